"""Norwegian text into the terms of the lexical index, the same for passages and questions.

A term holds letters and digits only, so that SQLite's `unicode61` keeps it whole. A word's term
is its stem: first the tables of `norsk_ordliste` bring bokmål, nynorsk and irregular inflection
together, then Snowball's Norwegian stemmer cuts the ending (https://snowballstem.org/algorithms/
norwegian/stemmer.html). Numbers, dates, saksnr and paragraphs have canonical terms of their own:

=====================  ====================================
31.10.2023             `d20231031`, `m202310`, `2023`
oktober 2023           `m202310`, `oktob`, `2023`
25/23, 025/2023        `s25x23`
23/17920-1             `s23x17920`
gnr. 41/7/0/3          `s41x7`
§ 5-2                  `p5x2`
1 495, 1.495           `1495`
56,7 %                 `56k7`, `prosent`
25 mill.               `25`, `million`
18:00                  `18k00`
=====================  ====================================
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args

import snowballstemmer

from indeks.datoer import MANEDER, les_dato
from indeks.ord.norsk_ordliste import ENDELSER, LEDD, ORD, SPORREORD, STOPPORD

Malform = Literal["nb", "nn"]
MALFORMER: tuple[Malform, ...] = get_args(Malform)
"""Bokmål and nynorsk: the two written forms of Norwegian."""

TERMVERSJON = 2
"""Grows with every change of what terms a text has; an index of an older one gets its words anew
(`indeks.lagring.ordindeks`)."""

# --- words ----------------------------------------------------------------------------------

_BLIR = {form: rad[0] for rad in ORD for form in rad[1:]}


def _samlet(rader: Sequence[tuple[str, str, str, str]]) -> Callable[[str], str]:
    """All rows of a table as one substitution, from left to right, upper rows first."""
    monster = re.compile("|".join(f"(?P<r{nr}>{rad[0]})" for nr, rad in enumerate(rader)))
    til = {f"r{nr}": rad[1] for nr, rad in enumerate(rader)}
    return lambda ord_: monster.sub(lambda treff: til[treff.lastgroup or ""], ord_)


_bytt_ledd = _samlet(LEDD)
_bytt_endelse = _samlet(ENDELSER)
_snowball = snowballstemmer.stemmer("norwegian")

MAKS_ORD = 100
"""No Norwegian word is longer; what is, is letters without meaning, and is cut and left alone."""


@lru_cache(maxsize=1 << 17)
def stamme(ord_: str) -> str:
    """The term of one lower-case word, whatever its form, spelling or standard.

    Snowball leaves agents (`lærer`) and deeds (`behandling`) with other stems than their plurals
    and verbs; `-er`, `-ar` and `-ing` are cut in a second step where four letters remain. Then the
    ending of a past or a neuter (`betalt`, `lokalt`, `stengt`), which it leaves too.
    """
    if len(ord_) > MAKS_ORD or any(tegn.isdigit() for tegn in ord_):
        return ord_[:MAKS_ORD]
    ord_ = _BLIR.get(ord_, ord_)
    ord_ = _bytt_endelse(_bytt_ledd(ord_))
    stammen: str = _snowball.stemWord(_BLIR.get(ord_, ord_))
    for endelse in ("er", "ar", "ing", "er"):
        if stammen.endswith(endelse) and len(stammen) - len(endelse) >= 4:
            stammen = stammen.removesuffix(endelse)
    if stammen.endswith("mm"):
        return stammen[:-1]
    return _FORTID.sub("", stammen)


_FORTID = re.compile(
    r"(?<=...[aeiouyæøå][lrs])t$|(?<=..[vg]n)t$|(?<=...ng)t$|(?<=...[mp])t$|(?<=it)et$"
)
"""What is left of `betalte`, `innført`, `avvist`, `oppnevnt`, `stengt`, `bestemt`, and of
`aktiviteten`, which Snowball cuts to `aktivitet` and `aktivitet` to `aktivit`."""


# --- numbers, dates, saksnr -----------------------------------------------------------------

_MANEDER = tuple(navn[:3] for navn in MANEDER)
_MANED = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)(?![a-zæøå])"
)
_TOKEN = re.compile(
    rf"""
    (?P<numdato>(?<![\d./])(?P<d1>\d{{1,2}})
        (?:\.[ ]?(?P<m1>\d{{1,2}})\.[ ]?|/(?P<m1b>\d{{1,2}})[-/])
        (?P<a1>\d{{4}}|\d{{2}})(?![\d/]))
    |(?P<isodato>(?<!\d)(?P<a2>\d{{4}})-(?P<m2>\d{{2}})-(?P<d2>\d{{2}})(?!\d))
    |(?P<orddato>(?:(?<![\d./])(?P<d3>\d{{1,2}})\.?[ ]?)?
        (?P<m3>{_MANED})\.?[ ](?P<a3>\d{{4}})(?!\d))
    |(?P<nummer>(?<![\d/.,])(?P<n1>\d{{1,6}})/(?P<n2>\d{{1,6}})(?P<n3>/\d{{1,6}}){{0,2}}
        (?:-\d{{1,4}})?(?![\d/]))
    |(?P<paragraf>§§?[ ]?(?P<p>\d{{1,4}}[a-z]?(?:-\d{{1,4}}[a-z]?)?)(?![a-zæøå\d]))
    |(?P<belop>(?:(?<![\d.,])(?P<gruppert>\d{{1,3}}(?:[ .]\d{{3}})+)(?![\d])|(?P<tall>\d+))
        (?P<rest>(?:[.,:]\d+)*)
        (?:[ ]?(?P<enhet>mill(?:ion(?:er|ar)?)?|mnok|milliard(?:er|ar)?|mrd|tusen)(?![a-zæøå]))?
        (?P<hale>[^\W_]*))
    |(?P<prosent>%)
    |(?P<promille>‰)
    |(?P<prikket>(?<![^\W_])(?:[^\W\d_]{{1,3}}\.){{2,}})
    |(?P<ord>[^\W_]+(?:-(?=[^\W\d_]{{2}})(?<=(?<![^\W_]).-)[^\W_]+)?)
    """,
    re.VERBOSE,
)
_MYKT_SKILLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DELT_ORD = re.compile(r"(?<=[a-zæøå]{2})[-\u2010]\s*\n\s*(?!(?:og|eller|samt)\b)(?=[a-zæøå]{2})")
_BINDESTREK = re.compile("[\u2010\u2011\u2012\u2013\u2212]")
_AKSENT = str.maketrans(
    "äöéèêëóòôõáàâãúùûüíìîïýñçšžčśźńłćęąđ", "æøeeeeooooaaaauuuuiiiiyncszcsznlcead"
)


def normal(tekst: str) -> str:
    """Lower-cased NFKC (which also parts the ligatures that PDFs hold), soft hyphens and accents
    other than æ, ø and å gone, a word hyphenated over two lines mended."""
    tekst = unicodedata.normalize("NFKC", tekst).lower()
    tekst = unicodedata.normalize("NFC", tekst)
    tekst = _MYKT_SKILLE.sub("", tekst)
    return _BINDESTREK.sub("-", _DELT_ORD.sub("", tekst)).translate(_AKSENT)


def _datotermer(dag: str | None, maned: int, ar: str) -> list[str]:
    ar = ar if len(ar) == 4 else f"{'20' if int(ar) < 50 else '19'}{ar}"
    if dag is not None and (dato := les_dato(f"{int(dag)}.{maned}.{ar}")):
        return [f"d{dato:%Y%m%d}", f"m{dato:%Y%m}", f"{dato.year}"]
    return [f"m{ar}{maned:02}", ar] if 1 <= maned <= 12 else [ar]


def _av_token(treff: re.Match[str]) -> list[str]:
    if treff.lastgroup in ("ord", "prikket"):
        ordet = _ordterm(treff.group())
        return [ordet] if ordet else []
    return [ren for term in _av_nummer(treff) if (ren := _ANNET.sub("", term))]


_ANNET = re.compile(r"[^a-zæøå0-9]")


@lru_cache(maxsize=1 << 17)
def _ordterm(ord_: str) -> str:
    """The term of a word as it stands in the text; empty for a stop word."""
    bart = ord_.replace(".", "").replace("-", "")
    return "" if bart in STOPPORD else _ANNET.sub("", stamme(bart))


def _av_nummer(treff: re.Match[str]) -> list[str]:
    g = treff.groupdict()
    if g["numdato"]:
        return _datotermer(g["d1"], int(g["m1"] or g["m1b"]), g["a1"])
    if g["isodato"]:
        return _datotermer(g["d2"], int(g["m2"]), g["a2"])
    if g["orddato"]:
        return [*_datotermer(g["d3"], _MANEDER.index(g["m3"][:3]) + 1, g["a3"]), stamme(g["m3"])]
    if g["nummer"]:
        ar = g["n2"][-2:] if len(g["n2"]) == 4 and g["n2"][:2] in ("19", "20") else g["n2"]
        return [f"s{int(g['n1'])}x{int(ar)}"]
    if g["paragraf"]:
        return ["p" + g["p"].replace("-", "x")]
    if g["belop"]:
        tall = re.sub(r"[ .]", "", g["gruppert"]) if g["gruppert"] else g["tall"]
        rest = "".join(
            "k" + bit
            for bit in re.findall(r"\d+", g["rest"] or "")
            if set(bit) != {"0"} or ":" in g["rest"]
        )
        ut = [(tall.lstrip("0") or "0") + rest + (g["hale"] or "")]
        if g["enhet"]:
            ut.append(
                "milliard"
                if g["enhet"].startswith(("milliard", "mrd"))
                else "tus"
                if g["enhet"] == "tusen"
                else "million"
            )
        return ut
    if g["prosent"]:
        return ["prosent"]
    return ["promill"]


def _tokens(tekst: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(normal(tekst))


def termer(tekst: str) -> list[str]:
    """The terms of a text, in order, stop words left out."""
    return [term for treff in _tokens(tekst) for term in _av_token(treff)]


def sporretermer(tekst: str) -> list[str]:
    """The terms of a question, each once: as `termer`, without the words that only ask."""
    ut: dict[str, None] = {}
    for treff in _tokens(tekst):
        if treff.group() in SPORREORD:
            continue
        ut.update(dict.fromkeys(_av_token(treff)))
    return list(ut)


# Not `kinoen` and `temaer`, where an ending only follows a vowel.
_TASTET = re.compile(r"aa|ae(?!(?:n|r|t|s|ne|ns|ts)\b)|oe(?!(?:n|r|t|s|ne|ns|ts)\b)")
_MENT = {"aa": "å", "ae": "æ", "oe": "ø"}


def omskrevne(tekst: str) -> dict[str, str]:
    """The terms of words typed with ae, oe or aa, each with the term it is with æ, ø or å.

    An ending is cut by the word's letters, so a term must be made anew (`naering` is `nær`, but
    `næring` stays); to fold it (`foldet`) is not enough.
    """
    ut: dict[str, str] = {}
    for treff in _tokens(tekst):
        if (ment := _TASTET.sub(lambda t: _MENT[t.group()], treff.group())) == treff.group():
            continue
        skrevet, rett = termer(treff.group()), termer(ment)
        if len(skrevet) == len(rett) == 1 and skrevet != rett:
            ut[skrevet[0]] = rett[0]
    return ut


_FOLD = (("ae", "a"), ("oe", "o"), ("aa", "a"), ("æ", "a"), ("ø", "o"), ("å", "a"))


def foldet(term: str) -> str:
    """The term as it is however æ, ø and å are typed: `møte`, `moete` and `mote` become `mote`."""
    for fra, til in _FOLD:
        term = term.replace(fra, til)
    return term
