"""Innstillingene: én fil, overstyrt av miljøet og kommandolinjen, og én setning når noe er galt."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from app.kommandoer.valg import Innstilling
from app.kommandolinje import hoved
from indeks.feil import SakssokFeil
from indeks.oppsett import INNSTILLINGER, Oppsett, krav, les_oppsett, miljovariabel

DOKUMENTASJON = (Path(__file__).parent.parent / "docs" / "oppsett.md").read_text(encoding="utf-8")


def kjor(*ord_: str, **miljo: str) -> tuple[int, str]:
    resultat = CliRunner().invoke(hoved, list(ord_), env=miljo)
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


def alle_kommandoer(gruppe: click.Group) -> list[click.Command]:
    ut: list[click.Command] = []
    for kommando in gruppe.commands.values():
        ut.append(kommando)
        if isinstance(kommando, click.Group):
            ut += alle_kommandoer(kommando)
    return ut


@pytest.mark.parametrize("navn", INNSTILLINGER)
def test_hver_innstilling_er_beskrevet_i_docs(navn: str) -> None:
    rad = next((r for r in DOKUMENTASJON.splitlines() if r.startswith(f"| `{navn}` |")), None)
    assert rad, f"«{navn}» has no row in docs/oppsett.md"
    _, _, valg, variabel, standard, verdi, hva, _ = (celle.strip() for celle in rad.split("|"))
    felt = Oppsett.model_fields[navn]
    assert f"`--{navn.replace('_', '-')}`" in valg
    assert variabel == f"`{miljovariabel(navn)}`"
    assert hva == felt.description
    skrevet = {True: "true", False: "false", None: "", (): ""}.get(felt.default, felt.default)
    assert standard.strip("`") == str(skrevet)
    assert isinstance(felt.default, bool) or verdi == krav(navn)


def test_dokumentasjonen_beskriver_ingen_innstilling_som_ikke_finnes() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", DOKUMENTASJON, re.M)) == set(INNSTILLINGER)


@pytest.mark.parametrize("navn", INNSTILLINGER)
def test_hver_innstilling_kan_settes_pa_kommandolinjen(navn: str) -> None:
    felt = [
        p.felt
        for kommando in alle_kommandoer(hoved)
        if kommando.name != "oppsett"
        for p in kommando.params
        if isinstance(p, Innstilling)
    ]
    assert navn in felt


def test_kommandolinjen_gar_foran_miljoet_som_gar_foran_filen(tmp_path: Path) -> None:
    (tmp_path / "sakssok.toml").write_text(
        'navn = "Fra filen"\nport = 8001\nvert = "0.0.0.0"\n', encoding="utf-8"
    )
    miljo = {"SAKSSOK_PORT": "8002", "SAKSSOK_VERT": "10.0.0.1"}
    lest = les_oppsett({"indeks": str(tmp_path), "vert": "10.0.0.2"}, miljo=miljo)
    o = lest.oppsett
    assert (o.navn, o.port, o.vert) == ("Fra filen", 8002, "10.0.0.2")
    assert lest.fil == tmp_path / "sakssok.toml"
    assert lest.kilder["navn"] == str(lest.fil)
    assert lest.kilder["port"] == "SAKSSOK_PORT"
    assert lest.kilder["vert"] == "kommandolinjen"
    assert lest.kilder["opplasting"] == "standard"


def test_filen_kan_ligge_hvor_som_helst_og_stier_i_den_regnes_fra_den(tmp_path: Path) -> None:
    (tmp_path / "modell").mkdir()
    fil = tmp_path / "mitt.toml"
    fil.write_text('indeks = "arkiv"\nmodell = "modell"\nlogg = "/var/log/s.log"\n')
    for lest in (
        les_oppsett(fil=fil, miljo={}),
        les_oppsett(miljo={"SAKSSOK_OPPSETT": str(fil)}),
    ):
        assert lest.oppsett.indeks == tmp_path / "arkiv"
        assert lest.oppsett.modell == str(tmp_path / "modell")
        assert lest.oppsett.logg == Path("/var/log/s.log")
    # A model's name on the hub is left as it is.
    fil.write_text('modell = "BAAI/bge-m3"\n')
    assert les_oppsett(fil=fil, miljo={}).oppsett.modell == "BAAI/bge-m3"


def test_ja_nei_og_lister_i_miljoet() -> None:
    miljo = {"SAKSSOK_OPPLASTING": "ja", "SAKSSOK_APNE_ADRESSER": "@a.no, 75 00 00 00"}
    oppsett = les_oppsett(miljo=miljo).oppsett
    assert oppsett.opplasting is True
    assert oppsett.apne_adresser == ("@a.no", "75 00 00 00")
    assert les_oppsett(miljo={"SAKSSOK_PORT": ""}).oppsett.port == 7860


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        ('port = "abc"', r"«port» i «.*sakssok\.toml» kan ikke være «abc»; .* fra 1 til 65535"),
        ("port = 70000", "«70000»; den skal være et heltall"),
        ("port = true", "«port» .* kan ikke være «True»"),
        ("opplasting = 3", "skal være ja eller nei"),
        ('unntatt = "kanskje"', "«stopp» eller «ta_med»"),
        ('betrodd_hode = "X User\\nY"', "navnet på et HTTP-hode"),
        ("prot = 8000", "«prot» i .* er ikke en innstilling; mente du «port»"),
        ("zzzzzz = 1", "er ikke en innstilling; «sakssok oppsett» viser"),
        ("navn = \nport = 1", "ikke gyldig TOML ved linje 1"),
        ('indeks = "x"', "kan ikke si hvor indeksen er"),
        ("[app]\nport = 1", "«app» i .* er ikke en innstilling"),
    ],
)
def test_feil_i_filen_gir_en_setning(innhold: str, setning: str, tmp_path: Path) -> None:
    (tmp_path / "sakssok.toml").write_text(innhold, encoding="utf-8")
    kode, ut = kjor("saker", "--indeks", str(tmp_path))
    assert kode == 1
    assert len(ut.strip().splitlines()) == 1
    assert re.search(setning, ut), ut


def test_feil_i_miljoet_og_pa_kommandolinjen_sier_hvor() -> None:
    with pytest.raises(SakssokFeil, match="«port» i «SAKSSOK_PORT» kan ikke være «x»"):
        les_oppsett(miljo={"SAKSSOK_PORT": "x"})
    with pytest.raises(SakssokFeil, match="«port» på kommandolinjen kan ikke være «x»"):
        les_oppsett({"port": "x"}, miljo={})
    with pytest.raises(SakssokFeil, match="finnes ikke"):
        les_oppsett(miljo={"SAKSSOK_OPPSETT": "/finnes/ikke.toml"})


def test_fil_som_ikke_er_tekst_gir_en_setning(tmp_path: Path) -> None:
    (tmp_path / "sakssok.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SakssokFeil, match="lagret som UTF-8"):
        les_oppsett({"indeks": tmp_path}, miljo={})


def test_sakssok_oppsett_viser_verdi_og_kilde(tmp_path: Path) -> None:
    (tmp_path / "sakssok.toml").write_text('navn = "Sundvær kommune"\n', encoding="utf-8")
    ord_ = ("oppsett", "--indeks", str(tmp_path), "--opplasting")
    kode, ut = kjor(*ord_, SAKSSOK_PORT="8005")
    assert kode == 0
    assert re.search(r"navn +Sundvær kommune  \(.*sakssok\.toml\)", ut)
    assert re.search(r"port +8005  \(SAKSSOK_PORT\)", ut)
    assert re.search(r"opplasting +ja  \(kommandolinjen\)", ut)
    _, som_json = kjor(*ord_, "--json", SAKSSOK_PORT="8005")
    rader = {r["navn"]: r for r in map(json.loads, som_json.splitlines())}
    assert set(rader) == set(INNSTILLINGER)
    assert rader["port"] == {"navn": "port", "verdi": 8005, "kilde": "SAKSSOK_PORT"}


def test_kommandoene_bruker_filen(tmp_path: Path) -> None:
    fil = tmp_path / "mitt.toml"
    fil.write_text('indeks = "en-annen-mappe"\n')
    kode, ut = kjor("status", "--oppsett", str(fil))
    assert kode == 1
    assert str(tmp_path / "en-annen-mappe") in ut
