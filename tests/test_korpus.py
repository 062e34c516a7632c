"""De ekte papirene: det programmet leser, mot det som ble lest ut av dem på annen vis.

`fasit_kommuner.json` holds figures only: for each protocol the meeting's date, each sak's own
number with the page its section starts on, and the pages that are images. They were read with
`pdftotext -layout` and each protocol's own form of heading, and looked over by eye; none of it
comes from the program.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indeks.dokument import Behandling, Lesning, PdfTekst
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument

FASIT: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "fasit_kommuner.json").read_text(encoding="utf-8")
)
ANTALL_SAKER = {
    "askvoll": 15,
    "gjerdrum": 14,
    "karmoy": 16,
    "lodingen": 35,
    "nome": 14,
    "rade": 16,
    "sola": 10,
    "sveio": 25,
}
ASKER = "asker-utvalg-for-oppvekst-2023-10-31"
MAI, OKTOBER = date(2023, 5, 30), date(2023, 10, 31)

Les = Callable[[str], PdfTekst]
hver_protokoll = pytest.mark.parametrize("navn", FASIT)


@pytest.fixture(scope="module")
def forsta(les_ekte: Les) -> Callable[[str], Lesning]:
    @cache
    def forsta(navn: str) -> Lesning:
        return les_dokument(*rens_sider(les_ekte(navn).sider))

    return forsta


@pytest.fixture(scope="module")
def asker(forsta: Callable[[str], Lesning]) -> Lesning:
    return forsta(ASKER)


def motets_saker(lesning: Lesning, dato: date) -> list[Behandling]:
    """The meeting's own saker in a protocol of a kommunestyre; others' are quoted in it."""
    egne = (b for b in lesning.behandlinger if (b.utvalg, b.dato) == ("Kommunestyret", dato))
    return sorted(egne, key=lambda b: b.start)


def test_fasiten_har_alle_sakene() -> None:
    assert {navn.split("-")[0]: len(f["saker"]) for navn, f in FASIT.items()} == ANTALL_SAKER
    for fasit in FASIT.values():
        numre = [saksnr for saksnr, _ in fasit["saker"]]
        assert len(numre) == len(set(numre))


@hver_protokoll
def test_hver_sak_med_saksnr_og_forste_side(navn: str, forsta: Callable[[str], Lesning]) -> None:
    lesning = forsta(navn)
    saker = motets_saker(lesning, date.fromisoformat(FASIT[navn]["dato"]))
    lest = [[(b.saksnr or "").split(" ")[-1], lesning.side(b.start)] for b in saker]
    assert lest == FASIT[navn]["saker"]


@hver_protokoll
def test_sakstittelen_star_pa_sakens_forste_side(
    navn: str, forsta: Callable[[str], Lesning], les_ekte: Les
) -> None:
    """Its first words, behind the saksnr, in the text as it came out of the PDF."""
    lesning, sider = forsta(navn), les_ekte(navn).sider
    for b in motets_saker(lesning, date.fromisoformat(FASIT[navn]["dato"])):
        assert b.sakstittel, b.saksnr
        nummer = re.escape((b.saksnr or "").split(" ")[-1])
        forste = r"\s*".join(re.escape(tegn) for tegn in "".join(b.sakstittel.split()[:3]))
        side = sider[lesning.side(b.start) - 1]
        assert re.search(rf"{nummer}\W*\s*{forste}", side), f"{b.saksnr} {b.sakstittel}"


@hver_protokoll
def test_hver_sak_har_et_vedtak_eller_en_behandling(
    navn: str, forsta: Callable[[str], Lesning]
) -> None:
    lesning = forsta(navn)
    for b in motets_saker(lesning, date.fromisoformat(FASIT[navn]["dato"])):
        nr = lesning.behandlinger.index(b)
        slag = {d.slag for d in lesning.deler if d.behandling == nr}
        assert slag & {"vedtak", "behandling", "innstilling"}, b.saksnr


@hver_protokoll
def test_sider_som_bare_er_bilder_meldes(navn: str, les_ekte: Les) -> None:
    assert list(les_ekte(navn).uten_tekst) == FASIT[navn]["uten_tekst"]


@pytest.mark.parametrize("navn", [*FASIT, ASKER])
def test_delene_folger_hverandre_og_er_hele_teksten(
    navn: str, forsta: Callable[[str], Lesning]
) -> None:
    lesning = forsta(navn)
    assert lesning.deler[0].start == 0
    assert lesning.deler[-1].slutt == len(lesning.tekst)
    for forrige, neste in zip(lesning.deler, lesning.deler[1:], strict=False):
        assert forrige.slutt == neste.start


def test_asker_har_to_moter_i_utvalg_for_oppvekst(asker: Lesning) -> None:
    saker = {
        dato: [
            b.saksnr
            for b in asker.behandlinger
            if (b.utvalg, b.dato) == ("Utvalg for oppvekst", dato)
        ]
        for dato in (MAI, OKTOBER)
    }
    assert saker == {
        MAI: ["19/23", "20/23", "21/23", "22/23", "23/23", "24/23"],
        OKTOBER: ["24/23", "25/23", "26/23"],
    }


def test_asker_har_samme_arkivsak_i_fem_utvalg(asker: Lesning) -> None:
    """Each body's saksprotokoll is read under its own number and date, and on its own pages."""
    lest = {b.utvalg: (b.saksnr, b.dato) for b in asker.behandlinger if b.arkivsaksnr == "23/17920"}
    assert lest == {
        "Utvalg for oppvekst": ("25/23", OKTOBER),
        "Utvalg for velferd": ("22/23", OKTOBER),
        "Utvalg for samfunnstjenester": ("34/23", date(2023, 11, 2)),
        "Utvalg for medborgerskap": ("38/23", date(2023, 11, 2)),
        "Formannskapet": ("168/23", date(2023, 11, 7)),
    }
    protokoller = {
        (d.utvalg, asker.side(d.start))
        for d in asker.deler
        if d.dokumenttype == "saksprotokoll" and d.tittel is None
    }
    assert protokoller == {
        ("Utvalg for oppvekst", 13),
        ("Utvalg for oppvekst", 32),
        ("Utvalg for velferd", 35),
        ("Utvalg for samfunnstjenester", 38),
        ("Utvalg for medborgerskap", 39),
        ("Formannskapet", 42),
        ("Utvalg for oppvekst", 89),
    }


@pytest.mark.parametrize(
    ("fra", "til", "arkivsaksnr"), [(45, 84, "23/17920"), (90, 126, "23/18477")]
)
def test_askers_rapporter_horer_til_sin_sak(
    asker: Lesning, fra: int, til: int, arkivsaksnr: str
) -> None:
    (rapport,) = (d for d in asker.deler if d.slag == "vedlegg" and asker.side(d.start) == fra)
    assert asker.side(rapport.slutt - 1) == til
    assert rapport.behandling is not None
    assert asker.behandlinger[rapport.behandling].arkivsaksnr == arkivsaksnr
