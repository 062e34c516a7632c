"""Det modellen har lært, og filen det ligger i."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indeks.sprakmodell.lavrang import Lavrang, legg_til, les, skriv


def tilfeldig(ut: int, inn: int, rang: int, fro: int) -> Lavrang:
    tall = np.random.default_rng(fro)
    return Lavrang(
        tall.standard_normal((ut, rang)).astype(np.float16),
        tall.standard_normal((rang, inn)).astype(np.float16),
    )


@given(ut=st.integers(1, 9), inn=st.integers(1, 9), rang=st.integers(1, 4), fro=st.integers(0, 99))
def test_det_som_legges_til_er_produktet(ut: int, inn: int, rang: int, fro: int) -> None:
    lavrang = tilfeldig(ut, inn, rang, fro)
    vekt = np.random.default_rng(fro + 1).standard_normal((ut, inn)).astype(np.float32)
    ny = legg_til(vekt, lavrang)
    produkt = lavrang.b.astype(np.float64) @ lavrang.a.astype(np.float64)
    assert ny.dtype == np.float32
    assert np.allclose(ny, vekt + produkt, atol=1e-4)


def test_uten_rang_er_vekten_den_samme() -> None:
    vekt = np.ones((2, 3), np.float32)
    assert np.array_equal(legg_til(vekt, tilfeldig(2, 3, 0, fro=1)), vekt)


def test_det_som_skrives_er_det_som_leses(tmp_path: Path) -> None:
    skrevet = {f"encoder.layer.{nr}.query.weight": tilfeldig(4, 6, 2, nr) for nr in range(3)}
    skriv(tmp_path / "t.safetensors", skrevet)
    lest = les(tmp_path / "t.safetensors")
    assert lest.keys() == skrevet.keys()
    for navn, lavrang in skrevet.items():
        assert np.array_equal(lest[navn].b, lavrang.b)
        assert np.array_equal(lest[navn].a, lavrang.a)
