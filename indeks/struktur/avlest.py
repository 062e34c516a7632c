"""What one sentence tells of one vote, before it is known which proposals the vote is about."""

from dataclasses import dataclass

from indeks.strukturtyper import Gjelder, Resultat


@dataclass(frozen=True, slots=True)
class Avlest:
    """What a sentence tells of one vote. `navn` and `partier` are those whose proposal it names;
    `objekt` is the words for what was voted on, empty where the sentence is bare; `taper` those for
    what it stood against and won over."""

    resultat: Resultat | None
    enstemmig: bool
    for_: int | None
    mot: int | None
    stemte_for: tuple[str, ...]
    stemte_mot: tuple[str, ...]
    gjelder: Gjelder | None
    objekt: str
    navn: tuple[str, ...]
    partier: tuple[str, ...]
    sterk: bool
    """Whether a number or unanimity stands beside the result, so that it can be nothing else."""
    taper: str = ""
    uviss: tuple[str, ...] = ()
    """Those named behind two numbers where nothing in the sentence tells which of them they are."""
    av_tall: bool = False
    """Whether the result is told by numbers alone: `16 stemte mot, 9 for.`"""
    om_saken: bool = False
    """Whether it is the sak that is spoken of, and no proposal: `Saken ble utsatt`."""
