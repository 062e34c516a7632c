"""The common ground of the three layouts: text styles, the small markup the source is written in,
and a reportlab document that notes on which page every part begins and ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import reportlab
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus.doctemplate import ActionFlowable

rl_config.invariant = 1

_FONTER = Path(reportlab.__file__).parent / "fonts"
for _navn, _fil in (("Vera", "Vera"), ("Vera-Bold", "VeraBd"), ("Vera-Italic", "VeraIt")):
    pdfmetrics.registerFont(TTFont(_navn, str(_FONTER / f"{_fil}.ttf")))
pdfmetrics.registerFontFamily("Vera", "Vera", "Vera-Bold", "Vera-Italic", "Vera-Bold")

BREDDE = A4[0] - 46 * mm

# Long words that may be broken at a line's end, as a word processor would.
_DELT = {
    ord_.replace("|", ""): ord_.replace("|", "\u00ad")
    for ord_ in (
        "kommune|direktøren",
        "kommune|direktørens",
        "kommune|styret",
        "kommune|styrets",
        "formann|skapet",
        "gjennom|føring",
        "gjennom|føringen",
        "gjennom|føringa",
        "trafikk|tryggleik",
        "trafikk|sikkerhet",
        "forvaltnings|revisjon",
        "forvaltnings|revisjonen",
        "investerings|budsjettet",
        "investerings|budsjett",
        "handlings|programmet",
        "saks|behandlingen",
        "saks|behandlingstiden",
        "saks|handsaminga",
        "ungdoms|skolen",
        "ungdoms|skole",
        "elev|undersøkelsen",
        "arbeids|giveravgift",
        "samarbeids|avtalen",
        "økonomi|planperioden",
        "utbyggings|avtale",
        "grunn|undersøkelser",
        "barnehage|lærere",
        "barnehage|plasser",
        "sykehjems|plasser",
        "reguleringsplan|en",
        "dispensasjons|søknaden",
        "dispensasjon|ssøknader",
        "disposisjons|fond",
        "disposisjons|fondet",
        "låne|finansiering",
        "interkommunalt",
        "verneverdiar",
        "avløps|gebyret",
        "oppfølgings|ansvaret",
        "kompetanse|utvikling",
        "folkevalde",
        "rekrutterings|tiltak",
        "tilstands|rapporten",
        "skole|strukturen",
        "skole|skyss",
        "medisinsk|faglig",
        "vertskommune|avtalen",
        "vertskommune|samarbeid",
    )
    if "|" in ord_
}
_ORD = re.compile(r"[A-Za-zÆØÅæøå]{12,}")


def _bindestrek(tekst: str) -> str:
    return _ORD.sub(lambda m: _DELT.get(m[0], m[0]), tekst)


_NOTAT = re.compile("\ue000(.*?)\ue001")


def med_notat(tekst: str, sted: int, nokkel: str) -> str:
    """Puts a note behind the word at `sted`: its page is noted under the key when it is drawn.

    Behind the word and not before it, so that the note goes where the word goes when lines break.
    """
    etter = re.compile(r"\s|$").search(tekst, sted)
    slutt = etter.start() if etter else len(tekst)
    return f"{tekst[:slutt]}\ue000{nokkel}\ue001{tekst[slutt:]}"


def med_notater(tekst: str, notater: list[tuple[str, str]]) -> str:
    """Notes where each sentence begins: pairs of the sentence's first words and the key."""
    steder = [(tekst.index(setning), nokkel) for setning, nokkel in notater]
    for sted, nokkel in sorted(steder, reverse=True):
        tekst = med_notat(tekst, sted, nokkel)
    return tekst


def _uthevet(tekst: str) -> str:
    ut = escape(_bindestrek(tekst))
    ut = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", ut)
    return re.sub(r"(?<!\w)\*([^*]+?)\*(?!\w)", r"<i>\1</i>", ut)


def til_markup(tekst: str) -> str:
    """Escapes text for reportlab; **bold**, *italic* and notes become tags."""
    deler = _NOTAT.split(tekst)
    return "".join(
        f'<onDraw name="noter" label={quoteattr(d)}/>' if nr % 2 else _uthevet(d)
        for nr, d in enumerate(deler)
    )


