"""Pages that hold no text, read by OCR with `ocrmypdf` and Tesseract where they are installed.

Only the pages that need it are read, from a copy of the very bytes that were hashed. The programs
get a document from outside and are other people's code, so they run with a deadline and a limit
on memory, and what they make is read as any other PDF.
"""

import logging
import mmap
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil
from indeks.fil.filer import sha256, vis_navn
from indeks.leser import Grenser, Leser

logger = logging.getLogger(__name__)

INSTALLER = "installer OCR med «apt install ocrmypdf tesseract-ocr-nor» og indekser på nytt"
SPRAK = "nor"
_SEKUNDER_PER_SIDE = 60
"""A dense page takes some five seconds on one core."""
_FA_BOKSTAVER = 12
"""Fewer letters than this are a picture's edges and stains."""


class TrengerOcrFeil(DokumentFeil):
    """A document that only OCR can read, where there is none."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """The programs found: `ocrmypdf`, and `prlimit` (util-linux), which bounds its memory."""

    program: str
    prlimit: str | None


@cache
def finn_ocr() -> Ocr | None:
    """What OCR can be done with; None where `ocrmypdf` or Tesseract's Norwegian is missing."""
    program, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if program is None or tesseract is None:
        return None
    try:
        svar = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as feil:
        logger.warning("Tesseract svarer ikke: %s", feil)
        return None
    if SPRAK not in svar.stdout.split():
        return None
    return Ocr(program, shutil.which("prlimit"))


def les_uleste(ocr: Ocr, sti: Path, pdf: PdfTekst, leser: Leser, grenser: Grenser) -> PdfTekst:
    """`pdf` with the text of the pages that none was read of, as far as OCR finds any. Raises
    `DokumentFeil` where the file is no longer the one that was read."""
    if not pdf.uleste:
        return pdf
    with tempfile.TemporaryDirectory(prefix="sakssok-ocr-") as mappe:
        kopi, ut = Path(mappe, "inn.pdf"), Path(mappe, "ut.pdf")
        shutil.copyfile(sti, kopi)
        if sha256(kopi) != pdf.sha256:
            raise endret_underveis(sti)
        try:
            inn = _apen(kopi, leser)
        except DokumentFeil as feil:
            logger.warning("%s: kan ikke låses opp for OCR: %s", sti.name, feil)
            return pdf
        if not _kjor(ocr, inn, ut, pdf.uleste, grenser):
            return pdf
        try:
            lest = leser.les(ut)
        except DokumentFeil as feil:
            logger.warning("%s: OCR ga ingen lesbar PDF: %s", sti.name, feil)
            return pdf
    funnet = {
        nr: lest.sider[nr - 1]
        for nr in pdf.uleste
        if nr <= len(lest.sider)
        and sum(tegn.isalpha() for tegn in lest.sider[nr - 1]) >= _FA_BOKSTAVER
    }
    return replace(
        pdf,
        sider=tuple(funnet.get(nr, side) for nr, side in enumerate(pdf.sider, 1)),
        uten_tekst=tuple(nr for nr in pdf.uten_tekst if nr not in funnet),
        uleselige=tuple(nr for nr in pdf.uleselige if nr not in funnet),
        ocr=tuple(sorted(funnet)),
    )


def _apen(kopi: Path, leser: Leser) -> Path:
    """The copy itself, or one of it without encryption and signatures: `ocrmypdf` takes no other,
    though what is restricted with an owner's password alone can be read by anybody, and what it
    makes of a signed one is read and thrown away."""
    with kopi.open("rb") as fil, mmap.mmap(fil.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"/Encrypt") < 0 and data.find(b"/SigFlags") < 0:
            return kopi
    apen = kopi.with_name("apen.pdf")
    leser.lagre_apen(kopi, apen)
    return apen


def endret_underveis(sti: Path) -> DokumentFeil:
    """What is said of a file that is not the same after it was read as before."""
    return DokumentFeil(
        f"Filen «{vis_navn(sti.name)}» ble endret mens den ble lest; den leses på nytt neste gang."
    )


def _kjor(ocr: Ocr, inn: Path, ut: Path, sider: Sequence[int], grenser: Grenser) -> bool:
    kommando = [
        ocr.program, "--quiet", "--force-ocr", "--pages", ",".join(map(str, sider)),
        "--language", SPRAK, "--rotate-pages", "--output-type", "pdf", "--optimize", "0",
        "--tesseract-timeout", str(_SEKUNDER_PER_SIDE), str(inn), str(ut),
    ]  # fmt: skip
    if ocr.prlimit:
        kommando = [ocr.prlimit, f"--as={grenser.minne_mb * 1024**2}", *kommando]
    # Ghostscript and Tesseract share a core badly with their own threads.
    miljo = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    frist = grenser.frist_s + _SEKUNDER_PER_SIDE * len(sider)
    with subprocess.Popen(
        kommando,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=miljo,
        start_new_session=True,
    ) as prosess:
        try:
            _, ord_ = prosess.communicate(timeout=frist)
        except BaseException as feil:
            _drep(prosess)
            prosess.wait()
            if not isinstance(feil, subprocess.TimeoutExpired):
                raise
            logger.warning("%s: OCR ble ikke ferdig på %g sekunder", inn.name, frist)
            return False
    if prosess.returncode or not ut.is_file():
        logger.warning("OCR gikk ikke (%d): %s", prosess.returncode, ord_.decode(errors="replace"))
        return False
    return True


def _drep(prosess: "subprocess.Popen[bytes]") -> None:
    """Ends it with all that it has started, where the system can: Windows has no such groups."""
    if hasattr(os, "killpg"):
        os.killpg(prosess.pid, signal.SIGKILL)
    else:
        prosess.kill()
