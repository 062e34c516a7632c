"""Clean page text: what is left out, what never is, and that every character keeps its page."""

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indeks.dokument import PdfTekst, side_av
from indeks.linje.sidetekst import lopende_linjer, rens_sider, tett_sperret

_ORD = "vei skole barn plan budsjett torg vann bro hav fjell skog bygg park havn lys tak"
ORD = _ORD.split()


def brodtekst(nr: int, antall: int = 6) -> list[str]:
    """Lines of running text that differ from page to page."""
    return [
        " ".join(ORD[(nr * 7 + i * 3 + k * (nr + 1)) % len(ORD)] for k in range(9)) + f" {nr}{i}x"
        for i in range(antall)
    ]


def med_kanter(
    antall: int,
    topp: Callable[[int], Sequence[str]] = lambda nr: (),
    bunn: Callable[[int], Sequence[str]] = lambda nr: (),
) -> list[str]:
    """Pages of running text with these lines above and below, made from the page's number."""
    return ["\n".join([*topp(nr), *brodtekst(nr), *bunn(nr)]) for nr in range(1, antall + 1)]


def sidene(tekst: str, sidestart: Sequence[int]) -> list[str]:
    """The text cut up into pages again by `side_av`, character by character."""
    ut = [""] * len(sidestart)
    for posisjon, tegn in enumerate(tekst):
        ut[side_av(sidestart, posisjon) - 1] += tegn
    return ut


def rene(sider: Sequence[str]) -> list[str]:
    return [side.removesuffix("\n") for side in sidene(*rens_sider(sider))]


# --- Page numbers, headers and footers ---------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        "Side {nr} av 9",
        "Side {nr}",
        "side: {nr} av 9",
        "Side {nr} of 9",
        "Page {nr} of 9",
        "{nr}/9",
        "{nr} av 9",
        "- {nr} -",
        "– {nr} –",
        "{nr}",
        "Ås kommune, kommunestyret 12.12.2021 – side {nr} av 9",
        "Arkivsak 21/273 Side {nr}",
        "Side {nr} Handlingsprogram 2022-2025",
    ],
)
@pytest.mark.parametrize("kant", ["topp", "bunn"])
def test_sidetall_fjernes_overalt(form: str, kant: str) -> None:
    sider = med_kanter(9, **{kant: lambda nr: [form.format(nr=nr)]})
    assert rene(sider) == med_kanter(9)


def test_sidetall_i_sammenbundne_dokumenter() -> None:
    """Two documents with numbers of their own, the second without text on one page."""
    forste = med_kanter(5, bunn=lambda nr: [f"{nr}"])
    andre = med_kanter(6, bunn=lambda nr: [f"Vedtekter for havna, side {nr}"])
    andre[3] = ""
    venter = med_kanter(5) + med_kanter(6)
    venter[8] = ""
    assert rene(forste + andre) == venter


def test_side_av_alene_er_nok() -> None:
    assert rene(["tekst som er her\nSide 34 av 35"]) == ["tekst som er her"]
    assert rene(["Månedsrapport\nSide 34 av 35\ntekst"]) == ["Månedsrapport\ntekst"]


def test_fast_topptekst_blir_staende_en_gang() -> None:
    sider = med_kanter(8, topp=lambda nr: ["Handlingsprogram for Ås"], bunn=lambda nr: [f"{nr}"])
    venter = med_kanter(8)
    venter[0] = "Handlingsprogram for Ås\n" + venter[0]
    assert rene(sider) == venter


def test_topptekst_paa_annenhver_side() -> None:
    sider = med_kanter(
        14, topp=lambda nr: ["Handlingsprogram for Ås"] if nr % 2 else ["Ås i framtida"]
    )
    fjernet = lopende_linjer(sider)
    assert [len(side) for side in fjernet] == [0, 0] + [1] * 12


@pytest.mark.parametrize("forste", ["Elvestad kommune", "Utvalg for kultur 12.03.2024\n{nr}"])
def test_arkets_eget_navn_star_en_gang_ogsa_i_et_kort_dokument(forste: str) -> None:
    """Kommunen, eller møtet over sidetallet, øverst på hver side er ikke en del av det som står
    over sideskiftet."""
    sider = [
        f"{forste.format(nr=nr)}\n{setning}"
        for nr, setning in enumerate(
            (
                "Kulturskolen får et årsverk til, og det",
                "holdes av til korps.",
                "Vedtaket gjelder.",
            ),
            start=2,
        )
    ]
    tekst, _ = rens_sider(["Møteprotokoll", *sider])
    assert tekst.count(forste.split("\n")[0]) == 1
    assert "og det\nholdes av til korps.\nVedtaket" in tekst


