"""The state of reading one behandling: the proposals and votes found so far, and what was last said
that the next sentence may depend on.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from indeks.ord.setninger import Setning
from indeks.struktur.forslag import Innledning
from indeks.strukturtyper import Forslagstype, Resultat, Votering

Setningsrolle = Literal["forslag", "votering", "tittel", "stemte", "tekst"]
"""What a sentence may be taken for."""


@dataclass(frozen=True, slots=True)
class Navneliste:
    """Those on one side of a vote, told in a sentence of their own; `side` is `for`, `mot`, or the
    number of the alternative that they voted for, `hva` the words for what they voted on."""

    setning: Setning
    side: str
    hva: str
    antall: int
    hvem: tuple[str, ...]


@dataclass(slots=True)
class ApentForslag:
    """A proposal while its words are read."""

    innledning: Innledning
    start: int
    slutt: int
    ord_start: int
    ord_slutt: int
    apent: bool = True
    utfall: list[Resultat] = field(default_factory=list)
    indre: bool = False
    """Whether its own words stand under a heading of their own, behind its reasons."""
    sitert: bool = False
    """Whether those words were quoted, and the quotation has ended."""
    nevnt: bool = False
    """Whether it is known only from the vote on it."""
    avledet: bool = False
    """Whether only a heading says that it is made, and that by the one before."""
    punkter: set[int] = field(default_factory=set)
    """The numbers of its own points that were voted on, where each vote was on some of them."""
    helt: bool = False
    """Whether it was voted on as a whole."""

    @property
    def uten_ord(self) -> bool:
        """Whether none of its own words have been read."""
        return self.ord_slutt <= self.ord_start


class Forlop:
    """The state of reading one behandling."""

    def __init__(self, tekst: str, behandling: int | None) -> None:
        self.tekst = tekst
        self.behandling = behandling
        self.forslag: list[ApentForslag] = []
        self.voteringer: list[Votering] = []
        self.ventende: Setning | None = None
        """A heading of unanimity whose object may follow: `Røysting - samrøystes:`."""
        self.om = ""
        """What is now voted on, as last said: `Votering over forslaget fra Nes`."""
        self.mot: tuple[str, str] | None = None
        """The two that are put against each other."""
        self.linje: Setning | None = None
        """The sentence before, where it ends in a colon: `3. Innstillingens pkt. 3:`."""
        self.siste_linje: Setning | None = None
        """That sentence, where it is only a point's number: `Pkt. 2:`."""
        self.for_linje: tuple[Setning, int, tuple[str, ...]] | None = None
        """The votes for, told on a line of their own."""
        self.lister: list[Navneliste] = []
        """Those who voted, told in lists before the result."""
        self.listenes: int | None = None
        """The proposal whose words ended where the lists began."""
        self.talt_av_listene: int | None = None
        """The vote without numbers that was told right before the lists began."""
        self.nummer: Setning | None = None
        """An alternative's number, alone on the line before."""
        self.alternativer: dict[str, int | Literal["innstilling"]] = {}
        """What is put up against each other under numbers: a proposal, or the recommendation."""
        self.slag: Forslagstype | None = None
        """What the proposals are under the heading they stand under: `Verbalforslag:`."""
        self.liste = False
        """Whether a heading said that proposals follow by name alone."""
        self.fri: Setning | None = None
        """Running text behind a vote that belongs to nothing yet."""
        self.forrige = ""
        """The words of the sentence before."""
        self.sist: Setningsrolle = "tekst"
        """What the sentence before was taken for."""

    @property
    def apent(self) -> ApentForslag | None:
        """The proposal whose words are being read."""
        return self.forslag[-1] if self.forslag and self.forslag[-1].apent else None

    def lukk(self) -> None:
        """Ends the words of the proposal that is being read, if any."""
        f = self.apent
        if f is None:
            return
        f.apent = False
        linje = self.siste_linje
        if linje is not None and linje.slutt == f.ord_slutt > f.ord_start:
            # What ends in a colon introduced what now follows: `Pkt. 2:` before its vote.
            f.ord_slutt = f.slutt = self._uten_hale(f.ord_start, linje.start)

    def _uten_hale(self, start: int, slutt: int) -> int:
        return start + len(self.tekst[start:slutt].rstrip())

    def nytt_forslag(self, s: Setning, innledning: Innledning) -> None:
        """Opens the proposal that a sentence introduces."""
        if (f := self.apent) is not None and f.avledet and f.uten_ord:
            self.forslag.pop()  # the heading was over what now follows
        self.lukk()
        self.om, self.mot = "", None
        if self.slag and innledning.type == "forslag":
            innledning = replace(innledning, type=self.slag)
        ord_start = ord_slutt = s.slutt
        apent = not innledning.ordlos
        if innledning.ord_fra is not None:
            # The place in the sentence is the place in the text where no blanks were folded.
            ord_start = min(s.slutt, s.start + innledning.ord_fra)
            ord_slutt = s.slutt
        start = s.start if self.nummer is None else self.nummer.start
        self.forslag.append(ApentForslag(innledning, start, s.slutt, ord_start, ord_slutt, apent))
        self.som_alternativ(len(self.forslag) - 1)

    def som_alternativ(self, hva: int | Literal["innstilling"]) -> None:
        """Gives the number on the line before to what stands under it."""
        if self.nummer is not None:
            self.alternativer[self.nummer.ord.rstrip(")")] = hva
            self.nummer = None
