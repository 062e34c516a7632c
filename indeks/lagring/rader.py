"""The rows of the store as they are read: a document, a file, a passage, a behandling and its
parts."""

from dataclasses import dataclass
from datetime import date

from indeks.dokument import Dokumenttype, Slag


@dataclass(frozen=True, slots=True)
class Dokumentrad:
    """A document in the store. `uten_tekst`, `uleselige`, `ocr` and `halvleste` are pages, from 1,
    as in `PdfTekst`."""

    id: int
    sha256: str
    navn: str
    sider: int
    uten_tekst: tuple[int, ...]
    uleselige: tuple[int, ...]
    ocr: tuple[int, ...]
    halvleste: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filrad:
    """A file that was seen: its document, or why it is not indexed. `trenger_ocr` is set while it
    has pages that OCR could read and has not been tried on."""

    sti: str
    dokument_id: int | None
    storrelse: int
    endret_ns: int
    grunn: str | None
    trenger_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Passasjerad:
    """A passage with all that a citation of it needs; `ocr` where a page of it was read by OCR."""

    id: int
    tekst: str
    kontekst: str
    start: int
    slutt: int
    side_fra: int
    side_til: int
    slag: Slag
    dokumenttype: Dokumenttype
    del_tittel: str | None
    utvalg: str | None
    dato: date | None
    behandling_id: int | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    dokument_id: int
    dokument: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Delrad:
    """A part of a document as it stands in the store; `start` and `slutt` bound its text."""

    slag: Slag
    dokumenttype: Dokumenttype
    side_fra: int
    side_til: int
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Behandlingsrad:
    """A behandling as it stands in the store, with its parts in the document's order."""

    id: int
    utvalg: str | None
    dato: date | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    dokument: str
    dokument_id: int
    side_fra: int
    side_til: int
    deler: tuple[Delrad, ...]
