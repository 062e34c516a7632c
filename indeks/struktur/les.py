"""The structure of a whole document: each kind read from the parts it stands in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indeks.dokument import Behandling, Del
from indeks.ord.setninger import tekstbredde
from indeks.struktur.behandlinger import les_behandling
from indeks.struktur.debattstart import debattens_start
from indeks.struktur.eiendommer import les_eiendommer
from indeks.struktur.henvisninger import les_henvisninger
from indeks.struktur.oppmote import les_deltakere
from indeks.struktur.punkter import les_vedtakstekster
from indeks.struktur.saksgang import les_gang
from indeks.struktur.vedtaksord import les_vedtaksinnledning, med_vedtakets_ord
from indeks.struktur.vedtaksstatus import les_vedtaksstatus
from indeks.strukturtyper import Forslag, Struktur, Votering

STRUKTURVERSJON = 5
"""Grows when this reads more or otherwise, so that an index made before is read again."""

_I_FORSLAG = re.compile(
    r"(?i)^(?:forslag|framlegg) til (?:ny |nytt )?(?:innstilling|vedtak|tilråding"
    r"|uttale(?:lse)?) ?:?$"
)
"""A heading that in the midst of a debate stands over the words of somebody's proposal."""
_DEBATT = ("behandling", "votering", "moteprotokoll")


def les_struktur(
    tekst: str,
    sidestart: Sequence[int],
    deler: Sequence[Del],
    behandlinger: Sequence[Behandling],
) -> Struktur:
    """What was proposed, voted, decided and referred to in a document (`Lesning`)."""
    bredde = tekstbredde(tekst)
    haler = _haler(tekst, deler, bredde)
    forslag: list[Forslag] = []
    voteringer: list[Votering] = []
    i_vedtak = [
        (start, deler[nr].slutt) for nr, start in haler.items() if deler[nr].slag == "vedtak"
    ]
    for nr, biter in _per_behandling(deler, haler):
        nye, stemt = les_behandling(tekst, biter, nr, bredde)
        stemt = _uten_fortalt_igjen(tekst, stemt, i_vedtak)
        voteringer += [
            replace(v, forslag=tuple(i + len(forslag) for i in v.forslag)) for v in stemt
        ]
        forslag += nye
    for d in deler:
        if d.slag == "vedtak":
            innledet = les_vedtaksinnledning(tekst, d.start, d.slutt, d.behandling, bredde)
            # The heading of a vedtak repeats the vote that the debate has told of.
            kjente = [_hva_som_ble_stemt(v) for v in voteringer]
            voteringer += [v for v in innledet if _hva_som_ble_stemt(v) not in kjente]
    voteringer.sort(key=lambda v: v.start)
    vedtakstekster = les_vedtakstekster(tekst, deler, haler)
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


def _uten_fortalt_igjen(
    tekst: str, voteringer: Sequence[Votering], i_vedtak: Sequence[tuple[int, int]]
) -> list[Votering]:
    """The votes, without those that a vedtak tells again in the words of the debate before it."""
    ut: list[Votering] = []
    fortalt: set[str] = set()
    for v in voteringer:
        ordene = " ".join(tekst[v.start : v.slutt].split())
        if ordene in fortalt and any(fra <= v.start < til for fra, til in i_vedtak):
            continue
        fortalt.add(ordene)
        ut.append(v)
    return ut


def _hva_som_ble_stemt(v: Votering) -> tuple[object, ...]:
    """What two tellings of one vote have alike."""
    return v.behandling, v.gjelder, v.resultat, v.enstemmig, v.for_, v.mot


def _haler(tekst: str, deler: Sequence[Del], bredde: int) -> dict[int, int]:
    """Where in a quoted block the telling of the meeting goes on, by the number of the part."""
    return {
        nr: start
        for nr, d in enumerate(deler)
        # A case paper tells of no meeting.
        if d.dokumenttype in ("moteprotokoll", "saksprotokoll")
        and d.slag in ("innstilling", "vedtak", "forslag_til_vedtak", "saksframlegg")
        and (start := debattens_start(tekst, d.start, d.slutt, d.slag, bredde)) is not None
    }


def _per_behandling(
    deler: Sequence[Del], haler: dict[int, int]
) -> list[tuple[int | None, list[tuple[int, int]]]]:
    """The parts that tell of a debate, by the behandling they belong to, in order."""
    ut: list[tuple[int | None, list[tuple[int, int]]]] = []
    for nr, d in enumerate(deler):
        if d.slag not in _DEBATT and nr not in haler:
            continue
        hvis = d.behandling
        if nr in haler and nr + 1 < len(deler) and deler[nr + 1].slag == "vedtak":
            hvis = deler[nr + 1].behandling  # what is told goes before its vedtak
        bit = (haler.get(nr, d.start), d.slutt)
        if ut and ut[-1][0] == hvis:
            biter = ut[-1][1]
            if (
                d.slag == "behandling"
                and _I_FORSLAG.match(d.tittel or "")
                and biter[-1][1] == bit[0]
            ):
                biter[-1] = (biter[-1][0], bit[1])
            else:
                biter.append(bit)
        else:
            ut.append((hvis, [bit]))
    return ut
