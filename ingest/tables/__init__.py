"""Rows become figures, and are checked."""
