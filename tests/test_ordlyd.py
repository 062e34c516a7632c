"""Setninger slik sekretærer skriver dem leses som de skal: tabellene i `ordlyd_*.txt`.

Hvert tilfelle der er et stykke tekst, og under det en linje for hvert forslag og hver votering
som skal leses, eller `> ingenting`. Feltene skilles med semikolon:

    > forslag; hvem=NAVN, NAVN; parti=P, P; type=T; ord=BEGYNNER … SLUTTER; utfall=U
    > votering; RESULTAT; enst; for=N; mot=N; om=GJELDER; av=HVEM; stemte_for=…; stemte_mot=…

Et felt som ikke er nevnt skal være tomt (`type` er da `forslag`); bare `om` og `av` prøves ikke
når de ikke er nevnt.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indeks.linje import ordlyd
from indeks.linje.monstre import Monster
from indeks.ord.setninger import setninger, tekstbredde
from indeks.personer import navneord, partier
from indeks.struktur.behandlinger import les_behandling
from indeks.struktur.forslag import les_innledning
from indeks.struktur.voteringer import les_votering
from indeks.strukturtyper import Forslag, Votering

BREDDE = 95
"""The width of the page that the passages are set in."""


@dataclass(frozen=True)
class Tilfelle:
    tekst: str
    venter: tuple[str, ...]


def les_tabell(fil: Path) -> list[Tilfelle]:
    ut: list[Tilfelle] = []
    tekst: list[str] = []
    venter: list[str] = []
    for linje in [*fil.read_text(encoding="utf-8").splitlines(), ""]:
        if linje.startswith("> "):
            venter.append(linje[2:])
            continue
        if venter:
            ut.append(Tilfelle("\n".join(tekst).strip(), tuple(venter)))
            tekst, venter = [], []
        if not linje.startswith(("# ", "= ")):
            tekst.append(linje)
    return ut


TILFELLER = [
    tilfelle
    for fil in sorted(Path(__file__).parent.glob("ordlyd_*.txt"))
    for tilfelle in les_tabell(fil)
]


def _felt(linje: str) -> tuple[str, dict[str, str]]:
    slag, *resten = linje.split("; ")
    ut = {}
    for bit in resten:
        navn, _, verdi = bit.partition("=")
        ut[navn.strip()] = verdi.strip()
    return slag, ut


def _liste(tekst: str) -> list[str]:
    """`Nes (H), Lie (V)` som liste, `3Ap` og `Ap 3` som de står."""
    return [bit.strip() for bit in tekst.split(",") if bit.strip()]


def _ord(tekst: str) -> str:
    return " ".join(tekst.split())


def feil_ved_forslag(tekst: str, f: Forslag, felt: dict[str, str]) -> list[str]:
    feil = []
    folk = [p.navn for p in f.forslagsstillere]
    if folk != _liste(felt.get("hvem", "")):
        feil.append(f"hvem {folk}")
    if set(f.partier) != {p for x in _liste(felt.get("parti", "")) for p in partier(x)}:
        feil.append(f"parti {f.partier}")
    if f.type != felt.get("type", "forslag"):
        feil.append(f"type {f.type}")
    if (f.utfall or "") != felt.get("utfall", ""):
        feil.append(f"utfall {f.utfall}")
    ordene = _ord(tekst[f.ord_start : f.ord_slutt])
    begynner, _, slutter = felt.get("ord", "").partition(" … ")
    if not ordene.startswith(begynner) or not ordene.endswith(slutter or begynner):
        feil.append(f"ord {ordene!r}")
    if not begynner and ordene:
        feil.append(f"ord {ordene!r}")
    return feil


def feil_ved_votering(v: Votering, felt: dict[str, str]) -> list[str]:
    feil = []
    resultat = next(iter(felt))
    if (v.resultat or "annet") != resultat:
        feil.append(f"resultat {v.resultat}")
    if v.enstemmig != ("enst" in felt):
        feil.append(f"enstemmig {v.enstemmig}")
    for navn, tall in (("for", v.for_), ("mot", v.mot)):
        if ("" if tall is None else str(tall)) != felt.get(navn, ""):
            feil.append(f"{navn} {tall}")
    for navn, hvem in (("stemte_for", v.stemte_for), ("stemte_mot", v.stemte_mot)):
        if list(hvem) != _liste(felt.get(navn, "")):
            feil.append(f"{navn} {hvem}")
    if "om" in felt and v.gjelder != felt["om"]:
        feil.append(f"om {v.gjelder}")
    if "av" in felt:
        har = {o for x in v.forslagsstillere for y in partier(x) for o in navneord(y) or {y}}
        vil = {o for x in _liste(felt["av"]) for y in partier(x) for o in navneord(y) or {y}}
        if not vil <= har:
            feil.append(f"av {v.forslagsstillere}")
    return feil


def _bare_nevnt(f: Forslag, voteringer: list[Votering]) -> bool:
    return f.ord_start == f.ord_slutt and any(v.start == f.start for v in voteringer)


def feil_ved(tilfelle: Tilfelle) -> list[str]:
    """What is read otherwise than the table says; empty where all is right."""
    forslag, voteringer = les_behandling(tilfelle.tekst, [(0, len(tilfelle.tekst))], 0, BREDDE)
    # A proposal that only the vote on it tells of is prøved for itself, below.
    forslag = [f for f in forslag if not _bare_nevnt(f, voteringer)]
    venter = [_felt(linje) for linje in tilfelle.venter if linje != "ingenting"]
    vil_forslag = [felt for slag, felt in venter if slag == "forslag"]
    vil_voteringer = [felt for slag, felt in venter if slag == "votering"]
    feil = []
    if len(forslag) != len(vil_forslag):
        lest = [tilfelle.tekst[f.start : f.slutt][:60] for f in forslag]
        feil.append(f"{len(forslag)} forslag, ikke {len(vil_forslag)}: {lest}")
    else:
        for f, felt in zip(forslag, vil_forslag, strict=True):
            feil += feil_ved_forslag(tilfelle.tekst, f, felt)
    if len(voteringer) != len(vil_voteringer):
        lest = [f"{v.resultat}: {tilfelle.tekst[v.start : v.slutt][:60]}" for v in voteringer]
        feil.append(f"{len(voteringer)} voteringer, ikke {len(vil_voteringer)}: {lest}")
    else:
        for v, felt in zip(voteringer, vil_voteringer, strict=True):
            feil += feil_ved_votering(v, felt)
    return feil


@pytest.mark.parametrize(
    "tilfelle", TILFELLER, ids=[" ".join(t.tekst.split())[:90] for t in TILFELLER]
)
def test_teksten_leses_som_tabellen_sier(tilfelle: Tilfelle) -> None:
    assert feil_ved(tilfelle) == []


def test_tabellen_er_bred() -> None:
    ikke = [t for t in TILFELLER if t.venter == ("ingenting",)]
    assert len(TILFELLER) - len(ikke) >= 250
    assert len(ikke) >= 80


def test_et_forslag_som_bare_voteringen_forteller_om_er_ogsa_et_forslag() -> None:
    forslag, voteringer = les_behandling(
        tekst := "Votering:\nForslaget fra Kari Nes (SV) fikk 2 stemmer og falt.",
        [(0, len(tekst))],
        None,
        BREDDE,
    )
    assert [(p.navn, p.parti) for f in forslag for p in f.forslagsstillere] == [("Kari Nes", None)]
    assert [(f.partier, f.utfall, f.ord_start == f.ord_slutt) for f in forslag] == [
        (("SV",), "falt", True)
    ]
    assert voteringer[0].forslag == (0,)


# --- tabellene -----------------------------------------------------------------------------------

TABELLER: dict[str, tuple[Monster[object], ...]] = {
    navn: getattr(ordlyd, navn)
    for navn in (
        "FORSLAGSTYPER",
        "FORSLAG_INN",
        "GJELDER",
        "RESULTATER",
        "OPP_MOT",
        "OVER",
        "IKKE_VOTERING",
        "VEDTAKSINNLEDNING",
    )
}
RADER = [(navn, rad) for navn, tabell in TABELLER.items() for rad in tabell]


@pytest.mark.parametrize(("navn", "rad"), RADER, ids=[f"{n}: {r.eksempel}" for n, r in RADER])
def test_raden_kjenner_igjen_sitt_eget_eksempel(navn: str, rad: Monster[object]) -> None:
    assert rad.monster.search(rad.eksempel)


@pytest.mark.parametrize("rad", ordlyd.FORSLAG_INN, ids=[r.eksempel for r in ordlyd.FORSLAG_INN])
def test_eksempelet_innleder_et_forslag(rad: Monster[None]) -> None:
    assert les_innledning(rad.eksempel) is not None


@pytest.mark.parametrize(
    "linje",
    [
        "Kari Nes (Ap) fremmet følgende forslag:",
        "Kari Nes (Sosialistisk venstreparti) fremmet følgende alternative forslag til punkt 2:",
        "Ola Lie (Sp) fremja følgjande tilleggsframlegg:",
    ],
)
def test_linjen_som_deler_en_debatt_er_en_innledning(linje: str) -> None:
    assert ordlyd.FORSLAGSLINJE.fullmatch(linje)
    assert les_innledning(linje) is not None


# --- enhver tekst --------------------------------------------------------------------------------

BITER = (
    "Kari Nes (Ap)",
    "Nes ",
    "A. ",
    "H, ",
    "Ap/Sp ",
    " og ",
    "(",
    ")",
    "((",
    " fra ",
    " på vegne av ",
    "fremmet ",
    "følgende ",
    "forslag",
    "-",
    ":",
    ". ",
    "\n",
    "\n\n",
    " enstemmig",
    " vedtatt",
    " med ",
    "12 ",
    "mot ",
    " stemmer",
    "satt opp mot ",
    "fikk 3 ",
    "som ",
    "ble ",
    "Votering: ",
    "«",
    "pkt. 3 ",
    "innstillingen ",
    "for ",
    "i ",
    "aaaaaaaaaa",
    " ",
)


def _les_alt(tekst: str) -> None:
    les_innledning(tekst)
    les_votering(tekst)
    bredde = tekstbredde(tekst)
    for s in setninger(tekst, 0, len(tekst), bredde):
        assert 0 <= s.start <= s.slutt <= len(tekst)
    forslag, voteringer = les_behandling(tekst, [(0, len(tekst))], None, bredde)
    for f in forslag:
        assert 0 <= f.start <= f.slutt <= len(tekst)
        assert 0 <= f.ord_start <= f.ord_slutt <= len(tekst)
    for v in voteringer:
        assert all(0 <= nr < len(forslag) for nr in v.forslag)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200)
def test_ingen_tekst_far_lesingen_til_a_feile(tekst: str) -> None:
    _les_alt(tekst)


@given(st.lists(st.sampled_from(BITER), max_size=60).map("".join))
@settings(deadline=None, max_examples=400)
def test_ingen_blanding_av_ordene_far_lesingen_til_a_feile(tekst: str) -> None:
    _les_alt(tekst)


@pytest.mark.parametrize("lengde", [400, 900, 20_000])
@pytest.mark.parametrize("bit", BITER)
def test_gjentakelse_gjor_ikke_lesingen_treg(bit: str, lengde: int) -> None:
    tekst = (bit * lengde)[:lengde]
    start = time.perf_counter()
    _les_alt(tekst)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "biter",
    [
        ("Kari Nes (Ap), ", "fremmet "),
        ("Nes og ", "Lie "),
        ("forslag", " fra "),
        ("12 ", "mot "),
        ("(Ap ", "og Sp) "),
        ("A ", "B "),
        ("- ", "x "),
        ("3 stemmer (", "H) "),
        ("innstillingen ", "satt opp mot "),
        ("nr. ", "3. "),
    ],
)
@pytest.mark.parametrize("hale", ["", ":", "."])
def test_veksling_gjor_ikke_lesingen_treg(biter: tuple[str, str], hale: str) -> None:
    for lengde in (400, 880, 20_000):
        tekst = ("".join(biter) * lengde)[:lengde] + hale
        start = time.perf_counter()
        _les_alt(tekst)
        assert time.perf_counter() - start < 5


if __name__ == "__main__":
    galt = 0
    for t in TILFELLER:
        if funnet := feil_ved(t):
            galt += 1
            print(f"{t.tekst}\n    {'; '.join(t.venter)}\n    FIKK {'; '.join(funnet)}\n")
    print(f"{len(TILFELLER) - galt} av {len(TILFELLER)} riktig")
