"""Which proposals a vote is about: by the people, the party, the kind and the words it names."""

import re

from indeks.personer import er_verv, les_hvem, navneord, samme_navn
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import ApentForslag, Forlop
from indeks.struktur.forslag import Innledning, forslagstype
from indeks.struktur.punktvis import bare_punkter, egne_punkter, punkter_i
from indeks.strukturtyper import Forslagstype

_FLERE = re.compile(r"(?i)\b[a-zæøå]*(?:forslagene|forslaga|framlegga|framleggene)\b")
_UTTALELSE = re.compile(r"(?i)(?:uttale(?:lse)?|fråsegn|resolusjon)(?:n|en|a)?\b")
_UTSETT = re.compile(r"(?i)\butse?tt?(?:es|ast|else|jing)?\b|\butsa?e?tt\b|utsetje")
_TIL_ORIENTERING = re.compile(r"(?i)\btil\s(?:orientering|vitande|etterretning|etterretting)")
_NUMMER = re.compile(
    r"(?i)[a-zæøå]*(?:forslag|framlegg)(?:et)? (?:nr\.? ?|nummer )?(?P<nr>\d{1,2}|[A-E])"
    r"(?=[ .,:(]|$)"
)
BARE_PUNKT = re.compile(r"(?i)^(?:pkt\.?|punkt) ?\d{1,2}[a-h]?\.? ?:?$")


def hvilke(forlop: Forlop, a: Avlest) -> tuple[int, ...]:
    """The proposals a vote is about."""
    if not forlop.forslag or a.gjelder in ("innstilling", "annet"):
        return ()
    type_ = forslagstype(a.objekt)
    if nummer := nummer_i(a.objekt):
        like = [nr for nr, f in enumerate(forlop.forslag) if nummer_av(forlop, f) == nummer]
        if len(like) == 1:
            return (like[0],)
    if a.navn or a.partier:
        funnet = [nr for nr, f in enumerate(forlop.forslag) if samme_stiller(f.innledning, a)]
        if not funnet and bare_verv(a):
            funnet = [nr for nr, f in enumerate(forlop.forslag) if _innledet_som(forlop, f, a)]
            funnet = funnet or _etter_ord(forlop, a)
        if not funnet:
            return ()
        uavgjort = [nr for nr in funnet if not forlop.forslag[nr].utfall]
        likt = [nr for nr in uavgjort if forlop.forslag[nr].innledning.type == type_]
        if len(funnet) > 1 and re.search(r"(?i)forslagene|framlegga\b|forslaga\b", a.objekt):
            return tuple(uavgjort or funnet)
        if len(likt or uavgjort) > 1 and (om := _om(a.objekt)):
            return (max((likt or uavgjort), key=lambda nr: len(om & _ordene(forlop, nr))),)
        return ((likt or uavgjort or funnet)[0 if (likt or uavgjort) else -1],)
    if a.gjelder == "forslag":
        if organ := organ_i(a.objekt):
            return tuple(
                nr
                for nr, f in enumerate(forlop.forslag)
                if f.innledning.organ and navneord(f.innledning.organ) == navneord(organ)
            )
        if _FLERE.search(a.objekt):
            alle = [nr for nr, f in enumerate(forlop.forslag) if not f.utfall]
            av_slaget = [nr for nr in alle if forlop.forslag[nr].innledning.type == type_]
            return tuple(av_slaget or alle)
        likt = [nr for nr, f in enumerate(forlop.forslag) if f.innledning.type == type_]
        apne = [nr for nr in likt if not forlop.forslag[nr].utfall]
        if type_ and (apne or likt):
            return ((apne or likt)[-1],)
        if type_ and not likt and len(a.objekt.split()) < 3:
            return _uten_slag(forlop, type_)
        # More words than a proposal's name say that it is another than the last.
        return (len(forlop.forslag) - 1,) if len(a.objekt.split()) < 3 or not type_ else ()
    # Bare: of the proposal just before it, if nothing was voted on since.
    siste = forlop.forslag[-1]
    talt = [v for v in forlop.voteringer if v.gjelder != "annet"]
    if talt and talt[-1].slutt > siste.slutt and forlop.sist != "tekst":
        return ()
    if siste.utfall and forlop.sist != "tekst":
        return ()
    if a.om_saken and not _sier_det_samme(forlop, siste, a):
        return ()
    bart = len(a.objekt) < 4 or _dets_punkter(forlop, siste, a.objekt)
    uttalelse = _UTTALELSE.fullmatch(a.objekt) and _UTTALELSE.search(
        forlop.tekst[siste.start : max(siste.start, siste.ord_start)]
    )
    bart = bart or bool(uttalelse)
    return (len(forlop.forslag) - 1,) if a.gjelder is None and bart else ()


def _etter_ord(forlop: Forlop, a: Avlest) -> list[int]:
    """The one proposal whose words hold what the vote says it is about: `posisjonen sitt framlegg
    om midlar til korpset`."""
    om = _om(a.objekt)
    like = [nr for nr in range(len(forlop.forslag)) if om & _ordene(forlop, nr)]
    return like if len(like) == 1 else []


