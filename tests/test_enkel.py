"""Uten JavaScript: siden sier fra, og den enkle siden svarer likevel."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from nettleser import BREDDER, TELEFON, alvorlige_feil, ny_side, servert
from starlette.testclient import TestClient

from app.nett.grensesnitt import lag_app
from app.nett.kapasitet import Arbeidsplass, FullKo
from app.nett.maler import vis
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor


@pytest.fixture(scope="module")
def klient(liten_motor: Sokemotor) -> TestClient:
    return TestClient(lag_app(liten_motor))


def test_siden_sier_paa_begge_maalformer_hva_den_trenger(klient: TestClient) -> None:
    html = klient.get("/?q=kai&utvalg=Formannskapet").text
    uten = html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "trenger JavaScript" in uten
    assert "«sakssok sok»" in uten
    assert 'href="/enkel?q=kai&amp;utvalg=Formannskapet"' in uten
    html = klient.get("/sak/18-23", headers={"Cookie": "sakssok_sprak=nn"}).text
    assert "treng JavaScript" in html
    assert 'href="/enkel/sak/18-23"' in html
    assert '<a href="/enkel">' in klient.get("/vedtak").text


def test_svaret_staar_i_siden_og_lenkene_blir_paa_de_enkle(klient: TestClient) -> None:
    html = klient.get("/enkel", params={"q": "sak 18/23 svømmehall"}).text
    assert "Ny svømmehall på Nordstrand" in html
    assert ' href="/enkel/sak/' in html
    assert ' href="/enkel?q=' in html
    assert ' href="/kilde/' in html
    assert ' href="/?' not in html
    assert ' href="/sak/' not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("sporring", "spurt"),
    [
        ("q=svømmehall+på+Nordstrand", True),
        ("q=hva+er+oppskriften+på+fiskesuppe", True),
        ("q=%3F", False),
        ("q=kai&fra=1999-01-01&til=1999-12-31", False),
    ],
)
def test_bare_det_arkivet_er_spurt_om_kan_meldes_tilbake(
    klient: TestClient, sporring: str, spurt: bool
) -> None:
    html = klient.get(f"/enkel?{sporring}").text
    assert ("data-tilbakemelding=" in html) is spurt
    assert ("Ingen treff." in html) is not spurt


def test_et_saksnr_alene_gaar_til_saken(klient: TestClient) -> None:
    svar = klient.get("/enkel", params={"q": "18/23"}, follow_redirects=False)
    assert svar.status_code == 303
    assert svar.headers["location"].startswith("/enkel/sak/")
    assert "19 mot 6 stemmer" in klient.get(svar.headers["location"]).text


def test_det_som_er_galt_og_det_som_er_ondt_vises_som_ord(klient: TestClient) -> None:
    galt = klient.get("/enkel?q=skole&fra=2024-01-01&til=2023-01-01")
    assert "bytt dem om" in galt.text
    ondt = '"><script>alert(1)</script> href="/sak/'
    html = klient.get("/enkel", params={"q": ondt}).text
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_den_enkle_siden_krever_innlogging_naar_lesing_gjoer_det(liten_motor: Sokemotor) -> None:
    lukket = TestClient(lag_app(liten_motor, Oppsett(innlogging_lesing=True)))
    svar = lukket.get("/enkel?q=kai", headers={"Accept": "text/html"}, follow_redirects=False)
    assert svar.status_code == 303
    assert svar.headers["location"].startswith("/logg-inn")


def test_naar_for_mange_venter_sier_siden_det(
    liten_motor: Sokemotor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise FullKo("Det er for mange som spør akkurat nå; prøv igjen om noen sekunder.")

    monkeypatch.setattr(Arbeidsplass, "i_tur", full)
    klient = TestClient(lag_app(liten_motor), headers={"Cookie": "sakssok_sprak=nn"})
    svar = klient.get("/enkel?q=kai")
    assert svar.status_code == 503
    assert "akkurat no; prøv igjen" in svar.text


@pytest.fixture(scope="module")
def adresse(liten_motor: Sokemotor) -> Iterator[str]:
    with servert(lag_app(liten_motor)) as adresse:
        yield adresse


@pytest.mark.treg
@pytest.mark.parametrize("storrelse", BREDDER["params"], ids=BREDDER["ids"])
def test_i_en_nettleser_uten_skript(
    chromium: Any, adresse: str, storrelse: tuple[int, int]
) -> None:
    side = ny_side(chromium, adresse, storrelse, java_script_enabled=False)
    side.goto(f"{adresse}/?q=svømmehall")
    side.get_by_role("link", name="den enkle søkesiden").click()
    assert side.get_by_label("Spørsmål").input_value() == "svømmehall"
    side.get_by_label("Spørsmål").fill("skjenkebevilling")
    side.keyboard.press("Enter")
    side.wait_for_url("**/enkel?q=skjenkebevilling")
    assert "Brygga kafé" in side.inner_text("main")
    side.locator("article.treff h3 a").first.click()
    assert "Skjenkebevilling for Brygga kafé" in side.locator("h1").inner_text()
    side.context.close()


@pytest.mark.treg
@pytest.mark.parametrize("lys", ["light", "dark"])
def test_axe_finner_ingenting_alvorlig(chromium: Any, adresse: str, lys: str) -> None:
    for sti in ("/enkel", "/enkel?q=svømmehall", "/enkel?q=fiskesuppe", "/enkel/sak/18-23"):
        side = ny_side(chromium, adresse, TELEFON, color_scheme=lys)
        side.goto(adresse + sti)
        assert alvorlige_feil(side) == [], sti
        assert side.evaluate("document.documentElement.scrollWidth") <= TELEFON[0], sti
        side.context.close()


def test_et_utvalg_arkivet_ikke_har_sier_hvilke_som_ligner(klient: TestClient) -> None:
    html = klient.get("/enkel", params={"q": "svømmehall", "utvalg": "Komunestyret"}).text
    assert "Ingen utvalg i indeksen heter «Komunestyret». Mente du «Kommunestyret»?" in html


def test_knappen_som_kopierer_staar_ikke_inntil_lenken(klient: TestClient) -> None:
    html = klient.get("/enkel/sak/18-23").text
    assert '</a> <button type="button" class="kopier"' in html
    assert '</a><button type="button" class="kopier"' not in html


def test_to_sider_av_samme_kilde_har_ett_nummer() -> None:
    """Kildene het «1.» og «1.» der to sitater var fra hver sin side av samme passasje."""
    steder = [
        SimpleNamespace(
            sitat=SimpleNamespace(rang=1),
            kilde=SimpleNamespace(adresse=f"/kilde/1/{side}"),
            henvisning=f"Formannskapet 28.03.2023, møte.pdf s. {side}",
        )
        for side in (3, 4)
    ]
    svar = SimpleNamespace(besvart=True, sikker=True)
    felt: dict[str, Any] = {
        "svar": svar,
        "kilder": steder,
        "sitater": [],
        "sporsmal": "hva",
        "mente_du": None,
        "tidsrom": None,
        "liste": None,
        "skrevet": None,
        "tilbakemelding": False,
    }
    html = vis("svar", "nb", **felt)
    assert html.count("<li ") == 1
    assert html.index('href="/kilde/1/3"') < html.index('href="/kilde/1/4"')
