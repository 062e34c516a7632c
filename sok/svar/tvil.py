"""What speaks against an answer, however near it is: rules for what the fitted model cannot see.

Each gives a doubt a name (`sok.svar.tillit.Tvil`), and an answer that one holds of is never called
sure.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indeks.datoer import finn_datoer
from indeks.lagring.lager import Passasjerad
from indeks.ord import norsk
from indeks.passasjer import kommune_i
from indeks.personer import uten_s
from indeks.utvalg import er_overst, er_radgivende, nokkel_utvalg
from sok.oppslag.etterpa import spor_om_etterpa, spor_om_gjort
from sok.oppslag.motedeltakere import ikke_i_listen
from sok.oppslag.strukturert import emne, nevner_velger, spurt_stiller, spurt_velger
from sok.rangering.avgjort import (
    AVGJORT,
    BARE_LISTER,
    DEBATT,
    GJORT,
    OPPLYSNINGER,
    er_nyere,
    forbigatt,
    paa_vei_til,
    samme_sak,
)
from sok.rangering.eiendommer import eiendom
from sok.rangering.nevnte import i_saken
from sok.sporsmal.emnet import gjort_i_en_sak, tittelord
from sok.sporsmal.organord import ORGAN
from sok.sporsmal.sporring import (
    JA_ELLER_NEI,
    NEKTER,
    SPORRENDE,
    Sporring,
    les_ledd,
    nevner,
    passer_ledd,
    ukjent_organ,
)
from sok.sporsmal.svarform import (
    AR,
    BELOP,
    EGENNAVN,
    FIRMA,
    FLERE,
    GRUNN,
    HVILKET_SVAR,
    MAAL,
    NAVN,
    PARTI,
    SPURT_SIDE,
    TALL,
    TID,
    UTSAGN,
    VARIGHET,
    VOTERING,
    Svarform,
    svarform,
)
from sok.sporsmal.tidsrom import les_maneder
from sok.svar.grunnlag import Grunnlag
from sok.svar.resultat import Sitat, Treff
from sok.svar.saksnavn import annen_sak, flere_kommuner, saker_med_navnet
from sok.svar.tillit import Kjennetegn, Tvil
from sok.tekst.punktlister import listens_slutt
from sok.tekst.setninger import Setning, del_i_setninger

SIKKER_STRUKTUR = 0.6
"""The share of the question's words that makes an answer from the structure sure."""


def _om_det_som_gjelder(s: Sporring) -> bool:
    """Whether a question asks how a thing is, and takes a proposal for what holds. Who asks of a
    proposal, or of who wanted what, is told what became of it."""
    om_forslaget = s.om_innstillingen or s.form is VOTERING or emne(s.tekst)
    return not (om_forslaget or _stikkord(s) or _VILLE.search(s.tekst))


