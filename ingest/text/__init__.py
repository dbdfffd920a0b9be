"""Names, words and letters as people write them."""
