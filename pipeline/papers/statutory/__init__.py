"""Statutory forms that are filled back from what is stored."""
