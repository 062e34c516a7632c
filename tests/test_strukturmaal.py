"""Merkede forslag, voteringer og vedtak i ekte papirer: hvor mye som leses riktig."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from app.kommandolinje import hoved
from eval.strukturmaal import (
    MAPPE,
    Poeng,
    avtrykk,
    begynner_med,
    hvem,
    les_etiketter,
    mal_mappe,
    samlet,
    slutter_med,
)
from indeks.feil import SakssokFeil

SLAG = {"forslag", "votering", "vedtak", "henvisning", "vedtaksstatus", "deltaker"}


@given(st.text(min_size=1, max_size=80))
def test_en_tekst_begynner_og_slutter_med_seg_selv(tekst: str) -> None:
    assert begynner_med(tekst, avtrykk(tekst)) and slutter_med(tekst, avtrykk(tekst))


def test_avtrykket_sier_om_det_samme_er_lest_og_ikke_hva() -> None:
    trykk = avtrykk("Kommunen bygger ny bru")
    assert begynner_med("2. «Kommunen bygger ny\nbru over elva.", trykk)
    assert not begynner_med("Kommunen bygger ny vei over elva.", trykk)
    assert "bru" not in trykk


def test_personer_og_partier_sammenlignes_pa_etternavn_og_forkortelse() -> None:
    assert hvem("Arbeiderpartiet") == hvem("AP") == "Ap"
    assert hvem("Kari Nes (H)") == hvem("Nes") == hvem("representanten Nes")
    assert hvem("Nes") != hvem("Aas")


def test_etikettene_er_tall_og_avtrykk_og_ingen_navn() -> None:
    filer = sorted(MAPPE.glob("*.jsonl"))
    assert len(filer) == 9
    for fil in filer:
        for q in les_etiketter(fil):
            assert q["slag"] in SLAG and q["side"] >= 1
            assert not {"forslagsstillere", "gjelder", "tekst"} & set(q)
            for felt in ("begynner", "slutter"):
                for trykk in q.get(felt, ()):
                    assert trykk.count(":") == 1


def test_poeng_legges_sammen() -> None:
    a, b = Poeng(3, 1, 0, rett=3), Poeng(1, 0, 1, rett=0)
    a.legg_til(b)
    assert (a.presisjon, a.riktighet, a.gjenfinning) == (4 / 5, 3 / 5, 4 / 5)


def test_ni_ekte_dokumenter_leses_ikke_darligere_enn_da_dette_ble_skrevet(korpus: Path) -> None:
    """What was reached, a little under: precision, right in all that matters, and recall."""
    poeng = samlet(mal_mappe(korpus))
    minst = {
        "forslag": (0.98, 0.92, 0.93),
        "votering": (0.99, 0.97, 0.94),
        "vedtak": (0.98, 0.97, 0.95),
        "henvisning": (1.0, 1.0, 1.0),
        "vedtaksstatus": (1.0, 1.0, 1.0),
        "deltaker": (0.98, 0.98, 0.98),
    }
    for slag, (presisjon, riktighet, gjenfinning) in minst.items():
        p = poeng[slag]
        assert p.presisjon >= presisjon, (slag, p)
        assert p.riktighet >= riktighet, (slag, p)
        assert p.gjenfinning >= gjenfinning, (slag, p)


def test_kommandoen_skriver_en_linje_for_hvert_dokument_og_slag(korpus: Path) -> None:
    ut = CliRunner().invoke(hoved, ["eval", "struktur", str(korpus), "--json"])
    assert ut.exit_code == 0
    rader = [json.loads(linje) for linje in ut.output.splitlines()]
    assert len({r["dokument"] for r in rader}) == 9
    assert {r["slag"] for r in rader} == SLAG


def test_en_mappe_uten_merkede_dokumenter_gir_en_norsk_setning(tmp_path: Path) -> None:
    with pytest.raises(SakssokFeil, match="Ingen av de merkede dokumentene ligger i"):
        mal_mappe(tmp_path)
