"""Voteringer ved navn: hver side, hvert tall og hvem som foreslo, leses rett i hele protokoller."""

from functools import cache

import pytest
from lag_former import egne_saker, last_form, les_form

from indeks.dokument import Lesning
from indeks.ord.setninger import setninger
from indeks.papir.lesning import les_dokument
from indeks.struktur.les import les_struktur
from indeks.struktur.navnelister import bak_listene
from indeks.strukturtyper import Struktur, Votering
from sok.tekst.setninger import del_i_setninger

# Sak for sak: resultat, for, mot, hva det gjaldt, og hvem som foreslo det.
KOMMUNESTYRET = {
    "PS 1/26": ["vedtatt 25-0 forslag "],
    "PS 2/26": ["vedtatt 25-0 innstilling "],
    "PS 3/26": ["vedtatt 25-0 innstilling "],
    "PS 4/26": [
        "vedtatt 17-8 innstilling ",
        "falt 8-17 forslag Ørjan Bratli",
        "falt 3-22 forslag Cato Fredrik Åsgard Vik",
    ],
    "PS 5/26": [
        "vedtatt 15-10 forslag Jan Espeland",
        "vedtatt 24-1 forslag Jan Espeland",
        "vedtatt 24-1 forslag Mona Ytterøy",
        "falt 1-24 forslag Ida Lovise Kvamme",
        "falt 11-14 forslag Ida Lovise Kvamme",
        "vedtatt 19-6 forslag Solveig Hovland",
        "vedtatt 17-8 innstilling ",
    ],
    "PS 6/26": ["vedtatt 12-12 forslag Wenche Toresen"],
    "PS 7/26": ["vedtatt 24-0 forslag Stian Olai Fagerli", "vedtatt 24-0 innstilling "],
    "PS 8/26": [
        "falt 6-19 forslag Hanne Sofie Røed",
        "vedtatt 22-3 forslag Mona Ytterøy",
        "falt 3-22 innstilling ",
    ],
    "FO 1/26": ["falt 4-21 forslag Ida Lovise Kvamme"],
    "FO 2/26": [],
}
UTVALGET = {
    "PS 11/26": ["vedtatt enstemmig innstilling "],
    "PS 12/26": [
        "vedtatt 7-1 innstilling ",
        "falt 1-7 forslag Filip von der Lippe",
        "vedtatt 6-2 forslag Sverre Emil Tangvik",
        "falt 1-7 forslag Filip von der Lippe",
        "falt 3-5 forslag Filip von der Lippe",
    ],
    "PS 13/26": [
        "vedtatt 8-0 innstilling ",
        "vedtatt 5-3 innstilling ",
        "falt 3-5 forslag Cato Fredrik Åsgard Vik",
        "vedtatt 8-0 innstilling ",
        "vedtatt 6-2 forslag Cato Fredrik Åsgard Vik",
        "falt 4-4 forslag Frank Nordal",
    ],
    "PS 14/26": ["vedtatt 6-2 innstilling "],
    "PS 15/26": ["vedtatt 4-4 innstilling "],
}
FORMER = {
    "elements_navneopprop": KOMMUNESTYRET,
    "elements_innstilling_i_behandling": UTVALGET,
}
hver_form = pytest.mark.parametrize("navn", FORMER)
hver_utskrift = pytest.mark.parametrize("blanke", [True, False], ids=["luftig", "tett"])


@cache
def lest(navn: str, blanke: bool) -> tuple[Lesning, Struktur]:
    lesning = les_form(last_form(navn), blanke=blanke)
    return lesning, les_struktur(
        lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger
    )


def _linje(v: Votering) -> str:
    tall = "enstemmig" if v.enstemmig else f"{v.for_}-{v.mot}"
    return f"{v.resultat} {tall} {v.gjelder} {', '.join(v.forslagsstillere)}"


@hver_form
@hver_utskrift
def test_hver_votering_leses_i_sin_sak(navn: str, blanke: bool) -> None:
    lesning, struktur = lest(navn, blanke)
    funnet = {
        b.saksnr: [
            _linje(v)
            for v in struktur.voteringer
            if v.behandling is not None
            and lesning.behandlinger[v.behandling] == b
            and v.gjelder != "annet"
        ]
        for b in egne_saker(last_form(navn), lesning)
        if not (b.saksnr or "").startswith("RS")
    }
    assert funnet == FORMER[navn]


