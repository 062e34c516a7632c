"""Who met: the list at the opening of the minutes, read into people with party and office.

The list is a table that the PDF's text has flattened (a row a line, or a column at a time), or
running text. It is cut into lists by their headings, a line into words of known kinds, and the
words into people. What does not fit is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indeks import monstre
from indeks.dokument import Del
from indeks.struktur import oppmotemonstre as om
from indeks.struktur.oppmotemonstre import Listeslag
from indeks.struktur.typer import Deltaker, Person, Rolle

MAKS_LINJE = 400
"""Longer lines are running text, and hold no list that can be read with certainty."""

_Tegnslag = str


@dataclass(frozen=True, slots=True)
class _Tegn:
    """A word or phrase of a known kind, and its place in the text.

    `ord` of a name, `parti`, `kort` (what may be a local list), `funksjon`, `tittel`, `for`,
    `vara`, `saksnr`, `skille`, `slutt`, `lite` (any lower-case word), `merknad`, `forfall`,
    `til_stede`, `kolon`.
    """

    slag: _Tegnslag
    tekst: str
    start: int
    slutt: int
    rolle: Rolle | None = None


@dataclass(slots=True)
class _Navn:
    """A name, and the party behind or before it."""

    tekst: str
    start: int
    slutt: int
    parti: str | None = None

    @property
    def ord(self) -> list[str]:
        return self.tekst.split()


@dataclass(slots=True)
class _Post:
    """One person of a list, as one row or one stretch of running text tells of them."""

    navn: _Navn
    funksjon: Rolle | None = None
    har_funksjon: bool = False
    motte_for: _Navn | None = None
    er_vara_for_forrige: bool = False
    skilt: bool = False
    """Whether a comma or the like stands before it, so that it is no column beside another."""
    fravaer: bool = False
    tittel: bool = False
    usikker: bool = False


@dataclass(slots=True)
class _Rad:
    """A line of a list: its people, or the bare party or function that it holds."""

    poster: list[_Post] = field(default_factory=list)
    partier: list[str] = field(default_factory=list)
    funksjoner: list[Rolle | None] = field(default_factory=list)
    bare_tittel: bool = False
    prosa: bool = False
    saksnr: bool = False
    slutt: int = 0


@dataclass(slots=True)
class _Liste:
    """A list: what it is of, the captions of its columns, and its lines (start, end)."""

    slag: Listeslag | None
    kolonner: set[str] = field(default_factory=set)
    linjer: list[tuple[int, int]] = field(default_factory=list)


def les_deltakere(tekst: str, deler: Sequence[Del]) -> list[Deltaker]:
    """Those in the lists of the minutes' openings, each once a meeting and role, in order."""
    moter: dict[tuple[str | None, date | None], list[Del]] = {}
    for del_ in deler:
        if del_.slag == "moteprotokoll":
            moter.setdefault((del_.utvalg, del_.dato), []).append(del_)
    ut: list[Deltaker] = []
    for (utvalg, dato), biter in moter.items():
        mote = _Mote(tekst)
        for del_ in biter:
            for liste in _lister(tekst, del_.start, del_.slutt):
                mote.les(liste)
        ut += mote.deltakere(utvalg, dato)
    return ut


# --- cutting into lists ----------------------------------------------------------------------


def _lister(tekst: str, start: int, slutt: int) -> Iterator[_Liste]:
    liste = _Liste(None)
    gjenoppta: _Liste | None = None
    for fra, til in _linjer(tekst, start, slutt):
        linje = tekst[fra:til]
        if not linje:
            liste.linjer.append((fra, til))
            continue
        if til - fra <= monstre.MAKS_OVERSKRIFT and monstre.BREVHODE.fullmatch(linje):
            continue  # The sheet's own line, where a list goes over to the next page.
        for a, b in _del_ved_overskrift(tekst, fra, til, liste.slag):
            kolonner = _kolonner(tekst[a:b]) if _venter_kolonner(liste) else None
            ny = None if liste.kolonner and kolonner else _ny_liste(tekst, a, b, liste)
            if ny is not None:
                if ny.slag in ("moteleder", "sekretaer") and liste.slag in ("medlem", "innkalt"):
                    gjenoppta = _Liste(liste.slag, liste.kolonner)
                yield liste
                liste = ny
            elif kolonner:
                liste.kolonner |= kolonner
            else:
                liste.linjer.append((a, b))
            if liste.slag in ("moteleder", "sekretaer") and any(x < y for x, y in liste.linjer):
                yield liste
                liste, gjenoppta = gjenoppta or _Liste(None), None
    yield liste


def _venter_kolonner(liste: _Liste) -> bool:
    return liste.slag not in (None, "annet") and not any(a < b for a, b in liste.linjer)


def _linjer(tekst: str, start: int, slutt: int) -> Iterator[tuple[int, int]]:
    while start < slutt:
        stopp = tekst.find("\n", start, slutt)
        stopp = slutt if stopp < 0 else stopp
        rad = tekst[start:stopp]
        fra = start + len(rad) - len(rad.lstrip())
        yield fra, max(fra, start + len(rad.rstrip()))
        start = stopp + 1


_INNI = re.compile(r"(?<=[.;)])(?: [-–])? (?=[A-ZÆØÅ])")


def _del_ved_overskrift(
    tekst: str, fra: int, til: int, slag: Listeslag | None
) -> list[tuple[int, int]]:
    """A line cut where another list's heading stands within it: `Forfall: … Fra adm.: …`."""
    kutt = [fra]
    for funn in _INNI.finditer(tekst[fra:til][:MAKS_LINJE]):
        her = fra + funn.end()
        traff = _overskrift(tekst, her, til)
        if traff is None or not re.match(r" ?:", tekst[traff[1] : til]):
            continue
        # «Nils Vik. Vara: Tor Haug» tells of one, «Nils Vik og Eva Moe. I stedet møtte: …» of all.
        vara = om.VARA.match(tekst, her, til)
        if slag == "forfall" and traff[0] == "varamedlem" and vara and vara[0][0] in "Vv":
            continue
        kutt.append(her)
        slag = traff[0]
    return [(a, b) for a, b in zip(kutt, [*kutt[1:], til], strict=True)]


def _overskrift(tekst: str, fra: int, til: int) -> tuple[Listeslag, int] | None:
    for rad in om.OVERSKRIFTER:
        funn = rad.monster.match(tekst, fra, til)
        if funn:
            return rad.gir, funn.end()
    return None


