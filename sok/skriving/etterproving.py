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

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.ord.norsk_ordliste import STOPPORD
from sok.skriving.pastand import ALLMENNE, FORESLATT, NEKTER, ORD, VENDER, Lest, les, nokkel
from sok.tekst.setninger import del_i_setninger

Grunn = Literal["kilde", "tall", "navn", "sitat", "utfall", "innhold", "sammenheng"]
"""Why a sentence is left out: it has no passage of those given, or more than it can have; a number,
a name or quoted words that do not stand there; an outcome, a negation or the like that does not
stand there of the same thing; other words than the passage's; or it speaks of one left out."""

DEKKET = 2 / 3
"""The share of a clause's words that must stand in the sentence that tells it, or in what is known
of its paper. The rest is what a paraphrase needs of its own. Measured: see docs/skrevet.md."""

KORT = 2
"""So many words of its own has a sentence that one word alike is enough to know again."""

BARER = 1 / 3
"""The share of a sentence's words that a passage must have to be a source of it at all."""

# -- the passages

_AV_DELEN = {"vedtak": ("vedtatt",)}
"""What a part of a sak tells by being that part."""

_BARE_FORESLATT = ("forslag_til_vedtak", "innstilling")

_JEG = re.compile(r"(?i)\b(?:jeg|eg|meg|min|mitt|mine|vi|oss|du|dere|dykk)\b")
"""Who speaks: what a paper tells of others, none but they have said of themselves."""


@dataclass(frozen=True, slots=True)
class _Passasje:
    """A passage read: what is known of it beside its text (`hode`), the sentences of the text, of
    each whether it stands in a proposal, and the names in them."""

    hode: Lest
    hele: Lest
    setninger: tuple[Lest, ...]
    foreslatt: tuple[bool, ...]
    navn: frozenset[str]
    av_delen: frozenset[str]
    tekst: str


def _les_passasje(p: Passasjerad) -> _Passasje:
    dato = f"{p.dato:%d.%m.%Y}" if p.dato else ""
    kjent = (p.kontekst, p.utvalg, dato, p.saksnr, p.arkivsaksnr, p.sakstittel, p.del_tittel)
    hode = " ; ".join(x for x in kjent if x)
    biter = [les(" ".join(p.tekst[s.fra : s.til].split())) for s in del_i_setninger(p.tekst)]
    foreslatt: list[bool] = []
    i_forslag = p.slag in _BARE_FORESLATT
    for bit in biter:
        if p.slag not in _BARE_FORESLATT and bit.avslutter:
            i_forslag = False
        foreslatt.append(i_forslag)
        i_forslag = i_forslag or (bit.innleder and p.slag != "vedtak")
    return _Passasje(
        les(hode),
        les(" ".join(p.tekst.split())),
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

    def barer(self, tekst: str, kilder: Sequence[int], minst: float = BARER) -> tuple[int, ...]:
        """Those of some passages that have enough of a sentence's words to be its sources: the
        share `minst` of them."""
        ord_ = les(uten_kildeord(tekst)).ord
        return tuple(k for k in kilder if not ord_ or _dekning(ord_, self.les(k)) >= minst)


def _dekning(ord_: frozenset[str], p: _Passasje) -> float:
    """The share of some words, not none, that stand in a passage or in what is known of it."""
    return len(ord_ & (p.hele.ord | p.hode.ord)) / len(ord_)


# -- a sentence against its passages

_SITAT = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
_SITATTEGN = re.compile(r"[«»“”„\"]")
_ADRESSE = re.compile(
    r"(?i)\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:[a-z]{2,}/\S*|no|com|net|org)\b"
)
_LEDD = re.compile(
    r";\s+|,?\s+(?:men|mens|medan)\s+|,\s+(?=(?:og|som|der|slik|for|at|fordi|samt)\b)"
)
_OG = re.compile(r",\s+|\s+og\s+")
_UNDERORDNET = re.compile(r"(?i)(?:og )?(?:at|om)\b")
KILDEORD = r"(?:kilde|kjelde|passasje)\w*"
"""What a model calls a passage."""
NEVNT_KILDE = re.compile(
    rf"(?i)\b{KILDEORD}\s+(\d{{1,3}}"
    r"(?:\s*(?:,|og|[-–])\s*\d{1,2}(?=\s*(?:[.;:!?)]|$)))?)(?![\d.,]*\d)"
)
"""A source named in a sentence, «kilde 1» or «kilde 1 og 2» at its end. In «kilde 1, 500 elever»
the second number is the sentence's own."""


def uten_kildeord(tekst: str) -> str:
    """A sentence without the sources that it names."""
    return NEVNT_KILDE.sub(" ", tekst)


def hva_er_galt(tekst: str, kilder: Sequence[int], prove: Prove) -> Grunn | None:
    """The first thing of a sentence that is not found in the passages it is cited to; None where
    all is."""
    if not kilder:
        return "innhold"
    tekst = uten_kildeord(tekst)
    k = [prove.les(rang) for rang in kilder]
    pastand = les(tekst)
    if not all(any(f" {jeg} " in p.hele.nokler for p in k) for jeg in _jeg(tekst)):
        return "innhold"
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
    return None if _fortalt(tekst, navn, bool(pastand.ord & FORESLATT), k) else "innhold"


def _jeg(tekst: str) -> set[str]:
    return {nokkel(ord_) for ord_ in _JEG.findall(tekst)}


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
        ord_ = tuple(nokkel(o) for o in rekke)
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
    for treff in ORD.finditer(tekst):
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
    if bar in STOPPORD or norsk.stamme(bar) in VENDER:
        return True
    termer = frozenset(norsk.termer(ord_)) - ALLMENNE
    return any(
        lest.har_navn((nokkel(ord_),)) or termer <= lest.ord
        for p in kilder
        for lest in (p.hele, p.hode)
    )


def _fortalt(
    tekst: str, navn: frozenset[tuple[str, ...]], foreslar: bool, kilder: Sequence[_Passasje]
) -> bool:
    """Whether a sentence of a passage tells what a clause does, or each part of the clause is told
    by one."""
    ledd = les(tekst)
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
                len((lest := les(d)).ord - ALLMENNE) >= 2
                and _fortalt(
                    d,
                    navn,
                    bool(lest.ord & FORESLATT) or (foreslar and bool(_UNDERORDNET.match(d))),
                    kilder,
                )
                for d in deler
            )
    return False


