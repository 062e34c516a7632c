"""A page of a document as an image, with the words that are cited marked.

Drawn by PDFium (`pypdfium2`), which also says where on the page the words stand. The words that are
marked come from the store, never from the address. PDFium and the store's reader part words a
little differently, so letters and digits alone are compared.
"""

import io
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops, ImageDraw
from rapidfuzz import fuzz

from indeks.feil import SakssokFeil

MERKEFARGE = (255, 232, 120)
MAKS_PUNKTER = 12_000_000
"""Pixels of one image; a larger page is drawn smaller."""
NOK_LIKT = 88.0
"""From this likeness (0 to 100) on, letters on the page are those that are cited."""

# PDFium is not safe to use from several threads.
_LAS = threading.Lock()


class Merke(NamedTuple):
    """Words to mark, and what the page says before them: a vedtak often repeats, on the same page,
    the proposal it follows."""

    ord: str
    foran: str = ""


@dataclass(frozen=True, slots=True)
class Sidebilde:
    """A page drawn: a PNG, its size in pixels, whether the words were found and marked, and how
    far down and how far in the marks begin (0 to 1)."""

    png: bytes
    bredde: int
    hoyde: int
    merket: bool
    topp: float
    venstre: float


@lru_cache(maxsize=48)
def tegn_side(fil: Path, sha256: str, side: int, bredde: int, merk: tuple[Merke, ...]) -> Sidebilde:
    """Page `side` (from 1) of a PDF, `bredde` pixels wide, with the words in `merk` marked.

    `sha256` is the file's, so that a changed file is drawn again. Raises `SakssokFeil` where the
    page cannot be drawn.
    """
    with _LAS:
        try:
            with pdfium.PdfDocument(fil) as dokument:
                if not 1 <= side <= len(dokument):
                    raise SakssokFeil(f"Dokumentet har ingen side {side}.")
                return _tegn(dokument[side - 1], bredde, merk)
        except pdfium.PdfiumError as feil:
            raise SakssokFeil(f"Side {side} kan ikke vises; åpne dokumentet selv.") from feil


def _tegn(pdfside: pdfium.PdfPage, bredde: int, merk: Sequence[Merke]) -> Sidebilde:
    b, h = pdfside.get_size()
    skala = min(bredde / max(b, 1.0), (MAKS_PUNKTER / max(b * h, 1.0)) ** 0.5)
    bitmap = pdfside.render(scale=skala, draw_annots=True)
    bilde = bitmap.to_pil().convert("RGB")
    til_bilde = bitmap.get_posconv(pdfside)
    merkelag = Image.new("RGB", bilde.size, (255, 255, 255))
    pensel = ImageDraw.Draw(merkelag)
    topper: list[int] = []
    kanter: list[int] = []
    tekstside = pdfside.get_textpage()
    bokstaver, plasser = _bokstaver(tekstside)
    for merke in merk:
        for venstre, bunn, hoyre, topp in _ruter(tekstside, bokstaver, plasser, merke):
            x1, y1 = til_bilde.to_bitmap(venstre, topp)
            x2, y2 = til_bilde.to_bitmap(hoyre, bunn)
            pensel.rectangle(
                (min(x1, x2) - 1, min(y1, y2) - 1, max(x1, x2) + 1, max(y1, y2) + 1),
                fill=MERKEFARGE,
            )
            topper.append(min(y1, y2))
            kanter.append(min(x1, x2))
    if topper:
        bilde = ImageChops.multiply(bilde, merkelag)
    ut = io.BytesIO()
    bilde.save(ut, "PNG", compress_level=3)
    topp = min(topper, default=0) / max(1, bilde.height)
    venstre = min(kanter, default=0) / max(1, bilde.width)
    return Sidebilde(ut.getvalue(), bilde.width, bilde.height, bool(topper), topp, venstre)


def _bokstaver(tekstside: pdfium.PdfTextPage) -> tuple[str, list[int]]:
    """The letters and digits of a page in lower case, and the place of each among its
    characters."""
    ut: list[str] = []
    plasser: list[int] = []
    for nr in range(tekstside.count_chars()):
        kode = pdfium_c.FPDFText_GetUnicode(tekstside, nr)
        for tegn in chr(kode).casefold() if 0 < kode <= 0x10FFFF else "":
            if tegn.isalnum():
                ut.append(tegn)
                plasser.append(nr)
    return "".join(ut), plasser


def _rene(tekst: str) -> str:
    return "".join(tegn for tegn in tekst.casefold() if tegn.isalnum())


def _ruter(
    tekstside: pdfium.PdfTextPage, bokstaver: str, plasser: Sequence[int], merke: Merke
) -> list[tuple[float, float, float, float]]:
    """The rectangles (left, bottom, right, top, in the page's own units), a line each, that hold
    words; none where they are not found."""
    sokt = _rene(merke.ord)
    if len(sokt) < 3:
        return []
    steder = [m.start() for m in re.finditer(sokt, bokstaver)]
    if steder:
        fra = steder[min(_rene(merke.foran).count(sokt), len(steder) - 1)]
        til = fra + len(sokt)
    else:
        # A hyphen at a line's end, a ligature or a header in between parts the two.
        likest = fuzz.partial_ratio_alignment(sokt, bokstaver, score_cutoff=NOK_LIKT)
        if likest is None or len(sokt) > len(bokstaver):
            return []
        fra, til = likest.dest_start, likest.dest_end
    if til <= fra:
        return []
    forst, sist = plasser[fra], plasser[til - 1]
    antall = tekstside.count_rects(forst, sist - forst + 1)
    return [tekstside.get_rect(nr) for nr in range(antall)]
