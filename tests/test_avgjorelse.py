"""Hva vedtaket betyr for den som søkte eller klaget, der ordene selv sier det."""

import pytest

from sok.saker.avgjorelse import ORDLYDER, Avgjorelse, Ordlyd, avgjorelse


@pytest.mark.parametrize("rad", ORDLYDER, ids=lambda rad: rad.eksempel)
def test_hver_rad_leser_sitt_eget_eksempel(rad: Ordlyd) -> None:
    assert rad.monster.search(rad.eksempel)
    assert avgjorelse(rad.eksempel) == rad.avgjorelse


@pytest.mark.parametrize(
    ("vedtak", "ventet"),
    [
        ("1. Kommunen gir ikke dispensasjon fra planen.\n2. Gebyret er 9000 kroner.", "avslatt"),
        ("Med hjemmel i § 19-2 gis det dispensasjon til utvidelsen.", "innvilget"),
        ("Utvalet gjev ikkje løyve til kaia.", "avslatt"),
        ("Klagen tas ikke til følge. Dispensasjonen er gitt.", "klage_ikke_fort_fram"),
        ("Innstillingen tiltres.", None),
        ("Kommunen rår ifrå at det vert gjeve konsesjon til anlegget.", None),
        ("Kommunedirektøren får fullmakt til å gi dispensasjon fra forskriften.", None),
        ("Skolen bygges.\nBevillinger gis for fire år.", None),
        ("Dersom naboen klager, avslås søknaden.", None),
        ("", None),
    ],
)
def test_bare_det_forste_vedtaket_sier_rett_ut_gjelder(
    vedtak: str, ventet: Avgjorelse | None
) -> None:
    assert avgjorelse(vedtak) == ventet