@hver_form
@hver_utskrift
def test_alle_som_stemte_er_nevnt_paa_sin_side(navn: str, blanke: bool) -> None:
    _, struktur = lest(navn, blanke)
    motte = {d.person.navn.split()[-1] for d in struktur.deltakere}
    for v in struktur.voteringer:
        if v.for_ is None:
            continue
        assert (len(v.stemte_for), len(v.stemte_mot)) == (v.for_, v.mot)
        assert not set(v.stemte_for) & set(v.stemte_mot)
        etternavn = {n.split(" (")[0].split()[-1] for n in (*v.stemte_for, *v.stemte_mot)}
        assert etternavn - {"Liabø"} <= motte  # hun møtte i én sak


@hver_form
@hver_utskrift
def test_ordene_i_et_forslag_slutter_for_stemmene(navn: str, blanke: bool) -> None:
    lesning, struktur = lest(navn, blanke)
    for f in struktur.forslag:
        ordene = lesning.tekst[f.ord_start : f.ord_slutt]
        assert ordene.strip()
        assert "stemte" not in ordene
        assert f.forslagsstillere
        assert f.utfall in ("vedtatt", "falt")
    for t in struktur.vedtakstekster:
        ordene = lesning.tekst[t.start : t.slutt]
        assert "stemte" not in ordene
        assert "Formannskapet" not in ordene
        assert "INNSTILLING" not in ordene.upper()


@hver_utskrift
def test_formannskapet_har_bare_innstilt(blanke: bool) -> None:
    lesning, _ = lest("elements_navneopprop", blanke)
    andres = [d for d in lesning.deler if d.utvalg == "Formannskapet"]
    assert {d.slag for d in andres} == {"innstilling"}
    assert len(andres) == 4


@hver_utskrift
def test_oversendelsesforslag_er_det_overskriften_sier(blanke: bool) -> None:
    _, struktur = lest("elements_navneopprop", blanke)
    assert struktur.forslag[-1].type == "oversendelsesforslag"


TO_INNSTILLINGER = """Kommunestyrets behandling av sak 20/2026 i møte den 11.02.2026:

Behandling
Teknisk utvalg 01.02.2026

INNSTILLING

Skiltet males grønt.

Formannskapet 04.02.2026

INNSTILLING

Skiltet males blått.

Dag Skogheim (Arbeiderpartiet) fremmet følgende tilleggsforslag:

Skiltet får lys.

Imot forslaget stemte 2: Dag Skogheim (AP), Wenche Toresen (SP).
Dermed ble tilleggsforslag ikke vedtatt.

VEDTAK

Skiltet males blått.
"""


@hver_utskrift
def test_etter_to_siterte_innstillinger_er_det_motet_selv_som_handler(blanke: bool) -> None:
    hode = "Møteprotokoll\n\nUtvalg: Kommunestyret\nDato: 11.02.2026\n\nPS 20/26 Skilt på kaia\n"
    linjer = (hode + TO_INNSTILLINGER).split("\n")
    tekst = "\n".join(linje for linje in linjer if linje or blanke)
    lesning = les_dokument(tekst, [0])
    hvem = [(d.slag, d.utvalg) for d in lesning.deler if d.behandling is not None]
    assert hvem[1:] == [
        ("behandling", "Kommunestyret"),
        ("innstilling", "Teknisk utvalg"),
        ("innstilling", "Formannskapet"),
        ("behandling", "Kommunestyret"),
        ("vedtak", "Kommunestyret"),
    ]
    assert "fremmet" in lesning.tekst[lesning.deler[-2].start : lesning.deler[-2].slutt]


def test_et_sitat_av_stemmene_har_navnene_med() -> None:
    tekst = "Skuret rives.\nImot forslaget stemte 2: Liv Aas (AP), Gry Moe (V).\nDermed falt det."
    sitater = [tekst[s.fra : s.til] for s in del_i_setninger(tekst)]
    assert "Imot forslaget stemte 2: Liv Aas (AP), Gry Moe (V)." in sitater


def test_bak_listene_star_det_som_ble_av_det() -> None:
    stemte = "For forslaget stemte 1: Liv Aas (AP). Imot forslaget stemte 1: Jo Li (H)."
    assert bak_listene(f"{stemte} Dermed ble forslaget vedtatt.") == "Dermed ble forslaget vedtatt."
    assert bak_listene(stemte) == stemte
    assert bak_listene("Forslaget falt.") == "Forslaget falt."


def test_et_paragraftegn_sist_paa_linjen_har_tallet_sitt_paa_neste() -> None:
    tekst = "Kari Nes (R) spurte om hun er habil etter loven §\n6. Hun gikk fra bordet."
    assert setninger(tekst, 0, len(tekst), 50)[0].ord.startswith("Kari Nes (R) spurte")
    assert "§ 6." in setninger(tekst, 0, len(tekst), 50)[0].ord
