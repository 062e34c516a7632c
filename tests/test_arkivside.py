"""Arkivet og Kvalitet: hva som er indeksert, tallene som plott og som tabell, og siste måling."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lag_lager import lager_av
from lag_pdf import Side, lag_pdf
from papirer import lag_papirer
from test_vedtaksside import PDF, rad

from app.adresse import Adresse
from app.sider.arkivet import vis_arkivet
from app.sider.kvalitet import stolper, vis_kvalitet
from app.sider.plott import FARGER, GRAA, UTFALLSFARGER, tegnforklaring, vis_stolper
from app.tilstand import sideliste
from eval.maal import anslag
from eval.rapport import Oppsummert, Rapport, Svarmaal
from eval.siste import FIL, Maaling, les, samlet, samlet_svar, skriv
from eval.tabell import NAVN_PA_VISNING
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Filrad
from sok.lister.arkivtall import (
    dokumentlinjer,
    enstemmighet,
    forslag_etter_parti,
    hoppet_over,
    vedtak_per_maned,
)
from sok.lister.vedtaksfilter import RESULTATER
from sok.lister.vedtaksregister import Vedtaksregister
from sok.rangering.visninger import VISNINGER
from sok.saker.saksregister import Saksregister


@pytest.fixture()
def t(tmp_path: Path) -> Any:
    """The services that the views need, over the small archive and two files that are not in it."""
    mappe = lag_papirer(tmp_path / "pdf")
    lag_pdf(mappe / "brev.pdf", [Side(["Kjære kommune", "Vi takker for sist."]), Side(bilde=True)])
    lager = lager_av(tmp_path / "indeks", sorted(mappe.iterdir()))
    lager.avvis(Filrad("/hemmelig/mappe/skannet.pdf", None, 1, 1, "Dokumentet er skannet."))
    register = Saksregister(lager)
    return SimpleNamespace(lager=lager, register=register, vedtak=Vedtaksregister(lager, register))


# -- tallene


def test_hvert_dokument_med_sider_moter_og_saker(t: Any) -> None:
    linjer = {d.navn: d for d in dokumentlinjer(t.lager, t.register)}
    f = linjer["formannskapet-2023-03-21.pdf"]
    assert (f.sider, f.fra, f.til, f.saker) == (3, date(2023, 3, 21), date(2023, 3, 21), 2)
    brev = linjer["brev.pdf"]
    assert (brev.saker, brev.fra, brev.uten_tekst) == (0, None, (2,))
    assert 1 in brev.uforstatt


def test_en_innkalling_er_fra_sitt_eget_mote(tmp_path: Path) -> None:
    """Ikke fra dem som står i saksprotokollene som er trykt i den."""
    innkalling = PDF / "kommunestyret-2023-12-13-innkalling.pdf"
    lager = lager_av(tmp_path / "indeks", [innkalling])
    datoer = {b.dato for b in lager.behandlinger()}
    assert date(2023, 11, 14) in datoer
    (d,) = dokumentlinjer(lager, Saksregister(lager))
    assert (d.fra, d.til) == (date(2023, 12, 13), date(2023, 12, 13))


def test_en_fil_som_ikke_kom_med_nevnes_ved_navn_aldri_ved_sti(t: Any) -> None:
    assert hoppet_over(t.lager) == [("skannet.pdf", "Dokumentet er skannet.")]
    html = vis_arkivet(Adresse("arkivet"), t, "nb").dokumenter
    assert "skannet.pdf" in html
    assert "hemmelig" not in html


def test_en_maaned_uten_moter_er_med() -> None:
    rader = [rad(dato=date(2022, 11, 3)), rad(dato=date(2023, 2, 1)), rad(dato=None)]
    maneder = vedtak_per_maned(rader)
    assert [(m.forste.isoformat(), sum(m.utvalg.values())) for m in maneder] == [
        ("2022-11-01", 1),
        ("2022-12-01", 0),
        ("2023-01-01", 0),
        ("2023-02-01", 1),
    ]
    assert vedtak_per_maned([rad(slag="forslag")]) == []


def test_enstemmig_ulike_stemmer_og_det_som_ikke_staar() -> None:
    (e,) = enstemmighet(
        [
            rad(enstemmig=True),
            rad(enstemmig=True, stemmer_for=25),
            rad(enstemmig=True, stemmer_for=25, stemmer_mot=0),
            rad(stemmer_for=20, stemmer_mot=5),
            rad(stemmer_mot=1),
            rad(),
        ]
    )
    assert (e.enstemmig, e.delt, e.ikke_oppgitt, e.andel) == (3, 2, 1, 0.6)
    assert enstemmighet([rad()])[0].andel is None


def test_et_fellesforslag_teller_for_hvert_parti() -> None:
    rader = [
        rad(slag="forslag", partier=("SV", "Ap"), resultat="falt"),
        rad(slag="forslag", partier=("SV",), resultat=None),
        rad(slag="vedtak", resultat="vedtatt"),
    ]
    partier = {p.parti: p for p in forslag_etter_parti(rader)}
    assert partier["SV"].utfall == {"falt": 1, None: 1}
    assert partier["Ap"].antall == 1


# -- plott


def test_et_utfall_har_samme_farge_hva_det_enn_staar_ved_siden_av() -> None:
    faste = {"vedtatt": UTFALLSFARGER["vedtatt"], "falt": UTFALLSFARGER["falt"]}
    forst = dict(tegnforklaring(["falt", "vedtatt", "ikke oppgitt"], "ikke oppgitt", faste))
    sist = dict(tegnforklaring(["ikke oppgitt", "vedtatt"], "ikke oppgitt", faste))
    assert forst["vedtatt"] == sist["vedtatt"] != forst["falt"]
    assert forst["ikke oppgitt"] == sist["ikke oppgitt"] == GRAA


def test_hvert_utfall_har_sin_egen_farge() -> None:
    assert set(UTFALLSFARGER) == set(RESULTATER)
    assert len(set(UTFALLSFARGER.values())) == len(UTFALLSFARGER)


@pytest.mark.parametrize(("hoyder", "til"), [([1, 2], 6), ([3, 3], None), ([5], 6)])
def test_faa_vedtak_telles_i_hele_tall(hoyder: list[int], til: int | None) -> None:
    """Stolper oppå hverandre teller sammen."""
    verdier = [("jan", float(h), str(nr)) for nr, h in enumerate(hoyder)]
    farger = tegnforklaring([serie for _, _, serie in verdier])
    plott = vis_stolper(verdier, ("x", "y", "serie"), farger=farger)
    assert plott.y_lim == [0, til]
    assert plott.color_map == dict(farger)


# -- Arkivet


@pytest.mark.parametrize("malform", ["nb", "nn"])
def test_plottene_og_tabellene_har_de_samme_tallene(t: Any, malform: Any) -> None:
    s = vis_arkivet(Adresse("arkivet"), t, malform)
    for p in s.plott:
        assert p.stolper
        serier = [serie for serie, _ in p.farger]
        assert {serie for _, _, serie in p.stolper} <= set(serier)
        assert len(set(serier)) == len(serier)
        for navn in {navn for navn, _, _ in p.stolper}:
            assert f'<th scope="row">{navn}</th>' in p.tabell
    for navn in {navn for navn, _, _ in s.plott[1].stolper}:
        assert sum(y for n, y, _ in s.plott[1].stolper if n == navn) == pytest.approx(100, abs=0.2)


def test_dokumentene_kan_ordnes(t: Any) -> None:
    html = vis_arkivet(Adresse("arkivet", orden="-sider"), t, "nb").dokumenter
    navn = re.findall(r"data-kilde>([^<]+)</a>", html)
    assert navn[0] == "formannskapet-2023-03-21.pdf"
    assert "Side 2 har ingen tekst (skannet)." in html
    assert "Side 1 kan bare søkes i som tekst." in html


def test_et_tomt_arkiv_sier_at_det_er_tomt(tmp_path: Path) -> None:
    lager = Lager(tmp_path / "tom", opprett=True)
    register = Saksregister(lager)
    tom: Any = SimpleNamespace(
        lager=lager, register=register, vedtak=Vedtaksregister(lager, register)
    )
    s = vis_arkivet(Adresse("arkivet"), tom, "nb")
    assert "Arkivet er tomt." in s.dokumenter
    assert all(p.stolper == () and p.tabell == "" for p in s.plott)


@pytest.mark.parametrize(
    ("sider", "ventet"), [((), ""), ((3,), "3"), ((3, 5, 6, 7, 9), "3, 5–7, 9"), ((1, 2), "1–2")]
)
def test_sider_som_folk_skriver_dem(sider: tuple[int, ...], ventet: str) -> None:
    assert sideliste(sider) == ventet


# -- plottenes farger


def _kontrast(a: str, b: str) -> float:
    def lys(farge: str) -> float:
        deler = [int(farge[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, bl = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in deler)
        return 0.2126 * r + 0.7152 * g + 0.0722 * bl

    lav, hoy = sorted((lys(a), lys(b)))
    return (hoy + 0.05) / (lav + 0.05)


@pytest.mark.parametrize("farge", [*FARGER, GRAA])
def test_hver_farge_kan_ses_i_lyst_og_moerkt(farge: str) -> None:
    assert _kontrast(farge, "#ffffff") >= 3
    assert _kontrast(farge, "#182126") >= 3


def test_det_som_ikke_er_oppgitt_er_graatt_og_ingen_to_har_samme_farge() -> None:
    par = tegnforklaring(["falt", "ikke oppgitt", "vedtatt"], "ikke oppgitt")
    assert dict(par)["ikke oppgitt"] == GRAA
    assert len({farge for _, farge in par}) == 3


# -- Kvalitet


def oppsummert(riktige: list[float], svar: list[float]) -> Oppsummert:
    """Some questions: where the right passage came (1 is first), and whether the answer held."""
    maal = {
        f"Success@{k}": anslag([float(0 < plass <= k) for plass in riktige]) for k in (1, 5, 10)
    }
    a = anslag(svar)
    return Oppsummert(len(riktige), len(riktige), maal, Svarmaal(a, a, None, None, a, a))


def rapport() -> Rapport:
    en, to = oppsummert([1, 1, 3, 0], [1, 0]), oppsummert([1, 7], [1])
    return Rapport(
        "standard", "liten", {"dokumenter": 4}, 12.0, {"a": en, "b": to}, {"fakta": en, "hvem": to}
    )


def test_en_maaling_som_lagres_leses_lik(tmp_path: Path) -> None:
    maaling = Maaling(datetime(2024, 3, 1, 12, tzinfo=UTC), (rapport(),))
    skriv(tmp_path, maaling)
    lest = les(tmp_path)
    assert lest is not None
    assert lest.malt == maaling.malt
    assert lest.rapporter[0].sett["a"].maal["Success@1"] == rapport().sett["a"].maal["Success@1"]
    assert lest.rapporter[0].typer.keys() == {"fakta", "hvem"}
    assert [f.name for f in tmp_path.iterdir()] == [FIL]


def test_hvert_spoersmaal_teller_like_mye() -> None:
    sett = list(rapport().sett.values())
    assert samlet(sett, "Success@1") == pytest.approx(3 / 6)
    assert samlet_svar(sett, "sitater_holder") == (pytest.approx(2 / 3), 3)
    assert samlet([], "Success@1") is None
    assert samlet_svar(sett, "ubesvart_avvist") is None


def test_delene_av_en_stolpe_er_til_sammen_det_som_ble_funnet() -> None:
    deler = [s for s in stolper(rapport(), "nb") if s.type == "hvem"]
    assert [(s.plass, s.andel) for s in deler] == [
        ("først", 50.0),
        ("nr. 2–5", 0.0),
        ("nr. 6–10", 50.0),
    ]


def test_siden_viser_tallene_og_naar_de_er_fra(t: Any) -> None:
    skriv(t.lager.mappe, Maaling(datetime(2024, 3, 1, 12, tzinfo=UTC), (rapport(),)))
    s = vis_kvalitet(t, "nb")
    assert "Målt 01.03.2024 med 6 spørsmål over 4 dokumenter." in s.hode
    assert "endret" not in s.hode
    assert "<strong>50 %</strong>" in s.hode
    assert '<th scope="row">fakta</th>' in s.tabeller


def test_rangeringene_har_navn_paa_begge_maalformer(t: Any) -> None:
    for visning in VISNINGER:
        r = replace(rapport(), visning=visning)
        skriv(t.lager.mappe, Maaling(datetime(2024, 3, 1, 12, tzinfo=UTC), (r,)))
        nb, nn = (vis_kvalitet(t, m).tabeller for m in ("nb", "nn"))
        assert NAVN_PA_VISNING[visning] in nb
        assert "bare" not in nn
        assert f">{visning}<" not in nn or visning == "standard"


def test_naar_arkivet_er_endret_siden_sier_siden_det(t: Any, tmp_path: Path) -> None:
    skriv(t.lager.mappe, Maaling(datetime(2024, 3, 1, 12, tzinfo=UTC), (rapport(),)))
    lager_av(t.lager.mappe, [_en_til(tmp_path)])
    assert "Arkivet er endret siden" in vis_kvalitet(t, "nb").hode


def _en_til(mappe: Path) -> Path:
    fil = mappe / "ny.pdf"
    lag_pdf(fil, [["Referat", "Ingenting nytt."]])
    return fil


def test_uten_maaling_staar_kommandoen(t: Any) -> None:
    s = vis_kvalitet(t, "nb")
    assert "ikke målt" in s.hode
    assert "sakssok eval --indeks MAPPE" in s.hode
    assert (s.stolper, s.tabeller) == ((), "")


@pytest.mark.parametrize("innhold", ["", "{}", "[]", '{"malt": "i går", "rapporter": []}'])
def test_en_odelagt_maaling_gir_en_norsk_setning(t: Any, innhold: str) -> None:
    (t.lager.mappe / FIL).write_text(innhold)
    with pytest.raises(SakssokFeil, match="kjør «sakssok eval» på nytt"):
        les(t.lager.mappe)
    assert "kan ikke leses" in vis_kvalitet(t, "nb").hode


def test_filen_er_vanlig_json(tmp_path: Path) -> None:
    skriv(tmp_path, Maaling(datetime(2024, 3, 1, 12, tzinfo=UTC), (rapport(),)))
    innhold = json.loads((tmp_path / FIL).read_text(encoding="utf-8"))
    assert innhold["malt"] == "2024-03-01T12:00:00+00:00"
    assert innhold["rapporter"][0]["visning"] == "standard"
