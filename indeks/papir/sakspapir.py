"""A sak's own papers, saksframlegg and saksprotokoll, entered in the book as the behandling they
are of."""

from collections.abc import Sequence
from dataclasses import replace

from indeks.linje import monstre
from indeks.linje.linjeslag import med_brevhode, treff
from indeks.papir.bok import RANG, Bok, Mote
from indeks.papir.deler import Organ, Seksjon, del_opp
from indeks.papir.gangtabell import Saksgang
from indeks.papir.papirer import Papir
from indeks.papir.sakstitler import lik_tittel
from indeks.papir.vedlegg import les_vedlegg
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg


def les_saksprotokoll(bok: Bok, papir: Papir) -> None:
    """Enters what one body did with a sak; what follows it on pages of its own is attached."""
    papir = _uten_referat(bok, papir)
    slutt = bok.ark.slutt_paa_protokoll(papir)
    hode = Organ(None, None, None, papir.fra, papir.til)
    seksjon = del_opp(
        bok.linjer,
        papir.fra,
        slutt,
        hode,
        overskrift_til=papir.hode_til,
        forste="behandling",
        prefikser=bok.prefikser,
    )
    if len(seksjon.organer) > 1 and all(b.organ == 0 for b in seksjon.biter[:1]):
        hode = _gi_hodet_til_organet(seksjon)
    _fyll_ut(hode, papir.saksgang)
    sak = bok.innfor_behandling(
        replace(hode, fra=papir.fra, til=slutt),
        papir.arkivsaksnr,
        papir.sakstittel,
        RANG["saksprotokoll"],
    )
    bok.innfor_seksjon(seksjon, "saksprotokoll", sak, papir.arkivsaksnr, papir.sakstittel)
    if slutt < papir.til:
        les_vedlegg(bok, slutt, papir.til, _sak_i_mote(bok, papir) or sak)


def _gi_hodet_til_organet(seksjon: Seksjon) -> Organ:
    """The head belongs to the one body whose protokoll it is: the first that acts below it."""
    forste = seksjon.organer[1]
    forste.fra = seksjon.organer.pop(0).fra
    for bit in seksjon.biter:
        bit.organ = max(0, bit.organ - 1)
    return forste


def _fyll_ut(organ: Organ, saksgang: Sequence[Saksgang]) -> None:
    """What the table of bodies tells of the body, where the protokoll itself does not."""
    if organ.utvalg is None and len(saksgang) == 1:
        rad = saksgang[0]
        organ.utvalg, organ.dato, organ.saksnr = rad.utvalg, rad.dato, rad.saksnr
    if organ.saksnr is None:
        organ.saksnr = next(
            (
                rad.saksnr
                for rad in saksgang
                if nokkel_utvalg(rad.utvalg) == nokkel_utvalg(organ.utvalg)
                and rad.dato == organ.dato
            ),
            None,
        )


def les_saksframlegg(bok: Bok, papir: Papir) -> None:
    """Enters a case paper as of the meeting it was laid before; what was attached follows it."""
    papir = _uten_referat(bok, papir)
    slutt = bok.ark.slutt_paa_framlegg(papir)
    sak = _sak_i_mote(bok, papir)
    if sak is None:
        rad = _motet_saken_er_lagt_fram_for(papir.saksgang) or Saksgang("", None, None)
        organ = Organ(rad.utvalg or None, rad.dato, rad.saksnr, papir.fra, slutt)
        sak = bok.innfor_behandling(
            organ, papir.arkivsaksnr, papir.sakstittel, RANG["saksframlegg"]
        )
    else:
        b = bok.behandlinger[sak]
        b.arkivsaksnr = b.arkivsaksnr or papir.arkivsaksnr
        if RANG["saksframlegg"] > b.rang:
            b.start, b.slutt, b.rang = bok.pos(papir.fra), bok.pos(slutt), RANG["saksframlegg"]
    b = bok.behandlinger[sak]
    seksjon = del_opp(
        bok.linjer,
        papir.fra,
        slutt,
        Organ(b.utvalg, b.dato, b.saksnr, papir.fra, slutt),
        overskrift_til=papir.hode_til,
        forste="referatsaker" if _er_referat(b.sakstittel) else "saksframlegg",
        prefikser=bok.prefikser,
        framlegg=papir.saksgang,
    )
    bok.innfor_seksjon(seksjon, "saksframlegg", sak, b.arkivsaksnr, b.sakstittel)
    if slutt < papir.til:
        les_vedlegg(bok, slutt, papir.til, sak)


