"""What units owe in a period: tasks with a date, and reports."""
