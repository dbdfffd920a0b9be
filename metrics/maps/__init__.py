"""Where units lie: tiles and borders."""
