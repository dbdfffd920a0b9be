"""Words of files, their faults and the upload page."""
