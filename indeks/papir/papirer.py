"""The papers bound together in one PDF: innkalling, protokoll, saksframlegg, saksprotokoll.

A paper starts at its heading near the top of a page and runs to the next. Its head tells what it
is about: body and date for a meeting's papers, arkivsaksnr, title and the table of bodies for a
sak's. A heading counts only where the head that belongs to it follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from indeks.datoer import finn_datoer, les_dato
from indeks.dokument import Dokumenttype
from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import (
    deloverskrift,
    er_organlinje,
    er_overskrift,
    med_brevhode,
    treff,
    treffer,
)
from indeks.papir.gangtabell import Saksgang, saksgang_ved
from indeks.saksnummer import uten_journalpost
from indeks.utvalg import rens_utvalg

_TOPP = 6
"""A heading stands among so many first lines of its page."""
_HODE = 45
"""A head has at most so many lines."""
_MOTEPAPIRER: tuple[Dokumenttype, ...] = ("moteinnkalling", "moteprotokoll")
_SAKSPAPIRER: tuple[Dokumenttype, ...] = ("saksframlegg", "saksprotokoll")


@dataclass(frozen=True, slots=True)
class Papir:
    """A paper, as lines `fra` up to (not with) `til`, and what its head tells.

    `hode_til` is the line behind the head. For a meeting's papers `utvalg` and `dato` are the
    meeting's; for a sak's papers they are None and `saksgang` has the bodies.
    """

    slag: Dokumenttype
    fra: int
    til: int
    hode_til: int
    utvalg: str | None = None
    dato: date | None = None
    arkivsaksnr: str | None = None
    sakstittel: str | None = None
    saksgang: tuple[Saksgang, ...] = ()
    saksnr: str | None = None
    """What opens a sak's paper in an innkalling (`PS 12/22 Tittel` above `Saksframlegg`)."""


def _motehode(linjer: Sequence[Linje], fra: int, til: int) -> tuple[str | None, date | None, int]:
    """Body and date in the lines behind a meeting paper's heading, and the line behind them."""
    utvalg: str | None = None
    sikkert = False
    dato: date | None = None
    siste = fra
    for nr in range(fra, min(til, fra + _HODE)):
        tekst = linjer[nr].tekst
        if nr > fra and (monstre.SAKSKART.fullmatch(tekst) or treff(tekst, monstre.PAPIRER)):
            break
        if monstre.DATOFELT.fullmatch(tekst) and nr + 1 < til:
            tekst = f"Dato: {linjer[nr + 1].tekst}"
        # The heading itself is no field, but may name the body: «Møteprotokoll for Kommunestyret».
        funn = None if nr == fra else treff(tekst, monstre.MOTEFELT)
        if funn is None:
            if nr == fra and (i_overskrift := monstre.MOTE_I_OVERSKRIFT.search(tekst)):
                utvalg = rens_utvalg(i_overskrift["utvalg"])
                dato = next((d for _, _, d in finn_datoer(tekst)), None)
            elif nr == fra and (i_ordet := monstre.MOTE_I_ETT_ORD.search(tekst)):
                utvalg = i_ordet["utvalg"]
                dato = next((d for _, _, d in finn_datoer(tekst)), None)
            continue
        rad, match = funn
        grupper = match.groupdict()
        if grupper.get("dato") and dato is None:
            dato = les_dato(grupper["dato"])
            siste = nr
        if grupper.get("utvalg") and not sikkert:
            bart = rad is monstre.MOTEFELT[-1]
            if not bart or utvalg is None:
                utvalg = rens_utvalg(grupper["utvalg"])
                siste = nr
            sikkert = not bart
        if sikkert and dato:
            break
    return utvalg, dato, siste + 1


def mote_paa_forsiden(linjer: Sequence[Linje]) -> dict[str, Any]:
    """The first body and the first date that a front page names anywhere, where no field of it
    says which: for documents known by their saker to be a meeting's, and by no heading."""
    utvalg, dato = None, None
    for linje in linjer:
        if utvalg is None and (navn := monstre.HVER_KOMMUNES.search(linje.tekst)):
            utvalg = rens_utvalg(navn.group())
        if dato is None:
            dato = next((d for _, _, d in finn_datoer(linje.tekst)), None)
    return {"utvalg": utvalg, "dato": dato} if utvalg and dato else {}


