"""The rules of administrative-procedure control, pure: figures, targets and units in, verdicts out."""
