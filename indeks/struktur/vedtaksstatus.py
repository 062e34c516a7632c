"""Reports on what became of earlier decisions: tables of date, body, saksnr, title, status, remark.

The table's head tells that it is one; a PDF flattens the rest into lines, where a title or a remark
runs on over several and a status may be broken in two. A row opens with its date, body and saksnr
in the head's order; the status parts title from remark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indeks.datoer import DATO, les_dato
from indeks.dokument import Del
from indeks.linje import monstre
from indeks.saksnummer import SAKSNR
from indeks.strukturtyper import Vedtaksstatus

_HODE = re.compile(
    r"(?i)^(?=.*\bsak)(?=.*(?:status|tittel|merknad|oppfølging))(?:(?:dato|vedtaksdato|møtedato|møte|utvalg|utval|organ"
    r"|sak(?:s?nr\.?|snummer)?|sakstittel|tittel|status|vedtak(?:et)?|vedteke|merknad|kommentar|ansvarlig|oppfølging"
    r"|frist|nr\.?|type|politisk|vedtatt|gjelder|arkivsak(?:snr)?\.?)[ ./]*){3,}$"
)
_ORGAN = r"(?:[A-ZÆØÅ]{1,6}(?=\s)|[A-ZÆØÅ][a-zæøå-]+(?:[\s-][a-zæøå]+){0,4}?)"
_NR = rf"(?:[A-ZÆØÅ]{{1,5}}[- ]{{1,2}})?{SAKSNR}"
_DATO = rf"(?P<dato>{DATO})"
RADSTARTER: tuple[re.Pattern[str], ...] = tuple(
    re.compile(monster, re.MULTILINE)
    for monster in (
        rf"^{_DATO}\s+(?P<organ>{_ORGAN})\s+(?P<nr>{_NR})(?=\s)",
        rf"^(?P<organ>{_ORGAN})\s+(?P<nr>{_NR})\s+{_DATO}(?=\s)",
        rf"^(?P<organ>{_ORGAN})\s+{_DATO}\s+(?P<nr>{_NR})(?=\s)",
        rf"^(?P<nr>{_NR})\s+{_DATO}\s+(?P<organ>{_ORGAN})(?=\s)",
        rf"^{_DATO}\s+(?P<nr>{_NR})\s+(?P<organ>[A-ZÆØÅ]{{2,6}})(?=\s)",
        rf"^{_DATO}\s+(?P<nr>[A-ZÆØÅ]{{1,5}}[- ]{{1,2}}{SAKSNR})(?=\s)",
        rf"^(?P<nr>[A-ZÆØÅ]{{1,5}}[- ]{{1,2}}{SAKSNR})\s+{_DATO}(?=\s)",
        rf"^(?P<nr>{_NR})\s+(?P<tittel>[A-ZÆØÅ0-9«][^\n]*(?:\n[^\n]+){{0,4}}?)\n{_DATO}\s+"
        rf"(?P<organ>{_ORGAN})(?=\s)",
    )
)
"""How a row opens: date, body and saksnr in the orders met; in the last the title stands among
them. A narrow column breaks a body's name over lines."""

_MAKS_RAD = 1500
"""Characters of one row at most; longer is not a row."""


@dataclass(frozen=True, slots=True)
class Status:
    """A status as tables print it, and whether it says that the decision is carried out."""

    monster: re.Pattern[str]
    iverksatt: bool | None
    eksempel: str


def _s(monster: str, iverksatt: bool | None, eksempel: str) -> Status:
    return Status(re.compile(monster), iverksatt, eksempel)


STATUSER: tuple[Status, ...] = (
    _s(
        r"(?:Ikke|Ikkje)\s+(?:iverksatt|iversatt|iverksett|gjennomført|utført|effektuert|fulgt opp"
        r"|ferdig|påbegynt|starta|startet)",
        False,
        "Ikke iverksatt",
    ),
    _s(
        r"(?:Delvis|Delvist)\s+(?:iverksatt|iverksett|gjennomført|utført|effektuert)",
        False,
        "Delvis iverksatt",
    ),
    _s(
        r"(?:Under|I)\s+(?:arbeid|utføring|utførelse|behandling|prosess|gang)",
        False,
        "Under arbeid",
    ),
    _s(r"Utsatt|Utsett|Pågår|Påbegynt|Avventer|Ventar", False, "Pågår"),
    _s(r"(?:Er\s+)?(?:[Ii]verksatt|[Ii]versatt|[Ii]verksett)", True, "Iverksatt"),
    _s(
        r"Gjennomført|Utført|Effektuert|Fullført|Ferdig(?:stilt|behandlet)?|Avsluttet|Avslutta|Fulgt\s+opp|Følgt\s+opp|OK|Ok",
        True,
        "Gjennomført",
    ),
)
"""What a status column may hold."""


