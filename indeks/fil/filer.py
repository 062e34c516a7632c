"""The files to index: which there are, what they are called, and why one cannot be read.

Names of files come from outside too. They can hold line breaks, escape sequences and bytes that
are no text, so every name that is shown or stored goes through `vis_navn`.
"""

import errno
import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from indeks.feil import SakssokFeil

_ARSAKER = {
    errno.ENOENT: "den finnes ikke",
    errno.ENOTDIR: "en del av stien er ikke en mappe",
    errno.EACCES: "mangler tilgang",
    errno.EPERM: "mangler tilgang",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "diskkvoten er brukt opp",
    errno.EFBIG: "filen er større enn systemet tillater",
    errno.EROFS: "disken kan bare leses",
    errno.EIO: "disken svarer med feil",
    errno.ELOOP: "lenken går i ring",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EMFILE: "for mange åpne filer",
    errno.EEXIST: "det finnes en fil der fra før",
    errno.EISDIR: "det er en mappe der",
    errno.ESTALE: "nettverksdisken er koblet fra",
    errno.ETIMEDOUT: "nettverksdisken svarer ikke",
    errno.EHOSTDOWN: "nettverksdisken svarer ikke",
    errno.EADDRINUSE: "porten er i bruk",
    errno.EADDRNOTAVAIL: "adressen er ikke denne maskinens",
}


PDF_HODE = 1024
"""A PDF says what it is within so many bytes (ISO 32000-1, implementation note 13)."""


def er_pdf(begynnelse: bytes) -> bool:
    """Whether a file that begins so is a PDF. The mark may stand a little into the file, after what
    a mail server put before it."""
    return b"%PDF-" in begynnelse[:PDF_HODE]


def arsak(feil: OSError) -> str:
    """Why the system refused, in Norwegian; its own words where we have none."""
    return _ARSAKER.get(feil.errno or 0) or feil.strerror or str(feil) or type(feil).__name__


_BYTE = re.compile("[\udc80-\udcff]")


def vis_navn(navn: str | Path) -> str:
    """A file's name or path as it can be shown on one line and stored: in NFC, and with `\\n` and
    the like for what is not a character to be seen."""
    tekst = unicodedata.normalize("NFC", str(navn))
    return "".join(
        tegn
        if tegn.isprintable()
        # Half a sign stands for a byte of a name that is no text, or is one of its own.
        else tegn.encode("utf-8", "surrogateescape" if _BYTE.match(tegn) else "surrogatepass")
        .decode("utf-8", "backslashreplace")
        .encode("unicode_escape")
        .decode("ascii")
        .replace("\\\\", "\\")
        for tegn in tekst
    )


def sha256(fil: Path) -> str:
    """What a file's content is known by, in hexadecimal. Raises `OSError`."""
    with fil.open("rb") as innhold:
        return hashlib.file_digest(innhold, "sha256").hexdigest()


def arv_eier(nr: int, etter: Path) -> None:
    """Where root made the open file `nr`, gives it to whoever owns another, as SQLite does with its
    own: who runs the service must be able to read what an administrator wrote. By the open file
    and only one with a single name, since the folder is the other's to put links in."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    with suppress(OSError):  # a disk that does not let root give away; then it is root's
        eier, fil = etter.stat(), os.fstat(nr)
        if stat.S_ISREG(fil.st_mode) and fil.st_nlink == 1:
            os.fchown(nr, eier.st_uid, eier.st_gid)


def skriv_helt(fil: Path, innhold: str) -> None:
    """Writes a file whole or not at all, for the eyes of its owner alone (`mkstemp` makes it so):
    whoever writes it, or for root whoever owns the folder. Raises `OSError`."""
    nr, navn = tempfile.mkstemp(dir=fil.parent, prefix=fil.name)
    ny = Path(navn)
    try:
        with os.fdopen(nr, "w", encoding="utf-8") as ut:
            arv_eier(nr, fil.parent)
            ut.write(innhold)
            ut.flush()
            os.fsync(nr)  # else a power failure may leave the name with nothing in it
        ny.replace(fil)
    except BaseException:
        # What it holds may be secret.
        ny.unlink(missing_ok=True)
        raise


HALV = ".ny"
"""How the name ends of what is not a whole file yet."""


def kopier_helt(fra: Path, til: Path) -> None:
    """Copies a file, with its time, whole or not at all; `til` is never there half. Raises
    `OSError`."""
    with tempfile.TemporaryDirectory(dir=til.parent, prefix=f"{til.stem}.", suffix=HALV) as rom:
        ny = Path(rom) / "fil"
        shutil.copyfile(fra, ny)
        os.utime(ny, ns=((tid := fra.stat().st_mtime_ns), tid))
        til_disk(ny)
        ny.replace(til)


def ledig_navn(fil: Path, opptatt: Callable[[Path], bool] = Path.exists) -> Path:
    """The path itself, or with the first number that makes it one that is not taken."""
    mal, nr = fil, 1
    while opptatt(mal):
        nr += 1
        mal = fil.with_stem(f"{fil.stem}-{nr}")
    return mal


def fjern_alt(stier: Iterable[Path]) -> None:
    """Deletes files, and folders with what is in them. Raises `OSError`."""
    for sti in stier:
        if sti.is_dir() and not sti.is_symlink():
            shutil.rmtree(sti)
        else:
            sti.unlink(missing_ok=True)


def til_disk(sti: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk. Raises `OSError`."""
    mappe = sti.is_dir()
    if mappe and sys.platform == "win32":
        return  # it opens no folders, and has no need to
    nr = os.open(sti, os.O_RDONLY if mappe else os.O_RDWR)
    try:
        os.fsync(nr)
    finally:
        os.close(nr)


