"""What bodies are called in a question, as patterns: «formannskapet», «oppvekstutvalget».

The names of the index's own bodies are `indeks.utvalg`'s; these tell a body by its kind, whether
the index has it or not.
"""

ORGAN = r"(?:formannskap|styre|utvalg|utval|råd|nemnd|komit[eé])"
"""The last part of a word for a body, in the indefinite."""

ORGAN_ENDING = r"(?:et|a|en|t)"
"""What makes it definite."""
