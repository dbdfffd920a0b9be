"""Commands about inspections: whom to visit, what was found."""
