"""The index of words: the terms of each passage, and how they are made again for a newer version.

A question's terms are made by the version that runs (`indeks.norsk`), so the passages' must be too.
"""

from indeks import norsk
from indeks.lager import Lager
from indeks.sidetekst import tett_sperret


def kropp(tekst: str) -> str:
    """The terms of a passage's own words, as the lexical index takes them."""
    return " ".join(norsk.termer(tett_sperret(tekst)))


def kontekst(tekst: str) -> str:
    """The terms of what a passage stands under."""
    return " ".join(norsk.termer(tekst))


def er_oppdatert(lager: Lager) -> bool:
    """Whether the terms in the store are those that this version gives."""
    return lager.termversjon == norsk.TERMVERSJON


def bygg(lager: Lager) -> None:
    """Makes the index of words anew from the text in the store. One transaction: readers see the
    old or the new."""
    with lager.skriving() as db:
        db.execute("DROP TABLE IF EXISTS passasje_ord")
        db.execute("DROP TABLE passasje_fts")
        lager.lag_ordindeks(db)
        for rad in db.execute("SELECT id, tekst, kontekst FROM passasje").fetchall():
            db.execute(
                "INSERT INTO passasje_fts (rowid, kropp, kontekst) VALUES (?, ?, ?)",
                (rad["id"], kropp(rad["tekst"] or ""), kontekst(rad["kontekst"] or "")),
            )
        lager.sett_termversjon(db, norsk.TERMVERSJON)
