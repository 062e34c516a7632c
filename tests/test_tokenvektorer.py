"""Tokenvektorene: pakket smått, nær nok, og sammenlignet token for token."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indeks.sprakmodell.tokenvektorer import VINDU, likheter, maxsim, pakk, pakk_ut

Likhet = NDArray[np.float32]


def enhetsvektorer(antall: int, dimensjon: int = 384, fro: int = 0) -> NDArray[np.float32]:
    v = np.random.default_rng(fro).standard_normal((antall, dimensjon)).astype(np.float32)
    return v / np.linalg.norm(v, axis=1, keepdims=True)


@given(st.integers(0, 40), st.sampled_from([1, 8, 384]), st.integers(0, 1000))
@settings(deadline=None)
def test_pakket_ut_er_det_nesten_det_samme(antall: int, dimensjon: int, fro: int) -> None:
    v = enhetsvektorer(antall, dimensjon, fro)
    heltall, skala = pakk_ut(pakk(v))
    assert heltall.shape == v.shape and heltall.dtype == np.int8
    assert np.abs(heltall * skala - v).max(initial=0) <= skala / 2 + 1e-6


@given(st.integers(1, 30), st.integers(1, 12), st.integers(0, 1000))
@settings(deadline=None)
def test_cosinus_er_riktig_innenfor_en_hundredel(antall: int, ord_: int, fro: int) -> None:
    v, q = enhetsvektorer(antall, fro=fro), enhetsvektorer(ord_, fro=fro + 1)
    (likhet,) = likheter(q, [pakk(v)])
    assert likhet.shape == (ord_, antall) and likhet.dtype == np.float32
    assert np.abs(likhet - q @ v.T).max() < 0.01


def test_pakken_er_en_fjerdedel_saa_stor() -> None:
    v = enhetsvektorer(100)
    assert len(pakk(v)) < v.nbytes / 4 + 20


def test_nuller_og_ingenting_kan_pakkes() -> None:
    for v in (np.zeros((0, 384), np.float32), np.zeros((3, 384), np.float32)):
        heltall, skala = pakk_ut(pakk(v))
        assert heltall.shape == v.shape and not heltall.any() and np.isfinite(skala)


def en(likhet: Likhet, vekter: Likhet, kontekst: int = 0) -> tuple[float, float]:
    """Of one passage: within all of it, and within its best stretch."""
    hele, naer = maxsim([likhet], vekter, [kontekst])
    return float(hele[0]), float(naer[0])


def test_maxsim_er_det_vektede_snittet_av_de_beste() -> None:
    likhet = np.array([[0.1, 0.9], [0.5, 0.2], [-1.0, -0.5]], np.float32)
    assert en(likhet, np.array([1, 1, 0], np.float32))[0] == np.float32((0.9 + 0.5) / 2)
    assert en(likhet, np.array([1, 0, 3], np.float32))[0] == np.float32((0.9 - 1.5) / 4)


def test_det_som_star_samlet_teller_mer_enn_det_som_star_spredt() -> None:
    vekter = np.ones(2, np.float32)
    spredt = np.zeros((2, 300), np.float32)
    spredt[0, 10], spredt[1, 290] = 1, 1
    samlet = np.zeros((2, 300), np.float32)
    samlet[0, 200], samlet[1, 220] = 1, 1
    assert en(samlet, vekter) == (1, 1)
    assert en(spredt, vekter) == (1, 0.5)


def test_konteksten_star_ved_siden_av_hele_passasjen() -> None:
    likhet = np.zeros((2, 300), np.float32)
    likhet[0, 2], likhet[1, 290] = 1, 1
    assert en(likhet, np.ones(2, np.float32), 5)[1] == 1
    assert en(likhet[:, :5], np.ones(2, np.float32), 5)[1] == 0.5


def test_en_passasje_uten_tokens_faar_null() -> None:
    (likhet,) = likheter(enhetsvektorer(3), [pakk(np.zeros((0, 384), np.float32))])
    assert en(likhet, np.ones(3, np.float32)) == (0, 0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=8), st.integers())
def test_hver_passasje_faar_det_samme_alene_som_sammen_med_andre(
    lengder: list[tuple[int, int]], fro: int
) -> None:
    terning = np.random.default_rng(abs(fro))
    alle = [terning.normal(size=(7, antall)).astype(np.float32) for antall, _ in lengder]
    vekter = terning.integers(1, 4, 7).astype(np.float32)
    hele, naer = maxsim(alle, vekter, [kontekst for _, kontekst in lengder])
    assert hele.shape == naer.shape == (len(alle),)
    for nr, (likhet, (_, kontekst)) in enumerate(zip(alle, lengder, strict=True)):
        assert hele[nr] == pytest.approx(slik_den_defineres(likhet, vekter), abs=1e-5)
        assert naer[nr] == pytest.approx(i_beste_vindu(likhet, vekter, kontekst), abs=1e-5)


def slik_den_defineres(likhet: Likhet, vekter: Likhet) -> float:
    if not likhet.shape[1]:
        return 0.0
    return float((likhet.max(axis=1) * vekter).sum() / vekter.sum())


def i_beste_vindu(likhet: Likhet, vekter: Likhet, kontekst: int) -> float:
    foran, kropp = likhet[:, :kontekst], likhet[:, kontekst:]
    halv = VINDU // 2
    siste = max(1, -(-kropp.shape[1] // halv) - 1)
    return max(
        slik_den_defineres(
            np.concatenate([foran, kropp[:, nr * halv : nr * halv + VINDU]], axis=1), vekter
        )
        for nr in range(siste)
    )


def test_en_tekst_ligner_mest_paa_seg_selv() -> None:
    tekster = [enhetsvektorer(20, fro=nr) for nr in range(10)]
    for nr, tekst in enumerate(tekster):
        alle = likheter(tekst, map_pakk(tekster))
        poeng, _ = maxsim(alle, np.ones(20, np.float32), [0] * len(alle))
        assert int(np.argmax(poeng)) == nr and poeng[nr] > 0.99


def map_pakk(tekster: list[NDArray[np.float32]]) -> list[bytes]:
    return [pakk(tekst) for tekst in tekster]
