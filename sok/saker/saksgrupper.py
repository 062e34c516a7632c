"""Which behandlinger are of one sak.

One behandling is often printed several times (innkalling, protokoll, saksprotokoll), and one sak is
before several bodies. They are joined by the arkivsaksnr; where a document has none, by standing in
one section of it or in its table of bodies. Papers of two municipalities are never joined.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indeks.kommune import finn_kommune
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Behandlingsrad
from indeks.lagring.strukturlager import Gangrad, hent_saksgang
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg


@dataclass(frozen=True, slots=True)
class Saksgrupper:
    """The saker of an index, by key and by behandling, and what they are found by."""

    behandlinger: dict[int, Behandlingsrad]
    saker: dict[str, list[int]]
    sak_av: dict[int, str]
    kommune: dict[int, str | None]
    gang: dict[str, list[Gangrad]]
    per_saksnr: dict[str, list[Behandlingsrad]]
    """The behandlinger by `nokkel_saksnr`, in their order."""
    per_arkivsaksnr: dict[str, list[Behandlingsrad]]
    """The same by `nokkel_arkivsaksnr`."""


def les_grupper(lager: Lager) -> Saksgrupper:
    """Joins the behandlinger of an index into saker."""
    rader = {b.id: b for b in lager.behandlinger()}
    kommune = {
        r["id"]: finn_kommune(r["forst"], json.loads(r["sidestart"]))
        for r in lager.rader("SELECT id, substr(tekst, 1, 20000) AS forst, sidestart FROM dokument")
    }
    like_saker = _Sammen({b.id: kommune.get(b.dokument_id) for b in rader.values()})

    def sammen(a: Behandlingsrad, b: Behandlingsrad) -> bool:
        if not samme_kommune(kommune.get(a.dokument_id), kommune.get(b.dokument_id)):
            return False
        x, y = nokkel_arkivsaksnr(a.arkivsaksnr), nokkel_arkivsaksnr(b.arkivsaksnr)
        return x is None or y is None or x == y

    per_arkivsaksnr: dict[str, list[Behandlingsrad]] = defaultdict(list)
    per_saksnr: dict[str, list[Behandlingsrad]] = defaultdict(list)
    per_gang: dict[tuple[str, date, str], list[Behandlingsrad]] = defaultdict(list)
    per_dokument: dict[int, list[Behandlingsrad]] = defaultdict(list)
    for b in rader.values():
        like_saker.rot(b.id)
        if arkiv := nokkel_arkivsaksnr(b.arkivsaksnr):
            per_arkivsaksnr[arkiv].append(b)
        utvalg, nr = nokkel_utvalg(b.utvalg), nokkel_saksnr(b.saksnr, b.dato)
        if nr:
            per_saksnr[nr].append(b)
        if utvalg and b.dato and nr:
            per_gang[utvalg, b.dato, nr].append(b)
        per_dokument[b.dokument_id].append(b)
    for like in per_arkivsaksnr.values():
        for plass, b in enumerate(like):
            for a in like[:plass]:
                if like_saker.forbind(a.id, b.id):
                    break
    for like in per_gang.values():
        for b in like[1:]:
            if sammen(like[0], b) and kan_vaere_samme_tittel(like[0].sakstittel, b.sakstittel):
                like_saker.forbind(like[0].id, b.id)
    for egne in per_dokument.values():
        for a in egne:
            for b in egne:
                # Another body's behandling, quoted within the section of the sak.
                if (
                    a.id < b.id
                    and a.sakstittel
                    and a.sakstittel == b.sakstittel
                    and a.arkivsaksnr is None
                    and b.arkivsaksnr is None
                    and (
                        a.side_fra <= b.side_fra <= a.side_til
                        or b.side_fra <= a.side_fra <= b.side_til
                    )
                ):
                    like_saker.forbind(a.id, b.id)
    gangrader = hent_saksgang(lager)
    for rad in gangrader:
        her = rader.get(rad.sted.behandling_id or -1)
        if her is None or rad.dato is None or rad.saksnr is None:
            continue
        n = (nokkel_utvalg(rad.utvalg) or "", rad.dato, nokkel_saksnr(rad.saksnr, rad.dato) or "")
        for b in per_gang.get(n, ()):
            if sammen(her, b):
                like_saker.forbind(her.id, b.id)
    saker: dict[str, list[int]] = defaultdict(list)
    sak_av: dict[int, str] = {}
    for id_ in rader:
        sak_av[id_] = f"s{like_saker.rot(id_)}"
        saker[sak_av[id_]].append(id_)
    gang: dict[str, list[Gangrad]] = defaultdict(list)
    for rad in gangrader:
        if rad.sted.behandling_id in sak_av:
            gang[sak_av[rad.sted.behandling_id]].append(rad)
    return Saksgrupper(
        rader,
        dict(saker),
        sak_av,
        kommune,
        dict(gang),
        dict(per_saksnr),
        dict(per_arkivsaksnr),
    )


class _Sammen:
    """Union-find over behandlinger, of which no two of different known municipalities are ever
    joined, not even through one of unknown."""

    def __init__(self, kommune: Mapping[int, str | None]) -> None:
        self._over: dict[int, int] = {}
        self._kommune = dict(kommune)

    def rot(self, x: int) -> int:
        while self._over.setdefault(x, x) != x:
            self._over[x] = self._over[self._over[x]]
            x = self._over[x]
        return x

    def forbind(self, a: int, b: int) -> bool:
        """Joins the two unless their municipalities differ; whether they are joined now."""
        rot, under = sorted((self.rot(a), self.rot(b)))
        if not samme_kommune(self._kommune[rot], self._kommune[under]):
            return False
        self._kommune[rot] = self._kommune[rot] or self._kommune[under]
        self._over[under] = rot
        return True


def med_nummer(t: Saksgrupper, nummer: str) -> list[Behandlingsrad]:
    """The behandlinger that have a number as their saksnr or arkivsaksnr, in their order."""
    egne = t.per_saksnr.get(nokkel_saksnr(nummer) or "", [])
    arkiv = t.per_arkivsaksnr.get(nokkel_arkivsaksnr(nummer) or "", [])
    if not (egne and arkiv):
        return egne or arkiv
    ider = {b.id for b in (*egne, *arkiv)}
    return [b for b in t.behandlinger.values() if b.id in ider]


def samme_kommune(a: str | None, b: str | None) -> bool:
    """Whether papers may be of one municipality: the same, or one of unknown."""
    return a is None or b is None or a == b


def kan_vaere_samme_tittel(a: str | None, b: str | None) -> bool:
    """Whether two titles may be of one sak: alike, one cut short, or one not told."""
    if not a or not b:
        return True
    x, y = (re.sub(r"\W+", "", s.casefold()) for s in (a, b))
    kort, lang = sorted((x, y), key=len)
    return lang.startswith(kort[:24]) or kort in lang
