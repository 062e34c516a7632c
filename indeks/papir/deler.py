"""A sak's section cut into its parts, each with the body that acts in it.

Minutes often repeat, within one section, what every body before them did with the sak. Each such
stretch is a behandling of its own: another body, date and saksnr. The lines that say so are in
`monstre.ORGANLINJER` and `monstre.NUMMERERT_VEDTAK`; what a part is, in `monstre.DELER`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from indeks.datoer import les_dato
from indeks.dokument import Slag
from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import deloverskrift, treff
from indeks.linje.ordlyd import FORSLAGSLINJE
from indeks.ord.setninger import LISTEHODE, SATT_OPP_MOT
from indeks.papir.gangtabell import Saksgang, saksgang_ved
from indeks.saksnummer import nokkel_saksnr
from indeks.utvalg import er_radgivende, nokkel_utvalg, rens_utvalg

_FOR_BEHANDLING: frozenset[Slag] = frozenset(
    {"saksframlegg", "forslag_til_vedtak", "saksopplysninger", "vurdering"}
)
_BARE_FRAMLEGG: frozenset[Slag] = frozenset({"saksopplysninger", "vurdering", "saksframlegg"})
_LAGT_FRAM: frozenset[Slag] = frozenset({"innstilling", "forslag_til_vedtak"})
"""What may be quoted amid a debate, to be voted on."""
_STEMT_OVER = re.compile(rf"{LISTEHODE.pattern}|{SATT_OPP_MOT.pattern}$")
"""Lines of a vote, which end what is quoted in the debate."""
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
"""Those who lay a sak before a body: where one has acted, a heading over a proposal names one."""
_AVGJOR = re.compile(
    r"\b(?:vedtas|vedtek|vedtar|vedtatt|godkjenner|godkjennes|godkjent|tiltres|tiltrer|støttes"
    r"|støtter|tas|tilrår)\b"
)
"""Verbs that decide; no heading has one."""
_RADETS_UTTALELSE = re.compile(
    r"(?i)(?:\w*rådets |\w*rådet (?:sin|si|sitt) )?(?:uttalelse|uttale|fråsegn)"
    r"(?: (?:fra|frå|i) \w*rådet)?[:.]?"
)
_DROFTING = re.compile(r"(?i:drøfting|drøftinger|drøftingar)[:.]?")
"""What is a body's debate, and in a case paper, before any body has met, the paper's own words."""


@dataclass(slots=True)
class Organ:
    """A body's treatment of the sak as far as it is known while reading; filled in on the way."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    fra: int
    til: int


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
    oppdeling = _Oppdeling(
        linjer=linjer,
        til=til,
        seksjon=Seksjon([eget]),
        naa=Bit(forste, fra, til, None, 0),
        prefikser=prefikser,
        i_protokoll=i_protokoll,
        framlegg=framlegg,
    )
    return oppdeling.les(overskrift_til)


