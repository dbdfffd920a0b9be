"""The distances to a target: rows, map, funnel and their table."""
