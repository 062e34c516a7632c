"""What readers say of answers: right or wrong, and a word. Kept in the index folder as JSON lines,
with nothing about who said it; `sakssok eval fra-tilbakemelding` makes questions of it."""

import csv
import io
import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.utskrift import celle
from indeks.feil import SakssokFeil

FILNAVN = "tilbakemelding.jsonl"
MAKS_BYTE = 20_000_000
"""The file never grows past this; somebody who wants the disk filled must find another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilbakemelding:
    """One reader's word on one answer; where `besvart` is False, on there being none. `kilder` are
    the references that the answer cited, as they were shown; `tid` is UTC, ISO 8601."""

    tid: str
    sporsmal: str
    riktig: bool
    besvart: bool = True
    adresse: str = ""
    kommentar: str = ""
    kilder: tuple[str, ...] = ()


class Tilbakemeldinger:
    """The feedback of one index folder. Safe to use from threads."""

    def __init__(self, mappe: Path) -> None:
        self.fil = mappe / FILNAVN
        self._las = threading.Lock()

    def legg_til(
        self,
        sporsmal: str,
        *,
        riktig: bool,
        besvart: bool = True,
        adresse: str = "",
        kommentar: str = "",
        kilder: Sequence[str] = (),
    ) -> None:
        """Adds one. Raises `SakssokFeil` where it cannot be kept."""
        melding = Tilbakemelding(
            tid=datetime.now(UTC).isoformat(timespec="seconds"),
            sporsmal=sporsmal,
            riktig=riktig,
            besvart=besvart,
            adresse=adresse,
            kommentar=kommentar,
            kilder=tuple(kilder),
        )
        linje = json.dumps(asdict(melding), ensure_ascii=False).encode() + b"\n"
        try:
            # One write to a file opened for appending: whole lines, whoever else writes.
            with self._las, self.fil.open("ab", buffering=0) as fil:
                full = fil.tell() + len(linje) > MAKS_BYTE
                if not full:
                    fil.write(linje)
        except OSError as feil:
            raise SakssokFeil(
                f"Tilbakemeldingen kunne ikke lagres ({feil.strerror}); si fra til den som drifter "
                "Sakssøk."
            ) from feil
        if full:
            raise SakssokFeil(
                "Det er ikke plass til flere tilbakemeldinger; si fra til den som drifter Sakssøk."
            )

    def alle(self) -> list[Tilbakemelding]:
        """All of it, oldest first. Raises `SakssokFeil` for a file that is not what was
        written."""
        try:
            linjer = self.fil.read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as feil:
            raise SakssokFeil(f"«{self.fil}» kan ikke leses ({feil}).") from feil
        return [self._les(nr, linje) for nr, linje in enumerate(linjer, 1) if linje.strip()]

    def _les(self, nr: int, linje: str) -> Tilbakemelding:
        try:
            rad = json.loads(linje)
            return Tilbakemelding(
                tid=str(rad["tid"]),
                sporsmal=str(rad["sporsmal"]),
                riktig=bool(rad["riktig"]),
                besvart=bool(rad.get("besvart", True)),
                adresse=str(rad.get("adresse", "")),
                kommentar=str(rad.get("kommentar", "")),
                kilder=tuple(str(k) for k in rad.get("kilder", ())),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as feil:
            raise SakssokFeil(
                f"«{self.fil}», linje {nr}, er ikke en tilbakemelding; rett eller slett linjen."
            ) from feil


KOLONNER = ("sporsmal", "type", "svar", "dokument", "sider", "saksnr", "utvalg", "merknad")
"""The columns of labelled questions, as `eval/LESMEG.md` has them."""


def sporsmal_csv(meldinger: Iterable[Tilbakemelding]) -> str:
    """The questions, each once, as a spreadsheet for somebody to complete: what readers said is in
    `merknad`. `svar` is empty and `type` is not «ubesvart», so that `sakssok eval` says which rows
    nobody has completed yet."""
    samlet: dict[str, tuple[str, dict[str, None]]] = {}
    for melding in meldinger:
        sporsmal, merknader = samlet.setdefault(
            " ".join(melding.sporsmal.casefold().split()), (melding.sporsmal, {})
        )
        merknader[_merknad(melding)] = None
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\n")
    skriver.writerow(KOLONNER)
    for sporsmal, merknader in samlet.values():
        rad = {"sporsmal": sporsmal, "type": "fakta", "merknad": " / ".join(merknader)}
        skriver.writerow([celle(rad.get(kolonne)) for kolonne in KOLONNER])
    return ut.getvalue()


def _merknad(melding: Tilbakemelding) -> str:
    hva = "svaret var" if melding.besvart else "det at arkivet ikke har svaret, er"
    ord_ = f"en leser sa at {hva} {'riktig' if melding.riktig else 'feil'}"
    if melding.kommentar:
        ord_ += f": «{melding.kommentar}»"
    if melding.kilder:
        ord_ += f" (svaret viste til {'; '.join(melding.kilder)})"
    return ord_
