"""Svaret er dokumentets egne ord: hele setninger, ikke bare overskrifter, og ikke for mange."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sok.svar import MAKS_SITAT, Setning, del_i_setninger, kutt, velg_utdrag

TEKST = (
    "Vedtak\n1. Tomta ved kaia velges for ny svømmehall.\n2. Kostnadsrammen settes til 240 mill. "
    "kroner, jf. F-sak 40/23.\nHallen står ferdig 1. mai 2026. Arbeidet ledes av Kari Nes."
)


def setninger(tekst: str = TEKST) -> list[str]:
    return [tekst[s.fra : s.til] for s in del_i_setninger(tekst)]


def velg(mote: dict[str, list[float]], sporsmal: str = "x") -> str:
    """The run chosen when sentences that hold the key meet the question's tokens so well."""
    biter = del_i_setninger(TEKST)
    tokens = len(next(iter(mote.values())))
    moter = [
        np.array(
            next((v for k, v in mote.items() if k in TEKST[s.fra : s.til]), [0.5] * tokens),
            dtype=np.float32,
        )
        for s in biter
    ]
    valgt = velg_utdrag(
        TEKST, biter, moter, np.ones(tokens, np.float32), [0.0] * len(biter), sporsmal
    )
    return TEKST[valgt.fra : valgt.til]


def test_punkter_og_setninger_deles_men_ikke_ved_forkortelser() -> None:
    assert setninger() == [
        "Vedtak",
        "1. Tomta ved kaia velges for ny svømmehall.",
        "2. Kostnadsrammen settes til 240 mill. kroner, jf. F-sak 40/23.",
        "Hallen står ferdig 1. mai 2026.",
        "Arbeidet ledes av Kari Nes.",
    ]


def test_en_linje_som_bare_er_brutt_av_margen_er_ikke_en_ny_setning() -> None:
    lang = (
        "Kommunedirektøren viser til at det i flere år har vært arbeidet med saken i samråd med\n"
    )
    assert len(del_i_setninger(f"{lang}Fjordvik idrettslag og naboene.")) == 1


def test_den_beste_setningen_siteres() -> None:
    assert velg({"Kostnadsrammen": [0.95, 0.95]}) == setninger()[2]


def test_to_setninger_siteres_sammen_naar_de_svarer_sammen() -> None:
    utdrag = velg({"Hallen": [0.95, 0.5], "Arbeidet": [0.5, 0.95]})
    assert utdrag == "Hallen står ferdig 1. mai 2026. Arbeidet ledes av Kari Nes."


def test_en_bar_overskrift_er_aldri_svaret_naar_noe_annet_er_like_godt() -> None:
    assert velg({"Vedtak": [0.9, 0.9], "Tomta": [0.9, 0.9]}) != "Vedtak"


@pytest.mark.parametrize(
    ("sporsmal", "svar"),
    [("Hvem leder arbeidet?", "Kari Nes"), ("Når er hallen ferdig?", "2026")],
)
def test_sporreordet_sier_hva_svaret_maa_inneholde(sporsmal: str, svar: str) -> None:
    like = {"Tomta": [0.9], "Hallen": [0.9], "Arbeidet": [0.9]}
    assert svar in velg(like, sporsmal)


@given(st.text(alphabet="ab. \nA1.•-:;", max_size=400))
def test_setningene_er_teksten_i_rekkefolge_og_ingenting_er_borte(tekst: str) -> None:
    biter = del_i_setninger(tekst)
    assert all(a.til <= b.fra for a, b in pairwise(biter))
    assert "".join("".join(tekst[s.fra : s.til].split()) for s in biter) == "".join(tekst.split())


@given(st.text(alphabet="abc ", min_size=1, max_size=1500))
def test_et_sitat_er_aldri_lengre_enn_grensen(tekst: str) -> None:
    kort = kutt(tekst, Setning(0, len(tekst)))
    assert kort.fra == 0 and kort.til <= max(MAKS_SITAT, 0) and kort.til <= len(tekst)
