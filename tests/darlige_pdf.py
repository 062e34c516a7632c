"""Makes every kind of bad PDF that an archive has held, and says what each must give.

`DARLIGE` are files that give a line in the report and are not indexed; `LESBARE` are odd ones that
must be indexed all the same, with the line that is said of them, if any.
"""

import os
import random
import unicodedata
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import reportlab
from lag_pdf import (
    Side,
    krypter,
    lag_pdf,
    med_bombe,
    med_innhold,
    pdf_av_objekter,
    pdf_bytes,
)
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from indeks.feil import DokumentFeil

ORD = "Kommunestyret vedtok å bygge ny gangbru over elva ved Kvernhaugen, og førte saken videre"

VERA = str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
"""A font that comes with reportlab."""

FILNAVN = "æøå og mellomrom «sitat» 'apostrof' \"anførsel\".pdf"


def prosa(merke: str, linjer: int = 12) -> list[str]:
    """Lines of text with a word of their own."""
    return [f"{merke}: {ORD} {nr}." for nr in range(1, linjer + 1)]


# --- left out, each with its line -------------------------------------------------------------


def last_med_passord(mappe: Path) -> Path:
    kilde = lag_pdf(mappe / "kilde-last", [prosa("låst")])
    krypter(kilde, mappe / "last-med-passord.pdf", "hemmelig", algoritme="AES-256")
    kilde.unlink()
    return mappe / "last-med-passord.pdf"


def avkuttet(mappe: Path) -> Path:
    sti = lag_pdf(mappe / "avkuttet.pdf", [prosa("avkuttet")])
    sti.write_bytes(sti.read_bytes()[:700])
    return sti


def tilfeldige_byte(mappe: Path) -> Path:
    sti = mappe / "tilfeldige-byte.pdf"
    sti.write_bytes(random.Random(1).randbytes(20_000))
    return sti


def tilfeldige_byte_med_hode(mappe: Path) -> Path:
    sti = mappe / "tilfeldige-byte-med-hode.pdf"
    sti.write_bytes(b"%PDF-1.7\n" + random.Random(2).randbytes(20_000))
    return sti


def null_byte(mappe: Path) -> Path:
    sti = mappe / "null-byte.pdf"
    sti.touch()
    return sti


def uten_tekstlag(mappe: Path) -> Path:
    return lag_pdf(mappe / "uten-tekstlag.pdf", [Side(bilde=True), Side(bilde=True)])


def uten_tegnkoder(mappe: Path) -> Path:
    """Glyph numbers for characters: what a font in Identity-H gives without its /ToUnicode."""
    sti = mappe / "uten-tegnkoder.pdf"
    sti.write_bytes(_identity_h(prosa("kodet")))
    return sti


def bombe(mappe: Path) -> Path:
    kilde = lag_pdf(mappe / "kilde-bombe", [prosa("bombe")])
    med_bombe(kilde, mappe / "bombe.pdf", 1, 150)
    kilde.unlink()
    return mappe / "bombe.pdf"


def bombe_i_bombe(mappe: Path) -> Path:
    """A stream packed twice: three hundred megabytes in some kilobytes."""
    indre = zlib.compress(zlib.compress(b"\0" * (3 * 10**8), 1), 9)
    sti = mappe / "dobbel-pakket.pdf"
    sti.write_bytes(_en_side(indre, b"/Filter[/FlateDecode/FlateDecode]"))
    return sti


def sidetre_i_ring(mappe: Path) -> Path:
    sti = mappe / "sidetre-i-ring.pdf"
    sti.write_bytes(
        pdf_av_objekter(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Count 2/Kids[3 0 R 2 0 R]>>",
                b"<</Type/Pages/Count 1/Parent 2 0 R/Kids[2 0 R]>>",
            ]
        )
    )
    return sti


def dype_objekter(mappe: Path) -> Path:
    sti = mappe / "dype-objekter.pdf"
    sti.write_bytes(
        pdf_av_objekter(
            [
                b"<</Type/Catalog/Pages 2 0 R/Dyp " + b"[" * 50_000 + b"]" * 50_000 + b">>",
                b"<</Type/Pages/Count 1/Kids" + b"[" * 50_000 + b"3 0 R" + b"]" * 50_000 + b">>",
                b"<</Type/Page/Parent 2 0 R>>",
            ]
        )
    )
    return sti


