"""Tokenvektorene: pakket smått, nær nok, og sammenlignet token for token."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indeks.tokenvektorer import likheter, maxsim, maxsim_naer, pakk, pakk_ut


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


def test_maxsim_er_det_vektede_snittet_av_de_beste() -> None:
    likhet = np.array([[0.1, 0.9], [0.5, 0.2], [-1.0, -0.5]], np.float32)
    assert maxsim(likhet, np.array([1, 1, 0], np.float32)) == np.float32((0.9 + 0.5) / 2)
    assert maxsim(likhet, np.array([1, 0, 3], np.float32)) == np.float32((0.9 - 1.5) / 4)


def test_det_som_star_samlet_teller_mer_enn_det_som_star_spredt() -> None:
    vekter = np.ones(2, np.float32)
    spredt = np.zeros((2, 300), np.float32)
    spredt[0, 10], spredt[1, 290] = 1, 1
    samlet = np.zeros((2, 300), np.float32)
    samlet[0, 200], samlet[1, 220] = 1, 1
    assert maxsim(spredt, vekter) == maxsim(samlet, vekter) == 1
    assert maxsim_naer(samlet, vekter, 0) == 1 and maxsim_naer(spredt, vekter, 0) == 0.5


def test_konteksten_star_ved_siden_av_hele_passasjen() -> None:
    likhet = np.zeros((2, 300), np.float32)
    likhet[0, 2], likhet[1, 290] = 1, 1
    assert maxsim_naer(likhet, np.ones(2, np.float32), 5) == 1
    assert maxsim_naer(likhet[:, :5], np.ones(2, np.float32), 5) == 0.5


def test_en_passasje_uten_tokens_faar_null() -> None:
    (likhet,) = likheter(enhetsvektorer(3), [pakk(np.zeros((0, 384), np.float32))])
    assert maxsim(likhet, np.ones(3, np.float32)) == 0.0


def test_en_tekst_ligner_mest_paa_seg_selv() -> None:
    tekster = [enhetsvektorer(20, fro=nr) for nr in range(10)]
    for nr, tekst in enumerate(tekster):
        poeng = [maxsim(li, np.ones(20, np.float32)) for li in likheter(tekst, map_pakk(tekster))]
        assert int(np.argmax(poeng)) == nr and poeng[nr] > 0.99


def map_pakk(tekster: list[NDArray[np.float32]]) -> list[bytes]:
    return [pakk(tekst) for tekst in tekster]
