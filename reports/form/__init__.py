"""Whether a Word document keeps the form of administrative documents."""
