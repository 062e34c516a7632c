"""Reading a PDF's text with `pypdf`, page by page.

What a PDF holds is not to be trusted: `indeks.leser` does this in a process that can be killed.
"""

import hashlib
import logging
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader, PdfWriter
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil, UtilgjengeligFeil
from indeks.fil.filer import arsak, er_pdf, vis_navn
from indeks.fil.sideoppsett import (
    Bilde,
    Plasser,
    del_spalter,
    halvleste,
    mulig_spalte,
    uleste_bilder,
)
from indeks.fil.uleselig import TEGNLOS, er_uleselig
from indeks.linje.sidetekst import rens_sider

logger = logging.getLogger(__name__)
# What pypdf thinks of a file is for the log, if the program keeps one, never for the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MAKS_SIDER = 20_000
MAKS_BYTES = 2 * 1024**3
MAKS_TEGN = 20_000_000
"""The most characters of text a document can have, some 8,000 full pages; pypdf itself limits
what one stream unpacks to (75 MB), the number of operations in it, and how deep and wide its
structures go."""

# pypdf: "broken PDF files might cause other Exceptions". These are what its own code runs into
# when an object is not of the type, length or value it expects.
_LESEFEIL = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def les_pdf(sti: Path) -> PdfTekst:
    """Read the PDF at `sti` page by page.

    The text is in NFC and without control characters other than line breaks and tabs. A page
    that cannot be read is a page without text. Raises `DokumentFeil` where there is nothing to
    read: no such file, not a PDF, damaged, locked with a password, too big.
    """
    innhold = _les_fil(sti)
    navn = vis_navn(sti.name)
    leser = _apne(innhold, navn)
    with _lesefeil_som_setning(navn):
        antall = len(leser.pages)
    if antall == 0:
        raise DokumentFeil(f"Filen «{navn}» har ingen sider; hent den på nytt fra kilden.")
    if antall > MAKS_SIDER:
        raise DokumentFeil(
            f"Filen «{navn}» har {antall} sider, og grensen er {MAKS_SIDER}; "
            "del den opp og prøv igjen."
        )
    sider: list[str] = []
    tegnlose: set[int] = set()
    uleselige: set[int] = set()
    tapt: set[int] = set()
    bilder: dict[int, list[Bilde]] = {}
    spalter: dict[int, float] = {}
    sprengt = False
    tegn = 0
    for nr in range(1, antall + 1):
        try:
            side = leser.pages[nr - 1]
            ra, plasser = _tekst(side)
            if not ra and _er_tapt(side):
                tapt.add(nr)
            elif plasser is not None:
                if (spalte := mulig_spalte(plasser)) is not None:
                    spalter[nr] = spalte
                if funnet := uleste_bilder(plasser):
                    bilder[nr] = funnet
        except DependencyError as feil:
            raise _mangler_krypto(navn) from feil
        except _LESEFEIL as feil:
            logger.warning("%s: side %d kan ikke leses: %r", navn, nr, feil)
            sprengt |= isinstance(feil, LimitReachedError)
            tapt.add(nr)
            ra = ""
        if er_uleselig(ra):
            uleselige.add(nr)
            ra = ""
        elif TEGNLOS.search(ra):
            tegnlose.add(nr)
        tekst = _vask(ra)
        sider.append(tekst)
        tegn += len(tekst)
        if tegn > MAKS_TEGN:
            raise DokumentFeil(
                f"Filen «{navn}» inneholder mer tekst enn programmet kan ta imot; "
                "del den opp og prøv igjen."
            )
    if len(tapt) == antall and sprengt:
        raise DokumentFeil(
            f"Filen «{navn}» pakker seg ut til mer enn programmet tar imot; lagre den på nytt som "
            "PDF og prøv igjen."
        )
    if len(tapt) == antall:
        raise _skadet(navn)
    for nr, delt in del_spalter(innhold, spalter).items():
        if nr not in uleselige:
            sider[nr - 1] = _vask(delt)
    uten_tekst = tapt | {
        nr
        for nr in _nesten_tomme(sider)
        if nr in tegnlose or (nr not in tapt and _viser_noe(leser.pages[nr - 1], navn, nr))
    }
    uleste = uten_tekst | uleselige
    return PdfTekst(
        sha256=hashlib.sha256(innhold).hexdigest(),
        sider=tuple(sider),
        uten_tekst=tuple(sorted(uten_tekst - uleselige)),
        uleselige=tuple(sorted(uleselige)),
        halvleste=tuple(nr for nr in halvleste(bilder, antall) if nr not in uleste),
    )


