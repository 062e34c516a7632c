"""The result of a vote, read from the one sentence that tells it.

Municipal minutes tell votes in running text: «Forslaget fikk 3 stemmer (SV, MDG) og falt»,
«vart vedteke med 12 mot 9 røyster», «Røysting - samrøystes». What a number counts follows from the
result: those who `falt mot 2 stemmer` are the two who voted for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from indeks.struktur import ordlyd
from indeks.struktur.personer import (
    PARTI_GENITIV,
    er_parti,
    les_hvem,
    navneord,
    parti,
    partier_i,
    uten_s,
    uten_tittel,
    velgere,
)
from indeks.struktur.typer import Gjelder, Resultat

MAKS = 900
"""Longer sentences tell no vote."""

_TALLORD = (
    "ingen null",
    "en én èn ei ein éin èin eitt ett",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "sju syv",
    "åtte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
    "tjue",
)
_ORDTALL = {ord_: tall for tall, rad in enumerate(_TALLORD) for ord_ in rad.split()}
_TALL = rf"(?<![\wæøå.,/-])(?:\d{{1,3}}(?![\d/]|[.,]\d)|(?i:{'|'.join(_ORDTALL)})(?![\wæøå]))"
_STEMMER = r"(?i:stemmer?|røyst(?:er|ar)?|st\.|representant(?:er|ar)?)(?![\wæøå])"
_PAREN = (
    r"(?: ?[(\[](?:[^()\[\]]|\([^()]{0,80}\)){1,400}[)\]]"
    r"| ?[-–] ?(?:[^-–()]|\([^()]{0,80}\)){2,180} ?[-–](?= ))"
)
_FYLL = r"(?:,| av \d{1,3}(?: avgitte)?)?"
_STEMTE = r"(?i:stemte|røysta|røystet)"
_AV_HVEM = r"(?:,? (?i:avgitt av|gitt av|avgjevne av|frå|fra) (?P<av>[A-ZÆØÅ][^.;:]{0,160}))?"
_HVA = r"(?: (?!\d)(?P<hva>[^.,;()\d]{3,80}?))?"

_TELLINGER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slag, re.compile(monster.replace("MOT", r"(?i:mot|imot|i mot)")))
    for slag, monster in (
        (
            "begge",
            rf"(?:(?i:med|fikk|fekk|for|på) )?(?P<a>{_TALL})(?: {_STEMMER})?"
            rf"(?P<pa>{_PAREN})?{_FYLL}"
            rf"(?: {_STEMMER})?(?: (?i:for|som [^()]{{0,40}}?))?,? MOT (?P<b>{_TALL})(?! "
            rf"(?:stemte |røysta )?for(?:[.,;]|$))"
            rf"(?: {_STEMMER})?(?P<pb>{_PAREN})?(?: {_STEMMER}(?P<pb2>{_PAREN})?)?{_AV_HVEM}",
        ),
        (
            "begge",
            rf"(?i:med|vedtatt|vedteke|vedteken|falt|fall|ble|blei|vart|:) (?P<a>\d{{1,3}}) ?[-–] ?"
            rf"(?P<b>\d{{1,3}})(?![\d/]|\.\d)(?: {_STEMMER})?(?P<pb>{_PAREN})?",
        ),
        (
            "begge",
            rf"(?P<a>{_TALL})(?: {_STEMMER})?(?P<pa>{_PAREN})? (?i:for)(?P<pa2>{_PAREN})?(?:,"
            rf"|,? (?i:og)) "
            rf"(?P<b>{_TALL})"
            rf"(?: {_STEMMER})?(?P<pb>{_PAREN})? MOT(?P<pb2>{_PAREN})?",
        ),
        (
            "begge",
            rf"(?P<a>{_TALL})(?P<pa>{_PAREN})? {_STEMTE} (?i:for){_HVA}(?:,|,? (?i:og|mens|medan))"
            rf" (?P<b>{_TALL})(?P<pb>{_PAREN})?(?: {_STEMTE})? MOT(?P<pb2>{_PAREN})?",
        ),
        (
            "motfor",
            rf"(?P<a>{_TALL})(?P<pa>{_PAREN})? {_STEMTE} MOT{_HVA}(?:,|,? (?i:og|mens|medan))"
            rf" (?P<b>{_TALL})(?P<pb>{_PAREN})?(?: {_STEMTE})? (?i:for)",
        ),
        (
            "fikk",
            rf"(?i:fikk|fekk|oppnådde|får|samla|samlet)"
            rf" (?:(?i:bare|berre|kun|totalt|til sammen|tilsammen) )?"
            rf"(?P<a>{_TALL})(?P<pa>{_PAREN})?(?: av \d{{1,3}})? {_STEMMER}(?P<pa2>,?{_PAREN})?",
        ),
        (
            "mot",
            rf"MOT (?P<hv>{PARTI_GENITIV}(?:(?: og |, ){PARTI_GENITIV})*)(?: (?P<a>{_TALL}))? "
            rf"{_STEMMER}"
            rf"|MOT (?P<a2>{_TALL})(?P<pa>{_PAREN})? {_STEMMER}(?P<pa2>{_PAREN})?{_AV_HVEM}"
            rf"|MOT (?P<a3>\d{{1,3}})(?P<pa3>{_PAREN})(?=[.,;]|$)",
        ),
        (
            "mot",
            r"MOT (?i:stemmene|røystene|stemmen|røysta) (?i:til|fra|frå) "
            r"(?P<hv2>[A-ZÆØÅ][^.;:]{0,160})",
        ),
        (
            "en",
            r"(?i:fikk|fekk|med|mot) (?i:kun |bare |berre )?(?i:forslagsstiller\w{0,4}"
            r"|framleggsstillar\w{0,4}"
            r"|eige|egen) (?:egen )?(?i:stemme|røyst)",
        ),
        (
            "med",
            rf"(?:(?i:med|[-–]|,) |\()?(?P<a>{_TALL})(?P<pa>{_PAREN})?(?: av \d{{1,3}})? {_STEMMER}"
            rf"(?P<pa2>{_PAREN})?{_AV_HVEM}",
        ),
    )
)
"""How the numbers stand; the first row that is found counts."""

_PAR = re.compile(
    rf"^(?P<x>[^.;]{{3,160}}?)(?: (?i:fikk|fekk)| ?:| -) (?P<a>\d{{1,3}})(?P<pa>{_PAREN})? "
    rf"{_STEMMER}(?P<pa2>{_PAREN})?"
    rf"(?:,|;|,? (?i:og|mens|medan|mot)) (?P<y>[^.;]{{3,160}}?) (?:(?i:fikk|fekk) )?"
    rf"(?P<b>\d{{1,3}})(?P<pb>{_PAREN})?"
    rf" {_STEMMER}(?P<pb2>{_PAREN})?\.?$"
)
"""`Innstillingen fikk 10 stemmer, forslaget fra Nes 11 stemmer`."""

_PAR_SNUDD = re.compile(
    rf"^(?i:ved [^.;]{{3,40}} )?(?i:fikk|fekk) (?P<x>[^.;\d]{{3,120}}?) (?P<a>\d{{1,3}})"
    rf"(?P<pa>{_PAREN})? {_STEMMER}"
    rf"(?P<pa2>{_PAREN})?(?:,|,? (?i:og|mens|medan)) (?P<y>[^.;\d]{{3,120}}?) (?P<b>\d{{1,3}})"
    rf"(?P<pb>{_PAREN})?"
    rf" {_STEMMER}(?P<pb2>{_PAREN})?\.?$"
)
_ALENE = re.compile(
    rf"^(?P<x>[^.;]{{3,160}}?)(?: (?i:fikk|fekk)| ?:| -) (?P<a>\d{{1,3}})(?P<pa>{_PAREN})? "
    rf"{_STEMMER}(?P<pa2>{_PAREN})?\.?$"
)
_STEMTE_FOR = re.compile(
    rf"^(?P<a>{_TALL})(?P<pa>{_PAREN})? (?:{_STEMMER} )?{_STEMTE} (?i:for) "
    rf"(?P<x>[^.;]{{3,160}}?)\.?$"
)
_TAPER = re.compile(
    rf"(?i:mot) {_TALL}(?: {_STEMMER})?{_PAREN}? (?:(?i:som )?(?i:ble gitt |avgitt )?)(?i:for"
    rf"|til) (?P<taper>[^.]{{5,120}})"
)
_ETTER_TALL = re.compile(r",? ?[:–-]? ?(?P<hvem>[A-ZÆØÅ][^:;]{2,200})$")
_VERDIORD = re.compile(
    r"(?i)dobbel(?:t|)stemme|dobbeltrøyst|loddtrek|flertall|fleirtal"
    r"|(?:ordfører|ordførar|leder|leiar|møteleder)\w* (?:sin )?(?:stemme|røyst)"
)
_HISTORISK = re.compile(
    r"(?i)\btidligere\b|\btidlegare\b|\b(?:[A-ZÆØÅ]{1,4}-)?sak(?:en)? (?:nr\.? )?\d|\bi møte[t]? \d"
    r"|\bsist(?:e)? møte|\b(?:19|20)\d\d\b|\d\. [a-z]+ \d{4}|\bforrige (?:møte|behandling)"
)
_KLAUSULSKILLE = re.compile(r",? (?:og|mens|medan) |; |, (?=[a-zæøå ]{0,30}(?:forslag|framlegg))")
_OVERSKRIFT = re.compile(
    r"^(?i:votering|røysting|avrøysting|røystegj?[ei]ving|stemmegivning|avstemm?n?ing|resultat|voteringsresultat|vedtak"
    r"|prøvevotering)(?: (?i:over) (?P<om>[^:]{3,120}?))? ?[:–-] ?"
)


@dataclass(frozen=True, slots=True)
class Avlest:
    """What a sentence tells of one vote. `navn` and `partier` are those whose proposal it names;
    `objekt` is the words for what was voted on, empty where the sentence is bare; `taper` those for
    what it stood against and won over."""

    resultat: Resultat | None
    enstemmig: bool
    for_: int | None
    mot: int | None
    stemte_for: tuple[str, ...]
    stemte_mot: tuple[str, ...]
    gjelder: Gjelder | None
    objekt: str
    navn: tuple[str, ...]
    partier: tuple[str, ...]
    sterk: bool
    """Whether a number or unanimity stands beside the result, so that it can be nothing else."""
    taper: str = ""


def les_votering(setning: str) -> list[Avlest]:
    """The votes that a sentence tells the result of; empty where it tells none."""
    if len(setning) > MAKS or not _KAN_VAERE.search(setning):
        return []
    ren = re.sub(r"^(?:\d{1,2}\.? ?[a-h]?[.)] |[•·–-] )", "", setning)
    if par := _les_par(ren):
        return par
    bar = uten_parenteser(ren)
    if any(rad.monster.search(bar) for rad in ordlyd.IKKE_VOTERING):
        return []
    lest = [avlest for ledd in _ledd(ren) if (avlest := _les_ledd(ledd)) is not None]
    return [enkel for avlest in lest for enkel in _hver_for_seg(avlest, bar)]


def _hver_for_seg(avlest: Avlest, bar: str) -> list[Avlest]:
    """One for each thing that a body says it agrees with: the recommendation and a proposal."""
    if not (avlest.enstemmig and ordlyd.SLUTTER_SEG_TIL.search(bar)):
        return [avlest]
    deler = re.split(r" og (?=[^.]*(?:forslag|framlegg|tillegg))", avlest.objekt)
    if len(deler) != 2 or not re.search(ordlyd.OBJEKTORD, deler[0]):
        return [avlest]
    ut = []
    for objekt in deler:
        navn, fra_partier = stillere(objekt)
        hva = gjelder(hode(objekt)) or "innstilling"
        ut.append(med(avlest, objekt=objekt, gjelder=hva, navn=navn, partier=fra_partier))
    return ut


def uten_parenteser(tekst: str) -> str:
    """The text with what stands in parentheses blanked, places kept."""
    for _ in range(3):
        if "(" not in tekst:
            break
        tekst = re.sub(r"\([^()]*\)", lambda t: " " * len(t.group()), tekst)
    return tekst


def _ledd(setning: str) -> Iterator[str]:
    """The clauses of a sentence that each tell a result of their own object."""
    bar = uten_parenteser(setning)
    ankere = [t.start() for t in _ANKER.finditer(bar)]
    fra = 0
    for denne, neste in pairwise(ankere):
        for skille in reversed(list(_KLAUSULSKILLE.finditer(bar, denne, neste))):
            rest = bar[skille.end() : neste]
            if re.search(ordlyd.OBJEKTORD, rest):
                yield setning[fra : skille.start()]
                fra = skille.end()
                break
    yield setning[fra:]


_RESULTATORD = "|".join(
    f"(?:{rad.monster.pattern.replace('(?i)', '')})" for rad in ordlyd.RESULTATER
)
_ANKER = re.compile(rf"{_RESULTATORD}|(?:fikk|fekk) (?:{_TALL})", re.IGNORECASE)
_KAN_VAERE = re.compile(
    rf"{_RESULTATORD}|{ordlyd.ENSTEMMIG}|stem[mt]|røyst|{ordlyd.SLUTTER_SEG_TIL.pattern[4:]}"
    r"|\d (?:for|mot|imot)\b",
    re.IGNORECASE,
)
"""What a sentence must hold for a closer look; all others are let by at once."""


def _resultat(bar: str) -> tuple[Resultat | None, int, int] | None:
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


def _les_par(setning: str) -> list[Avlest] | None:
    """Two objects with a number each, or one alone; which won is told by comparison, and that of
    one alone by the next."""
    if _resultat(uten_parenteser(setning)):
        return None
    if par := _PAR.match(setning) or _PAR_SNUDD.match(setning):
        a, b = int(par["a"]), int(par["b"])
        if not (_er_objekt(par["x"]) and _er_objekt(par["y"])) or a == b:
            return None
        utfall: tuple[Resultat, Resultat] = ("vedtatt", "falt") if a > b else ("falt", "vedtatt")
        return [
            _av_objekt(par["x"], utfall[0], a, _hvem(par["pa"] or par["pa2"] or "")),
            _av_objekt(par["y"], utfall[1], b, _hvem(par["pb"] or par["pb2"] or "")),
        ]
    for monster in (_ALENE, _STEMTE_FOR):
        alene = monster.match(setning)
        if alene and _er_objekt(alene["x"]) and not re.search(r"\bi?mot\b", alene["x"]):
            return [
                _av_objekt(
                    alene["x"],
                    None,
                    _tall(alene["a"]),
                    _hvem(alene["pa"] or alene.groupdict().get("pa2") or ""),
                )
            ]
    return None


def _er_objekt(tekst: str) -> bool:
    return re.search(ordlyd.OBJEKTORD, tekst) is not None and not re.search(
        r"\b(?:at|som)\b", tekst
    )


def _av_objekt(objekt: str, resultat: Resultat | None, for_: int, hvem: tuple[str, ...]) -> Avlest:
    objekt = objekt.strip(" ,:")
    navn, fra_partier = stillere(objekt)
    return Avlest(
        resultat, False, for_, None, hvem, (), gjelder(objekt), objekt, navn, fra_partier, True
    )


def _les_ledd(ledd: str) -> Avlest | None:
    tittel = _OVERSKRIFT.match(ledd)
    ren = ledd[tittel.end() :] if tittel else ledd
    om = (tittel["om"] or "") if tittel else ""
    bar = uten_parenteser(ren)
    enstemmig = re.search(ordlyd.ENSTEMMIG, bar)
    resultat = _resultat(bar)
    telling = _telling(ren)
    if som := ordlyd.SOM_TILRADD.match(ren):
        return _som_tilradd(som["om"])
    if enstemmig and (samd := ordlyd.SLUTTER_SEG_TIL.search(bar)):
        return _samd(ren, samd.end(), telling)
    if resultat is None:
        if telling and telling.slag == "fikk" and _er_objekt(bar[: telling.start]):
            return _sett_sammen(ren, bar, None, telling, False, bar.find(" fikk "), om)
        if enstemmig and _bare_enstemmig(ren, bar):
            sted = ("vedtatt", enstemmig.start(), enstemmig.end())
            return _sett_sammen(ren, bar, sted, telling, True, om=om)  # type: ignore[arg-type]
        if telling and telling.b is not None and (tittel or _bare_tall(bar, telling)):
            tall = _for_mot(telling, None)
            vant: Resultat = "vedtatt" if (tall[0] or 0) > (tall[1] or 0) else "falt"
            sted_ = (vant, telling.start, telling.slutt)
            bak = bar[telling.slutt :].strip(" .,;:)")
            om = om or (bak if _er_objekt(bak) else "")
            return _sett_sammen(ren, bar, sted_, telling, False, om=om)
        return None
    slag, start, slutt = resultat
    nabo = enstemmig is not None and (
        abs(enstemmig.start() - slutt) < 40 or abs(start - enstemmig.end()) < 40
    )
    sterk = nabo or (telling is not None and slag in ("vedtatt", "falt", "valgt", "godkjent", None))
    sterk = sterk or bool(_VERDIORD.search(bar))
    if not sterk and not _svak_godtas(bar, slag, start, slutt):
        return None
    if slag == "falt" and re.search(r"(?i)\b(?:når|da|etter at) [^.]*$|\bsom $", bar[:start]):
        return None
    return _sett_sammen(ren, bar, resultat, telling, nabo, om=om)


def _som_tilradd(om: str) -> Avlest:
    """`Samrøystes som tilrådd av …`: a body's is a recommendation, a person's a proposal."""
    hvem = les_hvem(om, helt=False)
    hva = gjelder(hode(om))
    navn: tuple[str, ...] = ()
    fra: tuple[str, ...] = ()
    person = bool(hvem and hvem.personer and not hvem.organ and hvem.personer[0].navn[0].isupper())
    if hva is None and hvem and person and not _ADMINISTRASJON.search(hvem.personer[0].navn):
        navn, fra, hva = tuple(p.navn for p in hvem.personer), hvem.partier, "forslag"
    else:
        navn, fra = stillere(om)
    if hva is None or (not navn and not fra and hva == "forslag" and not person):
        hva = "innstilling"
    return Avlest("vedtatt", True, None, None, (), (), hva, om, navn, fra, True)


_ADMINISTRASJON = re.compile(r"(?i)rådmann|direktør|administrasjon|sjef|formannskap|utval|komit")


def _samd(ledd: str, fra: int, telling: "_Telling | None") -> Avlest:
    objekt = ledd[fra:].strip(" .,")
    navn, fra_partier = stillere(objekt)
    for_ = telling.a if telling and telling.b is None else None
    hva = gjelder(hode(objekt)) or "innstilling"
    return Avlest("vedtatt", True, for_, None, (), (), hva, objekt, navn, fra_partier, True)


def _bare_tall(bar: str, telling: "_Telling") -> bool:
    """Whether the numbers are the whole sentence, or stand behind what was voted on."""
    foran = re.sub(r"(?i)^ved [^.]{3,40} (?:ble|blei|vart) det\b", "", bar[: telling.start])
    foran, etter = foran.strip(" :,–-"), bar[telling.slutt :].strip(" .,;:)")
    if etter and not re.fullmatch(rf"(?i)(?:{ordlyd.OBJEKTORD}|stemmer|røyster)", etter):
        return False
    return not foran or (len(foran) < 80 and _er_objekt(foran))


_ENSTEMMIG_VEDTAK = re.compile(
    rf"(?:{ordlyd.ENSTEMMIG} (?:vedtak|innstilling|tilråding)|(?i:vedtaket|avgjerda) (?i:var|er"
    rf"|ble|blei|vart) "
    rf"{ordlyd.ENSTEMMIG})\.?$"
)
_BARE_PUNKTER = re.compile(r"(?i)^(?:pkt\.?|punkt(?:ene|a)?) ?[\d,og –-]{1,20}$")


def _bare_enstemmig(ledd: str, bar: str) -> bool:
    """Whether unanimity alone is the result: `Enstemmig.`, `Punkt 1 - Enstemmig`."""
    funn = re.search(
        rf"(?P<foran>.*?)[-–:( ]*{ordlyd.ENSTEMMIG}(?: ?[(,-]? ?{_TALL} {_STEMMER}\)?)? ?[.:]? ?$",
        ledd,
    )
    if funn and not funn["foran"].strip(" -–:"):
        return True
    if funn and len(funn["foran"]) < 80 and re.search(r"[-–:] *$", ledd[: _enst_start(ledd)]):
        return _er_objekt(funn["foran"])
    if re.match(rf"(?i:alle) {_STEMTE} (?i:for) ", bar) or _ENSTEMMIG_VEDTAK.match(bar):
        return True
    if funn and _BARE_PUNKTER.match(funn["foran"]):
        return True
    return bool(re.match(rf"{ordlyd.ENSTEMMIG} for (?:at|å)\b", bar))


def _enst_start(ledd: str) -> int:
    funn = re.search(ordlyd.ENSTEMMIG, ledd)
    return funn.start() if funn else 0


_GODKJENNES = re.compile(
    r"(?i)innkall|saks?list|protokoll|møteb[oø]k|dagsorden|innstilling|tilråding|forslag|framlegg"
)
"""What a meeting approves without a vote being told."""


def _svak_godtas(bar: str, slag: Resultat | None, start: int, slutt: int) -> bool:
    """Whether a result without number or unanimity is one: past and passive, of an object that is
    voted on, and not told of another time."""
    foran = bar[:start]
    if _HISTORISK.search(bar) or len(bar) > 220:
        return False
    if slag in ("trukket", "oversendt", "utsatt"):
        return bool(re.search(ordlyd.OBJEKTORD, bar)) and not re.search(r"\bblir\b", bar)
    if slag is None:  # that somebody left as partial is no vote unless a vote is told
        return len(bar) < 160 and "permisjon" in bar and re.search(ordlyd.FORTID, bar) is not None
    if re.search(r"(?i)\b(?:tas|tar|tek|takast|vedtas)\b", bar[start:slutt]):
        return False  # what is to be, not what was
    bart = re.fullmatch(r"(?i)(?:saken |saka |ble |blei |vart |dette |dermed )*", foran) is not None
    passiv = re.search(rf"\b{ordlyd.FORTID}(?: [a-zæøå]+){{0,3}} ?$", foran)
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
        return bool(passiv and len(foran) < 100)
    verb_selv = slag == "falt" or re.search(r"(?i)^(?:vant|vann|fikk|fekk|gjekk|gikk)", bar[start:])
    objekt = re.search(ordlyd.OBJEKTORD, foran)
    if re.search(r"(?i)\b(?:er|blir|vert|bli)(?: [a-zæøå]+){0,2} ?$", foran) and slag != "falt":
        return False
    bart_partisipp = len(foran) < 60 and bool(objekt)
    return bool(objekt and len(foran) < 160 and (passiv or verb_selv or bart_partisipp))


@dataclass(frozen=True, slots=True)
class _Telling:
    slag: str
    a: int | None
    b: int | None
    hvem_a: tuple[str, ...]
    hvem_b: tuple[str, ...]
    start: int
    slutt: int
    hva: str = ""


def _tall(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else _ORDTALL[tekst.lower()]


def _telling(ledd: str) -> _Telling | None:
    for slag, monster in _TELLINGER:
        funn = monster.search(ledd)
        if funn is None:
            continue
        g = funn.groupdict()
        tall = next((x for x in (g.get("a"), g.get("a2"), g.get("a3")) if x), None)
        if slag == "en":
            return _Telling("fikk", 1, None, (), (), funn.start(), funn.end())
        hvem_a = next((x for x in (g.get("pa"), g.get("pa2"), g.get("pa3")) if x), "")
        hvem_b = next((x for x in (g.get("pb"), g.get("pb2")) if x), "")
        av = velgere(_uten_hale(g["av"])) if g.get("av") else ()
        if g.get("hv"):
            av = partier_i(g["hv"])
        if g.get("hv2"):
            av = velgere(_uten_hale(g["hv2"]))
        b = _tall(g["b"]) if g.get("b") else None
        return _Telling(
            slag,
            _tall(tall) if tall else None,
            b,
            _hvem(hvem_a) or (av if b is None else ()),
            _hvem(hvem_b) or (av if b is not None else ()),
            funn.start(),
            funn.end(),
            g.get("hva") or "",
        )
    return None


def _uten_hale(tekst: str) -> str:
    """A list of voters without what the sentence goes on to say."""
    return re.split(r",? og (?=ble|blei|vart|falt|fall|dermed)|, (?=ble|som|og dermed)", tekst)[0]


def _hvem(paren: str) -> tuple[str, ...]:
    inni = paren.strip(" ,-–")
    if inni.startswith(("(", "[")) and inni.endswith((")", "]")):
        inni = inni[1:-1]
    # A parenthesis may say other than who: «(pkt. 2)», «(6 røyster)», «(ved loddtrekning)».
    ut = tuple(v for v in velgere(inni) if re.match(r"\d{0,3} ?[A-ZÆØÅ]", v))
    return tuple(v for v in ut if not re.match(r"(?i)(?:pkt|punkt|jf|sak|fvl|§)", v))


def _for_mot(telling: _Telling, slag: Resultat | None) -> tuple[int | None, int | None]:
    """Votes for and against, as the numbers and the result together tell."""
    a, b = telling.a, telling.b
    if b is not None and a is not None:
        if telling.slag == "motfor":
            return b, a
        bytt = (slag == "falt" and a > b) or (slag == "vedtatt" and a < b)
        return (b, a) if bytt else (a, b)
    if telling.slag == "mot" and slag != "falt":
        return None, a
    return a, None


def _velgerne(
    telling: _Telling, for_: int | None, mot: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who voted for and who against: each behind its own number; those behind both are the fewer,
    or as many as they are said to be."""
    if telling.slag == "motfor":
        return telling.hvem_b, telling.hvem_a
    if telling.b is None:
        return ((), telling.hvem_a) if for_ is None else (telling.hvem_a, ())
    bytt = for_ != telling.a
    if telling.hvem_a:
        return (telling.hvem_b, telling.hvem_a) if bytt else (telling.hvem_a, telling.hvem_b)
    hvem = telling.hvem_b
    antall = [int(t) for v in hvem for t in re.findall(r"\d+", v)]
    er = sum(antall) if antall else len(hvem)
    if er in (for_, mot) and for_ != mot:
        return (hvem, ()) if er == for_ else ((), hvem)
    minst, mest = sorted((for_ or 0, mot or 0))
    if 2 * minst > mest:
        return (hvem, ()) if bytt else ((), hvem)  # close: they are the ones just counted
    return (hvem, ()) if (for_ or 0) < (mot or 0) else ((), hvem)


