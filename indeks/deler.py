"""A sak's section cut into its parts, each with the body that acts in it.

Minutes often repeat, within one section, what every body before them did with the sak. Each such
stretch is a behandling of its own: another body, date and saksnr. The lines that say so are in
`monstre.ORGANLINJER` and `monstre.NUMMERERT_VEDTAK`; what a part is, in `monstre.DELER`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from indeks import monstre
from indeks.datoer import les_dato
from indeks.dokument import Slag
from indeks.gangtabell import Saksgang, saksgang_ved
from indeks.linjer import Linje
from indeks.linjeslag import deloverskrift, treff
from indeks.saksnummer import nokkel_saksnr
from indeks.setninger import LISTEHODE, SATT_OPP_MOT
from indeks.utvalg import nokkel_utvalg, rens_utvalg

_FOR_BEHANDLING: frozenset[Slag] = frozenset(
    {"saksframlegg", "forslag_til_vedtak", "saksopplysninger", "vurdering"}
)
_BARE_FRAMLEGG: frozenset[Slag] = frozenset({"saksopplysninger", "vurdering", "saksframlegg"})
_LAGT_FRAM: frozenset[Slag] = frozenset({"innstilling", "forslag_til_vedtak"})
"""What may be quoted amid a debate, to be voted on."""
_STEMT_OVER = re.compile(rf"{LISTEHODE.pattern}|{SATT_OPP_MOT.pattern}$")
"""Lines of a vote, which end what is quoted in the debate."""
_FREMMET = re.compile(
    r"[A-ZÆØÅ][^():]{2,60} \([^()]{1,60}\) (?i:fremmet|fremma|fremja) (?i:følgende|følgjande) "
    r"[a-zæøå ]{0,40}(?i:forslag|framlegg)[^.]{0,60}:"
)
"""A line that introduces somebody's proposal."""


