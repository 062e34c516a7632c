"""`sakssok indekser --folg`: det som kommer, endres og går, er i søket like etter, uten omstart."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from darlige_pdf import avkuttet, prosa
from lag_pdf import lag_pdf, pdf_bytes

from indeks import folg as folgmodul
from indeks.feil import IndeksFeil, SakssokFeil
from indeks.folg import folg
from indeks.indeksering import Rapport, indekser
from indeks.lagring.kontroll import kontroller
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent


class Folger:
    """Following in a thread, with what it said."""

    def __init__(self, mappe: Path, lager: Lager, modell: Modell, hvert_s: float = 600) -> None:
        self.rapporter: queue.Queue[Rapport] = queue.Queue()
        self.feil: list[SakssokFeil] = []
        self.stopp = threading.Event()
        self.trad = threading.Thread(
            target=lambda: folg(
                [mappe],
                lager,
                modell,
                stopp=self.stopp,
                meld=self.rapporter.put,
                meld_feil=self.feil.append,
                rydd=True,
                hvert_s=hvert_s,
            )
        )
        self.trad.start()

    def neste(self) -> Rapport:
        return self.rapporter.get(timeout=30)


@pytest.fixture
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folgmodul, "RO_S", 0.5)
    (tmp_path / "papirer").mkdir()
    lag_pdf(tmp_path / "papirer" / "a.pdf", [prosa("første")])
    return tmp_path / "papirer"


@pytest.fixture
def lager(mappe: Path) -> Lager:
    """An index that lies below the folder that is followed, as may happen."""
    return Lager(mappe / "indeks", opprett=True)


@pytest.fixture
def start(mappe: Path, lager: Lager, liten_modell: Modell) -> Iterator[Callable[..., Folger]]:
    alle: list[Folger] = []

    def start(**valg: float) -> Folger:
        alle.append(Folger(mappe, lager, liten_modell, **valg))
        return alle[-1]

    yield start
    for folger in alle:
        folger.stopp.set()
        folger.trad.join(30)
        assert not folger.trad.is_alive()


def test_nye_endrede_og_borte_filer_er_i_soket_uten_omstart(
    mappe: Path, lager: Lager, liten_modell: Modell, start: Callable[..., Folger]
) -> None:
    folger = start()
    assert folger.neste().nye == 1
    motor = Sokemotor(Lager(lager.mappe), liten_modell)

    def funnet(ord_: str) -> bool:
        return any(ord_ in t.passasje.tekst for t in motor.sok(ord_).treff)

    assert funnet("første") and not funnet("andre")
    lag_pdf(mappe / "b.pdf", [prosa("andre")])
    assert folger.neste().nye == 1
    assert funnet("andre")
    (mappe / "ny").mkdir()
    lag_pdf(mappe / "ny" / "c.pdf", [prosa("tredje")])
    assert folger.neste().nye == 1
    lag_pdf(mappe / "b.pdf", [prosa("fjerde")])
    assert folger.neste().endret == 1
    assert funnet("fjerde") and not funnet("andre")
    (mappe / "b.pdf").unlink()
    assert folger.neste().fjernet == 1
    assert not funnet("fjerde")
    assert kontroller(lager).feil == []


def test_en_fil_som_kommer_i_biter_tas_nar_den_er_hel(
    mappe: Path, start: Callable[..., Folger]
) -> None:
    folger = start()
    folger.neste()
    data = pdf_bytes([prosa("bit for bit")])
    with (mappe / "stor.pdf").open("wb") as fil:
        for fra in range(0, len(data), len(data) // 8):
            fil.write(data[fra : fra + len(data) // 8])
            fil.flush()
            time.sleep(0.15)
    rapport = folger.neste()
    assert (rapport.nye, rapport.avvist) == (1, [])


def test_a_lese_filene_er_ingen_endring(mappe: Path, start: Callable[..., Folger]) -> None:
    """Else each run would start the next."""
    folger = start()
    folger.neste()
    (mappe / "a.pdf").read_bytes()
    with pytest.raises(queue.Empty):
        folger.rapporter.get(timeout=2)


def test_alt_ses_over_med_mellomrom(mappe: Path, start: Callable[..., Folger]) -> None:
    folger = start(hvert_s=0.5)
    for _ in range(3):
        folger.neste()


def test_en_kjoring_som_ikke_gar_proves_igjen(
    mappe: Path, tmp_path: Path, liten_modell: Modell
) -> None:
    """As when a disk on a network falls out and comes back."""
    folger = Folger(mappe, Lager(tmp_path / "utenfor", opprett=True), liten_modell, hvert_s=0.5)
    try:
        folger.neste()
        mappe.rename(tmp_path / "borte")
        for _ in range(60):
            if folger.feil:
                break
            time.sleep(0.5)
        assert "papirer» finnes ikke" in str(folger.feil[0])
        while not folger.rapporter.empty():
            folger.neste()
        (tmp_path / "borte").rename(mappe)
        assert folger.neste().uendret == 1
    finally:
        folger.stopp.set()
        folger.trad.join(30)


def test_en_disk_som_faller_ut_tar_ingenting_ut_av_indeksen(
    mappe: Path, tmp_path: Path, liten_modell: Modell
) -> None:
    """Its folder is there still, and empty."""
    lager = Lager(tmp_path / "utenfor", opprett=True)
    folger = Folger(mappe, lager, liten_modell, hvert_s=0.5)
    try:
        folger.neste()
        (mappe / "a.pdf").rename(tmp_path / "borte.pdf")
        while not (rapport := folger.neste()).tomme:
            assert not rapport.fjernet
        assert (rapport.fjernet, rapport.tomme) == (0, [mappe])
        (tmp_path / "borte.pdf").rename(mappe / "a.pdf")
        while (rapport := folger.neste()).tomme:
            pass
        assert rapport.uendret == 1
    finally:
        folger.stopp.set()
        folger.trad.join(30)


def test_den_andre_som_vil_folge_far_vite_om_den_forste(
    mappe: Path, lager: Lager, liten_modell: Modell, start: Callable[..., Folger]
) -> None:
    folger = start()
    folger.neste()
    with pytest.raises(
        IndeksFeil, match=r"er i bruk av en annen kjøring \(sakssok indekser --folg"
    ):
        Folger.__init__  # noqa: B018 - the same call, in this thread
        folg(
            [mappe], lager, liten_modell, stopp=threading.Event(),
            meld=lambda _: None, meld_feil=lambda _: None,
        )  # fmt: skip
    # Between its runs, others may write.
    assert indekser([mappe], lager, liten_modell).uendret == 1


def test_den_stopper_midt_i_en_kjoring_mellom_to_dokumenter(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    for nr in range(30):
        lag_pdf(mappe / f"{nr:02}.pdf", [prosa(f"fil{nr}")])
    folger = Folger(mappe, lager, liten_modell)
    for _ in range(600):
        if lager.dokumenter():
            break
        time.sleep(0.02)
    folger.stopp.set()
    folger.trad.join(20)
    assert not folger.trad.is_alive()
    assert 0 < len(lager.dokumenter()) < 31
    assert kontroller(lager).feil == []


@pytest.mark.treg
def test_kommandoen_sier_hva_som_kom_og_avslutter_pa_sigterm(
    tmp_path: Path, liten_mappe: Path
) -> None:
    mappe = tmp_path / "papirer"
    mappe.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "app.kommandolinje", "indekser", str(mappe), "--folg", "--indeks",
         str(tmp_path / "indeks"), "--modell", str(liten_mappe)],
        cwd=ROT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as prosess:  # fmt: skip
        assert prosess.stdout is not None
        ut = prosess.stdout

        def til(tegn: str) -> str:
            for linje in ut:
                if tegn in linje:
                    return linje
            pytest.fail(f"«{tegn}» was never said")

        til("Indeksert: 0 nye")
        lag_pdf(mappe / "a.pdf", [prosa("første")])
        til("Indeksert: 1 nye")
        avkuttet(mappe)
        assert til("Hoppet over").rstrip().endswith("hent den på nytt fra kilden.")
        prosess.send_signal(signal.SIGTERM)
        til("Avsluttet; indeksen er hel.")
        assert prosess.wait(30) == 0
    assert kontroller(Lager(tmp_path / "indeks")).feil == []
