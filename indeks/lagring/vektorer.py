"""The FAISS index, derived from the store: inner product over vectors of length 1, exact.

The file's name carries the generation of the store it was made from, so a file is current or it
is not used. It is written aside and moved into place, and can be thrown away at any time. Exact
search is right up to some 200,000 passages: 9 ms at 100,000 on two cores.
"""

import hashlib
import logging
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from indeks.lagring.lager import Lager

logger = logging.getLogger(__name__)

_NAVN = re.compile(r"vektorer-(\d+)\.faiss")
_HALV = re.compile(r"vektorer-.*\.ny")
"""What a run that was killed may have left."""
_PROVER = 32
_SUM = hashlib.sha256().digest_size


def _fil(mappe: Path, generasjon: int) -> Path:
    return mappe / f"vektorer-{generasjon}.faiss"


def bygg(lager: Lager) -> Any:
    """A FAISS index (`IndexIDMap2` over `IndexFlatIP`, ids are passages') of all in the store."""
    ider, vektorer = lager.alle_vektorer()
    indeks = faiss.IndexIDMap2(faiss.IndexFlatIP(max(1, vektorer.shape[1])))
    if len(ider):
        indeks.add_with_ids(np.ascontiguousarray(vektorer), ider)
    return indeks


def lagre(lager: Lager) -> None:
    """Writes the FAISS file of the store as it is now, and takes older ones away."""
    with lager.lesing():
        generasjon = lager.generasjon
        if _les_fil(lager, generasjon) is not None:
            return
        indeks = bygg(lager)
    mal = _fil(lager.mappe, generasjon)
    ved_siden = mal.with_suffix(f".{os.getpid()}.ny")
    try:
        data: bytes = faiss.serialize_index(indeks).tobytes()
        with ved_siden.open("wb") as fil:
            fil.write(data)
            fil.write(hashlib.sha256(data).digest())
            fil.flush()
            os.fsync(fil.fileno())
        ved_siden.replace(mal)
    except (OSError, RuntimeError) as feil:
        # The file only saves time: readers build the same index from the store without it.
        logger.warning("FAISS-filen ble ikke skrevet: %s", feil)
        with suppress(OSError):
            ved_siden.unlink(missing_ok=True)
        return
    if lager.generasjon != generasjon:
        return  # another process is at work, and will take away what is old
    for gammel in lager.mappe.glob("vektorer-*"):
        funn = _NAVN.fullmatch(gammel.name)
        if (funn and int(funn[1]) != generasjon) or _HALV.fullmatch(gammel.name):
            with suppress(OSError):
                gammel.unlink(missing_ok=True)


def mangler(lager: Lager) -> bool:
    """Whether there is no FAISS file of the store as it is now."""
    with lager.lesing():
        fil = _fil(lager.mappe, lager.generasjon)
        return not fil.is_file() and lager.antall()["passasjer"] > 0


def galt_med_filen(lager: Lager) -> str | None:
    """What is wrong with the FAISS file of the store as it is now, against every vector of it; None
    where nothing is, or there is none."""
    with lager.lesing():
        if not _fil(lager.mappe, lager.generasjon).is_file():
            return None
        indeks = _les_fil(lager, lager.generasjon)
        if indeks is None:
            return "er skadet, eller hører til en annen indeks"
        ider, riktige = lager.alle_vektorer()
        if len(ider) and not np.array_equal(indeks.index.reconstruct_n(0, len(ider)), riktige):
            return "har andre vektorer enn lageret"
    return None


def _les_fil(lager: Lager, generasjon: int) -> Any | None:
    """The index in the file of that generation; None where it is not there, damaged or another's.

    It ends with the sum of what stands before. A store that was thrown away and made anew counts
    its generations anew, so the number alone does not tell whose it is: the ids must be the
    store's, and some vectors are looked at.
    """
    fil = _fil(lager.mappe, generasjon)
    if not fil.is_file():
        return None
    try:
        innhold = fil.read_bytes()
        data, sum_ = innhold[:-_SUM], innhold[-_SUM:]
        if hashlib.sha256(data).digest() != sum_:
            raise RuntimeError("summen stemmer ikke")
        indeks: Any = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        ider = faiss.vector_to_array(indeks.id_map)
    except (OSError, RuntimeError, AttributeError) as feil:
        logger.warning("FAISS-filen kan ikke leses og bygges på nytt: %s", feil)
        return None
    if ider.tolist() != lager.finn_passasjer("1", ()):
        return None
    noen = lager.vektorer(ider[:: max(1, len(ider) // _PROVER)].tolist())
    if any(
        len(vektor) != indeks.d or not np.array_equal(indeks.reconstruct(nr), vektor)
        for nr, vektor in noen.items()
    ):
        return None
    return indeks


class Vektorsok:
    """Dense search over a store; follows it when it changes. Safe to use from threads."""

    def __init__(self, lager: Lager) -> None:
        self._lager = lager
        self._tilstand: tuple[int, Any] | None = None

    def _indeks(self) -> Any:
        tilstand = self._tilstand
        if tilstand is not None and tilstand[0] == self._lager.generasjon:
            return tilstand[1]
        with self._lager.lesing():
            generasjon = self._lager.generasjon
            indeks = _les_fil(self._lager, generasjon)
            if indeks is None:
                indeks = bygg(self._lager)
        self._tilstand = (generasjon, indeks)
        return indeks

    def sok(
        self, vektor: NDArray[np.float32], antall: int, blant: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `antall` passages nearest to `vektor`, float32 of shape (dimension,), as
        (id, cosine), best first; among those ids alone where `blant` is given."""
        indeks = self._indeks()
        if indeks.ntotal == 0 or (blant is not None and not len(blant)):
            return []
        valg = None
        if blant is not None:
            velger = faiss.IDSelectorBatch(np.asarray(blant, dtype=np.int64))
            valg = faiss.SearchParameters(sel=velger)  # type: ignore[call-arg]
            antall = min(antall, len(blant))
        poeng, ider = indeks.search(
            np.ascontiguousarray(vektor[None, :], dtype=np.float32),
            min(antall, indeks.ntotal),
            params=valg,
        )
        return [(int(i), float(p)) for i, p in zip(ider[0], poeng[0], strict=True) if i >= 0]
