"""Navn på utvalg: hva som er samme utvalg, og hva som ikke er det."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.utvalg import er_overst, er_radgivende, nokkel_utvalg, rens_utvalg, samme_organ


@pytest.mark.parametrize(
    "navn",
    [
        ("Formannskapet", "FORMANNSKAPET", "formannskap", "Formannskapets", "Formannskapet:"),
        ("Kommunestyret", "Kommunestyre", "KOMMUNESTYRET", "kommunestyrets"),
        ("Heradsstyret", "heradsstyre"),
        ("Utvalg for oppvekst", "Utval for oppvekst", "UTVALG FOR OPPVEKST"),
        ("Hovedutvalg for helse", "Hovudutval for helse", "Hovedutvalget helse"),
        ("Hovedutvalg oppvekst og kultur", "Hovudutval for oppvekst og kultur"),
        ("Komité helse og omsorg", "Komite for helse og omsorg", "Komiteen for helse og omsorg"),
        ("Helse-, oppvekst- og velferdsutvalget", "Helse, oppvekst og velferdsutvalg"),
        ("Valnemnda", "Valnemnd", "valnemndi"),
        ("Eldrerådet", "Eldreråd", "ELDRERÅDET"),
        ("Råd for personer med nedsatt evne", "RÅDET for personer med nedsatt evne"),
        ("Samfunnsutviklingsutvalg", "Samfunnsutviklingsutvalget", "Samfunnsutviklingsutvalget -"),
        ("Representantskapet", "representantskap"),
    ],
    ids=lambda navn: navn[0],
)  # fmt: skip
def test_samme_utvalg_er_samme_nokkel(navn: tuple[str, ...]) -> None:
    assert len({nokkel_utvalg(ett) for ett in navn}) == 1


@pytest.mark.parametrize(
    ("ett", "annet"),
    [
        ("Utvalg for oppvekst", "Utvalg for velferd"),
        ("Kommunestyret", "Formannskapet"),
        ("Fylkestinget", "Kommunestyret"),
        ("Eldrerådet", "Ungdomsrådet"),
        ("Hovedutvalg for helse", "Utvalg for helse"),
        ("Kontrollutvalget", "Utvalg for kontroll"),
        ("Arbeidsmiljøutvalget", "Administrasjonsutvalget"),
    ],
)
def test_ulike_utvalg_er_ulike_nokler(ett: str, annet: str) -> None:
    assert nokkel_utvalg(ett) != nokkel_utvalg(annet)


@pytest.mark.parametrize("ingen", [None, ""])
def test_uten_navn_er_det_ingen_nokkel(ingen: str | None) -> None:
    assert nokkel_utvalg(ingen) is None
    assert not samme_organ(ingen, "Kommunestyret")


def test_et_hovedutvalg_kan_vaere_nevnt_uten_hoved() -> None:
    assert samme_organ("Hovudutval for helse", "Utvalg for helse")
    assert not samme_organ("Utvalg for oppvekst", "Utvalg for helse")


@pytest.mark.parametrize(
    ("skrevet", "rent"),
    [
        ("Formannskapets", "Formannskapet"),
        (" Kommunestyret: ", "Kommunestyret"),
        ("- Utvalg  for\noppvekst -", "Utvalg for oppvekst"),
        ("Rådhus", "Rådhus"),
    ],
)
def test_navnet_vises_som_det_er_skrevet_uten_tegn_rundt(skrevet: str, rent: str) -> None:
    assert rens_utvalg(skrevet) == rent


@pytest.mark.parametrize(
    "navn", ["Kommunestyret", "Oslo bystyre", "Heradsstyret", "Fylkestinget", "Elverum bystyre"]
)
def test_kommunestyret_er_det_overste_hva_det_enn_heter(navn: str) -> None:
    assert er_overst(navn)


@pytest.mark.parametrize(
    "navn",
    [
        "Formannskapet",
        "Ungdommens bystyre",
        "Barn og unges kommunestyre",
        "Ungdomsbystyret",
        "Elevenes kommunestyre",
        "Ungdommens fylkesting",
    ],
)
def test_de_unges_bystyre_er_ikke_det_overste(navn: str) -> None:
    assert not er_overst(navn)


@given(st.text(max_size=60))
def test_nokkelen_er_den_samme_for_nokkelen(navn: str) -> None:
    nokkel = nokkel_utvalg(navn)
    assert nokkel_utvalg(nokkel) == (nokkel or None)
    assert nokkel_utvalg(navn.strip()) == nokkel or not navn.strip()


@given(st.sampled_from(["Formannskapet", "Utvalg for oppvekst", "Valnemnda"]), st.data())
def test_store_og_smaa_bokstaver_og_rom_betyr_ingenting(navn: str, data: st.DataObject) -> None:
    valg = data.draw(st.lists(st.booleans(), min_size=len(navn), max_size=len(navn)))
    blandet = "".join(t.upper() if v else t.lower() for t, v in zip(navn, valg, strict=True))
    assert nokkel_utvalg(f"  {blandet.replace(' ', '   ')} ") == nokkel_utvalg(navn)


@pytest.mark.parametrize(
    ("utvalg", "gir_bare_rad"),
    [
        ("Eldrerådet", True),
        ("Ungdomsrådet", True),
        ("Råd for personer med funksjonsnedsettelse", True),
        ("Barn og unges kommunestyre", True),
        ("Ungdommens kommunestyre", True),
        ("Formannskapet", False),
        ("Kommunestyret", False),
        ("Utvalg for barn og unge", False),
        ("Kontrollutvalget", False),
    ],
)
def test_noen_utvalg_gir_bare_raad(utvalg: str, gir_bare_rad: bool) -> None:
    assert er_radgivende(utvalg) is gir_bare_rad
