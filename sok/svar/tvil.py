"""What speaks against an answer, however near it is: rules for what the fitted model cannot see.

Each gives a doubt a name (`sok.svar.tillit.Tvil`), and an answer that one holds of is never called
sure. Those that look at the words of question and quotation are in `noe_annet`, `halvt_svar` and
`ikke_gjort`; here are those that look at the archive's other saker and passages, and all together.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.passasjer import kommune_i
from indeks.utvalg import er_overst, er_radgivende, nokkel_utvalg
from sok.oppslag.motedeltakere import ikke_i_listen
from sok.oppslag.strukturert import emne, nevner_velger, spurt_stiller, spurt_velger
from sok.rangering.avgjort import (
    AVGJORT,
    DEBATT,
    GJORT,
    er_nyere,
    forbigatt,
    paa_vei_til,
    samme_sak,
)
from sok.rangering.eiendommer import eiendom
from sok.rangering.nevnte import i_saken
from sok.sporsmal.emnet import gjort_i_en_sak
from sok.sporsmal.ledd import les_ledd, passer_ledd
from sok.sporsmal.sporring import Sporring, ukjent_organ
from sok.sporsmal.svarform import (
    BELOP,
    EGENNAVN,
    FIRMA,
    FLERE,
    GRUNN,
    MAAL,
    NAVN,
    PARTI,
    TALL,
    TID,
    UTSAGN,
    VARIGHET,
    VOTERING,
    Svarform,
)
from sok.svar.grunnlag import Grunnlag
from sok.svar.halvt_svar import (
    bare_den_ene,
    bare_orientert,
    bare_spurt,
    bare_tittel,
    halvt_svart,
    ikke_svart,
    midt_i_liste,
    uten_grunn,
    uten_status,
)
from sok.svar.ikke_gjort import bare_foreslatt, foreslas, ikke_foreslatt, ikke_tildelt, ikke_utfort
from sok.svar.noe_annet import (
    annen_enhet,
    annen_maned,
    annen_periode,
    annen_person,
    annen_side,
    annet_ar,
    annet_ars,
    annet_tall,
    i_rekkefolge,
    ikke_navngitt,
    ikke_nektet,
    uten_sted,
)
from sok.svar.resultat import Sitat, Treff
from sok.svar.saksnavn import annen_sak, flere_kommuner, saker_med_navnet
from sok.svar.tillit import Kjennetegn, Tvil

SIKKER_STRUKTUR = 0.6
"""The share of the question's words that makes an answer from the structure sure."""


def _om_det_som_gjelder(s: Sporring) -> bool:
    """Whether a question asks how a thing is, and takes a proposal for what holds. Who asks of a
    proposal, or of who wanted what, is told what became of it."""
    om_forslaget = s.om_innstillingen or s.form is VOTERING or emne(s.tekst)
    return not (om_forslaget or s.bare_stikkord or _VILLE.search(s.tekst))


_VILLE = re.compile(
    r"(?i)\b(?:ville|ynskte|ønsket|ønskte|ønska|mente|meinte|støttet|støtta|gikk inn for"
    r"|gjekk inn for)\b"
)
"""What asks for somebody's view, which a proposal that fell is as good as another."""


