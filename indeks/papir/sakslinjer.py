"""Lines that open with a saksnr: what may be an agenda's entry or the opening of a section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import opner_innhold, treffer
from indeks.saksnummer import (
    AR_MULIGE,
    HELT_SAKSNR,
    aret_forst,
    nokkel_arkivsaksnr,
    nokkel_saksnr,
    tolk_saksnr,
    uten_journalpost,
)

_ARKIV_SIST = re.compile(r" ((?:[A-ZÆØÅ]-)?(?:\d{4}|\d{2})/\d{3,6}(?:-\d{1,4})?)(?: \d{1,3})?$")
_ARKIV_FORST = re.compile(r"(?i:arkiv[\w.-]* (?:utv[\w.-]*)?saks?\W?n\w*)")
_TO_NUMRE = re.compile(rf"^({monstre.ARKIVSAKSNR}) ({HELT_SAKSNR}) (?=\S)")
_KORT_ARKIV_SIST = re.compile(r" ((?:\d{4}|\d{2})/\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Sakslinje:
    """A line that opens with a saksnr. `form` is how the number is written, `innhold` whether
    headings of a section follow it, `listet` whether it stands close above the next."""

    nr: int
    saksnr: str
    nokkel: str
    form: tuple[bool, str, str]
    tittel: str | None
    arkivsaksnr: str | None
    innhold: bool
    listet: bool


def finn_sakslinjer(
    linjer: Sequence[Linje], fra: int, til: int, dato: date | None
) -> list[Sakslinje]:
    """The lines, of `fra` up to `til`, that open with a saksnr of one meeting, in order."""
    return _i_samme_serie(_sakslinjer(linjer, fra, til, dato))


def _vis_saksnr(prefiks: str | None, saksnr: str) -> str:
    """The saksnr as it is shown: digits as printed, with a series' letters where it has some."""
    serie = (prefiks or "").strip(" -")
    return f"{serie} {saksnr}" if serie and not serie.lower().startswith("sak") else saksnr


def _serie(prefiks: str | None) -> str:
    return re.sub(r"[^A-ZÆØÅ]", "", (prefiks or "").upper())


def _nokkel_i_mote(prefiks: str | None, saksnr: str, dato: date | None) -> str | None:
    """What a sak is known by within one meeting: series, number and year."""
    nokkel = nokkel_saksnr(saksnr, dato)
    return f"{_serie(prefiks)} {nokkel}".strip() if nokkel else None


def opner_sak(linje: Linje, dato: date | None) -> re.Match[str] | None:
    """The line as one that opens with a saksnr of a plausible year and a title, else None."""
    tekst = linje.tekst
    if len(tekst) > 4 * monstre.MAKS_OVERSKRIFT:
        return None
    funn = None if tekst[:1].islower() else monstre.SAKSLINJE.fullmatch(tekst)
    if funn is None or treffer(tekst, monstre.NUMMERERT_VEDTAK, monstre.SAKSGANG_RAD):
        return None
    nummer = tolk_saksnr(funn["saksnr"], dato)
    if nummer is None or nummer.nr == 0:
        return None
    if len(funn["saksnr"].split("/")[1]) == 5 and not funn["prefiks"]:
        return None  # without letters before it, an arkivsaksnr
    if dato is not None and abs(nummer.ar - dato.year) > 1:
        return None
    if dato is None and nummer.ar not in AR_MULIGE:
        return None
    tittel = ren_tittel(funn["tittel"])
    if not tittel:
        bart = tekst == funn["saksnr"] + funn["tegn"]
        return funn if (funn["ord"] or funn["prefiks"] or bart) else None
    if not re.match(r"[A-ZÆØÅ0-9«\"'(§]", tittel):
        return None
    return None if tittel.lower().startswith(("vedtak:", "innstilling:")) else funn


def ren_tittel(tekst: str | None) -> str:
    """What stands behind a saksnr, without the label and the dots that only point to it."""
    uten = monstre.PRIKKER.sub("", (tekst or "").strip())
    felt = monstre.TITTELFELT.match(uten)
    return uten[felt.end() :] if felt else uten


def _arkivar(arkivsaksnr: str, dato: date | None) -> bool:
    """Whether it can be an arkivsaksnr at a meeting on that date: begun up to 25 years before."""
    nokkel = nokkel_arkivsaksnr(arkivsaksnr)
    return nokkel is not None and (dato is None or 0 <= dato.year - int(nokkel.split("/")[0]) <= 25)


def _skolear(tekst: str) -> bool:
    """Whether it is two years that follow each other: `2020/2021`."""
    forst, sist = tekst.split("/")
    return len(forst) == len(sist) and sist.isdigit() and int(sist) == int(forst) + 1


def _arkiv_under(
    linjer: Sequence[Linje], forrige: tuple[int, re.Match[str]], denne: tuple[int, re.Match[str]]
) -> bool:
    """Whether a bare number is the arkivsaksnr of the entry above, whose title filled the line:
    `PS 99/22 Interkommunal legevakt` is followed by `22/1033`."""
    (over, ovenfor), (nr, bart) = forrige, denne
    return (
        linjer[nr].tekst == bart["saksnr"]
        and bool(ovenfor["tittel"])
        and bool(ovenfor["prefiks"])
        and nr - over <= 4
        and linjer[nr].side == linjer[over].side
    )


