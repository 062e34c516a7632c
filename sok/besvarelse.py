"""From ranked passages to an answer: what is quoted, how far, and whether it answers at all."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indeks import e5, norsk
from indeks.dokument import side_av
from indeks.lager import Lager, Passasjerad
from indeks.modell import Modell
from indeks.utvalg import er_overst, nokkel_utvalg
from sok.avgjort import LIKE_DEKKET, forbigatt, paa_vei_til
from sok.kandidat import Kandidat, i_saken
from sok.leksikalsk import Ordsok
from sok.papirene import Krav
from sok.resultat import Sitat, Svar, Treff
from sok.sporring import Sporring
from sok.strukturert import Funn, eiendom, fallne, passasje_med
from sok.svar import (
    FEIL_STED,
    INGEN_SVAR,
    INGEN_SVAR_I_DISSE,
    TOMT_ARKIV,
    Setning,
    del_i_setninger,
    er_mer,
    ikke_vedtatt_lenger_nede,
    kutt,
    med_skjebne,
    samme_ord,
    velg_apning,
    velg_utdrag,
)
from sok.svarform import (
    AR,
    BELOP,
    GRUNN,
    NAVN,
    TALL,
    TID,
    VARIGHET,
    Svarform,
    det_som_kan_svare,
    rest_etter,
    spor_antall,
)
from sok.tillit import Kjennetegn, vektsett

NESTEN_LIK = 0.005
"""A second passage is quoted too where its score is no further from the first's."""

SIKKER_STRUKTUR = 0.6
"""The share of the question's words that makes an answer from the structure sure."""

LITE_DEKKET = 0.1
"""The share of the question's words below which no sentence of a vedtak is what is asked about."""

_NAVN = re.compile(r"(?<=[^\W.!?:»«] )[A-ZÆØÅ][\wæøåé-]+")
_TALL = re.compile(r"\b\d[\d .,/-]*")


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """What an answer is made from: the question, its words and its tokens' weights, the passages
    in order and their rows, those that the structure found, what the answer's place must be, and
    the bodies and days that passages report. `avslag` is a sentence to decline with, whatever is
    near; None where there is none."""

    sporring: Sporring
    ordsok: Ordsok
    ordvekter: NDArray[np.float32]
    kandidater: Sequence[Kandidat]
    rader: Mapping[int, Passasjerad]
    funn: Sequence[tuple[Funn, int]]
    krav: Krav
    rapportert: Mapping[int, Collection[tuple[str, date | None]]]
    avslag: str | None


