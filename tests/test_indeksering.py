"""Fra filer til indeks: uendret koster ingenting, endret erstattes, og et avbrudd etterlater seg
ingenting."""

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from lag_pdf import Side, krypter, lag_pdf, med_odelagt_side

from app.kommandolinje import hoved
from app.tilstand import tom_mappe, vis_rapport
from indeks import indeksering
from indeks.feil import IndeksFeil, SakssokFeil
from indeks.fil.filer import finn
from indeks.indeksering import Fremdrift, Lesevalg, Rapport, indekser
from indeks.lagring.lager import FILNAVN, LES_IGJEN, Lager
from indeks.lagring.vektorer import Vektorsok
from indeks.sprakmodell.modell import Modell, last_modell

ROT = Path(__file__).parent.parent


def protokoll(nr: int, *, ord_: str = "svømmehall", saker: int = 2) -> list[list[str]]:
    """The pages of a small protocol; each number is another meeting."""
    dato = f"{nr % 27 + 1:02}.03.2023"
    sider = [["Møteprotokoll", "Formannskapet", "Dato Tid Sted", f"{dato} 17:00 Rådhuset"]]
    for sak in range(saker):
        saksnr = f"{nr * 10 + sak}/23"
        sider.append(
            [
                f"{saksnr} Sak {sak} om {ord_} i krets {nr}",
                "Behandlet av Møtedato Saksnr.",
                f"1 Formannskapet {dato} {saksnr}",
                "Kommunedirektørens forslag til vedtak:",
                *(f"{p}. Kommunen går videre med {ord_} nummer {p + nr}." for p in range(1, 9)),
                "Behandling",
                "Forslaget ble enstemmig vedtatt.",
                "Vedtak",
                *(f"{p}. Kommunen går videre med {ord_} nummer {p + nr}." for p in range(1, 9)),
            ]
        )
    return sider


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    mappe = tmp_path / "papirer"
    (mappe / "under").mkdir(parents=True)
    lag_pdf(mappe / "a.pdf", protokoll(1))
    lag_pdf(mappe / "b.PDF", protokoll(2))
    lag_pdf(mappe / "under" / "c.pdf", protokoll(3))
    (mappe / "notat.txt").write_text("ikke en PDF")
    (mappe / ".skjult.pdf").write_bytes(b"")
    return mappe


@pytest.fixture
def lager(tmp_path: Path) -> Lager:
    return Lager(tmp_path / "indeks", opprett=True)