def dod_lenke(mappe: Path) -> Path:
    sti = mappe / "dod-lenke.pdf"
    sti.symlink_to(mappe / "finnes-ikke.pdf")
    return sti


def lenke_i_ring(mappe: Path) -> Path:
    sti = mappe / "lenke-i-ring.pdf"
    sti.symlink_to(sti)
    return sti


def mappelenke_i_ring(mappe: Path) -> Path:
    sti = mappe / "mappe-i-ring"
    sti.symlink_to(mappe, target_is_directory=True)
    return sti


def navn_uten_tegnsett(mappe: Path) -> Path:
    """A name in Latin-1, as old archives unpack to."""
    sti = mappe / os.fsdecode("møte-latin1.pdf".encode("latin-1"))
    lag_pdf(sti, [prosa("latin")])
    return sti


DARLIGE: dict[Callable[[Path], Path], str] = {
    last_med_passord: "er låst med passord; lagre en kopi uten passord",
    avkuttet: "er skadet eller ufullstendig",
    tilfeldige_byte: "er ikke en PDF",
    tilfeldige_byte_med_hode: "er skadet eller ufullstendig",
    null_byte: "er tom; hent den på nytt",
    uten_tekstlag: "er skannet og har ingen tekst å søke i",
    uten_tegnkoder: "har en skrift som ikke sier hvilke tegn den viser",
    bombe: "pakker seg ut til mer enn programmet tar imot",
    bombe_i_bombe: "pakker seg ut til mer enn programmet tar imot",
    sidetre_i_ring: "er skadet eller ufullstendig",
    dype_objekter: "er skadet eller ufullstendig",
    dod_lenke: "kan ikke leses (den finnes ikke)",
    lenke_i_ring: "kan ikke leses (lenken går i ring)",
    mappelenke_i_ring: "er en lenke til en mappe, og slike følges ikke",
    navn_uten_tegnsett: "er ikke gyldig UTF-8; gi den et nytt navn",
}
"""What is left out, with what its line says."""


# --- odd, and indexed all the same --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lesbar:
    """An odd file that is indexed: words that are found in it, and the line about it, if any."""

    lag: Callable[[Path], Path]
    ord_: tuple[str, ...]
    linje: str = ""


def begrenset(mappe: Path) -> Path:
    """Encrypted, but not locked: the user password is empty."""
    kilde = lag_pdf(mappe / "kilde-begrenset", [prosa("begrenset")])
    krypter(kilde, mappe / "begrenset.pdf", "", algoritme="AES-256")
    kilde.unlink()
    return mappe / "begrenset.pdf"


def halvt_skannet(mappe: Path) -> Path:
    return lag_pdf(
        mappe / "halvt-skannet.pdf", [prosa("halvskannet"), Side(bilde=True), prosa("slutten")]
    )


def en_side_uten_tegnkoder(mappe: Path) -> Path:
    skriver = PdfWriter()
    for data in (pdf_bytes([prosa("halvkodet")]), _identity_h(prosa("kodet"))):
        skriver.append(PdfReader(BytesIO(data)))
    skriver.write(mappe / "halvt-uten-koder.pdf")
    return mappe / "halvt-uten-koder.pdf"


def uten_norske_tegn(mappe: Path) -> Path:
    """A subset font whose æ, ø and å have no character, only a glyph: words with holes."""
    pdfmetrics.registerFont(TTFont("Vera", VERA))
    ut = BytesIO()
    lerret = Canvas(ut, pagesize=A4, invariant=1)
    for font, merke in (("Helvetica", "helhelvetica"), ("Vera", "huller")):
        lerret.setFont(font, 10)
        for nr, linje in enumerate(prosa(merke)):
            lerret.drawString(40, 780 - 14 * nr, linje)
        lerret.showPage()
    lerret.save()
    skriver = PdfWriter(clone_from=PdfReader(ut))
    for objekt in skriver._objects:
        if isinstance(objekt, dict):
            objekt.pop(NameObject("/ToUnicode"), None)
    skriver.write(mappe / "uten-norske-tegn.pdf")
    return mappe / "uten-norske-tegn.pdf"


