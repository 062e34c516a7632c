"""Dokumenter inn og ut fra nettleseren: trygge navn, bare PDF, en rapport som kan leses."""

import json
import sqlite3
import threading
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from darlige_pdf import tabell_som_bilde
from hypothesis import given
from hypothesis import strategies as st
from lag_pdf import lag_pdf
from papirer import FORMANNSKAP, KOMMUNESTYRE, lag_papirer
from starlette.testclient import TestClient

from app import brukere
from app.adresse import Adresse
from app.nett.tjenester import Tjenester, lag_tjenester
from app.sider import opplasting
from app.sider.arkivet import vis_arkivet
from app.sider.opplasting import Fil, legg_inn, ta_imot, ta_ut, trygt_navn
from app.sider.opplasting_side import vis_filer
from indeks.feil import SakssokFeil
from indeks.indeksering import indekser
from indeks.lagring.laas import alene
from indeks.lagring.lager import OPPLASTET, Lager
from indeks.oppsett import Oppsett
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor


@pytest.fixture()
def t(tmp_path: Path, liten_modell: Modell) -> Tjenester:
    """The services over an archive of one paper, where documents may be added."""
    lager = Lager(tmp_path / "indeks", opprett=True)
    lag_pdf(tmp_path / "formannskapet.pdf", FORMANNSKAP)
    indekser([tmp_path / "formannskapet.pdf"], lager, liten_modell)
    return lag_tjenester(
        Sokemotor(lager, liten_modell), Oppsett(opplasting=True, maks_opplasting_mb=1)
    )


def send(fil: Path, sider: list[list[str]]) -> Path:
    """A PDF in a folder of the sender's."""
    fil.parent.mkdir(exist_ok=True)
    lag_pdf(fil, sider)
    return fil


def legg(t: Tjenester, *filer: Path, avbryt: threading.Event | None = None) -> list[Fil]:
    """The report of adding those."""
    par = [(f, f.name) for f in filer]
    *_, rapport = legg_inn(t, par, avbryt or threading.Event(), "nb")
    return rapport


def opplastet(t: Tjenester) -> list[str]:
    mappe = t.lager.mappe / OPPLASTET
    return sorted(f.name for f in mappe.iterdir()) if mappe.exists() else []


@given(st.text(max_size=300))
def test_et_navn_blir_bare_et_navn(navn: str) -> None:
    trygt = trygt_navn(navn)
    assert PurePosixPath(trygt).name == PureWindowsPath(trygt).name == trygt
    assert trygt.endswith(".pdf")
    assert not trygt.startswith((".", " ", "-")) or trygt[0] == "-"
    assert len(trygt.encode()) <= 255
    assert trygt_navn(trygt) == trygt


@pytest.mark.parametrize(
    ("sendt", "lagret"),
    [
        ("Møteprotokoll 12.03.2024.pdf", "Møteprotokoll 12.03.2024.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        (r"C:\Users\ola\Innkalling.PDF", "Innkalling.pdf"),
        ("..pdf", "dokument.pdf"),
        ("", "dokument.pdf"),
        ("a\x00b<script>.pdf", "a b script.pdf"),
    ],
)
def test_navn_som_sendes_inn(sendt: str, lagret: str) -> None:
    assert trygt_navn(sendt) == lagret


def test_rapporten_sier_hva_som_ble_forstatt(t: Tjenester, tmp_path: Path) -> None:
    fil = send(tmp_path / "sendt" / "kommunestyret.pdf", KOMMUNESTYRE)
    (f,) = legg(t, fil)
    assert (f.tilstand, f.vedtak, f.voteringer) == ("ny", 2, 2)
    assert f.lest is not None and (f.lest.sider, f.lest.saker) == (2, 2)
    html = vis_filer([f], "nb", ferdig=True)
    assert "2 sider, 2 saker. Lest: 2 vedtak, 0 forslag og 2 voteringer." in html
    assert (t.lager.mappe / OPPLASTET / "kommunestyret.pdf").read_bytes() == fil.read_bytes()
    assert t.motor.sok("svømmehall").treff


def test_en_tabell_som_er_et_bilde_nevnes_i_rapporten_og_i_arkivet(
    t: Tjenester, tmp_path: Path
) -> None:
    (tmp_path / "sendt").mkdir()
    rapport = legg(t, tabell_som_bilde(tmp_path / "sendt"))
    assert "Side 1 har en tabell eller tekst som bilde" in vis_filer(rapport, "nb", ferdig=True)
    arkivet = vis_arkivet(Adresse("arkivet"), t, "nn").dokumenter
    assert "Side 1 har ein tabell eller tekst som bilete" in arkivet


def test_fremdriften_fortelles_fil_for_fil(t: Tjenester, tmp_path: Path) -> None:
    mappe = lag_papirer(tmp_path / "sendt")
    par = [(f, f.name) for f in sorted(mappe.iterdir())]
    sett = list(legg_inn(t, par, threading.Event(), "nb"))
    assert [f.tilstand for f in sett[0]] == ["venter"] * 3
    assert {f.tilstand for f in sett[-1]} == {"ny"}


def test_det_som_ikke_er_pdf_eller_er_for_stort_avvises(t: Tjenester, tmp_path: Path) -> None:
    tekst = tmp_path / "brev.pdf"
    tekst.write_text("Kjære kommune")
    stor = tmp_path / "stor.pdf"
    stor.write_bytes(b"%PDF-1.7\n" + bytes(1024 * 1024))
    odelagt = tmp_path / "odelagt.pdf"
    odelagt.write_bytes(b"%PDF-1.7\nikke mer")
    rapport = {f.navn: f for f in legg(t, tekst, stor, odelagt)}
    assert {f.tilstand for f in rapport.values()} == {"avvist"}
    assert "ikke en PDF" in (rapport["brev.pdf"].grunn or "")
    assert "større enn 1 MB" in (rapport["stor.pdf"].grunn or "")
    assert rapport["odelagt.pdf"].grunn
    # The archive keeps nothing of them.
    assert list((t.lager.mappe / OPPLASTET).iterdir()) == []
    assert not any(f.grunn for f in t.lager.filer().values())


def test_samme_fil_to_ganger_er_ett_dokument(t: Tjenester, tmp_path: Path) -> None:
    fil = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    legg(t, fil)
    (igjen,) = legg(t, fil)
    assert igjen.tilstand == "ny"
    assert t.lager.antall()["dokumenter"] == 2


def test_samme_innhold_under_et_annet_navn_sies_fra_om(t: Tjenester, tmp_path: Path) -> None:
    legg(t, send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE))
    (kopi,) = legg(t, send(tmp_path / "sendt" / "kopi.pdf", KOMMUNESTYRE))
    assert kopi.samme_som == "a.pdf"
    assert "Er i arkivet fra før, som a.pdf." in vis_filer([kopi], "nb", ferdig=True)


