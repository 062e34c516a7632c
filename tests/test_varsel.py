"""Lagrede spørsmål: hva som er nytt siden sist, fra kommandolinjen og som Atom-strøm."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as etree  # noqa: N813

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lag_pdf import lag_pdf
from papirer import FORMANNSKAP, KOMMUNESTYRE, NYNORSK, lag_papirer

from app.kommandolinje import hoved
from app.nett.grensesnitt import lag_app
from app.nett.strom import lag_atom
from app.nett.tjenester import Tjenester, lag_tjenester
from app.varselinnslag import id_av
from app.varsler import (
    FILNAVN,
    FORTALT,
    Fortalt,
    les_fortalt,
    les_varsler,
    nokkel,
    nye,
    skriv_fortalt,
)
from indeks.feil import SakssokFeil
from indeks.indeksering import indekser
from indeks.lagring.laas import alene
from indeks.lagring.lager import Lager
from indeks.sprakmodell.modell import Modell
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import rens_sporsmal
from sok.varsel import Varsel, Varselsok

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def t(liten_motor: Sokemotor) -> Tjenester:
    return lag_tjenester(liten_motor)


@pytest.fixture(scope="module")
def klient(t: Tjenester) -> Iterator[TestClient]:
    with TestClient(lag_app(t.motor)) as klient:
        yield klient


@pytest.fixture(scope="module")
def varselsok(t: Tjenester) -> Varselsok:
    return Varselsok(t.motor, t.register)


# -- hva som passer


def test_det_nyeste_som_passer_kommer_forst(varselsok: Varselsok) -> None:
    funnet = varselsok.nyeste(Varsel("ny svømmehall"), 10)
    assert [(v.gang.utvalg, v.gang.saksnr) for v in funnet] == [
        ("Kommunestyret", "18/23"),
        ("Formannskapet", "40/23"),
    ]


def test_saken_heter_det_den_heter_paa_sin_egen_side(tmp_path: Path, liten_modell: Modell) -> None:
    """The agenda of the first meeting has another title than the papers after it."""
    titler = {"Eldrerådet": "Hallen", "Formannskapet": "Ny svømmehall", "Bystyret": "Ny svømmehall"}
    for nr, (utvalg, tittel) in enumerate(titler.items(), 1):
        lag_pdf(
            tmp_path / f"{nr}.pdf",
            [
                ["Fjordvik kommune", "Møteprotokoll", f"Utvalg: {utvalg}", f"Dato: 0{nr}.03.2023"],
                [f"{nr}/23 {tittel}", "Arkivsak: 23/55", "Vedtak", "Ny svømmehall bygges i byen."],
            ],
        )
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([tmp_path], lager, liten_modell)
    motor = Sokemotor(lager, liten_modell)
    funnet = Varselsok(motor, motor.saker).nyeste(Varsel("ny svømmehall"), 10)
    assert {v.tittel for v in funnet} == {"Ny svømmehall"} and len(funnet) == 3


def test_det_som_ikke_passer_kommer_ikke(varselsok: Varselsok) -> None:
    assert varselsok.nyeste(Varsel("romferge til månen"), 10) == []


def test_bare_utvalget_det_gjelder(varselsok: Varselsok) -> None:
    (v,) = varselsok.nyeste(Varsel("svømmehall", ("Formannskapet",)), 10)
    assert v.gang.utvalg == "Formannskapet"


@pytest.mark.parametrize("sporsmal", ["skjenke", "skjenkebevillingar", "bevilling"])
def test_et_ord_passer_ogsa_bo_yd_og_som_del_av_et_annet(
    varselsok: Varselsok, sporsmal: str
) -> None:
    assert "19/23" in {v.gang.saksnr for v in varselsok.nyeste(Varsel(sporsmal), 10)}


# -- hva som er nytt


@pytest.fixture
def voksende(tmp_path: Path, liten_modell: Modell) -> tuple[Path, Lager]:
    """A folder with the committee's paper alone, and its index."""
    (tmp_path / "papirer").mkdir()
    lag_pdf(tmp_path / "papirer" / "formannskapet.pdf", FORMANNSKAP)
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([tmp_path / "papirer"], lager, liten_modell)
    return tmp_path / "papirer", lager


