"""The office's own Word files with fields in place of ours."""
