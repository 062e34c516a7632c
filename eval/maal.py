"""The measures: `ir-measures` over judgements and a run, and scipy for how sure a mean is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.dom import Dommer
from eval.trec import Kjoring, strengt_synkende

MAAL = (
    "Success@1",
    "Success@5",
    "Success@10",
    "R@1",
    "R@5",
    "R@10",
    "RR@10",
    "nDCG@10",
    "Judged@10",
)
"""As `ir-measures` names them. Success@k: a hit among the first k, which is what one who asks
needs; R@k: the share of all that are hits, which counts every copy of the same words."""

TREKNINGER = 9999
DEKNING = 0.95
FRO = 20240601


@dataclass(frozen=True, slots=True)
class Anslag:
    """A mean over `antall` questions, and the interval that holds 95 in 100 bootstrap means."""

    verdi: float
    lav: float
    hoy: float
    antall: int


def per_sporsmal(dommer: Dommer, kjoring: Kjoring) -> dict[str, dict[str, float]]:
    """Every measure of every question that has judgements; a question without hits has 0."""
    import ir_measures

    maal = {ir_measures.parse_measure(navn): navn for navn in MAAL}
    qrels = [
        ir_measures.Qrel(id_, passasje, verdi)
        for id_, egne in dommer.items()
        for passasje, verdi in egne.items()
    ]
    run = [
        ir_measures.ScoredDoc(id_, passasje, poeng)
        for id_, treff in kjoring.items()
        for passasje, poeng in strengt_synkende(treff)
    ]
    ut: dict[str, dict[str, float]] = {id_: {} for id_ in dommer}
    for maling in ir_measures.iter_calc(list(maal), qrels, run):
        ut[maling.query_id][maal[maling.measure]] = float(maling.value)
    return ut


def anslag(verdier: Sequence[float]) -> Anslag | None:
    """The mean, with its bootstrap interval (percentile); None of nothing. The same values give
    the same interval."""
    if not verdier:
        return None
    import numpy as np
    from scipy import stats

    x = np.asarray(verdier, dtype=np.float64)
    snitt = float(x.mean())
    if len(x) < 2 or (x == x[0]).all():
        return Anslag(snitt, snitt, snitt, len(x))
    spenn = stats.bootstrap(
        (x,),
        np.mean,
        n_resamples=TREKNINGER,
        confidence_level=DEKNING,
        method="percentile",
        batch=1000,
        rng=np.random.default_rng(FRO),
    ).confidence_interval
    return Anslag(snitt, float(spenn.low), float(spenn.high), len(x))


def sammendrag(
    malt: Mapping[str, Mapping[str, float]], ider: Sequence[str]
) -> dict[str, Anslag | None]:
    """Each measure's mean over those of the questions that have it."""
    return {
        navn: anslag([malt[id_][navn] for id_ in ider if navn in malt.get(id_, {})])
        for navn in MAAL
    }