@dataclass(slots=True)
class Organ:
    """A body's treatment of the sak as far as it is known while reading; filled in on the way."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    fra: int
    til: int
    eget: bool = False
    """Whether this is the meeting that the section itself belongs to."""


@dataclass(slots=True)
class Bit:
    """A part: lines `fra` up to (not with) `til`, what it is, its heading, and whose it is."""

    slag: Slag
    fra: int
    til: int
    tittel: str | None
    organ: int


@dataclass(slots=True)
class Seksjon:
    """What a section was cut into. `organer[0]` is the meeting that the section belongs to."""

    organer: list[Organ]
    biter: list[Bit] = field(default_factory=list)
    saksgang: list[Saksgang] = field(default_factory=list)


def _samme(a: Organ, utvalg: str | None, dato: date | None) -> bool:
    if (
        utvalg is not None
        and a.utvalg is not None
        and nokkel_utvalg(utvalg) != nokkel_utvalg(a.utvalg)
    ):
        return False
    if utvalg is not None and a.utvalg is None:
        return dato is not None and a.dato == dato
    return dato is None or a.dato is None or a.dato == dato


def del_opp(
    linjer: Sequence[Linje],
    fra: int,
    til: int,
    eget: Organ,
    *,
    overskrift_til: int,
    forste: Slag,
    prefikser: dict[str, str],
    i_protokoll: bool = False,
    framlegg: Sequence[Saksgang] | None = None,
) -> Seksjon:
    """Cuts lines `fra` up to `til` into parts. The parts follow each other and cover all lines.

    `eget` is the meeting the section belongs to, `overskrift_til` the line behind its own
    heading, `forste` what the text before the first part's heading is. `prefikser` holds what
    the document has taught so far of letters before a saksnr and the body they stand for
    (`FSK` → Formannskapet); it is added to. `i_protokoll` is for a section of a meeting's minutes,
    `framlegg` for a case paper, with the rows of its table of bodies.
    """
    seksjon = Seksjon([eget])
    naa = Bit(forste, fra, til, None, 0)
    behandlet: set[int] = set()
    sitert: int | None = None
    """Whose innstilling is quoted amid the meeting's own debate."""

    def begynn(slag: Slag, nr: int, tittel: str | None, organ: int) -> None:
        nonlocal naa
        tom = all(not linje.tekst for linje in linjer[naa.fra : nr])
        bare_hode = naa.tittel is not None and naa.organ == organ
        bare_hode = bare_hode and not any(linje.tekst for linje in linjer[naa.fra + 1 : nr])
        if tom and naa.fra < nr:
            # Blank lines alone are no part; they go with what follows.
            naa = Bit(slag, naa.fra, til, tittel, organ)
        elif bare_hode and slag == naa.slag:
            naa = Bit(slag, naa.fra, til, tittel, organ)
        elif nr == naa.fra:
            naa = Bit(slag, nr, til, tittel, organ)
        else:
            naa.til = nr
            seksjon.biter.append(naa)
            naa = Bit(slag, nr, til, tittel, organ)

    def finn_organ(utvalg: str | None, dato: date | None, saksnr: str | None, nr: int) -> int:
        if saksnr and dato is None and utvalg is None:
            for i, organ in enumerate(seksjon.organer):
                if (
                    organ.saksnr
                    and nokkel_saksnr(organ.saksnr) == nokkel_saksnr(saksnr)
                    and i == naa.organ
                ):
                    return i
        for i, organ in enumerate(seksjon.organer):
            if _samme(organ, utvalg, dato):
                organ.utvalg = organ.utvalg or utvalg
                organ.dato = organ.dato or dato
                return i
        for rad in seksjon.saksgang:
            if dato is None and nokkel_utvalg(rad.utvalg) == nokkel_utvalg(utvalg):
                dato, saksnr = rad.dato, saksnr or rad.saksnr
        seksjon.organer.append(Organ(utvalg, dato, saksnr, nr, til))
        return len(seksjon.organer) - 1

    nr = overskrift_til
    while nr < til:
        tekst = linjer[nr].tekst
        if not tekst:
            nr += 1
            continue
        if (tabell := saksgang_ved(linjer, nr, til)) and tabell[0]:
            rader, nr = tabell
            seksjon.saksgang += rader
            continue
        if naa.slag in _LAGT_FRAM and (
            _STEMT_OVER.match(tekst) or (naa.organ == sitert and _FREMMET.fullmatch(tekst))
        ):
            organ = 0 if naa.organ == sitert else naa.organ
            behandlet.add(organ)
            begynn("behandling", nr, None, organ)
        elif funn := treff(tekst, monstre.NUMMERERT_VEDTAK):
            rad, match = funn
            if naa.slag == "behandling" and _annet_i_debatten(
                linjer, nr, til, match["saksnr"], seksjon.organer[naa.organ].saksnr
            ):
                nr += 1  # another body's vedtak, quoted in the debate
                continue
            organ = _organ_for_nummer(
                seksjon, naa.organ, match["prefiks"], match["saksnr"], prefikser, nr, til
            )
            begynn(
                rad.gir,
                nr,
                tekst if not match["rest"].strip() else tekst[: match.start("rest")],
                organ,
            )
        elif funn_organ := treff(tekst, monstre.ORGANLINJER):
            rad_organ, match = funn_organ
            if rad_organ.gir is None and _er_arkets(linjer, nr):
                nr += 1
                continue
            if (
                rad_organ.gir is None
                and not _handler(linjer, nr, til)
                and not (i_protokoll and not behandlet and _er_eget_mote(match, eget))
            ):
                nr += 1  # a row of some table: nothing that a body does stands under it
                continue
            grupper = match.groupdict()
            utvalg = rens_utvalg(grupper["utvalg"]) or None
            if (
                rad_organ.gir == "innstilling"
                and naa.slag == "behandling"
                and nokkel_utvalg(utvalg) != nokkel_utvalg(seksjon.organer[naa.organ].utvalg)
            ):
                nr += 1  # another body's innstilling, quoted in the debate
                continue
            dato = les_dato(grupper["dato"]) if grupper.get("dato") else None
            if grupper.get("dato") and dato is None:
                nr += 1
                continue
            if framlegg is not None and _fortalt(
                seksjon.biter, naa, rad_organ.gir, framlegg, (nokkel_utvalg(utvalg), dato)
            ):
                nr += 1
                continue
            organ = finn_organ(utvalg, dato, grupper.get("saksnr"), nr)
            if grupper.get("saksnr") and seksjon.organer[organ].saksnr is None:
                seksjon.organer[organ].saksnr = grupper["saksnr"]
            slag = rad_organ.gir or "behandling"
            egen_debatt = 0 in behandlet and (
                naa.organ == sitert or (naa.organ == 0 and naa.slag == "behandling")
            )
            sitert = None
            if (
                rad_organ.gir is None
                and organ != 0
                and egen_debatt
                and _bare_innstilling(linjer, nr)
            ):
                slag, sitert = "innstilling", organ
            if slag == "behandling":
                behandlet.add(organ)
            begynn(slag, nr, tekst, organ)
        elif funn_del := deloverskrift(tekst):
            slag_del, overskrift = funn_del
            slag_nytt = _godta(slag_del, overskrift, naa, behandlet)
            if framlegg is not None and not behandlet and _DROFTING.fullmatch(overskrift):
                slag_nytt = "vurdering"  # the paper's own
            elif framlegg is not None and _fortalt(seksjon.biter, naa, slag_nytt, framlegg, None):
                slag_nytt = None
            if slag_nytt is not None and _rett_under_nummer(linjer, naa, nr):
                # «FS- 142/21 Vedtak:» over «Innstilling:»: the second only says what the first is.
                if slag_nytt == "innstilling" and naa.organ != 0:
                    naa.slag = "innstilling"
                nr += 1
                continue
            if slag_nytt == "innstilling" and naa.slag == "behandling" and overskrift != tekst:
                slag_nytt = None  # «Innstilling: 15 stemmer» is a vote counted
            elif slag_nytt in ("vedtak", "innstilling") and naa.slag == "behandling":
                slag_nytt = None if _sitert(linjer, nr, naa.fra) else slag_nytt
            if slag_nytt is not None and not (slag_nytt == naa.slag == "behandling"):
                organ = naa.organ
                if naa.organ == sitert and slag_nytt != "innstilling":
                    organ = 0  # the quote is over
                elif slag_nytt == "forslag_til_vedtak" or (
                    slag_nytt == "behandling"
                    and naa.slag == "innstilling"
                    and organ not in behandlet
                ):
                    organ = 0  # what another body has only said is over; the meeting itself acts
                if framlegg is not None and naa.slag == "forslag_til_vedtak":
                    organ = 0
                if slag_nytt == "forslag_til_vedtak" and (
                    rad_gang := _foreslatt_for(overskrift, framlegg or ())
                ):
                    organ = finn_organ(rad_gang.utvalg, rad_gang.dato, rad_gang.saksnr, nr)
                if slag_nytt == "behandling":
                    behandlet.add(organ)
                begynn(slag_nytt, nr, overskrift, organ)
        nr += 1
    naa.til = til
    seksjon.biter.append(naa)
    _ta_inn_i_behandling(seksjon.biter)
    for i, annet in enumerate(seksjon.organer[1:], 1):
        egne = [b for b in seksjon.biter if b.organ == i]
        if egne:
            annet.fra, annet.til = egne[0].fra, egne[-1].til
    return seksjon


