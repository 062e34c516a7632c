"""The answer: the shortest runs of the documents' own words that answer, each with its source.

Sentences of the best passages are weighed by how well the question's tokens are met in them
(late interaction again, over the token vectors that the ranking has already read) and by the
question's rare words. Nothing is written that is not in a passage, so nothing can be untrue of
the page it is cited to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

INGEN_SVAR = (
    "Jeg finner ikke noe svar på dette i arkivet. Under står passasjene som ligger nærmest; "
    "prøv andre ord, en videre periode eller færre filtre."
)
TOMT_ARKIV = "Ingen dokumenter passer med filtrene, eller indeksen er tom."

_SLUTT = re.compile(r"(?<=[.!?:;])[ \n]+(?=[A-ZÆØÅ«\"(0-9•·–-])|\n(?=[A-ZÆØÅ0-9•·–«-])|\n\n+")
_FORKORTET = re.compile(r"(?:\b(?:nr|kr|mill|mrd|ca|bl|jf|jfr|f|eks|pkt|kap|evt|inkl|iht|ift|mht|pga|osv|mv|m|dvs|tlf|kl|st|pr|vedr|ang|tom|fom)|\b\d{1,2}|\b[A-ZÆØÅ])\.$")
MAKS_SITAT = 420


@dataclass(frozen=True, slots=True)
class Setning:
    """A run of a passage that can be quoted: `tekst[fra:til]`."""

    fra: int
    til: int


def del_i_setninger(tekst: str) -> list[Setning]:
    """The sentences, points and table lines of a passage, in order; together all its words."""
    ut: list[Setning] = []
    fra = 0
    for skille in _SLUTT.finditer(tekst):
        bit = tekst[fra : skille.start()]
        if "\n" not in skille.group() and _FORKORTET.search(bit):
            continue
        if "\n" in skille.group() and "\n\n" not in skille.group() and _fortsetter(bit, tekst[skille.end() :]):
            continue
        if bit.strip():
            ut.append(Setning(fra, skille.start()))
        fra = skille.end()
    if tekst[fra:].strip():
        ut.append(Setning(fra, len(tekst)))
    return ut


def _fortsetter(bit: str, resten: str) -> bool:
    """Whether a line break is only the page's margin: a long line, not ended, goes on."""
    siste = bit.rsplit("\n", 1)[-1]
    return len(siste) > 60 and siste[-1] not in ".!?:;" and not resten.startswith(("•", "·", "–", "-"))


def velg_sitater(
    setninger: Sequence[Setning], poeng: Sequence[float], *, hoyst: int = 2, andel: float = 0.86
) -> list[Setning]:
    """The best sentences, at most `hoyst`, each near the best; neighbours are joined.

    Ties go to the first. In the passage's order.
    """
    if not setninger:
        return []
    rekke = sorted(range(len(setninger)), key=lambda i: (-poeng[i], i))
    best = poeng[rekke[0]]
    valgt = sorted(i for i in rekke[:hoyst] if poeng[i] >= andel * best)
    ut: list[Setning] = []
    for i in valgt:
        if ut and i > 0 and ut[-1].til == setninger[i - 1].til and setninger[i].til - ut[-1].fra <= MAKS_SITAT:
            ut[-1] = Setning(ut[-1].fra, setninger[i].til)
        else:
            ut.append(setninger[i])
    return ut


def kutt(tekst: str, setning: Setning) -> Setning:
    """The sentence no longer than `MAKS_SITAT`, cut between words."""
    if setning.til - setning.fra <= MAKS_SITAT:
        return setning
    slutt = tekst.rfind(" ", setning.fra, setning.fra + MAKS_SITAT)
    return Setning(setning.fra, slutt if slutt > setning.fra else setning.fra + MAKS_SITAT)
