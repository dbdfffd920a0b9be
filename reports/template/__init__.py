"""The office's own Word files with fields, which stand in for ours."""
