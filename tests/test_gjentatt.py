"""Samme tekst trykt flere ganger: ett treff, med de andre stedene under."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lag_motor import lag_motor
from lag_pdf import lag_pdf

from app.kommandolinje import hoved
from indeks.sprakmodell.modell import Modell
from sok.kontrakt import treff_som_json
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter

RAPPORT = [
    "Rapporten om lekeplassene beskriver tilstanden på hver av de tolv lekeplassene i kommunen.",
    "Åtte av dem har nytt fallunderlag, og fire har huskestativ som må skiftes innen to år.",
    "Samlet vil det koste 640 000 kroner, og arbeidet kan gjøres av kommunens egen driftsavdeling.",
]


def _mote(utvalg: str, dato: str, saksnr: str, vedtak: str) -> list[list[str]]:
    return [
        [
            "Møteinnkalling",
            utvalg,
            "Dato Tid Sted",
            f"{dato} 17:00 – 19:15 Fjordvik rådhus",
            "Saker til behandling",
            f"{saksnr} Tilstanden på lekeplassene",
            "Arkivsak-dok. 23/812",
            "Saksopplysninger:",
            *RAPPORT,
            "Vedtak",
            vedtak,
        ]
    ]


@pytest.fixture(scope="module")
def motor(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Sokemotor:
    mappe: Path = tmp_path_factory.mktemp("gjentatt")
    moter = {
        "formannskapet": ("Formannskapet", "21.03.2023", "40/23", "Enstemmig vedtatt."),
        "kommunestyret": ("Kommunestyret", "28.03.2023", "18/23", "Enstemmig vedtatt."),
    }
    for navn, (utvalg, dato, saksnr, vedtak) in moter.items():
        lag_pdf(mappe / f"{navn}.pdf", _mote(utvalg, dato, saksnr, vedtak))
    lag_pdf(mappe / "annet.pdf", _mote("Eldrerådet", "22.03.2023", "7/23", "Enstemmig vedtatt."))
    return lag_motor(mappe, liten_modell)


SPORSMAL = "huskestativ på lekeplassene"


def test_samme_tekst_i_tre_innkallinger_tar_en_plass(motor: Sokemotor) -> None:
    resultat = motor.sok(SPORSMAL)
    rapporter = [t for t in resultat.treff if "huskestativ" in t.passasje.tekst]
    assert len(rapporter) == 1
    (treff,) = rapporter
    steder = {p.dokument for p in (treff.passasje, *treff.ogsa)}
    assert steder == {"formannskapet.pdf", "kommunestyret.pdf", "annet.pdf"}
    assert [t.rang for t in resultat.treff] == list(range(1, len(resultat.treff) + 1))
    assert {rad["dokument"] for rad in treff_som_json(treff)["ogsa"]} == steder - {
        treff.passasje.dokument
    }


def test_med_filter_vises_bare_stedene_i_filteret(motor: Sokemotor) -> None:
    resultat = motor.sok(SPORSMAL, filter_=Filter(utvalg=("Kommunestyret",)))
    (treff,) = (t for t in resultat.treff if "huskestativ" in t.passasje.tekst)
    assert treff.passasje.utvalg == "Kommunestyret" and treff.ogsa == ()


def test_et_saksnr_viser_hvert_utvalgs_sak(motor: Sokemotor) -> None:
    assert all(t.ogsa == () for t in motor.sok("18/23").treff)


def test_kommandolinjen_sier_hvor_ellers(motor: Sokemotor, liten_mappe: Path) -> None:
    kjort = CliRunner().invoke(
        hoved,
        ["sok", SPORSMAL, "--indeks", str(motor.lager.mappe), "--modell", str(liten_mappe)],
    )
    assert kjort.exit_code == 0, kjort.output
    assert kjort.output.count("Samme tekst:") >= 2
