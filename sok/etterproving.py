"""Whether a sentence stands in the passages that it is cited to.

Nobody can tell in general whether one text follows from another, so this asks for less than that
and drops what it cannot find: a right sentence that is dropped costs a reader little, for the
documents' own words stand above it; a wrong one that is let through costs much. Asked for is that

* numbers, dates, saksnr, names, quoted words, addresses and words that turn what is said («falt»,
  «ikke», «alle») stand in the cited passages, in whatever form they are written;
* each clause is told by one sentence of a passage, which has all of these that the clause has, most
  of its other words, the word that each number counts, and the names (those may stand in the
  nearest sentence before it that names anybody);
* what that sentence tells with «ikke» or «falt», or as a proposal, the clause tells so too.

What this cannot see is said in docs/skrevet.md.
"""
# ruff: noqa: SIM905 - a row of words stays one line

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from indeks import norsk
from indeks.lager import Passasjerad
from indeks.norsk_ordliste import STOPPORD
from sok.svar import del_i_setninger

Grunn = Literal["kilde", "tall", "navn", "sitat", "utfall", "innhold", "sammenheng"]
"""Why a sentence is left out: it has no passage of those given, or more than it can have; a number,
a name or quoted words that do not stand there; an outcome, a negation or the like that does not
stand there of the same thing; other words than the passage's; or it speaks of one left out."""

DEKKET = 2 / 3
"""The share of a clause's words that must stand in the sentence that tells it, or in what is known
of its paper. The rest is what a paraphrase needs of its own. Measured: see docs/skrevet.md."""

BARER = 1 / 3
"""The share of a sentence's words that a passage must have to be a source of it at all."""

# -- words that turn what is said


def _familie(*ord_: str) -> dict[str, str]:
    return {norsk.stamme(o): ord_[0] for o in ord_}


_VENDER: dict[str, str] = (
    _familie("vedtatt")
    | _familie("falt", "nedstemt")
    | _familie("enstemmig")
    | _familie("avvist", "avvises", "avvise")
    | _familie("avslått")
    | _familie("innvilget", "innvilges")
    | _familie("godkjent")
    | _familie("trukket", "trekt", "trakk", "trekkes", "trekkjast")
    | _familie("utsatt")
    | _familie("opphevet")
    | _familie("oversendt", "oversendes")
    | _familie("ikke", "verken", "hverken")
    | _familie("ingen", "inga", "intet", "inkje")
    | _familie("aldri")
    | _familie("uten", "utan")
    | _familie("bare", "berre", "kun")
    | _familie("alle", "samtlige", "samtlege")
    | _familie("begge")
    | _familie("halvparten", "halvdelen", "halve")
    | _familie("flertall")
    | _familie("mindretall")
    | _familie("øke", "heve", "hever")
    | _familie("redusere", "redusert", "senke", "senka", "kutte", "kutta", "minke")
    | _familie("doble", "dobbelt")
    | _familie("tillate", "tillatt")
    | _familie("forby", "forbudt", "forbode")
    | _familie("minst", "minimum")
    | _familie("høyst", "høgst", "maksimalt", "maksimum", "maks")
)
"""Stems of words that turn what a sentence says, and the family of each: one may not stand for
another, and none may come or go."""

_NEKTER = frozenset(
    ("ikke", "ingen", "aldri", "falt", "avvist", "avslått", "trukket", "utsatt", "opphevet")
)
"""What makes a sentence tell the opposite of what it does without."""

_AV_DELEN = {"vedtak": ("vedtatt",)}
"""What a part of a sak tells by being that part."""

_FORESLATT = frozenset(
    norsk.stamme(o)
    for o in "forslag foreslo innstilling innstilt anbefale anbefalt fremme ønske be bedt".split()
)
"""Words that tell that something was proposed, and by that not decided."""
_BARE_FORESLATT = ("forslag_til_vedtak", "innstilling")
_INNLEDER = re.compile(r"(?i)(?:forslag|framlegg|innstilling|tilråding)[^.]*:\s*$")
_AVGJOR = frozenset(("vedtatt", "falt", "enstemmig", "trukket", "utsatt", "avvist"))

_STEMTE = re.compile(
    r"(?i)\b(?:stemte|stemt|røysta|røystet|røyste)\s+(?:\w+\s+)?(for|mot|imot|i mot)\b"
)

