"""What every screen is made of: marks, theme, components, grid, drawings."""