def _aret(funn: re.Match[str], dato: date | None) -> int | None:
    nummer = tolk_saksnr(funn["saksnr"], dato)
    return nummer.ar if nummer else None


def _med_saksnr_forst(linjer: Sequence[Linje], fra: int, til: int) -> Sequence[Linje]:
    """The lines, with the saksnr before the arkivsaksnr where an agenda's columns are the other
    way round: `21/2233 110/21 Møteplan 2022`."""
    if not any(_ARKIV_FORST.match(linje.tekst) for linje in linjer[fra:til]):
        return linjer
    return [replace(linje, tekst=_TO_NUMRE.sub(r"\2 \1 ", linje.tekst)) for linje in linjer]


def _sakslinjer(linjer: Sequence[Linje], fra: int, til: int, dato: date | None) -> list[Sakslinje]:
    linjer = _med_saksnr_forst(linjer, fra, til)
    mulige = [(nr, funn) for nr in range(fra, til) if (funn := opner_sak(linjer[nr], dato))]
    ar = Counter(_aret(funn, dato) for _, funn in mulige).most_common(1)
    if ar and 2 * ar[0][1] > len(mulige):
        # A meeting's saker are of one year; others are only mentioned.
        mulige = [(nr, funn) for nr, funn in mulige if _aret(funn, dato) == ar[0][0]]
    mulige = [
        par for i, par in enumerate(mulige) if not (i and _arkiv_under(linjer, mulige[i - 1], par))
    ]
    # And written one way round: of `93/21` and `21/1440`, one is the archive's.
    veier = Counter(aret_forst(funn["saksnr"], dato) for _, funn in mulige)
    for vei in (True, False):
        if 2 * veier[vei] > len(mulige):
            feil = not vei
            mulige = [par for par in mulige if aret_forst(par[1]["saksnr"], dato) is not feil]
            break
    i_kolonne = sum(_ARKIV_SIST.search(funn["tittel"] or "") is not None for _, funn in mulige) >= 2
    ut: list[Sakslinje] = []
    for i, (nr, funn) in enumerate(mulige):
        neste = mulige[i + 1][0] if i + 1 < len(mulige) else til
        mellom = [linje.tekst for linje in linjer[nr + 1 : min(neste, nr + 40)] if linje.tekst]
        innhold = any(opner_innhold(tekst) for tekst in mellom[:25])
        tittel, arkiv = _tittel_og_arkiv(funn, dato, i_kolonne)
        nokkel = _nokkel_i_mote(funn["prefiks"], funn["saksnr"], dato)
        if nokkel is None:
            continue
        ut.append(
            Sakslinje(
                nr=nr,
                saksnr=_vis_saksnr(funn["prefiks"], funn["saksnr"]),
                nokkel=nokkel,
                form=(bool(funn["ord"]), _serie(funn["prefiks"]), funn["tegn"].strip()),
                tittel=tittel,
                arkivsaksnr=arkiv,
                innhold=innhold,
                listet=not innhold and len(mellom) <= 8,
            )
        )
    return ut


def _tittel_og_arkiv(
    funn: re.Match[str], dato: date | None, i_kolonne: bool
) -> tuple[str | None, str | None]:
    """The title that stands behind a saksnr and the arkivsaksnr beside it; `i_kolonne` where the
    agenda has a column of them, in which a short one is one too."""
    tittel: str | None = ren_tittel(funn["tittel"]) or None
    arkiv: str | None = None
    if tittel and (bart := monstre.BARE_ARKIVFELT.fullmatch(tittel)) and _arkivar(bart["nr"], dato):
        arkiv, tittel = uten_journalpost(bart["nr"]), None
    # A number before a dash is a property (`76/1 - Søknad om …`), and so is one of another age.
    if (
        tittel
        and (forst := re.match(rf"({monstre.ARKIVSAKSNR}) (?=[^\s–-])", tittel))
        and _arkivar(forst[1], dato)
    ):
        arkiv, tittel = uten_journalpost(forst[1]), tittel[forst.end() :]
    elif (
        tittel
        and (sist := _ARKIV_SIST.search(tittel))
        and nokkel_saksnr(sist[1]) != nokkel_saksnr(funn["saksnr"])
        and not _skolear(sist[1])
    ) or (
        tittel
        and i_kolonne
        and (sist := _KORT_ARKIV_SIST.search(tittel))
        and _arkivar(sist[1], dato)
    ):
        arkiv, tittel = uten_journalpost(sist[1]), tittel[: sist.start()]
    return tittel, arkiv


def _i_samme_serie(kandidater: Sequence[Sakslinje]) -> list[Sakslinje]:
    """The candidates, with a series' letters where only the agenda or only the section has them."""
    serier: dict[str, dict[str, str]] = {}
    for k in kandidater:
        serier.setdefault(k.nokkel.split(" ")[-1], {}).setdefault(k.form[1], k.saksnr)
    ut: list[Sakslinje] = []
    for k in kandidater:
        nummer = k.nokkel.split(" ")[-1]
        andre = [serie for serie in serier[nummer] if serie]
        if not k.form[1] and len(andre) == 1:
            k = replace(k, nokkel=f"{andre[0]} {nummer}", saksnr=serier[nummer][andre[0]])
        ut.append(k)
    return ut
