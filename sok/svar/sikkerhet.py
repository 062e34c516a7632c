"""Whether an answer is to be given, and whether it is sure.

A fitted model (`sok.svar.tillit`) weighs what can be seen of the answer. What it cannot see is said
by rules (`sok.svar.tvil`).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from sok.rangering.formdekning import formdekning
from sok.rangering.kandidat import Kandidat
from sok.rangering.nevnte import i_saken
from sok.sporsmal.svarform import (
    BELOP,
    NEVNT,
    TALL,
    TID,
    VARIGHET,
)
from sok.svar.grunnlag import Grunnlag
from sok.svar.resultat import Sitat, Treff
from sok.svar.saksnavn import vedtatt_i_den_ene
from sok.svar.tillit import Kjennetegn, Skog, Vurdering
from sok.svar.tvil import finn_tvil

Dom = Literal["sikker", "usikker", "avvist"]
"""What an answer is given as: surely, with a warning that it may not answer, or not at all."""


SAMLET_BLANT = 60
"""How many of the best passages are looked through for where a question's words are met best."""


_TALL = re.compile(r"\b\d[\d .,/-]*")


def vurder(
    g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat], *, falt: bool = False
) -> Vurdering:
    """What tells how sure an answer of some quotations is; `falt` is whether the first is of a
    proposal that fell."""
    k = _kjennetegn(g, treff, sitater)
    return Vurdering(k, tuple(finn_tvil(g, treff, sitater, k, falt=falt)))


def dom(g: Grunnlag, forst: Passasjerad, v: Vurdering, skog: Skog) -> Dom:
    """What an answer, quoted first from a passage, is given as."""
    # That it is of the sak is an answer only where no more than the sak is asked for.
    om_saken = g.sporring.bare_nummer or g.sporring.hele_vedtaket
    nevnt = om_saken and i_saken(g.sporring, forst) == 1.0
    tillit = skog.log_odds(v.kjennetegn)
    nevnt = nevnt or g.kjent
    nevnt = nevnt or vedtatt_i_den_ene(g, forst)
    sikker = nevnt or tillit >= skog.sikker
    if tillit < skog.svarer and not nevnt:
        return "avvist"
    if g.sporring.form in _MA_STAA and v.kjennetegn.form < 0 and not sikker:
        return "avvist"
    fjernt = "sen" in skog.kjennetegn and v.kjennetegn.sen < FJERNT
    if fjernt and "andre ord" in v.tvil and v.kjennetegn.emne == 0:
        return "avvist"
    return "sikker" if sikker and not v.tvil else "usikker"


FJERNT = 0.61
"""The late interaction of the best passages, by the default model, below which an answer without
any of the question's words is none: two in a hundred of those that the papers answer have less."""


_MA_STAA = (VARIGHET, BELOP, TALL, TID)
"""What must stand in an answer to be one: who may be told without a name, but not when or how much
without a time or a number."""


def _kjennetegn(g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> Kjennetegn:
    brukte = list(dict.fromkeys(s.rang for s in sitater))
    passasjer = [treff[rang - 1].passasje for rang in brukte]
    av_id = {k.id: k for k in g.kandidater}
    egne = [av_id[p.id] for p in passasjer if p.id in av_id]
    topp = list(g.kandidater[:3])
    hele = {t for k in egne for t in k.termer}
    forst = av_id.get(passasjer[0].id)
    best = _best(forst) if forst else None
    return Kjennetegn(
        sen=max((k.sen for k in topp), default=0.0),
        skiller=g.kandidater[0].poeng - g.kandidater[:10][-1].poeng,
        dekning=max((k.dekning for k in topp), default=0.0),
        navn=_navnedekning(g.sporring.tekst, hele),
        form=_formdekning(g, sitater),
        struktur=g.funn[0][0].dekning if g.funn else 0.0,
        avgjort=float(
            ("vedtak" in g.sporring.onsker or g.sporring.om_utfallet)
            and passasjer[0].slag == "vedtak"
        ),
        emne=_emnedekning(
            g, (f"{treff[s.rang - 1].passasje.sakstittel or ''} {s.tekst}" for s in sitater)
        ),
        jevn=0.0 if best is None else _jevn(best, g.ordvekter),
        samlet=0.0 if best is None else _samlet(best, g),
        lengde=float(len(g.ordvekter)),
    )


def _best(k: Kandidat) -> NDArray[np.float32] | None:
    """For each of the question's tokens the cosine of the passage's that meets it best; None for a
    passage without any."""
    if k.likhet is None or k.likhet.shape[1] == 0:
        return None
    best: NDArray[np.float32] = k.likhet.max(axis=1)
    return best


def _jevn(best: NDArray[np.float32], ordvekter: NDArray[np.float32]) -> float:
    """How alike the question's tokens are met in a passage: 1 less the standard deviation of their
    best cosines."""
    teller = ordvekter > 0
    return 1.0 - float(best[teller].std()) if teller.any() else 0.0


def _samlet(her: NDArray[np.float32], g: Grunnlag) -> float:
    """How well a passage meets the question's tokens, as a share of how well each is met by
    whichever candidate meets it best."""
    if not g.ordvekter.any():
        return 0.0
    alle = (best for k in g.kandidater[:SAMLET_BLANT] if (best := _best(k)) is not None)
    hvor_som_helst = np.maximum.reduce([her, *alle])
    return float(g.ordvekter @ her) / float(g.ordvekter @ hvor_som_helst)


def _formdekning(g: Grunnlag, sitater: Sequence[Sitat]) -> float:
    """1 where one sentence quoted has both what the question word asks for and the word that it
    asks it of («hvor mange elever»: a number and pupils), 0.3 where the quotation has the first,
    -1 where it has not, 0 where the question asks for nothing special."""
    form = g.sporring.form
    if form is None:
        return 0.0
    verdier = (formdekning(form, g.sporring.tekst, g.ordsok, s.tekst) for s in sitater)
    return max(verdier, default=-1.0)


_IKKE_EMNE = frozenset(
    norsk.termer(
        "kommune kommunen vedtak vedtatt vedtok vedteke besluttet bestemt avgjort sak saken møte "
        "møtet"
    )
)


def _emnedekning(g: Grunnlag, tekster: Iterable[str]) -> float:
    """The share of the words that say what the question is about, by weight, in some texts; 1
    where it has none."""
    steder = {t for navn in (*g.krav.kommuner, *g.sporring.utvalg) for t in norsk.termer(navn)}
    emne = tuple(
        (gruppe, vekt)
        for gruppe, vekt in g.ordsok.grupper
        if gruppe.isdisjoint(_IKKE_EMNE) and gruppe.isdisjoint(steder)
    )
    if not emne:
        return 1.0
    med = {t for tekst in tekster for t in norsk.termer(tekst)}
    return replace(g.ordsok, grupper=emne).dekning(med)


def _navnedekning(sporsmal: str, termer: Collection[str]) -> float:
    """The share of a question's names and numbers among some terms; 1 where it has none."""
    nevnt = {
        t for n in (*NEVNT.findall(sporsmal), *_TALL.findall(sporsmal)) for t in norsk.termer(n)
    }
    return len(nevnt & set(termer)) / len(nevnt) if nevnt else 1.0
