"""Whether what is stored is what was promised, and the way back."""