@dataclass(slots=True)
class _Oppdeling:
    """A section while its lines, up to `til`, are read one by one; the fields without a word of
    their own are as `del_opp` has them."""

    linjer: Sequence[Linje]
    til: int
    seksjon: Seksjon
    naa: Bit
    """The part that is open."""
    prefikser: dict[str, str]
    i_protokoll: bool
    framlegg: Sequence[Saksgang] | None
    behandlet: set[int] = field(default_factory=set)
    """The bodies whose treatment of the sak has been met."""
    sitert: int | None = None
    """Whose innstilling is quoted amid the meeting's own debate."""

    def les(self, fra: int) -> Seksjon:
        """Reads the lines from `fra` on."""
        nr = fra
        while nr < self.til:
            tekst = self.linjer[nr].tekst
            if tekst and (tabell := saksgang_ved(self.linjer, nr, self.til)) and tabell[0]:
                rader, nr = tabell
                self.seksjon.saksgang += rader
                continue
            if tekst:
                self._les_linje(nr, tekst)
            nr += 1
        self.naa.til = self.til
        biter = [*self.seksjon.biter, self.naa]
        self.seksjon.biter = _vedtak_i_debatten(_sitater_i_debatten(biter))
        for i, annet in enumerate(self.seksjon.organer[1:], 1):
            egne = [bit for bit in self.seksjon.biter if bit.organ == i]
            if egne:
                annet.fra, annet.til = egne[0].fra, egne[-1].til
        return self.seksjon

    def _les_linje(self, nr: int, tekst: str) -> None:
        if self._gar_videre_med_debatten(tekst):
            organ = 0 if self.naa.organ == self.sitert else self.naa.organ
            self._begynn("behandling", nr, None, organ)
        elif nummerert := treff(tekst, monstre.NUMMERERT_VEDTAK):
            self._les_nummerert(nr, *nummerert)
        elif organlinje := treff(tekst, monstre.ORGANLINJER):
            self._les_organlinje(nr, *organlinje)
        elif overskrift := deloverskrift(tekst):
            self._les_overskrift(nr, *overskrift)

    def _begynn(self, slag: Slag, nr: int, tittel: str | None, organ: int) -> None:
        """Opens a part at line `nr`. Of the open one, blank lines alone or its heading alone are no
        part; they go with what follows."""
        naa = self.naa
        tom = not any(linje.tekst for linje in self.linjer[naa.fra : nr])
        bare_hode = (
            naa.tittel is not None
            and (naa.organ, naa.slag) == (organ, slag)
            and not any(linje.tekst for linje in self.linjer[naa.fra + 1 : nr])
        )
        if not (tom or bare_hode):
            naa.til = nr
            self.seksjon.biter.append(naa)
        self.naa = Bit(slag, naa.fra if tom or bare_hode else nr, self.til, tittel, organ)
        if slag == "behandling":
            self.behandlet.add(organ)

    # -- a vote below what was quoted

    def _gar_videre_med_debatten(self, tekst: str) -> bool:
        """Whether a line ends what was read out in the debate: it tells a vote, or somebody's
        proposal."""
        if self.naa.slag not in _LAGT_FRAM:
            return False
        i_sitat = self.naa.organ == self.sitert
        return bool(_STEMT_OVER.match(tekst) or (i_sitat and FORSLAGSLINJE.fullmatch(tekst)))

    # -- a vedtak with the acting body's own number

    def _les_nummerert(self, nr: int, rad: monstre.Monster[Slag], funn: re.Match[str]) -> None:
        saksnr, tekst = funn["saksnr"], self.linjer[nr].tekst
        if self.naa.slag == "behandling" and _annet_i_debatten(
            self.linjer, nr, self.til, saksnr, self.seksjon.organer[self.naa.organ].saksnr
        ):
            return  # another body's vedtak, quoted in the debate
        organ = self._organ_for_nummer(funn["prefiks"], saksnr, nr)
        tittel = tekst[: funn.start("rest")] if funn["rest"].strip() else tekst
        self._begynn(rad.gir, nr, tittel, organ)

    def _organ_for_nummer(self, prefiks: str, saksnr: str, nr: int) -> int:
        """Whose vedtak a numbered heading opens: the body that acts, unless the number says
        another."""
        organer = self.seksjon.organer
        organ = organer[self.naa.organ]
        kjent = self.prefikser.get(prefiks)
        nokkel = nokkel_saksnr(saksnr)
        if kjent and organ.utvalg and nokkel_utvalg(kjent) != nokkel_utvalg(organ.utvalg):
            for i, annet in enumerate(organer):
                if nokkel_utvalg(annet.utvalg) == nokkel_utvalg(kjent) and (
                    annet.saksnr is None or nokkel_saksnr(annet.saksnr) == nokkel
                ):
                    annet.saksnr = annet.saksnr or saksnr
                    return i
        if organ.saksnr is None:
            organ.saksnr = saksnr
        elif nokkel_saksnr(organ.saksnr) != nokkel:
            for i, annet in enumerate(organer):
                if annet.saksnr and nokkel_saksnr(annet.saksnr) == nokkel:
                    return i
            organer.append(Organ(kjent, None, saksnr, nr, self.til))
            return len(organer) - 1
        if prefiks and organ.utvalg:
            self.prefikser.setdefault(prefiks, organ.utvalg)
        return self.naa.organ

    # -- a line of body and date

    def _les_organlinje(
        self, nr: int, rad: monstre.Monster[Slag | None], funn: re.Match[str]
    ) -> None:
        felt = funn.groupdict()
        utvalg = rens_utvalg(felt["utvalg"]) or None
        dato = les_dato(felt["dato"]) if felt.get("dato") else None
        if felt.get("dato") and dato is None:
            return
        if rad.gir is None and not self._star_over_noe(nr, utvalg, dato):
            return  # a row of some table, or the sheet's own line
        if rad.gir == "innstilling" and self._annet_organ_i_debatten(utvalg):
            return
        if rad.monster.pattern == monstre.TILRAR and self._rett_under_overskrift(nr):
            return
        if self._fortalt(rad.gir, (nokkel_utvalg(utvalg), dato)):
            return
        organ = self._finn_organ(utvalg, dato, felt.get("saksnr"), nr)
        if felt.get("saksnr") and self.seksjon.organer[organ].saksnr is None:
            self.seksjon.organer[organ].saksnr = felt["saksnr"]
        slag = rad.gir or "behandling"
        opplest = (
            rad.gir is None
            and organ != 0
            and self._i_egen_debatt()
            and _bare_innstilling(self.linjer, nr)
        )
        self.sitert = organ if opplest else None
        self._begynn("innstilling" if opplest else slag, nr, self.linjer[nr].tekst, organ)

    def _star_over_noe(self, nr: int, utvalg: str | None, dato: date | None) -> bool:
        """Whether something that the body did stands under a line that says no more than body and
        date. In a meeting's minutes, what stands under its own line is what it did."""
        if _er_arkets(self.linjer, nr):
            return False
        eget = self.seksjon.organer[0]
        eget_mote = (
            dato is not None
            and dato == eget.dato
            and nokkel_utvalg(utvalg) == nokkel_utvalg(eget.utvalg)
        )
        forst_i_protokoll = self.i_protokoll and not self.behandlet and eget_mote
        return forst_i_protokoll or _handler(self.linjer, nr, self.til)

    def _rett_under_overskrift(self, nr: int) -> bool:
        """Whether a line stands right under the heading of what is decided or proposed, and only
        leads up to it: «Vedtak» over «Formannskapet tilrår kommunestyret å gjere slikt vedtak:»."""
        naa = self.naa
        return (
            naa.slag in (*_LAGT_FRAM, "vedtak")
            and naa.tittel is not None
            and not any(linje.tekst for linje in self.linjer[naa.fra + 1 : nr])
        )

    def _annet_organ_i_debatten(self, utvalg: str | None) -> bool:
        """Whether a body is another than the one whose debate is open, and so only quoted there."""
        debatterer = self.seksjon.organer[self.naa.organ].utvalg
        return self.naa.slag == "behandling" and nokkel_utvalg(utvalg) != nokkel_utvalg(debatterer)

    def _i_egen_debatt(self) -> bool:
        """Whether what is read stands in the debate of the meeting that the section belongs to."""
        naa = self.naa
        apen = naa.organ == self.sitert or (naa.organ == 0 and naa.slag == "behandling")
        return 0 in self.behandlet and apen

    def _finn_organ(
        self, utvalg: str | None, dato: date | None, saksnr: str | None, nr: int
    ) -> int:
        """The body met before under that name and date, else a new one."""
        for i, organ in enumerate(self.seksjon.organer):
            if _samme(organ, utvalg, dato):
                organ.utvalg = organ.utvalg or utvalg
                organ.dato = organ.dato or dato
                return i
        for rad in self.seksjon.saksgang:
            if dato is None and nokkel_utvalg(rad.utvalg) == nokkel_utvalg(utvalg):
                dato, saksnr = rad.dato, saksnr or rad.saksnr
        self.seksjon.organer.append(Organ(utvalg, dato, saksnr, nr, self.til))
        return len(self.seksjon.organer) - 1

    # -- a part's heading

    def _les_overskrift(self, nr: int, trykt: Slag, overskrift: str) -> None:
        if self._er_radets_uttalelse(trykt, overskrift):
            trykt = "vedtak"
        slag = self._slag_her(trykt, overskrift)
        if slag is None:
            return
        if _rett_under_nummer(self.linjer, self.naa, nr):
            # «FS- 142/21 Vedtak:» over «Innstilling:»: the second only says what the first is.
            if slag == "innstilling" and self.naa.organ != 0:
                self.naa.slag = "innstilling"
            return
        if self.naa.slag == "behandling" and self._er_debattens(slag, overskrift, nr):
            return
        self._begynn(slag, nr, overskrift, self._organ_for_overskrift(slag, overskrift, nr))

    def _er_radets_uttalelse(self, trykt: Slag, overskrift: str) -> bool:
        """Whether a heading is of what a body that only advises says in a sak, in its own minutes:
        that is its vedtak. What others say is quoted there with their name."""
        return (
            trykt == "innstilling"
            and self.i_protokoll
            and self.naa.organ == 0
            and er_radgivende(self.seksjon.organer[0].utvalg)
            and _RADETS_UTTALELSE.fullmatch(overskrift) is not None
        )

    def _slag_her(self, trykt: Slag, overskrift: str) -> Slag | None:
        """What a heading that reads as `trykt` is where it stands; None where it is only text
        there."""
        if self.framlegg is not None and not self.behandlet and _DROFTING.fullmatch(overskrift):
            return "vurdering"
        slag = self._godta(trykt, overskrift.lower())
        return None if self._fortalt(slag, None) else slag

    def _godta(self, slag: Slag, liten: str) -> Slag | None:
        naa = self.naa
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
        if slag == "innstilling" and naa.organ not in self.behandlet:
            # Before anybody has treated it, an innstilling is what is proposed to them.
            return "forslag_til_vedtak" if naa.slag in _FOR_BEHANDLING else slag
        return slag

    def _er_debattens(self, slag: Slag, overskrift: str, nr: int) -> bool:
        """Whether a heading goes on with the debate that it stands in."""
        if slag == "behandling":
            return True
        if slag == "innstilling" and overskrift != self.linjer[nr].tekst:
            return True  # «Innstilling: 15 stemmer» is a vote counted
        return slag in ("vedtak", "innstilling") and _sitert(self.linjer, nr, self.naa.fra)

    def _organ_for_overskrift(self, slag: Slag, overskrift: str, nr: int) -> int:
        """Whose part a heading opens: the body's that acts, or the meeting's own where what another
        body said is over."""
        if slag == "forslag_til_vedtak":
            rad = _foreslatt_for(overskrift, self.framlegg or ())
            return self._finn_organ(rad.utvalg, rad.dato, rad.saksnr, nr) if rad else 0
        naa = self.naa
        if naa.slag == "forslag_til_vedtak" and self.framlegg is not None:
            return 0
        if naa.organ == self.sitert and slag != "innstilling":
            return 0
        bare_sagt = naa.slag == "innstilling" and naa.organ not in self.behandlet
        return 0 if slag == "behandling" and bare_sagt else naa.organ

    def _fortalt(self, slag: Slag | None, mote: tuple[str | None, date | None] | None) -> bool:
        """Whether what a heading in a case paper opens is told of, amid its account of the facts: a
        vedtak or a debate without a meeting, or what a meeting did that is none of the sak's own.
        What the sak itself may come to stands above, as a proposal."""
        if self.framlegg is None or self.naa.slag not in ("saksopplysninger", "vurdering"):
            return False
        if not any(bit.slag == "forslag_til_vedtak" for bit in self.seksjon.biter):
            return False
        if mote is None:
            return slag in ("vedtak", "behandling")
        egne = {(nokkel_utvalg(rad.utvalg), rad.dato) for rad in self.framlegg}
        return mote[1] is not None and any(dato for _, dato in egne) and mote not in egne


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