@dataclass(slots=True)
class Stil:
    """The paragraph styles of a layout."""

    brod: ParagraphStyle
    fet: ParagraphStyle
    tittel: ParagraphStyle
    sak: ParagraphStyle
    del_: ParagraphStyle
    h1: ParagraphStyle
    h2: ParagraphStyle
    punkt: ParagraphStyle
    sitat: ParagraphStyle
    celle: ParagraphStyle
    celle_fet: ParagraphStyle
    liten: ParagraphStyle
    rutenett: Any
    hodefarge: Any


def lag_stil(
    font: str,
    fet: str,
    kursiv: str,
    grad: float,
    *,
    sakgrad: float,
    farge: Any = colors.black,
    hodefarge: Any = None,
    linje: float = 1.3,
) -> Stil:
    """Builds a layout's styles from a typeface and sizes."""
    brod = ParagraphStyle(
        "brod",
        fontName=font,
        fontSize=grad,
        leading=grad * linje,
        spaceAfter=grad * 0.65,
        alignment=TA_LEFT,
        embeddedHyphenation=1,
    )

    def arv(navn: str, **kw: Any) -> ParagraphStyle:
        return ParagraphStyle(navn, parent=brod, **kw)

    def over(
        navn: str, g: float, for_: float, etter: float, f: str = fet, fg: Any = colors.black
    ) -> ParagraphStyle:
        return arv(
            navn,
            fontName=f,
            fontSize=g,
            leading=g * 1.22,
            spaceBefore=for_,
            spaceAfter=etter,
            keepWithNext=1,
            textColor=fg,
        )

    return Stil(
        brod=brod,
        fet=arv("fet", fontName=fet, keepWithNext=1),
        tittel=over("tittel", grad * 1.9, 0, grad, fg=farge),
        sak=over("sak", sakgrad, grad * 1.8, grad * 0.7, fg=farge),
        del_=over("del", grad + 0.6, grad * 0.9, grad * 0.45),
        h1=over("h1", grad + 1.6, grad * 1.0, grad * 0.5, fg=farge),
        h2=over(
            "h2", grad + 0.2, grad * 0.7, grad * 0.35, f=kursiv if font.startswith("Times") else fet
        ),
        punkt=arv(
            "punkt",
            leftIndent=16,
            bulletIndent=3,
            bulletFontName=font,
            bulletFontSize=grad,
            spaceAfter=grad * 0.4,
        ),
        sitat=arv("sitat", leftIndent=18, rightIndent=10, fontName=font),
        celle=arv("celle", fontSize=grad - 1.4, leading=(grad - 1.4) * 1.2, spaceAfter=0),
        celle_fet=arv(
            "cellefet", fontName=fet, fontSize=grad - 1.4, leading=(grad - 1.4) * 1.2, spaceAfter=0
        ),
        liten=arv("liten", fontName=kursiv, fontSize=grad - 1.6, leading=(grad - 1.6) * 1.25),
        rutenett=colors.HexColor("#8a8a8a"),
        hodefarge=hodefarge,
    )


@dataclass(slots=True)
class Sideinfo:
    """What a pass over the document found: first and last page of every key, and how many pages."""

    sider: dict[str, tuple[int, int]] = field(default_factory=dict)
    antall: int = 0

    def fra(self, nokkel: str) -> int:
        """First page of a key; 1 in the first pass, before anything is known."""
        return self.sider.get(nokkel, (1, 1))[0]

    def til(self, nokkel: str) -> int:
        """Last page of a key."""
        return self.sider.get(nokkel, (1, 1))[1]


@dataclass(slots=True)
class Seksjon:
    """A run of pages with the same running head and foot."""

    nokkel: str
    tegn: Callable[[Any, int, int, int, int], None]


class Merke(ActionFlowable):  # type: ignore[misc]
    """Opens or closes a key: the pages of what stands between are noted."""

    def __init__(self, handling: str, verdi: Any) -> None:
        super().__init__((handling, verdi))
        if handling == "start":
            self.keepWithNext = 1


class _Lerret(Canvas):  # type: ignore[misc]
    """A canvas whose text objects do not end with a move to the next line.

    The move draws nothing, but it makes readers see every cell of a table row on a line of its
    own, which PDFs from office programs do not.
    """

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803
        """Draws a text object without the last line move."""
        kode = str(aTextObject.getCode()).strip()
        self._code.append(re.sub(r"\s*T\*(?:\s+[-\d.]+ [-\d.]+ Td)?\s*ET$", " ET", kode))


