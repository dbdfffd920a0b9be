"""What stands in one period: lights, rankings, maps, and where a figure comes from."""
