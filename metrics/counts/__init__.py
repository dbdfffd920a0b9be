"""What is counted: months, measures, shares, figures, and what can be wrong with them."""
