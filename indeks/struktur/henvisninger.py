"""References to other saker by number in running text.

`F-sak 113/23`, `K-sak 83/22`, `FSK 140/23`, `jf. PS 45/19`, `KS-04/0005`, `Formannskapets sak
242/22`, `(sak 136/23)`. The number is broken over lines as often as not. A sak's own number, in its
heading, its table of behandlinger or an agenda, refers to nothing.
"""

import re
from collections.abc import Iterator, Sequence

from indeks.dokument import Behandling, Del
from indeks.linje import monstre
from indeks.linje.monstre import Monster
from indeks.saksnummer import AR_MULIGE, SAKSNR, nokkel_arkivsaksnr, nokkel_saksnr, tolk_saksnr
from indeks.strukturtyper import Henvisning, Vedtaksstatus
from indeks.utvalg import rens_utvalg, samme_organ

_NR = SAKSNR
_ARKIV = r"(?:[A-ZÆØÅ]-)?(?:\d{4}|\d{2})/\d{4,6}(?:-\d{1,4})?(?![\d/])"
_S = r"[ \n]"
_FOR = r" for [a-zæøå]+(?:, [a-zæøå]+)*(?: og [a-zæøå]+)?"
_NEVNT_ORGAN = (
    r"(?:[Kk]ommunestyret?|[Ff]ormannskapet?|[Bb]ystyret?|[Hh]eradsstyret?|[Ff]ylkestinget?"
    rf"|[Kk]ontrollutval(?:g)?et?|(?:[Hh]ovedu|[Hh]ovudu|[Uu])tval(?:g)?(?:et)?(?:{_FOR})?"
    rf"|[Ee]ldrerådet?|[Uu]ngdomsrådet?|[Kk]omit[eé](?:en)?(?:{_FOR})?|(?<![A-ZÆØÅa-zæøå])[A-ZÆØÅa-zæøå]{{1,40}}utval(?:g)?et)"
)

FORMER: tuple[Monster[str], ...] = (
    Monster(
        "sak",
        re.compile(
            rf"(?<![\wæøå/-])(?!I{_S})(?P<fork>[A-ZÆØÅ]{{1,5}})-?{_S}?-?"
            rf"(?:sak|SAK|sak nr\.?|saksnr\.?){_S}(?:nr\.?{_S})?"
            rf"(?P<nr>{_NR}|\d{{2}}/0\d{{3}}(?!\d))"
        ),
        "K-sak 83/22",
    ),
    Monster(
        "serie",
        re.compile(
            rf"(?<![\wæøå/-])(?P<fork>[A-ZÆØÅ]{{2,5}})(?:{_S}|-{_S}?|{_S}-{_S})"
            rf"(?P<nr>{_NR}|\d{{2}}/0\d{{3}}(?!\d))"
        ),
        "FSK 140/23",
    ),
    Monster(
        "organ",
        re.compile(
            rf"(?P<organ>{_NEVNT_ORGAN})s?(?:{_S}(?:sin|si|sitt|i|som))?{_S}[Ss]ak(?:en|a)?(?:snr\.?)?{_S}"
            rf"(?:nr\.?{_S})?(?P<nr>{_NR})"
        ),
        "Formannskapets sak 242/22",
    ),
    Monster(
        "sak",
        re.compile(
            rf"(?<![\wæøå/-])[Ss]ak(?:en|a|snr\.?|snummer)?{_S}(?:nr\.?{_S}?)?(?P<nr>{_NR})"
        ),
        "sak 25/23",
    ),
    Monster(
        "arkivsak",
        re.compile(
            rf"(?<![\wæøå/-])(?:[Aa]rkiv)?[Ss]ak(?:snr\.?|en)?{_S}(?:nr\.?{_S})?(?P<nr>{_ARKIV})"
        ),
        "arkivsak 21/00273",
    ),
)
"""The forms, the most telling first; a place that one row has taken is no other's."""

_IKKE_SERIE = frozenset(
    (
        "KR",
        "NOK",
        "TLF",
        "POST",
        "GNR",
        "BNR",
        "GBNR",
        "ID",
        "PLAN",
        "RV",
        "FV",
        "EV",
        "NS",
        "ISO",
        "NR",
        "KL",
        "PKT",
        "LOV",
        "HR",
    )
)
_NARE_ORGAN = re.compile(_NEVNT_ORGAN)
_EGEN = re.compile(
    r"(?i)(?:har (?:behandlet|behandla|handsama) saken?|behandling av|handsaming av"
    r"|behandlet saken? i møte)"
)
_NAER = 400
"""How far on its line, before and behind a number, words say whose it is."""

_UTEN = ("sakskart",)
"""Kinds of parts whose saksnumre are the agenda's own."""


