"""The municipality that a document is of, by its own words: no field of it says so."""

import re
from collections import Counter
from collections.abc import Sequence

_KOMMUNENAVN = re.compile(
    r"\b(?P<navn>(?:(?:Indre|Ytre|Øvre|Nedre|Nordre|Søndre|Søre|Østre|Øystre|Vestre|Midtre|Store)\s+)?"
    r"[A-ZÆØÅ][\w-]+(?:\s+og\s+[A-ZÆØÅ][\w-]+)?)\s+(?:[Kk]ommune|KOMMUNE|[Hh]erad|HERAD)s?\b"
)


def finn_kommune(tekst: str, sidestart: Sequence[int]) -> str | None:
    """The municipality whose document it is: the one that the first page names in its letterhead,
    or else the one that the document speaks of most; None where none stands out."""
    forste = sidestart[1] if len(sidestart) > 1 else len(tekst)
    antall: Counter[str] = Counter()
    for treff in _KOMMUNENAVN.finditer(tekst):
        navn = " ".join(treff["navn"].split())
        antall[navn.title() if navn.isupper() else navn] += 4 if treff.start() < forste else 1
    if not antall:
        return None
    (navn, flest), *andre = antall.most_common(2)
    return navn if flest >= 3 and flest >= 2 * sum(n for _, n in andre) else None
