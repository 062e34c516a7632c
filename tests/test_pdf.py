"""Reading PDFs: sound, scanned, locked, damaged and hostile ones."""

import contextlib
import hashlib
import importlib.util
import logging
import os
import random
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from lag_pdf import (
    Side,
    aes_pdf,
    krypter,
    lag_pdf,
    med_bombe,
    med_innhold,
    med_odelagt_side,
    pdf_av_objekter,
    pdf_bytes,
)

from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil
from indeks.fil import pdf
from indeks.fil.pdf import les_pdf
from indeks.leser import Grenser, Leser

REPO = Path(__file__).parents[1]

# A page that takes pypdf long to read.
TUNG = b"BT /F1 12 Tf " + b"(abc) Tj " * 400_000 + b"ET"


@pytest.fixture
def enkel(tmp_path: Path) -> Path:
    return lag_pdf(tmp_path / "enkel.pdf", [["Første side", "§ 2 Blåbær"], ["Andre side"]])


def feilen(sti: Path) -> str:
    """The message for a file that cannot be read; one sentence with the file's name in it."""
    with pytest.raises(DokumentFeil) as feil:
        les_pdf(sti)
    melding = str(feil.value)
    assert sti.name in melding
    assert melding[0] in "FM«" and melding.endswith(".")
    assert melding.count("; ") == 1, "one clause for what is wrong and one for what to do"
    return melding


def test_sider_i_rekkefolge(enkel: Path) -> None:
    lest = les_pdf(enkel)
    assert [side.split("\n")[0] for side in lest.sider] == ["Første side", "Andre side"]
    assert "§ 2 Blåbær" in lest.sider[0]
    assert lest.uten_tekst == ()
    assert lest.sha256 == hashlib.sha256(enkel.read_bytes()).hexdigest()


def test_vasker_tekst() -> None:
    assert pdf._vask("a\r\nb\rc\x0cd") == "a\nb\nc\nd"
    assert pdf._vask("a\x00b\x07\ud800c\td") == "abc\td"
    assert pdf._vask("A\u030a") == "\u00c5"


def test_hva_som_er_uten_tekst(tmp_path: Path) -> None:
    sider = [
        Side(["Vanlig tekst med mer enn ett ord"]),
        Side(bilde=True),
        Side(omriss=True),
        Side(),
        Side(strek=True, bunn="Side 5 av 9"),
        Side(bilde=True, bunn="Side 6 av 9"),
        Side(["Tekst ved siden av et bilde"], bilde=True),
        Side(strek=True),
        Side(omriss=True, bunn="Side 9 av 9"),
    ]
    assert les_pdf(lag_pdf(tmp_path / "blandet.pdf", sider)).uten_tekst == (2, 3, 6, 9)


def test_skannet_side_med_lopende_topptekst(tmp_path: Path) -> None:
    tekst = [f"Avsnitt som handler om vei {'abcdefgh'[nr]}." for nr in range(8)]
    sider = [Side([t], topp=f"Plan for veier – side {nr}") for nr, t in enumerate(tekst, start=1)]
    sider[4] = Side(topp="Plan for veier – side 5", bilde=True)
    assert les_pdf(lag_pdf(tmp_path / "plan.pdf", sider)).uten_tekst == (5,)


def test_helt_skannet(tmp_path: Path) -> None:
    lest = les_pdf(lag_pdf(tmp_path / "skannet.pdf", [Side(bilde=True)] * 3))
    assert lest.sider == ("", "", "")
    assert lest.uten_tekst == (1, 2, 3)