def _sett_sammen(
    ledd: str,
    bar: str,
    resultat: tuple[Resultat | None, int, int] | None,
    telling: _Telling | None,
    enstemmig: bool,
    objekt_til: int | None = None,
    om: str = "",
) -> Avlest:
    slag = resultat[0] if resultat else None
    for_: int | None = None
    mot: int | None = None
    hvem_for: tuple[str, ...] = ()
    hvem_mot: tuple[str, ...] = ()
    if telling is not None:
        for_, mot = _for_mot(telling, slag)
        hvem_for, hvem_mot = _velgerne(telling, for_, mot)
        if telling.slag in ("fikk", "med") and telling.b is None:
            igjen = _telling(ledd[telling.slutt :])
            if igjen and igjen.slag == "mot":
                mot, hvem_mot = igjen.a, igjen.hvem_a
            elif stemte := re.match(
                rf",? (?:og )?(?P<n>{_TALL})(?P<p>{_PAREN})? {_STEMTE} (?i:i ?mot|mot)"
                rf"(?P<p2>{_PAREN})?",
                ledd[telling.slutt :],
            ):
                mot, hvem_mot = _tall(stemte["n"]), _hvem(stemte["p"] or stemte["p2"] or "")
            elif gegen := re.match(rf",? (?i:for )?(?i:og|mot) ({_TALL})", ledd[telling.slutt :]):
                mot = _tall(gegen[1])
        hale = (
            re.match(r"^,? ?\(((?:[^()]|\([^()]{0,80}\)){1,300})\)", ledd[resultat[2] :])
            if resultat
            else None
        )
        if hale and not hvem_for and not hvem_mot and telling.b is None:
            if tall := re.fullmatch(rf"({_TALL}) {_STEMMER}", hale[1]):
                for_ = _tall(tall[1])
            else:
                hvem = _hvem(hale[1])
                hvem_for, hvem_mot = (hvem, ()) if mot is None else ((), hvem)
        if not hvem_for and not hvem_mot and telling.b is None:
            etter = _ETTER_TALL.match(ledd[telling.slutt :])
            if etter and les_hvem(etter["hvem"].rstrip(" .")):
                hvem = velgere(etter["hvem"].rstrip(" ."))
                hvem_for, hvem_mot = ((), hvem) if for_ is None else (hvem, ())
    if slag == "trukket":
        for_ = mot = None
    grense = resultat[1] if resultat else (objekt_til or 0)
    objekt = om or _objekt(ledd, bar, grense, slag)
    if telling is not None and telling.slutt <= grense and not om and telling.start > 0:
        objekt = re.sub(r"(?i) ?(?:fikk|fekk|med)?$", "", ledd[: telling.start].strip(" ,:–-("))
        objekt = re.sub(rf" {ordlyd.FORTID}$", "", objekt)
    if telling is not None and telling.hva:
        objekt = telling.hva
    navn, fra_partier = stillere(objekt)
    if (
        slag == "falt"
        and hvem_mot
        and not hvem_for
        and set(fra_partier) & set(_partier_av(hvem_mot))
    ):
        hvem_for, hvem_mot = hvem_mot, ()  # those who made it are not those against it
    hva: Gjelder | None
    if (
        slag == "valgt"
        or _OM_MOTET.match(bar)
        or (slag is None and resultat is not None)
        or _HABILITET.search(bar)
    ):
        hva = "annet"
    elif slag == "trukket" and not re.match(r"(?i)(?:saken|saka)\b", objekt):
        hva = "forslag"
        if not navn and not fra_partier and not re.match(ordlyd.OBJEKTORD, objekt):
            hvem_selv = les_hvem(objekt, helt=False)
            if hvem_selv:
                navn = tuple(p.navn for p in hvem_selv.personer)
                fra_partier = () if navn else hvem_selv.partier
    else:
        hva = gjelder_av(objekt, navn, fra_partier)
        if hva == "annet" and slag == "vedtatt" and "permisjon" in bar.lower():
            slag = None
    taper = _TAPER.search(ledd) if slag == "vedtatt" else None
    return Avlest(
        slag,
        enstemmig,
        for_,
        mot,
        hvem_for,
        hvem_mot,
        hva,
        objekt,
        navn,
        fra_partier,
        enstemmig or telling is not None,
        taper["taper"] if taper else "",
    )


