"""The latest evaluation of an index, kept in its folder, so that the interface can show it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.maal import Anslag
from eval.rapport import Oppsummert, Rapport, Svarmaal, rapport_som_json
from indeks.feil import SakssokFeil

FIL = "maaling.json"


@dataclass(frozen=True, slots=True)
class Maaling:
    """When an index was evaluated, and what came of it: the view that was measured first."""

    malt: datetime
    rapporter: tuple[Rapport, ...]


def skriv(mappe: Path, maaling: Maaling) -> None:
    """Keeps an evaluation in the folder of its index. Raises `SakssokFeil` where it cannot be
    written."""
    innhold = {
        "malt": maaling.malt.isoformat(timespec="seconds"),
        "rapporter": [rapport_som_json(r) for r in maaling.rapporter],
    }
    ny = mappe / f"{FIL}.ny"
    try:
        ny.write_text(json.dumps(innhold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        ny.replace(mappe / FIL)
    except OSError as feil:
        raise SakssokFeil(
            f"Målingen kan ikke legges i indeksen «{mappe}» ({feil.strerror}); sjekk at mappen kan "
            "skrives i."
        ) from feil


def les(mappe: Path) -> Maaling | None:
    """The evaluation kept with an index; None where there is none. Raises `SakssokFeil` where it
    cannot be read."""
    fil = mappe / FIL
    if not fil.is_file():
        return None
    try:
        innhold = json.loads(fil.read_text(encoding="utf-8"))
        return Maaling(
            datetime.fromisoformat(innhold["malt"]),
            tuple(_rapport(r) for r in innhold["rapporter"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as feil:
        raise SakssokFeil(
            f"Målingen i «{fil}» kan ikke leses; kjør «sakssok eval» på nytt."
        ) from feil


def _rapport(r: Mapping[str, Any]) -> Rapport:
    return Rapport(
        r["visning"],
        r["modell"],
        r["indeks"],
        r["median_ms"],
        {navn: _oppsummert(ett) for navn, ett in r["sett"].items()},
        {navn: _oppsummert(ett) for navn, ett in r["typer"].items()},
    )


def _oppsummert(o: Mapping[str, Any]) -> Oppsummert:
    return Oppsummert(
        o["antall"],
        o["besvarbare"],
        {navn: _anslag(verdi) for navn, verdi in o["maal"].items()},
        Svarmaal(**{navn: _anslag(verdi) for navn, verdi in o["svar"].items()}),
    )


def _anslag(verdi: Mapping[str, Any] | None) -> Anslag | None:
    return None if verdi is None else Anslag(**verdi)


def samlet(oppsummert: Sequence[Oppsummert], maal: str) -> float | None:
    """A measure over several sets of questions as one, each question counting the same."""
    egne = [a for o in oppsummert if (a := o.maal.get(maal)) is not None]
    antall = sum(a.antall for a in egne)
    return sum(a.verdi * a.antall for a in egne) / antall if antall else None


def samlet_svar(oppsummert: Sequence[Oppsummert], navn: str) -> tuple[float, int] | None:
    """The same of a measure of the answers, with how many it is taken over."""
    egne: list[Anslag] = [a for o in oppsummert if (a := getattr(o.svar, navn)) is not None]
    antall = sum(a.antall for a in egne)
    return (sum(a.verdi * a.antall for a in egne) / antall, antall) if antall else None
