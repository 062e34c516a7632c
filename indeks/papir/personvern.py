"""Personal data in the papers: national identity numbers, bank accounts, e-mail, phone numbers.

What is found is masked before anything else is made of the text, so that it is nowhere in the
index: not in passages, titles, search terms or vectors. A mask is as long as what it hides, so
every place in the text still means the same. Check digits decide where there are any; elsewhere a
word that says what the number is. Where it is unsure that an address or a phone number is public,
it is masked; that it is public is said by the tables here and by the setting `apne_adresser`.

Rules of the numbers: Skatteetaten, «Nytt fødselsnummer fra 2032» (from then on the first check
digit may leave 0, 1, 2 or 3, the second as before); Finans Norge on account numbers (mod 11).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indeks.dokument import side_av
from indeks.linje.sidetekst import rens_sider

PERSONVERNVERSJON = 1
"""Grows when more is found than before, so that an older index is masked again."""

MASKE = "█"
"""What stands for each character that is hidden; no list uses it as its bullet."""

Funnslag = Literal["fodselsnummer", "d_nummer", "kontonummer", "epost", "telefon"]

NAVN_PA_FUNN: dict[Funnslag, str] = {
    "fodselsnummer": "fødselsnummer",
    "d_nummer": "D-nummer",
    "kontonummer": "kontonummer",
    "epost": "e-postadresse",
    "telefon": "telefonnummer",
}


@dataclass(frozen=True, slots=True)
class Funn:
    """Personal data at `tekst[start:slutt]`."""

    slag: Funnslag
    start: int
    slutt: int


@dataclass(frozen=True, slots=True)
class Sidefunn:
    """So many finds of one kind on a page, from 1. What was found is remembered nowhere."""

    slag: Funnslag
    side: int
    antall: int


@dataclass(frozen=True, slots=True)
class Personvern:
    """How personal data and exempt papers are met: `apne` are addresses and numbers that are
    public, and `ta_med_unntatte` takes in what is marked as exempt."""

    apne: tuple[str, ...] = ()
    ta_med_unntatte: bool = False


STANDARDVERN = Personvern()


# --- check digits ------------------------------------------------------------------------------

_VEKTER_K1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKTER_K2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_VEKTER_KONTO = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_RESTER_2032 = (0, 1, 2, 3)


def _sum(vekter: Sequence[int], sifre: str) -> int:
    return sum(v * int(s) for v, s in zip(vekter, sifre, strict=False))


def er_fodselsnummer(sifre: str) -> Funnslag | None:
    """Which kind of national identity number eleven digits are; None where they are not one.

    The day plus 40 is a D-nummer. The month plus 40 or 80 is a synthetic number (or an old
    hjelpenummer), made for tests, and found as a real one is.
    """
    if len(sifre) != 11 or not sifre.isascii() or not sifre.isdigit():
        return None
    dag, maned, ar = int(sifre[:2]), int(sifre[2:4]), int(sifre[4:6])
    d_nummer = dag > 40
    dag -= 40 * d_nummer
    maned -= 80 if maned > 80 else 40 if maned > 40 else 0
    try:
        # The number does not tell the century; of two, the one with the leap day counts.
        date(2000 + ar if ar % 4 == 0 else 2001, maned, dag)
    except ValueError:
        return None
    rest = (_sum(_VEKTER_K1, sifre) + int(sifre[9])) % 11
    if rest not in _RESTER_2032 or (_sum(_VEKTER_K2, sifre) + int(sifre[10])) % 11:
        return None
    return "d_nummer" if d_nummer else "fodselsnummer"


def er_kontonummer(sifre: str) -> bool:
    """Whether eleven digits are a bank account number."""
    if len(sifre) != 11 or not sifre.isascii() or not sifre.isdigit() or sifre == "0" * 11:
        return False
    return (_sum(_VEKTER_KONTO, sifre) + int(sifre[10])) % 11 == 0


# --- what a number is said to be ---------------------------------------------------------------

_FOR = 40
"""How far before a number, on its own line or the end of the one above, a word may name it."""

_NEVNT_SOM: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "konto",
        re.compile(
            r"(?i)\b(?:(?:bank|drifts|skatte)?konto(?:en)?(?:\.? ?(?:nr|nummer))?|kto|iban)\b"
            r"[^\d\n]{0,25}\n?[^\d\n]{0,5}$"
        ),
        "Betales til konto nr.: ",
    ),
    (
        "telefon",
        re.compile(
            r"(?i)\b(?:tlf|tlfnr|telf|tel|telefon(?:nr|nummer)?|mobil(?:nr|nummer|telefon)?|mob"
            r"|phone|sms|ringe?(?: \w{2,4})? på)\b[^\n]{0,30}\n?[^\d\n]{0,5}$"
        ),
        "Tlf. arbeid: ",
    ),
    (
        "annet",
        re.compile(
            r"(?i)\b(?:kid|faktura|ordre|journal|journalpost|arkiv|arkivsak|dokument|målepunkt|sak"
            r"|saks|gnr|bnr|org|organisasjons|foretaks|jnr|orgnr|ean|isbn|issn|kr|nok|kroner"
            r"|beløp)(?:[.-]? ?(?:nr|nummer|id))?\b[ .:#-]{0,4}\n?$"
        ),
        "KID-nr: ",
    ),
)
"""Words that say what the number right behind them is, each with an example."""


def _nevnt_som(tekst: str, start: int) -> str | None:
    """What the words before a number say that it is; the nearest where there are several."""
    for_ = tekst[max(0, start - _FOR) : start]
    funnet = [(t.start(), hva) for hva, ord_, _ in _NEVNT_SOM if (t := _siste(ord_, for_))]
    return max(funnet)[1] if funnet else None


def _siste(monster: re.Pattern[str], tekst: str) -> re.Match[str] | None:
    """The match that starts last."""
    funnet = None
    for start in range(len(tekst)):
        if start == 0 or not tekst[start - 1].isalnum():
            funnet = monster.match(tekst, start) or funnet
    return funnet


# --- national identity numbers and accounts ----------------------------------------------------

_FORAN = r"(?<!\w)(?<!\d[-/.,:])"
_BAK = r"(?![\w])(?![-/.,:]\d)"
_NR_FORAN = r"(?<!\w)(?<!\d[-/.])"
_NR_BAK = r"(?!\w)(?![-/.]\d)"
_FNR = re.compile(
    _NR_FORAN
    + r"\d{2}(?P<a>[ .]?)\d{2}(?P=a)\d{2}(?: ?[–-] ?|[ .\n])?(?:\d{5}|\d{3} \d{2})"
    + _NR_BAK
)
"""`01415612385`, `014156 12385`, `014156-12385`, `01.41.56 12385`, and broken after the date."""

_KONTO_PUNKTUM = re.compile(_NR_FORAN + r"\d{4}\.\d{2}\.\d{5}" + _NR_BAK)
_KONTO_LOS = re.compile(_FORAN + r"\d{4} ?\d{2} ?\d{5}" + _BAK)
_IBAN = re.compile(r"\bNO\d{2} ?\d{4} ?\d{4} ?\d{3}\b")


def _sifre(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _fodselsnumre(tekst: str) -> Iterable[Funn]:
    for treff in _FNR.finditer(tekst):
        slag = er_fodselsnummer(_sifre(treff[0]))
        if slag is not None and _nevnt_som(tekst, treff.start()) != "annet":
            yield Funn(slag, treff.start(), treff.end())


def _kontonumre(tekst: str) -> Iterable[Funn]:
    for treff in _IBAN.finditer(tekst):
        if er_kontonummer(_sifre(treff[0])[2:]):
            yield Funn("kontonummer", treff.start(), treff.end())
    for treff in _KONTO_PUNKTUM.finditer(tekst):
        if er_kontonummer(_sifre(treff[0])):
            yield Funn("kontonummer", treff.start(), treff.end())
    for treff in _KONTO_LOS.finditer(tekst):
        # One run of digits in eleven passes the check, so a word must say that it is an account.
        if er_kontonummer(_sifre(treff[0])) and _nevnt_som(tekst, treff.start()) == "konto":
            yield Funn("kontonummer", treff.start(), treff.end())


# --- e-mail ------------------------------------------------------------------------------------

_EPOST = re.compile(
    r"(?<![\w.+%-])[\w+%-]{1,64}(?:\.[\w+%-]{1,64}){0,5}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?!\w)"
)
_BRUTT_EPOST = re.compile(
    r"(?<![\w.+%-])[\w+%-]{1,64}(?:\.[\w+%-]{1,64}){0,5}@[\w-]{0,63}(?:[.-]\n|\n\.?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:no|com|net|org|eu)(?!\w)"
)
"""As above, broken over two lines."""

_ROLLEORD = """
    post postmottak epost e mail mailbox firmapost info kontakt kommune kommunen fylke
    fylkesmann servicetorg servicetorget servicekontor servicesenter sentralbord resepsjon
    resepsjonen kundesenter kundeservice kundetorg innbyggertorg innbyggerservice arkiv
    dokumentsenter byggesak byggesaker plan planavdeling planavdelinga arealplan politikk
    politisk sekretariat sekretariatet sekretariet utvalgssekretariat valg styre stab personal
    lonn faktura okonomi økonomi skatt innkjop anbud teknisk drift vaktsentral barnevern
    barnevernsvakt skole barnehage sfo bibliotek kulturskole helse legekontor legevakt nav
    landbruk miljo miljø oppvekst kultur naring næring eiendom brann brannvesen beredskap presse
    media redaksjon redaksjonen personvern personvernombud ombud varsling noreply no reply admin
    support hjelp webmaster nettredaktor kommunestyret formannskapet radmann rådmann ordforer
    ordfører kontrollutvalg revisjon ungdomsrad eldrerad hoering horing høring off avd avdeling
    kontor kontoret senter senteret tjenesten tjeneste