def test_en_er_entall(t: Tjenester, tmp_path: Path) -> None:
    (f,) = legg(t, send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE))
    en = replace(f, voteringer=1, lest=replace(f.lest, sider=1, saker=1) if f.lest else None)
    assert "1 side, 1 sak. Lest: 2 vedtak, 0 forslag og 1 votering." in vis_filer(
        [en], "nb", ferdig=True
    )


def test_samme_navn_med_annet_innhold_far_et_nummer(t: Tjenester, tmp_path: Path) -> None:
    en = ta_imot(t, send(tmp_path / "1" / "protokoll.pdf", KOMMUNESTYRE), "protokoll.pdf")
    to = ta_imot(t, send(tmp_path / "2" / "protokoll.pdf", FORMANNSKAP), "protokoll.pdf")
    assert (en.name, to.name) == ("protokoll.pdf", "protokoll-2.pdf")


def test_avbrutt_etterlater_bare_hele_dokumenter(t: Tjenester, tmp_path: Path) -> None:
    mappe = lag_papirer(tmp_path / "sendt")
    avbryt = threading.Event()
    avbryt.set()
    rapport = legg(t, *sorted(mappe.iterdir()), avbryt=avbryt)
    assert {f.tilstand for f in rapport} == {"avbrutt"}
    assert t.lager.antall()["dokumenter"] == 1
    assert list((t.lager.mappe / OPPLASTET).iterdir()) == []
    # And then it can be done after all.
    assert {f.tilstand for f in legg(t, *sorted(mappe.iterdir()))} == {"ny"}


def test_to_kan_ikke_endre_arkivet_samtidig(t: Tjenester, tmp_path: Path) -> None:
    fil = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    with opplasting._i_arbeid, pytest.raises(SakssokFeil, match="av andre akkurat nå"):
        legg(t, fil)
    assert legg(t, fil)[0].tilstand == "ny"


def test_er_indeksen_i_bruk_av_en_annen_kjoring_blir_ingenting_liggende(
    t: Tjenester, tmp_path: Path
) -> None:
    fil = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    with alene(t.lager.mappe, "sakssok indekser"), pytest.raises(SakssokFeil, match="er i bruk av"):
        legg(t, fil)
    assert opplastet(t) == []
    assert legg(t, fil)[0].tilstand == "ny"
    assert opplastet(t) == ["a.pdf"]


