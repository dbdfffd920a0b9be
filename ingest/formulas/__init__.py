"""Formulas of cells, recomputed where that is simple and exact."""
