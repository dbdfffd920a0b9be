"""Commands that list what is asked."""
