"""The tables of bodies that a sak goes through, planned and held, as they stand in a document."""

from collections.abc import Sequence

from indeks.dokument import Del
from indeks.linje.linjer import del_i_linjer
from indeks.papir.gangtabell import saksgang_ved
from indeks.strukturtyper import Gang


def les_gang(tekst: str, sidestart: Sequence[int], deler: Sequence[Del]) -> list[Gang]:
    """Every row of every such table in a document, in order."""
    linjer = del_i_linjer(tekst, sidestart)
    ut: list[Gang] = []
    nr = 0
    while nr < len(linjer):
        tabell = saksgang_ved(linjer, nr, len(linjer))
        if tabell is None:
            nr += 1
            continue
        rader, etter = tabell
        start = linjer[nr].start
        behandling = next((d.behandling for d in deler if d.start <= start < d.slutt), None)
        slutt = linjer[etter - 1].start + len(linjer[etter - 1].tekst)
        ut += [
            Gang(behandling, rad.utvalg, rad.dato, rad.saksnr, start, slutt)
            for rad in rader
            if rad.utvalg
        ]
        nr = max(etter, nr + 1)
    return ut