class Besvarer:
    """Answers from passages of one index."""

    def __init__(self, lager: Lager, modell: Modell) -> None:
        self._lager = lager
        self._modell = modell

    def besvar(
        self, g: Grunnlag, treff: tuple[Treff, ...], antall: int
    ) -> tuple[Svar, tuple[Treff, ...], Kjennetegn | None]:
        """The answer, the `antall` first hits with those it must cite besides, and what tells how
        sure it is, which does not depend on how many hits are shown."""
        if not treff:
            return Svar(TOMT_ARKIV, (), False), treff, None
        svar, k = self._svar(g, treff)
        treff = treff[: max(antall, 1)]
        sitater = tuple(s for s in svar.sitater if s.rang <= len(treff))
        if svar.besvart and sitater != svar.sitater:
            svar = replace(svar, tekst=svartekst(sitater), sitater=sitater)
        return *self._med_skjebne(svar, treff, antall), k

    def _svar(self, g: Grunnlag, treff: tuple[Treff, ...]) -> tuple[Svar, Kjennetegn | None]:
        sitater = self._fra_struktur(g, treff) or self._fra_passasjer(g, treff)
        if not sitater:
            uten_sted = FEIL_STED if treff and g.krav != Krav() else INGEN_SVAR
            return Svar(g.avslag or uten_sted, (), False), None
        k = self._kjennetegn(g, treff, sitater)
        vekter = vektsett("standard" if self._modell.identitet.navn == e5.NAVN else "andre")
        tillit = vekter.log_odds(k)
        forst = treff[sitater[0].rang - 1].passasje
        nevnt = self._nevnt(g, forst)
        if g.avslag is not None:
            return Svar(f"{g.avslag} {INGEN_SVAR_I_DISSE}", (), False), k
        if tillit < vekter.svarer and not nevnt:
            return Svar(INGEN_SVAR, (), False), k
        sikker = nevnt or tillit >= vekter.sikker
        if g.sporring.form in _MA_STAA and k.form < 0 and not sikker:
            return Svar(INGEN_SVAR, (), False), k
        if k.form < _SIKKER_FORM.get(g.sporring.form, k.form):
            sikker = False
        if _annet_ar(g.sporring.tekst, " ".join(s.tekst for s in sitater)):
            sikker = False
        andre = [treff[s.rang - 1].passasje for s in sitater[1:]]
        if any(paa_vei_til(forst, p) or forbigatt(p, forst) for p in andre):
            sikker = False
        if _overprovd(g, forst):
            sikker = False
        spurt = g.sporring.tekst
        if forst.slag in _AVGJORT and (_OM_UTFORT.search(spurt) or _OM_HENDT.search(spurt)):
            sikker = False  # to decide it is not to have done it
        if (g.funn and g.funn[0][0].dekning < SIKKER_STRUKTUR) or not g.krav.egne_papirer(
            forst, g.rapportert.get(forst.id, ())
        ):
            sikker = False
        return Svar(svartekst(sitater), tuple(sitater), True, sikker), k

    @staticmethod
    def _nevnt(g: Grunnlag, p: Passasjerad) -> bool:
        """Whether the passage is of a sak that the question names by number, or names the property
        that it asks about."""
        if i_saken(g.sporring, p) == 1.0:
            return True
        nummer = eiendom(g.sporring.tekst)
        return nummer is not None and eiendom(p.tekst) == nummer

    # -- what is quoted

    def _fra_struktur(self, g: Grunnlag, treff: Sequence[Treff]) -> list[Sitat]:
        rang = {t.passasje.id: t for t in treff}
        return [self._sitat_av(f, rang[id_]) for f, id_ in g.funn if id_ in rang]

    def _fra_passasjer(self, g: Grunnlag, treff: Sequence[Treff]) -> list[Sitat]:
        sitater: list[Sitat] = []
        nummer = eiendom(g.sporring.tekst)
        for k, t in zip(g.kandidater, treff[:5], strict=False):
            p = t.passasje
            if sitater and (t.rang > 2 or k.poeng < g.kandidater[0].poeng - NESTEN_LIK):
                break
            if sitater and (g.sporring.bare_nummer or p.slag in _BARE_LISTER):
                break  # another body's sak of the same number, or a list that names it
            svar_pa = any(paa_vei_til(treff[s.rang - 1].passasje, p) for s in sitater)
            sitat = self._sitat(k, t, g, fra_begynnelsen=svar_pa)
            # Several saksprotokoller of one sak often hold the same words; once is enough.
            if sitat is None or any(samme_ord(sitat.tekst, s.tekst) for s in sitater):
                continue
            if not g.krav.oppfylt(p, sitat.tekst, g.rapportert.get(p.id, ())):
                continue
            if sitater and nummer is not None and eiendom(sitat.tekst) != nummer:
                continue
            if any(
                forbigatt(p, treff[s.rang - 1].passasje)
                and g.kandidater[s.rang - 1].dekning >= LIKE_DEKKET * k.dekning
                for s in sitater
            ):
                continue  # else it says what the vedtak, in other words, is about
            sitater.append(sitat)
        return [*sitater, *self._ikke_vedtatt(treff, sitater)]

    def _ikke_vedtatt(self, treff: Sequence[Treff], sitater: Sequence[Sitat]) -> list[Sitat]:
        """What the passages quoted as decided say, further down, was not."""
        ut: list[Sitat] = []
        for s in sitater:
            p = treff[s.rang - 1].passasje
            if p.slag in ("vedtak", "innstilling"):
                funnet = ikke_vedtatt_lenger_nede(p.tekst, s.til)
                if funnet is not None:
                    ut.append(self._siter(treff[s.rang - 1], funnet))
        return ut

    def _sitat(
        self, k: Kandidat, t: Treff, g: Grunnlag, *, fra_begynnelsen: bool = False
    ) -> Sitat | None:
        p = t.passasje
        setninger = del_i_setninger(p.tekst)
        moter = self._moter(k, p, setninger)
        if not moter:
            return None
        dekning = [g.ordsok.dekning(norsk.termer(p.tekst[s.fra : s.til])) for s in setninger]
        valgt = velg_utdrag(
            p.tekst, setninger, moter, g.ordvekter, dekning, g.sporring.tekst, p.kontekst
        )
        apning = velg_apning(p.tekst, setninger, p.kontekst) if p.slag in _AVGJORT else None
        if valgt is None:
            # A vedtak of short lines, each like a heading, is one all the same.
            return self._siter(t, apning) if apning else None
        hele = g.sporring.hele_vedtaket or fra_begynnelsen
        om_vedtak = "vedtak" in g.sporring.onsker or g.sporring.om_utfallet
        if apning is None:
            return self._siter(t, valgt)
        if hele or (om_vedtak and p.slag == "vedtak"):
            # Its points belong together, and a number alone says nothing of which is meant; nor
            # do words that stand in the sak's title and in no point of it.
            traff = max(
                d for d, s in zip(dekning, setninger, strict=True) if valgt.fra <= s.fra < valgt.til
            )
            if hele or apning.til >= setninger[-1].fra or traff < LITE_DEKKET:
                valgt = apning
        return self._siter(t, valgt)

    def _moter(
        self, k: Kandidat, p: Passasjerad, setninger: Sequence[Setning]
    ) -> list[NDArray[np.float32]]:
        """For each sentence the best cosine of each of the question's tokens."""
        if k.likhet is None or not setninger:
            return []
        # The token vectors are those of the context, a line break and the text.
        forskyvning = len(p.kontekst) + 1
        start = (
            self._modell.tokenstart(f"{p.kontekst}\n{p.tekst}")[: k.likhet.shape[1]] - forskyvning
        )
        return [
            k.likhet[:, : len(start)].max(
                axis=1, initial=0.0, where=(start >= s.fra) & (start < s.til)
            )
            for s in setninger
        ]

    def _sitat_av(self, funn: Funn, t: Treff) -> Sitat:
        """The quotation of what the structure found, within its passage."""
        p = t.passasje
        fra = max(0, funn.sted.start - p.start)
        return self._siter(t, Setning(fra, min(len(p.tekst), funn.sted.slutt - p.start)))

    def _siter(self, t: Treff, valgt: Setning) -> Sitat:
        """The quotation of a run of a passage, with what became of it and the pages it stands
        on."""
        p = t.passasje
        utdrag = kutt(p.tekst, valgt)
        if p.slag in _MED_SKJEBNE:
            utdrag = med_skjebne(p.tekst, utdrag)
        sidestart = self._lager.sidestart(p.dokument_id)
        return Sitat(
            t.rang,
            p.tekst[utdrag.fra : utdrag.til],
            utdrag.fra,
            utdrag.til,
            side_av(sidestart, p.start + utdrag.fra),
            side_av(sidestart, p.start + utdrag.til - 1),
            p.slag in ("vedtak", "innstilling") and self._fortsetter(p, utdrag.til),
        )

    def _fortsetter(self, p: Passasjerad, til: int) -> bool:
        """Whether the vedtak that a passage is of has more to say after `tekst[:til]`."""
        if er_mer(p.tekst[til:]):
            return True
        rader = self._lager.rader(
            "SELECT q.tekst FROM passasje q JOIN passasje p ON p.del_id = q.del_id "
            "WHERE p.id = ? AND q.start >= ? ORDER BY q.start LIMIT 1",
            (p.id, p.slutt),
        )
        return any(er_mer(rad["tekst"]) for rad in rader)

    def _med_skjebne(
        self, svar: Svar, treff: tuple[Treff, ...], antall: int
    ) -> tuple[Svar, tuple[Treff, ...]]:
        """The answer with the vote that felled a proposal it quotes, so that nobody takes what was
        voted down for what was decided."""
        sitater = list(svar.sitater)
        for sitat in svar.sitater:
            p = treff[sitat.rang - 1].passasje
            for skjebne in fallne(self._lager, p, sitat.fra, sitat.til)[:1]:
                blant = {t.passasje.id: t for t in treff}
                id_ = passasje_med(self._lager, skjebne.sted, blant)
                if id_ is None:
                    continue
                if id_ not in blant:
                    brukt = {s.rang for s in sitater}
                    if len(treff) >= antall and len(treff) not in brukt:
                        treff = treff[:-1]
                    ny = Treff(len(treff) + 1, 0.0, self._lager.passasjer([id_])[id_])
                    treff = (*treff, ny)
                    blant[id_] = ny
                ett = self._sitat_av(skjebne, blant[id_])
                if not any(samme_ord(ett.tekst, s.tekst) for s in sitater):
                    sitater.append(ett)
        if len(sitater) == len(svar.sitater):
            return svar, treff
        return replace(svar, tekst=svartekst(sitater), sitater=tuple(sitater)), treff

    # -- how sure it is

    def _kjennetegn(
        self, g: Grunnlag, treff: Sequence[Treff], sitater: Sequence[Sitat]
    ) -> Kjennetegn:
        brukte = list(dict.fromkeys(s.rang for s in sitater))
        passasjer = [treff[rang - 1].passasje for rang in brukte]
        av_id = {k.id: k for k in g.kandidater}
        egne = [av_id[p.id] for p in passasjer if p.id in av_id]
        topp = list(g.kandidater[:3])
        hele = {t for k in egne for t in k.termer}
        return Kjennetegn(
            sen=max((k.sen for k in topp), default=0.0),
            svakest=max((_svakest(k, g.ordvekter) for k in egne), default=0.0),
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
        )


