"""Spør man om det som ble vedtatt i et tidsrom, er det møtenes dager som teller."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sok.sporsmal.tidsrom import Tidsrom, les_tidsrom

A, B = date(2023, 1, 1), date(2023, 6, 30)


@pytest.mark.parametrize(
    ("spurt", "fra", "til", "resten"),
    [
        ("Hva er vedtatt om skolen siden 1. januar 2023?", A, None, "Hva er vedtatt om skolen?"),
        ("Hva er vedtatt siden 2023 om skolen?", A, None, "Hva er vedtatt om skolen?"),
        ("Vedtak mellom 1. januar og 30. juni 2023", A, B, "Vedtak"),
        ("Alle vedtak i perioden fra januar til juni 2023", A, B, "Alle vedtak"),
        ("Kva vart vedteke frå og med 01.01.2023 til og med 30.06.2023?", A, B,
         "Kva vart vedteke?"),
        ("Hvilke saker ble behandlet før 1.7.2023?", None, B, "Hvilke saker ble behandlet?"),
        ("Hvilke forslag falt etter 2022?", A, None, "Hvilke forslag falt?"),
        ("Hva vedtok vi mellom 2023 og 2024 om hallen?", A, date(2024, 12, 31),
         "Hva vedtok vi om hallen?"),
        ("Hvilke saker om hallen ble behandlet før 1.7.2023?", None, B,
         "Hvilke saker om hallen ble behandlet?"),
    ],
)  # fmt: skip
def test_tidsrommet_leses_og_tas_ut_av_sporsmalet(
    spurt: str, fra: date | None, til: date | None, resten: str
) -> None:
    assert les_tidsrom(spurt) == (Tidsrom(fra, til), resten)


@pytest.mark.parametrize(
    "spurt",
    [
        "Hva ble vedtatt 1. januar 2023?",
        "Hvor mye har elevtallet sunket siden 2019?",
        "Hva ble vedtatt om ruspolitisk handlingsplan 2020–2024?",
        "Hva ble vedtatt etter høringen?",
        "Hva ble vedtatt om veien mellom Bua og Nes?",
        "Hva skjedde mellom 1. og 5. mai?",
        "siden 2020",
        "Hva ble vedtatt om ferjetider fra juni til august 2024?",
        "Hva ble vedtatt om mobilbruk fra og med 1. august 2024?",
        "Hva ble vedtatt å gjøre før 1. mai 2024?",
        "Hva er vedtatt mellom 2024 og 2020?",
        "Hva er vedtatt siden 31. februar 2023?",
    ],
)
def test_det_som_ikke_er_et_tidsrom_blir_staaende(spurt: str) -> None:
    assert les_tidsrom(spurt) is None


def test_tidsrommet_kan_vises() -> None:
    assert str(Tidsrom(A, B)) == "fra og med 01.01.2023 til og med 30.06.2023"
    assert str(Tidsrom(A, None)) == "fra og med 01.01.2023"


@given(
    st.text(max_size=60), st.sampled_from(["siden 2020", "mellom mai og juni 2021", "før 1.1.22"])
)
def test_det_krasjer_aldri(tekst: str, tid: str) -> None:
    les_tidsrom(f"vedtatt {tekst} {tid}")
