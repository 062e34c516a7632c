"""The baseline: what was measured when it was last accepted, which later code must not fall under.

`grunnlinje.json` is written by `sakssok eval --skriv-grunnlinje`, and held by a test.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.maal import Anslag
from eval.rapport import Oppsummert, Rapport
from indeks.feil import SakssokFeil

FIL = Path(__file__).parent / "grunnlinje.json"

MAAL = ("Success@1", "Success@5", "RR@10", "nDCG@10")
SVARMAAL_OPP = ("sitater_holder", "svar_treffer", "ubesvart_avvist")
SVARMAAL_NED = ("besvart_avvist",)
"""What must not rise."""

SLINGRING = 0.03
"""How much worse is let pass, or one question where that is more: the same weights give slightly
other numbers on other machines, and two questions of seventy is no regress."""

UTEN_SLINGRING = frozenset({"sitater_holder"})


def lag(rapport: Rapport) -> dict[str, dict[str, float]]:
    """The baseline of a report, by set."""
    return {
        navn: {hva: round(verdi.verdi, 4) for hva, verdi in _verdier(ett) if verdi is not None}
        for navn, ett in rapport.sett.items()
    }


def _verdier(ett: Oppsummert) -> Iterator[tuple[str, Anslag | None]]:
    for maal in MAAL:
        yield maal, ett.maal[maal]
    for maal in (*SVARMAAL_OPP, *SVARMAAL_NED):
        yield maal, getattr(ett.svar, maal)


def brudd(rapport: Rapport, grunnlinje: dict[str, dict[str, float]]) -> list[str]:
    """What is worse than the baseline, each as one Norwegian sentence. Sets that only one of the
    two has are left out."""
    ut: list[str] = []
    for navn, ett in rapport.sett.items():
        for hva, na in _verdier(ett):
            for_ = grunnlinje.get(navn, {}).get(hva)
            if for_ is None or na is None:
                continue
            verre = na.verdi - for_ if hva in SVARMAAL_NED else for_ - na.verdi
            lov = 0.0 if hva in UTEN_SLINGRING else max(SLINGRING, 1 / na.antall)
            # The baseline is written with four decimals.
            if verre > lov + 1e-4:
                ut.append(f"{navn}: {hva} er {na.verdi:.3f}, mot {for_:.3f} i grunnlinjen.")
    return ut


def les(fil: Path) -> dict[str, dict[str, float]]:
    """Reads a baseline. Raises `SakssokFeil`."""
    try:
        innhold: Any = json.loads(fil.read_text(encoding="utf-8"))
        return {
            navn: {hva: float(verdi) for hva, verdi in ett.items()} for navn, ett in innhold.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as feil:
        raise SakssokFeil(
            f"«{fil}» er ikke en grunnlinje; lag den med «sakssok eval --skriv-grunnlinje {fil}»."
        ) from feil


def skriv(fil: Path, rapport: Rapport) -> None:
    """Writes a baseline; sets that are there already and are not in the report stay."""
    gammel = les(fil) if fil.is_file() else {}
    ny = {**gammel, **lag(rapport)}
    try:
        fil.write_text(json.dumps(ny, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as feil:
        raise SakssokFeil(f"Grunnlinjen «{fil}» kan ikke skrives ({feil.strerror}).") from feil
