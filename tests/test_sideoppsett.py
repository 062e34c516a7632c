"""Spalter leses hver for seg, og tabeller som er bilder, meldes; ellers leses sidene som før."""

from pathlib import Path

import pytest
from darlige_pdf import (
    HOYRE,
    VENSTRE,
    fotobilde,
    prosa,
    roterte_sider,
    tabell_som_bilde,
    tabellbilde,
    to_spalter,
    vevde_spalter,
)
from lag_pdf import Side, lag_pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from indeks.fil.pdf import les_pdf


def ord_i(tekst: str) -> str:
    return " ".join(tekst.split())


def test_spalter_som_er_tegnet_linje_for_linje_leses_hver_for_seg(tmp_path: Path) -> None:
    for nr, side in enumerate(les_pdf(vevde_spalter(tmp_path)).sider, 1):
        lest = ord_i(side)
        hele = [ord_i(" ".join(spalte * 3)) for spalte in (VENSTRE, HOYRE)]
        deler = [
            f"overskrift over begge spaltene {nr} {hele[0]}",
            f"{hele[1]} {hele[1]} Bladet kommer ut fire ganger i året",
        ]
        steder = [lest.find(del_) for del_ in deler]
        assert -1 not in steder and steder == sorted(steder), lest
        # Nothing is lost and nothing said twice, whatever the order.
        assert len(lest.split()) == len(ord_i(" ".join(
            ["Nytt fra kommunen med overskrift over begge spaltene 1", *VENSTRE * 6, *HOYRE * 6,
             "pause", "Bladet kommer ut fire ganger i året og deles ut til alle."]
        )).split())  # fmt: skip


def test_spalter_etter_hverandre_leses_som_de_er_tegnet(tmp_path: Path) -> None:
    (side,) = les_pdf(to_spalter(tmp_path)).sider
    assert side.count("venstre") == side.count("høyre") == 30
    assert side.rfind("venstre") < side.find("høyre")


def test_roterte_sider_leses_linje_for_linje(tmp_path: Path) -> None:
    for grader, side in zip((90, 180, 270), les_pdf(roterte_sider(tmp_path)).sider, strict=True):
        assert [ord_i(linje) for linje in side.split("\n") if linje.strip()] == prosa(
            f"rotert{grader}"
        )


@pytest.mark.parametrize(
    "rad",
    [
        ("Ola Testmann", "Ap"),
        ("Drift av skolene", "12 400 000"),
        ("Kommunestyret 14.06.2023", "Sak 35/23 Framtidig skolestruktur i kommunen"),
        ("Møtende medlemmer fra Arbeiderpartiet", "Varamedlemmer fra Arbeiderpartiet"),
    ],
)
def test_en_tabell_leses_rad_for_rad(tmp_path: Path, rad: tuple[str, str]) -> None:
    sti = tmp_path / "tabell.pdf"
    lerret = Canvas(str(sti), invariant=1)
    for nr in range(30):
        lerret.drawString(60, 780 - 14 * nr, f"{rad[0]} {nr}")
        lerret.drawString(310, 780 - 14 * nr, f"{rad[1]} {nr}")
    lerret.save()
    (side,) = les_pdf(sti).sider
    assert ord_i(side) == " ".join(f"{rad[0]} {nr} {rad[1]} {nr}" for nr in range(30))


# --- pictures -----------------------------------------------------------------------------------


def med_bilde(sti: Path, *bilder: tuple[ImageReader, float, float, float, float]) -> Path:
    """A page of text with those pictures: each with left, bottom, width and height."""
    lerret = Canvas(str(sti), invariant=1)
    for nr, linje in enumerate(prosa("tekst", 8)):
        lerret.drawString(60, 790 - 14 * nr, linje)
    for bilde, x, y, bredde, hoyde in bilder:
        lerret.drawImage(bilde, x, y, width=bredde, height=hoyde)
    lerret.save()
    return sti


