"""An answer that a language model writes, each sentence held against the passages."""
