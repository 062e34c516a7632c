"""En liste siteres til den er slutt, der det spørres om alt i den."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lag_motor import lag_motor
from lag_pdf import lag_pdf

from indeks.sprakmodell.modell import Modell
from sok.tekst.punktlister import listens_slutt
from sok.tekst.setninger import Setning, del_i_setninger


def _hele(tekst: str, sitat: str) -> str:
    """What is quoted of a text where a run of it was chosen."""
    fra = tekst.index(sitat)
    slutt = listens_slutt(tekst, del_i_setninger(tekst), Setning(fra, fra + len(sitat)))
    return tekst[fra:slutt]


MERKER = "Kaien har tre mangler:\n- rust på pelene\n- råte i dekket\n- ingen leider\nDen er stengt."
NUMRE = "Vilkårene er:\n1. Kaien merkes.\n2. Leider henges opp.\n3. Pelene males.\nFristen er mai."
LINJER = "Fire steder har høy risiko:\nKaien\nBrua over sundet\nTanken\nSkolen\nI 2022 brant det."


@pytest.mark.parametrize(
    ("tekst", "sitat", "sist"),
    [
        (MERKER, "Kaien har tre mangler:\n- rust på pelene", "- ingen leider"),
        (MERKER, "- rust på pelene", "- ingen leider"),
        (NUMRE, "Vilkårene er:\n1. Kaien merkes.", "3. Pelene males."),
        (LINJER, "Fire steder har høy risiko:\nKaien", "Skolen"),
    ],
)
def test_en_liste_siteres_til_den_er_slutt(tekst: str, sitat: str, sist: str) -> None:
    assert _hele(tekst, sitat).endswith(sist)


@pytest.mark.parametrize(
    ("tekst", "sitat"),
    [
        (MERKER, "Den er stengt."),
        (LINJER, "I 2022 brant det."),
        ("Kaien er stengt. Den er råtten. Leideren mangler.", "Kaien er stengt."),
        ("Kaien er stengt.\n1. Kaien merkes.", "Kaien er stengt."),
    ],
)
def test_det_som_ikke_er_en_liste_siteres_som_det_er(tekst: str, sitat: str) -> None:
    assert _hele(tekst, sitat) == sitat


@given(st.text(alphabet="ab.:-1 \nÅ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_slutten_er_aldri_foer_sitatet_eller_etter_teksten(tekst: str, a: int, b: int) -> None:
    fra, til = sorted((min(a, len(tekst)), min(b, len(tekst))))
    slutt = listens_slutt(tekst, del_i_setninger(tekst), Setning(fra, til))
    assert til <= slutt <= len(tekst)


def test_hvilke_faar_hele_lista(tmp_path: Path, liten_modell: Modell) -> None:
    lag_pdf(
        tmp_path / "mote.pdf",
        [
            [
                *("Fjordvik kommune", "Møteprotokoll", "Utvalg: Formannskapet", "Dato: 07.02.2023"),
                *("12/23 Risiko i Fjordvik", "Arkivsak: 23/120", "Saksopplysninger"),
                "Analysen er fra i vår. Fire steder i Fjordvik har høy risiko:",
                *("- Kaien ved Storneset", "- Brua over sundet", "- Tanken på Bua", "- Skolen"),
                "Kommunen har hatt to branner siden 2019.",
            ]
        ],
    )
    svar = lag_motor(tmp_path, liten_modell).sok("Hvilke steder har høy risiko?").svar
    assert "Kaien" in svar.tekst and "Skolen" in svar.tekst
