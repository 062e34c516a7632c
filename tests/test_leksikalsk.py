"""Ordene i spørsmålet: bøyning, målform, sammensetninger, skrivefeil og forkortelser."""

import time

import pytest

from indeks.lagring.lager import Lager
from indeks.ord import norsk
from indeks.ord.norsk_ordliste import OMTRENT
from sok.sokemotor import Sokemotor
from sok.sporsmal.leksikalsk import VEKT_NAER, Leksikalsk, Ordsok


@pytest.fixture(scope="module")
def lager(liten_motor: Sokemotor) -> Lager:
    return liten_motor.lager


@pytest.fixture(scope="module")
def leksikalsk(lager: Lager) -> Leksikalsk:
    return Leksikalsk(lager)


def forste(leksikalsk: Leksikalsk, lager: Lager, sporsmal: str) -> str:
    ordsok = leksikalsk.les(sporsmal)
    assert ordsok.uttrykk, f"ingen ord i «{sporsmal}» står i indeksen"
    return lager.passasjer([(id_ := lager.sok_ord(ordsok.uttrykk, 1)[0][0])])[id_].tekst


@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [
        ("skjenkebevillingen", "Brygga kafé"),
        ("skjenkeløyve for kafear", "Brygga"),
        ("svommehall barnebasseng", "barnebasseng"),
        ("svoemmehall barnebasseng", "barnebasseng"),
        ("skjenkebeviling", "skjenkebevilling"),
        ("barnehageplasser", "Barnehagane"),
        ("plasser i barnehagene", "Barnehagane"),
        ("gnr 41/7", "Salg av Gamlehaugen"),
        ("gårdsnr. 41 bnr. 7", "Salg av Gamlehaugen"),
    ],
)
def test_ordet_finnes_slik_det_er_ment(
    leksikalsk: Leksikalsk, lager: Lager, sporsmal: str, svar: str
) -> None:
    assert svar in forste(leksikalsk, lager, sporsmal)


def test_ord_som_ikke_finnes_gir_ikke_et_sok(leksikalsk: Leksikalsk) -> None:
    assert leksikalsk.les("xyzzyq plugh").uttrykk == ""
    assert leksikalsk.les("").uttrykk == ""


@pytest.mark.parametrize(
    ("saken", "det_den_gjelder"),
    [
        ("svømmehallsaken", "svømmehall"),
        ("barnehagesaka", "barnehage"),
        ("skjenkebevillingssaken", "skjenkebevilling"),
    ],
)
def test_saken_kan_nevnes_med_ett_ord(
    leksikalsk: Leksikalsk, saken: str, det_den_gjelder: str
) -> None:
    assert leksikalsk.les(saken).dekning(norsk.termer(det_den_gjelder)) == 1.0


@pytest.mark.parametrize(
    "farlig", ['"', "a OR b", "NEAR(a b)", "kropp:hall", "hall*", "(", "-hall"]
)
def test_sokespraket_i_sqlite_er_bare_ord(
    leksikalsk: Leksikalsk, lager: Lager, farlig: str
) -> None:
    uttrykk = leksikalsk.les(farlig).uttrykk
    if uttrykk:
        lager.sok_ord(uttrykk, 5)


def test_dekning_er_andelen_av_sporsmalets_ord(leksikalsk: Leksikalsk) -> None:
    ordsok = leksikalsk.les("svømmehall ved kaia")
    assert ordsok.dekning(norsk.termer("En svømmehall ved kaien og kaia")) == pytest.approx(1.0)
    assert 0 < ordsok.dekning(norsk.termer("svømmehallen")) < 1
    assert ordsok.dekning([]) == 0


def test_et_navn_har_ordet_ogsaa_i_et_sammensatt_ord() -> None:
    ordsok = Ordsok(
        grupper=((frozenset(["eiendomsskatt"]), 2.0), (frozenset(["sak"]), 1.0)),
    )
    assert ordsok.dekning(["eiendomsskattevedtak"]) == 0.0
    assert ordsok.navnedekning(["eiendomsskattevedtak"]) == pytest.approx(2 / 3)
    assert ordsok.navnedekning(["sakskart"]) == 0.0, "a short word is in too many"


def test_det_bokstaver_staar_for_er_ikke_flere_ord(leksikalsk: Leksikalsk) -> None:
    """Who asks of an IKS names one thing; the name need not have «interkommunalt selskap»."""
    gruppe, lang = frozenset(["iks"]), frozenset(["interkommunal"])
    ordsok = Ordsok(grupper=((gruppe, 3.0), (lang, 2.0)), ledd={gruppe: (lang,)})
    assert ordsok.navnedekning(["iks"]) == 1.0
    assert ordsok.navnedekning(["interkommunal"]) == 1.0
    assert ordsok.navnedekning(["annet"]) == 0.0


def test_numre_dekkes_bare_av_de_samme_numrene(leksikalsk: Leksikalsk) -> None:
    ordsok = leksikalsk.les("sak 40/23 21.03.2023")
    assert ordsok.nummerdekning(norsk.termer("1 Formannskapet 21.03.2023 40/23")) == 1
    assert ordsok.nummerdekning(norsk.termer("2 Kommunestyret 28.03.2023 40/23")) == 0.5
    assert leksikalsk.les("svømmehall").nummerdekning(["svømmehall"]) == 0


@pytest.mark.parametrize("ord_", ["skole" * 400, "æ" * 2000, "barnehage" * 220])
def test_et_uendelig_ord_tar_ikke_uendelig_tid(leksikalsk: Leksikalsk, ord_: str) -> None:
    start = time.perf_counter()
    leksikalsk.les(ord_)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("rad", OMTRENT, ids=lambda rad: rad[0])
def test_hver_rad_av_dagligtale_har_ord_paa_begge_sider(rad: tuple[str, ...]) -> None:
    sagt, skrevet = rad
    assert norsk.termer(sagt) and norsk.termer(skrevet)
    assert set(norsk.termer(skrevet)) - set(norsk.termer(sagt))


def test_det_papirene_kaller_det_teller_for_det_folk_sier(leksikalsk: Leksikalsk) -> None:
    (sagt,), (skrevet,) = norsk.termer("basseng"), norsk.termer("svømmehall")
    spurt = leksikalsk.les("basseng")
    assert f'"{skrevet}"' in spurt.uttrykk
    assert spurt.dekning({sagt}) == 1.0
    assert spurt.dekning({skrevet}) == VEKT_NAER
    assert leksikalsk.les("svømmehall").dekning({sagt}) == 0.0
