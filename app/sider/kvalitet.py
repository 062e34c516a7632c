"""How good the search and the answers are: the latest evaluation of the index, as it was left."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.plott import tegnforklaring
from app.tekster import Malform, tekst
from eval.maal import Anslag
from eval.rapport import Oppsummert, Rapport
from eval.siste import les, samlet, samlet_svar
from indeks.datoer import vis_dato
from indeks.feil import SakssokFeil

PLASSER = ("forst", "fem", "ti")
"""Where the right passage was: first, second to fifth, sixth to tenth."""
_MAAL = ("Success@1", "Success@5", "Success@10")


@dataclass(frozen=True, slots=True)
class Linje:
    """A row of a table: its names and its cells, and what each is sorted by."""

    navn: tuple[str, ...]
    celler: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Stolpe:
    """A part of a bar: of the questions of a kind, the share (in per cent) whose right passage
    was at that place."""

    type: str
    plass: str
    andel: float


@dataclass(frozen=True, slots=True)
class Kvalitetsside:
    """What the view shows: HTML before and after the plot, and the plot's series and bars."""

    hode: str
    serier: tuple[str, ...]
    stolper: tuple[Stolpe, ...]
    tabeller: str


def vis_kvalitet(t: Tjenester, malform: Malform) -> Kvalitetsside:
    """The latest evaluation; where there is none, how to make one."""
    try:
        maaling = les(t.lager.mappe)
    except SakssokFeil as feil:
        return Kvalitetsside(_hode(t, malform, melding=str(feil)), (), (), "")
    if maaling is None or not maaling.rapporter:
        return Kvalitetsside(_hode(t, malform, melding=tekst(malform, "kval_ingen")), (), (), "")
    forst = maaling.rapporter[0]
    sett = list(forst.sett.values())
    antall = sum(o.antall for o in sett)
    navn = "kval_malt_endret" if forst.indeks != _omfang(t, forst) else "kval_malt"
    omfang = tekst(
        malform,
        navn,
        dato=vis_dato(maaling.malt.date()),
        sporsmal=antall,
        dokumenter=forst.indeks.get("dokumenter", 0),
    )
    serier = tuple(tekst(malform, f"kval_plass_{p}") for p in PLASSER)
    return Kvalitetsside(
        _hode(t, malform, omfang=omfang, nokkeltall=_nokkeltall(sett, malform), serier=serier),
        serier,
        stolper(forst, malform),
        vis(
            "kvalitet",
            malform,
            typer=[
                Linje((_navn("type", type_, malform),), _celler(o))
                for type_, o in forst.typer.items()
                if o.besvarbare
            ],
            sett=[
                Linje((navn, _navn("rang", r.visning, malform)), _celler(r.sett[navn]))
                for navn in forst.sett
                for r in maaling.rapporter
                if navn in r.sett and r.sett[navn].besvarbare
            ],
            svar=[Linje((navn,), _svarceller(o)) for navn, o in forst.sett.items()],
            modell=forst.modell,
            median=round(forst.median_ms),
        ),
    )


def _omfang(t: Tjenester, r: Rapport) -> dict[str, int]:
    naa = t.lager.antall()
    return {navn: naa.get(navn, verdi) for navn, verdi in r.indeks.items()}


def _hode(
    t: Tjenester,
    malform: Malform,
    *,
    melding: str = "",
    omfang: str = "",
    nokkeltall: Sequence[tuple[str, str, str]] = (),
    serier: Sequence[str] = (),
) -> str:
    return vis(
        "kvalitetshode",
        malform,
        melding=melding,
        omfang=omfang,
        nokkeltall=nokkeltall,
        forklaring=tegnforklaring(serier),
        kommando="sakssok eval --indeks MAPPE",
    )


def prosent(andel: float) -> str:
    """`87 %`."""
    return f"{100 * andel:.0f} %"


def _nokkeltall(sett: Sequence[Oppsummert], malform: Malform) -> list[tuple[str, str, str]]:
    """What most readers want to know: a figure, what it is, and what it is taken over."""
    ut = []
    for maal, navn in (("Success@1", "kval_forst"), ("Success@5", "kval_fem")):
        if (andel := samlet(sett, maal)) is not None:
            antall = sum(o.besvarbare for o in sett)
            ut.append(
                (prosent(andel), tekst(malform, navn), tekst(malform, "kval_av", antall=antall))
            )
    for felt, navn in (
        ("sitater_holder", "kval_sitater"),
        ("svar_treffer", "kval_ordene"),
        ("ubesvart_varslet", "kval_sier_fra"),
    ):
        if (funnet := samlet_svar(sett, felt)) is not None:
            ut.append(
                (
                    prosent(funnet[0]),
                    tekst(malform, navn),
                    tekst(malform, "kval_av", antall=funnet[1]),
                )
            )
    return ut


def stolper(r: Rapport, malform: Malform) -> tuple[Stolpe, ...]:
    """The bars of the plot, kind by kind; the parts of one add up to the share found at all."""
    ut: list[Stolpe] = []
    for type_, o in r.typer.items():
        naadd = 0.0
        for plass, maal in zip(PLASSER, _MAAL, strict=True):
            a = o.maal.get(maal)
            if a is None:
                continue
            andel = round(100 * (a.verdi - naadd), 1)
            naadd = a.verdi
            ut.append(
                Stolpe(_navn("type", type_, malform), tekst(malform, f"kval_plass_{plass}"), andel)
            )
    return tuple(ut)


def _navn(av: str, id_: str, malform: Malform) -> str:
    """What a kind of question or a ranking is called; one that has no name, as it is."""
    try:
        return tekst(malform, f"kval_{av}_{id_}")
    except KeyError:
        return id_


def _celler(o: Oppsummert) -> tuple[tuple[str, float], ...]:
    return (
        (str(o.besvarbare), float(o.besvarbare)),
        *((_celle(o.maal.get(maal), spenn=maal == "Success@1")) for maal in _MAAL),
    )


def _svarceller(o: Oppsummert) -> tuple[tuple[str, float], ...]:
    s = o.svar
    return tuple(
        _celle(a, antall=True)
        for a in (s.sitater_holder, s.svar_treffer, s.besvart_avvist, s.ubesvart_varslet)
    )


def _celle(a: Anslag | None, *, spenn: bool = False, antall: bool = False) -> tuple[str, float]:
    if a is None:
        return "–", -1.0
    ut = prosent(a.verdi)
    if spenn and a.lav < a.hoy:
        ut += f" ({100 * a.lav:.0f}–{100 * a.hoy:.0f})"
    if antall:
        ut += f" (av {a.antall})"
    return ut, a.verdi