def kan_lagres(sti: Path) -> bool:
    """Whether the name is text at all; on Linux it may be any bytes."""
    try:
        str(sti).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def hel_sti(sti: Path | str) -> Path:
    """The whole path, by which a file is known: the same however `..` is used on the way to it.
    Links are left where there is no `..`, since they are the user's own names."""
    sti = Path(sti).absolute()
    if ".." not in sti.parts:
        return sti
    etter = len(sti.parts) - sti.parts[::-1].index("..")
    # What stands before `..` may be a link, and then it leads elsewhere than its name says.
    return Path(*sti.parts[:etter]).resolve().joinpath(*sti.parts[etter:])


def under(sti: str, mapper: Iterable[Path]) -> bool:
    """Whether a path of an index lies in one of some folders (`hel_sti`). An older index has paths
    with `..`; what is no whole path is in none."""
    if not Path(sti).is_absolute():
        return False
    hel = hel_sti(sti)
    return any(hel.is_relative_to(mappe) for mappe in mapper)


def skrivemater(sti: str) -> tuple[str, ...]:
    """What an index may know a path by that is given: as given, whole, and whole with its `..`, as
    an older index has it."""
    return tuple(dict.fromkeys((sti, str(hel_sti(sti)), str(Path(sti).absolute()))))


def finn_kjent(sti: str, kjente: Collection[str]) -> str | None:
    """Which of the paths that an index knows a given one is. Where none is written alike, the one
    that is shown alike: a file from a Mac has its å in two signs, and who names it types one."""
    former = skrivemater(sti)
    if lik := next((form for form in former if form in kjente), None):
        return lik
    vist = {vis_navn(form) for form in former}
    like = [en for en in kjente if vis_navn(en) in vist]
    return like[0] if len(like) == 1 else None


@dataclass(slots=True)
class Funn:
    """What there is: the PDFs, each once; what was passed over, and why; folders that are shut."""

    filer: list[Path] = field(default_factory=list)
    forbigatt: list[tuple[Path, str]] = field(default_factory=list)
    stengte: list[Path] = field(default_factory=list)


def finn(stier: Iterable[Path]) -> Funn:
    """All PDFs named or below the folders named, sorted, each path once. A link to a folder below
    them is not followed, so a ring of links ends. Raises `SakssokFeil` for a path that is not
    there."""
    funnet: dict[Path, None] = {}
    ut = Funn()
    for sti in stier:
        if sti.is_dir():
            funnet |= dict.fromkeys(sorted(_pdf_i(hel_sti(sti), ut)))
        elif os.path.lexists(sti):
            funnet[hel_sti(sti)] = None
        else:
            raise SakssokFeil(f"«{vis_navn(sti)}» finnes ikke; sjekk at stien er riktig skrevet.")
    ut.filer = list(funnet)
    return ut


def _pdf_i(mappe: Path, ut: Funn) -> Iterator[Path]:
    def stengt(feil: OSError) -> None:
        sti = Path(feil.filename)
        ut.stengte.append(sti)
        ut.forbigatt.append(
            (sti, f"Mappen «{vis_navn(sti.name)}» kan ikke leses ({arsak(feil)}); gi tilgang, og "
             "indekser på nytt.")
        )  # fmt: skip

    for rot, mapper, navn in os.walk(mappe, onerror=stengt):
        for n in sorted(mapper):
            sti = Path(rot, n)
            if sti.is_symlink():
                ut.forbigatt.append(
                    (sti, f"«{vis_navn(n)}» er en lenke til en mappe, og slike følges "
                     "ikke; oppgi mappen den peker på.")
                )  # fmt: skip
        for n in navn:
            if n.lower().endswith(".pdf") and not n.startswith("."):
                yield Path(rot, n)
