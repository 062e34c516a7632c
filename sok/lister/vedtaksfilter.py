"""What a list of vedtak, proposals, votes and reports is narrowed by."""

from dataclasses import dataclass, field, replace
from typing import Literal

from indeks.feil import SakssokFeil
from indeks.personer import navneord
from sok.sporsmal.sporring import Filter

Listeslag = Literal["vedtak", "forslag", "votering", "status"]

RESULTATER = (
    "vedtatt",
    "falt",
    "innstilling",
    "tatt_til_orientering",
    "utsatt",
    "oversendt",
    "trukket",
    "delvis",
    "godkjent",
    "valgt",
)
_BARE_FORSLAG = ("falt", "trukket", "delvis")

HAR: dict[str, tuple[Listeslag, ...]] = {
    "resultat": ("vedtak", "forslag", "votering"),
    "forslagsstiller": ("forslag", "votering"),
    "parti": ("forslag",),
    "status": ("status",),
}
"""The kinds of row that have what a field of the filter asks for."""


@dataclass(frozen=True, slots=True)
class Vedtaksfilter:
    """What a row must satisfy; all that is set must hold. `slag` None chooses by what is asked:
    proposals for a proposer, a party or a result that only proposals have, status rows for a
    status, else decisions."""

    grunn: Filter = field(default_factory=Filter)
    resultat: str | None = None
    forslagsstiller: str | None = None
    parti: str | None = None
    status: str | None = None
    slag: Listeslag | None = None

    def kontroller(self) -> "Vedtaksfilter":
        """The filter itself; raises `SakssokFeil` where it can never be satisfied."""
        self.grunn.kontroller()
        if self.resultat and self.resultat not in RESULTATER:
            raise SakssokFeil(
                f"«{self.resultat}» er ikke et resultat; skriv ett av {', '.join(RESULTATER)}."
            )
        if self.forslagsstiller and not navneord(self.forslagsstiller):
            raise SakssokFeil(
                f"«{self.forslagsstiller}» er ikke et navn; skriv fornavn, etternavn eller begge."
            )
        hvilke = self.hvilke()
        for felt, har in HAR.items():
            if getattr(self, felt) and not set(har) & set(hvilke):
                raise SakssokFeil(
                    f"En liste av slaget «{hvilke[0]}» kan ikke avgrenses med «{felt}»; "
                    f"det kan bare {' eller '.join(f'«{s}»' for s in har)}."
                )
        return self

    def hvilke(self) -> tuple[Listeslag, ...]:
        """The kinds of row asked for."""
        if self.slag:
            return (self.slag,)
        if self.status:
            return ("status",)
        if self.forslagsstiller:
            return ("forslag",) if self.resultat or self.parti else ("forslag", "votering")
        if self.parti or self.resultat in _BARE_FORSLAG:
            return ("forslag",)
        return ("vedtak",)

    def for_slag(self, slag: Listeslag) -> "Vedtaksfilter":
        """The filter of the list of one kind: without what its rows cannot have, and without the
        result, since each kind ends in its own ways."""
        uten = {felt: None for felt, har in HAR.items() if slag not in har}
        return replace(self, **{**uten, "resultat": None, "slag": slag})  # type: ignore[arg-type]
