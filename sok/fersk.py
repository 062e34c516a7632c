"""What is made of an index, kept until the index changes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from indeks.lagring.lager import Lager

T = TypeVar("T")


class Fersk(Generic[T]):
    """The value that `lag` makes of an index, made anew where the index has changed since. Safe to
    use from threads: each gets one value, made of one state of the index."""

    def __init__(self, lager: Lager, lag: Callable[[], T]) -> None:
        self._lager = lager
        self._lag = lag
        self._laget: tuple[tuple[int, int, int], T] | None = None

    def __call__(self) -> T:
        """The value for the index as it is now."""
        # By a name of its own: another thread may see another state of the index meanwhile.
        laget = self._laget
        if laget is None or laget[0] != self._tilstand():
            with self._lager.lesing():
                laget = self._laget = self._tilstand(), self._lag()
        return laget[1]

    def _tilstand(self) -> tuple[int, int, int]:
        """What tells the states of an index apart: its structure may be read again
        (`indeks.lagring.strukturlager.les_pa_nytt`), and its words
        (`indeks.lagring.ordindeks.bygg`), while its passages stay as they are."""
        return self._lager.generasjon, self._lager.strukturversjon, self._lager.termversjon
