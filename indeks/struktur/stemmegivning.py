"""Who voted how, told in sentences of their own behind the vote: `Mindretallet: Nes (Ap)`,
`For: 14` over `Mot: 7`.
"""

import re
from dataclasses import replace

from indeks.ord.setninger import Setning
from indeks.personer import KOLLEKTIV, velgere
from indeks.struktur.alternativer import med_sammenheng
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import Forlop
from indeks.struktur.objekt import gjelder
from indeks.struktur.tellinger import PAREN, TALL, navn_i_parentes, tallverdi
from indeks.struktur.utfall import voter
from indeks.strukturtyper import Resultat

_STEMTE_SIDE = re.compile(
    r"^(?P<hvem>(?:[A-ZÆØÅ(]|[Dd]ei \d|[Dd]e \d|\d+ )[^.:;]{0,160}?) (?i:stemte|røysta|røystet"
    r"|stemmer) "
    r"(?P<side>(?i:for|mot|imot|i mot))\b(?P<hva>[^.]*)"
)
_MINDRETALL = re.compile(
    r"^(?i:mindretal(?:l)?et|(?:i )?mindretal(?:l)?(?: var)?|(?:i ?)?mot (?:stemte|røysta)"
    r"|(?:(?:følgende|følgjande|disse|desse|de|dei) )?(?:stemte|røysta) i?mot ?:|i?mot ?:)"
    rf" ?[:–-]? ?(?P<hvem>(?:[A-ZÆØÅ(]|{KOLLEKTIV}).{{0,400}})$"
)
_FOR_STEMTE = re.compile(
    r"^(?i:for (?:stemte|røysta)|(?:(?:følgende|følgjande|disse|desse|de|dei) )?(?:stemte"
    r"|røysta) for ?:"
    rf"|for ?:|fl(?:er|eir)tal(?:l)?et) ?[:–-]? ?(?P<hvem>(?:[A-ZÆØÅ(]|{KOLLEKTIV}).{{0,400}})$"
)
_STEMTE_TALL = re.compile(
    rf"^(?P<a>{TALL})(?: (?:stemmer|røyster|representant(?:er|ar)|medlem(?:mer|er)?))?"
    rf"(?P<p>{PAREN})? (?i:stemte|røysta) "
    rf"(?P<side>(?i:for|mot|imot|i mot))(?: (?:forslaget|framlegget|dette))?(?P<p2>{PAREN})?\.?$"
)
_FOR_LINJE = re.compile(
    r"(?i)^for(?: (?P<om>innstillingen|innstillinga|tilrådinga|forslaget|framlegget)[^:]{0,60})?"
    r" ?: ?(?P<n>\d{1,3})(?: stemmer?| røyster?)?(?: ?\((?P<hvem>[^()]{1,200})\))?\.?$"
)
_MOT_LINJE = re.compile(
    r"(?i)^i?mot(?: (?:innstillingen|innstillinga|tilrådinga|forslaget|framlegget)[^:]{0,60})?"
    r" ?: ?(?P<n>\d{1,3})(?: stemmer?| røyster?)?(?: ?\((?P<hvem>[^()]{1,200})\))?\.?$"
)


def hvem_stemte(forlop: Forlop, s: Setning) -> bool:
    """Who voted how, told in a sentence of its own behind the vote; whether it was that."""
    if not forlop.voteringer or forlop.sist not in ("votering", "stemte"):
        return False
    v = forlop.voteringer[-1]
    if m := _MINDRETALL.match(s.ord):
        hvem = velgere(m["hvem"].rstrip(" ."))
        tapte_for = v.resultat == "falt"
        v = (
            replace(v, stemte_for=v.stemte_for or hvem)
            if tapte_for and s.ord[:9].lower() in ("mindretal", "i mindret")
            else replace(v, stemte_mot=v.stemte_mot or hvem)
        )
    elif f := _FOR_STEMTE.match(s.ord):
        v = replace(v, stemte_for=v.stemte_for or velgere(f["hvem"].rstrip(" .")))
    elif n := _STEMTE_TALL.match(s.ord):
        antall, hvem = tallverdi(n["a"]), navn_i_parentes(n["p"] or n["p2"] or "")
        if n["side"].lower() == "for":
            v = replace(v, for_=antall if v.for_ is None else v.for_)
            v = replace(v, stemte_for=v.stemte_for or hvem)
        else:
            v = replace(v, mot=antall if v.mot is None else v.mot)
            v = replace(v, stemte_mot=v.stemte_mot or hvem)
    elif st := _STEMTE_SIDE.match(s.ord):
        hva = st["hva"].strip().lower()
        if re.match(r"\d", st["hvem"]):
            return False
        if hva and not hva.startswith(("forslaget", "framlegget", "innstillingen", "dette")):
            return _de_andre(forlop, s, st["hvem"])
        if hva.startswith("innst") and v.gjelder == "forslag":
            return False
        if hva.startswith(("forsl", "framl")) and v.gjelder == "innstilling":
            return False
        hvem = velgere(st["hvem"])
        if st["side"].lower() == "for":
            v = replace(v, stemte_for=v.stemte_for or hvem)
        else:
            v = replace(v, stemte_mot=v.stemte_mot or hvem)
    else:
        return False
    forlop.voteringer[-1] = replace(v, slutt=s.slutt)
    forlop.sist = "stemte"
    return True


def _de_andre(forlop: Forlop, s: Setning, hvem: str) -> bool:
    """`Dei 9 - Høgre, Lie (V) - røysta for tilrådinga`: those counted against just before."""
    funn = re.match(r"[Dd]ei? (?P<n>\d{1,3})\b[ ,:(–-]*(?P<navn>.*)$", hvem)
    v = forlop.voteringer[-1]
    if not funn or v.mot != int(funn["n"]):
        return False
    velgerne = velgere(funn["navn"].strip(" -–()"))
    forlop.voteringer[-1] = replace(v, stemte_mot=v.stemte_mot or velgerne, slutt=s.slutt)
    forlop.sist = "stemte"
    return True


def for_og_mot(forlop: Forlop, s: Setning) -> bool:
    """Two lines that together tell one vote: `For: 14`, `Mot: 7`."""
    if (f := _FOR_LINJE.match(s.ord)) and forlop.sist != "tekst":
        forlop.lukk()
        forlop.for_linje = (s, int(f["n"]), velgere(f["hvem"] or ""))
        return True
    if forlop.for_linje is None or not (m := _MOT_LINJE.match(s.ord)):
        return False
    forst, for_, hvem_for = forlop.for_linje
    forlop.for_linje = None
    mot, hvem_mot = int(m["n"]), velgere(m["hvem"] or "")
    resultat: Resultat = "vedtatt" if for_ > mot else "falt"
    om = (_FOR_LINJE.match(forst.ord) or m).groupdict().get("om") or ""
    hva = gjelder(om) if om else None
    a = Avlest(resultat, False, for_, mot, hvem_for, hvem_mot, hva, om, (), (), True)
    voter(forlop, Setning(forst.start, s.slutt, s.ord, True), [med_sammenheng(forlop, a, None)])
    forlop.sist = "votering"
    return True
