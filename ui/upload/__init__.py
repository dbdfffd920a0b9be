"""What the upload page shows."""
