"""The copy of a workbook handed back with its faults marked."""
