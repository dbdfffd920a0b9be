"""Annexes of plans: tables of tasks in Word files and workbooks."""
