"""Datoer slik de står i kommunale papirer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.datoer import finn_datoer, krev_dato, les_dato, med_punktum, vis_dato
from indeks.feil import SakssokFeil


@pytest.mark.parametrize(
    ("tekst", "dato"),
    [
        ("31.10.2023", date(2023, 10, 31)),
        ("30.05.23", date(2023, 5, 30)),
        ("9. november 2010", date(2010, 11, 9)),
        ("09.04.2008", date(2008, 4, 9)),
        ("2023-10-31", date(2023, 10, 31)),
        ("1. mai 2023", date(2023, 5, 1)),
        ("15.desember 2021", date(2021, 12, 15)),
        ("3. 2. 2022", date(2022, 2, 3)),
    ],
)
def test_datoer_i_alle_former(tekst: str, dato: date) -> None:
    assert les_dato(tekst) == dato


@pytest.mark.parametrize(
    "tekst",
    ["31.02.2023", "32.01.2023", "1.13.2023", "2023-02-30", "31. februar 2023", "i går", ""],
)
def test_en_dato_som_ikke_kan_vaere_er_ingen_dato(tekst: str) -> None:
    assert les_dato(tekst) is None


def test_datoer_finnes_i_lopende_tekst_men_ikke_i_belop_og_saksnr() -> None:
    tekst = "Møtet 31.10.2023 og 9. november 2010, jf. sak 12/23, kr 1.495.000 og § 11.10.2"
    assert [d for _, _, d in finn_datoer(tekst)] == [date(2023, 10, 31), date(2010, 11, 9)]


@pytest.mark.parametrize(
    "skrevet",
    [
        "31/10-2023",
        "31/10 2023",
        "31/10/2023",
        "31-10-2023",
        "31/10-23",
        "31.10.23",
        " 31/10-2023 ",
    ],
)
def test_en_bruker_kan_skrive_datoen_som_folk_gjor(skrevet: str) -> None:
    assert krev_dato(skrevet) == date(2023, 10, 31)


@pytest.mark.parametrize(
    ("tekst", "lest"),
    [
        ("møtet 31/10-2023 om skolen", "møtet 31.10.2023 om skolen"),
        ("den 31/10-23", "den 31.10.23"),
        ("i sak 24/10-23", "i sak 24/10-23"),
        ("sak 31/10 2023", "sak 31/10 2023"),
        ("31/13-2023", "31/13-2023"),
        ("arkivsak 2023/12-4", "arkivsak 2023/12-4"),
        ("i 2021-2023", "i 2021-2023"),
    ],
)
def test_bare_det_som_er_en_dato_skrives_om(tekst: str, lest: str) -> None:
    assert med_punktum(tekst) == lest


def test_feil_dato_fra_brukeren_gir_en_klar_setning() -> None:
    with pytest.raises(SakssokFeil, match="ikke en gyldig dato"):
        krev_dato("31.02.2023")


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_det_som_vises_kan_leses(dato: date) -> None:
    assert les_dato(vis_dato(dato)) == dato
    assert les_dato(dato.isoformat()) == dato
    assert les_dato(f"{dato:%d.%m.%y}") == dato


@given(st.text(max_size=80))
def test_krasjer_aldri(tekst: str) -> None:
    finn_datoer(tekst)
    med_punktum(tekst)
