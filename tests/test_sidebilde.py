"""Bildet av siden: de ordene det vises til, og ingen andre, er merket."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lag_pdf import lag_pdf
from PIL import Image

from app.nett.sidebilde import MERKEFARGE, Merke, _bokstaver, _ruter, tegn_side
from indeks.dokument import PdfTekst
from indeks.feil import SakssokFeil

LINJER = [
    "Vedtak",
    "1. Tomta ved kaia velges for ny svømmehall, slik formannskapet har inn-",
    "stilt, og med en ramme på 240 mill. kroner.",
    "2. Saken legges fram på nytt i mai.",
]


@pytest.fixture()
def pdf(tmp_path: Path) -> Path:
    return lag_pdf(tmp_path / "møte.pdf", [LINJER, ["Side to"]])


def bokstaver(tekst: str) -> str:
    return "".join(t for t in tekst.casefold() if t.isalnum())


def under_merkene(fil: Path, side: int, tekst: str, foran: str = "") -> str:
    """The letters of the page that stand within the marks of a text."""
    with pdfium.PdfDocument(fil) as dokument:
        tekstside = dokument[side - 1].get_textpage()
        ruter = _ruter(tekstside, *_bokstaver(tekstside), Merke(tekst, foran))
        return bokstaver("".join(tekstside.get_text_bounded(*rute) for rute in ruter))


def test_av_like_ord_paa_siden_merkes_de_det_vises_til(tmp_path: Path) -> None:
    """Et vedtak som forslaget, på samme side: det er vedtaket som siteres, og som merkes."""
    linje = "Kravet om lovlighetskontroll sendes Statsforvalteren til avgjørelse."
    linjer = ["Forslag til vedtak", linje, "Behandling", *["Debatt."] * 9, "Vedtak", linje]
    fil = lag_pdf(tmp_path / "likt.pdf", [linjer])
    forst, sist = (
        tegn_side(fil, "likt", 1, 800, (Merke(linje, "\n".join(linjer[:nr])),)).topp
        for nr in (1, len(linjer) - 1)
    )
    assert sist > forst + 0.1


@pytest.mark.parametrize("tekst", [LINJER[3], LINJER[1], "Tomta ved kaia", "240 mill."])
def test_merket_dekker_ordene_og_bare_dem(pdf: Path, tekst: str) -> None:
    assert under_merkene(pdf, 1, tekst) == bokstaver(tekst)


def test_ord_delt_over_linjeskift_merkes_paa_begge_linjer(pdf: Path) -> None:
    tekst = "slik formannskapet har innstilt, og med en ramme"
    assert under_merkene(pdf, 1, tekst) == bokstaver(tekst)


def test_ord_som_ikke_staar_paa_siden_merkes_ikke(pdf: Path) -> None:
    bilde = tegn_side(pdf, "x", 1, 800, (Merke("Dette står det ingenting om på siden."),))
    assert not bilde.merket
    assert MERKEFARGE not in farger(bilde.png)


def test_bildet_har_merkefargen_der_ordene_staar(pdf: Path) -> None:
    bilde = tegn_side(pdf, "y", 1, 800, (Merke(LINJER[3]),))
    assert bilde.merket
    assert bilde.bredde == 800
    assert 0 < bilde.topp < 0.3
    assert MERKEFARGE in farger(bilde.png)
    assert MERKEFARGE not in farger(tegn_side(pdf, "y", 2, 800, ()).png)


def farger(png: bytes) -> set[tuple[int, ...]]:
    bilde = Image.open(io.BytesIO(png)).convert("RGB")
    return {farge for _, farge in bilde.getcolors(1_000_000) or ()}  # type: ignore[misc]


def test_en_side_som_ikke_finnes_sies_fra_om(pdf: Path) -> None:
    with pytest.raises(SakssokFeil, match="ingen side 3"):
        tegn_side(pdf, "z", 3, 800, ())


def test_en_odelagt_fil_sies_fra_om(tmp_path: Path) -> None:
    fil = tmp_path / "odelagt.pdf"
    fil.write_bytes(b"%PDF-1.4 tull")
    with pytest.raises(SakssokFeil, match="kan ikke vises"):
        tegn_side(fil, "æ", 1, 800, ())


@pytest.mark.treg
def test_paa_ekte_papirer_merkes_det_som_siteres(
    korpus: Path, les_ekte: Callable[[str], PdfTekst]
) -> None:
    """Lines of the real papers, as our reader has them, are found where PDFium has them."""
    from indeks.linje.sidetekst import rens_sider

    navn = next(f.stem for f in sorted(korpus.rglob("*.pdf")))
    (fil,) = korpus.rglob(f"{navn}.pdf")
    pdf = les_ekte(navn)
    tekst, start = rens_sider(pdf.sider)
    provd = funnet = 0
    for side in range(1, len(start) + 1, 7):
        slutt = start[side] if side < len(start) else len(tekst)
        linjer = [x for x in tekst[start[side - 1] : slutt].split("\n") if len(bokstaver(x)) > 25]
        for linje in linjer[::5]:
            provd += 1
            funnet += under_merkene(fil, side, linje) == bokstaver(linje)
    assert provd > 50
    assert funnet / provd > 0.9
