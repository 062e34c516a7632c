"""What SQLite cannot do, as one Norwegian sentence with its way out.

`Forbindelse` is a connection whose every statement, and every row of it, ends so.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from indeks.feil import IndeksFeil

_SETNINGER = {
    "SQLITE_FULL": "kan ikke skrives til fordi disken er full; frigjør plass og kjør igjen, alt "
    "som var ferdig, er tatt vare på.",
    "SQLITE_READONLY": "kan ikke skrives til fordi mappen eller disken bare kan leses; gi "
    "skriverett, eller velg en annen mappe med --indeks.",
    "SQLITE_BUSY": "er i bruk av en annen indeksering; vent til den er ferdig.",
    "SQLITE_LOCKED": "er i bruk av en annen indeksering; vent til den er ferdig.",
    "SQLITE_CANTOPEN": "kan ikke åpnes; gi brukeren din rett til å lese og skrive i mappen.",
    "SQLITE_PERM": "kan ikke åpnes; gi brukeren din rett til å lese og skrive i mappen.",
    "SQLITE_IOERR": "kan ikke leses eller skrives fordi disken svarer med feil; sjekk disken og "
    "ledig plass, og kjør «sakssok kontroller».",
    "SQLITE_NOMEM": "krever mer minne enn maskinen har ledig; lukk andre programmer, og prøv "
    "igjen.",
    "SQLITE_CORRUPT": "er skadet og kan ikke leses; kjør «sakssok kontroller --reparer», eller "
    "hent den tilbake med «sakssok gjenopprett».",
    "SQLITE_NOTADB": "kan ikke leses (den er skadet eller ikke en indeks); hent den tilbake med "
    "«sakssok gjenopprett», eller legg den til side og indekser på nytt.",
}  # fmt: skip
"""By SQLite's own names; its extended codes begin with these."""


_SKADET = ("decode to UTF-8", "no such ", "fts5")
"""What is said, under a code that says nothing, where the bytes of a text are no text, the schema
has other names than it was made with, or the index of words is not one."""


def som_indeksfeil(mappe: Path, feil: sqlite3.Error) -> IndeksFeil | None:
    """The sentence for what went wrong with the index in `mappe`; None for an error of ours."""
    navn: str = getattr(feil, "sqlite_errorname", None) or ""
    if any(ord_ in str(feil) for ord_ in _SKADET):
        navn = "SQLITE_CORRUPT"
    for kode, setning in _SETNINGER.items():
        if navn == kode or navn.startswith(f"{kode}_"):
            return IndeksFeil(f"Indeksen «{mappe}» {setning}")
    return None


def skadet(mappe: Path, feil: sqlite3.Error) -> IndeksFeil:
    """The same where an error can only come of damage, whatever code it has."""
    return som_indeksfeil(mappe, feil) or IndeksFeil(
        f"Indeksen «{mappe}» {_SETNINGER['SQLITE_CORRUPT']}"
    )


@contextmanager
def oversatt(mappe: Path) -> Iterator[None]:
    """What SQLite cannot do with the index in `mappe` comes out as an `IndeksFeil`."""
    try:
        yield
    except UnicodeDecodeError as feil:  # a damaged name, or a message that tells of one
        raise IndeksFeil(f"Indeksen «{mappe}» {_SETNINGER['SQLITE_CORRUPT']}") from feil
    except sqlite3.Error as feil:
        if (setning := som_indeksfeil(mappe, feil)) is None:
            raise
        raise setning from feil


class _Peker(sqlite3.Cursor):
    """A cursor of a `Forbindelse`: a damaged page may only be met at a later row."""

    mappe: Path

    def __next__(self) -> Any:
        with oversatt(self.mappe):
            return super().__next__()

    def fetchone(self) -> Any:
        with oversatt(self.mappe):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with oversatt(self.mappe):
            return super().fetchall()


class Forbindelse(sqlite3.Connection):
    """A connection to the index in `mappe`, to be set right after it is made."""

    mappe: Path

    def execute(self, sql: str, verdier: Any = (), /) -> sqlite3.Cursor:
        """As in the base class."""
        peker = self.cursor(_Peker)
        peker.mappe = self.mappe
        with oversatt(self.mappe):
            return peker.execute(sql, verdier)

    def executemany(self, sql: str, verdier: Any, /) -> sqlite3.Cursor:
        """As in the base class."""
        with oversatt(self.mappe):
            return super().executemany(sql, verdier)
