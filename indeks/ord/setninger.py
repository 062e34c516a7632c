"""Text into sentences: where one ends, and which line breaks are only the page's margin.

A PDF has no paragraphs, only lines. A line that is broken by the margin is a line that the next
word had no room on; any other break was meant. What a full line is, the text itself tells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FORKORTET = re.compile(
    r"(?:\b(?:nr|kr|mill|mrd|ca|bl|jf|jfr|f|eks|pkt|kap|evt|inkl|iht|ift|mht|pga|osv|mv|repr|rep|m|dvs|tlf|kl|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des"
    r"|st|pr|vedr|ang|tom|fom|gnr|bnr|pst|tils|repr|avd|ev|bla|flg|iflg|o\.l|ref)|(?<![\w.,:/-])\d{1,2}"
    r"|(?<!\balternativ )(?<!\bforslag )(?<!\bmodell )(?<!\bvariant )(?<!\bkonsept )\b[A-ZÆØÅ]"
    r"|\b(?:pkt|nr|kap|jfr?|gnr|bnr) )\.$",
    re.IGNORECASE,
)
"""What ends in a full stop without ending a sentence: abbreviations, ordinals, initials (the letter
of one of several alternatives is none); those that a number always follows with a space before it
too, as some papers are set."""

_LINJE_FORKORTET = re.compile(
    r"(?:\b[A-ZÆØÅ][\wæøå]+(?: ?[A-ZÆØÅ]\.){1,2}|\b(?:[Pp]kt|[Nn]r|jfr?|kl|kap|gnr|bnr"
    r"|[Rr]epr|pr|kr)|§)\.?$"
)
"""What ends a line in a full stop though the sentence goes on: an initial behind a first name, an
abbreviation or sign that something always follows."""
_TELT = re.compile(r"(?i)\b(?:mot|med) \d{1,2}\.$")
"""A number of votes that ends a sentence is no ordinal."""
_PARTI_SIST = re.compile(
    r"(?:\b(?:og|fra|frå|av|for|mot|samt)|[A-Za-zÆØÅæøå]/) ?[HVRA]\.$|[a-zæøå)], [HVRA]\.$"
)
"""A party's letter that ends a sentence; behind a comma only where no name follows."""
_APNER = re.compile(
    r"(?:\w*(?:[Ff]orslag|[Ff]ramlegg|[Ii]nnstilling|[Tt]ilråding)\w*|Det|Denne|Dette|Votering|Saken|Saka"
    r"|Kommunedirektør\w*|Rådmann\w*|Formannskap\w*|Kommunestyre\w*|Utval\w*|Mot|For|Mindretal\w*)\b"
)
_TALL_SIST = re.compile(
    r"(?i)(?<![\w.])(?!(?:pkt|punkt\w*|nr|kap\w*|sak|vedtak|forslag|framlegg|alternativ|alt|tillegg"
    r"|den|frå|fra|til|og|kl)\b)[a-zæøå]{3,} \d{1,2}\.$"
)
"""A number behind a word of the text ends its sentence where a capital letter follows; an ordinal
is followed by a small one: `… støtter konsept 3. Forslaget …`."""
_PUNKT = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?[.)]|[a-zA-Z]\)|[•·▪–-]|o(?= )) ?")
_MERKELAPP = re.compile(r"[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)? ?:(?: |$)")
"""A line that opens with a label: `Votering: …`. The space between its words is no choice, else a
long word in capitals could be parted anywhere."""
_HVEM = re.compile(
    r"(?i)(?:\b(?:for|i?mot)(?: (?:innstillingen|innstillinga|tilrådinga|forslaget|framlegget))?"
    r"|(?:stemte|røysta) \d{1,3}"
    r"|mindretal\w*|fl(?:er|eir)tal\w*|(?:for|(?:i ?)?mot) (?:stemte"
    r"|røysta)|stemte "
    r"(?:for|(?:i ?)?mot)) ?:$"
)
"""A label whose words are a list of names: `Mindretallet: …`."""
_NAVNGITT = re.compile(
    r"(?:foreslått|føreslått|fremmet|fremma|fremja) av [^.:]{3,60}, ?[A-ZÆØÅ][\wæøå]+(?: "
    r"[A-ZÆØÅa-zæøå][\wæøå]+)?$"
)
"""A line that ends with somebody's name and party is whole, however long it is."""
SIDE_STEMTE = (
    r"(?P<side>For|Imot|I mot|Mot) (?P<hva>[^:.]{3,60}?) (?:stemte|røysta|røystet) (?P<n>\d{1,3})"
)
LISTEHODE = re.compile(f"{SIDE_STEMTE} ?:")
"""What opens a list of those who voted: `For forslaget stemte 7: …`."""
SATT_OPP_MOT = re.compile(
    r"(?i:dette|denne|det|den) (?:ble|blei|vart) (?:satt|sett|stilt) (?:opp )?mot ?:?"
)
"""What stands between two alternatives, each under its number."""
BORTE = r"Ikk?j?e (?:til ?stede|avgitt stemme|stemt|røysta)(?: ?\(\d{1,3}\)(?: ?:)?| ?:)"
"""What opens a list of those who did not vote, amid the others."""
STEMTELINJE = re.compile(rf"{LISTEHODE.pattern}|{BORTE}|Dermed (?:ble|blei|vart) ")
"""The same, and what came of the vote: never the rest of the line above."""
_NAVNELISTE = re.compile(rf"(?:(?m:^)[ \t]*|(?<=[.)] ))(?P<hode>{LISTEHODE.pattern}|{BORTE})")
_VELGER = re.compile(
    r"\s*(?=\S)(?:(?![a-zæøå]{2}\.\s)[^(),:;\d]){2,80}?\s*\([^()]{1,30}\)(?P<skille>[,.]?)"
)
"""One of those in a list of names with parties; a word with a full stop behind it is no name."""
_STEMT = re.compile(
    r"(?:\d (?:stemmer?|røyst(?:er)?)\)?|(?:stemmer?|røyst(?:er)?) ?\([^()]{1,200}\)"
    r"|[Ee]nstemmig vedtatt|[Ss]amrøystes vedteken?|og falt"
    r"|og fall)$"
)
"""A line that ends with how a vote went is whole too, without a full stop as well as with one."""
_STEMMER_SIST = re.compile(r"(?:stemmer?|røyst(?:er)?)$")
_VOTERING = re.compile(
    r"(?:Votering|Røysting|Røystegj?[ei]ving|Avstemm?n?ing|Avrøysting)(?: "
    r"?[:–-]| over .{3,60}:)"
)
"""A line that opens the telling of a vote."""
_VOTERT = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå-]* ){0,2}\w*(?:[Ii]nnstilling|[Tt]ilråding|[Ff]orslag|[Ff]ramlegg)\w*\b"
    r"[^.:]{0,80} (?:ble|blei|vart|fikk|fekk|falt)\b"
)
"""A line that opens with what was voted on, and tells how."""
_HENGER = re.compile(
    r"(?i)(?:,|\b(?:og|at|om|som|til|av|for|fra|frå|på|i|med|mot|der|da|når|dersom|hvis|viss|enn"
    r"|den|det|de|dei|etter|før|over|under|ved))$"
)
"""A line that ends in a word which another always follows."""
_SLUTT = re.compile(r"(?<=[.!?:;»”\"]) +(?=[A-ZÆØÅ«“\"(0-9•·–-])")
_MAKS_INNLEDNING = 160
_FULL = 0.88
"""The share of the text's width from which on a line may have been broken by the margin."""


