"""`sakssok kontroller`: alt som er galt, blir funnet, ingenting galt gir et galt svar, og det som
kan rettes, blir rettet."""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from lag_pdf import lag_pdf
from test_lager import MODELL, fil, lag_innlegg

from app.kommandolinje import hoved
from indeks.feil import IndeksFeil
from indeks.indeksering import indekser
from indeks.lagring import skjema, vektorer
from indeks.lagring.kontroll import Kontroll, kontroller
from indeks.lagring.lager import FILNAVN, Lager
from indeks.lagring.vektorer import Vektorsok
from indeks.papir.personvern import Sidefunn
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent


@pytest.fixture
def lager(tmp_path: Path) -> Iterator[Lager]:
    lager = Lager(tmp_path / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    for navn in ("a", "b", "c"):
        lager.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=20))
    vektorer.lagre(lager)
    yield lager
    lager.lukk()


def sql(lager: Lager, setning: str, *verdier: object) -> None:
    """A change behind the store's back, as a disk makes it."""
    with sqlite3.connect(lager.fil) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(setning, verdier)
    db.close()


def hva(funn: Kontroll) -> str:
    return " ".join(avvik.hva for avvik in funn.feil)


def test_en_hel_indeks_er_hel(lager: Lager) -> None:
    funn = kontroller(lager, filer=False)
    assert (funn.feil, funn.hel) == ([], True)


def snu_byte(kolonne: str) -> str:
    """Changes one byte in the middle of a passage's blob or text."""
    return (
        f"UPDATE passasje SET {kolonne} = CAST(substr({kolonne}, 1, 5) || "
        f"CASE WHEN substr({kolonne}, 6, 1) = CAST('~' AS BLOB) OR substr({kolonne}, 6, 1) = '~' "
        f"THEN '!' ELSE '~' END || substr({kolonne}, 7) AS {{type}}) WHERE id = 7"
    ).format(type="BLOB" if "vektor" in kolonne else "TEXT")


SUMMERT = ("dokument", "behandling", "del", "passasje", "fil")
"""Tables whose every row is under a sum."""


def summert(sti: Path) -> dict[str, list[tuple[object, ...]]]:
    """Their rows, byte for byte."""
    db = sqlite3.connect(sti)
    db.text_factory = bytes
    ut = {t: db.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall() for t in SUMMERT}
    db.close()
    return ut


def test_siden_personopplysninger_star_pa_er_under_summen(lager: Lager) -> None:
    innlegg = replace(lag_innlegg("d"), funn=(Sidefunn("epost", 2, 1),))
    lager.legg_inn(fil("/m/d.pdf"), innlegg)
    assert kontroller(lager, filer=False, reparer=True).hel
    sql(lager, "UPDATE personfunn SET side = 1")
    assert "«d.pdf»: det som er lest av dokumentet, er endret" in hva(
        kontroller(lager, filer=False)
    )


def test_et_kolonnenavn_som_er_endret_i_skjemaet_gir_samme_svar(lager: Lager) -> None:
    """SQLite does not tell upper case from lower in a name; what asks for it by name does."""
    riktig = (lager.passasjer([7]), lager.filer(), lager.dokumenter())
    lager.lukk()
    innhold = lager.fil.read_bytes()
    for navn in (b"dokumenttype", b"storrelse", b"sidestart", b"uten_tekst"):
        assert innhold.count(navn + b" ") == 1
        innhold = innhold.replace(navn, navn[:5] + navn[5:6].upper() + navn[6:])
    lager.fil.write_bytes(innhold)
    endret = Lager(lager.mappe)
    assert (endret.passasjer([7]), endret.filer(), endret.dokumenter()) == riktig


