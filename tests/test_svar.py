"""Svaret er dokumentets egne ord: hele setninger, ikke bare overskrifter, og ikke for mange."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.linje import ordlyd
from indeks.ord import norsk
from sok.sporsmal.leksikalsk import Ordsok
from sok.svar.besvarelse import _med_nummeret
from sok.svar.utdrag import ikke_vedtatt_lenger_nede, kutt, med_skjebne, velg_apning, velg_utdrag
from sok.tekst.innhold import er_mer, innholdslinjer, uten_innhold
from sok.tekst.setninger import MAKS_SITAT, Setning, del_i_setninger, samme_ord

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
    assert valgt is not None
    return TEKST[valgt.fra : valgt.til]


def velg_i(tekst: str, sporsmal: str, kontekst: str = "") -> str | None:
    """The run chosen when all sentences meet the question equally well."""
    biter = del_i_setninger(tekst)
    like = [np.full(2, 0.5, np.float32)] * len(biter)
    valgt = velg_utdrag(
        tekst, biter, like, np.ones(2, np.float32), [0.0] * len(biter), sporsmal, kontekst
    )
    return None if valgt is None else tekst[valgt.fra : valgt.til]


def test_det_som_staar_ved_navnet_sitt_i_et_hode_er_ett() -> None:
    assert setninger("Møtested:\nBua grendehus, storsalen\nDato:\n12.11.2023\nVedtak:\nNei.") == [
        "Møtested:\nBua grendehus, storsalen",
        "Dato:\n12.11.2023",
        "Vedtak:",
        "Nei.",
    ]


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


def test_at_saken_er_behandlet_er_ikke_et_svar_alene() -> None:
    hode = "Formannskapet har behandlet saken i møte 07.11.2023 sak 168/23 Behandling"
    tekst = f"{hode}\n\nKari Nes la fram saken for utvalget og svarte på spørsmål."
    biter = del_i_setninger(tekst)
    moter = [np.array([1.0], np.float32), np.array([0.2], np.float32)]
    valgt = velg_utdrag(tekst, biter, moter, np.ones(1, np.float32), [1.0, 0.0], "x")
    assert valgt is not None and "Kari Nes" in tekst[valgt.fra : valgt.til]


@pytest.mark.parametrize("linje", ["Planen viser rollen som", "Avtalen gjeld for", "Hallen og"])
def test_en_linje_ender_ikke_i_et_ord_som_ikke_ender_noe(linje: str) -> None:
    assert len(del_i_setninger(f"{linje}\nFjordvik idrettslag.")) == 1
    assert len(del_i_setninger(f"{linje} Nes\nFjordvik idrettslag.")) == 2


def test_et_navn_brytes_ikke_av_margen() -> None:
    tekst = (
        "Leder Kari Nes (V) innledet til saken. Rådgiver Christine Engh\nGunnerud presenterte den."
    )
    assert setninger(tekst)[1] == "Rådgiver Christine Engh\nGunnerud presenterte den."


@pytest.mark.parametrize(
    "tekst",
    ["Budsjettet:\no Skolen får 1 mill.\no Bassenget holdes åpent",
     "Vilkår:\na) Skolen får 1 mill.\nb) Bassenget holdes åpent"],
)  # fmt: skip
def test_hvert_punkt_er_sitt_eget_uansett_hva_det_er_merket_med(tekst: str) -> None:
    assert len(setninger(tekst)) == 3


def test_et_sitat_slutter_ikke_ved_semikolon() -> None:
    tekst = "7. Skatten har to terminar;\nDen eine er i mars og den andre i september."
    biter = del_i_setninger(tekst)
    moter = [np.array([0.9], np.float32), np.array([0.1], np.float32)]
    valgt = velg_utdrag(tekst, biter, moter, np.ones(1, np.float32), [1.0, 0.0], "skatt")
    assert valgt == Setning(0, len(tekst))


LISTER = (
    "2)\nKari Nes (H) fremmet følgende forslag:\nTaket males.\n\n"
    "For forslaget stemte 2: Kari Nes (H), Ola Lie (V).\n"
    "Imot forslaget stemte 1: Jo Berg (AP).\nDermed ble forslaget vedtatt."
)


def test_en_navneliste_er_ett_med_ordene_foran_den_og_et_nummer_med_det_som_staar_under() -> None:
    assert setninger(LISTER) == [
        "2)\nKari Nes (H) fremmet følgende forslag:",
        "Taket males.",
        "For forslaget stemte 2: Kari Nes (H), Ola Lie (V).",
        "Imot forslaget stemte 1: Jo Berg (AP).",
        "Dermed ble forslaget vedtatt.",
    ]


@pytest.mark.parametrize(("naermest", "slutter"), [(1, "males."), (2, "vedtatt."), (3, "vedtatt.")])
def test_de_som_stemte_for_siteres_ikke_uten_dem_som_stemte_mot(
    naermest: int, slutter: str
) -> None:
    biter = del_i_setninger(LISTER)
    moter = [np.array([0.9 if nr == naermest else 0.1], np.float32) for nr in range(len(biter))]
    valgt = velg_utdrag(LISTER, biter, moter, np.ones(1, np.float32), [0.0] * len(biter), "taket")
    assert valgt is not None
    assert LISTER[: valgt.til].endswith(slutter)


PROSJEKTER = (
    "Bua brygge\nBrygga er ferdig, og flytebrygga ble tatt i bruk i mai 2024.\nKaiveien 2–8\n"
    "Det legges nytt dekke på veien. Arbeidet er ferdig høsten 2025."
)


def test_et_sitat_gaar_ikke_fra_en_overskrift_til_neste() -> None:
    """A time that stands by one project is not the answer to when another is ready."""
    biter = del_i_setninger(PROSJEKTER)
    om_veien = [1.0 if "Kaiveien" in PROSJEKTER[s.fra : s.til] else 0.5 for s in biter]
    valgt = velg_utdrag(
        PROSJEKTER,
        biter,
        [np.array([mote], np.float32) for mote in om_veien],
        np.ones(1, np.float32),
        [0.0] * len(biter),
        "Når er Kaiveien ferdig?",
    )
    assert valgt is not None
    sitat = PROSJEKTER[valgt.fra : valgt.til]
    assert "høsten 2025" in sitat and "2024" not in sitat


def test_en_overskrift_verken_er_eller_innleder_et_sitat() -> None:
    kontekst = "Kommunestyret, 28.03.2023, sak 12/23, Ny svømmehall, vedtak"
    assert velg_i("KST- 12/23 Vedtak:\nSaken trekkes.", "svømmehall", kontekst) == "Saken trekkes."
    assert velg_i("12/23 Ny svømmehall\nKST- 12/23 Vedtak:", "svømmehall", kontekst) is None
    assert velg_i("28.03.2023 Kommunestyret", "svømmehall", kontekst) is None


def test_tabellen_over_hvem_som_behandlet_saken_er_ikke_et_svar() -> None:
    tekst = "Behandlet av Møtedato Saksnr.\n1 Formannskapet 21.03.2023 40/23"
    assert velg_i(tekst, "sak 40/23") is None
    assert uten_innhold("Inhabile\nFølgende varamedl. møtte\nMerknad\nNils Vik Kari Nes", "")
    assert uten_innhold(f"Saksprotokoll\n{tekst}", "")
    assert not uten_innhold(f"{tekst}\nForslaget fikk 2 stemmer og falt, og saken ble deretter "
                            "enstemmig vedtatt i kommunestyret.", "")  # fmt: skip


def test_en_innholdsfortegnelse_siteres_ikke_men_en_tabell_kan_det() -> None:
    assert innholdslinjer(["1 Hallen 3", "1.1 Taket 3", "2 Prisen ..... 7", "Hallen lekker."]) == {
        0,
        1,
        2,
    }
    assert innholdslinjer(["1 Hallen 120", "2 Kaia 40", "3 Brua 300"]) == set()
    assert innholdslinjer(["1 Hallen 3", "2 Prisen 7"]) == set()


def test_et_programs_knapper_siteres_ikke() -> None:
    tekst = "2. Rapporten tas til orientering. [Lagre vedtak]"
    kort = kutt(tekst, Setning(0, len(tekst)))
    assert tekst[kort.fra : kort.til] == "2. Rapporten tas til orientering."
    assert velg_i("[Lagre vedtak]", "vedtak") is None


def test_den_som_spor_om_stemmene_faar_stemmene() -> None:
    tekst = (
        "Formannskapet har behandlet saken i møte 07.11.2023.\nNes (SV) foreslo en ny hall.\n"
        "Forslaget fikk 1 stemme og falt.\nInnstillingen ble deretter enstemmig vedtatt."
    )
    sitat = velg_i(tekst, "Hvem stemte mot i formannskapet 07.11.2023?")
    assert sitat == (
        "Forslaget fikk 1 stemme og falt.\nInnstillingen ble deretter enstemmig vedtatt."
    )


def test_et_vedtak_som_er_kort_siteres_helt() -> None:
    tekst = "Vedtak\n1. Tomta velges.\n2. Rammen er 240 mill. kroner."
    valgt = velg_apning(tekst, del_i_setninger(tekst), "vedtak")
    assert valgt is not None and tekst[valgt.fra : valgt.til] == tekst.removeprefix("Vedtak\n")


def test_samme_vedtak_trykt_to_ganger_er_det_samme() -> None:
    assert samme_ord("Hallen bygges.", "Hallen\nbygges")
    assert samme_ord("Hallen bygges.", "1. Hallen bygges. 2. Ved kaia.")
    assert not samme_ord("Hallen bygges.", "Skolen bygges.")


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


@pytest.mark.parametrize(
    ("tekst", "sitat", "med"),
    [
        (
            "Nes ville stryke punkt 2. Punkt 1 ble enstemmig vedtatt. Punkt 2 ble vedtatt med 6 "
            "mot 3 stemmer. Møtet ble hevet klokka ni.",
            "Nes ville stryke punkt 2.",
            "Punkt 2 ble vedtatt med 6 mot 3 stemmer.",
        ),
        (
            "Alle får en sykkel. Forslaget ble oversendt formannskapet uten realitetsbehandling.",
            "Alle får en sykkel.",
            "uten realitetsbehandling.",
        ),
        ("Hallen bygges. Den skal stå ved kaia.", "Hallen bygges.", "Hallen bygges."),
    ],
)
def test_et_sitat_slutter_ikke_for_det_sies_hvordan_det_gikk(
    tekst: str, sitat: str, med: str
) -> None:
    start = tekst.index(sitat)
    utvidet = med_skjebne(tekst, Setning(start, start + len(sitat)))
    assert tekst[utvidet.fra : utvidet.til].endswith(med)


@pytest.mark.parametrize(
    "skjebne",
    [
        *(rad.eksempel for rad in ordlyd.RESULTATER if rad.gir),
        "Framlegget vart trekt",
        "Framlegga vart avslegne",
        "Framlegget vart forkasta",
        "Forslaget ble nedstemt",
        "Punkt 2: einrøystes",
        "Punkt 2: enst.",
    ],
)
def test_hvordan_det_gikk_er_det_samme_som_i_strukturen(skjebne: str) -> None:
    tekst = f"Alle skal få en sykkel. {skjebne}."
    utvidet = med_skjebne(tekst, Setning(0, len("Alle skal få en sykkel.")))
    assert tekst[utvidet.fra : utvidet.til] == tekst


@pytest.mark.parametrize("trukket", ["trukket", "trukke", "trukken", "trukne", "trekt"])
def test_det_som_ble_trukket_sies_paa_begge_maalformer(trukket: str) -> None:
    tekst = f"Vedtak\n1. Alle får en sykkel.\n2. Alle får en hjelm.\nPunkt 2 vart {trukket}."
    assert ikke_vedtatt_lenger_nede(tekst, tekst.index("\n2.")) is not None


def test_det_som_ikke_ble_vedtatt_sies_der_det_star_blant_vedtakene() -> None:
    tekst = (
        "Vedtak\n1. Alle får en sykkel.\n2. Alle får en hjelm.\n3. Det søkes om støtte.\n"
        "Forslaget ble oversendt formannskapet uten realitetsbehandling."
    )
    funnet = ikke_vedtatt_lenger_nede(tekst, tekst.index("\n2."))
    assert funnet is not None and "oversendt" in tekst[funnet.fra : funnet.til]
    assert ikke_vedtatt_lenger_nede("Vedtak\n1. Hallen bygges.\n2. Rammen er 40.", 10) is None


def test_et_langt_sitat_kuttes_helst_mellom_setninger() -> None:
    tekst = f"{'Hallen skal ligge ved kaia i byen. ' * 11}Ordet {'lang' * 40} slutter aldri"
    kort = kutt(tekst, Setning(0, len(tekst)))
    assert tekst[kort.fra : kort.til].endswith("i byen.")


@pytest.mark.parametrize(
    "resten",
    [
        "\n3. Resten av summen settes av på fond.",
        " Kommunestyret ber om en sak om finansieringen innen utgangen av året.",
        "\na) Taket skiftes",
    ],
)
def test_et_vedtak_som_fortsetter_etter_sitatet(resten: str) -> None:
    assert er_mer(resten)


@pytest.mark.parametrize(
    "resten", ["", "\n", "\nRett utskrift", "\nKari Nes\nOle Vik\nordfører leder"]
)
def test_en_underskrift_er_ikke_mer_av_vedtaket(resten: str) -> None:
    assert not er_mer(resten)


def test_av_en_tabells_rader_siteres_den_om_saken_det_spoerres_om() -> None:
    rader = ("09.05.2023 KOM 24/23 Rapport om vann", "09.05.2023 KOM 26/23 Plan for kaien")
    tekst = "\n".join(rader)
    forst, sist = Setning(0, len(rader[0])), Setning(len(rader[0]) + 1, len(tekst))
    grupper = tuple((frozenset({term}), 1.0) for term in norsk.sporretermer("KOM 26/23 09.05.2023"))
    ordene = [norsk.termer(rad) for rad in rader]
    assert _med_nummeret(Ordsok(grupper=grupper), tekst, [forst, sist], ordene, forst) == sist
    assert _med_nummeret(Ordsok(), tekst, [forst, sist], ordene, forst) == forst