_ETIKETT = re.compile(r"[A-ZÆØÅ][^:\n]{1,60}:(?=\s|$)")
_ANTALL = re.compile(r" ?(?:\(\d{1,3}(?: av \d{1,3}| stk\.?)?\)|:? ?\d{1,3} (?:av|/) \d{1,3}\.?$)")


def _ny_liste(tekst: str, fra: int, til: int, forrige: _Liste) -> _Liste | None:
    """The list that a line opens, with what stands behind the heading as its first line."""
    traff = _overskrift(tekst, fra, til)
    if traff is None:
        return _ukjent_etikett(tekst, fra, til)
    slag, her = traff
    if antall := _ANTALL.match(tekst, her, til):
        her = antall.end()
    kolon = re.compile(r" ?:(?= |$)| ?[-–](?= )").match(tekst, her, til)
    if kolon:
        her = kolon.end()
    rest = tekst[her:til]
    if not rest.strip(" .:"):
        if slag in ("sekretaer", "moteleder") and not kolon and _siste_er_navn(tekst, forrige):
            return None  # A signature: the office stands under the name.
        return _Liste(slag)
    kolonner = _kolonner(rest)
    if kolonner is not None:
        return _Liste(slag, kolonner)
    her += len(rest) - len(rest.lstrip())
    if not kolon and slag == "annet":
        return None if tekst[her].isupper() else _Liste(slag)  # «Andre Nes Ap» is a person.
    if not kolon:
        # «Til stede Kari Nes (Ap), …»: a heading only where people follow at once.
        rad = _les_rad(tekst, _tegn(tekst, her, til), slag, frozenset())
        if rad.prosa or not rad.poster:
            annet = _Liste("annet") if rad.prosa and slag != "inhabil" else None
            return _ukjent_etikett(tekst, fra, til) or annet
    return _Liste(slag, set(), [(her, til)])


def _ukjent_etikett(tekst: str, fra: int, til: int) -> _Liste | None:
    """The list under a label of unknown words: by the words within it, else no list."""
    funn = _ETIKETT.match(tekst, fra, til)
    if funn is None or _er_rad_med_kolon(tekst, fra, til):
        return None
    rest = tekst[funn.end() : til].strip()
    kolonner = _kolonner(rest) if rest else set()
    linjer: list[tuple[int, int]] = []
    if kolonner is None and _bare_folk(tekst, til - len(rest), til):
        kolonner, linjer = set(), [(til - len(rest), til)]
    ord_ = re.findall(r"[^\W\d_]\S*", funn[0])
    if kolonner is None or any(o[0].isupper() for o in ord_[1:]):
        return _Liste("annet")
    slag: Listeslag = next(
        (rad.gir for rad in om.ETIKETTER if rad.monster.search(funn[0])), "annet"
    )
    return _Liste(slag, kolonner, linjer)


def _bare_folk(tekst: str, fra: int, til: int) -> bool:
    """Whether a line holds people and nothing else."""
    rad = _les_rad(tekst, _tegn(tekst, fra, til), None, ())
    return bool(rad.poster) and not rad.prosa


def _siste_er_navn(tekst: str, liste: _Liste) -> bool:
    siste = next(((a, b) for a, b in reversed(liste.linjer) if a < b), None)
    if siste is None:
        return False
    tegn = _tegn(tekst, *siste)
    return len(tegn) >= 2 and all(t.slag in ("ord", "partikkel") for t in tegn)


def _er_rad_med_kolon(tekst: str, fra: int, til: int) -> bool:
    """Whether the label of a line is an office, a post or a party: `Leder: Kari Nes`."""
    tegn = _tegn(tekst, fra, til)
    return bool(tegn) and tegn[0].slag in ("funksjon", "tittel", "parti", "vara", "for")


def _kolonner(tekst: str) -> set[str] | None:
    """The captions that a line consists of, None where it holds anything else."""
    ut: set[str] = set()
    her = 0
    while her < len(tekst):
        if tekst[her] in " :/,|":
            her += 1
            continue
        funn = om.KOLONNE.match(tekst, her)
        if funn is None:
            return None
        ut.add(funn.lastgroup or "")
        her = funn.end()
    return ut or None


# --- words -----------------------------------------------------------------------------------

_ORD = re.compile(r"[^\W\d_](?:[\w'’´`]|-(?=\w))*-?")
_SAKSNR = re.compile(r"(?:(?:PS|RS|KS|FS|sak|Sak) ?)?\d{1,4}/\d{1,4}(?!\d)(?:-\d{1,4})?")
_TALL = re.compile(r"\d[\d.:]*")
_PAREN = re.compile(r"\(([^()]{1,80})\)")
_SKILLE = re.compile(r"[,;&|]|[-–•](?=\s)|(?:og|samt)(?=\s)|/")
_KULE = re.compile(r"(?:\d{1,3}[.)]? |[-–•*xX] |[a-z]\) )?")


def _tegn(tekst: str, fra: int, til: int, brutt: bool = False) -> list[_Tegn]:
    """The words of a stretch by kind; `brutt` where names are broken by spaces."""
    ut: list[_Tegn] = []
    if kule := _KULE.match(tekst, fra, til):
        fra = kule.end()
    her = fra
    while her < til:
        if tekst[her].isspace():
            her += 1
            continue
        tegn = _ett_tegn(tekst, her, til, ut)
        ut += tegn
        her = max(her + 1, tegn[-1].slutt)
    return _initialer(_hele_ord(ut) if brutt else ut)


def _ett_tegn(tekst: str, her: int, til: int, forrige: Sequence[_Tegn]) -> list[_Tegn]:
    def en(slag: str, slutt: int, rolle: Rolle | None = None) -> list[_Tegn]:
        return [_Tegn(slag, tekst[her:slutt], her, slutt, rolle)]

    if funn := _PAREN.match(tekst, her, til):
        return _parentes(tekst, her, funn)
    if funn := om.VARA.match(tekst, her, til):
        return en("vara", funn.end())
    if funn := om.FOR.match(tekst, her, til):
        return en("for", funn.end())
    if funn := om.MERKNAD.match(tekst, her, til):
        return en("merknad", funn.end())
    if funn := om.IKKE_TIL_STEDE.match(tekst, her, til):
        return en("forfall", funn.end())
    for rad in om.FUNKSJONER:
        if funn := rad.monster.match(tekst, her, til):
            slutt = funn.end()
            if tekst[slutt : slutt + 1] == "." and len(funn[0]) <= 9:
                slutt += 1
            return en("funksjon", slutt, rad.gir)
    if funn := om.KJENT_PARTI.match(tekst, her, til):
        return en("parti", funn.end())
    if funn := om.TITTEL.match(tekst, her, til):
        return en("tittel", funn.end())
    if funn := om.TIL_STEDE.match(tekst, her, til):
        return en("til_stede", funn.end())
    if funn := _SAKSNR.match(tekst, her, til):
        return en("saksnr", funn.end())
    if funn := _TALL.match(tekst, her, til):
        return en("tall", funn.end())
    if funn := _SKILLE.match(tekst, her, til):
        return en("skille", funn.end())
    if funn := _ORD.match(tekst, her, til):
        return [_et_ord(tekst, her, funn.end(), til, forrige)]
    if tekst[her] == ":":
        return en("kolon", her + 1)
    if tekst[her] in ".!?":
        return en("slutt", her + 1)
    return en("annet", her + 1)


