"""The tables of the store, and what takes an older index forward to them.

The schema's version is SQLite's own `user_version`. A row of `MIGRERINGER` never changes once it
has been released; a new table or column is one row more.
"""

import sqlite3
from collections.abc import Mapping

ORDINDEKS = """
CREATE VIRTUAL TABLE passasje_fts USING fts5(
    kropp, kontekst, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE passasje_ord USING fts5vocab(passasje_fts, row);
"""
"""The lexical index; it is derived, and can be made again."""

_SKJEMA_1 = (
    """
CREATE TABLE meta (
    nokkel TEXT PRIMARY KEY,
    verdi TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE dokument (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    navn TEXT NOT NULL,
    sider INTEGER NOT NULL,
    uten_tekst TEXT NOT NULL,
    tekst TEXT NOT NULL,
    sidestart TEXT NOT NULL,
    lagt_inn TEXT NOT NULL
);

CREATE TABLE fil (
    sti TEXT PRIMARY KEY,
    dokument_id INTEGER REFERENCES dokument(id) ON DELETE CASCADE,
    storrelse INTEGER NOT NULL,
    endret_ns INTEGER NOT NULL,
    grunn TEXT
) WITHOUT ROWID;
CREATE INDEX fil_dokument ON fil(dokument_id);

CREATE TABLE behandling (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    utvalg TEXT,
    utvalg_nokkel TEXT,
    dato TEXT,
    saksnr TEXT,
    saksnr_nokkel TEXT,
    arkivsaksnr TEXT,
    arkivsaksnr_nokkel TEXT,
    sakstittel TEXT,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX behandling_dokument ON behandling(dokument_id, nr);
CREATE INDEX behandling_saksnr ON behandling(saksnr_nokkel);
CREATE INDEX behandling_arkivsaksnr ON behandling(arkivsaksnr_nokkel);

CREATE TABLE del (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    nr INTEGER NOT NULL,
    slag TEXT NOT NULL,
    dokumenttype TEXT NOT NULL,
    utvalg TEXT,
    utvalg_nokkel TEXT,
    dato TEXT,
    tittel TEXT,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX del_dokument ON del(dokument_id, nr);
CREATE INDEX del_behandling ON del(behandling_id);

CREATE TABLE passasje (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    del_id INTEGER NOT NULL REFERENCES del(id) ON DELETE CASCADE,
    tekst TEXT NOT NULL,
    kontekst TEXT NOT NULL,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL,
    vektor BLOB NOT NULL,
    tokenvektorer BLOB NOT NULL
);
CREATE INDEX passasje_del ON passasje(del_id);
CREATE INDEX passasje_dokument ON passasje(dokument_id);

"""
    + ORDINDEKS
)

_SKJEMA_2 = """
ALTER TABLE behandling ADD COLUMN start INTEGER;
ALTER TABLE behandling ADD COLUMN slutt INTEGER;

CREATE TABLE saksgang (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    utvalg TEXT NOT NULL,
    utvalg_nokkel TEXT NOT NULL,
    dato TEXT,
    saksnr TEXT,
    saksnr_nokkel TEXT,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX saksgang_dokument ON saksgang(dokument_id);
CREATE INDEX saksgang_behandling ON saksgang(behandling_id);

CREATE TABLE forslag (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    forslagsstillere TEXT NOT NULL,
    partier TEXT NOT NULL,
    organ TEXT,
    tidligere_organ TEXT,
    utfall TEXT,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    ord_start INTEGER NOT NULL,
    ord_slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX forslag_dokument ON forslag(dokument_id);
CREATE INDEX forslag_behandling ON forslag(behandling_id);

CREATE TABLE votering (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    resultat TEXT,
    enstemmig INTEGER NOT NULL,
    stemmer_for INTEGER,
    stemmer_mot INTEGER,
    stemte_for TEXT NOT NULL,
    stemte_mot TEXT NOT NULL,
    gjelder TEXT NOT NULL,
    forslagsstillere TEXT NOT NULL,
    forslag TEXT NOT NULL,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX votering_dokument ON votering(dokument_id);
CREATE INDEX votering_behandling ON votering(behandling_id);

CREATE TABLE vedtakstekst (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    slag TEXT NOT NULL,
    til_annet_organ INTEGER NOT NULL,
    punkter TEXT NOT NULL,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX vedtakstekst_dokument ON vedtakstekst(dokument_id);
CREATE INDEX vedtakstekst_behandling ON vedtakstekst(behandling_id);

CREATE TABLE henvisning (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    saksnr TEXT NOT NULL,
    saksnr_nokkel TEXT,
    arkivsaksnr_nokkel TEXT,
    forkortelse TEXT,
    organ TEXT,
    organ_nokkel TEXT,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX henvisning_dokument ON henvisning(dokument_id);
CREATE INDEX henvisning_behandling ON henvisning(behandling_id);
CREATE INDEX henvisning_saksnr ON henvisning(saksnr_nokkel);

CREATE TABLE vedtaksstatus (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    dato TEXT,
    organ TEXT NOT NULL,
    organ_nokkel TEXT,
    saksnr TEXT NOT NULL,
    saksnr_nokkel TEXT,
    sakstittel TEXT NOT NULL,
    status TEXT NOT NULL,
    iverksatt INTEGER,
    merknad TEXT NOT NULL,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX vedtaksstatus_dokument ON vedtaksstatus(dokument_id);
CREATE INDEX vedtaksstatus_saksnr ON vedtaksstatus(saksnr_nokkel);

CREATE TABLE eiendom (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    behandling_id INTEGER REFERENCES behandling(id) ON DELETE CASCADE,
    gnr INTEGER NOT NULL,
    bnr INTEGER NOT NULL,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX eiendom_dokument ON eiendom(dokument_id);
CREATE INDEX eiendom_nummer ON eiendom(gnr, bnr);

CREATE TABLE deltaker (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    utvalg TEXT,
    utvalg_nokkel TEXT,
    dato TEXT,
    navn TEXT NOT NULL,
    parti TEXT,
    rolle TEXT NOT NULL,
    motte_for TEXT,
    motte_for_parti TEXT,
    start INTEGER NOT NULL,
    slutt INTEGER NOT NULL,
    side_fra INTEGER NOT NULL,
    side_til INTEGER NOT NULL
);
CREATE INDEX deltaker_dokument ON deltaker(dokument_id);
"""

