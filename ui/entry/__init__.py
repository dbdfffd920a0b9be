"""Direct entry: one unit's month typed in the browser."""
