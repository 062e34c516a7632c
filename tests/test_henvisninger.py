"""Henvisninger til andre saker: hver form leses, og sakens eget nummer er ingen henvisning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.dokument import Behandling, Del
from indeks.struktur.henvisninger import FORMER, les_henvisninger
from indeks.strukturtyper import Henvisning


def les(tekst: str, egen: Behandling | None = None) -> list[Henvisning]:
    deler = [Del("behandling", "moteprotokoll", 0, len(tekst), 0 if egen else None, None, None, "")]
    return les_henvisninger(tekst, deler, [egen] if egen else [])


@pytest.mark.parametrize("rad", FORMER, ids=lambda rad: rad.eksempel)
def test_hver_form_leser_sitt_eksempel(rad: object) -> None:
    eksempel = rad.eksempel  # type: ignore[attr-defined]
    assert [re.sub(r"\s", " ", eksempel[h.start : h.slutt]) for h in les(eksempel)] == [eksempel]


@pytest.mark.parametrize(
    ("tekst", "saksnr", "forkortelse", "organ"),
    [
        ("Kjøpet er omtalt i F-sak 113/23 og vedtatt.", "113/23", "F", None),
        ("Tilskuddet er gitt i K-\nsak 109/22 i fjor.", "109/22", "K", None),
        ("Avtalen, F-sak\n140/23, er forlenget.", "140/23", "F", None),
        ("Det vises til FSK 140/23 om avtalen.", "140/23", "FSK", None),
        ("jf. PS 45/19 om samme sak", "45/19", "PS", None),
        ("Reglementet er vedtatt i KS-04/0005.", "04/0005", "KS", None),
        ("Etter Formannskapets sak 242/22 skal skolen bygges.", "242/22", None, "Formannskapet"),
        ("Saken ble behandlet i utvalg for oppvekst (sak 18/23).", "18/23", None,
         "utvalg for oppvekst"),
        ("Se også sak 25/23.", "25/23", None, None),
    ],
)  # fmt: skip
def test_henvisningen_har_nummer_bokstaver_og_organ(
    tekst: str, saksnr: str, forkortelse: str | None, organ: str | None
) -> None:
    (h,) = les(tekst)
    assert (h.saksnr, h.forkortelse) == (saksnr, forkortelse)
    assert (h.organ or "").casefold().startswith((organ or "").casefold().removesuffix("et"))


@pytest.mark.parametrize(
    "tekst",
    [
        "Eiendommen gnr 41/7 er på 2 dekar.",
        "Møtet varte fra 18/19 til 20/21.",
        "Forholdet er 1/3.",
        "Telefon 66 70 00 00, tlf 12/34.",
        "Planen gjelder for 2023/2024.",
        "RV 12/23",
    ],
)
def test_det_som_ikke_er_et_saksnr_er_ingen_henvisning(tekst: str) -> None:
    assert les(tekst) == []


def test_sakens_eget_nummer_er_ingen_henvisning() -> None:
    tekst = (
        "25/23 Ny bru\nUtvalg for oppvekst har behandlet saken i møte 31.10.2023 sak 25/23\n"
        "1 Utvalg for oppvekst 31.10.2023 25/23\nSe sak 25/23 og sak 26/23."
    )
    egen = Behandling("Utvalg for oppvekst", None, "25/23", None, "Ny bru", 0, len(tekst))
    assert [h.saksnr for h in les(tekst, egen)] == ["26/23"]


def test_et_annet_organs_sak_med_samme_nummer_er_en_henvisning() -> None:
    tekst = "Bosettingen ble vedtatt av formannskapet i januar (sak 25/23)."
    egen = Behandling("Utvalg for oppvekst", None, "25/23", None, "Ny bru", 0, len(tekst))
    assert [(h.saksnr, h.organ) for h in les(tekst, egen)] == [("25/23", "formannskapet")]


@given(st.text(alphabet="Fsak-K/0123456789 \nPS.(utvalg)", max_size=400))
def test_ingen_tekst_stopper_lesingen(tekst: str) -> None:
    for h in les(tekst):
        assert 0 <= h.start < h.slutt <= len(tekst)


def test_sakens_overskrift_under_tabellen_over_utvalg_er_ingen_henvisning() -> None:
    egen = Behandling("Plannemnda", None, "46/23", None, "Plan", 0, 60)
    assert les("13.12.2023 Kommunestyret\nSak 46/23 Plan for havna", egen) == []
