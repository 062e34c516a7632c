"""Kommandoen `sakssok`: norsk hele veien, én setning når noe er galt, JSON som er en kontrakt."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages import mofile, pofile
from click.testing import CliRunner
from darlige_pdf import prosa
from lag_pdf import lag_pdf

from app.kommandolinje import hoved
from app.tilstand import mengder, sideliste
from indeks.lagring.lager import Lager
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent
SPRAK = ROT / "app" / "sprak" / "nb" / "LC_MESSAGES"
LESMEG = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

DRIFT = (Path(__file__).parent.parent / "docs" / "drift.md").read_text(encoding="utf-8")
OPPSETT = (Path(__file__).parent.parent / "docs" / "oppsett.md").read_text(encoding="utf-8")


def kjor(*ord_: str, inn: str | None = None) -> tuple[int, str]:
    resultat = CliRunner().invoke(hoved, list(ord_), input=inn)
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


def test_hjelpen_er_pa_norsk() -> None:
    for ord_ in ([], *([navn] for navn in hoved.commands)):
        kode, ut = kjor(*ord_, "--help")
        assert kode == 0
        assert "Bruk:" in ut and "Valg:" in ut
        assert not re.search(
            r"\b(?:Usage|Options|Commands|Show|INTEGER|default|required|OPTIONS)\b", ut
        ), ut


def test_hver_kommando_og_hvert_valg_er_beskrevet() -> None:
    for navn, kommando in hoved.commands.items():
        assert kommando.help, navn
        for parameter in kommando.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{navn} {parameter.name}"


def test_hver_kommando_star_i_lesmeg() -> None:
    for navn in hoved.commands:
        assert f"sakssok {navn}" in LESMEG, f"«sakssok {navn}» is not in README.md"


@pytest.mark.parametrize("mappe", ["sok", "indeks", "app", "eval"])
def test_hver_fil_er_nevnt_i_readme(mappe: str) -> None:
    """Three folders are named as a whole: what is in them is theirs."""
    rot = Path(__file__).parent.parent / mappe
    filer = {
        f.name
        for f in rot.rglob("*.py")
        if f.parent.name not in ("struktur", "sider", "kommandoer")
    }
    filer -= {"__init__.py", "__main__.py"}
    assert {navn for navn in filer if f"`{navn}`" not in LESMEG} == set()


def test_hvert_valg_for_drift_star_i_lesmeg_eller_docs() -> None:
    for navn in ("indekser", "kontroller", "sikkerhetskopi", "gjenopprett"):
        for parameter in hoved.commands[navn].params:
            for valg in (*parameter.opts, *parameter.secondary_opts):
                if valg.startswith("--") and valg != "--stille":
                    assert valg in LESMEG + DRIFT + OPPSETT, f"{navn} {valg}"


def test_kommandoene_i_driftsboken_finnes() -> None:
    for navn, valg in re.findall(r"(?m)(?:^|[`«])sakssok ([a-z]+)((?: --?[a-z-]+)*)", DRIFT):
        assert navn in hoved.commands, navn
        kjente = {o for p in hoved.commands[navn].params for o in (*p.opts, *p.secondary_opts)}
        assert set(valg.split()) <= kjente, f"{navn} {valg}"


def test_kompilert_oversettelse_er_den_som_star_i_po_filen() -> None:
    po = pofile.read_po(io.BytesIO((SPRAK / "messages.po").read_bytes()))
    mo = mofile.read_mo(io.BytesIO((SPRAK / "messages.mo").read_bytes()))
    # Not the bytes: the header holds the day and Babel's version.
    # As JSON, where a plural's pair is a list whichever of the two readers it comes from.
    ord_po, ord_mo = (
        {json.dumps(m.id): json.dumps(m.string) for m in katalog if m.id and m.string}
        for katalog in (po, mo)
    )
    assert ord_mo == ord_po


def test_passordet_spoerres_det_om_to_ganger_paa_norsk(tmp_path: Path) -> None:
    Lager(tmp_path, opprett=True)
    ord_ = ["bruker", "legg-til", "kari", "--indeks", str(tmp_path)]
    svar = CliRunner().invoke(hoved, ord_, input="langt-nok-1\nlangt-nok-2\nabc-abc-1\nabc-abc-1\n")
    assert "Passordet en gang til: " in svar.output
    assert "De to var ikke like; skriv dem på nytt." in svar.output


def test_en_av_noe_er_ikke_flere() -> None:
    antall = {"dokumenter": 1, "sider": 14, "passasjer": 1}
    assert mengder(antall, "dokumenter", "sider", "passasjer") == "1 dokument, 14 sider, 1 passasje"


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (["sok"], "Mangler argumentet"),
        (["sok", "x", "--fra", "31.02.2023"], "ikke en gyldig dato"),
        (["sok", "x", "--fra", "2023-05-01", "--til", "2023-04-01"], "bytt dem om"),
        (["sok", "x", "--saksnr", "abc"], "ikke et saksnr"),
        (["sok", "x", "--antall", "0"], "utenfor området"),
        (["tull"], "finnes ikke"),
        (["saker"], "Det er ingen indeks i"),
        (["indekser", "finnes-ikke.pdf"], "finnes ikke"),
        (["indekser", ""], "Stien er tom; oppgi en fil eller en mappe."),
        (["fjern", ""], "Stien er tom; oppgi en fil eller en mappe."),
    ],
)
def test_feil_gir_en_norsk_setning_og_ingen_sporing(
    ord_: list[str], setning: str, tmp_path: Path
) -> None:
    if ord_[0] in ("sok", "saker", "indekser", "fjern"):
        ord_ = [*ord_, "--indeks", str(tmp_path / "ingen")]
    kode, ut = kjor(*ord_)
    assert kode != 0
    assert setning in ut
    assert "Traceback" not in ut


def test_det_systemet_sier_nei_til_blir_en_norsk_setning(tmp_path: Path) -> None:
    kode, ut = kjor("status", "--indeks", str(tmp_path / ("x" * 400)))
    assert kode == 1
    assert "kan ikke leses eller skrives (navnet er for langt); rett det, eller velg" in ut


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is always full")
def test_en_utskrift_det_ikke_er_plass_til_gir_en_setning_og_feilkode(tmp_path: Path) -> None:
    Lager(tmp_path / "i", opprett=True).lukk()
    kommando = [sys.executable, "-m", "app.kommandolinje", "status", "--indeks", tmp_path / "i"]
    with Path("/dev/full").open("w") as full:
        svar = subprocess.run(kommando, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROT)
    assert svar.returncode == 1
    assert svar.stderr.endswith(
        "Kommandoen stanset (disken er full); rett det, og kjør den igjen.\n"
    )
    assert "Traceback" not in svar.stderr and "Exception" not in svar.stderr


def test_presedens_tar_en_lang_tittel_som_tittel(tmp_path: Path) -> None:
    Lager(tmp_path / "i", opprett=True).lukk()
    kode, ut = kjor("presedens", "Ny bru over elva " * 30, "--indeks", str(tmp_path / "i"))
    assert kode == 1
    assert "Ingen sak" in ut


def test_mappe_uten_pdf_er_feil(tmp_path: Path) -> None:
    kode, ut = kjor("indekser", str(tmp_path), "--indeks", str(tmp_path / "i"))
    assert kode != 0
    assert "ingen PDF-filer" in ut


def test_det_er_feil_nar_ingen_av_filene_kom_med(tmp_path: Path, liten_mappe: Path) -> None:
    (tmp_path / "notat.pdf").write_text("ikke en PDF")
    god = lag_pdf(tmp_path / "god.pdf", [prosa("god")])
    ord_ = ("--stille", "--indeks", str(tmp_path / "i"), "--modell", str(liten_mappe))
    for _ in range(2):
        kode, ut = kjor("indekser", str(tmp_path / "notat.pdf"), *ord_)
        assert kode == 1
        assert "Hoppet over: notat.pdf: Filen «notat.pdf» er ikke en PDF" in ut
    # Some are always turned away in a folder; that is told, and is no error.
    assert kjor("indekser", str(tmp_path), *ord_)[0] == 0
    god.unlink()
    assert kjor("indekser", str(tmp_path), *ord_)[0] == 1


def test_rydding_av_en_mappe_uten_pdf_er_sier_fra_og_tar_ingenting_ut(
    tmp_path: Path, liten_mappe: Path
) -> None:
    moter, annen = tmp_path / "moter", tmp_path / "annen"
    for mappe in (moter, annen):
        mappe.mkdir()
        lag_pdf(mappe / f"{mappe.name}.pdf", [prosa(mappe.name)])
    indeks = ("--indeks", str(tmp_path / "i"))
    ord_ = ("--stille", *indeks, "--modell", str(liten_mappe))
    assert kjor("indekser", str(moter), str(annen), *ord_)[0] == 0
    (moter / "moter.pdf").unlink()
    setning = (
        f"Mappen «{moter}» har ingen PDF-er, som når en nettverksdisk ikke er montert, så "
        "ingenting fra den er tatt ut av indeksen; monter disken, eller ta dokumentene ut med "
        "«sakssok fjern» og navnet på mappen hvis de skal bort."
    )
    for mapper in ((moter, annen), (moter,)):
        kode, ut = kjor("indekser", *map(str, mapper), "--rydd", *ord_)
        assert kode == 1
        assert setning in ut
        assert "Dokumenter: 2\n" in kjor("status", *indeks)[1]
    # And if that is what is meant:
    assert kjor("fjern", str(moter), *indeks) == (0, "Tatt ut: 1.\n")
    assert kjor("indekser", str(moter), str(annen), "--rydd", *ord_)[0] == 0
    assert "Dokumenter: 1\n" in kjor("status", *indeks)[1]


def test_sider_vises_som_folk_skriver_dem() -> None:
    assert sideliste((3, 5, 6, 7, 9)) == "3, 5–7, 9"


@pytest.mark.treg
def test_svaret_i_readme_er_det_som_skrives(eksempelmotor: Sokemotor) -> None:
    """An example that is no longer true is the first thing a newcomer sees."""
    eksempel = re.search(
        r'\$ sakssok sok "([^"]+)" --indeks \S+ --antall 1\n(.*?)```', LESMEG, re.S
    )
    assert eksempel is not None
    kommando = ["sok", eksempel[1], "--indeks", str(eksempelmotor.lager.mappe), "--antall", "1"]
    skrevet = CliRunner().invoke(hoved, kommando, catch_exceptions=False).output
    uten_tid = [re.sub(r"\d+ ms", "ms", tekst).strip() for tekst in (skrevet, eksempel[2])]
    assert uten_tid[0] == uten_tid[1]