def _et_ord(tekst: str, her: int, slutt: int, til: int, forrige: Sequence[_Tegn]) -> _Tegn:
    ord_ = tekst[her:slutt]
    if not ord_[0].isupper():
        etter = tekst[slutt + 1 : slutt + 2]
        navn_foran = bool(forrige) and forrige[-1].slag in ("ord", "partikkel")
        if ord_ in om.PARTIKLER and navn_foran and (etter.isupper() or etter.islower()):
            return _Tegn("partikkel", ord_, her, slutt)
        return _Tegn("lite", ord_, her, slutt)
    if ord_.casefold() in om.AVDELING and ord_.casefold() not in ("it",):
        return _Tegn("avdeling", ord_, her, slutt)
    # An initial or a short form keeps its full stop: `K.`, `Chr.`; any other ends a sentence.
    if tekst[slutt : slutt + 1] == "." and slutt < til and len(ord_) <= 3:
        return _Tegn("ord", tekst[her : slutt + 1], her, slutt + 1)
    if om.UKJENT_PARTI.fullmatch(tekst, her, slutt):
        return _Tegn("kort", ord_, her, slutt)
    return _Tegn("ord", ord_, her, slutt)


def _parentes(tekst: str, her: int, funn: re.Match[str]) -> list[_Tegn]:
    inni, a, b = funn[1].strip(), funn.start(1), funn.end(1)
    slutt = funn.end()
    if om.PARTI_I_PARENTES.fullmatch(inni):
        return [_Tegn("parti", inni, her, slutt)]
    if om.FOR.match(tekst, a, b):
        inne = _tegn(tekst, a, b)
        return [*inne, _Tegn("skille", "", slutt, slutt)]
    for rad in om.FUNKSJONER:
        if rad.monster.fullmatch(inni):
            return [_Tegn("funksjon", inni, her, slutt, rad.gir)]
    return [_Tegn("paren", inni, her, slutt)]


def _initialer(tegn: list[_Tegn]) -> list[_Tegn]:
    """A single letter between words of one name is an initial, and no party: `Kari H Nes`."""
    ut = list(tegn)
    for i, t in enumerate(ut):
        if t.slag != "parti" or len(t.tekst) != 1 or t.slutt - t.start != 1:
            continue
        foran = _lopende(ut, i, -1)
        bak = _lopende(ut, i, 1)
        if foran and bak and (foran == 1 or bak == 1):
            ut[i] = replace(t, slag="ord")
    return ut


def _lopende(tegn: Sequence[_Tegn], i: int, steg: int) -> int:
    antall, j = 0, i + steg
    while 0 <= j < len(tegn) and tegn[j].slag in ("ord", "partikkel"):
        antall, j = antall + 1, j + steg
    return antall


# --- a row -----------------------------------------------------------------------------------


def _les_rad(
    tekst: str, tegn: Sequence[_Tegn], slag: Listeslag | None, kolonner: Iterable[str]
) -> _Rad:
    """The people of a line or a stretch of running text."""
    return _Radleser(tekst, slag, frozenset(kolonner)).les(tegn)


def _ord_etter(tegn: Sequence[_Tegn], j: int) -> bool:
    """Whether a name goes on behind the particles at `j`."""
    while j < len(tegn) and tegn[j].slag == "partikkel":
        j += 1
    return j < len(tegn) and tegn[j].slag == "ord"


