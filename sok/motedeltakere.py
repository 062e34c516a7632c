"""Who was at a meeting: who was away, who met in whose place, who met for a party, who was inhabil,
who leads the body. The lists of who met tell it, in their own rows.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indeks.datoer import fra_iso
from indeks.lager import Lager, Passasjerad
from indeks.norsk import termer
from indeks.saksnummer import nokkel_saksnr
from indeks.struktur.personer import parti, partier_i
from indeks.strukturlager import Sted
from indeks.utvalg import nokkel_utvalg
from sok.behandlet import finn_saken
from sok.funn import Funn
from sok.leksikalsk import Ordsok
from sok.saker import Saksregister
from sok.sporring import Sporring, nevner

Hva = Literal["leder", "ordforer", "inhabil", "forfall", "motte", "sitter"]

_HVEM = r"(?i)\b(?:hvem|kven|hvilke\w*|kva for)\b.*\b"
_FORFALL = re.compile(rf"{_HVEM}(?:forfall|fraværende|fråverande)\b")
_INHABIL = re.compile(rf"{_HVEM}(?:inhabil\w*|ugild\w*)\b")
_MOTTE = re.compile(rf"{_HVEM}(?:møtte|møtt|satt|sat|sitter|sit|representer\w+)\b")
_VARA = re.compile(rf"{_HVEM}(?:vara|varamedlem\w*|vararepresentant\w*)\b")
_FOR_NOEN = re.compile(
    rf"{_HVEM}møtte (?:for|i stedet for|i staden for) (?-i:(?P<hvem>[A-ZÆØÅ][\w-]*"
    r"(?: [A-ZÆØÅ][\w-]*)*))"
)
_HVOR_MANGE = re.compile(r"(?i)\b(?:hvor|kor) mange\b.*\b(?:møtte|til ?stede|til stades|forfall)\b")
_LEDERE = ("leder", "ordforer")
_BORTE = ("forfall", "inhabil")
_LEDER = re.compile(
    r"(?i)\b(?:hvem|kven)\b(?: \w+)? (?:er|var) "
    r"(?P<rolle>leder|leiar|nestleder|nestleiar|varaordfører|varaordførar|ordfører|ordførar)\b"
)
_NA = re.compile(r"(?i)\b(?:er|sitter|sit|representerer)\b")
"""What asks how it is now."""
_ANNET = re.compile(r"(?i)\b(?:stem(?:te|mer|t)|røyst\w*|foresl\w+|føresl\w+|fremm\w+|fremj\w+)\b")
"""What somebody did there is told elsewhere."""
_RUNDT = frozenset(
    termer(
        "hvem kven var er inhabil inhabile ugild ugilde inhabilitet habilitet erklært kjent da då "
        "når sak saken saka under behandlingen handsaminga ble vart"
    )
)
_FLEST = 4
"""How many runs of a list are quoted at most."""


@dataclass(frozen=True, slots=True)
class _Rad:
    """A row of a list of who met."""

    utvalg: str | None
    dato: date | None
    navn: str
    parti: str | None
    rolle: str
    motte_for: str | None
    sted: Sted
    ordene: str
    foran: str
    """Its line up to the name, and the line before that."""


@dataclass(frozen=True, slots=True)
class Onske:
    """What of a list is asked for: `hva`, and which rows that is."""

    hva: Hva
    er: Callable[[_Rad], bool]


def spurt(sporsmal: str) -> Onske | None:
    """What a question asks of the lists of who met; None where it asks nothing of them."""
    if _ANNET.search(sporsmal):
        return None
    if leder := _LEDER.search(sporsmal):
        rolle = leder["rolle"].lower()
        return Onske("ordforer" if "ordfør" in rolle else "leder", _er_leder(rolle))
    if _INHABIL.search(sporsmal):
        return Onske("inhabil", lambda r: r.rolle == "inhabil")
    if _FORFALL.search(sporsmal):
        return Onske("forfall", lambda r: r.rolle == "forfall")
    partier = set(partier_i(sporsmal))
    if (for_noen := _FOR_NOEN.search(sporsmal)) and not partier:
        hvem = for_noen["hvem"].split()[-1]
        return Onske("motte", lambda r: r.motte_for is not None and nevner(r.motte_for, hvem))
    if not _MOTTE.search(sporsmal):
        return None
    if _VARA.search(sporsmal):
        return Onske(
            "motte", lambda r: r.rolle == "varamedlem" and (not partier or _fra(r, partier))
        )
    if partier:
        return Onske("sitter", lambda r: r.rolle not in _BORTE and _fra(r, partier))
    return None


def ikke_i_listen(sporsmal: str) -> bool:
    """Whether a question that the lists did not answer asks for what no other words tell surely:
    who met, and who was away."""
    onske = spurt(sporsmal)
    hvem = onske is not None and onske.hva in ("forfall", "motte")
    return hvem or _HVOR_MANGE.search(sporsmal) is not None


def _fra(r: _Rad, partier: Collection[str]) -> bool:
    return r.parti is not None and parti(r.parti) in partier


def _er_leder(rolle: str) -> Callable[[_Rad], bool]:
    """Whose own line says that they are that: `Leder`, `Ordførar`."""
    ord_ = re.sub("leder|leiar", "le(?:der|iar)", rolle)
    ordet = re.compile(rf"(?i)\b{re.sub('fører|førar', 'før(?:er|ar)', ord_)}\b")

    def er(r: _Rad) -> bool:
        egen_linje = f"{r.foran.rpartition(chr(10))[2]} {r.ordene}"
        return r.rolle in ("leder", "nestleder", "medlem") and bool(ordet.search(egen_linje))

    return er


def finn(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    kommuner: Collection[str] = (),
) -> list[Funn]:
    """The rows that tell who is asked for, of the meeting that the question names, or the body's
    latest where it asks who leads it or sits there. Empty where the meeting is not known, or the
    lists do not tell."""
    onske = spurt(sporring.tekst)
    if onske is None:
        return []
    rader = _rader(lager, saker, sporring, kommuner, onske)
    rader = _i_motet(
        [r for r in rader if onske.hva not in _LEDERE or onske.er(r)], sporring, onske.hva
    )
    if onske.hva == "inhabil":
        rader = _i_saken(lager, saker, sporring, ordsok, treff, rader, kommuner)
    valgte = _en_gang(r for r in rader if onske.er(r))
    return [
        Funn(
            _sted(bit),
            1.0,
            om=frozenset((n, r.dato) for r in bit if (n := nokkel_utvalg(r.utvalg))),
            kjent=True,
        )
        for bit in _sammenhengende(valgte)[:_FLEST]
    ]


# -- which meeting


def _rader(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    kommuner: Collection[str],
    onske: Onske,
) -> list[_Rad]:
    """The rows of meetings that the question may mean; none where it names neither body nor day
    (but for the ordfører, of whom there is one), or several municipalities' meetings fit."""
    if not (sporring.utvalg or sporring.datoer or sporring.maneder or onske.hva == "ordforer"):
        return []
    alle = [
        r
        for r in lager.rader(
            """SELECT x.*, d.navn AS dokument, substr(d.tekst, x.start + 1, x.slutt - x.start) AS
               ordene, substr(d.tekst, max(1, x.start - 119), min(120, x.start)) AS foran
               FROM deltaker x JOIN dokument d ON d.id = x.dokument_id ORDER BY x.id"""
        )
        if not sporring.utvalg or r["utvalg_nokkel"] in sporring.utvalg
    ]
    # Papers that do not say whose they are count where none say that they are this one's.
    egne = [r for r in alle if saker.kommune(r["dokument_id"]) in kommuner]
    rader = egne or [r for r in alle if not kommuner or saker.kommune(r["dokument_id"]) is None]
    if len({saker.kommune(r["dokument_id"]) for r in rader} - {None}) > 1:
        return []
    return [
        _Rad(
            r["utvalg"],
            fra_iso(r["dato"]),
            r["navn"],
            r["parti"],
            r["rolle"],
            r["motte_for"],
            Sted(
                r["dokument"],
                r["dokument_id"],
                None,
                r["start"],
                r["slutt"],
                r["side_fra"],
                r["side_til"],
            ),
            r["ordene"],
            "\n".join(r["foran"].split("\n")[-2:]),
        )
        for r in rader
    ]


