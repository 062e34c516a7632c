"""Doubts that what is quoted is of something else than what is asked: another time, number, person,
side of a vote, place, or what came before or after it. Each looks at the words alone."""

import re

from indeks.datoer import finn_datoer
from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.personer import uten_s
from sok.rangering.avgjort import (
    GJORT,
)
from sok.sporsmal.emnet import gjort_i_en_sak, tittelord
from sok.sporsmal.sporring import (
    NEKTER,
    Sporring,
    nevner,
)
from sok.sporsmal.svarform import (
    AR,
    BELOP,
    MAAL,
    PARTI,
    SPURT_SIDE,
    TALL,
)
from sok.sporsmal.tidsrom import les_maneder
from sok.svar.grunnlag import Grunnlag

_PERIODE = re.compile(r"\b((?:19|20)\d\d) ?[–-] ?((?:19|20)?\d\d)\b")


def annen_periode(spurt: str, sagt: str) -> bool:
    """Whether a question names a period of years, and what is quoted and its sak name others: a
    plan has one for each."""
    perioder = {(fra, til[-2:]) for fra, til in _PERIODE.findall(spurt)}
    andre = {(fra, til[-2:]) for fra, til in _PERIODE.findall(sagt)}
    return bool(perioder and andre) and perioder.isdisjoint(andre)


_ARETS = re.compile(
    r"(?i)(regnskap|rekneskap|budsjett|årsmelding|årsberetning|årsrapport)\w*"
    rf"(?: (?:for|i|frå|fra))? ({AR})"
)


def annet_ars(spurt: str, sagt: str) -> bool:
    """Whether a question names a year's budget or accounts, and what is quoted and its sak name
    those of other years: they are treated the year before, or after."""
    ar = {*_ARETS.findall(spurt.lower())}
    andre = {par for par in _ARETS.findall(sagt.lower()) if par[0] in {hva for hva, _ in ar}}
    return bool(andre) and ar.isdisjoint(andre)


def annet_tall(g: Grunnlag, sagt: str) -> bool:
    """Whether a number is asked for, and none of the words that it is asked of is in what is quoted
    or in its sak's name: it may be the number of something else."""
    if g.sporring.form not in MAAL or g.kjent or not g.om.grupper:
        return False
    termer = norsk.termer(sagt)
    return g.om.dekning(termer) == g.om.navnedekning(termer) == 0


_PER = re.compile(r"(?i)\b(?:per|pr\.?) (?!i dag\b|dags\b|nå\b|no\b)(?-i:([a-zæøå]{3,}))")


def annen_enhet(s: Sporring, sitert: str) -> bool:
    """Whether a number is asked for per something, and what is quoted tells it of no such thing."""
    per = _PER.search(s.tekst) if s.form in (TALL, BELOP) else None
    return per is not None and {*norsk.termer(per[1])}.isdisjoint(norsk.termer(sitert))


_FULLT_NAVN = re.compile(
    r"(?<=\w )[A-ZÆØÅ][a-zæøåé]+(?:[ -](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåé]+))*"
    r" (?P<sist>[A-ZÆØÅ][a-zæøåé]+)"
)
"""A person or a place by two names or more, within a question."""


def annen_person(sporsmal: str, sagt: str) -> bool:
    """Whether a question names someone in full, and what is quoted and its sak name none of them by
    the last of the names."""
    nevnt = [uten_s(funn["sist"]) for funn in _FULLT_NAVN.finditer(sporsmal)]
    return bool(nevnt) and not any(nevner(sagt, navn) for navn in nevnt)


_HVEM_STEMTE = re.compile(
    r"(?i)\b(?:hvem|kven|hvilke[nt]? parti\w*|kva parti\w*)\b.*\b(?:stem(?:te|mer|t)|røyst\w*)\b"
)


_BEGGE_SIDER = re.compile(r"(?i)\bfor og (?:i ?)?mot\b|\bmot og for\b")


_STEMTE_FOR = re.compile(
    r"(?i)\b(?:falt|fall|fikk|fekk)\b[^.;\n]{0,60}\b(?:stemmer?|røyster?)\b"
    r"|\b(?:stemte|røysta) for\b|(?m:^\W*for:)"
)


_STEMTE_MOT = re.compile(
    r"(?i)\bvedt\w+[^.;\n]{0,60}\bmot\b|\b(?:stemte|røysta) (?:i ?)?mot\b"
    r"|\bmot (?:stemte|stemmene|røystene)\b|(?m:^\W*mot:)"
)
"""What tells who voted for something (a proposal that «falt mot 2 stemmer» had those two), and who
voted against it."""


def annen_side(spurt: str, sitert: str) -> bool:
    """Whether those who voted on one side are asked for, and what is quoted names only those on the
    other."""
    side = SPURT_SIDE.search(spurt)
    if side is None or not _HVEM_STEMTE.search(spurt) or _BEGGE_SIDER.search(spurt):
        return False
    egen, annen = (_STEMTE_MOT, _STEMTE_FOR) if side["mot"] else (_STEMTE_FOR, _STEMTE_MOT)
    return annen.search(sitert) is not None and egen.search(sitert) is None


