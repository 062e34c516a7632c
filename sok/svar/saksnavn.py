"""Whether the sak that an answer is of is the one that a question names by what it is called."""

import re
from collections.abc import Callable, Collection
from datetime import date

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.passasjer import kommune_i
from indeks.struktur.eiendommer import finn_eiendommer
from indeks.utvalg import nokkel_utvalg
from sok.oppslag.strukturert import emne
from sok.rangering.avgjort import AVGJORT, DEBATT, samme_sak
from sok.rangering.eiendommer import eiendom
from sok.sporsmal.emnet import HELE_EMNET, gjort_i_en_sak, tittelord
from sok.sporsmal.ledd import les_ledd, passer_ledd
from sok.sporsmal.sporring import er_ett_sporsmal, vendinger
from sok.sporsmal.svarform import VOTERING
from sok.svar.grunnlag import Grunnlag

NOK_AV_EMNET = 0.5
"""The share of what a question is about that a sak must have to be the one that is meant."""

_I_SAKEN = re.compile(r"(?i)\bsak(?:en|a)? om\b")
"""What asks for a vote in a sak, and not on something said in it."""


def annen_sak(g: Grunnlag, p: Passasjerad, sitert: str) -> bool:
    """Whether a question asks what was done in a sak, and is answered with what was done in one
    that has not all that the question is about; or that neither its title nor what is quoted says
    to be about that, while another's title does, or a vote or a proposal is asked for, which say
    nothing of what they are about."""
    s = g.sporring
    nummer = eiendom(s.tekst)
    if nummer and all(
        f[2:4] != nummer for f in finn_eiendommer(f"{p.sakstittel or ''}\n{p.tekst}")
    ):
        return True  # «gnr. 12 bnr. 5» has the numbers of gnr. 5 bnr. 12
    om = g.om
    if not om.grupper or s.saksnokler or s.arkivnokler or not gjort_i_en_sak(s):
        return False
    if passer_ledd(s.ledd, les_ledd(p.sakstittel or "")) < 0:
        return True
    sagt = {*tittelord(p.sakstittel or ""), *norsk.termer(sitert)}
    om_saken = s.form is None and "vedtak" in s.onsker
    if p.sakstittel and (om_saken or (s.form is VOTERING and _I_SAKEN.search(s.tekst))):
        av_saken = {id_ for id_, q in g.rader.items() if samme_sak(p, q)}
        hele = sagt.union(*(k.termer for k in g.kandidater if k.id in av_saken))
        if om.navnedekning(hele) < HELE_EMNET:
            return True
    har = om.navnedekning(sagt)
    if har >= NOK_AV_EMNET:
        return False
    if har == 0 and (s.form is VOTERING or emne(s.tekst) == "forslag"):
        return True
    andre = {q.sakstittel for q in g.rader.values() if q.sakstittel and not samme_sak(p, q)}
    return any(om.navnedekning(tittelord(tittel)) >= HELE_EMNET for tittel in andre)


def vedtatt_i_den_ene(g: Grunnlag, p: Passasjerad) -> bool:
    """Whether a passage is what was decided, or done where that is asked for, in the one sak that
    is called what the question is about, and it asks for no more than that. What a body recommended
    is what it decided, where the body is named."""
    s = g.sporring
    eget = nokkel_utvalg(p.utvalg) in s.utvalg
    svarer = p.slag == "vedtak" or (p.slag == "innstilling" and eget)
    if not svarer and not (p.slag in DEBATT and p.slag in s.onsker):
        return False
    enkelt = s.form is None and er_ett_sporsmal(s.tekst) and not vendinger(s.tekst)
    return enkelt and len(saker_med_navnet(g, p)) == 1


def saker_med_navnet(g: Grunnlag, p: Passasjerad) -> list[Passasjerad]:
    """One passage of each sak that is called what a question is about and that the body did
    something in, where it asks for no more than what was decided or voted; empty where `p` is of
    none, or the sak is named by number."""
    s = g.sporring
    vedtatt = s.form is None and ("vedtak" in s.onsker or s.om_utfallet)
    if not g.om.grupper or s.saksnokler or s.arkivnokler or not (vedtatt or s.form is VOTERING):
        return []
    ut: list[Passasjerad] = []
    # A sak of the very words is not one of several that have them in compounds.
    dekning = g.om.dekning if _heter_det(g, p, g.om.dekning) else g.om.navnedekning
    for q in (p, *g.rader.values()):
        if _heter_det(g, q, dekning) and not any(
            samme_sak(q, r) and not _paa_nytt(q, r) for r in ut
        ):
            ut.append(q)
        if not ut:
            return []
    return ut


def flere_kommuner(g: Grunnlag, p: Passasjerad) -> bool:
    """Whether a question is no more than what it is about, and saker that are called so are several
    municipalities'."""
    egen = kommune_i(p.kontekst)
    if g.krav.kommuner or not egen or not g.om.grupper:
        return False
    andre = {
        kommune_i(q.kontekst)
        for q in g.rader.values()
        if g.om.dekning(tittelord(q.sakstittel or "")) >= HELE_EMNET
    }
    return bool(andre - {egen, None})


def _paa_nytt(p: Passasjerad, q: Passasjerad) -> bool:
    """Whether two passages of one sak are of what a body treated on two days: under two names, a
    vedtak and the complaint about it, or again after the second."""
    if nokkel_utvalg(p.utvalg) != nokkel_utvalg(q.utvalg) or p.dato == q.dato:
        return False
    senere = q.slag in AVGJORT and (p.dato or date.min) > (q.dato or date.min)
    return senere or p.sakstittel != q.sakstittel


def _heter_det(g: Grunnlag, p: Passasjerad, dekning: Callable[[Collection[str]], float]) -> bool:
    """Whether a passage is of a sak that is called what a question is about, as `dekning` tells,
    of the body, the time and the municipality that it names."""
    s, tittel = g.sporring, p.sakstittel or ""
    tiden = s.nevner_dag(p.dato) if s.datoer or s.maneder else True
    if s.ar and not (p.dato and str(p.dato.year) in s.ar):
        tiden = not tittelord(tittel).isdisjoint(s.ar)
    return (
        dekning(tittelord(tittel)) >= HELE_EMNET
        and tiden
        and passer_ledd(s.ledd, les_ledd(tittel)) >= 0
        and (not s.utvalg or nokkel_utvalg(p.utvalg) in s.utvalg)
        and (not g.krav.kommuner or kommune_i(p.kontekst) in (None, *g.krav.kommuner))
    )
