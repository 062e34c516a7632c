"""Alt virker uten nett: ingenting hentes, og ingenting sendes."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kommandoer.evaluering import evaluering
from app.kommandolinje import hoved
from indeks.lagring.kopi import sikkerhetskopi
from indeks.lagring.lager import Lager

pytestmark = pytest.mark.treg

SPERR = """
import socket

_ekte = socket.socket.connect


def _bare_her(self, adresse):
    if self.family != socket.AF_UNIX and str(adresse[0]) not in ("127.0.0.1", "::1", "localhost"):
        raise SystemExit(f"TRIED TO REACH {adresse}")
    return _ekte(self, adresse)


def _ingen_navn(navn, *args, **kwargs):
    if navn not in ("127.0.0.1", "::1", "localhost", None):
        raise SystemExit(f"TRIED TO LOOK UP {navn}")
    return _oppslag(navn, *args, **kwargs)


_oppslag = socket.getaddrinfo
socket.socket.connect = socket.socket.connect_ex = _bare_her
socket.getaddrinfo = _ingen_navn
"""


@pytest.fixture
def uten_nett(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that ends if it tries to reach another machine."""
    (tmp_path / "sitecustomize.py").write_text(SPERR)
    return sperret(tmp_path)


def sperret(mappe: Path) -> dict[str, str]:
    """This environment with `sitecustomize` from that folder, and no setting of the hub's."""
    sti = os.pathsep.join(filter(None, [str(mappe), os.environ.get("PYTHONPATH", "")]))
    fri = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "TRANSFORMERS_"))}
    return {**fri, "PYTHONPATH": sti}


def sakssok(
    miljo: dict[str, str], *ord_: str, inn: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.kommandolinje", *ord_],
        env=miljo,
        input=inn,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )


def test_sperren_virker(uten_nett: dict[str, str]) -> None:
    ut = subprocess.run(
        [sys.executable, "-c", "import urllib.request as u; u.urlopen('http://example.org')"],
        env=uten_nett,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "TRIED TO" in ut.stderr


@pytest.fixture(scope="module")
def indeks(papirer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over the small archive, made with the net cut off, with the default model."""
    mappe = tmp_path_factory.mktemp("uten-nett")
    (mappe / "sitecustomize.py").write_text(SPERR)
    laget = sakssok(sperret(mappe), "indekser", str(papirer), "--indeks", str(mappe / "indeks"))
    assert laget.returncode == 0, laget.stderr
    assert "3 nye" in laget.stdout
    return mappe / "indeks"


KOMMANDOER: dict[str, tuple[str, ...]] = {
    "sok": ("sok", "sak 18/23", "--json"),
    "saker": ("saker",),
    "status": ("status",),
    "sak": ("sak", "18/23"),
    "presedens": ("presedens", "-", "--antall", "1"),
    "vedtak": ("vedtak", "--csv"),
    "personvern": ("personvern",),
    "oppsett": ("oppsett",),
    "varsle": ("varsle", "--sporsmal", "svømmehall"),
    "bruker": ("bruker", "list"),
    "kontroller": ("kontroller",),
    "sikkerhetskopi": ("sikkerhetskopi", "KOPI"),
    "gjenopprett": ("gjenopprett", "FORRIGE"),
    "eval": ("eval", "--sporringer", "SPORSMAL", "--bare-valgte", "--ut", "UT"),
    "slett": ("slett", "PDF"),
    "fjern": ("fjern", "PDF"),
}
"""Every command but those that have a test of their own, `indekser` and `app`."""

DELKOMMANDOER = {
    "norquad": "reads files and embeds them, as `indekser` does",
    "struktur": "reads files, without the model",
    "sammenlign": "reads two folders",
    "fra-tilbakemelding": "reads a file of the index folder",
    "tillit": "asks and embeds, as `eval` does",
    "tilpass": "asks and embeds, as `eval` does, and trains what it has loaded",
    "tid": "asks, as `eval` does",
    "stikkprove": "asks, as `eval` does",
    "last": "asks the address that it is given",
}


def test_hver_kommando_kjores_med_nettet_stengt() -> None:
    assert {*KOMMANDOER, "indekser", "app"} == set(hoved.commands)
    assert set(DELKOMMANDOER) == set(evaluering.commands)


@pytest.mark.parametrize("navn", KOMMANDOER)
def test_kommandoen_virker_uten_nett(
    navn: str, uten_nett: dict[str, str], indeks: Path, papirer: Path, tmp_path: Path
) -> None:
    pdfer = sorted(papirer.rglob("*.pdf"))
    (tmp_path / "q.jsonl").write_text(
        json.dumps(
            {
                "id": "q1",
                "type": "vedtak",
                "sporsmal": "Hva ble vedtatt?",
                "dokument": pdfer[0].name,
                "sider": [1],
                "svar": ["Møteprotokoll"],
                "besvarbar": True,
            }
        )
        + "\n"
    )
    bytt = {
        "SPORSMAL": str(tmp_path / "q.jsonl"),
        "UT": str(tmp_path / "ut"),
        "KOPI": str(tmp_path / "kopi"),
        "FORRIGE": str(indeks.parent / "forrige"),
        # Two commands take a document out, each its own.
        "PDF": str(pdfer[0 if navn == "slett" else 1]),
    }
    ord_ = [bytt.get(o, o) for o in KOMMANDOER[navn]]
    if navn == "gjenopprett":
        sikkerhetskopi(Lager(indeks), indeks.parent / "forrige")
    inn = "Kommunen skal bygge ny svømmehall for skolene i kretsen.\n" * 3
    ut = sakssok(uten_nett, *ord_, "--indeks", str(indeks), inn=inn)
    assert ut.returncode == 0, ut.stderr
    assert ut.stdout
    assert "TRIED TO" not in ut.stderr + ut.stdout


@pytest.fixture
def nettside(uten_nett: dict[str, str], indeks: Path) -> Iterator[str]:
    """The address of the interface, served by a process that reaches no other machine."""
    with socket.socket() as ledig:
        ledig.bind(("127.0.0.1", 0))
        port = ledig.getsockname()[1]
    prosess = subprocess.Popen(
        [sys.executable, "-m", "app.kommandolinje", "app", f"--indeks={indeks}", f"--port={port}"],
        env=uten_nett,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    try:
        assert prosess.stdout is not None
        linjer = []
        for linje in prosess.stdout:
            linjer.append(linje)
            if "er klar på" in linje:
                break
        else:
            raise AssertionError("".join(linjer))
        yield f"http://127.0.0.1:{port}/"
        assert prosess.poll() is None  # it has not been ended for reaching out
    finally:
        prosess.terminate()
        prosess.wait(20)


def test_siden_serveres_uten_nett_og_henter_ingenting_fra_andre(nettside: str) -> None:
    with urllib.request.urlopen(nettside, timeout=60) as svar:
        side = svar.read().decode()
    hentes = re.findall(r"<(?:script|link|img|iframe|source)[^>]*?(?:src|href)=\"([^\"]+)", side)
    assert hentes
    fremmede = [h for h in hentes if re.match(r"(?:https?:)?//", h) and nettside not in h]
    assert fremmede == []
    config = json.loads(urllib.request.urlopen(f"{nettside}config", timeout=60).read())
    assert config.get("analytics_enabled") is not True