def test_bare_det_som_er_kommet_siden_sist_fortelles(
    voksende: tuple[Path, Lager], liten_modell: Modell
) -> None:
    mappe, lager = voksende
    register = Saksregister(lager)
    sok = Varselsok(Sokemotor(lager, liten_modell), register)
    varsel = Varsel("svømmehall")
    forst, fortalt = nye(varsel, Fortalt(), sok)
    assert [(v.gang.utvalg, v.gang.holdt) for v in forst] == [("Formannskapet", True)]
    igjen, fortalt = nye(varsel, fortalt, sok)
    assert igjen == []
    lag_pdf(mappe / "kommunestyret.pdf", KOMMUNESTYRE)
    lag_pdf(mappe / "oppvekst.pdf", NYNORSK)
    indekser([mappe], lager, liten_modell)
    etter, fortalt = nye(varsel, fortalt, sok)
    assert [(v.gang.utvalg, v.gang.holdt) for v in etter] == [("Kommunestyret", True)]
    assert nye(varsel, fortalt, sok)[0] == []


def test_id_ene_er_de_samme_nar_indeksen_lages_pa_nytt(
    varselsok: Varselsok, tmp_path: Path, liten_modell: Modell
) -> None:
    lag_papirer(tmp_path / "p")
    lager = Lager(tmp_path / "indeks", opprett=True)
    # The other way round, so that nothing has the number it had.
    for fil in sorted((tmp_path / "p").iterdir(), reverse=True):
        indekser([fil], lager, liten_modell)
    register = Saksregister(lager)
    andre = Varselsok(Sokemotor(lager, liten_modell), register)
    varsel = Varsel("svømmehall")
    ider = [id_av(v) for v in varselsok.nyeste(varsel, 10)]
    assert ider == [id_av(v) for v in andre.nyeste(varsel, 10)]
    assert len(set(ider)) == len(ider) == 2


def test_det_som_er_fortalt_huskes(tmp_path: Path) -> None:
    fortalt = {nokkel(Varsel("æøå", ("B", "A"))): Fortalt("2026-01-01", frozenset("ab"))}
    skriv_fortalt(tmp_path, fortalt)
    assert les_fortalt(tmp_path) == fortalt
    assert [fil.name for fil in tmp_path.iterdir()] == [FORTALT]


@pytest.mark.parametrize("innhold", ["{", "[]", '{"a": 1}', '{"a": {"til": "x"}}'])
def test_en_skadet_fil_sier_hva_som_kan_gjores(tmp_path: Path, innhold: str) -> None:
    (tmp_path / FORTALT).write_text(innhold, encoding="utf-8")
    with pytest.raises(SakssokFeil, match="slett den"):
        les_fortalt(tmp_path)


def test_lagrede_sporsmal_leses(tmp_path: Path) -> None:
    (tmp_path / FILNAVN).write_text(
        '[[varsel]]\nnavn = "Hallen"\nsporsmal = "svømmehall"\nutvalg = ["Kommunestyret"]\n'
        '[[varsel]]\nsporsmal = "skjenking"\nutvalg = "Formannskapet"\n',
        encoding="utf-8",
    )
    assert les_varsler(tmp_path) == [
        Varsel("svømmehall", ("Kommunestyret",), "Hallen"),
        Varsel("skjenking", ("Formannskapet",)),
    ]


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        ("", "slik:"),
        ("x = 1", "slik:"),
        ("[[varsel]", "kan ikke leses"),
        ('[[varsel]]\nnavn = "x"', "«sporsmal» mangler"),
        ('[[varsel]]\nsporsmal = "  "', "«sporsmal» mangler"),
        ('[[varsel]]\nsporsmal = "x"\nfra = "2023"', "spørsmål nr. 1"),
        ('[[varsel]]\nsporsmal = "x"\nutvalg = 3', "en liste av navn"),
    ],
)
def test_feil_i_lagrede_sporsmal_er_en_setning(tmp_path: Path, innhold: str, setning: str) -> None:
    (tmp_path / FILNAVN).write_text(innhold, encoding="utf-8")
    with pytest.raises(SakssokFeil, match=setning):
        les_varsler(tmp_path)


def kjor(*ord_: str) -> tuple[int, str]:
    resultat = CliRunner().invoke(hoved, ["varsle", *ord_])
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


