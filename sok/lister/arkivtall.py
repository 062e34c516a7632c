"""What an archive holds, and what it comes to in numbers: its documents, decisions month by month,
how often they were unanimous, what became of each party's proposals."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from indeks.lagring.lager import Lager
from indeks.personer import parti
from sok.lister.vedtaksliste import Listerad
from sok.saker.saksregister import Saksregister


@dataclass(frozen=True, slots=True)
class Dokumentlinje:
    """A document: its pages, those without text, those that hold print as a picture too and those
    that are searchable as text alone, the first and last meeting that it is a paper of (or, where
    it is of none, tells of), how many saker it has, and when it came in."""

    id: int
    navn: str
    sider: int
    uten_tekst: tuple[int, ...]
    halvleste: tuple[int, ...]
    uforstatt: tuple[int, ...]
    fra: date | None
    til: date | None
    saker: int
    lagt_inn: datetime


@dataclass(frozen=True, slots=True)
class Maned:
    """How many decisions each body made in a month."""

    forste: date
    utvalg: dict[str, int]


@dataclass(frozen=True, slots=True)
class Enstemmighet:
    """Of a body's decisions: how many were told to be unanimous, how many had votes against or
    votes counted, and of how many nothing is told."""

    utvalg: str
    enstemmig: int
    delt: int
    ikke_oppgitt: int

    @property
    def andel(self) -> float | None:
        """The share that was unanimous, of those of which it is told."""
        kjent = self.enstemmig + self.delt
        return self.enstemmig / kjent if kjent else None


@dataclass(frozen=True, slots=True)
class Partiforslag:
    """What became of the proposals that a party made, alone or with others; None is what the
    documents do not tell."""

    parti: str
    utfall: dict[str | None, int]

    @property
    def antall(self) -> int:
        """How many there are."""
        return sum(self.utfall.values())


def dokumentlinjer(lager: Lager, register: Saksregister) -> list[Dokumentlinje]:
    """Every document, last in first."""
    with lager.lesing():
        lagt_inn = {
            r["id"]: r["lagt_inn"] for r in lager.rader("SELECT id, lagt_inn FROM dokument")
        }
        uforstatt = lager.uforstatt()
        egne: dict[int, set[date]] = {}
        for r in lager.rader(
            "SELECT DISTINCT dokument_id, dato FROM del WHERE dato IS NOT NULL"
            " AND dokumenttype IN ('moteinnkalling', 'moteprotokoll')"
        ):
            egne.setdefault(r["dokument_id"], set()).add(date.fromisoformat(r["dato"]))
        datoer: dict[int, set[date]] = {}
        saker: dict[int, set[str]] = {}
        for b in lager.behandlinger():
            if b.dato:
                datoer.setdefault(b.dokument_id, set()).add(b.dato)
            if sak := register.sak_av(b.id):
                saker.setdefault(b.dokument_id, set()).add(sak)
        dokumenter = lager.dokumenter()
    # What other bodies did in a sak is printed in the papers for a later meeting.
    datoer |= egne
    ut = [
        Dokumentlinje(
            d.id,
            d.navn,
            d.sider,
            d.uten_tekst,
            d.halvleste,
            tuple(s for s in uforstatt.get(d.navn, ()) if s not in d.uten_tekst),
            min(datoer.get(d.id, ()), default=None),
            max(datoer.get(d.id, ()), default=None),
            len(saker.get(d.id, ())),
            datetime.fromisoformat(lagt_inn[d.id]),
        )
        for d in dokumenter
    ]
    return sorted(ut, key=lambda d: (d.lagt_inn, d.id), reverse=True)


def hoppet_over(lager: Lager) -> list[tuple[str, str]]:
    """The files that are not in the index, each by its name, with the reason."""
    return sorted((Path(f.sti).name, f.grunn) for f in lager.filer().values() if f.grunn)


def vedtak_per_maned(rader: Sequence[Listerad]) -> list[Maned]:
    """The decisions month by month, from the first to the last; a month without any is there."""
    telt: dict[date, Counter[str]] = {}
    for r in rader:
        if r.slag == "vedtak" and r.dato:
            telt.setdefault(r.dato.replace(day=1), Counter())[r.utvalg or ""] += 1
    if not telt:
        return []
    ut: list[Maned] = []
    maned = min(telt)
    while maned <= max(telt):
        ut.append(Maned(maned, dict(telt.get(maned, {}))))
        maned = maned.replace(year=maned.year + (maned.month == 12), month=maned.month % 12 + 1)
    return ut


def enstemmighet(rader: Sequence[Listerad]) -> list[Enstemmighet]:
    """How often each body was unanimous; the body with most decisions first."""
    telt: dict[str, Counter[str]] = {}
    for r in rader:
        if r.slag != "vedtak":
            continue
        hvordan = "ikke_oppgitt"
        if r.stemmer_mot or (r.stemmer_for is not None and not r.enstemmig):
            hvordan = "delt"
        elif r.enstemmig:
            hvordan = "enstemmig"
        telt.setdefault(r.utvalg or "", Counter())[hvordan] += 1
    ut = [Enstemmighet(u, c["enstemmig"], c["delt"], c["ikke_oppgitt"]) for u, c in telt.items()]
    return sorted(ut, key=lambda e: (-(e.enstemmig + e.delt + e.ikke_oppgitt), e.utvalg))


def forslag_etter_parti(rader: Sequence[Listerad]) -> list[Partiforslag]:
    """Each party's proposals by outcome, most first; one made by several counts for each."""
    telt: dict[str, Counter[str | None]] = {}
    for r in rader:
        if r.slag == "forslag":
            for p in {parti(navn) or navn for navn in r.partier}:
                telt.setdefault(p, Counter())[r.resultat] += 1
    ut = [Partiforslag(p, dict(c)) for p, c in telt.items()]
    return sorted(ut, key=lambda p: (-p.antall, p.parti))
