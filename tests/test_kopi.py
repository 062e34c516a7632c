"""Sikkerhetskopi og gjenoppretting: hel eller ikke der, mens andre leser og skriver."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_kontroll import som_versjon
from test_lager import MODELL, fil, lag_innlegg

from app.kommandolinje import hoved
from indeks.feil import IndeksFeil
from indeks.fil.filer import sha256
from indeks.lagring import vektorer
from indeks.lagring.kontroll import kontroller
from indeks.lagring.kopi import INNHOLD, gjenopprett, sikkerhetskopi
from indeks.lagring.laas import alene
from indeks.lagring.lager import FILNAVN, OPPLASTET, Lager
from indeks.lagring.personlager import les_unntatte, merk_unntatt
from indeks.lagring.skjema import SKJEMAVERSJON
from indeks.lagring.vektorer import Vektorsok


@pytest.fixture
def lager(tmp_path: Path) -> Iterator[Lager]:
    lager = Lager(tmp_path / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    for navn in ("a", "b"):
        lager.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=20))
    (lager.mappe / "utvalg.toml").write_text("[forkortelser]\n", encoding="utf-8")
    vektorer.lagre(lager)
    yield lager
    lager.lukk()


def alt(lager: Lager) -> object:
    return (
        lager.passasjer(lager.finn_passasjer("1", ())),
        lager.dokumenter(),
        lager.filer(),
        lager.modell,
    )


def test_en_kopi_er_indeksen_slik_den_var(lager: Lager, tmp_path: Path) -> None:
    for_ = alt(lager)
    om = sikkerhetskopi(lager, tmp_path / "kopi")
    assert (om["dokumenter"], om["passasjer"]) == (2, 40)
    assert sorted(f.name for f in (tmp_path / "kopi").iterdir()) == [
        FILNAVN, INNHOLD, "utvalg.toml",
    ]  # fmt: skip
    lager.fjern_fil("/m/a.pdf")
    lager.legg_inn(fil("/m/c.pdf"), lag_innlegg("c"))
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert alt(lager) == for_
    assert kontroller(lager, filer=False).feil == []


@pytest.fixture
def opplastet(lager: Lager) -> Path:
    """Beside the PDFs elsewhere, one that was sent from the browser, and one that was taken out."""
    mappe = lager.mappe / OPPLASTET
    mappe.mkdir()
    for navn in ("sendt.pdf", "tatt ut.pdf"):
        (mappe / navn).write_bytes(f"%PDF-{navn}".encode())
        lager.legg_inn(fil(str(mappe / navn)), lag_innlegg(navn))
    merk_unntatt(lager, str(mappe / "sendt.pdf"), 1, "Unntatt offentlighet")
    lager.fjern_fil(str(mappe / "tatt ut.pdf"))
    vektorer.lagre(lager)
    return mappe


def test_det_som_er_sendt_fra_nettleseren_er_med_sa_lenge_det_er_i_indeksen(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    for_ = alt(lager)
    tid = (opplastet / "sendt.pdf").stat().st_mtime_ns
    (lager.mappe / "brukere.json").write_text("{}")
    (lager.mappe / "okt.nokkel").write_text("hemmelig")
    sikkerhetskopi(lager, tmp_path / "kopi")
    assert sorted(
        f.relative_to(tmp_path / "kopi").as_posix() for f in (tmp_path / "kopi").rglob("*")
    ) == [OPPLASTET, f"{OPPLASTET}/sendt.pdf", FILNAVN, INNHOLD, "utvalg.toml"]

    lager.fjern_fil(str(opplastet / "sendt.pdf"))
    (opplastet / "sendt.pdf").unlink()
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert alt(lager) == for_
    assert (opplastet / "sendt.pdf").read_bytes() == b"%PDF-sendt.pdf"
    assert (opplastet / "sendt.pdf").stat().st_mtime_ns == tid
    assert not list(lager.mappe.glob(".*"))


def test_i_en_ny_mappe_er_det_som_er_sendt_kjent_der_det_na_ligger(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    gjenopprett(tmp_path / "kopi", tmp_path / "annen")
    annen = Lager(tmp_path / "annen")
    sendt = tmp_path / "annen" / OPPLASTET / "sendt.pdf"
    assert set(annen.filer()) == {"/m/a.pdf", "/m/b.pdf", str(sendt)}
    assert sendt.read_bytes() == (opplastet / "sendt.pdf").read_bytes()
    assert [u.sti for u in les_unntatte(annen)] == [str(sendt)]
    assert kontroller(annen, filer=False).feil == []


def test_en_annen_pdf_med_samme_navn_skrives_ikke_over(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    (opplastet / "sendt.pdf").write_bytes(b"%PDF-sendt etter kopien")
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert (opplastet / "sendt.pdf").read_bytes() == b"%PDF-sendt.pdf"
    assert (opplastet / "sendt-2.pdf").read_bytes() == b"%PDF-sendt etter kopien"


def test_en_skadet_pdf_i_kopien_stanser_gjenopprettingen(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    (tmp_path / "kopi" / OPPLASTET / "sendt.pdf").write_bytes(b"%PDF-sendt.pdx")
    with pytest.raises(IndeksFeil, match=r"er skadet \(opplastet/sendt.pdf er ikke som"):
        gjenopprett(tmp_path / "kopi", lager.mappe)


def test_er_disken_full_for_databasen_er_byttet_er_alt_som_for(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    lager.fjern_fil("/m/a.pdf")
    for_ = alt(lager)
    myk, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(IndeksFeil, match=r"den er som den var, frigjør plass og prøv igjen\."):
            gjenopprett(tmp_path / "kopi", lager.mappe)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (myk, hard))
    assert alt(lager) == for_
    assert not list(lager.mappe.glob(".*"))


def test_svikter_det_etter_at_databasen_er_byttet_sies_det(
    lager: Lager, tmp_path: Path, opplastet: Path
) -> None:
    for_ = alt(lager)
    sikkerhetskopi(lager, tmp_path / "kopi")
    lager.fjern_fil("/m/a.pdf")
    # A file cannot take the place of a folder.
    (lager.mappe / "utvalg.toml").unlink()
    (lager.mappe / "utvalg.toml").mkdir()
    with pytest.raises(
        IndeksFeil,
        match=r"er gjenopprettet, men ikke alle filene ved siden av databasen .* frigjør plass og "
        r"kjør «sakssok gjenopprett» en gang til\.",
    ):
        gjenopprett(tmp_path / "kopi", lager.mappe)
    assert alt(lager) == for_
    (lager.mappe / "utvalg.toml").rmdir()
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert (lager.mappe / "utvalg.toml").is_file()


def test_en_kopi_kan_legges_i_en_ny_mappe(lager: Lager, tmp_path: Path) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    gjenopprett(tmp_path / "kopi", tmp_path / "annen" / "maskin")
    annen = Lager(tmp_path / "annen" / "maskin")
    assert alt(annen) == alt(lager)
    assert kontroller(annen, filer=False).feil == []
    assert (annen.mappe / "utvalg.toml").is_file()


def test_det_som_er_slettet_er_ikke_i_kopien(lager: Lager, tmp_path: Path) -> None:
    lager.legg_inn(fil("/m/hemmelig.pdf"), lag_innlegg("Hemmeligheten"))
    lager.fjern_fil("/m/hemmelig.pdf")
    sikkerhetskopi(lager, tmp_path / "kopi")
    assert b"Hemmeligheten" not in (tmp_path / "kopi" / FILNAVN).read_bytes()


def test_en_leser_ser_den_gamle_eller_den_gjenopprettede_og_soker_riktig_i_den(
    lager: Lager, tmp_path: Path
) -> None:
    """Also where the restored one has come as far in its count of changes as the other."""
    sok = Vektorsok(lager)
    sikkerhetskopi(lager, tmp_path / "kopi")
    lager.fjern_fil("/m/b.pdf")
    lager.legg_inn(fil("/m/c.pdf"), lag_innlegg("c", antall=20))
    vektor = lager.vektorer([25])[25]
    assert sok.sok(vektor, 1)[0][0] == 25
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert lager.passasjer([25])[25].dokument == "b.pdf"
    assert sok.sok(lager.vektorer([25])[25], 1)[0][0] == 25
    assert sok.sok(lager.vektorer([25])[25], 1)[0][1] == pytest.approx(1)


def test_en_indeks_som_ikke_kan_apnes_legges_til_side(lager: Lager, tmp_path: Path) -> None:
    for_ = alt(lager)
    sikkerhetskopi(lager, tmp_path / "kopi")
    lager.lukk()
    lager.fil.write_bytes(b"dette var en indeks" * 1000)
    gjenopprett(tmp_path / "kopi", lager.mappe)
    assert alt(Lager(lager.mappe)) == for_
    (unna,) = lager.mappe.glob("skadet-*")
    assert (unna / FILNAVN).read_bytes().startswith(b"dette var en indeks")


@pytest.mark.parametrize("skade", ["byte", "fil borte", "ingen kopi", "innholdet er tull"])
def test_en_kopi_som_ikke_er_hel_legges_ikke_tilbake(
    lager: Lager, tmp_path: Path, skade: str
) -> None:
    kopi = tmp_path / "kopi"
    sikkerhetskopi(lager, kopi)
    for_ = alt(lager)
    if skade == "byte":
        innhold = bytearray((kopi / FILNAVN).read_bytes())
        innhold[len(innhold) // 2] ^= 1
        (kopi / FILNAVN).write_bytes(innhold)
    elif skade == "fil borte":
        (kopi / "utvalg.toml").unlink()
    elif skade == "ingen kopi":
        kopi = tmp_path
    else:
        (kopi / INNHOLD).write_text("{}")
    with pytest.raises(IndeksFeil, match=r"er skadet \(|er ikke en hel sikkerhetskopi") as feil:
        gjenopprett(kopi, lager.mappe)
    assert str(feil.value).count("; ") == 1
    assert alt(lager) == for_


def test_en_kopi_fra_forrige_utgave_kan_legges_tilbake(lager: Lager, tmp_path: Path) -> None:
    riktig = lager.passasjer(lager.finn_passasjer("1", ()))
    gammel = som_versjon(2, lager, tmp_path / "gammel")
    (gammel / INNHOLD).write_text(json.dumps({"sha256": {FILNAVN: sha256(gammel / FILNAVN)}}))
    gjenopprett(gammel, tmp_path / "ny")
    ny = Lager(tmp_path / "ny")
    assert ny.passasjer(ny.finn_passasjer("1", ())) == riktig
    assert kontroller(ny, filer=False).feil == []


def test_en_kopi_fra_en_nyere_utgave_legges_ikke_tilbake(lager: Lager, tmp_path: Path) -> None:
    kopi = tmp_path / "kopi"
    sikkerhetskopi(lager, kopi)
    for_ = alt(lager)
    db = sqlite3.connect(kopi / FILNAVN)
    db.execute(f"PRAGMA user_version = {SKJEMAVERSJON + 1}")
    db.close()
    (kopi / INNHOLD).write_text(json.dumps({"sha256": {FILNAVN: sha256(kopi / FILNAVN)}}))
    with pytest.raises(IndeksFeil, match="laget av en nyere utgave av Sakssøk; oppdater"):
        gjenopprett(kopi, lager.mappe)
    assert alt(Lager(lager.mappe)) == for_
    assert sorted(f.name for f in kopi.iterdir()) == [FILNAVN, INNHOLD, "utvalg.toml"]


def test_et_mal_som_finnes_blir_ikke_rort(lager: Lager, tmp_path: Path) -> None:
    (tmp_path / "kopi").mkdir()
    with pytest.raises(IndeksFeil, match="finnes fra før; velg et annet navn"):
        sikkerhetskopi(lager, tmp_path / "kopi")
    assert list((tmp_path / "kopi").iterdir()) == []


def test_kopien_er_hel_mens_andre_skriver(lager: Lager, tmp_path: Path) -> None:
    """Every copy made while documents come and go is an index as it was at some moment."""
    ferdig = threading.Event()

    def skriv() -> None:
        nr = 0
        while not ferdig.is_set():
            nr += 1
            lager.legg_inn(fil(f"/m/{nr % 7}.pdf"), lag_innlegg(f"s{nr}", antall=10))
        lager.lukk()

    skriver = threading.Thread(target=skriv)
    skriver.start()
    try:
        for nr in range(8):
            sikkerhetskopi(lager, tmp_path / f"kopi-{nr}")
    finally:
        ferdig.set()
        skriver.join()
    for nr in range(8):
        gjenopprett(tmp_path / f"kopi-{nr}", tmp_path / f"ut-{nr}")
        assert kontroller(Lager(tmp_path / f"ut-{nr}"), filer=False).feil == []


# --- one writer -----------------------------------------------------------------------------------

HOLDER = """
import sys, time
from pathlib import Path
from indeks.lagring.laas import alene
with alene(Path(sys.argv[1]), "sakssok indekser"):
    print("har den", flush=True)
    time.sleep(60)
