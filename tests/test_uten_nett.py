"""Alt virker uten nett: ingenting hentes, og ingenting sendes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    sti = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    fri = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "TRANSFORMERS_"))}
    return {**fri, "PYTHONPATH": sti}


def sakssok(miljo: dict[str, str], *ord_: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.kommandolinje", *ord_],
        env=miljo,
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


def test_indeksering_og_sok_uten_nett(
    uten_nett: dict[str, str], papirer: Path, tmp_path: Path
) -> None:
    indeks = str(tmp_path / "indeks")
    laget = sakssok(uten_nett, "indekser", str(papirer), "--indeks", indeks)
    assert laget.returncode == 0, laget.stderr
    assert "3 nye" in laget.stdout
    svar = sakssok(uten_nett, "sok", "sak 18/23", "--indeks", indeks, "--json")
    assert svar.returncode == 0, svar.stderr
    assert json.loads(svar.stdout)["svar"]["besvart"]


def test_siden_lages_uten_nett(uten_nett: dict[str, str], papirer: Path, tmp_path: Path) -> None:
    kode = """
import sys
from pathlib import Path
from indeks.indeksering import indekser
from indeks.lager import Lager
from indeks.modell import last_modell
from sok.sokemotor import Sokemotor
from app.grensesnitt import lag_app
modell = last_modell()
lager = Lager(Path(sys.argv[2]), opprett=True)
indekser([Path(sys.argv[1])], lager, modell)
lag_app(Sokemotor(lager, modell))
print("klar")
"""
    ut = subprocess.run(
        [sys.executable, "-c", kode, str(papirer), str(tmp_path / "indeks")],
        env=uten_nett,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert ut.returncode == 0 and "klar" in ut.stdout, ut.stderr
