"""The sheets of a document: where a sak's paper is over, and what was attached to it begins.

Nothing says so. A case paper ends where it is approved or lists its attachments, a saksprotokoll
with its vedtak; what follows on a page of its own is no more of it.
"""

import re
from collections.abc import Sequence

from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import deloverskrift, er_brevhode, treff
from indeks.papir.papirer import Papir


def _er_vedtak(tekst: str) -> bool:
    """Whether a line is the heading of a vedtak or an innstilling."""
    if del_ := deloverskrift(tekst):
        return del_[0] in ("vedtak", "innstilling")
    organ = treff(tekst, monstre.ORGANLINJER)
    return treff(tekst, monstre.NUMMERERT_VEDTAK) is not None or (
        organ is not None and organ[0].gir in ("vedtak", "innstilling")
    )


class Ark:
    """A document's lines by page."""

    def __init__(self, linjer: Sequence[Linje]) -> None:
        self.linjer = linjer
        self._per_side: dict[int, list[Linje]] = {}
        for linje in linjer:
            self._per_side.setdefault(linje.side, []).append(linje)

    def slutt_paa_framlegg(self, papir: Papir) -> int:
        """The line where a saksframlegg is over: the page after the one that says it is approved,
        or after its list of attachments."""
        for nr in range(papir.hode_til, papir.til):
            tekst = self.linjer[nr].tekst
            if monstre.GODKJENT.fullmatch(tekst):
                return self.neste_side(nr, papir.til)
            if monstre.VEDLEGGSLISTE.match(tekst) and nr + 1 < papir.til:
                ny = self.neste_side(nr, papir.til)
                if ny < papir.til and not self._fortsetter(ny) and not self._bare_slutten(ny):
                    return ny
        return papir.til

    def _bare_slutten(self, nr: int) -> bool:
        """Whether the page of line `nr` holds no more than the last lines of a case paper."""
        side = self._innhold(self.linjer[nr].side)
        return any(monstre.GODKJENT.fullmatch(tekst) for tekst in side[:8]) or (
            len(side) <= 5 and any(monstre.STILLING.fullmatch(tekst) for tekst in side)
        )

    def _forside(self, nr: int) -> bool:
        """Whether the page of line `nr` is the cover of something: few and short lines."""
        side = self._innhold(self.linjer[nr].side)
        return 0 < len(side) <= 12 and all(
            len(tekst) <= 60 and not tekst.endswith((".", ":", ";")) for tekst in side[:3]
        )

    def _innhold(self, side: int) -> list[str]:
        """The lines of a page with words, the sheet's own aside."""
        return [
            linje.tekst
            for linje in self.linjer_paa(side)
            if linje.tekst and not er_brevhode(linje.tekst)
        ]

    def slutt_paa_protokoll(self, papir: Papir) -> int:
        """The line where a saksprotokoll is over: the first page after its vedtak that follows a
        page not filled, or that opens with a heading and no vedtak's point."""
        fullt = max((self._antall(s) for s in self._sider(papir)), default=0)
        i_vedtak = False
        for nr in range(papir.hode_til, papir.til):
            if _er_vedtak(self.linjer[nr].tekst):
                i_vedtak = True
            if (
                i_vedtak
                and nr > papir.fra
                and self.linjer[nr].over == 0
                and self.linjer[nr].tekst
                and self.linjer[nr].side > self.linjer[nr - 1].side
                and not self._fortsetter(nr)
                and (self._antall(self.linjer[nr].side - 1) < 0.8 * fullt or self._forside(nr))
                and self._siste_linje(nr).endswith((".", "!", "?", "»", '"'))
            ):
                return nr
        return papir.til

    def _siste_linje(self, nr: int) -> str:
        """The last words before line `nr`."""
        return next((linje.tekst for linje in reversed(self.linjer[:nr]) if linje.tekst), "")

    def _sider(self, papir: Papir) -> range:
        return range(self.linjer[papir.fra].side, self.linjer[papir.til - 1].side + 1)

    def _antall(self, side: int) -> int:
        return sum(1 for linje in self.linjer_paa(side) if linje.tekst)

    def linjer_paa(self, side: int) -> Sequence[Linje]:
        """All lines of a page."""
        return self._per_side.get(side, ())

    def neste_side(self, nr: int, til: int) -> int:
        """The first line with words of the pages behind that of line `nr`, at most `til`."""
        side = self.linjer[nr].side
        while nr < til and (self.linjer[nr].side == side or not self.linjer[nr].tekst):
            nr += 1
        return nr

    def _fortsetter(self, nr: int) -> bool:
        """Whether a page's first line goes on from the page before: lower case, a point, a sum."""
        return bool(re.match(r"[a-zæøå(–•-]|\d{1,2}[.)] ", self.linjer[nr].tekst)) and not re.match(
            r"1\. [A-ZÆØÅ]", self.linjer[nr].tekst
        )
