"""What was found of personal data and of exempt papers, in the store: kinds and pages, never the
data itself. An index made before something was known is brought up to it (`skjerm_gamle`).
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indeks.lagring.summer import skriv_filsummer
from indeks.papir.personvern import PERSONVERNVERSJON, Funnslag, Personvern, Sidefunn, finn
from indeks.papir.unntatt import UNNTATTVERSJON, finn_unntatt

if TYPE_CHECKING:
    from indeks.lagring.lager import Lager

VERSJON = f"{PERSONVERNVERSJON}.{UNNTATTVERSJON}"
_NOKKEL = "personvernversjon"


@dataclass(frozen=True, slots=True)
class Personfunn:
    """So many finds of one kind on a page, from 1, of a document and its files."""

    dokument: str
    stier: tuple[str, ...]
    slag: Funnslag
    side: int
    antall: int


@dataclass(frozen=True, slots=True)
class Unntattfil:
    """A file marked as exempt, the page the marking stands on, its words, and whether the document
    was taken in all the same."""

    sti: str
    side: int
    merking: str
    tatt_med: bool


def skriv_funn(db: sqlite3.Connection, dokument_id: int, funn: Iterable[Sidefunn]) -> None:
    """Records what was hidden in a document, within the transaction under way."""
    db.executemany(
        "INSERT INTO personfunn (dokument_id, slag, side, antall) VALUES (?, ?, ?, ?)",
        [(dokument_id, f.slag, f.side, f.antall) for f in funn],
    )


def les_funn(lager: "Lager") -> list[Personfunn]:
    """All that is hidden in the index, by document and page."""
    stier = {d.id: tuple(lager.stier_til(d.id)) for d in lager.dokumenter()}
    return [
        Personfunn(rad["navn"], stier[rad["dokument_id"]], rad["slag"], rad["side"], rad["antall"])
        for rad in lager.rader(
            "SELECT p.*, d.navn FROM personfunn p JOIN dokument d ON d.id = p.dokument_id "
            "ORDER BY d.navn, p.dokument_id, p.side, p.slag"
        )
    ]


def merk_unntatt(lager: "Lager", sti: str, side: int, merking: str) -> None:
    """Records that a file is marked as exempt."""
    with lager.skriving() as db:
        db.execute("INSERT OR REPLACE INTO unntatt VALUES (?, ?, ?)", (sti, side, merking))
        skriv_filsummer(db, [sti])


def les_unntatte(lager: "Lager") -> list[Unntattfil]:
    """The files marked as exempt, those that were stopped and those that were taken in."""
    return [
        Unntattfil(rad["sti"], rad["side"], rad["merking"], rad["dokument_id"] is not None)
        for rad in lager.rader(
            "SELECT u.*, f.dokument_id FROM unntatt u JOIN fil f ON f.sti = u.sti ORDER BY u.sti"
        )
    ]


def er_skjermet(lager: "Lager") -> bool:
    """Whether all that is in the index was looked through by this version."""
    return lager.meta(_NOKKEL) == VERSJON


def skjerm_gamle(lager: "Lager", vern: Personvern) -> int:
    """Takes out of an older index the documents that would be masked or stopped today, so that they
    are read anew from their files; how many. The others stay as they are."""
    if er_skjermet(lager):
        return 0
    tillatt = {u.sti for u in les_unntatte(lager) if u.tatt_med}
    rammet = [
        d.id
        for d in lager.dokumenter()
        if any(finn(side, vern.apne) for side in lager.sider(d.id))
        or not (
            vern.ta_med_unntatte
            or tillatt.intersection(lager.stier_til(d.id))
            or finn_unntatt(lager.sider(d.id)) is None
        )
    ]
    for dokument_id in rammet:
        lager.glem_dokument(dokument_id)
    with lager.skriving() as db:
        lager.sett_meta(db, _NOKKEL, VERSJON)
    return len(rammet)
