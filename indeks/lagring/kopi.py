"""Copies of an index: made while others read and write, and put back while others read.

A copy is a folder: the store as it was at one moment, without what has been deleted from it, the
settings beside it, the PDFs that were sent from the browser and are in the store, and
`sikkerhetskopi.json`, which says what each file must be. The FAISS file is not in it, which is made
again from the vectors in the store; nor are passwords and keys, which a copy should not spread.
"""

import json
import os
import re
import shutil
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indeks.feil import IndeksFeil
from indeks.fil.filer import arsak, fjern_alt, kopier_helt, ledig_navn, sha256, til_disk
from indeks.lagring import vektorer
from indeks.lagring.laas import alene
from indeks.lagring.lager import FILNAVN, OPPLASTET, Lager
from indeks.lagring.lagerfeil import som_indeksfeil
from indeks.lagring.skjema import SKJEMAVERSJON
from indeks.lagring.summer import skriv_filsummer

INNHOLD = "sikkerhetskopi.json"
_INNSTILLINGER = "*.toml"
_NY = ".gjenopprett.ny"
_HALV = re.compile(r"\..+\.(\d+)\.ny")


def sikkerhetskopi(lager: Lager, mal: Path) -> dict[str, Any]:
    """Copies the index to the folder `mal`, which must not be there; what the copy says of itself.

    `mal` is there when the copy is whole, and not before. Raises `IndeksFeil`.
    """
    mal = mal.absolute()
    if mal.exists():
        raise IndeksFeil(f"«{mal}» finnes fra før; velg et annet navn på sikkerhetskopien.")
    halv = mal.with_name(f".{mal.name}.{os.getpid()}.ny")
    try:
        mal.parent.mkdir(parents=True, exist_ok=True)
        _rydd_halve(mal.parent)
        halv.mkdir()
        _kopier_lager(lager, halv / FILNAVN)
        for fil in lager.mappe.glob(_INNSTILLINGER):
            shutil.copyfile(fil, halv / fil.name)
        _kopier_opplastede(lager.mappe, halv)
        om = {**_om(halv), "mappe": str(lager.mappe)}
        (halv / INNHOLD).write_text(
            json.dumps(om, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        for sti in [*halv.rglob("*"), halv]:
            til_disk(sti)
        halv.rename(mal)
        til_disk(mal.parent)
    except OSError as feil:
        raise IndeksFeil(
            f"Sikkerhetskopien «{mal}» kunne ikke skrives ({arsak(feil)}); frigjør plass eller "
            "velg et annet sted."
        ) from feil
    finally:
        if halv.exists():
            shutil.rmtree(halv, ignore_errors=True)
    return om


def _rydd_halve(mappe: Path) -> None:
    """Takes away what a copying that was killed has left."""
    for rest in mappe.glob(".*.ny"):
        funn = _HALV.fullmatch(rest.name)
        if funn and not Path(f"/proc/{funn[1]}").exists() and (rest / FILNAVN).exists():
            shutil.rmtree(rest, ignore_errors=True)


def _kopier_lager(lager: Lager, mal: Path) -> None:
    """One read transaction, so that writers go on; and no free pages, so that what has been deleted
    is not in the copy."""
    try:
        db = sqlite3.connect(lager.fil, timeout=30)
        try:
            db.execute("VACUUM INTO ?", (str(mal),))
        finally:
            db.close()
        kopi = sqlite3.connect(mal)
        try:
            (svar,) = kopi.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            kopi.close()
    except sqlite3.Error as feil:
        if getattr(feil, "sqlite_errorname", "") == "SQLITE_FULL":
            raise OSError(28, "") from feil
        if (setning := som_indeksfeil(lager.mappe, feil)) is None:
            raise
        raise setning from feil
    if svar != "ok":
        raise lager.skadet(str(svar))


def _kopier_opplastede(mappe: Path, mal: Path) -> None:
    """The PDFs sent from the browser that the copied store knows: others were taken out of it."""
    db = sqlite3.connect(mal / FILNAVN)
    try:
        stier = [
            Path(sti)
            for (sti,) in db.execute("SELECT sti FROM fil WHERE dokument_id IS NOT NULL")
            if Path(sti).parent == mappe / OPPLASTET
        ]
    finally:
        db.close()
    if stier:
        (mal / OPPLASTET).mkdir()
    for sti in stier:
        with suppress(FileNotFoundError):  # taken out since the store was copied
            kopier_helt(sti, mal / OPPLASTET / sti.name)


def _om(mappe: Path) -> dict[str, Any]:
    # Not by `Lager`, which would make it ready to be written to.
    db = sqlite3.connect(mappe / FILNAVN)
    try:
        antall = {
            navn: db.execute(f"SELECT count(*) FROM {tabell}").fetchone()[0]
            for navn, tabell in (("dokumenter", "dokument"), ("passasjer", "passasje"))
        }
        meta = dict(db.execute("SELECT nokkel, verdi FROM meta"))
        (skjema,) = db.execute("PRAGMA user_version").fetchone()
    finally:
        db.close()
    return {
        "laget": datetime.now(UTC).isoformat(timespec="seconds"),
        "skjema": skjema,
        **antall,
        "modell": json.loads(meta["modell"])["navn"] if "modell" in meta else None,
        "sha256": {
            fil.relative_to(mappe).as_posix(): sha256(fil)
            for fil in sorted(mappe.rglob("*"))
            if fil.is_file()
        },
    }


def gjenopprett(kopi: Path, mappe: Path) -> dict[str, int]:
    """Puts the copy in the folder `kopi` in the place of the index in `mappe`; what there now is.

    Those who read go on, and see the old index or the restored one. An index that cannot be opened
    is moved aside. Raises `IndeksFeil` for a copy that is not whole, or of a newer version
    than this, and leaves the index alone.
    """
    om = _kontrollert(kopi)
    byttet = False
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        with alene(mappe, "sakssok gjenopprett", vent_s=10):
            fjern_halv_gjenoppretting(mappe)
            rom = mappe / _NY
            try:
                # All that takes room comes first, while nothing is changed yet.
                for navn in om["sha256"]:
                    (rom / navn).parent.mkdir(parents=True, exist_ok=True)
                    kopier_helt(kopi / navn, rom / navn)
                _bytt(rom / FILNAVN, mappe)
                byttet = True
                for navn in om["sha256"]:
                    if navn != FILNAVN:
                        _legg_pa_plass(rom / navn, mappe / navn)
            finally:
                fjern_halv_gjenoppretting(mappe)
            lager = Lager(mappe)
            _flytt_opplastede(lager, Path(om.get("mappe", mappe)))
            vektorer.lagre(lager)
            antall = lager.antall()
            lager.lukk()
    except OSError as feil:
        if byttet:
            raise IndeksFeil(
                f"Indeksen «{mappe}» er gjenopprettet, men ikke alle filene ved siden av databasen "
                f"({arsak(feil)}); frigjør plass og kjør «sakssok gjenopprett» en gang til."
            ) from feil
        raise IndeksFeil(
            f"Indeksen «{mappe}» kunne ikke gjenopprettes ({arsak(feil)}); den er som den var, "
            "frigjør plass og prøv igjen."
        ) from feil
    return antall


def fjern_halv_gjenoppretting(mappe: Path) -> None:
    """Takes away what was made ready to be put in place, also by a run that was killed. For who
    holds the lock of the index."""
    fjern_alt(mappe.glob(f"{_NY}*"))


def _legg_pa_plass(ny: Path, mal: Path) -> None:
    """Settings are replaced. A PDF by the same name that is another gets a new name, since it may
    be the only one there is."""
    mal.parent.mkdir(exist_ok=True)
    if mal.parent.name == OPPLASTET and mal.exists() and sha256(mal) != sha256(ny):
        mal.rename(ledig_navn(mal))
    ny.replace(mal)


def _flytt_opplastede(lager: Lager, fra: Path) -> None:
    """Where the copy was of an index in another folder, `fra`, the PDFs sent from the browser are
    known by where they are now."""
    gammel, ny = fra / OPPLASTET, lager.mappe / OPPLASTET
    if gammel == ny:
        return
    nye = {sti: str(ny / Path(sti).name) for sti in lager.filer() if Path(sti).parent == gammel}
    with lager.skriving() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for tabell in ("fil", "unntatt"):
            db.executemany(
                f"UPDATE {tabell} SET sti = ? WHERE sti = ?",
                [(til, sti) for sti, til in nye.items()],
            )
        skriv_filsummer(db, nye.values())


def _kontrollert(kopi: Path) -> dict[str, Any]:
    try:
        om: dict[str, Any] = json.loads((kopi / INNHOLD).read_text(encoding="utf-8"))
        galne = [navn for navn, sum_ in om["sha256"].items() if sha256(kopi / navn) != sum_]
        if FILNAVN not in om["sha256"]:
            galne.append(FILNAVN)
        skjema = 0 if galne else _skjemaversjon(kopi / FILNAVN)
    except (OSError, ValueError, KeyError, AttributeError, sqlite3.Error) as feil:
        raise IndeksFeil(
            f"«{kopi}» er ikke en hel sikkerhetskopi; oppgi en mappe som «sakssok sikkerhetskopi» "
            "har laget."
        ) from feil
    if galne:
        raise IndeksFeil(
            f"Sikkerhetskopien «{kopi}» er skadet ({galne[0]} er ikke som da den ble laget); bruk "
            "en annen kopi."
        )
    if skjema > SKJEMAVERSJON:
        raise IndeksFeil(
            f"Sikkerhetskopien «{kopi}» er laget av en nyere utgave av Sakssøk; oppdater "
            "programmet."
        )
    return om


def _skjemaversjon(fil: Path) -> int:
    # Nothing is written beside it: the copy may lie where it can only be read.
    db = sqlite3.connect(f"{fil.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        versjon: int = db.execute("PRAGMA user_version").fetchone()[0]
    finally:
        db.close()
    return versjon


def _bytt(ny: Path, mappe: Path) -> None:
    """Makes the file `ny` the index in `mappe`."""
    try:
        levende = Lager(mappe)
        generasjon = levende.generasjon
        levende.lukk()
    except IndeksFeil:
        _sett_generasjon(ny, 0)
        _til_side(mappe)
        ny.replace(mappe / FILNAVN)
        return
    # What is derived is told by the generation, so it must be one that has not been.
    _sett_generasjon(ny, generasjon)
    kilde, mal = sqlite3.connect(ny), sqlite3.connect(mappe / FILNAVN, timeout=30)
    try:
        kilde.backup(mal)  # one transaction: whoever reads sees all of it or none
    except sqlite3.Error as feil:
        if (setning := som_indeksfeil(mappe, feil)) is None:
            raise
        raise setning from feil
    finally:
        kilde.close()
        mal.close()


def _sett_generasjon(fil: Path, minst: int) -> None:
    db = sqlite3.connect(fil)
    with db:
        db.execute(
            "INSERT INTO meta VALUES ('generasjon', ?) ON CONFLICT (nokkel) DO UPDATE SET "
            "verdi = max(CAST(verdi AS INTEGER), CAST(excluded.verdi AS INTEGER)) + 1",
            (str(minst),),
        )
    db.close()


def _til_side(mappe: Path) -> None:
    rester = [*mappe.glob(f"{FILNAVN}*"), *mappe.glob("vektorer-*")]
    if rester:
        unna = mappe / f"skadet-{datetime.now():%Y%m%d-%H%M%S-%f}"
        unna.mkdir()
        for rest in rester:
            rest.rename(unna / rest.name)
