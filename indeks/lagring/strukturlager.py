"""The structure of decisions in the store: written with its document, read back with its words.

The tables hold places in the document's text, never a copy of it, so that all that is shown is the
document's own. A document whose structure was read by an older version is read again from the text
in the store (`les_pa_nytt`); nothing is embedded again for that.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from indeks.datoer import fra_iso, iso
from indeks.dokument import Behandling, Del, side_av
from indeks.lagring.skjema import STRUKTURTABELLER, sett_inn
from indeks.lagring.summer import skriv_dokumentsum
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.struktur.les import STRUKTURVERSJON, les_struktur
from indeks.strukturtyper import Person, Struktur
from indeks.utvalg import nokkel_utvalg

if TYPE_CHECKING:
    from indeks.lagring.lager import Lager


@dataclass(frozen=True, slots=True)
class Sted:
    """Where something stands: the document, its pages from 1, and the behandling it belongs to."""

    dokument: str
    dokument_id: int
    behandling_id: int | None
    start: int
    slutt: int
    side_fra: int
    side_til: int


@dataclass(frozen=True, slots=True)
class Forslagsrad:
    """A proposal. `tekst` are its own words, empty where the minutes do not give them."""

    id: int
    sted: Sted
    type: str
    forslagsstillere: tuple[Person, ...]
    partier: tuple[str, ...]
    organ: str | None
    tidligere_organ: str | None
    utfall: str | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Voteringsrad:
    """A vote; `tekst` is the sentence that tells it, `forslag` are ids of what was voted on."""

    id: int
    sted: Sted
    resultat: str | None
    enstemmig: bool
    stemmer_for: int | None
    stemmer_mot: int | None
    stemte_for: tuple[str, ...]
    stemte_mot: tuple[str, ...]
    gjelder: str
    forslagsstillere: tuple[str, ...]
    forslag: tuple[int, ...]
    tekst: str


@dataclass(frozen=True, slots=True)
class Punktrad:
    """A point of a vedtak: its number as printed and its words."""

    nr: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Vedtaksrad:
    """A block of decided, recommended or proposed text; `punkter` is empty where it has none."""

    id: int
    sted: Sted
    slag: str
    til_annet_organ: bool
    tekst: str
    punkter: tuple[Punktrad, ...]


@dataclass(frozen=True, slots=True)
class Gangrad:
    """A row of a table of bodies."""

    id: int
    sted: Sted
    utvalg: str
    dato: date | None
    saksnr: str | None


@dataclass(frozen=True, slots=True)
class Henvisningsrad:
    """A reference to another sak by number; `tekst` as printed."""

    id: int
    sted: Sted
    saksnr: str
    forkortelse: str | None
    organ: str | None
    tekst: str


@dataclass(frozen=True, slots=True)
class Statusrad:
    """A row of a report on earlier decisions."""

    id: int
    sted: Sted
    dato: date | None
    organ: str
    saksnr: str
    sakstittel: str
    status: str
    iverksatt: bool | None
    merknad: str


@dataclass(frozen=True, slots=True)
class Eiendomsrad:
    """A property named."""

    id: int
    sted: Sted
    gnr: int
    bnr: int


# --- writing --------------------------------------------------------------------------------------


def skriv_struktur(
    db: sqlite3.Connection,
    dokument_id: int,
    struktur: Struktur,
    sidestart: Sequence[int],
    behandlinger: Sequence[int],
) -> None:
    """Writes a document's structure within the transaction under way; `behandlinger` are the ids of
    the rows that its indices mean."""

    def felles(x: Any) -> dict[str, Any]:
        ut = {
            "dokument_id": dokument_id,
            "start": x.start,
            "slutt": x.slutt,
            "side_fra": side_av(sidestart, x.start),
            "side_til": side_av(sidestart, max(x.start, x.slutt - 1)),
        }
        if hasattr(x, "behandling"):
            ut["behandling_id"] = None if x.behandling is None else behandlinger[x.behandling]
        return ut

    def inn(tabell: str, x: Any, **felt: Any) -> int:
        return sett_inn(db, tabell, {**felles(x), **felt})

    forslag = [
        inn(
            "forslag",
            f,
            type=f.type,
            forslagsstillere=json.dumps([[p.navn, p.parti] for p in f.forslagsstillere]),
            partier=json.dumps(f.partier),
            organ=f.organ,
            tidligere_organ=f.tidligere_organ,
            utfall=f.utfall,
            ord_start=f.ord_start,
            ord_slutt=f.ord_slutt,
        )
        for f in struktur.forslag
    ]
    for v in struktur.voteringer:
        inn(
            "votering",
            v,
            resultat=v.resultat,
            enstemmig=v.enstemmig,
            stemmer_for=v.for_,
            stemmer_mot=v.mot,
            stemte_for=json.dumps(v.stemte_for),
            stemte_mot=json.dumps(v.stemte_mot),
            gjelder=v.gjelder,
            forslagsstillere=json.dumps(v.forslagsstillere),
            forslag=json.dumps([forslag[nr] for nr in v.forslag]),
        )
    for t in struktur.vedtakstekster:
        inn(
            "vedtakstekst",
            t,
            slag=t.slag,
            til_annet_organ=t.til_annet_organ,
            punkter=json.dumps([[p.nr, p.start, p.slutt] for p in t.punkter]),
        )
    for g in struktur.saksgang:
        inn(
            "saksgang",
            g,
            utvalg=g.utvalg,
            utvalg_nokkel=nokkel_utvalg(g.utvalg),
            dato=iso(g.dato),
            saksnr=g.saksnr,
            saksnr_nokkel=nokkel_saksnr(g.saksnr, g.dato),
        )
    for h in struktur.henvisninger:
        inn(
            "henvisning",
            h,
            saksnr=h.saksnr,
            saksnr_nokkel=nokkel_saksnr(h.saksnr),
            arkivsaksnr_nokkel=nokkel_arkivsaksnr(h.saksnr),
            forkortelse=h.forkortelse,
            organ=h.organ,
            organ_nokkel=nokkel_utvalg(h.organ),
        )
    for s in struktur.vedtaksstatus:
        inn(
            "vedtaksstatus",
            s,
            dato=iso(s.dato),
            organ=s.organ,
            organ_nokkel=nokkel_utvalg(s.organ),
            saksnr=s.saksnr,
            saksnr_nokkel=nokkel_saksnr(s.saksnr, s.dato),
            sakstittel=s.sakstittel,
            status=s.status,
            iverksatt=s.iverksatt,
            merknad=s.merknad,
        )
    for e in struktur.eiendommer:
        inn("eiendom", e, gnr=e.gnr, bnr=e.bnr)
    for d in struktur.deltakere:
        inn(
            "deltaker",
            d,
            utvalg=d.utvalg,
            utvalg_nokkel=nokkel_utvalg(d.utvalg),
            dato=iso(d.dato),
            navn=d.person.navn,
            parti=d.person.parti,
            rolle=d.rolle,
            motte_for=d.motte_for.navn if d.motte_for else None,
            motte_for_parti=d.motte_for.parti if d.motte_for else None,
        )


def er_oppdatert(lager: "Lager") -> bool:
    """Whether the structure in the store is what this version reads."""
    return lager.strukturversjon == STRUKTURVERSJON


def les_pa_nytt(lager: "Lager") -> int:
    """Reads the structure of every document again from the text in the store, where an older
    version read it; how many were read. One transaction: readers see the old or the new."""
    if er_oppdatert(lager):
        return 0
    with lager.skriving() as db:
        dokumenter = db.execute("SELECT id, tekst, sidestart FROM dokument").fetchall()
        for tabell in STRUKTURTABELLER:
            db.execute(f"DELETE FROM {tabell}")
        for rad in dokumenter:
            sidestart = [int(x) for x in json.loads(rad["sidestart"])]
            behandlinger, ider = _behandlinger(db, rad["id"], sidestart, len(rad["tekst"]))
            nr = {id_: i for i, id_ in enumerate(ider)}
            struktur = les_struktur(
                rad["tekst"], sidestart, _deler(db, rad["id"], nr), behandlinger
            )
            skriv_struktur(db, rad["id"], struktur, sidestart, ider)
            skriv_dokumentsum(db, rad["id"])
        lager.sett_meta(db, "strukturversjon", STRUKTURVERSJON)
    return len(dokumenter)


def _behandlinger(
    db: sqlite3.Connection, dokument_id: int, sidestart: Sequence[int], lengde: int
) -> tuple[list[Behandling], list[int]]:
    ut: list[Behandling] = []
    ider: list[int] = []
    for b in db.execute(
        "SELECT * FROM behandling WHERE dokument_id = ? ORDER BY nr", (dokument_id,)
    ):
        # An index of the first version knows only the pages.
        start = b["start"] if b["start"] is not None else sidestart[b["side_fra"] - 1]
        slutt = b["slutt"]
        if slutt is None:
            slutt = sidestart[b["side_til"]] if b["side_til"] < len(sidestart) else lengde
        ut.append(
            Behandling(
                b["utvalg"],
                fra_iso(b["dato"]),
                b["saksnr"],
                b["arkivsaksnr"],
                b["sakstittel"],
                start,
                slutt,
            )
        )
        ider.append(b["id"])
    return ut, ider


def _deler(db: sqlite3.Connection, dokument_id: int, nr: Mapping[int, int]) -> list[Del]:
    return [
        Del(
            d["slag"],
            d["dokumenttype"],
            d["start"],
            d["slutt"],
            None if d["behandling_id"] is None else nr[d["behandling_id"]],
            d["utvalg"],
            fra_iso(d["dato"]),
            d["tittel"],
        )
        for d in db.execute("SELECT * FROM del WHERE dokument_id = ? ORDER BY nr", (dokument_id,))
    ]


# --- reading --------------------------------------------------------------------------------------


def _hent(
    lager: "Lager", tabell: str, hvor: str, verdier: Sequence[Any], ekstra: str = ""
) -> Iterable[sqlite3.Row]:
    """Rows of a table with their words; `hvor` is over `x` (the row), `b` (its behandling) and `d`
    (its document)."""
    behandling = "NULL" if tabell == "deltaker" else "x.behandling_id"
    rader = lager.rader(
        f"""SELECT x.*, d.navn AS dokument,
                   substr(d.tekst, x.start + 1, x.slutt - x.start) AS ordene {ekstra}
            FROM {tabell} x JOIN dokument d ON d.id = x.dokument_id
            LEFT JOIN behandling b ON b.id = {behandling}
            {"WHERE " + hvor if hvor else ""} ORDER BY x.dokument_id, x.start, x.id""",
        verdier,
    )
    lager.krev_hele({rad["dokument_id"] for rad in rader})
    return rader


def _sted(rad: sqlite3.Row) -> Sted:
    return Sted(
        rad["dokument"],
        rad["dokument_id"],
        rad["behandling_id"] if "behandling_id" in rad.keys() else None,  # noqa: SIM118
        rad["start"],
        rad["slutt"],
        rad["side_fra"],
        rad["side_til"],
    )


def hent_forslag(lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()) -> list[Forslagsrad]:
    """The proposals for which `hvor` holds (over `x`, `b` and `d`), by document and place."""
    ordene = ", substr(d.tekst, x.ord_start + 1, x.ord_slutt - x.ord_start) AS egne"
    return [
        Forslagsrad(
            r["id"],
            _sted(r),
            r["type"],
            tuple(Person(n, p) for n, p in json.loads(r["forslagsstillere"])),
            tuple(json.loads(r["partier"])),
            r["organ"],
            r["tidligere_organ"],
            r["utfall"],
            r["egne"].strip(),
        )
        for r in _hent(lager, "forslag", hvor, verdier, ordene)
    ]


def hent_voteringer(
    lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()
) -> list[Voteringsrad]:
    """The votes for which `hvor` holds."""
    return [
        Voteringsrad(
            r["id"],
            _sted(r),
            r["resultat"],
            bool(r["enstemmig"]),
            r["stemmer_for"],
            r["stemmer_mot"],
            tuple(json.loads(r["stemte_for"])),
            tuple(json.loads(r["stemte_mot"])),
            r["gjelder"],
            tuple(json.loads(r["forslagsstillere"])),
            tuple(json.loads(r["forslag"])),
            " ".join(r["ordene"].split()),
        )
        for r in _hent(lager, "votering", hvor, verdier)
    ]


def hent_vedtak(lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()) -> list[Vedtaksrad]:
    """The blocks of decided, recommended or proposed text for which `hvor` holds."""
    return [
        Vedtaksrad(
            r["id"],
            _sted(r),
            r["slag"],
            bool(r["til_annet_organ"]),
            r["ordene"],
            tuple(
                Punktrad(nr, r["ordene"][fra - r["start"] : til - r["start"]])
                for nr, fra, til in json.loads(r["punkter"])
            ),
        )
        for r in _hent(lager, "vedtakstekst", hvor, verdier)
    ]


def hent_saksgang(lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()) -> list[Gangrad]:
    """The rows of tables of bodies for which `hvor` holds."""
    return [
        Gangrad(r["id"], _sted(r), r["utvalg"], fra_iso(r["dato"]), r["saksnr"])
        for r in _hent(lager, "saksgang", hvor, verdier)
    ]


def hent_henvisninger(
    lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()
) -> list[Henvisningsrad]:
    """The references for which `hvor` holds."""
    return [
        Henvisningsrad(
            r["id"],
            _sted(r),
            r["saksnr"],
            r["forkortelse"],
            r["organ"],
            " ".join(re.sub(r"-\s+", "-", r["ordene"]).split()),
        )
        for r in _hent(lager, "henvisning", hvor, verdier)
    ]


def hent_status(lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()) -> list[Statusrad]:
    """The rows of reports on earlier decisions for which `hvor` holds."""
    return [
        Statusrad(
            r["id"],
            _sted(r),
            fra_iso(r["dato"]),
            r["organ"],
            r["saksnr"],
            r["sakstittel"],
            r["status"],
            None if r["iverksatt"] is None else bool(r["iverksatt"]),
            r["merknad"],
        )
        for r in _hent(lager, "vedtaksstatus", hvor, verdier)
    ]


def hent_eiendommer(
    lager: "Lager", hvor: str = "", verdier: Sequence[Any] = ()
) -> list[Eiendomsrad]:
    """The properties for which `hvor` holds."""
    return [
        Eiendomsrad(r["id"], _sted(r), r["gnr"], r["bnr"])
        for r in _hent(lager, "eiendom", hvor, verdier)
    ]
