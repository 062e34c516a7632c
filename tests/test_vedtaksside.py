"""Siden over vedtak og forslag: filtre med antall, rekkefølge, sider, en representants forslag,
det som ikke er iverksatt, og filene som kan lastes ned."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from lag_lager import lager_av

from app.adresse import Adresse, les_adresse
from app.nett.kapasitet import Arbeidsplass
from app.nett.maaling import Maaling
from app.sakslenker import Sakslenker
from app.sider.lister import RADER_PA_SIDEN, ordnet, side_av
from app.sider.vedtak import _NOKLER, _slagvalg, filter_av, vis_vedtak
from app.utskrift import som_csv
from app.vedtaksfiler import lag_rute
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.kontrakt import listerad_som_json
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.lister.vedtaksliste import Listerad, list_vedtak, passer
from sok.lister.vedtaksregister import Vedtaksregister, _statuser
from sok.saker.saksregister import Saksregister

PDF = Path(__file__).parent.parent / "eksempel" / "pdf"
NAVN = (
    "kommunestyret-2023-03-29-protokoll",
    "kommunestyret-2023-06-14-protokoll",
    "kommunestyret-2023-12-13-protokoll",
    "kommunestyret-2024-05-15-innkalling",
    "formannskapet-2023-03-21-protokoll",
)


@pytest.fixture(scope="module")
def t(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The services that the list needs, over five papers of the sample archive."""
    lager = lager_av(
        tmp_path_factory.mktemp("vedtak") / "indeks", [PDF / f"{navn}.pdf" for navn in NAVN]
    )
    register = Saksregister(lager)
    return SimpleNamespace(
        lager=lager,
        register=register,
        vedtak=Vedtaksregister(lager, register),
        lenker=Sakslenker(register),
        plass=Arbeidsplass(Maaling(lager)),
    )


@pytest.fixture(scope="module")
def klient(t: Any) -> TestClient:
    app = FastAPI()
    app.include_router(lag_rute(t))
    return TestClient(app)


def rad(**felt: Any) -> Listerad:
    """A row of which only some matters."""
    standard: dict[str, Any] = {
        "slag": "vedtak",
        "dato": date(2023, 1, 1),
        "utvalg": "Formannskapet",
        "saksnr": "1/23",
        "sakstittel": "Ny bru",
        "tekst": "Brua bygges.",
        "dokument": "a.pdf",
        "dokument_id": 1,
        "side_fra": 1,
        "side_til": 1,
    }
    return Listerad(**{**standard, **felt})


def med_bare(t: Any, r: Listerad) -> Any:
    """The services, with a list that has one row."""
    vedtak = SimpleNamespace(
        alle=lambda: (r,), liste=lambda _: [r], tell=t.vedtak.tell, venter=list
    )
    return SimpleNamespace(lager=t.lager, register=t.register, lenker=t.lenker, vedtak=vedtak)


# -- registeret


def test_registeret_lister_det_samme_som_kommandoen(t: Any) -> None:
    for f in (
        Vedtaksfilter(),
        Vedtaksfilter(slag="votering"),
        Vedtaksfilter(parti="SV", resultat="falt"),
        Vedtaksfilter(status="ikke iverksatt"),
    ):
        assert t.vedtak.liste(f) == list_vedtak(t.lager, t.register, f)


def test_antallet_ved_et_filter_er_antallet_en_faar(t: Any) -> None:
    for f in (Vedtaksfilter(), Vedtaksfilter(slag="forslag"), Vedtaksfilter(slag="status")):
        fasetter = t.vedtak.tell(f)
        hvilke = f.hvilke()
        assert len(t.vedtak.liste(f)) == fasetter.slag[hvilke[0]]
        for v in fasetter.utvalg:
            grunn = replace(f.grunn, utvalg=(v.verdi,))
            treff = t.vedtak.liste(replace(f, grunn=grunn))
            # A name may be part of another's (`passer`), never the other way.
            assert sum(r.utvalg == v.verdi for r in treff) == v.antall
        for v in fasetter.resultater:
            assert len(t.vedtak.liste(replace(f, slag=hvilke[0], resultat=v.verdi))) == v.antall
        for v in fasetter.partier:
            assert len(t.vedtak.liste(replace(f, parti=v.verdi))) == v.antall


