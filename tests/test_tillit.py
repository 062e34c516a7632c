"""Hvor sikkert et svar er: modellen, og hvordan den er tilpasset."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from eval.sporsmal import Merket
from eval.tillit import Eksempel, begge, svarpassasjer
from sok.sokemotor import Sokemotor
from sok.tillit import VEKTFIL, Kjennetegn, vektsett

GODT = Kjennetegn(0.95, 0.9, 0.1, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0)
DARLIG = Kjennetegn(0.85, 0.75, 0.01, 0.3, 0.0, -1.0, 0.0, 0.2, 0.0)


@pytest.mark.parametrize("navn", ["standard", "andre"])
def test_vektene_gjelder_kjennetegn_som_finnes_og_skiller_godt_fra_darlig(navn: str) -> None:
    vekter = vektsett(navn)
    assert set(vekter.vekter) <= {f.name for f in fields(Kjennetegn)}
    assert vekter.svarer <= vekter.sikker
    assert vekter.log_odds(GODT) > vekter.sikker
    assert vekter.log_odds(DARLIG) < vekter.svarer


@pytest.mark.parametrize(
    "navn", ["dekning", "navn", "form", "struktur", "svakest", "emne", "avgjort"]
)
def test_mer_av_det_som_spors_om_er_aldri_mindre_sikkert(navn: str) -> None:
    mer = replace(DARLIG, **{navn: 1.0})
    assert vektsett("standard").log_odds(mer) >= vektsett("standard").log_odds(DARLIG)


def test_tilpasningen_gir_en_fil_som_programmet_leser() -> None:
    eksempler = [
        Eksempel(f"spørsmål {nr}", slag, replace(k, sen=k.sen + nr / 1000))
        for nr in range(20)
        for slag, k in (("besvarbar", GODT), ("ubesvart", DARLIG), ("skjult", DARLIG))
    ]
    tilpasset = begge(eksempler)
    assert tilpasset["standard"].auc == pytest.approx(1.0)
    assert tilpasset["standard"].varslet["ubesvart"] >= 0.8
    assert set(tilpasset["andre"].vektsett["vekter"]).isdisjoint({"sen", "svakest", "skiller"})
    lest = json.loads(VEKTFIL.read_text(encoding="utf-8"))
    assert {n: set(t.vektsett) for n, t in tilpasset.items()} == {
        n: set(v) for n, v in lest.items()
    }


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
