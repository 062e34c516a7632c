"""How well each passage meets a question, and which goes first."""
