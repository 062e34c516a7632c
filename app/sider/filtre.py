"""What narrows a search: the filters that are set, as chips, and those that can be, with counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.adresse import STANDARD_ANTALL, Adresse, skriv_adresse
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.tekster import Malform, tekst
from indeks.datoer import vis_dato
from indeks.lagring.rader import Passasjerad
from sok.lister.fasettverdi import Fasettverdi
from sok.sporsmal.sporring import Filter


@dataclass(frozen=True, slots=True)
class Lenke:
    """Words with the address they lead to, None for words alone."""

    navn: str
    adresse: str | None
    antall: int | None = None
    valgt: bool = False


@dataclass(frozen=True, slots=True)
class Fasettgruppe:
    """The values of one kind to narrow by."""

    id: str
    navn: str
    valg: tuple[Lenke, ...]


def uten_filtre(a: Adresse) -> Adresse:
    """The same question asked of the whole archive."""
    return Adresse(a.visning, q=a.q, sorter=a.sorter)


def chips(a: Adresse, malform: Malform) -> list[Lenke]:
    """Each filter that is set, leading to the same search without it."""

    def uten(navn: str, **endret: Any) -> Lenke:
        return Lenke(navn, skriv_adresse(a.med(antall=STANDARD_ANTALL, **endret)))

    ut = [uten(u, utvalg=tuple(x for x in a.utvalg if x != u)) for u in a.utvalg]
    if a.fra:
        ut.append(uten(tekst(malform, "fra", dato=vis_dato(a.fra)), fra=None))
    if a.til:
        ut.append(uten(tekst(malform, "til", dato=vis_dato(a.til)), til=None))
    ut += [
        uten(tekst(malform, f"del_{d}"), deler=tuple(x for x in a.deler if x != d)) for d in a.deler
    ]
    if a.resultat:
        ut.append(uten(utfall_navn(a.resultat, malform), resultat=None))
    if a.parti:
        ut.append(uten(a.parti, parti=None))
    return ut


def utfall_navn(utfall: str, malform: Malform) -> str:
    """An outcome in words; one that has none is shown as it is."""
    try:
        return tekst(malform, f"utfall_{utfall}")
    except KeyError:
        return utfall


def en_av(a: Adresse, v: Fasettverdi, felt: str, navn: str) -> Lenke:
    """A value of which one at a time is chosen; chosen, it leads to the same without it."""
    valgt = getattr(a, felt) == v.verdi
    ny = a.med(**{felt: None if valgt else v.verdi})
    return Lenke(navn, skriv_adresse(ny), v.antall, valgt)


def flere_av(a: Adresse, v: Fasettverdi, felt: str, navn: str) -> Lenke:
    """A value that may be chosen beside others."""
    har: Sequence[str] = getattr(a, felt)
    valgt = v.verdi in har
    ny = tuple(x for x in har if x != v.verdi) if valgt else (*har, v.verdi)
    return Lenke(navn, skriv_adresse(a.med(**{felt: ny})), v.antall, valgt)


def aret(a: Adresse, v: Fasettverdi) -> Lenke:
    """A year, chosen as its first day to its last."""
    forst, sist = date(int(v.verdi), 1, 1), date(int(v.verdi), 12, 31)
    valgt = (a.fra, a.til) == (forst, sist)
    ny = a.med(fra=None if valgt else forst, til=None if valgt else sist)
    return Lenke(v.verdi, skriv_adresse(ny), v.antall, valgt)


def fasettgruppe(id_: str, malform: Malform, valg: Iterable[Lenke]) -> Fasettgruppe:
    """The values under their name, the text of which has the same key."""
    return Fasettgruppe(id_, tekst(malform, id_), tuple(valg))


def vis_filtre(
    a: Adresse, t: Tjenester, malform: Malform, filter_: Filter, funnet: Sequence[Passasjerad]
) -> str:
    """The filters that are set, and those that can be, counted among what the question found."""
    fasetter = t.fasetter.tell_funnet(t.motor, a.q, funnet, filter_, a.resultat, a.parti)
    basis = a.med(antall=STANDARD_ANTALL)

    grupper = [
        fasettgruppe(
            "utvalg", malform, (flere_av(basis, v, "utvalg", v.verdi) for v in fasetter.utvalg)
        ),
        fasettgruppe("periode", malform, (aret(basis, v) for v in fasetter.ar)),
        fasettgruppe(
            "del",
            malform,
            (flere_av(basis, v, "deler", tekst(malform, f"del_{v.verdi}")) for v in fasetter.deler),
        ),
        fasettgruppe(
            "resultat",
            malform,
            (
                en_av(basis, v, "resultat", utfall_navn(v.verdi, malform))
                for v in fasetter.resultater
            ),
        ),
        fasettgruppe(
            "parti", malform, (en_av(basis, v, "parti", v.verdi) for v in fasetter.partier)
        ),
    ]
    return vis(
        "filtre",
        malform,
        chips=chips(a, malform),
        uten_filtre=skriv_adresse(uten_filtre(a)),
        grupper=[g for g in grupper if g.valg],
        apen=False,
        hjelp=tekst(malform, "avgrens_hjelp", antall=len(funnet)),
    )
