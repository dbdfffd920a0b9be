"""Figures become charts."""