def test_bilde_i_skjema(tmp_path: Path) -> None:
    """An image that is only drawn by way of a form in a form."""
    ressurser = b"/Resources<</XObject<</X %d 0 R>>>>"
    tegn_x = b"<</Length 4/Subtype/Form%s>>stream\n/X Do\nendstream"
    objekter = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + ressurser % 5 + b">>",
        b"<</Length 5>>stream\n/X Do\nendstream",
        tegn_x % (ressurser % 6),
        tegn_x % (ressurser % 7),
        b"<</Subtype/Image/Width 50/Height 50/Length 0>>stream\n\nendstream",
    ]
    sti = tmp_path / "skjema.pdf"
    sti.write_bytes(pdf_av_objekter(objekter))
    assert les_pdf(sti).uten_tekst == (1,)
    objekter[6] = objekter[6].replace(b"50", b"1")
    sti.write_bytes(pdf_av_objekter(objekter))
    assert les_pdf(sti).uten_tekst == ()
    objekter[5] = tegn_x % (ressurser % 6)  # a form that draws itself
    sti.write_bytes(pdf_av_objekter(objekter))
    assert les_pdf(sti).uten_tekst == (1,)


def test_mangler(tmp_path: Path) -> None:
    assert "Fant ikke" in feilen(tmp_path / "borte.pdf")


def test_mappe_og_ror(tmp_path: Path) -> None:
    (tmp_path / "mappe.pdf").mkdir()
    assert "en mappe" in feilen(tmp_path / "mappe.pdf")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "ror.pdf")
        assert "ikke en vanlig fil" in feilen(tmp_path / "ror.pdf")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="filrettigheter som på POSIX")
def test_ingen_tilgang(enkel: Path) -> None:
    enkel.chmod(0)
    # Root may read everything, so the child gives that up first.
    kode = (
        "import os, sys; from pathlib import Path\n"
        "from indeks.feil import DokumentFeil\n"
        "from indeks.fil.pdf import les_pdf\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: les_pdf(Path(sys.argv[1]))\n"
        "except DokumentFeil as feil: sys.stdout.buffer.write(str(feil).encode())\n"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode, str(enkel)], cwd=REPO, capture_output=True, check=True
    )
    assert "Mangler tilgang til filen «enkel.pdf»" in svar.stdout.decode()


def test_tom_og_ikke_pdf(tmp_path: Path) -> None:
    fil = tmp_path / "fil.pdf"
    fil.write_bytes(b"")
    assert "er tom" in feilen(fil)
    fil.write_bytes(random.Random(1).randbytes(5000))
    assert "ikke en PDF" in feilen(fil)
    fil.write_bytes(b"%PDF-1.7\n" + random.Random(1).randbytes(5000))
    assert "skadet" in feilen(fil)


def test_avkortet(enkel: Path) -> None:
    innhold = enkel.read_bytes()
    for del_ in (0.1, 0.5, 0.9):
        enkel.write_bytes(innhold[: int(len(innhold) * del_)])
        assert "skadet eller ufullstendig" in feilen(enkel)


@pytest.mark.parametrize("fro", range(25))
def test_tilfeldig_skade_gir_tekst_eller_melding(tmp_path: Path, fro: int) -> None:
    """Whatever the damage: a result or a `DokumentFeil`, never another exception."""
    tilfeldig = random.Random(fro)
    innhold = bytearray(pdf_bytes([[f"Linje {i} på side {n}" for i in range(30)] for n in "abcd"]))
    for _ in range(tilfeldig.choice((1, 5, 30, 200))):
        innhold[tilfeldig.randrange(20, len(innhold))] = tilfeldig.randrange(256)
    sti = tmp_path / "skadet.pdf"
    sti.write_bytes(innhold)
    with contextlib.suppress(DokumentFeil):
        assert les_pdf(sti).sider


def test_for_mange_sider_og_ingen(tmp_path: Path) -> None:
    fil = tmp_path / "fil.pdf"
    side = b"<</Type/Page/Parent 2 0 R>>"
    katalog = b"<</Type/Catalog/Pages 2 0 R>>"
    mange = b"<</Type/Pages/Count 20001/Kids[" + b"3 0 R " * 20_001 + b"]>>"
    fil.write_bytes(pdf_av_objekter([katalog, mange, side]))
    assert "20001 sider" in feilen(fil)
    fil.write_bytes(pdf_av_objekter([katalog, b"<</Type/Pages/Count 0/Kids[]>>"]))
    assert "ingen sider" in feilen(fil)


