"""The titles of saker, over the lines that they run on over, in an agenda and in a section."""

import re
from collections.abc import Sequence
from datetime import date

from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import er_felt, er_overskrift, treff
from indeks.papir.sakslinjer import Sakslinje, opner_sak, ren_tittel
from indeks.saksnummer import uten_journalpost

_LANG_LINJE = 48
_LEDER_VIDERE = re.compile(
    r"(?i: (?:og|i|for|av|med|til|på|fra|frå|om|samt|ved|mot|under|etter|eller|–|-)|,)$"
)
_FELT_OVER_TITTEL = 8
"""How many lines of fields and tables can stand between a section's number and its title."""


def normal_tittel(tittel: str) -> str:
    """A title for comparison: letters and digits alone, so that breaks and hyphens do not count."""
    return re.sub(r"[^\wæøå]|_", "", tittel.lower())


def lik_tittel(a: str | None, b: str | None) -> bool:
    """Whether two titles are alike, one possibly cut short. It is asked for a sign that two places
    are of one sak, so a title that is not told is like none. Where saker are known by body, date or
    number and only a title that contradicts that is looked for, one not told is none
    (`sok.saker.saksgrupper`): the two cannot be one rule."""
    if not a or not b:
        return False
    x, y = normal_tittel(a), normal_tittel(b)
    kort, lang = sorted((x, y), key=len)
    return len(kort) >= 4 and (lang.startswith(kort) or (len(kort) > 20 and kort[:20] == lang[:20]))


def listetittel(
    linjer: Sequence[Linje],
    k: Sakslinje,
    til: int,
    dato: date | None,
    med_side: bool,
    sider: int,
) -> tuple[str | None, str | None, int]:
    """The title of an agenda entry with the lines it runs on over, its arkivsaksnr, and the line
    behind it."""
    biter = [k.tittel] if k.tittel else []
    arkiv = k.arkivsaksnr
    nr = k.nr + 1
    blanke = 0
    # Between two entries all is title; behind the last one only what a full line runs on into.
    siste = til - k.nr > 6 or til >= len(linjer) or linjer[til].side != linjer[k.nr].side
    while nr < til and len(biter) < 5:
        tekst = linjer[nr].tekst
        if not tekst:
            blanke += 1
            if biter and blanke > 1:
                break
            nr += 1
            continue
        if not biter and er_felt(tekst) and nr - k.nr <= _FELT_OVER_TITTEL:
            felt = monstre.ARKIVFELT.search(tekst)
            arkiv = arkiv or (uten_journalpost(felt["nr"]) if felt else None)
            nr += 1
            continue
        if (re.fullmatch(r"\d{1,4}", tekst) and not " ".join(biter).endswith(("-", "–"))) or linjer[
            nr
        ].side != linjer[k.nr].side:
            break
        if (
            er_overskrift(tekst)
            or (biter and treff(tekst, monstre.UTEN_NUMMER))
            or monstre.UNDERSKRIFT.fullmatch(tekst)
        ):
            break
        if biter and re.fullmatch(monstre.ARKIVSAKSNR, tekst):
            arkiv = arkiv or uten_journalpost(tekst)
            nr += 1
            continue
        if opner_sak(linjer[nr], dato):
            break
        if (
            siste
            and biter
            and (blanke or len(biter[-1]) < _LANG_LINJE - 12)
            and (blanke or not _loper_videre(biter[-1], tekst))
        ):
            break
        biter.append(ren_tittel(tekst))
        nr += 1
    tittel = " ".join(biter)
    if med_side and (sist := re.search(r" (\d{1,4})$", tittel)) and int(sist[1]) <= sider:
        tittel = tittel[: sist.start()]
    return tittel or None, arkiv, nr


