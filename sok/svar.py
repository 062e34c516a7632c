"""The answer: the shortest runs of the documents' own words that answer, each with its source.

Runs of sentences of the best passages are weighed by how well the question's tokens are met in
them (late interaction again, over the token vectors that the ranking has already read), by the
question's rare words, and by whether they hold what is asked for: a name, a number, a time.
Nothing is written that is not in a passage, so nothing can be untrue of the page it is cited to.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

INGEN_SVAR = (
    "Jeg finner ikke noe sikkert svar på dette i arkivet. Under står passasjene som ligger "
    "nærmest; se om de hjelper, eller prøv andre ord, en videre periode eller færre filtre."
)
USIKKERT_SVAR = (
    "Dette ligger nærmest det du spør om, men det er ikke sikkert at det svarer på spørsmålet."
)
TOMT_ARKIV = "Ingen dokumenter passer med filtrene, eller indeksen er tom."

_SLUTT = re.compile(r"(?<=[.!?:;])[ \n]+(?=[A-ZÆØÅ«\"(0-9•·–-])|\n(?=[A-ZÆØÅ0-9•·–«-])|\n\n+")
_FORKORTET = re.compile(
    r"(?:\b(?:nr|kr|mill|mrd|ca|bl|jf|jfr|f|eks|pkt|kap|evt|inkl|iht|ift|mht|pga|osv|mv|m|dvs|tlf|kl"
    r"|st|pr|vedr|ang|tom|fom)|\b\d{1,2}|\b[A-ZÆØÅ])\.$"
)
MAKS_SITAT = 420


@dataclass(frozen=True, slots=True)
class Setning:
    """A run of a passage that can be quoted: `tekst[fra:til]`."""

    fra: int
    til: int


def del_i_setninger(tekst: str) -> list[Setning]:
    """The sentences, points and table lines of a passage, in order; together all its words."""
    ut: list[Setning] = []
    fra = 0
    for skille in _SLUTT.finditer(tekst):
        bit = tekst[fra : skille.start()]
        if "\n" not in skille.group() and _FORKORTET.search(bit):
            continue
        if (
            "\n" in skille.group()
            and "\n\n" not in skille.group()
            and _fortsetter(bit, tekst[skille.end() :])
        ):
            continue
        if bit.strip():
            ut.append(Setning(fra, skille.start()))
        fra = skille.end()
    if tekst[fra:].strip():
        ut.append(Setning(fra, len(tekst)))
    return ut


def _fortsetter(bit: str, resten: str) -> bool:
    """Whether a line break is only the page's margin: a long line, not ended, goes on."""
    siste = bit.rsplit("\n", 1)[-1]
    return (
        len(siste) > 60 and siste[-1] not in ".!?:;" and not resten.startswith(("•", "·", "–", "-"))
    )


def velg_utdrag(
    tekst: str,
    setninger: Sequence[Setning],
    moter: Sequence[NDArray[np.float32]],
    ordvekter: NDArray[np.float32],
    dekning: Sequence[float],
    sporsmal: str,
    kontekst: str = "",
) -> Setning:
    """The run of sentences that best meets the question and is not longer than it must be.

    `kontekst` is what is shown beside the answer anyway (the sak's title); a sentence of it alone
    is no answer. `moter` has for each sentence the best cosine of each of the question's tokens,
    float32 of shape (question tokens,); `dekning` the share of the question's words in it. A run
    of sentences meets a token as well as its best sentence does; every hundred characters must
    earn `PRIS`. Ties go to the first and shortest.
    """
    form = _svarform(sporsmal)
    beste, valgt = -math.inf, Setning(setninger[0].fra, setninger[0].til)
    total = float(ordvekter.sum())
    for i, forst in enumerate(setninger):
        mote = np.zeros_like(ordvekter)
        ord_ = 0.0
        passer = False
        innhold = False
        for j in range(i, len(setninger)):
            s = setninger[j]
            lengde = s.til - forst.fra
            if j > i and lengde > MAKS_SITAT:
                break
            mote = np.maximum(mote, moter[j])
            ord_ = max(ord_, dekning[j])
            bit = tekst[s.fra : s.til]
            passer = passer or (form is not None and form.search(bit) is not None)
            innhold = innhold or not _bare_overskrift(bit, kontekst)
            poeng = (
                float(mote @ ordvekter) / total
                + DEKNING * ord_
                + FORM * passer
                - PRIS * lengde / 100
                - (0.0 if innhold else OVERSKRIFT)
            )
            ender_midt_i = j > i and bit.rstrip().endswith(":")
            if poeng > beste + 1e-9 and not ender_midt_i:
                beste, valgt = poeng, Setning(forst.fra, s.til)
    return valgt