def test_for_stor(tmp_path: Path) -> None:
    fil = tmp_path / "stor.pdf"
    with fil.open("wb") as stor:
        stor.truncate(pdf.MAKS_BYTES + 1)  # a hole: takes no room on the disk
    assert "2 GiB" in feilen(fil)


def test_dype_strukturer(tmp_path: Path, enkel: Path) -> None:
    fil = tmp_path / "dyp.pdf"
    katalog = b"<</Type/Catalog/Pages 2 0 R>>"
    ring = b"<</Type/Pages/Count 1/Kids[2 0 R]>>"

    def dypere(ganger: int) -> str:
        return feilen(fil) if ganger == 0 else dypere(ganger - 1)

    for sidetre in (ring, b"[" * 50_000, b"<</A" * 20_000):
        fil.write_bytes(pdf_av_objekter([katalog, sidetre]))
        # Where the stack is full decides what pypdf makes of it, and how full it is, who calls.
        for ganger in range(7):
            assert "skadet" in dypere(ganger)
    lest = les_pdf(med_innhold(enkel, fil, 1, b"[" * 100_000))
    assert lest.uten_tekst == (1,)
    assert "Andre side" in lest.sider[1]


def test_en_odelagt_side_tar_ikke_de_andre(tmp_path: Path, enkel: Path) -> None:
    lest = les_pdf(med_odelagt_side(enkel, tmp_path / "skadet.pdf", 1))
    assert lest.sider[0] == ""
    assert "Andre side" in lest.sider[1]
    assert lest.uten_tekst == (1,)
    assert "skadet" in feilen(med_odelagt_side(enkel, tmp_path / "helt.pdf", 1, 2))


def test_bombe(tmp_path: Path, enkel: Path) -> None:
    bombe = med_bombe(enkel, tmp_path / "bombe.pdf", 1, megabyte=150)
    assert bombe.stat().st_size < 2_000_000
    lest = les_pdf(bombe)
    assert lest.uten_tekst == (1,)
    assert "Andre side" in lest.sider[1]


def test_passord(tmp_path: Path, enkel: Path) -> None:
    apen = krypter(enkel, tmp_path / "apen.pdf", "", algoritme="RC4-128")
    assert les_pdf(apen).sider == les_pdf(enkel).sider
    last = krypter(enkel, tmp_path / "last.pdf", "hemmelig", algoritme="RC4-128")
    assert "låst med passord" in feilen(last)


@pytest.mark.skipif(
    importlib.util.find_spec("cryptography") is None, reason="cryptography er ikke installert"
)
@pytest.mark.parametrize("algoritme", ["AES-128", "AES-256"])
def test_passord_aes(tmp_path: Path, enkel: Path, algoritme: str) -> None:
    apen = krypter(enkel, tmp_path / "apen.pdf", "", algoritme=algoritme)
    assert les_pdf(apen).sider == les_pdf(enkel).sider
    last = krypter(enkel, tmp_path / "last.pdf", "hemmelig", algoritme=algoritme)
    assert "låst med passord" in feilen(last)


def test_aes_uten_pakken(tmp_path: Path) -> None:
    """Where `cryptography` cannot be imported, the message says so."""
    fil = tmp_path / "aes.pdf"
    fil.write_bytes(aes_pdf())
    if importlib.util.find_spec("cryptography") is not None:
        assert les_pdf(fil).sider[0].strip() == "Kryptert side"
    kode = (
        "import sys; from pathlib import Path\n"
        "sys.modules['cryptography'] = sys.modules['Crypto'] = None\n"
        "from indeks.feil import DokumentFeil\n"
        "from indeks.fil.pdf import les_pdf\n"
        "try: les_pdf(Path(sys.argv[1]))\n"
        "except DokumentFeil as feil: sys.stdout.buffer.write(str(feil).encode())\n"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode, str(fil)], cwd=REPO, capture_output=True, check=True
    )
    assert "«cryptography»" in svar.stdout.decode()


