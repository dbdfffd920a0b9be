"""Which form a table is, and what its headings mean."""