def innhold(mappe: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the index in a folder, in order, but when they were written."""
    with sqlite3.connect(mappe / FILNAVN) as db:
        return {
            "meta": db.execute("SELECT * FROM meta ORDER BY 1").fetchall(),
            "dokument": db.execute(
                "SELECT id, sha256, navn, sider, uten_tekst, tekst, sidestart FROM dokument "
                "ORDER BY 1"
            ).fetchall(),
            **{
                tabell: db.execute(f"SELECT * FROM {tabell} ORDER BY 1").fetchall()
                for tabell in ("fil", "behandling", "del", "passasje", "passasje_ord")
            },
            "fts": db.execute("SELECT rowid, * FROM passasje_fts ORDER BY 1").fetchall(),
        }


def uten_ider(mappe: Path) -> list[tuple[Any, ...]]:
    """What is known of each passage, whatever order the documents came in."""
    with sqlite3.connect(mappe / FILNAVN) as db:
        return sorted(
            db.execute(
                """SELECT d.sha256, d.tekst, d.sidestart, p.tekst, p.kontekst, p.start, p.slutt,
                          p.side_fra, p.side_til, p.vektor, p.tokenvektorer, l.nr, l.slag, l.utvalg,
                          coalesce(b.saksnr, ''), coalesce(b.sakstittel, ''), f.kropp, f.kontekst
                   FROM passasje p JOIN dokument d ON d.id = p.dokument_id
                   JOIN del l ON l.id = p.del_id JOIN passasje_fts f ON f.rowid = p.id
                   LEFT JOIN behandling b ON b.id = l.behandling_id"""
            ).fetchall()
        )


# --- files -----------------------------------------------------------------------------------


def test_alle_pdf_er_under_mappen_finnes_en_gang(mappe: Path) -> None:
    ventet = [mappe / "a.pdf", mappe / "b.PDF", mappe / "under" / "c.pdf"]
    assert finn([mappe]).filer == ventet
    assert finn([mappe / "a.pdf", mappe, mappe / "under"]).filer == ventet


def test_en_sti_som_ikke_finnes_gir_en_norsk_setning(tmp_path: Path) -> None:
    with pytest.raises(SakssokFeil, match="finnes ikke; sjekk at stien er riktig skrevet"):
        finn([tmp_path / "borte"])


def test_forste_gang_gaar_alt_inn(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    rapport = indekser([mappe], lager, liten_modell)
    antall = lager.antall()
    assert (rapport.nye, rapport.endret, rapport.uendret, rapport.avvist) == (3, 0, 0, [])
    assert rapport.sider == antall["sider"] == 9
    assert rapport.passasjer == antall["passasjer"] > 0
    assert antall["behandlinger"] == 6
    assert {d.navn for d in lager.dokumenter()} == {"a.pdf", "b.PDF", "c.pdf"}


def test_vektorene_er_passasjens_med_konteksten_foran(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    indekser([mappe / "a.pdf"], lager, liten_modell)
    ider, vektorer = lager.alle_vektorer()
    for i, vektor in zip(ider.tolist(), vektorer, strict=True):
        p = lager.passasjer([i])[i]
        egen = liten_modell.embed_passasjer([f"{p.kontekst}\n{p.tekst}"])[0]
        assert float(egen @ vektor) > 0.995
        assert Vektorsok(lager).sok(vektor, 1)[0][0] in ider


def ingen_lesing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indeksering.Leser, "les", lambda *_: pytest.fail("a file was read"))


def ingen_vektorer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indeksering, "lag_innlegg", lambda *_: pytest.fail("text was embedded"))


def test_en_uendret_fil_koster_ingenting(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    indekser([mappe], lager, liten_modell)
    for_ = innhold(lager.mappe)
    ingen_lesing(monkeypatch)
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.endret, rapport.uendret, rapport.sider) == (0, 0, 3, 0)
    assert innhold(lager.mappe) == for_


def test_uendrede_filer_kan_leses_paa_nytt(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    """En ny utgave leser bedre: hvert dokument leses igjen én gang, også når to filer har det."""
    indekser([mappe], lager, liten_modell)
    shutil.copy(mappe / "a.pdf", mappe / "kopi.pdf")
    indekser([mappe], lager, liten_modell)
    for_ = lager.antall()
    ider = {d.id for d in lager.dokumenter()}
    rapport = indekser([mappe], lager, liten_modell, valg=Lesevalg(pa_nytt=True))
    assert (rapport.nye, rapport.endret, rapport.uendret, rapport.avvist) == (0, 3, 1, [])
    assert rapport.sider == 9
    assert lager.antall() == for_
    assert ider.isdisjoint(d.id for d in lager.dokumenter())
    assert indekser([mappe], lager, liten_modell).uendret == 4


def test_en_fil_med_ny_tid_men_samme_innhold_leses_men_regnes_ikke(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    indekser([mappe], lager, liten_modell)
    generasjon = lager.generasjon
    os.utime(mappe / "a.pdf", ns=(1, 1))
    ingen_vektorer(monkeypatch)
    assert indekser([mappe], lager, liten_modell).uendret == 3
    assert lager.generasjon == generasjon
    ingen_lesing(monkeypatch)
    assert indekser([mappe], lager, liten_modell).uendret == 3, "the new time is remembered"


def test_en_endret_fil_erstatter_sitt_gamle_selv(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    indekser([mappe], lager, liten_modell)
    lag_pdf(mappe / "a.pdf", protokoll(1, ord_="brannstasjon", saker=3))
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.endret, rapport.uendret) == (0, 1, 2)
    assert lager.antall()["dokumenter"] == 3
    tekster = [p.tekst for p in lager.passasjer(lager.finn_passasjer("1", ())).values()]
    assert any("brannstasjon nummer 2" in t for t in tekster)
    assert not any("svømmehall i krets 1\n" in t for t in tekster)
    # The same as an index that never saw the old one, but for ids.
    frisk = Lager(lager.mappe.parent / "frisk", opprett=True)
    indekser([mappe], frisk, liten_modell)
    assert uten_ider(lager.mappe) == uten_ider(frisk.mappe)


def test_en_fjernet_fil_kan_fjernes(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    indekser([mappe], lager, liten_modell)
    (mappe / "a.pdf").unlink()
    (mappe / "under" / "c.pdf").unlink()
    assert indekser([mappe], lager, liten_modell).fjernet == 0
    assert lager.antall()["dokumenter"] == 3, "not unless it is asked for"
    assert indekser([mappe], lager, liten_modell, rydd=True).fjernet == 2
    assert [d.navn for d in lager.dokumenter()] == ["b.PDF"]
    frisk = Lager(lager.mappe.parent / "frisk", opprett=True)
    indekser([mappe], frisk, liten_modell)
    assert uten_ider(lager.mappe) == uten_ider(frisk.mappe)


def test_rydding_gjelder_bare_mappene_som_er_nevnt(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    indekser([mappe], lager, liten_modell)
    (mappe / "a.pdf").unlink()
    assert indekser([mappe / "under"], lager, liten_modell, rydd=True).fjernet == 0
    assert indekser([mappe / "b.PDF"], lager, liten_modell, rydd=True).fjernet == 0
    assert lager.antall()["dokumenter"] == 3


def test_en_mappe_uten_pdf_er_ryddes_ikke_men_de_andre_gjor(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    """What is seen where a disk on the network is not mounted: the folder, and nothing in it."""
    annen = mappe.parent / "annen"
    annen.mkdir()
    for nr in (7, 8):
        lag_pdf(annen / f"{nr}.pdf", protokoll(nr))
    indekser([mappe, annen], lager, liten_modell)
    (annen / "7.pdf").unlink()
    mappe.rename(mappe.parent / "avmontert")
    (mappe / "under").mkdir(parents=True)

    rapport = indekser([mappe, annen], lager, liten_modell, rydd=True)
    assert (rapport.fjernet, rapport.tomme) == (1, [mappe])
    assert sorted(d.navn for d in lager.dokumenter()) == ["8.pdf", "a.pdf", "b.PDF", "c.pdf"]
    assert tom_mappe(mappe) in list(vis_rapport(rapport, lager))
    # A folder within one that is tidied, too.
    rapport = indekser([mappe.parent, mappe / "under"], lager, liten_modell, rydd=True)
    assert rapport.tomme == [mappe / "under"]
    assert "c.pdf" in {d.navn for d in lager.dokumenter()}


@pytest.fixture
def omvei(mappe: Path, lager: Lager, liten_modell: Modell) -> str:
    """The folder by the way round that the index knows it by: one made when `..` was kept."""
    (mappe.parent / "her").mkdir()
    omvei = f"{mappe.parent}/her/../{mappe.name}"
    indekser([mappe], lager, liten_modell)
    with lager.skriving() as db:
        db.execute("UPDATE fil SET sti = replace(sti, ?, ?)", (str(mappe), omvei))
    return omvei


def test_en_eldre_indeks_med_omveier_i_stiene_taper_ingenting_og_ryddes(
    mappe: Path, lager: Lager, liten_modell: Modell, omvei: str
) -> None:
    borte = mappe.rename(mappe.parent / "avmontert")
    mappe.mkdir()
    rapport = indekser([Path(omvei)], lager, liten_modell, rydd=True)
    assert (rapport.fjernet, rapport.tomme) == (0, [mappe])
    assert lager.antall()["dokumenter"] == 3

    mappe.rmdir()
    borte.rename(mappe)
    assert indekser([Path(omvei)], lager, liten_modell, rydd=True).fjernet == 3
    assert lager.antall()["dokumenter"] == 3
    assert all(Path(sti).is_relative_to(mappe) and ".." not in sti for sti in lager.filer())


@pytest.mark.parametrize("hva", ["a.pdf", ""])
def test_en_eldre_indeks_med_omveier_finner_det_som_skal_ut(
    lager: Lager, omvei: str, hva: str
) -> None:
    kjorer = CliRunner().invoke(
        hoved, ["fjern", f"{omvei}/{hva}".rstrip("/"), "--indeks", str(lager.mappe)]
    )
    assert kjorer.exit_code == 0, kjorer.output
    assert lager.antall()["dokumenter"] == (2 if hva else 0)


def test_en_tom_mappe_som_indeksen_ikke_har_noe_fra_er_ingenting_a_si_om(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    (mappe / "tom").mkdir()
    assert indekser([mappe, mappe / "tom"], lager, liten_modell, rydd=True).tomme == []


def test_to_filer_med_samme_innhold_er_ett_dokument(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    shutil.copy(mappe / "a.pdf", mappe / "kopi.pdf")
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, lager.antall()["dokumenter"]) == (4, 3)
    (nr,) = (d.id for d in lager.dokumenter() if d.navn == "a.pdf")
    assert [Path(s).name for s in lager.stier_til(nr)] == ["a.pdf", "kopi.pdf"]
    assert indekser([mappe], lager, liten_modell).uendret == 4

    (mappe / "a.pdf").unlink()
    assert indekser([mappe], lager, liten_modell, rydd=True).fjernet == 1
    assert sorted(d.navn for d in lager.dokumenter()) == ["b.PDF", "c.pdf", "kopi.pdf"]
    lag_pdf(mappe / "kopi.pdf", protokoll(9))
    assert indekser([mappe], lager, liten_modell).endret == 1
    assert lager.antall()["dokumenter"] == 3


def test_en_flyttet_fil_regnes_ikke_paa_nytt(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    indekser([mappe], lager, liten_modell)
    (mappe / "a.pdf").rename(mappe / "under" / "flyttet.pdf")
    ingen_vektorer(monkeypatch)
    indekser([mappe], lager, liten_modell, rydd=True)
    assert sorted(d.navn for d in lager.dokumenter()) == ["b.PDF", "c.pdf", "flyttet.pdf"]


def test_rekkefolgen_endrer_ikke_innholdet(
    mappe: Path, tmp_path: Path, liten_modell: Modell
) -> None:
    """Documents are numbered as they come; all else is the same."""
    filer = finn([mappe]).filer
    for navn, rekke in (("fram", filer), ("bak", filer[::-1])):
        indekser(rekke, Lager(tmp_path / navn, opprett=True), liten_modell)
    indekser(filer[2:], Lager(tmp_path / "delt", opprett=True), liten_modell)
    indekser(filer[:2], Lager(tmp_path / "delt"), liten_modell)
    assert uten_ider(tmp_path / "fram") == uten_ider(tmp_path / "bak")
    assert uten_ider(tmp_path / "fram") == uten_ider(tmp_path / "delt")


def test_samme_filer_gir_samme_indeks(mappe: Path, tmp_path: Path, liten_modell: Modell) -> None:
    for navn in ("en", "to"):
        indekser([mappe], Lager(tmp_path / navn, opprett=True), liten_modell)
    assert innhold(tmp_path / "en") == innhold(tmp_path / "to")


def test_en_annen_modell_avvises_for_noe_skrives(
    mappe: Path, lager: Lager, liten_modell: Modell, liten_mappe: Path
) -> None:
    indekser([mappe / "a.pdf"], lager, liten_modell)
    for_ = innhold(lager.mappe)
    annen = last_modell(str(liten_mappe), passasjeprompt="")
    with pytest.raises(IndeksFeil, match="bruk den samme modellen"):
        indekser([mappe], lager, annen)
    assert innhold(lager.mappe) == for_


# --- progress --------------------------------------------------------------------------------


def test_fremdriften_meldes_fil_for_fil_og_til_slutt_alle_passasjene(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    lag_pdf(mappe / "stor.pdf", protokoll(5, saker=12))
    sett: list[Fremdrift] = []
    rapport = indekser([mappe], lager, liten_modell, fremdrift=sett.append)
    assert {f.av for f in sett} == {4}
    assert [f.nr for f in sett] == sorted(f.nr for f in sett)
    for nr, fil in enumerate(finn([mappe]).filer, 1):
        egne = [f for f in sett if f.fil == fil]
        assert egne[0] == Fremdrift(nr, 4, fil)
        gjort = [f.passasjer for f in egne]
        assert gjort == sorted(gjort)
        assert egne[-1].passasjer == egne[-1].passasjer_av > 0
    storst = max(f.passasjer_av for f in sett)
    assert sum({f.fil: f.passasjer_av for f in sett}.values()) == rapport.passasjer
    assert storst > 12


def test_en_uendret_fil_meldes_ogsaa(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    indekser([mappe], lager, liten_modell)
    sett: list[Fremdrift] = []
    indekser([mappe], lager, liten_modell, fremdrift=sett.append)
    assert [f.nr for f in sett] == [1, 2, 3]


# --- bad files -------------------------------------------------------------------------------


def last_fil(mappe: Path) -> Path:
    kilde = lag_pdf(mappe / "kilde", protokoll(7))
    krypter(kilde, mappe / "last.pdf", "hemmelig", algoritme="AES-256")
    kilde.unlink()
    return mappe / "last.pdf"


def avkuttet(mappe: Path) -> Path:
    sti = lag_pdf(mappe / "avkuttet.pdf", protokoll(7))
    sti.write_bytes(sti.read_bytes()[:700])
    return sti


def tilfeldig(mappe: Path) -> Path:
    sti = mappe / "tilfeldig.pdf"
    sti.write_bytes(b"%PDF-1.7\n" + random.Random(4).randbytes(20_000))
    return sti


def ikke_pdf(mappe: Path) -> Path:
    sti = mappe / "tekst.pdf"
    sti.write_text("Dette er bare tekst. " * 50)
    return sti


def tom(mappe: Path) -> Path:
    sti = mappe / "tom.pdf"
    sti.touch()
    return sti


def skannet(mappe: Path) -> Path:
    return lag_pdf(mappe / "skannet.pdf", [Side(bilde=True), Side(bilde=True)])


def borte(mappe: Path) -> Path:
    sti = mappe / "lenke.pdf"
    sti.symlink_to(mappe / "finnes-ikke")
    return sti


DARLIGE: dict[Callable[[Path], Path], str] = {
    last_fil: "låst med passord",
    avkuttet: "skadet eller ufullstendig",
    tilfeldig: "skadet eller ufullstendig",
    ikke_pdf: "er ikke en PDF",
    tom: "er tom",
    skannet: "er skannet",
    borte: "kan ikke leses",
}


def test_hver_daarlig_fil_meldes_med_en_setning_og_de_andre_gaar_inn(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    ventet = {lag(mappe): tegn for lag, tegn in DARLIGE.items()}
    rapport = indekser([mappe], lager, liten_modell)
    assert rapport.nye == 3 and lager.antall()["dokumenter"] == 3
    avvist = dict(rapport.avvist)
    assert set(avvist) == set(ventet)
    for sti, tegn in ventet.items():
        setning = avvist[sti]
        assert tegn in setning, setning
        assert setning[0].isupper() or setning[0] == "«"
        assert setning.endswith(".") and "\n" not in setning and "Error" not in setning


def test_en_daarlig_fil_meldes_hver_gang_men_leses_bare_en(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom(mappe), avkuttet(mappe)
    forste = indekser([mappe], lager, liten_modell).avvist
    ingen_lesing(monkeypatch)
    assert indekser([mappe], lager, liten_modell).avvist == forste


def test_en_daarlig_fil_som_blir_god_gaar_inn(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    sti = avkuttet(mappe)
    indekser([mappe], lager, liten_modell)
    lag_pdf(sti, protokoll(7))
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.avvist) == (1, [])


def test_en_fil_uten_tilgang_proves_igjen_naar_tilgangen_er_gitt(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    """Giving access changes neither the size nor the time of a file."""
    sti = mappe / "a.pdf"
    sti.chmod(0)
    if os.access(sti, os.R_OK):
        pytest.skip("nothing is shut to root")
    assert indekser([sti], lager, liten_modell).avvist == [
        (sti, "Mangler tilgang til filen «a.pdf»; gi brukeren din rett til å lese den.")
    ]
    sti.chmod(0o600)
    rapport = indekser([sti], lager, liten_modell)
    assert (rapport.nye, rapport.avvist) == (1, [])


@pytest.mark.skipif(sys.platform != "linux", reason="a file that cannot be read, also by root")
def test_en_fil_disken_ikke_ga_fra_seg_leses_igjen_ved_neste_kjoring(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    sti = mappe / "minne.pdf"
    sti.symlink_to("/proc/self/mem")
    ((fil, grunn),) = indekser([sti], lager, liten_modell).avvist
    assert (fil, "disken svarer med feil" in grunn) == (sti, True)
    assert lager.filer()[str(sti)].storrelse == LES_IGJEN


def test_en_god_fil_som_blir_daarlig_beholder_det_som_var_lest(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    indekser([mappe], lager, liten_modell)
    helt = (mappe / "a.pdf").read_bytes()
    (mappe / "a.pdf").write_bytes(helt[:300])
    rapport = indekser([mappe], lager, liten_modell)
    assert [f.name for f, _ in rapport.avvist] == ["a.pdf"]
    assert lager.antall()["dokumenter"] == 3
    (mappe / "a.pdf").write_bytes(helt)
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.avvist, rapport.uendret) == ([], 3)


def test_sider_uten_tekst_meldes(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    blandet = lag_pdf(mappe / "blandet.pdf", [protokoll(8)[1], Side(bilde=True), protokoll(8)[2]])
    odelagt = med_odelagt_side(mappe / "a.pdf", mappe / "odelagt.pdf", 2)
    rapport = indekser([mappe], lager, liten_modell)
    assert dict(rapport.uten_tekst) == {blandet: (2,), odelagt: (2,)}


def test_en_blank_pdf_er_et_dokument_uten_passasjer(lager: Lager, liten_modell: Modell) -> None:
    mappe = lager.mappe.parent / "blank"
    mappe.mkdir()
    lag_pdf(mappe / "blank.pdf", [Side()])
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.passasjer, rapport.avvist) == (1, 0, [])
    assert Vektorsok(lager).sok(np.ones(32, np.float32), 5) == []
    assert indekser([mappe], lager, liten_modell).uendret == 1


def test_en_tom_mappe_er_en_tom_rapport(lager: Lager, liten_modell: Modell, tmp_path: Path) -> None:
    (tmp_path / "ingenting").mkdir()
    assert indekser([tmp_path / "ingenting"], lager, liten_modell) == Rapport()


# --- killed ----------------------------------------------------------------------------------


DREPT_VED_SETNING = """
import os, signal, sqlite3, sys
grense, antall, koble = int(sys.argv.pop(1)), 0, sqlite3.connect

def tell(_):
    global antall
    antall += 1
    if antall == grense:
        os.kill(os.getpid(), signal.SIGKILL)

def connect(*a, **k):
    db = koble(*a, **k)
    db.set_trace_callback(tell)
    return db

sqlite3.connect = connect
from app.kommandolinje import hoved
hoved()
"""
"""`sakssok`, which kills itself before its nth SQL statement (never for 0)."""


@pytest.mark.treg
def test_drept_naar_som_helst_og_kjort_igjen_er_det_samme(
    tmp_path: Path, liten_mappe: Path
) -> None:
    """`kill -9` at random moments of a run, again and again, then a run to the end: row by row
    the index of a run that nothing disturbed."""
    mappe = tmp_path / "papirer"
    mappe.mkdir()
    for nr in range(12):
        lag_pdf(mappe / f"{nr:02}.pdf", protokoll(nr, saker=8))
    lag_pdf(mappe / "00-skannet.pdf", [Side(bilde=True)])
    shutil.copy(mappe / "03.pdf", mappe / "10-kopi.pdf")

    def start(indeks: Path, drep_ved: int = 0) -> subprocess.Popen[bytes]:
        kommando = [
            sys.executable, "-c", DREPT_VED_SETNING, str(drep_ved), "indekser", str(mappe),
            "--indeks", str(indeks), "--modell", str(liten_mappe), "--stille",
        ]  # fmt: skip
        return subprocess.Popen(
            kommando, cwd=ROT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip

    def til_slutt(indeks: Path) -> float:
        for_ = time.monotonic()
        prosess = start(indeks)
        ut, _ = prosess.communicate(timeout=300)
        assert prosess.returncode == 0, ut.decode()
        return time.monotonic() - for_

    til_slutt(tmp_path / "uforstyrret")
    fasit = innhold(tmp_path / "uforstyrret")
    assert len(fasit["dokument"]) == 12

    drept, tilfeldig = tmp_path / "drept", random.Random(17)
    antall: list[int] = []
    for runde in range(4):
        # By the clock, and between two statements of a transaction, which take but an instant.
        prosess = start(drept, tilfeldig.randrange(150, 500) if runde % 2 else 0)
        frist = time.monotonic() + 120
        har = antall[-1] if antall else 0
        while prosess.poll() is None and time.monotonic() < frist:
            # From the moment it is at work on a document, not while it loads.
            if not runde % 2 and dokumenter(drept) > har:
                break
            time.sleep(0.005)
        if not runde % 2:
            time.sleep(tilfeldig.uniform(0, 0.3))
            os.killpg(prosess.pid, signal.SIGKILL)
        prosess.communicate()
        assert prosess.returncode == -signal.SIGKILL
        antall.append(dokumenter(drept))
        Lager(drept).lukk()  # opens, whatever was left
    assert 0 < antall[0] < 12, f"never killed in the middle: {antall}"

    til_slutt(drept)
    assert innhold(drept) == fasit
    (en,), (to,) = (list((tmp_path / n).glob("vektorer-*")) for n in ("uforstyrret", "drept"))
    assert en.name == to.name and en.read_bytes() == to.read_bytes()


def dokumenter(mappe: Path) -> int:
    try:
        with sqlite3.connect(f"file:{mappe / FILNAVN}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM dokument").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.treg
def test_to_kjoringer_samtidig_er_en_som_skriver_og_en_som_far_vite_det(
    tmp_path: Path, liten_mappe: Path
) -> None:
    mappe = tmp_path / "papirer"
    mappe.mkdir()
    for nr in range(8):
        lag_pdf(mappe / f"{nr:02}.pdf", protokoll(nr, saker=25))
    prosesser = [
        subprocess.Popen(
            [sys.executable, "-m", "app.kommandolinje", "indekser", str(mappe), "--indeks",
             str(tmp_path / "indeks"), "--modell", str(liten_mappe), "--stille"],
            cwd=ROT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for _ in range(2)
    ]  # fmt: skip
    svar = [(prosess.communicate(timeout=300)[0].decode(), prosess) for prosess in prosesser]
    (ventet,) = [ut for ut, prosess in svar if prosess.returncode == 1]
    # Who comes while the other makes the index is told so by SQLite, who comes later by the lock.
    assert re.search(
        r"er i bruk av en annen (?:kjøring \(sakssok indekser, prosess|indeksering)", ventet
    )
    assert "Traceback" not in ventet
    assert dokumenter(tmp_path / "indeks") == 8
