"""The words of a result within a clause: where they stand, and whether they tell of a vote here
and now though no number stands beside them.
"""

import re

from indeks.linje import ordlyd
from indeks.struktur.objekt import er_objekt
from indeks.struktur.tellinger import STEMMER, STEMTE, TALL
from indeks.strukturtyper import Resultat

RESULTATORD = "|".join(
    f"(?:{rad.monster.pattern.replace('(?i)', '')})" for rad in ordlyd.RESULTATER
)
"""Any word of a result, as a pattern within others that ignore case."""
_HISTORISK = re.compile(
    r"(?i)\btidligere\b|\btidlegare\b|\b(?:[A-ZÆØÅ]{1,4}-)?sak(?:en)? (?:nr\.? )?\d|\bi møte[t]? \d"
    r"|\bsist(?:e)? møte|\b(?:19|20)\d\d\b|\d\. [a-z]+ \d{4}|\bforrige (?:møte|behandling)"
)
"""What tells that a sentence speaks of another time or another sak."""
_ENSTEMMIG_VEDTAK = re.compile(
    rf"(?:{ordlyd.ENSTEMMIG} (?:vedtak|innstilling|tilråding)|(?i:vedtaket|avgjerda) (?i:var|er"
    rf"|ble|blei|vart)(?: fattet| gjort| fatta)? "
    rf"{ordlyd.ENSTEMMIG})\.?$"
)
_BARE_PUNKTER = re.compile(r"(?i)^(?:pkt\.?|punkt(?:ene|a)?) ?[\d,og –-]{1,20}$")
_GODKJENNES = re.compile(
    r"(?i)innkall|saks?list|protokoll|møteb[oø]k|dagsorden|innstilling|tilråding|forslag|framlegg"
)
"""What a meeting approves without a vote being told."""


Sted = tuple[Resultat | None, int, int]
"""A result, and where the words that tell it start and end."""


def uten_parenteser(tekst: str) -> str:
    """The text with what stands in parentheses blanked, places kept."""
    for _ in range(3):
        if "(" not in tekst:
            break
        tekst = re.sub(r"\([^()]*\)", lambda t: " " * len(t.group()), tekst)
    return tekst


def finn_resultat(bar: str) -> Sted | None:
    """The result told, and where its words stand; the first in the sentence counts, and of
    those that begin in one place the first row."""
    funnet = [
        (funn.start(), nr, rad.gir, funn.end())
        for nr, rad in enumerate(ordlyd.RESULTATER)
        if (funn := rad.monster.search(bar))
    ]
    if not funnet:
        return None
    start, _, gir, slutt = min(funnet, key=lambda f: f[:2])
    return gir, start, slutt


def bare_enstemmig(ledd: str, bar: str) -> bool:
    """Whether unanimity alone is the result: `Enstemmig.`, `Punkt 1 - Enstemmig`."""
    funn = re.search(
        rf"(?P<foran>.*?)[-–:( ]*{ordlyd.ENSTEMMIG}(?: ?[(,-]? ?{TALL} {STEMMER}\)?)? ?[.:]? ?$",
        ledd,
    )
    if funn and not funn["foran"].strip(" -–:"):
        return True
    forst = re.search(ordlyd.ENSTEMMIG, ledd)
    skilt = re.search(r"[-–:] *$", ledd[: forst.start()] if forst else "")
    if funn and len(funn["foran"]) < 80 and skilt:
        return er_objekt(funn["foran"])
    if re.match(rf"(?i:alle) {STEMTE} (?i:for) ", bar) or _ENSTEMMIG_VEDTAK.match(bar):
        return True
    if funn and _BARE_PUNKTER.match(funn["foran"]):
        return True
    return bool(re.match(rf"{ordlyd.ENSTEMMIG} for (?:at|å)\b", bar))


def svak_godtas(bar: str, slag: Resultat | None, start: int, slutt: int) -> bool:
    """Whether a result without number or unanimity is one: past and passive, of an object that is
    voted on, and not told of another time."""
    foran = bar[:start]
    trukket = slag == "trukket" and re.match(r"(?i)sak \S+ (?:ble|blei|vart|er) ", bar)
    if (_HISTORISK.search(bar) and not trukket) or len(bar) > 220:
        return False
    if slag == "oversendt" and re.search(r"(?i)oversendes|oversendast|send(?:es|ast)|\bvert ", bar):
        # What is told in the present is told of somebody's proposal, or it is what one asks for.
        return (
            re.search(
                r"(?:[A-ZÆØÅ][\wæøå]*(?:s|[ ]sitt)? [a-zæøå]*|(?i:oversendelses|oversendings))"
                r"(?i:forslag|framlegg)|(?i:forslag|framlegg)\w* (?:fra|frå) [A-ZÆØÅ]"
                r"|realitet|votering|røysting",
                bar,
            )
            is not None
        )
    if slag in ("trukket", "oversendt", "utsatt"):
        return bool(re.search(ordlyd.OBJEKTORD, bar)) and not re.search(r"\bblir\b", bar)
    if slag is None:  # that somebody left as partial is no vote unless a vote is told
        return len(bar) < 160 and "permisjon" in bar and re.search(ordlyd.FORTID, bar) is not None
    if re.search(r"(?i)\b(?:tas|tar|tek|takast|vedtas)\b", bar[start:slutt]):
        return False  # what is to be, not what was
    bart = re.fullmatch(r"(?i)(?:saken |saka |ble |blei |vart |dette |dermed )*", foran) is not None
    passiv = re.search(rf"\b{ordlyd.FORTID}(?: [a-zæøå]+){{0,3}} ?$", foran)
    passiv = passiv or re.match(rf"(?i:dermed|deretter) {ordlyd.FORTID} ", bar)
    if slag == "valgt":
        return bool(
            passiv
            and len(bar) < 160
            and re.match(r"(?:Som |Til )?[A-ZÆØÅ][a-zæøå]+ (?!.*\bikkj?e\b)", bar)
        )
    if bart:
        return len(bar) < 60
    if slag == "godkjent" and not _GODKJENNES.search(foran):
        return False
    if slag == "tatt_til_orientering":
        aktiv = re.match(r"(?i)tok\b", bar[start:slutt])
        er = re.search(
            r"(?i)\b\w*(?:forslag|framlegg|innstilling|tilråding)\w*(?: til vedtak)? er $", foran
        )
        return bool((passiv or aktiv or er) and len(foran) < 100)
    verb_selv = slag == "falt" or re.search(r"(?i)^(?:vant|vann|fikk|fekk|gjekk|gikk)", bar[start:])
    objekt = re.search(ordlyd.OBJEKTORD, foran)
    if re.search(r"(?i)\b(?:er|blir|vert|bli)(?: [a-zæøå]+){0,2} ?$", foran) and slag != "falt":
        return False
    bart_partisipp = len(foran) < 60 and bool(objekt)
    return bool(objekt and len(foran) < 160 and (passiv or verb_selv or bart_partisipp))