SKADER: dict[str, tuple[str, str]] = {
    "teksten i en passasje": (snu_byte("tekst"), "passasje 7 er endret"),
    "konteksten": (snu_byte("kontekst"), "passasje 7 er endret"),
    "vektoren": (
        "UPDATE passasje SET vektor = zeroblob(32) WHERE id = 7", "vektorene til passasje 7",
    ),
    "en byte i tokenvektorene": (snu_byte("tokenvektorer"), "vektorene til passasje 7 er endret"),
    "siden en passasje står på": (
        "UPDATE passasje SET side_fra = side_fra + 1 WHERE id = 7", "passasje 7 er endret",
    ),
    "saksnummeret": ("UPDATE behandling SET saksnr = '13/23' WHERE id = 1", "er endret"),
    "datoen": ("UPDATE del SET dato = '2023-03-29' WHERE id = 1", "er endret"),
    "dokumentets tekst": ("UPDATE dokument SET tekst = replace(tekst, 'i a', 'i å') WHERE id = 1",
                          "det som er lest av dokumentet, er endret"),
    "en passasje er borte fra ordindeksen": (
        "DELETE FROM passasje_fts WHERE rowid = 7", "Ordindeksen er skadet: 1 passasjer mangler",
    ),
    "en passasje for mye i ordindeksen": (
        "INSERT INTO passasje_fts (rowid, kropp) VALUES (9999, 'tull')",
        "Ordindeksen er skadet: 0 passasjer mangler og 1 er for mange",
    ),
    "ordindeksen stemmer ikke med seg selv": (
        "UPDATE passasje_fts_content SET c0 = 'helt andre ord' WHERE id = 7",
        "Ordindeksen er skadet: den stemmer ikke med seg selv",
    ),
    "et dokument uten fil": ("DELETE FROM fil WHERE sti = '/m/b.pdf'", "hører ikke til noen fil"),
    "grunnen en fil ble hoppet over av": (
        "UPDATE fil SET grunn = 'Filen er god.' WHERE sti = '/m/b.pdf'",
        "Skadet: det som står om filen «/m/b.pdf», er endret",
    ),
    "dokumentet en fil er": (
        "UPDATE fil SET dokument_id = 1 WHERE sti = '/m/b.pdf'",
        "Skadet: det som står om filen «/m/b.pdf», er endret",
    ),
    "en del er borte": ("DELETE FROM del WHERE id = 2", ""),
}  # fmt: skip


@pytest.mark.parametrize("skade", SKADER)
def test_det_som_er_galt_blir_funnet_og_rettet(lager: Lager, skade: str) -> None:
    setning, ventet = SKADER[skade]
    sql(lager, setning)
    funn = kontroller(lager, filer=False)
    assert not funn.hel and ventet in hva(funn), hva(funn)
    reparert = kontroller(lager, reparer=True, filer=False)
    assert reparert.feil and reparert.hel, reparert.feil
    etter = kontroller(lager, filer=False)
    assert etter.feil == []
    assert lager.antall()["dokumenter"] >= 2, "the others are left alone"


def test_en_byte_som_er_snudd_gir_en_setning_og_aldri_et_galt_svar(lager: Lager) -> None:
    sql(lager, snu_byte("tekst"))
    with pytest.raises(IndeksFeil, match=r"er skadet .*; kjør «sakssok kontroller --reparer"):
        lager.passasjer([7])
    assert lager.passasjer([8])
    sql(lager, snu_byte("tokenvektorer"))
    with pytest.raises(IndeksFeil, match="vektorene til passasje 7 er endret"):
        lager.tokenvektorer([7])
    sql(lager, "UPDATE passasje SET vektor = zeroblob(32) WHERE id = 7")
    with pytest.raises(IndeksFeil, match="vektorene til passasje 7 er endret"):
        lager.alle_vektorer()


