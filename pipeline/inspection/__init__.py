"""Visits: whom, when, and what was concluded."""
