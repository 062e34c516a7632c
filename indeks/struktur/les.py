"""The structure of a whole document: each kind read from the parts it stands in."""

from collections.abc import Sequence
from dataclasses import replace

from indeks.dokument import Behandling, Del
from indeks.setninger import tekstbredde
from indeks.struktur.behandlinger import les_behandling, les_vedtaksinnledning, med_vedtakets_ord
from indeks.struktur.eiendommer import les_eiendommer
from indeks.struktur.henvisninger import les_henvisninger
from indeks.struktur.oppmote import les_deltakere
from indeks.struktur.punkter import les_vedtakstekster
from indeks.struktur.saksgang import les_gang
from indeks.struktur.typer import Forslag, Struktur, Votering
from indeks.struktur.vedtaksstatus import les_vedtaksstatus

STRUKTURVERSJON = 1
"""Grows when this reads more or otherwise, so that an index made before is read again."""

_DEBATT = ("behandling", "votering", "moteprotokoll")


def les_struktur(
    tekst: str,
    sidestart: Sequence[int],
    deler: Sequence[Del],
    behandlinger: Sequence[Behandling],
) -> Struktur:
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
    statuser = les_vedtaksstatus(tekst, deler)
    return Struktur(
        tuple(forslag),
        tuple(voteringer),
        tuple(vedtakstekster),
        tuple(les_gang(tekst, sidestart, deler)),
        tuple(les_henvisninger(tekst, deler, behandlinger, statuser)),
        tuple(statuser),
        tuple(
            les_eiendommer(tekst, deler, behandlinger, [(s.start, s.sakstittel) for s in statuser])
        ),
        tuple(les_deltakere(tekst, deler)),
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
