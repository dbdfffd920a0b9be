"""What is judged: lights, groups, comparisons, budgets and series."""
