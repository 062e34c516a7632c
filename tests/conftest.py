"""What several test files need: the real papers, where they are, and models to embed with."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indeks.dokument import PdfTekst
from indeks.indeksering import indekser
from indeks.lagring.lager import Lager
from indeks.leser import Leser
from indeks.sprakmodell.modell import Modell, last_modell
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent
KORPUS = ROT.parent / "shared" / "korpus"
UTEN_KORPUS = f"the real papers are not at {KORPUS}; this test needs them"


@pytest.fixture(scope="session")
def korpus() -> Path:
    """The folder of real papers; skips, saying so, where it is not."""
    if not KORPUS.is_dir():
        pytest.skip(UTEN_KORPUS)
    return KORPUS


@pytest.fixture(scope="session")
def les_ekte(korpus: Path) -> Iterator[Callable[[str], PdfTekst]]:
    """Reads a real paper by its name without `.pdf`, each once a session."""
    with Leser() as leser:

        @cache
        def les(navn: str) -> PdfTekst:
            (sti,) = korpus.rglob(f"{navn}.pdf")
            return leser.les(sti)

        yield les


@pytest.fixture(scope="session")
def modell() -> Modell:
    """The default model, from the user's cache; made there (20 s) the first time. Slow: `treg`."""
    return last_modell()


@pytest.fixture(scope="session")
def liten_mappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model of the default's kind with random weights: a folder that any code can load."""
    from lag_modell import lag_modell

    return lag_modell(tmp_path_factory.mktemp("modell") / "liten", fro=1)


@pytest.fixture(scope="session")
def liten_modell(liten_mappe: Path) -> Modell:
    """The tiny model, loaded. Its vectors mean nothing, but are vectors in every other way."""
    return last_modell(str(liten_mappe))


@pytest.fixture(scope="session")
def papirer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small archive of `papirer`."""
    from papirer import lag_papirer

    return lag_papirer(tmp_path_factory.mktemp("papirer"))


@pytest.fixture(scope="session")
def liten_motor(
    papirer: Path, liten_modell: Modell, tmp_path_factory: pytest.TempPathFactory
) -> Sokemotor:
    """Search over the small archive with the tiny model: all but the meaning is real."""
    lager = Lager(tmp_path_factory.mktemp("indeks") / "liten", opprett=True)
    rapport = indekser([papirer], lager, liten_modell)
    assert not rapport.avvist
    return Sokemotor(lager, liten_modell)


@pytest.fixture(scope="session")
def motor(papirer: Path, modell: Modell, tmp_path_factory: pytest.TempPathFactory) -> Sokemotor:
    """Search over the small archive with the default model. Slow: `treg`."""
    lager = Lager(tmp_path_factory.mktemp("indeks") / "ekte", opprett=True)
    indekser([papirer], lager, modell)
    return Sokemotor(lager, modell)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless Chromium, for one file's tests. Slow: `treg`."""
    from nettleser import nettleser

    with nettleser() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def eksempelmotor(modell: Modell, tmp_path_factory: pytest.TempPathFactory) -> Sokemotor:
    """Search over the sample archive with the default model. Slow: `treg`."""
    lager = Lager(tmp_path_factory.mktemp("indeks") / "eksempel", opprett=True)
    rapport = indekser([ROT / "eksempel" / "pdf"], lager, modell)
    assert not rapport.avvist
    return Sokemotor(lager, modell)


@pytest.fixture(scope="module")
def adresse(eksempelmotor: Sokemotor) -> Iterator[str]:
    """Where the page over the sample archive is served, for one file's tests. Slow: `treg`."""
    from nettleser import servert

    from app.nett.grensesnitt import lag_app

    with servert(lag_app(eksempelmotor)) as adresse:
        yield adresse
