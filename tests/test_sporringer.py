"""De merkede spørsmålene: svarene står der det er sagt, og søket finner dem fortsatt."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indeks.dokument import PdfTekst
from indeks.indeksering import indekser
from indeks.lager import Lager
from indeks.modell import Modell
from sok.sokemotor import Sokemotor

MAPPE = Path(__file__).parent.parent / "eval" / "sporringer"
FILER = sorted(MAPPE.glob("*.jsonl"))
MAKS_TEGN = 1600


def les(fil: Path) -> list[dict[str, Any]]:
    return [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines() if linje]


def brettet(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def test_hvert_sporsmal_har_sin_egen_id_og_star_en_gang() -> None:
    alle = [q for fil in FILER for q in les(fil)]
    assert len(alle) >= 200
    assert len({q["id"] for q in alle}) == len({brettet(q["sporsmal"]) for q in alle}) == len(alle)


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: fil.stem)
def test_svaret_star_pa_sidene_som_er_oppgitt(
    fil: Path, les_ekte: Callable[[str], PdfTekst]
) -> None:
    for q in les(fil):
        assert bool(q["svar"]) == (q["type"] != "ubesvart"), q["id"]
        assert all(len(svar.split()) <= 10 for svar in q["svar"]), q["id"]
        for side in q["sider"]:
            tekst = brettet(les_ekte(q["dokument"].removesuffix(".pdf")).sider[side - 1])
            assert any(brettet(svar) in tekst for svar in q["svar"]), f"{q['id']} side {side}"


@pytest.mark.treg
def test_soket_finner_utviklingssporsmalene_minst_sa_godt_som_for(
    korpus: Path, modell: Modell, tmp_path: Path
) -> None:
    """A guard against regress: 0.85 first and 0.92 among five when it was written."""
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser(korpus.glob("asker-*.pdf"), lager, modell)
    motor = Sokemotor(lager, modell)
    sporringer = [q for q in les(MAPPE / "asker-utvikling.jsonl") if q["svar"]]
    rang: list[int] = []
    for q in sporringer:
        treff = motor.sok(q["sporsmal"], 5).treff
        assert all(len(t.passasje.tekst) <= MAKS_TEGN for t in treff)
        svar = [brettet(s) for s in q["svar"]]
        rang += [t.rang for t in treff if any(s in brettet(t.passasje.tekst) for s in svar)][:1]
    assert rang.count(1) / len(sporringer) >= 0.80
    assert len(rang) / len(sporringer) >= 0.88
