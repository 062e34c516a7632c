"""Presedens på papir: avsnittet til saksframlegget, regnearket og Word-dokumentet."""

import csv
import io
import zipfile
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lag_lager import lager_av

from app.avsnitt import I_AVSNITTET, avsnitt, dokument_og_side, saksavsnitt, stemmer, utfall
from app.kommandolinje import hoved
from app.presedensfiler import CSV_KOLONNER, Presedenser, kilder, som_csv, som_word
from app.tekster import MALFORMER, TEKSTER
from app.utskrift import KOLONNER
from indeks.lagring.rader import Passasjerad
from sok.saker.presedens import Likhet, Presedens
from sok.saker.saksregister import Gang, Saksregister

PDFER = Path(__file__).parent.parent / "eksempel" / "pdf"
LEST = (
    "formannskapet-2022-11-29-protokoll.pdf",
    "kommunestyret-2022-12-14-protokoll.pdf",
    "utval-for-plan-og-miljo-2023-11-16-protokoll.pdf",
    "utval-for-plan-og-miljo-2024-04-18-protokoll.pdf",
)
BOSETTING = "22/1244"
FRITIDSBOLIG = "23/583"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Saksregister:
    mappe = tmp_path_factory.mktemp("presedens") / "indeks"
    return Saksregister(lager_av(mappe, [PDFER / navn for navn in LEST]))


def passasje(sted: Gang, ord_: str) -> Passasjerad:
    u = sted.utgaver[0]
    return Passasjerad(
        1,
        ord_,
        "",
        0,
        len(ord_),
        u.side_fra,
        u.side_til,
        "saksopplysninger",
        "moteprotokoll",
        None,
        sted.utvalg,
        sted.dato,
        u.behandling_id,
        sted.saksnr,
        None,
        "Sak",
        u.dokument_id,
        u.dokument,
    )


def presedens(register: Saksregister, arkivsaksnr: str, rang: int = 1) -> Presedens:
    sak = register.en(arkivsaksnr)
    ganger = tuple(g for g in sak.ganger if g.holdt)
    likheter = (Likhet(passasje(ganger[0], "Kommunen tar imot flere."), 0.9),)
    return Presedens(rang, 0.7, sak.nokkel, sak.tittel, sak.arkivsaksnr, ganger, likheter)


# -- avsnittet


def test_avsnittet_forteller_hvert_utvalgs_utfall_stemmer_og_kilde(register: Saksregister) -> None:
    assert saksavsnitt(presedens(register, BOSETTING), "nb") == (
        "«Bosetting av flyktninger 2023» (arkivsak 22/1244): "
        "Formannskapet avga innstilling 29.11.2022 i sak PS 101/22, med 6 mot 1 stemme, "
        "der FrP stemte mot (formannskapet-2022-11-29-protokoll.pdf s. 6). "
        "Forslag fra Haugan fikk 1 stemme og falt. "
        "Kommunestyret gjorde vedtak 14.12.2022 i sak PS 78/22, med 22 mot 3 stemmer, "
        "der FrP stemte mot (kommunestyret-2022-12-14-protokoll.pdf s. 8). "
        "Forslag fra Ulvestad fikk 3 stemmer og falt."
    )


def test_at_en_telling_var_enstemmig_star_i_avsnittet_og_i_tabellen(
    register: Saksregister,
) -> None:
    p = presedens(register, BOSETTING)
    g = p.ganger[1]
    (hoved,) = (v for v in g.voteringer if v.stemmer_for == 22)
    telt = replace(hoved, enstemmig=True, stemmer_for=25, stemmer_mot=None, stemte_mot=())
    alle = replace(g, voteringer=(telt,))
    assert stemmer(alle, "nn") == "samrøystes, 25 røyster for"
    assert "i sak PS 78/22, enstemmig, 25 stemmer for (kommunestyret-" in saksavsnitt(
        replace(p, ganger=(alle,)), "nb"
    )


def test_avsnittet_pa_nynorsk_er_nynorsk_hele_veien(register: Saksregister) -> None:
    assert avsnitt([presedens(register, FRITIDSBOLIG)], "nn") == (
        "Ei tidlegare sak som liknar, er handsama slik. "
        "«Gnr. 63 bnr. 21 – søknad om dispensasjon for utviding av fritidsbustad på Ytre "
        "Rambergsida» (arkivsak 23/583): Utval for plan og miljø utsette saka 16.11.2023 i sak "
        "45/23 (utval-for-plan-og-miljo-2023-11-16-protokoll.pdf s. 3). Utval for plan og miljø "
        "gjorde vedtak 18.04.2024 i sak 15/24 (innvilga) "
        "(utval-for-plan-og-miljo-2024-04-18-protokoll.pdf "
        "s. 3)."
    )


