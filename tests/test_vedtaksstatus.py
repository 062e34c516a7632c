"""Vedtaksrapportering: hver rad med dato, utvalg, saksnr, tittel, status og merknad."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indeks.dokument import Del, PdfTekst
from indeks.fil.pdf import les_pdf
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.struktur.vedtaksstatus import STATUSER, les_vedtaksstatus
from indeks.strukturtyper import Vedtaksstatus

EKSEMPEL = Path(__file__).parent.parent / "eksempel"
FASIT = json.loads((EKSEMPEL / "fasit.json").read_text(encoding="utf-8"))["vedtaksstatus"]


def les(tekst: str) -> list[Vedtaksstatus]:
    return les_vedtaksstatus(
        tekst, [Del("vedlegg", "vedlegg", 0, len(tekst), None, None, None, None)]
    )


def test_hver_status_leser_sitt_eksempel() -> None:
    for status in STATUSER:
        assert status.monster.fullmatch(status.eksempel)


def test_en_rad_gar_over_linjer_og_statusen_kan_vaere_delt() -> None:
    rader = les(
        "Dato Utvalg Saksnr. Sakstittel\nStatus\nvedtak Merknad\n"
        "27.04.2023 TM 22/23 76/1 - Søknad om deling av\ntomt ved sjøen\nIverksatt\n"
        "02.05.2023 FSK 78/23 Kiosk i parken\n"
        "01.06.2023 KU 33/23 Plan for kulturhuset\nIkke\niverksatt\nVenter på tilskudd, ventes\n"
        "i 2024.\n"
    )
    assert [(r.organ, r.saksnr, r.sakstittel, r.status, r.iverksatt, r.merknad) for r in rader] == [
        ("TM", "22/23", "76/1 - Søknad om deling av tomt ved sjøen", "Iverksatt", True, ""),
        ("FSK", "78/23", "Kiosk i parken", "", None, ""),
        ("KU", "33/23", "Plan for kulturhuset", "Ikke iverksatt", False,
         "Venter på tilskudd, ventes i 2024."),
    ]  # fmt: skip


def test_en_tabell_uten_status_er_ingen_rapport() -> None:
    assert (
        les("Dato Utvalg Saksnr. Tittel\n27.04.2023 FSK 22/23 Bru\n02.05.2023 FSK 23/23 Vei\n")
        == []
    )


@pytest.mark.parametrize("navn", sorted({q["dokument"] for q in FASIT}))
def test_arkivets_rapporter_leses_rad_for_rad(navn: str) -> None:
    lesning = les_dokument(*rens_sider(les_pdf(EKSEMPEL / "pdf" / navn).sider))
    lest = [
        (lesning.side(r.start), str(r.dato), r.organ, r.saksnr, r.sakstittel, r.status)
        for r in les_vedtaksstatus(lesning.tekst, lesning.deler)
    ]
    assert lest == [
        (q["side"], q["dato"], q["utvalg"], q["saksnr"], q["sakstittel"], q["status"] or "")
        for q in FASIT
        if q["dokument"] == navn
    ]


def test_askers_rapport_har_atti_rader_og_fire_som_ikke_er_iverksatt(
    les_ekte: Callable[[str], PdfTekst],
) -> None:
    lesning = les_dokument(*rens_sider(les_ekte("asker-utvalg-for-oppvekst-2023-10-31").sider))
    rader = les_vedtaksstatus(lesning.tekst, lesning.deler)
    assert len(rader) == 80
    assert {lesning.side(r.start) for r in rader} == {80, 81, 82, 83, 84}
    assert sum(r.iverksatt is False for r in rader) == 4
    assert all(r.merknad for r in rader if r.iverksatt is False)


@settings(deadline=2000)
@given(st.text(alphabet="Dato Utvalg Saksnr Status Iverksatt 01.23/\nFSK", max_size=600))
def test_ingen_tekst_stopper_lesingen(tekst: str) -> None:
    for r in les(f"Dato Utvalg Saksnr. Sakstittel Status Merknad\n{tekst}"):
        assert r.start < r.slutt
