"""What the pages of lights, distances, trends and units show."""
