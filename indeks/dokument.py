"""What is read out of one PDF: its text, its behandlinger and its parts, as plain values.

The text of a document is one string, `Lesning.tekst`: the pages' cleaned text, one after the
other. Everything else points into it by character offset, and `Lesning.side` tells the page of
any offset, so that a citation never has to be searched for afterwards.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Slag = Literal[
    "moteinnkalling",
    "sakskart",
    "moteprotokoll",
    "forslag_til_vedtak",
    "behandling",
    "votering",
    "innstilling",
    "vedtak",
    "saksframlegg",
    "saksopplysninger",
    "vurdering",
    "referatsaker",
    "vedlegg",
    "annet",
]
"""What a part is. `saksframlegg` is the case paper's text outside its named sections,
`moteprotokoll` the minutes' opening (time, place, who met), `annet` text that fits no pattern."""

Dokumenttype = Literal[
    "moteinnkalling", "moteprotokoll", "saksframlegg", "saksprotokoll", "vedlegg", "ukjent"
]
"""The kind of paper a part stands in; one PDF often holds several."""


@dataclass(frozen=True, slots=True)
class PdfTekst:
    """The text of a PDF, page by page, as `pypdf` gives it.

    `sider[0]` is page 1. A page without text is `""`; `uten_tekst` has the numbers (from 1) of
    the pages that show something but hold no text, that is scanned or drawn pages, `uleselige`
    those whose fonts do not say which characters they show, `ocr` those that were read by OCR,
    `halvleste` those that hold text and, beside it, print as a picture, which was not read.
    """

    sha256: str
    sider: tuple[str, ...]
    uten_tekst: tuple[int, ...]
    uleselige: tuple[int, ...] = ()
    ocr: tuple[int, ...] = ()
    halvleste: tuple[int, ...] = ()

    @property
    def uleste(self) -> tuple[int, ...]:
        """The pages that show something of which nothing was read."""
        return tuple(sorted({*self.uten_tekst, *self.uleselige}))


@dataclass(frozen=True, slots=True)
class Behandling:
    """One sak in one utvalg at one meeting, as one document shows it.

    `saksnr` is the utvalg's own number as printed (`25/23`, `PS 92/10`), `arkivsaksnr` the
    case's own without the journal post (`23/17920`). What the text does not say is None.
    `start` and `slutt` bound the main section (the minutes' section, else the saksprotokoll,
    else the saksframlegg, else the line in the sakskart) in `Lesning.tekst`.
    """

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Del:
    """A part: the run `tekst[start:slutt]`, what it is, and the behandling it belongs to.

    `behandling` is an index into `Lesning.behandlinger`, None where the part belongs to the
    meeting as a whole or where the text does not tell. `tittel` is the heading as printed.
    """

    slag: Slag
    dokumenttype: Dokumenttype
    start: int
    slutt: int
    behandling: int | None
    utvalg: str | None
    dato: date | None
    tittel: str | None


@dataclass(frozen=True, slots=True)
class Lesning:
    """A document as understood: the parts follow each other and together are the whole text."""

    tekst: str
    sidestart: tuple[int, ...]
    behandlinger: tuple[Behandling, ...]
    deler: tuple[Del, ...]

    def side(self, posisjon: int) -> int:
        """The page, from 1, that the character at `posisjon` stands on."""
        return side_av(self.sidestart, posisjon)


def side_av(sidestart: Sequence[int], posisjon: int) -> int:
    """The page, from 1, of an offset, given the offset at which each page starts (ascending)."""
    return max(1, bisect_right(sidestart, posisjon))


@dataclass(frozen=True, slots=True)
class Passasje:
    """What is embedded and found: `tekst[start:slutt]` of a part, and its context.

    `tekst` is the document's own words; `kontekst` is prepended when embedding and never shown
    as the document's. `side_fra` and `side_til` are pages from 1, both inclusive.
    """

    del_nr: int
    tekst: str
    kontekst: str
    start: int
    slutt: int
    side_fra: int
    side_til: int
