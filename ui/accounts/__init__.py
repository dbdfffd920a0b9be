"""Parts of the pages of accounts: one's own, everybody's, and the table of who may do what."""