def test_teller_bak_tittelen() -> None:
    sider = med_kanter(12, bunn=lambda nr: [f"Ås kommune | Årsberetning {nr}"])
    assert sum(len(side) for side in lopende_linjer(sider)) == 11


@pytest.mark.parametrize(
    "linje",
    [
        "067/{nr}: Godkjenning av protokoll",
        "067/21: Godkjenning av protokoll",
        "PS 21/137 Godkjenning av protokoll",
        "PS 21/{nr}",
        "{nr}/21",
        "25/23 Tertialrapport",
        "KOM - 21/137 Vedtak",
        "13.12.2021 Kommunestyret",
        "Kommunestyret 16.12.2021:",
        "Formannskapet",
        "Behandling",
        "Behandling i møtet",
        "Vedtak",
        "Vedtak {nr}",
        "Innstilling",
        "Saker til behandling",
        "Saksliste Side",
        "Møteprotokoll",
        "Saksframlegg",
        "Saksprotokoll",
        "Arivsak Saksbehandler",
        "Arkivsak Saksbehandler",
        "23/17920 Kari Nordmann",
        "Behandlet av Møtedato Saksnr.",
        "{nr} Utvalg for oppvekst 31.10.2023 24/23",
        "Votering",
        "Røysting",
        "Handsaming",
        "Enstemmig vedtatt",
        "Enstemmig vedtatt.",
        "Beløp i 1000",
        "Beløp i 1000 kr Budsjettkostnad Budsjettinntekt",
        "Tiltak 2022 2023 2024 2025",
        "Sum 4 645 -600",
        "Iverksatt",
        "Ja",
        "0",
        "0 0 0",
        "{nr}00 000",
        "Vedlegg {nr}",
        "Graf {nr}",
        "Tabell {nr}: Årsverk",
        "Alternativ {nr}",
        "Kapittel {nr}",
        "{nr}. Kommunestyret tar saken til orientering",
        "{nr}) Bygging av ny bro",
        "a) Bygging av ny bro",
        "• Bygging av ny bro",
        "202{nr}",
        "og resten av setningen står her",
        "[Lagre vedtak]",
        "Ås kommunestyre vedtar at:",
    ],
)
@pytest.mark.parametrize("kant", ["topp", "bunn"])
def test_innhold_fjernes_aldri(linje: str, kant: str) -> None:
    sider = med_kanter(9, **{kant: lambda nr: [linje.format(nr=nr)]})
    assert rene(sider) == sider


def test_saksprotokoller_paa_rad() -> None:
    """Short papers in a row open and close with the very same lines, and all of them count."""
    topp = ["Saksprotokoll", "Arivsak Saksbehandler", "23/17920 Kari Nordmann"]
    for opphold in (1, 2, 3):
        sider = med_kanter(
            20,
            topp=lambda nr, opphold=opphold: topp if nr % opphold == 0 else [],
            bunn=lambda nr, opphold=opphold: (
                ["Kari Nordmann", "Leder i utvalget"] if nr % opphold == 0 else []
            ),
        )
        assert rene(sider) == sider


def test_titler_paa_lysark() -> None:
    sider = med_kanter(4, topp=lambda nr: ["Status", "Barneverntjenesten i Ås"])
    assert rene(sider) == sider
    sider = med_kanter(9, topp=lambda nr: ["Hva gjør barnevernet"] if nr in (1, 3, 5, 7) else [])
    assert rene(sider) == sider


def test_sidetallsaktig_innhold() -> None:
    # One case per page, numbered in step with the pages, in January 2023.
    saker = med_kanter(8, topp=lambda nr: [f"{nr}/23"])
    assert rene(saker) == saker
    # One year per page; a lone number that does not keep step; three of them only.
    for tall in (lambda nr: 2020 + nr, lambda nr: (nr * 5) % 8):
        sider = med_kanter(8, bunn=lambda nr, tall=tall: [str(tall(nr))])
        assert rene(sider) == sider
    sider = med_kanter(9, topp=lambda nr: [str(nr - 3)] if 4 <= nr <= 6 else [])
    assert rene(sider) == sider


def test_bare_ytterst() -> None:
    """What stands inside of a line that stays is inside the text."""
    sider = med_kanter(9, topp=lambda nr: [f"Innledning {nr}x", "Handlingsprogram for Ås"])
    assert rene(sider) == sider


def test_celle_som_gar_igjen_paa_siden() -> None:
    sider = ["\n".join(["Ferdig behandlet", *brodtekst(nr), "Ferdig behandlet"]) for nr in range(8)]
    assert rene(sider) == sider


# --- Spaces, blank lines and hyphens -----------------------------------------------------------


