"""Det Gradio sier av seg selv, er på norsk: feil, full kø, filer av feil slag."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nettleser import BREDDER, alvorlige_feil, apne, ny_side, servert

from app.nett import side as nettside
from app.nett.gradioord import NAVNGITTE, for_gradio, monstre
from app.nett.grensesnitt import lag_app
from app.sider import sak_side
from app.tekster import MALFORMER, Malform
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor

HODE = "X-Remote-User"


@pytest.mark.parametrize(
    ("engelsk", "norsk"),
    [
        ("Error", "Det gjekk ikkje"),
        ("Queue is full. Max size is 200 and size is 200.", "Det er for mange"),
        ("This application is currently busy. Please try again.", "Det er for mange"),
        ("Connection errored out.", "Sambandet"),
        ("An error occurred", "Noko gjekk gale"),
        ("Invalid file type: notat.txt. Only .pdf allowed.", "Berre PDF-filer"),
        ("Uploading 2 files...", "Sender"),
        ('HTTP 403: {"detail": "Det er ikke lov å sende inn filer her."}', "Du har ikkje lov"),
    ],
)
def test_hva_gradio_sier_blir_norsk(engelsk: str, norsk: str) -> None:
    (ett,) = [ord_ for monster, ord_ in monstre("nn") if re.fullmatch(monster, engelsk, re.DOTALL)]
    assert ett.startswith(norsk)


def test_vaare_egne_setninger_byttes_ikke() -> None:
    for malform in MALFORMER:
        for ord_ in for_gradio(malform).values():
            treff = [m for m, _ in monstre(malform) if re.fullmatch(m, ord_, re.DOTALL)]
            assert treff == [], ord_


def test_gradio_har_de_navnene_som_byttes() -> None:
    """Heter de noe annet i en ny utgave, må de finnes på nytt."""
    import gradio

    (nb,) = (Path(gradio.__file__).parent / "templates/frontend/assets").glob("nb-*.js")
    egne = nb.read_text(encoding="utf-8")
    # Bokmål lacks some that English has.
    mangler = {n for n in NAVNGITTE if f"{n.partition('.')[2]}:`" not in egne}
    assert mangler <= {"common.upload"}


# -- i nettleseren


@pytest.fixture()
def adresse(liten_motor: Sokemotor) -> Iterator[str]:
    """The application where documents may be added."""
    with servert(lag_app(liten_motor, Oppsett(opplasting=True, betrodd_hode=HODE))) as adresse:
        yield adresse


def besokende(chromium: Any, adresse: str, malform: Malform = "nb", **valg: Any) -> Any:
    side = ny_side(chromium, adresse, extra_http_headers={HODE: "kari"}, **valg)
    side.context.add_cookies([{"name": "sakssok_sprak", "value": malform, "url": adresse}])
    return side


@pytest.mark.treg
@pytest.mark.parametrize("storrelse", BREDDER["params"], ids=BREDDER["ids"])
@pytest.mark.parametrize(
    ("malform", "slipp", "setning"),
    [
        ("nb", "Slipp PDF-filer her", "Bare PDF-filer kan legges inn"),
        ("nn", "Slepp PDF-filer her", "Berre PDF-filer kan leggjast inn"),
    ],
)
def test_en_fil_av_feil_slag_gir_en_setning_i_feltet(
    chromium: Any,
    adresse: str,
    tmp_path: Path,
    storrelse: tuple[int, int],
    malform: Malform,
    slipp: str,
    setning: str,
) -> None:
    (tmp_path / "notat.txt").write_text("hei")
    side = besokende(chromium, adresse, malform, storrelse=storrelse)
    apne(side, f"{adresse}/arkivet")
    felt = side.locator("#opplasting")
    assert felt.bounding_box()["y"] < side.locator(".plotthode").first.bounding_box()["y"]
    felt.get_by_role("button").first.click()
    felt.get_by_text(slipp).wait_for()
    side.set_input_files("#opplastingsfiler input[type=file]", tmp_path / "notat.txt")
    side.locator("#opplastingsfiler .error", has_text=setning).wait_for()
    assert setning in side.locator(".toast-body").inner_text()
    for engelsk in ("Invalid", "Error", "Only", "Upload", "Drop", "Close"):
        assert engelsk not in side.inner_text("body")
        assert side.locator(f"[aria-label*='{engelsk}']").count() == 0
    # The message fades in; half-way its colours are too faint.
    side.wait_for_timeout(800)
    assert alvorlige_feil(side) == []
    side.context.close()


@pytest.mark.treg
def test_bare_den_som_kan_endre_arkivet_ser_feltene(liten_motor: Sokemotor, chromium: Any) -> None:
    with servert(lag_app(liten_motor, Oppsett(opplasting=True))) as adresse:
        side = besokende(chromium, adresse, "nn")
        apne(side, f"{adresse}/arkivet")
        lenke = side.get_by_role("link", name="Logg inn for å leggje inn eller ta ut dokument")
        assert side.locator("#opplasting").count() == 0
        lenke.click()
        side.wait_for_url("**/logg-inn?neste=/arkivet")
        side.context.close()


@pytest.mark.treg
@pytest.mark.parametrize(
    ("malform", "setning"), [("nb", "for mange som spør akkurat nå"), ("nn", "akkurat no")]
)
def test_full_ko(
    liten_motor: Sokemotor,
    chromium: Any,
    monkeypatch: pytest.MonkeyPatch,
    malform: Malform,
    setning: str,
) -> None:
    monkeypatch.setattr(nettside, "MAKS_I_KO", 0)
    with servert(lag_app(liten_motor)) as adresse:
        side = besokende(chromium, adresse, malform)
        side.goto(adresse)
        side.locator(".toast-body", has_text=setning).wait_for()
        assert "Error" not in side.inner_text("body")
        side.context.close()


@pytest.mark.treg
def test_en_feil_hos_oss_forteller_ikke_hva_den_er(
    chromium: Any, adresse: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def feil(*_: object) -> tuple[str, str]:
        raise RuntimeError("no such table: hemmelig")

    monkeypatch.setattr(sak_side, "vis_sak", feil)
    side = besokende(chromium, adresse)
    side.goto(f"{adresse}/sak/18-23")
    side.locator(".toast-body", has_text="Noe gikk galt hos oss").wait_for()
    assert "hemmelig" not in side.content()
    side.context.close()
