"""Scorecards and registers become documents."""