def _uten_slag(forlop: Forlop, type_: Forslagstype) -> tuple[int, ...]:
    """The proposal that is given its kind only now that it is voted on: one that none was told of;
    of those, one to put off by its words."""
    mulige = [nr for nr, f in enumerate(forlop.forslag) if f.innledning.type == "forslag"]
    if type_ == "utsettelsesforslag":
        utsetter = [nr for nr in mulige if _UTSETTER.match(_egne_ord(forlop, nr))]
        mulige = utsetter or mulige
    apne = [nr for nr in mulige if not forlop.forslag[nr].utfall]
    return tuple((apne or mulige)[-1:])


def _egne_ord(forlop: Forlop, nr: int) -> str:
    f = forlop.forslag[nr]
    return forlop.tekst[f.ord_start : f.ord_slutt]


_UTSETTER = re.compile(
    r"(?i)[\s«\"“”]*(?:\d[.)] )?(?:at |å )?(?:(?:saken|saka)\s(?:blir |vert |bør )?ut|utse?t)"
)


def nummer_i(tekst: str) -> str | None:
    """The number that a proposal goes by: `Forslag 2`, `Alternativ B`."""
    funn = _NUMMER.match(tekst)
    return funn["nr"].upper() if funn else None


def nummer_av(forlop: Forlop, f: ApentForslag) -> str | None:
    """The number in a proposal's own heading."""
    hode = " ".join(forlop.tekst[f.start : max(f.ord_start, f.start)].split())
    foran = re.match(r"(?i)(\d{1,2})[.)] [a-zæøå]*(?:forslag|framlegg)", hode)
    return foran[1] if foran else nummer_i(hode)


def ulike_nummer(forlop: Forlop, a: ApentForslag, b: ApentForslag) -> bool:
    """Whether two proposals go by two numbers."""
    x, y = nummer_av(forlop, a), nummer_av(forlop, b)
    return x is not None and y is not None and x != y


def _dets_punkter(forlop: Forlop, f: ApentForslag, objekt: str) -> bool:
    """Whether points that are voted on without a word of whose they are, are a proposal's own:
    those of the recommendation, where it has not both that many and its first."""
    if not bare_punkter(objekt):
        return False
    egne = egne_punkter(forlop.tekst[f.ord_start : f.ord_slutt])
    return 1 in egne and punkter_i(objekt) <= egne


def _sier_det_samme(forlop: Forlop, f: ApentForslag, a: Avlest) -> bool:
    """Whether what became of the sak is what a proposal asked for."""
    if a.resultat == "utsatt":
        ordene = forlop.tekst[f.start : f.ord_slutt]
        return f.innledning.type == "utsettelsesforslag" or bool(_UTSETT.search(ordene))
    if a.resultat == "tatt_til_orientering":
        return _TIL_ORIENTERING.search(forlop.tekst[f.ord_start : f.ord_slutt]) is not None
    return False


def samme_stiller(innledning: Innledning, a: Avlest) -> bool:
    """Whether the proposal is one of those whom the vote names."""
    for n in a.navn:
        ord_ = navneord(n)
        har = [p.navn for p in innledning.forslagsstillere]
        # A party that stands behind a name without parentheses is no part of the name.
        if any(samme_navn(n, x) or _etternavn(n, navneord(x)) for x in har):
            return True
        if innledning.organ and ord_ == navneord(innledning.organ):
            return True
    return not a.navn and bool(a.partier) and bool(set(a.partier) & set(innledning.partier))


def _etternavn(navn: str, har: frozenset[str]) -> bool:
    """Whether the last word of a name is among those of another."""
    siste = navn.split()[-1].casefold() if navn.split() else ""
    return len(siste) > 3 and (siste in har or re.sub(r"s$", "", siste) in har)


def bare_verv(a: Avlest) -> bool:
    """Whether a vote names those who made the proposal by their office alone."""
    return bool(a.navn) and not a.partier and all(er_verv(n) for n in a.navn)


def _innledet_som(forlop: Forlop, f: ApentForslag, a: Avlest) -> bool:
    """Whether a proposal was introduced with the office that the vote names."""
    ord_ = forlop.tekst[f.start : max(f.ord_start, f.start)].lower()
    verv = (re.sub(r"(?:en|s)$", "", n.lower()) for n in a.navn)
    return any(re.search(rf"(?<![\wæøå]){re.escape(v)}", ord_) for v in verv)


def organ_i(objekt: str) -> str | None:
    """The body that the words for what was voted on say made the proposal."""
    fra = re.search(r"\b(?:fra|frå|av) (?=[A-ZÆØÅ])", objekt)
    hvem = les_hvem(objekt[fra.end() :], helt=False) if fra else None
    return hvem.organ if hvem and not hvem.personer and not hvem.partier else None


def _om(objekt: str) -> frozenset[str]:
    """The words that tell what a proposal is about: `… om kommunalt legesenter`."""
    om = re.search(r"(?i)\b(?:om|vedrør\w+|angående) (.+)$", objekt)
    return frozenset(re.findall(r"[\wæøå]{5,}", om[1].lower())) if om else frozenset()


def _ordene(forlop: Forlop, nr: int) -> frozenset[str]:
    """The words of a proposal that `_om` may be compared with."""
    f = forlop.forslag[nr]
    return frozenset(re.findall(r"[\wæøå]{5,}", forlop.tekst[f.start : f.slutt].lower()))
