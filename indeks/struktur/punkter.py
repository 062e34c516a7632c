"""The text of a vedtak, an innstilling or a forslag til vedtak, and its numbered points."""

import re
from collections.abc import Mapping, Sequence

from indeks.dokument import Del
from indeks.linje import monstre
from indeks.linje.linjeslag import er_organlinje
from indeks.strukturtyper import Punkt, Punktslag, Vedtakstekst
from indeks.utvalg import FASTE_ORGANER, er_overst

_SLAG: tuple[Punktslag, ...] = ("vedtak", "innstilling", "forslag_til_vedtak")
_NUMMER = re.compile(r"(?:(?i:punkt|pkt\.?) )?(?P<nr>\d{1,2})(?P<tegn>[.):]|(?= [A-ZÆØÅ])) ?(?=\S)")
_BOKSTAV = re.compile(r"(?P<nr>[a-h])[.)] ?(?=\S)")
_RESTER = re.compile(r"\[[^\]]{3,30}\]|(?i:saksordfør(?:er|ar)): .{3,60}")
"""What the case system printed with the page: `[Lagre vedtak]`, `Saksordførar: Kari Nes`."""
_NAVNELINJE = re.compile(r"[A-ZÆØÅ][\wæøåéü.-]+(?: [A-ZÆØÅ][\wæøåéü.-]+){1,3}")
"""A name alone on a line: over an office, a signature."""
TIL_ANNET_ORGAN = re.compile(
    r"(?i)(?:kommunestyret|bystyret|heradsstyret|formannskapet|fylkestinget) (?:gj[øe]r|fattar"
    r"|fatter|tek|tar)"
    r" (?:det )?endel\w+ vedtak|innstill\w+ til (?:kommunestyret|formannskapet|bystyret)"
    r"|tilråding(?:a)? til (?:kommunestyret|formannskapet|heradsstyret)|saken (?:sendes"
    r"|oversendes) (?:til )?kommunestyret"
)
_FORST_ORGAN = re.compile(
    r"(?i)^(?:(?:\d{1,2}[.)]|[^\w\s«\"“(]) ?)?(?:[A-ZÆØÅ][\wæøå-]+ )?"
    rf"(?P<organ>{FASTE_ORGANER}|fylkesting)t? (?:i \w+ )?"
    r"(?:kommune )?(?:vedtar|vedtek|godkjenn(?:er|ar)|slutter|gir|gjev|gir|ber|bed|tar|tek|viser"
    r"|syner|velger|vel|oppnevner|oppnemner|fastsetter|fastset|anbefaler|delegerer|delegerar"
    r"|støtter|støttar|samtykker|ønsker|ynskjer|innvilger|løyver|bevilger|legger|legg|stiller"
    r"|opprettholder|oppretthald)\b"
)
"""What somebody decides is worded as another body's vedtak: it is that body that decides."""


def til_annet_organ(tekst: str, utvalg: str | None) -> bool:
    """Whether the words themselves tell that a body other than `utvalg` decides in the end."""
    if er_overst(utvalg):
        return False
    ren = " ".join(tekst.split())
    if TIL_ANNET_ORGAN.search(ren):
        return True
    forst = _FORST_ORGAN.match(ren)
    return bool(forst and utvalg and forst["organ"].lower() not in utvalg.lower())


def les_vedtakstekster(
    tekst: str, deler: Sequence[Del], haler: Mapping[int, int] | None = None
) -> list[Vedtakstekst]:
    """The blocks among a document's parts, in order; a part that is a heading alone has none.
    `haler` tells, by number of the part, where its text goes over to something else."""
    ut: list[Vedtakstekst] = []
    for nr, del_ in enumerate(deler):
        if del_.slag not in _SLAG:
            continue
        start, slutt = _kropp(tekst, del_, (haler or {}).get(nr, del_.slutt))
        if slutt <= start:
            continue
        ut.append(
            Vedtakstekst(
                nr,
                del_.behandling,
                _SLAG[_SLAG.index(del_.slag)],
                start,
                slutt,
                tuple(
                    les_punkter(tekst, start, slutt, nummerert=_NUMMERERT.match(del_.tittel or ""))
                ),
                til_annet_organ(tekst[start:slutt], del_.utvalg),
            )
        )
    return ut


