"""What stands: lights, trends, rankings, and where a figure comes from."""
