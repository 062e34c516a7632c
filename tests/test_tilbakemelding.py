"""Det leserne sier om svarene, blir spørsmål som «sakssok eval» kan bruke når noen har fylt ut."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kommandolinje import hoved
from app.tilbakemelding import KOLONNER, Tilbakemelding, Tilbakemeldinger, sporsmal_csv
from eval.sporsmal import les_fil
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager


@pytest.fixture
def tilbake(tmp_path: Path) -> Tilbakemeldinger:
    Lager(tmp_path / "indeks", opprett=True)
    return Tilbakemeldinger(tmp_path / "indeks")


def fra_tilbakemelding(tilbake: Tilbakemeldinger, ut: Path) -> tuple[int, str]:
    ord_ = ["eval", "fra-tilbakemelding", "--indeks", str(tilbake.fil.parent), "--ut", str(ut)]
    resultat = CliRunner().invoke(hoved, ord_)
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


def test_fra_tilbakemelding_til_merkede_sporsmal(tilbake: Tilbakemeldinger, tmp_path: Path) -> None:
    tilbake.legg_til("Når åpner hallen?", riktig=False, kommentar="Det var i mai; ikke i juni.")
    tilbake.legg_til("når  åpner hallen?", riktig=True, kilder=["Kommunestyret, møte.pdf s. 2"])
    tilbake.legg_til("Hvem leder rådet?", riktig=True)
    ut = tmp_path / "mine.csv"
    kode, sagt = fra_tilbakemelding(tilbake, ut)
    assert kode == 0
    assert sagt.startswith("2 spørsmål skrevet til")
    # Nobody has said what is right yet, and that is told.
    with pytest.raises(SakssokFeil, match="linje 2: svaret mangler"):
        les_fil(ut)
    with ut.open(encoding="utf-8-sig", newline="") as fil:
        rader = list(csv.DictReader(fil, delimiter=";"))
    for rad, svar in zip(rader, ("15. mai", "Kari Nes"), strict=True):
        rad["svar"] = svar
    with ut.open("w", encoding="utf-8", newline="") as fil:
        skriver = csv.DictWriter(fil, KOLONNER, delimiter=";")
        skriver.writeheader()
        skriver.writerows(rader)
    forst, sist = les_fil(ut)
    assert (forst.sporsmal, forst.svar, forst.type) == ("Når åpner hallen?", ("15. mai",), "fakta")
    assert "var feil: «Det var i mai; ikke i juni.»" in forst.merknad
    assert "var riktig (svaret viste til Kommunestyret, møte.pdf s. 2)" in forst.merknad
    assert sist.sporsmal == "Hvem leder rådet?"


def test_et_regneark_noen_kan_ha_fylt_ut_skrives_ikke_over(
    tilbake: Tilbakemeldinger, tmp_path: Path
) -> None:
    tilbake.legg_til("x", riktig=True)
    ut = tmp_path / "mine.csv"
    ut.write_text("mitt", encoding="utf-8")
    kode, sagt = fra_tilbakemelding(tilbake, ut)
    assert kode != 0
    assert "finnes fra før" in sagt
    assert ut.read_text(encoding="utf-8") == "mitt"


def test_uten_tilbakemeldinger_sies_det(tilbake: Tilbakemeldinger, tmp_path: Path) -> None:
    kode, sagt = fra_tilbakemelding(tilbake, tmp_path / "x.csv")
    assert kode != 0
    assert "Ingen har gitt tilbakemelding" in sagt


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_det_som_er_lagret_leses_likt(tilbake: Tilbakemeldinger, ord_: str, riktig: bool) -> None:
    tilbake.legg_til(ord_, riktig=riktig, adresse=ord_, kommentar=ord_, kilder=[ord_])
    siste = tilbake.alle()[-1]
    assert (siste.sporsmal, siste.riktig, siste.kilder) == (ord_, riktig, (ord_,))


def test_ordene_blir_aldri_en_formel() -> None:
    ond = Tilbakemelding(tid="", sporsmal="=HYPERLINK(1)", riktig=True, kommentar="@x")
    (_, rad) = csv.reader(sporsmal_csv([ond]).splitlines(), delimiter=";")
    assert rad[0] == "'=HYPERLINK(1)"


def test_filen_vokser_ikke_uten_ende(
    tilbake: Tilbakemeldinger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.tilbakemelding.MAKS_BYTE", 300)
    tilbake.legg_til("x", riktig=True)
    with pytest.raises(SakssokFeil, match="ikke plass"):
        for _ in range(10):
            tilbake.legg_til("x", riktig=True)
    assert tilbake.fil.stat().st_size <= 300
    assert tilbake.alle()


def test_en_skadet_linje_sier_hvor_den_er(tilbake: Tilbakemeldinger) -> None:
    tilbake.legg_til("x", riktig=True)
    with tilbake.fil.open("a", encoding="utf-8") as fil:
        fil.write("{\n")
    with pytest.raises(SakssokFeil, match="linje 2"):
        tilbake.alle()


def test_ogsaa_et_avslag_kan_vaere_riktig_eller_feil(tmp_path: Path) -> None:
    """Da handler merknaden om at arkivet ikke har svaret, ikke om et svar."""
    meldinger = Tilbakemeldinger(tmp_path)
    meldinger.legg_til("Hvor mange sauer?", riktig=True, besvart=False)
    (en,) = meldinger.alle()
    assert (en.riktig, en.besvart, en.kilder) == (True, False, ())
    assert "at arkivet ikke har svaret, er riktig" in sporsmal_csv([en])
    gammel = meldinger.fil.read_text().replace(', "besvart": false', "")
    meldinger.fil.write_text(gammel)
    assert meldinger.alle()[0].besvart is True