def _tekst(side: PageObject) -> tuple[str, Plasser | None]:
    """The text of a page, and where it and the pictures stand on it where that can be told."""
    try:
        plasser = Plasser(side)
        ra = side.extract_text(
            visitor_operand_before=plasser.for_, visitor_operand_after=plasser.etter
        )
    except DependencyError:
        raise
    except _LESEFEIL:
        # What is drawn may be broken where there is no text at all, which pypdf then never reads.
        return side.extract_text(), None
    return ra, plasser


def lagre_apen(sti: Path, mal: Path) -> None:
    """Write to `mal` the pages of the PDF at `sti`, without encryption or signatures. Raises
    `DokumentFeil` as `les_pdf`, and where it cannot be written anew."""
    navn = vis_navn(sti.name)
    leser = _apne(_les_fil(sti), navn)
    with _lesefeil_som_setning(navn):
        skriver = PdfWriter(clone_from=leser)
        skriver.root_object.pop("/AcroForm", None)
        skriver.write(mal)


def _les_fil(sti: Path) -> bytes:
    """The file's bytes, read once, so that what is hashed is what is parsed."""
    navn = vis_navn(sti.name)
    try:
        status = sti.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DokumentFeil(f"«{navn}» er en mappe; oppgi en PDF-fil.")
        if not stat.S_ISREG(status.st_mode):  # a named pipe would be waited for without end
            raise DokumentFeil(f"«{navn}» er ikke en vanlig fil; oppgi en PDF-fil.")
        if status.st_size > MAKS_BYTES:
            raise DokumentFeil(
                f"Filen «{navn}» er større enn grensen på {MAKS_BYTES // 1024**3} GiB; "
                "del den opp og prøv igjen."
            )
        innhold = sti.read_bytes()
    except FileNotFoundError as feil:
        raise UtilgjengeligFeil(
            f"Fant ikke filen «{navn}»; kontroller at den ikke er flyttet eller slettet."
        ) from feil
    except PermissionError as feil:
        raise UtilgjengeligFeil(
            f"Mangler tilgang til filen «{navn}»; gi brukeren din rett til å lese den."
        ) from feil
    except MemoryError as feil:
        raise for_stor_for_minnet(navn) from feil
    except OSError as feil:
        raise UtilgjengeligFeil(
            f"Filen «{navn}» kan ikke leses ({arsak(feil)}); kontroller disken og prøv igjen."
        ) from feil
    except ValueError as feil:  # a NUL character in the path
        raise DokumentFeil(
            "Filnavnet inneholder ugyldige tegn; gi filen et annet navn og prøv igjen."
        ) from feil
    if not innhold:
        raise DokumentFeil(f"Filen «{navn}» er tom; hent den på nytt fra kilden.")
    if not er_pdf(innhold):
        raise DokumentFeil(f"Filen «{navn}» er ikke en PDF; oppgi en PDF-fil.")
    return innhold


def _apne(innhold: bytes, navn: str) -> PdfReader:
    """Open the PDF, with the empty password if it is encrypted."""
    with _lesefeil_som_setning(navn):
        leser = PdfReader(BytesIO(innhold))
        last = leser.is_encrypted and leser.decrypt("") == PasswordType.NOT_DECRYPTED
    if last:
        raise DokumentFeil(
            f"Filen «{navn}» er låst med passord; lagre en kopi uten passord og prøv igjen."
        )
    return leser


@contextmanager
def _lesefeil_som_setning(navn: str) -> Iterator[None]:
    """What pypdf raises of a file, as the `DokumentFeil` that says it in words."""
    try:
        yield
    except DependencyError as feil:
        raise _mangler_krypto(navn) from feil
    except MemoryError as feil:
        raise for_stor_for_minnet(navn) from feil
    except _LESEFEIL as feil:
        raise _skadet(navn) from feil


def _skadet(navn: str) -> DokumentFeil:
    return DokumentFeil(
        f"Filen «{navn}» er skadet eller ufullstendig og kan ikke leses; "
        "hent den på nytt fra kilden."
    )


def _mangler_krypto(navn: str) -> DokumentFeil:
    return DokumentFeil(
        f"Filen «{navn}» er kryptert, og pakken «cryptography» som trengs for å lese den, mangler; "
        "kjør «pip install cryptography» og prøv igjen."
    )