_OM_MOTET = re.compile(
    rf"(?i)^det {ordlyd.FORTID} (?:{ordlyd.ENSTEMMIG} )?(?:vedtatt|vedteke|besluttet|bestemt)"
    rf"(?: {ordlyd.ENSTEMMIG})? (?:å|at) "
)
"""What a body decides about its own meeting: the order of the saker, a closed door."""
_HABILITET = re.compile(r"(?i)habil|\bugild|gildskap")
_MED = re.compile(
    r"(?i)[ ,]+(?:og )?(?:med|inkludert|inkl\.?|saman med|sammen med|samt|tillagt|unntatt"
    r"|unntatt|utenom) "
)


def _partier_av(velgerne: Sequence[str]) -> tuple[str, ...]:
    return partier_i(" ".join(re.sub(r"[()\d]", " ", v) for v in velgerne))


def hode(objekt: str) -> str:
    """What was voted on without what came with it: `innstillingen` of `… med Lies tillegg`."""
    skille = _MED.search(objekt)
    foran = objekt[: skille.start()] if skille else ""
    if skille and (
        (len(foran) > 8 and re.search(ordlyd.OBJEKTORD, foran)) or _ADMINISTRASJON.search(foran)
    ):
        return objekt[: skille.start()]
    return objekt


def folge(objekt: str) -> str:
    """What came with it: `Lies tillegg` of `innstillingen med Lies tillegg`."""
    return objekt[len(hode(objekt)) :]


