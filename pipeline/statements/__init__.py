"""What people said and the program remembers."""