def finn_tvil(
    g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat], k: Kjennetegn, *, falt: bool
) -> Iterator[Tvil]:
    """The doubts about an answer of some quotations, with what is seen of it
    (`sok.svar.sikkerhet`); `falt` is whether the first is of a proposal that fell."""
    spurt = g.sporring.tekst
    sitert = "\n".join(s.tekst for s in sitater)
    forst, *andre = (treff[s.rang - 1].passasje for s in sitater)
    egne = _fra(forst, treff, sitater)
    med_tittel = f"{forst.sakstittel or ''}\n{sitert}"
    if ikke_foreslatt(spurt, sitert) and not g.funn:
        yield "form"
    if k.form < _SIKKER_FORM.get(g.sporring.form, k.form) and not g.kjent:
        yield "form"
    if (
        annet_ar(g.sporring, forst, sitert)
        or annen_periode(spurt, med_tittel)
        or annet_ars(spurt, med_tittel)
        or passer_ledd(g.sporring.ledd, les_ledd(med_tittel)) < 0
    ):
        yield "annet ar"
    if _uten_emne(g):
        yield "uten emne"
    if halvt_svart(spurt, sitert) or bare_den_ene(g.sporring, treff, sitater):
        yield "to sporsmal"
    if uten_status(g, treff, sitater):
        yield "form"
    if uten_grunn(g.sporring, sitert) or bare_orientert(g, sitert):
        yield "form"
    if annet_tall(g, med_tittel) or annen_enhet(g.sporring, sitert):
        yield "annet tall"
    if annen_maned(g.sporring, forst, sitert):
        yield "annen maned"
    if forst.slag in AVGJORT and "vedtak" in g.sporring.onsker and i_rekkefolge(spurt, forst):
        yield "for og etter"
    if ikke_nektet(spurt, sitert):
        yield "ikke nektet"
    if any(paa_vei_til(forst, p) or forbigatt(p, forst) for p in andre):
        yield "pa vei"
    if _overprovd(g, forst) and not any(_igjen(forst, p) for p in andre):
        yield "overprovd"
    tall = g.sporring.form in MAAL
    if tall and any(er_nyere(g.sporring, forst, p) for p in andre):
        yield "nyere"
    if ikke_utfort(spurt, forst, sitert):
        yield "ikke utfort"
    som_forslag = foreslas(forst, egne) and _om_det_som_gjelder(g.sporring)
    if som_forslag or bare_foreslatt(g.sporring, forst, sitert):
        yield "ikke vedtatt"
    if (hvem := spurt_velger(spurt)) and not nevner_velger(hvem, sitert):
        yield "annen velger"
    if annen_person(spurt, f"{forst.kontekst} {med_tittel}"):
        yield "annen person"
    if ikke_navngitt(spurt, sitert) or annen_side(spurt, sitert):
        yield "annen velger"
    if bare_tittel(g.sporring, forst, sitert):
        yield "bare tittel"
    if uten_sted(spurt, sitert):
        yield "uten sted"
    if ikke_tildelt(spurt, sitert):
        yield "ikke tildelt"
    if bare_spurt(g, sitert) or ikke_svart(spurt, sitert):
        yield "ikke svart"
    if (
        _flere_saker(g)
        or (forst.slag in GJORT and len(saker_med_navnet(g, forst)) > 1)
        or (g.sporring.bare_stikkord and flere_kommuner(g, forst))
    ):
        yield "flere saker"
    if annen_sak(g, forst, egne):
        yield "annen sak"
    if _andre_ord(g, forst, k):
        yield "andre ord"
    if spurt_stiller(spurt) and not g.funn and g.sporring.form is not VOTERING:
        yield "lite struktur"
    if g.funn and g.funn[0][0].dekning < SIKKER_STRUKTUR:
        yield "lite struktur"
    if not g.funn and ikke_i_listen(g.sporring, g.krav.kommuner):
        yield "ikke i listen"
    if g.alle_av and not (g.alle_av == "vedtak" and forst.slag in _LISTER):
        yield "en av flere"
    if FLERE.search(spurt) and midt_i_liste(treff, sitater[0]):
        yield "en av flere"
    if any(f.flere for f, _ in g.funn) or _delt_ellers(g, forst, sitert):
        yield "en av flere"
    if not g.krav.egne_papirer(forst, g.rapportert.get(forst.id, ())):
        yield "andres papirer"
    organ = ukjent_organ(g.sporring)
    if organ and not {*norsk.termer(organ)} <= {*norsk.termer(egne)}:
        yield "andres papirer"
    if falt and _om_det_som_gjelder(g.sporring):
        yield "falt"


_VISER_TILBAKE = re.compile(
    r"(?i) (?:den|det|dei|dem|denne|dette|disse|desse|han|henne|saken|saka)\W*$"
)
"""What a question ends with that asks of something said before it, which no one has said here."""


def _uten_emne(g: Grunnlag) -> bool:
    """Whether a question does not say what it is about: it points back at something, or asks what
    was done in a sak and names none, nor asks for all there are."""
    s = g.sporring
    if s.saksnokler or s.arkivnokler:
        return False
    if _VISER_TILBAKE.search(s.tekst) and len(g.om.grupper) < 2:
        return True
    dag = s.datoer or s.maneder
    om_noe = g.om.grupper or g.kjent or s.ledd or dag or eiendom(s.tekst) or g.alle_av
    return bool(g.ordsok.grupper) and gjort_i_en_sak(s) and not om_noe


FA_FELLES_ORD = 0.25
"""The share of a question's words, by weight, below which what is quoted is at best another wording
of it: of such answers about half are right."""


