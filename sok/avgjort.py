"""Which passage tells what was decided, where a question asks for that.

A sak is proposed, discussed and recommended before it is decided, each time in nearly the same
words, and the decision may be another. So what decided goes before what led to it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from indeks.lager import Lager, Passasjerad, en_av
from indeks.utvalg import er_overst, nokkel_utvalg
from sok.kandidat import Kandidat
from sok.saker import Saksregister
from sok.sporring import Sporring

AVGJORT_BLANT = 20
"""How many passages of a vedtak are looked through."""

LIKE_DEKKET = 0.65
"""The share of the question's words in what was recommended that the council's vedtak must have to
be taken to answer the same."""


@dataclass(frozen=True, slots=True)
class Rekke:
    """What an order is made from: the index and its saker, the question, the rows of the
    candidates (those of new ones are put there), the passages that a filter lets through (None:
    all), and what scores new candidates."""

    lager: Lager
    saker: Saksregister
    sporring: Sporring
    rader: dict[int, Passasjerad]
    tillatt: Collection[int] | None
    ranger: Callable[[list[Kandidat]], list[Kandidat]]

    def finn(
        self, kandidater: Sequence[Kandidat], hvor: str, verdier: Sequence[object], antall: int
    ) -> list[Kandidat]:
        """The first passages for which `hvor` holds, as candidates with a score."""
        ider = self.lager.finn_passasjer(hvor, verdier)
        ider = [i for i in ider if self.tillatt is None or i in self.tillatt][:antall]
        kjente = {k.id: k for k in kandidater}
        nye = [i for i in ider if i not in kjente]
        self.rader.update(self.lager.passasjer(nye))
        kjente |= {k.id: k for k in self.ranger([Kandidat(i) for i in nye])}
        return [kjente[i] for i in ider]


def avgjort_forst(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """For a question about what was decided, the vedtak before what was proposed, said or
    recommended on the way to it.

    What a body decided takes the place of what it had before it. The council's vedtak in the same
    sak takes the first place from what was recommended to it where it has most of the same of the
    question's words, else the one behind, and is quoted beside it. `kandidater` is not empty."""
    if r.sporring.bare_nummer or "vedtak" not in r.sporring.onsker:
        return kandidater
    p = r.rader[kandidater[0].id]
    pa_vei = {"forslag_til_vedtak"}
    if "behandling" not in r.sporring.onsker:
        pa_vei |= {"behandling", "votering"}
    if p.slag in pa_vei and p.behandling_id is not None:
        eget = _beste_vedtak(r, kandidater, [p.behandling_id])
        if eget is not None:
            kandidater = _flyttet(eget, kandidater, forst=True)
            p = r.rader[eget.id]
    if p.slag not in ("vedtak", "innstilling", "forslag_til_vedtak"):
        return kandidater
    siste = _beste_vedtak(r, kandidater, _radets(r, p))
    if siste is None:
        return kandidater
    return _flyttet(siste, kandidater, forst=siste.dekning >= LIKE_DEKKET * kandidater[0].dekning)


def fra_begynnelsen(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """Where no more is asked of a sak than what was decided, its vedtak from the first point: a
    long one is several passages, and none of them is nearer the question than another."""
    p = r.rader[kandidater[0].id]
    if not r.sporring.hele_vedtaket or p.slag not in ("vedtak", "innstilling"):
        return kandidater
    foran = r.finn(
        kandidater,
        "p.dokument_id = ? AND b.id = ? AND l.slag = ? AND p.start < ?",
        (p.dokument_id, p.behandling_id, p.slag, p.start),
        antall=1,
    )
    return _flyttet(foran[0], kandidater, forst=True) if foran else kandidater


def _beste_vedtak(
    r: Rekke, kandidater: Sequence[Kandidat], behandlinger: Sequence[int]
) -> Kandidat | None:
    """The passage of some behandlinger's vedtak that meets the question best."""
    if not behandlinger:
        return None
    hvor, verdier = en_av("b.id", behandlinger)
    funnet = r.finn(
        kandidater, f"l.slag IN ('vedtak', 'innstilling') AND {hvor}", verdier, AVGJORT_BLANT
    )
    return max(funnet, key=lambda k: (k.poeng, -k.id), default=None)


def _radets(r: Rekke, p: Passasjerad) -> list[int]:
    """The council's behandlinger of the sak of a passage of another body's papers, the last of
    them; none where that body's own, or that day's, is asked for."""
    spurt = (
        nokkel_utvalg(p.utvalg) in r.sporring.utvalg
        or p.dato in r.sporring.datoer
        or (p.dato and any(maned.passer(p.dato) for maned in r.sporring.maneder))
    )
    if spurt or p.behandling_id is None or er_overst(p.utvalg):
        return []
    sak = r.saker.sak_av(p.behandling_id)
    etter = [
        b
        for b in (r.saker.behandlinger(sak) if sak else ())
        if er_overst(b.utvalg) and b.dato and b.dato >= (p.dato or b.dato)
    ]
    siste = max((b.dato for b in etter if b.dato), default=None)
    return [b.id for b in etter if b.dato == siste]


def _flyttet(k: Kandidat, kandidater: Sequence[Kandidat], *, forst: bool) -> list[Kandidat]:
    """The candidates with one of them, or a new one, first or second, and a score that says so."""
    resten = [annen for annen in kandidater if annen.id != k.id]
    if kandidater[0].id == k.id or not resten:
        return [k, *resten]
    k.poeng = resten[0].poeng + (1e-4 if forst else -1e-4)
    if forst:
        return [k, *resten]
    for annen in resten[1:]:
        annen.poeng = min(annen.poeng, k.poeng)
    return [resten[0], k, *resten[1:]]