class Dokument(BaseDocTemplate):  # type: ignore[misc]
    """A document that notes the pages of open keys while it is laid out."""

    def __init__(
        self, sti: str, tittel: str, forrige: Sideinfo, marg_topp: float, marg_bunn: float
    ) -> None:
        super().__init__(
            sti,
            pagesize=A4,
            title=tittel,
            author="Sundvær kommune",
            subject="",
            creator="Sakssystem",
        )
        self.forrige = forrige
        self.funn = Sideinfo()
        self._apne: list[str] = []
        self._neste: Seksjon | None = None
        self._seksjon: Seksjon | None = None
        ramme = Frame(
            23 * mm, marg_bunn, BREDDE, A4[1] - marg_topp - marg_bunn, 0, 0, 0, 0, id="ramme"
        )
        self.addPageTemplates([PageTemplate("side", [ramme], onPage=self._ny_side)])

    def _ny_side(self, lerret: Any, _: Any) -> None:
        if self._neste is not None:
            self._seksjon, self._neste = self._neste, None
            self.funn.sider.setdefault(self._seksjon.nokkel, (self.page, self.page))
        self.funn.antall = self.page
        if self._seksjon is not None:
            self._tegn_kanter(self._seksjon, lerret)

    def _tegn_kanter(self, seksjon: Seksjon, lerret: Any) -> None:
        n = seksjon.nokkel
        fra = self.funn.sider[n][0]
        self.funn.sider[n] = (fra, self.page)
        av = self.forrige.til(n) - self.forrige.fra(n) + 1
        lerret.saveState()
        seksjon.tegn(lerret, self.page, self.forrige.antall, self.page - fra + 1, av)
        lerret.restoreState()

    def handle_seksjon(self, seksjon: Seksjon) -> None:
        """The next page begins a section; the first section begins on the page just begun."""
        if self._seksjon is None and self.page == 1:
            self._seksjon = seksjon
            self.funn.sider[seksjon.nokkel] = (1, 1)
            self._tegn_kanter(seksjon, self.canv)
        else:
            self._neste = seksjon

    def handle_start(self, nokkel: str) -> None:
        """What follows belongs to the key."""
        self._apne.append(nokkel)

    def handle_slutt(self, nokkel: str) -> None:
        """The key ends here."""
        self._apne.remove(nokkel)

    def noter(self, _lerret: Any, _slag: str, nokkel: str) -> None:
        """Notes the page being drawn for a note in the text."""
        self.funn.sider.setdefault(nokkel, (self.page, self.page))

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802
        """Notes the page for all open keys."""
        if isinstance(flowable, (Spacer, ActionFlowable)):
            return
        for n in self._apne:
            fra, _ = self.funn.sider.get(n, (self.page, self.page))
            self.funn.sider[n] = (fra, self.page)


Innhold = list[Flowable]


def bygg(
    sti: Path, tittel: str, lag: Callable[[Sideinfo], Innhold], topp: float, bunn: float
) -> Sideinfo:
    """Lays the document out until its page numbers stand still."""
    forrige = Sideinfo()
    for _ in range(5):
        dok = Dokument(str(sti), tittel, forrige, topp, bunn)

        def lerret(*arg: Any, dok: Dokument = dok, **kw: Any) -> _Lerret:
            ut = _Lerret(*arg, **kw)
            ut.setNamedCB("noter", dok.noter)
            return ut

        dok.build(lag(forrige), canvasmaker=lerret)
        if dok.funn.sider == forrige.sider and dok.funn.antall == forrige.antall:
            break
        forrige = dok.funn
    return forrige


def start(nokkel: str) -> Flowable:
    """Marks where a key begins."""
    return Merke("start", nokkel)


def slutt(nokkel: str) -> Flowable:
    """Marks where a key ends."""
    return Merke("slutt", nokkel)


def seksjon(s: Seksjon, *, forst: bool = False) -> Innhold:
    """A new section on a new page; the first one of a document has no page to break."""
    return [Merke("seksjon", s)] if forst else [Merke("seksjon", s), PageBreak()]


def avsnitt(tekst: str, stil: ParagraphStyle) -> Paragraph:
    """A paragraph of marked-up text."""
    return Paragraph(til_markup(tekst), stil)


def strek() -> Flowable:
    """A thin rule across the page."""
    linje = HRFlowable(
        width="100%", thickness=0.6, color=colors.HexColor("#555555"), spaceBefore=2, spaceAfter=6
    )
    linje.keepWithNext = 1
    return linje