@dataclass(frozen=True, slots=True)
class Setning:
    """A run `tekst[start:slutt]` of a document, and its words with line breaks as spaces."""

    start: int
    slutt: int
    ord: str
    ny_linje: bool
    """Whether it opens a line of its own."""


def tekstbredde(tekst: str) -> int:
    """The length of a full line: one in twenty of the lines with words is longer."""
    lengder = sorted(len(linje) for linje in tekst.split("\n") if len(linje) > 20)
    return lengder[int(len(lengder) * 0.95)] if lengder else 80


def setninger(tekst: str, start: int, slutt: int, bredde: int) -> list[Setning]:
    """The sentences of `tekst[start:slutt]`, in order; `bredde` is `tekstbredde` of the whole."""
    ut: list[Setning] = []
    her = start
    for fra, til in _navnelister(tekst, start, slutt):
        ut += _mellom_lister(tekst, her, fra, bredde)
        ut.append(_setning(tekst, 0, fra, til, ny_linje=True))
        her = til
    return ut + _mellom_lister(tekst, her, slutt, bredde)


def _navnelister(tekst: str, start: int, slutt: int) -> Iterator[tuple[int, int]]:
    """The lists of those who voted, with their heads, as (start, end): name by name, wherever the
    lines are broken."""
    her = start
    while funn := _NAVNELISTE.search(tekst, her, slutt):
        her = funn.end()
        while velger := _VELGER.match(tekst, her, slutt):
            her = velger.end()
            if velger["skille"] != ",":
                break
        if her > funn.end():
            yield funn.start("hode"), her


