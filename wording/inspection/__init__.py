"""Words of visits and conclusions."""