def _fortalt(
    biter: Sequence[Bit],
    naa: Bit,
    slag: Slag | None,
    framlegg: Sequence[Saksgang],
    mote: tuple[str | None, date | None] | None,
) -> bool:
    """Whether what a heading in a case paper opens is told of, amid its account of the facts: a
    vedtak or a debate without a meeting, or what a meeting did that is none of the sak's own. What
    the sak itself may come to stands above, as a proposal."""
    if naa.slag not in ("saksopplysninger", "vurdering"):
        return False
    if not any(bit.slag == "forslag_til_vedtak" for bit in biter):
        return False
    if mote is None:
        return slag in ("vedtak", "behandling")
    egne = {(nokkel_utvalg(rad.utvalg), rad.dato) for rad in framlegg}
    return mote[1] is not None and any(dato for _, dato in egne) and mote not in egne


def _bare_innstilling(linjer: Sequence[Linje], nr: int) -> bool:
    """Whether all that a body did, by the line under its name, was to recommend."""
    under = next((linje.tekst for linje in linjer[nr + 1 : nr + 6] if linje.tekst), "")
    funn = deloverskrift(under)
    return funn is not None and funn[0] == "innstilling"


def _sitert(linjer: Sequence[Linje], nr: int, fra: int) -> bool:
    """Whether what opens at a line is quoted in the debate: announced by the line above
    («fremmet følgende forslag:»), which is no heading itself."""
    over = next((linje.tekst for linje in reversed(linjer[fra:nr]) if linje.tekst), "")
    if not over.endswith(":"):
        return False
    overskrift, organ = deloverskrift(over), treff(over, monstre.ORGANLINJER)
    if overskrift is None and organ is None:
        return True
    return organ is not None and organ[0].gir == "innstilling"


