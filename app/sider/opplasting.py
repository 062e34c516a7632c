"""Documents into the archive from the browser, and out of it: kept under safe names in a folder of
the index, and read by the same code as those that the command line is given."""

import re
import shutil
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from queue import Empty, SimpleQueue
from typing import Literal

from app.kommandoer.valg import lesevalg_av
from app.nett.tjenester import Tjenester
from app.tekster import Malform, tekst
from indeks import vektorer
from indeks.feil import SakssokFeil
from indeks.filer import PDF_HODE, er_pdf, sha256
from indeks.indeksering import Fremdrift, Rapport, indekser
from indeks.laas import alene, kommando
from sok.arkivtall import Dokumentlinje, dokumentlinjer

MAPPE = "opplastet"
MAKS_NAVN = 100
"""Characters of a file's name that are kept."""
_UTRYGGE = re.compile(r"[^\w .()+–-]+")

Tilstand = Literal["venter", "leses", "ny", "kjent", "avvist", "avbrutt"]

_i_arbeid = threading.Lock()
"""One change of the archive at a time; searching goes on meanwhile."""


class Avbrutt(Exception):  # noqa: N818 - Norwegian names
    """Somebody asked for it to stop; what is in, is in."""


@dataclass(frozen=True, slots=True)
class Fil:
    """A file on its way: how far it has come, why it was turned away, and what was understood."""

    navn: str
    tilstand: Tilstand = "venter"
    passasjer: int = 0
    passasjer_av: int = 0
    grunn: str | None = None
    lest: Dokumentlinje | None = None
    vedtak: int = 0
    forslag: int = 0
    voteringer: int = 0
    samme_som: str | None = None
    """The name of the document that was there already, with the same content."""


def trygt_navn(navn: str) -> str:
    """A name that is only a name, on any system: no folder, nothing hidden, not too long."""
    ren = unicodedata.normalize("NFC", PureWindowsPath(navn).name)
    ren = " ".join(_UTRYGGE.sub(" ", ren).split())
    stamme = re.sub(r"(?i)(?:\.pdf)+$", "", ren).strip(" .")
    while len(stamme.encode()) > 2 * MAKS_NAVN or len(stamme) > MAKS_NAVN:
        stamme = stamme[:-1].rstrip(" .")
    return f"{stamme or 'dokument'}.pdf"


def ta_imot(t: Tjenester, fil: Path, navn: str, malform: Malform = "nb") -> Path:
    """Keeps a file that was sent, and gives where. Raises `SakssokFeil` where it is too large or
    no PDF. The same file again is kept once; another by the same name gets a number."""
    if fil.stat().st_size > t.oppsett.maks_opplasting_mb * 1024 * 1024:
        raise SakssokFeil(tekst(malform, "opp_for_stor", mb=t.oppsett.maks_opplasting_mb))
    with fil.open("rb") as innhold:
        if not er_pdf(innhold.read(PDF_HODE)):
            raise SakssokFeil(tekst(malform, "opp_ikke_pdf"))
    mappe = t.lager.mappe / MAPPE
    mappe.mkdir(exist_ok=True)
    onsket = mappe / trygt_navn(navn)
    mal, nr = onsket, 1
    while mal.exists() and sha256(mal) != sha256(fil):
        nr += 1
        mal = onsket.with_stem(f"{onsket.stem}-{nr}")
    if not mal.exists():
        ny = mal.with_suffix(".ny")
        shutil.copyfile(fil, ny)
        ny.replace(mal)
    return mal