_AVGJORT = ("vedtak", "innstilling", "forslag_til_vedtak")


def _overprovd(g: Grunnlag, p: Passasjerad) -> bool:
    """Whether the council has decided in the sak that a passage decides or recommends in, and the
    question asks of no other body or day."""
    s = g.sporring
    if p.slag not in _AVGJORT or s.om_innstillingen or s.nevner_dag(p.dato):
        return False
    if nokkel_utvalg(p.utvalg) in s.utvalg:
        return False
    return any(
        forbigatt(p, q) and er_overst(q.utvalg) and (q.dato or date.min) >= (p.dato or date.min)
        for q in g.rader.values()
    )


_OM_UTFORT = re.compile(
    r"(?i)^\W*(?:er|ble|blei|vart|har)\b.*\b(?:gjennomført|gjennomførte|fullført|ferdig\w*|bygd"
    r"|bygget|satt opp|sett opp|solgt|selt|seld|kjøpt|utført|gjort|åpnet|opna|etablert|ansatt"
    r"|tilsett|i bruk|på plass|i gang)\W*$"
)
"""What asks whether something has been done, whatever was decided."""
_OM_HENDT = re.compile(
    r"(?i)\b(?:kostet|kosta|tjente|tente|betalte|betalt|søkte|søkt|tatt imot|teke imot|deltok"
    r"|brukte|inndratt|inndrege|flyttet|flytta|sluttet|slutta)\b"
)
"""What tells of something that has happened, which a decision before it cannot know."""
_BARE_LISTER = ("sakskart", "moteinnkalling")
_MED_SKJEBNE = ("behandling", "votering", "vedtak", "innstilling")


