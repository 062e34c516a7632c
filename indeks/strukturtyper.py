"""What is read of a document's decisions, as plain values.

All offsets are into `Lesning.tekst`; `behandling` and `del_nr` are indices into the `Lesning`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Forslagstype = Literal[
    "forslag",
    "alternativt_forslag",
    "tilleggsforslag",
    "endringsforslag",
    "fellesforslag",
    "oversendelsesforslag",
    "verbalforslag",
    "utsettelsesforslag",
    "protokolltilforsel",
    "stemmeforklaring",
]
"""What the text calls a proposal; plain `forslag` where it says no more."""

Resultat = Literal[
    "vedtatt", "falt", "tatt_til_orientering", "oversendt", "utsatt", "trukket", "valgt", "godkjent"
]
"""What became of what was voted on."""

Utfall = Literal[
    "vedtatt",
    "falt",
    "tatt_til_orientering",
    "oversendt",
    "utsatt",
    "trukket",
    "valgt",
    "godkjent",
    "delvis",
]
"""A proposal's fate: a vote's result, or `delvis` where its points met different ones."""

Gjelder = Literal["innstilling", "forslag", "annet"]
"""What a vote was about: the recommendation the sak came with, a proposal, or something else."""

Rolle = Literal[
    "leder", "nestleder", "medlem", "varamedlem", "forfall", "administrasjon", "inhabil"
]

Punktslag = Literal["vedtak", "innstilling", "forslag_til_vedtak"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as named, with the party as printed; None where none is."""

    navn: str
    parti: str | None = None


@dataclass(frozen=True, slots=True)
class Forslag:
    """A proposal made in a behandling.

    `start` and `slutt` bound it with the words that introduce it, `ord_start` and `ord_slutt` its
    own words (equal where they are not given). `partier` are those it was made by or on behalf
    of, `organ` the body that made it or `tidligere_organ` the one it was made in before.
    """

    behandling: int | None
    type: Forslagstype
    forslagsstillere: tuple[Person, ...]
    partier: tuple[str, ...]
    organ: str | None
    tidligere_organ: str | None
    start: int
    slutt: int
    ord_start: int
    ord_slutt: int
    utfall: Utfall | None = None


@dataclass(frozen=True, slots=True)
class Votering:
    """The result of one vote. `for_` and `mot` are None where no number is told; `stemte_for` and
    `stemte_mot` are the names and parties told, as printed. `forslag` are indices of proposals."""

    behandling: int | None
    resultat: Resultat | None
    enstemmig: bool
    for_: int | None
    mot: int | None
    stemte_for: tuple[str, ...]
    stemte_mot: tuple[str, ...]
    gjelder: Gjelder
    forslagsstillere: tuple[str, ...]
    forslag: tuple[int, ...]
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Vedtakstekst:
    """A block of decided, recommended or proposed text: `tekst[start:slutt]`, without heading."""

    del_nr: int
    behandling: int | None
    slag: Punktslag
    start: int
    slutt: int
    punkter: tuple["Punkt", ...]
    til_annet_organ: bool
    """Whether the text itself says that another body makes the final decision."""


@dataclass(frozen=True, slots=True)
class Punkt:
    """A numbered point at the top level: its number as printed, and its words' place."""

    nr: str
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Gang:
    """A row of a table of bodies: when and under which number the sak is or was before one."""

    behandling: int | None
    utvalg: str
    dato: date | None
    saksnr: str | None
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Henvisning:
    """A reference to another sak by number. `forkortelse` are the letters before it (`F`, `FSK`),
    `organ` the body named beside it."""

    behandling: int | None
    saksnr: str
    forkortelse: str | None
    organ: str | None
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Vedtaksstatus:
    """A row of a report on earlier decisions. `iverksatt` is None where the status is neither."""

    behandling: int | None
    dato: date | None
    organ: str
    saksnr: str
    sakstittel: str
    status: str
    iverksatt: bool | None
    merknad: str
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Eiendom:
    """A property by gårdsnummer and bruksnummer (matrikkellova § 5)."""

    behandling: int | None
    gnr: int
    bnr: int
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Deltaker:
    """Somebody in a meeting's list of who met, with the office and whom they met for."""

    utvalg: str | None
    dato: date | None
    person: Person
    rolle: Rolle
    motte_for: Person | None
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Struktur:
    """All of it for one document."""

    forslag: tuple[Forslag, ...]
    voteringer: tuple[Votering, ...]
    vedtakstekster: tuple[Vedtakstekst, ...]
    saksgang: tuple[Gang, ...]
    henvisninger: tuple[Henvisning, ...]
    vedtaksstatus: tuple[Vedtaksstatus, ...]
    eiendommer: tuple[Eiendom, ...]
    deltakere: tuple[Deltaker, ...]


INGEN_STRUKTUR = Struktur((), (), (), (), (), (), (), ())
"""Of a document in which nothing is decided."""
