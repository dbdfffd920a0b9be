"""Who has to report what, who has, and who is reminded."""
