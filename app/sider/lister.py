"""What long lists share: columns that are sorted by a link, and pages to leaf through. Both are in
the address, so that what is sorted is the whole list and not the page that is seen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.adresse import Adresse, skriv_adresse
from app.tekster import Malform, tekst

RADER_PA_SIDEN = 50
_Rad = TypeVar("_Rad")


@dataclass(frozen=True, slots=True)
class Kolonne:
    """A column: its name, the address that sorts by it, and how it is sorted now."""

    id: str
    navn: str
    adresse: str | None
    sortert: str


@dataclass(frozen=True, slots=True)
class Listeside(Generic[_Rad]):
    """A page of a list: its number and rows, how many pages and rows there are, and the addresses
    of the pages before and after."""

    rader: list[_Rad]
    nr: int
    sider: int
    antall: int
    forrige: str | None
    neste: str | None


def kolonner(
    ider: Sequence[str], nokler: Collection[str], a: Adresse, malform: Malform, standard: str
) -> list[Kolonne]:
    """The columns with those names, sorted by those that have a key; `standard` is the order of an
    address that names none."""
    orden = a.orden if (a.orden or "").removeprefix("-") in nokler else standard

    def en(id_: str) -> Kolonne:
        navn = tekst(malform, f"kol_{id_}")
        if id_ not in nokler:
            return Kolonne(id_, navn, None, "none")
        sortert = {id_: "ascending", f"-{id_}": "descending"}.get(orden or "", "none")
        ny = f"-{id_}" if orden == id_ else id_
        adresse = skriv_adresse(a.med(side=1, orden=None if ny == standard else ny))
        return Kolonne(id_, navn, adresse, sortert)

    return [en(id_) for id_ in ider]


def ordnet(
    rader: Sequence[_Rad], orden: str | None, nokler: Mapping[str, Callable[[_Rad], Any]]
) -> list[_Rad]:
    """Rows by a column (`-` before its name for the last first); as they come where it is none."""
    nokkel = nokler.get((orden or "").removeprefix("-"))
    if nokkel is None:
        return list(rader)
    return sorted(rader, key=nokkel, reverse=(orden or "").startswith("-"))


def side_av(rader: Sequence[_Rad], a: Adresse) -> Listeside[_Rad]:
    """The page of a list that an address names; the last where there are not so many."""
    sider = max(1, -(-len(rader) // RADER_PA_SIDEN))
    nr = min(a.side, sider)
    return Listeside(
        list(rader[(nr - 1) * RADER_PA_SIDEN : nr * RADER_PA_SIDEN]),
        nr,
        sider,
        len(rader),
        skriv_adresse(a.med(side=nr - 1)) if nr > 1 else None,
        skriv_adresse(a.med(side=nr + 1)) if nr < sider else None,
    )