def _annet_i_debatten(
    linjer: Sequence[Linje], nr: int, til: int, saksnr: str, eget: str | None
) -> bool:
    """Whether a numbered vedtak in a debate is of another sak than the one debated, and the next
    numbered vedtak is the debate's own."""
    if eget is None or nokkel_saksnr(saksnr) == nokkel_saksnr(eget):
        return False
    neste = (treff(linje.tekst, monstre.NUMMERERT_VEDTAK) for linje in linjer[nr + 1 : til])
    forste = next((funn for funn in neste if funn), None)
    return forste is not None and nokkel_saksnr(forste[1]["saksnr"]) == nokkel_saksnr(eget)


def _er_arkets(linjer: Sequence[Linje], nr: int) -> bool:
    """Whether a line of body and date at the top of a page is the sheet's own: a page number stands
    under it."""
    if linjer[nr].over:
        return False
    under = next((linje.tekst for linje in linjer[nr + 1 : nr + 4] if linje.tekst), "")
    return re.fullmatch(r"(?:(?i:side) ?)?\d{1,4}(?: (?i:av) \d{1,4})?", under) is not None


def _er_eget_mote(linje: re.Match[str], eget: Organ) -> bool:
    """Whether a line of body and date is the meeting's own: in its minutes, what stands under it is
    what it did."""
    felt = linje.groupdict()
    return (
        bool(felt.get("dato"))
        and eget.dato is not None
        and les_dato(felt["dato"]) == eget.dato
        and nokkel_utvalg(rens_utvalg(felt["utvalg"])) == nokkel_utvalg(eget.utvalg)
    )


def _rett_under_nummer(linjer: Sequence[Linje], naa: Bit, nr: int) -> bool:
    """Whether a heading stands right under that of a numbered vedtak."""
    return (
        naa.tittel is not None
        and treff(naa.tittel.strip(), monstre.NUMMERERT_VEDTAK) is not None
        and not any(linje.tekst for linje in linjer[naa.fra + 1 : nr])
    )


def _ta_inn_i_behandling(biter: list[Bit]) -> None:
    """An innstilling or a bare «Vedtak:» in the middle of a body's debate, whose numbered vedtak
    comes later, is what is voted on there: it belongs to the debate. So does an innstilling that
    nobody else is said to have made, where a vote on it goes on with the debate."""
    hele: list[Bit] = []
    for bit in biter:
        nr = len(hele)
        while nr and hele[nr - 1].slag in _LAGT_FRAM and hele[nr - 1].organ == bit.organ:
            nr -= 1
        over = hele[nr - 1] if nr else None
        if bit.tittel is None and over and (over.slag, over.organ) == ("behandling", bit.organ):
            over.til = bit.til
            del hele[nr:]
        else:
            hele.append(bit)
    biter[:] = hele
    for i, bit in enumerate(biter):
        foran = biter[i - 1] if i else None
        if (
            bit.slag in ("innstilling", "vedtak")
            and foran is not None
            and foran.slag == "behandling"
            and foran.organ == bit.organ
            and not treff((bit.tittel or "").strip(), monstre.NUMMERERT_VEDTAK)
            and any(
                b.organ == bit.organ
                and b.slag in ("vedtak", "innstilling")
                and treff((b.tittel or "").strip(), monstre.NUMMERERT_VEDTAK)
                for b in biter[i + 1 :]
            )
        ):
            bit.slag = "behandling"


