"""All of a kind: the vedtak and proposals that a filter lets through."""
