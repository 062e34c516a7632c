"""What the structure in the store answers with, and the passage that it stands in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from indeks.lagring.lager import Lager
from indeks.lagring.strukturlager import Sted
from indeks.utvalg import nokkel_utvalg


@dataclass(frozen=True, slots=True)
class Funn:
    """What answers: a run of a document's text, and how much of the question it meets (0 to 1).
    `om` are the bodies, by key, and days that it tells of, whoever's papers it stands in; `kjent`
    is whether it was looked up by what the question names, and not found for being like it; `flere`
    whether there are others that it asks for as much, and that are not told."""

    sted: Sted
    dekning: float
    om: frozenset[tuple[str, date | None]] = frozenset()
    kjent: bool = False
    flere: bool = False


class _AvEtMote(Protocol):
    @property
    def utvalg(self) -> str | None: ...
    @property
    def dato(self) -> date | None: ...


def moter(rader: Iterable[_AvEtMote]) -> frozenset[tuple[str, date | None]]:
    """The bodies, by key, and days that rows are of, as `Funn.om` has them."""
    return frozenset((n, r.dato) for r in rader if (n := nokkel_utvalg(r.utvalg)))


def passasje_med(lager: Lager, sted: Sted, blant: Collection[int] = ()) -> int | None:
    """The passage that holds a run of a document whole, one of `blant` before others; None where
    the run is cut by every passage."""
    rader = lager.rader(
        "SELECT id FROM passasje WHERE dokument_id = ? AND start <= ? AND slutt >= ? ORDER BY id",
        (sted.dokument_id, sted.start, min(sted.slutt, sted.start + 400)),
    )
    ider = [int(r[0]) for r in rader]
    return next((i for i in ider if i in blant), ider[0] if ider else None)
