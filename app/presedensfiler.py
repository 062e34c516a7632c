"""Precedents as files: CSV for spreadsheets and a Word document, the same from the command line and
the interface."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from app.avsnitt import avsnitt, dokument_og_side, falne, kilde_til, stemmer, utfall
from app.tekster import Malform, tekst
from app.utskrift import avkortet, csv_av
from indeks.datoer import iso, vis_dato
from indeks.feil import SakssokFeil
from sok.henvisning import henvisning, mote, sidetall
from sok.lister.vedtaksliste import hovedvotering
from sok.saker.presedens import Likhet, Presedens
from sok.saker.saksregister import Gang
from sok.tekst.setninger import lesbar

CSV_KOLONNER = (
    "rang",
    "likhet",
    "dato",
    "utvalg",
    "saksnr",
    "arkivsaksnr",
    "sakstittel",
    "resultat",
    "enstemmig",
    "stemmer_for",
    "stemmer_mot",
    "stemte_for",
    "stemte_mot",
    "forslag_som_falt",
    "tekst",
    "dokument",
    "side_fra",
    "side_til",
    "ligner_i",
)
"""The columns of the CSV, a row for each body's treatment; those that `sakssok vedtak --csv` has,
too, mean the same."""

_IKKE_I_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold; a PDF's text may."""

_TABELLHODE = (
    "pres_likhet",
    "pres_kol_sak",
    "utvalg",
    "pres_kol_dato",
    "pres_kol_saksnr",
    "pres_kol_utfall",
    "pres_kol_vedtak",
    "pres_kol_kilde",
)
_VEDTAK_I_TABELL = 400
_BREDDER = (1.6, 5.0, 3.2, 2.2, 2.0, 3.4, 5.2, 4.0)


@dataclass(frozen=True, slots=True)
class Presedenser:
    """What was found: the title of the new sak, the saker that resemble it, and the date that they
    are older than, where one was asked for."""

    tittel: str
    funnet: tuple[Presedens, ...]
    for_: date | None = None


def som_csv(p: Presedenser) -> bytes:
    """The table as a CSV file."""
    return csv_av(CSV_KOLONNER, [_csv_rad(ett, g) for ett in p.funnet for g in ett.ganger])


def _csv_rad(p: Presedens, g: Gang) -> list[object]:
    v = hovedvotering(g.voteringer, g.vedtak)
    sted = kilde_til(g)
    return [
        p.rang,
        f"{p.poeng:.2f}".replace(".", ","),
        iso(g.dato),
        g.utvalg,
        g.saksnr,
        p.arkivsaksnr,
        p.tittel,
        g.utfall,
        v.enstemmig if v else None,
        v.stemmer_for if v else None,
        v.stemmer_mot if v else None,
        list(v.stemte_for) if v else [],
        list(v.stemte_mot) if v else [],
        " ".join(falne(g, "nb")),
        g.vedtak.tekst if g.vedtak else None,
        sted.dokument,
        sted.side_fra,
        sted.side_til,
        "; ".join(_hvorfor(x) for x in p.likheter),
    ]


def som_word(p: Presedenser, malform: Malform) -> bytes:
    """A Word document: a title, the table, the paragraph for the saksframlegg, and the sources with
    document and page."""
    dokument = Document()
    _sett_opp(dokument, p, malform)
    dokument.add_heading(_ren(tekst(malform, "pres_ligner", tittel=p.tittel)), level=0)
    if p.for_:
        dokument.add_paragraph(tekst(malform, "pres_bare_for", dato=vis_dato(p.for_)))
    if not p.funnet:
        dokument.add_paragraph(_ren(tekst(malform, "pres_ingen", tittel=p.tittel)))
        return _bytes(dokument)
    dokument.add_paragraph(tekst(malform, "pres_tabell"))
    _tabell(dokument, p, malform)
    dokument.add_heading(tekst(malform, "pres_avsnitt"), level=1)
    dokument.add_paragraph(_ren(avsnitt(p.funnet, malform)))
    dokument.add_heading(tekst(malform, "pres_kilder"), level=1)
    nummerert = dokument.styles["List Number"].style_id
    for kilde in kilder(p.funnet):
        # By its id: python-docx looks through every style for one named, ten times as slow.
        dokument.add_paragraph(_ren(kilde))._p.style = nummerert
    return _bytes(dokument)