def _sakshode(
    linjer: Sequence[Linje], over: int, fra: int, til: int
) -> tuple[str | None, str | None, tuple[Saksgang, ...], int]:
    """arkivsaksnr, title and table of bodies in the head of a saksframlegg or saksprotokoll whose
    heading is line `fra`; the letter's own fields may stand above it, from line `over`."""
    arkiv: str | None = None
    i_felt: str | None = None
    for linje in linjer[over:fra]:
        if arkiv is None and (felt := monstre.ARKIVFELT.search(linje.tekst)):
            arkiv = uten_journalpost(felt["nr"])
        if navn := monstre.SAKSTITTEL.match(linje.tekst):
            i_felt = navn["tittel"]
    saksgang: list[Saksgang] = []
    motet = Saksgang("", None, None)
    tittel: list[str] = []
    etter_tabell = False
    nr = fra
    while nr < min(til, fra + _HODE):
        tekst = linjer[nr].tekst
        if nr > fra and (tabell := saksgang_ved(linjer, nr, til)):
            rader, nr = tabell
            saksgang += rader
            if rader and not etter_tabell:
                tittel, etter_tabell = [], True
            continue
        i_tittel = etter_tabell and arkiv is not None and not tittel and monstre.OM_NOE.match(tekst)
        if i_tittel:
            tittel.append(tekst)
            nr += 1
            continue
        if nr > fra and treffer(tekst, monstre.DELER, monstre.BEHANDLINGSLINJER):
            break
        if arkiv is None and (felt := monstre.ARKIVFELT.search(tekst)):
            arkiv = uten_journalpost(felt["nr"])
        elif arkiv is None and monstre.ARKIVFELT_HODE.fullmatch(tekst) and nr + 1 < til:
            if verdi := re.match(monstre.ARKIVSAKSNR, linjer[nr + 1].tekst):
                arkiv = uten_journalpost(verdi.group())
                nr += 1
        elif nr > fra and (med_felt := _motefelt(motet, tekst)):
            motet = med_felt
        elif navn := monstre.SAKSTITTEL.match(tekst):
            i_felt = navn["tittel"]
        elif tekst and nr > fra and not er_overskrift(tekst):
            if len(tittel) < 4:
                tittel.append(tekst)
        elif tittel and tekst and (etter_tabell or (arkiv and monstre.VEDLEGGSLISTE.match(tekst))):
            break
        nr += 1
    nr = _etter_vedleggene(linjer, nr, til)
    if motet.utvalg and not saksgang:
        saksgang.append(motet)
    if arkiv is None:
        journalpost = (monstre.JOURNALPOSTFELT.search(linje.tekst) for linje in linjer[over:nr])
        arkiv = next((uten_journalpost(felt["nr"]) for felt in journalpost if felt), None)
    return arkiv, i_felt or " ".join(tittel) or None, tuple(saksgang), nr


def _etter_vedleggene(linjer: Sequence[Linje], nr: int, til: int) -> int:
    """The first heading behind the list of attachments that line `nr` opens in a case paper's head;
    `nr` itself where it opens none, or nothing but the list follows. What is attached can have the
    name of a heading, behind its number or on the line below."""
    if nr >= til or not monstre.VEDLEGGSLISTE.match(linjer[nr].tekst):
        return nr
    ventet = 0
    for i in range(nr + 1, min(til, nr + _HODE)):
        tekst = linjer[i].tekst
        if re.fullmatch(r"\d{1,2}\.?", tekst):
            ventet += 1  # what has the number comes below
        elif ventet and tekst:
            ventet -= 1
        elif deloverskrift(tekst) or er_organlinje(tekst):
            return i
    return nr


def _motefelt(motet: Saksgang, tekst: str) -> Saksgang | None:
    """The meeting with what a field of a saksprotokoll's head tells of it (`Utvalg: …`, `Møtedato:
    …`, `Sak: …`); None where the line is no such field."""
    if felt := monstre.UTVALGSFELT.fullmatch(tekst):
        return replace(motet, utvalg=rens_utvalg(felt["utvalg"]))
    if felt := monstre.MOTEDATOFELT.fullmatch(tekst):
        return replace(motet, dato=les_dato(felt["dato"]))
    felt = monstre.SAKSLINJE.fullmatch(tekst)
    if felt and felt["ord"] and not felt["tittel"]:
        return replace(motet, saksnr=f"{felt['prefiks'] or ''} {felt['saksnr']}".strip())
    return None


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a paper starts, and the line of its heading, with what stands above it on the sheet."""

    fra: int
    hode: int
    slag: Dokumenttype


def _uten_overskrift(linjer: Sequence[Linje], starter: Sequence[_Start]) -> list[_Start]:
    """Saker of an innkalling that have no paper but their line: `PS 42/22 Referatsaker` at the top
    of a page, in a document where the others have such a line above their saksframlegg."""
    former = {
        (s["prefiks"] or "", bool(s["ord"]))
        for start in starter
        if start.slag == "saksframlegg"
        for nr in range(start.hode, min(len(linjer), start.hode + 2 * _TOPP))
        if (s := _sakslinje(linjer, nr)) and (s["ord"] or nr == start.hode)
    }
    opptatt = {linjer[start.hode].side for start in starter}
    forste = next((start.hode for start in starter if start.slag == "saksframlegg"), len(linjer))
    ut: list[_Start] = []
    for nr in range(forste, len(linjer)):
        linje = linjer[nr]
        if linje.over >= _TOPP or linje.side in opptatt or not linje.tekst:
            continue
        s = _sakslinje(linjer, nr)
        if s and (s["prefiks"] or "", bool(s["ord"])) in former:
            fra = med_brevhode(linjer, nr)
            if fra < nr or linje.over == 0:
                opptatt.add(linje.side)
                ut.append(_Start(fra, nr, "saksframlegg"))
    return ut


def _sakslinje(linjer: Sequence[Linje], nr: int) -> re.Match[str] | None:
    """The line as a sak's number and title; None where it is not, or is a row of a table."""
    funn = monstre.SAKSLINJE.fullmatch(linjer[nr].tekst)
    if funn and funn["tittel"] and not treff(linjer[nr].tekst, monstre.SAKSGANG_RAD):
        return funn
    return None


