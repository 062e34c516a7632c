"""The language model, and the vectors it makes."""
