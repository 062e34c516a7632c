"""Tabellen over utvalgene en sak skal gjennom, i den rekkefølgen cellene kommer."""

import time
from datetime import date

import pytest

from indeks.linje.linjer import del_i_linjer
from indeks.papir.gangtabell import Saksgang, saksgang_ved

PLAN = "Hovedutvalg plan og næring"


def les(tekst: str, fra: int = 0) -> tuple[tuple[Saksgang, ...], int] | None:
    linjer = del_i_linjer(tekst, (0,))
    return saksgang_ved(linjer, fra, len(linjer))


def rader(tekst: str) -> list[tuple[str, str, str | None]]:
    lest = les(tekst)
    assert lest is not None
    return [(r.utvalg, r.dato.strftime("%d.%m.%y") if r.dato else "", r.saksnr) for r in lest[0]]


@pytest.mark.parametrize(
    "tekst",
    [
        f"Utvalg Møtedato Utvalgssak\n{PLAN} 12.05.26 22/26\nFormannskap\nKommunestyre 24.06.2026",
        f"Saksgang\nUtvalg\nMøtedato\nUtvalgssak\n{PLAN}\n12.05.26\n22/26\nFormannskap\n \n"
        "Kommunestyre\n24.06.2026",
        f"Behandling:\nUtvalg Møtedato Saksnummer\n{PLAN} 12.05.26 22/26\n\nFormannskap\n\n"
        "Kommunestyre 24.06.2026",
    ],
)
def test_rader_uten_dato_er_rader(tekst: str) -> None:
    """En linje for raden eller for cella: utvalget som ikke har fått dato ennå, er med."""
    assert rader(f"{tekst}\n\nArkivsaksnr: 2026/5\nSaksbehandler: Ola Li") == [
        (PLAN, "12.05.26", "22/26"),
        ("Formannskap", "", None),
        ("Kommunestyre", "24.06.26", None),
    ]


def test_kolonne_for_kolonne_er_datoer_og_numre_kjent_bare_naar_alle_har() -> None:
    hode = f"Utvalg\n{PLAN}\nFormannskap\n\nMøtedato\n12.05.26\n19.05.26\n\nUtvalgssak\n22/26\n"
    assert rader(hode) == [(PLAN, "12.05.26", None), ("Formannskap", "19.05.26", None)]
    assert rader(hode.replace("12.05.26\n", "")) == [(PLAN, "", None), ("Formannskap", "", None)]
    ett = "Utvalg\nEldrerådet\n\nMøtedato\n12.05.26\n\nUtvalgssak\n9/26"
    assert rader(ett) == [("Eldrerådet", "12.05.26", "9/26")]


def test_celler_bak_alle_navnene_kan_vaere_en_kolonne() -> None:
    """Hodet først, så navnene, så én dato: den kan være hvem som helst sin."""
    hode = "Utvalg\nMøtedato\nUtvalgssak\n"
    assert rader(f"{hode}Formannskap\nKommunestyre\n24.06.2026\n33/26") == [
        ("Formannskap", "", None),
        ("Kommunestyre", "", None),
    ]
    # A blank line is an empty cell, and so the table comes by rows.
    assert rader(f"{hode}Formannskap\n\nKommunestyre\n24.06.2026\n33/26") == [
        ("Formannskap", "", None),
        ("Kommunestyre", "24.06.26", "33/26"),
    ]


@pytest.mark.parametrize(
    "rad",
    [
        "Rådet for likestilling og\nmangfold\n14.09.2026 17/26",
        "Rådet for likestilling og\nmangfold 14.09.2026 17/26",
        "Rådet for likestilling og 14.09.2026 17/26\nmangfold",
        "Rådet for likestilling\nog mangfold\n14.09.2026\n17/26",
    ],
)
def test_navn_over_to_linjer(rad: str) -> None:
    assert rader(f"Utvalg Møtedato Utvalgssak\n{rad}\nFormannskap") == [
        ("Rådet for likestilling og mangfold", "14.09.26", "17/26"),
        ("Formannskap", "", None),
    ]


def test_navn_med_store_bokstaver_bak_og_nummer_uten_dato() -> None:
    tabell = "Utvalg Møtedato Utvalgssak\nStyret for Fjellvik havn KF 02.06.2026 4/26\nFormannskap"
    assert rader(f"{tabell} 71/26") == [
        ("Styret for Fjellvik havn KF", "02.06.26", "4/26"),
        ("Formannskap", "", "71/26"),
    ]


@pytest.mark.parametrize(
    "tittel",
    ["Reglement for kommunestyret", "Ungdomsrådets årsmelding", "Kommunestyrets møteplan for 2027"],
)
def test_tittelen_under_er_ingen_rad(tittel: str) -> None:
    lest = les(f"Utvalg Møtedato Utvalgssak\nFormannskap 02.06.2026 4/26\n{tittel}\nForslag:")
    assert lest == ((Saksgang("Formannskap", date(2026, 6, 2), "4/26"),), 2)


def test_andre_linjer_er_ingen_tabell() -> None:
    assert les("Saksgang\nSaken skal til formannskapet.") is None
    assert les("Utvalg\nMøtested\nMøtedato\nSaksnr") is None
    assert les("Utvalg\nFormannskap\nMøtedato\n02.06.2026") is None
    assert les("Saksnr\nPS 77/21\nPS 78/21\nSakstittel") is None


def test_mange_navn_tar_ikke_tid() -> None:
    start = time.perf_counter()
    les("Utvalg\n" + "Kommunestyret og formannskapet i kommunen\n" * 3000)
    assert time.perf_counter() - start < 2