def test_antallet_ved_en_status_er_alle_som_betyr_det_samme() -> None:
    rader = [
        rad(slag="status", status="Iverksatt", iverksatt=True),
        rad(slag="status", status="Gjennomført", iverksatt=True),
        rad(slag="status", status="Under arbeid", iverksatt=False),
        rad(slag="status", status="", iverksatt=None),
    ]
    antall = {v.verdi: v.antall for v in _statuser(rader)}
    assert antall == {"Gjennomført": 2, "Iverksatt": 2, "Under arbeid": 1}
    for ord_, n in antall.items():
        assert sum(passer(r, Vedtaksfilter(status=ord_)) for r in rader) == n


def test_antallet_ved_et_slag_er_antallet_lenken_gir(t: Any) -> None:
    for a in (
        Adresse("vedtak", parti="SV"),
        Adresse("vedtak", status="ikke iverksatt"),
        Adresse("vedtak", forslagsstiller="Hanna Eikrem"),
        Adresse("vedtak", forslagsstiller="Hanna Eikrem", parti="SV", resultat="falt"),
    ):
        f = filter_av(a)
        lenker = _slagvalg(a, f, t.vedtak.tell(f), "nb")
        assert len(lenker) >= 3
        for lenke in lenker:
            assert lenke.adresse
            assert len(t.vedtak.liste(filter_av(les_adresse(lenke.adresse)))) == lenke.antall


def test_antallet_ved_et_utfall_i_en_representants_liste_er_antallet_en_faar(t: Any) -> None:
    f = Vedtaksfilter(forslagsstiller="Hanna Eikrem")
    resultater = t.vedtak.tell(f).resultater
    assert resultater
    for v in resultater:
        assert len(t.vedtak.liste(replace(f, resultat=v.verdi))) == v.antall


def test_det_som_venter_er_det_samme_som_filteret(t: Any) -> None:
    venter = t.vedtak.venter()
    assert venter
    assert venter == t.vedtak.liste(Vedtaksfilter(status="ikke iverksatt"))


def test_registeret_folger_arkivet_naar_det_endres(tmp_path: Path) -> None:
    lager = lager_av(tmp_path / "indeks", [PDF / f"{NAVN[0]}.pdf"])
    register = Vedtaksregister(lager, Saksregister(lager))
    for_ = len(register.alle())
    lager_av(tmp_path / "indeks", [PDF / f"{NAVN[1]}.pdf"])
    assert len(register.alle()) > for_ > 0


# -- siden


def test_raden_viser_sak_utfall_stemmer_og_siden_det_staar_paa(t: Any) -> None:
    html = vis_vedtak(les_adresse("/vedtak?utvalg=Kommunestyret&fra=2023-12-13"), t, "nb").liste
    assert "21 mot 4 stemmer" in html
    assert 'class="stemmer"' in html
    assert re.search(r'href="/kilde/\d+/\d+\?merk=\d+-\d+" data-kilde', html)
    assert re.search(r'<strong><a href="/sak/[^"]+">', html)


def test_det_som_ikke_er_iverksatt_staar_oeverst_med_antall_og_grunn(t: Any) -> None:
    hode = vis_vedtak(Adresse("vedtak"), t, "nb").hode
    antall = len(t.vedtak.venter())
    assert f"Ikke iverksatt: {antall} vedtak" in hode
    assert 'href="/vedtak?status=ikke+iverksatt"' in hode
    liste = vis_vedtak(Adresse("vedtak", status="ikke iverksatt"), t, "nb").liste
    grunn = next(r.merknad for r in t.vedtak.venter() if r.merknad)
    assert f">{grunn}<" in liste.replace("&#34;", '"')


def test_en_representants_oversikt(t: Any) -> None:
    html = vis_vedtak(Adresse("vedtak", forslagsstiller="Hanna Eikrem"), t, "nb").liste
    egne = t.vedtak.liste(Vedtaksfilter(forslagsstiller="Hanna Eikrem", slag="forslag"))
    assert "Oversikt: Hanna Eikrem (SV)" in html
    assert f"{len(egne)} forslag" in html