def _i_motet(rader: Sequence[_Rad], sporring: Sporring, hva: Hva) -> list[_Rad]:
    """The rows of the one meeting that is meant: on the day named, else the only one. Who leads or
    sits is asked of the latest, who did of all."""
    naar = bool(sporring.datoer or sporring.maneder)
    if naar:
        rader = [r for r in rader if sporring.nevner_dag(r.dato)]
    elif sporring.ar:
        rader = [r for r in rader if r.dato and str(r.dato.year) in sporring.ar]
    moter = sorted({_mote(r) for r in rader})
    if len(moter) > 1 and hva in (*_LEDERE, "sitter") and not naar:
        return [r for r in rader if _mote(r) == moter[-1] or not _NA.search(sporring.tekst)]
    return list(rader) if len(moter) == 1 else []


def _mote(r: _Rad) -> tuple[date, str]:
    return r.dato or date.min, nokkel_utvalg(r.utvalg) or ""


def _i_saken(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    rader: Sequence[_Rad],
    kommuner: Collection[str],
) -> list[_Rad]:
    """Those of the rows of the inhabile that are of the sak asked about; all where it asks of
    none."""
    valgt = finn_saken(lager, saker, sporring, ordsok, treff, kommuner, rundt=_RUNDT)
    if valgt is None:
        om_saken = [g for g, _ in ordsok.grupper if g.isdisjoint(_RUNDT)]
        return list(rader) if not om_saken or not treff else []
    egne = {nokkel_saksnr(b.saksnr, b.dato) for b in saker.sakens(valgt[0]) if b.saksnr is not None}
    return [
        r
        for r in rader
        if any(nokkel_saksnr(nr, r.dato) in egne for nr in re.findall(r"\d+/\d+", r.ordene))
    ]