def _rett_under_nummer(linjer: Sequence[Linje], naa: Bit, nr: int) -> bool:
    """Whether a heading stands right under that of a numbered vedtak."""
    return _er_nummerert(naa) and not any(linje.tekst for linje in linjer[naa.fra + 1 : nr])


def _sitater_i_debatten(biter: Sequence[Bit]) -> list[Bit]:
    """The parts, with an innstilling that nobody else is said to have made taken into the debate
    that it stands in, where a vote on it goes on with the debate."""
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
    return hele


def _vedtak_i_debatten(biter: list[Bit]) -> list[Bit]:
    """The parts, with an innstilling or a bare «Vedtak:» behind a body's debate, whose numbered
    vedtak comes later, as debate too: it is what is voted on there."""
    for i, bit in enumerate(biter):
        foran = biter[i - 1] if i else None
        if (
            bit.slag in ("innstilling", "vedtak")
            and foran is not None
            and (foran.slag, foran.organ) == ("behandling", bit.organ)
            and not _er_nummerert(bit)
            and any(
                b.organ == bit.organ and b.slag in ("vedtak", "innstilling") and _er_nummerert(b)
                for b in biter[i + 1 :]
            )
        ):
            bit.slag = "behandling"
    return biter


def _er_nummerert(bit: Bit) -> bool:
    return treff((bit.tittel or "").strip(), monstre.NUMMERERT_VEDTAK) is not None


def _handler(linjer: Sequence[Linje], nr: int, til: int) -> bool:
    """Whether a line with a body and a date is the heading of what that body did."""
    if linjer[nr].tekst.endswith(":"):
        return True
    neste = [linje.tekst for linje in linjer[nr + 1 : min(til, nr + 16)] if linje.tekst][:8]
    return any(deloverskrift(tekst) or treff(tekst, monstre.NUMMERERT_VEDTAK) for tekst in neste)


def _foreslatt_for(overskrift: str, framlegg: Sequence[Saksgang]) -> Saksgang | None:
    """The one row of a case paper's table that a proposal is for, where its heading says so:
    `Kommunedirektørens forslag til vedtak i administrasjonsutvalget:`."""
    _, i, utvalg = overskrift.rstrip(" :.").partition(" vedtak i ")
    rader = [rad for rad in framlegg if i and nokkel_utvalg(rad.utvalg) == nokkel_utvalg(utvalg)]
    return rader[0] if len(rader) == 1 else None
