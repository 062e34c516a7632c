"""`sakssok eval`: målinger som skrives, vises, sammenlignes og holdes mot en grunnlinje."""

import json
import re
from pathlib import Path

import ir_measures
import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from eval import grunnlinje, siste
from eval.dom import INGEN, dommer
from eval.kjoring import kjor
from eval.rapport import Rapport, lag_rapport, rapport_som_json
from eval.sporsmal import Merket, Sett, Sted, les_sett, medfolgende
from indeks.indeksering import indekser
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell
from sok.rangering.kandidat import Kandidat
from sok.rangering.visninger import VISNINGER, en_visning, rrf
from sok.sokemotor import Sokemotor

GRUNNLINJE = grunnlinje.les(grunnlinje.FIL)


def kjor_kommando(*ord_: str) -> tuple[int, str]:
    resultat = CliRunner().invoke(hoved, ["eval", *ord_])
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


@pytest.fixture(scope="module")
def eget_sett(liten_motor: Sokemotor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A secretariat's own questions over the small archive, from a spreadsheet."""
    lager = liten_motor.lager
    ider = lager.finn_passasjer("1", ())
    linjer = ["sporsmal;type;svar;dokument;sider"]
    for nr, p in enumerate(lager.passasjer(ider[:6]).values()):
        ord_ = " ".join(p.tekst.split()[:4])
        linjer.append(f"Hva står det om {ord_} {nr}?;fakta;{ord_};{p.dokument};{p.side_fra}")
    linjer.append("Hvor mange sauer har kommunen?;ubesvart;;;")
    linjer.append(f"Hva står ikke?;fakta;dette står ingen steder;{p.dokument};1")
    fil = tmp_path_factory.mktemp("sett") / "egne.csv"
    fil.write_text("\n".join(linjer), encoding="utf-8")
    return fil


@pytest.fixture(scope="module")
def malt(
    liten_motor: Sokemotor,
    liten_mappe: Path,
    eget_sett: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, str]:
    """What the command writes and prints for that set, all views."""
    ut = tmp_path_factory.mktemp("ut")
    visninger = [ord_ for v in VISNINGER for ord_ in ("--visning", v)]
    kode, tekst = kjor_kommando(
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(eget_sett), "--ut", str(ut), *visninger,
    )  # fmt: skip
    assert kode == 0, tekst
    return ut, tekst


def test_hver_visning_far_sin_mappe_med_det_andre_verktoy_leser(malt: tuple[Path, str]) -> None:
    ut, _ = malt
    assert {mappe.name for mappe in ut.iterdir()} == set(VISNINGER)
    for mappe in ut.iterdir():
        rapport = json.loads((mappe / "rapport.json").read_text(encoding="utf-8"))
        rr = ir_measures.calc_aggregate(
            [ir_measures.parse_measure("RR@10")],
            ir_measures.read_trec_qrels(str(mappe / "qrels.trec")),
            ir_measures.read_trec_run(str(mappe / "kjoring.trec")),
        )
        maal = rapport["sett"]["egne"]["maal"]["RR@10"]
        assert maal["verdi"] == pytest.approx(next(iter(rr.values())), abs=1e-4)
        assert maal["antall"] == rapport["sett"]["egne"]["besvarbare"] == 7
        assert rapport["sett"]["egne"]["antall"] == 8
        assert INGEN in (mappe / "qrels.trec").read_text(encoding="utf-8")


def test_maalingen_legges_i_indeksen_der_siden_kvalitet_leser_den(
    malt: tuple[Path, str], liten_motor: Sokemotor
) -> None:
    lagret = siste.les(liten_motor.lager.mappe)
    assert lagret is not None
    assert [r.visning for r in lagret.rapporter] == list(VISNINGER)
    rapport = json.loads((malt[0] / "standard" / "rapport.json").read_text(encoding="utf-8"))
    assert rapport_som_json(lagret.rapporter[0]) == rapport


def test_tabellen_er_pa_norsk_og_sier_hva_som_mangler(malt: tuple[Path, str]) -> None:
    _, tekst = malt
    assert "Svaret står ikke i noen passasje i indeksen, og teller som bom: egne-008." in tekst
    for ord_ in ("Riktig passasje", "Success@1", "bare ordene (BM25)", "Alle sitater holder"):
        assert ord_ in tekst
    assert re.search(r"egne +standard +7 +\d,\d\d \[\d,\d\d–\d,\d\d\]", tekst)


def test_json_har_en_linje_for_hver_visning(
    liten_motor: Sokemotor, liten_mappe: Path, eget_sett: Path, tmp_path: Path
) -> None:
    kode, tekst = kjor_kommando(
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(eget_sett), "--ut", str(tmp_path), "--json",
    )  # fmt: skip
    rader = [json.loads(linje) for linje in tekst.splitlines() if linje.startswith("{")]
    assert kode == 0 and [r["visning"] for r in rader] == ["standard", "leksikalsk", "tett"]
    assert set(rader[0]) == {"visning", "modell", "indeks", "median_ms", "sett", "typer"}
    assert rader[0]["sett"]["egne"]["svar"]["sitater_holder"]["verdi"] == 1.0


def test_markdown_kan_limes_inn(
    liten_motor: Sokemotor, liten_mappe: Path, eget_sett: Path, tmp_path: Path
) -> None:
    kode, tekst = kjor_kommando(
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(eget_sett), "--ut", str(tmp_path), "--markdown", "--bare-valgte",
    )  # fmt: skip
    assert kode == 0 and "| egne | standard | 7 |" in tekst and "BM25" not in tekst
    tabeller = [linje for linje in tekst.splitlines() if linje.startswith("|")]
    assert "| --- | --- | ---: |" in tabeller[1]


@pytest.mark.parametrize("navn", ["norquad", "sammenlign"])
def test_hjelpen_er_pa_norsk(navn: str) -> None:
    kode, tekst = kjor_kommando(navn, "--help")
    assert kode == 0 and "Bruk:" in tekst
    assert not re.search(r"\b(?:Usage|Options|Show|INTEGER|default|required)\b", tekst)


def test_grunnlinjen_skrives_og_brudd_gir_feil(
    liten_motor: Sokemotor, liten_mappe: Path, eget_sett: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "grunnlinje.json"
    valg = [
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(eget_sett), "--ut", str(tmp_path / "ut"), "--bare-valgte",
    ]  # fmt: skip
    assert kjor_kommando(*valg, "--skriv-grunnlinje", str(fil))[0] == 0
    assert kjor_kommando(*valg, "--grunnlinje", str(fil))[0] == 0
    lest = grunnlinje.les(fil)
    lest["egne"]["nDCG@10"] += 0.3
    fil.write_text(json.dumps(lest), encoding="utf-8")
    kode, tekst = kjor_kommando(*valg, "--grunnlinje", str(fil))
    assert kode == 1 and "Dårligere enn grunnlinjen. egne: nDCG@10 er" in tekst


def test_sammenligning_av_to_malinger(malt: tuple[Path, str]) -> None:
    ut, _ = malt
    kode, tekst = kjor_kommando("sammenlign", str(ut / "tett"), str(ut / "standard"))
    assert kode == 0 and "standard mot tett, 7 spørsmål" in tekst and "p (Holm)" in tekst
    kode, tekst = kjor_kommando("sammenlign", str(ut / "tett"), str(ut / "rrf"), "--sett", "egne")
    assert kode == 0 and "rrf mot tett, 7 spørsmål" in tekst
    kode, tekst = kjor_kommando("sammenlign", str(ut / "tett"), str(ut / "rrf"), "--sett", "andre")
    assert kode == 1 and "ingen spørsmål fra «andre» i målingen; den har egne." in tekst
    kode, tekst = kjor_kommando("sammenlign", str(ut / "tett"), str(ut / "tett"), "--json")
    rad = json.loads(tekst)
    assert {f["p"] for f in rad["forskjeller"]} == {1.0}
    assert {f["likt"] for f in rad["forskjeller"]} == {7}


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (["--indeks", "INGEN"], "Det er ingen indeks i"),
        (["--sporringer", "borte.csv"], "kan ikke leses"),
        (["--sporringer", "FREMMED"], "Ingen av dokumentene som «fremmed» viser til"),
        ([], "Ingen av spørsmålene som følger med"),
        (["--visning", "magi"], "ikke"),
        (["--grunnlinje", "borte.json", "--sporringer", "EGNE"], "er ikke en grunnlinje"),
        (["sammenlign", "INGEN", "INGEN"], "Det er ingen måling i"),
        (["norquad", "EGNE"], "er ikke en fil fra NorQuAD"),
        (["norquad", "TOM"], "ingen .json-filer"),
    ],
)
def test_feil_gir_en_norsk_setning(
    ord_: list[str], setning: str, liten_motor: Sokemotor, eget_sett: Path, tmp_path: Path
) -> None:
    fremmed = tmp_path / "fremmed.csv"
    fremmed.write_text("sporsmal,svar,dokument\nHva?,ja,en-annen.pdf\n", encoding="utf-8")
    (tmp_path / "tom").mkdir()
    bytt = {
        "INGEN": tmp_path / "ingen",
        "FREMMED": fremmed,
        "EGNE": eget_sett,
        "TOM": tmp_path / "tom",
    }
    valg = [str(bytt.get(o, o)) for o in ord_]
    if ord_[:1] not in (["sammenlign"], ["norquad"]) and "--indeks" not in ord_:
        valg = ["--indeks", str(liten_motor.lager.mappe), *valg]
    kode, tekst = kjor_kommando(*valg)
    assert kode != 0 and setning in tekst and "Traceback" not in tekst


