"""Check sums over what is stored, so that a byte that has changed on the disk is seen before it is
shown.

A disk, a controller or a copy can change a byte without saying so, and SQLite reads it as it
stands. Each passage carries the sums of what a citation of it shows, of its vector and of its token
vectors; each document one over its text and all that was read of it; each file one over what is
known of it. They are compared when the rows are read (`indeks.lagring.lager`; a file's are not,
since no answer is made of them) and when the whole index is checked (`indeks.lagring.kontroll`).
"""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from indeks.lagring.skjema import STRUKTURTABELLER

VIST = (
    "id", "dokument_id", "behandling_id", "tekst", "kontekst", "start", "slutt", "side_fra",
    "side_til", "ocr", "slag", "dokumenttype",
    "del_tittel", "utvalg", "dato", "saksnr", "arkivsaksnr", "sakstittel", "dokument",
)  # fmt: skip
"""What is shown of a passage, by the names that `PASSASJE` gives it."""

# Each named anew: SQLite gives a column the name that stands in the file's own schema, letter for
# letter, and a byte may have changed there too.
PASSASJE = """SELECT p.id AS id, p.tekst AS tekst, p.kontekst AS kontekst, p.start AS start,
    p.slutt AS slutt, p.side_fra AS side_fra, p.side_til AS side_til, p.ocr AS ocr, l.slag AS slag,
    l.dokumenttype AS dokumenttype, l.tittel AS del_tittel, l.utvalg AS utvalg, l.dato AS dato,
    l.behandling_id AS behandling_id, b.saksnr AS saksnr, b.arkivsaksnr AS arkivsaksnr,
    b.sakstittel AS sakstittel, p.dokument_id AS dokument_id, d.navn AS dokument, p.sum AS sum
    FROM passasje p JOIN del l ON l.id = p.del_id JOIN dokument d ON d.id = p.dokument_id
    LEFT JOIN behandling b ON b.id = l.behandling_id"""

_EIDE = ("behandling", "del", *STRUKTURTABELLER, "personfunn")
"""The tables that hold what was read of a document."""


def blobsum(passasje_id: int, data: Any) -> int:
    """The sum of a passage's vector or packed token vectors; another passage's has another. What is
    no longer bytes has one that nothing else has."""
    if not isinstance(data, bytes):
        return -1
    return zlib.crc32(data, passasje_id & 0xFFFFFFFF)


DEL = """SELECT l.slag, l.dokumenttype, l.tittel AS del_tittel, l.utvalg, l.dato, l.behandling_id,
    b.saksnr, b.arkivsaksnr, b.sakstittel, l.dokument_id, d.navn AS dokument
    FROM del l JOIN dokument d ON d.id = l.dokument_id
    LEFT JOIN behandling b ON b.id = l.behandling_id WHERE l.id = ?"""
"""What a passage has of its part: with its own columns, all of `VIST`."""


def passasjesum(rad: Mapping[str, Any] | sqlite3.Row) -> int:
    """The sum of what is shown of a passage, from a row of `PASSASJE`."""
    return zlib.crc32(repr([rad[felt] for felt in VIST]).encode())


def dokumentsum(db: sqlite3.Connection, dokument_id: int) -> int:
    """The sum of a document's text and of all that was read of it, as it stands in the store."""
    rad = db.execute(
        "SELECT sha256, navn, sider, uten_tekst, uleselige, ocr, halvleste, tekst, sidestart, "
        "lagt_inn FROM dokument WHERE id = ?",
        (dokument_id,),
    ).fetchone()
    if rad is None:  # a changed byte has taken it out of its place
        return -1
    summen = zlib.crc32(repr(tuple(rad)).encode())
    for tabell in _EIDE:
        for eid in db.execute(
            f"SELECT * FROM {tabell} WHERE dokument_id = ? ORDER BY id", (dokument_id,)
        ):
            summen = zlib.crc32(repr(tuple(eid)).encode(), summen)
    return summen


def skriv_passasjesummer(db: sqlite3.Connection, dokument_id: int) -> None:
    """Records the sums of a document's passages as they now stand."""
    rader = db.execute(f"{PASSASJE} WHERE p.dokument_id = ?", (dokument_id,)).fetchall()
    db.executemany(
        "UPDATE passasje SET sum = ? WHERE id = ?", [(passasjesum(r), r["id"]) for r in rader]
    )


def skriv_dokumentsum(db: sqlite3.Connection, dokument_id: int) -> None:
    """Records the sum of a document as it now stands."""
    db.execute(
        "UPDATE dokument SET sum = ? WHERE id = ?", (dokumentsum(db, dokument_id), dokument_id)
    )


_FIL = """SELECT f.sti, f.dokument_id, f.storrelse, f.endret_ns, f.grunn, f.trenger_ocr, u.side,
    u.merking, f.sum FROM fil f LEFT JOIN unntatt u ON u.sti = f.sti"""


def _filsum(rad: sqlite3.Row | tuple[Any, ...]) -> int:
    return zlib.crc32(repr(tuple(rad)[:-1]).encode())


def skriv_filsummer(db: sqlite3.Connection, stier: Iterable[str]) -> None:
    """Records the sums of what is known of those files as it now stands."""
    for sti in stier:
        for rad in db.execute(f"{_FIL} WHERE f.sti = ?", (sti,)).fetchall():
            db.execute("UPDATE fil SET sum = ? WHERE sti = ?", (_filsum(rad), sti))


def endrede_filer(db: sqlite3.Connection) -> list[str]:
    """The files of which what is known is not what was written."""
    return [rad["sti"] for rad in db.execute(_FIL) if _filsum(rad) != rad["sum"]]


def skriv_alle(db: sqlite3.Connection) -> None:
    """Records every sum anew: an index made before there were any has none, and a changed schema
    changes what the sums are over."""
    skriv_filsummer(db, [sti for (sti,) in db.execute("SELECT sti FROM fil").fetchall()])
    for (dokument_id,) in db.execute("SELECT id FROM dokument").fetchall():
        skriv_passasjesummer(db, dokument_id)
        skriv_dokumentsum(db, dokument_id)
    mangler = db.execute("SELECT id FROM passasje WHERE vektorsum IS NULL").fetchall()
    for (id_,) in mangler:
        vektor, tokens = db.execute(
            "SELECT vektor, tokenvektorer FROM passasje WHERE id = ?", (id_,)
        ).fetchone()
        db.execute(
            "UPDATE passasje SET vektorsum = ?, tokensum = ? WHERE id = ?",
            (blobsum(id_, vektor), blobsum(id_, tokens), id_),
        )
