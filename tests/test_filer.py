"""Filer skrives hele eller ikke i det hele tatt, og det som er halvt, blir ikke liggende."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app import brukere
from indeks.feil import SakssokFeil
from indeks.fil.filer import (
    arv_eier,
    finn,
    hel_sti,
    kopier_helt,
    ledig_navn,
    skriv_helt,
    til_disk,
    vis_navn,
)
from indeks.lagring.laas import alene

bare_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="bare root kan gi bort"
)


def test_en_fil_skrives_hel_og_bare_for_eieren(tmp_path: Path) -> None:
    skriv_helt(tmp_path / "brukere.json", "gammelt")
    skriv_helt(tmp_path / "brukere.json", "blåbær")
    (fil,) = tmp_path.iterdir()
    assert fil.read_text(encoding="utf-8") == "blåbær"
    assert fil.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("navn", "vist"),
    [
        ("bla\u030abær.pdf", "blåbær.pdf"),
        ("a\nb\x1b[3m", "a\\nb\\x1b[3m"),
        ("a\udce5b", "a\\xe5b"),
        ("halve \ud83c", "halve \\xed\\xa0\\xbc"),
        ("halve \udfff", "halve \\xed\\xbf\\xbf"),
    ],
)
def test_ethvert_navn_kan_vises_og_lagres(navn: str, vist: str) -> None:
    assert vis_navn(navn) == vis_navn(vist) == vist
    assert vist.encode()


@bare_root
def test_det_root_skriver_kan_leses_av_den_tjenesten_kjorer_som(tmp_path: Path) -> None:
    """`sudo sakssok bruker legg-til` gjorde brukerfilen ulesbar for tjenesten."""
    tjenesten = 54321
    os.chown(tmp_path, tjenesten, tjenesten)
    brukere.legg_til(tmp_path, "kari", "et langt nok passord")
    brukere.okt_nokkel(tmp_path)
    eiere = {fil.name: fil.stat().st_uid for fil in tmp_path.iterdir()}
    assert {brukere.FILNAVN, brukere.NOKKELFIL} < eiere.keys()
    assert set(eiere.values()) == {tjenesten}


def test_hvem_som_har_laasen_skrives_ikke_gjennom_en_lenke(tmp_path: Path) -> None:
    annen = tmp_path / "annen"
    annen.write_text("urørt")
    indeks = tmp_path / "indeks"
    indeks.mkdir()
    (indeks / "skriver.json").symlink_to(annen)
    with alene(indeks, "sakssok slett"):
        assert "sakssok slett" in (indeks / "skriver.json").read_text(encoding="utf-8")
    assert annen.read_text() == "urørt"
    assert not (indeks / "skriver.json").is_symlink()


@bare_root
@pytest.mark.parametrize("lenke", [os.link, os.symlink])
def test_root_gir_ikke_bort_det_en_lenke_peker_paa(tmp_path: Path, lenke: Any) -> None:
    """Mappen er tjenestens; legger den en lenke der låsen skal ligge, er filen fortsatt roots."""
    roots = tmp_path / "roots"
    roots.write_text("hemmelig")
    indeks = tmp_path / "indeks"
    indeks.mkdir()
    os.chown(indeks, 54321, 54321)
    lenke(roots, indeks / "adgang.laas")
    with suppress(SakssokFeil):
        brukere.legg_til(indeks, "kari", "et langt nok passord")
    assert roots.stat().st_uid == 0
    nr = os.open(roots, os.O_RDONLY)
    arv_eier(nr, indeks)
    os.close(nr)
    assert roots.stat().st_uid == (54321 if lenke is os.symlink else 0), "to navn: ikke vår"


@pytest.mark.parametrize("hva", ["innholdet kan ikke skrives", "navnet er en mappe"])
def test_det_hemmelige_blir_ikke_liggende_i_en_halv_fil(tmp_path: Path, hva: str) -> None:
    fil = tmp_path / "okt.nokkel"
    if hva == "navnet er en mappe":
        fil.mkdir()
    else:
        fil.write_text("gammelt")
    with pytest.raises((OSError, UnicodeError)):
        skriv_helt(fil, "hemmelig" if fil.is_dir() else "hemmelig\udcff")
    assert list(tmp_path.iterdir()) == [fil]
    assert fil.is_dir() or fil.read_text() == "gammelt"


def test_en_kopi_er_hel_med_tiden_og_etterlater_ingenting(tmp_path: Path) -> None:
    fra, til = tmp_path / "fra.pdf", tmp_path / "ut" / "til.pdf"
    fra.write_bytes(b"innhold")
    os.utime(fra, ns=(1, 10**18))
    til.parent.mkdir()
    kopier_helt(fra, til)
    assert (til.read_bytes(), til.stat().st_mtime_ns) == (b"innhold", 10**18)
    with pytest.raises(FileNotFoundError):
        kopier_helt(tmp_path / "borte.pdf", til)
    assert list(til.parent.iterdir()) == [til]
    assert til.read_bytes() == b"innhold"


def test_et_opptatt_navn_far_det_forste_ledige_nummeret(tmp_path: Path) -> None:
    assert ledig_navn(tmp_path / "a.pdf") == tmp_path / "a.pdf"
    for navn in ("a.pdf", "a-2.pdf"):
        (tmp_path / navn).touch()
    assert ledig_navn(tmp_path / "a.pdf") == tmp_path / "a-3.pdf"


def test_windows_bes_ikke_om_a_apne_en_mappe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apne(sti: Path, flagg: int) -> int:
        if sti.is_dir() or not flagg & os.O_RDWR:
            raise PermissionError(13, "as Windows answers")
        return ekte(sti, flagg)

    ekte = os.open
    (tmp_path / "fil").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "open", apne)
    til_disk(tmp_path)
    til_disk(tmp_path / "fil")


def test_en_mappe_er_den_samme_hvordan_den_enn_skrives(tmp_path: Path) -> None:
    papirer = tmp_path / "papirer"
    papirer.mkdir()
    (papirer / "a.pdf").write_bytes(b"%PDF-1.7")
    omvei = tmp_path / "papirer" / ".." / "papirer"
    assert finn([omvei, papirer]).filer == [papirer / "a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="lenker krever rettigheter der")
def test_oppover_fra_en_lenke_er_dit_den_peker(tmp_path: Path) -> None:
    (tmp_path / "arkiv" / "2023").mkdir(parents=True)
    lenke = tmp_path / "i_aar"
    lenke.symlink_to(tmp_path / "arkiv" / "2023")
    assert hel_sti(lenke / ".." / "a.pdf") == tmp_path / "arkiv" / "a.pdf"
    assert hel_sti(lenke / "a.pdf") == lenke / "a.pdf"