def for_stor_for_minnet(navn: str) -> DokumentFeil:
    """What is said of a document that takes more memory than it may."""
    return DokumentFeil(
        f"Filen «{navn}» krever mer minne enn programmet får bruke; del den opp og prøv igjen."
    )


# --- The text of a page ------------------------------------------------------------------------

_LINJESKIFT = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_KONTROLL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def _vask(tekst: str) -> str:
    return unicodedata.normalize("NFC", _KONTROLL.sub("", _LINJESKIFT.sub("\n", tekst)))


_TOM_STROM = 20
"""The most bytes that nothing at all can be packed into."""


def _er_tapt(side: PageObject) -> bool:
    """Whether the page's content is missing or unpacks to nothing, or it is no page at all, which
    pypdf passes over: what is nested too deep is left at whatever depth the stack was full."""
    if "/Contents" not in side:
        return "/MediaBox" not in side
    innhold = side["/Contents"].get_object()
    strommer = [del_.get_object() for del_ in innhold] if isinstance(innhold, list) else [innhold]
    return any(
        not isinstance(strom, StreamObject)
        or (len(strom._data) > _TOM_STROM and not strom.get_data())
        for strom in strommer
    )


_FA_TEGN = 4


def _nesten_tomme(sider: list[str]) -> list[int]:
    """The pages that hold less than a word once running headers and page numbers are gone."""
    tekst, sidestart = rens_sider(sider)
    grenser = zip(sidestart, (*sidestart[1:], len(tekst)), strict=True)
    return [
        nr
        for nr, (fra, til) in enumerate(grenser, start=1)
        if til - fra < 100 and sum(tegn.isalnum() for tegn in tekst[fra:til]) < _FA_TEGN
    ]


# --- Whether a page shows anything -------------------------------------------------------------

_TEGNER_STI = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_STREK = {b"l": 1, b"c": 1, b"v": 1, b"y": 1, b"re": 1}
_FARRE_STREKER = 8
"""Fewer painted lines than this are a rule or a frame, not a drawing or outlined letters."""
_SMA_PIKSLER = 1024
"""An image of no more pixels than this is a spacer or a dot."""
_MAKS_SKJEMAER = 200


def _viser_noe(side: PageObject, navn: str, nr: int) -> bool:
    """Whether the page shows an image or a drawing; if that cannot be told, it does."""
    try:
        innhold = side.get_contents()
        return innhold is not None and _Tegning().viser(innhold, side.get("/Resources"))
    except _LESEFEIL as feil:
        logger.warning("%s: kan ikke se hva side %d viser: %r", navn, nr, feil)
        return True


class _Tegning:
    """Counts what content streams draw, into the forms they use."""

    def __init__(self) -> None:
        self._streker = 0
        self._skjemaer = 0

    def viser(self, innhold: ContentStream, ressurser: Any) -> bool:
        """Whether `innhold`, together with what was seen before it, shows something."""
        ressurser = ressurser.get_object() if ressurser is not None else None
        objekter = ressurser.get("/XObject") if isinstance(ressurser, DictionaryObject) else None
        objekter = objekter.get_object() if objekter is not None else {}
        i_sti = 0
        for operander, operator in innhold.operations:
            if operator in _STREK:
                i_sti += 1
            elif operator in _TEGNER_STI:
                self._streker += i_sti
                i_sti = 0
            elif operator == b"n":
                i_sti = 0
            elif operator in (b"sh", b"INLINE IMAGE"):
                return True
            elif operator == b"Do" and operander and operander[0] in objekter:
                objekt = objekter[operander[0]].get_object()
                if self._viser_objekt(objekt, innhold.pdf, ressurser):
                    return True
            if self._streker >= _FARRE_STREKER:
                return True
        return False

    def _viser_objekt(self, objekt: Any, pdf: Any, ressurser: Any) -> bool:
        if not isinstance(objekt, StreamObject):
            return False
        if objekt.get("/Subtype") == "/Image":
            return int(objekt.get("/Width", 0)) * int(objekt.get("/Height", 0)) > _SMA_PIKSLER
        self._skjemaer += 1
        if self._skjemaer > _MAKS_SKJEMAER:
            return True
        return self.viser(ContentStream(objekt, pdf), objekt.get("/Resources", ressurser))
