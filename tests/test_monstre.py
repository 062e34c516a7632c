"""Hvert mønster kjenner igjen sitt eget eksempel, og ingen linje gjør noe mønster tregt."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indeks.linje import monstre
from indeks.linje.linjeslag import treff

TABELLER = {
    "PAPIRER": monstre.PAPIRER,
    "HODELOSE_PAPIRER": monstre.HODELOSE_PAPIRER,
    "UTEN_NUMMER": monstre.UTEN_NUMMER,
    "DELER": monstre.DELER,
    "ORGANLINJER": monstre.ORGANLINJER,
    "NUMMERERT_VEDTAK": monstre.NUMMERERT_VEDTAK,
    "SAKSGANG_RAD": monstre.SAKSGANG_RAD,
    "MOTEFELT": monstre.MOTEFELT,
}
RADER = [(navn, rad) for navn, tabell in TABELLER.items() for rad in tabell]


@pytest.mark.parametrize(("navn", "rad"), RADER, ids=[f"{n}: {r.eksempel}" for n, r in RADER])
def test_raden_er_den_forste_som_kjenner_igjen_eksempelet(
    navn: str, rad: monstre.Monster[object]
) -> None:
    funn = treff(rad.eksempel, TABELLER[navn])
    assert funn is not None
    assert funn[0] is rad


@pytest.mark.parametrize("linje", monstre.SAKSLINJE_EKSEMPLER)
def test_saksnr_kjennes_igjen_i_alle_former(linje: str) -> None:
    assert monstre.SAKSLINJE.fullmatch(linje)


@pytest.mark.parametrize("linje", monstre.ARKIVFELT_EKSEMPLER)
def test_arkivsaksnr_kjennes_igjen_i_alle_former(linje: str) -> None:
    assert monstre.ARKIVFELT.search(linje)


@pytest.mark.parametrize(
    "navn",
    [
        "Kommunestyret",
        "Utvalg for oppvekst",
        "Hovudutval oppvekst/kultur",
        "Komité helse og omsorg",
        "Råd for personar med nedsett funksjonsevne",
        "Helse-, oppvekst- og velferdsutvalget",
        "Karmøy ungdomsråd",
        "Arbeidsmiljøutvalg",
        "Fylkestinget",
        "Plannemnda",
    ],
)
def test_navn_pa_utvalg(navn: str) -> None:
    assert monstre.ER_UTVALG.fullmatch(navn)


@pytest.mark.parametrize(
    "tekst", ["Asker rådhus", "Rådmannen", "Kommunestyresalen", "Utvalgsmedlem", "Utstyr"]
)
def test_ord_som_bare_ligner_er_ikke_utvalg(tekst: str) -> None:
    assert not monstre.ER_UTVALG.fullmatch(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        # Sentences about a forslag are not headings of one.
        "Kommunedirektør sitt forslag til drifts og investeringsbudsjett for 2022 vedtas.",
        "Kommunedirektørens forslag til vedtak ble enstemmig vedtatt.",
        "Vedtaket ble fattet i forrige møte.",
        "Innstillingen ble enstemmig vedtatt.",
    ],
)
def test_setninger_er_ikke_overskrifter(tekst: str) -> None:
    assert treff(tekst, monstre.DELER) is None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ABCaæø -.,/:()0123456789", max_size=monstre.MAKS_OVERSKRIFT))
def test_ingen_linje_gjor_monstrene_trege(linje: str) -> None:
    start = time.perf_counter()
    for tabell in TABELLER.values():
        treff(linje, tabell)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "ord_", ["Råd for ", "og ", "Utval ", "A-", "Helse- ", "utvalg for ", "1/2 ", "Kommunestyret "]
)
def test_lange_gjentakelser_gir_ikke_eksplosjon(ord_: str) -> None:
    linje = (ord_ * 100)[: monstre.MAKS_OVERSKRIFT]
    start = time.perf_counter()
    for tabell in TABELLER.values():
        treff(linje, tabell)
    monstre.SAKSGANG_HODE.fullmatch(linje)
    monstre.ARKIVFELT.search(linje)
    assert time.perf_counter() - start < 0.5
