"""From ranked passages to an answer: the words quoted, and how sure they are."""
