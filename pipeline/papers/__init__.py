"""What the documents of a period say, filled from one edition."""