def test_mellomrom_og_blanke_linjer() -> None:
    assert rene([" a  b\t c \n \n\n\n d\u00a0e\u202ff \n\n"]) == ["a b c\n\nd e f"]
    assert rene(["a\r\nb\rc\u2028d\x0be"]) == ["a\nb\nc\nd\ne"]
    assert rene(["sam\u00adarbeid\u200b og\ufeff mer"]) == ["samarbeid og mer"]


@pytest.mark.parametrize(
    ("for_", "etter"),
    [
        ("til et tids-\npunkt for møtet", "til et tidspunkt\nfor møtet"),
        ("et tids-\npunkt, men", "et tidspunkt,\nmen"),
        ("(tids-\npunkt)", "(tidspunkt)"),
        ("kom-\nmunesty-\nret vedtar", "kommunestyret\nvedtar"),
        ("et tids\u00ad\npunkt", "et tidspunkt"),
        ("et tids\u2010\npunkt", "et tidspunkt"),
        ("for-\nhandling", "forhandling"),
        ("For-\nslag til", "Forslag\ntil"),
        ("be-\nhandling", "behandling"),
        ("realfag-\nlaben og realfaglaben", "realfaglaben\nog realfaglaben"),
    ],
)
def test_delte_ord(for_: str, etter: str) -> None:
    assert rene([for_]) == [etter]


@pytest.mark.parametrize(
    "tekst",
    [
        "HP-\n2023",
        "Hurum-\nRøyken",
        "barne-\nog ungdomsskole",
        "barne-\neller ungdomsskole",
        "vann-\nsamt avløp",
        "inn-\ntil utløp",
        "2022-\n2025",
        "pkt. 4-\nseks",
        "PP-\ntjenesten",
        "KOSTRA-\nfunksjoner",
        "e-\npost",
        "el-\nsykler",
        "kommune-stat-\nrapportering",
        "gang-\n/sykkelvei",
        "no/planer-\nog-rapporter/",
        "no/planer-\nrapporter/2023",
        "Kostra-\nfunksjon",
        "ikke-\nprinsipiell og ikke-prinsipiell",
        "Sum investeringer-\npolitisk forslag og investeringer",
        "Bolig -\nkjøp",
        "kr 500 000,-\nsum",
        "skole-\n\nvei",
        "skole-\n- vei",
        "skole-\nii) vei",
        "-\nord",
        "tids-",
    ],
)
def test_bindestreker_som_blir(tekst: str) -> None:
    assert rene([tekst]) == [tekst]


def test_deles_ikke_over_sider() -> None:
    assert rene(["et tids-", "punkt"]) == ["et tids-", "punkt"]


def test_sperret() -> None:
    assert tett_sperret("S t a t u s") == "Status"
    assert tett_sperret("U t f o r d r i n g e r Ås") == "Utfordringer Ås"
    assert tett_sperret("pkt a b c og d") == "pkt a b c og d"
    assert tett_sperret("1 2 3 4 5") == "1 2 3 4 5"
    assert tett_sperret("o p p v e k s t\nå r") == "oppvekst\nå r"
    assert rene(["S t a t u s"]) == ["S t a t u s"]


# --- Properties --------------------------------------------------------------------------------

_LINJESKIFT = ["\n", "\r\n", "-\n", "\u00ad\n", "tids-\npunkt"]
_MELLOMROM = [" ", "\t", "\u00a0", "\u00ad", "- "]
_TEKSTER = [
    "a",
    "ord",
    "og",
    "Å",
    "(",
    ")",
    "1",
    "2",
    "3",
    "3/6",
    "Side 2",
    "Side 1 av 2",
    "Vedtak",
]
_BITER = st.one_of(*map(st.sampled_from, (_LINJESKIFT, _MELLOMROM, _TEKSTER)))
SIDE = st.one_of(st.text(), st.lists(_BITER, max_size=30).map("".join))
SIDER = st.lists(SIDE, max_size=12)
RENT_ORD = st.text("abcdefghijklmnoprstuvyæøå", min_size=1, max_size=8)
REN_LINJE = st.lists(RENT_ORD, min_size=1, max_size=8).map(" ".join)


def innhold(tekst: str) -> str:
    return "".join(tegn for tegn in tekst if tegn.isalnum())


def er_delfolge(kort: str, lang: str) -> bool:
    rest = iter(lang)
    return all(tegn in rest for tegn in kort)


@given(SIDER)
@example(["", "a", "", "", "b", ""])
@example([])
@example(["", ""])
@settings(max_examples=400, deadline=None)
def test_hver_side_for_seg(sider: list[str]) -> None:
    """Every character stands on the page it came from, in its order, and none is made up."""
    tekst, sidestart = rens_sider(sider)
    assert len(sidestart) == len(sider)
    assert list(sidestart) == sorted(sidestart)
    assert all(0 <= start <= len(tekst) for start in sidestart)
    ut = sidene(tekst, sidestart) if sider else []
    for for_, etter in zip(sider, ut, strict=True):
        assert er_delfolge("".join(etter.split()), "".join(for_.split()))


