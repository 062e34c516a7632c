"""Who was at a meeting: who was away, who met in whose place, who met for a party, who was inhabil,
who leads the body. The lists of who met tell it, in their own rows.
"""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from indeks.datoer import fra_iso
from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Passasjerad
from indeks.lagring.strukturlager import Sted
from indeks.ord.norsk import termer
from indeks.personer import navneord, parti, partier_i
from indeks.saksnummer import nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.oppslag.behandlet import finn_saken
from sok.oppslag.etterpa import USIKKER
from sok.oppslag.funn import Funn, moter
from sok.saker.saksregister import Saksregister
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import Sporring, emneord, partiord, vendinger

Hva = Literal["leder", "ordforer", "inhabil", "forfall", "for_noen", "motte", "sitter"]

_HVEM = r"(?i)\b(?:hvem|kven|hvilke\w*|kva for)\b.*\b"
_FORFALL = re.compile(rf"{_HVEM}(?:forfall|fraværende|fråverande)\b")
_INHABIL = re.compile(rf"{_HVEM}(?:inhabil\w*|ugild\w*)\b")
_MOTTE = re.compile(rf"{_HVEM}(?:møtte|møtt|satt|sat|sitter|sit|representer\w+)\b")
_VARA = re.compile(rf"{_HVEM}(?:vara|varamedlem\w*|vararepresentant\w*)\b")
_FOR_NOEN = re.compile(
    rf"{_HVEM}møtte (?:for|i stedet for|i staden for) (?-i:(?P<hvem>[A-ZÆØÅ][\w-]*"
    r"(?: [A-ZÆØÅ][\w-]*)*))"
)
_VAR_DER = re.compile(
    r"(?i)\b(?:(?:hvor|kor) mange|hvem|kven|når|hvilke\w*|kva for)\b.*"
    r"\b(?:møtte|til ?stede|til stades|forfall|fraværende|fråverande|(?:er|var) vara)\b"
)
"""What asks who was there; only the list of the meeting tells all of them."""
_LEDERE = ("leder", "ordforer")
_MEDLEM = ("leder", "nestleder", "medlem")
_LEDER = re.compile(
    r"(?i)\b(?:hvem|kven)\b(?: \w+)? (?:(?:er|var) (?:[\w-]+s )?"
    r"(?P<rolle>leder|leiar|nestleder|nestleiar|varaordfører|varaordførar|ordfører|ordførar)"
    r"|(?:leder|leier|leiar))\b"
)
_SITTER = re.compile(r"(?i)\b(?:sitter|sit|representerer)\b")
_NA = re.compile(rf"{_SITTER.pattern}|\ber\b|^\W*(?:hvem|kven) (?:leder|leier|leiar)\b")
"""What asks how it is now."""
_ANNET = re.compile(r"(?i)\b(?:stem(?:te|mer|t)|røyst\w*|foresl\w+|føresl\w+|fremm\w+|fremj\w+)\b")
"""What somebody did there is told elsewhere."""


def _ord(tekst: str) -> frozenset[str]:
    return frozenset(termer(f"møte møtet medlem representant {tekst}"))


_ORD: dict[Hva, frozenset[str]] = {
    "leder": _ord("utvalg"),
    "ordforer": _ord("kommune"),
    "inhabil": _ord(
        "inhabil inhabile ugild ugilde inhabilitet habilitet erklært kjent sak saken saka "
        "under behandlingen handsaminga behandlet handsama"
    ),
    "forfall": _ord("forfall fraværende fråverande meldt meldte"),
    "for_noen": _ord("møtte stedet staden"),
    "motte": _ord("møtte møtt satt sat vara varamedlem vararepresentant"),
    "sitter": _ord("møtte møtt satt sat sitter sit representerer representerte parti"),
}
"""The terms of what is asked for: a question that says more may ask of something else."""
_OMTRENT = frozenset(("etter", "før", *termer("høsten våren valget perioden")))
"""What tells a time that no list is known to be of."""
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
    """What of a list is asked for: `hva`, which rows that is, the terms that say so, and of which
    parties; empty for any."""

    hva: Hva
    er: Callable[[_Rad], bool]
    ord: frozenset[str]
    partier: frozenset[str] = frozenset()

    def fra(self, r: _Rad) -> bool:
        """Whether a row is of one of the parties, as far as it tells."""
        return not self.partier or (r.parti is not None and parti(r.parti) in self.partier)


