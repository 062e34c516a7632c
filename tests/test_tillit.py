"""Hvor sikkert et svar er: modellen, og hvordan den er tilpasset."""

import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from app.kommandolinje import hoved
from eval.sporsmal import Merket
from eval.tillit import (
    FRITT,
    UTEN_COSINUS,
    Eksempel,
    _modell,
    _traer,
    begge,
    svarpassasjer,
    tilpass,
)
from indeks.feil import SakssokFeil
from sok.sokemotor import Sokemotor
from sok.svar import tillit
from sok.svar.tillit import Kjennetegn, Skog, skog, skriv_skoger

GODT = Kjennetegn(0.95, 0.1, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 9.0, 0.98, 1.0)
DARLIG = Kjennetegn(0.85, 0.01, 0.3, 0.0, -1.0, 0.0, 0.2, 0.0, 9.0, 0.92, 0.94)


@pytest.mark.parametrize("navn", ["standard", "andre"])
def test_modellen_gjelder_kjennetegn_som_finnes_og_skiller_godt_fra_darlig(navn: str) -> None:
    modell = skog(navn)
    assert set(modell.kjennetegn) <= {f.name for f in fields(Kjennetegn)}
    assert modell.svarer <= modell.sikker
    assert modell.log_odds(GODT) > modell.sikker
    assert modell.log_odds(DARLIG) < modell.svarer


@pytest.mark.parametrize("modell", ["standard", "andre"])
@given(
    navn=st.sampled_from([f.name for f in fields(Kjennetegn) if f.name not in FRITT]),
    fra=st.floats(-1, 1),
    til=st.floats(-1, 1),
    sen=st.floats(0.7, 1),
    lengde=st.integers(1, 40),
)
def test_mer_av_det_som_spors_om_er_aldri_mindre_sikkert(
    modell: str, navn: str, fra: float, til: float, sen: float, lengde: int
) -> None:
    for ellers in (GODT, DARLIG):
        lite, mye = (
            skog(modell).log_odds(replace(ellers, sen=sen, lengde=float(lengde), **{navn: verdi}))
            for verdi in sorted((fra, til))
        )
        assert mye >= lite


@pytest.mark.parametrize(
    ("antall", "slag"), [(60, ["besvarbar"]), (60, ["ubesvart"]), (2, ["besvarbar", "ubesvart"])]
)
def test_for_lite_aa_tilpasse_paa_sies_med_en_setning(antall: int, slag: list[str]) -> None:
    eksempler = [Eksempel(f"{nr}", s, GODT) for nr in range(antall) for s in slag]
    with pytest.raises(SakssokFeil, match="ta med flere sett"):
        tilpass(eksempler)


def test_tilpasningen_gir_en_fil_som_programmet_leser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eksempler = [
        Eksempel(f"spørsmål {nr}", slag, replace(k, sen=k.sen + nr / 1000))
        for nr in range(60)
        for slag, k in (("besvarbar", GODT), ("ubesvart", DARLIG), ("skjult", DARLIG))
    ]
    tilpasset = begge(eksempler)
    assert tilpasset["standard"].auc == pytest.approx(1.0)
    assert tilpasset["standard"].varslet["ubesvart"] >= 0.8
    skriv_skoger(tmp_path / "tillit.json", {navn: t.skog for navn, t in tilpasset.items()})
    monkeypatch.setattr(tillit, "SKOGFIL", tmp_path / "tillit.json")
    skog.cache_clear()
    try:
        assert {navn: skog(navn) for navn in tilpasset} == {
            navn: t.skog for navn, t in tilpasset.items()
        }
        assert set(skog("andre").kjennetegn).isdisjoint(UTEN_COSINUS)
        assert skog("standard").log_odds(GODT) > skog("standard").log_odds(DARLIG)
    finally:
        skog.cache_clear()


def test_traerne_legges_sammen_som_scikit_learn_gjor() -> None:
    """The trees are read out of what scikit-learn keeps to itself."""
    tall = np.random.default_rng(1)
    x = tall.random((400, 3))
    y = x[:, 0] + x[:, 1] * x[:, 2] + tall.normal(0, 0.2, 400) > 0.8
    modell = _modell(x, y, np.ones(400), [1, 0, 0])
    konstant, traer = _traer(modell)
    egen = Skog(("sen", "jevn", "skiller"), konstant, traer, 0.0, 0.0)
    for rad, ventet in zip(x, modell.decision_function(x), strict=True):
        k = replace(GODT, sen=rad[0], jevn=rad[1], skiller=rad[2])
        assert egen.log_odds(k) == pytest.approx(ventet, abs=5e-3)


def test_svaret_skjules_hvor_det_enn_star(liten_motor: Sokemotor) -> None:
    lager = liten_motor.lager
    alle = lager.passasjer(lager.finn_passasjer("1", ()))
    p = next(iter(alle.values()))
    ord_ = " ".join(p.tekst.split()[:4])
    skjult = svarpassasjer(lager, [Merket("a", "Hva?", "fakta", (ord_,)),
                                   Merket("b", "Hva?", "ubesvart", ())])  # fmt: skip
    assert p.id in skjult["a"]
    assert "b" not in skjult


@pytest.mark.treg
def test_kommandoen_tilpasser_paa_et_arkiv_og_skriver_vektene(
    eksempelmotor: Sokemotor, tmp_path: Path
) -> None:
    fil = tmp_path / "tillit.json"
    kjort = CliRunner().invoke(
        hoved, ["eval", "tillit", "--indeks", str(eksempelmotor.lager.mappe), "--skriv", str(fil)]
    )
    assert kjort.exit_code == 0, kjort.output
    assert "besvarbar (" in kjort.output and "ubesvart (" in kjort.output
    assert set(json.loads(fil.read_text(encoding="utf-8"))) == {"standard", "andre"}