def _andre_ord(g: Grunnlag, p: Passasjerad, k: Kjennetegn) -> bool:
    """Whether a passage, and what is quoted, has next to none of the question's words, and it is
    told apart by nothing else: no number, no body, no structure."""
    if g.sporring.bare_nummer or g.sporring.utvalg or g.funn or k.emne >= FA_FELLES_ORD:
        return False
    return any(x.id == p.id and x.dekning < FA_FELLES_ORD for x in g.kandidater)


def _fra(p: Passasjerad, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> str:
    """What is quoted of one passage."""
    return "\n".join(s.tekst for s in sitater if treff[s.rang - 1].passasje.id == p.id)


def _flere_saker(g: Grunnlag) -> bool:
    """Whether the number that a question names is that of more than one sak: each body has its own,
    and so has each municipality."""
    s = g.sporring
    if not s.saksnokler or s.arkivnokler:
        return False
    i_den = [
        (kommune, p)
        for p in g.rader.values()
        if i_saken(s, p) == 1.0
        and ((kommune := kommune_i(p.kontekst)) in g.krav.kommuner or not g.krav.kommuner)
    ]
    moter = {(nokkel_utvalg(p.utvalg), p.dato) for _, p in i_den if p.utvalg and p.dato}
    # Papers that do not say whose they are may be of either.
    kommuner = {kommune for kommune, _ in i_den if kommune}
    return len(moter) > 1 or len(kommuner) > 1


def _overprovd(g: Grunnlag, p: Passasjerad) -> bool:
    """Whether the council has decided in the sak that a passage decides or recommends in, or
    another body where its own only advises, or the council has voted in the one that it tells a
    vote of, and the question asks of no other body or day; or the same body has decided in it
    again."""
    s = g.sporring
    om_dagen = s.nevner_dag(p.dato)
    if p.slag in AVGJORT and not om_dagen and any(_igjen(p, q) for q in g.rader.values()):
        return True
    om_voteringen = s.form is VOTERING and p.slag == "behandling" and not er_overst(p.utvalg)
    if not (p.slag in AVGJORT or om_voteringen) or s.om_innstillingen or s.nevner_dag(p.dato):
        return False
    if nokkel_utvalg(p.utvalg) in s.utvalg:
        return False
    return any(
        (forbigatt(p, q) or (om_voteringen and q.slag in _STEMT_I and samme_sak(p, q)))
        and (er_overst(q.utvalg) or er_radgivende(p.utvalg))
        and (q.dato or date.min) >= (p.dato or date.min)
        for q in g.rader.values()
    )


def _igjen(p: Passasjerad, q: Passasjerad) -> bool:
    """Whether the second of two passages is what the same body decided later in the same sak."""
    return (
        q.slag in AVGJORT
        and nokkel_utvalg(p.utvalg) == nokkel_utvalg(q.utvalg)
        and (p.dato or date.max) < (q.dato or date.min)
        and samme_sak(p, q)
    )


_STEMT_I = (*DEBATT, "vedtak")


_ENSTEMMIG = re.compile(r"(?i)\b(?:(?:en|ein)stemmige?|samrøystes|enige|einige)\b")


_DELT = re.compile(r"(?i)\bmot (?:\d|en\b|éi?n\b|ei\b|to\b|tre\b|fire\b|fem\b)|\b(?:falt|fall)\b")
"""What asks whether all agreed, and what tells of a vote in which they did not."""


def _delt_ellers(g: Grunnlag, p: Passasjerad, sitert: str) -> bool:
    """Whether a question asks if all agreed in a sak, and there was a vote there that is not quoted
    in which they did not."""
    if not (_ENSTEMMIG.search(g.sporring.tekst) and _ENSTEMMIG.search(sitert)):
        return False
    debatt = [
        q.tekst
        for q in g.rader.values()
        if q.slag in DEBATT and q.behandling_id is not None and q.behandling_id == p.behandling_id
    ]
    return max((len(_DELT.findall(t)) for t in debatt), default=0) > len(_DELT.findall(sitert))


_LISTER = ("sakskart", "moteinnkalling", "moteprotokoll")
"""The parts that may name all that a meeting treated."""


_SIKKER_FORM: dict[Svarform | None, float] = {
    VOTERING: 0.3,
    NAVN: 1.0,
    FIRMA: 0.3,
    EGENNAVN: 0.3,
    PARTI: 0.3,
    UTSAGN: 0.3,
    TALL: 1.0,
    BELOP: 1.0,
    VARIGHET: 0.3,
    TID: 0.3,
    GRUNN: 0.3,
}
"""How well what is quoted must have the form asked for to be called sure: a name or a number of
something else than what is asked about is the likeliest to be taken for the answer."""
