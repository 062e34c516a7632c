"""A run: every question put to a search engine, its hits and its answer judged."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.dom import Dommer, passasjenavn
from eval.maal import per_sporsmal
from eval.sporsmal import Merket, Sett
from eval.svarsjekk import Svarutfall, sjekk_svar
from sok.rangering.visninger import Visning
from sok.sokemotor import Sokemotor

DYBDE = 100
"""How many hits a run keeps of each question."""


@dataclass(frozen=True, slots=True)
class Malt:
    """One question as it went. `maal` is empty for one that the documents do not answer."""

    q: Merket
    sett: str
    maal: dict[str, float]
    svar: Svarutfall
    tid_ms: float


@dataclass(frozen=True, slots=True)
class Kjort:
    """A run over an index: which view, and how every question went, with hits and judgements.

    `indeks` has the counts of `Lager.antall`.
    """

    visning: Visning
    modell: str
    indeks: dict[str, int]
    sporsmal: tuple[Malt, ...]
    treff: dict[str, list[tuple[str, float]]]
    dommer: Dommer

    @property
    def median_ms(self) -> float:
        """The median time of a question, in milliseconds."""
        return statistics.median(m.tid_ms for m in self.sporsmal)


def kjor(
    motor: Sokemotor,
    sett: Sequence[Sett],
    dommer: Dommer,
    fremdrift: Callable[[], None] | None = None,
) -> Kjort:
    """Puts every question of the sets to the engine. `fremdrift` is called after each."""
    treff: dict[str, list[tuple[str, float]]] = {}
    svar: dict[str, tuple[Svarutfall, float]] = {}
    for q in (q for ett in sett for q in ett.sporsmal):
        resultat = motor.sok(q.sporsmal, DYBDE)
        # The passages of one text share a place on the page; here each is a hit of its own.
        treff[q.id] = [
            (passasjenavn(p), t.poeng) for t in resultat.treff for p in (t.passasje, *t.ogsa)
        ][:DYBDE]
        svar[q.id] = sjekk_svar(motor.lager, q, resultat), resultat.tid_ms["total"]
        if fremdrift:
            fremdrift()
    malt = per_sporsmal(dommer, {id_: t for id_, t in treff.items() if id_ in dommer})
    return Kjort(
        motor.visning,
        motor.modell.identitet.navn,
        motor.lager.antall(),
        tuple(
            Malt(q, ett.navn, malt.get(q.id, {}), *svar[q.id]) for ett in sett for q in ett.sporsmal
        ),
        treff,
        dommer,
    )
