"""What the command line lists and writes."""
