"""Loggen: én JSON-linje for hver hendelse, og aldri det folk spør om uten at det er slått på."""

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from app.logg import logg_sporsmal, start_logg
from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor

SPORSMAL = "Hva ble vedtatt om ungdomsklubben i Fjellveien?"


def linjer(fil: Path) -> list[dict[str, object]]:
    return [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines()]


def test_sporsmalet_star_ikke_i_loggen(liten_motor: Sokemotor, tmp_path: Path) -> None:
    oppsett = Oppsett(logg=tmp_path / "s.log", logg_niva="alt")
    start_logg(oppsett)
    logg_sporsmal(liten_motor.sok(SPORSMAL), oppsett)
    (linje,) = linjer(tmp_path / "s.log")
    assert linje["melding"] == "spørsmål"
    assert {"tid", "niva", "modul", "treff", "besvart", "sikker", "tid_ms"} <= set(linje)
    assert "Fjellveien" not in json.dumps(linje)


def test_sporsmalet_star_i_loggen_nar_det_er_slatt_pa(
    liten_motor: Sokemotor, tmp_path: Path
) -> None:
    oppsett = Oppsett(logg=tmp_path / "s.log", logg_niva="info", sporsmal_i_logg=True)
    start_logg(oppsett)
    logg_sporsmal(liten_motor.sok(SPORSMAL), oppsett)
    assert linjer(tmp_path / "s.log")[0]["sporsmal"] == SPORSMAL


@pytest.mark.parametrize("med", [False, True])
def test_en_feil_logges_med_sted_og_uten_ord_fra_sporsmalet(med: bool, tmp_path: Path) -> None:
    start_logg(Oppsett(logg=tmp_path / "s.log", sporsmal_i_logg=med))
    try:
        raise ValueError(f"syntax error near {SPORSMAL}")
    except ValueError:
        logging.getLogger("sok").exception("uventet feil\nover to linjer")
    (linje,) = linjer(tmp_path / "s.log")
    assert linje["feil"] == "ValueError"
    assert "test_logg.py" in str(linje["sted"])
    assert ("Fjellveien" in json.dumps(linje)) is med


def test_det_som_er_under_nivaet_logges_ikke(tmp_path: Path) -> None:
    start_logg(Oppsett(logg=tmp_path / "s.log", logg_niva="feil"))
    logging.getLogger("indeks.noe").warning("ikke viktig")
    assert linjer(tmp_path / "s.log") == []


def test_logg_som_ikke_kan_skrives_gir_en_setning(tmp_path: Path) -> None:
    with pytest.raises(SakssokFeil, match="velg en annen fil med --logg"):
        start_logg(Oppsett(logg=tmp_path / "finnes-ikke" / "s.log"))


def test_en_indeksering_logges(papirer: Path, liten_mappe: Path, tmp_path: Path) -> None:
    valg = ("--logg", str(tmp_path / "s.log"), "--logg-niva", "info", "--stille")
    ord_ = ["indekser", str(papirer), "--indeks", str(tmp_path / "i"), "--modell", str(liten_mappe)]
    assert CliRunner().invoke(hoved, [*ord_, *valg]).exit_code == 0
    (linje,) = (rad for rad in linjer(tmp_path / "s.log") if rad["melding"] == "indeksert")
    assert (linje["nye"], linje["avvist"]) == (3, 0)
