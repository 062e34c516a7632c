"""The rows of `sok.lister.vedtaksliste`, read once and kept: filtered, counted and looked through
by the interface, which asks again for every click."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indeks.lagring.lager import Lager
from indeks.personer import parti
from sok.fersk import Fersk
from sok.lister.fasettverdi import Fasettverdi, etter_antall
from sok.lister.kjente import KjenteUtvalg, krev_vedtaksfilter
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.lister.vedtaksliste import Listerad, alle_rader, har_status, passer
from sok.saker.saksregister import Saksregister


@dataclass(frozen=True, slots=True)
class Listefasetter:
    """What a list can be narrowed by, with how many rows there are once it is chosen. Years newest
    first, the others most first; `statuser` are the words of the reports, each with
    all rows that mean it. `alle` is the list of all that somebody proposed and voted, None where
    nobody is named."""

    alle: int | None
    slag: dict[Listeslag, int]
    utvalg: tuple[Fasettverdi, ...]
    ar: tuple[Fasettverdi, ...]
    resultater: tuple[Fasettverdi, ...]
    partier: tuple[Fasettverdi, ...]
    statuser: tuple[Fasettverdi, ...]


class Vedtaksregister:
    """All rows of an index; follows it when it changes."""

    def __init__(self, lager: Lager, register: Saksregister) -> None:
        self._lager = lager
        self._utvalg = KjenteUtvalg(lager)
        self._rader = Fersk(lager, lambda: tuple(alle_rader(lager, register)))

    def alle(self) -> tuple[Listerad, ...]:
        """Every row, newest first."""
        return self._rader()

    def liste(self, filter_: Vedtaksfilter) -> list[Listerad]:
        """The rows that satisfy a filter, newest first. Raises `SakssokFeil` for a filter that
        nothing can satisfy, and where there are none because nobody has the name asked for."""
        filter_.kontroller()
        self._utvalg.krev(filter_.grunn.utvalg)
        rader = [r for r in self.alle() if passer(r, filter_)]
        if not rader:
            krev_vedtaksfilter(self._lager, filter_)
        return rader

    def tell(self, f: Vedtaksfilter) -> Listefasetter:
        """What the list can be narrowed by; each is counted with all of the filter but its own
        kind."""
        hvilke = f.hvilke()
        # Which kinds are asked for is a matter of the whole filter, so it is held fast.
        uten_utvalg = replace(f, grunn=replace(f.grunn, utvalg=()))
        uten_tid = replace(f, grunn=replace(f.grunn, fra=None, til=None))
        uten_resultat = replace(f, resultat=None)
        uten_parti = replace(f, parti=None)
        uten_status = replace(f, status=None)

        def blant(g: Vedtaksfilter) -> list[Listerad]:
            return [
                r for r in self.alle() if r.slag in hvilke and passer(r, replace(g, slag=r.slag))
            ]

        def antall(g: Vedtaksfilter) -> int:
            return sum(passer(r, g) for r in self.alle())

        person = Vedtaksfilter(f.grunn, forslagsstiller=f.forslagsstiller)
        # A result makes a list of somebody's proposals and votes one of proposals.
        med_resultat = hvilke if len(hvilke) == 1 else ("forslag",)
        return Listefasetter(
            antall(person) if f.forslagsstiller else None,
            {s: antall(f.for_slag(s)) for s in ("vedtak", "forslag", "votering", "status")},
            _mest_forst(r.utvalg for r in blant(uten_utvalg)),
            tuple(
                sorted(
                    _mest_forst(str(r.dato.year) for r in blant(uten_tid) if r.dato),
                    key=lambda v: v.verdi,
                    reverse=True,
                )
            ),
            _mest_forst(r.resultat for r in blant(uten_resultat) if r.slag in med_resultat),
            _mest_forst(
                p
                for r in blant(uten_parti)
                if r.slag == "forslag"
                for p in sorted({parti(navn) or navn for navn in r.partier})
            ),
            _statuser(r for r in blant(uten_status) if r.slag == "status"),
        )

    def venter(self) -> list[Listerad]:
        """The vedtak that the latest reports tell have not been carried out."""
        return [r for r in self.alle() if r.slag == "status" and r.iverksatt is False]

    def representanter(self) -> tuple[Fasettverdi, ...]:
        """Those who have proposed something, by name, with how many proposals."""
        forslag = (r for r in self.alle() if r.slag == "forslag")
        navn = _mest_forst(n for r in forslag for n in r.forslagsstillere)
        return tuple(sorted(navn, key=lambda v: v.verdi.casefold()))


def utfall_av(rader: Sequence[Listerad]) -> tuple[Fasettverdi, ...]:
    """How rows ended, most first; those that do not say are left out."""
    return _mest_forst(r.resultat for r in rader)


def _statuser(rader: Iterable[Listerad]) -> tuple[Fasettverdi, ...]:
    antall = Counter((r.status or "", r.iverksatt) for r in rader)
    return etter_antall(
        {
            ord_: sum(n for rad, n in antall.items() if har_status(ord_, *rad))
            for ord_, _ in antall
            if ord_
        }
    )


def _mest_forst(verdier: Iterable[str | None]) -> tuple[Fasettverdi, ...]:
    return etter_antall(Counter(v for v in verdier if v))