def test_sidene_det_vises_til_har_vedtaket_og_stemmene(register: Saksregister) -> None:
    for arkivsaksnr in (BOSETTING, FRITIDSBOLIG):
        for g in presedens(register, arkivsaksnr).ganger:
            assert g.vedtak is not None
            assert dokument_og_side(g).startswith(g.vedtak.sted.dokument)
            assert str(g.vedtak.sted.side_fra) in dokument_og_side(g).rsplit("s. ")[1]


def test_det_papirene_ikke_sier_star_ikke_der(register: Saksregister) -> None:
    """Uten utfall, stemmer, dato, saksnr og arkivsaksnr er det lite å si, og ingenting å gjette."""
    p = presedens(register, BOSETTING)
    tom = replace(
        p.ganger[0], utfall=None, voteringer=(), vedtak=None, dato=None, saksnr=None, utvalg=None
    )
    setning = saksavsnitt(replace(p, arkivsaksnr=None, ganger=(tom,)), "nb")
    assert setning == (
        "«Bosetting av flyktninger 2023»: Et utvalg som ikke er oppgitt, behandlet saken, men "
        f"utfallet er ikke oppgitt ({dokument_og_side(tom)})."
    )
    assert stemmer(tom, "nb") == ""


def test_et_langt_funn_gir_et_avsnitt_om_de_som_ligner_mest(register: Saksregister) -> None:
    p = presedens(register, BOSETTING)
    mange = [replace(p, rang=n, tittel=f"Sak nummer {n}") for n in range(1, 10)]
    ord_ = avsnitt(mange, "nb")
    assert ord_.startswith("Tidligere saker som ligner, er behandlet slik. «Sak nummer 1»")
    assert f"«Sak nummer {I_AVSNITTET}»" in ord_
    assert f"«Sak nummer {I_AVSNITTET + 1}»" not in ord_
    assert avsnitt([], "nb") == ""


def test_hvert_utfall_har_en_setning_i_begge_malformer(register: Saksregister) -> None:
    p = presedens(register, BOSETTING)
    alle = [n.removeprefix("utfall_") for n in TEKSTER if n.startswith("utfall_")]
    assert len(alle) > 8
    for malform in MALFORMER:
        for ett in alle:
            setning = saksavsnitt(replace(p, ganger=(replace(p.ganger[0], utfall=ett),)), malform)
            assert "Formannskapet" in setning and "29.11.2022 i sak PS 101/22" in setning


@dataclass(frozen=True, slots=True)
class Avgjort(Gang):
    """A treatment of which the index reads what a søknad came to, too."""

    avgjorelse: str | None = None


def test_det_en_soknad_endte_med_star_i_parentes(register: Saksregister) -> None:
    p = presedens(register, FRITIDSBOLIG)
    g = p.ganger[-1]
    felt = {f.name: getattr(g, f.name) for f in fields(Gang)}
    avslag = Avgjort(**felt | {"avgjorelse": "avslatt"})
    assert utfall(avslag, "nb") == "vedtatt (avslått)"
    assert "gjorde vedtak 18.04.2024 i sak 15/24 (avslått) (" in saksavsnitt(
        replace(p, ganger=(avslag,)), "nb"
    )


# -- regnearket


def les_csv(fil: bytes) -> list[dict[str, str]]:
    assert fil.startswith("\ufeff".encode()), "without it, Excel does not read æ, ø and å"
    return list(csv.DictReader(io.StringIO(fil.decode("utf-8-sig")), delimiter=";"))


