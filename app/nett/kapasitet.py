"""How much is worked on at once. Everything that takes the processor for more than a moment, from
the page and from the API alike, takes a place here first, so that each is as quick as it can be
and nobody is starved."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from app.nett.maaling import Maaling

BREDDE = 2
"""How many pieces of work run at once; each uses every core it is given."""

MAKS_VENTENDE = 64
"""How many requests of the API may wait; those that come then are told to come back."""

SNART = "5"
"""When those may come back, in seconds, as `Retry-After` says it."""

_T = TypeVar("_T")


class FullKo(Exception):  # noqa: N818 - Norwegian names
    """So many wait already that another would wait too long."""


class Arbeidsplass:
    """The places to work at. Safe to use from threads and from the event loop."""

    def __init__(
        self, maaling: Maaling, *, bredde: int = BREDDE, maks_ventende: int = MAKS_VENTENDE
    ) -> None:
        self._maaling = maaling
        self._plasser = threading.BoundedSemaphore(bredde)
        self._bredde = bredde
        self._maks_ventende = maks_ventende
        self._traader: CapacityLimiter | None = None

    @contextmanager
    def __call__(self, hva: str) -> Iterator[None]:
        """A place for one piece of work, for code that has a thread of its own (Gradio's
        events, which wait in its queue)."""
        kom = time.perf_counter()
        with self._plasser:
            start = time.perf_counter()
            try:
                yield
            finally:
                self._maaling.arbeid(hva, start - kom, time.perf_counter() - start)

    async def kjor(self, hva: str, arbeid: Callable[[], _T]) -> _T:
        """Does the work in a thread when there is a place; to wait costs no thread. Raises
        `FullKo`."""

        def med_plass() -> _T:
            with self(hva):
                return arbeid()

        return await self.i_tur(med_plass)

    async def i_tur(self, arbeid: Callable[[], _T]) -> _T:
        """As `kjor`, for work that takes its place itself. Raises `FullKo`."""
        if self._traader is None:
            self._traader = CapacityLimiter(self._bredde)
        if self._traader.statistics().tasks_waiting >= self._maks_ventende:
            self._maaling.avvist()
            raise FullKo("Det er for mange som spør akkurat nå; prøv igjen om noen sekunder.")
        return await to_thread.run_sync(arbeid, limiter=self._traader)
