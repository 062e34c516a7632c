"""Hvor en setning slutter: et punktum er ikke alltid et."""

import pytest

from indeks.ord.setninger import setninger


def ord_av(tekst: str) -> list[str]:
    return [s.ord for s in setninger(tekst, 0, len(tekst), 200)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Forslaget endrer pkt. 2 i innstillingen.",
        "Forslaget endrer pkt . 2 i innstillingen.",
        "Se nr . 4 i planen, jf . Barnehageloven.",
        "Tomta er gnr . 12 bnr . 7 på neset.",
        "Møtet er 3. Juni i rådhuset.",
        "Forslaget er fra O. Berg og K. Nes.",
    ],
)
def test_en_forkortelse_slutter_ingen_setning(tekst: str) -> None:
    assert ord_av(tekst) == [tekst]


@pytest.mark.parametrize(
    "tekst",
    [
        "Planen vedtas. Brua bygges i 2024.",
        "Brua er 100 m lang . Den bygges i 2024.",
        "Forslaget falt med 3 mot 12. Innstillingen ble vedtatt.",
        "Nes (Ap) ville ha alternativ B. Ola Lie foreslo å utsette saken.",
    ],
)
def test_ellers_slutter_den(tekst: str) -> None:
    assert len(ord_av(tekst)) == 2