def test_regnearket_har_en_rad_for_hvert_utvalg(register: Saksregister) -> None:
    rader = les_csv(som_csv(Presedenser("Ny sak", (presedens(register, BOSETTING),))))
    assert [(r["dato"], r["utvalg"], r["saksnr"], r["resultat"]) for r in rader] == [
        ("2022-11-29", "Formannskapet", "PS 101/22", "innstilling"),
        ("2022-12-14", "Kommunestyret", "PS 78/22", "vedtatt"),
    ]
    assert (rader[1]["likhet"], rader[1]["stemmer_for"], rader[1]["stemmer_mot"]) == (
        "0,70",
        "22",
        "3",
    )
    assert rader[1]["stemte_mot"] == "FrP"
    assert (rader[1]["dokument"], rader[1]["side_fra"]) == (LEST[1], "8")
    assert rader[1]["tekst"].startswith("1. Sundvær kommune bosetter 55 flyktninger i 2023")
    assert rader[1]["ligner_i"] == f"{LEST[0]} s. 6"


def test_kolonnene_heter_det_samme_som_i_vedtakslisten() -> None:
    egne = {"rang", "likhet", "forslag_som_falt", "ligner_i"}
    assert set(CSV_KOLONNER) - egne <= set(KOLONNER)


def test_ord_fra_et_dokument_blir_aldri_en_formel(register: Saksregister) -> None:
    p = replace(presedens(register, BOSETTING), tittel="=HYPERLINK(1)")
    assert les_csv(som_csv(Presedenser("x", (p,))))[0]["sakstittel"] == "'=HYPERLINK(1)"


# -- Word


def test_word_har_tittel_tabell_avsnitt_og_kilder(register: Saksregister) -> None:
    funnet = (presedens(register, BOSETTING), presedens(register, FRITIDSBOLIG, 2))
    dokument = Document(io.BytesIO(som_word(Presedenser("Ny sak", funnet, date(2024, 6, 1)), "nb")))
    avsnittene = [a.text for a in dokument.paragraphs]
    assert avsnittene[0] == "Saker som ligner «Ny sak»"
    assert dokument.paragraphs[0].style is not None
    assert dokument.paragraphs[0].style.name == "Title"
    assert avsnittene[1] == "Bare saker fra før 01.06.2024."
    assert avsnitt(funnet, "nb") in avsnittene
    liste = [
        a.text for a in dokument.paragraphs if a.style is not None and a.style.name == "List Number"
    ]
    assert liste == kilder(funnet)
    assert (
        "Kommunestyret 14.12.2022, sak PS 78/22, kommunestyret-2022-12-14-protokoll.pdf s. 8"
        in (liste)
    )
    (tabell,) = dokument.tables
    celler = [[c.text for c in rad.cells] for rad in tabell.rows]
    assert celler[0][:7] == ["Likhet", "Sak", "Utvalg", "Dato", "Saksnr", "Utfall", "Vedtak"]
    assert celler[1][:5] == [
        "0,70",
        "Bosetting av flyktninger 2023\narkivsak 22/1244",
        "Formannskapet",
        "29.11.2022",
        "PS 101/22",
    ]
    assert "vedtatt\n22 mot 3 stemmer (FrP stemte mot)" in celler[2][5]
    assert len(celler) == 1 + sum(len(p.ganger) for p in funnet)
    assert (dokument.core_properties.author, dokument.core_properties.language) == (
        "Sakssøk",
        "nb-NO",
    )


def test_word_pa_nynorsk_staves_som_nynorsk(register: Saksregister) -> None:
    data = som_word(Presedenser("Ny sak", (presedens(register, FRITIDSBOLIG),)), "nn")
    stiler = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:val="nn-NO"' in stiler
    assert "Saker som liknar «Ny sak»" in [a.text for a in Document(io.BytesIO(data)).paragraphs]


def test_word_uten_funn_sier_det() -> None:
    dokument = Document(io.BytesIO(som_word(Presedenser("Ny sak", ()), "nb")))
    assert [a.text for a in dokument.paragraphs][-1] == (
        "Ingen tidligere saker i arkivet ligner «Ny sak»."
    )
    assert not dokument.tables


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_word_taaler_alle_tegn_en_pdf_kan_gi(tittel: str) -> None:
    dokument = Document(io.BytesIO(som_word(Presedenser(tittel, ()), "nb")))
    assert dokument.paragraphs[0].text.startswith("Saker som ligner «")


# -- kommandolinjen


def test_csv_og_json_sammen_er_en_feil(tmp_path: Path) -> None:
    resultat = CliRunner().invoke(
        hoved, ["presedens", "22/1", "--csv", "--json", "--indeks", str(tmp_path)]
    )
    assert resultat.exit_code == 2
    assert "velg én av dem" in resultat.output
