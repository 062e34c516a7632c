"""Papers marked as exempt from public access: the marking of the paper, not talk of the law.

A document is stopped where the marking is the paper's own:

1. it stands alone on a line in the head of the document's first page, or in the running head or
   foot of at least half of its pages; or
2. it stands alone on a line in the head of a later page, and a text follows that is more than the
   few lines which a public protocol has of a closed sak.

It is not the paper's own where it stands in a list of saker (two lines of the page begin with a
saksnr, one of them above it), where it says `nei`, where words say where else to look (`se egen
protokoll`), or in running text. What is unsure is indexed: that a public protocol is left out is
seen by nobody, while a marking that is missed is what the secretariat has published already.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNNTATTVERSJON = 1
"""Grows when more markings are known, so that an older index is looked through again."""

HODE_FORSTE = 15
HODE_SENERE = 10
"""How many lines from the top of the first page, and of a later one, a paper's head reaches."""

KANT = 3
"""How many lines from the top and the bottom of a page a running head or foot reaches."""

MER_ENN_OMTALE = 600
"""The characters after a marking that make it a paper: a protocol says less of a closed sak."""

_OFFENTLIG = r"offent(?:lig|leg)"
_OFFL = rf"(?:{_OFFENTLIG}(?:hets|heits)?lov(?:[ae]n?)?|off(?:ent)?\.? ?l(?:ov)?)\.?"
_LOV = (
    rf"(?:{_OFFL}|forvalt(?:n)?ingslov(?:en|a)|(?:fvl|forv\.? ?l|koml|bvl|kommunelov(?:en|a)"
    r"|barneverns?lov(?:en|a)|opplæringslov(?:en|a)|helsepersonellov(?:en|a))\.?)"
)
_LEDD = (
    r"(?:,? ?(?:\d{1,2}|første|fyrste|andre|annet|tredje)\.? ?(?:ledd|lekk|avsnitt|pkt\.?|punktum)"
    r"|,? ?(?:pkt\.?|punkt|nr\.?|bokstav|litra) ?[\da-z]{1,2}\)?)"
)
_PARAGRAF = rf"§ ?§? ?\d{{1,3}}(?:[ -]\d{{1,2}})?[a-z]?(?:{_LEDD}){{0,3}}"
_JF = (
    r"(?:jf|jfr|jmf|jamfør|jamf|etter|iht|ihht|i hht|i henhold til|i medhold av|med hjemmel i"
    r"|med heimel i|hjemmel|heimel|og)"
)
_HJEMMEL = rf"(?:[,;(–:-]? ?(?:{_JF}\.?:? ?)?(?:{_LOV} ?)?{_PARAGRAF}\)?)"
_UNNTAK = r"(?:unn?tatt?|unnateke|unnatekne|unntatte|unteke)"
_UNNTATT = (
    rf"(?:{_UNNTAK} (?:fra |frå |etter )?(?:{_OFFENTLIG}(?:h[ea]i?ta?|heten|heta)"
    rf"|{_OFFENTLIG} innsyn|innsyn|off(?:entl)?\.?)|u\. ?off\.?|uoff\.|ikk[ej]e? {_OFFENTLIG})"
)
_ETIKETT = (
    r"(?:(?:dette )?(?:dokumentet|notatet|brevet|rapporten|vedlegget|saksframlegget|saksfremlegget"
    r"|protokollen) er )?"
    r"(?:(?:gradering|tilgangskode|tilgang|skjerming|skjermingshjemmel|status|offentlighet"
    r"|offentlegheit|merknad|hjemmel|heimel|unntak) ?: ?)?"
)


@dataclass(frozen=True, slots=True)
class Merking:
    """A form of a marking: how it is known, and an example that is its test."""

    monster: re.Pattern[str]
    eksempel: str


MERKINGER: tuple[Merking, ...] = (
    Merking(
        re.compile(
            rf"(?i:[(*\[ ]*{_ETIKETT}{_UNNTATT}(?: ?: ?ja)?[ :,.)*\]-]*"
            rf"(?:{_HJEMMEL}[ ,.;)]*){{0,3}})(?<!:)"
        ),
        "UNNTATT OFFENTLIGHET, jf. offl. § 13, jf. fvl. § 13 første ledd nr. 1",
    ),
    Merking(
        re.compile(
            rf"(?i:[(*\[ ]*{_ETIKETT}{_UNNTAK} {_JF}\.? {_LOV} ?{_PARAGRAF}[ .,;)]*"
            rf"(?:{_HJEMMEL}[ .,;)]*){{0,2}})"
        ),
        "Unntatt etter offentleglova § 13",
    ),
    Merking(
        re.compile(
            rf"(?i:[(*\[ ]*{_ETIKETT}{_OFFL} ?{_PARAGRAF}[ .,;)]*(?:{_HJEMMEL}[ .,;)]*){{0,2}})"
        ),
        "Off.l. §§ 13, jf. fvl. § 13",
    ),
    Merking(
        re.compile(
            r"(?i:[(*\[ ]*jfr?\.? ?(?:fvl|forvaltningsloven|forvaltingslova)\.? ?"
            rf"{_PARAGRAF}[ .,;)]*)"
        ),
        "jf. fvl. § 13",
    ),
)
"""The forms of a line that is a marking and nothing else. The last two name only the law, and
count where the line above does not run on into them."""

