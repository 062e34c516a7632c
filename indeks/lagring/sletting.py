"""Taking a document out so that nothing of it is left in the index folder.

The rows go, the file is written anew without its free pages, the write-ahead log is emptied, the
FAISS file is made again, a PDF that was sent from the browser and is kept in the folder is deleted,
and what names the document is taken out of logs, feedback and measurements.
What is the user's own is left, also where it lies in the folder: the PDF, notes, and backups made
before.
"""

import glob
import gzip
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from indeks.feil import SakssokFeil
from indeks.fil.filer import HALV, finn_kjent, fjern_alt, skrivemater, vis_navn
from indeks.lagring import vektorer
from indeks.lagring.kopi import fjern_halv_gjenoppretting
from indeks.lagring.lager import FILNAVN, OPPLASTET, Lager
from indeks.papir.personvern import maskert_navn

_SKREVET = ("tilbakemelding.jsonl", "maaling.json", "varslet.json")
"""What the program itself writes in the folder that may name a document."""
_KJORING = "kjoring.trec"
_MAALT = (_KJORING, "qrels.trec", "sporsmal.jsonl", "rapport.json")
"""What it writes in a folder of a measurement, which is known by the first of them."""


@dataclass(frozen=True, slots=True)
class Slettet:
    """What was taken out: the document's name, its files, those of them that are still on the
    disk, how many lines of logs and feedback went with it, and the files that may hold it still
    since they are no text, as an older index that was put aside."""

    navn: str
    stier: tuple[str, ...]
    finnes: tuple[str, ...]
    linjer: int
    rester: tuple[str, ...] = ()


def slett(lager: Lager, hva: str, logger: Sequence[Path] = ()) -> Slettet:
    """Takes out the document with that name or file, and every trace of it in the index folder and
    in the logs named. Raises `SakssokFeil` where there is none or where several have the name."""
    funnet = _finn(lager, hva)
    if funnet is None:
        if lager.uferdige.isdisjoint(_merker(hva)):
            raise SakssokFeil(
                f"«{hva}» er ikke i indeksen; «sakssok status» og «sakssok saker» viser hva som er "
                "der."
            )
        # It went out last time, and what should follow was hindered.
        funnet = _Funnet(Path(hva).name, (), None, None)
    merker = [merke for navn in (hva, funnet.navn, *funnet.stier) for merke in _merker(navn)]
    lager.slett(funnet.dokument_id, funnet.stier, merker)
    lager.tom_ledig_plass()
    _nye_vektorer(lager)
    _slett_opplastede(lager.mappe, funnet.stier)
    fjern_halv_gjenoppretting(lager.mappe)
    spor = _spor(funnet)
    linjer, rester = 0, []
    for fil in [*_andre_filer(lager.mappe), *_logger(logger)]:
        antall = _rens(fil, spor)
        if antall is None:
            rester.append(str(fil))
        else:
            linjer += antall
    finnes = tuple(sti for sti in funnet.stier if Path(sti).exists())
    return Slettet(funnet.navn, funnet.stier, finnes, linjer, tuple(rester))


@dataclass(frozen=True, slots=True)
class _Funnet:
    navn: str
    stier: tuple[str, ...]
    dokument_id: int | None
    sha256: str | None


def _finn(lager: Lager, hva: str) -> _Funnet | None:
    filer = lager.filer()
    dokumenter = {d.id: d for d in lager.dokumenter()}
    if (sti := finn_kjent(hva, filer)) is not None:
        dokument_id = filer[sti].dokument_id
        if dokument_id is None:
            return _Funnet(Path(sti).name, (sti,), None, None)
    else:
        ider = [d.id for d in dokumenter.values() if d.navn == vis_navn(hva)]
        if len(ider) > 1:
            steder = ", ".join(f"«{lager.stier_til(i)[0]}»" for i in ider)
            raise SakssokFeil(f"Flere dokumenter heter «{hva}»; oppgi stien til ett: {steder}.")
        if not ider:
            return None
        dokument_id = ider[0]
    d = dokumenter[dokument_id]
    return _Funnet(d.navn, tuple(lager.stier_til(d.id)), d.id, d.sha256)


def _merker(navn: str) -> list[str]:
    """What a document that is taken out is known by till nothing of it is left: not its name."""
    return [sha256(vis_navn(n).encode()).hexdigest() for n in skrivemater(navn)]


def _nye_vektorer(lager: Lager) -> None:
    """Makes the FAISS file again, and leaves no older one, nor one that was half written."""
    for fil in lager.mappe.glob("vektorer-*"):
        fil.unlink(missing_ok=True)
    vektorer.lagre(lager)


