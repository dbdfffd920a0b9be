"""The words of a table's frame, and what role each phrase of a text has."""
