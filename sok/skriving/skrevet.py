"""An answer in a language model's words: what is left of what it wrote.

The model is trusted in nothing: its text is parted into sentences with the passages each is cited
to (`sok.skriving.modelltekst`), and only those that `sok.skriving.etterproving` finds in their
passages are left. Its words are plain text to us.

Everything here is pure; `sok.skriving.skriveoppdrag` says what it is asked,
`sok.skriving.svarmodell` asks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indeks.lagring.rader import Passasjerad
from indeks.passasjer import kommune_i
from sok.skriving.etterproving import Grunn, Prove, hva_er_galt, uten_kildeord
from sok.skriving.modelltekst import MerketSetning, merkede_setninger
from sok.skriving.pastand import ALLMENNE, les
from sok.svar.resultat import Treff

MAKS_KILDER = 3
"""A sentence that is cited to more passages than this is cited to none."""

MINST_ORD = 2
"""Words and values of its own that a sentence must have for a source to be looked for."""


@dataclass(frozen=True, slots=True)
class SkrevetSetning:
    """A sentence that was found in its sources; `kilder` are the `rang` of the hits it is cited
    to, one at least."""

    tekst: str
    kilder: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SkrevetSvar:
    """What is left of what the model wrote, and for each sentence that was left out, why. With
    neither, the model said that the passages do not answer."""

    setninger: tuple[SkrevetSetning, ...]
    utelatt: tuple[Grunn, ...] = ()

    @property
    def tekst(self) -> str:
        """The sentences with their marks, as one text."""
        return " ".join(
            f"{s.tekst} {''.join(f'[{rang}]' for rang in s.kilder)}" for s in self.setninger
        )


def les_svar(tekst: str, treff: Sequence[Treff]) -> SkrevetSvar:
    """What is left of a model's text when each sentence has been held against the passages it is
    cited to, of those that it was given. One that is written twice in a row is told once, with the
    sources of both."""
    prove = Prove({t.rang: t.passasje for t in treff})
    setninger: list[SkrevetSetning] = []
    utelatt: list[Grunn] = []
    strok = False
    for ord_, like in groupby(merkede_setninger(tekst), key=lambda p: p.tekst):
        provd = [_provd(p, prove, strok) for p in like]
        holdt = dict.fromkeys(k for kilder, galt in provd if galt is None for k in kilder)
        if holdt:
            setninger.append(SkrevetSetning(ord_, tuple(holdt)[:MAKS_KILDER]))
        elif (galt := provd[0][1]) and not _sier_ikke(ord_):
            utelatt.append(galt)
        strok = not holdt
    return SkrevetSvar(tuple(setninger), tuple(utelatt))


def _sier_ikke(tekst: str) -> bool:
    """Whether a sentence says no more than that the passages do not answer."""
    lest = les(uten_kildeord(tekst))
    return not (lest.verdier or lest.navn) and _SIER_IKKE.search(tekst) is not None


def _provd(
    p: MerketSetning, prove: Prove, strok_forrige: bool
) -> tuple[tuple[int, ...], Grunn | None]:
    """The sources of a sentence, and what is wrong with it where something is."""
    kilder = tuple(k for k in p.kilder if k in prove.passasjer)
    if not p.kilder and not p.overskrift:
        kilder = _funnet_kilde(p.tekst, prove)
    if not kilder or len(p.kilder) > MAKS_KILDER:
        return (), "kilde"
    if p.under_strok or (strok_forrige and _VISER_TILBAKE.match(p.tekst)):
        # What it speaks of was in the sentence that went.
        return (), "sammenheng"
    kilder = prove.barer(p.tekst, kilder)
    galt = hva_er_galt(p.tekst, kilder, prove)
    # One that tells only some of it is no source where another tells all.
    alene = [k for k in kilder if len(kilder) > 1 and hva_er_galt(p.tekst, (k,), prove) is None]
    return tuple(alene) or kilder, galt


def _funnet_kilde(tekst: str, prove: Prove) -> tuple[int, ...]:
    """The passage that tells a sentence which the model gave no source, with every word of its own,
    where those that do are all of one sak: small models forget the marks. None where it could be
    of several."""
    lest = les(tekst)
    if len(lest.ord - ALLMENNE) + len(lest.verdier) < MINST_ORD:
        return ()
    bar = [
        k
        for k in prove.barer(tekst, tuple(prove.passasjer), 1.0)
        if hva_er_galt(tekst, (k,), prove) is None
    ]
    saker = {_sak(prove.passasjer[k]) for k in bar}
    return tuple(bar[:1]) if len(saker) == 1 else ()


def _sak(p: Passasjerad) -> object:
    """What passages of one sak have alike."""
    if p.arkivsaksnr:
        return kommune_i(p.kontekst), p.arkivsaksnr  # each municipality has its own numbers
    return p.behandling_id or (p.dokument_id, p.start)


_VISER_TILBAKE = re.compile(
    r"(?i)(?:den|det|dette|denne|disse|de|dei|desse|han|hun|ho|her|der|dermed|derfor|difor|men"
    r"|også|likevel|samtidig|samstundes|i stedet|i staden|og|begge|ingen av)\b"
)
"""What a sentence begins with that speaks of the one before."""

_SIER_IKKE = re.compile(
    r"(?i)^(?=.*\b(?:passasj|kilden|kjeld|dokument|teksten|papir))(?=.*\b(?:ikke|ikkje|ingen)\b)"
    r"(?=.*\b(?:svar|står|fant|fann|finn|nevn|sier|seier|innehold|inneheld|oppg|opplys|informasjon))"
)
"""A sentence that says that the passages do not answer: no claim of what they say."""
