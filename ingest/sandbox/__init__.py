"""The child process in which files are read."""
