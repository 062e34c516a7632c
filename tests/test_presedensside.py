"""Presedens i nettleseren: lime inn, laste opp, navngi en sak; sortere, kopiere og laste ned."""

import base64
import csv
import io
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from nettleser import (
    BREDDER,
    alvorlige_feil,
    apne,
    klikk,
    leser,
    ny_side,
    vent,
)

from app.adresse import Adresse, les_adresse, med_limt, skriv_adresse
from app.kommandolinje import hoved
from app.nett.tjenester import Tjenester, lag_tjenester
from app.presedensfiler import CSV_KOLONNER
from app.sider.presedens import MAKS_MB, grunnlag_av_fil, vis_presedens
from indeks.feil import SakssokFeil
from sok.saker.presedens import NySak
from sok.sokemotor import Sokemotor

PDFER = Path(__file__).parent.parent / "eksempel" / "pdf"
SAKSFRAMLEGG = PDFER / "saksframlegg-22-961-naust-kvernvika.pdf"
TEKST = """Bosetting av flyktninger 2025
Kommunen er bedt om å ta imot 40 flyktninger neste år, av dem fem enslige mindreårige.
Det trengs kommunale boliger, plasser i introduksjonsprogrammet og norskopplæring."""


# -- inndata som ikke kan brukes, og at ingenting blir liggende


@pytest.fixture(scope="module")
def t(liten_motor: Sokemotor) -> Tjenester:
    return lag_tjenester(liten_motor)


def koding(data: bytes) -> str:
    return f"data:application/pdf;base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        (koding(b"PK\x03\x04 dette er en Word-fil"), "er ikke en PDF"),
        (koding(b""), "er ikke en PDF"),
        ("data:application/pdf;base64,ikke base64!", "er ikke en PDF"),
        ("A" * (MAKS_MB * 1024 * 1024 * 4 // 3 + 8), f"høyst {MAKS_MB} MB"),
        (koding(b"%PDF-1.7\nikke mer enn hodet"), "notat.pdf"),
    ],
)
def test_en_fil_som_ikke_kan_brukes_gir_en_setning(
    t: Tjenester, innhold: str, setning: str
) -> None:
    with pytest.raises(SakssokFeil) as feil:
        grunnlag_av_fil(innhold, "C:\\saker\\notat.pdf", t, "nb")
    assert setning in str(feil.value)
    assert "saker" not in str(feil.value)