"""
ROLLEORD = frozenset(_ROLLEORD.split())
"""Words of addresses that belong to an office and not to a person."""


def _er_rolle(adresse: str) -> bool:
    """Whether an address is an office's: each word of its name is a role, or a role and a place
    that the domain has, too. A person may have a domain of her own name."""
    navn, _, domene = adresse.lower().partition("@")
    steder = {bit for bit in re.split(r"[.-]", domene) if len(bit) > 2}
    biter = [bit for bit in re.split(r"[.+_%-]", navn) if bit]
    roller = [bit in ROLLEORD or bit.endswith(("post", "postmottak")) for bit in biter]
    er_sted = [bit in steder for bit in biter]
    return all(r or s for r, s in zip(roller, er_sted, strict=True)) and (
        any(roller) or (bool(biter) and domene.endswith("kommune.no"))
    )


def _epost(tekst: str) -> Iterable[Funn]:
    for monster in (_EPOST, _BRUTT_EPOST):
        for treff in monster.finditer(tekst):
            if not _er_rolle(re.sub(r"\s", "", treff[0])):
                yield Funn("epost", treff.start(), treff.end())


# --- phone numbers -----------------------------------------------------------------------------

_TLF_MED_LAND = re.compile(r"(?<![\w+])(?:\+|00)47[ .]?(?:\(0\) ?)?\d(?:[ .]?\d){7}(?!\w)")
_TLF = re.compile(
    _FORAN + r"(?<!\d )(?:\d{8}|\d{2}(?P<t>[ .])\d{2}(?P=t)\d{2}(?P=t)\d{2}"
    r"|\d{3}(?P<m>[ .])\d{2}(?P=m)\d{3})(?![\w])(?![-/,:]?\d)(?! \d)"
)
"""`91234567`, `91 23 45 67`, `912 34 567`."""

_NAVN_FORAN = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)? ){1,3}[A-ZÆØÅ][a-zæøåéü]+"
    r"(?:-[A-ZÆØÅ][a-zæøåéü]+)?(?: ?[,:(|–-] ?| )$"
)
"""A person's name right before a number: `Kari Nes, `."""

