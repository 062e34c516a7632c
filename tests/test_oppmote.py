"""Hvem som møtte, lest ut av møtebokas åpning."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indeks.dokument import Del
from indeks.linje.monstre import Monster
from indeks.struktur import oppmotemonstre as om
from indeks.struktur.oppmote import les_deltakere
from indeks.strukturtyper import Deltaker
from tests.oppmoteformer import FORMER, Form


def deltakere(tekst: str) -> list[Deltaker]:
    del_ = Del(
        "moteprotokoll",
        "moteprotokoll",
        0,
        len(tekst),
        None,
        "Kommunestyret",
        date(2022, 5, 12),
        None,
    )
    return les_deltakere(tekst, [del_])


def linjer(funn: list[Deltaker]) -> list[str]:
    """En linje per deltaker, slik fasiten skriver dem."""
    ut = []
    for d in funn:
        felt = [d.person.navn, d.person.parti or "", d.rolle]
        ut.append("; ".join([*felt, d.motte_for.navn] if d.motte_for else felt))
    return ut


def les(tekst: str) -> list[str]:
    return linjer(deltakere(tekst))


@pytest.mark.parametrize("form", FORMER, ids=lambda form: form.navn)
def test_listeformen_leses_helt_ut(form: Form) -> None:
    assert sorted(les(form.tekst)) == sorted(form.fasit.splitlines())


@pytest.mark.parametrize("form", FORMER, ids=lambda form: form.navn)
def test_hver_deltaker_star_der_det_vises_til(form: Form) -> None:
    for d in deltakere(form.tekst):
        assert " ".join(form.tekst[d.start : d.slutt].split()).startswith(d.person.navn)


@pytest.mark.parametrize("tabell", [om.OVERSKRIFTER, om.FUNKSJONER], ids=["overskrift", "verv"])
def test_raden_er_den_forste_som_kjenner_igjen_eksempelet(
    tabell: tuple[Monster[object], ...],
) -> None:
    for rad in tabell:
        assert next(r for r in tabell if r.monster.match(rad.eksempel)) is rad, rad.eksempel


def test_ordene_i_en_ukjent_overskrift_tolkes_av_forste_rad_som_passer() -> None:
    for rad in om.ETIKETTER:
        assert next(r for r in om.ETIKETTER if r.monster.search(rad.eksempel)) is rad, rad.eksempel


@pytest.mark.parametrize(
    "linje",
    [
        "Møtested: Herredshuset, Elvestad",
        "Elvestad Rådhus",
        "Formannskapssalen Elvestad Rådhus",
        "Ordfører",
        "Varaordfører og ordfører",
        "Saksliste Godkjent",
        "Møte Protokoll",
        "Kommunestyret Elvestad Kommune",
        "Kari Nes (Ap) foreslo at saken utsettes.",
        "Kari Nes (Ap) og Ola Aas (H) ble valgt til å underskrive protokollen.",
        "Innkalling og saksliste ble enstemmig godkjent.",
        "Nes (Ap)",
        "12.05.2022 Elvestad",
    ],
)
def test_sted_verv_overskrift_og_setning_er_ingen_deltaker(linje: str) -> None:
    tekst = f"Følgende medlemmer møtte Parti\nKari Nes AP\nOla Aas SP\n{linje}\n"
    assert les(tekst) == ["Kari Nes; AP; medlem", "Ola Aas; SP; medlem"]


def test_navn_som_mangler_parti_i_tabell_med_parti_utelates() -> None:
    tekst = "Følgende medlemmer møtte Parti\nKari Nes AP\nPer Berg\nVegard Moe Lund\nOla Aas SP\n"
    assert les(tekst) == ["Kari Nes; AP; medlem"]


def test_to_navn_uten_parti_mellom_deles_bare_nar_det_ene_er_kjent() -> None:
    tekst = """\
Forfall:
Navn Representerer
Eva Lund Moe AP
Varamedlemmer som møtte:
Navn Møtte for Representerer
Tor Egil Haug Eva Lund Moe AP
Liv Anne Sand Nils Petter Vik H
"""
    assert les(tekst) == [
        "Eva Lund Moe; AP; forfall",
        "Tor Egil Haug; AP; varamedlem; Eva Lund Moe",
    ]


def test_navn_som_pdfen_har_brutt_settes_sammen() -> None:
    tekst = """\