def roterte_sider(mappe: Path) -> Path:
    kilde = lag_pdf(mappe / "kilde-rotert", [prosa(f"rotert{grader}") for grader in (90, 180, 270)])
    skriver = PdfWriter(clone_from=PdfReader(kilde))
    for side, grader in zip(skriver.pages, (90, 180, 270), strict=True):
        side.rotate(grader)
    skriver.write(mappe / "roterte-sider.pdf")
    kilde.unlink()
    return mappe / "roterte-sider.pdf"


def liggende_tekst(mappe: Path) -> Path:
    """Text drawn sideways on an upright page, as wide tables are."""
    sti = mappe / "liggende-tekst.pdf"
    lerret = Canvas(str(sti), pagesize=A4, invariant=1)
    lerret.rotate(90)
    for nr, linje in enumerate(prosa("liggende")):
        lerret.drawString(60, -60 - 14 * nr, linje)
    lerret.save()
    return sti


def to_spalter(mappe: Path) -> Path:
    sti = mappe / "to-spalter.pdf"
    lerret = Canvas(str(sti), pagesize=A4, invariant=1)
    lerret.setFont("Helvetica", 9)
    for spalte, merke in ((40, "venstre"), (310, "høyre")):
        for nr in range(30):
            lerret.drawString(spalte, 780 - 14 * nr, f"{merke} spalte har linje {nr} om veien")
    lerret.save()
    return sti


VENSTRE = (
    "Kommunestyret la om driften av de to", "svømmehallene fra nyttår, slik at den ene",
    "stenges, mens den andre får lengre", "åpningstid også i helgene, når det er flest",
    "som vil bade. Elevrådet har uttalt seg",
)  # fmt: skip
HOYRE = (
    "Budsjettet for neste år har en nedgang i", "frie inntekter, og den må dekkes inn ved",
    "kutt i tjenestene eller ved bruk av det", "frie fondet. Rådet for eldre har bedt om",
    "at hjemmetjenesten skjermes for alle kutt",
)  # fmt: skip


def vevde_spalter(mappe: Path) -> Path:
    """Two columns of running text drawn line by line, the left one's and the right one's in turn,
    under a heading across both and over a last line. On the second page in one text object, where
    what stands on one height is one line to most readers."""
    sti = mappe / "vevde-spalter.pdf"
    lerret = Canvas(str(sti), pagesize=A4, invariant=1)
    for i_ett in (False, True):
        lerret.setFont("Helvetica", 9)
        tekst = lerret.beginText()
        linjer = [(40, 800, f"Nytt fra kommunen med overskrift over begge spaltene {1 + i_ett}")]
        for nr in range(30):
            linjer.append((40, 770 - 14 * nr, f"{VENSTRE[nr % 5]} {'pause' if nr == 17 else ''}"))
            linjer.append((310, 770 - 14 * nr, HOYRE[nr % 5]))
        linjer.append((40, 300, "Bladet kommer ut fire ganger i året og deles ut til alle."))
        for x, y, linje in linjer:
            if i_ett:
                tekst.setTextOrigin(x, y)
                tekst.textOut(linje)
            else:
                lerret.drawString(x, y, linje)
        lerret.drawText(tekst)
        lerret.showPage()
    lerret.save()
    return sti


def tabell_som_bilde(mappe: Path) -> Path:
    """A page of text with a table pasted in as a picture, and one with a signature and a photo."""
    sti = mappe / "tabell-som-bilde.pdf"
    lerret = Canvas(str(sti), pagesize=A4, invariant=1)
    for bilder in ([(tabellbilde(), 60, 200, 420, 260)], [
        (tabellbilde(), 60, 100, 120, 40), (fotobilde(), 60, 200, 420, 260),
    ]):  # fmt: skip
        for nr, linje in enumerate(prosa("tabellbilde")):
            lerret.drawString(60, 780 - 14 * nr, linje)
        for bilde, x, y, bredde, hoyde in bilder:
            lerret.drawImage(bilde, x, y, width=bredde, height=hoyde)
        lerret.showPage()
    lerret.save()
    return sti


