"""The index of words: the terms of each passage, and how they are made again for a newer version.

A question's terms are made by the version that runs (`indeks.ord.norsk`), so the passages' must be
too.
"""

import sqlite3
from typing import TYPE_CHECKING

from indeks.lagring.skjema import ORDINDEKS, kjor, sett_inn
from indeks.linje.sidetekst import tett_sperret
from indeks.ord import norsk

if TYPE_CHECKING:  # the store writes by this
    from indeks.lagring.lager import Lager


def soketermer(tekst: str, kontekst: str) -> tuple[str, str]:
    """The terms of a passage and of its context, as the lexical index has them."""
    return " ".join(norsk.termer(tett_sperret(tekst))), " ".join(norsk.termer(kontekst))


def skriv_termer(db: sqlite3.Connection, passasje_id: int, termer: tuple[str, str]) -> None:
    """Puts a passage into the lexical index, within the transaction under way."""
    kropp, kontekst = termer
    sett_inn(db, "passasje_fts", {"rowid": passasje_id, "kropp": kropp, "kontekst": kontekst})


def er_oppdatert(lager: "Lager") -> bool:
    """Whether the terms in the store are those that this version gives."""
    return lager.termversjon == norsk.TERMVERSJON


def bygg(lager: "Lager") -> None:
    """Makes the index of words anew from the text in the store. One transaction: readers see the
    old or the new."""
    with lager.skriving() as db:
        db.execute("DROP TABLE IF EXISTS passasje_ord")
        db.execute("DROP TABLE passasje_fts")
        kjor(db, ORDINDEKS)
        for rad in db.execute("SELECT id, tekst, kontekst FROM passasje").fetchall():
            skriv_termer(db, rad["id"], soketermer(rad["tekst"] or "", rad["kontekst"] or ""))
        lager.sett_meta(db, "termversjon", norsk.TERMVERSJON)
