"""Kaos: `kill -9` når som helst, mens lesere spør. `python tests/kaos.py` gjør det hundrevis av
ganger."""

import subprocess
import sys
from pathlib import Path

import pytest

ROT = Path(__file__).parent.parent


@pytest.mark.treg
@pytest.mark.skipif(sys.platform != "linux", reason="forgrener prosesser")
def test_alt_som_skriver_kan_drepes_nar_som_helst() -> None:
    svar = subprocess.run(
        [sys.executable, str(ROT / "tests" / "kaos.py"), "--runder", "25", "--fro", "7"],
        cwd=ROT, capture_output=True, text=True, timeout=600,
        env={**__import__("os").environ, "PYTHONPATH": str(ROT)},
    )  # fmt: skip
    assert svar.returncode == 0, svar.stderr[-4000:]
    assert "alle hele: ja" in svar.stdout and "ingen blandede svar" in svar.stdout