@given(SIDER)
@settings(max_examples=400, deadline=None)
def test_alt_er_beholdt_eller_en_hel_linje(sider: list[str]) -> None:
    """Every letter and digit of a page is in its clean text or in a line that was left out."""
    ut = sidene(*rens_sider(sider)) if sider else []
    for for_, etter, fjernet in zip(sider, ut, lopende_linjer(sider), strict=True):
        assert len(fjernet) <= 6
        assert Counter(innhold(for_)) == Counter(innhold(etter + "".join(fjernet)))
        linjer = [innhold(linje) for linje in re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", for_)]
        assert all(innhold(linje) in linjer for linje in fjernet)


@given(st.lists(st.lists(REN_LINJE, max_size=8), max_size=8), st.data())
@settings(deadline=None)
def test_ren_tekst_blir_staende(sider: list[list[str]], data: st.DataObject) -> None:
    """Lines of lower-case words with nothing to mend come out as they went in, every time."""
    rent = ["\n".join(data.draw(RENT_ORD) + " " + linje for linje in side) for side in sider]
    assert rene(rent) == rent


@given(st.lists(st.lists(RENT_ORD, min_size=4, max_size=9), min_size=3, max_size=8))
@settings(deadline=None)
def test_sidetall_rundt_ren_tekst(sider: list[list[str]]) -> None:
    rent = ["\n".join(side) for side in sider]
    antall = len(rent)
    for form in ("Side {nr} av {av}", "Side {nr}", "- {nr} -", "{nr}/{av}"):
        tall = [form.format(nr=nr, av=antall) for nr in range(1, antall + 1)]
        assert rene([f"{t}\n{side}" for t, side in zip(tall, rent, strict=True)]) == rent
        assert rene([f"{side}\n \n{t} " for t, side in zip(tall, rent, strict=True)]) == rent


@given(SIDE)
@settings(deadline=None)
def test_sperret_beholder_tegnene(tekst: str) -> None:
    tett = tett_sperret(tekst)
    assert tett.replace(" ", "") == tekst.replace(" ", "")
    assert tett_sperret(tett).replace(" ", "") == tett.replace(" ", "")


_ENSFORMIG = "a|a |-|\n|a-\n| \u00ad|1/|a b c d|side 1 |Aa-|(| |\u00a0\n|aaaa-\naaaa |12. |Å. "


@pytest.mark.parametrize(
    "enhet",
    _ENSFORMIG.split("|"),
)
def test_to_megabyte_paa_en_side(enhet: str) -> None:
    side = enhet * (2_000_000 // len(enhet))
    start = time.monotonic()
    rens_sider([side])
    tett_sperret(side)
    assert time.monotonic() - start < 5


def test_tjue_tusen_sider() -> None:
    sider = med_kanter(20_000, topp=lambda nr: ["Plan for Ås"], bunn=lambda nr: [f"Side {nr}"])
    start = time.monotonic()
    _, sidestart = rens_sider(sider)
    assert time.monotonic() - start < 20
    assert len(sidestart) == 20_000


# --- The real documents ------------------------------------------------------------------------

# What is left out of each document, digits as #, and on how many lines.
FJERNET = {
    "asker-utvalg-for-oppvekst-2023-10-31": {"#/#": 2, "Side # av #": 1},
    "askvoll-kommunestyret-2021-12": {"Side #": 37},
    "gjerdrum-kommunestyret-2021-12": {"Side # av #": 29},
    "karmoy-kommunestyret-2021-12": {"Side # av #": 76},
    "lodingen-kommunestyret-2021-12": {"Side # av #": 61},
    "nome-kommunestyret-2021-12": {},
    "rade-kommunestyret-2021-12": {"#": 51, "Side #": 51},
    "sola-kommunestyret-2021-12": {"Side # av #": 15},
    "sveio-kommunestyret-2021-12": {"Side # av #": 48},
}


@pytest.mark.parametrize("navn", FJERNET)
def test_ekte_dokumenter(navn: str, les_ekte: Callable[[str], PdfTekst]) -> None:
    sider = les_ekte(navn).sider
    fjernet = lopende_linjer(sider)
    assert FJERNET[navn] == Counter(
        re.sub(r"\d+", "#", linje) for side in fjernet for linje in side
    )
    ut = rene(sider)
    for for_, etter, borte in zip(sider, ut, fjernet, strict=True):
        assert Counter(innhold(for_)) == Counter(innhold(etter + "".join(borte)))
        assert "\n\n\n" not in etter and etter == etter.strip() and "  " not in etter
    assert rene(ut) == ut
