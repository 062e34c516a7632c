"""A proposal's own words while they are read: headings within them, the numbers of several, points
with a result behind, and the marks of quotation around them.
"""

import re
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import Setning
from indeks.personer import er_verv, les_hvem, parti
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import ApentForslag, Forlop
from indeks.struktur.forslag import Innledning, forslagstype
from indeks.struktur.utfall import voter

_FOLGENDE_FORSLAG = re.compile(
    rf"(?:^|(?i:\bvis(?:es|er) til .*|\bsamt ))(?<!med )"
    rf"(?i:følgende|følgjande|fylgjande|slikt|slike) {ordlyd.TYPEORD}"
)
"""«Det vises til innstillingen, samt følgende tilleggsforslag:» between who and what."""


_NY_INNSTILLING = re.compile(
    r"(?i)^(?:forslag|framlegg) til (?:ny |nytt )?(?:innstilling|vedtak|tilråding) ?:$"
)
_GRUNNER = re.compile(
    r"(?i)\W*(?:bakgrunn|begrunnelse|grunngjeving|grunngjevnad|innledning|innleiing|historikk)\b"
)
"""A proposal that opens with its reasons has its own words under the heading that follows."""


_SAMMEN_MED = re.compile(
    rf"(?i:(?:(?:alternativt|omforent) )?{ordlyd.TYPEORD} )?"
    r"(?i:fra|frå|på vegne av|på vegner av) (?P<hvem>[^:.]{1,120}?),? ?[:.]?"
)
"""`Fra H og V:` under the words that name who made the proposal."""


def nummerert(forlop: Forlop, s: Setning) -> bool:
    """`Forslag 2:` of the one who made the proposal before."""
    funn = ordlyd.NUMMERERT_FORSLAG.match(s.ord)
    f = forlop.apent
    if funn is None or f is None:
        return False
    if f.uten_ord:
        f.slutt = f.ord_start = f.ord_slutt = s.slutt
        return True
    if not re.search(r"(?i)\b(?:to|tre|fire|flere|følgende) ", forlop.tekst[f.start : f.ord_start]):
        return False
    forlop.nytt_forslag(s, replace(f.innledning, ord_fra=None, ordlos=False))
    forlop.sist = "forslag"
    return True


def egen_overskrift(forlop: Forlop, s: Setning) -> bool:
    """A heading over a proposal's own words, which are read behind it."""
    f = forlop.apent
    if f is None or not f.uten_ord:
        return False
    slag = forslagstype(s.ord) if s.ord.endswith(":") and _FOLGENDE_FORSLAG.search(s.ord) else None
    if slag and f.innledning.type == "forslag":
        f.innledning = replace(f.innledning, type=slag)
    if not (slag or ordlyd.FORSLAGSHODE.match(s.ord)):
        return False
    f.slutt = f.ord_start = f.ord_slutt = s.slutt
    return True


def medforslagsstillere(forlop: Forlop, s: Setning) -> bool:
    """The parties that somebody makes a proposal with, on the line before its own words."""
    f = forlop.apent
    if f is None or not f.innledning.forslagsstillere:
        return False
    if not (funn := _SAMMEN_MED.fullmatch(s.ord)):
        return False
    forste_linje = "\n" not in forlop.tekst[f.ord_start : f.ord_slutt].strip()
    if not f.uten_ord and not (forste_linje and s.ord.lower().startswith("på veg")):
        return False  # one line may say where the words belong: `Pkt 1, siste setning.`
    hvem = les_hvem(funn["hvem"])
    if hvem is None or not hvem.partier or hvem.organ:
        return False
    enkelte = {parti(p.parti) for p in hvem.personer if p.parti}
    alle = (*f.innledning.partier, *(p for p in hvem.partier if p not in enkelte))
    slag = forslagstype(s.ord) if f.innledning.type == "forslag" else None
    f.innledning = replace(
        f.innledning, partier=tuple(dict.fromkeys(alle)), type=slag or f.innledning.type
    )
    if f.uten_ord:
        f.slutt = f.ord_start = f.ord_slutt = s.slutt
    return True


def indre(forlop: Forlop, s: Setning) -> bool:
    """`Forslag:` between the reasons for a proposal and its own words."""
    f = forlop.apent
    if f is None or f.uten_ord:
        return False
    if _NY_INNSTILLING.match(s.ord) and _GRUNNER.match(forlop.tekst[f.ord_start : f.ord_slutt]):
        nye_ord(forlop, s)
        return True
    if not ordlyd.INNERHODE.match(s.ord):
        return False
    if not _sitat_apent(forlop, f):
        return False
    nye_ord(forlop, s)
    return True


def innenfor(forlop: Forlop, innledning: Innledning) -> bool:
    """Whether a heading without a name stands within the quotation of somebody's proposal."""
    f = forlop.apent
    if f is None or innledning.partier or innledning.organ:
        return False
    navn = [p.navn for p in innledning.forslagsstillere if not er_verv(p.navn)]
    return _sitat_apent(forlop, f) and not any(n[0].isupper() for n in navn)


def _sitat_apent(forlop: Forlop, f: ApentForslag) -> bool:
    """Whether the words of a proposal are a quotation that has not ended."""
    ordene = forlop.tekst[f.start : f.slutt]
    apnet = forlop.tekst[f.ord_start : f.ord_start + 1] in ("«", '"', "“", "”")
    return f.indre or (apnet and ordene.count("«") >= ordene.count("»"))


def nye_ord(forlop: Forlop, s: Setning) -> None:
    """A heading within a proposal: its own words follow, and what came before were its reasons. A
    second heading opens another proposal by the same."""
    f = forlop.forslag[-1]
    if f.indre:
        forlop.nytt_forslag(s, replace(f.innledning, ord_fra=None, ordlos=False))
        f = forlop.forslag[-1]
    f.indre = True
    f.slutt = f.ord_start = f.ord_slutt = s.slutt
    forlop.sist = "forslag"


def punkt_med_resultat(forlop: Forlop, s: Setning, a: Avlest) -> bool:
    """A point of a proposal with its result behind it: `2. Taket skiftes - Enstemmig
    vedtatt.`"""
    f = forlop.apent
    if f is None or not s.ny_linje or not a.sterk:
        return False
    if a.gjelder is not None or len(a.objekt) < 25 or not re.match(r"\d{1,2}[.)] ", s.ord):
        return False
    sted = forlop.tekst.rfind(a.objekt[-12:], s.start, s.slutt)
    if sted < 0:
        return False
    f.ord_start = s.start if f.uten_ord else f.ord_start
    f.ord_slutt = sted + len(a.objekt[-12:])
    f.slutt = s.slutt
    voter(forlop, s, [replace(a, navn=(), partier=())], til=len(forlop.forslag) - 1)
    forlop.sist = "forslag"
    return True


def uten_anforsel(tekst: str, start: int, slutt: int) -> tuple[int, int]:
    """A proposal's own words without blanks and marks of quotation around them."""
    start += len(tekst[start:slutt]) - len(tekst[start:slutt].lstrip())
    inni = tekst[start + 1 : slutt].rstrip(" .")
    if start < slutt and tekst[start] in '«"“”':
        lukket = re.search('[»"”“]', inni)
        if lukket is None:
            return start + 1, slutt
        if lukket.end() == len(inni):
            return start + 1, start + len(inni)
    return start, slutt