def seksjonstittel(
    linjer: Sequence[Linje], k: Sakslinje, til: int, dato: date | None, liste: str | None
) -> tuple[str | None, int]:
    """The title that opens a section, as printed there, and the line behind it."""
    biter = [k.tittel] if k.tittel else []
    nr = k.nr + 1
    mal = normal_tittel(liste) if liste else ""
    felter = False
    while nr < til and len(biter) < 6:
        tekst = linjer[nr].tekst
        if not tekst:
            if biter and not (mal and _mangler(biter, mal)):
                break
            nr += 1
            continue
        if not biter and er_felt(tekst) and nr - k.nr <= _FELT_OVER_TITTEL:
            felter = True
            nr += 1
            continue
        if felter and not biter and mal and not lik_tittel(ren_tittel(tekst), liste):
            break  # no title stands there; the agenda has it
        if (
            er_overskrift(tekst)
            or (biter and treff(tekst, monstre.UTEN_NUMMER))
            or opner_sak(linjer[nr], dato)
        ):
            break
        if mal:
            prove = normal_tittel(" ".join([*biter, tekst]))
            if biter and not mal.startswith(prove):
                break
        elif biter and (
            (len(biter[-1]) < _LANG_LINJE and not _loper_videre(biter[-1], tekst))
            or linjer[nr].side != linjer[k.nr].side
            or (biter[-1].endswith((".", ":")) and not _GANGS.match(f"{biter[-1][-3:]} {tekst}"))
            or tekst.endswith(":")
            or _er_prosa(biter[-1], tekst)
        ):
            break
        biter.append(tekst if biter else ren_tittel(tekst))
        nr += 1
    return " ".join(biter) or None, nr if biter else k.nr + 1


def titler_over(
    linjer: Sequence[Linje],
    rekke: Sequence[Sakslinje],
    titler: Sequence[tuple[str | None, int]],
) -> list[int]:
    """The lines of the sections' titles where each stands above its number; empty where not all
    of them do."""
    if len(rekke) < 2 or any(tittel for tittel, _ in titler):
        return []
    ut: list[int] = []
    for k in rekke:
        nr = k.nr - 1
        while nr > 0 and not linjer[nr].tekst:
            nr -= 1
        tekst = linjer[nr].tekst if nr >= 0 else ""
        if linjer[nr].side != linjer[k.nr].side or tekst.endswith((".", ":")) or not tekst:
            return []
        if er_overskrift(tekst):
            return []
        ut.append(nr)
    return ut


def _loper_videre(linje: str, neste: str) -> bool:
    """Whether a title's line is not its last, however short: it ends in a word that leads on, or
    the next line starts in the middle of a sentence or is in capitals too."""
    return bool(
        _LEDER_VIDERE.search(linje)
        or (re.match(r"[a-zæøå]", neste) and not neste.endswith("."))
        or (linje.isupper() and neste.isupper() and len(neste) > 3)
    )


def _er_prosa(linje: str, neste: str) -> bool:
    """Whether the line under a title's is the first of the text below it: it opens a sentence, and
    ends one or has the verb of one, which no title has, or the title is in capitals and it is
    not."""
    if not neste[:1].isupper() or _LEDER_VIDERE.search(linje):
        return False
    if linje.isupper() and not neste.isupper():
        return True
    return neste.endswith(".") or _FINITT.search(neste) is not None


_FINITT = re.compile(
    r"\b(?:er|var|har|hadde|ble|blei|vart|blir|vert|skal|skulle|vil|ville|kan|kunne|må|måtte|fikk"
    r"|fekk|får|kom|viser|viste|søker|ønsker|ynskjer|ber|ba|bad|sa|orienterte|la|foreslo|føreslo"
    r"|møtte|deltok|gjelder|gjeld|fortalte|opplyste|informerte|redegjorde|mente|svarte)\b"
)
_GANGS = re.compile(r"(?i) \d\. (?:gangs?|gongs?)\b")
"""A title broken within «2. gangs behandling»."""


def _mangler(biter: Sequence[str], mal: str) -> bool:
    har = normal_tittel(" ".join(biter))
    return mal.startswith(har) and har != mal
