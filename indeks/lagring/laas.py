"""One writer at a time, and who it is.

A lock that the system lets go of when its holder dies, however it dies. Readers do not take it.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from indeks.feil import IndeksFeil
from indeks.fil.filer import arsak, arv_eier


@contextmanager
def alene(mappe: Path, hva: str, *, navn: str = "skriver", vent_s: float = 0) -> Iterator[None]:
    """Holds the lock `navn` of the index in `mappe`; `hva` tells others what its holder does. One
    that holds it already is waited for, up to `vent_s`. Raises `IndeksFeil` that says who it is."""
    las, lapp = mappe / f"{navn}.laas", mappe / f"{navn}.json"
    try:
        holder = FileLock(las, timeout=vent_s, thread_local=False, fallback_to_soft=False).acquire()
    except Timeout as feil:
        raise IndeksFeil(
            f"Indeksen «{mappe}» er i bruk av en annen kjøring{_hvem(lapp)}; vent til den er "
            "ferdig."
        ) from feil
    except (OSError, NotImplementedError) as feil:
        grunn = arsak(feil) if isinstance(feil, OSError) else "disken har ikke låser"
        raise IndeksFeil(
            f"Indeksen «{mappe}» kan ikke skrives til ({grunn}); gi skriverett, eller velg en "
            "annen mappe med --indeks."
        ) from feil
    with holder:
        try:
            # First of all: who comes now is to be told.
            with suppress(OSError):  # a full disk: who holds it is told for courtesy only
                _skriv_lapp(lapp, hva)
            _gi_bort(las, mappe)
            yield
        finally:
            with suppress(OSError):
                lapp.unlink(missing_ok=True)


def _skriv_lapp(lapp: Path, hva: str) -> None:
    """Never through a link that somebody has put there: the one who holds the lock may be root."""
    lapp.unlink(missing_ok=True)
    with lapp.open("x", encoding="utf-8") as ut:
        json.dump({"pid": os.getpid(), "hva": hva, "siden": datetime.now().isoformat()}, ut)


def _gi_bort(las: Path, mappe: Path) -> None:
    """Root's lock must be the next one's to take, whoever that is."""
    with suppress(OSError):  # who cannot lock is told so
        nr = os.open(las, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            arv_eier(nr, mappe)
        finally:
            os.close(nr)


def _hvem(lapp: Path) -> str:
    try:
        holder = json.loads(lapp.read_text(encoding="utf-8"))
        siden = datetime.fromisoformat(holder["siden"])
        return f" ({holder['hva']}, prosess {int(holder['pid'])}, siden {siden:%d.%m.%Y kl. %H:%M})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # it has not written it yet, or could not


def kommando() -> str:
    """What this process was started to do, for others to see."""
    return " ".join(["sakssok", *sys.argv[1:2]])
