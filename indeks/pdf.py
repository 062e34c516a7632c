"""Reading a PDF's text with `pypdf`, in this process or safely in one of its own.

A PDF is input from outside, and a broken or hostile one can make a parser run for ever, eat all
memory or take the process down. `Leser` therefore reads in a worker process with a deadline and
a memory limit. The worker is started with `subprocess` rather than `multiprocessing`, which
would import the main program (and with it the language model) once more in the child; it imports
this module only, and answers in JSON, so nothing it sends can run code in the parent.
"""

import contextlib
import gc
import hashlib
import json
import logging
import os
import queue
import re
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import traceback
import unicodedata
import zlib
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Self

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil
from indeks.sidetekst import rens_sider

logger = logging.getLogger(__name__)
# What pypdf thinks of a file is for the log, if the program keeps one, never for the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MAKS_SIDER = 20_000
MAKS_BYTES = 2 * 1024**3
MAKS_TEGN = 100_000_000
"""The most characters of text a document can have; pypdf itself limits what one stream unpacks
to (75 MB), the number of operations in it, and how deep and wide its structures go."""

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
    navn = sti.name
    leser = _apne(innhold, navn)
    try:
        antall = len(leser.pages)
    except DependencyError as feil:
        raise _mangler_krypto(navn) from feil
    except MemoryError as feil:
        raise _for_stor_for_minnet(navn) from feil
    except _LESEFEIL as feil:
        raise _skadet(navn) from feil
    if antall == 0:
        raise DokumentFeil(f"Filen «{navn}» har ingen sider; hent den på nytt fra kilden.")
    if antall > MAKS_SIDER:
        raise DokumentFeil(
            f"Filen «{navn}» har {antall} sider, og grensen er {MAKS_SIDER}; "
            "del den opp og prøv igjen."
        )
    sider: list[str] = []
    uleselige: set[int] = set()
    tapt: set[int] = set()
    tegn = 0
    for nr in range(1, antall + 1):
        try:
            side = leser.pages[nr - 1]
            ra = side.extract_text()
            if not ra and _er_tapt(side):
                tapt.add(nr)
        except DependencyError as feil:
            raise _mangler_krypto(navn) from feil
        except _LESEFEIL as feil:
            logger.warning("%s: side %d kan ikke leses: %r", navn, nr, feil)
            tapt.add(nr)
            ra = ""
        tekst = _vask(ra)
        if _ULESELIG.search(ra):
            uleselige.add(nr)
        sider.append(tekst)
        tegn += len(tekst)
        if tegn > MAKS_TEGN:
            raise DokumentFeil(
                f"Filen «{navn}» inneholder mer tekst enn programmet kan ta imot; "
                "del den opp og prøv igjen."
            )
    if len(tapt) == antall:
        raise _skadet(navn)
    uten_tekst = tapt | {
        nr
        for nr in _nesten_tomme(sider)
        if nr in uleselige or (nr not in tapt and _viser_noe(leser.pages[nr - 1], navn, nr))
    }
    return PdfTekst(
        sha256=hashlib.sha256(innhold).hexdigest(),
        sider=tuple(sider),
        uten_tekst=tuple(sorted(uten_tekst)),
    )


def _les_fil(sti: Path) -> bytes:
    """The file's bytes, read once, so that what is hashed is what is parsed."""
    navn = sti.name
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
        raise DokumentFeil(
            f"Fant ikke filen «{navn}»; kontroller at den ikke er flyttet eller slettet."
        ) from feil
    except PermissionError as feil:
        raise DokumentFeil(
            f"Mangler tilgang til filen «{navn}»; gi brukeren din rett til å lese den."
        ) from feil
    except MemoryError as feil:
        raise _for_stor_for_minnet(navn) from feil
    except OSError as feil:
        raise DokumentFeil(
            f"Filen «{navn}» kan ikke leses ({feil.strerror}); kontroller disken og prøv igjen."
        ) from feil
    except ValueError as feil:  # a NUL character in the path
        raise DokumentFeil(
            "Filnavnet inneholder ugyldige tegn; gi filen et annet navn og prøv igjen."
        ) from feil
    if not innhold:
        raise DokumentFeil(f"Filen «{navn}» er tom; hent den på nytt fra kilden.")
    if b"%PDF-" not in innhold[:1024]:
        raise DokumentFeil(f"Filen «{navn}» er ikke en PDF; oppgi en PDF-fil.")
    return innhold


def _apne(innhold: bytes, navn: str) -> PdfReader:
    """Open the PDF, with the empty password if it is encrypted."""
    try:
        leser = PdfReader(BytesIO(innhold))
        last = leser.is_encrypted and leser.decrypt("") == PasswordType.NOT_DECRYPTED
    except DependencyError as feil:
        raise _mangler_krypto(navn) from feil
    except MemoryError as feil:
        raise _for_stor_for_minnet(navn) from feil
    except _LESEFEIL as feil:
        raise _skadet(navn) from feil
    if last:
        raise DokumentFeil(
            f"Filen «{navn}» er låst med passord; lagre en kopi uten passord og prøv igjen."
        )
    return leser


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