def test_en_byte_snudd_hvor_som_helst_i_filen_gir_riktig_svar_eller_en_setning(
    tmp_path: Path, lager: Lager
) -> None:
    """Two hundred places of the SQLite file, one at a time: what is read is what was written, or it
    is said that it cannot be; and the check finds each that has changed what is stored."""
    alle = range(1, 61)
    riktig = (lager.passasjer(alle), lager.tokenvektorer(alle))
    sql(lager, "PRAGMA wal_checkpoint(TRUNCATE)")
    sql(lager, "VACUUM")
    sql(lager, "PRAGMA wal_checkpoint(TRUNCATE)")
    lager.lukk()
    lagret = summert(lager.fil)
    innhold = lager.fil.read_bytes()
    # Most of so small a file is empty; what is not is what matters.
    steder = [nr for nr, byte in enumerate(innhold) if byte and nr >= 100]
    tilfeldig, funnet, uten_virkning = random.Random(5), 0, 0
    for nr in range(200):
        mappe = tmp_path / f"snudd-{nr}"
        mappe.mkdir()
        snudd = bytearray(innhold)
        snudd[tilfeldig.choice(steder)] ^= 1 << tilfeldig.randrange(8)
        (mappe / FILNAVN).write_bytes(snudd)
        try:
            skadet = Lager(mappe)
            lest = (skadet.passasjer(alle), skadet.tokenvektorer(alle))
            # Rows that are gone are no wrong answers, but must be found.
            assert all(riktig[0][i] == p for i, p in lest[0].items())
            assert all(riktig[1][i] == t for i, t in lest[1].items())
            hel = kontroller(skadet, filer=False).hel
            if hel:
                assert lest == riktig
                assert summert(skadet.fil) == lagret
            skadet.lukk()
        except IndeksFeil as feil:
            assert str(feil).endswith(".")
            hel = False
        funnet, uten_virkning = funnet + (not hel), uten_virkning + hel
        shutil.rmtree(mappe)
    assert funnet > 100, f"{funnet} found, {uten_virkning} changed nothing that is stored"


@pytest.mark.parametrize("skade", ["borte", "byte", "avkuttet", "en annens"])
def test_faiss_filen_blir_funnet_og_laget_igjen(lager: Lager, skade: str) -> None:
    (sti,) = lager.mappe.glob("vektorer-*")
    fasit = Vektorsok(lager).sok(lager.vektorer([9])[9], 5)
    innhold = bytearray(sti.read_bytes())
    if skade == "borte":
        sti.unlink()
    elif skade == "byte":
        innhold[len(innhold) // 2] ^= 4
        sti.write_bytes(innhold)
    elif skade == "avkuttet":
        sti.write_bytes(innhold[:-40])
    else:
        annen = Lager(lager.mappe.parent / "annen", opprett=True)
        annen.krev_modell(MODELL)
        for navn in ("x", "y", "z"):
            annen.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=20))
        vektorer.lagre(annen)
        shutil.copy(next(annen.mappe.glob("vektorer-*")), sti)
    funn = kontroller(lager, filer=False)
    assert "FAISS-filen" in " ".join([hva(funn), *funn.merknader])
    assert funn.hel == (skade == "borte"), "without it all is there, only slower"
    assert Vektorsok(lager).sok(lager.vektorer([9])[9], 5) == fasit
    assert kontroller(lager, reparer=True, filer=False).hel
    assert kontroller(lager, filer=False) == Kontroll()


def test_rester_etter_en_drept_kjoring_ryddes(lager: Lager) -> None:
    rest = lager.mappe / "vektorer-77.123.ny"
    rest.write_bytes(b"halv")
    lager.legg_inn(fil("/m/d.pdf"), lag_innlegg("d"))
    vektorer.lagre(lager)
    assert not rest.exists()


def test_en_skadet_database_sier_hva_som_kan_gjores(lager: Lager) -> None:
    sql(lager, "PRAGMA wal_checkpoint(TRUNCATE)")
    lager.lukk()
    innhold = bytearray(lager.fil.read_bytes())
    innhold[4096 : 4096 * 12] = random.Random(3).randbytes(4096 * 11)
    lager.fil.write_bytes(innhold)
    resultat = CliRunner().invoke(hoved, ["kontroller", "--rask", "--indeks", str(lager.mappe)])
    assert resultat.exit_code == 1
    assert "skadet" in resultat.output and "gjenopprett" in resultat.output
    assert "Traceback" not in resultat.output


# --- the whole way, with files and a model --------------------------------------------------------


@pytest.fixture
def papirmappe(tmp_path: Path) -> Path:
    mappe = tmp_path / "papirer"
    mappe.mkdir()
    for navn in ("bru", "skole"):
        lag_pdf(
            mappe / f"{navn}.pdf",
            [[f"Formannskapet vedtok å bygge {navn} nummer {nr}." for nr in range(20)]],
        )
    return mappe


