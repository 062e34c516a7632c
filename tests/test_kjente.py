"""Det et filter nevner, må finnes, for en tom liste ville vært et svar; og kommunens egen fil."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lag_lager import lager_av
from lag_pdf import lag_pdf

from app.kommandolinje import hoved
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.lister.kjente import krev_utvalg, krev_vedtaksfilter
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.sporsmal.forkortelser import FILNAVN, Forkortelser
from sok.sporsmal.sporring import Filter


@pytest.fixture(scope="module")
def lager(tmp_path_factory: pytest.TempPathFactory) -> Lager:
    mappe = tmp_path_factory.mktemp("kjente")
    pdf = lag_pdf(
        mappe / "utvalg.pdf",
        [
            [
                "Fjordvik kommune",
                "Møteprotokoll",
                "Utvalg: Utvalg for teknikk",
                "Dato: 14.03.2023",
                "12/23 Ny bru over elva",
                "Behandling",
                "Per Ås (SV) fremmet følgende forslag:",
                "Brua bygges med gangfelt.",
                "Votering",
                "Forslaget fra Ås fikk 2 stemmer (SV og R) og falt.",
                "Innstillingen ble enstemmig vedtatt.",
                "Vedtak",
                "Brua bygges.",
            ]
        ],
    )
    return lager_av(mappe / "indeks", [pdf])


@pytest.mark.parametrize(
    ("filter_", "setning"),
    [
        (Vedtaksfilter(parti="SVV"), "Mente du «SV»"),
        (Vedtaksfilter(parti="Tullepartiet"), "Ingen i indeksen er fra partiet «Tullepartiet»"),
        (Vedtaksfilter(forslagsstiller="Per Ask"), "Mente du «Per Ås»"),
        (Vedtaksfilter(Filter(utvalg=("tekknikk",))), "Mente du «Utvalg for teknikk»"),
        (Vedtaksfilter(Filter(utvalg=("xyz",))), "Ingen utvalg i indeksen heter «xyz»"),
        (Vedtaksfilter(status="tull"), "ingen rapport om hva som ble av vedtakene"),
    ],
)
def test_et_navn_ingenting_har_avvises_med_det_som_ligner(
    lager: Lager, filter_: Vedtaksfilter, setning: str
) -> None:
    with pytest.raises(SakssokFeil, match=setning.replace("(", r"\(")):
        krev_vedtaksfilter(lager, filter_)


def test_et_navn_som_finnes_godtas_hvordan_det_enn_skrives(lager: Lager) -> None:
    for valg in (
        Vedtaksfilter(parti="Sosialistisk Venstreparti"),
        Vedtaksfilter(forslagsstiller="ås"),
        Vedtaksfilter(Filter(utvalg=("teknikk", "UTVAL FOR TEKNIKK"))),
    ):
        krev_vedtaksfilter(lager, valg)
    krev_utvalg(lager, ())


@pytest.mark.parametrize(
    ("innhold", "setning"),
    [
        (b'[forkortelser\nMB = "x"', "feil skrevet ved linje 1; skriv linjer som"),
        (b"MB = 4", "«MB» utenfor"),
        (b"forkortelser = 3", "på feil måte"),
        (b"[forkortelser]\nMB = 4", "hvilket utvalg «MB» er"),
        (b'[forkortelser]\nMB = "K\xf8"', "UTF-8"),
        (b'[forkortelser]\nMB = "A"\nMB = "B"', "feil skrevet"),
    ],
)
def test_en_fil_som_ikke_kan_tolkes_avvises_pa_norsk(
    tmp_path: Path, innhold: bytes, setning: str
) -> None:
    lager = Lager(tmp_path, opprett=True)
    (tmp_path / FILNAVN).write_bytes(innhold)
    with pytest.raises(SakssokFeil, match=setning) as feil:
        Forkortelser(lager)
    assert "object" not in str(feil.value) and "expected" not in str(feil.value).lower()
    for kommando in (["sok", "hva?"], ["vedtak"], ["sak", "1/23"], ["presedens", "1/23"]):
        resultat = CliRunner().invoke(hoved, [*kommando, "--indeks", str(tmp_path)])
        assert resultat.exit_code != 0 and setning in resultat.output, kommando


def test_kommunens_egen_forkortelse_gjelder_foran_andre(tmp_path: Path) -> None:
    lager = Lager(tmp_path, opprett=True)
    (tmp_path / FILNAVN).write_text('[forkortelser]\nks = "Komité for skole"', encoding="utf-8")
    assert Forkortelser(lager).utvalg("KS") == "Komité for skole"


def test_en_indeks_uten_utvalg_lister_ikke_ingen(tmp_path: Path) -> None:
    with pytest.raises(SakssokFeil, match=r"«Kommunestyret»\. Se etter skrivefeil\.$"):
        krev_utvalg(Lager(tmp_path, opprett=True), ("Kommunestyret",))


def test_csv_og_json_kan_ikke_velges_sammen(lager: Lager) -> None:
    resultat = CliRunner().invoke(
        hoved, ["vedtak", "--csv", "--json", "--indeks", str(lager.mappe)]
    )
    assert resultat.exit_code == 2 and "--csv og --json" in resultat.output