def spurt(sporsmal: str) -> Onske | None:
    """What a question asks of the lists of who met; None where it asks nothing of them."""
    if _ANNET.search(sporsmal):
        return None
    if leder := _LEDER.search(sporsmal):
        # «Leder for Høyre» is no leader of the body's.
        rolle = (leder["rolle"] or "leder").lower()
        hva: Hva = "ordforer" if "ordfør" in rolle else "leder"
        return Onske(hva, _er_leder(rolle), _ORD[hva] | set(termer(rolle)))
    partier = frozenset(partier_i(sporsmal))
    fra_partiet = partiord(sporsmal)

    def onske(hva: Hva, er: Callable[[_Rad], bool], *ord_: str) -> Onske:
        return Onske(hva, er, _ORD[hva] | fra_partiet | set(ord_), partier)

    if _INHABIL.search(sporsmal):
        return onske("inhabil", lambda r: r.rolle == "inhabil")
    if _FORFALL.search(sporsmal):
        return onske("forfall", lambda r: r.rolle == "forfall")
    if (for_noen := _FOR_NOEN.search(sporsmal)) and not partier:
        hvem = navneord(for_noen["hvem"])
        return onske(
            "for_noen",
            lambda r: r.motte_for is not None and hvem <= navneord(r.motte_for),
            *termer(for_noen["hvem"]),
        )
    if not _MOTTE.search(sporsmal):
        return None
    if _VARA.search(sporsmal):
        return onske("motte", lambda r: r.rolle == "varamedlem")
    if not partier:
        return None
    if _SITTER.search(sporsmal):
        # Who sits there, whether or not they came; who met for them does not.
        return onske("sitter", lambda r: r.rolle in (*_MEDLEM, "forfall"))
    return onske("sitter", lambda r: r.rolle in (*_MEDLEM, "varamedlem"))


def ikke_i_listen(sporring: Sporring, kommuner: Collection[str]) -> bool:
    """Whether a question that the lists did not answer asks for what no other words tell surely:
    who met, who was away, who leads. Who was inhabil in a sak is told by its minutes too."""
    onske = spurt(sporring.tekst)
    if onske is not None and onske.hva == "inhabil":
        return not emneord(sporring, kommuner, onske.ord)
    if onske is not None and onske.hva in _LEDERE:
        hvor_som_helst = onske.hva == "ordforer" and not kommuner
        en_gang = bool(sporring.datoer or sporring.maneder or sporring.ar)
        mer = not _ett_mote(sporring) or bool(_rest(sporring, kommuner, onske))
        return hvor_som_helst or en_gang or mer
    return _VAR_DER.search(sporring.tekst) is not None and not _ANNET.search(sporring.tekst)


def _rest(sporring: Sporring, kommuner: Collection[str], onske: Onske) -> set[str]:
    """What a question says besides what it asks of the lists."""
    return {*emneord(sporring, kommuner, onske.ord), *vendinger(sporring.tekst)}


def _ett_mote(sporring: Sporring) -> bool:
    return len(sporring.utvalg) <= 1 and len((*sporring.datoer, *sporring.maneder)) <= 1


def _er_leder(rolle: str) -> Callable[[_Rad], bool]:
    """Whose own line says that they are that: `Leder`, `Ordførar`."""
    ord_ = re.sub("leder|leiar", "le(?:der|iar)", rolle)
    ordet = re.compile(rf"(?i)\b{re.sub('fører|førar', 'før(?:er|ar)', ord_)}\b")

    def er(r: _Rad) -> bool:
        egen_linje = f"{r.foran.rpartition(chr(10))[2]} {r.ordene}"
        return r.rolle in _MEDLEM and bool(ordet.search(egen_linje))

    return er


