"""A page as the extractors see it, and how words are found in it."""