def test_ingenting_til_terminalen(tmp_path: Path, enkel: Path) -> None:
    skadet = med_odelagt_side(enkel, tmp_path / "skadet.pdf", 1)
    kode = (
        "import sys; from pathlib import Path; import indeks.fil.pdf as p, indeks.leser as l\n"
        "p.logger.disabled = True"
    )
    for uttrykk in ("p.les_pdf(Path(sys.argv[1]))", "l.Leser().les(Path(sys.argv[1]))"):
        svar = subprocess.run(
            [sys.executable, "-c", f"{kode}\n{uttrykk}", str(skadet)],
            cwd=REPO,
            capture_output=True,
            check=True,
        )
        assert (svar.stdout, svar.stderr) == (b"", b"")


# --- In a process of its own -------------------------------------------------------------------


def test_egen_prosess_gir_det_samme(tmp_path: Path, enkel: Path) -> None:
    blandet = lag_pdf(tmp_path / "æøå ‘fil’\n.pdf", [["Tekst med ord"], Side(bilde=True)])
    with Leser() as leser:
        for sti in (enkel, blandet, enkel):
            assert leser.les(sti) == les_pdf(sti)
        with pytest.raises(DokumentFeil, match=r"Fant ikke filen «borte\.pdf»"):
            leser.les(tmp_path / "borte.pdf")
        assert leser.les(blandet).uten_tekst == (2,)


def test_samme_prosess_brukes_igjen(enkel: Path) -> None:
    with Leser() as leser:
        leser.les(enkel)
        forste = leser._arbeider
        start = time.monotonic()
        for _ in range(10):
            leser.les(enkel)
        assert leser._arbeider is forste
        assert time.monotonic() - start < 2


def test_relativ_sti(enkel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Leser() as leser:
        leser.les(enkel)
        monkeypatch.chdir(enkel.parent)
        assert len(leser.les(Path(enkel.name)).sider) == 2


def test_frist(tmp_path: Path, enkel: Path) -> None:
    tung = med_innhold(enkel, tmp_path / "tung.pdf", 1, TUNG)
    # Room for the worker to start on a machine that does other things.
    with Leser(Grenser(frist_s=3)) as leser:
        leser.les(enkel)
        start = time.monotonic()
        with pytest.raises(DokumentFeil, match=r"«tung\.pdf» ble ikke ferdig lest på 3 sekunder"):
            leser.les(tung)
        assert time.monotonic() - start < 8
        assert len(leser.les(enkel).sider) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="minnegrensen gjelder på Linux")
def test_minnegrense(tmp_path: Path, enkel: Path) -> None:
    stor = tmp_path / "stor.pdf"
    with stor.open("wb") as fil:
        fil.write(b"%PDF-1.7\n")
        fil.truncate(1024**3)
    with Leser(Grenser(minne_mb=400)) as leser:
        with pytest.raises(DokumentFeil, match="mer minne"):
            leser.les(stor)
        assert len(leser.les(enkel).sider) == 2


def test_prosess_som_dor(tmp_path: Path, enkel: Path) -> None:
    tung = med_innhold(enkel, tmp_path / "tung.pdf", 1, TUNG)
    with Leser() as leser:
        leser.les(enkel)
        # Killed while idle, as when the system runs out of memory: the next file still comes.
        assert leser._arbeider is not None
        leser._arbeider._prosess.kill()
        leser._arbeider._prosess.wait()
        assert len(leser.les(enkel).sider) == 2
    with Leser() as leser:
        drap = threading.Timer(1.5, lambda: leser._arbeider and leser._arbeider._prosess.kill())
        drap.start()
        with pytest.raises(DokumentFeil, match=r"«tung\.pdf» kan ikke leses fordi den velter"):
            leser.les(tung)
        assert len(leser.les(enkel).sider) == 2


def test_prosessen_dor_med_forelderen(enkel: Path) -> None:
    kode = (
        "import os, sys; from pathlib import Path; from indeks.leser import Leser\n"
        "leser = Leser(); leser.les(Path(sys.argv[1]))\n"
        "print(leser._arbeider._prosess.pid, flush=True); os._exit(1)\n"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode, str(enkel)], cwd=REPO, capture_output=True, text=True
    )
    barn = int(svar.stdout)
    for _ in range(100):
        try:
            os.kill(barn, 0)
        except ProcessLookupError:
            return
        status = Path(f"/proc/{barn}/stat")
        if status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return  # dead, but nobody has fetched its exit status
        time.sleep(0.1)
    pytest.fail("leseprosessen lever videre")


