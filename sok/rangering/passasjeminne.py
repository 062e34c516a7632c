"""Passages as the search weighs them, remembered until the index changes.

The same passages are near many questions. To read one from the store, compare its check sum and
take its words apart takes longer than to weigh it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indeks.datoer import vis_dato
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.sprakmodell.modell import Modell
from sok.fersk import Fersk
from sok.sporsmal.emnet import tittelord
from sok.tekst.innhold import uten_innhold

HOYST = 4096
"""How many are remembered: some 20 kB each."""


@dataclass(frozen=True, slots=True)
class Kjent:
    """`kropp` are the terms of the text, `termer` those of its context too, `dag` those of the
    meeting's day, `tittel` those of the sak's title; `tokens` how many tokens the context is, and
    `tom` whether there is nothing but headings."""

    rad: Passasjerad
    kropp: frozenset[str]
    termer: frozenset[str]
    dag: frozenset[str]
    tittel: frozenset[str]
    tokens: int
    tom: bool


class Passasjeminne:
    """The passages of one index. Safe to use from threads."""

    def __init__(self, lager: Lager, modell: Modell) -> None:
        self._lager = lager
        self._modell = modell
        self._kjente = Fersk(lager, dict[int, Kjent])

    def __call__(self, ider: Sequence[int]) -> dict[int, Kjent]:
        """Those of the ids that are in the index. Raises `IndeksFeil` where one is not what was
        written."""
        with self._lager.lesing():
            kjente = self._kjente()
            ut = {id_: kjent for id_ in ider if (kjent := kjente.get(id_))}
            nye = self._les([id_ for id_ in ider if id_ not in ut])
        if len(kjente) + len(nye) > HOYST:
            kjente.clear()
        kjente.update(nye)
        return ut | nye

    def _les(self, ider: Sequence[int]) -> dict[int, Kjent]:
        if not ider:
            return {}
        rader = self._lager.passasjer(ider)
        termer = self._lager.termer(list(rader))
        kontekster = list({p.kontekst for p in rader.values()})
        tokens = dict(zip(kontekster, self._modell.tell_tokens(kontekster), strict=True))
        return {
            id_: Kjent(
                p,
                frozenset(termer[id_][0]),
                frozenset((*termer[id_][0], *termer[id_][1])),
                frozenset(norsk.termer(vis_dato(p.dato)) if p.dato else ()),
                tittelord(p.sakstittel or ""),
                tokens[p.kontekst],
                uten_innhold(p.tekst, p.kontekst),
            )
            for id_, p in rader.items()
        }