def _handler(linjer: Sequence[Linje], nr: int, til: int) -> bool:
    """Whether a line with a body and a date is the heading of what that body did."""
    if linjer[nr].tekst.endswith(":"):
        return True
    neste = [linje.tekst for linje in linjer[nr + 1 : min(til, nr + 16)] if linje.tekst][:8]
    return any(deloverskrift(tekst) or treff(tekst, monstre.NUMMERERT_VEDTAK) for tekst in neste)


def _organ_for_nummer(
    seksjon: Seksjon,
    na: int,
    prefiks: str,
    saksnr: str,
    prefikser: dict[str, str],
    nr: int,
    til: int,
) -> int:
    """Whose vedtak a numbered heading opens: the body that acts, unless the number says another."""
    organ = seksjon.organer[na]
    kjent = prefikser.get(prefiks)
    if kjent and organ.utvalg and nokkel_utvalg(kjent) != nokkel_utvalg(organ.utvalg):
        for i, annet in enumerate(seksjon.organer):
            if nokkel_utvalg(annet.utvalg) == nokkel_utvalg(kjent) and (
                annet.saksnr is None or nokkel_saksnr(annet.saksnr) == nokkel_saksnr(saksnr)
            ):
                annet.saksnr = annet.saksnr or saksnr
                return i
    if organ.saksnr is None:
        organ.saksnr = saksnr
    elif nokkel_saksnr(organ.saksnr) != nokkel_saksnr(saksnr):
        for i, annet in enumerate(seksjon.organer):
            if annet.saksnr and nokkel_saksnr(annet.saksnr) == nokkel_saksnr(saksnr):
                return i
        seksjon.organer.append(Organ(kjent, None, saksnr, nr, til))
        return len(seksjon.organer) - 1
    if prefiks and organ.utvalg:
        prefikser.setdefault(prefiks, organ.utvalg)
    return na


_FORSLAGSSTILLER = (
    "rådmann",
    "kommunedirektør",
    "administrasjon",
    "ordfører",
    "ordførar",
    "fylkes",
    "utval",
    "nemnd",
)


_AVGJOR = re.compile(
    r"\b(?:vedtas|vedtek|vedtar|vedtatt|godkjenner|godkjennes|godkjent|tiltres|tiltrer|støttes"
    r"|støtter|tas|tilrår)\b"
)
"""Verbs that decide; no heading has one."""


def _foreslatt_for(overskrift: str, framlegg: Sequence[Saksgang]) -> Saksgang | None:
    """The one row of a case paper's table that a proposal is for, where its heading says so:
    `Kommunedirektørens forslag til vedtak i administrasjonsutvalget:`."""
    _, i, utvalg = overskrift.rstrip(" :.").partition(" vedtak i ")
    rader = [rad for rad in framlegg if i and nokkel_utvalg(rad.utvalg) == nokkel_utvalg(utvalg)]
    return rader[0] if len(rader) == 1 else None


_DROFTING = re.compile(r"(?i:drøfting|drøftinger|drøftingar)[:.]?")


def _godta(slag: Slag, tekst: str, naa: Bit, behandlet: set[int]) -> Slag | None:
    """What a heading that matches `slag` is where it stands; None where it is only text there."""
    liten = tekst.lower()
    if slag == "forslag_til_vedtak" and _AVGJOR.search(liten):
        return None  # a vedtak that names the proposal, and no heading over one
    if slag in _BARE_FRAMLEGG:
        return slag if naa.slag in _FOR_BEHANDLING else None
    if slag == "forslag_til_vedtak":
        if naa.slag in _FOR_BEHANDLING:
            return slag
        if naa.slag == "behandling":
            return None
        return slag if any(ord_ in liten for ord_ in _FORSLAGSSTILLER) else None
    if slag == "innstilling" and naa.organ not in behandlet and naa.slag in _FOR_BEHANDLING:
        # Before anybody has treated it, an innstilling is what is proposed to them.
        return "forslag_til_vedtak"
    return slag