class _Radleser:
    def __init__(self, tekst: str, slag: Listeslag | None, kolonner: frozenset[str]) -> None:
        self.tekst = tekst
        self.slag = slag
        self.kolonner = kolonner
        self.rad = _Rad()
        self.funksjon: _Tegn | None = None
        self.parti: str | None = None
        self.fast_parti: str | None = None
        self.forst_parti = False
        self.forhold = ""
        self.skilt = False
        self.siste: _Navn | None = None
        self.tittel = False
        self.ledd_uten_navn = True
        self.enkeltord = False

    def les(self, tegn: Sequence[_Tegn]) -> _Rad:
        rad = self.rad
        rad.slutt = tegn[-1].slutt if tegn else 0
        i = 0
        while i < len(tegn):
            t = tegn[i]
            if t.slag in ("ord", "kort"):
                i = self._ord(tegn, i)
                continue
            i += 1
            if t.slag == "parti":
                if i < len(tegn) and tegn[i].slag == "kolon":
                    self.fast_parti = t.tekst
                    i += 1
                else:
                    self._parti(t)
            elif t.slag == "funksjon":
                if self.slag == "administrasjon":
                    self._tittel()
                else:
                    neste = tegn[i].slag if i < len(tegn) else "skille"
                    self._funksjon(t, bak=neste in ("skille", "slutt"))
            elif t.slag == "tittel":
                self._tittel()
            elif t.slag in ("for", "vara"):
                self.forhold = t.slag
                self.skilt = False
            elif t.slag == "skille":
                self._skille()
            elif t.slag == "forfall":
                if not self._fravaer():
                    break
            elif t.slag in ("til_stede", "kolon", "paren", "avdeling", "partikkel", "annet"):
                continue
            elif t.slag == "slutt":
                self.enkeltord = False
                if i < len(tegn) and tegn[i].slag in ("skille", "lite", "tittel"):
                    continue  # An abbreviation: «Kommunedir., …».
                if i < len(tegn) and self.slag != "forfall":
                    rad.prosa = rad.prosa or not rad.poster
                    break
                self._skille()
            elif t.slag == "saksnr":
                rad.saksnr = True
                if self.slag != "inhabil":
                    if not rad.poster:
                        rad.prosa = True
                    break
            elif t.slag in ("merknad", "tall"):
                if not rad.poster:
                    rad.prosa = True
                break
            elif t.slag == "lite" and not self._lite(t):
                break
        if not rad.poster and self.tittel:
            rad.bare_tittel = True
        return rad

    # -- one kind each

    def _ord(self, tegn: Sequence[_Tegn], i: int) -> int:
        """The name that starts at word `i`; returns where it is over."""
        j = i
        while j < len(tegn) and (
            tegn[j].slag == "ord"
            or (tegn[j].slag == "partikkel" and _ord_etter(tegn, j))
            or (tegn[j].slag == "kort" and not self._er_kort_parti(tegn, i, j))
        ):
            j += 1
        if j == i:
            self._parti(tegn[i])
            return i + 1
        bit = tegn[i:j]
        navn = _Navn(" ".join(t.tekst for t in bit), bit[0].start, bit[-1].slutt)
        self._navn(navn)
        return j

    def _er_kort_parti(self, tegn: Sequence[_Tegn], i: int, j: int) -> bool:
        """Whether a short word of capitals is a local list: where a party is to stand."""
        if "parti" not in self.kolonner:
            return False
        bak = tegn[j + 1].slag if j + 1 < len(tegn) else "slutt"
        return j - i >= 2 or (j == i and (bak in ("ord", "slutt") or bool(self.rad.poster)))

    def _navn(self, navn: _Navn) -> None:
        rad = self.rad
        if self.slag == "administrasjon" and rad.poster and self.tittel and not self.skilt:
            return  # The department behind a post: «Kari Nes Kommunalsjef Oppvekst».
        if not _kan_vaere_navn(navn):
            if len(navn.ord) == 1 and _navneord(navn.tekst):
                self.enkeltord = True
            self.siste = None
            self.parti = None
            if any(o.casefold().strip(".") in om.INGEN_NAVN for o in navn.ord):
                rad.prosa = not rad.poster
            elif self.forhold:
                self.forhold = ""
            return
        post_for = rad.poster[-1] if rad.poster else None
        if self.forhold == "for" and post_for is not None:
            if post_for.motte_for is None:
                post_for.motte_for = navn
        else:
            post = _Post(navn, skilt=self.skilt or not rad.poster)
            if self.funksjon is not None:
                post.funksjon, post.har_funksjon = self.funksjon.rolle, True
                self.funksjon = None
            post.er_vara_for_forrige = self.forhold == "vara" and bool(rad.poster)
            post.tittel = self.tittel and self.ledd_uten_navn
            post.usikker = self.enkeltord
            rad.poster.append(post)
        navn.parti = self.parti or self.fast_parti
        if self.parti is not None:
            self.forst_parti = True
        self.parti = None
        self.siste = navn
        self.forhold = ""
        self.skilt = False
        self.ledd_uten_navn = False
        self.enkeltord = False

    def _parti(self, t: _Tegn) -> None:
        tekst = t.tekst.strip(" ()")
        if self.slag == "administrasjon":
            # A party tells of a politician; other short words are departments.
            if self.rad.poster and not self.skilt and om.KJENT_PARTI.fullmatch(tekst):
                self.rad.poster[-1].usikker = True
            return
        self.enkeltord = False
        self.rad.partier.append(tekst)
        if self.siste is not None and self.siste.parti is None and not self.forst_parti:
            self.siste.parti = tekst
            self.siste.slutt = t.slutt
        elif self.siste is not None and self.siste.parti == tekst:
            return
        else:
            self.parti = tekst

    def _funksjon(self, t: _Tegn, bak: bool) -> None:
        """An office: of the name before it where nothing follows (`bak`), else as the line has
        it."""
        rad = self.rad
        rad.funksjoner.append(t.rolle)
        siste = rad.poster[-1] if rad.poster else None
        foran = self.skilt or self.skilt_med_funksjon_foran
        if (
            siste is not None
            and not siste.har_funksjon
            and siste.motte_for is None
            and (bak or not foran)
        ):
            siste.funksjon, siste.har_funksjon = t.rolle, True
        else:
            self.funksjon = t

    @property
    def skilt_med_funksjon_foran(self) -> bool:
        """Whether offices stand before the names of this line."""
        return bool(self.rad.poster) and self.rad.poster[0].har_funksjon

    def _tittel(self) -> None:
        self.tittel = True
        self.enkeltord = False
        if self.rad.poster and not self.skilt:
            self.rad.poster[-1].tittel = True

    def _skille(self) -> None:
        self.skilt = True
        self.ledd_uten_navn = True
        if self.slag == "administrasjon":
            self.tittel = False

    def _fravaer(self) -> bool:
        rad = self.rad
        if not rad.poster:
            rad.prosa = True
            return False
        rad.poster[-1].fravaer = True
        self.forhold = "vara"
        return True

    def _lite(self, t: _Tegn) -> bool:
        """A lower-case word: part of a post in the administration, else the end of what is sure."""
        rad = self.rad
        if self.slag == "administrasjon" and t.tekst.casefold() not in om.VERB:
            return True
        if t.tekst in ("møtte", "møter") and self.slag == "forfall" and len(rad.poster) > 1:
            rad.poster[-1].er_vara_for_forrige = True
            return True
        rad.prosa = True
        if self.siste is not None and rad.poster and not self.skilt:
            rad.poster.pop()  # «Kari Nes (Ap) foreslo» is no entry of the list.
        return False


def _navneord(ord_: str) -> bool:
    return len(ord_) > 1 and ord_[0].isupper() and not ord_.isupper()


def _kan_vaere_navn(navn: _Navn) -> bool:
    """Whether words can be one person's full name (or, where long, two)."""
    ord_ = navn.ord
    if not 2 <= len(ord_) <= 9:
        return False
    if any(o.casefold().strip(".") in om.INGEN_NAVN for o in ord_):
        return False
    hele = [o for o in ord_ if len(o.strip(".")) > 1]
    return len(hele) >= 2 or (
        len(hele) == 1 and len(ord_) >= 2 and len(hele[0]) > 2 and ord_[-1] == hele[0]
    )


# --- a meeting -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Funn:
    """Somebody found, before it is known whether they stand in another list too."""

    navn: _Navn
    rolle: Rolle
    motte_for: _Navn | None = None
    fra_funksjon: bool = False
    innkalt: bool = False
    slutt: int = 0


