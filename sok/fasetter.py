"""What the archive can be narrowed by: utvalg, year, kind of part, outcome and party, with counts.

What is counted is behandlinger: one body's treatment of one sak, however often it is printed. A
count beside a value is how many there are once it is chosen, with all that is chosen already. Where
there is a question, they are those of the passages that the search weighs for it (`Sokemotor`),
a bounded number: what the question finds, not all that there is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from indeks.dokument import Slag
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad
from indeks.passasjer import NAVN_PA_SLAG
from indeks.personer import parti
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk
from sok.lister.fasettverdi import Fasettverdi, etter_antall
from sok.lister.kjente import krev_parti
from sok.saker.saksregister import Gang, Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter

Fasett = Literal["utvalg", "ar", "deler", "resultat", "parti"]

_BARE_PAPIR = frozenset({"moteinnkalling", "sakskart", "moteprotokoll", "annet"})
"""Parts that nobody narrows a search to."""


@dataclass(frozen=True, slots=True)
class Fasetter:
    """The values of each kind; most first, years newest first."""

    utvalg: tuple[Fasettverdi, ...]
    ar: tuple[Fasettverdi, ...]
    deler: tuple[Fasettverdi, ...]
    resultater: tuple[Fasettverdi, ...]
    partier: tuple[Fasettverdi, ...]


@dataclass(frozen=True, slots=True)
class _Rad:
    ider: tuple[int, ...]
    utvalg: str | None
    nokkel: str | None
    dato: date | None
    saksnr: str | None
    deler: frozenset[Slag]
    resultat: str | None
    partier: frozenset[str]


class Fasettregister:
    """The facets of an index; follows it when it changes."""

    def __init__(self, lager: Lager, register: Saksregister) -> None:
        self._lager = lager
        self._rader = Fersk(lager, lambda: _les(lager, register))

    def behandlinger(
        self, resultat: str | None = None, parti_: str | None = None
    ) -> frozenset[int] | None:
        """The ids of the behandlinger that ended so, or in which that party proposed something;
        None where neither is asked for. Raises `SakssokFeil` where nobody is of the party."""
        if resultat is None and parti_ is None:
            return None
        if parti_ is not None and not any(parti(parti_) in r.partier for r in self._rader()):
            krev_parti(self._lager, parti_)
        return frozenset(
            id_
            for rad in self._rader()
            if (resultat is None or rad.resultat == resultat)
            and (parti_ is None or parti(parti_) in rad.partier)
            for id_ in rad.ider
        )

    def tell(
        self, filter_: Filter, resultat: str | None = None, parti_: str | None = None
    ) -> Fasetter:
        """The facets of what satisfies a filter, each counted with all of it but its own kind."""
        alle = self._rader()
        return self._tell(filter_, resultat, parti_, dict.fromkeys(get_args(Fasett), alle))

    def tell_funnet(
        self,
        motor: Sokemotor,
        sporsmal: str,
        funnet: Sequence[Passasjerad],
        filter_: Filter,
        resultat: str | None = None,
        parti_: str | None = None,
    ) -> Fasetter:
        """The facets of what a question finds with a filter (`funnet`, as `Resultat` has it). A
        kind that is chosen from is counted among what the question finds without that choice; what
        is chosen itself, among what is found with it, which is the same for every kind."""
        har = filter_
        valgt: dict[Fasett, Filter] = {}
        if har.utvalg:
            valgt["utvalg"] = replace(har, utvalg=())
        if har.fra or har.til:
            valgt["ar"] = replace(har, fra=None, til=None)
        if har.deler:
            valgt["deler"] = replace(har, deler=())
        if resultat:
            valgt["resultat"] = replace(har, behandlinger=self.behandlinger(None, parti_))
        if parti_:
            valgt["parti"] = replace(har, behandlinger=self.behandlinger(resultat, None))
        uten = dict(zip(valgt, motor.funnet(sporsmal, list(valgt.values())), strict=True))
        alle = self._rader()
        egne = _blant(alle, funnet)
        rader: dict[Fasett, Sequence[_Rad]] = {
            fasett: _blant(alle, uten[fasett]) if fasett in uten else egne
            for fasett in get_args(Fasett)
        }
        return _med_valgte(
            self._tell(filter_, resultat, parti_, rader),
            self._tell(filter_, resultat, parti_, dict.fromkeys(get_args(Fasett), egne)),
            har,
            resultat,
            parti_,
        )

    @staticmethod
    def _tell(
        filter_: Filter,
        resultat: str | None,
        parti_: str | None,
        rader: Mapping[Fasett, Sequence[_Rad]],
    ) -> Fasetter:
        def blant(uten: Fasett) -> Iterable[_Rad]:
            return (r for r in rader[uten] if _passer(r, filter_, resultat, parti_, uten))

        deler = (d for r in blant("deler") for d in r.deler if d not in _BARE_PAPIR)
        return Fasetter(
            _ordnet(r.utvalg for r in blant("utvalg") if r.utvalg),
            _ar_ordnet(_ordnet(str(r.dato.year) for r in blant("ar") if r.dato)),
            _ordnet(deler),
            _ordnet(r.resultat for r in blant("resultat") if r.resultat),
            _ordnet(p for r in blant("parti") for p in r.partier),
        )


def _med_valgte(
    alle: Fasetter, egne: Fasetter, f: Filter, resultat: str | None, parti_: str | None
) -> Fasetter:
    """The facets `alle` with each chosen value counted as in `egne`."""

    def velg(
        verdier: Sequence[Fasettverdi], fra: Sequence[Fasettverdi], valgte: Iterable[str | None]
    ) -> tuple[Fasettverdi, ...]:
        antall, med = ({v.verdi: v.antall for v in x} for x in (verdier, fra))
        nye = {v: med.get(v, 0) for v in valgte if v in antall or v in med}
        return etter_antall(antall | nye)

    ar = None
    if f.fra and f.til and (f.fra, f.til) == (date(f.fra.year, 1, 1), date(f.fra.year, 12, 31)):
        ar = str(f.fra.year)
    return Fasetter(
        velg(alle.utvalg, egne.utvalg, f.utvalg),
        _ar_ordnet(velg(alle.ar, egne.ar, (ar,))),
        velg(alle.deler, egne.deler, f.deler),
        velg(alle.resultater, egne.resultater, (resultat,)),
        velg(alle.partier, egne.partier, (parti_,)),
    )


def _blant(rader: Iterable[_Rad], funnet: Iterable[Passasjerad]) -> list[_Rad]:
    """The behandlinger that some passages are of, each with the parts that these are of alone."""
    deler: dict[int, set[Slag]] = {}
    for p in funnet:
        if p.behandling_id is not None:
            deler.setdefault(p.behandling_id, set()).add(p.slag)
    ut: list[_Rad] = []
    for rad in rader:
        egne = [deler[id_] for id_ in rad.ider if id_ in deler]
        if egne:
            ut.append(replace(rad, deler=rad.deler & frozenset().union(*egne)))
    return ut


def _les(lager: Lager, register: Saksregister) -> tuple[_Rad, ...]:
    deler = {b.id: frozenset(d.slag for d in b.deler) for b in lager.behandlinger()}
    navn = lager.utvalg()
    kjeder = register.ganger(register.nokler())
    return tuple(
        _rad(gang, deler, navn) for kjede in kjeder.values() for gang in kjede if gang.holdt
    )


def _rad(gang: Gang, deler: dict[int, frozenset[Slag]], navn: dict[str, str]) -> _Rad:
    ider = tuple(u.behandling_id for u in gang.utgaver if u.behandling_id is not None)
    nokkel = nokkel_utvalg(gang.utvalg)
    return _Rad(
        ider,
        navn.get(nokkel or "", gang.utvalg),
        nokkel,
        gang.dato,
        gang.saksnr,
        frozenset(d for id_ in ider for d in deler.get(id_, ()) if d in NAVN_PA_SLAG),
        gang.utfall,
        frozenset(p for f in gang.forslag for navn_ in f.partier if (p := parti(navn_))),
    )


def _passer(
    r: _Rad,
    f: Filter,
    resultat: str | None,
    parti_: str | None,
    uten: Fasett,
) -> bool:
    if uten != "utvalg" and not f.i_utvalg(r.nokkel):
        return False
    if uten != "ar" and not f.i_tiden(r.dato):
        return False
    if uten != "deler" and f.deler and not r.deler & set(f.deler):
        return False
    if uten != "resultat" and resultat and r.resultat != resultat:
        return False
    return uten == "parti" or parti_ is None or parti(parti_) in r.partier


def _ordnet(verdier: Iterable[str]) -> tuple[Fasettverdi, ...]:
    return etter_antall(Counter(verdier))


def _ar_ordnet(verdier: Iterable[Fasettverdi]) -> tuple[Fasettverdi, ...]:
    return tuple(sorted(verdier, key=lambda v: v.verdi, reverse=True))
