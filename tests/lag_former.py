"""Protocols in the forms of many case systems: rendered, read, and held against their truth.

Each file in `former/` is one invented municipality's minutes: its pages as lines, and each sak
with saksnr, title, pages, arkivsaksnr and parts. A part is what it is (`a|b` where either will
do), words that stand in it, and whose it is where that is not the meeting's own body (`*`: any).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from lag_pdf import Side, pdf_bytes
from pypdf import PdfReader

from indeks.dokument import Behandling, Lesning
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.utvalg import nokkel_utvalg

MAPPE = Path(__file__).parent / "former"
NAVN = sorted(sti.stem for sti in MAPPE.glob("*.toml"))


@dataclass(frozen=True, slots=True)
class Form:
    """A file's content, as the tests use it."""

    navn: str
    utvalg: str
    dato: date
    topp: str
    bunn: str
    sider: tuple[str, ...]
    saker: tuple[dict[str, Any], ...]


def last_form(navn: str) -> Form:
    """The form in `former/navn.toml`."""
    data = tomllib.loads((MAPPE / f"{navn}.toml").read_text(encoding="utf-8"))
    return Form(
        navn,
        data["utvalg"],
        data["dato"],
        data.get("topp", ""),
        data.get("bunn", ""),
        tuple(data["sider"]),
        tuple(data["sak"]),
    )


def les_form(form: Form, *, blanke: bool) -> Lesning:
    """The form printed as a PDF and read again, with its blank lines or, as some systems'
    PDFs come out, without any."""
    antall = len(form.sider)
    sider = []
    for nr, side in enumerate(form.sider, 1):
        # A line of one space is how a blank line in a word processor comes out.
        linjer = [linje or " " for linje in side.strip("\n").split("\n") if linje or blanke]
        topp, bunn = (t.format(side=nr, antall=antall) for t in (form.topp, form.bunn))
        sider.append(Side(linjer, topp=topp, bunn=bunn))
    leser = PdfReader(BytesIO(pdf_bytes(sider)))
    return les_dokument(*rens_sider([side.extract_text() for side in leser.pages]))


def _numre(saksnr: str | None) -> str:
    return "".join(t for t in (saksnr or "").upper() if t.isalnum() or t == "/").replace("SAK", "")


def egne_saker(form: Form, lesning: Lesning) -> list[Behandling]:
    """The meeting's own behandlinger, in the order of the document."""
    return sorted(
        (
            b
            for b in lesning.behandlinger
            if nokkel_utvalg(b.utvalg) == nokkel_utvalg(form.utvalg) and b.dato == form.dato
        ),
        key=lambda b: b.start,
    )


def feil_i_sak(form: Form, lesning: Lesning, sak: dict[str, Any]) -> str | None:
    """What is wrong with how a sak was read; None where all of it is right."""
    funn = [b for b in egne_saker(form, lesning) if _numre(b.saksnr) == _numre(sak["saksnr"])]
    if len(funn) != 1:
        alle = [(b.utvalg, str(b.dato), b.saksnr) for b in lesning.behandlinger]
        return f"{sak['saksnr']}: {len(funn)} i {alle}"
    b = funn[0]
    lest = {
        "tittel": " ".join((b.sakstittel or "").split()),
        "sider": [lesning.side(b.start), lesning.side(b.slutt - 1)],
        "arkivsaksnr": nokkel_arkivsaksnr(b.arkivsaksnr),
    }
    rett = {
        "tittel": sak["tittel"],
        "sider": sak["sider"],
        "arkivsaksnr": nokkel_arkivsaksnr(sak.get("arkivsaksnr")),
    }
    if lest == rett:
        return None
    ulikt = {felt: (lest[felt], rett[felt]) for felt in rett if lest[felt] != rett[felt]}
    return f"{sak['saksnr']}: {ulikt}"


def feil_i_deler(form: Form, lesning: Lesning, sak: dict[str, Any]) -> Iterator[str | None]:
    """For each part of a sak what is wrong with it, None where it is right."""
    egne = {
        i
        for i, b in enumerate(lesning.behandlinger)
        if b in egne_saker(form, lesning) and _numre(b.saksnr) == _numre(sak["saksnr"])
    }
    for slag, ord_, *hvem in sak["deler"]:
        utvalg = hvem[0] if hvem else None
        steder = []
        rett = False
        for d in lesning.deler:
            if ord_ not in " ".join(lesning.tekst[d.start : d.slutt].split()):
                continue
            steder.append((d.slag, d.utvalg))
            eier = (
                d.behandling in egne
                if utvalg is None
                else utvalg == "*" or nokkel_utvalg(d.utvalg) == nokkel_utvalg(utvalg)
            )
            rett = rett or (d.slag in slag.split("|") and eier)
        yield None if rett else f"{sak['saksnr']} {slag} ({utvalg}): «{ord_}» i {steder}"


def for_mange(form: Form, lesning: Lesning) -> list[str | None]:
    """Saker of the meeting that the document does not have."""
    rette = {_numre(sak["saksnr"]) for sak in form.saker}
    # What is listed as referat or delegated may be read as a sak: it has a number of its own.
    return [
        b.saksnr
        for b in egne_saker(form, lesning)
        if _numre(b.saksnr) not in rette and not (b.saksnr or "").startswith(("RS", "DS"))
    ]