_ALLMENNE = frozenset(
    t
    for o in (
        "vedtatt falt enstemmig stemmer røyster stemte representanter votering kroner prosent "
        "million milliard tusen kilde kilder kjelde passasje passasjen ifølge møte møtet sak saken "
        "kommune kommunen kommunestyret formannskapet utvalget dato år punkt behandlet handsama"
    ).split()
    for t in norsk.termer(o)
)
"""Words that say nothing of what a number or an outcome is about."""

# -- numbers

_ORDTALL = {
    ord_: nr
    for nr, rad in enumerate(
        "null/ett eitt/to/tre/fire/fem/seks/sju syv/åtte/ni/ti/elleve/tolv/tretten/fjorten/femten"
        "/seksten/sytten/atten/nitten/tjue".split("/")
    )
    for ord_ in rad.split()
} | {
    ord_: 10 * nr
    for nr, ord_ in enumerate("tretti førti femti seksti sytti åtti nitti hundre".split(), start=3)
}
_ORDTALLORD = re.compile(rf"(?i)\b(?:{'|'.join(_ORDTALL)})\b")
_EN = re.compile(r"(?i)\b[eéè](?:in|it|n|i|tt?)\b")
_AKSENT_EN = re.compile(r"(?i)\b[éè](?:in|n|i)\b")
_SKALA = {"million": Decimal(10**6), "milliard": Decimal(10**9), "tus": Decimal(1000)}
_ENHET = frozenset(norsk.termer("prosent promille kroner"))
_KRONE = norsk.stamme("kroner")
_MANEDSNAVN = {
    term: nr
    for nr, navn in enumerate(
        "januar februar mars april mai juni juli august september oktober november "
        "desember".split(),
        start=1,
    )
    for term in norsk.termer(navn)
}
_UTEN_INNHOLD = frozenset(_SKALA) | _ENHET | frozenset(_VENDER) | frozenset(_MANEDSNAVN)
_TALL = re.compile(r"\d+(?:k\d+)*")
_ER_TALL = re.compile(r"[dmsp]?\d")
_NUMMER = re.compile(r"[sp]\d.*")
_DAG = re.compile(r"d(\d{4})(\d\d)(\d\d)")
_MANED = re.compile(r"m(\d{4})(\d\d)")
_MANEDER = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_DAG_UTEN_AR = re.compile(
    rf"(?i)(?<![\d./])(\d{{1,2}})\. ?({'|'.join(_MANEDER)})[a-zæøå]*\b\.?(?! ?\d{{4}})"
)
_PAR = re.compile(
    r"(?i)(?<![\d.,/-])(\d{1,4})(?: stemme[rn]?| røyst(?:er|ar)?)?\s?(?:i?mot|i mot|[-–])\s?"
    r"(\d{1,4})(?![\d/-]|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class _Verdi:
    """A number or a date: what it is, its unit, and the words behind it, of which it may count
    one."""

    hva: str
    enhet: str = ""
    teller: tuple[str, ...] = ()


def _verdier(tekst: str) -> Iterator[_Verdi]:
    """The numbers, dates, saksnr and paragraphs of a text, in canonical form."""
    for dag, maned in _DAG_UTEN_AR.findall(tekst):
        yield _Verdi(f"t{_MANEDER.index(maned.lower()) + 1:02}{int(dag):02}")
    tekst = _DAG_UTEN_AR.sub(" ", tekst)
    tekst = _ORDTALLORD.sub(lambda t: str(_ORDTALL[t[0].lower()]), _AKSENT_EN.sub("1", tekst))
    termer = norsk.termer(tekst)
    i = 0
    while i < len(termer):
        term = termer[i]
        if dag_ := _DAG.fullmatch(term):
            yield _Verdi(term)
            # The month and the year behind it are said by it.
            i += 3
            if i < len(termer) and _MANEDSNAVN.get(termer[i]) == int(dag_[2]):
                i += 1
        elif maned_ := _MANED.fullmatch(term):
            yield _Verdi(term)
            i += 2
            if i < len(termer) and _MANEDSNAVN.get(termer[i]) == int(maned_[2]):
                i += 1
        elif _NUMMER.fullmatch(term):
            yield _Verdi(term)
            i += 1
        elif treff := _TALL.match(term):
            verdi = Decimal(re.sub("k", ".", re.sub(r"(?:k0+)+$", "", treff[0]), count=1)
                            .replace("k", ""))  # fmt: skip
            hale = term[treff.end() :]
            enhet = _KRONE if termer[i - 1 : i] == [_KRONE] else ""
            i += 1
            while i < len(termer) and termer[i] in _SKALA:
                verdi *= _SKALA[termer[i]]
                i += 1
            if i < len(termer) and termer[i] in _ENHET:
                enhet = termer[i]
                i += 1
            teller = takewhile(lambda t: not _ER_TALL.match(t), termer[i : i + 2])
            yield _Verdi(f"{verdi:f}{hale}", enhet, () if enhet else tuple(teller))
        else:
            if term in _MANEDSNAVN:
                yield _Verdi(f"n{_MANEDSNAVN[term]:02}")
            i += 1


# -- a run of text, read

_ORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_PARENTES = re.compile(r"\([^()]*\)")
_SITAT = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
_SITATTEGN = re.compile(r"[«»“”„\"]")
_ADRESSE = re.compile(
    r"(?i)\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:[a-z]{2,}/\S*|no|com|net|org)\b"
)


@dataclass(frozen=True, slots=True)
class _Lest:
    """What a run of text holds. `nokler` are all its words, `store` and `sma` those with
    and without a capital, and `navn` those with one that it does not begin with and no parenthesis
    holds."""

    ord: frozenset[str]
    verdier: frozenset[_Verdi]
    par: frozenset[tuple[str, str]]
    vender: frozenset[str]
    nokler: str
    store: frozenset[str]
    sma: frozenset[str]
    navn: frozenset[str]
    innleder: bool

    def har_verdi(self, v: _Verdi) -> bool:
        """Whether it has a number, with its unit where both tell one."""
        return any(
            w.hva == v.hva and (not v.enhet or w.enhet == v.enhet or not (w.enhet or w.teller))
            for w in self.verdier
        )

    def teller(self, v: _Verdi) -> bool:
        """Whether it has a number and counts the same with it."""
        return self.har_verdi(v) and (
            not v.teller
            or any(
                v.teller[0] in w.teller
                or (w.teller and w.teller[0] in v.teller)
                or (not w.teller and not w.enhet and v.teller[0] in self.ord)
                for w in self.verdier
                if w.hva == v.hva
            )
        )

    def har_navn(self, navn: Sequence[str]) -> bool:
        """Whether it has some words in a row."""
        return f" {' '.join(navn)} " in self.nokler


def _nokkel(ord_: str) -> str:
    """A word as it is compared: without its genitive."""
    bar = norsk.normal(ord_).rstrip("'’.")
    # Not of «Ås» and «Nes».
    return bar.removesuffix("s") if len(bar) > 3 else bar


_STERKE = {
    norsk.stamme(form): norsk.stamme(rad.split()[0])
    for rad in (
        "legges legge legger lagt la lagde leggast",
        "settes sette setter satt sett setjast",
        "skrives skrive skriver skrev skrevet skriven",
        "drives drive driver drev drevet driven",
        "finnes finne finner fant funnet",
        "rives rive river rev revet riven",
        "gjelder gjelde gjaldt gjeld",
        "ligger ligge lå ligget",
        "stenges stenge stenger stengt stengte",
        "bygges bygge bygger bygd bygget bygde",
        "flyttes flytte flytter flyttet flytta",
    )
    for form in rad.split()
}
"""Verbs whose forms the lexical index keeps apart."""


def _ordene(tekst: str) -> frozenset[str]:
    """The words of a text that say what it is about, as terms."""
    return frozenset(
        _STERKE.get(t, t)
        for t in norsk.termer(_ORDTALLORD.sub(" ", tekst))
        if not t[0].isdigit() and not re.match(r"[dmsp]\d", t) and t not in _UTEN_INNHOLD
    )


@lru_cache(maxsize=4096)
def _les(tekst: str) -> _Lest:
    verdier = set(_verdier(tekst))
    for v in tuple(verdier):
        if treff := re.fullmatch(r"d(\d{4})(\d\d)(\d\d)|m(\d{4})(\d\d)|t(\d\d)\d\d", v.hva):
            # It also tells the month, the year and the day of the year.
            ar, maned, dag, ar_, maned_, maned__ = treff.groups(default="")
            verdier |= {_Verdi(f"n{maned or maned_ or maned__}")}
            verdier |= {_Verdi(ar or ar_)} if ar or ar_ else set()
            verdier |= {_Verdi(f"m{ar}{maned}"), _Verdi(f"t{maned}{dag}")} if dag else set()
    if _EN.search(tekst):
        # An article may count, too.
        verdier |= {v for v in _verdier(_EN.sub("1", tekst)) if v.hva == "1" and v.teller}
    stammer = [norsk.stamme(o) for o in re.findall(r"[^\W\d_]+", norsk.normal(tekst))]
    vender = {_VENDER[s] for s in stammer if s in _VENDER}
    vender |= {f"stemte {'for' if m == 'for' else 'mot'}" for m in _stemte(tekst)}
    alle = [_nokkel(t[0]) for t in _ORD.finditer(tekst)]
    return _Lest(
        _ordene(tekst),
        frozenset(verdier),
        frozenset(_PAR.findall(_ORDTALLORD.sub(lambda t: str(_ORDTALL[t[0].lower()]), tekst))),
        frozenset(vender),
        f" {' '.join(alle)} ",
        frozenset(_nokkel(t[0]) for t in _ORD.finditer(tekst) if t[0][0].isupper()),
        frozenset(_nokkel(t[0]) for t in _ORD.finditer(tekst) if t[0][0].islower()),
        frozenset(
            _nokkel(t[0])
            for nr, t in enumerate(_ORD.finditer(_PARENTES.sub(" ", tekst)))
            if nr and t[0][0].isupper()
        ),
        _INNLEDER.search(tekst) is not None,
    )


def _stemte(tekst: str) -> Iterable[str]:
    return (treff[1].lower() for treff in _STEMTE.finditer(tekst))


def snur(tekst: str) -> bool:
    """Whether a text has a word that turns what stands under it: «Dette ble ikke vedtatt:»."""
    return bool(_les(tekst).vender & _NEKTER) or bool(_les(tekst).ord & _FORESLATT)


# -- the passages


@dataclass(frozen=True, slots=True)
class _Passasje:
    """A passage read: what is known of it beside its text (`hode`), the sentences of the text, of
    each whether it stands in a proposal, and the names in them."""

    hode: _Lest
    hele: _Lest
    setninger: tuple[_Lest, ...]
    foreslatt: tuple[bool, ...]
    navn: frozenset[str]
    av_delen: frozenset[str]
    tekst: str


def _les_passasje(p: Passasjerad) -> _Passasje:
    dato = f"{p.dato:%d.%m.%Y}" if p.dato else ""
    kjent = (p.kontekst, p.utvalg, dato, p.saksnr, p.arkivsaksnr, p.sakstittel, p.del_tittel)
    hode = " ; ".join(x for x in kjent if x)
    biter = [_les(" ".join(p.tekst[s.fra : s.til].split())) for s in del_i_setninger(p.tekst)]
    foreslatt: list[bool] = []
    i_forslag = p.slag in _BARE_FORESLATT
    for bit in biter:
        if p.slag not in _BARE_FORESLATT and bit.vender & _AVGJOR:
            i_forslag = False
        foreslatt.append(i_forslag)
        i_forslag = i_forslag or (bit.innleder and p.slag != "vedtak")
    return _Passasje(
        _les(hode),
        _les(" ".join(p.tekst.split())),
        tuple(biter),
        tuple(foreslatt),
        frozenset[str]().union(*(bit.navn for bit in biter)),
        frozenset(_AV_DELEN.get(p.slag, ())),
        _jevn(f"{p.tekst} {p.sakstittel or ''}"),
    )


def _jevn(tekst: str) -> str:
    """A text as quotations are compared: in small letters, on one line."""
    return " ".join(_SITATTEGN.sub(" ", norsk.normal(tekst)).split())


@dataclass(slots=True)
class Prove:
    """The passages that a model was given, by `rang`, each read when it is first cited."""

    passasjer: Mapping[int, Passasjerad]
    _lest: dict[int, _Passasje] = field(default_factory=dict)

    def les(self, rang: int) -> _Passasje:
        """A passage read."""
        if rang not in self._lest:
            self._lest[rang] = _les_passasje(self.passasjer[rang])
        return self._lest[rang]

    def barer(self, tekst: str, kilder: Sequence[int]) -> tuple[int, ...]:
        """Those of some passages that have enough of a sentence's words to be its sources."""
        ord_ = _les(_uten_kildeord(tekst)).ord
        return tuple(k for k in kilder if not ord_ or _dekning(ord_, [self.les(k)]) >= BARER)


def _dekning(ord_: frozenset[str], kilder: Sequence[_Passasje]) -> float:
    """The share of some words that stand in passages, or in what is known of them."""
    har = frozenset[str]().union(*(k.hele.ord | k.hode.ord for k in kilder))
    return len(ord_ & har) / len(ord_) if ord_ else 0.0


# -- a sentence against its passages

_LEDD = re.compile(
    r";\s+|,?\s+(?:men|mens|medan)\s+|,\s+(?=(?:og|som|der|slik|for|at|fordi|samt)\b)"
)
_OG = re.compile(r",\s+|\s+og\s+")
_UNDERORDNET = re.compile(r"(?i)(?:og )?(?:at|om)\b")
_NEVNT_KILDE = re.compile(
    r"(?i)\b(?:kilde|kjelde|passasje)\w*\s+\d{1,3}(?:\s*(?:,|og|[-–])\s*\d{1,3})*"
)


def _uten_kildeord(tekst: str) -> str:
    return _NEVNT_KILDE.sub(" ", tekst)


def hva_er_galt(tekst: str, kilder: Sequence[int], prove: Prove) -> Grunn | None:
    """The first thing of a sentence that is not found in the passages it is cited to; None where
    all is."""
    if not kilder:
        return "innhold"
    tekst = _uten_kildeord(tekst)
    k = [prove.les(rang) for rang in kilder]
    pastand = _les(tekst)
    if not _sitatene_star(tekst, k):
        return "sitat"
    if not all(any(p.hele.har_verdi(v) or p.hode.har_verdi(v) for p in k) for v in pastand.verdier):
        return "tall"
    if not all(any(par in p.hele.par or par in p.hode.par for p in k) for par in pastand.par):
        return "tall"
    navn = _navnene(tekst, k)
    if navn is None:
        return "navn"
    if not all(any(v in p.hele.vender | p.av_delen for p in k) for v in pastand.vender):
        return "utfall"
    return None if _fortalt(tekst, navn, bool(pastand.ord & _FORESLATT), k) else "innhold"


def _sitatene_star(tekst: str, kilder: Sequence[_Passasje]) -> bool:
    """Whether what is quoted, and every address, stands word for word in a passage."""
    if _SITATTEGN.search(_SITAT.sub("", tekst)):
        return False  # a quotation that is never closed
    ordrett = [next(filter(None, s), "") for s in _SITAT.findall(tekst)]
    ordrett += [a.rstrip(".,;:)") for a in _ADRESSE.findall(tekst)]
    for sitat in ordrett:
        biter = [b for b in re.split(r"\s*(?:…|\.\.\.|\[…\])\s*", sitat) if b.strip()]
        if not any(
            _i_rekkefolge([_jevn(b).rstrip(".,;:") for b in biter], p.tekst) for p in kilder
        ):
            return False
    return True


def _i_rekkefolge(biter: Sequence[str], tekst: str) -> bool:
    fra = 0
    for bit in biter:
        treff = re.search(rf"(?<!\w){re.escape(bit)}(?!\w)", tekst[fra:])
        if treff is None:
            return False
        fra += treff.end()
    return True


def _navnene(tekst: str, kilder: Sequence[_Passasje]) -> frozenset[tuple[str, ...]] | None:
    """The names of a sentence, each as its words; None where one does not stand in a passage.

    Words with a capital that stand side by side are one name, with the party in parentheses
    behind it. The word a sentence begins with is no name where it, or another form of it, stands
    in a passage or is a word of the language's own.
    """
    ut: set[tuple[str, ...]] = set()
    for rekke, forst in _rekker(tekst):
        ord_ = tuple(_nokkel(o) for o in rekke)
        if forst:
            if len(ord_) > 1 and _star(ord_, kilder):
                ut.add(ord_)
                continue
            if not _kjent_ord(rekke[0], kilder):
                return None
            if any(ord_[0] in p.hele.store - p.hele.sma for p in kilder):
                # It is never written small there.
                ut.add(ord_[:1])
            ord_ = ord_[1:]
        if not ord_:
            continue
        if not _star(ord_, kilder):
            return None
        ut.add(ord_)
    return frozenset(ut)


def _rekker(tekst: str) -> Iterator[tuple[list[str], bool]]:
    """The runs of words with a capital, and whether each begins a sentence."""
    rekke: list[str] = []
    forst = True
    slutt = 0
    begynte = True
    for treff in _ORD.finditer(tekst):
        mellom = tekst[slutt : treff.start()]
        ny = slutt == 0 or re.search(r"[.:!?«“\"]\s*$", mellom) is not None
        if rekke and (mellom not in (" ", " (") or not treff[0][0].isupper()):
            yield rekke, begynte
            rekke = []
        if treff[0][0].isupper():
            if not rekke:
                begynte = forst or ny
            rekke.append(treff[0])
        forst = False
        slutt = treff.end()
    if rekke:
        yield rekke, begynte


def _star(navn: tuple[str, ...], kilder: Sequence[_Passasje]) -> bool:
    return any(
        lest.har_navn(navn) and all(n in lest.store for n in navn)
        for p in kilder
        for lest in (p.hele, p.hode)
    )


def _kjent_ord(ord_: str, kilder: Sequence[_Passasje]) -> bool:
    """Whether a word with a capital is one of the language's own, or of the passages' in some
    form."""
    bar = norsk.normal(ord_)
    if bar in STOPPORD or norsk.stamme(bar) in _VENDER:
        return True
    termer = frozenset(norsk.termer(ord_)) - _ALLMENNE
    return any(
        lest.har_navn((_nokkel(ord_),)) or termer <= lest.ord
        for p in kilder
        for lest in (p.hele, p.hode)
    )


def _fortalt(
    tekst: str, navn: frozenset[tuple[str, ...]], foreslar: bool, kilder: Sequence[_Passasje]
) -> bool:
    """Whether a sentence of a passage tells what a clause does, or each part of the clause is told
    by one."""
    ledd = _les(tekst)
    her = [n for n in navn if ledd.har_navn(n)]
    if any(
        _fra_hodet(ledd, her, p)
        or any(_forteller(p, nr, ledd, her, foreslar) for nr in range(len(p.setninger)))
        for p in kilder
    ):
        return True
    for skille in (_LEDD, _OG):
        deler = [d for d in skille.split(tekst) if d.strip()]
        if len(deler) > 1:
            # A part of fewer words has left its subject in another.
            return all(
                len((lest := _les(d)).ord - _ALLMENNE) >= 2
                and _fortalt(
                    d,
                    navn,
                    bool(lest.ord & _FORESLATT) or (foreslar and bool(_UNDERORDNET.match(d))),
                    kilder,
                )
                for d in deler
            )
    return False


def _fra_hodet(ledd: _Lest, navn: Sequence[tuple[str, ...]], p: _Passasje) -> bool:
    """Whether a clause says no more than which meeting and sak it is."""
    return (
        ledd.ord - _ALLMENNE <= p.hode.ord
        and not ledd.vender
        and all(p.hode.har_verdi(v) for v in ledd.verdier)
        and all(p.hode.har_navn(n) for n in navn)
    )


def _forteller(
    p: _Passasje, nr: int, ledd: _Lest, navn: Sequence[tuple[str, ...]], foreslar: bool
) -> bool:
    """Whether a sentence of a passage tells what a clause does."""
    s = p.setninger[nr]
    if s.vender & _NEKTER - ledd.vender or (p.foreslatt[nr] and not foreslar):
        return False
    if not ledd.vender <= s.vender | p.av_delen or not ledd.par <= s.par | p.hode.par:
        return False
    for v in ledd.verdier:
        fra_hodet = not (v.teller or v.enhet) and p.hode.har_verdi(v)
        if not (s.teller(v) or fra_hodet):
            return False
    # The others may only have begun a sentence.
    ekte = [n for n in navn if len(n) > 1 or n[0] in p.navn]
    egne = ledd.ord - _ALLMENNE - {t for n in ekte for t in norsk.termer(" ".join(n))}
    if egne and (
        egne.isdisjoint(s.ord) or len(egne & (s.ord | p.hode.ord)) < DEKKET * len(egne) - 1e-9
    ):
        return False
    return all(
        p.hode.har_navn(n) or (_nevner(p, nr, n) if n in ekte else s.har_navn(n)) for n in navn
    )


def _nevner(p: _Passasje, nr: int, navn: tuple[str, ...]) -> bool:
    """Whether a sentence of a passage has a name, or has none at all and the nearest one before it
    that has any has that one."""
    for s in reversed(p.setninger[: nr + 1]):
        # Whom it has named in full, a paper calls by the surname.
        if s.har_navn(navn) or any(o in s.navn for o in navn[1:] if len(o) > 1):
            return True
        if any(not p.hode.har_navn((n,)) for n in s.navn):
            return False
    return False
