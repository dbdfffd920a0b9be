"""Where work is done and who asks: the database, the viewer, the clock."""