def test_kommandoen_forteller_en_gang(voksende: tuple[Path, Lager], liten_mappe: Path) -> None:
    valg = ("--indeks", str(voksende[1].mappe), "--modell", str(liten_mappe))
    sporsmal = ("--sporsmal", "svømmehall", "--utvalg", "formannskapet")
    kode, ut = kjor(*valg, *sporsmal, "--ikke-husk")
    assert kode == 0
    assert "svømmehall, formannskapet: 1 ny" in ut
    assert "Formannskapet 21.03.2023, sak 40/23: innstilt til neste organ" in ut
    (rad,) = [json.loads(linje) for linje in kjor(*valg, *sporsmal, "--json")[1].splitlines()]
    assert (rad["saksnr"], rad["holdt"], rad["dokument"]) == ("40/23", True, "formannskapet.pdf")
    assert kjor(*valg, *sporsmal) == (0, "svømmehall, formannskapet: ingenting nytt\n")
    assert kjor(*valg, *sporsmal, "--stille") == (0, "")
    (voksende[1].mappe / FILNAVN).write_text('[[varsel]]\nsporsmal="gamlehaugen"', "utf-8")
    assert "gamlehaugen: 1 ny" in kjor(*valg)[1]


def test_to_som_forteller_samtidig_husker_begge(
    voksende: tuple[Path, Lager], liten_mappe: Path
) -> None:
    mappe = voksende[1].mappe
    lest = threading.Event()

    def annen() -> None:
        with alene(mappe, "sakssok varsle", navn="varsle"):
            fortalt = les_fortalt(mappe)
            lest.set()
            time.sleep(0.5)
            skriv_fortalt(mappe, fortalt | {"annet": Fortalt()})

    trad = threading.Thread(target=annen)
    trad.start()
    assert lest.wait(10)
    kode, _ = kjor("--indeks", str(mappe), "--modell", str(liten_mappe), "--sporsmal", "svømmehall")
    trad.join()
    assert kode == 0
    husket = les_fortalt(mappe)
    assert "annet" in husket and len(husket) > 1


def test_et_utvalg_indeksen_ikke_har_avvises_for_noe_fortelles(
    voksende: tuple[Path, Lager], liten_mappe: Path
) -> None:
    mappe = voksende[1].mappe
    valg = ("--indeks", str(mappe), "--modell", str(liten_mappe))
    setning = "Ingen utvalg i indeksen heter «Formanskapet». Mente du «Formannskapet»?"
    kode, ut = kjor(*valg, "--sporsmal", "svømmehall", "--utvalg", "Formanskapet")
    assert kode != 0
    assert setning in ut
    (mappe / FILNAVN).write_text(
        '[[varsel]]\nsporsmal="svømmehall"\n[[varsel]]\nsporsmal="x"\nutvalg="Formanskapet"',
        "utf-8",
    )
    kode, ut = kjor(*valg)
    assert kode != 0
    assert setning in ut
    assert "1 ny" not in ut


_LASTET = """
import sys
from app.kommandolinje import hoved
hoved(sys.argv[1:], standalone_mode=False)
print([m for m in sys.modules if m.split(".")[0] in ("fastapi", "gradio") or m == "app.nett"])
"""


def test_kommandoen_laster_ikke_nettsidene(voksende: tuple[Path, Lager], liten_mappe: Path) -> None:
    valg = ("--indeks", str(voksende[1].mappe), "--modell", str(liten_mappe))
    kommando = ["varsle", *valg, "--sporsmal", "svømmehall", "--json"]
    ut = subprocess.run(
        [sys.executable, "-c", _LASTET, *kommando], capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(ut.splitlines()[0])["sakstittel"]
    assert ut.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        ([], "ingen lagrede spørsmål"),
        (["--utvalg", "x"], "hører sammen med --sporsmal"),
        (["--sporsmal", " "], "Spørsmålet er tomt"),
    ],
)
def test_kommandoen_brukt_feil_er_en_setning(
    voksende: tuple[Path, Lager], ord_: list[str], setning: str
) -> None:
    kode, ut = kjor("--indeks", str(voksende[1].mappe), *ord_)
    assert kode != 0
    assert setning in ut


# -- strømmen