_NAVNGITT = re.compile(
    r"[A-ZÆØÅ][a-zæøåé]+ [A-ZÆØÅ][a-zæøåé]|(?:(?<=\w )|\()[A-ZÆØÅ][a-zæøåé]+(?:,? \(|[,)])"
)
"""What asks who voted, and a person told by name."""


_HVOR = re.compile(
    r"(?i)\W*(?:hvor|kvar|kor) (?:er|var|ble|blei|vart|blir|vert|skal|skulle|kan|må|ligg\w*|låg?"
    r"|hold\w*|held\w*|står|finnes|finst|bor|bur|bygg\w*|flytt\w*|møt\w*)\b"
    r"(?! (?:vi|de|dei|det)\b)"
)
"""What asks for a place; «hvor mange» and «hvor lenge» do not."""


_STED = re.compile(
    r"(?i)\b(?:på|i|ved|til|frå|fra|hos|langs|mellom|nær|utenfor|utanfor|innenfor|innanfor|under"
    r"|over|bak|ut|inn) (?!\d|(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober"
    r"|november|desember|møte\w*|sak\w*|dag)\b)[a-zæøå]"
    r"|(?:sted|stad|adresse|lokale)\w*\b|\b(?:nord|sør|øst|aust|vest)\w*\b|\bgnr\b"
    r"|(?-i:(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå])"
)
"""What tells a place, though it may be that of something else."""


_FOR_OG_ETTER = re.compile(
    r"(?i)\b(?:før(?!\W*$)|etter(?! (?:innstilling|tilråding|forslag|framlegg|votering|røysting|§"
    r"|\S*(?:lov|forskrift))))\b"
    r"|\b(?:første|fyrste|siste) (?:gang|gong)\b"
)
"""What asks for something by what came before or after it, which no words of a vedtak tell."""


def i_rekkefolge(spurt: str, p: Passasjerad) -> bool:
    """Whether a question asks so; a sak may be called by such words («… etter plan- og
    bygningsloven»)."""
    funn = _FOR_OG_ETTER.search(spurt)
    if funn is None:
        return False
    med_neste = " ".join(spurt[funn.start() :].split()[:3]).casefold().strip("?.,")
    return med_neste not in (p.sakstittel or "").casefold()


_UTEN = re.compile(r"(?i)\b(?:uten|utan|unntatt|unnateke|bortsett fr[aå]|utenom|utanom)\b")


_NEKTES = re.compile(
    rf"{NEKTER.pattern}|\b(?:uten|utan|verken|nei|mot|falt|fall|i staden|i stedet)\b"
    r"|\b(?:avsl[oå]|avvis|stans|stopp|utsatt|utsett|bortfall|tru[kt]k|trekt|avsleg|forkast"
    r"|nedstem|nedrøyst|forb[uy]|mangl)\w*"
)
"""What tells that something is not so, which a question that asks what is not wants told."""


def annet_ar(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question names years and what is quoted names others; or asks what was done in
    them, and neither the meeting nor the sak's name is of one."""
    if not s.ar or (p.dato and str(p.dato.year) in s.ar):
        return False
    if gjort_i_en_sak(s) and p.dato and p.slag in GJORT:
        return tittelord(p.sakstittel or "").isdisjoint(s.ar)
    sagt = set(re.findall(AR, sitert))
    return bool(sagt) and sagt.isdisjoint(s.ar)


def annen_maned(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question names a day or a month, and neither the meeting nor what is quoted is of
    it."""
    spurt = {d.month for d in s.datoer} | {m.maned for m in s.maneder}
    if not spurt or s.nevner_dag(p.dato):
        return False
    sagt = {d.month for _, _, d in finn_datoer(sitert)} | {m.maned for m in les_maneder(sitert)}
    sagt |= {int(nr) for nr in _DAG_OG_MANED.findall(sitert)}
    return spurt.isdisjoint(sagt)


_DAG_OG_MANED = re.compile(r"(?<![\d.])\d{1,2}\. ?(\d{1,2})\.")


def ikke_navngitt(spurt: str, sitert: str) -> bool:
    """Whether it is asked who voted, and what is quoted names nobody."""
    navngitt = _NAVNGITT.search(sitert) or PARTI.svar.search(sitert)
    return _HVEM_STEMTE.search(spurt) is not None and not navngitt


def uten_sted(spurt: str, sitert: str) -> bool:
    """Whether a place is asked for, and what is quoted names none."""
    return _HVOR.match(spurt) is not None and _STED.search(sitert) is None


def ikke_nektet(spurt: str, sitert: str) -> bool:
    """Whether it is asked what is not so, and what is quoted tells of nothing that is not."""
    return bool(NEKTER.search(spurt) or _UTEN.search(spurt)) and _NEKTES.search(sitert) is None