class _Mote:
    """What the lists of one meeting's opening tell, put together."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.funn: list[_Funn] = []
        self.ledere: list[_Funn] = []
        self.signaturer: list[_Funn] = []
        self.deles: list[tuple[_Liste, _Post]] = []
        self.brutt = False

    def les(self, liste: _Liste) -> None:
        slag = liste.slag
        if slag in ("medlem", "innkalt", "forfall", "varamedlem"):
            self._medlemsliste(liste)
        elif slag == "administrasjon":
            self._administrasjon(liste)
        elif slag in ("moteleder", "sekretaer"):
            self._enkeltlinje(liste)
        elif slag == "inhabil":
            self._inhabile(liste)
        else:
            self._utenom(liste)

    # -- lists of members

    def _rader(self, liste: _Liste) -> tuple[list[_Rad], int]:
        """The rows of a list up to where running text that is no list starts, and the number of
        lines with words that they take."""
        self.brutt = self.brutt or _er_brutt(self.tekst, liste)
        linjer = [((a, b), _tegn(self.tekst, a, b, self.brutt)) for a, b in _korte(liste.linjer)]
        ut: list[_Rad] = []
        for (a, _), tegn in _celler_over_linjer(linjer):
            rad = _les_rad(self.tekst, tegn, liste.slag, liste.kolonner)
            if rad.prosa or _er_prosa(tegn, liste.slag):
                return ut, sum(fra < a for (fra, _), _ in linjer)
            ut.append(rad)
        return ut, len(linjer)

    def _medlemsliste(self, liste: _Liste) -> None:
        lopende = _lopende_tekst(self.tekst, liste)
        if lopende is not None:
            tegn = _tegn(self.tekst, lopende[0][0], lopende[-1][1])
            rad = _les_rad(self.tekst, tegn, liste.slag, liste.kolonner)
            med_parti = sum(p.navn.parti is not None for p in rad.poster)
            krever_parti = liste.slag != "varamedlem" and med_parti * 3 >= len(rad.poster) * 2
            self._legg_til(
                liste,
                [
                    p
                    for p in rad.poster
                    if p.navn.parti or not krever_parti or p.er_vara_for_forrige
                ],
            )
            rest = _Liste(liste.slag, liste.kolonner, liste.linjer[len(lopende) :])
            if any(a < b for a, b in rest.linjer):
                self._utenom(rest)
            return
        rader, lest = self._rader(liste)
        rader = _zip_kolonner(rader, liste)
        poster = [p for r in rader for p in r.poster]
        med_parti = sum(p.navn.parti is not None for p in poster)
        krever_parti = med_parti * 2 >= len(poster) or "parti" in liste.kolonner
        to_kolonner = _to_kolonner(rader) if not krever_parti else False
        for rad in rader:
            if krever_parti and any(
                p.navn.parti is None and not (p.har_funksjon or p.motte_for) for p in rad.poster[:1]
            ):
                continue
            if not krever_parti and not all(
                p.har_funksjon or len(p.navn.ord) <= 3 or _sikkert_ett(p.navn) for p in rad.poster
            ):
                if to_kolonner and len(rad.poster) == 1 and len(rad.poster[0].navn.ord) == 4:
                    self._legg_til(liste, _delt_i_to(rad.poster[0]))
                    continue
                if "for" not in liste.kolonner:
                    continue
            self._legg_til(liste, rad.poster)
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        self._utenom(_Liste(None, set(), linjer[lest:]))

    def _legg_til(self, liste: _Liste, poster: Sequence[_Post]) -> None:
        """Adds the people of one row, or of a stretch of running text."""
        slag = liste.slag
        forst = poster[0] if poster else None
        forrige: _Post | None = None
        for i, post in enumerate(poster):
            rolle: Rolle
            if post.usikker:
                forrige = post
                continue
            par = forst is not None and i == 1 and len(poster) == 2 and not post.skilt
            if post.er_vara_for_forrige and forrige is not None:
                self._ny(post, "varamedlem", forrige.navn)
            elif slag == "forfall":
                if post.skilt or i == 0:
                    if not (post.har_funksjon and post.funksjon == "varamedlem" and i):
                        self._ny(post, "forfall", None)
                elif "vara" in liste.kolonner and par and forst is not None:
                    self._ny(post, "varamedlem", forst.navn)
            elif slag == "varamedlem":
                if par and forst is not None and not post.har_funksjon:
                    if "for" in liste.kolonner and forst.motte_for is None:
                        self._sett_motte_for(forst, post.navn)
                elif post.skilt or i == 0:
                    rolle = (
                        post.funksjon
                        if post.funksjon in ("leder", "nestleder", "medlem")
                        else "varamedlem"
                    )
                    self._ny(post, rolle, post.motte_for, liste)
            elif (
                par
                and forst is not None
                and not post.har_funksjon
                and (forst.funksjon == "varamedlem" or "for" in liste.kolonner)
            ):
                if forst.motte_for is None and forst.funksjon in ("varamedlem", None):
                    self._sett_motte_for(forst, post.navn, vara=True)
            elif post.fravaer:
                self._ny(post, "forfall", None)
            elif post.har_funksjon and post.funksjon is None:
                pass
            else:
                rolle = post.funksjon or ("varamedlem" if post.motte_for else "medlem")
                self._ny(post, rolle, post.motte_for, liste)
            forrige = post

    def _sett_motte_for(self, post: _Post, navn: _Navn, vara: bool = False) -> None:
        for funn in self.funn:
            if funn.navn is post.navn:
                funn.motte_for = navn
                funn.slutt = max(funn.slutt, navn.slutt)
                if vara:
                    funn.rolle = "varamedlem"

    def _ny(
        self, post: _Post, rolle: Rolle, motte_for: _Navn | None, liste: _Liste | None = None
    ) -> None:
        slutt = post.navn.slutt
        if motte_for is not None and post.motte_for is motte_for:
            slutt = max(slutt, motte_for.slutt)
        self.funn.append(
            _Funn(
                post.navn,
                rolle,
                motte_for,
                fra_funksjon=post.har_funksjon,
                innkalt=liste is not None and liste.slag == "innkalt",
                slutt=slutt,
            )
        )
        if liste is not None and (
            rolle == "varamedlem" or ("for" in liste.kolonner and not post.har_funksjon)
        ):
            self.deles.append((liste, post))

    # -- other lists

    def _administrasjon(self, liste: _Liste) -> None:
        lopende = _lopende_tekst(self.tekst, liste)
        if lopende is not None:
            tegn = _tegn(self.tekst, lopende[0][0], lopende[-1][1])
            rad = _les_rad(self.tekst, tegn, "administrasjon", ())
            for post in rad.poster:
                if not post.usikker and (len(post.navn.ord) <= 4 or _sikkert_ett(post.navn)):
                    self._ny(post, "administrasjon", None)
            self._utenom(_Liste(None, set(), liste.linjer[len(lopende) :]))
            return
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            neste = linjer[nr + 1] if nr + 1 < len(linjer) else None
            signatur = self._signatur((a, b), neste)
            if b - a > MAKS_LINJE or (signatur and signatur.rolle != "administrasjon"):
                self._utenom(_Liste(None, set(), linjer[nr:]))
                return
            tegn = _tegn(self.tekst, a, b)
            rad = _les_rad(self.tekst, tegn, "administrasjon", ())
            if rad.prosa or _er_prosa(tegn, "administrasjon"):
                self._utenom(_Liste(None, set(), linjer[nr:]))
                return
            for post in rad.poster:
                ok = len(post.navn.ord) <= 3 or _sikkert_ett(post.navn) or post.tittel
                if ok and not post.usikker and len(post.navn.ord) <= 5 and not post.navn.parti:
                    self._ny(post, "administrasjon", None)

    def _enkeltlinje(self, liste: _Liste) -> None:
        for a, b in liste.linjer:
            if a >= b or b - a > MAKS_LINJE:
                continue
            rad = _les_rad(self.tekst, _tegn(self.tekst, a, b), None, ())
            if not rad.poster or rad.poster[0].usikker:
                continue
            post = rad.poster[0]
            if liste.slag == "sekretaer":
                if post.navn.parti is None:
                    self._ny(post, "administrasjon", None)
            elif post.funksjon in ("leder", "nestleder"):
                self.ledere.append(_Funn(post.navn, post.funksjon, slutt=post.navn.slutt))
            elif not post.har_funksjon:
                self.ledere.append(_Funn(post.navn, "medlem", slutt=post.navn.slutt))

    def _inhabile(self, liste: _Liste) -> None:
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            if b - a > MAKS_LINJE:
                continue
            tegn = _tegn(self.tekst, a, b)
            k = next((k for k, t in enumerate(tegn) if t.slag == "saksnr"), None)
            if k is None:
                continue
            forst = _les_rad(self.tekst, tegn[:k], "inhabil", ())
            if forst.prosa or len(forst.poster) != 1:
                continue
            post = forst.poster[0]
            if any(t.slag == "lite" for t in tegn[:k]) or len(post.navn.ord) > 5:
                continue
            self.funn.append(_Funn(post.navn, "inhabil", slutt=tegn[k].slutt))
            while k < len(tegn) and tegn[k].slag in ("saksnr", "skille"):
                k += 1
            bak = list(tegn[k:])
            if nr + 1 < len(linjer) and bak:
                # The substitute's name and party may go on in the line below.
                bak += _tegn(self.tekst, *linjer[nr + 1])
            vara = _navn_og_parti(bak)
            if vara is not None:
                self._ny(_Post(vara), "varamedlem", post.navn)

    def _utenom(self, liste: _Liste) -> None:
        """Lines of no list: offices named with a name, and signatures."""
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            if b - a > MAKS_LINJE:
                continue
            neste = linjer[nr + 1] if nr + 1 < len(linjer) else None
            if funn := self._signatur((a, b), neste):
                self.signaturer.append(funn)
                continue
            tegn = _tegn(self.tekst, a, b)
            if vara := om.SOM_VARA.search(self.tekst, a, b):
                foran = _tegn(self.tekst, a, vara.start())
                if all(t.slag in ("ord", "partikkel", "skille", "parti") for t in foran):
                    for post in _les_rad(self.tekst, foran, "varamedlem", ()).poster:
                        if not post.usikker and len(post.navn.ord) <= 4:
                            self._ny(post, "varamedlem", None)
                continue
            if (
                not tegn
                or tegn[0].slag != "funksjon"
                or tegn[0].rolle not in ("leder", "nestleder")
            ):
                continue
            rad = _les_rad(self.tekst, tegn, None, ())
            if rad.prosa or len(rad.poster) != 1 or rad.saksnr:
                continue
            post = rad.poster[0]
            if post.navn.parti and post.funksjon in ("leder", "nestleder"):
                self.ledere.append(_Funn(post.navn, post.funksjon, slutt=post.navn.slutt))

    def _signatur(self, linje: tuple[int, int], neste: tuple[int, int] | None) -> _Funn | None:
        """`Kari Nes` over `ordfører`, or `Kari Nes, ordfører`."""
        a, b = linje
        if b - a > MAKS_LINJE:
            return None
        tegn = _tegn(self.tekst, a, b)
        if not tegn or tegn[0].slag != "ord":
            return None
        under: list[_Tegn] = []
        if all(t.slag in ("ord", "partikkel") for t in tegn) and neste is not None:
            if neste[1] - neste[0] > 60:
                return None
            under = _tegn(self.tekst, *neste)
        else:
            k = next((k for k, t in enumerate(tegn) if t.slag not in ("ord", "partikkel")), 0)
            tegn, under = tegn[:k], [t for t in tegn[k:] if t.slag != "skille"]
        if len(under) != 1 or not tegn:
            return None
        navn = _Navn(" ".join(t.tekst for t in tegn), tegn[0].start, tegn[-1].slutt)
        if not _kan_vaere_navn(navn) or len(navn.ord) > 5:
            return None
        if under[0].slag == "funksjon" and under[0].rolle in ("leder", "nestleder"):
            return _Funn(navn, under[0].rolle, slutt=navn.slutt)
        if under[0].slag == "tittel" and re.fullmatch(
            r"(?i:(?:møte|utval(?:g)?s|politisk )?sekretær|protokollføre?a?r|referent)",
            under[0].tekst,
        ):
            return _Funn(navn, "administrasjon", slutt=navn.slutt)
        return None

    # -- together

    def deltakere(self, utvalg: str | None, dato: date | None) -> list[Deltaker]:
        self._del_doble()
        har_forfall = any(f.rolle == "forfall" for f in self.funn)
        borte = {_nokkel(f.navn) for f in self.funn if f.rolle == "forfall"}
        til_stede = [f for f in self.funn if f.rolle in ("leder", "nestleder", "medlem")]
        bare_innkalt = all(f.innkalt for f in til_stede)
        funn = [
            f
            for f in self.funn
            if not f.innkalt or (bare_innkalt and har_forfall and _nokkel(f.navn) not in borte)
        ]
        for leder in self.ledere:
            kjent = _finn(funn, leder.navn)
            if kjent is None:
                if leder.rolle == "medlem":
                    leder.rolle = "leder"
                if not any(f.rolle == leder.rolle for f in funn):
                    funn.append(leder)
            elif leder.rolle != "medlem" and kjent.rolle == "medlem":
                kjent.rolle = leder.rolle
            elif (
                kjent.rolle == "medlem"
                and not kjent.fra_funksjon
                and not any(f.rolle == "leder" for f in [*funn, *self.ledere])
            ):
                kjent.rolle = "leder"  # Who leads a meeting without another leader named.
        for signatur in self.signaturer:
            kjent = _finn(funn, signatur.navn)
            if kjent is None and signatur.rolle == "administrasjon":
                funn.append(signatur)
            elif (
                kjent is not None
                and kjent.rolle == "medlem"
                and not kjent.fra_funksjon
                and signatur.rolle != "administrasjon"
            ):
                kjent.rolle = signatur.rolle
        partier = {_nokkel(f.navn): f.navn.parti for f in funn if f.navn.parti}
        ut: list[Deltaker] = []
        sett: set[tuple[str, str]] = set()
        for f in sorted(funn, key=lambda f: f.navn.start):
            nokkel = (_nokkel(f.navn), _gruppe(f.rolle))
            if nokkel in sett:
                continue
            sett.add(nokkel)
            ut.append(
                Deltaker(
                    utvalg,
                    dato,
                    Person(f.navn.tekst, f.navn.parti or partier.get(_nokkel(f.navn))),
                    f.rolle,
                    None
                    if f.motte_for is None
                    else Person(
                        f.motte_for.tekst, f.motte_for.parti or partier.get(_nokkel(f.motte_for))
                    ),
                    f.navn.start,
                    max(f.slutt, f.navn.slutt),
                )
            )
        return ut

    def _del_doble(self) -> None:
        """Splits what two columns of names without a party between them have run together."""
        kjente = {
            _nokkel(f.navn)
            for f in self.funn
            if f.rolle in ("forfall", "leder", "medlem", "nestleder")
        }
        ut: list[_Funn] = []
        deles = {id(p.navn): liste for liste, p in self.deles}
        for f in self.funn:
            liste = deles.get(id(f.navn))
            if liste is None or f.motte_for is not None or len(f.navn.ord) < 4:
                ut.append(f)
                continue
            delt = _del_navn(f.navn, kjente)
            if delt is not None:
                f.navn, f.motte_for = delt
                f.rolle = "varamedlem"
                ut.append(f)
            elif "for" not in liste.kolonner:
                ut.append(f)
        self.funn = ut


def _navn_og_parti(tegn: Sequence[_Tegn]) -> _Navn | None:
    """The name with a party that a row's cell starts with."""
    k = next((k for k, t in enumerate(tegn) if t.slag not in ("ord", "partikkel")), len(tegn))
    p = k + (k < len(tegn) and tegn[k].tekst == ",")
    if not 2 <= k <= 5 or p >= len(tegn) or tegn[p].slag != "parti":
        return None
    navn = _Navn(" ".join(t.tekst for t in tegn[:k]), tegn[0].start, tegn[p].slutt, tegn[p].tekst)
    return navn if _kan_vaere_navn(navn) else None


