"""FAISS-filen: avledet av lageret, aldri trodd på når den ikke stemmer, alltid til å lage igjen."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from test_lager import MODELL, fil, lag_innlegg

from indeks.lagring import vektorer
from indeks.lagring.lager import Lager
from indeks.lagring.vektorer import Vektorsok, lagre


@pytest.fixture
def lager(tmp_path: Path) -> Iterator[Lager]:
    lager = Lager(tmp_path / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    for navn in ("a", "b", "c"):
        lager.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=40))
    lager.fjern_fil("/m/b.pdf")  # so that ids have a gap
    lagre(lager)
    yield lager
    lager.lukk()


def faissfiler(lager: Lager) -> list[Path]:
    return sorted(lager.mappe.glob("vektorer-*"))


def sporring(fro: int = 7) -> NDArray[np.float32]:
    v = np.random.default_rng(fro).standard_normal(8).astype(np.float32)
    return v / np.linalg.norm(v)


def rett_fram(
    lager: Lager, q: NDArray[np.float32], antall: int, blant: set[int] | None = None
) -> list[tuple[int, float]]:
    """The same by hand, over the vectors in SQLite."""
    ider, alle = lager.alle_vektorer()
    par = [(int(i), float(v @ q)) for i, v in zip(ider, alle, strict=True)]
    par = [(i, p) for i, p in par if blant is None or i in blant]
    return sorted(par, key=lambda par: -par[1])[:antall]


def like(a: list[tuple[int, float]], b: list[tuple[int, float]]) -> bool:
    return [i for i, _ in a] == [i for i, _ in b] and bool(
        np.allclose([p for _, p in a], [p for _, p in b], atol=1e-6)
    )


def test_filen_heter_etter_generasjonen_og_er_den_eneste(lager: Lager) -> None:
    assert [f.name for f in faissfiler(lager)] == [f"vektorer-{lager.generasjon}.faiss"]
    lager.fjern_fil("/m/c.pdf")
    lagre(lager)
    assert [f.name for f in faissfiler(lager)] == [f"vektorer-{lager.generasjon}.faiss"]


def test_en_fil_som_stemmer_skrives_ikke_igjen(lager: Lager) -> None:
    (for_,) = faissfiler(lager)
    tid = for_.stat().st_mtime_ns
    lagre(lager)
    assert for_.stat().st_mtime_ns == tid


def test_filen_brukes_naar_den_stemmer(lager: Lager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vektorer, "bygg", lambda _: pytest.fail("built although the file is good"))
    assert like(Vektorsok(lager).sok(sporring(), 5), rett_fram(lager, sporring(), 5))


def odelegg(lager: Lager, hvordan: str) -> None:
    (sti,) = faissfiler(lager)
    innhold = sti.read_bytes()
    if hvordan == "borte":
        sti.unlink()
    elif hvordan == "tom":
        sti.write_bytes(b"")
    elif hvordan == "avkuttet":
        sti.write_bytes(innhold[: len(innhold) // 2])
    elif hvordan == "tull":
        sti.write_bytes(b"\x00tull" * 1000)
    elif hvordan == "gammel":
        sti.rename(sti.with_name(f"vektorer-{lager.generasjon - 1}.faiss"))
    else:
        _, alle = lager.alle_vektorer()
        ider = np.array(lager.finn_passasjer("1", ()), dtype=np.int64)
        if hvordan == "andre vektorer":
            alle = np.roll(alle, 1, axis=0)
        elif hvordan == "andre ider":
            ider = ider + 1000
        elif hvordan == "annen dimensjon":
            alle = np.hstack([alle, alle])
        elif hvordan == "for faa":
            ider, alle = ider[:-1], alle[:-1]
        indeks = faiss.IndexIDMap2(faiss.IndexFlatIP(alle.shape[1]))
        indeks.add_with_ids(np.ascontiguousarray(alle), ider)
        flat = faiss.IndexFlatIP(alle.shape[1])
        flat.add(np.ascontiguousarray(alle))
        faiss.write_index(flat if hvordan == "uten ider" else indeks, str(sti))


MATER = [
    "borte", "tom", "avkuttet", "tull", "gammel", "andre vektorer", "andre ider",
    "annen dimensjon", "for faa", "uten ider",
]  # fmt: skip


@pytest.mark.parametrize("hvordan", MATER)
def test_filen_bygges_paa_nytt_fra_lageret(lager: Lager, hvordan: str) -> None:
    """Searching is right at once, nothing is embedded, and the next run writes a good file."""
    riktig = rett_fram(lager, sporring(), 10)
    odelegg(lager, hvordan)
    assert like(Vektorsok(lager).sok(sporring(), 10), riktig)
    lagre(lager)
    (sti,) = faissfiler(lager)
    assert sti.name == f"vektorer-{lager.generasjon}.faiss"
    assert faiss.read_index(str(sti)).ntotal == lager.antall()["passasjer"]
    assert like(Vektorsok(lager).sok(sporring(), 10), riktig)


def test_en_indeks_som_er_laget_paa_nytt_bruker_ikke_den_gamles_fil(lager: Lager) -> None:
    """Generations are counted anew, so the number alone is not to be trusted."""
    gammel = lager.generasjon
    lager.lukk()
    for rest in lager.mappe.glob("sakssok.sqlite*"):
        rest.unlink()
    ny = Lager(lager.mappe, opprett=True)
    ny.krev_modell(MODELL)
    for navn in ("x", "y", "z"):
        ny.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=40))
    ny.fjern_fil("/m/y.pdf")
    assert ny.generasjon == gammel
    assert like(Vektorsok(ny).sok(sporring(), 10), rett_fram(ny, sporring(), 10))


def test_en_fil_som_ikke_kan_skrives_stopper_ingenting(
    lager: Lager, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager.fjern_fil("/m/c.pdf")
    (lager.mappe / f"vektorer-{lager.generasjon}.faiss").mkdir()
    lagre(lager)
    assert not list(lager.mappe.glob("*.ny"))
    assert like(Vektorsok(lager).sok(sporring(), 3), rett_fram(lager, sporring(), 3))


def test_soket_folger_med_naar_lageret_endres(lager: Lager) -> None:
    sok = Vektorsok(lager)
    sok.sok(sporring(), 3)
    lager.legg_inn(fil("/m/d.pdf"), lag_innlegg("d", antall=25))
    assert like(sok.sok(sporring(), 200), rett_fram(lager, sporring(), 200))
    lager.fjern_fil("/m/a.pdf")
    assert like(sok.sok(sporring(), 200), rett_fram(lager, sporring(), 200))


def test_en_tom_indeks_gir_ingen_treff(tmp_path: Path) -> None:
    tom = Lager(tmp_path / "tom", opprett=True)
    assert Vektorsok(tom).sok(sporring(), 5) == []
    tom.krev_modell(MODELL)
    lagre(tom)
    assert Vektorsok(tom).sok(sporring(), 5) == []
    tom.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    assert len(Vektorsok(tom).sok(sporring(), 5)) == 3


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_filtrert_sok_er_det_samme_som_rett_fram(data: st.DataObject) -> None:
    alle = _felles().finn_passasjer("1", ())
    blant = data.draw(st.none() | st.lists(st.sampled_from([*alle, 10**6]), max_size=120))
    q, antall = sporring(data.draw(st.integers(0, 10**6))), data.draw(st.integers(1, 200))
    fasit = rett_fram(_felles(), q, antall, None if blant is None else set(blant))
    assert like(Vektorsok(_felles()).sok(q, antall, blant), fasit)


_delt: dict[str, Lager] = {}


@pytest.fixture(scope="module", autouse=True)
def _et_felles_lager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    mappe = tmp_path_factory.mktemp("felles")
    lager = Lager(mappe, opprett=True)
    lager.krev_modell(MODELL)
    for navn in ("p", "q"):
        lager.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn, antall=60))
    lagre(lager)
    _delt["lager"] = lager
    yield
    lager.lukk()
    shutil.rmtree(mappe)


def _felles() -> Lager:
    return _delt["lager"]


def test_mange_trader_kan_soke(lager: Lager) -> None:
    sok, fasit = Vektorsok(lager), rett_fram(lager, sporring(), 10)
    svar: list[list[tuple[int, float]]] = []
    trader = [
        threading.Thread(target=lambda: svar.append(sok.sok(sporring(), 10))) for _ in range(8)
    ]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()
    assert len(svar) == 8 and all(like(ett, fasit) for ett in svar)
