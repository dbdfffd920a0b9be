"""Documents: their register of numbers, and what has changed since one went out."""
