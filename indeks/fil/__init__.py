"""A PDF's pages as text, and where things stand on them."""