def _for_stor_for_minnet(navn: str) -> DokumentFeil:
    return DokumentFeil(
        f"Filen «{navn}» krever mer minne enn programmet får bruke; del den opp og prøv igjen."
    )


# --- The text of a page ------------------------------------------------------------------------

_LINJESKIFT = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_KONTROLL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ULESELIG = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd]")
"""What a glyph comes out as when the font does not say which character it is."""


def _vask(tekst: str) -> str:
    return unicodedata.normalize("NFC", _KONTROLL.sub("", _LINJESKIFT.sub("\n", tekst)))


_TOM_STROM = 20
"""The most bytes that nothing at all can be packed into."""


def _er_tapt(side: PageObject) -> bool:
    """Whether the page's content is missing or unpacks to nothing, which pypdf passes over."""
    if "/Contents" not in side:
        return False
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


# --- Reading in a process of its own -----------------------------------------------------------

_HODE = struct.Struct(">Q")
_MAKS_SVAR = 4 * MAKS_TEGN + 1024**2
_BYTT_ETTER = 500
"""A worker is replaced after so many files, so that no leak adds up."""

_OPPSTART = (
    "import sys, json\n"
    "sys.path[:] = json.loads(sys.argv[1])\n"
    "from indeks.pdf import arbeider\n"
    "arbeider(int(sys.argv[2]))\n"
)


def les_pdf_i_egen_prosess(sti: Path, *, frist_s: float = 300, minne_mb: int = 4096) -> PdfTekst:
    """`les_pdf` in a process that is killed at the deadline; for many files, use `Leser`."""
    with Leser(frist_s=frist_s, minne_mb=minne_mb) as leser:
        return leser.les(sti)


class Leser:
    """Reads PDFs in one worker process, which is replaced when a file takes it down.

    One file is read at a time; threads that share a `Leser` wait for each other. The worker
    starts with the first file and ends with the `with` block (or with the parent, however that
    dies). The memory limit holds on Linux; elsewhere only the deadline protects.
    """

    def __init__(self, *, frist_s: float = 300, minne_mb: int = 4096) -> None:
        self._frist_s = frist_s
        self._minne_mb = minne_mb
        self._laas = threading.Lock()
        self._arbeider: _Arbeider | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.lukk()

    def lukk(self) -> None:
        """End the worker process."""
        with self._laas:
            self._stopp()

    def les(self, sti: Path) -> PdfTekst:
        """`les_pdf(sti)`, read by the worker; what goes wrong there is a `DokumentFeil` too."""
        with self._laas:
            if self._arbeider is not None and self._arbeider.antall >= _BYTT_ETTER:
                self._stopp()
            brukt = self._arbeider is not None
            try:
                try:
                    svar = self._spor(sti)
                except _ArbeiderDodError:
                    if not brukt:
                        raise
                    # It may have died of what earlier files left behind: once more, afresh.
                    svar = self._spor(sti)
            except _ArbeiderDodError as feil:
                logger.warning("%s: leseprosessen døde: %s", sti.name, feil)
                raise DokumentFeil(
                    f"Filen «{sti.name}» kan ikke leses fordi den velter leseprogrammet; "
                    "lagre den på nytt som PDF og prøv igjen."
                ) from feil
            except TimeoutError as feil:
                raise DokumentFeil(
                    f"Filen «{sti.name}» ble ikke ferdig lest på {self._frist_s:g} sekunder; "
                    "del den opp og prøv igjen."
                ) from feil
        return _tolk(svar)

    def _spor(self, sti: Path) -> dict[str, Any]:
        if self._arbeider is None:
            self._arbeider = _Arbeider(self._minne_mb)
        try:
            return self._arbeider.spor(sti.absolute(), self._frist_s)
        except BaseException:
            # Also when the user interrupts: an answer on its way must not meet the next file.
            self._stopp()
            raise

    def _stopp(self) -> None:
        if self._arbeider is not None:
            self._arbeider.stopp()
            self._arbeider = None


def _tolk(svar: dict[str, Any]) -> PdfTekst:
    for navn, niva, melding in svar["logg"]:
        logging.getLogger(navn).log(niva, "%s", melding)
    if "feil" in svar:
        raise DokumentFeil(svar["feil"])
    if "programfeil" in svar:
        raise RuntimeError(f"Programfeil i leseprosessen:\n{svar['programfeil']}")
    return PdfTekst(
        sha256=svar["sha256"], sider=tuple(svar["sider"]), uten_tekst=tuple(svar["uten_tekst"])
    )


class _ArbeiderDodError(Exception):
    """The worker process ended without an answer."""


