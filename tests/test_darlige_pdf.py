"""Dårlige PDF-er: hver får sin ene norske setning, de andre går inn, og ingen stopper noe."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from darlige_pdf import DARLIGE, LESBARE, VERA, Lesbar, prosa
from lag_pdf import Side, krypter, lag_pdf, med_innhold
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.tilstand import vis_rapport, vis_tilstand
from indeks import indeksering, ocr
from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil
from indeks.fil.filer import Funn, vis_navn
from indeks.indeksering import Lesevalg, indekser
from indeks.lagring.innlegg import Innlegg
from indeks.lagring.lager import Lager
from indeks.leser import Grenser, Leser, forsta
from indeks.sprakmodell.modell import Modell
from sok.henvisning import henvisning

ROT = Path(__file__).parent.parent

UTEN_OCR = Lesevalg(Grenser(frist_s=120, minne_mb=1024), ocr=False)


class Kjoring:
    """One run over all the bad files and some good ones, and what it said."""

    def __init__(self, rot: Path, modell: Modell) -> None:
        self.mappe = rot / "papirer"
        self.mappe.mkdir()
        for nr in range(3):
            lag_pdf(self.mappe / f"god-{nr}.pdf", [prosa(f"god{nr}")])
        self.darlige = {lag: lag(self.mappe) for lag in DARLIGE}
        self.lesbare = {lesbar.lag: lesbar.lag(self.mappe) for lesbar in LESBARE}
        self.lager = Lager(rot / "indeks", opprett=True)
        for_ = time.monotonic()
        self.rapport = indekser([self.mappe], self.lager, modell, valg=UTEN_OCR)
        self.sekunder = time.monotonic() - for_
        self.linjer = list(vis_rapport(self.rapport, self.lager))
        self.status = list(vis_tilstand(self.lager))


@pytest.fixture(scope="module")
def kjoring(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Kjoring:
    return Kjoring(tmp_path_factory.mktemp("darlige"), liten_modell)


def om(linjer: list[str], sti: Path) -> list[str]:
    return [linje for linje in linjer if vis_navn(sti.name) in linje]


@pytest.mark.parametrize("lag", DARLIGE, ids=lambda lag: lag.__name__)
def test_en_darlig_fil_far_sin_ene_setning_i_rapport_og_status(
    kjoring: Kjoring, lag: Callable[[Path], Path]
) -> None:
    sti = kjoring.darlige[lag]
    for linjer in (kjoring.linjer, kjoring.status):
        (linje,) = om(linjer, sti)
        assert linje.startswith("Hoppet over: ") and DARLIGE[lag] in linje
        assert linje.endswith(".") and "\n" not in linje and "Error" not in linje


@pytest.mark.parametrize("lesbar", LESBARE, ids=lambda lesbar: lesbar.lag.__name__)
def test_en_rar_men_lesbar_fil_er_i_indeksen(kjoring: Kjoring, lesbar: Lesbar) -> None:
    sti = kjoring.lesbare[lesbar.lag]
    for linjer in (kjoring.linjer, kjoring.status):
        assert om(linjer, sti) == ([lesbar.linje] if lesbar.linje else [])
    tekster = [p.tekst.lower() for p in kjoring.lager.passasjer(alle(kjoring.lager)).values()]
    for ord_ in lesbar.ord_:
        assert any(ord_ in tekst for tekst in tekster)


def alle(lager: Lager) -> list[int]:
    return lager.finn_passasjer("1", ())


def test_de_gode_filene_er_i_indeksen_og_kjoringen_tok_slutt(kjoring: Kjoring) -> None:
    navn = {d.navn for d in kjoring.lager.dokumenter()}
    assert {f"god-{nr}.pdf" for nr in range(3)} <= navn
    # Copies and the name of the link are one document each.
    assert len(navn) == 3 + len(LESBARE)
    assert len(kjoring.rapport.avvist) == len(DARLIGE)


def test_soppeltekst_blir_ikke_sokbar(kjoring: Kjoring) -> None:
    tekster = [p.tekst for p in kjoring.lager.passasjer(alle(kjoring.lager)).values()]
    assert not any("RPPXQ" in tekst for tekst in tekster), "glyph numbers of «ommun»"
    assert not any("huller:" in tekst for tekst in tekster)


def test_ingen_linje_har_tegn_som_ikke_er_til_a_se(kjoring: Kjoring) -> None:
    for linje in [*kjoring.linjer, *kjoring.status]:
        assert linje.isprintable(), repr(linje)


def test_navn_vises_samlet_pa_en_linje_og_uten_styretegn() -> None:
    assert vis_navn("bla\u030abær.pdf") == "blåbær.pdf"
    assert vis_navn("to\nlinjer\x1b[31m.pdf") == r"to\nlinjer\x1b[31m.pdf"
    assert vis_navn(os.fsdecode(b"m\xf8te.pdf")) == r"m\xf8te.pdf"
    assert vis_navn("snudd\u202efdp.exe") == r"snudd\u202efdp.exe"


# --- while it is read -----------------------------------------------------------------------------


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    (tmp_path / "papirer").mkdir()
    return tmp_path / "papirer"


@pytest.fixture
def lager(tmp_path: Path) -> Iterator[Lager]:
    lager = Lager(tmp_path / "indeks", opprett=True)
    yield lager
    lager.lukk()


def mens_den_leses(monkeypatch: pytest.MonkeyPatch, sti: Path, gjor: Callable[[], Any]) -> None:
    les = Leser.les

    def les_og_gjor(self: Leser, fil: Path) -> PdfTekst:
        lest = les(self, fil)
        if fil == sti:
            gjor()
        return lest

    monkeypatch.setattr(Leser, "les", les_og_gjor)


def test_en_fil_som_endres_mens_den_leses_tas_neste_gang(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    sti = lag_pdf(mappe / "endres.pdf", [prosa("før")])
    lag_pdf(mappe / "annen.pdf", [prosa("annen")])
    with monkeypatch.context() as m:
        mens_den_leses(m, sti, lambda: lag_pdf(sti, [prosa("etter"), prosa("mer")]))
        rapport = indekser([mappe], lager, liten_modell)
    ((_, grunn),) = rapport.avvist
    assert grunn == "Filen «endres.pdf» ble endret mens den ble lest; den leses på nytt neste gang."
    assert [d.navn for d in lager.dokumenter()] == ["annen.pdf"]
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.avvist) == (1, [])


def test_en_fil_som_forsvinner_mens_den_leses_meldes(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    sti = lag_pdf(mappe / "borte.pdf", [prosa("borte")])
    lag_pdf(mappe / "annen.pdf", [prosa("annen")])
    mens_den_leses(monkeypatch, sti, sti.unlink)
    rapport = indekser([mappe], lager, liten_modell)
    ((_, grunn),) = rapport.avvist
    assert grunn == "Filen «borte.pdf» forsvant mens den ble lest; se om den er flyttet."
    assert indekser([mappe], lager, liten_modell, rydd=True).fjernet == 1
    assert list(vis_tilstand(lager)) == []


def test_en_fil_som_forsvinner_for_den_leses_meldes(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    sti = lag_pdf(mappe / "z.pdf", [prosa("borte")])
    lag_pdf(mappe / "a.pdf", [prosa("annen")])
    mens_den_leses(monkeypatch, mappe / "a.pdf", sti.unlink)
    rapport = indekser([mappe], lager, liten_modell)
    assert [g for _, g in rapport.avvist] == [
        "Filen «z.pdf» forsvant før den ble lest; se om den er flyttet eller stengt."
    ]


def test_en_fil_som_tar_for_lang_tid_stopper_ikke_de_andre(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    enkel = lag_pdf(mappe / "kilde", [["x"]])
    med_innhold(enkel, mappe / "a-tung.pdf", 1, b"BT /F1 9 Tf " + b"(abc) Tj " * 80_000 + b"ET")
    lag_pdf(mappe / "b.pdf", [prosa("etter")])
    rapport = indekser([mappe], lager, liten_modell, valg=Lesevalg(Grenser(frist_s=1)))
    ((fil, grunn),) = rapport.avvist
    assert fil.name == "a-tung.pdf" and "ble ikke ferdig lest på 1 sekunder" in grunn
    assert rapport.nye == 1
    # It is not tried again on the same terms, but on others when asked.
    assert indekser([mappe], lager, liten_modell).avvist == rapport.avvist
    rapport = indekser([mappe], lager, liten_modell, valg=Lesevalg(prov_igjen=True))
    assert (rapport.nye, rapport.avvist) == (1, [])


def test_tekst_som_far_tolkingen_til_a_ta_for_lang_tid_stopper_ikke_de_andre(
    mappe: Path,
) -> None:
    """Text is understood in the worker, too, and the next document gets a new one."""
    lag_pdf(mappe / "b.pdf", [prosa("vanlig")])
    with Leser(Grenser(frist_s=1)) as leser:
        lang = "\n".join(prosa("lang", 100_000))
        with pytest.raises(DokumentFeil, match=r"«a\.pdf» ble ikke ferdig tolket på 1 sekunder"):
            leser.forsta(mappe / "a.pdf", [lang])
    with Leser() as leser:
        lest = leser.les(mappe / "b.pdf")
        assert leser.forsta(mappe / "b.pdf", lest.sider) == forsta(lest.sider)


def test_det_som_er_forstatt_er_det_samme_fra_arbeideren(papirer: Path) -> None:
    """All of it goes through JSON and back: dates, people, votes, places."""
    with Leser() as leser:
        sett = 0
        for sti in sorted(papirer.glob("*.pdf")):
            sider = leser.les(sti).sider
            assert leser.forsta(sti, sider) == forsta(sider)
            sett += len(forsta(sider).struktur.vedtakstekster)
        assert sett


def test_en_feil_i_var_egen_kode_stopper_ikke_de_andre(
    mappe: Path,
    lager: Lager,
    liten_modell: Modell,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Leser() as leser, pytest.raises(DokumentFeil, match="får Sakssøk til å feile"):
        leser._svar({"forsta": [1, 2], "fil": "x.pdf"}, mappe / "x.pdf", "tolket")
    assert "Traceback" in caplog.text
    for navn in ("a", "b"):
        lag_pdf(mappe / f"{navn}.pdf", [prosa(navn)])
    ekte = indeksering.lag_innlegg

    def feiler(pdf: PdfTekst, *resten: Any) -> Innlegg:
        if "a: " in pdf.sider[0]:
            raise ValueError("noe vi ikke tenkte på")
        return ekte(pdf, *resten)

    monkeypatch.setattr(indeksering, "lag_innlegg", feiler)
    rapport = indekser([mappe], lager, liten_modell)
    assert rapport.nye == 1
    assert [(f.name, "får Sakssøk til å feile" in g) for f, g in rapport.avvist] == [
        ("a.pdf", True)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="prosessgrensene gjelder på Linux")
def test_arbeideren_kan_ikke_leve_videre_og_er_den_forste_som_ma_vike(mappe: Path) -> None:
    """Were the parent killed while it hangs, the system ends it; were memory short, it goes."""
    import resource

    sti = lag_pdf(mappe / "a.pdf", [prosa("a")])
    with Leser(Grenser(frist_s=7, minne_mb=900)) as leser:
        leser.les(sti)
        assert leser._arbeider is not None
        pid = leser._arbeider._prosess.pid
        assert 7 <= resource.prlimit(pid, resource.RLIMIT_CPU)[0] <= 20
        assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == 900 * 1024**2
        assert Path(f"/proc/{pid}/oom_score_adj").read_text().strip() == "1000"


STENGT = """
import os, sys
from pathlib import Path
from indeks.fil.filer import finn
if os.geteuid() == 0: os.seteuid(65534)
for sti, grunn in finn([Path(sys.argv[1])]).forbigatt: print(grunn)
"""


def test_en_stengt_mappe_meldes_og_ryddes_ikke_bort(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mappe / "under").mkdir()
    lag_pdf(mappe / "under" / "a.pdf", [prosa("under")])
    assert indekser([mappe], lager, liten_modell).nye == 1
    apen = Path(tempfile.mkdtemp())
    try:
        apen.chmod(0o755)
        (apen / "under").mkdir(mode=0o700)
        (apen / "under").chmod(0)
        svar = subprocess.run(
            [sys.executable, "-c", STENGT, str(apen)], cwd=ROT, capture_output=True, text=True
        )
        setning = (
            "Mappen «under» kan ikke leses (mangler tilgang); gi tilgang, og indekser på nytt."
        )
        assert svar.stdout.strip() == setning, svar.stderr
    finally:
        shutil.rmtree(apen)
    # As root nothing is shut, so what was found is told instead.
    stengt = Funn(stengte=[mappe / "under"], forbigatt=[(mappe / "under", setning)])
    monkeypatch.setattr(indeksering, "finn", lambda _: stengt)
    rapport = indekser([mappe], lager, liten_modell, rydd=True)
    assert (rapport.fjernet, rapport.avvist) == (0, [(mappe / "under", setning)])
    assert setning in "\n".join(vis_tilstand(lager))
    # Opened again, it is no longer told of.
    monkeypatch.undo()
    assert indekser([mappe], lager, liten_modell).avvist == []
    assert setning not in "\n".join(vis_tilstand(lager))
    assert [d.navn for d in lager.dokumenter()] == ["a.pdf"]


# --- OCR ------------------------------------------------------------------------------------------

med_ocr = pytest.mark.skipif(
    ocr.finn_ocr() is None, reason="ocrmypdf og tesseract-ocr-nor er ikke installert her"
)
SKANNET = [
    "Formannskapet 14.03.2023",
    "Sak 12/23 Ny gangbru over Kvernelva",
    "Kommunen bygger ny gangbru over Kvernelva innen 2026.",
    "Kostnaden på åtte millioner kroner dekkes av fondet.",
]


def skann(sti: Path, linjer: list[str], *, tekstside: bool = False) -> Path:
    """A PDF of a page that is a picture of text, as from a scanner."""
    bilde = Image.new("L", (1240, 1754), 255)
    skrift = ImageFont.truetype(VERA, 28)
    for nr, linje in enumerate(linjer):
        ImageDraw.Draw(bilde).text((110, 200 + 60 * nr), linje, font=skrift, fill=0)
    lerret = Canvas(str(sti), invariant=1)
    if tekstside:
        lerret.drawString(60, 780, "Denne siden har vanlig tekst som kan leses direkte.")
        lerret.showPage()
    lerret.drawImage(ImageReader(bilde), 0, 0, 595, 842)
    lerret.save()
    return sti


def test_uten_ocr_sier_rapporten_hva_som_ma_installeres(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "finn_ocr", lambda: None)
    skann(mappe / "hel.pdf", SKANNET)
    skann(mappe / "halv.pdf", SKANNET, tekstside=True)
    rapport = indekser([mappe], lager, liten_modell)
    for linjer in (list(vis_rapport(rapport, lager)), list(vis_tilstand(lager))):
        (hel,) = om(linjer, mappe / "hel.pdf")
        assert "installer OCR med «apt install ocrmypdf tesseract-ocr-nor»" in hel
        assert "Uten tekst (skannet): halv.pdf, side 2" in linjer
        (rad,) = [linje for linje in linjer if linje.startswith("Sider som ikke er lest")]
        assert "apt install" in rad


@med_ocr
@pytest.mark.treg
def test_det_ocr_har_lest_er_ikke_tapt_naar_alt_leses_paa_nytt_uten_ocr(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    skann(mappe / "halv.pdf", SKANNET, tekstside=True)
    indekser([mappe], lager, liten_modell)
    for_ = [(p.tekst, p.ocr) for p in lager.passasjer(alle(lager)).values()]
    rapport = indekser([mappe], lager, liten_modell, valg=Lesevalg(ocr=False, pa_nytt=True))
    assert (rapport.endret, rapport.uendret) == (0, 1)
    assert [(p.tekst, p.ocr) for p in lager.passasjer(alle(lager)).values()] == for_
    rapport = indekser([mappe], lager, liten_modell, valg=Lesevalg(pa_nytt=True))
    assert rapport.endret == 1
    assert [(p.tekst, p.ocr) for p in lager.passasjer(alle(lager)).values()] == for_


@med_ocr
@pytest.mark.treg
def test_skannede_sider_leses_med_ocr_og_er_merket(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    skann(mappe / "hel.pdf", SKANNET)
    skann(mappe / "halv.pdf", SKANNET, tekstside=True)
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.avvist, rapport.uten_tekst) == (2, [], [])
    passasjer = lager.passasjer(alle(lager)).values()
    fra_ocr = [p for p in passasjer if p.ocr]
    assert {p.dokument for p in fra_ocr} == {"hel.pdf", "halv.pdf"}
    assert all("gangbru over Kvernelva" in p.tekst for p in fra_ocr)
    assert all(henvisning(p).endswith(" (lest med OCR)") for p in fra_ocr)
    (vanlig,) = [p for p in passasjer if not p.ocr]
    assert "vanlig tekst" in vanlig.tekst and "OCR" not in henvisning(vanlig)
    for linjer in (list(vis_rapport(rapport, lager)), list(vis_tilstand(lager))):
        assert "Lest med OCR: halv.pdf, side 2" in linjer
        assert "Lest med OCR: hel.pdf, side 1" in linjer


@pytest.mark.parametrize("grupper", [True, False])
def test_ocr_som_ikke_blir_ferdig_avbrytes_ogsa_der_prosesser_ikke_har_grupper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grupper: bool
) -> None:
    """Windows has no groups of processes."""
    if not grupper:
        monkeypatch.delattr(os, "killpg")
    program = tmp_path / "ocrmypdf"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    inn, ut = tmp_path / "inn.pdf", tmp_path / "ut.pdf"
    for_ = time.monotonic()
    assert not ocr._kjor(ocr.Ocr(str(program), None), inn, ut, (), Grenser(1, 512))
    assert time.monotonic() - for_ < 30


@med_ocr
@pytest.mark.treg
def test_det_som_var_skannet_leses_nar_ocr_er_installert(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    skann(mappe / "hel.pdf", SKANNET)
    skann(mappe / "halv.pdf", SKANNET, tekstside=True)
    shutil.copy(mappe / "halv.pdf", mappe / "kopi.pdf")
    indekser([mappe], lager, liten_modell, valg=Lesevalg(ocr=False))
    assert [d.uten_tekst for d in lager.dokumenter()] == [(2,)]
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.endret, rapport.avvist) == (1, 1, [])
    assert {d.navn: (d.uten_tekst, d.ocr) for d in lager.dokumenter()} == {
        "halv.pdf": ((), (2,)),
        "hel.pdf": ((), (1,)),
    }
    assert {Path(fil.sti).name for fil in lager.filer().values() if fil.dokument_id} == {
        "hel.pdf", "halv.pdf", "kopi.pdf",
    }  # fmt: skip
    assert indekser([mappe], lager, liten_modell).uendret == 3, "once is enough"


@med_ocr
@pytest.mark.treg
def test_et_bilde_uten_tekst_meldes_og_proves_ikke_igjen(
    mappe: Path, lager: Lager, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    lag_pdf(mappe / "bilde.pdf", [Side(bilde=True)])
    rapport = indekser([mappe], lager, liten_modell)
    ((_, grunn),) = rapport.avvist
    assert "er skannet og har ingen tekst å søke i; OCR fant heller ingenting" in grunn
    monkeypatch.setattr(Leser, "les", lambda *_: pytest.fail("a file was read"))
    assert indekser([mappe], lager, liten_modell).avvist == rapport.avvist


@med_ocr
@pytest.mark.treg
@pytest.mark.parametrize("slag", ["RC4-128", "AES-256", "signert"])
def test_en_skannet_fil_med_bare_eierpassord_eller_signatur_leses_ogsa(
    mappe: Path, lager: Lager, liten_modell: Modell, tmp_path: Path, slag: str
) -> None:
    """It opens without a password, and `ocrmypdf` refuses it all the same."""
    kilde = skann(tmp_path / "a", SKANNET)
    if slag == "signert":
        skriver = PdfWriter(clone_from=PdfReader(kilde))
        flagg = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
        skriver.root_object[NameObject("/AcroForm")] = flagg
        skriver.write(mappe / "eid.pdf")
    else:
        krypter(kilde, mappe / "eid.pdf", "", algoritme=slag)
    for_ = (mappe / "eid.pdf").read_bytes()
    rapport = indekser([mappe], lager, liten_modell)
    assert (rapport.nye, rapport.avvist) == (1, [])
    assert [(d.uten_tekst, d.ocr) for d in lager.dokumenter()] == [((), (1,))]
    tekster = [p.tekst for p in lager.passasjer(alle(lager)).values()]
    assert any("gangbru over Kvernelva" in tekst for tekst in tekster)
    assert (mappe / "eid.pdf").read_bytes() == for_
