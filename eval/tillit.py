"""Fits how sure an answer is (`sok/svar/tillit.json`), on questions for development alone.

Trees over `sok.svar.tillit.Kjennetegn`. What it must tell apart is made from what there is:

- the development questions that the papers answer, asked of their own archive;
- those that the papers do not answer, as labelled;
- the first again with every passage that holds the answer hidden, so that the subject is treated
  and the answer is missing, as in most questions that cannot be answered;
- the first asked of another archive, where the subject is missing too;
- NorQuAD, and NorQuAD with the question's own context hidden.

Each kind weighs what `VEKT` says, whatever its number. All that is reported is cross-validated,
with all that is made of one question in the same fold.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval import norquad
from eval.dom import INGEN, alle_passasjer, dommer, passasjenavn
from eval.sporsmal import Merket, Sett, brettet
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.sokemotor import Sokemotor
from sok.svar.tillit import Kjennetegn, Skog, Tre

NORQUAD = 150
"""How many of NorQuAD's questions are used."""

DELER = 5
FRO = 20240601
TRAER, STEG, DYBDE, MINST_I_BLAD, DEMPING = 200, 0.06, 2, 20, 1.0
"""How many trees, what each counts, how many steps it has, how many examples a leaf must have, and
the L2 regularisation of what it says."""

FRITT = ("sen", "lengde")
"""Features that may count either way; more of any other never counts against an answer."""

VEKT: dict[str, float] = {
    "besvarbar": 1.0,
    "ubesvart": 0.6,
    "skjult": 0.6,
    "annet_arkiv": 0.3,
    "norquad": 0.3,
    "norquad_skjult": 0.3,
}
"""What each kind of example weighs in all, beside the answerable questions."""

_SVARER = {"besvarbar", "norquad"}

AVVIST = 0.08
"""The share of the answerable development questions that the model may decline."""

VARSLET = {"ubesvart": 0.9, "skjult": 0.86}
"""The share of those that the papers do not answer, as labelled or because the answer is hidden,
that must not be called sure, by the model or by the rules (`sok.svar.sikkerhet`) together. Of the
hidden ones some are answered elsewhere, in other words."""

UTEN_COSINUS = ("sen", "skiller", "jevn", "samlet")
"""Features whose scale is the model's own, left out of what serves other models."""

SAGT_AV_COSINUS = ("dekning",)
"""Features that tell nothing more where the model's cosines are known."""


@dataclass(frozen=True, slots=True)
class Eksempel:
    """A question asked, what it was made as (`VEKT`), what was seen of the answer, and whether the
    rules doubt it, so that it is never called sure."""

    sporsmal: str
    slag: str
    kjennetegn: Kjennetegn
    tvil: bool = False


@dataclass(frozen=True, slots=True)
class Tilpasset:
    """A fitted model, as `sok/svar/tillit.json` has it, and how well it tells, cross-validated: the
    area under the ROC curve, and by kind of example the shares declined and not called sure."""

    skog: Skog
    auc: float
    avvist: dict[str, float]
    varslet: dict[str, float]
    antall: dict[str, int]


def av_arkiver(
    motorer: Sequence[tuple[Sokemotor, Sequence[Sett]]], steg: Callable[[], None]
) -> list[Eksempel]:
    """Examples from archives with their own questions for development."""
    ut: list[Eksempel] = []
    for nr, (motor, sett) in enumerate(motorer):
        egne = [q for ett in sett for q in ett.sporsmal]
        skjult = svarpassasjer(motor.lager, egne)
        for q in egne:
            ut += _ett(motor, q.sporsmal, "besvarbar" if q.besvarbar else "ubesvart")
            if q.besvarbar and (uten := skjult[q.id]):
                ut += _ett(motor, q.sporsmal, "skjult", uten)
            if q.besvarbar and len(motorer) > 1:
                annen, _ = motorer[(nr + 1) % len(motorer)]
                ut += _ett(annen, q.sporsmal, "annet_arkiv")
            steg()
    return ut


def av_norquad(motor: Sokemotor, data: norquad.Norquad, steg: Callable[[], None]) -> list[Eksempel]:
    """Examples from NorQuAD, over an index of it."""
    per_kontekst: dict[str, list[int]] = {}
    for p in alle_passasjer(motor.lager):
        per_kontekst.setdefault(p.dokument, []).append(p.id)
    ut: list[Eksempel] = []
    for q in (q for ett in data.sett for q in ett.sporsmal):
        ut += _ett(motor, q.sporsmal, "norquad")
        kontekst = data.svarsteder[q.id][0].kontekst
        ut += _ett(motor, q.sporsmal, "norquad_skjult", per_kontekst.get(kontekst, ()))
        steg()
    return ut


def _ett(motor: Sokemotor, sporsmal: str, slag: str, uten: Sequence[int] = ()) -> list[Eksempel]:
    v = motor.sok(sporsmal, uten=uten).vurdering
    return [] if v is None else [Eksempel(sporsmal, slag, v.kjennetegn, bool(v.tvil))]


