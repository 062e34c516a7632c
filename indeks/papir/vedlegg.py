"""The pages attached to a sak, entered in the book as the sak's that they are of."""

import re

from indeks.papir.bok import Bok, Mote
from indeks.papir.sakstitler import normal_tittel


def les_vedlegg(bok: Bok, fra: int, til: int, sak: int | None = None) -> None:
    """Enters pages attached to a sak. Within one agenda they follow its order; where a page's first
    lines name another sak of the same meeting, what follows is that sak's."""
    if sak is None:
        bok.innfor_motedel("vedlegg", "vedlegg", fra, til, Mote(None, None), _tittel_paa(bok, fra))
        return
    mote = next((m for m in bok.moter if sak in m.saker), None)
    start, eier = fra, sak
    nr = fra
    while nr < til:
        neste = bok.ark.neste_side(nr, til)
        ny = _sak_nevnt(bok, nr, mote) if mote else None
        if ny is not None and ny != eier and nr > start:
            _innfor_vedlegg(bok, start, nr, eier)
            start = nr
        if ny is not None:
            eier = ny
        nr = neste
    _innfor_vedlegg(bok, start, til, eier)


def _innfor_vedlegg(bok: Bok, fra: int, til: int, sak: int) -> None:
    bok.innfor_sakens_del("vedlegg", "vedlegg", fra, til, sak, _tittel_paa(bok, fra))


def _tittel_paa(bok: Bok, nr: int) -> str | None:
    return next((linje.tekst for linje in bok.linjer[nr : nr + 5] if linje.tekst), None)


def _sak_nevnt(bok: Bok, nr: int, mote: Mote) -> int | None:
    """The sak whose own words, not shared with the meeting's other saker, open the page."""
    topp = [linje.tekst for linje in bok.linjer[nr : nr + 8] if linje.tekst][:3]
    # A title page has few words; running text that mentions a sak is no title.
    if (
        not topp
        or any(len(t) > 60 for t in topp[:2])
        or len(bok.ark.linjer_paa(bok.linjer[nr].side)) > 25
    ):
        return None
    ord_paa = normal_tittel(" ".join(topp))
    best: tuple[float, int] | None = None
    for i in mote.saker:
        egne = _saerord(bok, i, mote)
        if not egne:
            continue
        andel = sum(o in ord_paa for o in egne) / len(egne)
        if andel >= 0.6 and (best is None or andel > best[0]):
            best = (andel, i)
    return best[1] if best else None


def _saerord(bok: Bok, sak: int, mote: Mote) -> list[str]:
    def ordene(i: int) -> set[str]:
        tittel = (bok.behandlinger[i].sakstittel or "").lower()
        return {normal_tittel(o)[:12] for o in re.findall(r"[\wæøå]{6,}", tittel)}

    andre = (
        set().union(*(ordene(i) for i in mote.saker if i != sak)) if len(mote.saker) > 1 else set()
    )
    return sorted(ordene(sak) - andre)
