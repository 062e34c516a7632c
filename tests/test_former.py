"""Protokoller slik mange saksystemer skriver dem: hver sak og hver del leses rett i alle former."""

from functools import cache

import pytest
from lag_former import NAVN, Form, feil_i_deler, feil_i_sak, for_mange, last_form, les_form

from indeks.dokument import Lesning

hver_form = pytest.mark.parametrize("navn", NAVN)
hver_utskrift = pytest.mark.parametrize("blanke", [True, False], ids=["luftig", "tett"])


@cache
def lest(navn: str, blanke: bool) -> tuple[Form, Lesning]:
    form = last_form(navn)
    return form, les_form(form, blanke=blanke)


@hver_form
@hver_utskrift
def test_hver_sak_leses_med_nummer_tittel_dato_utvalg_arkivsaksnr_og_sider(
    navn: str, blanke: bool
) -> None:
    form, lesning = lest(navn, blanke)
    assert [feil for sak in form.saker if (feil := feil_i_sak(form, lesning, sak))] == []


@hver_form
@hver_utskrift
def test_ingen_andre_saker_enn_motets_egne(navn: str, blanke: bool) -> None:
    assert for_mange(*lest(navn, blanke)) == []


@hver_form
@hver_utskrift
def test_hver_del_finnes_i_sin_sak_og_hos_det_utvalget_som_handlet(navn: str, blanke: bool) -> None:
    form, lesning = lest(navn, blanke)
    feil = [f for sak in form.saker for f in feil_i_deler(form, lesning, sak) if f]
    assert feil == []


@hver_form
@hver_utskrift
def test_delene_folger_hverandre_og_er_hele_teksten(navn: str, blanke: bool) -> None:
    _, lesning = lest(navn, blanke)
    assert lesning.deler[0].start == 0
    assert lesning.deler[-1].slutt == len(lesning.tekst)
    for forrige, neste in zip(lesning.deler, lesning.deler[1:], strict=False):
        assert forrige.slutt == neste.start


@hver_form
def test_formene_er_minst_tre_saker_og_numrene_ulike(navn: str) -> None:
    numre = [sak["saksnr"] for sak in last_form(navn).saker]
    assert len(numre) >= 3
    assert len(set(numre)) == len(numre)
