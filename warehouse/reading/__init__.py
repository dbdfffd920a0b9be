"""Published editions, and every question to them."""
