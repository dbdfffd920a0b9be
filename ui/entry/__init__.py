"""What comes before a file: the month received, the form to take away, the grid to type in."""
