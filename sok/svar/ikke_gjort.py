"""Doubts that what is quoted has been done: it may be only proposed, only decided, or for others
to decide."""

import re

from indeks.lagring.rader import Passasjerad
from indeks.utvalg import nokkel_utvalg
from sok.oppslag.etterpa import spor_om_gjort
from sok.oppslag.strukturert import emne
from sok.rangering.avgjort import (
    AVGJORT,
    BARE_LISTER,
    DEBATT,
    OPPLYSNINGER,
)
from sok.sporsmal.sporring import (
    Sporring,
)

_FORESLATT = re.compile(
    r"(?i)(?:foresl|føresl|forslag|framlegg|fremm|fremj|fremsatt|framsett|sett[e]? fram|satte fram)"
)
"""What tells that something was proposed."""


_FIKK_TILDELT = re.compile(
    r"(?i)\b(?:fikk|fekk|får|fått)\b.*\b(?:spillemid\w+|spelemid\w+|tippemid\w+)"
)


_TILDELT = re.compile(
    r"(?i)\b(?:tildel|innvilg|motta|mottok|bevilg|løyv|utbetal)\w*|\b(?:fikk|fekk|får|fått)\b"
)
"""Spillemidler are granted by the county; a municipality only puts the applications in order
(Kulturdepartementets bestemmelser om tilskudd til anlegg, V-0732)."""


def ikke_utfort(sporsmal: str, p: Passasjerad, sitert: str) -> bool:
    """Whether a question asks what has been done, here or by others, and is answered with what the
    municipality decided, said or was told of."""
    vedtatt = p.slag in (*AVGJORT, *BARE_LISTER)
    if vedtatt and _OM_RESULTATET.search(sporsmal) and _SENDT_VIDERE.search(sitert):
        return True
    if spor_om_gjort(sporsmal) or _OM_HENDT.search(sporsmal):
        return vedtatt or p.slag in ("moteprotokoll", "referatsaker")
    i_debatt = p.slag in DEBATT and not _ANDRE_GJORDE.search(sitert)
    return (vedtatt or i_debatt) and _OM_ANDRE.search(sporsmal) is not None


def bare_foreslatt(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question for what was decided is answered with what was only proposed or written:
    the papers of a meeting that has not been held say no more."""
    om_vedtak = "vedtak" in s.onsker
    if s.bare_nummer or not (om_vedtak or s.om_utfallet):
        return False
    if s.om_innstillingen:
        # Of a proposal it may be asked what was made of it, too.
        return _VEDTOK.search(s.tekst) is not None and not _UTFALL.search(sitert)
    if p.slag == "forslag_til_vedtak":
        return True
    if p.slag == "innstilling":
        return nokkel_utvalg(p.utvalg) not in s.utvalg and not s.nevner_dag(p.dato)
    if p.slag in DEBATT or (om_vedtak and p.slag in _FOR_VEDTAKET):
        return not _UTFALL.search(sitert)
    return False


_FORESLAS = re.compile(r"(?i)\b(?:det )?(?:foreslås|føreslås|vert føreslege|tilrås|anbefales)\b")
"""Words of a proposal that stand in a vedtak: the debate may tell which of them were decided."""


_OM_RESULTATET = re.compile(
    r"(?i)\b(?:resultat\w*|utfall\w*|(?:hvordan|korleis) (?:gikk|gjekk|endte)|medhold"
    r"|(?:fikk|fekk) .{1,40} (?:ja|nei|lov|løyve|rett))\b"
)


_SENDT_VIDERE = re.compile(
    r"(?i)\b(?:over)?send(?:es|ast|t|er)\b[^.;\n]{0,60}\b(?:avgjørelse|avgjerd\w*|godkjenning"
    r"|endelig behandling|klagebehandling)\b"
)
"""What asks how something ended, and what tells that others were to decide it."""


_VEDTOK = re.compile(r"(?i)\b(?:vedt(?:ok|att?|atte|ek\w+)|bestemt\w*|besluttet)\b")


_FOR_VEDTAKET = (*OPPLYSNINGER, *BARE_LISTER)


_UTFALL = re.compile(
    r"(?i)\b(?:vedt(?:att?|atte|ok|eke[nt]?|ekne)|bestemt|besluttet|slutta|fall|falt|enstemmig"
    r"|einstemmig|samrøystes|godkjen[nt]\w*|avsl[oå]\w*|avvist|utsatt|utsett|tru[kt]ket?|trekt"
    r"|avsleg\w*|forkast\w*|nedstem\w*|nedrøyst\w*|falne|tiltrådt|bifalt|innvilg\w*|einrøystes"
    r"|akklamasjon|tilslutning|stemmer|røyster|til orientering|oversend\w*)\b"
)
"""What tells that something was decided, in other papers than the vedtak."""


_OM_HENDT = re.compile(
    r"(?i)\b(?:kostet|kosta|tjente|tente|betalte|betalt|søkte|søkt|tatt imot|teke imot|deltok"
    r"|brukte|inndratt|inndrege|flyttet|flytta|sluttet|slutta|bosatte|busette"
    r"|(?:solgt|seld|kjøpt) for|(?:hvor|kor) mange .*\b(?:kom|fikk|fekk|har det blitt|ble det)"
    r"|faktisk|i praksis|når .*\b(?:stengte|åpnet|åpna|opna))\b"
)
"""What tells of something that has happened, which a decision before it cannot know."""


_OM_ANDRE = re.compile(
    r"(?i)\b(?:statsforvalt|fylkesmann|departement|sivilombud|domstol|tingrett|lagmannsrett"
    r"|kystverk|vegvesen|husbank|riksantikvar)\w*"
    r"|\b(?:har|(?:hva|kva) (?:svarte|svara|sa|vedtok|meinte|mente|gjorde)) fylkes\w+"
    r"|^\W*har [A-ZÆØÅ]\w+(?: kommune)? (?:sagt|svart|takket|gitt|godkjent|vedtatt)\b"
)
"""Those who decide after the municipality, which its own decision cannot know."""


_ANDRE_GJORDE = re.compile(
    r"(?i)\b(?:har|hadde|ble|blei|vart) (?:\w+ ){0,3}(?:svart|sagt|innvilg\w+|godkjent|avslått|gitt"
    r"|stadfest\w*|opphev\w*)\b"
)
"""What tells of something that others have done."""


def ikke_foreslatt(spurt: str, sitert: str) -> bool:
    """Whether a proposal is asked for, and what is quoted tells of none."""
    return emne(spurt) == "forslag" and _FORESLATT.search(sitert) is None


def foreslas(p: Passasjerad, sitert: str) -> bool:
    """Whether what is quoted of a vedtak has a proposal's words."""
    return p.slag == "vedtak" and _FORESLAS.search(sitert) is not None


def ikke_tildelt(spurt: str, sitert: str) -> bool:
    """Whether it is asked what was granted, and what is quoted tells of nothing that was."""
    return _FIKK_TILDELT.search(spurt) is not None and _TILDELT.search(sitert) is None
