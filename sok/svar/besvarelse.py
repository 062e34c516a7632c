"""From ranked passages to an answer: what is quoted, and how far."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indeks.dokument import side_av
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.sprakmodell import e5
from indeks.sprakmodell.modell import Modell
from sok.meldinger import FEIL_STED, INGEN_SVAR, INGEN_SVAR_I_DISSE, TOMT_ARKIV
from sok.oppslag.funn import Funn, passasje_med
from sok.oppslag.strukturert import fallne
from sok.rangering.avgjort import (
    AVGJORT,
    BARE_LISTER,
    GJORT,
    LIKE_DEKKET,
    forbigatt,
    paa_vei_til,
    samme_sak,
)
from sok.rangering.eiendommer import eiendom
from sok.rangering.kandidat import Kandidat
from sok.rangering.nevnte import i_saken
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.svarform import FLERE
from sok.svar.grunnlag import Grunnlag
from sok.svar.papirene import Krav
from sok.svar.resultat import Sitat, Svar, Treff
from sok.svar.saksnavn import saker_med_navnet
from sok.svar.sikkerhet import dom, vurder
from sok.svar.tillit import Vurdering, skog
from sok.svar.utdrag import (
    MAKS_MED_SKJEBNE,
    ikke_vedtatt_lenger_nede,
    kutt,
    med_skjebne,
    velg_apning,
    velg_utdrag,
)
from sok.tekst.innhold import er_mer
from sok.tekst.punktlister import listens_slutt
from sok.tekst.setninger import MAKS_SITAT, Setning, del_i_setninger, samme_ord
from sok.tekst.tabeller import er_rad, kolonnehode

NESTEN_LIK = 0.005
"""A second passage is quoted too where its score is no further from the first's."""

FLERE_SAKER = 3
"""So many saker of one name are all quoted; of more, the nearest."""

KORT_VEDTAK = 250
"""So long a vedtak, in characters, is quoted whole."""

LITE_DEKKET = 0.1
"""The share of the question's words below which no sentence of a vedtak is what is asked about."""


Skjebner = Callable[[Sitat], list[Funn]]
"""The votes that felled what is quoted (`fallne`), asked for once a quotation."""


