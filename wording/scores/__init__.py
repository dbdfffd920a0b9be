"""Words of lights, trends, rankings and people."""
