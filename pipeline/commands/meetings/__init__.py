"""The command of meetings."""
