"""What was loaded before: its history, what was refused, what was confirmed."""
