"""What people said, as rows."""