def skriv_word(p: Presedenser, malform: Malform, fil: Path) -> None:
    """Writes the Word document to a file. Raises `SakssokFeil` where it cannot be written there."""
    try:
        fil.write_bytes(som_word(p, malform))
    except OSError as feil:
        raise SakssokFeil(f"Kan ikke skrive «{fil}»: {feil.strerror or feil}.") from feil


def kilder(funnet: Sequence[Presedens]) -> list[str]:
    """Where all that is told of the saker stands, each place once: body, date, saksnr, document and
    page; first the decisions of a sak, then the passages for which it was found."""
    ut: dict[str, None] = {}
    for p in funnet:
        for g in p.ganger:
            hode = mote(g.utvalg, g.dato)
            nr = f"sak {g.saksnr}" if g.saksnr else None
            ut[", ".join(x for x in (hode, nr, dokument_og_side(g)) if x)] = None
        for likhet in p.likheter:
            ut[henvisning(likhet.passasje)] = None
    return list(ut)


def _hvorfor(likhet: Likhet) -> str:
    p = likhet.passasje
    return f"{p.dokument} {sidetall(p.side_fra, p.side_til)}"


def _sett_opp(dokument: Any, p: Presedenser, malform: Malform) -> None:
    """The page on its side, since the table is wide, and the language, for the spelling checker."""
    ark = dokument.sections[0]
    ark.orientation = WD_ORIENT.LANDSCAPE
    ark.page_width, ark.page_height = Cm(29.7), Cm(21)
    ark.left_margin = ark.right_margin = ark.top_margin = ark.bottom_margin = Cm(1.5)
    for sprak in dokument.styles.element.iter(qn("w:lang")):
        sprak.set(qn("w:val"), f"{malform}-NO")
    egenskaper = dokument.core_properties
    egenskaper.title = _ren(tekst(malform, "pres_ligner", tittel=p.tittel))[:255]
    egenskaper.author = "Sakssøk"
    egenskaper.comments = ""
    egenskaper.language = f"{malform}-NO"
    egenskaper.created = egenskaper.modified = datetime.now(UTC).replace(tzinfo=None)


def _tabell(dokument: Any, p: Presedenser, malform: Malform) -> None:
    hode = [tekst(malform, nokkel) for nokkel in _TABELLHODE]
    tabell = dokument.add_table(rows=1, cols=len(hode))
    tabell.style = "Light Grid Accent 1"
    tabell.autofit = False
    _fyll(tabell.rows[0], hode)
    # The names of the columns stand at the top of every page.
    gjenta = OxmlElement("w:tblHeader")
    tabell.rows[0]._tr.get_or_add_trPr().append(gjenta)
    for ett in p.funnet:
        for nr, g in enumerate(ett.ganger):
            arkiv = f"\n{tekst(malform, 'arkivsak', nr=ett.arkivsaksnr)}" if ett.arkivsaksnr else ""
            _fyll(
                tabell.add_row(),
                [
                    f"{ett.poeng:.2f}".replace(".", ",") if nr == 0 else "",
                    f"{ett.tittel}{arkiv}" if nr == 0 else "",
                    g.utvalg or "",
                    vis_dato(g.dato) if g.dato else "",
                    g.saksnr or "",
                    "\n".join((utfall(g, malform), stemmer(g, malform), *falne(g, malform))),
                    avkortet(lesbar(g.vedtak.tekst), _VEDTAK_I_TABELL) if g.vedtak else "",
                    dokument_og_side(g),
                ],
            )


def _fyll(rad: Any, verdier: Sequence[str]) -> None:
    for celle, verdi, bredde in zip(rad.cells, verdier, _BREDDER, strict=True):
        celle.width = Cm(bredde)
        celle.text = _ren(re.sub(r"\n{2,}", "\n", verdi).strip())
        for avsnittet in celle.paragraphs:
            for bit in avsnittet.runs:
                bit.font.size = Pt(9)


def _ren(ord_: str) -> str:
    return _IKKE_I_XML.sub("", ord_)


def _bytes(dokument: Any) -> bytes:
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()
