"""The words of the documents that leave the office."""