def les_vedtaksstatus(tekst: str, deler: Sequence[Del]) -> list[Vedtaksstatus]:
    """The rows of every status table in a document, in order."""
    ut: list[Vedtaksstatus] = []
    for del_ in deler:
        if _HODESOK.search(tekst, del_.start, del_.slutt):
            ut += _i_del(tekst, del_)
    return ut


_HODESOK = re.compile(r"(?i)\bstatus\b")


def _i_del(tekst: str, del_: Del) -> list[Vedtaksstatus]:
    """The rows of the part's tables: those of the order that the table behind each head has."""
    bit = tekst[del_.start : del_.slutt]
    hoder = _hoder(bit)
    if not hoder:
        return []
    ut: list[Vedtaksstatus] = []
    tabell_fra = hoder[0]
    best: list[re.Match[str]] = []
    for monster in RADSTARTER:
        funn = [f for f in monster.finditer(bit, tabell_fra) if les_dato(f["dato"]) is not None]
        if len(funn) > len(best):
            best = funn
    if not best:
        return []
    grenser = [*(f.start() for f in best[1:]), len(bit)]
    for nr, (f, til) in enumerate(zip(best, grenser, strict=True)):
        if nr + 1 == len(best):
            til = _siste_slutt(bit, best)
        if til - f.start() > _MAKS_RAD:
            til = bit.find("\n", f.start() + _MAKS_RAD // 2)
            til = til if til >= 0 else len(bit)
        if rad := _ferdig(bit, f, til, del_):
            ut.append(rad)
    med = sum(bool(r.status) for r in ut)
    return ut if len(ut) >= 2 and med * 2 >= len(ut) else []


def _siste_slutt(bit: str, rader: Sequence[re.Match[str]]) -> int:
    """Where the last row ends: at a blank line, a heading, or a line longer than any cell's."""
    lengst = max(len(linje) for linje in bit[rader[0].start() : rader[-1].start()].split("\n"))
    her = rader[-1].end()
    forste = True
    for linje in bit[her:].split("\n"):
        ren = linje.strip()
        overskrift = any(rad.monster.fullmatch(ren) for rad in monstre.DELER)
        if not forste and (not ren or len(ren) > max(lengst, 30) or overskrift):
            return her - 1
        her += len(linje) + 1
        forste = False
    return len(bit)


def _hoder(bit: str) -> list[int]:
    """Where the heads of status tables end; a head may be broken over two or three lines."""
    ut: list[int] = []
    linjer = list(re.finditer(r"[^\n]+", bit))
    for i in range(len(linjer)):
        for antall in (1, 2, 3):
            rekke = linjer[i : i + antall]
            hele = " ".join(x.group().strip() for x in rekke)
            if len(hele) < 120 and "tatus" in hele and _HODE.match(hele):
                ut.append(rekke[-1].end())
                break
    return ut


_HODELINJE = re.compile(
    r"(?im)^(?:status|vedtak|merknad|kommentar|dato|utvalg|utval|saksnr\.?|sakstittel|tittel"
    r"|vedteke|sak| )+$"
)


def _status(tekst: str) -> tuple[int, int, bool | None] | None:
    """Where the status stands in a row's words: the first that a title cannot go on behind, that
    is at the end or before a capital letter."""
    for status in STATUSER:
        for funn in status.monster.finditer(tekst):
            foran, bak = tekst[: funn.start()].rstrip(), tekst[funn.end() :].strip()
            # A title that itself ends in the word has it again as status.
            if foran and (not bak or bak[0].isupper() or bak[0] in "«(–-0123456789"):
                if re.match(rf"(?:{status.monster.pattern})$", bak):
                    continue
                return funn.start(), funn.end(), status.iverksatt
    return None


def _ferdig(bit: str, funn: re.Match[str], til: int, del_: Del) -> Vedtaksstatus | None:
    resten = _HODELINJE.sub("", bit[funn.end() : til])
    alt = " ".join(re.sub(r"(?<=[a-zæøå])-\n(?=[a-zæøå])", "", resten).split())
    felt = funn.groupdict()
    tittel = felt.get("tittel")
    if tittel is not None:
        status = _status(f"x {alt}")
        status = (status[0] - 2, status[1] - 2, status[2]) if status else None
        if status and status[0] > 0:
            status = None  # what stands before it belongs to no column
    else:
        status = _status(alt)
        tittel = alt[: status[0]] if status else alt
    tittel = " ".join(tittel.split()).strip(" -–")
    if not tittel:
        return None
    slutt = funn.start() + len(bit[funn.start() : til].rstrip())
    return Vedtaksstatus(
        del_.behandling,
        les_dato(funn["dato"]),
        " ".join((felt.get("organ") or "").split()),
        " ".join(funn["nr"].split()),
        tittel,
        alt[status[0] : status[1]] if status else "",
        status[2] if status else None,
        alt[status[1] :].strip(" -–") if status else "",
        del_.start + funn.start(),
        del_.start + slutt,
    )
