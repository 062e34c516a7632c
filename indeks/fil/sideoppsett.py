"""Where things stand on a page: what is drawn as a picture, and columns beside each other.

`Plasser` watches `pypdf` read a page and notes where each text and each picture is drawn, which
costs next to nothing. From that: the pictures that look like print and have no text over them, as a
table that was pasted in as an image, and whether the page may have columns that are drawn line by
line, the left one's and the right one's in turn. Only such a page is read once more, by PDFium,
which knows how wide each letter is and so where one column ends and the other starts.
"""

import logging
import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject

logger = logging.getLogger(__name__)

Matrise = Sequence[float]
Rute = tuple[float, float, float, float]
"""Left, bottom, right and top, in the page's own units."""

_UENDRET: Matrise = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_VISER = frozenset((b"Tj", b"TJ", b"'", b'"'))


def _ganger(a: Matrise, b: Matrise) -> Matrise:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


@dataclass(frozen=True, slots=True)
class Bilde:
    """A picture as it is drawn on a page, and the part of the page it takes; `objekt` is None where
    it stands in the content itself."""

    rute: Rute
    andel: float
    objekt: StreamObject | None

    @property
    def nummer(self) -> int | None:
        """The object's number in the file: the same picture on other pages has the same."""
        peker = None if self.objekt is None else self.objekt.indirect_reference
        return None if peker is None else int(peker.idnum)


@dataclass(frozen=True, slots=True)
class Tekstbit:
    """A text as it is drawn: where it starts, how many bytes it is, whether it runs level."""

    x: float
    y: float
    antall: int
    vannrett: bool


class Plasser:
    """Notes what is drawn where, given to `pypdf` as the visitors of `extract_text`."""

    def __init__(self, side: PageObject) -> None:
        self.tekst: list[Tekstbit] = []
        self.bilder: list[Bilde] = []
        ramme = side.mediabox
        self.side: Rute = (
            float(ramme.left), float(ramme.bottom), float(ramme.right), float(ramme.top)
        )  # fmt: skip
        # The forms that are being drawn, each with its pictures and how it lies on the page.
        self._i: list[tuple[Any, Matrise, int]] = [(_xobjekter(side), _UENDRET, 0)]

    def for_(self, operator: bytes, operander: Any, cm: Matrise, tm: Matrise) -> None:
        """Before each operation: `cm` is where drawing goes, `tm` where text does."""
        if operator in _VISER and operander:
            m = _ganger(_ganger(tm, cm), self._i[-1][1])
            antall = _lengde(operander[-1])
            self.tekst.append(Tekstbit(m[4], m[5], antall, abs(m[1]) < 0.02 * abs(m[0])))
        elif operator == b"INLINE IMAGE":
            self._bilde(_ganger(cm, self._i[-1][1]), None)
        elif operator == b"Do" and operander:
            xobjekter, ytre, _ = self._i[-1]
            m = _ganger(cm, ytre)
            objekt = xobjekter.get(operander[0]) if xobjekter else None
            objekt = objekt.get_object() if objekt is not None else None
            if not isinstance(objekt, StreamObject):
                return
            if objekt.get("/Subtype") == "/Image":
                self._bilde(m, objekt)
                return
            egen = objekt.get("/Matrix")
            if egen is not None:
                m = _ganger([float(x) for x in egen.get_object()], m)
            self._i.append((_xobjekter(objekt) or xobjekter, m, id(operander)))

    def etter(self, operator: bytes, operander: Any, cm: Matrise, tm: Matrise) -> None:
        """After each operation: a form that was drawn is done."""
        if operator == b"Do" and any(skjema == id(operander) for _, _, skjema in self._i[1:]):
            # One within it may have been given up halfway.
            while self._i.pop()[2] != id(operander):
                pass

    def _bilde(self, m: Matrise, objekt: StreamObject | None) -> None:
        xer = (m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2])
        yer = (m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3])
        v, b, h, t = self.side
        rute = (max(min(xer), v), max(min(yer), b), min(max(xer), h), min(max(yer), t))
        if rute[0] < rute[2] and rute[1] < rute[3]:
            flate = (rute[2] - rute[0]) * (rute[3] - rute[1])
            self.bilder.append(Bilde(rute, flate / ((h - v) * (t - b)), objekt))


def _xobjekter(eier: DictionaryObject) -> Any:
    ressurser = eier.get("/Resources")
    ressurser = ressurser.get_object() if ressurser is not None else None
    funnet = ressurser.get("/XObject") if isinstance(ressurser, DictionaryObject) else None
    funnet = funnet.get_object() if funnet is not None else None
    return funnet if isinstance(funnet, DictionaryObject) else None


