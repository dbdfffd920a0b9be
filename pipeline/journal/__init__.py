"""What changed, by whom and when: one reader of everything that was stored or said."""
