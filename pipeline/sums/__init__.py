"""What units, and groups of them, come to over months."""
