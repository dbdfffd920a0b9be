"""Whom to visit: what is asked for, the list, and why each unit stands on it."""