def les_henvisninger(
    tekst: str,
    deler: Sequence[Del],
    behandlinger: Sequence[Behandling],
    statuser: Sequence[Vedtaksstatus] = (),
) -> list[Henvisning]:
    """All references in the parts of a document, in order. The rows of `statuser` are theirs."""
    ut: list[Henvisning] = []
    for del_ in deler:
        if del_.slag in _UTEN:
            continue
        egen = None if del_.behandling is None else behandlinger[del_.behandling]
        for henvisning in _i_del(tekst, del_, egen):
            if any(s.start <= henvisning.start < s.slutt for s in statuser):
                continue
            ut.append(henvisning)
    return ut


def _i_del(tekst: str, del_: Del, egen: Behandling | None) -> Iterator[Henvisning]:
    bit = tekst[del_.start : del_.slutt]
    tatt = bytearray(len(bit))
    funn: list[tuple[int, int, str, str | None, str | None]] = []
    for rad in FORMER:
        for treff in rad.monster.finditer(bit):
            nr_fra = treff.start("nr")
            if any(tatt[nr_fra : treff.end()]):
                continue
            if not _er_nummer(treff["nr"], del_, rad.gir):
                continue
            g = treff.groupdict()
            fork = g.get("fork")
            if rad.gir == "serie" and fork in _IKKE_SERIE:
                continue
            tatt[treff.start() : treff.end()] = b"\x01" * (treff.end() - treff.start())
            organ = g.get("organ")
            if organ is None and fork is None:
                organ = _nevnt_foran(bit, treff.start())
            if _er_egen(bit, treff, egen, rad.gir, organ):
                continue
            funn.append((treff.start(), treff.end(), treff["nr"], fork, organ))
    for start, slutt, nr, fork, organ in sorted(funn):
        yield Henvisning(
            del_.behandling,
            nr,
            fork,
            rens_utvalg(organ) if organ else None,
            del_.start + start,
            del_.start + slutt,
        )


def _er_nummer(nr: str, del_: Del, slag: str) -> bool:
    if slag == "arkivsak":
        return nokkel_arkivsaksnr(nr) is not None
    nummer = tolk_saksnr(nr)
    if nummer is None or nummer.nr == 0 or nummer.ar not in AR_MULIGE:
        return False
    # A sak of a year to come is not referred to.
    return del_.dato is None or nummer.ar <= del_.dato.year + 1


def _er_egen(
    bit: str, treff: re.Match[str], egen: Behandling | None, slag: str, organ: str | None
) -> bool:
    """Whether the number is the sak's own, where its heading or its own protokoll says it."""
    linje_fra = bit.rfind("\n", 0, treff.start()) + 1
    linje_til = bit.find("\n", treff.end())
    # A whole page may be one line, and hold thousands of numbers.
    linje_til = linje_til if linje_til >= 0 else len(bit)
    naer = bit[max(linje_fra, treff.start() - _NAER) : min(linje_til, treff.end() + _NAER)]
    linje = bit[linje_fra : min(linje_til, linje_fra + _NAER)].strip()
    if len(linje) <= monstre.MAKS_OVERSKRIFT and (
        monstre.SAKSGANG_HODE.fullmatch(linje)
        or any(rad.monster.fullmatch(linje) for rad in monstre.SAKSGANG_RAD)
        or any(rad.monster.fullmatch(linje) for rad in monstre.NUMMERERT_VEDTAK)
        or any(rad.monster.fullmatch(linje) for rad in monstre.ORGANLINJER)
    ):
        return True
    if _EGEN.search(naer):
        return True
    if egen is None:
        return False
    samme = nokkel_saksnr(treff["nr"], egen.dato) == nokkel_saksnr(egen.saksnr, egen.dato)
    if slag == "arkivsak":
        samme = nokkel_arkivsaksnr(treff["nr"]) == nokkel_arkivsaksnr(egen.arkivsaksnr)
    nr_linje = bit.rfind("\n", 0, treff.start("nr")) + 1
    if samme and re.fullmatch(r"(?i)(?:sak(?:snr\.?)? )?", bit[nr_linje : treff.start("nr")]):
        return True  # its own heading
    if samme and linje_fra == treff.start():
        return True
    if organ and egen.utvalg and not samme_organ(organ, egen.utvalg):
        return False  # another body's sak of the same number
    return samme and slag in ("sak", "arkivsak") and treff.groupdict().get("fork") is None


def _nevnt_foran(bit: str, sted: int) -> str | None:
    """The last body named before the number in the same sentence."""
    fra = max(0, sted - 160)
    foran = re.split(r"[.!?:;]\s", bit[fra:sted].replace("\n", " "))[-1]
    nevnt = [t.group() for t in _NARE_ORGAN.finditer(foran)]
    return nevnt[-1] if nevnt else None
