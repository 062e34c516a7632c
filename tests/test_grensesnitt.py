"""Siden i nettleseren: spørre, avgrense, se kilden på siden, følge saken, gå tilbake, dele."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import httpx
import pytest
from lag_pdf import lag_pdf
from nettleser import (
    BREDDER,
    SKJERM,
    alvorlige_feil,
    apne,
    klikk,
    leser,
    ny_side,
    servert,
    spor,
    vent,
)

from indeks.indeksering import indekser
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor

pytestmark = pytest.mark.treg


@pytest.fixture(scope="module")
def adresse(motor: Sokemotor) -> Iterator[str]:
    """The application over the small archive."""
    from app.nett.grensesnitt import lag_app

    with servert(lag_app(motor)) as adresse:
        yield adresse


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    """A new reader at the front page, at a desk and on a phone; nothing may go wrong in it."""
    with leser(chromium, adresse, request.param) as side:
        apne(side, adresse)
        yield side


@pytest.fixture()
def pult(chromium: Any, adresse: str) -> Iterator[Any]:
    """A new reader at a desk alone, where the width does not matter."""
    side = ny_side(chromium, adresse)
    apne(side, adresse)
    yield side
    side.context.close()


SPORSMAL = "Hva ble vedtatt om svømmehallen i kommunestyret?"


def test_enter_gir_svar_med_nummererte_kilder(side: Any) -> None:
    spor(side, SPORSMAL)
    svar = side.locator("#svar .svar")
    assert "Tomta ved kaia" in svar.inner_text()
    kilde = svar.locator("ol.kilder a").first
    assert "Kommunestyret 28.03.2023, sak 18/23, vedtak" in kilde.inner_text()
    assert side.locator("article.treff").count() == 10
    assert side.locator("article.treff mark").count() >= 1


def test_siden_er_norsk_og_har_plass_i_bredden(side: Any) -> None:
    assert side.evaluate("document.documentElement.lang") == "nb"
    assert side.title() == "Søk – Sakssøk"
    spor(side, SPORSMAL)
    assert side.evaluate("document.documentElement.scrollWidth") <= side.viewport_size["width"]
    assert "Loading" not in side.inner_text("body")


def test_adressen_er_svaret_og_kan_lastes_paa_nytt(side: Any) -> None:
    spor(side, SPORSMAL)
    assert "?q=Hva+ble+vedtatt" in side.url
    svar = side.locator("#svar").inner_text()
    side.reload()
    vent(side)
    assert side.locator("#svar").inner_text() == svar
    assert side.get_by_label("Spørsmål").input_value() == SPORSMAL


def test_tilbake_og_fram(side: Any) -> None:
    spor(side, SPORSMAL)
    spor(side, "barnehager")
    assert "12 nye plassar" in side.locator("#treff").inner_text()
    side.go_back()
    side.wait_for_function(
        "q => document.querySelector('#sporsmal textarea').value === q", arg=SPORSMAL
    )
    assert "Tomta ved kaia" in side.locator("#svar").inner_text()
    side.go_back()
    side.wait_for_selector(".velkommen")
    side.go_forward()
    side.wait_for_selector("#svar .svar")
    assert "Tomta ved kaia" in side.locator("#svar").inner_text()


def test_den_som_har_gatt_videre_hentes_ikke_tilbake_av_et_sent_svar(pult: Any) -> None:
    pult.get_by_label("Spørsmål").fill(SPORSMAL)
    with pult.expect_response(re.compile("/queue/join")):
        pult.keyboard.press("Enter")
    pult.get_by_role("link", name="Kvalitet").click()
    pult.locator("#visning-kvalitet h1").wait_for()
    # The answer comes too, out of sight.
    pult.wait_for_timeout(3000)
    assert pult.url.endswith("/kvalitet")
    assert pult.locator("#visning-kvalitet").is_visible()


def test_et_nytt_sporsmal_mens_det_forste_venter_blir_besvart(pult: Any) -> None:
    pult.get_by_label("Spørsmål").fill("barnehager")
    with pult.expect_request(re.compile("/queue/join")):
        pult.keyboard.press("Enter")
    pult.get_by_label("Spørsmål").fill(SPORSMAL)
    pult.keyboard.press("Enter")
    pult.wait_for_function(
        "q => document.querySelector('#svar h1')?.textContent === q", arg=SPORSMAL
    )
    pult.wait_for_url("**/?q=Hva+ble*")
    assert pult.title().startswith(SPORSMAL)


def test_det_som_kom_sies_til_dem_som_hoerer_siden(pult: Any) -> None:
    def sagt(sporsmal: str, ventet: str) -> None:
        spor(pult, sporsmal)
        pult.locator("#melding", has_text=ventet).wait_for(state="attached")

    sagt(SPORSMAL, "Svar. 10 treff.")
    sagt("Hva er oppskriften på fiskesuppe?", "Fant ikke noe sikkert svar. 10 nærmeste")
    sagt("?", "Ingen treff. Skriv et spørsmål")
    sagt("99/99", "Ingen sak i arkivet har nummeret 99/99")
    sagt("18/23", "Ny svømmehall på Nordstrand")


def test_fokus_er_der_en_valgte_naar_listen_er_fylt_paa_nytt(pult: Any) -> None:
    spor(pult, SPORSMAL)
    klikk(pult, pult.get_by_role("link", name="Vis flere treff"))
    assert pult.evaluate("document.activeElement.id") == "treff-11-tittel"
    klikk(pult, pult.locator(".sorter a"))
    assert "dato" in pult.evaluate("document.activeElement.textContent")
    pult.locator(".fasetter summary").click()
    for valgt in ("true", None):
        klikk(pult, pult.locator(".fasettgruppe a", has_text="Kommunestyret").first)
        assert "Kommunestyret" in pult.evaluate("document.activeElement.textContent")
        assert pult.evaluate("document.activeElement.getAttribute('aria-current')") == valgt


def test_tallene_ved_valgene_er_av_det_sporsmalet_finner(side: Any) -> None:
    spor(side, "skjenkebevilling")
    assert "passasjene som ligger nærmest spørsmålet" in side.locator(".fasetter").text_content()
    antall = side.locator(".fasettgruppe a[href*='utvalg='] .antall").all_text_contents()
    assert antall
    apne(side, side.url.split("?")[0])
    assert side.locator(".fasetter").count() == 0


def test_et_feilskrevet_ord_faar_et_forslag_som_kan_folges(side: Any) -> None:
    spor(side, "skjenkebeviling for kafeen")
    lenke = side.locator(".mente-du a")
    assert lenke.inner_text() == "skjenkebevilling for kafeen"
    klikk(side, lenke)
    assert side.locator(".mente-du").count() == 0
    assert side.get_by_label("Spørsmål").input_value() == "skjenkebevilling for kafeen"


def test_menyen_er_en_rad_som_kan_rulles(chromium: Any, adresse: str) -> None:
    for bredde in (390, 320, 240):
        side = ny_side(chromium, adresse, (bredde, 800))
        apne(side, adresse)
        bokser = [a.bounding_box() for a in side.locator(".meny a").all()]
        assert len({b["y"] for b in bokser}) == 1
        assert min(b["height"] for b in bokser) >= 24
        siste = side.locator(".meny a").last
        siste.focus()
        b = siste.bounding_box()
        assert b["x"] >= 0 and b["x"] + b["width"] <= bredde
        assert side.evaluate("document.documentElement.scrollWidth") <= bredde
        side.context.close()


def test_en_fasett_avgrenser_og_kan_tas_bort(side: Any) -> None:
    spor(side, "Hva ble vedtatt?")
    side.locator(".fasetter summary").click()
    valg = side.locator(".fasettgruppe a", has_text="Utval for oppvekst")
    assert valg.locator(".antall").inner_text().startswith("1")
    klikk(side, valg)
    assert "utvalg=Utval+for+oppvekst" in side.url
    assert "kommunestyret-2023" not in side.locator("#treff").inner_text()
    chip = side.locator(".chip", has_text="Utval for oppvekst")
    klikk(side, chip)
    assert "utvalg=" not in side.url
    assert "kommunestyret-2023" in side.locator("#treff").inner_text()


def test_bare_det_som_falt(side: Any) -> None:
    """Utfall og parti er egenskaper ved behandlingen, ikke ord i teksten."""
    adresse = side.url.split("?")[0]
    apne(side, f"{adresse}?q=svømmehall&parti=SV")
    saker = side.locator("article.treff .merker").all_inner_texts()
    assert saker
    assert all("Formannskapet" in s for s in saker)


def test_det_som_er_skrevet_mens_siden_fylles_blir_staaende(chromium: Any, adresse: str) -> None:
    """Over en treg linje kommer det siden skal vise, etter at leseren har begynt å skrive."""
    with leser(chromium, adresse, SKJERM) as side:
        holdt: list[Any] = []
        side.route("**/gradio_api/queue/join*", lambda r: holdt.append(r), times=1)
        with side.expect_request("**/gradio_api/queue/join*"):
            side.goto(adresse)
        side.get_by_label("Spørsmål").fill("svømmehall")
        holdt[0].continue_()
        vent(side)
        assert side.get_by_label("Spørsmål").input_value() == "svømmehall"


def skriv_dato(side: Any, felt: str, dato: str) -> None:
    """Unfolds the date fields and writes in one at a reader's pace: Gradio gives a field its value
    some 20 ms after it unfolds."""
    side.get_by_role("button", name="Møtedato fra og til").click()
    side.get_by_label(felt).click()
    side.keyboard.type(dato, delay=30)


def test_datofeltene_gjelder(side: Any) -> None:
    skriv_dato(side, "Til dato", "31.12.2022")
    spor(side, "Hva ble vedtatt?")
    assert "oppvekst-2022-04-12.pdf" in side.locator("#treff").inner_text()
    assert "kommunestyret-2023" not in side.locator("#treff").inner_text()
    assert "til=2022-12-31" in side.url


def test_en_umulig_dato_gir_en_norsk_setning(pult: Any) -> None:
    skriv_dato(pult, "Fra dato", "31.02.2023")
    pult.get_by_label("Spørsmål").fill("svømmehall")
    pult.keyboard.press("Enter")
    pult.get_by_text("ikke en gyldig dato").first.wait_for(timeout=30_000)


def test_uten_svar_sier_siden_fra_og_hjelper_videre(side: Any) -> None:
    adresse = side.url.split("?")[0]
    apne(side, f"{adresse}?q=Hva+er+oppskriften+på+fiskesuppe%3F&fra=2023-01-01")
    assert "ikke noe sikkert svar" in side.locator("#svar").inner_text()
    assert "Nærmeste passasjer" in side.locator("#treff").inner_text()
    klikk(side, side.get_by_role("link", name="Søk i alle år"))
    assert "fra=" not in side.url


# -- kilden


def test_kilden_vises_ved_siden_av_med_ordene_merket(side: Any) -> None:
    spor(side, SPORSMAL)
    sitat = side.locator("#svar .sitat").first.inner_text().split("[")[0]
    side.locator("ol.kilder a").first.click()
    panel = side.get_by_role("dialog")
    panel.wait_for()
    assert "kommunestyret-2023-03-28.pdf" in panel.inner_text()
    assert "Side 2 av 2" in panel.inner_text()
    assert "er merket på siden" in panel.inner_text()
    side.wait_for_function("document.querySelector('#kildepanel img')?.naturalWidth > 500")
    panel.locator("summary").click()
    merket = panel.locator("mark").inner_text()
    assert "".join(merket.split()) == "".join(sitat.split())
    pdf = panel.get_by_role("link", name="Åpne dokumentet på denne siden")
    assert re.search(r"/dok/\d+/kommunestyret-2023-03-28\.pdf#page=2$", pdf.evaluate("a => a.href"))


def test_man_kan_bla_forstorre_og_lukke(side: Any) -> None:
    spor(side, SPORSMAL)
    kilde = side.locator("ol.kilder a").first
    kilde.click()
    panel = side.get_by_role("dialog")
    panel.get_by_role("link", name="Forrige side").click()
    panel.get_by_text("Side 1 av 2").wait_for()
    panel.get_by_role("link", name="Større").click()
    side.wait_for_function(
        "document.querySelector('#kildepanel img')?.style.cssText === '--zoom: 1.4;'"
    )
    side.keyboard.press("Escape")
    assert not panel.is_visible()
    assert kilde.evaluate("a => a === document.activeElement")
    # The panel that was closed is not a page to come back to.
    side.wait_for_function("location.hash === ''")
    side.go_back()
    side.wait_for_selector(".velkommen")
    assert not panel.is_visible()


def test_adressen_til_en_kilde_aapner_den(side: Any) -> None:
    spor(side, SPORSMAL)
    side.locator("ol.kilder a").first.click()
    side.get_by_role("dialog").wait_for()
    side.wait_for_function("location.hash.startsWith('#kilde=')")
    side.reload()
    vent(side)
    side.get_by_role("dialog").get_by_text("er merket på siden").wait_for()


def test_kilden_er_en_side_ogsaa_uten_skript(chromium: Any, adresse: str, motor: Sokemotor) -> None:
    (d,) = [d for d in motor.lager.dokumenter() if d.navn.startswith("kommunestyret")]
    side = ny_side(chromium, adresse, java_script_enabled=False)
    side.goto(f"{adresse}/kilde/{d.id}/2")
    assert "Kommunestyret 28.03.2023" in side.inner_text("main")
    assert side.get_by_role("link", name="Forrige side").is_visible()
    side.context.close()


def test_ord_som_gaar_over_et_sideskift_sies_fra_om(adresse: str, motor: Sokemotor) -> None:
    (d,) = [d for d in motor.lager.dokumenter() if d.navn.startswith("kommunestyret")]
    skille = motor.lager.sidestart(d.id)[1]

    def vist(side: int, fra: int, til: int) -> str:
        return httpx.get(f"{adresse}/kilde/{d.id}/{side}?merk={fra}-{til}").text

    assert "De fortsetter på neste side." in vist(1, skille - 30, skille + 30)
    assert "De begynner på forrige side." in vist(2, skille - 30, skille + 30)
    alene = vist(2, skille + 1, skille + 30)
    assert "forrige side." not in alene and "neste side." not in alene


# -- saken


def test_et_saksnr_alene_gaar_til_saken(side: Any) -> None:
    spor(side, "18/23")
    side.wait_for_selector("#saken article")
    assert "/sak/" in side.url
    saken = side.locator("#saken").inner_text()
    assert "Ny svømmehall på Nordstrand" in saken
    assert "Kommunestyret 28.03.2023, sak 18/23" in saken
    assert "19 mot 6 stemmer" in saken
    assert side.locator("#saken .stemmer .for").count() >= 1


def test_adressen_med_et_saksnr_alene_gaar_ogsaa_til_saken(side: Any) -> None:
    """Siden var tom: den som fikk lenken, så bare feltet."""
    apne(side, f"{side.url.rstrip('/')}/?q=18/23")
    side.wait_for_selector("#saken article")
    assert "/sak/" in side.url
    assert "Ny svømmehall på Nordstrand" in side.title()


def test_enter_i_datofeltet_soker(side: Any) -> None:
    side.get_by_label("Spørsmål").fill("svømmehall")
    skriv_dato(side, "Til dato", "30/6-23")
    side.keyboard.press("Enter")
    side.wait_for_url("**/?q=*til=2023-06-30*")


def test_partiene_staar_under_sin_side_av_stemmene(side: Any) -> None:
    """Hvem som stemte hva, står i ord ved hver side, ikke bare i farge."""
    apne(side, f"{side.url.rstrip('/')}/sak/40-23?utvalg=Formannskapet")
    assert side.locator(".stemmedeling li").all_inner_texts() == ["For (2): SV, R"]
    assert alvorlige_feil(side) == []


def test_fra_treff_til_sak_og_til_siden_det_staar_paa(side: Any) -> None:
    spor(side, SPORSMAL)
    klikk(side, side.locator("article.treff h3 a").first)
    assert "Ny svømmehall på Nordstrand" in side.title()
    assert "Per Ås (SV)" in side.locator("#saken").inner_text()
    side.locator("#saken a.kilde").first.click()
    side.get_by_role("dialog").get_by_text("er merket på siden").wait_for()
    side.go_back()
    side.go_back()
    side.wait_for_selector("#svar .svar")


def test_henvisningen_kan_kopieres(pult: Any) -> None:
    spor(pult, SPORSMAL)
    pult.get_by_role("button", name="Kopier henvisning").first.click()
    pult.get_by_role("status").get_by_text("Kopiert").wait_for(state="attached")
    assert pult.evaluate("navigator.clipboard.readText()") == (
        "Kommunestyret 28.03.2023, sak 18/23, vedtak, kommunestyret-2023-03-28.pdf s. 2"
    )


# -- for alle


def test_alt_kan_gjoeres_med_tastaturet(pult: Any) -> None:
    pult.keyboard.press("Tab")
    assert "Hopp til innholdet" in pult.evaluate("document.activeElement.textContent")
    for _ in range(12):
        pult.keyboard.press("Tab")
        if pult.evaluate("document.activeElement.matches('#sporsmal textarea')"):
            break
    pult.keyboard.type(SPORSMAL)
    pult.evaluate("() => { delete document.documentElement.dataset.klar }")
    pult.keyboard.press("Enter")
    vent(pult)
    for _ in range(12):
        pult.keyboard.press("Tab")
        if pult.evaluate("document.activeElement.matches('a[data-kilde]')"):
            break
    omriss = pult.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert omriss == "3px"
    pult.keyboard.press("Enter")
    pult.get_by_role("dialog").wait_for()
    pult.wait_for_function("document.activeElement.id === 'kildetittel'")
    pult.keyboard.press("Escape")
    assert not pult.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("lys", ["light", "dark"])
def test_axe_finner_ingenting_alvorlig(chromium: Any, adresse: str, lys: str) -> None:
    side = ny_side(chromium, adresse, color_scheme=lys)
    for sti in ("/", f"/?q={SPORSMAL}", "/?q=fiskesuppe", "/sak/18-23", "/sak/99-99"):
        apne(side, adresse + sti)
        assert alvorlige_feil(side) == [], sti
    apne(side, f"{adresse}/?q={SPORSMAL}")
    side.locator("ol.kilder a").first.click()
    side.get_by_role("dialog").wait_for()
    assert alvorlige_feil(side) == []
    side.context.close()


def test_nynorsk_er_ett_klikk_unna(pult: Any) -> None:
    pult.get_by_role("button", name="Nynorsk").click()
    pult.wait_for_function("document.documentElement.lang === 'nn'")
    vent(pult)
    spor(pult, SPORSMAL)
    assert "Kjelder" in pult.locator("#svar").inner_text()
    assert pult.get_by_role("button", name="Bokmål").is_visible()


def test_ord_fra_et_dokument_blir_aldri_kode(tmp_path: Path, modell: Modell, chromium: Any) -> None:
    """En PDF med HTML, skript og maltegn i teksten viser dem som tekst."""
    from app.nett.grensesnitt import lag_app

    ond = "<script>window.hacket=1</script><img src=x onerror=window.hacket=2>"
    lag_pdf(
        tmp_path / "ond <b>.pdf",
        [
            [
                "Møteprotokoll",
                "Formannskapet",
                "Dato Tid Sted",
                "21.03.2023 17:00 – 19:15 Fjordvik rådhus",
                f"40/23 Bru over elva {ond}",
                "Vedtak",
                f"1. Brua bygges {{{{7*7}}}} ${{7*7}} {ond}.",
            ]
        ],
    )
    lager = Lager(tmp_path / "indeks", opprett=True)
    assert not indekser([tmp_path], lager, modell).avvist
    with servert(lag_app(Sokemotor(lager, modell))) as adresse:
        side = ny_side(chromium, adresse)
        for sti in ("/?q=Hva+ble+vedtatt+om+brua%3F", "/sak/40-23", f"/?q={ond}"):
            apne(side, adresse + sti)
            assert side.evaluate("window.hacket") is None, sti
        apne(side, f"{adresse}/?q=Hva+ble+vedtatt+om+brua%3F")
        assert "{{7*7}} ${7*7}" in side.locator("#treff").inner_text()
        assert "<script>window.hacket=1</script>" in side.locator("#treff").inner_text()
        side.locator("#treff a.kilde").first.click()
        side.get_by_role("dialog").wait_for()
        assert side.evaluate("window.hacket") is None
        side.context.close()


# -- dokumentene selv


def test_dokumentet_serveres_etter_identitet(motor: Sokemotor, adresse: str) -> None:
    for d in motor.lager.dokumenter():
        with urlopen(f"{adresse}/dok/{d.id}/{d.navn}") as svar:
            assert svar.headers["Content-Type"] == "application/pdf"
            assert svar.read()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "sti",
    [
        "/dok/9999/x.pdf",
        "/dok/1/../../../etc/passwd",
        "/dok/a/b.pdf",
        "/side/1/99.png",
        "/side/1/0.png",
        "/kilde/9999/1",
        "/kilde/1/-1",
        "/statisk/../grensesnitt.py",
    ],
)
def test_annet_enn_indekserte_dokumenter_serveres_ikke(adresse: str, sti: str) -> None:
    with pytest.raises(HTTPError) as feil:
        urlopen(adresse + sti)
    assert feil.value.code in (404, 422)


def test_en_fil_som_er_endret_siden_serveres_ikke(
    motor: Sokemotor, adresse: str, papirer: Path
) -> None:
    (d,) = [d for d in motor.lager.dokumenter() if d.navn.startswith("oppvekst")]
    fil = papirer / d.navn
    gammel = fil.read_bytes()
    try:
        fil.write_bytes(gammel + b"\n")
        for sti in (f"/dok/{d.id}/{d.navn}", f"/kilde/{d.id}/1", f"/side/{d.id}/1.png"):
            with pytest.raises(HTTPError) as feil:
                urlopen(adresse + sti)
            assert feil.value.code == 410
            assert "indekser på nytt" in json.loads(feil.value.read())["detail"]
    finally:
        fil.write_bytes(gammel)


def test_en_adresse_uten_innhold_er_en_norsk_side(side: Any) -> None:
    rot = side.url.rstrip("/")
    for sti, hva in (("/tull", "Det er ingenting her"), ("/kilde/999/1", "ikke i indeksen")):
        assert side.goto(rot + sti).status == 404
        assert hva in side.inner_text("main")
        assert side.get_by_role("link", name="Til søket").is_visible()
    side.feil.clear()  # what Chromium says of a 404
    apne(side, f"{rot}/vedtak/")
    assert "Vedtak" in side.title()


def test_feil_staar_paa_siden_og_sporsmalet_blir_staaende(pult: Any) -> None:
    rot = pult.url.rstrip("/")
    apne(pult, f"{rot}/?q=svømmehall&fra=2024-01-01&til=2023-01-01")
    assert "bytt dem om" in pult.get_by_role("alert").inner_text()
    assert pult.get_by_label("Spørsmål").input_value() == "svømmehall"


def test_et_saksnr_som_ikke_finnes_sies_fra_om(pult: Any) -> None:
    spor(pult, "999/99")
    assert "Ingen sak i arkivet har nummeret 999/99" in pult.locator("#svar").inner_text()


def test_nyeste_forst_er_de_nyeste_av_alt_som_ble_funnet(pult: Any) -> None:
    rot = pult.url.rstrip("/")
    apne(pult, f"{rot}/?q=Hva+ble+vedtatt%3F&sorter=dato")
    datoer = pult.locator("article.treff .merker").all_inner_texts()
    assert "28.03.2023" in datoer[0]


def test_ordene_i_sporsmalet_er_merket_i_treffene(pult: Any) -> None:
    spor(pult, SPORSMAL)
    ordene = {o.casefold() for o in pult.locator("article.treff b.ord").all_inner_texts()}
    assert any(o.startswith("svømmehall") for o in ordene)
    assert "hva" not in ordene


def test_hvert_svar_har_hodene_til_en_offentlig_side(adresse: str) -> None:
    for sti in ("/", "/sak/18-23", "/statisk/stil.css"):
        with urlopen(adresse + sti) as svar:
            assert "default-src 'self'" in svar.headers["Content-Security-Policy"]
            assert svar.headers["X-Content-Type-Options"] == "nosniff"
            assert svar.headers["X-Frame-Options"] == "SAMEORIGIN"
            assert svar.headers["Referrer-Policy"] == "same-origin"
