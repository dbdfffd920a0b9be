"""The overview: its tiles, what needs attention, what a year can no longer reach."""