_BARE_LOV = MERKINGER[2:]

_MAKS_LINJE = 140
_RAD = re.compile(
    r"(?i)(?:(?:ps|rs|fo|os|us|ks|fs|sak|saksnr|saknr|pol\. ?sak)\.? ?:? ?)?\d{1,4} ?/ ?\d{2,4}\b"
)
"""How a row of a list of saker begins, and how a protocol begins a sak."""

_NYTT_PAPIR = re.compile(
    r"(?i)saks?(?:fr[ae]m(?:legg|stilling)|protokoll|utskrift|utredning)|møte(?:protokoll|innkalling"
    r"|bok)|særutskrift|vedlegg\b"
)


@dataclass(frozen=True, slots=True)
class Unntatt:
    """The marking found: the page, from 1, it stands on, and its words."""

    side: int
    merking: str

    @property
    def grunn(self) -> str:
        """Why the document is stopped, and what to do, in Norwegian."""
        return (
            f"Dokumentet er merket «{self.merking}» på side {self.side} og er ikke tatt inn; ta "
            "det ut av mappen, eller kjør «sakssok indekser FIL --unntatt ta_med» om det likevel "
            "er offentlig."
        )


def er_merking(linje: str) -> bool:
    """Whether a line is a marking and nothing else."""
    return len(linje) <= _MAKS_LINJE and any(m.monster.fullmatch(linje) for m in MERKINGER)


def finn_unntatt(sider: Sequence[str]) -> Unntatt | None:
    """The marking that makes a document exempt; None where it has none of its own."""
    linjer = [
        [ren for linje in side.split("\n") if (ren := " ".join(linje.split()))] for side in sider
    ]
    forste = next((nr for nr, side in enumerate(linjer) if side), None)
    if forste is None:
        return None
    merket = [[nr for nr, linje in enumerate(side) if er_merking(linje)] for side in linjer]
    return (
        _i_hodet(linjer, merket, forste)
        or _lopende(linjer, merket)
        or _et_papir(linjer, merket, forste)
    )


def _i_hodet(
    linjer: Sequence[Sequence[str]], merket: Sequence[Sequence[int]], side: int
) -> Unntatt | None:
    for nr in merket[side]:
        if nr < HODE_FORSTE and _er_egen(linjer[side], nr):
            return Unntatt(side + 1, linjer[side][nr])
    return None


def _lopende(linjer: Sequence[Sequence[str]], merket: Sequence[Sequence[int]]) -> Unntatt | None:
    med_tekst = [nr for nr, side in enumerate(linjer) if side]
    hos = [
        nr for nr in med_tekst if any(m < KANT or m >= len(linjer[nr]) - KANT for m in merket[nr])
    ]
    if len(hos) < 2 or len(hos) * 2 < len(med_tekst):
        return None
    return Unntatt(hos[0] + 1, linjer[hos[0]][merket[hos[0]][0]])


def _et_papir(
    linjer: Sequence[Sequence[str]], merket: Sequence[Sequence[int]], forste: int
) -> Unntatt | None:
    for side in range(forste + 1, len(linjer)):
        for nr in merket[side]:
            if nr >= HODE_SENERE or not _er_egen(linjer[side], nr):
                continue
            if _tekst_etter(linjer, side, nr) >= MER_ENN_OMTALE:
                return Unntatt(side + 1, linjer[side][nr])
    return None


def _er_egen(side: Sequence[str], nr: int) -> bool:
    """Whether a marking is not that of a row in a list, nor the end of a sentence."""
    for_ = side[nr - 1] if nr else ""
    rader = [n for n, linje in enumerate(side) if _RAD.match(linje)]
    if len(rader) > 1 and rader[0] < nr:
        return False
    if any(m.monster.fullmatch(side[nr]) for m in _BARE_LOV):
        # A line of running text may begin with the law it speaks of.
        return not for_ or for_.endswith((":", ".")) or er_merking(for_) or len(for_) < 40
    return True


def _tekst_etter(linjer: Sequence[Sequence[str]], side: int, nr: int) -> int:
    """How much is said after a marking before the next sak or paper begins."""
    tegn = 0
    for s in range(side, len(linjer)):
        for linje in linjer[s][nr + 1 if s == side else 0 :]:
            if _RAD.match(linje) or _NYTT_PAPIR.fullmatch(linje):
                return tegn
            tegn += len(linje)
            if tegn >= MER_ENN_OMTALE:
                return tegn
    return tegn