def test_en_opplastet_fil_er_borte_nar_den_er_lest(
    t: Tjenester, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    grunnlag = grunnlag_av_fil(koding(SAKSFRAMLEGG.read_bytes()), "../../naust.pdf", t, "nb")
    assert isinstance(grunnlag, NySak)
    assert "naust" in grunnlag.tittel.lower()
    with pytest.raises(SakssokFeil):
        grunnlag_av_fil(koding(b"%PDF-1.7 skadet"), "skadet.pdf", t, "nb")
    assert list(tmp_path.iterdir()) == []


def test_en_sak_i_adressen_faar_sin_faste_adresse(t: Tjenester) -> None:
    s = vis_presedens(Adresse("presedens", sak="40/23 formannskapet", antall=3), t, "nb")
    assert s.tittel == "Ny svømmehall på Nordstrand"
    assert les_adresse(skriv_adresse(s.adresse)) == s.adresse
    assert vis_presedens(s.adresse, t, "nb").tittel == s.tittel


def test_en_sak_som_ikke_finnes_gir_en_setning(t: Tjenester) -> None:
    with pytest.raises(SakssokFeil, match="99/99"):
        vis_presedens(Adresse("presedens", sak="99/99"), t, "nb")


def test_ingen_som_ligner_sies_i_klartekst(t: Tjenester) -> None:
    a = Adresse("presedens", sak="40/23 formannskapet", for_=date(2000, 1, 1))
    html = vis_presedens(a, t, "nb").html
    assert "Ingen tidligere saker i arkivet ligner «Ny svømmehall på Nordstrand»." in html
    assert "Søk uten datoen 01.01.2000" in html
    assert "<table" not in html


def test_en_kort_tekst_har_en_adresse_og_en_lang_har_ingen(t: Tjenester) -> None:
    kort = "Svømmehall på Nordstrand\nTomta ved kaia velges for ny svømmehall i kommunen."
    a = med_limt(Adresse("presedens", for_=date(2024, 1, 1)), kort)
    assert a.tekst == kort
    assert les_adresse(skriv_adresse(a)) == a
    assert (
        vis_presedens(les_adresse(skriv_adresse(a)), t, "nb").tittel == "Svømmehall på Nordstrand"
    )
    for lang in ("skole " * 300, "ø" * 1400):
        assert med_limt(a, lang) == a.med(tekst="")


def test_en_tekst_i_adressen_som_er_for_kort_gir_en_setning(t: Tjenester) -> None:
    with pytest.raises(SakssokFeil, match="for lite tekst"):
        vis_presedens(Adresse("presedens", tekst="…"), t, "nb")


def test_delene_heter_det_de_heter_paa_nynorsk(t: Tjenester) -> None:
    html = vis_presedens(Adresse("presedens", sak="18/23 kommunestyret"), t, "nn").html
    assert "Forslag til vedtak" not in html


# -- i nettleseren


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    """A new reader at the view; nothing may go wrong in it."""
    with leser(chromium, adresse, request.param) as side:
        apne(side, f"{adresse}/presedens")
        yield side
        assert side.evaluate("document.documentElement.scrollWidth") <= side.viewport_size["width"]


def finn(side: Any) -> None:
    klikk(side, side.get_by_role("button", name="Finn saker som ligner"))


def titler(side: Any) -> list[str]:
    ut: list[str] = side.locator("table.presedenser th[scope=row] > a").all_inner_texts()
    return ut


def last_ned(side: Any, navn: str) -> bytes:
    with side.expect_download() as nedlasting:
        side.get_by_role("link", name=navn).click()
    return Path(nedlasting.value.path()).read_bytes()


@pytest.mark.treg
def test_en_tekst_limt_inn_gir_saker_med_utfall_stemmer_og_kilde(side: Any, adresse: str) -> None:
    side.get_by_role("tab", name="Tekst").click()
    side.get_by_label("Lim inn teksten").fill(TEKST)
    finn(side)
    assert (
        "Saker som ligner «Bosetting av flyktninger 2025»" in side.locator("h2").all_inner_texts()
    )
    assert any(t.startswith("Bosetting av flyktninger") for t in titler(side)[:2])
    rad = side.locator("table.presedenser tbody tr", has_text="Bosetting av flyktninger 2023")
    assert "Kommunestyret 14.12.2022, sak PS 78/22" in rad.inner_text()
    assert "vedtatt" in rad.inner_text()
    assert "22 mot 3 stemmer (FrP stemte mot)" in rad.inner_text()
    assert side.url.startswith(f"{adresse}/presedens?tekst=Bosetting")
    rad.locator("td.hvorfor a[data-kilde]").first.click()
    side.get_by_role("dialog").get_by_text("er merket på siden").wait_for()


@pytest.mark.treg
def test_en_kort_tekst_kan_deles_og_en_lang_sier_at_den_ikke_kan(side: Any, adresse: str) -> None:
    side.get_by_role("tab", name="Tekst").click()
    side.get_by_label("Lim inn teksten").fill(TEKST)
    finn(side)
    funnet = titler(side)
    side.reload()
    vent(side)
    assert side.get_by_label("Lim inn teksten").input_value() == TEKST.strip()
    assert titler(side) == funnet
    assert "ikke plass i en adresse" not in side.inner_text("#presedenser")
    side.get_by_label("Lim inn teksten").fill(TEKST + "Flyktninger bosettes. " * 100)
    finn(side)
    assert titler(side)
    assert "ikke plass i en adresse" in side.inner_text("#presedenser")
    assert side.url == f"{adresse}/presedens"
    # Gradio dims what is about to change, and takes a moment to stop.
    side.wait_for_timeout(800)
    assert alvorlige_feil(side) == []


@pytest.mark.treg
def test_et_saksframlegg_lastet_opp_gir_saker_som_ligner(side: Any, adresse: str) -> None:
    side.get_by_role("tab", name="PDF").click()
    side.get_by_label("Velg PDF-fil").set_input_files(SAKSFRAMLEGG)
    assert side.get_by_text(SAKSFRAMLEGG.name).is_visible()
    # It is the archive's oldest of its kind; without a date, only earlier ones are looked among.
    side.get_by_label("Bare saker fra før denne datoen").fill("01.01.2030")
    finn(side)
    assert "naust" in side.locator("#presedensfunn").inner_text().lower()
    # Its own sak is in the archive, and is no precedent for itself.
    assert titler(side)
    assert "22/961" not in side.locator("table.presedenser").inner_text()
    assert side.url == f"{adresse}/presedens?for=2030-01-01"


@pytest.mark.treg
def test_en_fil_med_senere_saker_er_ikke_glemt_og_ingen_lenke_forer_bort(side: Any) -> None:
    side.get_by_role("tab", name="PDF").click()
    side.get_by_label("Velg PDF-fil").set_input_files(SAKSFRAMLEGG)
    finn(side)
    assert "Bare saker fra før 17.11.2022, da saken selv var oppe første gang." in (
        side.inner_text("#presedenser")
    )
    # A file's content is in no address, so a link would show an empty view.
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    side.get_by_role("button", name="Ta med senere saker også").click()
    vent(side)
    assert titler(side)
    assert "kan ikke lagres som bokmerke" in side.inner_text("#presedenser")
    with side.context.expect_page() as ny:
        side.locator("table.presedenser th[scope=row] > a").first.click()
    assert "/sak/" in ny.value.url
    ny.value.close()
    assert titler(side)


@pytest.mark.treg
def test_en_fil_som_ikke_er_pdf_gir_en_setning_som_blir_staende(side: Any, tmp_path: Path) -> None:
    fil = tmp_path / "notat.pdf"
    fil.write_bytes(b"PK\x03\x04 ikke en PDF")
    side.get_by_role("tab", name="PDF").click()
    finn(side)
    assert side.get_by_role("alert").inner_text() == "Velg en PDF-fil."
    side.get_by_label("Velg PDF-fil").set_input_files(fil)
    finn(side)
    assert "«notat.pdf» er ikke en PDF" in side.get_by_role("alert").inner_text()


@pytest.mark.treg
def test_en_for_stor_fil_gir_en_setning(side: Any, tmp_path: Path) -> None:
    fil = tmp_path / "stor.pdf"
    fil.write_bytes(b"%PDF-1.7\n" + b"0" * (MAKS_MB * 1024 * 1024 + 1))
    side.get_by_role("tab", name="PDF").click()
    side.get_by_label("Velg PDF-fil").set_input_files(fil)
    finn(side)
    assert f"«stor.pdf» er for stor; filen kan være høyst {MAKS_MB} MB" in (
        side.get_by_role("alert").inner_text()
    )


@pytest.mark.treg
def test_en_navngitt_sak_har_en_adresse_som_kan_deles(side: Any) -> None:
    side.get_by_label("Hvilken sak?").fill("23/712")
    side.get_by_label("Bare saker fra før").fill("1. desember 2023")
    finn(side)
    assert titler(side)[0] == "Bosetting av flyktninger 2023"
    assert side.url.endswith("/presedens?sak=23-712&for=2023-12-01")
    forst = titler(side)
    side.reload()
    vent(side)
    assert titler(side) == forst
    assert side.get_by_label("Hvilken sak?").input_value() == "23/712"
    assert side.get_by_label("Bare saker fra før").input_value() == "01.12.2023"
    klikk(side, side.get_by_role("link", name="Bosetting av flyktninger 2023"))
    assert "/sak/22-1244" in side.url
    klikk(side, side.get_by_role("link", name="lign"))
    assert side.url.endswith("/presedens?sak=22-1244")


@pytest.mark.treg
def test_det_den_ligner_i_er_en_setning_ikke_et_hode_der_en_finnes(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens?sak=23-712&for=2023-12-01")
    hvorfor = side.locator("td.hvorfor", has_text="55 flyktninger").first.text_content()
    forst, _, flere = hvorfor.partition("Ligner også i")
    assert "Sundvær kommune bosetter 55 flyktninger" in forst
    assert "Saksbehandler:" not in forst
    assert flere


@pytest.mark.treg
def test_enter_i_datofeltet_finner(side: Any) -> None:
    side.get_by_label("Hvilken sak?").fill("23/712")
    dato = side.get_by_label("Bare saker fra før")
    dato.fill("1. desember 2023")
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    dato.press("Enter")
    vent(side)
    assert titler(side)


@pytest.mark.treg
def test_et_nummer_som_flere_saker_har_gir_et_valg(side: Any) -> None:
    side.get_by_label("Hvilken sak?").fill("3/23")
    finn(side)
    valg = side.locator(".valgliste a")
    assert valg.count() > 1
    navn = valg.first.inner_text().split(",")[0]
    klikk(side, valg.first)
    assert navn in side.locator("#presedensfunn").inner_text()


@pytest.mark.treg
def test_feil_dato_og_ukjent_sak_gir_en_setning(side: Any) -> None:
    side.get_by_label("Hvilken sak?").fill("99/99")
    finn(side)
    assert "99/99" in side.get_by_role("alert").inner_text()
    side.get_by_label("Hvilken sak?").fill("23/712")
    side.get_by_label("Bare saker fra før").fill("31.02.2023")
    finn(side)
    assert "ikke en gyldig dato" in side.get_by_role("alert").inner_text()


@pytest.mark.treg
def test_tabellen_kan_sorteres(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens?sak=22-1187&for=2030-01-01")
    assert len(titler(side)) > 1

    def verdier(kolonne: int) -> list[str]:
        celler = side.locator(f"table.presedenser tbody tr > :nth-child({kolonne})")
        return [c.get_attribute("data-verdi") for c in celler.all()]

    assert verdier(1) == sorted(verdier(1), reverse=True)
    knapp = side.get_by_role("button", name="Sist behandlet")
    knapp.click()
    assert verdier(3) == sorted(verdier(3))
    knapp.click()
    assert verdier(3) == sorted(verdier(3), reverse=True)
    assert side.locator("th[aria-sort=descending]").inner_text().startswith("Sist behandlet")


@pytest.mark.treg
def test_avsnittet_kan_kopieres(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens?sak=23-712&for=2023-12-01")
    side.get_by_role("button", name="Kopier som avsnitt").click()
    side.get_by_role("status").get_by_text("Kopiert").wait_for(state="attached")
    kopi = side.evaluate("navigator.clipboard.readText()")
    assert kopi == side.locator("p.avsnitt").inner_text()
    assert (
        "Kommunestyret gjorde vedtak 14.12.2022 i sak PS 78/22, med 22 mot 3 stemmer, der FrP "
        "stemte mot (kommunestyret-2022-12-14-protokoll.pdf s. 8)."
    ) in kopi
    side.get_by_role("button", name="Kopier «Bosetting av flyktninger 2023»").click()
    side.wait_for_timeout(300)
    assert side.evaluate("navigator.clipboard.readText()").startswith(
        "«Bosetting av flyktninger 2023» (arkivsak 22/1244): Formannskapet avga innstilling"
    )


@pytest.mark.treg
def test_regneark_og_word_kan_lastes_ned(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/presedens?sak=23-712&for=2023-12-01")
    vist = titler(side)
    rader = list(
        csv.DictReader(
            io.StringIO(last_ned(side, "Last ned regneark").decode("utf-8-sig")), delimiter=";"
        )
    )
    assert list(rader[0]) == list(CSV_KOLONNER)
    assert list(dict.fromkeys(r["sakstittel"] for r in rader)) == vist
    dokument = Document(io.BytesIO(last_ned(side, "Last ned Word")))
    assert dokument.paragraphs[0].text == "Saker som ligner «Bosetting av flyktninger 2024»"
    assert side.locator("p.avsnitt").inner_text() in [a.text for a in dokument.paragraphs]


@pytest.mark.treg
def test_paa_nynorsk_er_avsnittet_nynorsk(chromium: Any, adresse: str) -> None:
    side = ny_side(chromium, adresse)
    side.context.add_cookies([{"name": "sakssok_sprak", "value": "nn", "url": adresse}])
    apne(side, f"{adresse}/presedens?sak=23-712&for=2023-12-01")
    assert "Kommunestyret gjorde vedtak 14.12.2022 i sak PS 78/22, med 22 mot 3 røyster" in (
        side.locator("p.avsnitt").inner_text()
    )
    assert side.get_by_role("button", name="Finn saker som liknar").is_visible()
    side.context.close()


@pytest.mark.treg
@pytest.mark.parametrize("storrelse", BREDDER["params"], ids=BREDDER["ids"])
@pytest.mark.parametrize("lys", ["light", "dark"])
def test_axe_finner_ingenting_alvorlig(
    chromium: Any, adresse: str, storrelse: tuple[int, int], lys: str
) -> None:
    side = ny_side(chromium, adresse, storrelse, color_scheme=lys)
    for sti in ("", "?sak=23-712", "?sak=23-712&for=2000-01-01", "?sak=99-99", "?sak=3-23"):
        apne(side, f"{adresse}/presedens{sti}")
        assert alvorlige_feil(side) == [], sti
    for fane in ("Tekst", "PDF"):
        side.get_by_role("tab", name=fane).click()
        assert alvorlige_feil(side) == [], fane
    side.context.close()


@pytest.mark.treg
def test_alt_kan_gjoeres_med_tastaturet(chromium: Any, adresse: str) -> None:
    side = ny_side(chromium, adresse)
    apne(side, f"{adresse}/presedens")
    for _ in range(20):
        side.keyboard.press("Tab")
        if side.evaluate("document.activeElement.matches('[role=tab]')"):
            break
    for navn in ("Tekst", "PDF"):
        side.keyboard.press("Tab")
        side.keyboard.press("Enter")
        side.get_by_role("tab", name=navn, selected=True).wait_for()
    for _ in range(6):
        side.keyboard.press("Tab")
        if side.evaluate("document.activeElement.id") == "presedensfil":
            break
    assert (
        side.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
        == "solid"
    )
    side.context.close()


@pytest.mark.treg
def test_kommandolinjen_gir_de_samme_filene(
    eksempelmotor: Sokemotor, tmp_path: Path, chromium: Any, adresse: str
) -> None:
    fil = tmp_path / "presedens.docx"
    ord_ = ["presedens", "23/712", "--for", "2023-12-01", "--indeks"]
    ord_.append(str(eksempelmotor.lager.mappe))
    resultat = CliRunner().invoke(hoved, [*ord_, "--csv"])
    assert resultat.exit_code == 0
    side = ny_side(chromium, adresse)
    apne(side, f"{adresse}/presedens?sak=23-712&for=2023-12-01")
    assert last_ned(side, "Last ned regneark") == resultat.stdout_bytes
    avsnittet = side.locator("p.avsnitt").inner_text()
    side.context.close()
    resultat = CliRunner().invoke(hoved, [*ord_, "--word", str(fil)])
    assert resultat.output.strip().endswith(f"Skrevet: {fil}")
    assert avsnittet in [a.text for a in Document(str(fil)).paragraphs]
    resultat = CliRunner().invoke(hoved, [*ord_, "--word", str(tmp_path / "mangler" / "x.docx")])
    assert resultat.exit_code == 1
    assert "Kan ikke skrive" in resultat.output


@pytest.mark.treg
def test_dokumentet_sier_hvilken_dag_det_er_lett_til_ogsa_naar_ingen_oppga_den(
    eksempelmotor: Sokemotor, tmp_path: Path
) -> None:
    fil = tmp_path / "presedens.docx"
    ord_ = ["presedens", "23/712", "--indeks", str(eksempelmotor.lager.mappe), "--word", str(fil)]
    assert CliRunner().invoke(hoved, ord_).exit_code == 0
    avsnittene = [a.text for a in Document(str(fil)).paragraphs]
    assert "Bare saker fra før 28.11.2023." in avsnittene
