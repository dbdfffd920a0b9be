"""What the frame of a table says of its figures: every phrase has a role, or is asked about."""
