"""Passasjene: biter av én del, med dokumentets egne ord, på sidene de står på, uten hull."""

import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indeks.dokument import Behandling, Del, Lesning, Passasje, PdfTekst
from indeks.kommune import finn_kommune
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.passasjer import (
    KONTEKST_TOKENS,
    MAKS_TEGN,
    NAVN_PA_SLAG,
    del_i_passasjer,
    kommune_i,
    lag_kontekst,
)
from indeks.sprakmodell.modell import Modell

GRENSE = 512
BEHANDLING = Behandling(
    "Kommunestyret", date(2023, 3, 28), "12/23", "22/417", "Ny svømmehall på Nes", 0, 10
)


def ordtokens(tekster: Sequence[str]) -> list[int]:
    """Three characters a token, as for hard words, and one for each other character."""
    return [
        sum(1 + len(o) // 3 for o in t.split()) + sum(not c.isalnum() for c in t) for t in tekster
    ]


def del_(
    start: int, slutt: int, *, slag: str = "vedtak", behandling: int | None = 0, tittel: str = ""
) -> Del:
    return Del(
        slag,  # type: ignore[arg-type]
        "moteprotokoll",
        start,
        slutt,
        behandling,
        "Kommunestyret",
        date(2023, 3, 28),
        tittel or None,
    )


def lesning_av(deler: Sequence[str], sidelengde: int = 700) -> Lesning:
    """A document of these parts, its pages of that many characters."""
    tekst, ut, start = "".join(deler), [], 0
    for innhold in deler:
        ut.append(del_(start, start + len(innhold)))
        start += len(innhold)
    sidestart = tuple(range(0, max(1, len(tekst)), sidelengde))
    return Lesning(tekst, sidestart, (BEHANDLING,), tuple(ut))


def kontroller(lesning: Lesning, passasjer: Sequence[Passasje]) -> None:
    """All that is promised of passages."""
    dekket = [False] * len(lesning.tekst)
    for p in passasjer:
        eier = lesning.deler[p.del_nr]
        assert p.start < p.slutt <= eier.slutt
        # Headings with nothing under them may open it.
        apning = [d for d in lesning.deler if p.start < d.slutt <= eier.start]
        ord_ = re.findall(r"\w+", lesning.tekst[p.start : max(p.start, eier.start)].casefold())
        kjent = [f"{NAVN_PA_SLAG[d.slag]} {d.tittel or ''}" for d in apning]
        assert {*ord_} <= {*re.findall(r"\w+", " ".join([p.kontekst, *kjent]).casefold())}
        assert {d.behandling for d in apning} <= {eier.behandling}, "crosses its behandling"
        assert lesning.tekst[p.start : p.slutt] == p.tekst, "not the document's words"
        assert len(p.tekst) <= MAKS_TEGN
        assert p.tekst == p.tekst.strip()
        assert (p.side_fra, p.side_til) == (lesning.side(p.start), lesning.side(p.slutt - 1))
        dekket[p.start : p.slutt] = [True] * len(p.tekst)
    for nr, (tegn, er_med) in enumerate(zip(lesning.tekst, dekket, strict=True)):
        assert er_med or not tegn.isalnum(), f"character {nr} {tegn!r} is in no passage"
    steder = [(p.del_nr, p.start) for p in passasjer]
    assert steder == sorted(steder)


# --- properties ------------------------------------------------------------------------------

_ORDENE = (
    "Kommunestyret vedtok å bygge ny skole på Nes. Sum 1.495.000,- kr og 56,7 % i 2023 - jf. § 5-2 "
    "Saken utsettes; 1. 2) • a Å"
)
_ORD = st.sampled_from(_ORDENE.split())
_SKILLE = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\n• ", "\n1. ", "\n2.1 ", ". ", "  \n "])
_LINJE = st.lists(st.tuples(_ORD, _SKILLE), min_size=1, max_size=30).map(
    lambda par: "".join(o + s for o, s in par)
)
_DEL = st.one_of(
    st.text(max_size=300),
    _LINJE,
    st.tuples(_LINJE, st.integers(1, 120)).map(lambda par: par[0] * par[1]),
    st.tuples(st.sampled_from(["a", "Nei ", "0 ", "x\n", ".", "- "]), st.integers(1, 4000)).map(
        lambda par: par[0] * par[1]
    ),
)


@given(st.lists(_DEL, min_size=1, max_size=4), st.integers(50, 3000))
@example(["Sum drift 100\n" * 1500], 700)
@example(["a" * 5000], 700)
@example(["", " \n ", "..."], 700)
@settings(deadline=None, max_examples=150)
def test_passasjene_er_delens_ord_uten_hull(deler: list[str], sidelengde: int) -> None:
    lesning = lesning_av(deler, sidelengde)
    passasjer = del_i_passasjer(lesning, ordtokens, GRENSE)
    kontroller(lesning, passasjer)
    for p in passasjer:
        assert ordtokens([f"{p.kontekst}\n{p.tekst}"])[0] <= GRENSE - 12


@given(
    st.lists(st.sampled_from("abc \n"), min_size=1, max_size=60).map("".join), st.integers(1, 80)
)
@settings(deadline=None, max_examples=150)
def test_gjentatt_tekst_plasseres_der_den_star(enhet: str, antall: int) -> None:
    """What repeats can be found at many places; the passages still fill the part to its end."""
    lesning = lesning_av(["Ingress. " + enhet * antall + " Slutt"], 200)
    kontroller(lesning, del_i_passasjer(lesning, ordtokens, 60 + 16 + 15))


@given(st.text(min_size=1, max_size=2000), st.text(max_size=2000))
@settings(deadline=None, max_examples=60)
def test_konteksten_tar_aldri_mer_enn_sin_del(tittel: str, utvalg: str) -> None:
    b = Behandling(utvalg, date(2023, 1, 1), "1/23", None, tittel, 0, 1)
    d = Del("vedlegg", "vedlegg", 0, 4, 0, utvalg, date(2023, 1, 1), tittel)
    (p,) = del_i_passasjer(Lesning("Ord.", (0,), (b,), (d,)), ordtokens, GRENSE)
    assert ordtokens([p.kontekst])[0] <= KONTEKST_TOKENS


# --- cuts ------------------------------------------------------------------------------------


def test_en_kort_del_er_en_passasje() -> None:
    (p,) = del_i_passasjer(lesning_av(["Vedtak\n1. Tomta ved kaia velges.\n"]), ordtokens, GRENSE)
    assert p.tekst == "Vedtak\n1. Tomta ved kaia velges."


def test_delene_holdes_fra_hverandre_selv_om_begge_er_korte() -> None:
    passasjer = del_i_passasjer(lesning_av(["Vedtak A.\n", "Vedtak B.\n"]), ordtokens, GRENSE)
    assert [p.tekst for p in passasjer] == ["Vedtak A.", "Vedtak B."]


def lesning_med(*deler: tuple[str, int | None]) -> Lesning:
    """A document of parts, each with its text and its behandling."""
    tekst, ut = "", []
    for innhold, behandling in deler:
        tittel = innhold.splitlines()[0]
        ut.append(del_(len(tekst), len(tekst) + len(innhold), behandling=behandling, tittel=tittel))
        tekst += innhold
    return Lesning(tekst, (0,), (BEHANDLING, BEHANDLING), tuple(ut))


def test_en_del_som_bare_er_overskrift_innleder_den_neste() -> None:
    lesning = lesning_med(("KHO- 12/23 Vedtak:\n", 0), ("Tilråding:\nTomta ved kaia velges.\n", 0))
    (p,) = del_i_passasjer(lesning, ordtokens, GRENSE)
    assert p.tekst == "KHO- 12/23 Vedtak:\nTilråding:\nTomta ved kaia velges."
    assert p.del_nr == 1


def test_en_overskrift_innleder_ikke_en_annen_behandling() -> None:
    lesning = lesning_med(("KHO- 12/23 Vedtak:\n", 0), ("Tomta ved kaia velges.\n", 1))
    passasjer = del_i_passasjer(lesning, ordtokens, GRENSE)
    assert [p.tekst for p in passasjer] == ["KHO- 12/23 Vedtak:", "Tomta ved kaia velges."]


def test_sakens_tittel_innleder_det_som_star_under_den() -> None:
    lesning = lesning_med(("12/23 Ny svømmehall på Nes\n", 0), ("Saken trekkes.\n", 0))
    (p,) = del_i_passasjer(lesning, ordtokens, GRENSE)
    assert p.tekst == "12/23 Ny svømmehall på Nes\nSaken trekkes."


def test_det_deles_helst_ved_nummererte_punkter() -> None:
    punkter = [f"{nr}. " + f"Kommunen skal gjennomføre tiltak {nr}. " * 8 for nr in range(1, 9)]
    passasjer = del_i_passasjer(lesning_av(["\n".join(punkter)]), ordtokens, GRENSE)
    assert len(passasjer) > 1
    assert all(p.tekst[0].isdigit() and p.tekst[1:3] == ". " for p in passasjer)


def test_passasjene_overlapper_litt() -> None:
    tekst = " ".join(f"Setning nummer {nr} handler om skole og barnehage." for nr in range(120))
    passasjer = del_i_passasjer(lesning_av([tekst]), ordtokens, GRENSE)
    felles = [max(0, a.slutt - b.start) for a, b in pairwise(passasjer)]
    assert all(0 < f < 400 for f in felles)


def test_bare_tegn_er_ingen_passasje() -> None:
    assert del_i_passasjer(lesning_av(["---- .... ----\n", "  \n"]), ordtokens, GRENSE) == []


def test_siden_er_den_ordene_star_pa() -> None:
    tekst = "".join(f"Linje {nr:04} her.\n" for nr in range(300))
    lesning = lesning_av([tekst], 1600)  # 100 lines a page
    for p in del_i_passasjer(lesning, ordtokens, GRENSE):
        forst, sist = int(p.tekst.split()[1]), int(p.tekst.split()[-2])
        assert (p.side_fra, p.side_til) == (forst // 100 + 1, sist // 100 + 1)


def test_en_modell_med_liten_grense_faar_korte_passasjer() -> None:
    lesning = lesning_av(["Kommunestyret vedtok å bygge ny skole på Nes. " * 40])
    passasjer = del_i_passasjer(lesning, ordtokens, 128)
    kontroller(lesning, passasjer)
    assert all(ordtokens([f"{p.kontekst}\n{p.tekst}"])[0] <= 128 - 12 for p in passasjer)


# --- context ---------------------------------------------------------------------------------


def test_konteksten_sier_utvalg_dato_saksnr_tittel_og_slag() -> None:
    assert lag_kontekst(del_(0, 1), BEHANDLING) == (
        "Kommunestyret, 28.03.2023, sak 12/23, Ny svømmehall på Nes, vedtak"
    )
    uten = Del("annet", "ukjent", 0, 1, None, None, None, None)
    assert lag_kontekst(uten, None) == "annet"
    vedlegg = del_(0, 1, slag="vedlegg", tittel="Støyrapport")
    assert lag_kontekst(vedlegg, None) == "Kommunestyret, 28.03.2023, vedlegg: Støyrapport"


@pytest.mark.parametrize(
    ("sider", "kommune"),
    [
        (("FJORDVIK KOMMUNE\nMøteprotokoll",), "Fjordvik"),
        (("Møteprotokoll", "Øvre Nes kommune vedtar. Øvre Nes kommunes budsjett. "
          "Øvre Nes kommune og Fjordvik kommune"), "Øvre Nes"),
        (("Ulvik herad\nProtokoll",), "Ulvik"),
        (("Møteprotokoll", "Samarbeid mellom Fjordvik kommune og Ulvik kommune."), None),
        (("Kommunen og kommunens innbyggere",), None),
    ],
)  # fmt: skip
def test_kommunen_er_den_som_brevhodet_eller_dokumentet_selv_navngir(
    sider: Sequence[str], kommune: str | None
) -> None:
    tekst = "\n".join(sider)
    assert finn_kommune(tekst, [0, len(sider[0]) + 1][: len(sider)]) == kommune


def test_konteksten_sier_hvilken_kommune() -> None:
    kontekst = lag_kontekst(del_(0, 1), BEHANDLING, "Øvre Nes")
    assert kontekst.startswith("Øvre Nes kommune, Kommunestyret, ")
    assert kommune_i(kontekst) == "Øvre Nes"
    assert kommune_i(lag_kontekst(del_(0, 1), BEHANDLING)) is None


def test_hvert_slag_har_et_norsk_navn() -> None:
    from typing import get_args

    from indeks.dokument import Slag

    assert set(NAVN_PA_SLAG) == set(get_args(Slag))


# --- pace and the real thing -----------------------------------------------------------------


@pytest.mark.parametrize("enhet", ["a", "a ", "Nei\n", "1. Ja\n", "Ferdig behandlet\n\n"])
def test_ensformig_tekst_tar_ikke_lang_tid(enhet: str) -> None:
    lesning = lesning_av([enhet * (100_000 // len(enhet))])
    start = time.monotonic()
    kontroller(lesning, del_i_passasjer(lesning, ordtokens, GRENSE))
    assert time.monotonic() - start < 20  # 1-5 s here


@pytest.mark.treg
@pytest.mark.parametrize(
    "navn",
    ["asker-utvalg-for-oppvekst-2023-10-31", "sola-kommunestyret-2021-12",
     "sveio-kommunestyret-2021-12", "karmoy-kommunestyret-2021-12"],
)  # fmt: skip
def test_ekte_papirer_er_innenfor_modellens_grense(
    navn: str, les_ekte: Callable[[str], PdfTekst], modell: Modell
) -> None:
    lesning = les_dokument(*rens_sider(les_ekte(navn).sider))
    passasjer = del_i_passasjer(lesning, modell.tell_tokens, modell.maks_tokens)
    kontroller(lesning, passasjer)
    med_alt = [f"passage: {p.kontekst}\n{p.tekst}" for p in passasjer]
    assert max(modell.tell_tokens(med_alt)) + 2 <= modell.maks_tokens


@pytest.mark.treg
@given(tekst=_DEL)
@settings(deadline=None, max_examples=30)
def test_ingen_passasje_kuttes_av_modellen(modell: Modell, tekst: str) -> None:
    lesning = lesning_av([tekst])
    passasjer = del_i_passasjer(lesning, modell.tell_tokens, modell.maks_tokens)
    kontroller(lesning, passasjer)
    for antall in modell.tell_tokens([f"passage: {p.kontekst}\n{p.tekst}" for p in passasjer]):
        assert antall + 2 <= modell.maks_tokens