_SKJEMA_3 = """
ALTER TABLE dokument ADD COLUMN uleselige TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dokument ADD COLUMN ocr TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dokument ADD COLUMN sum INTEGER;
ALTER TABLE passasje ADD COLUMN ocr INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passasje ADD COLUMN sum INTEGER;
ALTER TABLE passasje ADD COLUMN vektorsum INTEGER;
ALTER TABLE passasje ADD COLUMN tokensum INTEGER;
ALTER TABLE fil ADD COLUMN trenger_ocr INTEGER NOT NULL DEFAULT 0;
UPDATE fil SET trenger_ocr = 1 WHERE grunn LIKE '%OCR%' OR dokument_id IN
    (SELECT id FROM dokument WHERE uten_tekst != '[]');
"""

_SKJEMA_4 = """
CREATE TABLE personfunn (
    id INTEGER PRIMARY KEY,
    dokument_id INTEGER NOT NULL REFERENCES dokument(id) ON DELETE CASCADE,
    slag TEXT NOT NULL,
    side INTEGER NOT NULL,
    antall INTEGER NOT NULL
);
CREATE INDEX personfunn_dokument ON personfunn(dokument_id);

CREATE TABLE unntatt (
    sti TEXT PRIMARY KEY REFERENCES fil(sti) ON DELETE CASCADE,
    side INTEGER NOT NULL,
    merking TEXT NOT NULL
);
"""

_SKJEMA_5 = """
ALTER TABLE dokument ADD COLUMN halvleste TEXT NOT NULL DEFAULT '[]';
ALTER TABLE fil ADD COLUMN sum INTEGER;
"""

MIGRERINGER: tuple[str, ...] = (_SKJEMA_1, _SKJEMA_2, _SKJEMA_3, _SKJEMA_4, _SKJEMA_5)
"""What takes an index from version n to n + 1; the first makes a new one."""

SKJEMAVERSJON = len(MIGRERINGER)

STRUKTURTABELLER = (
    "saksgang",
    "forslag",
    "votering",
    "vedtakstekst",
    "henvisning",
    "vedtaksstatus",
    "eiendom",
    "deltaker",
)
"""The tables of a document's structure, which is read anew as a whole. A document's sum is over
their rows in this order."""


def kjor(db: sqlite3.Connection, setninger: str) -> None:
    """Runs statements, each ended by `;` and a line break, within the transaction under way."""
    for setning in filter(str.strip, setninger.split(";\n")):
        db.execute(setning)


def sett_inn(db: sqlite3.Connection, tabell: str, rad: Mapping[str, object]) -> int:
    """Puts a row, by its columns, into a table within the transaction under way; its id."""
    id_ = db.execute(
        f"INSERT INTO {tabell} ({', '.join(rad)}) VALUES ({', '.join('?' * len(rad))})",
        tuple(rad.values()),
    ).lastrowid
    if id_ is None:
        raise sqlite3.DatabaseError(f"no row id for a new {tabell}")
    return id_
