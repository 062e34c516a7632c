"""Documents into the archive from the browser, and out of it: kept under safe names in a folder of
the index, and read by the same code as those that the command line is given."""

import re
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
from indeks.feil import SakssokFeil
from indeks.fil.filer import HALV, PDF_HODE, er_pdf, fjern_alt, kopier_helt, ledig_navn, sha256
from indeks.indeksering import Fremdrift, Rapport, indekser_alene
from indeks.lagring import vektorer
from indeks.lagring.laas import alene, kommando
from indeks.lagring.lager import OPPLASTET
from sok.lister.arkivtall import Dokumentlinje, dokumentlinjer

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
    mappe = _mappe(t)
    mappe.mkdir(exist_ok=True)
    mal = ledig_navn(
        mappe / trygt_navn(navn), lambda mal: mal.exists() and sha256(mal) != sha256(fil)
    )
    if not mal.exists():
        kopier_helt(fil, mal)
    return mal


def _mappe(t: Tjenester) -> Path:
    return t.lager.mappe / OPPLASTET


@dataclass(frozen=True, slots=True)
class Mottatt:
    """The files that were kept, to be read, and those that were turned away."""

    stier: tuple[Path, ...]
    avvist: list[Fil]


_Ko = SimpleQueue[Mottatt | Fremdrift | Rapport | Exception]


def legg_inn(
    t: Tjenester, filer: Sequence[tuple[Path, str]], avbryt: threading.Event, malform: Malform
) -> Iterator[list[Fil]]:
    """Adds files (where each is, and what it was called), and tells how far it has come; the last
    that is told is the report. Raises `SakssokFeil` where nothing can be added now.

    The work is a thread's own: it goes on to its end though nobody listens.
    """
    if not _i_arbeid.acquire(blocking=False):
        raise SakssokFeil(tekst(malform, "opp_opptatt"))
    ko: _Ko = SimpleQueue()
    try:
        threading.Thread(target=_arbeid, args=(t, filer, avbryt, malform, ko), daemon=True).start()
    except BaseException:
        _i_arbeid.release()
        raise
    status: dict[Path, Fil] = {}
    avvist: list[Fil] = []
    while True:
        try:
            melding = ko.get(timeout=0.25)
        except Empty:
            continue
        if isinstance(melding, Mottatt):
            status, avvist = {sti: Fil(sti.name) for sti in melding.stier}, melding.avvist
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
    filer: Sequence[tuple[Path, str]],
    avbryt: threading.Event,
    malform: Malform,
    ko: _Ko,
) -> None:
    def meld(f: Fremdrift) -> None:
        ko.put(f)
        if avbryt.is_set():
            raise Avbrutt

    stier: list[Path] = []
    avvist: list[Fil] = []
    try:
        # One lock for all of it: no other run sees files that may be taken away again.
        with alene(t.lager.mappe, kommando()):
            kjente = _indekserte(t)
            fjern_alt(_mappe(t).glob(f"*{HALV}"))  # of a process that was killed
            try:
                for fil, navn in filer:
                    try:
                        if (sti := ta_imot(t, fil, navn, malform)) not in stier:
                            stier.append(sti)
                    except SakssokFeil as feil:
                        avvist.append(Fil(trygt_navn(navn), "avvist", grunn=str(feil)))
                ko.put(Mottatt(tuple(stier), avvist))
                try:
                    rapport = indekser_alene(
                        stier, t.lager, t.motor.modell, fremdrift=meld, valg=lesevalg_av(t.oppsett)
                    )
                except Avbrutt:
                    rapport = Rapport()
                    vektorer.lagre(t.lager)
            finally:
                # What did not come in is not kept: the reason is told, and the file is with the
                # one who sent it.
                ute = {*stier} - kjente - _indekserte(t)
                fjern_alt(ute)
                for sti in ute:
                    t.lager.fjern_fil(str(sti))
        ko.put(rapport)
    except Exception as feil:
        ko.put(feil)
    finally:
        _i_arbeid.release()


def _indekserte(t: Tjenester) -> set[Path]:
    return {Path(sti) for sti, f in t.lager.filer().items() if f.dokument_id is not None}


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
        mappe = _mappe(t)
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
