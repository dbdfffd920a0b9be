"""What the pages of inspection show."""
