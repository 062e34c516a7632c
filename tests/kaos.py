"""Chaos: `kill -9` at random moments of everything that writes, with readers asking all the while.

    python tests/kaos.py --runder 300

Each round starts one operation (indexing with files added, changed and removed; taking out; backup;
restore; repair) in a process of its own and kills it at a random moment. After each, the index must
be whole (`kontroller`), hold what it should, and no reader may have met an error, half a document
or two states at once. The processes are forked from one that has the model loaded, so that
hundreds of rounds take minutes; in all else they do what the command does.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lag_modell import lag_modell
from lag_pdf import lag_pdf

from indeks.indeksering import Lesevalg, indekser
from indeks.lagring import vektorer
from indeks.lagring.kontroll import kontroller
from indeks.lagring.kopi import _kontrollert, gjenopprett, sikkerhetskopi
from indeks.lagring.laas import alene
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell, last_modell
from sok.sokemotor import Sokemotor

FILER = 8
LESERE = 2
VALG = Lesevalg(ocr=False)


def skriv_pdf(sti: Path, nr: int, utgave: int) -> None:
    """Every page of an edition says whose it is, and how many they are."""
    antall = 1 + (nr + utgave) % 4
    merke = f"Merke {nr} {utgave} {antall} slutt."
    linje = f"{merke} Kommunestyret vedtok å bygge bru nummer {nr}."
    lag_pdf(sti, [[linje] * (3 + side % 3) for side in range(antall)])


def merker(tekst: str) -> set[tuple[int, int, int]]:
    """The marks of the editions in a text."""
    biter = tekst.replace("\n", " ").split("Merke ")[1:]
    ut: set[tuple[int, int, int]] = set()
    for bit in biter:
        ord_ = bit.split()
        if len(ord_) > 3 and ord_[3] == "slutt.":
            ut.add((int(ord_[0]), int(ord_[1]), int(ord_[2])))
    return ut


def se_etter(lager: Lager) -> dict[str, tuple[int, int, int]]:
    """Every document by its name, with its mark; raises where one is not whole and alone."""
    ut: dict[str, tuple[int, int, int]] = {}
    with lager.lesing():
        passasjer = lager.passasjer(lager.finn_passasjer("1", ()))
        for d in lager.dokumenter():
            egne = [p for p in passasjer.values() if p.dokument_id == d.id]
            funnet = {m for p in egne for m in merker(p.tekst)}
            assert len(funnet) == 1, f"{d.navn}: {funnet}"
            (merke,) = funnet
            sider = {side for p in egne for side in range(p.side_fra, p.side_til + 1)}
            assert d.sider == merke[2] == len(sider), f"{d.navn}: {merke} {sorted(sider)}"
            ut[d.navn] = merke
    return ut


def les_i_vei(lager: Lager, modell: Modell, fro: int, ut: Path) -> None:
    """A reader: asks until it is killed, and writes down how often, and what went wrong."""
    tilfeldig, antall = random.Random(fro), 0
    motor = Sokemotor(lager, modell)
    try:
        while True:
            nr = tilfeldig.randrange(FILER)
            resultat = motor.sok(f"Hva ble vedtatt om bru nummer {nr}?")
            for treff in resultat.treff:
                assert len(merker(treff.passasje.tekst)) == 1, treff
            for sitat in resultat.svar.sitater:
                assert sitat.tekst in resultat.treff[sitat.rang - 1].passasje.tekst
            se_etter(lager)
            antall += 1
            ny = ut.with_suffix(".ny")
            ny.write_text(json.dumps({"antall": antall}))
            ny.replace(ut)
    except BaseException:
        ut.with_suffix(".feil").write_text(traceback.format_exc())
        os._exit(1)


def forgren(gjor: Callable[[], object]) -> int:
    """`gjor` in a process of its own; its id."""
    pid = os.fork()
    if pid:
        return pid
    kode = 1
    try:
        gjor()
        kode = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(kode)


@dataclass
class Resultat:
    """What happened: rounds and kills by operation, and questions asked meanwhile."""

    runder: Counter[str] = field(default_factory=Counter)
    drept: Counter[str] = field(default_factory=Counter)
    sporsmal: int = 0
    kontroller: int = 0
    feil: list[str] = field(default_factory=list)
    sekunder: float = 0.0


class Kaos:
    """The folder of files, its index, and what is known of them."""

    def __init__(self, rot: Path, modell: Modell, fro: int) -> None:
        self._rot, self._modell, self._tilfeldig = rot, modell, random.Random(fro)
        self._papirer, self._indeks = rot / "papirer", rot / "indeks"
        self._papirer.mkdir()
        self._utgave = 0
        self._kopier: list[tuple[Path, dict[str, tuple[int, int, int]]]] = []
        self._varighet: dict[str, float] = {}
        self.resultat = Resultat()

    def kjor(self, runder: int) -> Resultat:
        """So many rounds, and a last run that nothing disturbs."""
        for_ = time.monotonic()
        for nr in range(FILER):
            self._skriv(nr)
        forst = forgren(lambda: indekser([self._papirer], self._lager(), self._modell, valg=VALG))
        assert os.waitpid(forst, 0)[1] == 0
        lesere = []
        for fro in range(LESERE):
            ut = self._rot / f"leser-{fro}"
            pid = forgren(lambda f=fro, u=ut: les_i_vei(self._lager(), self._modell, f, u))
            lesere.append((pid, ut))
        try:
            for _ in range(runder):
                self._runde()
                for _, ut in lesere:
                    if (feil := ut.with_suffix(".feil")).exists():
                        raise AssertionError(f"en leser: {feil.read_text()}")
            self._til_slutt()
        except AssertionError:
            self.resultat.feil.append(traceback.format_exc())
        finally:
            for pid, ut in lesere:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                if ut.exists():
                    self.resultat.sporsmal += json.loads(ut.read_text())["antall"]
        self.resultat.sekunder = time.monotonic() - for_
        return self.resultat

    def _lager(self) -> Lager:
        return Lager(self._indeks, opprett=True)

    def _skriv(self, nr: int) -> None:
        self._utgave += 1
        skriv_pdf(self._papirer / f"{nr}.pdf", nr, self._utgave)

    def _runde(self) -> None:
        for_ = self._tilstand()
        navn, gjor, sjekk = self._velg(for_)
        start = time.monotonic()
        pid = forgren(gjor)
        if navn not in self._varighet:
            # The first of a kind goes to its end, to know how long it takes.
            assert os.waitpid(pid, 0)[1] == 0, f"«{navn}» ga feil"
            self._varighet[navn] = time.monotonic() - start
        else:
            time.sleep(self._tilfeldig.uniform(0, self._varighet[navn]))
            ferdig, status = os.waitpid(pid, os.WNOHANG)
            if ferdig:
                assert status == 0, f"«{navn}» ga feil"
                self._varighet[navn] *= 0.95
            else:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                self.resultat.drept[navn] += 1
                self._varighet[navn] = min(20.0, self._varighet[navn] * 1.05)
        self.resultat.runder[navn] += 1
        lager = self._lager()
        funn = kontroller(lager, filer=False)
        lager.lukk()
        self.resultat.kontroller += 1
        assert funn.feil == [], f"etter «{navn}»: {funn.feil}"
        sjekk(for_, self._tilstand())

    def _tilstand(self) -> dict[str, tuple[int, int, int]]:
        lager = self._lager()
        try:
            return se_etter(lager)
        finally:
            lager.lukk()

    def _velg(
        self, for_: dict[str, tuple[int, int, int]]
    ) -> tuple[str, Callable[[], object], Callable[..., None]]:
        hva = self._tilfeldig.choices(
            ("indekser", "fjern", "sikkerhetskopi", "gjenopprett", "reparer"), (10, 2, 4, 3, 1)
        )[0]
        if hva == "indekser":
            rort = {f"{self._tilfeldig.randrange(FILER)}.pdf" for _ in range(3)}
            for navn in rort:
                if self._tilfeldig.random() < 0.25:
                    (self._papirer / navn).unlink(missing_ok=True)
                else:
                    self._skriv(int(navn.split(".")[0]))

            def sjekk(for_: dict[str, object], etter: dict[str, object]) -> None:
                for navn in set(for_) - rort:
                    if (self._papirer / navn).exists():
                        assert navn in etter, f"{navn} ble borte"

            return (
                hva,
                lambda: indekser(
                    [self._papirer], self._lager(), self._modell, rydd=True, valg=VALG
                ),
                sjekk,
            )
        if hva == "fjern" and for_:
            navn = self._tilfeldig.choice(sorted(for_))
            return (
                hva,
                lambda: self._fjern(navn),
                lambda for_, etter: self._ett_mindre(for_, etter, navn),
            )
        if hva == "gjenopprett" and self._kopier:
            kopi, innhold = self._tilfeldig.choice(self._kopier)

            def sjekk_enten(for_: dict[str, object], etter: dict[str, object]) -> None:
                assert etter in (for_, innhold), "verken den gamle eller kopien"

            return hva, lambda: gjenopprett(kopi, self._indeks), sjekk_enten
        if hva == "reparer":
            return hva, lambda: kontroller(self._lager(), reparer=True, filer=False), _uendret
        mal = self._rot / "kopier" / f"kopi-{sum(self.resultat.runder.values())}"

        def sjekk_kopi(for_: dict[str, object], etter: dict[str, object]) -> None:
            _uendret(for_, etter)
            if mal.exists():
                _kontrollert(mal)
                self._kopier.append((mal, dict(for_)))  # type: ignore[arg-type]

        return "sikkerhetskopi", lambda: sikkerhetskopi(self._lager(), mal), sjekk_kopi

    def _fjern(self, navn: str) -> None:
        lager = self._lager()
        with alene(lager.mappe, "sakssok fjern", vent_s=10):
            assert lager.fjern_fil(str((self._papirer / navn).absolute()))
            vektorer.lagre(lager)

    @staticmethod
    def _ett_mindre(for_: dict[str, object], etter: dict[str, object], navn: str) -> None:
        uten = {k: v for k, v in for_.items() if k != navn}
        assert etter in (for_, uten), "mer enn ett dokument ble endret"

    def _til_slutt(self) -> None:
        """A run to the end gives what the folder holds, as if nothing had happened."""
        pid = forgren(
            lambda: indekser([self._papirer], self._lager(), self._modell, rydd=True, valg=VALG)
        )
        assert os.waitpid(pid, 0)[1] == 0
        lager = self._lager()
        assert {d.navn for d in lager.dokumenter()} == {f.name for f in self._papirer.iterdir()}
        funn = kontroller(lager, modell=None)
        assert (funn.feil, funn.merknader) == ([], []), funn
        lager.lukk()


def _uendret(for_: dict[str, object], etter: dict[str, object]) -> None:
    assert etter == for_, "indeksen ble endret av noe som bare skulle lese den"


def kaos(rot: Path, runder: int, fro: int) -> Resultat:
    """So many rounds in the folder `rot`."""
    import torch

    torch.set_num_threads(1)  # threads do not survive a fork
    modell = last_modell(str(lag_modell(rot / "modell", fro=1)))
    return Kaos(rot, modell, fro).kjor(runder)


def hoved() -> None:
    """Prints a table of what was survived, and ends with 1 where anything was not."""
    leser = argparse.ArgumentParser(description="Drep alt som skriver, på tilfeldige tidspunkt.")
    leser.add_argument("--runder", type=int, default=300)
    leser.add_argument("--fro", type=int, default=1)
    valg = leser.parse_args()
    with tempfile.TemporaryDirectory() as mappe:
        r = kaos(Path(mappe), valg.runder, valg.fro)
    print("| Operasjon | Kjøringer | Drept underveis |\n| --- | ---: | ---: |")
    for navn in sorted(r.runder):
        print(f"| `{navn}` | {r.runder[navn]} | {r.drept[navn]} |")
    print(f"| **Alle** | {sum(r.runder.values())} | {sum(r.drept.values())} |\n")
    print(
        f"{r.kontroller} kontroller etterpå, alle hele: {'nei' if r.feil else 'ja'}. "
        f"{r.sporsmal} spørsmål fra {LESERE} lesere underveis, "
        f"{'med feil' if r.feil else 'ingen feil og ingen blandede svar'}. "
        f"{r.sekunder / 60:.0f} minutter."
    )
    for feil in r.feil:
        print(feil, file=sys.stderr)
    sys.exit(bool(r.feil))


if __name__ == "__main__":
    hoved()