class _Arbeider:
    """A running worker process: paths go in on its stdin, answers come out on its stdout."""

    def __init__(self, minne_mb: int) -> None:
        self.antall = 0
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stopp
        self._prosess = subprocess.Popen(
            [sys.executable, "-P", "-c", _OPPSTART, json.dumps(sys.path), str(minne_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            start_new_session=True,  # Ctrl-C is for the parent to handle
        )
        self._svar: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._trad = threading.Thread(target=self._motta, daemon=True)
        self._trad.start()

    def spor(self, sti: Path, frist_s: float) -> dict[str, Any]:
        """The answer for one file; `TimeoutError` or `_ArbeiderDodError` if there is none."""
        self.antall += 1
        assert self._prosess.stdin is not None
        try:
            self._prosess.stdin.write(json.dumps(str(sti)).encode() + b"\n")
            self._prosess.stdin.flush()
        except OSError as feil:
            raise _ArbeiderDodError(self._siste_ord()) from feil
        try:
            svar = self._svar.get(timeout=frist_s)
        except queue.Empty as feil:
            raise TimeoutError from feil
        if svar is None:
            raise _ArbeiderDodError(self._siste_ord())
        tolket: dict[str, Any] = json.loads(svar)
        return tolket

    def stopp(self) -> None:
        """Kill the process and wait for it to be gone."""
        self._prosess.kill()
        self._prosess.wait()
        self._trad.join()
        for kanal in (self._prosess.stdin, self._prosess.stdout, self._stderr):
            assert kanal is not None
            with contextlib.suppress(BrokenPipeError):  # a path that was never read
                kanal.close()

    def _motta(self) -> None:
        """Runs in a thread: pass the answers on, and None when there can be no more."""
        ut = self._prosess.stdout
        assert ut is not None
        while len(hode := ut.read(_HODE.size)) == _HODE.size:
            (lengde,) = _HODE.unpack(hode)
            if lengde > _MAKS_SVAR:
                break
            svar = ut.read(lengde)
            if len(svar) < lengde:
                break
            self._svar.put(svar)
        self._svar.put(None)

    def _siste_ord(self) -> str:
        """How the process ended and what it last wrote to its stderr."""
        try:
            kode = self._prosess.wait(1)
        except subprocess.TimeoutExpired:
            self._prosess.kill()
            kode = self._prosess.wait()
        self._stderr.seek(0)
        return f"sluttkode {kode}: {self._stderr.read()[-2000:].decode(errors='replace').strip()}"


def arbeider(minne_mb: int) -> None:
    """The worker's main loop: a JSON path a line on stdin, a length and JSON back on stdout."""
    # Whatever else is printed in this process must not get into the answers.
    ut = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _begrens_minne(minne_mb)
    logg = _Logg()
    logging.getLogger().addHandler(logg)
    oppdrag: queue.SimpleQueue[Path] = queue.SimpleQueue()
    threading.Thread(target=_hent_oppdrag, args=(oppdrag,), daemon=True).start()
    while True:
        svar = _svar(oppdrag.get(), logg)
        ut.write(_HODE.pack(len(svar)))
        ut.write(svar)
        ut.flush()
        del svar
        gc.collect()


def _hent_oppdrag(oppdrag: "queue.SimpleQueue[Path]") -> None:
    """Runs in a thread, so that the worker ends at once when the parent closes stdin or dies."""
    for linje in sys.stdin.buffer:
        oppdrag.put(Path(json.loads(linje)))
    os._exit(0)


def _svar(sti: Path, logg: "_Logg") -> bytes:
    try:
        lest = les_pdf(sti)
        svar: dict[str, Any] = {
            "sha256": lest.sha256,
            "sider": lest.sider,
            "uten_tekst": lest.uten_tekst,
            "logg": logg.hent(),
        }
        return json.dumps(svar, ensure_ascii=False).encode()
    except DokumentFeil as feil:
        svar = {"feil": str(feil)}
    except MemoryError:
        svar = {"feil": str(_for_stor_for_minnet(sti.name))}
    except Exception:  # a programming error: it is raised again in the parent
        svar = {"programfeil": traceback.format_exc()}
    svar["logg"] = logg.hent()
    return json.dumps(svar).encode()


class _Logg(logging.Handler):
    """Keeps the records of a file, to be logged in the parent; of pypdf's only the first."""

    _maks = 20

    def __init__(self) -> None:
        super().__init__()
        self._poster: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        if len(self._poster) < self._maks or record.name == __name__:
            self._poster.append((record.name, record.levelno, record.getMessage()[:500]))

    def hent(self) -> list[tuple[str, int, str]]:
        """The records since last time."""
        poster, self._poster = self._poster, []
        return poster


def _begrens_minne(minne_mb: int) -> None:
    """Set the limits of this process where the system has them."""
    if sys.platform == "win32":
        return
    import resource

    grense = minne_mb * 1024**2
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        grense = min(grense, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (grense, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError) as feil:  # macOS has the limit but does not take every value
        logger.warning("Kan ikke begrense minnet: %s", feil)
