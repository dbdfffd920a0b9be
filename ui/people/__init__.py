"""What the page of responsible persons shows."""