def _slett_opplastede(mappe: Path, stier: Iterable[str]) -> None:
    """Deletes the document's files that were sent from the browser, and halves of files beside
    them."""
    for sti in map(Path, stier):
        if sti.parent == mappe / OPPLASTET:
            sti.unlink(missing_ok=True)
            fjern_alt(sti.parent.glob(f"{glob.escape(sti.stem)}*{HALV}"))


def _andre_filer(mappe: Path) -> Iterator[Path]:
    """What the program has written in the folder beside the store itself, also an older store that
    was put aside. The papers may lie in the same folder, and other files of the user's."""
    for fil in sorted(mappe.rglob("*")):
        lager = fil.name.startswith((FILNAVN, "vektorer-")) and fil.parent != mappe
        maalt = fil.name in _MAALT and (fil.parent / _KJORING).is_file()
        if (fil.name in _SKREVET or maalt or lager) and fil.is_file():
            yield fil


def _logger(logger: Iterable[Path]) -> Iterator[Path]:
    """The logs, and what `logrotate` has made of them: `sakssok.log.1`, `sakssok.log.2.gz`."""
    for logg in logger:
        yield from sorted(
            fil
            for fil in logg.parent.glob("*")
            if fil.is_file() and (fil.name == logg.name or fil.name.startswith(f"{logg.name}."))
        )


def _spor(funnet: _Funnet) -> re.Pattern[str]:
    """What names the document: its name and its files', as they are, with å in one sign and in two,
    as they are shown and as JSON writes them, each as words of their own; and the sum of its
    content."""
    navn = {funnet.navn, *funnet.stier, *(Path(sti).name for sti in funnet.stier)}
    navn |= {form for ett in navn for form in (vis_navn(ett), maskert_navn(vis_navn(ett)))}
    navn |= {unicodedata.normalize("NFD", ett) for ett in navn}
    navn |= {json.dumps(ett, ensure_ascii=ascii_)[1:-1] for ett in navn for ascii_ in (True, False)}
    if funnet.sha256:
        navn.add(funnet.sha256)
    alle = "|".join(re.escape(ett) for ett in sorted(navn, key=len, reverse=True) if ett)
    return re.compile(rf"(?<!\w)(?:{alle})(?!\w)")


def _rens(fil: Path, spor: re.Pattern[str]) -> int | None:
    """Takes what names the document out of a file; how much. None where the file is no text and
    names it. Of JSON that is one value goes what names it, of other text the lines."""
    try:
        byte = gzip.decompress(fil.read_bytes()) if fil.suffix == ".gz" else fil.read_bytes()
        tekst = byte.decode(errors="surrogateescape")
        if not spor.search(tekst):
            return 0
        if b"\0" in byte:
            return None
        renset = _uten_i_json(tekst, spor) if fil.suffix == ".json" else None
        if renset is None:
            linjer = tekst.splitlines(keepends=True)
            beholdt = [linje for linje in linjer if not spor.search(linje)]
            renset, antall = "".join(beholdt), len(linjer) - len(beholdt)
        else:
            antall = 1
        ny = renset.encode(errors="surrogateescape")
        # In place, since whoever writes to it holds it open.
        with fil.open("r+b") as ut:
            ut.write(gzip.compress(ny) if fil.suffix == ".gz" else ny)
            ut.truncate()
    except FileNotFoundError:
        return 0
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return None
    except OSError as feil:
        raise SakssokFeil(
            f"Dokumentet er slettet, men «{fil}» kan ikke renses ({feil.strerror}); ta bort "
            "linjene som nevner det, for hånd."
        ) from feil
    return antall


def _uten_i_json(tekst: str, spor: re.Pattern[str]) -> str | None:
    """JSON without what names the document; None where it is not one value."""
    try:
        verdi = json.loads(tekst)
    except ValueError:
        return None
    innrykk = 1 if "\n" in tekst.strip() else None
    return json.dumps(_uten(verdi, spor), ensure_ascii=False, indent=innrykk) + "\n"


def _uten(verdi: Any, spor: re.Pattern[str]) -> Any:
    """A value without the entries that name the document: of a list whatever does so anywhere
    within it, of an object what does so by its key or as its text."""
    if isinstance(verdi, list):
        return [v for v in verdi if not spor.search(json.dumps(v, ensure_ascii=False))]
    if isinstance(verdi, dict):
        return {
            k: _uten(v, spor)
            for k, v in verdi.items()
            if not (spor.search(k) or (isinstance(v, str) and spor.search(v)))
        }
    return verdi
