"""A database on its way between one machine's files and the record that several share."""
