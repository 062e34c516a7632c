"""What a search gives: hits, and an answer made of the documents' own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from indeks.lagring.rader import Passasjerad
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.sporsmal.tidsrom import Tidsrom
from sok.svar.tillit import Tvil, Vurdering


@dataclass(frozen=True, slots=True)
class Treff:
    """A passage found. `rang` counts from 1; `poeng` is comparable within one result only; `ogsa`
    are other passages of the same words, which take no place of their own."""

    rang: int
    poeng: float
    passasje: Passasjerad
    ogsa: tuple[Passasjerad, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitat:
    """A run of a hit's own words: `tekst[fra:til]` of the passage of the hit with that `rang`, and
    the pages it stands on, from 1, both inclusive. `fortsetter` where it is of a vedtak or an
    innstilling that has more behind it."""

    rang: int
    tekst: str
    fra: int
    til: int
    side_fra: int
    side_til: int
    fortsetter: bool = False


@dataclass(frozen=True, slots=True)
class Svar:
    """The answer: verbatim quotations, each from a hit.

    `tekst` is for people: the quotations with [n]-marks, or the sentence that says that nothing
    in the index answers. Then `besvart` is False and there are no quotations. `sikker` is False
    where the quotations may only be about the same thing.
    """

    tekst: str
    sitater: tuple[Sitat, ...]
    besvart: bool
    sikker: bool = False

    @property
    def kilder(self) -> tuple[int, ...]:
        """The `rang` of every hit quoted, each once, in order of use."""
        return tuple(dict.fromkeys(sitat.rang for sitat in self.sitater))


@dataclass(frozen=True, slots=True)
class Resultat:
    """Everything that one question gave. `tid_ms` are wall-clock milliseconds by step; `vurdering`
    is what the answer's certainty was judged by, None where nothing was quoted. `mente_du` is the
    question with words that the archive has, where it has words that the archive lacks and that are
    near them; `liste` is what `sok.lister.vedtaksliste` would list, where the question asks for all
    of a kind and no passage has them; `funnet` are all the passages that were weighed, of which
    `treff` are the first; `tidsrom` is the time that the question names by its ends, and that all
    the hits' meetings were in."""

    sporsmal: str
    svar: Svar
    treff: tuple[Treff, ...]
    tid_ms: Mapping[str, float]
    vurdering: Vurdering | None = None
    mente_du: str | None = None
    liste: Vedtaksfilter | None = None
    funnet: tuple[Passasjerad, ...] = ()
    tidsrom: Tidsrom | None = None

    @property
    def tvil(self) -> tuple[Tvil, ...]:
        """What speaks against the answer; empty where nothing was quoted."""
        return self.vurdering.tvil if self.vurdering else ()
