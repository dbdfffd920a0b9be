"""What the bytes are, and the cells in them."""
