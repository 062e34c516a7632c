"""Norwegian words and sentences."""
