"""Personopplysninger i papirene: funnet med kontrollsifre og ord, skjult i full lengde, og ikke
noe annet. Alle numre er syntetiske."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lag_numre import et_fodselsnummer, et_kontonummer, lag_fodselsnummer, lag_kontonummer
from stdnum.no import fodselsnummer as stdnum_fnr
from stdnum.no import kontonr as stdnum_konto

from indeks.papir.personvern import (
    _NEVNT_SOM,
    MASKE,
    er_fodselsnummer,
    er_kontonummer,
    finn,
    masker,
    maskert,
    skjerm,
)

FNR = et_fodselsnummer()
KONTO = et_kontonummer()


def slag(tekst: str, *apne: str) -> list[tuple[str, str]]:
    return [(f.slag, tekst[f.start : f.slutt]) for f in finn(tekst, apne)]


# --- fødselsnummer og D-nummer -----------------------------------------------------------------


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(0, 999),
    st.sampled_from([40, 80]),
    st.booleans(),
    st.integers(0, 3),
)
def test_alle_syntetiske_numre_kjennes_igjen_ogsa_de_fra_2032(
    dag: int, maned: int, ar: int, individ: int, serie: int, d_nummer: bool, rest: int
) -> None:
    nummer = lag_fodselsnummer(dag, maned, ar, individ, serie=serie, d_nummer=d_nummer, rest=rest)
    if nummer is not None:
        ventet = "d_nummer" if d_nummer else "fodselsnummer"
        assert er_fodselsnummer(nummer) == ventet
        assert slag(f"Eieren ({nummer}) søker.") == [(ventet, nummer)]


@given(st.integers(0, 10**11 - 1))
def test_elleve_sifre_med_feil_siste_kontrollsiffer_er_ikke_et_nummer(tall: int) -> None:
    sifre = f"{tall:011}"
    gyldige = [n for k in range(10) if er_fodselsnummer(n := f"{sifre[:10]}{k}")]
    assert len(gyldige) <= 1


def test_det_forste_kontrollsifferet_kan_ha_fire_verdier_fra_2032() -> None:
    ni = "018190500"
    riktige = {f"{ni}{k:02}" for k in range(100) if er_fodselsnummer(f"{ni}{k:02}")}
    assert riktige == {n for r in range(4) if (n := lag_fodselsnummer(1, 1, 90, 500, rest=r))}
    assert 2 <= len(riktige) <= 4


@given(st.dates(), st.integers(0, 999))
def test_vi_er_enige_med_python_stdnum_om_numre_fra_for_2032(dato: object, individ: int) -> None:
    # Its H-numbers are our month plus 40.
    d = dato.timetuple()  # type: ignore[attr-defined]
    nummer = lag_fodselsnummer(d.tm_mday, d.tm_mon, d.tm_year % 100, individ, serie=40)
    if nummer is not None and stdnum_fnr.is_valid(nummer):
        assert er_fodselsnummer(nummer) == "fodselsnummer"


@pytest.mark.parametrize(
    "skrevet",
    [
        FNR,
        f"{FNR[:6]} {FNR[6:]}",
        f"{FNR[:6]}-{FNR[6:]}",
        f"{FNR[:2]}.{FNR[2:4]}.{FNR[4:6]} {FNR[6:]}",
        f"{FNR[:6]} {FNR[6:9]} {FNR[9:]}",
        f"{FNR[:6]} - {FNR[6:]}",
        f"{FNR[:6]}\n{FNR[6:]}",
    ],
)
@pytest.mark.parametrize("foran", ["", "fnr. ", "Fnr:", "født ", "(", "«", "betalte kr 50 til "])
def test_nummeret_finnes_i_alle_skrivemater(skrevet: str, foran: str) -> None:
    assert slag(f"{foran}{skrevet}, bosatt i kommunen") == [("fodselsnummer", skrevet)]


def test_numre_pa_rad_finnes_alle() -> None:
    andre = et_fodselsnummer(ar=75)
    for skille in (",", ", ", ";", "/ ", " ", "\n"):
        assert [n for _, n in slag(f"{FNR}{skille}{andre}")] == [FNR, andre], skille


@pytest.mark.parametrize(
    "tekst",
    [
        f"{FNR}4",
        f"4{FNR}",
        f"KID: {FNR}",
        f"KID-nr {FNR}",
        f"Journalpost {FNR}",
        f"21/{FNR}",
        f"X{FNR}",
        f"{FNR}/21",
        "12345678901",
        "32139112345",
        "00000000000",
        "11111111111",
    ],
)
def test_det_som_ligner_er_ikke_et_nummer(tekst: str) -> None:
    assert slag(tekst) == []


# --- kontonumre --------------------------------------------------------------------------------


@given(st.integers(0, 10**10 - 1))
def test_vi_er_enige_med_python_stdnum_om_kontonumre(ti: int) -> None:
    nummer = lag_kontonummer(f"{ti:010}")
    if nummer is not None and not nummer.startswith("0000"):
        assert stdnum_konto.is_valid(nummer)
        assert er_kontonummer(nummer)
        feil = f"{nummer[:10]}{(int(nummer[10]) + 1) % 10}"
        assert not er_kontonummer(feil)


GRUPPERT = f"{KONTO[:4]}.{KONTO[4:6]}.{KONTO[6:]}"
LUFTIG = f"{KONTO[:4]} {KONTO[4:6]} {KONTO[6:]}"


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        (f"Beløpet settes inn på {GRUPPERT} innen fristen.", GRUPPERT),
        (f"Kontonr. {LUFTIG}", LUFTIG),
        (f"Bankkonto: {KONTO}", KONTO),
        (f"til konto nr {KONTO} i banken", KONTO),
        (f"Konto for utbetaling:\n{LUFTIG}", LUFTIG),
    ],
)
def test_kontonumre_finnes(tekst: str, nummer: str) -> None:
    assert slag(tekst) == [("kontonummer", nummer)]


def test_kontonummer_i_iban_finnes() -> None:
    iban = f"NO93 {KONTO[:4]} {KONTO[4:8]} {KONTO[8:]}"
    assert slag(f"IBAN {iban}") == [("kontonummer", iban)]


@pytest.mark.parametrize(
    "tekst",
    [
        f"{KONTO}",  # eleven digits alone may be anything
        f"KID {KONTO}",
        f"Konto 1920 KID {KONTO}",
        f"{LUFTIG}",
        f"{GRUPPERT[:-1]}{(int(GRUPPERT[-1]) + 1) % 10}",
    ],
)
def test_elleve_sifre_uten_grunn_til_a_tro_det_er_ikke_konto(tekst: str) -> None:
    assert slag(tekst) == []


# --- e-post og telefon -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "adresse",
    [
        "kari.nes@eksempel.no",
        "kari@kari.no",
        "kari.nes@nes.no",
        "ola@fjellheim.kommune.no",
        "o-n_2@a-b.co.uk",
        "æøå@norge.no",
    ],
)
def test_personers_epost_finnes(adresse: str) -> None:
    assert slag(f"Skriv til {adresse}.") == [("epost", adresse)]


def test_epost_brutt_over_to_linjer_skjules_pa_begge() -> None:
    tekst = "Meld forfall til kari.nes@fjellheim.\nkommune.no innen fredag"
    assert maskert(tekst) == (f"Meld forfall til {MASKE * 19}\n{MASKE * 10} innen fredag")


@pytest.mark.parametrize(
    "adresse",
    [
        "postmottak@sundvaer.kommune.no",
        "post@sundvaer.kommune.no",
        "politisk.sekretariat@sundvaer.kommune.no",
        "sfvlpost@statsforvalteren.no",
        "sundvaer.legevakt@sundvaer.kommune.no",
        "byggesak@sundvaer.kommune.no",
        "sundvaer@sundvaer.kommune.no",
    ],
)
def test_kontorers_epost_star(adresse: str) -> None:
    assert slag(f"Send høringssvar til {adresse} innen fristen.") == []


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("Tlf. 91 23 45 67", "91 23 45 67"),
        ("Mobil: 912 34 567", "912 34 567"),
        ("telefon 75123456 etter kl. 16", "75123456"),
        ("Tlf: 75 12 34 56 (privat)", "75 12 34 56"),
        ("ring +47 912 34 567 i dag", "+47 912 34 567"),
        ("0047 91234567", "0047 91234567"),
        ("Kontaktperson: Kari Nes, 912 34 567", "912 34 567"),
        ("Jon Magne Liset 41 22 33 44", "41 22 33 44"),
    ],
)
def test_private_telefonnumre_finnes(tekst: str, nummer: str) -> None:
    assert slag(tekst) == [("telefon", nummer)]


def test_to_numre_etter_samme_ord_finnes_begge() -> None:
    assert [n for _, n in slag("Tlf. 912 34 567 / 75 12 34 56")] == ["912 34 567", "75 12 34 56"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Sentralbord: tlf. 75 12 34 00",
        "Postboks 12, 8600 Storneset\nTelefon 75 12 34 00\nwww.sundvaer.kommune.no",
        "Servicetorget, telefon 75123400",
        "Spørsmål kan rettes til tlf. 800 12 345",
        "Tlf. 116 117",
        "Vakttelefon 02800",
    ],
)
def test_kontorers_telefonnumre_star(tekst: str) -> None:
    assert slag(tekst) == []


def test_en_mobil_pa_et_brevhode_skjules() -> None:
    assert slag("Postboks 12\nTelefon 912 34 567\nwww.sundvaer.kommune.no") != []


def test_adresser_kommunen_har_sagt_er_offentlige_star() -> None:
    tekst = f"ordforer.nes@sundvaer.kommune.no, tlf. 912 34 567, konto {GRUPPERT}"
    assert len(slag(tekst)) == 3
    assert slag(tekst, "@sundvaer.kommune.no", "91234567", KONTO) == []
    assert len(slag(tekst, "@kommune.no", "1", "")) == 3


@pytest.mark.parametrize(("hva", "monster", "eksempel"), _NEVNT_SOM)
def test_hvert_ord_som_sier_hva_et_nummer_er_har_et_eksempel(
    hva: str, monster: re.Pattern[str], eksempel: str
) -> None:
    assert monster.search(eksempel), hva


# --- det som ikke skal skjules -----------------------------------------------------------------

_BELOP = st.integers(0, 10**11).map(lambda n: f"{n:,}".replace(",", " "))
_SAKSNR = st.tuples(st.integers(1, 999), st.integers(0, 99)).map(lambda t: f"{t[0]}/{t[1]:02}")
_ARKIVSAK = st.tuples(st.integers(2000, 2030), st.integers(1, 99999), st.integers(1, 200)).map(
    lambda t: f"{t[0]}/{t[1]}-{t[2]}"
)
_ORGNR = st.integers(800_000_000, 999_999_999)
_NUMRE = st.one_of(
    _BELOP.map(lambda b: f"kr {b}"),
    _BELOP.map(lambda b: f"{b} kroner"),
    _BELOP.map(lambda b: f"Rammen er {b} i 2025"),
    _SAKSNR.map(lambda s: f"PS {s}"),
    _ARKIVSAK,
    _ARKIVSAK.map(lambda a: f"Arkivsaksnr: {a}"),
    _ORGNR.map(lambda n: f"org.nr. {n}"),
    _ORGNR.map(lambda n: f"Org.nr {n // 10**6} {n // 1000 % 1000:03} {n % 1000:03}"),
    st.integers(0, 10**11 - 1).map(lambda n: f"KID {n:011}"),
    st.integers(0, 10**25 - 1).map(lambda n: f"KID: {n}"),
    st.tuples(st.integers(1, 999), st.integers(1, 9999)).map(lambda t: f"gnr. {t[0]} bnr. {t[1]}"),
    st.tuples(st.integers(1, 999), st.integers(1, 9999)).map(lambda t: f"{t[0]}/{t[1]}/0/0"),
    st.dates().map(lambda d: d.strftime("%d.%m.%Y")),
    st.lists(st.integers(0, 99), min_size=2, max_size=12).map(
        lambda t: "Antall elever " + " ".join(f"{n:02}" for n in t)
    ),
    st.lists(st.integers(0, 99_999), min_size=2, max_size=12).map(
        lambda t: "Sum drift " + " ".join(f"{n:,}".replace(",", " ") for n in t)
    ),
)


@given(st.lists(_NUMRE, min_size=1, max_size=6).map("\n".join))
def test_belop_saksnr_orgnr_kid_og_gnr_skjules_aldri(tekst: str) -> None:
    assert slag(tekst) == []


# --- skjulingen --------------------------------------------------------------------------------


@given(st.text(alphabet="abc 019.@-\nÆ", max_size=80), st.text(max_size=60))
def test_skjulingen_beholder_lengden_og_linjene(a: str, b: str) -> None:
    tekst = f"{a} {FNR[:6]} {FNR[6:]}, kari.nes@eksempel.no {b}"
    skjult = maskert(tekst)
    assert len(skjult) == len(tekst)
    assert [i for i, t in enumerate(tekst) if t.isspace()] == [
        i for i, t in enumerate(skjult) if t.isspace()
    ]
    assert maskert(skjult) == skjult


def test_bare_det_som_er_funnet_endres() -> None:
    tekst = f"Eier: Per Nes, fnr. {FNR}. Gnr. 12 bnr. 34."
    assert masker(tekst, finn(tekst)) == f"Eier: Per Nes, fnr. {MASKE * 11}. Gnr. 12 bnr. 34."


@pytest.mark.parametrize(
    "bit",
    ["1", "12 ", "a", "a.", "a@", "@", "1.", "1-", "+47", "tlf ", "konto ", "Ab ", "kid:", "a@b."],
)
def test_lange_gjentakelser_tar_ikke_lang_tid(bit: str) -> None:
    for tekst in (bit * 20_000, bit * 20_000 + "!", f"tlf {bit * 20_000}"):
        start = time.perf_counter()
        finn(tekst)
        assert time.perf_counter() - start < 3


def test_i_ekte_protokoller_skjules_ingenting(korpus: Path, les_ekte: Callable[..., Any]) -> None:
    """Nine real documents were read for it: they hold one e-mail address, a secretariat's, no
    run of eleven digits, and hundreds of budget figures in the groups of a phone number."""
    for fil in sorted(korpus.rglob("*.pdf")):
        assert skjerm(les_ekte(fil.stem).sider)[2] == (), fil.name