Medlemmer Parti
Kari Ne sdal e n AP
Si v-Le n Aase SP
Tom He nni ng Vik H
Forfall Parti Varamedlem Parti
Ol e Andre as Moe H V egard Li e H
"""
    assert les(tekst) == [
        "Kari Nesdalen; AP; medlem",
        "Siv-Len Aase; SP; medlem",
        "Tom Henning Vik; H; medlem",
        "Ole Andreas Moe; H; forfall",
        "Vegard Lie; H; varamedlem; Ole Andreas Moe",
    ]


def test_moteleder_er_leder_nar_ingen_annen_er_det() -> None:
    tekst = "Til stede:\nKari Nes (Ap)\nOla Aas (H)\nMøteleder: Ola Aas\n"
    assert les(tekst) == ["Kari Nes; Ap; medlem", "Ola Aas; H; leder"]


def test_varaordforer_som_leder_motet_er_fortsatt_nestleder() -> None:
    tekst = "Til stede:\nKari Nes (Ap)\nOla Aas (H)\nMøteleder: varaordfører Ola Aas\n"
    assert les(tekst) == ["Kari Nes; Ap; medlem", "Ola Aas; H; nestleder"]


def test_moteleder_tar_ikke_vervet_fra_den_som_star_som_leder() -> None:
    tekst = "Til stede:\nLeder Kari Nes (Ap)\nMedlem Ola Aas (H)\nMøteleder: Ola Aas\n"
    assert les(tekst) == ["Kari Nes; Ap; leder", "Ola Aas; H; medlem"]


def test_den_som_skriver_under_som_ordforer_er_leder() -> None:
    tekst = "Til stede:\nKari Nes (Ap)\nOla Aas (H)\n\nElvestad, 12.05.2022\n\nKari Nes\nordfører\n"
    assert les(tekst) == ["Kari Nes; Ap; leder", "Ola Aas; H; medlem"]


def test_de_innkalte_er_ikke_deltakere_uten_at_forfallene_er_fort() -> None:
    assert les("Innkalt til møte Parti\nKari Nes AP\nOla Aas SP\n") == []


def test_forbokstav_er_ikke_parti() -> None:
    tekst = "Medlemmer Parti\nHugo A Nes AP\nKurt H Aas Berg SP\nSiv H. Lund H\n"
    assert les(tekst) == [
        "Hugo A Nes; AP; medlem",
        "Kurt H Aas Berg; SP; medlem",
        "Siv H. Lund; H; medlem",
    ]


def test_hvert_mote_i_dokumentet_har_sin_egen_liste() -> None:
    forste = "Til stede:\nLeder Kari Nes (Ap)\n"
    andre = "Til stede:\nLeder Ola Aas (H)\nMedlem Kari Nes (Ap)\n"
    deler = [
        Del("moteprotokoll", "moteprotokoll", a, b, None, utvalg, dato, None)
        for a, b, utvalg, dato in [
            (0, len(forste), "Formannskapet", date(2022, 5, 3)),
            (len(forste), len(forste + andre), "Kommunestyret", date(2022, 5, 12)),
        ]
    ]
    funn = les_deltakere(forste + andre, deler)
    assert [(d.utvalg, d.dato, d.person.navn, d.rolle) for d in funn] == [
        ("Formannskapet", date(2022, 5, 3), "Kari Nes", "leder"),
        ("Kommunestyret", date(2022, 5, 12), "Ola Aas", "leder"),
        ("Kommunestyret", date(2022, 5, 12), "Kari Nes", "medlem"),
    ]


def test_andre_deler_enn_motebokas_apning_leses_ikke() -> None:
    tekst = "Til stede:\nLeder Kari Nes (Ap)\n"
    del_ = Del("moteinnkalling", "moteinnkalling", 0, len(tekst), None, None, None, None)
    assert les_deltakere(tekst, [del_]) == []


BITER = [
    *(
        "Kari Nes",
        "Ola",
        "AP",
        "(H)",
        "H",
        "V",
        "Medlem",
        "Leder",
        "Varamedlem",
        "møtte for",
        "for",
    ),
    *(
        "Forfall",
        "Parti",
        "Til stede:",
        "Følgende medlemmer møtte",
        "Inhabile Sak",
        "12/21",
        ",",
        ":",
    ),
    *(
        "og",
        "–",
        "vara:",
        "Fra administrasjonen møtte",
        "rådmann",
        ".",
        "\n",
        "\n",
        "(",
        ")",
        "e n",
    ),
    *("Møteleder", "ordfører", "van", "SOL", "a", "Æ", "12.05.2022", "fra kl"),
]


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.lists(st.sampled_from(BITER), max_size=80).map(" ".join),
        st.text(max_size=400),
        st.text(alphabet="AHVabn .,:()\n-/0123–", max_size=400),
    )
)
def test_ingen_tekst_far_lesingen_til_a_feile(tekst: str) -> None:
    for d in deltakere(tekst):
        assert 0 <= d.start < d.slutt <= len(tekst)
        assert len(d.person.navn.split()) >= 2
        assert d.person.navn[0].isupper()


@pytest.mark.parametrize("bit", [*BITER, "A", "A ", "a-", "(", "Til stede: Kari Nes (Ap), ", "A."])
def test_lange_gjentakelser_tar_ikke_lang_tid(bit: str) -> None:
    start = time.perf_counter()
    deltakere("Til stede:\n" + bit * 3000)
    deltakere("Til stede:\n" + (bit + "\n") * 3000)
    deltakere("Til stede:\n" + (bit + " ") * 3000)
    assert time.perf_counter() - start < 5