def _er_referat(tittel: str | None) -> bool:
    funn = treff(tittel or "", monstre.UTEN_NUMMER)
    return funn is not None and funn[0].gir == "referatsaker"


def _uten_referat(bok: Bok, papir: Papir) -> Papir:
    """The paper without the page of referatsaker that may follow the last one of a meeting, which
    is entered as the meeting's."""
    for nr in range(papir.fra + 1, papir.til):
        linje = bok.linjer[nr]
        topp = med_brevhode(bok.linjer, nr)
        if _er_referat(linje.tekst) and (topp < nr or linje.over == 0) and topp > papir.fra:
            mote = bok.moter[-1] if bok.moter else Mote(None, None)
            bok.innfor_motedel("referatsaker", "moteinnkalling", topp, papir.til, mote, linje.tekst)
            return replace(papir, til=topp)
    return papir


def _sak_i_mote(bok: Bok, papir: Papir) -> int | None:
    """The behandling, in a meeting of this document, that a sak's paper was laid before."""
    for mote in reversed(bok.moter):
        egne = {
            nokkel_saksnr(r.saksnr, r.dato)
            for r in papir.saksgang
            if r.saksnr
            and (nokkel_utvalg(r.utvalg), r.dato) == (nokkel_utvalg(mote.utvalg), mote.dato)
        }
        if papir.saksnr and mote is bok.moter[-1]:
            egne.add(nokkel_saksnr(papir.saksnr, mote.dato))
        for i in mote.saker:
            if nokkel_saksnr(bok.behandlinger[i].saksnr, mote.dato) in egne:
                return i
    arkiv = nokkel_arkivsaksnr(papir.arkivsaksnr)
    steder = {(nokkel_utvalg(r.utvalg), r.dato) for r in papir.saksgang}
    for krav_arkiv in (True, False):
        for mote in bok.moter:
            if steder and (nokkel_utvalg(mote.utvalg), mote.dato) not in steder:
                continue
            for i in mote.saker:
                b = bok.behandlinger[i]
                if krav_arkiv and arkiv and nokkel_arkivsaksnr(b.arkivsaksnr) == arkiv:
                    return i
                if (
                    not krav_arkiv
                    and (not arkiv or not b.arkivsaksnr)
                    and lik_tittel(b.sakstittel, papir.sakstittel)
                ):
                    return i
    return None


def _motet_saken_er_lagt_fram_for(saksgang: Sequence[Saksgang]) -> Saksgang | None:
    """The row of its table of bodies that a case paper is of, where that can be told: the only one
    with a number, or the last that has one while the next have not."""
    med_nummer = [nr for nr, r in enumerate(saksgang) if r.saksnr]
    rader = saksgang
    if len(med_nummer) == 1 or (med_nummer and med_nummer[-1] + 1 < len(saksgang)):
        rader = saksgang[med_nummer[-1] :][:1]
        senere = saksgang[med_nummer[-1] + 1 :]
        if nokkel_utvalg(rader[0].utvalg) in {nokkel_utvalg(r.utvalg) for r in senere}:
            return None  # that meeting is over, and the sak comes before the same body again
    steder = {(nokkel_utvalg(r.utvalg), r.dato) for r in rader}
    return rader[0] if len(steder) == 1 else None
