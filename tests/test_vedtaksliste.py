"""Lister over vedtak og forslag: partiers og representanters, det som falt, det som venter."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lag_lager import lager_av

from app.kommandolinje import hoved
from app.utskrift import KOLONNER, celle, liste_linjer, som_csv
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.kontrakt import listerad_som_json
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.lister.vedtaksliste import Listerad, alle_rader, list_vedtak, passer
from sok.saker.saksregister import Saksregister
from sok.sporsmal.sporring import Filter

EKSEMPEL = Path(__file__).parent.parent / "eksempel"


@pytest.fixture(scope="module")
def arkiv(tmp_path_factory: pytest.TempPathFactory) -> Lager:
    pdfer = sorted((EKSEMPEL / "pdf").glob("*.pdf"))
    return lager_av(tmp_path_factory.mktemp("arkiv") / "indeks", pdfer)


def liste(arkiv: Lager, **valg: object) -> list[Listerad]:
    return list_vedtak(arkiv, Saksregister(arkiv), Vedtaksfilter(**valg))  # type: ignore[arg-type]


def rapportdato(dokument: str) -> str:
    """The date in the name of a paper of the sample archive."""
    return re.findall(r"\d{4}-\d\d-\d\d", dokument)[0]


def test_alle_forslag_fra_ett_parti_som_falt_et_ar(arkiv: Lager) -> None:
    i_2023 = Filter(fra=date(2023, 1, 1), til=date(2023, 12, 31))
    rader = liste(arkiv, grunn=i_2023, parti="Bygdelista", resultat="falt")
    assert rader and {r.slag for r in rader} == {"forslag"}
    assert all("BL" in r.partier and r.resultat == "falt" for r in rader)
    assert all(r.dato and r.dato.year == 2023 for r in rader)


def test_en_representants_forslag_og_stemmer(arkiv: Lager) -> None:
    rader = liste(arkiv, forslagsstiller="Arnfinn Ramberg")
    assert {r.slag for r in rader} >= {"forslag"}
    for r in rader:
        if r.slag == "forslag":
            assert "Arnfinn Ramberg" in r.forslagsstillere
        else:
            assert any("Ramberg" in x for x in (*r.stemte_for, *r.stemte_mot))


def test_vedtak_som_ikke_er_iverksatt_med_grunnen(arkiv: Lager) -> None:
    fasit = json.loads((EKSEMPEL / "fasit.json").read_text(encoding="utf-8"))["vedtaksstatus"]
    sist = {}
    for q in sorted(fasit, key=lambda q: rapportdato(q["dokument"])):
        sist[q["saksnr"], q["dato"]] = q["status"]
    venter = {
        sak
        for sak, status in sist.items()
        if status and not status.lower().startswith(("iverksatt", "gjennomført"))
    }
    rader = liste(arkiv, status="ikke iverksatt")
    assert {(r.saksnr, str(r.dato)) for r in rader} == venter
    assert any(r.merknad for r in rader)


def test_den_siste_rapporten_gjelder(arkiv: Lager) -> None:
    """Et vedtak som ventet i 2023 og var gjennomført i 2024, venter ikke."""
    (rad,) = liste(arkiv, slag="status", grunn=Filter(("helse",), saksnr="4/23"))
    assert (rad.status, rad.iverksatt) == ("Gjennomført", True)
    assert rad.rapportert == date(2024, 5, 15)
    assert "4/23" not in {
        r.saksnr for r in liste(arkiv, status="ikke iverksatt", grunn=Filter(("helse",)))
    }


def test_en_rad_vet_hvilken_sak_den_er_i_og_hvor_ordene_staar(arkiv: Lager) -> None:
    register = Saksregister(arkiv)
    for slag in ("vedtak", "forslag", "votering", "status"):
        for r in liste(arkiv, slag=slag)[:20]:
            sider = arkiv.sider(r.dokument_id)
            assert r.start < r.slutt <= sum(map(len, sider))
            if r.sak:
                assert any(
                    r.saksnr is None or (b.saksnr or "").endswith(r.saksnr.split()[-1])
                    for b in register.behandlinger(r.sak)
                )


def test_samme_behandling_i_innkalling_og_protokoll_er_en_rad(arkiv: Lager) -> None:
    rader = liste(arkiv, slag="forslag")
    nokler = [(r.utvalg, r.dato, r.saksnr, r.forslagsstillere, r.tekst) for r in rader]
    assert len(nokler) == len(set(nokler))


def test_listen_kan_filtreres_pa_utvalg_og_sak(arkiv: Lager) -> None:
    rader = liste(arkiv, grunn=Filter(utvalg=("Ungdomsrådet",)))
    assert rader and all(r.utvalg == "Ungdomsrådet" for r in rader)
    sak = liste(arkiv, grunn=Filter(saksnr="22/1187"))
    assert sak and {r.arkivsaksnr for r in sak} == {"22/1187"}


def test_et_saksnr_treffer_bare_sin_egen_sak(arkiv: Lager) -> None:
    """En rad uten arkivsaksnr hører ikke til en sak bare fordi nummeret mangler."""
    for slag in ("vedtak", "forslag", "votering", "status"):
        rader = liste(arkiv, slag=slag, grunn=Filter(saksnr="4/23"))
        assert all((r.saksnr or "").removeprefix("PS ") == "4/23" for r in rader)
    assert liste(arkiv, grunn=Filter(saksnr="4/23"))


def test_et_ukjent_resultat_gir_en_norsk_setning() -> None:
    with pytest.raises(SakssokFeil, match="er ikke et resultat; skriv ett av"):
        Vedtaksfilter(resultat="kanskje").kontroller()


def les_csv(fil: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(fil.decode("utf-8-sig")), delimiter=";"))


def test_csv_fra_kommandolinjen_begynner_med_det_regneark_kjenner_utf8_pa(arkiv: Lager) -> None:
    ord_ = ["vedtak", "--slag", "forslag", "--csv", "--indeks", str(arkiv.mappe)]
    ut = CliRunner().invoke(hoved, ord_).stdout_bytes
    assert ut.startswith("\ufeffslag;dato;".encode())
    assert ut == som_csv(liste(arkiv, slag="forslag"))


@pytest.mark.parametrize(
    ("valg", "setning"),
    [
        (
            {"status": "iverksatt", "parti": "SV"},
            "En liste av slaget «status» kan ikke avgrenses med «parti»; det kan bare «forslag».",
        ),
        ({"slag": "vedtak", "parti": "SV"}, "«vedtak» kan ikke avgrenses med «parti»"),
        ({"slag": "votering", "status": "iverksatt"}, "det kan bare «status»."),
        ({"slag": "status", "resultat": "falt"}, "bare «vedtak» eller «forslag» eller «votering»."),
        ({"slag": "vedtak", "forslagsstiller": "Ås"}, "det kan bare «forslag» eller «votering»."),
    ],
)
def test_et_filter_radene_ikke_kan_ha_avvises_med_hvilke_som_kan(
    arkiv: Lager, valg: dict[str, Any], setning: str
) -> None:
    with pytest.raises(SakssokFeil, match=re.escape(setning)):
        liste(arkiv, **valg)


def test_en_rad_som_ikke_kan_ha_det_som_sporres_om_passer_ikke(arkiv: Lager) -> None:
    """«Uten status» er en status i rapporten; et vedtak har ingen rapport å være uten status i."""
    alle = alle_rader(arkiv, Saksregister(arkiv))
    for slag, har in (
        ("vedtak", {"resultat"}),
        ("forslag", {"resultat", "parti", "forslagsstiller"}),
        ("votering", {"resultat", "forslagsstiller"}),
        ("status", {"status"}),
    ):
        for felt, verdi in (
            ("resultat", "vedtatt"),
            ("parti", "SV"),
            ("forslagsstiller", "Sætre"),
            ("status", "uten status"),
        ):
            f = Vedtaksfilter(slag=slag, **{felt: verdi})  # type: ignore[arg-type]
            assert any(passer(r, f) for r in alle) == (felt in har), (slag, felt)


def test_csv_har_samme_kolonner_som_json_og_en_rad_for_hver(arkiv: Lager) -> None:
    rader = liste(arkiv, slag="forslag")
    lest = les_csv(som_csv(rader))
    assert tuple(lest[0]) == KOLONNER == tuple(listerad_som_json(rader[0]))
    assert len(lest) == len(rader) + 1


@pytest.mark.parametrize("farlig", ["=1+1", "+1+1", "@SUM(A1)", "-cmd"])
def test_ord_i_et_dokument_blir_aldri_en_formel_i_regnearket(farlig: str) -> None:
    assert celle(farlig).startswith("'")


def test_utskriften_viser_hvem_hva_resultat_og_side(arkiv: Lager) -> None:
    tekst = "\n".join(liste_linjer(liste(arkiv, forslagsstiller="Arnfinn Ramberg")))
    assert "Arnfinn Ramberg (BL): falt, 3 stemmer for" in tekst
    assert "kommunestyret-2023-06-14-protokoll.pdf s. 4" in tekst


@pytest.mark.parametrize(
    ("utvalg", "saksnr", "tall", "enstemmig"),
    [
        # Only a proposal that fell has numbers; the innstilling was adopted unanimously.
        ("kommunestyret", "39/23", (None, None), True),
        ("kommunestyret", "69/23", (21, 4), False),
        # The last vote is on an addition, or on what fell.
        ("kommunestyret", "35/23", (17, 8), False),
        ("kommunestyret", "12/23", (22, 3), False),
        # Point by point, an election, and two texts against each other: none is that of all of it.
        ("kommunestyret", "73/22", (None, None), False),
        ("kommunestyret", "47/23", (None, None), False),
        ("formannskapet", "45/23", (None, None), False),
    ],
)
def test_vedtaket_har_stemmene_fra_voteringen_over_innstillingen(
    arkiv: Lager, utvalg: str, saksnr: str, tall: tuple[int | None, int | None], enstemmig: bool
) -> None:
    rader = liste(arkiv, grunn=Filter(utvalg=(utvalg,), saksnr=saksnr), slag="vedtak")
    assert [((r.stemmer_for, r.stemmer_mot), r.enstemmig) for r in rader] == [(tall, enstemmig)]


def test_det_som_er_tomt_er_en_tom_celle(arkiv: Lager) -> None:
    assert celle([]) == "" and celle("") == "" and celle("=1+1") == "'=1+1"
    celler = {c for rad in les_csv(som_csv(liste(arkiv))) for c in rad}
    assert "'" not in celler


def test_en_rad_har_tittelen_saken_hadde_i_det_motet(arkiv: Lager) -> None:
    """Et arkivsaksnr kan samle saker med hver sin tittel: protokollene fra alle møtene."""
    (rad,) = liste(arkiv, grunn=Filter(utvalg=("kommunestyret",), saksnr="61/23"), slag="vedtak")
    assert rad.sakstittel == "Godkjenning av protokoll fra møte 08.11.2023"


def test_enstemmig_for_resten_er_ikke_enstemmig_for_alt(arkiv: Lager) -> None:
    """Et vedtak der noe kom inn med stemmetall, eller der bare resten var enstemmig, vises ikke
    som enstemmig."""
    delte = {
        (r.utvalg, r.saksnr, r.dato)
        for r in liste(arkiv, slag="forslag", resultat="vedtatt")
        if not r.enstemmig and (r.stemmer_for is not None or r.stemmer_mot is not None)
    }
    assert delte
    for r in liste(arkiv, slag="vedtak"):
        if (r.utvalg, r.saksnr, r.dato) in delte:
            assert not r.enstemmig, r