def test_dokument_som_mangler_i_indeksen_varsles(
    liten_motor: Sokemotor, liten_mappe: Path, eget_sett: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "utvidet.csv"
    fil.write_text(
        eget_sett.read_text(encoding="utf-8") + "\nHva er borte?;fakta;ja;borte.pdf;1\n",
        encoding="utf-8",
    )
    kode, tekst = kjor_kommando(
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(fil), "--ut", str(tmp_path / "ut"), "--bare-valgte",
    )  # fmt: skip
    assert kode == 0 and "dokumenter som ikke er i indeksen: borte.pdf" in tekst


# -- one view alone


def test_hver_visning_rangerer_etter_sitt() -> None:
    def alle() -> list[Kandidat]:
        return [
            Kandidat(1, rang_tett=1, sen=0.2),
            Kandidat(2, rang_ord=1, sen=0.9),
            Kandidat(3, rang_tett=2, rang_ord=2, sen=0.1),
            Kandidat(4, sen=1.0),
        ]

    assert [k.id for k in en_visning(alle(), "tett")] == [1, 3]
    assert [k.id for k in en_visning(alle(), "leksikalsk")] == [2, 3]
    assert [k.id for k in en_visning(alle(), "rrf")] == [3, 1, 2]
    assert [k.id for k in en_visning(alle(), "sen")] == [2, 1, 3]
    assert [k.id for k in en_visning(alle(), "standard")] == [1, 2, 3, 4]
    assert rrf(1, 0, 2) == pytest.approx(1 / 61 + 1 / 62)


# -- the baseline


def rapport(motor: Sokemotor, sett: Sett) -> Rapport:
    return lag_rapport(kjor(motor, [sett], dommer(motor.lager, sett.sporsmal)))


def test_grunnlinjen_holdes_og_bruddet_sies(liten_motor: Sokemotor, tmp_path: Path) -> None:
    lager = liten_motor.lager
    p = lager.passasjer(lager.finn_passasjer("1", ())[:1]).popitem()[1]
    q = Merket("a", "Hva?", "fakta", (" ".join(p.tekst.split()[:3]),), (Sted(p.dokument),))
    r = rapport(liten_motor, Sett("prove", (q,)))
    fil = tmp_path / "grunnlinje.json"
    fil.write_text('{"annet": {"RR@10": 0.5}}', encoding="utf-8")
    grunnlinje.skriv(fil, r)
    lest = grunnlinje.les(fil)
    assert set(lest) == {"annet", "prove"} and not grunnlinje.brudd(r, lest)
    # Of one question, one is all; what must hold for every answer has no slack.
    assert not grunnlinje.brudd(r, {"prove": {"RR@10": lest["prove"]["RR@10"] + 0.9}})
    over = {**lest["prove"], "RR@10": lest["prove"]["RR@10"] + 1.1}
    (brudd,) = grunnlinje.brudd(r, {"prove": over})
    assert brudd.startswith("prove: RR@10 er ")
    under = {**lest["prove"], "besvart_avvist": lest["prove"]["besvart_avvist"] - 1.1}
    assert [b for b in grunnlinje.brudd(r, {"prove": under}) if "besvart_avvist" in b]


@pytest.mark.treg
def test_eksempelarkivet_er_ikke_daarligere_enn_grunnlinjen(eksempelmotor: Sokemotor) -> None:
    (sett,) = (s for s in les_sett(medfolgende()) if s.navn == "eksempel-utvikling")
    assert not grunnlinje.brudd(rapport(eksempelmotor, sett), {sett.navn: GRUNNLINJE[sett.navn]})


@pytest.mark.treg
def test_ekte_papirer_er_ikke_daarligere_enn_grunnlinjen(
    korpus: Path, modell: Modell, tmp_path: Path
) -> None:
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser(korpus.glob("asker-*.pdf"), lager, modell)
    (sett,) = (s for s in les_sett(medfolgende()) if s.navn == "asker-utvikling")
    r = rapport(Sokemotor(lager, modell), sett)
    assert not grunnlinje.brudd(r, {sett.navn: GRUNNLINJE[sett.navn]})
