"""Det et utvalg gjorde, siteres fra møtets egen protokoll, også når det er trykt flere steder."""

from dataclasses import replace
from datetime import date

from indeks.dokument import Dokumenttype
from indeks.lagring.rader import Passasjerad
from sok.rangering.gjentatt import slaa_sammen
from sok.rangering.kandidat import Kandidat
from sok.rangering.nevnte import en_av_hver
from sok.sporsmal.sporring import les_sporring


def _vedtak(nr: int, dokumenttype: Dokumenttype, utvalg: str = "Formannskapet") -> Passasjerad:
    tekst = "Salget av naustet i Bua godkjennes."
    return Passasjerad(
        nr, tekst, "Fjordvik kommune", 0, len(tekst), 1, 1, "vedtak", dokumenttype, None, utvalg,
        date(2023, 3, 21), nr, "12/23", "23/120", "Salg av naustet", nr, f"{dokumenttype}.pdf",
    )  # fmt: skip


def _vist(*passasjer: Passasjerad) -> tuple[list[int], dict[int, list[int]]]:
    rader = {p.id: p for p in passasjer}
    ut, ogsa = slaa_sammen([Kandidat(i, poeng=1 - i / 10) for i in rader], rader)
    assert [k.poeng for k in ut] == sorted((k.poeng for k in ut), reverse=True)
    return [k.id for k in ut], {i: [p.id for p in andre] for i, andre in ogsa.items()}


def test_protokollen_vises_foer_avskriften() -> None:
    avskrift, protokoll = _vedtak(1, "saksprotokoll"), _vedtak(2, "moteprotokoll")
    assert _vist(avskrift, protokoll) == ([2], {2: [1]})
    assert _vist(protokoll, avskrift) == ([2], {2: [1]})


def test_et_annet_utvalgs_protokoll_er_ikke_dets() -> None:
    avskrift = _vedtak(1, "saksprotokoll")
    annet = _vedtak(2, "moteprotokoll", "Utvalg for kultur")
    assert _vist(avskrift, annet) == ([1], {1: [2]})


def test_det_samme_i_et_vedlegg_staar_der_det_ble_funnet() -> None:
    forst, neste = (
        replace(_vedtak(nr, type_), slag="vedlegg")
        for nr, type_ in ((1, "vedlegg"), (2, "moteprotokoll"))
    )
    assert _vist(forst, neste) == ([1], {1: [2]})


def test_et_saksnr_gir_protokollen_foerst_og_hvert_utvalg_en_gang() -> None:
    rader = {
        1: _vedtak(1, "saksprotokoll"),
        2: _vedtak(2, "moteprotokoll"),
        3: _vedtak(3, "moteprotokoll", "Utvalg for kultur"),
    }
    ordnet = en_av_hver(les_sporring("sak 12/23", {}), [Kandidat(i) for i in rader], rader)
    assert [k.id for k in ordnet] == [2, 3, 1]