DEKNING, FORM, PRIS, OVERSKRIFT = 0.07, 0.03, 0.005, 0.1
"""In units of mean cosine; chosen on the development questions and on NorQuAD's answer offsets."""

_SVARFORMER: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"(?i)\b(?:stemte|stemmer|stemt|stemmetall\w*|røyst\w*|voter\w*|enige|einige)\b"
        ),
        re.compile(r"(?i)stemme|røyst|enstemmig"),
    ),
    (
        re.compile(r"(?i)\b(?:hvem|kven|hvilken representant|hvilket parti|kva parti)\b"),
        re.compile(r"\b[A-ZÆØÅ][\w-]+ (?:[A-ZÆØÅ][\w.-]* ?)+"),
    ),
    (
        re.compile(
            r"(?i)\b(?:hvor (?:mange|mye|stor\w*|høy\w*)|kor (?:mange|mykje|stor\w*|høg\w*)"
            r"|(?:hva|kva) kost\w*|antall|tal på|stemmetall\w*)"
        ),
        re.compile(r"\d"),
    ),
    (
        re.compile(r"(?i)\b(?:når|hvilket år|kva år|hvilken dato)\b"),
        re.compile(
            r"\d{1,2}\.\s?(?:\d|(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des))"
            r"|\b(?:19|20)\d\d\b|(?i:\bkl)|\d\d[:.]\d\d"
        ),
    ),
)


def _svarform(sporsmal: str) -> re.Pattern[str] | None:
    """What the answer must look like: a vote, a name, a number, a time; None where anything will
    do."""
    return next((svar for spor, svar in _SVARFORMER if spor.search(sporsmal)), None)


def _bare_overskrift(bit: str, kontekst: str) -> bool:
    """Whether a sentence is a heading, the sak's title or a line of its table of behandlinger."""
    ord_ = re.findall(r"\w+", bit)
    return (
        len(ord_) < 4
        or bit.rstrip().endswith(":")
        or " ".join(ord_).casefold() in " ".join(re.findall(r"\w+", kontekst)).casefold()
        or _BEHANDLINGSLINJE.search(bit) is not None
    )


_BEHANDLINGSLINJE = re.compile(
    r"^(?:\d{1,2} )?[A-ZÆØÅ][\w ,-]+ \d{2}\.\d{2}\.\d{4}(?: \d{1,4}/\d{2,4})?$"
)


def lesbar(tekst: str) -> str:
    """A quotation as people read it: the page's margins gone, each point on a line of its own."""
    return re.sub(r"[ \t]*\n\s*(?!(?:\d{1,2}[.)]|[a-hA-H]\)|[•·–-]) )", " ", tekst.strip())


def kutt(tekst: str, setning: Setning) -> Setning:
    """The sentence no longer than `MAKS_SITAT`, cut between words."""
    if setning.til - setning.fra <= MAKS_SITAT:
        return setning
    slutt = tekst.rfind(" ", setning.fra, setning.fra + MAKS_SITAT)
    return Setning(setning.fra, slutt if slutt > setning.fra else setning.fra + MAKS_SITAT)