def test_hver_chip_tar_bort_ett_filter_og_lar_listen_vaere_av_samme_slag(t: Any) -> None:
    a = Adresse("vedtak", utvalg=("Kommunestyret",), parti="SV", resultat="falt", side=2)
    html = vis_vedtak(a, t, "nb").liste
    chips = re.findall(r'<a class="chip" href="([^"]+)"', html)
    assert len(chips) == 3
    for adresse in chips:
        ny = les_adresse(adresse.replace("&amp;", "&"))
        satt = [ny.utvalg, ny.parti, ny.resultat]
        assert sum(not x for x in satt) == 1
        assert ny.side == 1


@pytest.mark.parametrize("malform", ["nb", "nn"])
def test_alle_slag_kan_vises_paa_begge_maalformer(t: Any, malform: Any) -> None:
    for slag in ("vedtak", "forslag", "votering", "status"):
        s = vis_vedtak(Adresse("vedtak", slag=slag), t, malform)
        assert s.liste.count("<tr>") > 1


def test_ingen_rader_sier_hva_en_kan_gjore(t: Any) -> None:
    a = Adresse("vedtak", parti="SV", fra=date(2099, 1, 1))
    assert "Ta bort et filter" in vis_vedtak(a, t, "nb").liste


def test_et_ukjent_utfall_i_adressen_gir_en_norsk_setning() -> None:
    with pytest.raises(SakssokFeil, match="er ikke et resultat"):
        filter_av(les_adresse("/vedtak?resultat=kanskje"))


@pytest.mark.parametrize(
    ("hva", "setning"),
    [
        ({"parti": "Tullepartiet"}, "Ingen i indeksen er fra partiet «Tullepartiet»"),
        ({"forslagsstiller": "Donald Duck"}, "Ingen i indeksen heter «Donald Duck»"),
    ],
)
def test_et_navn_ingen_har_er_ikke_en_tom_liste(
    t: Any, klient: TestClient, hva: dict[str, str], setning: str
) -> None:
    """En tom liste leses som et svar: «ingen forslag fra dem»."""
    with pytest.raises(SakssokFeil, match=setning):
        vis_vedtak(Adresse("vedtak", **hva), t, "nb")  # type: ignore[arg-type]
    assert setning in klient.get("/vedtak.csv", params=hva).json()["detail"]


def test_et_utvalg_arkivet_ikke_har_gir_en_norsk_setning(t: Any, klient: TestClient) -> None:
    setning = "Ingen utvalg i indeksen heter «Komunestyret». Mente du «Kommunestyret»?"
    with pytest.raises(SakssokFeil, match=re.escape(setning)):
        vis_vedtak(Adresse("vedtak", utvalg=("Komunestyret",)), t, "nb")
    assert setning == klient.get("/vedtak.csv?utvalg=Komunestyret").json()["detail"]


def test_ord_i_et_dokument_blir_ikke_kode(t: Any) -> None:
    ond = rad(tekst="<script>x</script>" * 40, sakstittel="<b>Ny</b> bru", utvalg="<i>A</i>")
    html = vis_vedtak(Adresse("vedtak"), med_bare(t, ond), "nb").liste
    assert "<script>" not in html
    assert "<b>Ny" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("malform", "ord_"), [("nb", "enstemmig, 40 stemmer for"), ("nn", "samrøystes, 40 røyster for")]
)
def test_at_en_telling_var_enstemmig_staar_i_raden(t: Any, malform: Any, ord_: str) -> None:
    telt = rad(enstemmig=True, stemmer_for=40)
    assert ord_ in vis_vedtak(Adresse("vedtak"), med_bare(t, telt), malform).liste


# -- rekkefølge og sider

_rader = st.builds(
    lambda tittel, dato, for_, mot: rad(
        sakstittel=tittel, dato=dato, stemmer_for=for_, stemmer_mot=mot
    ),
    st.none() | st.text(max_size=5),
    st.none() | st.dates(),
    st.none() | st.integers(0, 99),
    st.none() | st.integers(0, 99),
)


