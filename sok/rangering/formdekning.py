"""Whether a text has what a question word asks for, by the word that it asks it of."""

from collections.abc import Collection
from functools import lru_cache

from indeks.ord import norsk
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.svarform import BELOP, TALL, Svarform, det_som_kan_svare, rest_etter, spor_antall
from sok.tekst.setninger import ET_ORD, del_i_setninger


def formdekning(
    form: Svarform, sporsmal: str, ordsok: Ordsok, tekst: str, termer: Collection[str] | None = None
) -> float:
    """1 where a sentence of a text has both what the question word asks for and the word it asks
    it of; 0.3 where it has the first, -1 where it has not. `termer` are the text's, where known."""
    mulig = det_som_kan_svare(form, sporsmal, tekst)
    if not form.svar.search(mulig):
        return -1.0
    kjerne = _kjerne(form, sporsmal)
    gruppe = _spurt_om(form, sporsmal, ordsok)
    if kjerne is not None and termer is not None and gruppe.isdisjoint(termer):
        return 0.3
    har = False
    for s in del_i_setninger(tekst):
        if form.svar.search(mulig, s.fra, s.til):
            har = True
            if kjerne is None or (
                _star_tett(form, mulig[s.fra : s.til], gruppe)
                if spor_antall(form, sporsmal)
                else not gruppe.isdisjoint(norsk.termer(tekst[s.fra : s.til]))
            ):
                return 1.0
    return 0.3 if har else -1.0


def _star_tett(form: Svarform, setning: str, gruppe: Collection[str | None]) -> bool:
    """Whether a number in a sentence stands by the word that is counted: «40 nye flyktninger», and
    not «3 saker … flyktninger»."""
    ord_ = ET_ORD.findall(setning)
    tall = [nr for nr, o in enumerate(ord_) if form.svar.search(o)]
    telles = [nr for nr, o in enumerate(ord_) if not set(gruppe).isdisjoint(norsk.termer(o))]
    # A number written out is the number of what follows it: «to hus ved skolene» counts no schools.
    return any(
        abs(i - j) <= TETT if ord_[i][0].isdigit() else 0 < j - i <= TETT_ORD
        for i in tall
        for j in telles
    )


TETT = 4
"""How many words may be between a number and what it counts, one less."""
TETT_ORD = 2
"""The same where the number is a word."""


def _spurt_om(form: Svarform, sporsmal: str, ordsok: Ordsok) -> frozenset[str | None]:
    """The terms of what a question word asks of: the word behind it, and, where «hvor mye» has a
    verb behind it, the rarest of the others («hvor mye brukes på e-sport»)."""
    kjerne = _kjerne(form, sporsmal)
    ut = next((gr for gr, _ in ordsok.grupper if kjerne in gr), frozenset((kjerne,)))
    if form in (BELOP, TALL) and not spor_antall(form, sporsmal):
        rest = _resten(form, sporsmal)
        andre = [(vekt, gr) for gr, vekt in ordsok.grupper if not gr.isdisjoint(rest)]
        if andre:
            ut |= max(andre, key=lambda par: par[0])[1]
    return ut


def _kjerne(form: Svarform, sporsmal: str) -> str | None:
    """The word that a question word asks of: «elever» of «hvor mange elever»."""
    return next(iter(_resten(form, sporsmal)), None)


@lru_cache(maxsize=256)
def _resten(form: Svarform, sporsmal: str) -> tuple[str, ...]:
    """The terms of a question after the word that asks; the same for every passage."""
    return tuple(norsk.sporretermer(rest_etter(form, sporsmal)))