def _svakest(k: Kandidat, ordvekter: NDArray[np.float32]) -> float:
    """The mean cosine of the quarter of the question's tokens that the passage meets worst."""
    if k.likhet is None or k.likhet.shape[1] == 0:
        return 0.0
    best = np.sort(k.likhet.max(axis=1)[ordvekter > 0])
    return float(best[: max(1, len(best) // 4)].mean()) if len(best) else 0.0


def _formdekning(g: Grunnlag, sitater: Sequence[Sitat]) -> float:
    """1 where one sentence quoted has both what the question word asks for and the word that it
    asks it of («hvor mange elever»: a number and pupils), 0.3 where the quotation has the first,
    -1 where it has not, 0 where the question asks for nothing special."""
    form = g.sporring.form
    if form is None:
        return 0.0
    verdier = (formdekning(form, g.sporring.tekst, g.ordsok, s.tekst) for s in sitater)
    return max(verdier, default=-1.0)


def formdekning(
    form: Svarform, sporsmal: str, ordsok: Ordsok, tekst: str, termer: Collection[str] | None = None
) -> float:
    """1 where a sentence of a text has both what the question word asks for and the word it asks
    it of; 0.3 where it has the first, -1 where it has not. `termer` are the text's, where known."""
    mulig = det_som_kan_svare(form, sporsmal, tekst)
    if not form.svar.search(mulig):
        return -1.0
    kjerne = _kjerne(form, sporsmal)
    gruppe = next((gr for gr, _ in ordsok.grupper if kjerne in gr), frozenset((kjerne,)))
    if kjerne is not None and termer is not None and gruppe.isdisjoint(termer):
        return 0.3
    har = False
    for s in del_i_setninger(tekst):
        if form.svar.search(mulig, s.fra, s.til):
            har = True
            if kjerne is None or (
                _star_tett(form, mulig[s.fra : s.til], gruppe)
                if spor_antall(form, sporsmal)
                else not gruppe.isdisjoint(norsk.termer(tekst[s.fra : s.til]))
            ):
                return 1.0
    return 0.3 if har else -1.0


def _star_tett(form: Svarform, setning: str, gruppe: Collection[str | None]) -> bool:
    """Whether a number in a sentence stands by the word that is counted: «40 nye flyktninger», and
    not «3 saker … flyktninger»."""
    ord_ = _ET_ORD.findall(setning)
    tall = [nr for nr, o in enumerate(ord_) if form.svar.search(o)]
    telles = [nr for nr, o in enumerate(ord_) if not set(gruppe).isdisjoint(norsk.termer(o))]
    return any(abs(i - j) <= TETT for i in tall for j in telles)


_ET_ORD = re.compile(r"\w+")
TETT = 4
"""How many words may be between a number and what it counts, one less."""


@lru_cache(maxsize=256)
def _kjerne(form: Svarform, sporsmal: str) -> str | None:
    """The word that a question word asks of: «elever» of «hvor mange elever»."""
    return next(iter(norsk.sporretermer(rest_etter(form, sporsmal))), None)


def _annet_ar(sporsmal: str, sitert: str) -> bool:
    """Whether a question names years and what is quoted names others."""
    # The year of a date or a saksnr is the meeting's, not the matter's.
    spurt, sagt = set(re.findall(rf"(?<![./]){AR}", sporsmal)), set(re.findall(AR, sitert))
    return bool(spurt and sagt) and spurt.isdisjoint(sagt)


_MA_STAA = (VARIGHET, BELOP, TALL, TID)
"""What must stand in an answer to be one: who may be told without a name, but not when or how much
without a time or a number."""

_SIKKER_FORM: dict[Svarform | None, float] = {
    NAVN: 1.0,
    TALL: 1.0,
    BELOP: 1.0,
    VARIGHET: 0.3,
    TID: 0.3,
    GRUNN: 0.3,
}
"""How well what is quoted must have the form asked for to be called sure: a name or a number of
something else than what is asked about is the likeliest to be taken for the answer."""

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
        t for n in (*_NAVN.findall(sporsmal), *_TALL.findall(sporsmal)) for t in norsk.termer(n)
    }
    return len(nevnt & set(termer)) / len(nevnt) if nevnt else 1.0


def svartekst(sitater: Sequence[Sitat]) -> str:
    """An answer as one text: each quotation on a line with its mark, after «…» where the vedtak
    that it is of goes on."""
    return "\n".join(
        f"{' '.join(s.tekst.split())}{' …' * s.fortsetter} [{s.rang}]" for s in sitater
    )