def _mellom_lister(tekst: str, start: int, slutt: int, bredde: int) -> list[Setning]:
    ut: list[Setning] = []
    for fra, til in avsnitt(tekst, start, slutt, bredde):
        bit = tekst[fra:til].replace("\n", " ")
        innledning = bit.endswith(":") and len(bit) <= _MAKS_INNLEDNING
        her = 0
        forst = True
        for skille in _SLUTT.finditer(bit):
            slutter = bit[max(her, skille.start() - 16) : skille.start()]
            foran = bit[max(her, skille.start() - 30) : skille.start()]
            bak = bit[skille.end() : skille.end() + 30]
            likevel = _TELT.search(slutter) or _tall_sist(foran, bak) or _parti_sist(slutter, bak)
            if FORKORTET.search(slutter) and not likevel:
                continue
            if _i_parentes(bit, her, skille.start()):
                continue
            if _HVEM.search(foran):
                continue
            if innledning and slutter.endswith(":"):
                continue  # `Kari Nes (Ap): Tilleggsforslag:` introduces once, not twice
            ut.append(_setning(bit, fra, her, skille.start(), forst))
            her, forst = skille.end(), False
        ut.append(_setning(bit, fra, her, len(bit), forst))
    return ut


def _tall_sist(foran: str, bak: str) -> bool:
    """Whether a number ends its sentence, and is no ordinal."""
    if not bak[0].isupper():
        return False
    if _TALL_SIST.search(foran):
        return True
    if re.search(r"\b[gb]nr\. ?\d{1,2}\.$", foran):
        return True
    return re.search(r"[a-zæøå.] \d{1,2}\.$", foran) is not None and bool(_APNER.match(bak))


def _parti_sist(slutter: str, neste: str) -> bool:
    """Whether a single letter is a party and no initial."""
    funn = _PARTI_SIST.search(slutter)
    return bool(funn and (", " not in funn.group() or _APNER.match(neste)))


def _i_parentes(bit: str, fra: int, sted: int) -> bool:
    """Whether a parenthesis that was opened shortly before is closed shortly after."""
    apnet = bit.rfind("(", max(fra, sted - 200), sted)
    if apnet < 0 or ")" in bit[apnet:sted]:
        return False
    lukket = bit.find(")", sted, sted + 200)
    return lukket >= 0 and "(" not in bit[sted:lukket]


def _setning(bit: str, fra: int, start: int, slutt: int, ny_linje: bool) -> Setning:
    return Setning(fra + start, fra + slutt, " ".join(bit[start:slutt].split()), ny_linje)


def avsnitt(tekst: str, start: int, slutt: int, bredde: int) -> Iterator[tuple[int, int]]:
    """The runs of lines that belong together, as (start, end) without the blanks around."""
    linjer = list(_linjer(tekst, start, slutt))
    i = 0
    while i < len(linjer):
        j = i
        while j + 1 < len(linjer) and _fortsetter(tekst, linjer[j], linjer[j + 1], bredde):
            j += 1
        yield linjer[i][0], linjer[j][1]
        i = j + 1


def _linjer(tekst: str, start: int, slutt: int) -> Iterator[tuple[int, int]]:
    """The lines with words, as (start, end)."""
    her = start
    for linje in tekst[start:slutt].split("\n"):
        if ren := linje.strip():
            fra = her + linje.index(ren)
            yield fra, fra + len(ren)
        her += len(linje) + 1


def _fortsetter(tekst: str, a: tuple[int, int], b: tuple[int, int], bredde: int) -> bool:
    """Whether line `b` goes on with what line `a` began."""
    forrige, neste = tekst[a[0] : a[1]], tekst[b[0] : b[1]]
    if STEMTELINJE.match(neste):
        return False
    if neste[0].islower() and not _PUNKT.match(neste):
        # A letter for a point (`a) …`) is no word that goes on.
        return not forrige.endswith((".", ":")) or "\n\n" not in tekst[a[1] : b[0]]
    if "\n\n" in tekst[a[1] : b[0]]:
        return False
    if _LINJE_FORKORTET.search(forrige):
        return True
    if forrige.endswith((".", ":", "!", "?")):
        return False
    if (_PUNKT.match(neste) and not neste[0].isupper()) or _MERKELAPP.match(neste):
        return False
    if neste.startswith("(") and _STEMMER_SIST.search(forrige):
        return True  # who they were
    if _NAVNGITT.search(forrige) or _STEMT.search(forrige) or _VOTERING.match(neste):
        return False
    if forrige.count("(") > forrige.count(")") and ")" in neste:
        return True
    if _VOTERT.match(neste) and not _HENGER.search(forrige):
        return False
    if re.search(r"(?:stemmer?|røyst(?:er)?),$", forrige):
        return True
    forste = neste.split(" ", 1)[0]
    return len(forrige) + 1 + len(forste) > _FULL * bredde
