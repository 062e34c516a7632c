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
from indeks.saksnummer import SAKSNR
from indeks.struktur.typer import Vedtaksstatus

_HODE = re.compile(
    r"(?i)^(?=.*\bsak)(?=.*(?:status|tittel|merknad|oppfølging))(?:(?:dato|vedtaksdato|møtedato|møte|utvalg|utval|organ"
    r"|sak(?:s?nr\.?|snummer)?|sakstittel|tittel|status|vedtak(?:et)?|vedteke|merknad|kommentar|ansvarlig|oppfølging"
    r"|frist|nr\.?|type|politisk|vedtatt|gjelder|arkivsak(?:snr)?\.?)[ ./]*){3,}$"
)
_ORGAN = r"(?:[A-ZÆØÅ]{1,6}|[A-ZÆØÅ][a-zæøå]+(?:[ -][a-zæøå]+){0,4})"
_PREF = r"(?:[A-ZÆØÅ]{1,5}[- ]{1,2})?"
RADSTARTER: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"^(?P<dato>{DATO}) (?P<organ>{_ORGAN}) (?P<nr>{_PREF}{SAKSNR})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<nr>{_PREF}{SAKSNR}) (?P<dato>{DATO}) (?P<organ>{_ORGAN})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<organ>{_ORGAN}) (?P<nr>{_PREF}{SAKSNR}) (?P<dato>{DATO})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<organ>{_ORGAN}) (?P<dato>{DATO}) (?P<nr>{_PREF}{SAKSNR})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<dato>{DATO}) (?P<nr>{_PREF}{SAKSNR}) (?P<organ>[A-ZÆØÅ]{{2,6}})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<dato>{DATO}) (?P<organ>)(?P<nr>[A-ZÆØÅ]{{1,5}}[- ]{{1,2}}{SAKSNR})(?: (?P<rest>.*))?$"
    ),
    re.compile(
        rf"^(?P<organ>)(?P<nr>[A-ZÆØÅ]{{1,5}}[- ]{{1,2}}{SAKSNR}) (?P<dato>{DATO})(?: (?P<rest>.*))?$"
    ),
)
"""How a row opens: date, body and saksnr in the orders met."""


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
        r"(?:Ikke|Ikkje)\s+(?:iverksatt|iversatt|iverksett|gjennomført|utført|effektuert|fulgt opp|ferdig|påbegynt|starta|startet)",
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


@dataclass(slots=True)
class _Rad:
    start: int
    slutt: int
    dato: str
    organ: str
    nr: str
    resten: list[str]


def _i_del(tekst: str, del_: Del) -> list[Vedtaksstatus]:
    rader: list[_Rad] = []
    i_tabell = False
    hode = ""
    her = del_.start
    for linje in tekst[del_.start : del_.slutt].split("\n"):
        ren = linje.strip()
        start = her + (len(linje) - len(linje.lstrip()))
        her += len(linje) + 1
        if not ren:
            continue
        # A head may be broken over two or three lines.
        hode = f"{hode} {ren}".strip() if len(ren) < 60 else ren
        if _HODE.match(ren) or _HODE.match(" ".join(hode.split()[-12:])):
            i_tabell, hode = True, ""
            continue
        if not i_tabell:
            continue
        funn = next((f for m in RADSTARTER if (f := m.match(ren))), None)
        if funn and (les_dato(funn["dato"]) is not None):
            rader.append(
                _Rad(
                    start,
                    start + len(ren),
                    funn["dato"],
                    funn["organ"],
                    funn["nr"],
                    [funn["rest"] or ""],
                )
            )
        elif rader and _hodedel(ren):
            continue
        elif rader and _fortsetter(rader[-1], ren):
            rader[-1].resten.append(ren)
            rader[-1].slutt = start + len(ren)
        elif rader:
            i_tabell = False
    return (
        [r for rad in rader if (r := _ferdig(rad, del_)) is not None] if _er_tabell(rader) else []
    )


def _hodedel(linje: str) -> bool:
    """Whether a line is a piece of the head, repeated on a new page."""
    return (
        re.fullmatch(
            r"(?i)(?:status|vedtak|merknad|kommentar|dato|utvalg|utval|saksnr\.?|sakstittel| )+",
            linje,
        )
        is not None
    )


def _er_tabell(rader: Sequence[_Rad]) -> bool:
    """Whether the rows are of a status table: half of them or more have a status."""
    med = sum(_status(" ".join(rad.resten)) is not None for rad in rader)
    return len(rader) >= 2 and med * 2 >= len(rader)


def _fortsetter(rad: _Rad, linje: str) -> bool:
    """Whether a line goes on with the row before: rows are short unless they have a remark."""
    return len(rad.resten) < 40 and not re.match(r"(?i)(?:kapittel|side) \d", linje)


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


def _ferdig(rad: _Rad, del_: Del) -> Vedtaksstatus | None:
    alt = " ".join(" ".join(rad.resten).split())
    alt = re.sub(r"(?<=[a-zæøå])- (?=[a-zæøå])", "", alt)
    status = _status(alt)
    tittel = alt[: status[0]] if status else alt
    merknad = alt[status[1] :].strip(" -–") if status else ""
    if not tittel.strip():
        return None
    return Vedtaksstatus(
        del_.behandling,
        les_dato(rad.dato),
        rad.organ,
        rad.nr,
        tittel.strip(" -–"),
        alt[status[0] : status[1]] if status else "",
        status[2] if status else None,
        merknad,
        rad.start,
        rad.slutt,
    )
