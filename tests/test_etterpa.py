"""Hva det ble av et vedtak: det står i senere papirer, og leses der."""

from datetime import date

import pytest

from sok.oppslag.etterpa import spor_om_gjort
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter


@pytest.mark.parametrize(
    "sporsmal",
    [
        "Er benkene ved kaia satt opp?",
        "Er den nye legen ansatt?",
        "Kom planen i mars, slik det var vedtatt?",
        "Har lekkasjene gått ned etter at planen ble vedtatt?",
        "Lysene i parken, tiltak 4 – er de laget?",
        "Hvor langt er arbeidet med hallen kommet?",
        "Ble det noe av torgdagen?",
        "Er brua ferdig?",
        "Vart det noko av symjehallen?",
    ],
)
def test_sporsmal_om_noe_er_gjort(sporsmal: str) -> None:
    assert spor_om_gjort(sporsmal)


@pytest.mark.parametrize(
    "sporsmal",
    [
        "Har kommunestyret vedtatt mobilforbud?",
        "Ble forslaget om gratis ferje fulgt opp med et vedtak?",
        "Hva skjedde med forslaget fra SV?",
        "Hva skjedde i sak 12/23?",
        "Hvordan gikk det med søknaden om naust?",
        "Hvem ledet møtet?",
        "Hva koster en grav?",
        "Fikk idrettslaget støtte?",
        "Er alle enige om planen som er sendt ut?",
    ],
)
def test_sporsmal_om_hva_som_ble_bestemt_er_ikke_om_det_er_gjort(sporsmal: str) -> None:
    assert not spor_om_gjort(sporsmal)


@pytest.mark.treg
@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        # The row shares the question's words,
        ("Er rehabiliteringen av svømmehallen kommet i gang?", "Hallen stengt fra 1.4.2024"),
        # or only the sak, which the row has by its number.
        ("Kom tiltakene mot mobbing på sjuende trinn, slik det var vedtatt?", "forsinket"),
        # The sak is named by its number, which the row has.
        ("Er vedtaket i sak 35/23 iverksatt?", "Under arbeid"),
        ("Hva skjedde med vedtaket i sak 35/23?", "Under arbeid"),
    ],
)
def test_det_en_rapport_melder_om_vedtaket_svarer(
    eksempelmotor: Sokemotor, sporsmal: str, svar: str
) -> None:
    resultat = eksempelmotor.sok(sporsmal)
    assert svar in " ".join(resultat.svar.tekst.split())
    assert resultat.svar.sitater[0].rang == 1


@pytest.mark.treg
def test_det_som_bare_var_kommet_et_stykke_paa_vei_er_ikke_et_sikkert_svar(
    eksempelmotor: Sokemotor,
) -> None:
    svar = eksempelmotor.sok("Har kommunen bosatt alle flyktningene den skulle i 2023?").svar
    assert not (svar.besvart and svar.sikker)


@pytest.mark.treg
def test_et_vedtak_om_aa_gjore_noe_er_ikke_et_sikkert_svar_paa_om_det_er_gjort(
    eksempelmotor: Sokemotor,
) -> None:
    svar = eksempelmotor.sok("Er benkene mellom omsorgssenteret og Havnegata satt opp?").svar
    assert not (svar.besvart and svar.sikker)


@pytest.mark.treg
def test_hvordan_det_gikk_svares_med_vedtaket_og_det_som_siden_er_meldt(
    eksempelmotor: Sokemotor,
) -> None:
    svar = eksempelmotor.sok("Hvordan gikk det med legevakta?").svar
    vedtaket, meldt = svar.sitater
    assert "vertskommuneavtale med Ytrefjord kommune" in vedtaket.tekst
    assert meldt.tekst.startswith("14.12.2022 Kommunestyret 76/22")
    assert "Gjennomført" in meldt.tekst


@pytest.mark.treg
def test_det_som_er_meldt_utenfor_filteret_siteres_ikke(eksempelmotor: Sokemotor) -> None:
    bare_2022 = Filter(til=date(2022, 12, 31))
    resultat = eksempelmotor.sok("Hvordan gikk det med legevakta?", filter_=bare_2022)
    assert resultat.svar.besvart
    assert {t.passasje.dato.year for t in resultat.treff if t.passasje.dato} == {2022}


@pytest.mark.treg
def test_hva_som_ble_vedtatt_svares_uten_det_som_siden_er_meldt(eksempelmotor: Sokemotor) -> None:
    svar = eksempelmotor.sok("Hva vedtok kommunestyret om legevakta?").svar
    assert not any("Gjennomført" in s.tekst for s in svar.sitater)
