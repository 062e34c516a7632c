"""Adressen til en visning sier alt som vises, og kan deles."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.adresse import Adresse, Sortering, Visning, les_adresse, skriv_adresse
from indeks.dokument import Slag

_ord = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=40
)
_dato = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
_valg = st.none() | _ord


@st.composite
def adresser(trekk: st.DrawFn) -> Adresse:
    """Any address that a view can have."""
    visning = trekk(st.sampled_from(get_args(Visning)))
    return Adresse(
        visning,
        sak=trekk(_ord if visning == "sak" else _valg),
        q=trekk(st.just("") | _ord),
        tekst=trekk(st.just("") | _ord),
        utvalg=tuple(trekk(st.lists(_ord, max_size=4, unique=True))),
        fra=trekk(_dato),
        til=trekk(_dato),
        deler=tuple(trekk(st.lists(st.sampled_from(get_args(Slag)), max_size=4, unique=True))),
        resultat=trekk(_valg),
        parti=trekk(_valg),
        forslagsstiller=trekk(_valg),
        status=trekk(_valg),
        slag=trekk(_valg),
        dato=trekk(_dato),
        for_=trekk(_dato),
        sorter=trekk(st.sampled_from(get_args(Sortering))),
        antall=trekk(st.integers(1, 100)),
        orden=trekk(_valg),
        side=trekk(st.integers(1, 100_000)),
    )


@settings(deadline=None)
@given(adresser())
def test_en_adresse_som_skrives_leses_lik(a: Adresse) -> None:
    assert les_adresse(skriv_adresse(a)) == a


@settings(deadline=None)
@given(st.text(max_size=300))
def test_hva_som_helst_kan_staa_i_adressefeltet(tekst: str) -> None:
    a = les_adresse(tekst)
    assert les_adresse(skriv_adresse(a)) == a


def test_adressene_er_slik_folk_leser_dem() -> None:
    assert skriv_adresse(Adresse()) == "/"
    assert skriv_adresse(Adresse(q="ny skole", utvalg=("Formannskapet",))) == (
        "/?q=ny+skole&utvalg=Formannskapet"
    )
    assert skriv_adresse(Adresse("sak", sak="23-17920")) == "/sak/23-17920"
    assert skriv_adresse(Adresse("vedtak", resultat="falt", fra=date(2023, 1, 1))) == (
        "/vedtak?fra=2023-01-01&resultat=falt"
    )


@pytest.mark.parametrize(
    ("adresse", "ventet"),
    [
        ("/?fra=31.10.2023", Adresse(fra=date(2023, 10, 31))),
        ("/?fra=31.02.2023&antall=mange&sorter=tull&del=tull", Adresse()),
        ("/?antall=100000", Adresse(antall=100)),
        ("/vedtak?side=-1&orden=", Adresse("vedtak")),
        ("/finnes-ikke?q=skole", Adresse(q="skole")),
        ("https://sok.kommune.no/sak/23-17920", Adresse("sak", sak="23-17920")),
        ("http://[feil", Adresse()),
    ],
)
def test_det_som_ikke_forstaas_utelates(adresse: str, ventet: Adresse) -> None:
    assert les_adresse(adresse) == ventet
