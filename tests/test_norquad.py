"""NorQuAD: tekstene deles som dokumenter, og treff er der hele svaret står."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from eval import norquad
from eval.dom import INGEN, alle_passasjer
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell

LANG = " ".join(f"Setning nummer {nr} handler om skolen i bygda." for nr in range(120))
SVAR = "nummer 77 handler"


def avsnitt(kontekst: str, *qas: tuple[int, str, str, int]) -> dict[str, Any]:
    return {
        "context": kontekst,
        "qas": [
            {"id": id_, "question": q, "answers": [{"text": svar, "answer_start": start}]}
            for id_, q, svar, start in qas
        ],
    }


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A folder as NorQuAD's: one long context, one short; one offset is some characters off."""
    filer = {
        "news-answers_1.json": [
            avsnitt(LANG, (1, "Hva handler 77 om?", SVAR, LANG.index(SVAR) - 3))
        ],
        "wikipedia-answers_1.json": [
            avsnitt("Oslo er hovedstaden i Norge.", (1, "Hva er hovedstaden?", "Oslo", 0)),
            avsnitt("Uten svar.", (2, "Hva da?", "", 0)),
        ],
    }
    for navn, liste in filer.items():
        (tmp_path / navn).write_text(json.dumps({"data": [{"paragraphs": liste}]}))
    return tmp_path


def test_tekstene_deles_og_dommen_folger_svarets_plass(
    mappe: Path, liten_modell: Modell, tmp_path: Path
) -> None:
    data = norquad.les(mappe)
    assert [s.navn for s in data.sett] == ["norquad-nyheter", "norquad-wikipedia"]
    lager = Lager(tmp_path / "indeks", opprett=True)
    norquad.indekser(data, lager, liten_modell)
    norquad.indekser(data, lager, liten_modell)  # again costs nothing
    passasjer = list(alle_passasjer(lager))
    lang = next(navn for navn, tekst in data.kontekster.items() if tekst == LANG)
    assert len([p for p in passasjer if p.dokument == lang]) > 2
    assert all(data.kontekster[p.dokument][p.start : p.slutt] == p.tekst for p in passasjer)
    domt = norquad.dommer(lager, data)
    treff = {navn for navn, verdi in domt["news-answers_1-1"].items() if verdi}
    assert treff and all(SVAR in p.tekst for p in passasjer if f":{p.start}-" in str(treff))
    assert INGEN not in treff


@pytest.mark.parametrize(
    "qas", [[{"id": 1, "question": "Hva?"}], [{"id": 1, "question": "Hva?", "answers": [{}]}], [3]]
)
def test_en_fil_uten_svar_er_ikke_fra_norquad(tmp_path: Path, qas: list[Any]) -> None:
    fil = tmp_path / "news-answers_1.json"
    fil.write_text(json.dumps({"data": [{"paragraphs": [{"context": "Oslo.", "qas": qas}]}]}))
    with pytest.raises(SakssokFeil, match="ikke en fil fra NorQuAD"):
        norquad.les(fil)


def test_jevnt_utvalg(mappe: Path) -> None:
    data = norquad.les(mappe, 1)
    assert sum(len(s.sporsmal) for s in data.sett) == len(data.svarsteder) == 1
    assert len(data.kontekster) == 3


def test_fil_som_ikke_er_norquad_er_feil(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(SakssokFeil, match="ikke en fil fra NorQuAD"):
        norquad.les(tmp_path)


def test_kommandoen(mappe: Path, liten_mappe: Path, tmp_path: Path) -> None:
    resultat = CliRunner().invoke(
        hoved,
        [
            "eval", "norquad", str(mappe), "--modell", str(liten_mappe),
            "--indeks", str(tmp_path / "nq"), "--ut", str(tmp_path / "ut"), "--bare-valgte",
        ],
    )  # fmt: skip
    assert resultat.exit_code == 0, resultat.output
    assert "norquad-nyheter" in resultat.output and "3 dokumenter" in resultat.output
    assert (tmp_path / "ut" / "standard" / "qrels.trec").is_file()
