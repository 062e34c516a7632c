"""Setningene fra søk og indeks på nynorsk: hver form i tabellen finnes i koden, og omvendt."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gradio as gr
import pytest
from starlette.testclient import TestClient

from app.adresse import Adresse
from app.nett.grensesnitt import lag_app
from app.nett.tjenester import lag_tjenester
from app.nynorsk import FORMER, setning
from app.sider.felles import meldt
from app.sider.opplasting import Fil
from app.sider.opplasting_side import vis_filer
from app.sider.sak import vis_sak
from indeks.feil import SakssokFeil
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter

ROT = Path(__file__).parent.parent
FEILKLASSER = {"SakssokFeil", "DokumentFeil", "SvarmodellFeil"}


def form(node: ast.AST) -> str | None:
    """A string of the code with `{}` for what is put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w+\}", "{}", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            "{}" if isinstance(d, ast.FormattedValue) else form(d) or "" for d in node.values
        )
    return None


def noder(*mapper: str) -> Iterator[tuple[Path, ast.AST]]:
    for mappe in mapper:
        for fil in sorted((ROT / mappe).rglob("*.py")):
            if fil.name != "nynorsk.py":
                for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
                    yield fil, node


def i_tabellen(nr: int) -> set[str]:
    return {re.sub(r"\{\w+\}", "{}", par[nr]) for par in FORMER}


def test_hver_form_i_tabellen_er_en_som_koden_skriver() -> None:
    skrevet = {f for _, node in noder("sok", "indeks", "app") if (f := form(node))}
    # One is put together of a refusal and a constant.
    skrevet |= {"{} " + f for f in skrevet}
    assert i_tabellen(0) - skrevet == set()


@pytest.mark.parametrize(
    "fil",
    [
        "sok/sporsmal/sporring.py",
        "sok/lister/kjente.py",
        "sok/saker/saksvalg.py",
        "sok/lister/vedtaksfilter.py",
        "sok/saker/presedens.py",
        "sok/skriving/svarmodell.py",
        "indeks/datoer.py",
        "indeks/leser.py",
        "app/nett/sidebilde.py",
        "app/tilbakemelding.py",
    ],
)
def test_hver_setning_en_leser_kan_moete_er_i_tabellen(fil: str) -> None:
    feil = {
        f
        for sti, node in noder(str(Path(fil).parent))
        if sti == ROT / fil
        and isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in FEILKLASSER
        and node.args
        and (f := form(node.args[0]))
    }
    # What only the command line reads: a file of feedback that somebody has spoilt, and settings.
    bare_der = ("«{}» kan ikke leses", "Innstillingen «{}»")
    feil = {f for f in feil if ", linje {}" not in f and not f.startswith(bare_der)}
    assert feil
    assert feil - i_tabellen(0) == set()


@pytest.mark.parametrize(("nb", "nn"), FORMER)
def test_hver_form_har_de_samme_feltene_og_blir_funnet(nb: str, nn: str) -> None:
    felt = re.findall(r"\{(\w+)\}", nb)
    assert sorted(felt) == sorted(re.findall(r"\{(\w+)\}", nn))
    verdier = {navn: f"X{nr}" for nr, navn in enumerate(felt)}
    assert setning("nn", nb.format(**verdier)) == nn.format(**verdier)
    assert setning("nb", nb.format(**verdier)) == nb.format(**verdier)


def test_det_som_staar_i_et_felt_blir_staaende_og_setninger_i_felt_blir_med() -> None:
    assert setning("nn", "Ingen utvalg i indeksen heter «skole». Mente du «Utval for skule»?") == (
        "Ingen utval i indeksen heiter «skole». Meinte du «Utval for skule»?"
    )
    assert setning("nn", "Noe ingen har skrevet {a}.") == "Noe ingen har skrevet {a}."
    assert setning("nn", "«{0}» er ikke et saksnr; skriv det som 25/23, eller arkivsaksnr som "
                   "23/17920.").startswith("«{0}» er ikkje")  # fmt: skip


def test_feil_og_avslag_fra_et_ekte_sok(liten_motor: Sokemotor) -> None:
    with pytest.raises(SakssokFeil) as feil:
        Filter(fra=date(2024, 1, 1), til=date(2023, 1, 1)).kontroller()
    assert setning("nn", str(feil.value)).endswith("byt dei om.")
    tomt = liten_motor.sok("svømmehall", filter_=Filter(("finnes ikke",)))
    assert setning("nn", tomt.svar.tekst).startswith("Ingen dokument passar")
    dag = liten_motor.sok("Hva vedtok formannskapet 01.01.2020?")
    assert not dag.svar.besvart
    assert "Indeksen har ikkje noko møte" in setning("nn", dag.svar.tekst)
    assert setning("nn", dag.svar.tekst).endswith("passasjane som ligg nærmast.")
    for tid, rom in (
        ("mellom 1990 og 1991", "frå og med 01.01.1990 til og med 31.12.1991"),
        ("etter 2050", "frå og med 01.01.2051"),
        ("før 1.7.1990", "til og med 30.06.1990"),
    ):
        svar = liten_motor.sok(f"Hvilke saker om hallen ble behandlet {tid}?").svar
        assert setning("nn", svar.tekst) == f"Indeksen har ingen møte {rom} som passar."


def test_sidene_viser_dem_paa_leserens_malform(liten_motor: Sokemotor) -> None:
    t = lag_tjenester(liten_motor)
    html, _ = vis_sak(Adresse("sak", sak="40-23", utvalg=("Formannskapet",)), t, "nn")
    assert "2 røyster for" in html
    assert "samrøystes" in html
    assert "enstemmig\n" not in html
    klient = TestClient(lag_app(liten_motor), headers={"Cookie": "sakssok_sprak=nn"})
    html = klient.get("/kilde/9999/1", headers={"Accept": "text/html"}).text
    assert "Dokumentet er ikkje i indeksen." in html
    assert "byt dei om" in klient.get("/enkel?q=skole&fra=2024-01-01&til=2023-01-01").text
    fil = Fil("a.pdf", "avvist", grunn="Filen «a.pdf» er tom; hent den på nytt fra kilden.")
    assert "hent ho på nytt frå kjelda" in vis_filer([fil], "nn", ferdig=True)
    with pytest.raises(gr.Error) as feil, meldt("nn"):
        t.presedens.fra_tekst("…")
    assert "samanlikne" in feil.value.message
    svar = klient.post(
        "/api/tilbakemelding",
        json={"sporsmal": "kai", "riktig": True, "besvart": False},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert svar.json() == {"melding": "Takk for tilbakemeldinga!"}
    assert t.tilbakemeldinger.alle()[-1].besvart is False
