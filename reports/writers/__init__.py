"""One module a format; each writes the same content and computes nothing."""
