"""Who was at a meeting: who was away, who met in whose place, who met for a party, who was inhabil,
who leads the body. The lists of who met tell it, in their own rows.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

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

_HVEM = r"(?i)\b(?:hvem|kven|hvilke\w*|kva for)\b.*\b"
_FORFALL = re.compile(rf"{_HVEM}(?:forfall|fraværende|fråverande)\b")
_INHABIL = re.compile(rf"{_HVEM}(?:inhabil\w*|ugild\w*)\b")
_MOTTE = r"(?:møtte|møtt|satt|sat|var|representer\w+)"
_VARA = re.compile(rf"{_HVEM}(?:vara|varamedlem\w*|vararepresentant\w*)\b")
_FOR_NOEN = re.compile(
    rf"{_HVEM}møtte (?:for|i stedet for|i staden for) (?-i:(?P<hvem>[A-ZÆØÅ][\w-]*"
    r"(?: [A-ZÆØÅ][\w-]*)*))"
)
_FOR_PARTI = re.compile(rf"{_HVEM}{_MOTTE}\b")
_LEDER = re.compile(
    r"(?i)\b(?:hvem|kven)\b(?: \w+)? (?:er|var|blei|ble|vart) (?:valgt til |vald til )?"
    r"(?P<rolle>leder|leiar|nestleder|nestleiar|varaordfører|varaordførar|ordfører|ordførar)\b"
)
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


def spurt(sporsmal: str) -> Callable[[_Rad], bool] | None:
    """Which rows a question asks for; None where it asks for no such thing."""
    if _ANNET.search(sporsmal):
        return None
    if leder := _LEDER.search(sporsmal):
        return _er_leder(leder["rolle"].lower())
    if _INHABIL.search(sporsmal):
        return lambda r: r.rolle == "inhabil"
    if _FORFALL.search(sporsmal):
        return lambda r: r.rolle == "forfall"
    partier = set(partier_i(sporsmal))
    if (for_noen := _FOR_NOEN.search(sporsmal)) and not partier:
        hvem = for_noen["hvem"].split()[-1]
        return lambda r: r.motte_for is not None and nevner(r.motte_for, hvem)
    motte = _FOR_PARTI.search(sporsmal)
    if _VARA.search(sporsmal) and motte:
        return lambda r: r.rolle == "varamedlem" and (not partier or _fra(r, partier))
    if partier and motte:
        return lambda r: r.rolle not in ("forfall", "inhabil") and _fra(r, partier)
    return None


def _fra(r: _Rad, partier: Collection[str]) -> bool:
    return r.parti is not None and parti(r.parti) in partier


def _er_leder(rolle: str) -> Callable[[_Rad], bool]:
    ord_ = re.sub(r"er$|ar$", "", rolle).replace("leia", "le[di]a?").replace("led", "le[di]a?d?")

    def er(r: _Rad) -> bool:
        egen_linje = f"{r.foran.rsplit(chr(10), 1)[-1]} {r.ordene}"
        return re.search(rf"(?i)\b{ord_}\w*", egen_linje) is not None

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
    hvilke = spurt(sporring.tekst)
    if hvilke is None:
        return []
    rader = _i_motet(_rader(lager, saker, sporring, kommuner), sporring)
    if _INHABIL.search(sporring.tekst):
        rader = _i_saken(lager, saker, sporring, ordsok, treff, rader, kommuner)
    valgte = _en_gang(r for r in rader if hvilke(r))
    return [
        Funn(
            _sted(bit),
            1.0,
            frozenset((n, r.dato) for r in bit if (n := nokkel_utvalg(r.utvalg))),
        )
        for bit in _sammenhengende(valgte)[:_FLEST]
    ]


# -- which meeting


def _rader(
    lager: Lager, saker: Saksregister, sporring: Sporring, kommuner: Collection[str]
) -> list[_Rad]:
    """The rows of meetings that the question may mean; none where it names neither body nor day, or
    several municipalities' meetings fit."""
    if not (sporring.utvalg or sporring.datoer or sporring.maneder):
        return []
    rader = [
        r
        for r in lager.rader(
            """SELECT x.*, d.navn AS dokument, substr(d.tekst, x.start + 1, x.slutt - x.start) AS
               ordene, substr(d.tekst, max(1, x.start - 119), min(120, x.start)) AS foran
               FROM deltaker x JOIN dokument d ON d.id = x.dokument_id ORDER BY x.id"""
        )
        if (not sporring.utvalg or r["utvalg_nokkel"] in sporring.utvalg)
        and (not kommuner or saker.kommune(r["dokument_id"]) in (None, *kommuner))
    ]
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


def _i_motet(rader: Sequence[_Rad], sporring: Sporring) -> list[_Rad]:
    """The rows of the one meeting that is meant: on the day named, else the only one; where it is
    asked who leads or sits, the latest."""
    if sporring.datoer or sporring.maneder:
        rader = [r for r in rader if sporring.nevner_dag(r.dato)]
    moter = sorted({(r.dato or date.min, nokkel_utvalg(r.utvalg) or "") for r in rader})
    if len(moter) > 1 and not sporring.datoer and not sporring.maneder:
        if not (_LEDER.search(sporring.tekst) or partier_i(sporring.tekst)):
            return []
        moter = moter[-1:]
    if len(moter) != 1:
        return []
    return [r for r in rader if (r.dato or date.min, nokkel_utvalg(r.utvalg) or "") == moter[0]]


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
    """The rows, each person once, however often the list is printed."""
    ut: dict[tuple[str, str, str | None], _Rad] = {}
    for r in rader:
        ut.setdefault((r.navn, r.rolle, r.motte_for), r)
    return list(ut.values())


_NAER = 60
"""How many characters may stand between rows that are quoted as one run."""
_LEDETEKST = re.compile(r"(?i)forfall|ikke møtte|ikkje møtte|inhabil|ugild|varamedlem|møtte for")


def _sammenhengende(rader: Sequence[_Rad]) -> list[list[_Rad]]:
    """The rows in runs that stand together in a document."""
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
    return ut


def _sted(bit: Sequence[_Rad]) -> Sted:
    """Where a run stands: from the start of its first line, with the label over it."""
    forst, sist = bit[0], bit[-1]
    over, _, egen = forst.foran.rpartition("\n")
    start = forst.sted.start - len(egen)
    if _LEDETEKST.search(over) and not _LEDETEKST.search(egen):
        start -= len(over) + 1
    return replace(forst.sted, start=start, slutt=sist.sted.slutt, side_til=sist.sted.side_til)
