"""Filene for systemd og for en container er som de skal, så langt det kan ses uten å starte dem, og
adressen siden svarer på, er ledig eller sies fra om."""

import re
import shlex
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path

import pytest

from app.nett.grensesnitt import start
from indeks.feil import SakssokFeil
from indeks.oppsett import INNSTILLINGER, Oppsett, miljovariabel
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent
DRIFT = ROT / "drift"
ENHETER = sorted([*DRIFT.glob("*.service"), *DRIFT.glob("*.timer")])


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze er ikke installert her"
)
@pytest.mark.parametrize("enhet", ENHETER, ids=lambda enhet: enhet.name)
def test_systemd_forstar_enhetene(enhet: Path) -> None:
    svar = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(enhet)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    # Of this unit; others of the machine's are none of ours. The program is not installed here.
    sagt = [
        linje
        for linje in svar.stderr.splitlines()
        if "sakssok" in linje and "/opt/sakssok/.venv/bin/sakssok is not executable" not in linje
    ]
    assert sagt == []


def test_miljofilen_setter_bare_det_som_finnes() -> None:
    satt = {
        linje.split("=")[0]
        for linje in (DRIFT / "sakssok.env").read_text(encoding="utf-8").splitlines()
        if linje and not linje.startswith("#")
    }
    # The folder of papers is the unit's own.
    assert satt - {"SAKSSOK_PAPIRER"} <= {miljovariabel(navn) for navn in INNSTILLINGER}
    assert "${SAKSSOK_PAPIRER}" in (DRIFT / "sakssok-indekser.service").read_text(encoding="utf-8")


def test_containerfilen_har_med_alt_som_installeres() -> None:
    linjer = (DRIFT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    kopiert = {
        kilde for linje in linjer if linje.startswith("COPY ") for kilde in shlex.split(linje)[1:-1]
    }
    assert all((ROT / kilde).exists() for kilde in kopiert), kopiert
    oppsett = tomllib.loads((ROT / "pyproject.toml").read_text(encoding="utf-8"))
    funnet = oppsett["tool"]["setuptools"]["packages"]["find"]["include"]
    pakker = {navn.removesuffix("*") for navn in funnet}
    assert pakker | {"pyproject.toml", oppsett["project"]["readme"]} <= kopiert
    satt = {navn for linje in linjer for navn in re.findall(r"\bSAKSSOK_\w+", linje)}
    assert satt <= {miljovariabel(navn) for navn in INNSTILLINGER}


@pytest.mark.parametrize(
    ("vert", "grunn"),
    [
        ("127.0.0.1", "porten er i bruk"),
        ("192.0.2.1", "adressen er ikke denne maskinens"),
        ("finnes..ikke", "adressen finnes ikke"),
    ],
)
def test_en_adresse_som_ikke_kan_brukes_sies_pa_norsk_for_siden_er_klar(
    liten_motor: Sokemotor, capsys: pytest.CaptureFixture[str], vert: str, grunn: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as annen:
        port = annen.getsockname()[1]
        with pytest.raises(SakssokFeil) as feil:
            start(liten_motor, Oppsett(vert=vert, port=port))
    assert str(feil.value) == (
        f"Sakssøk kan ikke svare på {vert}:{port} ({grunn}); velg en annen adresse med --vert "
        "eller en annen port med --port."
    )
    assert "klar" not in capsys.readouterr().out
