"""The rules of administrative-procedure control, pure: figures and targets in, verdicts out."""
