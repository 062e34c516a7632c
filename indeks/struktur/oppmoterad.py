"""A row of a list of who met, or a stretch of running text, read into people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indeks.struktur import oppmotemonstre as om
from indeks.struktur.oppmotemonstre import Listeslag
from indeks.struktur.oppmoteord import Tegn
from indeks.strukturtyper import Rolle


@dataclass(slots=True)
class Navn:
    """A name, and the party behind or before it."""

    tekst: str
    start: int
    slutt: int
    parti: str | None = None

    @property
    def ord(self) -> list[str]:
        return self.tekst.split()


@dataclass(slots=True)
class Post:
    """One person of a list, as one row or one stretch of running text tells of them."""

    navn: Navn
    funksjon: Rolle | None = None
    har_funksjon: bool = False
    motte_for: Navn | None = None
    er_vara_for_forrige: bool = False
    skilt: bool = False
    """Whether a comma or the like stands before it, so that it is no column beside another."""
    fravaer: bool = False
    tittel: bool = False
    usikker: bool = False


@dataclass(slots=True)
class Rad:
    """A line of a list: its people, or the bare party or function that it holds."""

    poster: list[Post] = field(default_factory=list)
    partier: list[str] = field(default_factory=list)
    funksjoner: list[Rolle | None] = field(default_factory=list)
    bare_tittel: bool = False
    prosa: bool = False
    saksnr: bool = False
    slutt: int = 0


def les_rad(
    tekst: str, tegn: Sequence[Tegn], slag: Listeslag | None, kolonner: Iterable[str]
) -> Rad:
    """The people of a line or a stretch of running text."""
    return _Radleser(tekst, slag, frozenset(kolonner)).les(tegn)


def _ord_etter(tegn: Sequence[Tegn], j: int) -> bool:
    """Whether a name goes on behind the particles at `j`."""
    while j < len(tegn) and tegn[j].slag == "partikkel":
        j += 1
    return j < len(tegn) and tegn[j].slag == "ord"


class _Radleser:
    def __init__(self, tekst: str, slag: Listeslag | None, kolonner: frozenset[str]) -> None:
        self.tekst = tekst
        self.slag = slag
        self.kolonner = kolonner
        self.rad = Rad()
        self.funksjon: Tegn | None = None
        self.parti: str | None = None
        self.fast_parti: str | None = None
        self.forst_parti = False
        self.forhold = ""
        self.skilt = False
        self.siste: Navn | None = None
        self.tittel = False
        self.ledd_uten_navn = True
        self.enkeltord = False

    def les(self, tegn: Sequence[Tegn]) -> Rad:
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

    def _ord(self, tegn: Sequence[Tegn], i: int) -> int:
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
        navn = Navn(" ".join(t.tekst for t in bit), bit[0].start, bit[-1].slutt)
        self._navn(navn)
        return j

    def _er_kort_parti(self, tegn: Sequence[Tegn], i: int, j: int) -> bool:
        """Whether a short word of capitals is a local list: where a party is to stand."""
        if "parti" not in self.kolonner:
            return False
        bak = tegn[j + 1].slag if j + 1 < len(tegn) else "slutt"
        return j - i >= 2 or (j == i and (bak in ("ord", "slutt") or bool(self.rad.poster)))

    def _navn(self, navn: Navn) -> None:
        rad = self.rad
        if self.slag == "administrasjon" and rad.poster and self.tittel and not self.skilt:
            return  # The department behind a post: «Kari Nes Kommunalsjef Oppvekst».
        if not kan_vaere_navn(navn):
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
            post = Post(navn, skilt=self.skilt or not rad.poster)
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

    def _parti(self, t: Tegn) -> None:
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

    def _funksjon(self, t: Tegn, bak: bool) -> None:
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

    def _lite(self, t: Tegn) -> bool:
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


def kan_vaere_navn(navn: Navn) -> bool:
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


def navn_og_parti(tegn: Sequence[Tegn]) -> Navn | None:
    """The name with a party that a row's cell starts with."""
    k = next((k for k, t in enumerate(tegn) if t.slag not in ("ord", "partikkel")), len(tegn))
    p = k + (k < len(tegn) and tegn[k].tekst == ",")
    if not 2 <= k <= 5 or p >= len(tegn) or tegn[p].slag != "parti":
        return None
    navn = Navn(" ".join(t.tekst for t in tegn[:k]), tegn[0].start, tegn[p].slutt, tegn[p].tekst)
    return navn if kan_vaere_navn(navn) else None


def del_navn(navn: Navn, kjente: set[str]) -> tuple[Navn, Navn] | None:
    """The two names that were run together, by one of those known or in the middle of four words;
    None where it is not sure where the one ends."""
    ord_ = navn.ord
    mulige = [k for k in range(2, len(ord_) - 1) if _normal(" ".join(ord_[k:])) in kjente] or (
        [2] if len(ord_) == 4 and not sikkert_ett(navn) else []
    )
    if len(mulige) != 1:
        return None
    k = mulige[0]
    forst, sist = " ".join(ord_[:k]), " ".join(ord_[k:])
    slutt = navn.start + len(forst)
    return (
        Navn(forst, navn.start, slutt, navn.parti),
        Navn(sist, slutt + 1, navn.slutt, None),
    )


def navnenokkel(navn: Navn) -> str:
    """What a name is compared by."""
    return _normal(navn.tekst)


def _normal(tekst: str) -> str:
    return re.sub(r"[\s.-]+", "", tekst).casefold()


def sikkert_ett(navn: Navn) -> bool:
    """Whether a long name can only be one person's: an initial or a particle within."""
    ord_ = navn.ord
    return len(ord_) <= 5 and any(o in om.PARTIKLER or len(o.strip(".")) == 1 for o in ord_[1:-1])


def delt_i_to(post: Post) -> list[Post]:
    """The two people whose names two columns ran together; none where that is not sure."""
    delt = del_navn(post.navn, set())
    if delt is None:
        return []
    return [Post(delt[0], skilt=True), Post(delt[1], skilt=True)]
