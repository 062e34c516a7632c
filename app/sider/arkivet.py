"""The archive: what is indexed, what was skipped and why, and what it comes to in numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.adresse import Adresse
from app.nett.maler import Kilde, vis
from app.nett.tjenester import Tjenester
from app.sider.filtre import utfall_navn
from app.sider.lister import kolonner, ordnet, side_av
from app.sider.plott import UTFALLSFARGER, tegnforklaring
from app.tekster import Malform, tekst
from app.tilstand import sideliste
from indeks.datoer import vis_dato
from sok.lister.arkivtall import (
    Dokumentlinje,
    Enstemmighet,
    Maned,
    Partiforslag,
    dokumentlinjer,
    enstemmighet,
    forslag_etter_parti,
    hoppet_over,
    vedtak_per_maned,
)

MANEDER_I_PLOTTET = 24
UTVALG_MED_FARGE = 7
UTVALG_I_PLOTTET = 12
"""So many that their names can still be read on a phone; the table has them all."""

_NOKLER = {
    "dokument": lambda d: d.navn.casefold(),
    "sider": lambda d: d.sider,
    "moter": lambda d: d.fra or date.min,
    "saker": lambda d: d.saker,
    "lagt_inn": lambda d: d.lagt_inn,
}
_KOLONNER = ("dokument", "sider", "moter", "saker", "merknad_dok", "lagt_inn")


@dataclass(frozen=True, slots=True)
class Plott:
    """A plot with what says the same in words: its bars (name, height, series), the names of its
    axes and series, the colour of each series, the HTML of its legend, and that of its table."""

    stolper: tuple[tuple[str, float, str], ...]
    titler: tuple[str, str, str]
    farger: tuple[tuple[str, str], ...]
    hode: str
    tabell: str
    vinkel: int = -45
    y_til: float | None = None


@dataclass(frozen=True, slots=True)
class Arkivside:
    """What the view shows: its head, its plots, and the documents."""

    hode: str
    plott: tuple[Plott, Plott, Plott]
    dokumenter: str


@dataclass(frozen=True, slots=True)
class Dokumentrad:
    """A document as it is shown."""

    d: Dokumentlinje
    kilde: Kilde
    moter: str
    merknad: str


def vis_arkivet(a: Adresse, t: Tjenester, malform: Malform) -> Arkivside:
    """The archive of an index."""
    linjer = dokumentlinjer(t.lager, t.register)
    rader = t.vedtak.alle()
    siden = side_av(ordnet(linjer, a.orden, _NOKLER), a)
    return Arkivside(
        vis("arkivhode", malform, nokkeltall=_nokkeltall(linjer, t, malform)),
        (
            _maneder(vedtak_per_maned(rader), malform),
            _enstemmig(enstemmighet(rader), malform),
            _partier(forslag_etter_parti(rader), malform),
        ),
        vis(
            "dokumenter",
            malform,
            kolonner=kolonner(_KOLONNER, _NOKLER, a, malform, "-lagt_inn"),
            siden=siden,
            rader=[_dokument(d, malform) for d in siden.rader],
            hoppet_over=hoppet_over(t.lager),
        ),
    )


def _nokkeltall(
    linjer: Sequence[Dokumentlinje], t: Tjenester, malform: Malform
) -> list[tuple[str, str]]:
    datoer = [b.dato for b in t.lager.behandlinger() if b.dato]
    ut = [
        (str(len(linjer)), tekst(malform, "ark_dokumenter")),
        (str(sum(d.sider for d in linjer)), tekst(malform, "ark_sider")),
        (str(len(t.register.nokler())), tekst(malform, "ark_saker")),
    ]
    if datoer:
        periode = f"{vis_dato(min(datoer))} – {vis_dato(max(datoer))}"
        ut.append((periode, tekst(malform, "ark_moter")))
    if linjer:
        sist = max(d.lagt_inn for d in linjer).astimezone()
        ut.append((vis_dato(sist.date()), tekst(malform, "ark_oppdatert")))
    return ut


def _dokument(d: Dokumentlinje, malform: Malform) -> Dokumentrad:
    merknader = [
        tekst(malform, navn, sider=sideliste(sider))
        for navn, sider in (
            ("ark_uten_tekst", d.uten_tekst),
            ("ark_halvleste", d.halvleste),
            ("ark_uforstatt", d.uforstatt),
        )
        if sider
    ]
    moter = ""
    if d.fra and d.til:
        moter = vis_dato(d.fra) + (f" – {vis_dato(d.til)}" if d.til != d.fra else "")
    return Dokumentrad(d, Kilde(d.navn, d.id, 1), moter, " ".join(merknader))


# -- plots


def _plott(
    malform: Malform,
    navn: str,
    stolper: Sequence[tuple[str, float, str]],
    serier: Sequence[str],
    hode: Sequence[str],
    rader: Sequence[Sequence[str]],
    rest: str,
    vinkel: int = -45,
    y_til: float | None = None,
    faste: Mapping[str, str] | None = None,
) -> Plott:
    farger = tegnforklaring(serier, rest, faste)
    titler = (
        tekst(malform, f"ark_{navn}_x"),
        tekst(malform, f"ark_{navn}_y"),
        tekst(malform, f"ark_{navn}_serie"),
    )
    return Plott(
        tuple(stolper),
        titler,
        tuple(farger),
        vis(
            "plotthode",
            malform,
            id=f"plott-{navn}",
            tittel=tekst(malform, f"ark_{navn}"),
            om=tekst(malform, f"ark_{navn}_om"),
            serie=titler[2],
            forklaring=farger if stolper else [],
            tomt=not stolper,
        ),
        vis("plottabell", malform, tittel=tekst(malform, f"ark_{navn}"), hode=hode, rader=rader)
        if rader
        else "",
        vinkel,
        y_til,
    )


def _maneder(maneder: Sequence[Maned], malform: Malform) -> Plott:
    """Decisions a month, by body; those with fewest are one series."""
    siste = maneder[-MANEDER_I_PLOTTET:]
    telt: Counter[str] = Counter()
    for m in siste:
        telt.update(m.utvalg)
    egne = [u for u, _ in telt.most_common(UTVALG_MED_FARGE)]
    andre = tekst(malform, "ark_andre")
    ukjent = tekst(malform, "ukjent_utvalg")

    def navn(utvalg: str) -> str:
        return (utvalg or ukjent) if utvalg in egne else andre

    stolper: list[tuple[str, float, str]] = []
    for m in siste:
        per: Counter[str] = Counter()
        for utvalg, antall in m.utvalg.items():
            per[navn(utvalg)] += antall
        # A month without decisions has its place on the axis.
        vis_som = per or Counter({navn(egne[0]): 0})
        stolper += [(m.forste.strftime("%m.%Y"), n, u) for u, n in vis_som.items()]
    alle = sorted({u for m in maneder for u in m.utvalg}, key=lambda u: (u not in egne, u))
    rader = [
        [
            m.forste.strftime("%m.%Y"),
            *(str(m.utvalg.get(u, 0)) for u in alle),
            str(sum(m.utvalg.values())),
        ]
        for m in reversed(maneder)
    ]
    hode = [tekst(malform, "ark_maneder_x"), *(u or ukjent for u in alle)]
    serier = [u or ukjent for u in egne] + ([andre] if len(telt) > len(egne) else [])
    return _plott(
        malform, "maneder", stolper, serier, [*hode, tekst(malform, "ark_i_alt")], rader, andre, -90
    )


def _enstemmig(utvalg: Sequence[Enstemmighet], malform: Malform) -> Plott:
    """Of each body's decisions, the share that was unanimous."""
    serier = [tekst(malform, f"ark_{x}") for x in ("enstemmige", "delte", "uoppgitte")]
    ukjent = tekst(malform, "ukjent_utvalg")
    stolper: list[tuple[str, float, str]] = []
    for e in utvalg[:UTVALG_I_PLOTTET]:
        deler = (e.enstemmig, e.delt, e.ikke_oppgitt)
        for antall, serie in zip(deler, serier, strict=True):
            stolper.append((e.utvalg or ukjent, round(100 * antall / sum(deler), 1), serie))
    rader = [
        [
            e.utvalg or ukjent,
            str(e.enstemmig),
            str(e.delt),
            str(e.ikke_oppgitt),
            "–" if e.andel is None else f"{100 * e.andel:.0f} %",
        ]
        for e in utvalg
    ]
    hode = [tekst(malform, "ark_enstemmig_x"), *serier, tekst(malform, "ark_andel")]
    return _plott(malform, "enstemmig", stolper, serier, hode, rader, serier[-1], y_til=100)


def _partier(partier: Sequence[Partiforslag], malform: Malform) -> Plott:
    """Each party's proposals by how they ended."""
    telt: Counter[str | None] = Counter()
    for p in partier:
        telt.update(p.utfall)
    utfall = sorted(telt, key=lambda u: (u is None, -telt[u], u or ""))

    def navn(u: str | None) -> str:
        return utfall_navn(u, malform) if u else tekst(malform, "ikke_oppgitt")

    stolper: list[tuple[str, float, str]] = [
        (p.parti, p.utfall[u], navn(u)) for p in partier for u in utfall if p.utfall.get(u)
    ]
    rader = [[p.parti, *(str(p.utfall.get(u, 0)) for u in utfall), str(p.antall)] for p in partier]
    serier = [navn(u) for u in utfall]
    hode = [tekst(malform, "ark_partier_x"), *serier, tekst(malform, "ark_i_alt")]
    faste = {navn(u): farge for u, farge in UTFALLSFARGER.items()}
    return _plott(malform, "partier", stolper, serier, hode, rader, navn(None), faste=faste)