def _kropp(tekst: str, del_: Del, slutt: int) -> tuple[int, int]:
    """The words of a part without its heading, signature and the case system's own marks."""
    start = del_.start
    bit = tekst[start:slutt]
    hode = len(bit) - len(bit.lstrip())
    organ, _, under = bit[hode:].partition("\n")
    if del_.tittel and under.lstrip().startswith(del_.tittel) and er_organlinje(organ.strip()):
        hode = len(bit) - len(under.lstrip())  # «Formannskapet 07.12.2021» over «Innstilling»
        bit = " " * hode + bit[hode:]
    if del_.tittel and bit.lstrip().startswith(del_.tittel):
        hode += len(del_.tittel)
    start += hode
    # A heading may stand over another: «KHO- 025/21 Vedtak:» over «Tilråding.».
    while linje := re.match(r"\s*([^\n]+)\n", tekst[start:slutt]):
        ren = linje[1].strip()
        if len(ren) > 60 or not any(rad.monster.fullmatch(ren) for rad in monstre.DELER):
            break
        if ren.endswith((".", ":")) or re.fullmatch(
            r"(?i)(?:endelig )?vedtak|innstilling|tilråding", ren
        ):
            start += linje.end()
        else:
            break
    slutt = _uten_rest(tekst, start, slutt)
    start += len(tekst[start:slutt]) - len(tekst[start:slutt].lstrip())
    return start, slutt


def _uten_rest(tekst: str, start: int, slutt: int) -> int:
    """Where a text ends before what was only printed below it."""
    linjer = tekst[start:slutt].split("\n")
    while linjer and (antall := 1 if not linjer[-1].strip() else _rester(linjer)):
        del linjer[-antall:]
    return start + len("\n".join(linjer).rstrip())


def _rester(linjer: Sequence[str]) -> int:
    """How many of the last lines are marks, a signature or the page's own line of the meeting."""
    for antall in (1, 2):
        if len(linjer) > antall and monstre.MOTELINJE.fullmatch("\n".join(linjer[-antall:])):
            return antall
    siste = linjer[-1].strip()
    if monstre.STILLING.fullmatch(siste):
        over = [nr for nr, linje in enumerate(linjer[:-1]) if linje.strip()]
        if over and _NAVNELINJE.fullmatch(linjer[over[-1]].strip()):
            return len(linjer) - over[-1]
    monster = (_RESTER, monstre.GODKJENT, monstre.STILLING)
    return int(any(m.fullmatch(siste) for m in monster))


def les_punkter(
    tekst: str, start: int, slutt: int, nummerert: re.Match[str] | None = None
) -> list[Punkt]:
    """The points at the top level: numbers that go up by one from 1, letters where there are no
    numbers. A table's rows may open with a number too, but not with the next one written alike.
    `nummerert` is the 1 that a heading took from the first point (`_NUMMERERT`), if it did."""
    if nummerert and (resten := _rekke(tekst, start, slutt, _NUMMER, "2", nummerert["tegn"])):
        steder = [("1", start, start), *resten]
        return _punkter(tekst, steder, slutt)
    for monster, forste in ((_NUMMER, "1"), (_BOKSTAV, "a")):
        steder = _rekke(tekst, start, slutt, monster, forste)
        if len(steder) > 1 or (len(steder) == 1 and monster is _NUMMER):
            return _punkter(tekst, steder, slutt)
    return []


_NUMMERERT = re.compile(r"1(?P<tegn>[.):]) ")
"""A heading that is printed as the first of the points: `1. Rådmannens forslag til vedtak`."""


def _punkter(tekst: str, steder: Sequence[tuple[str, int, int]], slutt: int) -> list[Punkt]:
    grenser = [*(sted for _, sted, _ in steder[1:]), slutt]
    return [
        Punkt(nr, ord_fra, _uten_rest(tekst, ord_fra, til))
        for (nr, _, ord_fra), til in zip(steder, grenser, strict=True)
    ]


def _rekke(
    tekst: str,
    start: int,
    slutt: int,
    monster: re.Pattern[str],
    forste: str,
    tegn: str | None = None,
) -> list[tuple[str, int, int]]:
    """Where the numbers from `forste` on stand, each written as the first of them, or with `tegn`
    behind it."""
    ut: list[tuple[str, int, int]] = []
    her = start
    for linje in tekst[start:slutt].split("\n"):
        innrykk = len(linje) - len(linje.lstrip())
        funn = monster.match(linje.lstrip())
        if funn:
            venter = _neste(ut[-1][0]) if ut else forste
            eget = funn.groupdict().get("tegn")
            if (
                funn["nr"] == venter
                and tegn in (None, eget)
                and not _tall_i_tekst(linje.lstrip(), funn)
            ):
                tegn = eget
                ut.append((funn["nr"], her + innrykk, her + innrykk + funn.end()))
        her += len(linje) + 1
    return ut


def _neste(nr: str) -> str:
    return str(int(nr) + 1) if nr.isdigit() else chr(ord(nr) + 1)


def _tall_i_tekst(linje: str, funn: re.Match[str]) -> bool:
    """Whether the number is a word of its line and no point's: `1 Utvalg for oppvekst 31.10.2023`,
    `3 000`, `2. gangs behandling`."""
    if "tegn" in funn.groupdict() and not funn["tegn"]:
        return True
    return (
        re.match(
            r"(?:gang|tertial|kvartal|halvår|januar|februar|mars|april|mai|juni|juli)",
            linje[funn.end() :],
        )
        is not None
    )