def tabellbilde() -> ImageReader:
    """A budget table as an image: ink on white."""
    bilde = Image.new("RGB", (840, 520), "white")
    pensel = ImageDraw.Draw(bilde)
    for rad in range(20):
        pensel.line((10, 10 + 25 * rad, 830, 10 + 25 * rad), fill="grey")
        pensel.text((20, 16 + 25 * rad), f"Driftsutgifter {rad}", fill="black")
        for kolonne in range(4):
            pensel.text(
                (300 + 130 * kolonne, 16 + 25 * rad), f"{rad * 731} {kolonne}", fill="black"
            )
    return ImageReader(bilde)


def fotobilde() -> ImageReader:
    """What has as many shades as a photo has."""
    return ImageReader(Image.radial_gradient("L").resize((840, 520)).convert("RGB"))


def mange_sider(mappe: Path, antall: int = 3000) -> Path:
    return lag_pdf(mappe / "mange-sider.pdf", [[f"Innholdet på ark {nr}."] for nr in range(antall)])


def to_megabyte_pa_en_side(mappe: Path) -> Path:
    kilde = lag_pdf(mappe / "kilde-stor", [["x"]])
    linjer = [f"Storside linje {nr}: {ORD}" for nr in range(20_000)]
    innhold = b"BT /F1 8 Tf 9 TL 20 800 Td " + b" ".join(
        b"(" + linje.encode("latin-1") + b") Tj T*" for linje in linjer
    ) + b" ET"  # fmt: skip
    med_innhold(kilde, mappe / "stor-side.pdf", 1, innhold)
    kilde.unlink()
    return mappe / "stor-side.pdf"


def rart_navn(mappe: Path) -> Path:
    return lag_pdf(mappe / FILNAVN, [prosa("rartnavn")])


def linjeskift_i_navnet(mappe: Path) -> Path:
    return lag_pdf(mappe / "to\nlinjer\x1b[31m.pdf", [prosa("linjeskift")])


def nfd_navn(mappe: Path) -> Path:
    return lag_pdf(mappe / unicodedata.normalize("NFD", "nfd-blåbær.pdf"), [prosa("sammensatt")])


def nfc_navn(mappe: Path) -> Path:
    return lag_pdf(mappe / unicodedata.normalize("NFC", "nfc-blåbær.pdf"), [prosa("samlet")])


def to_navn(mappe: Path) -> Path:
    for navn in ("a-to-navn.pdf", "b-to-navn.pdf"):
        lag_pdf(mappe / navn, [prosa("tonavn")])
    return mappe / "b-to-navn.pdf"


def lenke_til_fil(mappe: Path) -> Path:
    lag_pdf(mappe / "a-malet.pdf", [prosa("lenkemål")])
    (mappe / "b-lenken.pdf").symlink_to(mappe / "a-malet.pdf")
    return mappe / "b-lenken.pdf"


LESBARE: tuple[Lesbar, ...] = (
    Lesbar(begrenset, ("begrenset",)),
    Lesbar(
        halvt_skannet,
        ("halvskannet", "slutten"),
        "Uten tekst (skannet): halvt-skannet.pdf, side 2",
    ),
    Lesbar(
        en_side_uten_tegnkoder,
        ("halvkodet",),
        "Uleselig (skriften sier ikke hvilke tegn den viser): halvt-uten-koder.pdf, side 2",
    ),
    Lesbar(
        uten_norske_tegn,
        ("helhelvetica",),
        "Uleselig (skriften sier ikke hvilke tegn den viser): uten-norske-tegn.pdf, side 2",
    ),
    Lesbar(roterte_sider, ("rotert90", "rotert180", "rotert270")),
    Lesbar(liggende_tekst, ("liggende",)),
    Lesbar(to_spalter, ("venstre", "høyre")),
    Lesbar(vevde_spalter, ("svømmehallene", "hjemmetjenesten")),
    Lesbar(
        tabell_som_bilde,
        ("tabellbilde",),
        "Halvt lest (tabell eller tekst som bilde): tabell-som-bilde.pdf, side 1",
    ),
    Lesbar(mange_sider, ("2999",)),
    Lesbar(to_megabyte_pa_en_side, ("storside", "19999")),
    Lesbar(rart_navn, ("rartnavn",)),
    Lesbar(linjeskift_i_navnet, ("linjeskift",)),
    Lesbar(nfd_navn, ("sammensatt",)),
    Lesbar(nfc_navn, ("samlet",)),
    Lesbar(
        to_navn,
        ("tonavn",),
        "Samme innhold: b-to-navn.pdf er det samme dokumentet som a-to-navn.pdf",
    ),
    Lesbar(
        lenke_til_fil,
        ("lenkemål",),
        "Samme innhold: b-lenken.pdf er det samme dokumentet som a-malet.pdf",
    ),
)