_TJENESTE = re.compile(
    r"(?i)sentralbord|service(?:torg|kontor|senter)|kommunehus|rådhus|heradshus|herredshus"
    r"|kundesenter|innbyggertorg|legevakt|brannvakt|vakttelefon|vaktnummer|alarmsentral"
    r"|barnevernsvakt|besøksadresse|postadresse|postboks|org\. ?nr|organisasjonsnr|foretaksreg"
    r"|\bwww\.|postmottak|nødnummer|krisetelefon|hovednummer"
)
"""What stands on an office's letterhead or beside its number."""

_NABOLAG = 120
"""How far from a number the words of a letterhead stand."""


def _er_tjeneste(tekst: str, treff: re.Match[str], nevnt: str) -> bool:
    """Whether a phone number is an office's: no mobile, and within a letterhead or the like."""
    sifre = _sifre(nevnt)[-8:]
    if sifre[0] in "49":
        return False
    if sifre.startswith("8"):
        return True  # 800 and 815 are sold to firms and offices only
    rundt = tekst[max(0, treff.start() - _NABOLAG) : treff.end() + _NABOLAG]
    return _TJENESTE.search(rundt) is not None


def _telefoner(tekst: str) -> Iterable[Funn]:
    for treff in _TLF_MED_LAND.finditer(tekst):
        if not _er_tjeneste(tekst, treff, treff[0]):
            yield Funn("telefon", treff.start(), treff.end())
    for treff in _TLF.finditer(tekst):
        if treff[0][0] in "01":
            continue
        som = _nevnt_som(tekst, treff.start())
        mobil_ved_navn = treff[0][0] in "49" and _NAVN_FORAN.search(
            tekst[max(0, treff.start() - 80) : treff.start()].rpartition("\n")[2]
        )
        if som != "telefon" and not (som is None and mobil_ved_navn):
            continue
        if not _er_tjeneste(tekst, treff, treff[0]):
            yield Funn("telefon", treff.start(), treff.end())


