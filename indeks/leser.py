"""Reading documents in a worker process, which is killed where a document takes too much.

A PDF is input from outside, and a broken or hostile one can make a parser run for ever, eat all
memory or take the process down; so can text that no pattern was written for. `Leser` therefore
reads and understands in a process of its own, with a deadline and a memory limit. The worker is
started with `subprocess` rather than `multiprocessing`, which would import the main program (and
with it the language model) once more in the child; it imports this module only, and answers in
JSON, so nothing it sends can run code in the parent.
"""

import contextlib
import gc
import json
import logging
import os
import queue
import struct
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, Self

from pydantic import TypeAdapter

from indeks.dokument import Lesning, PdfTekst
from indeks.feil import DokumentFeil, UtilgjengeligFeil
from indeks.fil.filer import vis_navn
from indeks.fil.pdf import MAKS_TEGN, for_stor_for_minnet, lagre_apen, les_pdf
from indeks.papir.personvern import Sidefunn
from indeks.strukturtyper import Struktur

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Grenser:
    """What one document may take. The time is for reading it, and again for understanding it."""

    frist_s: float = 300
    minne_mb: int = 2048


STANDARDGRENSER = Grenser()


@dataclass(frozen=True, slots=True)
class Forstatt:
    """What a document says, the structure of its decisions, and what was hidden in it."""

    lesning: Lesning
    struktur: Struktur
    funn: tuple[Sidefunn, ...] = ()


def forsta(sider: Sequence[str], apne: Sequence[str] = ()) -> Forstatt:
    """Understands a document's pages as `les_pdf` gives them. Personal data is hidden before
    anything is made of them; `apne` are addresses and numbers that are public."""
    # Here, so that a process that only reads need not load it.
    from indeks.papir.lesning import les_dokument
    from indeks.papir.personvern import skjerm
    from indeks.struktur.les import les_struktur

    tekst, sidestart, funn = skjerm(sider, apne)
    lesning = les_dokument(tekst, sidestart)
    struktur = les_struktur(lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger)
    return Forstatt(lesning, struktur, funn)


@cache
def _som_json() -> TypeAdapter[Forstatt]:
    return TypeAdapter(Forstatt)


_HODE = struct.Struct(">Q")
_MAKS_SVAR = 4 * MAKS_TEGN + 1024**2
_BYTT_ETTER = 500
"""A worker is replaced after so many files, so that no leak adds up."""

_OPPSTART = (
    "import sys, json\n"
    "sys.path[:] = json.loads(sys.argv[1])\n"
    "from indeks.leser import arbeider\n"
    "arbeider(int(sys.argv[2]), float(sys.argv[3]))\n"
)


class Leser:
    """Reads documents in one worker process, which is replaced when one takes it down.

    One document is read at a time; threads that share a `Leser` wait for each other. The worker
    starts with the first one and ends with the `with` block (or with the parent, however that
    dies). The memory limit holds on Linux; elsewhere only the deadline protects.
    """

    def __init__(self, grenser: Grenser = Grenser()) -> None:
        self._grenser = grenser
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
        svar = self._svar({"les": str(sti.absolute())}, sti, "lest")
        return PdfTekst(
            sha256=svar["sha256"],
            sider=tuple(svar["sider"]),
            uten_tekst=tuple(svar["uten_tekst"]),
            uleselige=tuple(svar["uleselige"]),
            halvleste=tuple(svar["halvleste"]),
        )

    def lagre_apen(self, sti: Path, mal: Path) -> None:
        """`lagre_apen(sti, mal)`, by the worker."""
        oppdrag = {"apne_fil": str(sti.absolute()), "mal": str(mal.absolute())}
        self._svar(oppdrag, sti, "låst opp")

    def forsta(self, sti: Path, sider: Sequence[str], apne: Sequence[str] = ()) -> Forstatt:
        """`forsta(sider, apne)`, in the worker; `sti` is the file they are of, for the message."""
        oppdrag = {"forsta": list(sider), "apne": list(apne), "fil": str(sti)}
        svar = self._svar(oppdrag, sti, "tolket")
        return _som_json().validate_python(svar["forstatt"])

    def _svar(self, oppdrag: dict[str, Any], sti: Path, gjort: str) -> dict[str, Any]:
        navn = vis_navn(sti.name)
        with self._laas:
            if self._arbeider is not None and self._arbeider.antall >= _BYTT_ETTER:
                self._stopp()
            brukt = self._arbeider is not None
            try:
                try:
                    svar = self._spor(oppdrag)
                except _ArbeiderDodError:
                    if not brukt:
                        raise
                    # It may have died of what earlier files left behind: once more, afresh.
                    svar = self._spor(oppdrag)
            except _ArbeiderDodError as feil:
                logger.warning("%s: leseprosessen døde: %s", navn, feil)
                raise DokumentFeil(
                    f"Filen «{navn}» kan ikke leses fordi den velter leseprogrammet; "
                    "lagre den på nytt som PDF og prøv igjen."
                ) from feil
            except TimeoutError as feil:
                sekunder = f"{self._grenser.frist_s:g}".replace(".", ",")
                raise DokumentFeil(
                    f"Filen «{navn}» ble ikke ferdig {gjort} på {sekunder} sekunder; "
                    "del den opp og prøv igjen."
                ) from feil
        for kilde, niva, melding in svar["logg"]:
            logging.getLogger(kilde).log(niva, "%s", melding)
        if "utilgjengelig" in svar:
            raise UtilgjengeligFeil(svar["utilgjengelig"])
        if "feil" in svar:
            raise DokumentFeil(svar["feil"])
        if "programfeil" in svar:
            # Ours to mend, but the other files must still come.
            logger.error("%s: programfeil i leseprosessen:\n%s", navn, svar["programfeil"])
            raise programfeil(sti)
        return svar

    def _spor(self, oppdrag: dict[str, Any]) -> dict[str, Any]:
        if self._arbeider is None:
            self._arbeider = _Arbeider(self._grenser)
        try:
            return self._arbeider.spor(oppdrag, self._grenser.frist_s)
        except BaseException:
            # Also when the user interrupts: an answer on its way must not meet the next file.
            self._stopp()
            raise

    def _stopp(self) -> None:
        if self._arbeider is not None:
            self._arbeider.stopp()
            self._arbeider = None


