"""How well each passage meets a question: all views of it weighed together.

The meaning of the whole finds candidates and counts no more; late interaction is most of a score,
the words a part of it, and what the question names outright decides between near equals.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad
from indeks.passasjer import kommune_i
from indeks.sprakmodell import tokenvektorer
from indeks.utvalg import nokkel_utvalg
from sok.rangering.avgjort import GJORT
from sok.rangering.formdekning import formdekning
from sok.rangering.kandidat import Kandidat
from sok.rangering.nevnte import DELER_AV_SAKEN, i_saken
from sok.rangering.passasjeminne import Kjent, Passasjeminne
from sok.sporsmal.emnet import emnet, gjort_i_en_sak
from sok.sporsmal.habilitet import HABILITET
from sok.sporsmal.ledd import les_ledd, passer_ledd
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import Sporring, ar_i_tittel, nevner, passer_ar
from sok.sporsmal.svarform import NAVN, TID, VOTERING


@dataclass(frozen=True, slots=True)
class Vekter:
    """What each view counts for, in units of late interaction's mean cosine.

    Chosen on the development half of the labelled queries and on NorQuAD, where late interaction
    alone is the best single view and the cosine of the whole passage adds nothing to it; that one
    finds the candidates. `naer` is the share of late interaction that is taken within the best
    few sentences rather than all of the passage. `leksikalsk` is for the BM25 score of a passage
    that holds every word of the question, `dekning` for the share of them that it holds, `nummer`
    for the share of the question's saksnr, dates and paragraphs in its own text; `kontekst` is
    what a word of the context counts beside one of the text. `sak`, `dato` and `utvalg` are for a
    passage that belongs to what the question names, `ar` for the year it names, `del_` for the
    kind of part it asks about;
    `motsagt` is what is left of `sak` where the question's date or body is another. `votering`
    is for a passage that tells how a vote went or who was inhabil, where that is asked;
    `gjelder` for a vedtak, and against a proposal that may have come to something else, where
    both have the same words; `kommune` for the municipality that the question names; `tom`
    against a heading alone.
    `form` is for a passage that has what the question asks for (a sum, a number, a name) by the
    word that it asks it of, and against one that has none. `status` is for a row of a report on
    what became of it, where that is asked. `tittel` is for a vedtak or a debate in a sak whose
    title says what the question is about.
    """

    naer: float = 0.5
    leksikalsk: float = 0.045
    dekning: float = 0.04
    nummer: float = 0.08
    kontekst: float = 0.4
    sak: float = 0.15
    motsagt: float = 0.3
    dato: float = 0.02
    ar: float = 0.03
    utvalg: float = 0.02
    del_: float = 0.025
    votering: float = 0.05
    gjelder: float = 0.005
    kommune: float = 0.03
    tom: float = 0.05
    status: float = 0.08
    form: float = 0.015
    tittel: float = 0.06


FORM_BLANT = 30
"""How many of the best passages are looked through for what the question asks for."""


@dataclass(frozen=True, slots=True)
class Lest:
    """A question as it is weighed: what it names, its words, its token vectors (float32 of shape
    (tokens, dimension)) and what each token counts (float32 of shape (tokens,))."""

    sporring: Sporring
    ordsok: Ordsok
    tokens: NDArray[np.float32]
    ordvekter: NDArray[np.float32]


class Rangering:
    """Scores passages of one index for one question, and keeps the rows of those it has scored."""

    def __init__(
        self,
        lager: Lager,
        minne: Passasjeminne,
        vekter: Vekter,
        lest: Lest,
        kommuner: Callable[[], Collection[str]],
    ) -> None:
        """`kommuner` are those of the index, asked for where they matter."""
        self.rader: dict[int, Passasjerad] = {}
        self._lager = lager
        self._minne = minne
        self._vekter = vekter
        self._lest = lest
        self._kommuner = kommuner

    def les(self, ider: Sequence[int]) -> dict[int, Kjent]:
        """Those passages, whose rows are then among `rader`."""
        kjente = self._minne(ider)
        self.rader.update({id_: kjent.rad for id_, kjent in kjente.items()})
        return kjente

    def ordne(self, kandidater: list[Kandidat]) -> list[Kandidat]:
        """The candidates with their scores, best first; their rows are then among `rader`."""
        v, sporring, ordsok = self._vekter, self._lest.sporring, self._lest.ordsok
        if not kandidater:
            return []
        kjente = self.les([k.id for k in kandidater])
        pakket = self._lager.tokenvektorer([k.id for k in kandidater])
        likheter = tokenvektorer.likheter(self._lest.tokens, [pakket[k.id] for k in kandidater])
        hele, naer = tokenvektorer.maxsim(
            likheter, self._lest.ordvekter, [kjente[k.id].tokens for k in kandidater]
        )
        sen = (1 - v.naer) * hele + v.naer * naer
        gjort = gjort_i_en_sak(sporring)
        om = emnet(sporring, ordsok, self._kommuner()) if gjort else Ordsok()
        for nr, k in enumerate(kandidater):
            k.likhet = likheter[nr]
            k.sen = float(sen[nr])
            kjent = kjente[k.id]
            i_sak = i_saken(sporring, kjent.rad, v.motsagt)
            # What was decided on a day is told by all papers of its meeting, printed there or not.
            numre = kjent.kropp | kjent.dag if "vedtak" in sporring.onsker else kjent.kropp
            k.termer = kjent.termer
            k.dekning = ordsok.dekning(k.termer)
            k.poeng = (
                k.sen
                + v.leksikalsk * k.leksikalsk
                + v.dekning * k.dekning
                + v.nummer * max(i_sak, ordsok.nummerdekning(numre))
                + v.sak * i_sak
                + v.status * k.status
                + tillegg(v, sporring, kjent, i_sak)
                + (v.tittel * om.dekning(kjent.tittel) if kjent.rad.slag in GJORT else 0.0)
            )
        ordnet = sorted(kandidater, key=lambda k: (-k.poeng, k.id))
        form = sporring.form
        if form is None or form in (VOTERING, TID):
            return ordnet
        for k in ordnet[:FORM_BLANT]:
            dekket = formdekning(form, sporring.tekst, ordsok, self.rader[k.id].tekst, k.termer)
            # Who did it may be «skolene» as well as a name.
            k.poeng += v.form * (dekket if form is not NAVN else float(dekket == 1.0))
        return sorted(ordnet, key=lambda k: (-k.poeng, k.id))


def tillegg(v: Vekter, sporring: Sporring, kjent: Kjent, i_sak: float) -> float:
    """What a passage gains from the date, body and kind of part that the question names."""
    p = kjent.rad
    # With a saksnr, date and body tell which of several saker of that number is meant.
    skjerpet = 3.0 if sporring.saksnokler or sporring.arkivnokler else 1.0
    sum_ = 0.0
    if sporring.ar and not kjent.termer.isdisjoint(sporring.ar):
        sum_ += v.ar
    if sporring.nevner_dag(p.dato):
        sum_ += v.dato * skjerpet
    # The year of a month is the meeting's, and not what its papers are about.
    if sporring.ar and not sporring.maneder and (egne_ar := ar_i_tittel(p.sakstittel or "")):
        sum_ += v.ar * passer_ar(sporring.ar, egne_ar)
    if sporring.ledd and (egne := les_ledd(p.sakstittel or "")):
        sum_ += v.ar * passer_ledd(sporring.ledd, egne)
    if sporring.form is VOTERING and VOTERING.svar.search(p.tekst):
        sum_ += v.votering
    if sporring.om_habilitet and HABILITET.search(p.tekst):
        sum_ += v.votering
    if p.slag == "vedtak":
        sum_ += v.gjelder
    elif p.slag == "forslag_til_vedtak" or (
        p.slag == "behandling" and "behandling" not in sporring.onsker
    ):
        sum_ -= v.gjelder
    if (navn := kommune_i(p.kontekst)) and _nevner(sporring.tekst, navn):
        sum_ += v.kommune
    if kjent.tom:
        sum_ -= v.tom
    if nokkel_utvalg(p.utvalg) in sporring.utvalg:
        # What a body decided and how it voted is asked of that body and no other.
        handlet = sporring.form is VOTERING or {"vedtak", "behandling"} & {*sporring.onsker}
        sum_ += v.utvalg * max(skjerpet, 2.5 if handlet else 1.0)
    if sporring.bare_nummer:
        # The words of such a question say nothing of what is wanted; the sak's vedtak is.
        onske = DELER_AV_SAKEN.get(p.slag, 0.0)
        sum_ += v.del_ * onske * (i_sak == 1.0)
    elif p.slag in sporring.onsker:
        sum_ += v.del_ * skjerpet
    return sum_


_nevner = lru_cache(maxsize=4096)(nevner)
"""A question is asked for the municipality of each candidate."""
