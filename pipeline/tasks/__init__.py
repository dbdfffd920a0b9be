"""What was given to units to do, who says how far it is, and until when it is due."""