@settings(deadline=None)
@given(st.lists(_rader, max_size=20), st.sampled_from([*_NOKLER]))
def test_en_rekkefoelge_mister_ingen_rad(rader: list[Listerad], kolonne: str) -> None:
    opp = ordnet(rader, kolonne, _NOKLER)
    ned = ordnet(rader, f"-{kolonne}", _NOKLER)
    nokkel: Callable[[Listerad], Any] = _NOKLER[kolonne]
    assert [nokkel(r) for r in opp] == [nokkel(r) for r in reversed(ned)]
    assert sorted(map(id, opp)) == sorted(map(id, rader))
    assert ordnet(rader, "tull", _NOKLER) == rader


@given(st.integers(0, 500), st.integers(1, 1000))
def test_sidene_har_til_sammen_alle_radene(antall: int, side: int) -> None:
    rader = list(range(antall))
    forste = side_av(rader, Adresse("vedtak"))
    alle = [
        x
        for nr in range(1, forste.sider + 1)
        for x in side_av(rader, Adresse("vedtak", side=nr)).rader
    ]
    assert alle == rader
    valgt = side_av(rader, Adresse("vedtak", side=side))
    assert 1 <= valgt.nr <= valgt.sider
    assert len(valgt.rader) <= RADER_PA_SIDEN
    assert (valgt.forrige is None) == (valgt.nr == 1)
    assert (valgt.neste is None) == (valgt.nr == valgt.sider)


def test_kolonnen_det_er_sortert_etter_sier_det(t: Any) -> None:
    html = vis_vedtak(Adresse("vedtak", orden="-stemmer"), t, "nb").liste
    assert re.search(r'kol-stemmer" aria-sort="descending"', html)
    assert html.count('aria-sort="descending"') == 1
    forst = html.split("<tbody>")[1].split("</tr>")[0]
    assert re.search(r"\d+ mot \d+ stemmer", forst)


# -- filene


def test_csv_filen_er_den_samme_som_kommandoens(t: Any, klient: TestClient) -> None:
    svar = klient.get("/vedtak.csv?parti=SV&resultat=falt&fra=2023-12-01")
    assert svar.headers["content-disposition"] == 'attachment; filename="vedtak.csv"'
    f = filter_av(les_adresse("/vedtak?parti=SV&resultat=falt&fra=2023-12-01"))
    assert svar.content == som_csv(list_vedtak(t.lager, t.register, f))
    assert svar.content.startswith(b"\xef\xbb\xbf")
    rader = list(csv.reader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rader) > 1


def test_json_filen_har_alle_radene_ikke_bare_en_side(t: Any, klient: TestClient) -> None:
    svar = klient.get("/vedtak.json?slag=votering&side=2").json()
    alle = t.vedtak.liste(Vedtaksfilter(slag="votering"))
    assert svar == {"antall": len(alle), "rader": [listerad_som_json(r) for r in alle]}
    assert len(alle) > RADER_PA_SIDEN


def test_en_fil_ingen_kan_faa_sier_hvorfor(klient: TestClient) -> None:
    svar = klient.get("/vedtak.csv?resultat=kanskje")
    assert svar.status_code == 422
    assert "er ikke et resultat" in svar.json()["detail"]


def test_lenkene_til_filene_gir_det_som_vises(t: Any, klient: TestClient) -> None:
    a = Adresse("vedtak", slag="forslag", utvalg=("Kommunestyret",), orden="fra", side=2)
    html = vis_vedtak(a, t, "nb").liste
    (adresse,) = re.findall(r'href="(/vedtak\.json[^"]*)" download', html)
    rader = klient.get(adresse.replace("&amp;", "&")).json()["rader"]
    assert len(rader) == sum(passer(r, filter_av(a)) for r in t.vedtak.alle())


def test_tomt_arkiv_har_en_tom_liste(tmp_path: Path) -> None:
    lager = Lager(tmp_path / "tom", opprett=True)
    register = Saksregister(lager)
    tom: Any = SimpleNamespace(
        lager=lager, register=register, vedtak=Vedtaksregister(lager, register), lenker=None
    )
    s = vis_vedtak(Adresse("vedtak"), tom, "nb")
    assert "Ikke iverksatt" not in s.hode
    assert "Ingen rader passer" in s.liste
