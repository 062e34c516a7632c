"""The search: a question, the answer with its sources, the passages, and what narrows them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.adresse import MAKS_ANTALL, STANDARD_ANTALL, Adresse, skriv_adresse, stromadresse
from app.nett.maler import Kilde, kilde, vis
from app.nett.tjenester import Tjenester
from app.sider.filtre import Lenke, chips, uten_filtre, vis_filtre
from app.sider.sak import sakvalg
from app.sider.vedtak import filter_av as vedtaksfilter_av
from app.tekster import Malform, tekst, tidsromtekst
from app.tvilstekster import nokler
from indeks.datoer import vis_dato
from indeks.feil import SakssokFeil
from indeks.lagring.rader import Behandlingsrad, Passasjerad
from indeks.ord import norsk
from sok.henvisning import henvisning
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.meldinger import INGEN_STATUS, INGEN_SVAR
from sok.saker.saksregister import Gang
from sok.sporsmal.sporring import Filter
from sok.svar.resultat import Resultat, Sitat, Treff

_FASTE_SAKER = re.compile(
    r"(?i)^(?:godkjenning|referat|orientering|meldinger|meldingar|spørsmål|eventuelt|innkalling)"
)


@dataclass(frozen=True, slots=True)
class SitertKilde:
    """A quotation with its page and its reference in words."""

    sitat: Sitat
    kilde: Kilde
    henvisning: str
    hele: str
    """Where all of the vedtak is, which it is a part of."""


@dataclass(frozen=True, slots=True)
class Kort:
    """A hit as it is shown. `merket` are the runs of it that the answer quotes, `utfall` is how its
    body's treatment ended, and `endelig` the last body's where that is another; `ogsa` are the
    other passages of the same words, each with its link."""

    treff: Treff
    merket: tuple[tuple[int, int], ...]
    kilde: Kilde
    sak: str | None
    utfall: str | None
    endelig: Gang | None
    ogsa: tuple[tuple[Passasjerad, Kilde], ...] = ()


@dataclass(frozen=True, slots=True)
class Sokeside:
    """What the search shows: HTML of the answer, of the filters and of the hits; `videre` is the
    address of a sak, where the question is no more than its number."""

    svar: str
    filtre: str
    treff: str
    videre: str | None = None


def eksempler(
    behandlinger: Sequence[Behandlingsrad], malform: Malform, antall: int = 3
) -> list[str]:
    """Questions that this archive answers: what was decided in its latest saker with a vedtak."""
    titler: dict[str, None] = {}
    saker = (b for b in behandlinger if b.dato and any(d.slag == "vedtak" for d in b.deler))
    for b in sorted(saker, key=lambda b: (b.dato, b.id), reverse=True):
        if b.sakstittel and 12 <= len(b.sakstittel) <= 45 and not _FASTE_SAKER.match(b.sakstittel):
            titler[b.sakstittel] = None
    return [tekst(malform, "eksempel", tittel=tittel) for tittel in list(titler)[:antall]]


def filter_av(a: Adresse, t: Tjenester) -> Filter:
    """What an address narrows a search to. Raises `SakssokFeil` where nothing can satisfy it."""
    t.utvalg.krev(a.utvalg)
    return Filter(
        a.utvalg,
        a.fra,
        a.til,
        deler=a.deler,
        behandlinger=t.fasetter.behandlinger(a.resultat, a.parti),
    ).kontroller()


def vis_forside(t: Tjenester, malform: Malform) -> Sokeside:
    """What a first visit shows: what can be asked, and what there is."""
    behandlinger = t.lager.behandlinger()
    datoer = [b.dato for b in behandlinger if b.dato]
    antall = t.lager.antall()
    omfang = (
        tekst(
            malform,
            "i_arkivet",
            dokumenter=antall["dokumenter"],
            saker=len(t.register.nokler()),
            fra=vis_dato(min(datoer)),
            til=vis_dato(max(datoer)),
        )
        if datoer
        else ""
    )
    return Sokeside(
        vis("velkommen", malform, eksempler=eksempler(behandlinger, malform), omfang=omfang), "", ""
    )


def vis_sok(a: Adresse, t: Tjenester, malform: Malform) -> Sokeside:
    """The answer to the question in an address. Raises `SakssokFeil` for filters that nothing can
    satisfy."""
    filter_ = filter_av(a, t)
    if (saker := _bare_nummer(a, t)) is not None:
        if len(saker) == 1:
            return Sokeside("", "", "", skriv_adresse(t.lenker.adresse(saker[0])))
        return Sokeside(sakvalg(saker, a.q, t, malform), "", "")
    etter_dato = a.sorter == "dato"
    with t.plass("sok"):
        # The newest are among all that is found, not among the ten that answer best.
        resultat = t.motor.sok(a.q, MAKS_ANTALL if etter_dato else a.antall, filter_)
    kort = _kort(resultat, t)
    if etter_dato:
        kort.sort(key=lambda k: k.treff.passasje.dato or date.min, reverse=True)
        kort = kort[: a.antall]
    flere = None
    if len(kort) >= a.antall < MAKS_ANTALL:
        flere = skriv_adresse(a.med(antall=min(MAKS_ANTALL, a.antall + STANDARD_ANTALL)))
    return Sokeside(
        _svar(resultat, a, t, malform),
        vis_filtre(a, t, malform, filter_, resultat.funnet),
        vis(
            "treff",
            malform,
            kort=kort,
            besvart=resultat.svar.besvart,
            adresse=a,
            flere=flere,
            strom=stromadresse(a),
            ms=round(resultat.tid_ms["total"]),
            termer=frozenset(norsk.sporretermer(a.q)),
        ),
    )


def _bare_nummer(a: Adresse, t: Tjenester) -> list[str] | None:
    """The saker that a question names and says no more than; None where it says more."""
    if chips(a, "nb") or not t.motor.les(a.q).bare_nummer:
        return None
    return t.register.finn(a.q)


def _svar(resultat: Resultat, a: Adresse, t: Tjenester, malform: Malform) -> str:
    passasjer = {treff.rang: treff.passasje for treff in resultat.treff}
    sitater = [
        SitertKilde(
            s,
            kilde(passasjer[s.rang], s),
            henvisning(passasjer[s.rang], (s.side_fra, s.side_til)),
            t.lenker.lenke(passasjer[s.rang].behandling_id) or kilde(passasjer[s.rang]).adresse,
        )
        for s in resultat.svar.sitater
    ]
    # Two quotations from the same pages of a passage have one source.
    kilder = {(s.sitat.rang, s.sitat.side_fra, s.sitat.side_til): s for s in reversed(sitater)}
    listen = _listen(resultat.liste, a, t, malform)
    return vis(
        "svar",
        malform,
        svar=resultat.svar,
        uten_svar=_uten_svar(resultat.svar.tekst, listen is not None, malform),
        sporsmal=a.q,
        har_treff=bool(resultat.treff),
        sitater=sitater,
        kilder=list(reversed(kilder.values())),
        hvorfor=[tekst(malform, nokkel) for nokkel in nokler(resultat.tvil)],
        rad=() if resultat.svar.besvart or listen else _rad(a, malform),
        skrevet=_skrevet_fra(a) if t.svarmodell and resultat.svar.besvart else None,
        mente_du=Lenke(resultat.mente_du, skriv_adresse(a.med(q=resultat.mente_du)))
        if resultat.mente_du
        else None,
        liste=listen,
        tidsrom=tidsromtekst(malform, resultat.tidsrom) if resultat.tidsrom else None,
        tilbakemelding=t.oppsett.tilbakemelding,
    )


def _uten_svar(sagt: str, i_liste: bool, malform: Malform) -> str:
    """What is said where no passage answers. The list beside it may have what none of them has."""
    if i_liste and sagt.startswith((INGEN_SVAR, INGEN_STATUS)):
        return tekst(malform, "svaret_er_en_liste")
    return tekst(malform, "ingen_svar") if sagt == INGEN_SVAR else sagt


_SE_LISTEN: dict[Listeslag, str] = {
    "vedtak": "se_listen_vedtak",
    "forslag": "se_listen_forslag",
    "status": "se_listen_status",
}


def _listen(f: Vedtaksfilter | None, a: Adresse, t: Tjenester, malform: Malform) -> Lenke | None:
    """The list that the question asks for, within what the search is narrowed to."""
    if f is None:
        return None
    egen = Adresse(
        "vedtak",
        utvalg=f.grunn.utvalg or a.utvalg,
        fra=f.grunn.fra or a.fra,
        til=f.grunn.til or a.til,
        resultat=f.resultat,
        forslagsstiller=f.forslagsstiller,
        parti=f.parti,
        status=f.status,
        slag=f.slag,
    )
    try:
        rader = t.vedtak.liste(vedtaksfilter_av(egen))
    except SakssokFeil:
        return None  # nobody in the index is of the party that it names
    navn = tekst(malform, _SE_LISTEN[f.hvilke()[0]], antall=len(rader))
    return Lenke(navn, skriv_adresse(egen)) if rader else None


def _skrevet_fra(a: Adresse) -> str:
    """Where the browser gets what the language model writes of the same hits."""
    bare = skriv_adresse(a.med(antall=STANDARD_ANTALL, sorter="relevans"))
    return f"/api/skrevet{bare.removeprefix('/')}"


_IKKE_AVGJORT = (None, "utsatt", "oversendt", "trukket")


def _rad(a: Adresse, malform: Malform) -> list[Lenke]:
    """What somebody may try who got no answer."""
    ut: list[Lenke] = []
    if a.fra or a.til:
        adresse = skriv_adresse(a.med(fra=None, til=None))
        ut.append(Lenke(tekst(malform, "hjelp_periode"), adresse))
    if chips(a, malform):
        ut.append(Lenke(tekst(malform, "hjelp_filtre"), skriv_adresse(uten_filtre(a))))
    ut.append(Lenke(tekst(malform, "hjelp_stavemate"), None))
    return ut


def _kort(resultat: Resultat, t: Tjenester) -> list[Kort]:
    saker = {
        treff.rang: t.register.sak_av(treff.passasje.behandling_id)
        for treff in resultat.treff
        if treff.passasje.behandling_id is not None
    }
    kjeder = t.register.ganger(sorted({s for s in saker.values() if s}))
    ut: list[Kort] = []
    for treff in resultat.treff:
        sak = saker.get(treff.rang)
        kjede = [g for g in kjeder.get(sak or "", ()) if g.holdt]
        egen = next(
            (
                g
                for g in kjede
                if any(u.behandling_id == treff.passasje.behandling_id for u in g.utgaver)
            ),
            None,
        )
        siste = kjede[-1] if kjede and kjede[-1].utfall and kjede[-1] is not egen else None
        if siste and egen and siste.utvalg == egen.utvalg and egen.utfall not in _IKKE_AVGJORT:
            # What the same body took up later is another matter of the sak.
            siste = None
        ut.append(
            Kort(
                treff,
                tuple((s.fra, s.til) for s in resultat.svar.sitater if s.rang == treff.rang),
                kilde(treff.passasje),
                skriv_adresse(t.lenker.adresse(sak)) if sak else None,
                egen.utfall if egen else None,
                siste if egen else None,
                tuple((p, kilde(p)) for p in treff.ogsa),
            )
        )
    return ut
