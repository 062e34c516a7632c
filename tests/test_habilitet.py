"""Spørsmål om habilitet og votering: protokollen forteller det, ikke vedtaket."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lag_motor import lag_motor
from lag_pdf import lag_pdf

from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor
from sok.sporsmal.habilitet import HABILITET, uten_habilitet


@pytest.mark.parametrize(
    "tekst",
    ["Kari Nes ble erklært inhabil.", "Han vart kjend ugild.", "Er ordføreren habil i saken?"],
)
def test_habilitet_kjennes_paa_begge_maalformer(tekst: str) -> None:
    assert HABILITET.search(tekst)


@pytest.mark.parametrize("tekst", ["Barna får rehabilitering.", "Tilbudet ble rehabilitert."])
def test_rehabilitering_er_ikke_habilitet(tekst: str) -> None:
    assert not HABILITET.search(tekst)


def test_voteringen_over_habilitet_er_ikke_sakens() -> None:
    tekst = "Nes ble enstemmig erklært inhabil. Innstillingen ble vedtatt med 7 mot 2 stemmer."
    assert uten_habilitet(tekst).strip(" .") == "Innstillingen ble vedtatt med 7 mot 2 stemmer"


def test_en_overskrift_om_inhabile_tar_ikke_med_seg_voteringen_under() -> None:
    tekst = "Inhabil: Kari Nes (SP)\nForslaget ble vedtatt med\n7 mot 2 stemmer"
    assert "Forslaget ble vedtatt med\n7 mot 2 stemmer" in uten_habilitet(tekst)


def test_en_setning_om_habilitet_kan_staa_paa_to_linjer() -> None:
    assert not uten_habilitet("Nes ble enstemmig erklært\ninhabil").strip()


@given(st.text())
def test_stedene_i_teksten_er_de_samme(tekst: str) -> None:
    uten = uten_habilitet(tekst)
    assert len(uten) == len(tekst)
    assert not HABILITET.search(uten)
    assert uten_habilitet(uten) == uten


@pytest.fixture(scope="module")
def motor(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Sokemotor:
    mappe: Path = tmp_path_factory.mktemp("habilitet")
    lag_pdf(
        mappe / "formannskapet.pdf",
        [
            [
                "Møteprotokoll",
                "Formannskapet",
                "Dato Tid Sted",
                "21.03.2023 17:00 – 19:15 Fjordvik rådhus",
                "Saker til behandling",
                "40/23 Tilskudd til teaterlaget i Fjordvik",
                "Arkivsak-dok. 23/4711",
                "Kommunedirektørens forslag til vedtak:",
                "Teaterlaget i Fjordvik får et tilskudd på 30 000 kroner.",
                "Behandling",
                "Kari Nes (SP) ble enstemmig erklært inhabil og gikk fra.",
                "Votering",
                "Forslaget ble vedtatt med 6 mot 2 stemmer.",
                "Vedtak",
                "Teaterlaget i Fjordvik får et tilskudd på 30 000 kroner.",
            ]
        ],
    )
    return lag_motor(mappe, liten_modell)


def test_hvem_som_var_inhabil_staar_i_protokollen(motor: Sokemotor) -> None:
    forst = motor.sok("Hvem var inhabil da teaterlaget i Fjordvik fikk tilskudd?").treff[0]
    assert "Kari Nes" in forst.passasje.tekst


def test_hvor_mange_som_ville_staar_i_voteringen(motor: Sokemotor) -> None:
    resultat = motor.sok("Hvor mange ville gi teaterlaget i Fjordvik tilskudd?")
    assert "6 mot 2 stemmer" in resultat.treff[0].passasje.tekst
    assert "6 mot 2 stemmer" in resultat.svar.sitater[0].tekst
