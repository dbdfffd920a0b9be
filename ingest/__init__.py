"""Files become typed figures or problems; nothing is written here."""