def _del_navn(navn: _Navn, kjente: set[str]) -> tuple[_Navn, _Navn] | None:
    ord_ = navn.ord
    mulige = [k for k in range(2, len(ord_) - 1) if _normal(" ".join(ord_[k:])) in kjente] or (
        [2] if len(ord_) == 4 and not _sikkert_ett(navn) else []
    )
    if len(mulige) != 1:
        return None
    k = mulige[0]
    forst, sist = " ".join(ord_[:k]), " ".join(ord_[k:])
    slutt = navn.start + len(forst)
    return (
        _Navn(forst, navn.start, slutt, navn.parti),
        _Navn(sist, slutt + 1, navn.slutt, None),
    )


def _finn(funn: Sequence[_Funn], navn: _Navn) -> _Funn | None:
    return next(
        (f for f in funn if _nokkel(f.navn) == _nokkel(navn) and f.rolle not in ("inhabil",)), None
    )


def _gruppe(rolle: Rolle) -> str:
    """Roles that exclude each other in a meeting count as one; the first that is told stands."""
    return rolle if rolle in ("inhabil", "forfall", "administrasjon") else "til stede"


def _nokkel(navn: _Navn) -> str:
    return _normal(navn.tekst)


def _normal(tekst: str) -> str:
    return re.sub(r"[\s.-]+", "", tekst).casefold()


