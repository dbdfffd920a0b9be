"""What an office sets of its installation, and the first steps of a new one."""
