"""Whether somebody may take part in a sak: how it is told and asked.

Who has a share in a sak leaves while it is decided (forvaltningsloven § 6, kommuneloven § 11-10).
The others vote over that too, before they vote over the sak.
"""

import re

HABILITET = re.compile(r"(?i)\b(?:in|u)?habil\w*|\bugilde?\b")
"""What tells, or asks, whether somebody may take part in a sak."""

_SETNING = re.compile(r"(?:[^.\n]|\n(?![A-ZÆØÅ\d]))+")
"""A sentence goes on over lines, and not into one that begins with a capital or a number."""


def uten_habilitet(tekst: str) -> str:
    """A text of the same length with blanks for the sentences that tell who may take part: a vote
    there is not the sak's."""
    return _SETNING.sub(lambda s: " " * len(s[0]) if HABILITET.search(s[0]) else s[0], tekst)
