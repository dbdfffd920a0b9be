"""Whom to visit, why, and what a visit concluded."""