_TALL = re.compile(r"^(?!\d\d\.\d\d\.\d{4}$)[-–+]?[\d \u00a0.,]+ ?(%|kr|prosent|mill\.?)?$|^[-–]?$")


def _bredder(rader: list[list[str]], stil: ParagraphStyle, fet: str) -> list[float]:
    maks = [0.0] * len(rader[0])
    minst = [0.0] * len(rader[0])
    for nr, rad in enumerate(rader):
        font = fet if nr == 0 else stil.fontName
        for i, celle in enumerate(rad):
            maks[i] = max(maks[i], pdfmetrics.stringWidth(celle, font, stil.fontSize) + 12)
            for ordet in celle.split():
                minst[i] = max(minst[i], pdfmetrics.stringWidth(ordet, fet, stil.fontSize) + 12)
            if nr and _TALL.match(celle):
                minst[i] = max(minst[i], pdfmetrics.stringWidth(celle, fet, stil.fontSize) + 12)
    if sum(maks) <= BREDDE:
        return maks if sum(maks) < BREDDE * 0.6 else [b * BREDDE / sum(maks) for b in maks]
    rest = BREDDE - sum(minst)
    if rest <= 0:
        return [b * BREDDE / sum(minst) for b in minst]
    ekstra = [m - n for m, n in zip(maks, minst, strict=True)]
    return [n + rest * e / sum(ekstra) for n, e in zip(minst, ekstra, strict=True)]


@dataclass(frozen=True, slots=True)
class Statusrad:
    """A row of a table that tells what became of an earlier vedtak, as it is printed."""

    dato: str
    utvalg: str
    saksnr: str
    sakstittel: str
    status: str
    merknad: str


_STATUSKOLONNER = {
    "Dato": "dato",
    "Vedteke": "dato",
    "Utvalg": "utvalg",
    "Utval": "utvalg",
    "Saksnr.": "saksnr",
    "Sakstittel": "sakstittel",
    "Status": "status",
    "Status vedtak": "status",
    "Merknad": "merknad",
}
# Columns in millimetres, and whether the head is printed again on every page.
_STATUSTABELLER: dict[tuple[str, ...], tuple[tuple[float, ...], bool]] = {
    ("Dato", "Utvalg", "Saksnr.", "Sakstittel", "Status vedtak", "Merknad"): (
        (23, 15, 19, 53, 21, 33),
        False,
    ),
    ("Sak", "Vedteke", "Utval", "Status", "Merknad"): ((62, 22, 15, 25, 40), True),
}


def celler_i(linje: str) -> list[str]:
    """The cells of a line like "| a | b |"."""
    return [c.strip() for c in linje.strip().strip("|").split("|")]


def statusrad(hode: list[str], rad: list[str]) -> Statusrad | None:
    """The row as a report on a vedtak; None where the head is not that of such a table."""
    felt = {_STATUSKOLONNER[h]: c for h, c in zip(hode, rad, strict=False) if h in _STATUSKOLONNER}
    if "Sak" in hode:
        nr, _, tittel = rad[hode.index("Sak")].partition(" ")
        felt |= {"saksnr": nr, "sakstittel": tittel}
    if felt.keys() != {*_STATUSKOLONNER.values()}:
        return None
    return Statusrad(**felt)


def statusrader(tekst: str) -> list[Statusrad]:
    """Every row on a vedtak in a text's tables."""
    ut: list[Statusrad] = []
    for linjer in blokker(tekst):
        rader = [celler_i(x) for x in linjer if x.startswith("|")]
        ut += [s for r in rader[1:] if (s := statusrad(rader[0], r)) is not None]
    return ut


def _statusnotat(rad: Statusrad, celle: str) -> str:
    felt = (rad.dato, rad.utvalg, rad.saksnr, rad.sakstittel, rad.status, rad.merknad)
    return med_notat(celle, 0, "|".join(("vedtaksstatus", *felt)))


def statusnotat(nokkel: str) -> Statusrad:
    """The row that a key noted under "vedtaksstatus|…" is about."""
    return Statusrad(*nokkel.split("|")[1:])


