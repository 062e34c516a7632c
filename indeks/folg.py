"""Folders followed: what comes, changes and goes is in the index soon after.

The system tells when a folder changes (`watchdog`), and files are taken when it has been quiet for
a while, since they come in pieces. Disks on a network do not always tell, so everything is also
looked over at intervals; what is unchanged costs next to nothing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from indeks.feil import SakssokFeil
from indeks.fil.filer import hel_sti
from indeks.indeksering import STANDARDVALG, Fremdrift, Lesevalg, Rapport, indekser
from indeks.lagring.laas import alene
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell

logger = logging.getLogger(__name__)

RO_S = 2.0
"""So long must a folder be quiet before its files are taken."""
LENGST_S = 60.0
"""A folder that is never quiet is looked over all the same after this."""
IGJEN_S = 30.0
"""After a run that did not go, as when the disk is full, it is tried again."""


class _StoppetError(Exception):
    """It was told to stop in the middle of a run; what was finished is in the index."""


def folg(
    stier: Iterable[Path],
    lager: Lager,
    modell: Modell,
    *,
    stopp: threading.Event,
    meld: Callable[[Rapport], None],
    meld_feil: Callable[[SakssokFeil], None],
    rydd: bool = False,
    valg: Lesevalg = STANDARDVALG,
    hvert_s: float = 600,
) -> None:
    """Keeps the index up to date with the files and folders until `stopp` is set.

    `meld` gets the report of each run, `meld_feil` what stopped one; it is tried again. Raises
    `SakssokFeil` where the first run cannot be made, or another is following for the same index.
    """
    stier = [hel_sti(sti) for sti in stier]

    def fremdrift(_: Fremdrift) -> None:
        if stopp.is_set():
            raise _StoppetError

    def kjor() -> None:
        meld(indekser(stier, lager, modell, fremdrift=fremdrift, rydd=rydd, valg=valg))

    with alene(lager.mappe, "sakssok indekser --folg", navn="folg"):
        horer = _Horer()
        observator = Observer()
        for mappe in dict.fromkeys(sti if sti.is_dir() else sti.parent for sti in stier):
            try:
                observator.schedule(horer, str(mappe), recursive=True)
            except OSError as feil:
                # As when the system's limit on watched folders is reached.
                logger.warning("Kan ikke følge «%s» (%s); ser over den med mellomrom", mappe, feil)
        observator.start()
        try:
            kjor()
            vent = hvert_s
            while _vent(horer, stopp, vent):
                horer.nytt.clear()
                vent = hvert_s
                try:
                    kjor()
                except SakssokFeil as feil:
                    meld_feil(feil)
                    vent = min(IGJEN_S, hvert_s)
        except _StoppetError:
            return
        finally:
            with suppress(RuntimeError):
                observator.stop()
                observator.join(5)


class _Horer(FileSystemEventHandler):
    """Notes when something that concerns us changed; that we read a file is not such a thing."""

    def __init__(self) -> None:
        self.nytt = threading.Event()
        self.sist = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Runs in watchdog's thread."""
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        stier = (str(event.src_path), str(event.dest_path or ""))
        # The index itself may lie below what is followed.
        if any(sti.lower().endswith(".pdf") for sti in stier) or (
            event.is_directory and event.event_type != "modified"
        ):
            self.sist = time.monotonic()
            self.nytt.set()


def _vent(horer: _Horer, stopp: threading.Event, lengst: float) -> bool:
    """Waits for a change and then for quiet, or for `lengst`; False where it is to stop."""
    frist = time.monotonic() + lengst
    while not horer.nytt.is_set() and time.monotonic() < frist:
        if stopp.wait(min(0.2, max(0.0, frist - time.monotonic()))):
            return False
    uro = time.monotonic() + LENGST_S
    while horer.nytt.is_set() and time.monotonic() < min(uro, horer.sist + RO_S):
        if stopp.wait(0.2):
            return False
    return not stopp.is_set()
