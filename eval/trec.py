"""TREC's files for runs and judgements, which other tools read: trec_eval, ir-measures, ranx."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.dom import Dommer

Kjoring = Mapping[str, Sequence[tuple[str, float]]]
"""A run: for each question its hits and their scores, best first."""

STEG = 1e-4
"""Scores are written with four decimals, and each is at least this much under the one before:
trec_eval sorts by score, in single precision, and breaks ties its own way."""


def strengt_synkende(treff: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The same hits in the same order, with scores that give that order and no ties."""
    ut: list[tuple[str, float]] = []
    for navn, poeng in treff:
        rundet = round(poeng, 4)
        if ut and rundet > ut[-1][1] - STEG:
            rundet = round(ut[-1][1] - STEG, 4)
        ut.append((navn, rundet))
    return ut


def skriv_kjoring(fil: Path, kjoring: Kjoring, navn: str) -> None:
    """Writes a run: question, Q0, passage, rank, score, the run's name."""
    linjer = [
        f"{id_} Q0 {passasje} {rang} {poeng:.4f} {navn}"
        for id_, treff in kjoring.items()
        for rang, (passasje, poeng) in enumerate(strengt_synkende(treff), 1)
    ]
    fil.write_text("".join(f"{linje}\n" for linje in linjer), encoding="utf-8")


def skriv_dommer(fil: Path, dommer: Dommer) -> None:
    """Writes judgements: question, 0, passage, 1 for a hit and 0 for none."""
    linjer = [
        f"{id_} 0 {passasje} {verdi}"
        for id_, egne in dommer.items()
        for passasje, verdi in sorted(egne.items())
    ]
    fil.write_text("".join(f"{linje}\n" for linje in linjer), encoding="utf-8")
