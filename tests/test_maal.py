"""Målene er de vanlige: de stemmer med tall regnet for hånd, og filene med det trec_eval leser."""

import math
from itertools import pairwise
from pathlib import Path

import ir_measures
import pytest

from eval.dom import INGEN, Dommer, med_ingen, uten_treff
from eval.maal import MAAL, anslag, per_sporsmal, sammendrag
from eval.sammenlign import holm, permutasjonstest
from eval.trec import skriv_dommer, skriv_kjoring, strengt_synkende

DOMMER: Dommer = {
    "a": {"p1": 1, "p2": 1, "p3": 0},
    "b": {"p9": 1},
    "c": {INGEN: 1},
    "d": {"p1": 1},
}
KJORING = {
    "a": [("p3", 3.0), ("p1", 2.0), ("p4", 1.5), ("p2", 1.0)],
    "b": [(f"q{nr}", 20.0 - nr) for nr in range(10)] + [("p9", 1.0)],
    "c": [("p1", 1.0)],
}


def test_hvert_mal_er_som_regnet_for_hand() -> None:
    malt = per_sporsmal(DOMMER, KJORING)
    # Hits at ranks 2 and 4; the ideal has them at 1 and 2.
    ndcg = (1 / math.log2(3) + 1 / math.log2(5)) / (1 / math.log2(2) + 1 / math.log2(3))
    assert malt["a"] == pytest.approx(
        {
            "Success@1": 0.0,
            "Success@5": 1.0,
            "Success@10": 1.0,
            "R@1": 0.0,
            "R@5": 1.0,
            "R@10": 1.0,
            "RR@10": 1 / 2,
            "nDCG@10": ndcg,
            "Judged@10": 3 / 4,
        }
    )
    # The hit is the eleventh; no passage answers; nothing was run. All count, as misses.
    for id_ in ("b", "c", "d"):
        assert {malt[id_][navn] for navn in MAAL} == {0.0}


def test_sammendraget_er_snittet_av_alle_sporsmal() -> None:
    snitt = sammendrag(per_sporsmal(DOMMER, KJORING), list(DOMMER))
    rr = snitt["RR@10"]
    assert rr is not None
    assert (rr.verdi, rr.antall) == (pytest.approx(0.5 / 4), 4)
    assert rr.lav <= rr.verdi <= rr.hoy


def test_spennet_er_det_samme_hver_gang_og_smalner_med_flere_sporsmal() -> None:
    fa, mange = anslag([0.0, 1.0] * 10), anslag([0.0, 1.0] * 1000)
    assert fa is not None and mange is not None and fa == anslag([0.0, 1.0] * 10)
    # The normal approximation: 1.96 · √(0.25/n).
    assert fa.hoy - fa.lav == pytest.approx(2 * 1.96 * math.sqrt(0.25 / 20), abs=0.06)
    assert mange.hoy - mange.lav == pytest.approx(2 * 1.96 * math.sqrt(0.25 / 2000), abs=0.006)
    assert anslag([]) is None
    ett = anslag([0.25])
    assert ett is not None and (ett.lav, ett.hoy) == (0.25, 0.25)


def test_svar_som_ingen_passasje_har_teller_som_bom() -> None:
    alle = med_ingen({"a": {"p": 1}, "b": {"p": 0}, "c": {}})
    assert alle == {"a": {"p": 1}, "b": {"p": 0, INGEN: 1}, "c": {INGEN: 1}}
    assert uten_treff(alle) == ["b", "c"]


def test_like_poeng_skilles_i_filen_og_rekkefolgen_blir_staende() -> None:
    treff = [("z", 0.5), ("a", 0.5), ("m", 0.50004), ("b", 0.4999), ("c", -1.0)]
    skilt = strengt_synkende(treff)
    assert [navn for navn, _ in skilt] == ["z", "a", "m", "b", "c"]
    poeng = [p for _, p in skilt]
    assert all(over - under >= 0.99e-4 for over, under in pairwise(poeng))


def test_filene_leses_tilbake_av_andre_verktoy_med_samme_tall(tmp_path: Path) -> None:
    like = {**KJORING, "a": [("p3", 1.0), ("p1", 1.0), ("p4", 1.0), ("p2", 1.0)]}
    skriv_kjoring(tmp_path / "kjoring.trec", like, "prove")
    skriv_dommer(tmp_path / "qrels.trec", DOMMER)
    maal = {ir_measures.parse_measure(navn): navn for navn in MAAL}
    lest: dict[str, dict[str, float]] = {}
    for m in ir_measures.iter_calc(
        list(maal),
        ir_measures.read_trec_qrels(str(tmp_path / "qrels.trec")),
        ir_measures.read_trec_run(str(tmp_path / "kjoring.trec")),
    ):
        lest.setdefault(m.query_id, {})[maal[m.measure]] = m.value
    assert lest == per_sporsmal(DOMMER, like)
    assert (tmp_path / "kjoring.trec").read_text().splitlines()[0] == "a Q0 p3 1 1.0000 prove"


def test_holm_er_som_i_laereboken() -> None:
    # 4·0.01, 3·0.02, 2·0.03, 1·0.04; never smaller than the one before.
    assert holm([0.01, 0.04, 0.03, 0.02]) == pytest.approx([0.04, 0.06, 0.06, 0.06])
    assert holm([0.6, 0.9]) == [1.0, 1.0]
    assert holm([]) == []


def test_permutasjonstesten_er_eksakt_for_fa_sporsmal() -> None:
    # Five pairs that all go one way: 2 of 32 sign patterns are as extreme.
    assert permutasjonstest([0.0] * 5, [1.0] * 5) == pytest.approx(2 / 32)
    # Equal pairs change nothing.
    assert permutasjonstest([0.0] * 5 + [1.0] * 50, [1.0] * 55) == pytest.approx(2 / 32)
    assert permutasjonstest([0.5, 0.2], [0.5, 0.2]) == 1.0
    assert permutasjonstest([0.0, 0.3], [1.0, 0.3]) == 1.0
