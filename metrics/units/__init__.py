"""Who is counted: units, their register over time, and who follows whom."""
