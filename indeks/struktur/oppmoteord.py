"""The words of a list of who met, each of a known kind: name, party, office, post and so on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indeks.struktur import oppmotemonstre as om
from indeks.strukturtyper import Rolle


@dataclass(frozen=True, slots=True)
class Tegn:
    """A word or phrase of a known kind, and its place in the text.

    `ord` of a name, `parti`, `kort` (what may be a local list), `funksjon`, `tittel`, `for`,
    `vara`, `saksnr`, `skille`, `slutt`, `lite` (any lower-case word), `merknad`, `forfall`,
    `til_stede`, `kolon`.
    """

    slag: str
    tekst: str
    start: int
    slutt: int
    rolle: Rolle | None = None


_ORD = re.compile(r"[^\W\d_](?:[\w'’´`]|-(?=\w))*-?")
_SAKSNR = re.compile(r"(?:(?:PS|RS|KS|FS|sak|Sak) ?)?\d{1,4}/\d{1,4}(?!\d)(?:-\d{1,4})?")
_TALL = re.compile(r"\d[\d.:]*")
_PAREN = re.compile(r"\(([^()]{1,80})\)")
_SKILLE = re.compile(r"[,;&|]|[-–•](?=\s)|(?:og|samt)(?=\s)|/")
_KULE = re.compile(r"(?:\d{1,3}[.)]? |[-–•*xX] |[a-z]\) )?")


def les_tegn(tekst: str, fra: int, til: int, brutt: bool = False) -> list[Tegn]:
    """The words of a stretch by kind; `brutt` where names are broken by spaces."""
    ut: list[Tegn] = []
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


def _ett_tegn(tekst: str, her: int, til: int, forrige: Sequence[Tegn]) -> list[Tegn]:
    def en(slag: str, slutt: int, rolle: Rolle | None = None) -> list[Tegn]:
        return [Tegn(slag, tekst[her:slutt], her, slutt, rolle)]

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


def _et_ord(tekst: str, her: int, slutt: int, til: int, forrige: Sequence[Tegn]) -> Tegn:
    ord_ = tekst[her:slutt]
    if not ord_[0].isupper():
        etter = tekst[slutt + 1 : slutt + 2]
        navn_foran = bool(forrige) and forrige[-1].slag in ("ord", "partikkel")
        if ord_ in om.PARTIKLER and navn_foran and (etter.isupper() or etter.islower()):
            return Tegn("partikkel", ord_, her, slutt)
        return Tegn("lite", ord_, her, slutt)
    if ord_.casefold() in om.AVDELING and ord_.casefold() not in ("it",):
        return Tegn("avdeling", ord_, her, slutt)
    # An initial or a short form keeps its full stop: `K.`, `Chr.`; any other ends a sentence.
    if tekst[slutt : slutt + 1] == "." and slutt < til and len(ord_) <= 3:
        return Tegn("ord", tekst[her : slutt + 1], her, slutt + 1)
    if om.UKJENT_PARTI.fullmatch(tekst, her, slutt):
        return Tegn("kort", ord_, her, slutt)
    return Tegn("ord", ord_, her, slutt)


def _parentes(tekst: str, her: int, funn: re.Match[str]) -> list[Tegn]:
    inni, a, b = funn[1].strip(), funn.start(1), funn.end(1)
    slutt = funn.end()
    if om.PARTI_I_PARENTES.fullmatch(inni):
        return [Tegn("parti", inni, her, slutt)]
    if om.FOR.match(tekst, a, b):
        inne = les_tegn(tekst, a, b)
        return [*inne, Tegn("skille", "", slutt, slutt)]
    for rad in om.FUNKSJONER:
        if rad.monster.fullmatch(inni):
            return [Tegn("funksjon", inni, her, slutt, rad.gir)]
    return [Tegn("paren", inni, her, slutt)]


def _initialer(tegn: list[Tegn]) -> list[Tegn]:
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


def _lopende(tegn: Sequence[Tegn], i: int, steg: int) -> int:
    antall, j = 0, i + steg
    while 0 <= j < len(tegn) and tegn[j].slag in ("ord", "partikkel"):
        antall, j = antall + 1, j + steg
    return antall


def _hele_ord(tegn: Sequence[Tegn]) -> list[Tegn]:
    """Words with the pieces that were broken off put back: a piece in lower case goes on the word
    before it."""
    ut: list[Tegn] = []
    for t in tegn:
        forrige = ut[-1] if ut else None
        if (
            t.slag in ("lite", "partikkel")
            and forrige is not None
            and (forrige.slag in ("ord", "kort") or len(forrige.tekst) == 1)
            and t.start == forrige.slutt + 1
        ):
            ut[-1] = Tegn("ord", forrige.tekst + t.tekst, forrige.start, t.slutt)
        else:
            ut.append(t)
    return ut