def test_reparasjon_leser_dokumentet_pa_nytt_fra_filen(
    papirmappe: Path, tmp_path: Path, liten_modell: Modell, liten_mappe: Path
) -> None:
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([papirmappe], lager, liten_modell)
    riktig = {p.tekst for p in lager.passasjer(lager.finn_passasjer("1", ())).values()}
    sql(lager, "UPDATE passasje SET tekst = 'tull'")
    valg = ["--indeks", str(lager.mappe), "--modell", str(liten_mappe)]
    resultat = CliRunner().invoke(hoved, ["kontroller", *valg])
    assert resultat.exit_code == 1
    assert "Skadet: «bru.pdf»: passasje" in resultat.output
    assert "Indeksen er ikke hel. Prøv «sakssok kontroller --reparer»." in resultat.output
    resultat = CliRunner().invoke(hoved, ["kontroller", "--reparer", *valg])
    assert resultat.exit_code == 0, resultat.output
    assert "Reparert: dokumentet er tatt ut, og filen leses på nytt." in resultat.output
    resultat = CliRunner().invoke(hoved, ["kontroller", *valg])
    assert resultat.output.startswith("Indeksen er hel: 2 dokumenter"), resultat.output
    assert {p.tekst for p in lager.passasjer(lager.finn_passasjer("1", ())).values()} == riktig


def test_det_en_reparasjon_ikke_far_lest_igjen_sies_og_gir_feilkode(
    papirmappe: Path, tmp_path: Path, liten_modell: Modell, liten_mappe: Path
) -> None:
    lag_pdf(papirmappe / "vei.pdf", [["Formannskapet vedtok å bygge veien."]])
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([papirmappe], lager, liten_modell)
    sql(lager, "UPDATE passasje SET tekst = 'tull'")
    (papirmappe / "bru.pdf").unlink()
    (papirmappe / "skole.pdf").write_bytes(b"ikke en PDF")
    valg = ["--indeks", str(lager.mappe), "--modell", str(liten_mappe)]
    resultat = CliRunner().invoke(hoved, ["kontroller", "--reparer", *valg])
    assert resultat.exit_code == 1
    assert "Reparert: dokumentet er tatt ut, men filen finnes ikke lenger." in resultat.output
    assert "Hoppet over: skole.pdf: Filen «skole.pdf» er ikke en PDF" in resultat.output
    assert (
        "Indeksen er reparert, men uten «bru.pdf», «skole.pdf»; hent filene fra kilden, og kjør "
        "«sakssok indekser» på dem.\n"
    ) in resultat.output
    resultat = CliRunner().invoke(hoved, ["kontroller", *valg])
    assert resultat.output.startswith("Indeksen er hel: 1 dokument, "), resultat.output


def test_filer_som_er_endret_eller_borte_er_merknader(
    papirmappe: Path, tmp_path: Path, liten_modell: Modell
) -> None:
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([papirmappe], lager, liten_modell)
    assert kontroller(lager, modell=liten_modell).merknader == []
    (papirmappe / "bru.pdf").write_bytes(b"%PDF-1.7 noe annet")
    (papirmappe / "skole.pdf").unlink()
    funn = kontroller(lager, modell=liten_modell)
    assert funn.hel
    assert funn.merknader == [
        f"Filen «{papirmappe / navn}» {hva_}; kjør «sakssok indekser» for å få med endringen."
        for navn, hva_ in (
            ("bru.pdf", "er endret siden den ble indeksert"),
            ("skole.pdf", "finnes ikke lenger"),
        )
    ]


