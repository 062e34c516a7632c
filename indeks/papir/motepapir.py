"""A meeting's own papers, innkalling and protokoll, entered in the book: front page, agenda, and a
section for each sak."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indeks.datoer import les_dato
from indeks.dokument import Dokumenttype, Slag
from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import med_brevhode, treff, treffer
from indeks.papir.bok import RANG, Bok, Mote
from indeks.papir.deler import Organ, del_opp
from indeks.papir.papirer import Papir, mote_paa_forsiden
from indeks.papir.sakskart import Oppforing, finn_saker
from indeks.saksnummer import uten_journalpost
from indeks.utvalg import nokkel_utvalg, rens_utvalg


def les_motepapir(bok: Bok, papir: Papir) -> None:
    """Enters an innkalling or a protokoll, or a paper of no known kind, which may be either."""
    oppforinger, seksjoner = finn_saker(bok.linjer, papir.fra, papir.til, papir.dato)
    papir = _med_mote_fra_saker(bok.linjer, papir, seksjoner)
    mote = Mote(papir.utvalg, papir.dato)
    if papir.slag != "ukjent" or oppforinger or seksjoner:
        bok.moter.append(mote)
    type_: Dokumenttype = "moteprotokoll" if papir.slag == "ukjent" and seksjoner else papir.slag
    forste = seksjoner[0].fra if seksjoner else papir.til
    _les_forsiden(bok, papir, type_, mote, oppforinger, forste, har_saker=bool(seksjoner))
    for o in oppforinger:
        organ = Organ(papir.utvalg, papir.dato, o.saksnr, o.fra, o.til)
        mote.saker.append(bok.innfor_behandling(organ, o.arkivsaksnr, o.sakstittel, 0))
    for i, o in enumerate(seksjoner):
        til = seksjoner[i + 1].fra if i + 1 < len(seksjoner) else papir.til
        _les_sak(bok, papir, type_, mote, o, til)


def _les_forsiden(
    bok: Bok,
    papir: Papir,
    type_: Dokumenttype,
    mote: Mote,
    oppforinger: Sequence[Oppforing],
    forste: int,
    *,
    har_saker: bool,
) -> None:
    """Enters what stands before the first sak's section, at line `forste`: the meeting's own part,
    with its agenda."""
    slag: Slag
    if type_ == "moteinnkalling":
        slag = "moteinnkalling"
    elif type_ == "moteprotokoll":
        slag = "moteprotokoll"
    else:
        slag = "annet"
    kart = [o for o in oppforinger if not har_saker or o.fra < forste]
    if not kart:
        bok.innfor_motedel(slag, type_, papir.fra, forste, mote)
        return
    fra = _kartstart(bok.linjer, kart[0].fra, papir.fra)
    til = _slutt_paa_kart(bok.linjer, kart[-1].til, forste)
    bok.innfor_motedel(slag, type_, papir.fra, fra, mote)
    bok.innfor_motedel("sakskart", type_, fra, til, mote)
    bok.innfor_motedel(slag, type_, til, forste, mote)
    mote.uten_nummer = {
        linje.tekst.lower()
        for linje in bok.linjer[fra:til]
        if treff(linje.tekst, monstre.UTEN_NUMMER)
    }


def _med_mote_fra_saker(
    linjer: Sequence[Linje], papir: Papir, seksjoner: Sequence[Oppforing]
) -> Papir:
    """The paper with body and date from its saker, where its head could not be read or is
    letter-spaced: the meeting that acts in most of them."""
    teller: Counter[tuple[str, date]] = Counter()
    navn: dict[str, str] = {}
    for i, o in enumerate(seksjoner):
        til = seksjoner[i + 1].fra if i + 1 < len(seksjoner) else papir.til
        her: set[tuple[str, date]] = set()
        for linje in linjer[o.til : til]:
            funn = treff(linje.tekst, monstre.ORGANLINJER)
            if funn and funn[1].groupdict().get("dato") and (dato := les_dato(funn[1]["dato"])):
                utvalg = rens_utvalg(funn[1]["utvalg"])
                if not utvalg:
                    continue
                navn.setdefault(nokkel_utvalg(utvalg) or "", utvalg)
                her.add((nokkel_utvalg(utvalg) or "", dato))
        teller.update(
            (u, d)
            for u, d in her
            if (papir.utvalg is None or _tett(u) == _tett(nokkel_utvalg(papir.utvalg)))
            and (papir.dato is None or d == papir.dato)
        )
    if teller:
        (utvalg, dato), antall = teller.most_common(1)[0]
        if antall >= 0.6 * len(seksjoner):
            # The head's own way to write the name, where it is the same body.
            likt = papir.utvalg if nokkel_utvalg(papir.utvalg) == utvalg else navn[utvalg]
            return replace(papir, utvalg=likt, dato=dato)
    if seksjoner and papir.fra == 0 and papir.dato is None:
        forside = [linje for linje in linjer[: seksjoner[0].fra] if linje.side == 1]
        return replace(papir, **mote_paa_forsiden(forside))
    return papir


def _tett(navn: str | None) -> str:
    return (navn or "").replace(" ", "")


def _kartstart(linjer: Sequence[Linje], forste_sak: int, fra: int) -> int:
    for nr in range(forste_sak, max(fra, forste_sak - 12) - 1, -1):
        if monstre.SAKSKART.fullmatch(linjer[nr].tekst):
            return nr
    return forste_sak


def _slutt_paa_kart(linjer: Sequence[Linje], siste: int, grense: int) -> int:
    side = linjer[siste - 1].side
    while (
        siste < grense
        and linjer[siste].side == side
        and (
            not linjer[siste].tekst
            or re.fullmatch(r"\d{1,4}", linjer[siste].tekst)
            or treff(linjer[siste].tekst, monstre.UTEN_NUMMER)
        )
    ):
        siste += 1
    return siste


def _les_sak(
    bok: Bok, papir: Papir, type_: Dokumenttype, mote: Mote, o: Oppforing, til: int
) -> None:
    """Enters a sak's section, up to line `til`, and the entry without a number that may end it."""
    slutt = _uten_nummer(bok.linjer, o.til, til, mote)
    eget = Organ(papir.utvalg, papir.dato, o.saksnr, o.fra, slutt)
    seksjon = del_opp(
        bok.linjer,
        o.fra,
        slutt,
        replace(eget),
        overskrift_til=o.til,
        forste="saksframlegg",
        prefikser=bok.prefikser,
        i_protokoll=type_ == "moteprotokoll",
    )
    arkiv = o.arkivsaksnr or _arkiv_i(bok.linjer, o.fra, min(slutt, o.til + 12), o.saksnr)
    sak = bok.innfor_behandling(eget, arkiv, o.sakstittel, RANG[type_])
    if sak not in mote.saker:
        mote.saker.append(sak)
    bok.innfor_seksjon(
        seksjon, type_, sak, arkiv or bok.behandlinger[sak].arkivsaksnr, o.sakstittel
    )
    if slutt < til:
        tittel = next(
            (
                linje.tekst
                for linje in bok.linjer[slutt : slutt + 6]
                if treff(linje.tekst, monstre.UTEN_NUMMER)
            ),
            bok.linjer[slutt].tekst,
        )
        funn = treff(tittel, monstre.UTEN_NUMMER)
        bok.innfor_motedel(funn[0].gir if funn else "annet", type_, slutt, til, mote, tittel)


