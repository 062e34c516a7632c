"""A value that a list can be narrowed by, with how many have it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fasettverdi:
    """A value to narrow by, and how many behandlinger, or rows of a list, there are with it."""

    verdi: str
    antall: int


def etter_antall(antall: Mapping[str, int]) -> tuple[Fasettverdi, ...]:
    """The values with their counts, most first, equals by name."""
    return tuple(
        Fasettverdi(v, n) for v, n in sorted(antall.items(), key=lambda x: (-x[1], x[0].casefold()))
    )