def test_strommen_er_atom_med_lenker_som_virker(klient: TestClient) -> None:
    svar = klient.get("/strom.atom", params={"q": "svømmehall", "utvalg": "Kommunestyret"})
    assert svar.headers["content-type"].startswith("application/atom+xml")
    strom = etree.fromstring(svar.content)
    (innslag,) = strom.findall("a:entry", ATOM)
    assert innslag.findtext("a:title", namespaces=ATOM) == "Ny svømmehall på Nordstrand"
    sammendrag = innslag.findtext("a:summary", namespaces=ATOM) or ""
    assert sammendrag.startswith("<p>Kommunestyret 28.03.2023, sak 18/23: vedtatt</p>")
    assert innslag.findtext("a:updated", namespaces=ATOM) == "2023-03-28T12:00:00+00:00"
    lenker = {x.get("rel", "alternate"): x.get("href") for x in innslag.findall("a:link", ATOM)}
    assert lenker["alternate"].startswith("http://testserver/sak/")
    assert klient.get(lenker["related"]).status_code == 200
    egen = strom.find("a:link[@rel='self']", ATOM)
    assert egen is not None
    assert klient.get(egen.attrib["href"]).content == svar.content


def test_et_dokuments_ord_blir_ikke_html_i_strommen(t: Tjenester, varselsok: Varselsok) -> None:
    from dataclasses import replace

    (v,) = varselsok.nyeste(Varsel("svømmehall"), 1)
    ond = "<img src=x onerror=alert(1)>"
    endret = replace(v, tittel=ond, passasje=replace(v.passasje, tekst=ond))
    strom = etree.fromstring(lag_atom(Varsel("x"), [endret], t.lenker, "http://x/"))
    assert strom.findtext("a:entry/a:title", namespaces=ATOM) == ond
    assert "<p>&lt;img" in (strom.findtext("a:entry/a:summary", namespaces=ATOM) or "")


def test_en_strom_som_ikke_er_endret_sendes_ikke_igjen(klient: TestClient) -> None:
    svar = klient.get("/strom.atom?q=svømmehall")
    igjen = klient.get("/strom.atom?q=svømmehall", headers={"If-None-Match": svar.headers["etag"]})
    assert (igjen.status_code, igjen.content) == (304, b"")
    annen = klient.get("/strom.atom?q=skjenking", headers={"If-None-Match": svar.headers["etag"]})
    assert annen.status_code == 200


def test_en_strom_uten_treff_er_tom_men_gyldig(klient: TestClient) -> None:
    strom = etree.fromstring(klient.get("/strom.atom?q=romferge").content)
    assert strom.findall("a:entry", ATOM) == []


@pytest.mark.parametrize("sti", ["/strom.atom", "/strom.atom?q=%00", f"/strom.atom?q={'a' * 2001}"])
def test_en_strom_uten_sporsmal_er_en_feil(klient: TestClient, sti: str) -> None:
    assert klient.get(sti).status_code in (400, 422)


def test_en_strom_for_et_utvalg_indeksen_ikke_har_sier_hvilke_som_ligner(
    klient: TestClient,
) -> None:
    svar = klient.get("/strom.atom?q=svømmehall&utvalg=Komunestyret")
    assert svar.status_code == 400
    assert "«Komunestyret». Mente du «Kommunestyret»?" in svar.text


def test_siden_viser_til_strommen_av_det_som_sporres_om(klient: TestClient) -> None:
    side = klient.get("/?q=ny+hall&utvalg=Kommunestyret&utvalg=%22%3E%3Cb").text
    assert (
        '<link rel="alternate" type="application/atom+xml" '
        'href="/strom.atom?q=ny+hall&amp;utvalg=Kommunestyret&amp;utvalg=%22%3E%3Cb">'
    ) in side
    assert "strom.atom" not in klient.get("/").text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_enhver_strom_er_gyldig_xml(t: Tjenester, varselsok: Varselsok, ord_: str) -> None:
    from dataclasses import replace

    treff = varselsok.nyeste(Varsel("svømmehall"), 1)
    med_ordene = [replace(v, tittel=ord_) for v in treff]
    etree.fromstring(lag_atom(Varsel(rens_sporsmal(ord_)), med_ordene, t.lenker, "http://x/", ord_))
