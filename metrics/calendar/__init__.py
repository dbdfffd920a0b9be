"""Days on which offices work: the calendar of the country and what the office adds to it."""
