"""Names of bodies: what makes two spellings the same body."""

import re
import unicodedata
from functools import lru_cache

KOMMUNENS_OVERSTE = ("kommunestyre", "bystyre", "heradsstyre")
"""What the same body is called in different municipalities."""
KOMMUNESTYRE = "|".join(KOMMUNENS_OVERSTE)
FASTE_ORGANER = f"{KOMMUNESTYRE}|formannskap"
"""The bodies that every municipality has one of, in the indefinite. These two are for use inside a
group of other patterns, wherever just these bodies are meant; what else a pattern takes for a body
is its own."""

_BESTEMT = re.compile(
    r"\b([\wæøå-]*(?:kommunestyre|heradsstyre|bystyre|styre|råd|formannskap|utval|utvalg|"
    r"representantskap|ting))(?:et|ets|t|ts|s)?(?![\wæøå])"
)
_KOMITE = re.compile(r"\b([\wæøå-]*komit)[eé](?:en|a|ens)?(?![\wæøå])")
_DE_UNGES = r"(?i:ungdom|barn|unge|elev)"
_KOMMUNENS = re.compile(
    rf"(?:(?!{_DE_UNGES})[A-ZÆØÅ][\wæøåé-]+ ){{0,2}}?"
    rf"(?P<organ>(?i:{FASTE_ORGANER})(?i:t|et)?)"
    r"(?: (?:i|for|I|FOR) [A-ZÆØÅ][\wæøåé-]+(?: [\wæøåé-]+){0,2})?"
)
"""Those bodies, with the municipality's own name beside them, which tells nothing apart."""
_BRUTT = re.compile(rf"(?i:{FASTE_ORGANER})(?i:t|et)?")
"""Names that are one word; a space in one was put there by the font."""
_NEMND = re.compile(r"\b([\wæøå-]*nemnd)(?:a|i|as)?(?![\wæøå])")


def rens_utvalg(navn: str) -> str:
    """The name as printed, without the punctuation and words that only stood beside it."""
    ren = re.sub(r"\s+", " ", navn).strip(" -–,.:;")
    if _BRUTT.fullmatch(tett := ren.replace(" ", "")):
        ren = tett
    return re.sub(r"(?<=[ea]t)s$", "", ren)


# Lists of thousands of rows ask for the same few names.
@lru_cache(maxsize=4096)
def nokkel_utvalg(navn: str | None) -> str | None:
    """What bodies are compared by: definite form, capitals, nynorsk `utval` and hyphens aside.

    `Formannskapet` and `FORMANNSKAP`, `Utvalg for oppvekst` and `Utval for oppvekst` are the same,
    and so are `Kommunestyret` and `Elvestad kommunestyre`.
    """
    if not navn:
        return None
    ren = unicodedata.normalize("NFC", rens_utvalg(navn))
    if ett := _KOMMUNENS.fullmatch(ren):
        ren = ett["organ"]
    ren = ren.lower()
    ren = re.sub(r"\bhovudutval", "hovedutval", ren)
    ren = _BESTEMT.sub(r"\1", ren)
    ren = _KOMITE.sub(r"\1e", ren)
    ren = _NEMND.sub(r"\1", ren)
    ren = re.sub(r"utval(?![g\wæøå])", "utvalg", ren)
    ren = re.sub(
        r"\b(?:hovedutvalg|utvalg|komite) for\b", lambda t: t.group().removesuffix(" for"), ren
    )
    return re.sub(r"[^\wæøå]+", " ", ren).strip()


def samme_organ(a: str | None, b: str | None) -> bool:
    """Whether two names may be one body's. Who refers to another's sak may write `Utvalg for helse`
    of `Hovedutvalg for helse`, which are told apart elsewhere."""
    x, y = nokkel_utvalg(a), nokkel_utvalg(b)
    return x is not None and y is not None and x.removeprefix("hoved") == y.removeprefix("hoved")


_OVERST = (*KOMMUNENS_OVERSTE, "fylkesting")
_UNGT = re.compile(rf"\b{_DE_UNGES}")


def er_overst(utvalg: str | None) -> bool:
    """Whether a body is the council, which decides in the end and recommends to nobody; that of
    the young, by whatever name, advises."""
    nokkel = nokkel_utvalg(utvalg) or ""
    return re.sub(r"t$", "", nokkel).endswith(_OVERST) and not _UNGT.search(nokkel)


_RADGIR = re.compile(
    r"\b(?:eldre|senior|ungdoms?|innvandrer|innvandrar|brukar|bruker|elev|barne|likestillings)\w*råd"
    r"|\bråd(?:et)? for\b|\b(?:ungdommens?|ungdomens?|barn og unges?|barnas) "
)


def er_radgivende(utvalg: str | None) -> bool:
    """Whether a body only advises, as the councils of the elderly, of people with disabilities and
    of the young do (kommuneloven § 5-12)."""
    return _RADGIR.search(nokkel_utvalg(utvalg) or "") is not None