def _stikkord(s: Sporring) -> bool:
    """Whether a question is no more than what it is about."""
    return s.form is None and not s.tekst.rstrip().endswith("?")


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
    if emne(spurt) == "forslag" and not (g.funn or _FORESLATT.search(sitert)):
        yield "form"
    if k.form < _SIKKER_FORM.get(g.sporring.form, k.form) and not g.kjent:
        yield "form"
    if (
        _annet_ar(g.sporring, forst, sitert)
        or _annen_periode(spurt, med_tittel)
        or _annet_ars(spurt, med_tittel)
        or passer_ledd(g.sporring.ledd, les_ledd(med_tittel)) < 0
    ):
        yield "annet ar"
    if _uten_emne(g):
        yield "uten emne"
    if _halvt_svart(spurt, sitert) or _bare_den_ene(g.sporring, treff, sitater):
        yield "to sporsmal"
    if _uten_status(g, treff, sitater):
        yield "form"
    if _uten_grunn(g.sporring, sitert) or _bare_orientert(g, sitert):
        yield "form"
    if _annet_tall(g, med_tittel) or _annen_enhet(g.sporring, sitert):
        yield "annet tall"
    if _annen_maned(g.sporring, forst, sitert):
        yield "annen maned"
    if forst.slag in AVGJORT and "vedtak" in g.sporring.onsker and _i_rekkefolge(spurt, forst):
        yield "for og etter"
    if (NEKTER.search(spurt) or _UTEN.search(spurt)) and not _NEKTES.search(sitert):
        yield "ikke nektet"
    if any(paa_vei_til(forst, p) or forbigatt(p, forst) for p in andre):
        yield "pa vei"
    if _overprovd(g, forst) and not any(_igjen(forst, p) for p in andre):
        yield "overprovd"
    tall = g.sporring.form in MAAL
    if tall and any(er_nyere(g.sporring, forst, p) for p in andre):
        yield "nyere"
    if _ikke_utfort(spurt, forst, sitert):
        yield "ikke utfort"
    foreslas = forst.slag == "vedtak" and _FORESLAS.search(egne) and _om_det_som_gjelder(g.sporring)
    if foreslas or _bare_foreslatt(g.sporring, forst, sitert):
        yield "ikke vedtatt"
    if (hvem := spurt_velger(spurt)) and not nevner_velger(hvem, sitert):
        yield "annen velger"
    if _annen_person(spurt, f"{forst.kontekst} {med_tittel}"):
        yield "annen person"
    if _HVEM_STEMTE.search(spurt) and not (_NAVNGITT.search(sitert) or PARTI.svar.search(sitert)):
        yield "annen velger"
    if _andre_siden(spurt, sitert):
        yield "annen velger"
    if _bare_tittel(g.sporring, forst, sitert):
        yield "bare tittel"
    if _HVOR.match(spurt) and not _STED.search(sitert):
        yield "uten sted"
    if _FIKK_TILDELT.search(spurt) and not _TILDELT.search(sitert):
        yield "ikke tildelt"
    if _bare_spurt(g, sitert):
        yield "ikke svart"
    if _SVARTE.search(spurt) and (
        sitert.rstrip().endswith("?") or not _SVAR.search(_SVARTE_PAA.sub("", sitert))
    ):
        yield "ikke svart"
    if (
        _flere_saker(g)
        or (forst.slag in GJORT and len(saker_med_navnet(g, forst)) > 1)
        or (_stikkord(g.sporring) and flere_kommuner(g, forst))
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
    if FLERE.search(spurt) and _midt_i_liste(treff, sitater[0]):
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


def _midt_i_liste(treff: Sequence[Treff], sitat: Sitat) -> bool:
    """Whether a quotation leaves out the rest of the list that it ends in."""
    p = treff[sitat.rang - 1].passasje
    utdrag = Setning(sitat.fra, sitat.til)
    return listens_slutt(p.tekst, del_i_setninger(p.tekst), utdrag) > sitat.til


_PERIODE = re.compile(r"\b((?:19|20)\d\d) ?[–-] ?((?:19|20)?\d\d)\b")


def _annen_periode(spurt: str, sagt: str) -> bool:
    """Whether a question names a period of years, and what is quoted and its sak name others: a
    plan has one for each."""
    perioder = {(fra, til[-2:]) for fra, til in _PERIODE.findall(spurt)}
    andre = {(fra, til[-2:]) for fra, til in _PERIODE.findall(sagt)}
    return bool(perioder and andre) and perioder.isdisjoint(andre)


_ARETS = re.compile(
    r"(?i)(regnskap|rekneskap|budsjett|årsmelding|årsberetning|årsrapport)\w*"
    rf"(?: (?:for|i|frå|fra))? ({AR})"
)


def _annet_ars(spurt: str, sagt: str) -> bool:
    """Whether a question names a year's budget or accounts, and what is quoted and its sak name
    those of other years: they are treated the year before, or after."""
    ar = {*_ARETS.findall(spurt.lower())}
    andre = {par for par in _ARETS.findall(sagt.lower()) if par[0] in {hva for hva, _ in ar}}
    return bool(andre) and ar.isdisjoint(andre)


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


_OG_SA = re.compile(rf"(?i)(?:,|\bog|\bsamt)\s+(?:og )?({SPORRENDE}.*)")


def _halvt_svart(spurt: str, sitert: str) -> bool:
    """Whether a question asks one thing more, and what is quoted has nothing that looks like an
    answer to that."""
    mer = _OG_SA.search(spurt, 8)
    form = svarform(mer[1]) if mer else None
    return form is not None and form.svar.search(sitert) is None


_TO_ORGAN = re.compile(rf"(?i)\b\w*{ORGAN}\w*\b[^.?]* og (?:\w+ ){{0,4}}?\w*{ORGAN}")
_TO_AR = re.compile(rf"({AR}),? (?:og|mot|kontra|enn i|til) ({AR})")


def _bare_den_ene(s: Sporring, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> bool:
    """Whether a question asks the same of two bodies or of two years, and what is quoted is of, and
    names, only one of them."""
    passasjer = [treff[x.rang - 1].passasje for x in sitater]
    sagt = " ".join([*(p.sakstittel or "" for p in passasjer), *(x.tekst for x in sitater)])
    if (ar := _TO_AR.search(s.tekst)) and not all(a in sagt for a in ar.groups()):
        return True
    if len(s.utvalg) < 2 or not _TO_ORGAN.search(s.tekst):
        return False
    nevnt = nokkel_utvalg(sagt) or ""
    organer = {nokkel_utvalg(p.utvalg) for p in passasjer}
    return any(u not in organer and u not in nevnt for u in s.utvalg)


_SKJEBNER = frozenset(norsk.termer("utsatt trukket avslått avvist oversendt stengt opphevet"))


def _uten_grunn(s: Sporring, sitert: str) -> bool:
    """Whether a question asks why something came to nothing, and what is quoted does not tell that
    it did."""
    if s.form is not GRUNN:
        return False
    skjebne = _SKJEBNER & {*norsk.termer(s.tekst)}
    return bool(skjebne) and skjebne.isdisjoint(norsk.termer(sitert))


def _uten_status(g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> bool:
    """Whether it is asked what became of something, and what is quoted breaks off where its passage
    does: the rest of a table's row, which tells, stands in the next."""
    s = g.sporring
    p = treff[sitater[0].rang - 1].passasje
    spurt = spor_om_etterpa(s.tekst) or spor_om_gjort(s.tekst)
    if not spurt or g.funn or p.slag in GJORT or _STATUS.search(sitater[0].tekst):
        return False
    slutt = sitater[0].tekst.rstrip()[-1:]
    return not p.tekst[sitater[0].til :].strip() and (slutt.islower() or slutt in ",-–")


_STATUS = re.compile(
    r"(?i)\b(?:iverksatt|iverksett|gjennomført|fullført|ferdig\w*|avslutt\w+|under arbeid|pågår"
    r"|forsink\w+|påbegynt)\b"
)
_ORIENTERTE = re.compile(
    r"(?i)\b(?:orienter(?:te|er|a)|informer(?:te|er|a)|gjorde greie for|redegjorde for)\b"
)


def _bare_orientert(g: Grunnlag, sitert: str) -> bool:
    """Whether something of a matter is asked for, and what is quoted of it tells only that a
    meeting was told of it."""
    s = g.sporring
    if s.form in (None, NAVN, VOTERING) or _ORIENTERT_OM.search(s.tekst):
        return False
    return _bare_i(g, sitert, _ORIENTERTE)


def _bare_spurt(g: Grunnlag, sitert: str) -> bool:
    """Whether what is quoted of what a question asks is itself a question, and not that is asked
    for."""
    s = g.sporring
    if s.form in (NAVN, EGENNAVN) or _stikkord(s) or _SPORSMAL_OM.search(s.tekst):
        return False
    return _bare_i(g, sitert, _SPORRESETNING)


def _bare_i(g: Grunnlag, sitert: str, monster: re.Pattern[str]) -> bool:
    """Whether the sentences of a quotation that match have more of the question than the others."""
    slike: list[str] = []
    ellers: list[str] = []
    for bit in (sitert[x.fra : x.til] for x in del_i_setninger(sitert)):
        (slike if monster.search(bit) else ellers).extend(norsk.termer(bit))
    return g.ordsok.dekning(slike) > g.ordsok.dekning(ellers)


_SPORRESETNING = re.compile(r"\?\W*$")
_SPORSMAL_OM = re.compile(
    r"(?i)\b(?:spurte|spør|spurt|stilte|spørsmål\w*|interpellasjon\w*|lurte|tok opp|tatt opp"
    r"|teke opp)\b"
)


_ORIENTERT_OM = re.compile(r"(?i)\b(?:orienter|informer|greie for|redegj)\w*")


def _annet_tall(g: Grunnlag, sagt: str) -> bool:
    """Whether a number is asked for, and none of the words that it is asked of is in what is quoted
    or in its sak's name: it may be the number of something else."""
    if g.sporring.form not in MAAL or g.kjent or not g.om.grupper:
        return False
    termer = norsk.termer(sagt)
    return g.om.dekning(termer) == g.om.navnedekning(termer) == 0


_PER = re.compile(r"(?i)\b(?:per|pr\.?) (?!i dag\b|dags\b|nå\b|no\b)(?-i:([a-zæøå]{3,}))")


def _annen_enhet(s: Sporring, sitert: str) -> bool:
    """Whether a number is asked for per something, and what is quoted tells it of no such thing."""
    per = _PER.search(s.tekst) if s.form in (TALL, BELOP) else None
    return per is not None and {*norsk.termer(per[1])}.isdisjoint(norsk.termer(sitert))


_FULLT_NAVN = re.compile(
    r"(?<=\w )[A-ZÆØÅ][a-zæøåé]+(?:[ -](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåé]+))*"
    r" (?P<sist>[A-ZÆØÅ][a-zæøåé]+)"
)
"""A person or a place by two names or more, within a question."""


def _annen_person(sporsmal: str, sagt: str) -> bool:
    """Whether a question names someone in full, and what is quoted and its sak name none of them by
    the last of the names."""
    nevnt = [uten_s(funn["sist"]) for funn in _FULLT_NAVN.finditer(sporsmal)]
    return bool(nevnt) and not any(nevner(sagt, navn) for navn in nevnt)


_FORESLATT = re.compile(
    r"(?i)(?:foresl|føresl|forslag|framlegg|fremm|fremj|fremsatt|framsett|sett[e]? fram|satte fram)"
)
"""What tells that something was proposed."""


_HVEM_STEMTE = re.compile(
    r"(?i)\b(?:hvem|kven|hvilke[nt]? parti\w*|kva parti\w*)\b.*\b(?:stem(?:te|mer|t)|røyst\w*)\b"
)


_BEGGE_SIDER = re.compile(r"(?i)\bfor og (?:i ?)?mot\b|\bmot og for\b")
_STEMTE_FOR = re.compile(
    r"(?i)\b(?:falt|fall|fikk|fekk)\b[^.;\n]{0,60}\b(?:stemmer?|røyster?)\b"
    r"|\b(?:stemte|røysta) for\b|(?m:^\W*for:)"
)
_STEMTE_MOT = re.compile(
    r"(?i)\bvedt\w+[^.;\n]{0,60}\bmot\b|\b(?:stemte|røysta) (?:i ?)?mot\b"
    r"|\bmot (?:stemte|stemmene|røystene)\b|(?m:^\W*mot:)"
)
"""What tells who voted for something (a proposal that «falt mot 2 stemmer» had those two), and who
voted against it."""


def _andre_siden(spurt: str, sitert: str) -> bool:
    """Whether those who voted on one side are asked for, and what is quoted names only those on the
    other."""
    side = SPURT_SIDE.search(spurt)
    if side is None or not _HVEM_STEMTE.search(spurt) or _BEGGE_SIDER.search(spurt):
        return False
    egen, annen = (_STEMTE_MOT, _STEMTE_FOR) if side["mot"] else (_STEMTE_FOR, _STEMTE_MOT)
    return annen.search(sitert) is not None and egen.search(sitert) is None


_NAVNGITT = re.compile(
    r"[A-ZÆØÅ][a-zæøåé]+ [A-ZÆØÅ][a-zæøåé]|(?:(?<=\w )|\()[A-ZÆØÅ][a-zæøåé]+(?:,? \(|[,)])"
)
"""What asks who voted, and a person told by name."""


_HVOR = re.compile(
    r"(?i)\W*(?:hvor|kvar|kor) (?:er|var|ble|blei|vart|blir|vert|skal|skulle|kan|må|ligg\w*|låg?"
    r"|hold\w*|held\w*|står|finnes|finst|bor|bur|bygg\w*|flytt\w*|møt\w*)\b"
    r"(?! (?:vi|de|dei|det)\b)"
)
"""What asks for a place; «hvor mange» and «hvor lenge» do not."""


_STED = re.compile(
    r"(?i)\b(?:på|i|ved|til|frå|fra|hos|langs|mellom|nær|utenfor|utanfor|innenfor|innanfor|under"
    r"|over|bak|ut|inn) (?!\d|(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober"
    r"|november|desember|møte\w*|sak\w*|dag)\b)[a-zæøå]"
    r"|(?:sted|stad|adresse|lokale)\w*\b|\b(?:nord|sør|øst|aust|vest)\w*\b|\bgnr\b"
    r"|(?-i:(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå])"
)
"""What tells a place, though it may be that of something else."""


_FIKK_TILDELT = re.compile(
    r"(?i)\b(?:fikk|fekk|får|fått)\b.*\b(?:spillemid\w+|spelemid\w+|tippemid\w+)"
)


_TILDELT = re.compile(
    r"(?i)\b(?:tildel|innvilg|motta|mottok|bevilg|løyv|utbetal)\w*|\b(?:fikk|fekk|får|fått)\b"
)
"""Spillemidler are granted by the county; a municipality only puts the applications in order
(Kulturdepartementets bestemmelser om tilskudd til anlegg, V-0732)."""


_LISTERAD = re.compile(
    r"(?!.*\b(?:vedt\w+|innvilg\w+|avsl\w+|tas|godkjennes)\b)"
    r"(?:(?:RS|DS|RF|OS|Ref(?:erat)?(?:sak)?\.?) ?\d{1,3}/\d{2,4}\b[^.?]*"
    r"|\W*[^.:?]{2,60}: ?(?:[Ff]råsegn|[Uu]ttal\w+|[Hh]ø(?:rings|yrings)(?:svar|uttal)\w*|[Bb]rev"
    r"|[Mm]erknad\w*|[Ii]nnsp[ei]l\w*|[Kk]lage|[Ss]øknad)\b[^.?]*)"
)
"""A row in a list of what a meeting was told of, or of what is attached: a title alone."""


_RAD = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4} [A-ZÆØÅ]{2,5} ?\d{1,3}/\d{2,4}\b")
"""The head of a row in a report on earlier decisions: a day, a body and a saksnr."""


def _bare_tittel(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether what is quoted is no more than what a sak is called, in a list of saker, and the
    question asks for more than that or what became of it."""
    if s.saksnokler or s.arkivnokler or _stikkord(s):
        return False
    if p.slag in BARE_LISTER:
        return s.form is not NAVN and not set(s.onsker) & set(BARE_LISTER)
    om_status = JA_ELLER_NEI.match(s.tekst) or spor_om_etterpa(s.tekst) or spor_om_gjort(s.tekst)
    listerad = _LISTERAD.fullmatch(" ".join(sitert.split()))
    return not om_status and (listerad is not None or _RAD.search(sitert) is not None)


def _ikke_utfort(sporsmal: str, p: Passasjerad, sitert: str) -> bool:
    """Whether a question asks what has been done, here or by others, and is answered with what the
    municipality decided, said or was told of."""
    vedtatt = p.slag in (*AVGJORT, *BARE_LISTER)
    if vedtatt and _OM_RESULTATET.search(sporsmal) and _SENDT_VIDERE.search(sitert):
        return True
    if spor_om_gjort(sporsmal) or _OM_HENDT.search(sporsmal):
        return vedtatt or p.slag in ("moteprotokoll", "referatsaker")
    i_debatt = p.slag in DEBATT and not _ANDRE_GJORDE.search(sitert)
    return (vedtatt or i_debatt) and _OM_ANDRE.search(sporsmal) is not None


def _bare_foreslatt(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question for what was decided is answered with what was only proposed or written:
    the papers of a meeting that has not been held say no more."""
    om_vedtak = "vedtak" in s.onsker
    if s.bare_nummer or not (om_vedtak or s.om_utfallet):
        return False
    if s.om_innstillingen:
        # Of a proposal it may be asked what was made of it, too.
        return _VEDTOK.search(s.tekst) is not None and not _UTFALL.search(sitert)
    if p.slag == "forslag_til_vedtak":
        return True
    if p.slag == "innstilling":
        return nokkel_utvalg(p.utvalg) not in s.utvalg and not s.nevner_dag(p.dato)
    if p.slag in DEBATT or (om_vedtak and p.slag in _FOR_VEDTAKET):
        return not _UTFALL.search(sitert)
    return False


_FORESLAS = re.compile(r"(?i)\b(?:det )?(?:foreslås|føreslås|vert føreslege|tilrås|anbefales)\b")
"""Words of a proposal that stand in a vedtak: the debate may tell which of them were decided."""
_OM_RESULTATET = re.compile(
    r"(?i)\b(?:resultat\w*|utfall\w*|(?:hvordan|korleis) (?:gikk|gjekk|endte)|medhold"
    r"|(?:fikk|fekk) .{1,40} (?:ja|nei|lov|løyve|rett))\b"
)
_SENDT_VIDERE = re.compile(
    r"(?i)\b(?:over)?send(?:es|ast|t|er)\b[^.;\n]{0,60}\b(?:avgjørelse|avgjerd\w*|godkjenning"
    r"|endelig behandling|klagebehandling)\b"
)
"""What asks how something ended, and what tells that others were to decide it."""
_VEDTOK = re.compile(r"(?i)\b(?:vedt(?:ok|att?|atte|ek\w+)|bestemt\w*|besluttet)\b")
_FOR_VEDTAKET = (*OPPLYSNINGER, *BARE_LISTER)


_UTFALL = re.compile(
    r"(?i)\b(?:vedt(?:att?|atte|ok|eke[nt]?|ekne)|bestemt|besluttet|slutta|fall|falt|enstemmig"
    r"|einstemmig|samrøystes|godkjen[nt]\w*|avsl[oå]\w*|avvist|utsatt|utsett|tru[kt]ket?|trekt"
    r"|avsleg\w*|forkast\w*|nedstem\w*|nedrøyst\w*|falne|tiltrådt|bifalt|innvilg\w*|einrøystes"
    r"|akklamasjon|tilslutning|stemmer|røyster|til orientering|oversend\w*)\b"
)
"""What tells that something was decided, in other papers than the vedtak."""


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


_SVARTE = re.compile(rf"(?i)\b(?:hva|kva) svar(?:te|er|ar|a)\b|{HVILKET_SVAR}")


_SVAR = re.compile(r"(?i)\bsvar(?:te|et|er|a|ar|ene)?\b")
"""What asks for somebody's answer, and what tells that some words are one, not what was asked."""


_SVARTE_PAA = re.compile(
    r"(?i)\bsvar(?:te|a)(?: ut)?(?: på)?(?: \w+)? (?:spørsmål|interpellasjon)\w*"
)
"""What tells that somebody answered, and not what."""


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


_OM_HENDT = re.compile(
    r"(?i)\b(?:kostet|kosta|tjente|tente|betalte|betalt|søkte|søkt|tatt imot|teke imot|deltok"
    r"|brukte|inndratt|inndrege|flyttet|flytta|sluttet|slutta|bosatte|busette"
    r"|(?:solgt|seld|kjøpt) for|(?:hvor|kor) mange .*\b(?:kom|fikk|fekk|har det blitt|ble det)"
    r"|faktisk|i praksis|når .*\b(?:stengte|åpnet|åpna|opna))\b"
)
"""What tells of something that has happened, which a decision before it cannot know."""


_OM_ANDRE = re.compile(
    r"(?i)\b(?:statsforvalt|fylkesmann|departement|sivilombud|domstol|tingrett|lagmannsrett"
    r"|kystverk|vegvesen|husbank|riksantikvar)\w*"
    r"|\b(?:har|(?:hva|kva) (?:svarte|svara|sa|vedtok|meinte|mente|gjorde)) fylkes\w+"
    r"|^\W*har [A-ZÆØÅ]\w+(?: kommune)? (?:sagt|svart|takket|gitt|godkjent|vedtatt)\b"
)
"""Those who decide after the municipality, which its own decision cannot know."""


_ANDRE_GJORDE = re.compile(
    r"(?i)\b(?:har|hadde|ble|blei|vart) (?:\w+ ){0,3}(?:svart|sagt|innvilg\w+|godkjent|avslått|gitt"
    r"|stadfest\w*|opphev\w*)\b"
)
"""What tells of something that others have done."""


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


_FOR_OG_ETTER = re.compile(
    r"(?i)\b(?:før(?!\W*$)|etter(?! (?:innstilling|tilråding|forslag|framlegg|votering|røysting|§"
    r"|\S*(?:lov|forskrift))))\b"
    r"|\b(?:første|fyrste|siste) (?:gang|gong)\b"
)
"""What asks for something by what came before or after it, which no words of a vedtak tell."""


def _i_rekkefolge(spurt: str, p: Passasjerad) -> bool:
    """Whether a question asks so; a sak may be called by such words («… etter plan- og
    bygningsloven»)."""
    funn = _FOR_OG_ETTER.search(spurt)
    if funn is None:
        return False
    med_neste = " ".join(spurt[funn.start() :].split()[:3]).casefold().strip("?.,")
    return med_neste not in (p.sakstittel or "").casefold()


_UTEN = re.compile(r"(?i)\b(?:uten|utan|unntatt|unnateke|bortsett fr[aå]|utenom|utanom)\b")


_NEKTES = re.compile(
    rf"{NEKTER.pattern}|\b(?:uten|utan|verken|nei|mot|falt|fall|i staden|i stedet)\b"
    r"|\b(?:avsl[oå]|avvis|stans|stopp|utsatt|utsett|bortfall|tru[kt]k|trekt|avsleg|forkast"
    r"|nedstem|nedrøyst|forb[uy]|mangl)\w*"
)
"""What tells that something is not so, which a question that asks what is not wants told."""


def _annet_ar(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question names years and what is quoted names others; or asks what was done in
    them, and neither the meeting nor the sak's name is of one."""
    if not s.ar or (p.dato and str(p.dato.year) in s.ar):
        return False
    if gjort_i_en_sak(s) and p.dato and p.slag in GJORT:
        return tittelord(p.sakstittel or "").isdisjoint(s.ar)
    sagt = set(re.findall(AR, sitert))
    return bool(sagt) and sagt.isdisjoint(s.ar)


def _annen_maned(s: Sporring, p: Passasjerad, sitert: str) -> bool:
    """Whether a question names a day or a month, and neither the meeting nor what is quoted is of
    it."""
    spurt = {d.month for d in s.datoer} | {m.maned for m in s.maneder}
    if not spurt or s.nevner_dag(p.dato):
        return False
    sagt = {d.month for _, _, d in finn_datoer(sitert)} | {m.maned for m in les_maneder(sitert)}
    sagt |= {int(nr) for nr in _DAG_OG_MANED.findall(sitert)}
    return spurt.isdisjoint(sagt)


_DAG_OG_MANED = re.compile(r"(?<![\d.])\d{1,2}\. ?(\d{1,2})\.")


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