# --- all of it ---------------------------------------------------------------------------------


def _er_apen(funnet: str, apne: Sequence[str]) -> bool:
    """Whether the municipality has said that what was found is public."""
    rent = re.sub(r"\s", "", funnet).lower()
    sifre = _sifre(funnet)
    for apen in apne:
        ren = re.sub(r"\s", "", apen).lower()
        if "@" in ren:
            if rent == ren or (ren.startswith("@") and rent.endswith(ren)):
                return True
        elif "@" not in rent and len(_sifre(ren)) >= 8 and sifre.endswith(_sifre(ren)[-11:]):
            return True
    return False


def finn(tekst: str, apne: Sequence[str] = ()) -> list[Funn]:
    """The personal data of a text, in order; none of them overlap."""
    funnet: list[Funn] = []
    opptatt = bytearray(len(tekst))
    for finner in (_fodselsnumre, _kontonumre, _epost, _telefoner):
        for f in finner(tekst):
            if any(opptatt[f.start : f.slutt]) or _er_apen(tekst[f.start : f.slutt], apne):
                continue
            funnet.append(f)
            opptatt[f.start : f.slutt] = b"\x01" * (f.slutt - f.start)
    return sorted(funnet, key=lambda f: f.start)


def masker(tekst: str, funn: Iterable[Funn]) -> str:
    """The text with what was found hidden; as long as before, with its line breaks and spaces."""
    ut: list[str] = []
    naadd = 0
    for f in funn:
        ut += [tekst[naadd : f.start], re.sub(r"\S", MASKE, tekst[f.start : f.slutt])]
        naadd = f.slutt
    return "".join([*ut, tekst[naadd:]])


def maskert(tekst: str, apne: Sequence[str] = ()) -> str:
    """The text with all personal data in it hidden."""
    return masker(tekst, finn(tekst, apne))


def maskert_navn(navn: str) -> str:
    """A file's name with personal data in it hidden; in names, `_` parts the words."""
    return masker(navn, finn(navn.replace("_", " ")))


def skjerm(
    sider: Sequence[str], apne: Sequence[str] = ()
) -> tuple[str, tuple[int, ...], tuple[Sidefunn, ...]]:
    """The pages' clean text with all personal data hidden, the offset at which each page starts,
    and what was hidden on which page. Nothing else is ever made of a document's pages."""
    tekst, sidestart = rens_sider(sider)
    funn = finn(tekst, apne)
    antall = Counter((side_av(sidestart, f.start), f.slag) for f in funn)
    return (
        masker(tekst, funn),
        sidestart,
        tuple(Sidefunn(slag, side, n) for (side, slag), n in sorted(antall.items())),
    )
