"""A document's way into the store: what is put in, and the rows that it becomes."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from indeks.datoer import iso
from indeks.dokument import Behandling, Del, Lesning, Passasje, PdfTekst
from indeks.lagring.ordindeks import skriv_termer
from indeks.lagring.personlager import skriv_funn
from indeks.lagring.skjema import sett_inn
from indeks.lagring.strukturlager import skriv_struktur
from indeks.lagring.summer import DEL, blobsum, passasjesum, skriv_dokumentsum
from indeks.papir.personvern import Sidefunn
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.strukturtyper import INGEN_STRUKTUR, Struktur
from indeks.utvalg import nokkel_utvalg


@dataclass(frozen=True, slots=True)
class Innlegg:
    """All that one document puts into the store, ready to be written.

    `vektorer` is float32 of shape (passages, dimension), each row of length 1; `tokenvektorer`
    holds one blob a passage (`indeks.sprakmodell.tokenvektorer`), `termer` its terms
    (`indeks.lagring.ordindeks`).
    """

    pdf: PdfTekst
    lesning: Lesning
    passasjer: Sequence[Passasje]
    vektorer: NDArray[np.float32]
    tokenvektorer: Sequence[bytes]
    termer: Sequence[tuple[str, str]]
    struktur: Struktur = INGEN_STRUKTUR
    funn: Sequence[Sidefunn] = ()


def skriv_dokument(db: sqlite3.Connection, navn: str, innlegg: Innlegg) -> int:
    """Writes a new document with all that it puts in, within the transaction under way; its id."""
    lesning = innlegg.lesning
    dokument_id = sett_inn(
        db,
        "dokument",
        {
            "sha256": innlegg.pdf.sha256,
            "navn": navn,
            "sider": len(innlegg.pdf.sider),
            "uten_tekst": json.dumps(innlegg.pdf.uten_tekst),
            "uleselige": json.dumps(innlegg.pdf.uleselige),
            "ocr": json.dumps(innlegg.pdf.ocr),
            "halvleste": json.dumps(innlegg.pdf.halvleste),
            "tekst": lesning.tekst,
            "sidestart": json.dumps(lesning.sidestart),
            "lagt_inn": datetime.now(UTC).isoformat(timespec="seconds"),
        },
    )
    behandlinger = [
        _skriv_behandling(db, dokument_id, nr, behandling, lesning)
        for nr, behandling in enumerate(lesning.behandlinger)
    ]
    deler = [
        _skriv_del(db, dokument_id, nr, del_, behandlinger, lesning)
        for nr, del_ in enumerate(lesning.deler)
    ]
    fra_del = [dict(db.execute(DEL, (del_id,)).fetchone()) for del_id in deler]
    # Numbered here, so that a row need not be written twice to have its sums.
    (siste,) = db.execute("SELECT coalesce(max(id), 0) FROM passasje").fetchone()
    for nr, passasje in enumerate(innlegg.passasjer):
        passasje_id = siste + 1 + nr
        egne = {
            "id": passasje_id,
            "tekst": passasje.tekst,
            "kontekst": passasje.kontekst,
            "start": passasje.start,
            "slutt": passasje.slutt,
            "side_fra": passasje.side_fra,
            "side_til": passasje.side_til,
            "ocr": int(
                any(passasje.side_fra <= side <= passasje.side_til for side in innlegg.pdf.ocr)
            ),
        }
        vektor = innlegg.vektorer[nr].astype("<f4").tobytes()
        rad = {
            **egne,
            "dokument_id": dokument_id,
            "del_id": deler[passasje.del_nr],
            "vektor": vektor,
            "tokenvektorer": innlegg.tokenvektorer[nr],
            "sum": passasjesum({**fra_del[passasje.del_nr], **egne}),
            "vektorsum": blobsum(passasje_id, vektor),
            "tokensum": blobsum(passasje_id, innlegg.tokenvektorer[nr]),
        }
        sett_inn(db, "passasje", rad)
        skriv_termer(db, passasje_id, innlegg.termer[nr])
    skriv_struktur(db, dokument_id, innlegg.struktur, lesning.sidestart, behandlinger)
    skriv_funn(db, dokument_id, innlegg.funn)
    skriv_dokumentsum(db, dokument_id)
    return dokument_id


def _skriv_behandling(
    db: sqlite3.Connection, dokument_id: int, nr: int, behandling: Behandling, lesning: Lesning
) -> int:
    b = behandling
    return sett_inn(
        db,
        "behandling",
        {
            "dokument_id": dokument_id,
            "nr": nr,
            "utvalg": b.utvalg,
            "utvalg_nokkel": nokkel_utvalg(b.utvalg),
            "dato": iso(b.dato),
            "saksnr": b.saksnr,
            "saksnr_nokkel": nokkel_saksnr(b.saksnr, b.dato),
            "arkivsaksnr": b.arkivsaksnr,
            "arkivsaksnr_nokkel": nokkel_arkivsaksnr(b.arkivsaksnr),
            "sakstittel": b.sakstittel,
            "side_fra": lesning.side(b.start),
            "side_til": lesning.side(max(b.start, b.slutt - 1)),
            "start": b.start,
            "slutt": b.slutt,
        },
    )


def _skriv_del(
    db: sqlite3.Connection,
    dokument_id: int,
    nr: int,
    del_: Del,
    behandlinger: Sequence[int],
    lesning: Lesning,
) -> int:
    # Blank lines at the ends of a part must not stretch its pages.
    ord_ = lesning.tekst[del_.start : del_.slutt]
    start = del_.start + len(ord_) - len(ord_.lstrip())
    slutt = max(start + 1, del_.start + len(ord_.rstrip()))
    return sett_inn(
        db,
        "del",
        {
            "dokument_id": dokument_id,
            "behandling_id": None if del_.behandling is None else behandlinger[del_.behandling],
            "nr": nr,
            "slag": del_.slag,
            "dokumenttype": del_.dokumenttype,
            "utvalg": del_.utvalg,
            "utvalg_nokkel": nokkel_utvalg(del_.utvalg),
            "dato": iso(del_.dato),
            "tittel": del_.tittel,
            "start": del_.start,
            "slutt": del_.slutt,
            "side_fra": lesning.side(start),
            "side_til": lesning.side(slutt - 1),
        },
    )