_AKTIV = re.compile(
    rf"vedt(?:ok|ar|ek) {ordlyd.ENSTEMMIG} (?=[^.]{{0,60}}?{ordlyd.OBJEKTORD})(?!at |å )"
)
"""`Kommunestyret vedtok enstemmig innstillingen`."""


def _objekt(ledd: str, bar: str, grense: int, slag: Resultat | None) -> str:
    """The words for what the result is of: between `ble` and the result where the order is turned
    (`… ble forslaget fra Nes vedtatt`), else before the verb, else behind the result."""
    foran = bar[:grense]
    if aktiv := _AKTIV.match(bar[grense:]):
        return ledd[grense + aktiv.end() :].strip(" .:")
    snudd = re.search(rf"\b{ordlyd.PASSIV} (?P<o>[^,]{{0,150}}?{ordlyd.OBJEKTORD}[^,]*)$", foran)
    if snudd:
        ut = re.sub(rf" ?{ordlyd.ENSTEMMIG} ?", " ", ledd[snudd.start("o") : grense]).strip()
        return re.sub(r" (?:deretter|så|dermed|da|også)$", "", ut)
    ut = re.sub(
        rf"(?: {ordlyd.PASSIV})?(?: (?:deretter|så|dermed|da|også|{ordlyd.ENSTEMMIG}))* ?$",
        "",
        foran,
    )
    ut = re.sub(rf"^(?:{ordlyd.ENSTEMMIG} ?)+", "", ledd[: len(ut)].strip(" ,:"))
    if re.search(ordlyd.OBJEKTORD, ut) or len(ut) > 8 or ordlyd.PEKEORD.match(ut):
        return "" if re.fullmatch(r"(?i)(?:saken|saka)", ut) else ut
    etter = bar[grense:]
    bak = re.search(rf"(?P<o>{ordlyd.OBJEKTORD}[^.]*)", etter)
    return etter[bak.start("o") :].strip() if bak and not ut and slag == "trukket" else ut


