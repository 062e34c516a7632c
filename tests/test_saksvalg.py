"""Hvilken sak som menes: nummer, utvalg, dato, kommune eller tittel."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lag_lager import lager_av
from lag_pdf import lag_pdf

from app.sider.sak import _i_valg
from indeks.feil import SakssokFeil
from sok.saker.saksregister import Saksregister


def protokoll(mappe: Path, kommune: str, utvalg: str, saker: list[str]) -> Path:
    return lag_pdf(
        mappe / f"{kommune}-{utvalg}.pdf",
        [
            [
                f"{kommune} kommune",
                "Møteprotokoll",
                f"Utvalg: {utvalg}",
                "Dato: 14.12.2021",
                f"Møtet i {kommune} kommune ble ledet av lederen. {kommune} kommune møtte.",
            ],
            *(
                [
                    sak,
                    f"Utvalg for oppvekst 01.11.2021 {nr}/21",
                    "Behandling",
                    "Enstemmig vedtatt.",
                    "Vedtak",
                    f"{kommune} kommune gjør som foreslått.",
                ]
                for nr, sak in enumerate(saker, 80)
            ),
        ],
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Saksregister:
    mappe = tmp_path_factory.mktemp("saksvalg")
    pdfer = [
        protokoll(mappe, "Fjordvik", "Kommunestyret", ["136/21 Ny svømmehall", "137/21 Gebyrer"]),
        protokoll(mappe, "Øvre Nes", "Kommunestyret", ["136/21 Gang- og sykkelvei langs elva"]),
        protokoll(mappe, "Fjordvik", "Utvalg for miljø og teknikk", ["136/21 Stengt bru"]),
        protokoll(mappe, "Fjordvik", "Formannskapet", ["PS 9/21 Kaia", "RS 9/21 Brev fra velet"]),
    ]
    return Saksregister(lager_av(mappe / "indeks", pdfer))


@pytest.mark.parametrize(
    ("tekst", "tittel"),
    [
        ("136/21 Øvre Nes", "Gang- og sykkelvei langs elva"),
        ("136/21 i Øvre Nes kommune", "Gang- og sykkelvei langs elva"),
        ("136/21 kommunestyret Fjordvik", "Ny svømmehall"),
        ("136/21 teknikk", "Stengt bru"),
        ("136/21 miljøutvalget", "Stengt bru"),
        ("sak 136/21 utvalg for miljø og teknikk", "Stengt bru"),
        ("KS 136/21 Fjordvik", "Ny svømmehall"),
        ("136/21 sykkelvei", "Gang- og sykkelvei langs elva"),
        ("PS 9/21", "Kaia"),
        ("RS 9/21", "Brev fra velet"),
        ("Stengt bru", "Stengt bru"),
        ("ny svømmehall", "Ny svømmehall"),
        ("svømmehallen", "Ny svømmehall"),
        ("svømmehall i Fjordvik", "Ny svømmehall"),
        ("137/21", "Gebyrer"),
    ],
)
def test_en_sak_nevnes_med_det_som_skiller_den_fra_andre(
    register: Saksregister, tekst: str, tittel: str
) -> None:
    assert register.en(tekst).tittel == tittel


def test_naar_flere_saker_passer_listes_de_med_kommune_utvalg_og_dokument(
    register: Saksregister,
) -> None:
    with pytest.raises(SakssokFeil) as feil:
        register.en("136/21 kommunestyret")
    linjer = str(feil.value).split("\n")
    assert "2 saker" in linjer[0] and "kommune" in linjer[0]
    assert "Fjordvik, Kommunestyret 14.12.2021, sak 136/21: Ny svømmehall" in linjer[1]
    assert "Øvre Nes-Kommunestyret.pdf s. 2" in linjer[2]


def test_et_ord_som_ikke_passer_gir_aldri_en_annen_sak(register: Saksregister) -> None:
    with pytest.raises(SakssokFeil, match="passer med hele «137/21 Bodø»") as feil:
        register.en("137/21 Bodø")
    assert "Gebyrer" in str(feil.value)


def test_et_tomt_nummer_og_en_ukjent_tittel_sier_hva_en_kan_skrive(register: Saksregister) -> None:
    for tom in ("", "  ", "–"):
        with pytest.raises(SakssokFeil, match="Skriv hvilken sak det gjelder"):
            register.en(tom)
    with pytest.raises(SakssokFeil, match="heter «Flyplass»"):
        register.en("Flyplass")
    with pytest.raises(SakssokFeil, match=r"Mente du:\n.*Ny svømmehall"):
        register.en("ny svømehal")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_hva_som_helst_er_en_sak_eller_en_norsk_setning(register: Saksregister, tekst: str) -> None:
    try:
        sak = register.en(tekst)
    except SakssokFeil as feil:
        assert str(feil)[0].isupper() or str(feil)[0].isdigit()
    else:
        assert sak.nokkel in register.nokler()


def test_i_valget_staar_motet_der_saken_har_nummeret() -> None:
    """De tre første møtene i saken sto der, og ingen av dem var det nummeret er fra."""

    def gang(utvalg: str, dato: date, saksnr: str) -> Any:
        utgave = SimpleNamespace(dokument=f"{utvalg}.pdf")
        return SimpleNamespace(utvalg=utvalg, dato=dato, saksnr=saksnr, utgaver=[utgave])

    sak: Any = SimpleNamespace(
        tittel="Framtidig skolestruktur",
        ganger=[
            gang("Utvalg for oppvekst", date(2022, 11, 15), "PS 43/22"),
            gang("Kommunestyret", date(2022, 12, 14), "PS 73/22"),
            gang("Ungdomsrådet", date(2023, 5, 23), "7/23"),
            gang("Formannskapet", date(2023, 6, 6), "045/23"),
        ],
    )
    assert _i_valg(sak, "sak 45/23") == (
        "Framtidig skolestruktur – Formannskapet 06.06.2023 (Formannskapet.pdf)"
    )
    assert "Ungdomsrådet 23.05.2023 (" in _i_valg(sak, "22/1187")
