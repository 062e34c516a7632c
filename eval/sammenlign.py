"""Two runs compared question by question: is the difference more than chance?

A paired permutation test for each measure (scipy), and Holm's correction over the measures, since
one of many is easily significant by chance.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from eval.mappe import Lagret
from indeks.feil import SakssokFeil

MAAL = ("Success@1", "Success@5", "R@10", "RR@10", "nDCG@10")
"""What is tested."""

PERMUTASJONER = 9999
FRO = 20240601
MEST = "RR@10"
"""The measure by which single questions are said to go better or worse."""


@dataclass(frozen=True, slots=True)
class Forskjell:
    """One measure of two runs over the same questions. `p` is two-sided, `holm` the same after the
    correction; `bedre` and `verre` count the questions that went better and worse in `b`."""

    maal: str
    a: float
    b: float
    p: float
    holm: float
    bedre: int
    verre: int
    likt: int


@dataclass(frozen=True, slots=True)
class Sammenlignet:
    """Two runs compared over the `antall` questions they have in common. `bedre` and `verre` are
    the questions that differ most in RR@10, as (id, question, a, b)."""

    a: str
    b: str
    antall: int
    forskjeller: tuple[Forskjell, ...]
    bedre: tuple[tuple[str, str, float, float], ...]
    verre: tuple[tuple[str, str, float, float], ...]


def sammenlign(a: Lagret, b: Lagret, vis: int = 5, sett: Collection[str] = ()) -> Sammenlignet:
    """Compares two runs, on the questions of those sets alone where some are given. Raises
    `SakssokFeil` where they have no question in common."""
    if ukjente := sorted(set(sett) - set(b.sett.values())):
        raise SakssokFeil(
            f"Det er ingen spørsmål fra «{ukjente[0]}» i målingen; den har "
            f"{', '.join(sorted(set(b.sett.values())))}."
        )
    felles = [
        id_
        for id_ in a.maal
        if id_ in b.maal and a.tekst[id_] == b.tekst[id_] and (not sett or b.sett[id_] in sett)
    ]
    if not felles:
        raise SakssokFeil(
            "De to målingene har ingen spørsmål felles; mål med de samme spørsmålene og prøv igjen."
        )
    par = {m: ([a.maal[i][m] for i in felles], [b.maal[i][m] for i in felles]) for m in MAAL}
    p = [permutasjonstest(*par[m]) for m in MAAL]
    forskjeller = tuple(
        Forskjell(
            m,
            sum(x) / len(felles),
            sum(y) / len(felles),
            p_verdi,
            rettet,
            sum(ny > for_ for for_, ny in zip(x, y, strict=True)),
            sum(ny < for_ for for_, ny in zip(x, y, strict=True)),
            sum(ny == for_ for for_, ny in zip(x, y, strict=True)),
        )
        for (m, (x, y)), p_verdi, rettet in zip(par.items(), p, holm(p), strict=True)
    )
    endret = sorted(
        ((i, a.tekst[i], x, y) for i, x, y in zip(felles, *par[MEST], strict=True) if x != y),
        key=lambda rad: (rad[3] - rad[2], rad[0]),
    )
    return Sammenlignet(
        a.navn,
        b.navn,
        len(felles),
        forskjeller,
        tuple(rad for rad in reversed(endret) if rad[3] > rad[2])[:vis],
        tuple(rad for rad in endret if rad[3] < rad[2])[:vis],
    )


def permutasjonstest(a: Sequence[float], b: Sequence[float]) -> float:
    """The two-sided p-value of a paired permutation test of the means; 1 where all are equal."""
    import numpy as np
    from scipy import stats

    x, y = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    ulike = x != y
    if ulike.sum() < 2:
        return 1.0  # of one pair, swapped or not, neither way is rarer than the other
    # Pairs that are equal change nothing by being swapped; without them the test is exact sooner.
    resultat = stats.permutation_test(
        (x[ulike], y[ulike]),
        lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=PERMUTASJONER,
        rng=np.random.default_rng(FRO),
    )
    return float(resultat.pvalue)


def holm(p: Sequence[float]) -> list[float]:
    """Holm's step-down correction: p-values that may be held against one level together."""
    rettet = [0.0] * len(p)
    storst = 0.0
    for nr, i in enumerate(sorted(range(len(p)), key=lambda i: p[i])):
        storst = max(storst, min(1.0, (len(p) - nr) * p[i]))
        rettet[i] = storst
    return rettet
