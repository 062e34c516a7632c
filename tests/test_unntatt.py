"""Papirer merket unntatt offentlighet: papirets merking stopper det, omtale av loven gjør ikke."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.papir.unntatt import MERKINGER, Merking, Unntatt, er_merking, finn_unntatt

TEKST = "\n".join(
    f"{nr}. Utvalget har gått gjennom saken og ber om at avtalen følges opp i løpet av høsten."
    for nr in range(12)
)


@pytest.mark.parametrize("m", MERKINGER, ids=lambda m: m.eksempel)
def test_hver_merking_kjennes_igjen_pa_sitt_eksempel(m: Merking) -> None:
    assert m.monster.fullmatch(m.eksempel)


@pytest.mark.parametrize(
    "linje",
    [
        "Unntatt offentlighet",
        "UNNTATT OFFENTLIGHET",
        "Unntatt offentligheit",
        "Unntatt offentlegheit",
        "Unnateke offentlegheit",
        "Unntatt fra offentlighet",
        "Unntatt offentleg innsyn",
        "U.off.",
        "U. off. § 13",
        "U.off. offl. § 13, jf. fvl. § 13",
        "Offl. § 13",
        "Off.l. §§ 13",
        "jf. fvl. § 13",
        "Offentleglova § 13",
        "Unntatt offentlighet Offl. § 13",
        "Unntatt offentlighet: Ja",
        "(Unntatt offentlighet, jf. offl. § 13 jf. fvl. § 13, 1. ledd nr. 1)",
        "Unntatt etter offentleglova § 25",
        "Gradering: Unntatt offentlighet § 13",
        "Hjemmel: Offl. § 13, jf. forvaltningsloven § 13 første ledd nr. 2",
        "Unntatt off. jf. offentlighetsloven § 23 første ledd",
        "Ikke offentlig",
        "UNNTATT OFFENTLIGHET Offl §13, Fvl §13",
        "Unntatt offentlighet i henhold til offentleglova § 23 første ledd",
        "Dette dokumentet er unntatt offentlighet.",
    ],
)
def test_en_linje_som_bare_er_merkingen_er_en_merking(linje: str) -> None:
    assert er_merking(linje)
    assert finn_unntatt([f"Fjellheim kommune\n{linje}\nSaksframlegg\n{TEKST}"]) is not None


@pytest.mark.parametrize(
    "linje",
    [
        "Unntatt offentlighet: Nei",
        "Unntatt offentlighet:",
        "Unntatt offentlighet. Se egen protokoll.",
        "Vedtaket er unntatt offentlighet.",
        "Møtet ble lukket med hjemmel i kommuneloven § 11-5, jf. offl. § 13.",
        "Saken behandles for lukkede dører etter kommunelova § 11-5 andre ledd.",
        "Innsyn kan nektes etter offentleglova § 13 når opplysningene er underlagt taushetsplikt.",
        "Tallet for skolen er unntatt offentlighet",
        "inhabil etter fvl. § 6 første ledd bokstav b).",
        "Offentlighetsloven",
        "Saken er unntatt offentlighet.",
        "Dokumentet er offentlig",
        "Offentlig høring",
    ],
)
def test_omtale_er_ingen_merking(linje: str) -> None:
    assert not er_merking(linje)
    assert finn_unntatt([f"Saksframlegg\n{linje}\n{TEKST}"]) is None


def test_merkingen_star_med_siden_og_ordene() -> None:
    side = "Saksframlegg\nArkivsaksnr: 23/412\nUnntatt offentlighet, offl. § 13"
    assert finn_unntatt(["", f"{side}\n{TEKST}"]) == Unntatt(2, "Unntatt offentlighet, offl. § 13")


def test_merking_ved_en_sak_i_en_offentlig_sakliste_stopper_ikke_dokumentet() -> None:
    liste = (
        "Møteinnkalling\nFormannskapet\nSaksnr Tittel\nPS 4/23 Budsjettregulering\n"
        "PS 5/23 Ansettelse av rektor\nUnntatt offentlighet\nOffl. § 25\nPS 6/23 Eventuelt"
    )
    assert finn_unntatt([liste, TEKST]) is None
    bryter = liste.replace("Ansettelse av rektor", "Ansettelse av rektor ved\nFjellheim skole")
    assert finn_unntatt([bryter, TEKST]) is None


def test_en_lukket_sak_i_en_offentlig_protokoll_stopper_den_ikke() -> None:
    protokoll = [
        f"Møteprotokoll\nFormannskapet\n{TEKST}",
        "PS 5/23 Personalsak\nUnntatt offentlighet\nBehandling\nMøtet ble lukket.\nVedtak\n"
        "Se egen protokoll.",
        f"PS 6/23 Veinavn\nSaksframlegg\n{TEKST}",
    ]
    assert finn_unntatt(protokoll) is None


def test_et_unntatt_saksframlegg_i_en_samlet_innkalling_stopper_den() -> None:
    innkalling = [
        f"Møteinnkalling\nFormannskapet\n{TEKST}",
        f"Saksframlegg\nSaksbehandler: Ida Lie\nUnntatt offentlighet\nOffl. § 13\n{TEKST}",
        TEKST,
    ]
    assert finn_unntatt(innkalling) == Unntatt(2, "Unntatt offentlighet")


def test_lopende_merking_pa_halvparten_av_sidene_stopper_dokumentet() -> None:
    rad = "PS 1/23 En sak\nPS 2/23 En sak til\n"
    merket = [f"{rad}{TEKST}\nUnntatt offentlighet"] * 3
    assert finn_unntatt([*merket, TEKST, TEKST]) == Unntatt(1, "Unntatt offentlighet")
    assert finn_unntatt([*merket, *[TEKST] * 4]) is None


def test_en_lovhenvisning_pa_egen_linje_i_lopende_tekst_stopper_ikke() -> None:
    side = (
        "Saksframlegg\nKommunen har nektet innsyn i notatet fordi det inneholder opplysninger om\n"
        f"offl. § 13\n{TEKST}"
    )
    assert finn_unntatt([side]) is None


def test_merking_langt_nede_pa_siden_er_ikke_dokumentets() -> None:
    assert finn_unntatt([f"Saksframlegg\n{TEKST}\n{TEKST}\nUnntatt offentlighet\n{TEKST}"]) is None


def test_ekte_protokoller_stoppes_ikke(les_ekte: object, korpus: object) -> None:
    filer = list(korpus.rglob("*.pdf"))  # type: ignore[attr-defined]
    assert len(filer) >= 9
    for fil in filer:
        assert finn_unntatt(les_ekte(fil.stem).sider) is None, fil.name  # type: ignore[operator]


@pytest.mark.parametrize(
    "bit",
    ["§ 13 ", "jf. ", "offl. ", "unntatt ", "unntatt offentlighet", "(", ", ", "§§", "a", "12/23 "],
)
def test_lange_gjentakelser_tar_ikke_lang_tid(bit: str) -> None:
    start = time.perf_counter()
    for lengde in (50, 139, 20_000):
        er_merking((bit * lengde)[:lengde])
        er_merking(("Unntatt offentlighet " + bit * lengde)[:lengde] + "!")
    finn_unntatt([f"{bit}\n" * 20_000])
    assert time.perf_counter() - start < 3


@given(st.lists(st.text(max_size=200), max_size=6))
def test_ingen_tekst_far_leseren_til_a_stoppe(sider: list[str]) -> None:
    finn_unntatt(sider)
