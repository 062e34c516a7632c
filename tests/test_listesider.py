"""Vedtak, Arkivet og Kvalitet i nettleseren: på skjerm og telefon, med axe på hver visning."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from nettleser import (
    BREDDER,
    alvorlige_feil,
    apne,
    klikk,
    leser,
    ny_side,
    servert,
    vent,
)
from papirer import lag_papirer
from test_arkivside import rapport
from test_vedtaksside import NAVN, PDF

from eval.siste import FIL, Maaling, skriv
from indeks.indeksering import indekser
from indeks.lagring.lager import Lager
from indeks.oppsett import Oppsett
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor

pytestmark = pytest.mark.treg


@pytest.fixture(scope="module")
def motor(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Sokemotor:
    """Search over four papers of the sample archive. These views do not use what vectors mean."""
    lager = Lager(tmp_path_factory.mktemp("lister") / "indeks", opprett=True)
    assert not indekser([PDF / f"{navn}.pdf" for navn in NAVN], lager, liten_modell).avvist
    return Sokemotor(lager, liten_modell)


@pytest.fixture(scope="module")
def adresse(motor: Sokemotor) -> Iterator[str]:
    from app.nett.grensesnitt import lag_app

    with servert(lag_app(motor)) as adresse:
        yield adresse


@pytest.fixture(**BREDDER)
def side(request: pytest.FixtureRequest, chromium: Any, adresse: str) -> Iterator[Any]:
    """A new reader, at a desk and on a phone; nothing may go wrong, and nothing be too wide."""
    with leser(chromium, adresse, request.param) as side:
        yield side
        assert side.evaluate("document.documentElement.scrollWidth") <= request.param[0]


def rader(side: Any) -> Any:
    return side.locator("#vedtaksliste tbody tr")


# -- Vedtak


def test_fra_menyen_til_vedtakene_til_siden_det_staar_paa(side: Any, adresse: str) -> None:
    apne(side, adresse)
    klikk(side, side.get_by_role("link", name="Vedtak", exact=True))
    assert side.title() == "Vedtak og forslag – Sakssøk"
    assert "mot 4 stemmer" in rader(side).filter(has_text="21 mot 4").first.inner_text()
    rader(side).first.locator("a.kilde").click()
    side.get_by_role("dialog").get_by_text("er merket på siden").wait_for()
    side.keyboard.press("Escape")
    klikk(side, rader(side).first.locator("td.kol-sak strong a"))
    assert "/sak/" in side.url


def test_et_filter_har_antall_kan_tas_bort_og_staar_i_adressen(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?slag=forslag")
    side.locator("#vedtaksliste .fasetter summary").click()
    valg = side.locator(".fasettgruppe a", has_text="falt")
    antall = int(valg.locator(".antall").inner_text().split()[0])
    klikk(side, valg)
    assert "resultat=falt" in side.url
    assert rader(side).count() == antall
    side.reload()
    vent(side)
    assert rader(side).count() == antall
    klikk(side, side.locator("a.chip", has_text="falt"))
    assert "resultat=" not in side.url
    side.go_back()
    side.wait_for_function(
        "n => document.querySelectorAll('#vedtaksliste tbody tr').length === n", arg=antall
    )


def test_ikke_iverksatt_er_ett_klikk_unna_med_grunnen(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak")
    tittel = side.locator("#venter-h").inner_text()
    klikk(side, side.get_by_role("link", name="Se dem, med grunnen"))
    antall = rader(side).count()
    assert antall > 0
    assert f"Ikke iverksatt: {antall} vedtak" in tittel
    assert side.locator("a.chip", has_text="ikke iverksatt").is_visible()


def test_en_representant_velges_ved_navn(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak")
    side.get_by_role("button", name="Representant og periode").click()
    felt = side.get_by_role("combobox", name="Representant")
    felt.click()
    felt.fill("Eikrem")
    side.evaluate("() => { delete document.documentElement.dataset.klar }")
    side.get_by_role("option", name="Hanna Eikrem").click()
    vent(side)
    side.get_by_text("Oversikt: Hanna Eikrem").wait_for()
    assert "forslagsstiller=Hanna+Eikrem" in side.url
    assert "Eikrem" in rader(side).first.inner_text()


def test_stemmene_og_partiene_staar_hver_for_seg(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?slag=votering&resultat=falt")
    partier = side.locator("#vedtaksliste td .dempet", has_text="For: ").first
    assert partier.evaluate("e => getComputedStyle(e).display") == "block"
    assert "For:" in partier.locator("..").inner_text().splitlines()[-1]


def test_papiret_har_hele_teksten_en_gang_og_hvilken_side_det_er(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?slag=vedtak")
    side.emulate_media(media="print")
    rad = side.locator("#vedtaksliste tr", has=side.locator("details.mer")).first
    assert not rad.locator(".utdrag").is_visible()
    assert rad.locator(".vedtakstekst").is_visible()
    apne(side, f"{adresse}/vedtak?slag=votering")
    assert "Side 1 av" in side.locator(".vedtaksliste .bare-papir").inner_text()
    # Which document a page is in cannot be clicked for on paper.
    for slag in ("vedtak", "forslag", "votering", "status"):
        apne(side, f"{adresse}/vedtak?slag={slag}")
        bredde = side.viewport_size["width"]
        side.set_viewport_size({"width": 700, "height": 900})
        assert side.locator(".vedtaksliste .kol-kilde .skjult").first.bounding_box()["width"] > 20
        tabell = side.locator(".vedtakstabell").evaluate(
            "e => [e.scrollWidth, e.parentElement.clientWidth]"
        )
        assert tabell[0] <= tabell[1], slag
        assert side.locator("th.kol-sak").bounding_box()["width"] > 150, slag
        side.set_viewport_size({"width": bredde, "height": 900})
    apne(side, f"{adresse}/?q=svømmehall")
    assert side.locator("#svar h1").bounding_box()["height"] > 10
    apne(side, f"{adresse}/arkivet")
    plott = side.locator(".plott svg").first
    plott.wait_for()
    # As narrow as a sheet of paper.
    side.set_viewport_size({"width": 620, "height": 900})
    # The plot is drawn anew, and is not there meanwhile.
    side.wait_for_function(
        """() => {
            const ramme = document.querySelector(".plott"), svg = ramme?.querySelector("svg");
            const bredde = svg?.getBoundingClientRect().width;
            return bredde > 0 && bredde <= ramme.getBoundingClientRect().width;
        }"""
    )
    side.set_viewport_size({"width": 390, "height": 844})


def test_hele_listen_ordnes_ikke_bare_det_som_vises(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?slag=votering")
    antall = rader(side).count()
    assert antall == 50
    klikk(side, side.locator("#vedtaksliste th a", has_text="Dato"))
    eldst = rader(side).first.locator("td.kol-dato").inner_text()
    assert "21.03.2023" in eldst
    klikk(side, side.get_by_role("link", name="Neste side"))
    assert "side=2" in side.url
    assert "Side 2 av" in side.locator(".sidevalg").inner_text()


def test_listen_lastes_ned_som_csv(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?slag=forslag&parti=SV")
    antall = rader(side).count()
    with side.expect_download() as lastet:
        side.get_by_role("link", name="Last ned som CSV").click()
    assert lastet.value.suggested_filename == "vedtak.csv"
    tekst = Path(lastet.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(tekst), delimiter=";"))) == antall + 1


# -- Arkivet og Kvalitet


def test_paa_telefon_staar_det_korte_side_om_side(side: Any, adresse: str) -> None:
    for sti in ("/vedtak", "/vedtak?slag=votering", "/vedtak?slag=status", "/arkivet"):
        apne(side, f"{adresse}{sti}")
        celler = side.locator("table.sorterbar tbody td:visible")
        assert celler.count() > 1
        if side.viewport_size["width"] > 640:
            continue
        assert "–" not in [c.strip() for c in celler.all_inner_texts()]
        # Some cards have two on a line, and all are within the page.
        linjer = side.evaluate("""[...document.querySelectorAll('table.sorterbar tbody tr')].map(
            (r) => [...r.cells].filter((c) => c.offsetParent).map((c) => c.offsetTop))""")
        assert sti.endswith("status") or any(len(set(topper)) < len(topper) for topper in linjer)
        assert side.evaluate("document.documentElement.scrollWidth") <= side.viewport_size["width"]


def test_arkivet_viser_dokumenter_og_plott_med_tabell(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/arkivet")
    assert side.locator("#dokumenter tbody tr").count() == len(NAVN)
    side.wait_for_function("document.querySelectorAll('.plott svg, .plott canvas').length >= 3")
    tabell = side.locator("#visning-arkivet details").first
    tabell.locator("summary").click()
    assert "12.2023" in tabell.inner_text()
    # Nobody may change the archive who has not been let in.
    assert side.locator("#opplasting").count() == 0
    assert "Legg inn" not in side.inner_text("#visning-arkivet")


def test_kvalitet_uten_og_med_maaling(side: Any, adresse: str, motor: Sokemotor) -> None:
    (motor.lager.mappe / FIL).unlink(missing_ok=True)
    apne(side, f"{adresse}/kvalitet")
    assert "sakssok eval --indeks" in side.inner_text("#visning-kvalitet")
    assert not side.locator("#kvalitetsplott").is_visible()
    skriv(motor.lager.mappe, Maaling(datetime(2024, 3, 1, tzinfo=UTC), (rapport(),)))
    side.reload()
    vent(side)
    assert "50 %" in side.locator(".nokkeltall").inner_text()
    side.wait_for_selector("#kvalitetsplott svg, #kvalitetsplott canvas")
    knapp = side.locator("#kval-typer ~ table button", has_text="Type").first
    knapp.click()
    assert "fakta" in side.locator("#kval-typer ~ table tbody tr").first.inner_text()


@pytest.mark.parametrize("lys", ["light", "dark"])
@pytest.mark.parametrize("storrelse", BREDDER["params"], ids=BREDDER["ids"])
def test_axe_finner_ingenting_alvorlig(
    chromium: Any, adresse: str, motor: Sokemotor, lys: str, storrelse: tuple[int, int]
) -> None:
    skriv(motor.lager.mappe, Maaling(datetime(2024, 3, 1, tzinfo=UTC), (rapport(),)))
    side = ny_side(chromium, adresse, storrelse, color_scheme=lys)
    for sti in (
        "/vedtak",
        "/vedtak?slag=votering",
        "/vedtak?status=ikke+iverksatt&utvalg=Formannskapet",
        "/vedtak?parti=finnes-ikke",
        "/arkivet",
        "/kvalitet",
    ):
        apne(side, adresse + sti)
        for boks in side.locator("details:visible > summary").all()[:3]:
            boks.click()
        assert alvorlige_feil(side) == [], sti
    apne(side, f"{adresse}/vedtak")
    side.get_by_role("button", name="Representant og periode").click()
    side.get_by_role("combobox", name="Representant").wait_for()
    assert alvorlige_feil(side) == []
    side.context.close()


# -- inn og ut

HODE = "X-Bruker"


@pytest.fixture(scope="module")
def apen_adresse(
    tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell
) -> Iterator[tuple[str, Lager]]:
    """An archive with nothing in it, that those logged in may change."""
    from app.nett.grensesnitt import lag_app

    lager = Lager(tmp_path_factory.mktemp("apen") / "indeks", opprett=True)
    lager.krev_modell(liten_modell.identitet)
    motor = Sokemotor(lager, liten_modell)
    with servert(lag_app(motor, Oppsett(opplasting=True, betrodd_hode=HODE))) as adresse:
        yield adresse, lager


@pytest.mark.parametrize("storrelse", BREDDER["params"], ids=BREDDER["ids"])
def test_dokumenter_inn_med_rapport_og_ut_igjen(
    chromium: Any, apen_adresse: tuple[str, Lager], tmp_path: Path, storrelse: tuple[int, int]
) -> None:
    adresse, lager = apen_adresse
    papirer = sorted(lag_papirer(tmp_path / "sendt").iterdir())
    falsk = tmp_path / "sendt" / "falsk.pdf"
    falsk.write_text("ikke noen PDF")
    side = ny_side(chromium, adresse, storrelse, extra_http_headers={HODE: "kari"})
    apne(side, f"{adresse}/arkivet")
    side.get_by_role("button", name="Legg inn eller ta ut dokumenter").click()
    assert alvorlige_feil(side) == []
    side.set_input_files("#opplastingsfiler input[type=file]", [*papirer, falsk])
    side.locator("#opplastingsfiler").get_by_text("falsk").wait_for()
    side.locator("#opp-legg-inn").click()
    rapport = side.locator("#opp-rapport")
    rapport.get_by_text("Ferdig", exact=True).wait_for(timeout=60_000)
    assert "Den er ikke" not in rapport.inner_text()
    assert "falsk.pdf: Kom ikke med. Filen er ikke en PDF" in rapport.inner_text()
    assert "2 sider, 2 saker. Lest: 2 vedtak" in rapport.inner_text()
    side.locator("#dokumenter").get_by_text("kommunestyret-2023-03-28.pdf").wait_for()
    assert lager.antall()["dokumenter"] == 3

    velg = side.get_by_role("combobox", name="Dokumenter som skal ut")
    for navn in ("formannskapet", "kommunestyret", "oppvekst"):
        velg.click()
        velg.fill(navn)
        side.get_by_role("option", name=navn).first.click()
    side.keyboard.press("Escape")
    side.locator("#opp-ta-ut").click()
    side.get_by_role("button", name="Nei, behold dem").click()
    assert lager.antall()["dokumenter"] == 3
    side.locator("#opp-ta-ut").click()
    side.get_by_role("button", name="Ja, ta dem ut").click()
    rapport.get_by_text("Tatt ut av arkivet").wait_for(timeout=30_000)
    assert lager.antall()["dokumenter"] == 0
    assert list((lager.mappe / "opplastet").iterdir()) == []
    assert side.feil == []
    side.context.close()


@pytest.mark.parametrize("apen", [False, True])
def test_ingen_kan_sende_filer_uten_lov(
    adresse: str, apen_adresse: tuple[str, Lager], apen: bool
) -> None:
    """Verken til et arkiv der det er slått av, eller uten å være logget inn."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    with pytest.raises(HTTPError) as feil:
        urlopen(
            Request(
                f"{apen_adresse[0] if apen else adresse}/gradio_api/upload",
                data=b"x",
                method="POST",
            )
        )
    assert feil.value.code == 403
    assert "ikke lov" in json.loads(feil.value.read())["detail"]


def test_en_umulig_periode_sies_fra_om_paa_siden(side: Any, adresse: str) -> None:
    apne(side, f"{adresse}/vedtak?fra=2024-01-01&til=2023-01-01")
    assert "bytt dem om" in side.get_by_role("alert").inner_text()


def test_plottene_leses_ikke_opp_paa_engelsk(side: Any, adresse: str) -> None:
    """Det et plott viser, står i tabellen under; Vegas egne ord er engelske."""
    apne(side, f"{adresse}/arkivet")
    side.wait_for_selector("#visning-arkivet .plott svg, #visning-arkivet .plott canvas")
    side.wait_for_timeout(2000)
    assert "Vega" not in side.locator("body").aria_snapshot()
