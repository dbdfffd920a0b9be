"""Spreadsheets in: upload, preview, undo."""
