"""The structure of a whole document: each kind read from the parts it stands in."""

from collections.abc import Sequence
from dataclasses import replace

from indeks.dokument import Behandling, Del
from indeks.setninger import tekstbredde
from indeks.struktur.behandlinger import les_behandling, les_vedtaksinnledning, med_vedtakets_ord
from indeks.struktur.punkter import les_vedtakstekster
from indeks.struktur.typer import Forslag, Struktur, Votering

_DEBATT = ("behandling", "votering", "moteprotokoll")


def les_struktur(tekst: str, deler: Sequence[Del], behandlinger: Sequence[Behandling]) -> Struktur:
    """What was proposed, voted, decided and referred to in a document (`Lesning`)."""
    bredde = tekstbredde(tekst)
    forslag: list[Forslag] = []
    voteringer: list[Votering] = []
    for nr, biter in _per_behandling(deler):
        nye, stemt = les_behandling(tekst, biter, nr, bredde)
        voteringer += [
            replace(v, forslag=tuple(i + len(forslag) for i in v.forslag)) for v in stemt
        ]
        forslag += nye
    for d in deler:
        if d.slag == "vedtak":
            voteringer += les_vedtaksinnledning(tekst, d.start, d.slutt, d.behandling, bredde)
    voteringer.sort(key=lambda v: v.start)
    vedtakstekster = les_vedtakstekster(tekst, deler)
    voteringer = med_vedtakets_ord(tekst, voteringer, vedtakstekster)
    return Struktur(
        tuple(forslag),
        tuple(voteringer),
        tuple(vedtakstekster),
        (),
        (),
        (),
        (),
    )


def _per_behandling(deler: Sequence[Del]) -> list[tuple[int | None, list[tuple[int, int]]]]:
    """The parts that tell of a debate, by the behandling they belong to, in order."""
    ut: list[tuple[int | None, list[tuple[int, int]]]] = []
    for d in deler:
        if d.slag not in _DEBATT:
            continue
        if ut and ut[-1][0] == d.behandling:
            ut[-1][1].append((d.start, d.slutt))
        else:
            ut.append((d.behandling, [(d.start, d.slutt)]))
    return ut
