"""Which month or period a text states."""