def _uten_nummer(linjer: Sequence[Linje], fra: int, til: int, mote: Mote) -> int:
    """Where an entry without a number (Referatsaker) ends the section, else its own end. It
    stands at the top of a page or is on the agenda."""
    for nr in range(fra, til):
        linje = linjer[nr]
        if treff(linje.tekst, monstre.UTEN_NUMMER):
            topp = med_brevhode(linjer, nr)
            if topp < nr or linje.over == 0 or linje.tekst.lower() in mote.uten_nummer:
                return max(fra, topp)
    return til


def _arkiv_i(linjer: Sequence[Linje], fra: int, til: int, saksnr: str) -> str | None:
    """The arkivsaksnr among the fields below a sak's heading."""
    for nr in range(fra, til):
        tekst = linjer[nr].tekst
        if treffer(tekst, monstre.DELER, monstre.ORGANLINJER):
            return None
        if felt := monstre.ARKIVFELT.search(tekst):
            return uten_journalpost(felt["nr"])
        if (felt := monstre.ARKIV_SOM_SAKSNR.fullmatch(tekst)) and not saksnr.endswith(felt["nr"]):
            return uten_journalpost(felt["nr"])
        if (
            monstre.ARKIVFELT_HODE.fullmatch(tekst)
            and nr + 1 < til
            and (verdi := re.match(monstre.ARKIVSAKSNR, linjer[nr + 1].tekst))
        ):
            return uten_journalpost(verdi.group())
    return None