_FORSLAGSRETT = re.compile(
    rf"{_ADMINISTRASJON.pattern}|ordfør|\bleder|\bleiar|møteled|styre|nemnd|råd"
)
"""Those whose proposal is what the sak comes with."""


def gjelder_av(objekt: str, navn: Sequence[str], fra: Sequence[str]) -> Gjelder | None:
    """As `gjelder`, but somebody's `forslag til vedtak` is a proposal and no recommendation."""
    kjerne = hode(objekt)
    hva = gjelder(kjerne)
    egen = (navn or fra) and stillere(kjerne) != ((), ()) and not _FORSLAGSRETT.search(kjerne)
    if hva == "innstilling" and egen and re.search(r"(?i)forslag|framlegg", kjerne):
        return "forslag"
    return hva


def gjelder(objekt: str) -> Gjelder | None:
    """What kind of thing the words name; None where they name nothing that is voted on."""
    for rad in ordlyd.GJELDER:
        if rad.monster.search(objekt):
            return rad.gir
    return None


_FORSLAGSORD = re.compile(
    r"(?i)(?<![\wæøå])[\wæøå/-]{0,30}(?:forslag|forlag|framlegg|fremlegg|tillegg|endring|pkt|punkt)"
)
_FRA = re.compile(
    r"(?<![\wæøå])(?i:fra|frå|av|ved|v/) ?(?=[A-ZÆØÅ]|(?i:representant|ordfør|leder|leiar"
    r"|varaordf|opposisj|posisj))"
)
_ORD = re.compile(
    r"(?<![\wæøåÆØÅ.-])(?=[A-ZÆØÅ]|(?i:representant|ordfør|varaordf|opposisj|posisj|dei uav))"
)