def finn_papirer(linjer: Sequence[Linje]) -> list[Papir]:
    """The papers in order; text before the first heading is a paper of its own (`ukjent`)."""
    starter = _med_det_foran(linjer, _finn_starter(linjer))
    grenser = [*(start.fra for start in starter[1:]), len(linjer)]
    return [_les_papir(linjer, *par) for par in zip(starter, grenser, strict=True)]


def _finn_starter(linjer: Sequence[Linje]) -> list[_Start]:
    """Where papers start: at their headings, and where the others of the document show that one
    can start without."""
    starter: list[_Start] = []
    for nr, linje in enumerate(linjer):
        if linje.over >= _TOPP or not linje.tekst:
            continue
        slag = _papirstart(linjer, nr)
        if slag is None:
            continue
        forrige = starter[-1] if starter else None
        if forrige and linjer[forrige.hode].side == linje.side and forrige.slag == slag:
            continue
        if forrige and _samme_mote(linjer, forrige, nr, slag):
            continue  # the running header of the same paper
        hode = nr
        sakspapir = slag in _SAKSPAPIRER
        if sakspapir:
            hode = _med_sakslinje(linjer, nr, forrige.hode + 1 if forrige else 0)
        starter.append(_Start(med_brevhode(linjer, hode, felt=sakspapir), hode, slag))
    starter = sorted([*starter, *_uten_overskrift(linjer, starter)], key=lambda s: s.hode)
    return [*_uten_tittel(linjer, starter[0].fra if starter else len(linjer)), *starter]


def _med_det_foran(linjer: Sequence[Linje], starter: list[_Start]) -> list[_Start]:
    """The starts, the first of them at the document's first line: what stands above a heading on
    the first page is its paper's, pages of text before it a paper of their own."""
    forst = starter[0] if starter else None
    if forst and (
        linjer[forst.hode].side == 1 or not any(linje.tekst for linje in linjer[: forst.fra])
    ):
        return [replace(forst, fra=0), *starter[1:]]
    return [_Start(0, 0, "ukjent"), *starter]


def _les_papir(linjer: Sequence[Linje], start: _Start, til: int) -> Papir:
    """The paper that starts there, with what its head tells."""
    fra, hode, slag = start.fra, start.hode, start.slag
    if slag in _MOTEPAPIRER:
        utvalg, dato, hode_til = _motehode(linjer, hode, til)
        for linje in linjer[fra:hode] if utvalg is None else ():
            if over := monstre.ER_UTVALG.fullmatch(linje.tekst):
                utvalg = rens_utvalg(over.group())
        return Papir(slag, fra, til, hode_til, utvalg, dato)
    if slag == "saksprotokoll" and (egen := _egen_linje(linjer, hode)):
        return Papir(slag, fra, til, egen[1], saksgang=(egen[0],))
    if slag in _SAKSPAPIRER:
        return _les_sakspapir(linjer, start, til)
    return Papir(slag, fra, til, fra)


def _les_sakspapir(linjer: Sequence[Linje], start: _Start, til: int) -> Papir:
    arkiv, tittel, saksgang, hode_til = _sakshode(linjer, start.fra, start.hode, til)
    sakslinje = monstre.SAKSLINJE.fullmatch(linjer[start.hode].tekst)
    if sakslinje and sakslinje["tittel"]:
        tittel = sakslinje["tittel"].strip()
    elif (
        tittel
        and (i_tittel := monstre.SAKSLINJE.fullmatch(tittel))
        and i_tittel["ord"]
        and i_tittel["tittel"]
    ):
        # The number belongs to the line, not to the title: «Sak 60/22 Naust i vika».
        sakslinje, tittel = i_tittel, i_tittel["tittel"].strip()
    return Papir(
        start.slag,
        start.fra,
        til,
        hode_til,
        arkivsaksnr=arkiv,
        sakstittel=tittel,
        saksgang=saksgang,
        saksnr=sakslinje["saksnr"] if sakslinje else None,
    )


