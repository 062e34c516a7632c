"""Hva et utvalg endret i det som var foreslått: punkt for punkt, ord for ord."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.lagring.strukturlager import Punktrad, Sted, Vedtaksrad
from indeks.struktur.punkter import les_punkter
from sok.saker.endringer import sammenlign

STED = Sted("a.pdf", 1, 1, 0, 0, 1, 1)


def tekst(*punkter: str, slag: str = "vedtak") -> Vedtaksrad:
    rader = tuple(Punktrad(str(nr), p) for nr, p in enumerate(punkter, 1))
    hele = "\n".join(f"{nr}. {p}" for nr, p in enumerate(punkter, 1))
    return Vedtaksrad(1, STED, slag, False, hele, rader if len(punkter) > 1 else ())


BRU = "Kommunen bygger ny bru over elva for 12 millioner kroner."
VEI = "Fylkeskommunen bes om å utbedre veien fram til brua."
LAN = "Kostnaden dekkes ved lån."


def test_det_samme_er_som_foreslatt() -> None:
    ut = sammenlign(tekst(BRU, VEI), tekst(BRU, VEI))
    assert ut.som_foreslatt and {p.slag for p in ut.punkter} == {"likt"}


def test_et_punkt_foran_flytter_de_andre_ned_og_endrer_dem_ikke() -> None:
    ut = sammenlign(tekst(BRU, VEI), tekst(LAN, BRU, VEI))
    assert [(p.slag, p.fra, p.til) for p in ut.punkter] == [
        ("lagt_til", None, "1"),
        ("likt", "1", "2"),
        ("likt", "2", "3"),
    ]


def test_et_punkt_som_er_tatt_ut_star_der_det_sto() -> None:
    ut = sammenlign(tekst(BRU, VEI, LAN), tekst(BRU, LAN))
    assert [(p.slag, p.fra) for p in ut.punkter] == [("likt", "1"), ("fjernet", "2"), ("likt", "3")]


def test_ordene_som_kom_og_gikk_vises() -> None:
    ut = sammenlign(tekst(BRU), tekst(BRU.replace("12", "15")))
    (punkt,) = ut.punkter
    assert [(o.slag, o.tekst) for o in punkt.ord if o.slag != "likt"] == [
        ("fjernet", "12"),
        ("lagt_til", "15"),
    ]


def test_et_vedtak_som_bare_viser_til_forslaget_er_som_foreslatt() -> None:
    for vist in (
        "Kommunedirektørens forslag til vedtak vedtas.",
        "Kommunestyret godkjenner rådmannen sitt framlegg til vedtak",
        "Formannskapets innstilling ble vedtatt.",
    ):
        assert sammenlign(tekst(BRU, VEI), tekst(vist)).som_foreslatt, vist


def test_arkets_egen_linje_er_ingen_endring() -> None:
    brutt = BRU.replace(" over elva", "\nFormannskapet 29.11.2022\n4\nover elva")
    assert sammenlign(tekst(brutt, VEI), tekst(BRU, VEI)).som_foreslatt


@pytest.mark.parametrize(
    "linje", ["Formannskapet 29.11.2022\n4", "Utvalg for oppvekst 15.11.2022 side 4"]
)
def test_arkets_egen_linje_horer_ikke_til_punktet_over_den(linje: str) -> None:
    hele = f"1. {BRU}\n2. {VEI}\n{linje}\n3. {LAN}\n{linje}\n"
    punkter = les_punkter(hele, 0, len(hele))
    assert [hele[p.start : p.slutt] for p in punkter] == [BRU, VEI, LAN]


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_ingen_ord_gar_tapt(a: list[str], b: list[str]) -> None:
    ut = sammenlign(tekst(*a), tekst(*b))
    nye = " ".join(o.tekst for p in ut.punkter for o in p.ord if o.slag != "fjernet")
    if not ut.som_foreslatt:
        for ord_ in " ".join(b).split():
            assert ord_ in nye or not ord_.strip()