def tabell(
    linjer: list[str],
    stil: Stil,
    *,
    hode: bool = True,
    rutenett: bool = True,
    bredder: list[float] | None = None,
) -> Flowable:
    """A drawn table from lines like "| a | b |"; the first line is its head."""
    rader = [celler_i(linje) for linje in linjer]
    kolonner = max(len(r) for r in rader)
    rader = [r + [""] * (kolonner - len(r)) for r in rader]
    hoyre = [
        all(_TALL.match(r[i]) for r in rader[1 if hode else 0 :])
        and any(re.search(r"\d", r[i]) for r in rader[1:])
        for i in range(kolonner)
    ]
    mal, gjenta = _STATUSTABELLER.get(tuple(rader[0]), ((), True))
    bredder = bredder or [m * mm for m in mal]
    celler: list[list[Paragraph]] = []
    for nr, rad in enumerate(rader):
        fet = (hode and nr == 0) or rad[0].startswith(("Sum", "Totalt", "I alt", "Til saman"))
        grunn = stil.celle_fet if fet else stil.celle
        hs = ParagraphStyle("h", parent=grunn, alignment=TA_RIGHT)
        status = statusrad(rader[0], rad) if hode and nr else None
        tekster = [_statusnotat(status, rad[0]), *rad[1:]] if status else rad
        celler.append([avsnitt(c, hs if hoyre[i] else grunn) for i, c in enumerate(tekster)])
    t = LongTable(
        celler,
        colWidths=bredder or _bredder(rader, stil.celle, stil.celle_fet.fontName),
        repeatRows=1 if hode and gjenta else 0,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=9,
    )
    valg: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]
    if rutenett:
        valg.append(("GRID", (0, 0), (-1, -1), 0.4, stil.rutenett))
        if hode and stil.hodefarge is not None:
            valg.append(("BACKGROUND", (0, 0), (-1, 0), stil.hodefarge))
    t.setStyle(TableStyle(valg))
    return t


_PUNKT = re.compile(r"^(\d{1,2}\.|[a-h]\)|-) +(.*)$")


def blokker(tekst: str) -> list[list[str]]:
    """Splits source text into blocks of lines that belong together."""
    ut: list[list[str]] = []
    for del_ in re.split(r"\n\s*\n", tekst.strip()):
        linjer = [linje.rstrip() for linje in del_.split("\n") if linje.strip()]
        if linjer:
            ut.append(linjer)
    return ut


def flyt(tekst: str, stil: Stil, *, ved_h1: Callable[[str], Innhold] | None = None) -> Innhold:
    """Turns source markup into flowables. `ved_h1` may put something before each `#` heading."""
    ut: Innhold = []
    for linjer in blokker(tekst):
        forste = linjer[0]
        if forste.startswith("# "):
            if ved_h1:
                ut += ved_h1(forste[2:])
            ut.append(avsnitt(forste[2:], stil.h1))
            ut += flyt("\n".join(linjer[1:]), stil) if len(linjer) > 1 else []
        elif forste.startswith("## "):
            ut.append(avsnitt(forste[3:], stil.h2))
            ut += flyt("\n".join(linjer[1:]), stil) if len(linjer) > 1 else []
        elif forste.startswith("! "):
            bilde = ParagraphStyle("over", parent=stil.liten, keepWithNext=1, spaceAfter=3)
            ut.append(
                avsnitt(" ".join(linjer)[2:], bilde)
                if not any(x.startswith("|") for x in linjer)
                else avsnitt(forste[2:], bilde)
            )
            if tab := [x for x in linjer if x.startswith("|")]:
                ut.append(tabell(tab, stil))
        elif forste.startswith("|"):
            ut.append(tabell(linjer, stil))
        elif forste.startswith("> "):
            ut.append(avsnitt(" ".join(x.removeprefix(">").strip() for x in linjer), stil.sitat))
        elif forste == "---":
            ut.append(PageBreak())
        elif _PUNKT.match(forste):
            ut += _liste(linjer, stil)
        else:
            ut.append(avsnitt(" ".join(x.strip() for x in linjer), stil.brod))
    return ut


def _liste(linjer: list[str], stil: Stil) -> Innhold:
    punkter: list[tuple[str, str]] = []
    for linje in linjer:
        if funn := _PUNKT.match(linje):
            punkter.append((funn[1], funn[2]))
        else:
            merke, tekst = punkter[-1]
            punkter[-1] = (merke, f"{tekst} {linje.strip()}")
    return [
        Paragraph(til_markup(tekst), stil.punkt, bulletText="•" if merke == "-" else merke)
        for merke, tekst in punkter
    ]