def _egen_linje(linjer: Sequence[Linje], nr: int) -> tuple[Saksgang, int] | None:
    """The body, date and saksnr of a line at the top of a page that is a saksprotokoll's only
    heading, and the line behind it; a long name breaks it in two."""
    if linjer[nr].over or not linjer[nr].tekst:
        return None
    for antall in (1, 2):
        tekst = " ".join(linje.tekst for linje in linjer[nr : nr + antall])
        funn = monstre.SAKENS_LINJE.monster.fullmatch(tekst)
        if funn and (dato := les_dato(funn["dato"])):
            return Saksgang(rens_utvalg(funn["utvalg"]), dato, funn["saksnr"]), nr + antall
    return None


def _uten_tittel(linjer: Sequence[Linje], til: int) -> list[_Start]:
    """The saksprotokoller that open with that line, in a document that does so itself, up to the
    first paper that has a heading."""
    forst = next((nr for nr, linje in enumerate(linjer) if linje.tekst), None)
    if forst is None or _egen_linje(linjer, forst) is None:
        return []
    return [_Start(nr, nr, "saksprotokoll") for nr in range(til) if _egen_linje(linjer, nr)]


def _samme_mote(linjer: Sequence[Linje], forrige: _Start, nr: int, slag: Dokumenttype) -> bool:
    """Whether a meeting paper's heading that names its meeting names the one already open."""
    if slag != forrige.slag or slag not in _MOTEPAPIRER:
        return False
    if not monstre.BREVHODE_TEGN.search(linjer[nr].tekst):
        return False
    datoer = {dato for _, _, dato in finn_datoer(linjer[nr].tekst)}
    return not datoer or _motehode(linjer, forrige.hode, len(linjer))[1] in datoer


def _med_sakslinje(linjer: Sequence[Linje], nr: int, fra: int) -> int:
    """The line of a sak's number and title, where it stands above its paper's heading."""
    for over in range(nr - 1, max(fra, nr - 2 * _TOPP) - 1, -1):
        if linjer[over].side != linjer[nr].side:
            break
        if _sakslinje(linjer, over):
            return over
    return nr


def _midt_i_sak(linjer: Sequence[Linje], nr: int) -> bool:
    """Whether a page that opens with a table of bodies goes on with the page before: with that
    table, whose head is repeated, or with a sak whose title is the last there."""
    forrige = [linje.tekst for linje in linjer[max(0, nr - 8) : nr] if linje.tekst][-3:]
    return bool(forrige) and (
        treff(forrige[-1], monstre.SAKSGANG_RAD) is not None
        or any((s := monstre.SAKSLINJE.fullmatch(tekst)) and s["tittel"] for tekst in forrige)
    )


def _papirstart(linjer: Sequence[Linje], nr: int) -> Dokumenttype | None:
    """What paper starts at a line, if one does."""
    linje = linjer[nr]
    if linje.over == 0 and (hodelos := treff(linje.tekst, monstre.HODELOSE_PAPIRER)):
        return None if _midt_i_sak(linjer, nr) else hodelos[0].gir
    funn = treff(linje.tekst, monstre.PAPIRER)
    if funn is None:
        return None
    slag = funn[0].gir
    etter = min(len(linjer), nr + _HODE)
    if slag in _MOTEPAPIRER:
        utvalg, dato, _ = _motehode(linjer, nr, len(linjer))
        return slag if dato and (utvalg or linje.side == 1) else None
    if slag in _SAKSPAPIRER:
        for i in range(nr + 1, min(etter, nr + 16)):
            tekst = linjer[i].tekst
            if (
                monstre.ARKIVFELT.search(tekst)
                or monstre.ARKIVFELT_HODE.fullmatch(tekst)
                or saksgang_ved(linjer, i, etter)
                or treff(tekst, monstre.BEHANDLINGSLINJER)
                or (slag == "saksprotokoll" and monstre.UTVALGSFELT.fullmatch(tekst))
            ):
                return slag
        return None
    neste = next((x.tekst for x in linjer[nr + 1 : nr + 4] if x.tekst), "")
    # A list of attachments is the end of a case paper; an attachment itself has text.
    return (
        None if linje.tekst.endswith(":") and re.match(r"\d{1,2}(?:[.) ]|$)|[•–-]", neste) else slag
    )
