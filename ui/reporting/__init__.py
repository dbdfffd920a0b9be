"""What the page of reports is made of."""