def legg_inn(
    t: Tjenester, filer: Sequence[tuple[Path, str]], avbryt: threading.Event, malform: Malform
) -> Iterator[list[Fil]]:
    """Adds files (where each is, and what it was called), and tells how far it has come; the last
    that is told is the report. Raises `SakssokFeil` where nothing can be added now.

    The work is a thread's own: it goes on to its end though nobody listens.
    """
    if not _i_arbeid.acquire(blocking=False):
        raise SakssokFeil(tekst(malform, "opp_opptatt"))
    ko: SimpleQueue[Fremdrift | Rapport | Exception] = SimpleQueue()
    status: dict[Path, Fil] = {}
    avvist: list[Fil] = []
    try:
        for sti, navn in filer:
            try:
                status.setdefault(mal := ta_imot(t, sti, navn, malform), Fil(mal.name))
            except SakssokFeil as feil:
                avvist.append(Fil(trygt_navn(navn), "avvist", grunn=str(feil)))
        trad = threading.Thread(target=_arbeid, args=(t, list(status), avbryt, ko), daemon=True)
        trad.start()
    except BaseException:
        _i_arbeid.release()
        raise
    yield [*avvist, *status.values()]
    while True:
        try:
            melding = ko.get(timeout=0.25)
        except Empty:
            continue
        while isinstance(melding, Fremdrift):
            for sti, f in status.items():
                if f.tilstand == "leses" and sti != melding.fil:
                    status[sti] = Fil(f.navn, "ny")
            status[melding.fil] = Fil(
                melding.fil.name, "leses", melding.passasjer, melding.passasjer_av
            )
            try:
                melding = ko.get_nowait()
            except Empty:
                break
        if isinstance(melding, SakssokFeil):
            raise melding
        if isinstance(melding, Exception):
            raise RuntimeError("the documents could not be added") from melding
        if isinstance(melding, Rapport):
            yield [*avvist, *_ferdig(t, list(status), melding)]
            return
        yield [*avvist, *status.values()]


def _arbeid(
    t: Tjenester,
    stier: Sequence[Path],
    avbryt: threading.Event,
    ko: "SimpleQueue[Fremdrift | Rapport | Exception]",
) -> None:
    def meld(f: Fremdrift) -> None:
        ko.put(f)
        if avbryt.is_set():
            raise Avbrutt

    try:
        kjente = {Path(sti) for sti, f in t.lager.filer().items() if f.dokument_id is not None}
        rapport = Rapport()
        try:
            rapport = indekser(
                stier, t.lager, t.motor.modell, fremdrift=meld, valg=lesevalg_av(t.oppsett)
            )
        except Avbrutt:
            vektorer.lagre(t.lager)
        filer = t.lager.filer()
        for sti in stier:
            # What did not come in is not kept: the reason is in the report, and the file with
            # the one who sent it.
            rad = filer.get(str(sti))
            if (rad is None or rad.dokument_id is None) and sti not in kjente:
                t.lager.fjern_fil(str(sti))
                sti.unlink(missing_ok=True)
        ko.put(rapport)
    except Exception as feil:
        ko.put(feil)
    finally:
        _i_arbeid.release()


def _ferdig(t: Tjenester, stier: Sequence[Path], rapport: Rapport) -> Iterator[Fil]:
    """The report, file by file."""
    grunner, like = dict(rapport.avvist), dict(rapport.like)
    filer = t.lager.filer()
    lest = {d.id: d for d in dokumentlinjer(t.lager, t.register)}
    for sti in stier:
        rad = filer.get(str(sti))
        if sti in grunner:
            yield Fil(sti.name, "avvist", grunn=grunner[sti])
        elif rad is None or rad.dokument_id is None:
            yield Fil(sti.name, "avbrutt")
        elif sti in like:
            yield Fil(sti.name, "ny", samme_som=like[sti])
        else:
            egne = [r.slag for r in t.vedtak.alle() if r.dokument_id == rad.dokument_id]
            yield Fil(
                sti.name,
                "ny",
                lest=lest.get(rad.dokument_id),
                vedtak=egne.count("vedtak"),
                forslag=egne.count("forslag"),
                voteringer=egne.count("votering"),
            )


def ta_ut(t: Tjenester, ider: Sequence[int], malform: Malform = "nb") -> list[str]:
    """Takes documents out of the archive, and gives their names. A file that was sent from the
    browser is deleted; another is left where it is. Raises `SakssokFeil` while others change it."""
    if not _i_arbeid.acquire(blocking=False):
        raise SakssokFeil(tekst(malform, "opp_opptatt"))
    try:
        mappe = t.lager.mappe.absolute() / MAPPE
        ut: list[str] = []
        with alene(t.lager.mappe, kommando()):
            for d in t.lager.dokumenter():
                if d.id not in ider:
                    continue
                for sti in t.lager.stier_til(d.id):
                    t.lager.fjern_fil(sti)
                    if Path(sti).parent == mappe:
                        Path(sti).unlink(missing_ok=True)
                ut.append(d.navn)
            vektorer.lagre(t.lager)
        return ut
    finally:
        _i_arbeid.release()
