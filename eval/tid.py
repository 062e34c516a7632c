"""How long a question takes, beside a plain search for its words in the same run.

Every question is put once, so that nothing of it is remembered from before, and the two ways take
turns at being first. The ratio says more than the milliseconds: these are the machine's, and what
else it does.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sok.sokemotor import Sokemotor
from sok.sporsmal.leksikalsk import Leksikalsk

OPPVARMING = 5
"""Questions that are put before any is timed: by then the model and the index have been read."""

ORDENE, ALT = "bare ordene (SQLite)", "hele søket"


@dataclass(frozen=True, slots=True)
class Tider:
    """The median and the 95th percentile of some times, in milliseconds, and how many times the
    median of `ORDENE` the median is."""

    hva: str
    antall: int
    median: float
    p95: float
    ganger: float


def mal_tid(
    motor: Sokemotor,
    sporsmal: Sequence[str],
    fremdrift: Callable[[], None] | None = None,
) -> list[Tider]:
    """The plain search, the whole of ours, and each step of ours. Of two questions that are the
    same one is put; `fremdrift` is called after each. None where there are no more questions than
    are needed to warm up."""
    alle = list(dict.fromkeys(sporsmal))
    random.Random(1).shuffle(alle)
    leksikalsk = Leksikalsk(motor.lager)
    maalt: dict[str, list[float]] = {ORDENE: [], ALT: []}

    def ordene(q: str) -> None:
        start = time.perf_counter()
        with motor.lager.lesing():
            les = leksikalsk.les(q)
            if les.uttrykk:
                motor.lager.sok_ord(les.uttrykk, 10, "", (), motor.vekter.kontekst)
        maalt[ORDENE].append(1000 * (time.perf_counter() - start))

    def alt(q: str) -> None:
        resultat = motor.sok(q)
        maalt[ALT].append(resultat.tid_ms["total"])
        for steg, ms in resultat.tid_ms.items():
            if steg != "total":
                maalt.setdefault(f"– {steg}", []).append(ms)

    for nr, q in enumerate(alle):
        for mal in (ordene, alt) if nr % 2 else (alt, ordene):
            mal(q)
        if nr + 1 == OPPVARMING:
            for tider in maalt.values():
                tider.clear()
        if fremdrift:
            fremdrift()
    if len(alle) <= OPPVARMING:
        return []
    bunn = float(np.median(maalt[ORDENE]))
    return [
        Tider(
            hva,
            len(tider),
            float(np.median(tider)),
            float(np.percentile(tider, 95)),
            float(np.median(tider)) / bunn,
        )
        for hva, tider in maalt.items()
        if tider
    ]