def _sikkert_ett(navn: _Navn) -> bool:
    """Whether a long name can only be one person's: an initial or a particle within."""
    ord_ = navn.ord
    return len(ord_) <= 5 and any(o in om.PARTIKLER or len(o.strip(".")) == 1 for o in ord_[1:-1])


# --- words that the PDF has broken -------------------------------------------------------------


def _er_brutt(tekst: str, liste: _Liste) -> bool:
    """Whether a list's names are broken by spaces (`Si v-Le n Strandskog AP`): a third of its
    rows, which end in a party, hold pieces in lower case."""
    rader = brutte = 0
    for a, b in liste.linjer:
        if a >= b or b - a > MAKS_LINJE:
            continue
        tegn = _tegn(tekst, a, b)
        if not tegn or tegn[-1].slag != "parti":
            continue
        rader += 1
        brutte += any(
            t.slag in ("lite", "partikkel") and len(t.tekst) <= 12 and i > 0
            for i, t in enumerate(tegn)
        ) and all(t.slag in ("ord", "lite", "partikkel", "parti", "kort") for t in tegn)
    return brutte >= 2 and brutte * 3 >= rader


def _hele_ord(tegn: Sequence[_Tegn]) -> list[_Tegn]:
    """Words with the pieces that were broken off put back: a piece in lower case goes on the word
    before it."""
    ut: list[_Tegn] = []
    for t in tegn:
        forrige = ut[-1] if ut else None
        if (
            t.slag in ("lite", "partikkel")
            and forrige is not None
            and (forrige.slag in ("ord", "kort") or len(forrige.tekst) == 1)
            and t.start == forrige.slutt + 1
        ):
            ut[-1] = _Tegn("ord", forrige.tekst + t.tekst, forrige.start, t.slutt)
        else:
            ut.append(t)
    return ut


# --- rows that belong together -----------------------------------------------------------------


def _er_prosa(tegn: Sequence[_Tegn], slag: Listeslag | None) -> bool:
    """Whether a line is running text or a field, and no row."""
    if not tegn:
        return False
    smaa = sum(t.slag == "lite" for t in tegn)
    if slag == "administrasjon":
        return (tegn[-1].slag == "slutt" and smaa > 2) or tegn[-1].slag == "tall"
    return smaa >= 2 and not any(t.slag in ("parti", "merknad", "for", "vara") for t in tegn)


