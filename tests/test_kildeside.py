"""Siden om en kilde, for seg selv og i panelet ved siden av en annen side."""

import re

import pytest
from starlette.testclient import TestClient

from app.nett.grensesnitt import lag_app
from sok.sokemotor import Sokemotor

I_PANELET = {"X-Del": "kilde"}
SOM_SIDE = {"Accept": "text/html"}


def overskrifter(html: str) -> list[str]:
    return re.findall(r"<(h\d)\b", html)


@pytest.mark.parametrize(("hoder", "niva"), [(SOM_SIDE, "h1"), (I_PANELET, "h2")])
@pytest.mark.parametrize("finnes", [True, False])
def test_overskriften_er_den_overste_bare_paa_en_side_for_seg_selv(
    liten_motor: Sokemotor, hoder: dict[str, str], niva: str, finnes: bool
) -> None:
    klient = TestClient(lag_app(liten_motor))
    d = liten_motor.lager.dokumenter()[0]
    svar = klient.get(f"/kilde/{d.id if finnes else 9999}/1", headers=hoder)
    assert svar.status_code == (200 if finnes else 404)
    assert overskrifter(svar.text) == [niva]
    assert f'<{niva} id="kildetittel" tabindex="-1">' in svar.text