def test_en_tabell_som_bilde_er_halvt_lest_og_foto_og_underskrift_ikke(tmp_path: Path) -> None:
    lest = les_pdf(tabell_som_bilde(tmp_path))
    assert (lest.halvleste, lest.uten_tekst) == ((1,), ())
    assert "tabellbilde" in lest.sider[0]


@pytest.mark.parametrize(
    ("bilder", "halvlest"),
    [
        ([(60, 300, 450, 200)], True),
        ([(60, 300, 240, 80), (60, 200, 240, 80)], False),  # 8 cm by 3 cm, twice
        ([(60, 300, 450, 60), (60, 200, 450, 60)], True),
        ([(0, 790, 595, 50)], False),  # a letterhead across the page
        ([(400, 60, 140, 50)], False),  # a signature
        ([(-2000, 300, 450, 200)], False),  # outside the page
    ],
)
def test_det_avhenger_av_hvor_stort_bildet_er(
    tmp_path: Path, bilder: list[tuple[float, float, float, float]], halvlest: bool
) -> None:
    sti = med_bilde(tmp_path / "a.pdf", *((tabellbilde(), *rute) for rute in bilder))
    assert les_pdf(sti).halvleste == ((1,) if halvlest else ())


def test_et_foto_er_ikke_halvt_lest_hvor_stort_det_enn_er(tmp_path: Path) -> None:
    assert les_pdf(med_bilde(tmp_path / "a.pdf", (fotobilde(), 60, 60, 470, 600))).halvleste == ()


def test_et_bilde_som_har_teksten_sin_over_seg_er_lest(tmp_path: Path) -> None:
    """As a scanned page that OCR has been over, whose text is there and cannot be seen."""
    sti = tmp_path / "a.pdf"
    lerret = Canvas(str(sti), invariant=1)
    lerret.drawImage(tabellbilde(), 0, 0, width=595, height=842)
    tekst = lerret.beginText(60, 780)
    tekst.setTextRenderMode(3)
    for linje in prosa("skjult"):
        tekst.textLine(linje)
    lerret.drawText(tekst)
    lerret.save()
    lest = les_pdf(sti)
    assert (lest.halvleste, "skjult" in lest.sider[0]) == ((), True)


def test_et_bilde_i_et_skjema_ligger_der_det_er_tegnet(tmp_path: Path) -> None:
    """A form within a form, each moved and scaled: the picture is small in the form's own units."""
    sti = tmp_path / "a.pdf"
    lerret = Canvas(str(sti), invariant=1)
    lerret.beginForm("indre")
    lerret.drawImage(tabellbilde(), 0, 0, width=42, height=26)
    lerret.endForm()
    lerret.beginForm("ytre")
    lerret.scale(5, 5)
    lerret.doForm("indre")
    lerret.endForm()
    for nr, linje in enumerate(prosa("tekst", 8)):
        lerret.drawString(60, 790 - 14 * nr, linje)
    lerret.saveState()
    lerret.translate(60, 200)
    lerret.scale(2, 2)
    lerret.doForm("ytre")
    lerret.restoreState()
    lerret.drawImage(tabellbilde(), 400, 60, width=42, height=26)
    lerret.save()
    assert les_pdf(sti).halvleste == (1,)


def test_et_brevhode_pa_hver_side_er_ikke_en_tabell(tmp_path: Path) -> None:
    sti = tmp_path / "a.pdf"
    lerret = Canvas(str(sti), invariant=1)
    hode = tmp_path / "hode.png"
    Image.new("RGB", (800, 200), "white").save(hode)
    for nr in range(6):
        lerret.drawImage(str(hode), 0, 700, width=595, height=140)
        for rad, linje in enumerate(prosa(f"side{nr}")):
            lerret.drawString(60, 600 - 14 * rad, linje)
        lerret.showPage()
    lerret.save()
    assert les_pdf(sti).halvleste == ()


def test_en_side_uten_tekst_er_ikke_halvt_lest(tmp_path: Path) -> None:
    lest = les_pdf(lag_pdf(tmp_path / "a.pdf", [Side(bilde=True), prosa("tekst")]))
    assert (lest.uten_tekst, lest.halvleste) == ((1,), ())
