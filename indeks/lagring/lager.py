"""The store: one folder, one SQLite file that holds the truth.

Documents, files, behandlinger, parts, passages, their vectors and their terms are written in one
transaction a document, so a document is in entirely or not at all, whatever kills the process.
Everything else in the folder (the FAISS file) is derived and can be made again from here.

The schema's version is SQLite's own `user_version`; `indeks.lagring.skjema` brings any older index
forward when it is opened. `generasjon` counts every change of the passages, so that a derived file
can tell whether it is current.
"""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indeks.datoer import fra_iso
from indeks.feil import IndeksFeil
from indeks.fil.filer import arsak, vis_navn
from indeks.lagring.innlegg import Innlegg, skriv_dokument
from indeks.lagring.lagerfeil import Forbindelse, oversatt
from indeks.lagring.rader import Behandlingsrad, Delrad, Dokumentrad, Filrad, Passasjerad
from indeks.lagring.skjema import MIGRERINGER, SKJEMAVERSJON, kjor
from indeks.lagring.summer import (
    PASSASJE,
    blobsum,
    dokumentsum,
    passasjesum,
    skriv_alle,
    skriv_dokumentsum,
    skriv_filsummer,
    skriv_passasjesummer,
)
from indeks.ord.norsk import TERMVERSJON
from indeks.papir.personvern import maskert_navn
from indeks.sprakmodell.modell import Modellidentitet
from indeks.struktur.les import STRUKTURVERSJON

FILNAVN = "sakssok.sqlite"
OPPLASTET = "opplastet"
"""The folder within the index's for PDFs that were sent from the browser: they are nowhere else."""

LES_IGJEN = -1
"""As the size of a file: that it must be read again whether it has changed or not."""


_Verdi = TypeVar("_Verdi", int, str)
_T = TypeVar("_T")


_DOKUMENT = "SELECT id, sha256, navn, sider, uten_tekst, uleselige, ocr, halvleste FROM dokument"


def en_av(kolonne: str, verdier: Collection[_Verdi]) -> tuple[str, list[_Verdi]]:
    """The condition that a column is one of some values, and the values to bind to it."""
    return f"{kolonne} IN ({','.join('?' * len(verdier))})", list(verdier)


def overlapper(a: str, b: str) -> str:
    """The condition that rows of two tables share some of a document's text."""
    return (
        f"({a}.dokument_id = {b}.dokument_id AND {a}.start < {b}.slutt AND {b}.start < {a}.slutt)"
    )


def _bare_lesbar(fil: Path) -> bool:
    """Whether the file lies on a disk that is mounted to be read only. Raises `IndeksFeil` where
    what was last written is not in the file itself."""
    if not hasattr(os, "statvfs") or not os.statvfs(fil).f_flag & os.ST_RDONLY:
        return False
    logg = fil.with_name(f"{fil.name}-wal")
    if logg.is_file() and logg.stat().st_size:
        raise IndeksFeil(
            f"Indeksen «{fil.parent}» ble ikke lukket før disken ble skrivebeskyttet; åpne den én "
            "gang der den kan skrives til."
        )
    return True