def stillere(objekt: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and parties whose proposal the words say it is."""
    navn: list[str] = []
    parti: list[str] = []
    for fra in _FRA.finditer(objekt):
        hvem = les_hvem(objekt[fra.end() :], helt=False)
        if hvem and not hvem.organ:
            med_parti = [p.navn for p in hvem.personer if not _ADMINISTRASJON.search(p.navn)]
            navn += med_parti
            parti += [] if med_parti else hvem.partier
    for ord_ in _FORSLAGSORD.finditer(objekt):
        foran = re.sub(r" (?:[a-zæøå]+ ){0,2}$", " ", objekt[: ord_.start()])
        for forst in _ORD.finditer(foran):
            bit = foran[forst.start() :]
            hvem = les_hvem(bit.strip())
            if hvem is None or hvem.organ:
                continue
            sitt = re.search(r" (?:sitt?|sine?|si) ", objekt[: ord_.start()]) is not None
            navn += [
                p.navn if sitt or i < len(hvem.personer) - 1 else uten_genitiv(p.navn)
                for i, p in enumerate(hvem.personer)
                if not _ADMINISTRASJON.search(p.navn)
            ]
            if not hvem.personer:
                parti += hvem.partier
            break
    navn = [
        rent
        for n in navn
        if (rent := uten_tittel(n) or n)
        and not re.fullmatch(rf"{ordlyd.OBJEKTORD}|{ordlyd.ENSTEMMIG}", rent)
        and not ordlyd.PEKEORD.match(rent)
    ]
    return tuple(dict.fromkeys(navn)), tuple(dict.fromkeys(parti))


def uten_genitiv(navn: str) -> str:
    """A name without the s of a genitive; `…nes` is left, where the s is the name's own more often
    than not."""
    if er_parti(navn) or re.search(r"(?<!i)nes$", navn):
        return navn
    return re.sub(r"(?<=[a-zæøåé])['’]?s$|(?<=s)['’]$", "", navn)


def partier_trykt(tekst: str, kjente: Sequence[str]) -> list[str]:
    """Parties as the text has them, of those that were read from it."""
    trykt = [uten_s(t.group()) for t in re.finditer(PARTI_GENITIV, tekst)]
    ut = [t for t in trykt if parti(t) in kjente]
    return ut or list(kjente)


def samme_navn(a: str, b: str) -> bool:
    """Whether two ways to name somebody may be the same person."""
    x, y = navneord(a), navneord(b)
    if not x or not y:
        return False
    likhet = SequenceMatcher(None, a, b).ratio() if len(x) > 1 and len(y) > 1 else 0.0
    return x <= y or y <= x or likhet > 0.92


def med(avlest: Avlest, **felt: object) -> Avlest:
    """The same vote with other fields."""
    return replace(avlest, **felt)  # type: ignore[arg-type]
