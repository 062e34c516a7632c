"""Doubts that what is quoted is part of an answer, or only has the look of one: half of what is
asked, a title, a question, that something was told of, a row or a list broken off."""

import re
from collections.abc import Sequence

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.utvalg import nokkel_utvalg
from sok.oppslag.etterpa import spor_om_etterpa, spor_om_gjort
from sok.rangering.avgjort import (
    BARE_LISTER,
    GJORT,
)
from sok.sporsmal.organord import ORGAN
from sok.sporsmal.sporring import (
    JA_ELLER_NEI,
    SPORRENDE,
    Sporring,
)
from sok.sporsmal.svarform import (
    AR,
    EGENNAVN,
    GRUNN,
    HVILKET_SVAR,
    NAVN,
    VOTERING,
    svarform,
)
from sok.svar.grunnlag import Grunnlag
from sok.svar.resultat import Sitat, Treff
from sok.tekst.punktlister import listens_slutt
from sok.tekst.setninger import Setning, del_i_setninger


def midt_i_liste(treff: Sequence[Treff], sitat: Sitat) -> bool:
    """Whether a quotation leaves out the rest of the list that it ends in."""
    p = treff[sitat.rang - 1].passasje
    utdrag = Setning(sitat.fra, sitat.til)
    return listens_slutt(p.tekst, del_i_setninger(p.tekst), utdrag) > sitat.til


_OG_SA = re.compile(rf"(?i)(?:,|\bog|\bsamt)\s+(?:og )?({SPORRENDE}.*)")


def halvt_svart(spurt: str, sitert: str) -> bool:
    """Whether a question asks one thing more, and what is quoted has nothing that looks like an
    answer to that."""
    mer = _OG_SA.search(spurt, 8)
    form = svarform(mer[1]) if mer else None
    return form is not None and form.svar.search(sitert) is None


_TO_ORGAN = re.compile(rf"(?i)\b\w*{ORGAN}\w*\b[^.?]* og (?:\w+ ){{0,4}}?\w*{ORGAN}")


_TO_AR = re.compile(rf"({AR}),? (?:og|mot|kontra|enn i|til) ({AR})")