def test_en_annen_modell_blir_funnet(
    papirmappe: Path, tmp_path: Path, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([papirmappe], lager, liten_modell)
    with monkeypatch.context() as m:
        # Of the same name and weights, but not the same vectors, as after a change of a library.
        snudd = lambda tekster: np.roll(liten_modell.embed_med_tokens(tekster)[0], 5, axis=1)  # noqa: E731
        m.setattr(type(liten_modell), "embed_passasjer", lambda _, tekster: snudd(tekster))
        assert "gir en annen vektor for passasje" in hva(kontroller(lager, modell=liten_modell))
    sql(lager, "UPDATE meta SET verdi = replace(verdi, 'query: ', 'q: ') WHERE nokkel = 'modell'")
    assert "er en annen; bruk den samme" in hva(kontroller(lager, modell=liten_modell))


# --- disks ----------------------------------------------------------------------------------------


def montert(type_: str, *valg: str) -> Callable[[Path], bool]:
    def monter(mappe: Path) -> bool:
        svar = subprocess.run(["mount", *valg, type_, str(mappe)], capture_output=True)
        return svar.returncode == 0

    return monter


@pytest.fixture
def liten_disk() -> Iterator[Path]:
    """A disk of one megabyte and a half, where this process may mount one."""
    mappe = Path(tempfile.mkdtemp())
    if not montert("tmpfs", "-t", "tmpfs", "-o", "size=1536k")(mappe):
        mappe.rmdir()
        pytest.skip("må kunne montere en disk (root)")
    yield mappe
    subprocess.run(["umount", "-l", str(mappe)], check=True)
    mappe.rmdir()


def test_en_full_disk_gir_en_setning_og_det_som_var_inne_er_helt(liten_disk: Path) -> None:
    lager = Lager(liten_disk / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    inne = 0
    with pytest.raises(IndeksFeil, match="disken er full; frigjør plass og kjør igjen"):
        for nr in range(1000):
            lager.legg_inn(fil(f"/m/{nr}.pdf"), lag_innlegg(f"d{nr}", antall=40))
            inne += 1
    assert inne > 0
    vektorer.lagre(lager)  # does not fit either, and is not needed
    assert len(lager.dokumenter()) == inne
    assert Vektorsok(lager).sok(lager.vektorer([1])[1], 1)[0][0] == 1
    from indeks.lagring.kopi import sikkerhetskopi

    with pytest.raises(IndeksFeil, match=r"kunne ikke skrives \(disken er full\)"):
        sikkerhetskopi(lager, liten_disk / "kopi")
    assert sorted(p.name for p in liten_disk.iterdir()) == ["indeks"], "nothing half is left"
    lager.lukk()
    utvidet = subprocess.run(["mount", "-o", "remount,size=64m", str(liten_disk)])
    assert utvidet.returncode == 0
    lager = Lager(liten_disk / "indeks")
    vektorer.lagre(lager)
    funn = kontroller(lager, filer=False)
    assert (funn.feil, lager.antall()["dokumenter"]) == ([], inne)
    lager.lukk()


def test_en_skrivebeskyttet_disk_kan_sokes_i_men_ikke_skrives_til(
    liten_disk: Path, liten_modell: Modell
) -> None:
    lager = Lager(liten_disk / "indeks", opprett=True)
    papirer = liten_disk / "papirer"
    papirer.mkdir()
    lag_pdf(papirer / "a.pdf", [["Formannskapet vedtok å bygge bru over elva."]])
    indekser([papirer], lager, liten_modell)
    lager.lukk()
    subprocess.run(["mount", "-o", "remount,ro", str(liten_disk)], check=True)
    lager = Lager(liten_disk / "indeks")
    assert Sokemotor(lager, liten_modell).sok("Hva vedtok formannskapet?").treff
    assert kontroller(lager).feil == []
    with pytest.raises(IndeksFeil, match="kan ikke skrives til"):
        indekser([papirer], lager, liten_modell)
    lager.lukk()


UTEN_RETT = """
import os, sys
from pathlib import Path
from indeks.feil import SakssokFeil
from indeks.lagring.laas import alene
from indeks.lagring.lager import Lager
if os.geteuid() == 0: os.seteuid(65534)
mappe = Path(sys.argv[1])
for gjor in (lambda: Lager(mappe), lambda: Lager(mappe / "ny", opprett=True)):
    try: gjor(); print("gikk")
    except SakssokFeil as feil: print(feil)
"""


def test_en_mappe_uten_skriverett_gir_en_setning() -> None:
    mappe = Path(tempfile.mkdtemp())
    try:
        Lager(mappe / "indeks", opprett=True).lukk()
        mappe.chmod(0o755)
        (mappe / "indeks").chmod(0o555)
        svar = subprocess.run(
            [sys.executable, "-c", UTEN_RETT, str(mappe / "indeks")],
            cwd=ROT, capture_output=True, text=True,
        )  # fmt: skip
        linjer = svar.stdout.splitlines()
        assert len(linjer) == 2 and not svar.stderr, svar
        assert "gi brukeren din rett" in linjer[0] or "gi skriverett" in linjer[0]
        assert "mangler tilgang" in linjer[1]
    finally:
        shutil.rmtree(mappe)


# --- older versions -------------------------------------------------------------------------------


def som_versjon(versjon: int, kilde: Lager, mappe: Path) -> Path:
    """An index as an older version made it, with all its documents. Version 2 knew no check sums
    and no OCR, version 4 no sums of files and no pages that are half read."""
    mappe.mkdir()
    kilde.lukk()
    with sqlite3.connect(mappe / FILNAVN) as db:
        for tabell in skjema.MIGRERINGER[:versjon]:
            db.executescript(tabell)
        db.execute("ATTACH ? AS ny", (str(kilde.fil),))
        for (tabell,) in db.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE "
            "'passasje_fts%' AND name != 'passasje_ord'"
        ).fetchall():
            kolonner = ", ".join(r[1] for r in db.execute(f"PRAGMA main.table_info({tabell})"))
            db.execute(f"INSERT INTO {tabell} ({kolonner}) SELECT {kolonner} FROM ny.{tabell}")
        db.execute(
            "INSERT INTO passasje_fts (rowid, kropp, kontekst) "
            "SELECT rowid, kropp, kontekst FROM ny.passasje_fts"
        )
        db.execute(f"PRAGMA user_version = {versjon}")
    db.close()
    return mappe


@pytest.mark.parametrize("versjon", range(2, skjema.SKJEMAVERSJON))
def test_en_indeks_fra_en_eldre_utgave_gar_fram_med_alt_den_hadde(
    tmp_path: Path, papirer: Path, liten_modell: Modell, versjon: int
) -> None:
    ny = Lager(tmp_path / "ny", opprett=True)
    indekser([papirer], ny, liten_modell)
    riktig = ny.passasjer(ny.finn_passasjer("1", ()))
    gammel = Lager(som_versjon(versjon, ny, tmp_path / "gammel"))
    assert gammel.passasjer(gammel.finn_passasjer("1", ())) == riktig
    funn = kontroller(gammel, modell=liten_modell)
    assert funn.hel and "FAISS-filen mangler" in funn.merknader[0]
    assert kontroller(gammel, reparer=True).hel
    sporsmal = "Hva ble vedtatt om skolen?"
    svar = [Sokemotor(lager, liten_modell).sok(sporsmal) for lager in (Lager(ny.mappe), gammel)]
    assert svar[0].treff == svar[1].treff and svar[0].svar == svar[1].svar
    assert indekser([papirer], gammel, liten_modell).uendret == len(riktig and ny.filer())
    sql(gammel, "UPDATE fil SET storrelse = storrelse + 1 WHERE dokument_id = 1")
    assert "det som står om filen" in hva(kontroller(gammel))


def test_en_leser_som_ikke_kan_oppgradere_far_en_setning(lager: Lager, tmp_path: Path) -> None:
    mappe = som_versjon(2, lager, tmp_path / "gammel")
    with sqlite3.connect(mappe / FILNAVN) as db:
        db.execute("DROP TABLE fil")
    db.close()
    with pytest.raises(IndeksFeil, match="fra en eldre utgave kan ikke oppgraderes"):
        Lager(mappe)


def test_kontroll_uten_reparasjon_endrer_ingenting(lager: Lager) -> None:
    sql(lager, snu_byte("tekst"))
    sql(lager, "PRAGMA wal_checkpoint(TRUNCATE)")
    lager.lukk()
    for_ = {f.name: f.read_bytes() for f in lager.mappe.iterdir() if not f.name.endswith("-shm")}
    kontroller(lager, filer=False)
    lager.lukk()
    etter = {f.name: f.read_bytes() for f in lager.mappe.iterdir() if not f.name.endswith("-shm")}
    assert {k: v for k, v in etter.items() if v} == {k: v for k, v in for_.items() if v}