class Besvarer:
    """Answers from passages of one index."""

    def __init__(self, lager: Lager, modell: Modell) -> None:
        self._lager = lager
        self._modell = modell

    def besvar(
        self, g: Grunnlag, treff: tuple[Treff, ...], antall: int
    ) -> tuple[Svar, tuple[Treff, ...], Vurdering | None]:
        """The answer, the `antall` first hits with those it must cite besides, and what tells how
        sure it is, which does not depend on how many hits are shown."""
        if not treff:
            rom = g.sporring.tidsrom
            tomt = f"Indeksen har ingen møter {rom} som passer." if rom else TOMT_ARKIV
            return Svar(tomt, (), False), treff, None

        @cache
        def skjebner(s: Sitat) -> list[Funn]:
            return fallne(self._lager, alle[s.rang - 1].passasje, s.fra, s.til)

        alle = treff
        svar, vurdering = self._svar(g, treff, skjebner)
        # The first quotation is the answer: its hit is there however few are shown.
        treff = treff[: max(antall, 1, *(s.rang for s in svar.sitater[:1]))]
        sitater = tuple(s for s in svar.sitater if s.rang <= len(treff))
        if svar.besvart and sitater != svar.sitater:
            svar = replace(svar, tekst=svartekst(sitater), sitater=sitater)
        svar, treff = self._med_skjebne(svar, treff, antall, skjebner, g.senere)
        return self._med_kolonnehode(svar, treff), treff, vurdering

    def _svar(
        self, g: Grunnlag, treff: tuple[Treff, ...], skjebner: Skjebner
    ) -> tuple[Svar, Vurdering | None]:
        sitater = self._fra_struktur(g, treff) or self._fra_passasjer(g, treff)
        if not sitater:
            uten_sted = FEIL_STED if treff and g.krav != Krav() else INGEN_SVAR
            return Svar(g.avslag or uten_sted, (), False), None
        vurdering = vurder(g, treff, sitater, falt=bool(skjebner(sitater[0])))
        if g.avslag is not None:
            return Svar(f"{g.avslag} {INGEN_SVAR_I_DISSE}", (), False), vurdering
        kjent = skog("standard" if self._modell.identitet.navn == e5.NAVN else "andre")
        hvordan = dom(g, treff[sitater[0].rang - 1].passasje, vurdering, kjent)
        if hvordan == "avvist":
            return Svar(INGEN_SVAR, (), False), vurdering
        return Svar(svartekst(sitater), tuple(sitater), True, hvordan == "sikker"), vurdering

    # -- what is quoted

    def _fra_struktur(self, g: Grunnlag, treff: Sequence[Treff]) -> list[Sitat]:
        rang = {t.passasje.id: t for t in treff}
        sitater: list[Sitat] = []
        for f, id_ in g.funn:
            if id_ not in rang:
                continue
            sitat = self._sitat_av(f, rang[id_])
            # What became of one may be told by the next.
            if not any(s.rang == sitat.rang and sitat.til <= s.til for s in sitater):
                sitater.append(sitat)
        return sitater

    def _fra_passasjer(self, g: Grunnlag, treff: Sequence[Treff]) -> list[Sitat]:
        if av_hver := self._av_hver_sak(g, treff):
            return [*av_hver, *self._ikke_vedtatt(treff, av_hver)]
        sitater: list[Sitat] = []
        nummer = eiendom(g.sporring.tekst)
        for k, t in zip(g.kandidater, treff[:5], strict=False):
            p = t.passasje
            if sitater and (t.rang > 2 or k.poeng < g.kandidater[0].poeng - NESTEN_LIK):
                break
            if sitater and (g.sporring.bare_nummer or p.slag in BARE_LISTER):
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

    def _av_hver_sak(self, g: Grunnlag, treff: Sequence[Treff]) -> list[Sitat]:
        """What was decided in each of the few saker that are called what a question is about, the
        oldest first; empty where there is one, or one whose vedtak is not among the hits."""
        if g.sporring.form is not None or not treff:
            return []
        saker = saker_med_navnet(g, treff[0].passasje)
        if not 1 < len(saker) <= FLERE_SAKER:
            return []
        sitater: list[tuple[date, Sitat]] = []
        for sak in saker:
            for k, t in zip(g.kandidater, treff, strict=False):
                p = t.passasje
                if p.slag == "vedtak" and p.dato == sak.dato and samme_sak(p, sak):
                    sitat = self._sitat(k, t, g)
                    if sitat and g.krav.oppfylt(p, sitat.tekst, g.rapportert.get(p.id, ())):
                        sitater.append((p.dato or date.min, sitat))
                    break
        if len(sitater) < len(saker):
            return []
        return [sitat for _, sitat in sorted(sitater, key=lambda par: par[0])]

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
        ordene = [norsk.termer(p.tekst[s.fra : s.til]) for s in setninger]
        dekning = [g.ordsok.dekning(o) for o in ordene]
        valgt = velg_utdrag(
            p.tekst, setninger, moter, g.ordvekter, dekning, g.sporring.tekst, p.kontekst
        )
        if valgt is not None and i_saken(g.sporring, p) != 1.0:
            valgt = _med_nummeret(g.ordsok, p.tekst, setninger, ordene, valgt)
        apning = velg_apning(p.tekst, setninger, p.kontekst) if p.slag in AVGJORT else None
        if valgt is not None and p.slag not in AVGJORT and FLERE.search(g.sporring.tekst):
            slutt = listens_slutt(p.tekst, setninger, valgt)
            if slutt > valgt.til:
                return self._siter(t, Setning(valgt.fra, slutt), MAKS_MED_SKJEBNE)
        if valgt is None:
            # A vedtak of short lines, each like a heading, is one all the same.
            return self._siter(t, apning) if apning else None
        hele = g.sporring.hele_vedtaket or fra_begynnelsen
        om_vedtak = "vedtak" in g.sporring.onsker or g.sporring.om_utfallet
        if apning is None:
            return self._siter(t, valgt)
        helt = apning.til >= setninger[-1].fra
        if helt and p.slag == "vedtak" and apning.til - apning.fra <= KORT_VEDTAK:
            # One of its points may be what another is read by.
            valgt = apning
        elif hele or (om_vedtak and p.slag == "vedtak"):
            # Its points belong together, and a number alone says nothing of which is meant; nor
            # do words that stand in the sak's title and in no point of it.
            traff = max(
                d for d, s in zip(dekning, setninger, strict=True) if valgt.fra <= s.fra < valgt.til
            )
            if hele or helt or traff < LITE_DEKKET:
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

    def _siter(self, t: Treff, valgt: Setning, maks: int = MAKS_SITAT) -> Sitat:
        """The quotation of a run of a passage, with what became of it and the pages it stands
        on."""
        p = t.passasje
        utdrag = kutt(p.tekst, valgt, maks)
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
            "SELECT q.tekst, q.start FROM passasje q JOIN passasje p ON p.del_id = q.del_id "
            "WHERE p.id = ? AND q.slutt > ? ORDER BY q.start LIMIT 1",
            (p.id, p.slutt),
        )
        # The next passage may begin with the last words of this one.
        return any(er_mer(rad["tekst"][max(0, p.slutt - rad["start"]) :]) for rad in rader)

    def _med_skjebne(
        self,
        svar: Svar,
        treff: tuple[Treff, ...],
        antall: int,
        skjebner: Skjebner,
        senere: Funn | None,
    ) -> tuple[Svar, tuple[Treff, ...]]:
        """The answer with the vote that felled a proposal it quotes, so that nobody takes what was
        voted down for what was decided, and with what a report says became of it (`senere`)."""
        sitater = list(svar.sitater)
        for sitat in svar.sitater:
            hva = skjebner(sitat)[:1]
            p = treff[sitat.rang - 1].passasje
            forst = sitat is svar.sitater[0] and p.slag in GJORT
            if senere and forst and samme_sak(p, treff[0].passasje):
                hva.append(senere)
            for skjebne in hva:
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

    def _med_kolonnehode(self, svar: Svar, treff: Sequence[Treff]) -> Svar:
        """The answer with the column heads before a table's row that it quotes: the numbers alone
        do not say what they are."""
        sitater: list[Sitat] = []
        for sitat in svar.sitater:
            t = treff[sitat.rang - 1]
            rad = er_rad(sitat.tekst.split("\n", 1)[0])
            hode = kolonnehode(t.passasje.tekst, sitat.fra) if rad else None
            if hode is not None:
                ett = self._siter(t, Setning(*hode))
                if not any(s.rang == ett.rang and s.fra <= ett.fra < s.til for s in sitater):
                    sitater.append(ett)
            sitater.append(sitat)
        if len(sitater) == len(svar.sitater):
            return svar
        return replace(svar, tekst=svartekst(sitater), sitater=tuple(sitater))


