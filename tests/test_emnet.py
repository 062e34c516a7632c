"""Hva et spørsmål er om, og hvilken sak det dermed gjelder: den som heter det."""

import pytest
from lag_motor import lag_motor
from lag_pdf import lag_pdf

from indeks.ord.norsk import sporretermer, termer
from indeks.sprakmodell.modell import Modell
from sok.sokemotor import Sokemotor
from sok.sporsmal.emnet import emnet
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import les_sporring

UTVALG = {"formannskap": "Formannskapet", "kommunestyre": "Kommunestyret"}


@pytest.mark.parametrize(
    ("sporsmal", "om"),
    [
        ("Hva vedtok formannskapet 28.11.2023 om svømmehallen?", "svømmehallen"),
        ("Hvordan stemte kommunestyret i saken om bru over sundet?", "bru sundet"),
        ("Kva vart utfallet av saka om gebyr i kommunestyret?", "gebyr"),
        ("Hva kom formannskapet fram til når det gjelder brua?", "brua"),
        ("Hva skjedde med saken om legevakt i Fjordvik?", "legevakt"),
        ("Hva mente Høyre om skatten?", "mente skatten"),
        # Et organ noe handler om, er det ikke som avgjør.
        ("Hva vedtok kommunestyret om kontrollutvalget?", "kontrollutvalget"),
        ("Hvordan stemte kommunestyret i saken om valg av formannskap?", "valg formannskap"),
        ("Hva ble vedtatt?", ""),
    ],
)
def test_det_som_spoerres_om_er_ikke_det_som_spoerres_av_hvem(sporsmal: str, om: str) -> None:
    sporring = les_sporring(sporsmal, UTVALG | {"kontrollutvalg": "Kontrollutvalget"})
    ordsok = Ordsok(grupper=tuple((frozenset({t}), 1.0) for t in sporretermer(sporring.tekst)))
    igjen = {t for gruppe, _ in emnet(sporring, ordsok, ["Fjordvik"]).grupper for t in gruppe}
    spor = set(termer("hva hvordan kva når over det med"))
    assert igjen - spor == set(termer(om)) - spor