def _lengde(operand: Any) -> int:
    if isinstance(operand, str | bytes):
        return len(operand)
    if isinstance(operand, list):
        return sum(len(del_) for del_ in operand if isinstance(del_, str | bytes))
    return 0


# --- pictures of text ---------------------------------------------------------------------------

STORT_BILDE = 0.09
"""The least part of a page that pictures of text take before the page is said to be half read. The
smallest table among 73 pictures of tables in real papers takes 0.10; a letterhead across the whole
page takes 0.08, a signature 0.02."""

_DEKKET = 300
"""Letters over a picture that covers a whole page, from which on its text is there as text: of a
scanned page with OCR text, the emptiest has more than a thousand."""

_BUNN = 0.5
"""The part of a picture that has one shade where it shows print: the paper. 72 of those 73 tables
have 0.54 and more, eleven photos 0.10 to 0.45."""

_MAKS_PUNKTER = 50_000_000
_MINSTE_SIDE = 60
"""Print that can be read is more pixels across than this."""


def uleste_bilder(plasser: Plasser) -> list[Bilde]:
    """The pictures that no text stands over, where together they are large enough to matter."""

    def over(bilde: Bilde) -> int:
        x1, y1, x2, y2 = bilde.rute
        return sum(d.antall for d in plasser.tekst if x1 <= d.x <= x2 and y1 <= d.y <= y2)

    # What is too small to hold more than a few words of a table counts for nothing.
    store = [bilde for bilde in plasser.bilder if bilde.andel >= STORT_BILDE / 3]
    nakne = [bilde for bilde in store if over(bilde) < _DEKKET * bilde.andel]
    return nakne if sum(bilde.andel for bilde in nakne) >= STORT_BILDE else []


def halvleste(bilder: Mapping[int, Sequence[Bilde]], antall_sider: int) -> tuple[int, ...]:
    """The pages, of those whose unread pictures are given, that show print as a picture. One that
    is drawn on half of all pages is a letterhead."""
    ganger = Counter(nr for pa_siden in bilder.values() for nr in {b.nummer for b in pa_siden})
    sett: dict[int, bool] = {}

    def viser_trykk(bilde: Bilde) -> bool:
        nr = bilde.nummer
        if bilde.objekt is None or nr is None:
            return True
        if antall_sider > 3 and ganger[nr] > antall_sider / 2:
            return False
        if nr not in sett:
            sett[nr] = _likner_trykk(bilde.objekt)
        return sett[nr]

    return tuple(
        side
        for side, pa_siden in bilder.items()
        if sum(bilde.andel for bilde in pa_siden if viser_trykk(bilde)) >= STORT_BILDE
    )