def siterte_forst(svar: Svar, treff: tuple[Treff, ...]) -> tuple[Svar, tuple[Treff, ...]]:
    """An answer and its hits, those that it quotes before the others in the order it quotes them:
    what is quoted first is what the question is about, and its source is number one."""
    kilder = svar.kilder
    rekke = [*(treff[rang - 1] for rang in kilder), *(t for t in treff if t.rang not in kilder)]
    ny_rang = {t.rang: nr for nr, t in enumerate(rekke, 1)}
    hoyest = max((t.poeng for t in treff), default=0.0)
    # The score says the order, whichever way it was found.
    nye = tuple(
        replace(
            t,
            rang=nr,
            poeng=hoyest + 1e-4 * (len(kilder) - nr) if nr <= len(kilder) else t.poeng,
        )
        for nr, t in enumerate(rekke, 1)
    )
    sitater = tuple(replace(s, rang=ny_rang[s.rang]) for s in svar.sitater)
    tekst = svartekst(sitater) if svar.besvart else svar.tekst
    return replace(svar, tekst=tekst, sitater=sitater), nye


def _med_nummeret(
    ordsok: Ordsok,
    tekst: str,
    setninger: Sequence[Setning],
    ordene: Sequence[Sequence[str]],
    valgt: Setning,
) -> Setning:
    """What was chosen, or the sentence that has more of the question's numbers: of a table's rows,
    the one of the sak that is asked about. `ordene` are the sentences' terms."""
    numre = [ordsok.nummerdekning(o) for o in ordene]
    flest = max(numre)
    if flest == 0 or ordsok.nummerdekning(norsk.termer(tekst[valgt.fra : valgt.til])) >= flest:
        return valgt
    return setninger[numre.index(flest)]


_MED_SKJEBNE = ("behandling", "votering", "vedtak", "innstilling")


def svartekst(sitater: Sequence[Sitat]) -> str:
    """An answer as one text: each quotation on a line with its mark, after «…» where the vedtak
    that it is of goes on."""
    return "\n".join(
        f"{' '.join(s.tekst.split())}{' …' * s.fortsetter} [{s.rang}]" for s in sitater
    )