def svarpassasjer(lager: Lager, sporsmal: Sequence[Merket]) -> dict[str, list[int]]:
    """For each question that has an answer, the passages that hold it, wherever they stand."""
    domt = dommer(lager, sporsmal)
    med_svar = [(q, [brettet(svar) for svar in q.svar]) for q in sporsmal if q.besvarbar]
    ut: dict[str, list[int]] = {q.id: [] for q, _ in med_svar}
    for p in alle_passasjer(lager):
        tekst, navn = brettet(p.tekst), passasjenavn(p)
        for q, svar in med_svar:
            if domt[q.id].get(navn) == 1 or any(s in tekst for s in svar):
                ut[q.id].append(p.id)
    return {id_: [] if INGEN in domt[id_] else ider for id_, ider in ut.items()}


def tilpass(eksempler: Sequence[Eksempel], navn: Sequence[str] | None = None) -> Tilpasset:
    """Fits the model, on those features where some are named. Raises `SakssokFeil` where there are
    not examples enough to do so from."""
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold

    finnes = {e.slag for e in eksempler}
    if (
        len({e.sporsmal for e in eksempler}) < DELER
        or "besvarbar" not in finnes
        or finnes.isdisjoint(VARSLET)
    ):
        raise SakssokFeil(
            f"Det trengs minst {DELER} spørsmål, både slike som papirene svarer på, og slike som "
            "de ikke svarer på; ta med flere sett."
        )
    brukte = list(navn or (f.name for f in fields(Kjennetegn)))
    x = np.array([[asdict(e.kjennetegn)[n] for n in brukte] for e in eksempler])
    y = np.array([e.slag in _SVARER for e in eksempler])
    vekter = _eksempelvekter(eksempler)
    stigende = [int(n not in FRITT) for n in brukte]
    grupper = [e.sporsmal for e in eksempler]
    log_odds = np.zeros(len(eksempler))
    for lar, prov in GroupKFold(DELER, shuffle=True, random_state=FRO).split(x, y, grupper):
        log_odds[prov] = _modell(x[lar], y[lar], vekter[lar], stigende).decision_function(x[prov])
    konstant, traer = _traer(_modell(x, y, vekter, stigende))
    slag = np.array([e.slag for e in eksempler])
    svarer = float(np.quantile(log_odds[slag == "besvarbar"], AVVIST))
    uten_tvil = np.where([e.tvil for e in eksempler], -np.inf, log_odds)
    sikker = max(
        svarer,
        *(
            float(np.quantile(uten_tvil[slag == s], andel, method="higher"))
            for s, andel in VARSLET.items()
            if (slag == s).any()
        ),
    )
    per_slag = {s: slag == s for s in VEKT if (slag == s).any()}
    return Tilpasset(
        Skog(tuple(brukte), konstant, traer, round(svarer, 4), round(sikker, 4)),
        float(roc_auc_score(y, log_odds, sample_weight=vekter)),
        {s: float((log_odds[er] < svarer).mean()) for s, er in per_slag.items()},
        {s: float((uten_tvil[er] < sikker).mean()) for s, er in per_slag.items()},
        {s: int(er.sum()) for s, er in per_slag.items()},
    )


def ablasjon(eksempler: Sequence[Eksempel]) -> dict[str, Tilpasset]:
    """The model without each of its features in turn."""
    alle = [f.name for f in fields(Kjennetegn)]
    return {n: tilpass(eksempler, [x for x in alle if x != n]) for n in alle}


def begge(eksempler: Sequence[Eksempel]) -> dict[str, Tilpasset]:
    """The model for the default language model, and the one for any other."""
    alle = [f.name for f in fields(Kjennetegn)]
    andre = [n for n in alle if n not in UTEN_COSINUS]
    standard = [n for n in alle if n not in SAGT_AV_COSINUS]
    return {"standard": tilpass(eksempler, standard), "andre": tilpass(eksempler, andre)}


def _eksempelvekter(eksempler: Sequence[Eksempel]) -> NDArray[np.float64]:
    antall: Mapping[str, int] = {s: sum(e.slag == s for e in eksempler) for s in VEKT}
    snitt = len(eksempler) / sum(VEKT.values())
    return np.array([VEKT[e.slag] * snitt / antall[e.slag] for e in eksempler])


def _modell(
    x: NDArray[np.float64],
    y: NDArray[np.bool_],
    vekter: NDArray[np.float64],
    stigende: Sequence[int],
) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    modell = HistGradientBoostingClassifier(
        max_iter=TRAER,
        learning_rate=STEG,
        max_depth=DYBDE,
        min_samples_leaf=MINST_I_BLAD,
        l2_regularization=DEMPING,
        monotonic_cst=stigende,
        early_stopping=False,
        random_state=FRO,
    )
    return modell.fit(x, y, sample_weight=vekter)


def _traer(modell: Any) -> tuple[float, tuple[Tre, ...]]:
    """A model's constant and its trees as `sok.svar.tillit.Tre` has them. That what scikit-learn
    keeps them in still means this is held by a test, which adds them up."""

    def les(noder: Any, nr: int) -> Tre:
        n = noder[nr]
        if n["is_leaf"]:
            return round(float(n["value"]), 5)
        # The threshold is not rounded: it is often the very value that an example has.
        grense = float(n["num_threshold"])
        return int(n["feature_idx"]), grense, les(noder, n["left"]), les(noder, n["right"])

    traer = tuple(les(en.nodes, 0) for (en,) in modell._predictors)
    return round(float(modell._baseline_prediction[0, 0]), 5), traer
