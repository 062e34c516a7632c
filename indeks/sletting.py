"""Taking a document out so that nothing of it is left in the index folder.

The rows go, the file is written anew without its free pages, the write-ahead log is emptied, the
FAISS file is made again, and lines that name the document are taken out of logs and feedback. What
is not here cannot be reached: the PDF itself, and backups made before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from indeks import vektorer
from indeks.feil import SakssokFeil
from indeks.lager import FILNAVN, Lager

TEKSTFILER = (".jsonl", ".log", ".csv", ".txt", ".json")
"""The kinds of files in an index folder whose lines may name a document."""


@dataclass(frozen=True, slots=True)
class Slettet:
    """What was taken out: the document's name, its files, those of them that are still on the
    disk, and how many lines of logs and feedback went with it."""

    navn: str
    stier: tuple[str, ...]
    finnes: tuple[str, ...]
    linjer: int


def slett(lager: Lager, hva: str, logger: Sequence[Path] = ()) -> Slettet:
    """Takes out the document with that name or file, and every trace of it in the index folder and
    in the logs named. Raises `SakssokFeil` where there is none or where several have the name."""
    funnet = _finn(lager, hva)
    if funnet is None:
        if not lager.ma_tommes:
            raise SakssokFeil(
                f"«{hva}» er ikke i indeksen; «sakssok status» og «sakssok saker» viser hva som er "
                "der."
            )
        # It went out last time, and what should follow was hindered.
        funnet = _Funnet(Path(hva).name, (), None, None)
    lager.slett(funnet.dokument_id, funnet.stier)
    lager.tom_ledig_plass()
    _nye_vektorer(lager)
    ord_ = {funnet.navn, *funnet.stier, *(Path(sti).name for sti in funnet.stier)}
    if funnet.sha256:
        ord_.add(funnet.sha256)
    linjer = sum(_rens(fil, ord_) for fil in [*_tekstfiler(lager.mappe), *logger])
    finnes = tuple(sti for sti in funnet.stier if Path(sti).exists())
    return Slettet(funnet.navn, funnet.stier, finnes, linjer)


@dataclass(frozen=True, slots=True)
class _Funnet:
    navn: str
    stier: tuple[str, ...]
    dokument_id: int | None
    sha256: str | None


def _finn(lager: Lager, hva: str) -> _Funnet | None:
    filer = lager.filer()
    dokumenter = {d.id: d for d in lager.dokumenter()}
    sti = next((s for s in (hva, str(Path(hva).absolute())) if s in filer), None)
    if sti is not None:
        dokument_id = filer[sti].dokument_id
        if dokument_id is None:
            return _Funnet(Path(sti).name, (sti,), None, None)
    else:
        ider = [d.id for d in dokumenter.values() if d.navn == hva]
        if len(ider) > 1:
            steder = ", ".join(f"«{lager.stier_til(i)[0]}»" for i in ider)
            raise SakssokFeil(f"Flere dokumenter heter «{hva}»; oppgi stien til ett: {steder}.")
        if not ider:
            return None
        dokument_id = ider[0]
    d = dokumenter[dokument_id]
    return _Funnet(d.navn, tuple(lager.stier_til(d.id)), d.id, d.sha256)


def _nye_vektorer(lager: Lager) -> None:
    """Makes the FAISS file again, and leaves no older one, nor one that was half written."""
    for fil in lager.mappe.glob("vektorer-*"):
        fil.unlink(missing_ok=True)
    vektorer.lagre(lager)


def _tekstfiler(mappe: Path) -> list[Path]:
    return [
        fil
        for fil in sorted(mappe.rglob("*"))
        if fil.is_file() and fil.suffix in TEKSTFILER and not fil.name.startswith(FILNAVN)
    ]


def _rens(fil: Path, ord_: Iterable[str]) -> int:
    """Takes the lines that hold one of those words out of a file, in place; how many."""
    try:
        linjer = fil.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
        beholdt = [linje for linje in linjer if not any(o in linje for o in ord_)]
        if len(beholdt) < len(linjer):
            # In place, since whoever writes to it holds it open.
            with fil.open("r+", encoding="utf-8", errors="surrogateescape") as ut:
                ut.writelines(beholdt)
                ut.truncate()
    except FileNotFoundError:
        return 0
    except OSError as feil:
        raise SakssokFeil(
            f"Dokumentet er slettet, men «{fil}» kan ikke renses ({feil.strerror}); ta bort "
            "linjene som nevner det, for hånd."
        ) from feil
    return len(linjer) - len(beholdt)
