"""The result of a vote, read from the one sentence that tells it.

Municipal minutes tell votes in running text: «Forslaget fikk 3 stemmer (SV, MDG) og falt»,
«vart vedteke med 12 mot 9 røyster», «Røysting - samrøystes». What a number counts follows from the
result: those who `falt mot 2 stemmer` are the two who voted for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indeks.struktur import ordlyd
from indeks.struktur.personer import (
    KOLLEKTIV,
    NAVN,
    PARTILISTE,
    er_parti,
    partier,
    personer,
    uten_tittel,
    velgere,
)
from indeks.struktur.typer import Gjelder, Resultat

_ORDTALL = {
    ord_: tall
    for tall, rad in enumerate(
        (
            "ingen null",
            "en én ei ein eitt ett éin",
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
    )
    for ord_ in rad.split()
}
_TALL = rf"(?<![\wæøå.,/-])(?:\d{{1,3}}(?![\d/]|[.,]\d)|(?i:{'|'.join(_ORDTALL)})(?![\wæøå]))"
_STEMMER = r"(?i:stemmer?|stemme|røyster?|røyst|røystar|st\.|representant(?:er|ar)?)(?![\wæøå])"
_PAREN = (
    r"(?: ?[(\[](?:[^()\[\]]|\([^()]*\))*[)\]]| ?[-–] ?(?:[^-–()]|\([^()]*\)){2,180} ?[-–](?= ))"
)
_FYLL = r"(?:,| av \d+(?: avgitte)?)?"

_TELLINGER: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "begge",
        re.compile(
            rf"(?:(?i:med|fikk|fekk|for|på) )?(?P<a>{_TALL})(?: {_STEMMER})?(?P<pa>{_PAREN})?{_FYLL}"
            rf" (?:{_STEMMER} )?(?:(?i:for|som [^()]{{0,40}}?) )?(?i:mot|imot) (?P<b>{_TALL})"
            rf"(?: {_STEMMER})?(?P<pb>{_PAREN})?(?: {_STEMMER}(?P<pb2>{_PAREN})?)?"
        ),
    ),
    (
        "begge",
        re.compile(
            rf"(?i:med) (?P<a>\d{{1,3}}) ?[-–] ?(?P<b>\d{{1,3}})(?: {_STEMMER})?(?P<pb>{_PAREN})?"
        ),
    ),
    (
        "begge",
        re.compile(
            rf"(?P<a>{_TALL})(?: {_STEMMER})?(?P<pa>{_PAREN})? (?i:for),? (?i:og) (?P<b>{_TALL})"
            rf"(?: {_STEMMER})?(?P<pb>{_PAREN})? (?i:mot|imot)"
        ),
    ),
    (
        "motfor",
        re.compile(
            rf"(?P<a>{_TALL})(?P<pa>{_PAREN})? (?i:stemte|røysta|røystet) (?i:mot|imot|i mot)(?:,| og)"
            rf" (?P<b>{_TALL})(?P<pb>{_PAREN})?(?: (?i:stemte|røysta))? (?i:for)"
        ),
    ),
    (
        "fikk",
        re.compile(
            rf"(?i:fikk|fekk|oppnådde|får|får|samla|samlet) (?:(?i:bare|berre|kun|totalt|til sammen|tilsammen) )?"
            rf"(?P<a>{_TALL})(?P<pa>{_PAREN})? {_STEMMER}(?P<pa2>{_PAREN}|,? \([^()]*\))?"
        ),
    ),
    (
        "mot",
        re.compile(
            rf"(?i:mot|imot) (?P<a>{_TALL})(?P<pa>{_PAREN})? {_STEMMER}(?P<pa2>{_PAREN})?"
            rf"|(?i:mot|imot) (?P<a3>\d{{1,3}})(?P<pa3>{_PAREN})(?=[.,;]|$)"
        ),
    ),
    (
        "med",
        re.compile(
            rf"(?:(?i:med|[-–]) |\()?(?P<a>{_TALL})(?P<pa>{_PAREN})? {_STEMMER}(?P<pa2>{_PAREN})?"
        ),
    ),
)
"""How the numbers stand; the first row that is found counts."""

_ETTER_TALL = re.compile(r"^,? ?(?P<hvem>[A-ZÆØÅ][^.;:]{2,160})[.;]?$")
_VERDIORD = re.compile(
    r"(?i)dobbel(?:t|)stemme|dobbeltrøyst|(?:ordfører|ordførar|leder|leiar|møteleder)\w* (?:sin )?(?:stemme|røyst)"
)
_HISTORISK = re.compile(
    r"(?i)\btidligere\b|\btidlegare\b|\b(?:[A-ZÆØÅ]{1,4}-)?sak(?:en)? (?:nr\.? )?\d|\bi møte[t]? \d"
    r"|\bsist(?:e)? møte|\b(?:19|20)\d\d\b|\d\. [a-z]+ \d{4}|\bforrige (?:møte|behandling)"
)
_HABILITET = re.compile(r"(?i)habil|\bugild|gildskap")
_KLAUSULSKILLE = re.compile(r",? (?:og|mens|medan) |; |, (?=[a-zæøå ]{0,30}(?:forslag|framlegg))")


@dataclass(frozen=True, slots=True)
class Avlest:
    """What a sentence tells of one vote. `navn` and `partier` are those whose proposal it names;
    `objekt` is the words for what was voted on, empty where the sentence is bare."""

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


def les_votering(setning: str) -> list[Avlest]:
    """The votes that a sentence tells the result of; empty where it tells none."""
    return [avlest for ledd in _ledd(setning) if (avlest := _les_ledd(ledd)) is not None]


def _uten_parenteser(tekst: str) -> str:
    """The text with what stands in parentheses blanked, places kept."""
    forrige = None
    while forrige != tekst:
        forrige = tekst
        tekst = re.sub(r"\([^()]*\)", lambda t: " " * len(t.group()), tekst)
    return tekst


def _ledd(setning: str) -> Iterator[str]:
    """The clauses of a sentence that each tell a result of their own object."""
    bar = _uten_parenteser(setning)
    ankere = [t.start() for t in _ANKER.finditer(bar)]
    fra = 0
    for denne, neste in zip(ankere, ankere[1:], strict=False):
        for skille in reversed(list(_KLAUSULSKILLE.finditer(bar, denne, neste))):
            if re.search(ordlyd.OBJEKTORD, bar[skille.end() : neste]):
                yield setning[fra : skille.start()]
                fra = skille.end()
                break
    yield setning[fra:]


_ANKER = re.compile(
    "|".join(f"(?:{rad.monster.pattern.replace('(?i)', '')})" for rad in ordlyd.RESULTATER)
    + rf"|(?:fikk|fekk) (?:{_TALL})",
    re.IGNORECASE,
)


def _resultat(bar: str) -> tuple[Resultat, int, int] | None:
    """The result told, and where its words stand; the row that stands last in the clause's main
    sentence counts where several match (`fikk flertall og ble vedtatt`)."""
    for rad in ordlyd.RESULTATER:
        if funn := rad.monster.search(bar):
            return rad.gir, funn.start(), funn.end()
    return None


def _les_ledd(ledd: str) -> Avlest | None:
    ren = re.sub(
        r"^(?i:votering|røysting|avstemm?ing|avstemning|resultat|vedtak) ?[:–-] ?", "", ledd
    )
    bar = _uten_parenteser(ren)
    enstemmig = re.search(ordlyd.ENSTEMMIG, bar)
    resultat = _resultat(bar)
    telling = _telling(ren)
    if resultat is None:
        if telling and telling.slag in ("fikk", "motfor"):
            return _sett_sammen(ren, bar, None, telling, False, bar.find(" fikk "))
        if enstemmig and _bare_enstemmig(ren, bar):
            return _sett_sammen(
                ren, bar, ("vedtatt", enstemmig.start(), enstemmig.end()), telling, True
            )
        return None
    slag, start, slutt = resultat
    nabo = enstemmig is not None and (
        abs(enstemmig.start() - slutt) < 40 or abs(start - enstemmig.end()) < 40
    )
    sterk = nabo or (telling is not None and slag in ("vedtatt", "falt", "valgt", "godkjent"))
    sterk = sterk or bool(_VERDIORD.search(bar))
    if not sterk and not _svak_godtas(bar, slag, start):
        return None
    return _sett_sammen(ren, bar, resultat, telling, nabo)


def _bare_enstemmig(ledd: str, bar: str) -> bool:
    """Whether unanimity alone is the result: `Enstemmig.`, `Røysting - samrøystes:`, or of a body
    that agrees with what it was given."""
    if re.fullmatch(
        rf"(?:(?i:votering|røysting|avstemm?ing|avstemning|vedtak) ?[-–:]? ?)?{ordlyd.ENSTEMMIG}"
        rf"(?: ?[(-]? ?{_TALL} {_STEMMER}\)?)? ?[.:]? ?",
        ledd.strip(),
    ):
        return True
    return bool(ordlyd.SLUTTER_SEG_TIL.search(bar)) or bool(
        re.match(rf"{ordlyd.ENSTEMMIG} for (?:at|å)\b", bar)
    )


def _svak_godtas(bar: str, slag: Resultat, start: int) -> bool:
    """Whether a result without number or unanimity is one: passive, of an object that is voted on,
    and not told of another time."""
    foran = bar[:start]
    if _HISTORISK.search(bar) or len(bar) > 220:
        return False
    if slag in ("trukket", "oversendt", "utsatt"):
        return bool(re.search(ordlyd.OBJEKTORD, bar))
    bart = re.fullmatch(r"(?i)(?:saken |saka |ble |blei |vart |dette |dermed )*", foran) is not None
    if slag == "valgt":
        return False
    if bart:
        return slag in ("tatt_til_orientering", "falt", "vedtatt", "godkjent") and len(bar) < 60
    passiv = re.search(rf"\b{ordlyd.PASSIV}(?: [a-zæøå]+){{0,3}} ?$", foran)
    verb_selv = slag == "falt" or re.search(r"(?i)^(?:vant|vann|fikk|fekk|gjekk|gikk)", bar[start:])
    objekt = re.search(ordlyd.OBJEKTORD, foran)
    kort = len(foran) < 160
    return bool(objekt and kort and (passiv or verb_selv))


@dataclass(frozen=True, slots=True)
class _Telling:
    slag: str
    a: int
    b: int | None
    hvem_a: tuple[str, ...]
    hvem_b: tuple[str, ...]
    start: int
    slutt: int


def _tall(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else _ORDTALL[tekst.lower()]


def _telling(ledd: str) -> _Telling | None:
    for slag, monster in _TELLINGER:
        funn = monster.search(ledd)
        if funn is None:
            continue
        g = funn.groupdict()
        a = g.get("a") or g.get("a3")
        if a is None:
            continue
        hvem_a = next((x for x in (g.get("pa"), g.get("pa2"), g.get("pa3")) if x), "")
        hvem_b = next((x for x in (g.get("pb"), g.get("pb2")) if x), "")
        return _Telling(
            slag,
            _tall(a),
            _tall(g["b"]) if g.get("b") else None,
            _hvem(hvem_a),
            _hvem(hvem_b),
            funn.start(),
            funn.end(),
        )
    return None


def _hvem(paren: str) -> tuple[str, ...]:
    inni = paren.strip(" ,-–")
    if inni.startswith(("(", "[")) and inni.endswith((")", "]")):
        inni = inni[1:-1]
    # A parenthesis may say other than who: «(pkt. 2)», «(6 røyster)», «(ved loddtrekning)».
    ut = tuple(v for v in velgere(inni) if re.match(r"\d{0,3} ?[A-ZÆØÅ]", v))
    return tuple(v for v in ut if not re.match(r"(?i)(?:pkt|punkt|jf|sak|fvl|§)", v))


def _sett_sammen(
    ledd: str,
    bar: str,
    resultat: tuple[Resultat, int, int] | None,
    telling: _Telling | None,
    enstemmig: bool,
    objekt_til: int | None = None,
) -> Avlest:
    slag = resultat[0] if resultat else None
    for_: int | None = None
    mot: int | None = None
    hvem_for: tuple[str, ...] = ()
    hvem_mot: tuple[str, ...] = ()
    if telling is not None:
        a, b = telling.a, telling.b
        if telling.slag == "begge" and b is not None:
            bytt = (slag == "falt" and a > b) or (slag == "vedtatt" and a < b)
            for_, mot = (b, a) if bytt else (a, b)
            hvem_for, hvem_mot = telling.hvem_a, telling.hvem_b
            if bytt:
                hvem_for, hvem_mot = hvem_mot, hvem_for
        elif telling.slag == "motfor" and b is not None:
            for_, mot, hvem_for, hvem_mot = b, a, telling.hvem_b, telling.hvem_a
        elif telling.slag == "mot" and slag != "falt":
            mot, hvem_mot = a, telling.hvem_a
        else:
            for_, hvem_for = a, telling.hvem_a
            if telling.slag == "fikk" and (igjen := _telling(ledd[telling.slutt :])):
                if igjen.slag == "mot":
                    mot, hvem_mot = igjen.a, igjen.hvem_a
        hale = (
            re.match(r"^,? ?\(((?:[^()]|\([^()]*\))*)\)", ledd[resultat[2] :]) if resultat else None
        )
        if hale and not hvem_for and not hvem_mot and telling.slag in ("fikk", "med", "mot"):
            hvem = _hvem(hale[1])
            hvem_for, hvem_mot = (hvem, ()) if mot is None else ((), hvem)
        etter = _ETTER_TALL.match(ledd[telling.slutt :])
        if etter and telling.slag == "mot" and not telling.hvem_a:
            hvem = velgere(etter["hvem"])
            if slag == "falt":
                hvem_for = hvem
            else:
                hvem_mot = hvem
    grense = resultat[1] if resultat else (objekt_til or 0)
    objekt = _objekt(ledd, bar, grense)
    navn, fra_partier = _forslagsstillere(objekt)
    return Avlest(
        slag,
        enstemmig,
        for_,
        mot,
        hvem_for,
        hvem_mot,
        "annet" if _HABILITET.search(bar) else gjelder(objekt),
        objekt,
        navn,
        fra_partier,
        enstemmig or telling is not None,
    )


def _objekt(ledd: str, bar: str, grense: int) -> str:
    """The words for what the result is of: between `ble` and the result where the order is turned
    (`… ble forslaget fra Nes vedtatt`), else before the verb, else behind the result."""
    foran = bar[:grense]
    snudd = re.search(rf"\b{ordlyd.PASSIV} (?P<o>[^,]{{0,150}}?{ordlyd.OBJEKTORD}[^,]*)$", foran)
    if snudd:
        return ledd[snudd.start("o") : grense].strip()
    ut = re.sub(
        rf"(?: {ordlyd.PASSIV})?(?: (?:deretter|så|dermed|da|også|{ordlyd.ENSTEMMIG}))* ?$",
        "",
        foran,
    )
    ut = ledd[: len(ut)].strip(" ,:")
    if re.search(ordlyd.OBJEKTORD, ut) or len(ut) > 8:
        return ut
    etter = bar[grense:]
    bak = re.search(rf"(?P<o>{ordlyd.OBJEKTORD}[^.]*)", etter)
    return etter[bak.start("o") :].strip() if bak and not ut else ut


def gjelder(objekt: str) -> Gjelder | None:
    """What kind of thing the words name; None where they name nothing that is voted on."""
    for rad in ordlyd.GJELDER:
        if rad.monster.search(objekt):
            return rad.gir
    return None


_GENITIV = re.compile(
    rf"(?P<navn>{NAVN})(?: ?\([^()]{{1,24}}\))?(?: (?:sitt?|sine|sin|si))? "
    rf"(?:[a-zæøå]+ ){{0,2}}?(?=[\wæøå/-]*(?i:forslag|forlag|framlegg|fremlegg|tillegg|pkt|punkt))"
)
_FRA = re.compile(
    r"(?i:\bfra|\bfrå|\bav|\bved|\bv/|\bfor) (?P<hvem>[A-ZÆØÅ][^:;]*?)(?= (?i:om|til|som|pkt|punkt|ble|blei|vart"
    r"|fikk|fekk|angående|vedrørande|vedrørende|med|mot)\b|$)"
)


def _forslagsstillere(objekt: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and parties whose proposal the words say it is."""
    navn: list[str] = []
    parti: list[str] = []
    for sitt in re.finditer(
        rf"(?P<p>{PARTILISTE})(?: ?sitt?| ?sine| ?s|s)? (?=[\wæøå/-]*(?i:forslag|forlag|framlegg|fremlegg))",
        objekt,
    ):
        parti += partier(sitt["p"])
    for sitt in _GENITIV.finditer(objekt):
        rent = uten_tittel(sitt["navn"])
        if rent and not er_parti(rent) and not re.fullmatch(KOLLEKTIV, rent):
            if re.fullmatch(ordlyd.OBJEKTORD, rent.rstrip("s")):
                continue
            navn.append(
                re.sub(r"(?<=[a-zæøå])s$", "", rent) if " sitt " not in sitt.group() else rent
            )
    for fra in _FRA.finditer(objekt):
        hvem = fra["hvem"]
        med_parti = personer(hvem)
        navn += [p.navn for p in med_parti]
        if not med_parti:
            if re.match(PARTILISTE, hvem):
                parti += partier(re.match(PARTILISTE, hvem).group())  # type: ignore[union-attr]
            elif rent := uten_tittel(re.match(NAVN, hvem).group() if re.match(NAVN, hvem) else ""):
                navn.append(rent)
    if not navn and not parti and re.fullmatch(NAVN, objekt):
        navn = [objekt]
    navn = [
        rent
        for n in navn
        if (rent := uten_tittel(n))
        and not re.fullmatch(rf"{ordlyd.OBJEKTORD}|{ordlyd.ENSTEMMIG}", rent)
        and not re.search(
            r"(?i)utvalg|utval|skapet|styre|komit|rådmann|direktør|administrasjon", rent
        )
    ]
    return tuple(dict.fromkeys(navn)), tuple(dict.fromkeys(parti))


def med(avlest: Avlest, **felt: object) -> Avlest:
    """The same vote with other fields."""
    return replace(avlest, **felt)  # type: ignore[arg-type]
