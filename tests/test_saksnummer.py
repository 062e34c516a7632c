"""Saksnr og arkivsaksnr: de formene kommunene skriver dem i, og hva som er det samme nummeret."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr, tolk_saksnr, uten_journalpost


@pytest.mark.parametrize(
    ("trykt", "nokkel"),
    [
        ("24/23", "24/2023"),
        ("PS 92/10", "92/2010"),
        ("RS 3/21", "3/2021"),
        ("021/15", "21/2015"),
        ("0015/08", "15/2008"),
        ("15/2019", "15/2019"),
        ("Sak 56/09", "56/2009"),
        ("K-sak 83/22", "83/2022"),
        ("FT-13/17", "13/2017"),
        ("21/137", "137/2021"),
    ],
)
def test_saksnr_i_alle_former(trykt: str, nokkel: str) -> None:
    assert nokkel_saksnr(trykt) == nokkel


def test_motedatoen_sier_om_aret_star_forst() -> None:
    assert nokkel_saksnr("21/19", date(2021, 12, 15)) == "19/2021"
    assert nokkel_saksnr("21/19", date(2019, 3, 1)) == "21/2019"
    assert nokkel_saksnr("21/21", date(2021, 3, 1)) == "21/2021"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("23/17920-1", "23/17920"),
        ("K-23/04741-1", "2023/4741"),
        ("08/00355", "08/355"),
        ("2015/1097", "15/1097"),
    ],
)
def test_samme_arkivsak_i_ulike_former(a: str, b: str) -> None:
    assert nokkel_arkivsaksnr(a) == nokkel_arkivsaksnr(b)


def test_journalposten_horer_ikke_til_arkivsaksnr() -> None:
    assert uten_journalpost("21/00273-116") == "21/00273"
    assert uten_journalpost("K-23/04741-1") == "K-23/04741"
    assert uten_journalpost("18/1407") == "18/1407"


@pytest.mark.parametrize("tekst", ["", "abc", "25", "25-23", None])
def test_det_som_ikke_er_et_saksnr(tekst: str | None) -> None:
    assert nokkel_saksnr(tekst) is None


@given(st.integers(1, 999), st.integers(2000, 2049))
def test_tosifret_og_firesifret_ar_er_det_samme(nr: int, ar: int) -> None:
    lang = tolk_saksnr(f"{nr}/{ar}")
    kort = tolk_saksnr(f"{nr:03}/{ar % 100:02}")
    assert lang == kort


@given(st.text(max_size=60))
def test_krasjer_aldri(tekst: str) -> None:
    nokkel_saksnr(tekst)
    nokkel_arkivsaksnr(tekst)
