"""What is kept beside the figures: uploads, originals, the ledger, refused files."""