def finn(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    onske: Onske,
    kommuner: Collection[str] = (),
) -> list[Funn]:
    """The rows that tell who is asked for, of the meeting that the question names, or the body's
    latest where it asks who leads it or sits there. Empty where the meeting is not known, or the
    lists do not tell."""
    rest = _rest(sporring, kommuner, onske)
    i_sak = onske.hva == "inhabil" and bool(rest)
    if not _ett_mote(sporring) or (not i_sak and not rest <= _OMTRENT):
        return []
    # There is one ordfører, and the sak tells in which meeting somebody was inhabil.
    if not (
        sporring.utvalg or sporring.datoer or sporring.maneder or onske.hva == "ordforer" or i_sak
    ):
        return []
    alle = rader = _rader(lager, saker, sporring, kommuner, onske)
    if i_sak:
        rader = _i_saken(saker, sporring, ordsok, treff, rader, kommuner)
    rader = _i_motet(
        [r for r in rader if onske.hva not in _LEDERE or onske.er(r)], sporring, onske.hva
    )
    aktuelle = [r for r in rader if onske.er(r)]
    valgte = _en_gang(r for r in aktuelle if onske.fra(r))
    if onske.hva == "for_noen" and len({r.motte_for for r in valgte}) > 1:
        return []  # two have the name
    # A list of all who were away, and who met for one of them, make sense as they stand.
    som_den_star = onske.hva == "for_noen" or (onske.hva == "forfall" and not onske.partier)
    andre = [] if som_den_star else [r for r in alle if r not in valgte]
    biter = _sammenhengende(valgte, andre)
    alle_kjent = not onske.partier or all(r.parti for r in aktuelle)
    sikkert = len(biter) <= _FLEST and (i_sak or not rest) and alle_kjent
    return [
        Funn(
            _sted(bit, andre),
            1.0 if sikkert else USIKKER,
            om=moter(bit),
            kjent=sikkert,
        )
        for bit in biter[:_FLEST]
    ]


# -- which meeting


def _rader(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    kommuner: Collection[str],
    onske: Onske,
) -> list[_Rad]:
    """The rows of meetings of the body and time that the question names; none where several
    municipalities' fit. Who leads or sits there now is looked for in the latest meetings first."""
    i_dem, verdier = en_av("x.utvalg_nokkel", sporring.utvalg)
    alle = lager.rader(
        f"""SELECT x.*, d.navn AS dokument FROM deltaker x JOIN dokument d ON d.id = x.dokument_id
            {f"WHERE {i_dem}" if sporring.utvalg else ""} ORDER BY x.id""",
        verdier,
    )
    # Papers that do not say whose they are count where none say that they are this one's.
    egne = [r for r in alle if saker.kommune(r["dokument_id"]) in kommuner]
    rader = egne or [r for r in alle if not kommuner or saker.kommune(r["dokument_id"]) is None]
    if len({saker.kommune(r["dokument_id"]) for r in rader} - {None}) > 1:
        return []
    rader = [r for r in rader if _i_tiden(sporring, fra_iso(r["dato"]))]
    dager = sorted({r["dato"] or "" for r in rader}, reverse=True)
    bolk = _BOLK if _nyeste(sporring, onske.hva) else max(1, len(dager))
    ut: list[_Rad] = []
    for fra in range(0, len(dager), bolk):
        ut += _med_ordene(lager, [r for r in rader if (r["dato"] or "") in dager[fra : fra + bolk]])
        if any(onske.er(r) for r in ut):
            break
    return ut


_BOLK = 20
"""How many days' meetings are read at a time: an archive may have thousands of lists."""


def _i_tiden(sporring: Sporring, dato: date | None) -> bool:
    if sporring.datoer or sporring.maneder:
        return sporring.nevner_dag(dato)
    return not sporring.ar or (dato is not None and str(dato.year) in sporring.ar)


def _nyeste(sporring: Sporring, hva: Hva) -> bool:
    """Whether it is asked how things are, and so of the latest meeting."""
    naar = sporring.datoer or sporring.maneder
    return not naar and hva in (*_LEDERE, "sitter") and _NA.search(sporring.tekst) is not None


def _med_ordene(lager: Lager, rader: Sequence[sqlite3.Row]) -> list[_Rad]:
    """Rows with their words and what stands before them, read once a document."""
    ut: list[_Rad] = []
    for dokument_id, egne in groupby(rader, key=lambda r: int(r["dokument_id"])):
        i_dokumentet = list(egne)
        fra = max(0, min(r["start"] for r in i_dokumentet) - _FORAN)
        til = max(r["slutt"] for r in i_dokumentet)
        ordene = lager.tekst_i(dokument_id, fra, til)
        for r in i_dokumentet:
            foran = ordene[max(0, r["start"] - fra - _FORAN) : r["start"] - fra]
            ut.append(
                _Rad(
                    r["utvalg"],
                    fra_iso(r["dato"]),
                    r["navn"],
                    r["parti"],
                    r["rolle"],
                    r["motte_for"],
                    Sted(
                        r["dokument"],
                        dokument_id,
                        None,
                        r["start"],
                        r["slutt"],
                        r["side_fra"],
                        r["side_til"],
                    ),
                    ordene[r["start"] - fra : r["slutt"] - fra],
                    "\n".join(foran.split("\n")[-2:]),
                )
            )
    return ut


