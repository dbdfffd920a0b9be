"""Every Vietnamese word a person reads, and how numbers, months and dates are written."""
