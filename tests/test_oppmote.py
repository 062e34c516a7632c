"""Hvem som møtte, lest ut av møtebokas åpning."""

from datetime import date

import pytest

from indeks.dokument import Del
from indeks.struktur.oppmote import les_deltakere
from indeks.struktur.typer import Deltaker
from tests.oppmoteformer import FORMER, Form


def deltakere(tekst: str) -> list[Deltaker]:
    del_ = Del(
        "moteprotokoll", "moteprotokoll", 0, len(tekst), None, "Kommunestyret", date(2022, 5, 12), None
    )
    return les_deltakere(tekst, [del_])


def linjer(funn: list[Deltaker]) -> list[str]:
    """En linje per deltaker, slik fasiten skriver dem."""
    ut = []
    for d in funn:
        felt = [d.person.navn, d.person.parti or "", d.rolle]
        ut.append("; ".join([*felt, d.motte_for.navn] if d.motte_for else felt))
    return ut


def les(tekst: str) -> list[str]:
    return linjer(deltakere(tekst))


@pytest.mark.parametrize("form", FORMER, ids=lambda form: form.navn)
def test_listeformen_leses_helt_ut(form: Form) -> None:
    assert sorted(les(form.tekst)) == sorted(form.fasit.splitlines())


@pytest.mark.parametrize("form", FORMER, ids=lambda form: form.navn)
def test_hver_deltaker_star_der_det_vises_til(form: Form) -> None:
    for d in deltakere(form.tekst):
        assert " ".join(form.tekst[d.start : d.slutt].split()).startswith(d.person.navn)