_FORAN = 120
"""How many characters before a row may hold its line and the one over it."""


def _i_motet(rader: Sequence[_Rad], sporring: Sporring, hva: Hva) -> list[_Rad]:
    """The rows of the one meeting that is meant: the only one there is, and the latest where it is
    asked who leads or sits. Who did is asked of all."""
    ulike = sorted({_mote(r) for r in rader})
    if len(ulike) > 1 and hva in (*_LEDERE, "sitter"):
        if _nyeste(sporring, hva):
            return [r for r in rader if _mote(r) == ulike[-1]]
        return [] if sporring.datoer or sporring.maneder else list(rader)
    return list(rader) if len(ulike) == 1 else []


def _mote(r: _Rad) -> tuple[date, str]:
    return r.dato or date.min, nokkel_utvalg(r.utvalg) or ""


def _i_saken(
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    rader: Sequence[_Rad],
    kommuner: Collection[str],
) -> list[_Rad]:
    """Those of the rows of the inhabile that are of the sak asked about; none where it is not
    known which that is."""
    valgt = finn_saken(saker, sporring, ordsok, treff, kommuner, rundt=_ORD["inhabil"])
    if valgt is None or valgt.verdi < 1.0:
        return []
    egne = {
        (b.dokument_id, nokkel_saksnr(b.saksnr, b.dato))
        for b in saker.sakens(valgt.behandling)
        if b.saksnr is not None
    }
    return [
        r
        for r in rader
        if any(
            (r.sted.dokument_id, nokkel_saksnr(nr, r.dato)) in egne
            for nr in re.findall(r"\d+/\d+", r.ordene)
        )
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


def _sammenhengende(rader: Sequence[_Rad], andre: Sequence[_Rad]) -> list[list[_Rad]]:
    """The rows in runs that stand together in a document with none of `andre` between them, those
    of the latest meeting first."""
    ut: list[list[_Rad]] = []
    for r in sorted(rader, key=lambda r: (r.sted.dokument_id, r.sted.start)):
        siste = ut[-1][-1] if ut else None
        if (
            siste is not None
            and siste.sted.dokument_id == r.sted.dokument_id
            and siste.rolle == r.rolle
            and 0 <= r.sted.start - siste.sted.slutt <= _NAER
            and not _mellom(andre, r, siste.sted.slutt, r.sted.start)
        ):
            ut[-1].append(r)
        else:
            ut.append([r])
    return sorted(ut, key=lambda bit: bit[0].dato or date.min, reverse=True)


def _mellom(andre: Iterable[_Rad], r: _Rad, fra: int, til: int) -> list[int]:
    """Where those of `andre` end that stand in a run of a row's document."""
    return [
        x.sted.slutt
        for x in andre
        if x.sted.dokument_id == r.sted.dokument_id and x.sted.start < til and fra < x.sted.slutt
    ]


def _sted(bit: Sequence[_Rad], andre: Sequence[_Rad]) -> Sted:
    """Where a run stands: from the start of its first line, with the label over it; `andre` on
    that line are left out, and over it no label."""
    forst, sist = bit[0], bit[-1]
    over, _, egen = forst.foran.rpartition("\n")
    start = linje = forst.sted.start - len(egen)
    if foran := _mellom(andre, forst, linje, forst.sted.start):
        bak = egen[max(foran) - linje :]
        start = forst.sted.start - len(bak.lstrip(" ,;"))
    elif not _LEDETEKST.search(egen) and (
        _LEDETEKST.search(over) or (forst.motte_for and "øtte for" in over)
    ):
        label = linje - len(over) - 1
        start = linje if _mellom(andre, forst, label, linje) else label
    return replace(forst.sted, start=start, slutt=sist.sted.slutt, side_til=sist.sted.side_til)