def test_kan_filene_ikke_leses_inn_blir_ingenting_liggende(t: Tjenester, tmp_path: Path) -> None:
    """The index has become another model's since the program was started."""
    inne = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    legg(t, inne)
    annen = json.dumps(asdict(replace(t.motor.modell.identitet, navn="en annen")))
    with sqlite3.connect(t.lager.fil) as db:
        db.execute("UPDATE meta SET verdi = ? WHERE nokkel = 'modell'", (annen,))
    with pytest.raises(SakssokFeil, match="er laget med modellen «en annen»"):
        legg(t, inne, send(tmp_path / "sendt" / "b.pdf", FORMANNSKAP))
    assert opplastet(t) == ["a.pdf"], "what the index knows is kept"


def test_indeksmappen_kan_oppgis_relativt_og_det_som_sendes_blir_liggende(
    tmp_path: Path, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lager = Lager(Path("indeks"), opprett=True)
    t = lag_tjenester(Sokemotor(lager, liten_modell), Oppsett(opplasting=True))
    assert legg(t, send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE))[0].tilstand == "ny"
    assert opplastet(t) == ["a.pdf"]
    assert lager.stier_til(lager.dokumenter()[0].id) == [
        str(tmp_path / "indeks" / OPPLASTET / "a.pdf")
    ]
    # The folder is the same one wherever the program goes.
    monkeypatch.chdir("/")
    ta_ut(t, [lager.dokumenter()[0].id])
    assert opplastet(t) == []


def test_svikter_mottaket_midt_i_blir_ingenting_liggende(t: Tjenester, tmp_path: Path) -> None:
    fil = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    with pytest.raises(RuntimeError):
        legg(t, fil, tmp_path / "sendt" / "borte.pdf")
    assert opplastet(t) == []
    assert legg(t, fil)[0].tilstand == "ny"


def test_halve_filer_etter_en_drept_opplasting_ryddes_ved_neste(
    t: Tjenester, tmp_path: Path
) -> None:
    halv = t.lager.mappe / OPPLASTET / "x.k3b0y.ny"
    halv.mkdir(parents=True)
    (halv / "fil").write_bytes(b"%PDF-")
    legg(t, send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE))
    assert opplastet(t) == ["a.pdf"]


def test_det_som_ble_sendt_inn_slettes_naar_det_tas_ut(t: Tjenester, tmp_path: Path) -> None:
    fil = send(tmp_path / "sendt" / "a.pdf", KOMMUNESTYRE)
    legg(t, fil)
    ider = {d.navn: d.id for d in t.lager.dokumenter()}
    assert ta_ut(t, [ider["a.pdf"], ider["formannskapet.pdf"]]) == ["formannskapet.pdf", "a.pdf"]
    assert t.lager.dokumenter() == []
    assert not (t.lager.mappe / OPPLASTET / "a.pdf").exists()
    assert (tmp_path / "formannskapet.pdf").exists()


def test_opplasting_er_av_uten_at_noen_har_slatt_den_paa(liten_motor: Sokemotor) -> None:
    from app.nett.grensesnitt import lag_app

    with TestClient(lag_app(liten_motor)) as klient:
        assert klient.post("/gradio_api/upload", content=b"x").status_code == 403
        assert "Legg til dokumenter" not in klient.get("/arkivet").text


def test_bare_innloggede_kan_sende_filer_naar_den_er_paa(t: Tjenester) -> None:
    """Gradios egen adresse for filer er stengt for andre, uansett hva siden viser."""
    from app.nett.grensesnitt import lag_app

    brukere.legg_til(t.lager.mappe, "kari", "en lang og god setning")
    with TestClient(lag_app(t.motor, t.oppsett), base_url="http://sok.kommune.no") as klient:
        for sti in ("/gradio_api/upload", "/gradio_api/upload/"):
            assert klient.post(sti, content=b"x").status_code == 403
        assert klient.get("/vedtak").status_code == 200
        klient.post(
            "/logg-inn",
            data={"bruker": "kari", "passord": "en lang og god setning"},
            headers={"sec-fetch-site": "same-origin"},
        )
        sendt = klient.post("/gradio_api/upload", files={"files": ("a.pdf", b"%PDF-1.4")})
        assert sendt.status_code == 200
        video = {"file": ("a.webm", b"x" * 100)}
        assert klient.post("/gradio_api/process_recording", files=video).status_code == 403
        assert klient.post("/gradio_api/vibe-edit/", json={"prompt": "x"}).status_code == 403


def test_en_hendelse_kan_ikke_fylle_minnet(t: Tjenester) -> None:
    from app.nett.grensesnitt import lag_app
    from app.nett.opplastingsvern import MAKS_HENDELSE

    with TestClient(lag_app(t.motor, t.oppsett), base_url="http://sok.kommune.no") as klient:
        for sti in ("/gradio_api/queue/join", "/logg-inn", "/finnes-ikke"):
            svar = klient.post(sti, content=b" " * (MAKS_HENDELSE + 1))
            assert (svar.status_code, svar.headers["connection"]) == (413, "close"), sti
            assert "er for stort; høyst 31 MB" in svar.json()["melding"]
