"""A run's folder: TREC's two files, every question's measures, and the report.

`kjoring.trec` and `qrels.trec` are for other tools, `sporsmal.jsonl` is what two runs are compared
by, `rapport.json` is what `sakssok eval --json` prints.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from eval import trec
from eval.kjoring import Kjort
from eval.rapport import Rapport, malt_som_json, rapport_som_json
from indeks.feil import SakssokFeil

KJORING, DOMMER, SPORSMAL, RAPPORT = (
    "kjoring.trec",
    "qrels.trec",
    "sporsmal.jsonl",
    "rapport.json",
)


@dataclass(frozen=True, slots=True)
class Lagret:
    """A run read back: each question's text, set and measures, by id. Questions that the documents
    do not answer have no measures."""

    navn: str
    tekst: dict[str, str]
    sett: dict[str, str]
    maal: dict[str, dict[str, float]]


def skriv(mappe: Path, kjort: Kjort, rapport: Rapport) -> None:
    """Writes a run. Raises `SakssokFeil` where the folder cannot be written."""
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        trec.skriv_kjoring(mappe / KJORING, kjort.treff, f"sakssok-{kjort.visning}")
        trec.skriv_dommer(mappe / DOMMER, kjort.dommer)
        (mappe / SPORSMAL).write_text(
            "".join(f"{_json(malt_som_json(m))}\n" for m in kjort.sporsmal), encoding="utf-8"
        )
        (mappe / RAPPORT).write_text(
            json.dumps(rapport_som_json(rapport), ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
    except OSError as feil:
        raise SakssokFeil(
            f"Målingen kan ikke skrives i «{mappe}» ({feil.strerror}); velg en annen mappe med "
            "--ut."
        ) from feil


def _json(verdi: object) -> str:
    return json.dumps(verdi, ensure_ascii=False)


def les(mappe: Path) -> Lagret:
    """Reads a run back. Raises `SakssokFeil` where it is none."""
    fil = mappe / SPORSMAL
    try:
        rader = [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines()]
        return Lagret(
            mappe.name,
            {rad["id"]: rad["sporsmal"] for rad in rader},
            {rad["id"]: rad["sett"] for rad in rader},
            {
                rad["id"]: {navn: float(verdi) for navn, verdi in rad["maal"].items()}
                for rad in rader
                if rad["maal"]
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as feil:
        raise SakssokFeil(
            f"Det er ingen måling i «{mappe}»; oppgi en mappe som «sakssok eval» har skrevet, for "
            "eksempel eval-data/standard."
        ) from feil