def _likner_trykk(objekt: StreamObject) -> bool:
    """Whether a picture has the even ground of paper, as print has and photos have not; if that
    cannot be told, it does."""
    bredde, hoyde = int(objekt.get("/Width", 0)), int(objekt.get("/Height", 0))
    if min(bredde, hoyde) < _MINSTE_SIDE:
        return False
    if objekt.get("/ImageMask") or bredde * hoyde > _MAKS_PUNKTER:
        return True
    try:
        bilde = objekt.decode_as_image().convert("L").reduce(max(1, min(bredde, hoyde) // 400))
    # Whatever pypdf and Pillow meet in a broken picture says no more than that it cannot be seen.
    except Exception as feil:
        logger.info("kan ikke se på et bilde: %r", feil)
        return True
    # Each shade with its neighbours, so that noise from JPEG is still one ground.
    tall = bilde.histogram()
    bunn = max(sum(tall[max(0, n - 6) : n + 7]) for n in range(256))
    return bool(bunn >= _BUNN * sum(tall))


# --- columns ------------------------------------------------------------------------------------

_FA_RADER = 8
"""Fewer rows than this beside each other are not columns to read one after the other."""

_MANGE_TEKSTER = 20_000
"""A page with more texts than this is not looked at for columns."""


def mulig_spalte(plasser: Plasser) -> float | None:
    """Where the right one of two columns starts, if the page is drawn a row at a time with the
    right part of many rows starting at the same place; so are tables, too."""
    if not 2 * _FA_RADER <= len(plasser.tekst) <= _MANGE_TEKSTER:
        return None
    v, _, h, _ = plasser.side
    fra, til = v + 0.3 * (h - v), v + 0.7 * (h - v)
    ganger: Counter[int] = Counter()
    for forrige, bit in pairwise(plasser.tekst):
        pa_raden = abs(forrige.y - bit.y) < 2 and forrige.x < bit.x
        if pa_raden and fra <= bit.x <= til and bit.vannrett:
            ganger[round(bit.x)] += 1
    # A start may fall on both sides of a whole number.
    beste = max(ganger, key=lambda x: ganger[x] + ganger[x + 1], default=None)
    if beste is None or ganger[beste] + ganger[beste + 1] < _FA_RADER:
        return None
    return float(beste)


def del_spalter(innhold: bytes, spalter: Mapping[int, float]) -> dict[int, str]:
    """The text, with the columns one after the other, of those pages (from 1) where what stands
    left and right of the place given is running text; it is not in a table."""
    if not spalter:
        return {}
    # Here, since few documents need it.
    import pypdfium2 as pdfium

    ut: dict[int, str] = {}
    try:
        with pdfium.PdfDocument(innhold) as dokument:
            for nr, spalte in spalter.items():
                side = dokument[nr - 1]
                tekstside = side.get_textpage()
                if delt := _delt(tekstside, spalte):
                    ut[nr] = delt
                tekstside.close()
                side.close()
    except (pdfium.PdfiumError, IndexError) as feil:
        logger.warning("PDFium kan ikke lese sidene med spalter: %r", feil)
    return ut


def _delt(tekstside: Any, spalte: float) -> str | None:
    alle = [tekstside.get_rect(n) for n in range(tekstside.count_rects())]
    ruter: list[Rute] = sorted(alle, key=lambda r: -(r[1] + r[3]))
    ut: list[str] = []
    topp = _UENDELIG
    for bolk in _bolker(ruter, spalte):
        oppe, nede = max(r[3] for r in bolk) + 0.5, min(r[1] for r in bolk) - 0.5
        spaltene = [
            _innenfor(tekstside, (-_UENDELIG, nede, spalte - 1.5, oppe)),
            _innenfor(tekstside, (spalte - 1.5, nede, _UENDELIG, oppe)),
        ]
        if all(map(_er_lopende, spaltene)):
            ut += [_innenfor(tekstside, (-_UENDELIG, oppe, _UENDELIG, topp)), *spaltene]
            topp = nede
    if not ut:
        return None
    ut.append(_innenfor(tekstside, (-_UENDELIG, -_UENDELIG, _UENDELIG, topp)))
    return "\n".join(del_ for del_ in ut if del_)


_UENDELIG = 100_000.0


_LANGT_UNDER = 3.0
"""Letters' heights that part what stands under the columns from the columns: some two lines."""


def _bolker(ruter: Sequence[Rute], spalte: float) -> list[list[Rute]]:
    """The runs of texts, from the top of the page, of which none goes across from one column into
    the other, and none is far below the one above it."""
    bolker: list[list[Rute]] = [[]]
    bunn = _UENDELIG
    for rute in ruter:
        pa_tvers = rute[0] < spalte - 1.5 and rute[2] > spalte + 1.5
        if pa_tvers or bunn - rute[3] > _LANGT_UNDER * (rute[3] - rute[1]):
            bolker.append([])
        if not pa_tvers:
            bolker[-1].append(rute)
        bunn = min(bunn, rute[1])
    return [bolk for bolk in bolker if len(bolk) >= 2 * _FA_RADER]


def _innenfor(tekstside: Any, rute: Rute) -> str:
    v, b, h, t = rute
    tekst: str = tekstside.get_text_bounded(left=v, bottom=b, right=h, top=t)
    # PDFium's own sign for a hyphen that parts a word at the end of a line.
    return _DELT_ORD.sub("-", tekst).replace("\r\n", "\n").strip("\n")


_DELT_ORD = re.compile("[\x02\ufffe]")


def _er_lopende(tekst: str) -> bool:
    """Whether lines are running text: long, of words, and most go on from the one before."""
    linjer = [linje.strip() for linje in tekst.split("\n") if linje.strip()]
    if len(linjer) < _FA_RADER or statistics.median(map(len, linjer)) < 25:
        return False
    tegn = [tegn for tegn in tekst if not tegn.isspace()]
    bokstaver = sum(tegn.isalpha() for tegn in tegn)
    fortsetter = sum(linje[0].islower() for linje in linjer)
    return bokstaver >= 0.8 * len(tegn) and fortsetter >= 0.4 * len(linjer)