def test_barnet_laster_bare_det_som_trengs() -> None:
    kode = "import sys, indeks.leser; print(*sys.modules)"
    svar = subprocess.run(
        [sys.executable, "-c", kode], cwd=REPO, capture_output=True, text=True, check=True
    )
    moduler = set(svar.stdout.split())
    assert not moduler & {"torch", "numpy", "faiss", "gradio", "sentence_transformers", "app"}


def test_hovedprogrammet_lastes_ikke_i_barnet(tmp_path: Path, enkel: Path) -> None:
    """A script without a main guard can read, too."""
    skript = tmp_path / "skript.py"
    skript.write_text(
        f"import sys; sys.path.insert(0, {str(REPO)!r})\n"
        "from pathlib import Path; from indeks.leser import Leser\n"
        "print('kjører'); print(len(Leser().les(Path(sys.argv[1])).sider))\n"
    )
    svar = subprocess.run(
        [sys.executable, str(skript), str(enkel)], capture_output=True, text=True, check=True
    )
    assert svar.stdout.split() == ["kjører", "2"]


def test_logg_fra_barnet(tmp_path: Path, enkel: Path, caplog: pytest.LogCaptureFixture) -> None:
    fil = med_innhold(enkel, tmp_path / "dyp.pdf", 1, b"<<" * 3000 + b"/A")
    with caplog.at_level(logging.WARNING), Leser() as leser:
        leser.les(fil)
    assert "dyp.pdf" in caplog.text


def test_trader_deler_en_leser(enkel: Path) -> None:
    svar: list[int] = []
    with Leser() as leser:
        trader = [
            threading.Thread(target=lambda: svar.append(len(leser.les(enkel).sider)))
            for _ in range(6)
        ]
        for trad in trader:
            trad.start()
        for trad in trader:
            trad.join()
    assert svar == [2] * 6


# --- The real documents ------------------------------------------------------------------------

# The pages that show a table as an image with nothing but a page number as text.
UTEN_TEKST = {
    "asker-utvalg-for-oppvekst-2023-10-31": (),
    "askvoll-kommunestyret-2021-12": (32,),
    "gjerdrum-kommunestyret-2021-12": (),
    "karmoy-kommunestyret-2021-12": (52, 59),
    "lodingen-kommunestyret-2021-12": (26, 27, 28, 33, 34, 35, 36, 44, 45, 46),
    "nome-kommunestyret-2021-12": (),
    "rade-kommunestyret-2021-12": (20,),
    "sola-kommunestyret-2021-12": (),
    "sveio-kommunestyret-2021-12": (),
}


# The pages where a table stands as an image beside the text. All were looked at.
HALVLESTE = {
    "askvoll-kommunestyret-2021-12": (
        7, 8, 12, 13, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 31, 33, 34, 35, 36,
        37,
    ),
    "gjerdrum-kommunestyret-2021-12": (12, 13, 22, 23, 24, 25),
    "karmoy-kommunestyret-2021-12": (4, 5, 20, 35, 39, 42, 43, 54, 60),
    "lodingen-kommunestyret-2021-12": (25, 29, 31, 32, 37, 42, 43, 47, 57),
    "rade-kommunestyret-2021-12": (4, 5, 6, 18),
}  # fmt: skip


def test_ekte_dokumenter(les_ekte: Callable[[str], PdfTekst]) -> None:
    lest = {navn: les_ekte(navn) for navn in UTEN_TEKST}
    assert {navn: pdf_.uten_tekst for navn, pdf_ in lest.items()} == UTEN_TEKST
    assert {navn: pdf_.halvleste for navn, pdf_ in lest.items() if pdf_.halvleste} == HALVLESTE
    for pdf_ in lest.values():
        assert all(unicodedata.is_normalized("NFC", side) for side in pdf_.sider)