def _korte(linjer: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines with words, up to the first that is too long for a row."""
    ut: list[tuple[int, int]] = []
    for a, b in linjer:
        if b - a > MAKS_LINJE:
            break
        if a < b:
            ut.append((a, b))
    return ut


def _lopende_tekst(tekst: str, liste: _Liste) -> list[tuple[int, int]] | None:
    """The lines of a list in running text: names with commas between, over several lines."""
    bit: list[tuple[int, int]] = []
    for a, b in liste.linjer:
        if a >= b:
            if bit:
                break
            continue
        if len(bit) > 60:
            break
        bit.append((a, b))
        if tekst[b - 1] == "." and re.search(r"[a-zæøå)]{3}\.$", tekst[max(a, b - 8) : b]):
            break
    if not bit:
        return None
    fortsetter = sum(
        bool(re.search(r"(?:[,;]|\bog|-|/)$", tekst[max(a, b - 5) : b])) for a, b in bit[:-1]
    )
    a, b = bit[0]
    flere = b - a <= MAKS_LINJE and _flere_i_linje(tekst, a, b, liste)
    if len(bit) == 1:
        return bit if flere else None
    return bit if fortsetter * 3 >= len(bit) or flere else None


def _flere_i_linje(tekst: str, a: int, b: int, liste: _Liste) -> bool:
    """Whether a line names two or more, with a comma between."""
    rad = _les_rad(tekst, _tegn(tekst, a, b), liste.slag, liste.kolonner)
    return sum(p.skilt for p in rad.poster) >= 2


def _celler_over_linjer(
    linjer: Sequence[tuple[tuple[int, int], list[_Tegn]]],
) -> list[tuple[tuple[int, int], list[_Tegn]]]:
    """Lines with a cell's rest put back: a line that ends in a name without party, over a word
    alone (no name by itself), with the party there or on the line below."""
    ut: list[tuple[tuple[int, int], list[_Tegn]]] = []
    i = 0
    while i < len(linjer):
        sted, tegn = linjer[i]
        i += 1
        if (
            len(tegn) >= 2
            and i < len(linjer)
            and tegn[-1].slag == "ord"
            and any(t.slag == "ord" for t in tegn[:-1])
        ):
            under = linjer[i][1]
            slag = [t.slag for t in under]
            if slag in (["ord"], ["ord", "parti"]):
                tegn, i = [*tegn, *under], i + 1
                if slag == ["ord"] and [t.slag for _, n in linjer[i : i + 1] for t in n] == [
                    "parti"
                ]:
                    tegn, i = [*tegn, *linjer[i][1]], i + 1
        ut.append((sted, tegn))
    return ut


def _zip_kolonner(rader: list[_Rad], liste: _Liste) -> list[_Rad]:
    """Rows put together from a table that was read a column at a time: as many lines of parties
    as of names before them."""
    ut: list[_Rad] = []
    parti_ventes = "parti" in liste.kolonner or sum(map(_har_parti, rader)) * 2 >= len(rader)
    i = 0
    while i < len(rader):
        navn = _lop(rader, i, _bare_navn)
        if not navn:
            ut.append(rader[i])
            i += 1
            continue
        j = i + len(navn)
        funk = _lop(rader, j, _bare_funksjon)
        if len(funk) == len(navn):
            for n, f in zip(navn, funk, strict=True):
                n.poster[0].funksjon, n.poster[0].har_funksjon = f.funksjoner[0], True
            j += len(funk)
        parti = _partier_fra(rader, j)
        if parti and len(parti[0]) == len(navn):
            for n, p in zip(navn, parti[0], strict=True):
                n.poster[0].navn.parti = p
            j = parti[1]
            if liste.slag == "forfall" and "vara" in liste.kolonner and len(navn) >= 1:
                varaer = _lop(rader, j, _bare_navn)
                vp = _partier_fra(rader, j + len(varaer))
                if len(varaer) == len(navn) and vp and len(vp[0]) == len(navn):
                    for n, v, p in zip(navn, varaer, vp[0], strict=True):
                        v.poster[0].navn.parti = p
                        v.poster[0].er_vara_for_forrige = True
                        n.poster.append(v.poster[0])
                    j = vp[1]
            ut += navn
        elif parti:
            j = parti[1]  # Names and parties that cannot be paired.
        elif parti_ventes and j < len(rader) and _har_parti(rader[j]):
            # Names alone over a whole row: their parties lost, or the first half of a long name.
            ut += [n for n in navn if n.poster[0].har_funksjon]
            j += not (navn[-1].poster[0].har_funksjon or rader[j].poster[0].har_funksjon)
        else:
            ut += navn
        i = j
    return ut


def _lop(rader: Sequence[_Rad], i: int, prove: Callable[[_Rad], bool]) -> list[_Rad]:
    ut: list[_Rad] = []
    while i < len(rader) and prove(rader[i]):
        ut.append(rader[i])
        i += 1
    return ut


def _bare_navn(rad: _Rad) -> bool:
    return (
        len(rad.poster) == 1
        and not rad.partier
        and rad.poster[0].motte_for is None
        and not rad.poster[0].tittel
    )


def _bare_funksjon(rad: _Rad) -> bool:
    return not rad.poster and not rad.partier and len(rad.funksjoner) == 1


def _har_parti(rad: _Rad) -> bool:
    return bool(rad.poster) and rad.poster[0].navn.parti is not None


def _partier_fra(rader: Sequence[_Rad], i: int) -> tuple[list[str], int] | None:
    """The parties of the lines from `i` that hold nothing else, and the line after them."""
    ut: list[str] = []
    while i < len(rader) and rader[i].partier and not rader[i].poster and not rader[i].funksjoner:
        ut += rader[i].partier
        i += 1
    return (ut, i) if ut else None


def _to_kolonner(rader: Sequence[_Rad]) -> bool:
    """Whether the lines hold two names each, without party or comma: most have four words."""
    lengder = [len(p.navn.ord) for r in rader for p in r.poster]
    return len(lengder) >= 2 and sum(n >= 4 for n in lengder) * 3 >= len(lengder) * 2


def _delt_i_to(post: _Post) -> list[_Post]:
    delt = _del_navn(post.navn, set())
    if delt is None:
        return []
    return [_Post(delt[0], skilt=True), _Post(delt[1], skilt=True)]