# -- the runs that are quoted


def _en_gang(rader: Iterable[_Rad]) -> list[_Rad]:
    """The rows, each person once, of the latest meeting and however often its list is printed."""
    ut: dict[tuple[str, str, str | None], _Rad] = {}
    for r in sorted(rader, key=lambda r: r.dato or date.min, reverse=True):
        ut.setdefault((r.navn, r.rolle, r.motte_for), r)
    return list(ut.values())


_NAER = 60
"""How many characters may stand between rows that are quoted as one run."""
_LEDETEKST = re.compile(r"(?i)forfall|ikke møtte|ikkje møtte|inhabil|ugild|varamedlem")


def _sammenhengende(rader: Sequence[_Rad]) -> list[list[_Rad]]:
    """The rows in runs that stand together in a document, those of the latest meeting first."""
    ut: list[list[_Rad]] = []
    for r in sorted(rader, key=lambda r: (r.sted.dokument_id, r.sted.start)):
        siste = ut[-1][-1] if ut else None
        if (
            siste is not None
            and siste.sted.dokument_id == r.sted.dokument_id
            and siste.rolle == r.rolle
            and 0 <= r.sted.start - siste.sted.slutt <= _NAER
        ):
            ut[-1].append(r)
        else:
            ut.append([r])
    return sorted(ut, key=lambda bit: bit[0].dato or date.min, reverse=True)


def _sted(bit: Sequence[_Rad]) -> Sted:
    """Where a run stands: from the start of its first line, with the label over it."""
    forst, sist = bit[0], bit[-1]
    over, _, egen = forst.foran.rpartition("\n")
    start = forst.sted.start - len(egen)
    if _LEDETEKST.search(over) and not _LEDETEKST.search(egen):
        start -= len(over) + 1
    return replace(forst.sted, start=start, slutt=sist.sted.slutt, side_til=sist.sted.side_til)
