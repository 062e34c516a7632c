"""A proposal's introduction, read from the one sentence that makes it."""

import re
from dataclasses import dataclass

from indeks.monstre import Monster
from indeks.struktur import ordlyd
from indeks.struktur.personer import er_parti, partier, personer, uten_tittel
from indeks.struktur.typer import Forslagstype, Person

_ORGAN = re.compile(r"(?i)(?:utvalg|utval|styre|skap|komit[eé]|nemnd|råd)(?:et|a|en|i)?\b")
_TIDLIGERE = re.compile(
    r"(?i:fremmet|fremma|fremja|framsatt|vedtatt|behandlet|lagt fr[ae]m) (?i:i|av) "
    r"(?P<organ>(?i:formannskapet|(?:hoved|hovud)?(?:utvalg|utval)(?:et)?(?: for [\wæøå ,-]+)?"
    r"|komit[eé](?:en|a)? (?:for )?[\wæøå ,-]+|[\wæøå-]+(?:utvalget|utvalet|rådet|styret)))"
)
_ADMINISTRASJON = re.compile(r"(?i)rådmann|kommunedirektør|administrasjon|direktør")


@dataclass(frozen=True, slots=True)
class Innledning:
    """Who makes a proposal, of what kind, and where its words are: `ord_fra` is where in the
    sentence they begin, None where they follow behind it."""

    type: Forslagstype
    forslagsstillere: tuple[Person, ...]
    partier: tuple[str, ...]
    organ: str | None
    tidligere_organ: str | None
    ord_fra: int | None


def les_innledning(setning: str) -> Innledning | None:
    """The proposal that a sentence introduces; None where it introduces none."""
    if len(setning) > 420 or ordlyd.IKKE_FORSLAG.search(setning):
        return None
    for rad in ordlyd.FORSLAG_INN:
        if (funn := rad.monster.match(setning)) and (lest := _les(rad, funn, setning)):
            return lest
    return None


def _les(rad: Monster[None], funn: re.Match[str], setning: str) -> Innledning | None:
    g = funn.groupdict()
    resten = g.get("resten") or ""
    hode = setning[: funn.start("resten")] if "resten" in g and g["resten"] else setning
    folk = personer(hode)
    partiene: list[str] = []
    organ = g.get("organ")
    if g.get("navn"):
        navn = uten_tittel(g["navn"])
        if navn is None or _ORGAN.search(navn):
            return None
        if er_parti(navn):
            partiene += partier(navn)
        elif not folk:
            folk = (Person(navn),)
    for p in folk:
        partiene += partier(p.parti) if p.parti else ()
    if g.get("gruppe"):
        partiene += partier(g["gruppe"])
    if g.get("kollektiv"):
        folgende = re.search(r"(?i)følg(?:ende|jande)|:\s*$", setning)
        if not folgende and _ADMINISTRASJON.search(g["kollektiv"]):
            return None
        if not folk:
            folk = (Person(g["kollektiv"]),)
    if g.get("vegne"):
        vegne = re.sub(r"(?i)^(?:av )?", "", g["vegne"])
        partiene = [*partier_i(vegne)] or partiene
    if not folk and not partiene and not organ and "det ble" not in setning.lower()[:8]:
        if not re.match(r"(?i)det (?:blei|vart)|følg", setning):
            return None
    tidligere = _TIDLIGERE.search(setning)
    ord_fra = _ord_fra(setning)
    return Innledning(
        _type(f"{g.get('foran') or ''} {resten or setning}"),
        folk,
        tuple(dict.fromkeys(partiene)),
        organ,
        tidligere["organ"].strip() if tidligere else None,
        ord_fra,
    )


def partier_i(tekst: str) -> tuple[str, ...]:
    """The parties in a list that may have other words around: `Nome SP og AP` → `Sp`, `Ap`."""
    from indeks.struktur.personer import PARTI

    return partier("/".join(t.group() for t in re.finditer(rf"(?<![\wæøå]){PARTI}", tekst)))


def _type(tekst: str) -> Forslagstype:
    return next((r.gir for r in ordlyd.FORSLAGSTYPER if r.monster.search(tekst)), "forslag")


def _ord_fra(setning: str) -> int | None:
    """Where a proposal told in the sentence itself begins; None where it follows behind."""
    if setning.rstrip().endswith(":") or re.search(r"(?i)følg(?:ende|jande)|fylgjande", setning):
        return None
    om = re.search(
        r"(?i)(?:forslag\w*|framlegg\w*|fremlegg\w*) (?:om|til) (?=at |å |[A-ZÆØÅ«\"])(?:at )?"
        r"|(?:foreslo|føreslo|foreslår|føreslår|føreslog) (?:at )?",
        setning,
    )
    return om.end() if om else None