class Lager:
    """An index folder. One writer at a time, any number of readers; safe to use from threads."""

    def __init__(self, mappe: Path, *, opprett: bool = False) -> None:
        """Opens the index in `mappe`; makes it where `opprett` is set. Raises `IndeksFeil`."""
        # As files' paths are stored, so that those within it are known as such.
        self.mappe = mappe.absolute()
        self.fil = self.mappe / FILNAVN
        self._lokal = threading.local()
        self._hele: set[tuple[int, int]] = set()
        if not opprett and not self.fil.is_file():
            raise IndeksFeil(
                f"Det er ingen indeks i «{mappe}»; lag den med «sakssok indekser MAPPE --indeks "
                f"{mappe}»."
            )
        if opprett:
            try:
                mappe.mkdir(parents=True, exist_ok=True)
            except OSError as feil:
                raise IndeksFeil(
                    f"Mappen «{mappe}» kan ikke brukes til indeksen ({arsak(feil)}); velg en "
                    "annen med --indeks."
                ) from feil
        self._oppgrader()

    # -- connections

    @property
    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._lokal, "db", None)
        if db is None:
            db = self._lokal.db = self._koble()
        return db

    def _koble(self) -> sqlite3.Connection:
        # On a disk that nobody can write to, the file is all there is, and does not change.
        fast = self.fil.is_file() and _bare_lesbar(self.fil)
        with oversatt(self.mappe):
            db = sqlite3.connect(
                f"{self.fil.as_uri()}?mode=ro&immutable=1" if fast else self.fil,
                timeout=30,
                isolation_level=None,
                uri=fast,
                factory=Forbindelse,
            )
        assert isinstance(db, Forbindelse)
        db.mappe = self.mappe
        db.row_factory = sqlite3.Row
        try:
            db.execute("PRAGMA foreign_keys = ON")
            if not fast:
                db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA mmap_size = 1073741824")
            # What is taken out is overwritten, not only forgotten.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA cell_size_check = ON")
        except IndeksFeil:
            db.close()
            raise
        return db

    def lukk(self) -> None:
        """Closes this thread's connection."""
        db: sqlite3.Connection | None = getattr(self._lokal, "db", None)
        if db is not None:
            db.close()
            self._lokal.db = None

    @contextmanager
    def skriving(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it, or nothing. Another writer is waited for, up to 30 s."""
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:  # SQLite ends it itself where the disk is full
                db.execute("ROLLBACK")
            raise

    @contextmanager
    def lesing(self) -> Iterator[sqlite3.Connection]:
        """One consistent view for several reads, whatever is written meanwhile."""
        db = self._db
        if db.in_transaction:
            yield db
            return
        db.execute("BEGIN")
        try:
            yield db
        finally:
            if db.in_transaction:
                db.execute("COMMIT")

    def _oppgrader(self) -> None:
        versjon: int = self._db.execute("PRAGMA user_version").fetchone()[0]
        if versjon == SKJEMAVERSJON:
            return
        if versjon > SKJEMAVERSJON:
            raise IndeksFeil(
                f"Indeksen «{self.mappe}» er laget av en nyere utgave av Sakssøk; oppdater "
                "programmet."
            )
        try:
            self._migrer()
        except IndeksFeil as feil:
            if getattr(feil.__cause__, "sqlite_errorname", "") != "SQLITE_ERROR":
                raise
            raise IndeksFeil(
                f"Indeksen «{self.mappe}» fra en eldre utgave kan ikke oppgraderes "
                f"({feil.__cause__}); hent "
                "den tilbake med «sakssok gjenopprett» eller indekser på nytt i en tom mappe."
            ) from feil

    def _migrer(self) -> None:
        with self.skriving() as db:
            versjon = forst = db.execute("PRAGMA user_version").fetchone()[0]
            for nummer in range(versjon, SKJEMAVERSJON):
                kjor(db, MIGRERINGER[nummer])
                db.execute(f"PRAGMA user_version = {nummer + 1}")
            skriv_alle(db)
            if forst == 0:
                self.sett_meta(db, "strukturversjon", STRUKTURVERSJON)
                self.sett_meta(db, "termversjon", TERMVERSJON)

    # -- the index as a whole

    def _tolket(self, hva: str, les: Callable[[str], _T], verdi: str) -> _T:
        """A stored value as what it stands for; `IndeksFeil` where it no longer is that."""
        try:
            return les(verdi)
        except (TypeError, ValueError) as feil:
            raise self.skadet(f"{hva} er endret") from feil

    def meta(self, nokkel: str) -> str | None:
        """What is recorded of the index under a name."""
        rad = self._db.execute("SELECT verdi FROM meta WHERE nokkel = ?", (nokkel,)).fetchone()
        return None if rad is None else str(rad[0])

    @staticmethod
    def sett_meta(db: sqlite3.Connection, nokkel: str, verdi: str | int) -> None:
        """Records something of it under a name, within the transaction under way."""
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (nokkel, str(verdi)))

    def _tall(self, nokkel: str, ellers: int) -> int:
        return self._tolket(f"{nokkel}en", int, self.meta(nokkel) or str(ellers))

    @property
    def generasjon(self) -> int:
        """Grows by one with every change of the passages."""
        return self._tall("generasjon", 0)

    @property
    def termversjon(self) -> int:
        """Which version made the terms of the lexical index (`indeks.ord.norsk`)."""
        return self._tall("termversjon", 1)

    @property
    def strukturversjon(self) -> int:
        """Which version read the structure of the documents (`indeks.struktur.les`)."""
        return self._tall("strukturversjon", 0)

    @property
    def modell(self) -> Modellidentitet | None:
        """The model whose vectors the index holds; None while it is empty."""
        verdi = self.meta("modell")
        if verdi is None:
            return None
        return self._tolket("modellen", lambda v: Modellidentitet(**json.loads(v)), verdi)

    def krev_modell(self, modell: Modellidentitet) -> None:
        """Records the model of a new index; raises `IndeksFeil` where the index has another's."""
        har = self.modell
        if har is None:
            with self.skriving() as db:
                db.execute(
                    "INSERT OR IGNORE INTO meta VALUES ('modell', ?)", (json.dumps(asdict(modell)),)
                )
            har = self.modell
        if har != modell:
            raise IndeksFeil(
                f"Indeksen «{self.mappe}» er laget med modellen «{har.navn if har else '?'}», "
                "ikke med "
                f"«{modell.navn}» slik den er nå; bruk den samme modellen, eller indekser på nytt "
                "i en tom mappe."
            )

    def antall(self) -> dict[str, int]:
        """How many documents, pages, behandlinger and passages there are. How many saker, only
        `sok.saker.saksregister` can tell: it joins what belongs together."""
        rad = self._db.execute(
            """SELECT (SELECT count(*) FROM dokument) AS dokumenter,
                      (SELECT coalesce(sum(sider), 0) FROM dokument) AS sider,
                      (SELECT count(*) FROM behandling) AS behandlinger,
                      (SELECT count(*) FROM passasje) AS passasjer"""
        ).fetchone()
        return dict(rad)

    # -- files and documents

    def filer(self) -> dict[str, Filrad]:
        """Every file that was seen, by its path."""
        return {
            rad["sti"]: Filrad(
                rad["sti"],
                rad["dokument_id"],
                rad["storrelse"],
                rad["endret_ns"],
                rad["grunn"],
                bool(rad["trenger_ocr"]),
            )
            for rad in self._db.execute(
                "SELECT sti, dokument_id, storrelse, endret_ns, grunn, trenger_ocr FROM fil"
            )
        }

    def dokumenter(self) -> list[Dokumentrad]:
        """Every document, in the order they came in."""
        return [self._dokumentrad(rad) for rad in self._db.execute(f"{_DOKUMENT} ORDER BY id")]

    def dokument(self, dokument_id: int) -> Dokumentrad | None:
        """The document with that id; None where there is none."""
        if dokument_id.bit_length() > 63:
            return None  # from an address; SQLite has no number so large
        rad = self._db.execute(f"{_DOKUMENT} WHERE id = ?", (dokument_id,)).fetchone()
        return None if rad is None else self._dokumentrad(rad)

    def _dokumentrad(self, rad: sqlite3.Row) -> Dokumentrad:
        return Dokumentrad(
            rad["id"],
            rad["sha256"],
            rad["navn"],
            rad["sider"],
            *(
                self._tolket("sidene", lambda v: tuple(json.loads(v)), rad[felt])
                for felt in ("uten_tekst", "uleselige", "ocr", "halvleste")
            ),
        )

    def dokument_med(self, sha256: str) -> int | None:
        """The id of the document with that content."""
        rad = self._db.execute("SELECT id FROM dokument WHERE sha256 = ?", (sha256,)).fetchone()
        return None if rad is None else int(rad[0])

    def stier_til(self, dokument_id: int) -> list[str]:
        """The files that hold a document."""
        return [
            r[0]
            for r in self._db.execute(
                "SELECT sti FROM fil WHERE dokument_id = ? ORDER BY sti", (dokument_id,)
            )
        ]

    def legg_inn(
        self,
        fil: Filrad,
        innlegg: Innlegg | None,
        dokument_id: int | None = None,
        *,
        erstatt: bool = False,
    ) -> int:
        """Puts a file in, with its new document or with the id of one that is there already.

        What the same file held before is taken out where no other file holds it. With `erstatt`, a
        document of the same content is replaced, for all files that hold it. One transaction.
        """
        with self.skriving() as db:
            gammel = db.execute("SELECT dokument_id FROM fil WHERE sti = ?", (fil.sti,)).fetchone()
            if innlegg is not None:
                # Another process may have put the same content in since it was looked for.
                dokument_id = self.dokument_med(innlegg.pdf.sha256)
                andre: list[str] = []
                if dokument_id is not None and erstatt:
                    andre = self.stier_til(dokument_id)
                    self._slett_dokument(db, dokument_id)
                    dokument_id = None
                if dokument_id is None:
                    navn = maskert_navn(vis_navn(Path(fil.sti).name))
                    dokument_id = skriv_dokument(db, navn, innlegg)
                    self._ny_generasjon(db)
                for sti in andre:
                    db.execute(
                        "UPDATE fil SET dokument_id = ?, grunn = NULL, trenger_ocr = ? "
                        "WHERE sti = ?",
                        (dokument_id, fil.trenger_ocr, sti),
                    )
                skriv_filsummer(db, andre)
            if dokument_id is None:
                raise ValueError("neither a new document nor the id of one")
            self._skriv_fil(db, replace(fil, dokument_id=dokument_id, grunn=None))
            if gammel is not None and gammel[0] is not None and gammel[0] != dokument_id:
                self._fjern_uten_fil(db, gammel[0])
        return dokument_id

    def avvis(self, fil: Filrad) -> None:
        """Remembers why a file is not indexed. A document the same file held before stays."""
        with self.skriving() as db:
            rad = db.execute("SELECT dokument_id FROM fil WHERE sti = ?", (fil.sti,)).fetchone()
            har = None if rad is None else rad[0]
            self._skriv_fil(db, replace(fil, dokument_id=har))

    def stopp_fil(self, fil: Filrad) -> None:
        """Remembers why a file must not be in the index, and takes out what it held before. It is
        looked at again in every run."""
        with self.skriving() as db:
            rad = db.execute("SELECT dokument_id FROM fil WHERE sti = ?", (fil.sti,)).fetchone()
            self._skriv_fil(db, Filrad(fil.sti, None, LES_IGJEN, fil.endret_ns, fil.grunn))
            if rad is not None and rad[0] is not None:
                self._fjern_uten_fil(db, rad[0])
                self._husk_tomming(db)

    def glem_dokument(self, dokument_id: int) -> None:
        """Takes a document out; its files are known still, and are read anew in the next run."""
        with self.skriving() as db:
            stier = self.stier_til(dokument_id)
            db.execute(
                "UPDATE fil SET dokument_id = NULL, storrelse = ? WHERE dokument_id = ?",
                (LES_IGJEN, dokument_id),
            )
            skriv_filsummer(db, stier)
            self._fjern_uten_fil(db, dokument_id)
            self._husk_tomming(db)

    def slett(self, dokument_id: int | None, stier: Sequence[str], merker: Sequence[str]) -> None:
        """Takes a document and files out; `tom_ledig_plass` is to follow, and until it has been
        done, `uferdige` holds `merker`."""
        with self.skriving() as db:
            db.executemany("DELETE FROM fil WHERE sti = ?", [(sti,) for sti in stier])
            if dokument_id is not None:
                self._fjern_uten_fil(db, dokument_id)
            self._husk_tomming(db, merker)

    def _husk_tomming(self, db: sqlite3.Connection, merker: Sequence[str] = ()) -> None:
        self.sett_meta(db, "uferdig_sletting", " ".join({*self.uferdige, *merker}))

    @property
    def uferdige(self) -> frozenset[str]:
        """The marks of what `slett` has taken out since `tom_ledig_plass` was last done."""
        return frozenset((self.meta("uferdig_sletting") or "").split())

    @property
    def ma_tommes(self) -> bool:
        """Whether something was taken out that must leave no trace, and `tom_ledig_plass` has not
        been done since."""
        return self.meta("uferdig_sletting") is not None

    def tom_ledig_plass(self) -> None:
        """Makes sure that nothing that was taken out is left in the file or beside it. Raises
        `IndeksFeil` where another program holds on to it."""
        db = self._db
        try:
            # The terms of what is gone stay in the word index until its parts are merged.
            db.execute("INSERT INTO passasje_fts (passasje_fts) VALUES ('optimize')")
            db.execute("VACUUM")
            opptatt = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError as feil:
            raise IndeksFeil(
                f"Det som ble tatt ut, kunne ikke fjernes helt fra «{self.mappe}» ({feil}); sørg "
                "for ledig plass og at ingen andre bruker indeksen, og kjør kommandoen igjen."
            ) from feil
        if opptatt:
            raise IndeksFeil(
                f"Det som ble tatt ut, ligger ennå i loggen til «{self.mappe}» fordi et annet "
                "program leser indeksen; lukk det og kjør kommandoen igjen."
            )
        db.execute("DELETE FROM meta WHERE nokkel = 'uferdig_sletting'")

    def fjern_fil(self, sti: str) -> bool:
        """Takes a file out, and its document where no other file holds it; whether it was there."""
        with self.skriving() as db:
            rad = db.execute("SELECT dokument_id FROM fil WHERE sti = ?", (sti,)).fetchone()
            if rad is None:
                return False
            db.execute("DELETE FROM fil WHERE sti = ?", (sti,))
            if rad[0] is not None:
                self._fjern_uten_fil(db, rad[0])
            return True

    def ta_ut_skadet(self, dokument_id: int) -> list[str]:
        """Takes a document out whatever state it is in, and gives its files, to be read anew."""
        with self.skriving() as db:
            stier = self.stier_til(dokument_id)
            self._slett_dokument(db, dokument_id)
            db.execute(
                "DELETE FROM fil WHERE sti IN (SELECT value FROM json_each(?))",
                (json.dumps(stier),),
            )
        return stier

    @staticmethod
    def _skriv_fil(db: sqlite3.Connection, fil: Filrad) -> None:
        db.execute(
            "INSERT OR REPLACE INTO fil (sti, dokument_id, storrelse, endret_ns, grunn, "
            "trenger_ocr) VALUES (?, ?, ?, ?, ?, ?)",
            (
                fil.sti,
                fil.dokument_id,
                fil.storrelse,
                fil.endret_ns,
                fil.grunn,
                fil.trenger_ocr,
            ),
        )
        skriv_filsummer(db, [fil.sti])

    @staticmethod
    def _ny_generasjon(db: sqlite3.Connection) -> None:
        db.execute(
            """INSERT INTO meta VALUES ('generasjon', '1')
               ON CONFLICT (nokkel) DO UPDATE SET verdi = CAST(verdi AS INTEGER) + 1"""
        )

    def _fjern_uten_fil(self, db: sqlite3.Connection, dokument_id: int) -> None:
        if stier := self.stier_til(dokument_id):
            # It goes by the name of a file that holds it.
            navn = [maskert_navn(vis_navn(Path(sti).name)) for sti in stier]
            (har,) = db.execute("SELECT navn FROM dokument WHERE id = ?", (dokument_id,)).fetchone()
            if har not in navn:
                db.execute("UPDATE dokument SET navn = ? WHERE id = ?", (navn[0], dokument_id))
                skriv_passasjesummer(db, dokument_id)
                skriv_dokumentsum(db, dokument_id)
            return
        self._slett_dokument(db, dokument_id)

    def _slett_dokument(self, db: sqlite3.Connection, dokument_id: int) -> None:
        """Its rows everywhere; files that held it hold nothing."""
        db.execute(
            "DELETE FROM passasje_fts WHERE rowid IN (SELECT id FROM passasje WHERE dokument_id "
            "= ?)",
            (dokument_id,),
        )
        stier = self.stier_til(dokument_id)
        db.execute("UPDATE fil SET dokument_id = NULL WHERE dokument_id = ?", (dokument_id,))
        skriv_filsummer(db, stier)
        db.execute("DELETE FROM dokument WHERE id = ?", (dokument_id,))
        self._ny_generasjon(db)

    # -- reading what is there

    def behandlinger(self) -> list[Behandlingsrad]:
        """Every behandling with its parts, by document and place in it."""
        with self.lesing() as db:
            deler: dict[int, list[Delrad]] = {}
            for rad in db.execute(
                "SELECT behandling_id, slag, dokumenttype, side_fra, side_til, start, slutt "
                "FROM del WHERE behandling_id IS NOT NULL ORDER BY dokument_id, nr"
            ):
                deler.setdefault(rad["behandling_id"], []).append(
                    Delrad(
                        rad["slag"],
                        rad["dokumenttype"],
                        rad["side_fra"],
                        rad["side_til"],
                        rad["start"],
                        rad["slutt"],
                    )
                )
            return [
                Behandlingsrad(
                    id=rad["id"],
                    utvalg=rad["utvalg"],
                    dato=fra_iso(rad["dato"]),
                    saksnr=rad["saksnr"],
                    arkivsaksnr=rad["arkivsaksnr"],
                    sakstittel=rad["sakstittel"],
                    dokument=rad["navn"],
                    dokument_id=rad["dokument_id"],
                    side_fra=rad["side_fra"],
                    side_til=rad["side_til"],
                    deler=tuple(deler.get(rad["id"], ())),
                )
                for rad in db.execute(
                    "SELECT b.*, d.navn FROM behandling b JOIN dokument d ON d.id = b.dokument_id "
                    "ORDER BY b.dokument_id, b.side_fra, b.nr"
                )
            ]

    def uforstatt(self) -> dict[str, tuple[int, ...]]:
        """The pages, from 1, of each document that fit no pattern and are indexed as text alone."""
        sider: dict[str, set[int]] = {}
        for rad in self._db.execute(
            """SELECT d.navn, l.side_fra, l.side_til FROM del l JOIN dokument d
               ON d.id = l.dokument_id WHERE l.behandling_id IS NULL AND l.slag = 'annet'
               AND l.dokumenttype = 'ukjent' ORDER BY l.dokument_id, l.nr"""
        ):
            alle = range(rad["side_fra"], rad["side_til"] + 1)
            sider.setdefault(rad["navn"], set()).update(alle)
        return {navn: tuple(sorted(ut)) for navn, ut in sider.items()}

    def rader(self, sql: str, verdier: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows of a query, for the modules that own tables of their own."""
        return self._db.execute(sql, tuple(verdier)).fetchall()

    def tekst_i(self, dokument_id: int, start: int, slutt: int) -> str:
        """The run `tekst[start:slutt]` of a document."""
        (rad,) = self.rader(
            "SELECT substr(tekst, ?, ?) FROM dokument WHERE id = ?",
            (start + 1, slutt - start, dokument_id),
        )
        return str(rad[0])

    def sidestart(self, dokument_id: int) -> list[int]:
        """Where in a document's text each page starts (`indeks.dokument.side_av` reads it)."""
        rad = self._db.execute(
            "SELECT sidestart FROM dokument WHERE id = ?", (dokument_id,)
        ).fetchone()
        return [] if rad is None else [int(start) for start in json.loads(rad[0])]

    def sider(self, dokument_id: int) -> list[str]:
        """A document's text as it was read, page by page; empty where it is not there."""
        rad = self._db.execute(
            "SELECT tekst, sidestart FROM dokument WHERE id = ?", (dokument_id,)
        ).fetchone()
        if rad is None:
            return []
        start = [int(nr) for nr in json.loads(rad[1])]
        return [rad[0][fra:til] for fra, til in zip(start, [*start[1:], len(rad[0])], strict=True)]

    def passasjer(self, ider: Sequence[int]) -> dict[int, Passasjerad]:
        """The passages with those ids. Raises `IndeksFeil` where one is not what was written."""
        ut: dict[int, Passasjerad] = {}
        for rad in self._mange(f"{PASSASJE} WHERE p.id IN ({{}})", ider):
            if passasjesum(rad) != rad["sum"]:
                raise self.skadet(f"teksten til passasje {rad['id']} er endret")
            verdier = {**dict(rad), "dato": fra_iso(rad["dato"]), "ocr": bool(rad["ocr"])}
            del verdier["sum"]
            ut[rad["id"]] = Passasjerad(**verdier)
        return ut

    def tokenvektorer(self, ider: Sequence[int]) -> dict[int, bytes]:
        """The stored token vectors of those passages (`indeks.sprakmodell.tokenvektorer` reads
        them)."""
        rader = self._mange(
            "SELECT id, tokenvektorer, tokensum FROM passasje WHERE id IN ({})", ider
        )
        return {rad[0]: self._kontrollert(*rad) for rad in rader}

    def _kontrollert(self, passasje_id: int, data: bytes, sum_: int) -> bytes:
        if blobsum(passasje_id, data) != sum_:
            raise self.skadet(f"vektorene til passasje {passasje_id} er endret")
        return data

    def skadet(self, hva: str) -> IndeksFeil:
        """What is said of an index that holds something else than what was written to it."""
        return IndeksFeil(
            f"Indeksen «{self.mappe}» er skadet ({hva}); kjør «sakssok kontroller --reparer "
            f"--indeks {self.mappe}»."
        )

    def krev_hele(self, dokument_ider: Collection[int]) -> None:
        """Raises `IndeksFeil` where a document is not what was written. What has been seen to be
        whole is not looked at again by this `Lager`."""
        with self.lesing() as db:
            for rad in self._mange(
                "SELECT id, sum FROM dokument WHERE id IN ({})", [*dokument_ider]
            ):
                if (rad["id"], rad["sum"]) in self._hele:
                    continue
                if dokumentsum(db, rad["id"]) != rad["sum"]:
                    raise self.skadet(f"det som er lest av dokument {rad['id']} er endret")
                self._hele.add((rad["id"], rad["sum"]))

    def termer(self, ider: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
        """The terms of those passages in the lexical index: their own, and their context's."""
        rader = self._mange(
            "SELECT rowid, kropp, kontekst FROM passasje_fts WHERE rowid IN ({})", ider
        )
        return {rad["rowid"]: (rad["kropp"].split(), rad["kontekst"].split()) for rad in rader}

    def _mange(self, sql: str, ider: Sequence[int]) -> list[sqlite3.Row]:
        rader: list[sqlite3.Row] = []
        for fra in range(0, len(ider), 500):
            bolk = [int(i) for i in ider[fra : fra + 500]]
            rader += self._db.execute(sql.format(",".join("?" * len(bolk))), bolk).fetchall()
        return rader

    def vektorer(self, ider: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """The vectors of those passages, float32 of shape (dimension,)."""
        rader = self._mange("SELECT id, vektor, vektorsum FROM passasje WHERE id IN ({})", ider)
        return {rad[0]: np.frombuffer(self._kontrollert(*rad), dtype="<f4") for rad in rader}

    def alle_vektorer(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Every passage's id, shape (n,), and vector, float32 of shape (n, dimension)."""
        rader = self._db.execute(
            "SELECT id, vektor, vektorsum FROM passasje ORDER BY id"
        ).fetchall()
        ider = np.array([rad[0] for rad in rader], dtype=np.int64)
        if not rader:
            modell = self.modell
            return ider, np.zeros((0, modell.dimensjon if modell else 0), dtype=np.float32)
        vektorer = np.frombuffer(b"".join(self._kontrollert(*rad) for rad in rader), dtype="<f4")
        return ider, vektorer.reshape(len(rader), -1).astype(np.float32)

    def sok_ord(
        self,
        uttrykk: str,
        antall: int,
        hvor: str = "",
        verdier: Sequence[Any] = (),
        vekt_kontekst: float = 1.0,
    ) -> list[tuple[int, float]]:
        """The best passages for an FTS5 expression as (id, score), best first; higher is better.

        `hvor` is a condition over `p` (passage), `l` (part) and `b` (behandling), with `verdier`.
        BM25 as SQLite's FTS5 computes it (k1 = 1.2, b = 0.75).
        """
        rader = self._db.execute(
            f"""SELECT f.rowid, -bm25(passasje_fts, 1.0, ?) AS poeng
                FROM passasje_fts f JOIN passasje p ON p.id = f.rowid JOIN del l ON l.id = p.del_id
                LEFT JOIN behandling b ON b.id = l.behandling_id
                WHERE passasje_fts MATCH ? {"AND " + hvor if hvor else ""}
                ORDER BY poeng DESC, f.rowid LIMIT ?""",
            (vekt_kontekst, uttrykk, *verdier, antall),
        )
        return [(rad[0], rad[1]) for rad in rader]

    def finn_passasjer(self, hvor: str, verdier: Sequence[Any]) -> list[int]:
        """The ids of all passages for which `hvor` holds (over `p`, `l` and `b`), in order."""
        rader = self._db.execute(
            f"""SELECT p.id FROM passasje p JOIN del l ON l.id = p.del_id
                LEFT JOIN behandling b ON b.id = l.behandling_id WHERE {hvor} ORDER BY p.id""",
            tuple(verdier),
        )
        return [rad[0] for rad in rader]

    def utvalg(self) -> dict[str, str]:
        """The bodies met, the name most often printed by the key they are compared by."""
        ut: dict[str, str] = {}
        for rad in self._db.execute(
            "SELECT utvalg_nokkel, utvalg, count(*) AS n FROM behandling WHERE utvalg_nokkel IS "
            "NOT NULL "
            "GROUP BY utvalg_nokkel, utvalg ORDER BY n DESC, utvalg"
        ):
            ut.setdefault(rad["utvalg_nokkel"], rad["utvalg"])
        return ut

    def ordforrad(self) -> Mapping[str, int]:
        """Every term of the lexical index with the number of passages it stands in."""
        return {rad[0]: rad[1] for rad in self._db.execute("SELECT term, doc FROM passasje_ord")}