def _fra_hodet(ledd: Lest, navn: Sequence[tuple[str, ...]], p: _Passasje) -> bool:
    """Whether a clause says no more than which meeting and sak it is."""
    return (
        ledd.ord - ALLMENNE <= p.hode.ord
        and not ledd.vender
        and all(p.hode.har_verdi(v) for v in ledd.verdier)
        and all(p.hode.har_navn(n) for n in navn)
    )


def _forteller(
    p: _Passasje, nr: int, ledd: Lest, navn: Sequence[tuple[str, ...]], foreslar: bool
) -> bool:
    """Whether a sentence of a passage tells what a clause does."""
    s = p.setninger[nr]
    if s.vender & NEKTER - ledd.vender or (p.foreslatt[nr] and not foreslar):
        return False
    if not ledd.vender <= s.vender | p.av_delen or not ledd.par <= s.par | p.hode.par:
        return False
    for v in ledd.verdier:
        fra_hodet = not (v.teller or v.enhet) and p.hode.har_verdi(v)
        if not (s.teller(v) or fra_hodet):
            return False
    # The others may only have begun a sentence.
    ekte = [n for n in navn if len(n) > 1 or n[0] in p.navn]
    egne = ledd.ord - ALLMENNE - {t for n in ekte for t in norsk.termer(" ".join(n))}
    if egne and (
        egne.isdisjoint(s.ord) or len(egne & (s.ord | p.hode.ord)) < DEKKET * len(egne) - 1e-9
    ):
        return False
    annet_likt = (
        bool(ledd.vender & s.vender)
        or any(s.teller(v) for v in ledd.verdier)
        or any(s.har_navn(n) for n in ekte)
    )
    if len(egne & s.ord) == 1 and not annet_likt and _sier_mer(s, p):
        # One word alike, and all else from the head: «Kleivdal skole opprettholdes» in sak 35/23
        # does not tell that the vedtak in sak 35/23 was upheld.
        return False
    return all(
        p.hode.har_navn(n) or (_nevner(p, nr, n) if n in ekte else s.har_navn(n)) for n in navn
    )


def _sier_mer(s: Lest, p: _Passasje) -> bool:
    """Whether a sentence has more than a word or two that its head and its names do not have."""
    navn = {t for n in s.navn for t in norsk.termer(n)}
    return len(s.ord - ALLMENNE - p.hode.ord - navn) > KORT


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