@pytest.fixture(scope="module")
def hallmotor(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Sokemotor:
    """Saker with names alike, before two bodies; the tiny model knows no meaning."""
    mappe = tmp_path_factory.mktemp("haller")
    sider: dict[str, list[list[str]]] = {
        "Kommunestyret": [
            ["5/23 Ny idrettshall på Bua", "Arkivsak: 23/55", "Behandling",
             "Innstillingen ble vedtatt med 14 mot 7 stemmer.", "Vedtak", "Tomta kjøpes."],
            ["6/23 Bru over Straumen", "Arkivsak: 23/56", "Behandling",
             "Per Vik (H) ønsket en idrettshall ved brua.",
             "Innstillingen ble enstemmig vedtatt.", "Vedtak", "Brua bygges."],
            ["4/23 Sal av tomt, gnr. 5 bnr. 12", "Arkivsak: 23/54", "Behandling",
             "Forslaget fra Moe falt med 3 mot 18 stemmer.", "Punkt 2 ble enstemmig vedtatt.",
             "Vedtak", "Tomta selges."],
            ["3/23 2. tertialrapport", "Arkivsak: 23/53", "Vedtak", "Tas til orientering."],
            ["7/23 Leieavtale for kulturskolen", "Arkivsak: 23/57", "Behandling",
             "Saken ble drøftet.", "Vedtak", "Avtalen forlenges i fem år."],
            ["8/23 Rektor ved kulturskolen", "Arkivsak: 23/58", "Behandling",
             "Saken ble drøftet.", "Vedtak", "Stillingen lyses ut."],
        ],
        "Formannskapet": [
            ["9/23 Avtale om snøbrøyting", "Arkivsak: 23/59", "Behandling",
             "Ordføreren nevnte idrettshallen.", "Vedtak", "Avtalen godkjennes."],
            ["10/23 Sal av Naustet", "Arkivsak: 23/60", "Vedtak", "Saken utsettes."],
        ],
    }  # fmt: skip
    for utvalg, saker in sider.items():
        hode = ["Fjordvik kommune", "Møteprotokoll", f"Utvalg: {utvalg}", "Dato: 28.03.2023"]
        lag_pdf(mappe / f"{utvalg}.pdf", [hode, *saker])
    hode = ["Fjordvik kommune", "Møteprotokoll", "Utvalg: Formannskapet", "Dato: 25.04.2023"]
    igjen = ["20/23 Sal av Naustet", "Arkivsak: 23/60", "Vedtak", "Naustet selges i høst."]
    lag_pdf(mappe / "april.pdf", [hode, igjen])
    return lag_motor(mappe, liten_modell)


@pytest.mark.parametrize(
    ("sporsmal", "saksnr", "sikkert"),
    [
        ("Hva vedtok kommunestyret om idrettshall?", "5/23", True),
        ("Hva ble utfallet av saken om idrettshallen?", "5/23", True),
        ("Kva vart gjort med idrettshallen i kommunestyremøtet 28/3-2023?", "5/23", True),
        ("Hva skjedde med saken om brua i kommunestyret?", "6/23", True),
        ("Hva vedtok kommunestyret om leieavtale for kulturskolen?", "7/23", True),
        # To saker heter det.
        ("Hva vedtok kommunestyret om kulturskolen?", None, False),
        # En annen dag, et annet år, et annet organ enn det saken var oppe i.
        ("Hva vedtok kommunestyret 14.06.2023 om idrettshall?", None, False),
        ("Hva vedtok kommunestyret om idrettshall i 2019?", None, False),
        ("Hva vedtok formannskapet om idrettshall?", None, False),
        # Før eller uten noe, eller med et ord som saken ikke har.
        ("Hva vedtok kommunestyret om idrettshall før sommeren?", None, False),
        ("Hva vedtok kommunestyret om idrettshall uten tomt?", None, False),
        ("Hva vedtok kommunestyret om avvikling av leieavtale for kulturskolen?", None, False),
        ("Hva vedtok kommunestyret om gnr. 5 bnr. 12?", "4/23", True),
        ("Hva vedtok kommunestyret om gnr. 12 bnr. 5?", None, False),
        ("Hva vedtok kommunestyret om 2. tertialrapport?", "3/23", True),
        ("Hva vedtok kommunestyret om 1. tertialrapport?", None, False),
        # Mer enn det saken heter.
        ("Hva vedtok kommunestyret om garderober i idrettshallen?", None, False),
    ],
)
def test_saken_som_heter_det_er_den_det_spoerres_om(
    hallmotor: Sokemotor, sporsmal: str, saksnr: str | None, sikkert: bool
) -> None:
    resultat = hallmotor.sok(sporsmal)
    assert resultat.svar.sikker is sikkert
    if saksnr:
        assert resultat.treff[0].passasje.saksnr == saksnr
        assert resultat.treff[0].passasje.slag == "vedtak"


def test_en_annen_saks_votering_er_intet_sikkert_svar(hallmotor: Sokemotor) -> None:
    svar = hallmotor.sok("Hvordan stemte kommunestyret i saken om idrettshall?").svar
    assert "14 mot 7" in svar.tekst
    svar = hallmotor.sok("Hvordan stemte formannskapet i saken om idrettshall?").svar
    assert not svar.sikker


def test_nar_saken_var_oppe_staar_i_protokollens_hode(hallmotor: Sokemotor) -> None:
    """The sak's own page has no date: its heading and the head of the minutes tell it together."""
    resultat = hallmotor.sok("Når behandlet kommunestyret saken om idrettshall?")
    assert [s.tekst for s in resultat.svar.sitater] == [
        "5/23 Ny idrettshall på Bua",
        "Dato: 28.03.2023",
    ]
    assert resultat.svar.sikker


@pytest.mark.parametrize("dag", ["28.03.2023", "25.04.2023"])
def test_dagen_skiller_en_sak_fra_seg_selv(hallmotor: Sokemotor, dag: str) -> None:
    assert hallmotor.sok(f"Hva vedtok formannskapet {dag} om sal av Naustet?").svar.sikker


def test_en_utsettelse_er_ikke_sikker_naar_saken_siden_er_avgjort(hallmotor: Sokemotor) -> None:
    svar = hallmotor.sok("Hva vedtok formannskapet om sal av Naustet?").svar
    assert not svar.sikker or "selges i høst" in svar.tekst


def test_enstemmig_om_ett_punkt_siteres_med_det_de_var_uenige_om(hallmotor: Sokemotor) -> None:
    svar = hallmotor.sok("Var kommunestyret enstemmig i saken om sal av tomt?").svar
    assert "3 mot 18 stemmer" in svar.tekst and "Punkt 2 ble enstemmig vedtatt" in svar.tekst
    assert hallmotor.sok("Var kommunestyret enstemmig i saken om brua?").svar.sikker


@pytest.mark.parametrize(
    "sporsmal", ["Hva vedtok kommunestyret?", "Hvordan stemte SV?", "Hvem foreslo det?"]
)
def test_et_sporsmal_om_ingenting_har_ikke_noe_sikkert_svar(
    hallmotor: Sokemotor, sporsmal: str
) -> None:
    assert not hallmotor.sok(sporsmal).svar.sikker