def programfeil(sti: Path) -> DokumentFeil:
    """What is said of a document that our own code fails on."""
    return DokumentFeil(
        f"Filen «{vis_navn(sti.name)}» får Sakssøk til å feile, og ble hoppet over; meld det til "
        "dem som vedlikeholder programmet, med loggen og filen."
    )


class _ArbeiderDodError(Exception):
    """The worker process ended without an answer."""


class _Arbeider:
    """A running worker process: jobs go in on its stdin, answers come out on its stdout."""

    def __init__(self, grenser: Grenser) -> None:
        self.antall = 0
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stopp
        self._prosess = subprocess.Popen(
            [
                sys.executable, "-P", "-c", _OPPSTART, json.dumps(sys.path),
                str(grenser.minne_mb), str(grenser.frist_s),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            start_new_session=True,  # Ctrl-C is for the parent to handle
        )  # fmt: skip
        self._svar: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._trad = threading.Thread(target=self._motta, daemon=True)
        self._trad.start()

    def spor(self, oppdrag: dict[str, Any], frist_s: float) -> dict[str, Any]:
        """The answer to one job; `TimeoutError` or `_ArbeiderDodError` if there is none."""
        self.antall += 1
        assert self._prosess.stdin is not None
        try:
            self._prosess.stdin.write(json.dumps(oppdrag).encode() + b"\n")
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


def arbeider(minne_mb: int, frist_s: float) -> None:
    """The worker's main loop: a job in JSON a line on stdin, a length and JSON back on stdout."""
    # Whatever else is printed in this process must not get into the answers.
    ut = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _begrens_minne(minne_mb)
    logg = _Logg()
    logging.getLogger().addHandler(logg)
    alle: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_hent_oppdrag, args=(alle,), daemon=True).start()
    while True:
        oppdrag = alle.get()
        _begrens_tid(frist_s)
        svar = _utfor(oppdrag, logg)
        ut.write(_HODE.pack(len(svar)))
        ut.write(svar)
        ut.flush()
        del svar, oppdrag
        gc.collect()


def _hent_oppdrag(alle: "queue.SimpleQueue[dict[str, Any]]") -> None:
    """Runs in a thread, so that the worker ends at once when the parent closes stdin or dies."""
    for linje in sys.stdin.buffer:
        alle.put(json.loads(linje))
    os._exit(0)


def _utfor(oppdrag: dict[str, Any], logg: "_Logg") -> bytes:
    sti = Path(oppdrag.get("les") or oppdrag.get("apne_fil") or oppdrag["fil"])
    try:
        if "les" in oppdrag:
            lest = les_pdf(sti)
            svar: dict[str, Any] = {
                "sha256": lest.sha256,
                "sider": lest.sider,
                "uten_tekst": lest.uten_tekst,
                "uleselige": lest.uleselige,
                "halvleste": lest.halvleste,
            }
        elif "apne_fil" in oppdrag:
            lagre_apen(sti, Path(oppdrag["mal"]))
            svar = {}
        else:
            forstatt = forsta(oppdrag["forsta"], oppdrag["apne"])
            svar = {"forstatt": _som_json().dump_python(forstatt, mode="json")}
        svar["logg"] = logg.hent()
        return json.dumps(svar, ensure_ascii=False).encode()
    except UtilgjengeligFeil as feil:
        svar = {"utilgjengelig": str(feil)}
    except DokumentFeil as feil:
        svar = {"feil": str(feil)}
    except MemoryError:
        svar = {"feil": str(for_stor_for_minnet(vis_navn(sti.name)))}
    except Exception:  # a programming error: the parent logs it, and the other files go on
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
        if len(self._poster) < self._maks or not record.name.startswith("pypdf"):
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
    with contextlib.suppress(OSError):
        # Where the machine runs out of memory all the same, this is the process to end.
        Path("/proc/self/oom_score_adj").write_text("1000")


def _begrens_tid(frist_s: float) -> None:
    """Let the system end this process some time after the parent should have. A parent that was
    killed cannot, and a worker busy within one regular expression does not see that it is gone."""
    if sys.platform == "win32":
        return
    import resource

    brukt = resource.getrusage(resource.RUSAGE_SELF)
    grense = int(brukt.ru_utime + brukt.ru_stime + frist_s) + 5
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or grense < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (grense, hard))
