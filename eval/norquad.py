"""NorQuAD as passage retrieval: an independent check that others can repeat.

Human questions over Norwegian contexts from news and Wikipedia, with the place of the answer
(Ivanova and others, 2023; CC0, github.com/ltgoslo/NorQuAD), in SQuAD's format. The contexts are cut
as the product cuts a document (`indeks.passasjer`), and a passage is a hit where it holds the whole
run of characters that the answer is marked at; whole contexts would be too easy.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.dom import Dommer, alle_passasjer, med_ingen, passasjenavn
from eval.sporsmal import Merket, Sett, Sted
from indeks.dokument import Del, Lesning, PdfTekst
from indeks.feil import SakssokFeil
from indeks.indeksering import lag_innlegg
from indeks.lagring import vektorer
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Filrad
from indeks.leser import Forstatt
from indeks.sprakmodell.modell import Modell
from indeks.strukturtyper import INGEN_STRUKTUR

_TYPER = {"news": "nyheter", "wikipedia": "wikipedia"}


@dataclass(frozen=True, slots=True)
class Utsnitt:
    """Where an answer stands: `kontekst[start:slutt]` of the context of that name."""

    kontekst: str
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Norquad:
    """The data: contexts by name, the questions, and where each question's answers stand."""

    kontekster: dict[str, str]
    sett: tuple[Sett, ...]
    svarsteder: dict[str, tuple[Utsnitt, ...]]


def les(sti: Path, antall: int | None = None) -> Norquad:
    """Reads a file of NorQuAD, or a folder of such; `antall` questions evenly from all of them
    where it is given. Raises `SakssokFeil`."""
    filer = sorted(sti.glob("*.json")) if sti.is_dir() else [sti]
    if not filer:
        raise SakssokFeil(f"Det er ingen .json-filer i «{sti}»; oppgi mappen med NorQuAD.")
    navn_pa: dict[str, str] = {}
    sporsmal: dict[str, list[Merket]] = {}
    steder: dict[str, tuple[Utsnitt, ...]] = {}
    for fil in filer:
        slag = next((_TYPER[kort] for kort in _TYPER if fil.name.startswith(kort)), fil.stem)
        for kontekst, qas in _avsnitt(fil):
            navn = navn_pa.setdefault(kontekst, f"{slag}-{len(navn_pa) + 1:04}.txt")
            for id_, spurt, svar in qas:
                utsnitt = tuple(Utsnitt(navn, *_plass(kontekst, *ett)) for ett in svar)
                q = Merket(
                    f"{fil.stem}-{id_}",
                    " ".join(spurt.split()),
                    slag,
                    tuple(dict.fromkeys(kontekst[u.start : u.slutt] for u in utsnitt)),
                    (Sted(navn),),
                )
                if not q.besvarbar or not q.sporsmal or q.id in steder:
                    continue
                steder[q.id] = utsnitt
                sporsmal.setdefault(f"norquad-{slag}", []).append(q)
    alle = [(sett, q) for sett, egne in sporsmal.items() for q in egne]
    if antall is not None and antall < len(alle):
        alle = [alle[nr * len(alle) // antall] for nr in range(antall)]
    valgte = {q.id for _, q in alle}
    return Norquad(
        {navn: kontekst for kontekst, navn in navn_pa.items()},
        tuple(
            Sett(sett, tuple(q for s, q in alle if s == sett))
            for sett in dict.fromkeys(s for s, _ in alle)
        ),
        {id_: utsnitt for id_, utsnitt in steder.items() if id_ in valgte},
    )


_Spurt = tuple[str, str, list[tuple[str, int]]]
"""A question's id, the question, and its answers, each with where it is said to stand."""


def _avsnitt(fil: Path) -> list[tuple[str, list[_Spurt]]]:
    def spurt(qa: Any) -> _Spurt:
        svar = [(str(svar["text"]), int(svar["answer_start"])) for svar in qa["answers"]]
        return str(qa["id"]), str(qa["question"]), svar

    try:
        data: Any = json.loads(fil.read_text(encoding="utf-8"))
        return [
            (avsnitt["context"], [spurt(qa) for qa in avsnitt["qas"]])
            for artikkel in data["data"]
            for avsnitt in artikkel["paragraphs"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as feil:
        raise SakssokFeil(
            f"«{fil}» er ikke en fil fra NorQuAD; oppgi mappen der news-*.json og wikipedia-*.json "
            "ligger."
        ) from feil


def _plass(kontekst: str, svar: str, oppgitt: int) -> tuple[int, int]:
    """Where the answer stands; the given place is now and then some characters off."""
    steder: list[int] = []
    sted = kontekst.find(svar)
    while sted >= 0:
        steder.append(sted)
        sted = kontekst.find(svar, sted + 1)
    start = min(steder, key=lambda s: abs(s - oppgitt), default=oppgitt)
    return start, start + len(svar)


def indekser(
    data: Norquad, lager: Lager, modell: Modell, fremdrift: Callable[[int, int], None] | None = None
) -> None:
    """Puts every context that is not there already into the index."""
    lager.krev_modell(modell.identitet)
    for nr, (navn, kontekst) in enumerate(data.kontekster.items(), 1):
        sha256 = hashlib.sha256(kontekst.encode()).hexdigest()
        if lager.dokument_med(sha256) is None:
            lesning = Lesning(
                kontekst,
                (0,),
                (),
                (Del("annet", "ukjent", 0, len(kontekst), None, None, None, None),),
            )
            innlegg = lag_innlegg(
                PdfTekst(sha256, (kontekst,), ()), Forstatt(lesning, INGEN_STRUKTUR), modell
            )
            lager.legg_inn(Filrad(navn, None, len(kontekst), 0, None), innlegg)
        if fremdrift:
            fremdrift(nr, len(data.kontekster))
    vektorer.lagre(lager)


def dommer(lager: Lager, data: Norquad) -> Dommer:
    """Judgements by the answers' places: every passage of a question's context is judged."""
    passasjer: dict[str, list[tuple[str, int, int]]] = {}
    for p in alle_passasjer(lager):
        passasjer.setdefault(p.dokument, []).append((passasjenavn(p), p.start, p.slutt))
    return med_ingen(
        {
            id_: {
                navn: int(_holder(steder, start, slutt))
                for navn, start, slutt in passasjer.get(steder[0].kontekst, ())
            }
            for id_, steder in data.svarsteder.items()
        }
    )


def _holder(steder: Sequence[Utsnitt], start: int, slutt: int) -> bool:
    return any(start <= u.start and u.slutt <= slutt for u in steder)
