"""De merkede spørsmålene: svarene står der det er sagt."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from eval.sider import nye_sider
from eval.sporsmal import TYPER, Merket, brettet, les_fil, les_sett, medfolgende
from indeks.dokument import PdfTekst
from indeks.fil.pdf import les_pdf

EKSEMPEL = Path(__file__).parent.parent / "eksempel" / "pdf"
TRENING = Path(__file__).parent.parent / "eval" / "trening"
SETT = les_sett(medfolgende())
EKTE = [ett for ett in SETT if not ett.navn.startswith("eksempel")]
AV_EKSEMPEL = [ett for ett in SETT if ett.navn.startswith("eksempel")]


def test_readme_sier_hvor_mange_det_er() -> None:
    lesmeg = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    ekte, eksempel = (sum(len(e.sporsmal) for e in sett) for sett in (EKTE, AV_EKSEMPEL))
    proving = sum(len(e.sporsmal) for e in SETT if e.navn.endswith("-proving"))
    assert f"{ekte} over real papers" in lesmeg
    assert f"{eksempel} over the sample archive" in lesmeg
    assert f"{proving} of them (`-proving`)" in lesmeg


@cache
def les_eksempel(navn: str) -> tuple[str, ...]:
    return les_pdf(EKSEMPEL / navn).sider


def feilplasserte(
    sporsmal: Sequence[Merket], les: Callable[[str], Sequence[str]]
) -> list[tuple[str, str, int]]:
    """The pages that labels name and that hold none of their answers."""
    return [
        (q.id, sted.dokument, side)
        for q in sporsmal
        for sted in q.steder
        if q.besvarbar
        for side in sted.sider
        if not any(brettet(svar) in brettet(les(sted.dokument)[side - 1]) for svar in q.svar)
    ]


def test_hvert_sporsmal_star_en_gang() -> None:
    alle = [q for ett in SETT for q in ett.sporsmal]
    assert len({q.id for q in alle}) == len({brettet(q.sporsmal) for q in alle}) == len(alle)


def test_det_er_mange_nok_av_hver_type() -> None:
    assert sum(len(ett.sporsmal) for ett in AV_EKSEMPEL) >= 150
    assert sum(len(ett.sporsmal) for ett in EKTE) >= 60
    for ett in SETT:
        typer = Counter(q.type for q in ett.sporsmal)
        assert set(typer) == set(TYPER) and min(typer.values()) >= 3, ett.navn


def test_hvert_sett_har_nok_som_er_holdt_utenfor() -> None:
    antall = {ett.navn: len(ett.sporsmal) for ett in SETT}
    for navn in ("asker", "kommuner", "eksempel"):
        utvikling, proving = antall[f"{navn}-utvikling"], antall[f"{navn}-proving"]
        assert proving >= 90 and proving / (utvikling + proving) >= 0.2


@pytest.mark.parametrize("navn", [ett.navn for ett in EKTE])
def test_svaret_star_pa_sidene_som_er_oppgitt(
    navn: str, les_ekte: Callable[[str], PdfTekst]
) -> None:
    (ett,) = (ett for ett in EKTE if ett.navn == navn)
    assert not feilplasserte(ett.sporsmal, lambda d: les_ekte(d.removesuffix(".pdf")).sider)


def test_det_som_modellen_tilpasses_med_er_ikke_det_den_maales_med(
    les_ekte: Callable[[str], PdfTekst],
) -> None:
    trening = les_fil(TRENING / "kommuner.jsonl")
    malt = {brettet(q.sporsmal) for ett in SETT for q in ett.sporsmal}
    assert len(trening) > 1000 and malt.isdisjoint(brettet(q.sporsmal) for q in trening)
    filer = sorted(TRENING.glob("oppdiktet*.jsonl"))
    saker = [json.loads(linje) for f in filer for linje in f.read_text("utf-8").splitlines()]
    oppdiktet = [q for sak in saker for p in sak["passasjer"] for q in p["sporsmal"]]
    assert len(oppdiktet) > 15_000 and malt.isdisjoint(map(brettet, oppdiktet))
    assert not feilplasserte(trening, lambda d: les_ekte(d.removesuffix(".pdf")).sider)


@pytest.mark.parametrize("navn", [ett.navn for ett in AV_EKSEMPEL])
def test_svaret_star_pa_sidene_i_eksempelarkivet(navn: str) -> None:
    (ett,) = (ett for ett in AV_EKSEMPEL if ett.navn == navn)
    feil = feilplasserte(ett.sporsmal, les_eksempel)
    assert not feil, "is the archive made anew? python -m eval.sider finds the pages again"
    assert all(sted.sider for q in ett.sporsmal for sted in q.steder if q.besvarbar)


def test_det_ubesvarte_har_ikke_noe_sted_i_eksempelarkivet() -> None:
    for ett in AV_EKSEMPEL:
        assert all(q.besvarbar == bool(q.steder) for q in ett.sporsmal)


def test_sidene_finnes_igjen_nar_dokumentet_er_laget_pa_nytt() -> None:
    rad = {"svar": ["Ti ja"], "dokument": "a.pdf", "sider": [1], "ogsa": {"b.pdf": [7]}}
    ny = nye_sider(rad, {"a.pdf": ["ingenting", "det ble ti ja", "ti nei"]})
    assert ny == {**rad, "sider": [2]}


def test_fil_som_folger_med_leses_alene() -> None:
    assert les_fil(medfolgende()[0]) == SETT[0].sporsmal