"""


def test_den_andre_far_vite_hvem_som_skriver(lager: Lager, tmp_path: Path) -> None:
    sikkerhetskopi(lager, tmp_path / "kopi")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lager.mappe)],
        cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "har den\n"
        for_ = alt(lager)
        with pytest.raises(IndeksFeil) as feil, alene(lager.mappe, "sakssok fjern"):
            pytest.fail("two writers")
        assert str(feil.value).startswith(
            f"Indeksen «{lager.mappe}» er i bruk av en annen kjøring (sakssok indekser, prosess "
            f"{holder.pid}, siden "
        )
        assert str(feil.value).endswith("; vent til den er ferdig.")
        assert alt(lager) == for_, "readers go on"
        os.kill(holder.pid, 9)
        holder.wait()
    with alene(lager.mappe, "sakssok fjern"):
        pass  # the system let go of it when it died


def test_kommandoene_sier_hva_de_gjorde(lager: Lager, tmp_path: Path) -> None:
    def kjor(*ord_: str) -> str:
        resultat = CliRunner().invoke(hoved, [*ord_, "--indeks", str(lager.mappe)])
        assert resultat.exit_code == 0, resultat.output
        return resultat.output.strip()

    kopi = str(tmp_path / "kopi")
    assert kjor("sikkerhetskopi", kopi) == (
        f"Sikkerhetskopi i «{kopi}»: 2 dokumenter, 40 passasjer."
    )
    kjor("fjern", "/m/a.pdf")
    assert kjor("gjenopprett", kopi).startswith("Gjenopprettet: 2 dokumenter, 40 passasjer.")
    assert kjor("kontroller", "--rask") == "Indeksen er hel: 2 dokumenter, 40 passasjer."


def test_en_fil_kan_tas_ut_hvordan_navnet_enn_er_skrevet(lager: Lager) -> None:
    lager.legg_inn(fil("/m/bla\u030abær.pdf"), lag_innlegg("blå"))
    resultat = CliRunner().invoke(hoved, ["fjern", "/m/blåbær.pdf", "--indeks", str(lager.mappe)])
    assert resultat.output == "Tatt ut: 1.\n"
    with sqlite3.connect(lager.fil) as db:
        assert db.execute("SELECT count(*) FROM fil").fetchone() == (2,)
