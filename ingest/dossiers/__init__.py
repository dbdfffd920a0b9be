"""Lists with one row a dossier: known by their columns, counted into measures by one expression."""
