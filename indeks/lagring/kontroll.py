"""Whether an index is whole: SQLite, every sum, every vector, the FAISS file, the files, the model.

What is wrong is told in a sentence each, and `reparer` mends it from what is there: what is derived
is made again, and a document that is not what was written is taken out, so that its file is read
anew. What has only grown old, as a file that has changed since, is told apart from what is wrong.
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indeks.feil import IndeksFeil
from indeks.fil.filer import sha256, vis_navn
from indeks.lagring import ordindeks, vektorer
from indeks.lagring.laas import alene
from indeks.lagring.lager import Lager
from indeks.lagring.lagerfeil import skadet
from indeks.lagring.summer import PASSASJE, blobsum, dokumentsum, endrede_filer, passasjesum
from indeks.sprakmodell import tokenvektorer
from indeks.sprakmodell.modell import Modell

_LIKT_NOK = 0.98
"""The cosine of a stored vector and the same made now: fp32 and bf16 agree to within 0.005."""
_PROVER = 3


@dataclass(frozen=True, slots=True)
class Avvik:
    """Something wrong, in a sentence; `reparert` says what was done about it, if anything was."""

    hva: str
    reparert: str | None = None


@dataclass(slots=True)
class Kontroll:
    """What was found. `merknader` are what has changed around the index since it was made;
    `les_igjen` are the files of documents that were taken out by `reparer`, `tapt` those that
    cannot be read anew since they are no longer there."""

    feil: list[Avvik] = field(default_factory=list)
    merknader: list[str] = field(default_factory=list)
    les_igjen: list[Path] = field(default_factory=list)
    tapt: list[Path] = field(default_factory=list)

    @property
    def hel(self) -> bool:
        """Whether nothing is wrong that was not mended."""
        return all(avvik.reparert for avvik in self.feil)


def kontroller(
    lager: Lager, *, reparer: bool = False, filer: bool = True, modell: Modell | None = None
) -> Kontroll:
    """Checks the whole index; `filer` also that the files are the ones that were indexed, `modell`
    that it is the one whose vectors the index holds. Raises `IndeksFeil` where `reparer` is set and
    another run is writing."""
    if not reparer:
        return _Kontrollor(lager, reparer=False).alt(filer, modell)
    with alene(lager.mappe, "sakssok kontroller --reparer", vent_s=10):
        return _Kontrollor(lager, reparer=True).alt(filer, modell)


class _Kontrollor:
    def __init__(self, lager: Lager, *, reparer: bool) -> None:
        self._lager, self._reparer = lager, reparer
        self._ut = Kontroll()

    def alt(self, filer: bool, modell: Modell | None) -> Kontroll:
        self._sqlite()
        try:
            self._filrader()
            self._dokumenter()
            self._henvisninger()
            self._ordindeks()
            self._faiss()
            if filer:
                self._filer()
            if modell is not None:
                self._modell(modell)
        except IndeksFeil as feil:
            self._ut.feil.append(Avvik(str(feil)))
        except sqlite3.Error as feil:
            # What is asked here is asked of every index; one that cannot answer is not whole.
            self._ut.feil.append(Avvik(str(skadet(self._lager.mappe, feil))))
        return self._ut

    def _meld(self, hva: str, reparert: str | None = None) -> None:
        self._ut.feil.append(Avvik(hva, reparert if self._reparer else None))

    # -- the database as such

    def _sqlite(self) -> None:
        funn = self._integritet()
        if not funn:
            return
        if self._reparer:
            # What cannot be written cannot be mended, and is told below.
            with suppress(IndeksFeil), self._lager.skriving() as db:
                db.execute("REINDEX")
            if not self._integritet():
                self._meld(f"Databasen var skadet: {funn[0]}.", "registrene er bygget på nytt")
                return
        rad = (
            "hent tilbake en kopi med «sakssok gjenopprett», eller indekser på nytt i en tom mappe"
        )
        self._ut.feil.append(Avvik(f"Databasen er skadet: {funn[0]}; {rad}."))

    def _integritet(self) -> list[str]:
        try:
            with self._lager.lesing() as db:
                linjer = [str(r[0]) for r in db.execute("PRAGMA integrity_check(10)")]
        except IndeksFeil as feil:
            return [str(feil).rstrip(".")]
        # The index of words is derived, and checked by itself.
        return [n.split("\n")[0] for n in linjer if n != "ok" and "passasje_fts" not in n]

    def _henvisninger(self) -> None:
        """Rows that point at rows that are not there, as SQLite's own foreign keys see it."""
        with self._lager.lesing() as db:
            brutt = db.execute("PRAGMA foreign_key_check").fetchall()
        if not brutt:
            return
        if self._reparer:
            with self._lager.skriving() as db:
                for tabell, rad, *_ in brutt:
                    if rad is not None:
                        db.execute(f"DELETE FROM {tabell} WHERE rowid = ?", (rad,))
        self._meld(
            f"{len(brutt)} rader i {brutt[0][0]} hører ikke til noe dokument.", "de er tatt ut"
        )

    # -- files, documents and passages

    def _filrader(self) -> None:
        with self._lager.lesing() as db:
            stier = endrede_filer(db)
        for sti in stier:
            reparert = None
            if self._reparer:
                self._lager.fjern_fil(sti)
                reparert = f"filen er tatt ut{self._les_igjen([Path(sti)])}"
            self._meld(f"Skadet: det som står om filen «{vis_navn(sti)}», er endret.", reparert)

    def _dokumenter(self) -> None:
        with self._lager.lesing() as db:
            modell = self._lager.modell
            dimensjon = modell.dimensjon if modell else 0
            skadet: dict[int, str] = {}
            rader = db.execute("SELECT id, navn, sum FROM dokument ORDER BY id").fetchall()
            for rad in rader:
                try:
                    grunn = self._galt(db, rad, dimensjon)
                except IndeksFeil:
                    grunn = "radene kan ikke leses"
                if grunn:
                    skadet[rad["id"]] = f"«{rad['navn']}»: {grunn}"
            navn = {rad["id"]: rad["navn"] for rad in rader}
            eierlose = [
                r[0]
                for r in db.execute(
                    "SELECT id FROM dokument WHERE id NOT IN "
                    "(SELECT dokument_id FROM fil WHERE dokument_id IS NOT NULL)"
                )
            ]
        for id_ in eierlose:
            skadet.setdefault(id_, f"dokument {id_} hører ikke til noen fil")
        for id_, hva in skadet.items():
            self._ta_ut(id_, navn[id_], hva)

    def _galt(self, db: sqlite3.Connection, dokument: sqlite3.Row, dimensjon: int) -> str | None:
        """What is wrong with a document's rows; None where they are what was written."""
        if dokumentsum(db, dokument["id"]) != dokument["sum"]:
            return "det som er lest av dokumentet, er endret"
        ider = db.execute("SELECT id FROM passasje WHERE dokument_id = ?", (dokument["id"],))
        sett = 0
        for rad in db.execute(f"{PASSASJE} WHERE p.dokument_id = ?", (dokument["id"],)):
            sett += 1
            if passasjesum(rad) != rad["sum"]:
                return f"passasje {rad['id']} er endret"
            blober = db.execute(
                "SELECT vektor, tokenvektorer, vektorsum, tokensum FROM passasje WHERE id = ?",
                (rad["id"],),
            ).fetchone()
            if blober is None:  # a changed byte has taken the row out of its place
                return f"passasje {rad['id']} kan ikke leses"
            vektor, tokens, vektorsum, tokensum = blober
            if (blobsum(rad["id"], vektor), blobsum(rad["id"], tokens)) != (vektorsum, tokensum):
                return f"vektorene til passasje {rad['id']} er endret"
            if not _er_vektor(vektor, dimensjon) or not _er_tokenvektorer(tokens, dimensjon):
                return f"passasje {rad['id']} har ikke en vektor fra modellen"
        antall = len(ider.fetchall())
        return None if antall == sett else f"{antall - sett} passasjer hører ikke til noen del"

    def _ta_ut(self, dokument_id: int, navn: str, hva: str) -> None:
        if not self._reparer:
            self._meld(f"Skadet: {hva}.")
            return
        stier = [Path(sti) for sti in self._lager.ta_ut_skadet(dokument_id)] or [Path(navn)]
        self._meld(f"Skadet: {hva}.", f"dokumentet er tatt ut{self._les_igjen(stier)}")

    def _les_igjen(self, stier: list[Path]) -> str:
        """Notes that the files, which all hold the same, must be read anew; how that is told."""
        finnes = [sti for sti in stier if sti.is_file()]
        self._ut.les_igjen += finnes
        if finnes:
            return ", og filen leses på nytt"
        self._ut.tapt += stier
        return ", men filen finnes ikke lenger"

    # -- what is derived

    def _ordindeks(self) -> None:
        galt = self._galt_med_ordindeksen()
        if galt is None:
            if not ordindeks.er_oppdatert(self._lager):
                self._gamle_ord()
            return
        if self._reparer:
            ordindeks.bygg(self._lager)
        self._meld(f"Ordindeksen er skadet: {galt}.", "den er bygget på nytt av teksten")

    def _gamle_ord(self) -> None:
        if self._reparer:
            ordindeks.bygg(self._lager)
        else:
            self._ut.merknader.append(
                "Ordindeksen er laget av en eldre utgave og finner litt mindre; den lages på nytt "
                "av «sakssok indekser» eller «sakssok kontroller --reparer»."
            )

    def _galt_med_ordindeksen(self) -> str | None:
        try:
            with self._lager.lesing() as db:
                mangler = db.execute(
                    "SELECT count(*) FROM passasje WHERE id NOT IN (SELECT rowid FROM passasje_fts)"
                ).fetchone()[0]
                over = db.execute(
                    "SELECT count(*) FROM passasje_fts WHERE rowid NOT IN (SELECT id FROM passasje)"
                ).fetchone()[0]
        except IndeksFeil:
            return "den kan ikke leses"
        if mangler or over:
            return f"{mangler} passasjer mangler og {over} er for mange"
        try:
            with self._lager.skriving() as db:
                db.execute("INSERT INTO passasje_fts(passasje_fts) VALUES('integrity-check')")
        except IndeksFeil as feil:
            # It is asked by writing; a disk that can only be read, or is full, cannot be asked.
            navn = getattr(feil.__cause__, "sqlite_errorname", "")
            if navn.startswith(("SQLITE_CORRUPT", "SQLITE_ERROR")):
                return "den stemmer ikke med seg selv"
            if not navn.startswith(("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR")):
                raise
        return None

    def _faiss(self) -> None:
        if vektorer.mangler(self._lager):
            # As after a run that was killed: nothing is lost, and readers do without it.
            if self._reparer:
                vektorer.lagre(self._lager)
            else:
                self._ut.merknader.append(
                    "FAISS-filen mangler, så søket starter tregere; den lages av «sakssok "
                    "indekser» eller «sakssok kontroller --reparer»."
                )
            return
        galt = vektorer.galt_med_filen(self._lager)
        if galt is None:
            return
        if self._reparer:
            vektorer.lagre(self._lager)
        self._meld(f"FAISS-filen {galt}.", "den er bygget på nytt av lageret")

    # -- what the index is of, and made with

    def _filer(self) -> None:
        rader = self._lager.rader(
            "SELECT f.sti, d.sha256 FROM fil f JOIN dokument d ON d.id = f.dokument_id "
            "WHERE f.grunn IS NULL ORDER BY f.sti"
        )
        for rad in rader:
            try:
                likt = sha256(Path(rad["sti"])) == rad["sha256"]
                hva = None if likt else "er endret siden den ble indeksert"
            except FileNotFoundError:
                hva = "finnes ikke lenger"
            except OSError:
                hva = "kan ikke leses nå"
            if hva:
                self._ut.merknader.append(
                    f"Filen «{vis_navn(rad['sti'])}» {hva}; kjør «sakssok indekser» for å få med "
                    "endringen."
                )

    def _modell(self, modell: Modell) -> None:
        har = self._lager.modell
        if har is None:
            return
        if har != modell.identitet:
            self._ut.feil.append(
                Avvik(
                    f"Indeksen er laget med modellen «{har.navn}», men «{modell.identitet.navn}» "
                    "slik den er nå er en annen; bruk den samme, eller indekser på nytt i en tom "
                    "mappe."
                )
            )
            return
        for id_, vektor, tekst in self._prover():
            likhet = float(modell.embed_passasjer([tekst])[0] @ vektor)
            if likhet < _LIKT_NOK:
                self._ut.feil.append(
                    Avvik(
                        f"Modellen gir en annen vektor for passasje {id_} enn den i indeksen "
                        f"(likhet {likhet:.3f}); indekser på nytt i en tom mappe."
                    )
                )

    def _prover(self) -> Iterator[tuple[int, NDArray[np.float32], str]]:
        ider = self._lager.finn_passasjer("1", ())
        for id_ in ider[:: max(1, len(ider) // _PROVER)][:_PROVER]:
            p = self._lager.passasjer([id_])[id_]
            yield id_, self._lager.vektorer([id_])[id_], f"{p.kontekst}\n{p.tekst}"


def _er_vektor(data: bytes, dimensjon: int) -> bool:
    if len(data) != 4 * dimensjon:
        return False
    vektor = np.frombuffer(data, dtype="<f4")
    return bool(np.isfinite(vektor).all()) and abs(float(np.linalg.norm(vektor)) - 1) < 0.01


def _er_tokenvektorer(data: bytes, dimensjon: int) -> bool:
    try:
        return bool(tokenvektorer.pakk_ut(data)[0].shape[1] == dimensjon)
    except (ValueError, struct.error):
        return False