# --- raw PDFs ------------------------------------------------------------------------------------


def _en_side(innhold: bytes, ekstra: bytes = b"", font: bytes = b"") -> bytes:
    return pdf_av_objekter(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            + (b"/Resources<</Font<</F1 5 0 R>>>>" if font else b"")
            + b">>",
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(innhold), ekstra, innhold),
            *([font] if font else []),
            *(
                [
                    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Arial/CIDSystemInfo"
                    b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 556"
                    b"/FontDescriptor 7 0 R>>",
                    b"<</Type/FontDescriptor/FontName/ABCDEF+Arial/Flags 4/ItalicAngle 0/Ascent 900"
                    b"/Descent -200/CapHeight 700/StemV 80/FontBBox[0 0 1000 1000]>>",
                ]
                if font
                else []
            ),
        ]
    )


def _identity_h(linjer: list[str]) -> bytes:
    """A page in a font that numbers its glyphs as Arial does (29 below the character's code)."""
    koder = ["".join(f"{ord(tegn) - 29:04X}" for tegn in linje) for linje in linjer]
    innhold = b"BT /F1 11 Tf 14 TL 60 780 Td " + b" ".join(
        b"<" + kode.encode() + b"> Tj T*" for kode in koder
    ) + b" ET"  # fmt: skip
    return _en_side(
        innhold,
        font=b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Arial/Encoding/Identity-H"
        b"/DescendantFonts[6 0 R]>>",
    )


# --- the table ------------------------------------------------------------------------------------


def hoved() -> None:
    """Indexes all of them at once, and prints what each gave as a table (`docs/driftstall.md`)."""
    import tempfile
    import time

    from lag_modell import lag_modell

    from app.tilstand import vis_tilstand
    from indeks.fil.filer import vis_navn
    from indeks.indeksering import Lesevalg, indekser
    from indeks.lagring.lager import Lager
    from indeks.leser import Grenser, Leser
    from indeks.sprakmodell.modell import last_modell

    with tempfile.TemporaryDirectory() as rot:
        mappe = Path(rot, "papirer")
        mappe.mkdir()
        god = lag_pdf(mappe / "en-god-fil.pdf", [prosa("god")])
        filer = [god, *(lag(mappe) for lag in (*DARLIGE, *(x.lag for x in LESBARE)))]
        lager = Lager(Path(rot, "indeks"), opprett=True)
        modell = last_modell(str(lag_modell(Path(rot, "modell"), fro=1)))
        grenser = Grenser(120, 1024)
        rapport = indekser([mappe], lager, modell, valg=Lesevalg(grenser, ocr=False))
        linjer = list(vis_tilstand(lager))
        print("| Fil | Sekunder å lese | Hva `sakssok status` sier |\n| --- | ---: | --- |")
        for sti in filer:
            for_ = time.monotonic()
            with Leser(grenser) as leser, suppress(DokumentFeil):
                leser.les(sti)
            tid = time.monotonic() - for_
            navn = vis_navn(sti.name)
            sagt = next((x for x in linjer if navn in x), "(i indeksen)")
            sagt = sagt.replace(f"{vis_navn(mappe)}/", "").replace(rot, "")
            print(f"| `{navn}` | {tid:.1f} | {sagt} |".replace("\\", "\\\\"))
        print(
            f"\n{len(filer)} filer prøvd i én kjøring: {rapport.nye} i indeksen, "
            f"{len(rapport.avvist)} hoppet over med hver sin setning, ingen stoppet kjøringen."
        )


if __name__ == "__main__":
    hoved()
