"""Setninger slik sekretærer skriver dem leses som de skal: tabellene i `ordlyd_*.txt`.

Hvert tilfelle der er et stykke tekst, og under det en linje for hvert forslag og hver votering
som skal leses, eller `> ingenting`. Feltene skilles med semikolon:

    > forslag; hvem=NAVN, NAVN; parti=P, P; type=T; ord=BEGYNNER … SLUTTER; utfall=U
    > votering; RESULTAT; enst; for=N; mot=N; om=GJELDER; av=HVEM; stemte_for=…; stemte_mot=…

Et felt som ikke er nevnt skal være tomt (`type` er da `forslag`); bare `om` og `av` prøves ikke
når de ikke er nevnt.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from indeks.struktur.behandlinger import les_behandling
from indeks.struktur.personer import navneord, partier
from indeks.struktur.typer import Forslag, Votering

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
    forslag, voteringer = les_behandling(
        tilfelle.tekst, [(0, len(tilfelle.tekst))], None, BREDDE
    )
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


if __name__ == "__main__":
    galt = 0
    for t in TILFELLER:
        if funnet := feil_ved(t):
            galt += 1
            print(f"{t.tekst}\n    {'; '.join(t.venter)}\n    FIKK {'; '.join(funnet)}\n")
    print(f"{len(TILFELLER) - galt} av {len(TILFELLER)} riktig")