def bare_den_ene(s: Sporring, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> bool:
    """Whether a question asks the same of two bodies or of two years, and what is quoted is of, and
    names, only one of them."""
    passasjer = [treff[x.rang - 1].passasje for x in sitater]
    sagt = " ".join([*(p.sakstittel or "" for p in passasjer), *(x.tekst for x in sitater)])
    if (ar := _TO_AR.search(s.tekst)) and not all(a in sagt for a in ar.groups()):
        return True
    if len(s.utvalg) < 2 or not _TO_ORGAN.search(s.tekst):
        return False
    nevnt = nokkel_utvalg(sagt) or ""
    organer = {nokkel_utvalg(p.utvalg) for p in passasjer}
    return any(u not in organer and u not in nevnt for u in s.utvalg)


_SKJEBNER = frozenset(norsk.termer("utsatt trukket avslått avvist oversendt stengt opphevet"))


def uten_grunn(s: Sporring, sitert: str) -> bool:
    """Whether a question asks why something came to nothing, and what is quoted does not tell that
    it did."""
    if s.form is not GRUNN:
        return False
    skjebne = _SKJEBNER & {*norsk.termer(s.tekst)}
    return bool(skjebne) and skjebne.isdisjoint(norsk.termer(sitert))


def uten_status(g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> bool:
    """Whether it is asked what became of something, and what is quoted breaks off where its passage
    does: the rest of a table's row, which tells, stands in the next."""
    s = g.sporring
    p = treff[sitater[0].rang - 1].passasje
    spurt = spor_om_etterpa(s.tekst) or spor_om_gjort(s.tekst)
    if not spurt or g.funn or p.slag in GJORT or _STATUS.search(sitater[0].tekst):
        return False
    slutt = sitater[0].tekst.rstrip()[-1:]
    return not p.tekst[sitater[0].til :].strip() and (slutt.islower() or slutt in ",-–")


_STATUS = re.compile(
    r"(?i)\b(?:iverksatt|iverksett|gjennomført|fullført|ferdig\w*|avslutt\w+|under arbeid|pågår"
    r"|forsink\w+|påbegynt)\b"
)


_ORIENTERTE = re.compile(
    r"(?i)\b(?:orienter(?:te|er|a)|informer(?:te|er|a)|gjorde greie for|redegjorde for)\b"
)


def bare_orientert(g: Grunnlag, sitert: str) -> bool:
    """Whether something of a matter is asked for, and what is quoted of it tells only that a
    meeting was told of it."""
    s = g.sporring
    if s.form in (None, NAVN, VOTERING) or _ORIENTERT_OM.search(s.tekst):
        return False
    return _bare_i(g, sitert, _ORIENTERTE)


def bare_spurt(g: Grunnlag, sitert: str) -> bool:
    """Whether what is quoted of what a question asks is itself a question, and not that is asked
    for."""
    s = g.sporring
    if s.form in (NAVN, EGENNAVN) or s.bare_stikkord or _SPORSMAL_OM.search(s.tekst):
        return False
    return _bare_i(g, sitert, _SPORRESETNING)


def _bare_i(g: Grunnlag, sitert: str, monster: re.Pattern[str]) -> bool:
    """Whether the sentences of a quotation that match have more of the question than the others."""
    slike: list[str] = []
    ellers: list[str] = []
    for bit in (sitert[x.fra : x.til] for x in del_i_setninger(sitert)):
        (slike if monster.search(bit) else ellers).extend(norsk.termer(bit))
    return g.ordsok.dekning(slike) > g.ordsok.dekning(ellers)


_SPORRESETNING = re.compile(r"\?\W*$")


_SPORSMAL_OM = re.compile(
    r"(?i)\b(?:spurte|spør|spurt|stilte|spørsmål\w*|interpellasjon\w*|lurte|tok opp|tatt opp"
    r"|teke opp)\b"
)


_ORIENTERT_OM = re.compile(r"(?i)\b(?:orienter|informer|greie for|redegj)\w*")


_LISTERAD = re.compile(
    r"(?!.*\b(?:vedt\w+|innvilg\w+|avsl\w+|tas|godkjennes)\b)"
    r"(?:(?:RS|DS|RF|OS|Ref(?:erat)?(?:sak)?\.?) ?\d{1,3}/\d{2,4}\b[^.?]*"
    r"|\W*[^.:?]{2,60}: ?(?:[Ff]råsegn|[Uu]ttal\w+|[Hh]ø(?:rings|yrings)(?:svar|uttal)\w*|[Bb]rev"
    r"|[Mm]erknad\w*|[Ii]nnsp[ei]l\w*|[Kk]lage|[Ss]øknad)\b[^.?]*)"
)
"""A row in a list of what a meeting was told of, or of what is attached: a title alone."""


_RAD = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4} [A-ZÆØÅ]{2,5} ?\d{1,3}/\d{2,4}\b")
"""The head of a row in a report on earlier decisions: a day, a body and a saksnr."""


def bare_tittel(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether what is quoted is no more than what a sak is called, in a list of saker, and the
    question asks for more than that or what became of it."""
    if s.saksnokler or s.arkivnokler or s.bare_stikkord:
        return False
    if p.slag in BARE_LISTER:
        return s.form is not NAVN and not set(s.onsker) & set(BARE_LISTER)
    om_status = JA_ELLER_NEI.match(s.tekst) or spor_om_etterpa(s.tekst) or spor_om_gjort(s.tekst)
    listerad = _LISTERAD.fullmatch(" ".join(sitert.split()))
    return not om_status and (listerad is not None or _RAD.search(sitert) is not None)


_SVARTE = re.compile(rf"(?i)\b(?:hva|kva) svar(?:te|er|ar|a)\b|{HVILKET_SVAR}")


_SVAR = re.compile(r"(?i)\bsvar(?:te|et|er|a|ar|ene)?\b")
"""What asks for somebody's answer, and what tells that some words are one, not what was asked."""


_SVARTE_PAA = re.compile(
    r"(?i)\bsvar(?:te|a)(?: ut)?(?: på)?(?: \w+)? (?:spørsmål|interpellasjon)\w*"
)
"""What tells that somebody answered, and not what."""


def ikke_svart(spurt: str, sitert: str) -> bool:
    """Whether somebody's answer is asked for, and what is quoted is what was asked, or tells that
    it was answered and not what."""
    if not _SVARTE.search(spurt):
        return False
    return sitert.rstrip().endswith("?") or not _SVAR.search(_SVARTE_PAA.sub("", sitert))
