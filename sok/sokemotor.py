"""Question in, ranked and cited passages out.

Three views of every passage are joined: the meaning of the whole (dense, FAISS), its words
(lexical, FTS5 over Norwegian terms) and how well each token of the question is met in it (late
interaction over stored token vectors, for the best of the first two). What the question names
outright, a saksnr, an arkivsaksnr, a date, a body, then decides between them. Filters are applied
before anything is ranked.
"""

import re
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indeks.datoer import fra_iso
from indeks.lagring.lager import Lager, Passasjerad, en_av, overlapper
from indeks.lagring.vektorer import Vektorsok
from indeks.ord import norsk
from indeks.passasjer import kommune_i
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.sprakmodell import tokenvektorer
from indeks.sprakmodell.modell import Modell
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk
from sok.lister.kjente import forslagsstillere
from sok.lister.listesporsmal import alle_av, listefilter
from sok.meldinger import FEIL_STED, INGEN_SVAR_I_DISSE
from sok.oppslag.etterpa import USIKKER, senere, spor_om_etterpa, statusavslag, statuspassasjer
from sok.oppslag.funn import Funn, passasje_med
from sok.oppslag.strukturert import (
    bare_eiendom,
    eiendom,
    emne,
    passasjer_om,
)
from sok.oppslag.strukturert import finn as finn_i_struktur
from sok.rangering import ordvekt
from sok.rangering.avgjort import GJORT, Rekke, avgjort_forst, debatt_forst, fra_begynnelsen
from sok.rangering.formdekning import formdekning
from sok.rangering.gjentatt import slaa_sammen
from sok.rangering.kandidat import Kandidat, i_saken
from sok.rangering.passasjeminne import Kjent, Passasjeminne
from sok.rangering.visninger import Visning, en_visning
from sok.saker.saksregister import Saksregister
from sok.sporsmal.emnet import emnet, gjort_i_en_sak
from sok.sporsmal.forkortelser import Forkortelser
from sok.sporsmal.habilitet import HABILITET
from sok.sporsmal.leksikalsk import Leksikalsk, Ordsok
from sok.sporsmal.skrivemater import SAKSSLAG, som_i_papirene
from sok.sporsmal.sporring import (
    Filter,
    Sporring,
    ar_i_tittel,
    les_ledd,
    les_sporring,
    med_ar,
    nevner,
    partiord,
    passer_ar,
    passer_ledd,
    rens_sporsmal,
)
from sok.sporsmal.stavemate import mente_du
from sok.sporsmal.svarform import BELOP, NAVN, TALL, TID, VARIGHET, VOTERING
from sok.svar.besvarelse import Besvarer, siterte_forst
from sok.svar.grunnlag import Grunnlag
from sok.svar.papirene import (
    Krav,
    alle_kommuner,
    alle_utvalg,
    hva_som_mangler,
    krav_av,
    moter,
    nevnte_kommuner,
)
from sok.svar.resultat import Resultat, Svar, Treff
from sok.tekst.innhold import uten_innhold


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
    `kandidater` is how many each of the first two views puts forward.
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
    kandidater: int = 60
    nevnte: int = 120


STRUKTUR_BLANT = 20
"""How many of the best passages tell which saker a structured answer is looked for in."""

FORM_BLANT = 30
"""How many of the best passages are looked through for what the question asks for."""

SVAR_BLANT = 10
"""How many of the best passages may be of the body, day and municipality that is asked about."""


class Sokemotor:
    """Answers questions over one index. Safe to use from threads."""

    def __init__(
        self,
        lager: Lager,
        modell: Modell,
        vekter: Vekter | None = None,
        visning: Visning = "standard",
    ) -> None:
        """`visning` is for measuring: one view alone instead of all that is known. Raises
        `IndeksFeil` where the index was made with another model, `SakssokFeil` where the
        municipality's own abbreviations cannot be read."""
        self.lager = lager
        self.modell = modell
        self.vekter = vekter or Vekter()
        self.visning = visning
        if lager.modell is not None:
            lager.krev_modell(modell.identitet)
        self._vektorer = Vektorsok(lager)
        self._leksikalsk = Leksikalsk(lager)
        self._forkortelser = Forkortelser(lager)
        self._besvarer = Besvarer(lager, modell)
        self.saker = Saksregister(lager)
        self._utvalg = Fersk(lager, lambda: alle_utvalg(lager))
        self._kommuner = Fersk(lager, lambda: alle_kommuner(lager))
        self._moter = Fersk(lager, lambda: moter(lager))
        self._forslagsstillere = Fersk(lager, lambda: forslagsstillere(lager))
        self._minne = Passasjeminne(lager, modell)
        # Who narrows a search asks the same question again.
        self._embed = lru_cache(maxsize=32)(
            lambda tekst: (
                *modell.embed_sporring_med_tokens(tekst),
                modell.tokenstart(tekst, sporring=True),
            )
        )

    def utvalg(self) -> Mapping[str, str]:
        """The bodies that questions may name, names by key; kept until the index changes."""
        return self._utvalg()

    def les(self, sporsmal: str) -> Sporring:
        """The question as it is understood in this index."""
        tekst = som_i_papirene(rens_sporsmal(sporsmal), self._organ, self._organ_i_stedet)
        sporring = les_sporring(tekst, self.utvalg(), self._kommuner())
        return med_ar(sporring, self._moter()) if sporring.maneder else sporring

    def _organ(self, kort: str) -> str | None:
        """The body that letters in a question stand for; letters that the papers have may mean
        something else (KU is also a konsekvensutredning), and so may a party or «FOR»."""
        if self._forkortelser.er_entydig(kort):
            return self._forkortelser.utvalg(kort)
        return None if self._leksikalsk.har(kort) else self._organ_i_stedet(kort)

    def _organ_i_stedet(self, kort: str) -> str | None:
        """The body of this index that letters stand for where a body is told; «PS 12/23» is a
        kind of sak, and a party no body."""
        if kort.upper() in SAKSSLAG or not norsk.termer(kort) or partiord(kort.upper()):
            return None
        navn = self._forkortelser.utvalg(kort)
        return navn if nokkel_utvalg(navn) in self.utvalg() else None

    def sok(
        self,
        sporsmal: str,
        antall: int = 10,
        filter_: Filter | None = None,
        uten: Collection[int] = (),
    ) -> Resultat:
        """The `antall` best passages for a question, and the answer they give. `uten` are passages
        to leave out, to measure what is said where the answer is not there."""
        klokke = _Klokke()
        sporsmal = rens_sporsmal(sporsmal)
        sporring = self.les(sporsmal)
        hvor, verdier = (filter_ or Filter()).i(sporring.tidsrom).sql()
        if uten:
            savn = f"p.id NOT IN ({','.join(str(int(id_)) for id_ in uten)})"
            hvor = f"{hvor} AND {savn}" if hvor else savn
        if not any(tegn.isalnum() for tegn in sporring.tekst):
            svar = Svar(
                "Skriv et spørsmål med ord eller et saksnr, for eksempel "
                "«hva ble vedtatt om skolen?».",
                (),
                False,
            )
            return Resultat(sporsmal, svar, (), klokke.ferdig())
        vektor, tokens, innhold, start = self._embed(sporring.tekst)
        klokke.merk("modell")
        with self.lager.lesing():
            blant = self.lager.finn_passasjer(hvor, verdier) if hvor else None
            ordsok = self._leksikalsk.les(sporring.tekst)
            ordvekter = ordvekt.ordvekter(sporring.tekst, start, innhold, self._leksikalsk)
            kandidater = self._kandidater(sporring, vektor, ordsok, hvor, verdier, blant)
            klokke.merk("kandidater")
            rader: dict[int, Passasjerad] = {}
            kandidater = self._omranger(kandidater, rader, sporring, ordsok, tokens, ordvekter)
            kandidater = en_visning(kandidater, self.visning)
            funn: list[tuple[Funn, int]] = []
            krav, avslag = Krav(), None
            meldt_siden: Funn | None = None
            av_slag = alle_av(sporring, self._kommuner())
            liste = None
            if av_slag is not None:  # else no list answers, and who has proposed need not be read
                personer = self._forslagsstillere()
                liste = listefilter(sporring, self.utvalg(), personer, self._kommuner())
            rapportert: dict[int, set[tuple[str, date | None]]] = {}
            if self.visning == "standard" and kandidater:
                if sporring.bare_nummer:
                    kandidater = self._en_av_hver(kandidater, rader, sporring)
                kandidater = self._eiendom_forst(sporring, kandidater, rader)
                krav = self._krav(sporring, rader)
                tillatt = None if blant is None else set(blant)
                rekke = Rekke(
                    self.lager,
                    self.saker,
                    sporring,
                    rader,
                    tillatt,
                    lambda nye: self._omranger(nye, rader, sporring, ordsok, tokens, ordvekter),
                )
                kandidater = fra_begynnelsen(rekke, avgjort_forst(rekke, kandidater))
                kandidater = debatt_forst(rekke, kandidater)
                rapportert = self._rapportert(krav, [k.id for k in kandidater[:SVAR_BLANT]])
                kandidater = self._rett_sted_forst(krav, kandidater, rader, rapportert)
                struktur = self._fra_struktur(
                    sporring, kandidater, rader, ordsok, tillatt, krav, (tokens, ordvekter)
                )
                funn, kandidater = struktur
                for ett, id_ in funn:
                    rapportert.setdefault(id_, set()).update(ett.om)
                if not funn and emne(sporring.tekst) == "status":
                    avslag = statusavslag(self.lager, self.saker, ordsok, tillatt)
                if not funn and avslag is None and _kan_ha_kommet_lenger(sporring):
                    meldt_siden = self._senere(rader[kandidater[0].id], ordsok, tillatt)
            klokke.merk("rangering")
            vist, ogsa = kandidater, dict[int, tuple[Passasjerad, ...]]()
            if self.visning == "standard" and not sporring.bare_nummer:
                vist, ogsa = slaa_sammen(kandidater, rader)
            alle = tuple(
                Treff(rang, k.poeng, rader[k.id], ogsa.get(k.id, ()))
                for rang, k in enumerate(vist[: max(antall, SVAR_BLANT)], 1)
            )
            # Within the same view of the index: the pages must be those of the passages' own text.
            grunnlag = Grunnlag(
                sporring,
                ordsok,
                ordvekter,
                vist,
                rader,
                funn,
                krav,
                rapportert,
                avslag,
                av_slag,
                meldt_siden,
            )
            svar, treff, vurdering = self._besvarer.besvar(grunnlag, alle, antall)
            if self.visning == "standard":
                svar, treff = siterte_forst(svar, treff)
            if svar.tekst == FEIL_STED:
                mangler = hva_som_mangler(krav, self.utvalg(), self._moter())
                svar = Svar(f"{mangler} {INGEN_SVAR_I_DISSE}", (), False)
            klokke.merk("svar")
            forslag = mente_du(sporsmal, self.lager, self._leksikalsk, self.modell)
            klokke.merk("stavemate")
        funnet = tuple(rader[k.id] for k in kandidater)
        tid = klokke.ferdig()
        return Resultat(
            sporsmal, svar, treff, tid, vurdering, forslag, liste, funnet, sporring.tidsrom
        )

    def funnet(self, sporsmal: str, filtre: Sequence[Filter]) -> list[list[Passasjerad]]:
        """For each filter, the passages that a question would be weighed against with it, in no
        order: what the counts beside the filters are of."""
        if not filtre:
            return []
        sporring = self.les(sporsmal)
        vektor = self._embed(sporring.tekst)[0]
        ut: list[list[Passasjerad]] = []
        with self.lager.lesing():
            ordsok = self._leksikalsk.les(sporring.tekst)
            for filter_ in filtre:
                hvor, verdier = filter_.i(sporring.tidsrom).sql()
                blant = self.lager.finn_passasjer(hvor, verdier) if hvor else None
                kandidater = self._kandidater(sporring, vektor, ordsok, hvor, verdier, blant)
                ut.append([kjent.rad for kjent in self._minne([k.id for k in kandidater]).values()])
        return ut

    # -- candidates

    def _kandidater(
        self,
        sporring: Sporring,
        vektor: NDArray[np.float32],
        ordsok: Ordsok,
        hvor: str,
        verdier: Sequence[str],
        blant: Sequence[int] | None,
    ) -> list[Kandidat]:
        funnet: dict[int, Kandidat] = {}
        n = self.vekter.kandidater
        tette = self._vektorer.sok(vektor, n, blant)
        for rang, (id_, cosinus) in enumerate(tette, 1):
            funnet[id_] = Kandidat(id_, tett=cosinus, rang_tett=rang)
        if ordsok.uttrykk:
            med_ord = self.lager.sok_ord(ordsok.uttrykk, n, hvor, verdier, self.vekter.kontekst)
            for rang, (id_, poeng) in enumerate(med_ord, 1):
                k = funnet.setdefault(id_, Kandidat(id_))
                k.rang_ord = rang
                # As a share of what a passage with all the question's words would have.
                k.leksikalsk = min(1.5, poeng / ordsok.hoyst)
        for id_ in self._nevnt(sporring, hvor, verdier):
            funnet.setdefault(id_, Kandidat(id_))
        if spor_om_etterpa(sporring.tekst) and self.visning == "standard":
            tillatt = None if blant is None else set(blant)
            for id_, verdi in statuspassasjer(self.lager, ordsok).items():
                if tillatt is None or id_ in tillatt:
                    funnet.setdefault(id_, Kandidat(id_)).status = verdi
        if nummer := eiendom(sporring.tekst):
            for id_ in passasjer_om(self.lager, *nummer, hvor, verdier):
                funnet.setdefault(id_, Kandidat(id_))
        return list(funnet.values())

    def _nevnt(self, sporring: Sporring, hvor: str, verdier: Sequence[str]) -> list[int]:
        """Passages of the saker that the question names by number."""
        if not sporring.saksnokler and not sporring.arkivnokler:
            return []
        sak, saksnokler = en_av("saksnr_nokkel", sporring.saksnokler)
        arkiv, arkivnokler = en_av("arkivsaksnr_nokkel", sporring.arkivnokler)
        # As a condition over `b`, which is joined from the left, SQLite looks at every passage.
        vilkar = f"l.behandling_id IN (SELECT id FROM behandling WHERE {sak} OR {arkiv})"
        return self.lager.finn_passasjer(
            f"{vilkar} AND {hvor}" if hvor else vilkar, [*saksnokler, *arkivnokler, *verdier]
        )[: self.vekter.nevnte]

    # -- ranking

    def _omranger(
        self,
        kandidater: list[Kandidat],
        rader: dict[int, Passasjerad],
        sporring: Sporring,
        ordsok: Ordsok,
        tokens: NDArray[np.float32],
        ordvekter: NDArray[np.float32],
    ) -> list[Kandidat]:
        """The candidates with their scores, best first; their rows are put into `rader`."""
        v = self.vekter
        if not kandidater:
            return []
        kjente = self._minne([k.id for k in kandidater])
        rader.update({id_: kjent.rad for id_, kjent in kjente.items()})
        pakket = self.lager.tokenvektorer([k.id for k in kandidater])
        likheter = tokenvektorer.likheter(tokens, [pakket[k.id] for k in kandidater])
        hele, naer = tokenvektorer.maxsim(
            likheter, ordvekter, [kjente[k.id].tokens for k in kandidater]
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
                + self._tillegg(sporring, kjent, i_sak)
                + (v.tittel * om.dekning(kjent.tittel) if kjent.rad.slag in GJORT else 0.0)
            )
        ordnet = sorted(kandidater, key=lambda k: (-k.poeng, k.id))
        form = sporring.form
        if form is None or form in (VOTERING, TID):
            return ordnet
        for k in ordnet[:FORM_BLANT]:
            dekket = formdekning(form, sporring.tekst, ordsok, rader[k.id].tekst, k.termer)
            # Who did it may be «skolene» as well as a name.
            k.poeng += v.form * (dekket if form is not NAVN else float(dekket == 1.0))
        return sorted(ordnet, key=lambda k: (-k.poeng, k.id))

    def _en_av_hver(
        self,
        kandidater: list[Kandidat],
        rader: Mapping[int, Passasjerad],
        sporring: Sporring,
    ) -> list[Kandidat]:
        """The best passage of each behandling that has the number, then the rest: several bodies
        have a sak 12/23, and who asks for it must see them all."""
        forst: dict[int, Kandidat] = {}
        for k in kandidater:
            p = rader[k.id]
            if p.behandling_id is None or i_saken(sporring, p) != 1.0:
                continue
            har = forst.setdefault(p.behandling_id, k)
            # A debate's head, which has the number, is nearer than what was decided.
            # Which sak it is, its head tells as well.
            bedre = not _HVILKEN_SAK.search(sporring.tekst) and _ONSKET.get(
                p.slag, 0.0
            ) > _ONSKET.get(rader[har.id].slag, 0.0)
            if bedre and not uten_innhold(p.tekst, p.kontekst):
                forst[p.behandling_id] = k
        valgt = {k.id for k in forst.values()}
        egne = list(forst.values())
        if sporring.arkivnokler:
            # One sak before several bodies: what came of it is what the last one decided.
            egne.sort(
                key=lambda k: (rader[k.id].slag == "vedtak", rader[k.id].dato or date.min),
                reverse=True,
            )
        ordnet = [*egne, *(k for k in kandidater if k.id not in valgt)]
        for forrige, k in pairwise(ordnet):
            k.poeng = min(k.poeng, forrige.poeng)
        return ordnet

    def _tillegg(self, sporring: Sporring, kjent: Kjent, i_sak: float) -> float:
        """What a passage gains from the date, body and kind of part that the question names."""
        v, p = self.vekter, kjent.rad
        # With a saksnr, date and body tell which of several saker of that number is meant.
        skjerpet = 3.0 if sporring.saksnokler or sporring.arkivnokler else 1.0
        tillegg = 0.0
        if sporring.ar and not kjent.termer.isdisjoint(sporring.ar):
            tillegg += v.ar
        if sporring.nevner_dag(p.dato):
            tillegg += v.dato * skjerpet
        # The year of a month is the meeting's, and not what its papers are about.
        if sporring.ar and not sporring.maneder and (egne_ar := ar_i_tittel(p.sakstittel or "")):
            tillegg += v.ar * passer_ar(sporring.ar, egne_ar)
        if sporring.ledd and (egne := les_ledd(p.sakstittel or "")):
            tillegg += v.ar * passer_ledd(sporring.ledd, egne)
        if sporring.form is VOTERING and VOTERING.svar.search(p.tekst):
            tillegg += v.votering
        if sporring.om_habilitet and HABILITET.search(p.tekst):
            tillegg += v.votering
        if p.slag == "vedtak":
            tillegg += v.gjelder
        elif p.slag == "forslag_til_vedtak" or (
            p.slag == "behandling" and "behandling" not in sporring.onsker
        ):
            tillegg -= v.gjelder
        if (navn := kommune_i(p.kontekst)) and _nevner(sporring.tekst, navn):
            tillegg += v.kommune
        if kjent.tom:
            tillegg -= v.tom
        if nokkel_utvalg(p.utvalg) in sporring.utvalg:
            # What a body decided and how it voted is asked of that body and no other.
            handlet = sporring.form is VOTERING or {"vedtak", "behandling"} & {*sporring.onsker}
            tillegg += v.utvalg * max(skjerpet, 2.5 if handlet else 1.0)
        if sporring.bare_nummer:
            # The words of such a question say nothing of what is wanted; the sak's vedtak is.
            onske = _ONSKET.get(p.slag, 0.0)
            tillegg += v.del_ * onske * (i_sak == 1.0)
        elif p.slag in sporring.onsker:
            tillegg += v.del_ * skjerpet
        return tillegg

    # -- what the structure knows

    def _eiendom_forst(
        self,
        sporring: Sporring,
        kandidater: list[Kandidat],
        rader: Mapping[int, Passasjerad],
    ) -> list[Kandidat]:
        """For a question that names a property, the passages about it first, a sak at a time: those
        whose title has it before others, and where no more is asked, what was decided in each."""
        nummer = eiendom(sporring.tekst)
        if nummer is None:
            return kandidater
        har_navnet = {k.id for k in kandidater if eiendom(rader[k.id].sakstittel or "") == nummer}
        om = {*passasjer_om(self.lager, *nummer), *har_navnet}
        if bare_eiendom(sporring.tekst):
            vedtatt = sorted(
                (k for k in kandidater if k.id in om),
                key=lambda k: (rader[k.id].slag == "vedtak", rader[k.id].dato or date.min),
                reverse=True,
            )
            kandidater = [*vedtatt, *(k for k in kandidater if k.id not in om)]
        saker: dict[object, int] = {}

        def nokkel(k: Kandidat) -> tuple[bool, int, bool]:
            if k.id not in om:
                return True, 0, False
            p = rader[k.id]
            sak = nokkel_arkivsaksnr(p.arkivsaksnr) or p.behandling_id or -p.id
            nr = saker[sak] = saker.get(sak, 0) + 1
            return False, nr, k.id not in har_navnet

        ordnet = sorted(((nokkel(k), i, k) for i, k in enumerate(kandidater)), key=lambda x: x[:2])
        hoyest = max(k.poeng for k in kandidater) if kandidater else 0.0
        for nr, (_, _, k) in enumerate(x for x in ordnet if x[2].id in om):
            k.poeng = hoyest + 1e-4 * (len(om) - nr)
        return [k for _, _, k in ordnet]

    def _krav(self, sporring: Sporring, rader: Mapping[int, Passasjerad]) -> Krav:
        kommuner = {navn for p in rader.values() if (navn := kommune_i(p.kontekst))}
        nevnt = {navn for navn in kommuner if _nevner(sporring.tekst, navn)}
        if nevnt:
            return krav_av(sporring, sorted(nevnt))
        andre = sorted(nevnte_kommuner(sporring.tekst))
        # Papers that name no municipality as theirs may still speak of this one.
        ukjent = bool(andre) and not any(n in p.tekst for n in andre for p in rader.values())
        return krav_av(sporring, andre if kommuner or ukjent else (), ukjent=ukjent)

    def _rett_sted_forst(
        self,
        krav: Krav,
        kandidater: list[Kandidat],
        rader: Mapping[int, Passasjerad],
        rapportert: Mapping[int, Collection[tuple[str, date | None]]],
    ) -> list[Kandidat]:
        """The best passage that is of the body, day and municipality asked about first."""
        for nr, k in enumerate(kandidater[:SVAR_BLANT]):
            if krav.oppfylt(rader[k.id], rader[k.id].tekst, rapportert.get(k.id, ())):
                if nr:
                    k.poeng = kandidater[0].poeng + 1e-4
                return [k, *kandidater[:nr], *kandidater[nr + 1 :]]
        return kandidater

    def _rapportert(
        self, krav: Krav, ider: Sequence[int]
    ) -> dict[int, set[tuple[str, date | None]]]:
        """The bodies whose decisions passages report in a table, and the days, where that
        matters."""
        ut: dict[int, set[tuple[str, date | None]]] = {}
        if not krav.handling:
            return ut
        i_dem, verdier = en_av("p.id", ider)
        for rad in self.lager.rader(
            f"""SELECT p.id, s.organ, s.dato FROM passasje p JOIN vedtaksstatus s
                ON {overlapper("s", "p")} WHERE {i_dem}""",
            verdier,
        ):
            navn = self._forkortelser.utvalg(rad["organ"]) or rad["organ"]
            if nokkel := nokkel_utvalg(navn):
                ut.setdefault(rad["id"], set()).add((nokkel, fra_iso(rad["dato"])))
        return ut

    def _fra_struktur(
        self,
        sporring: Sporring,
        kandidater: list[Kandidat],
        rader: dict[int, Passasjerad],
        ordsok: Ordsok,
        tillatt: set[int] | None,
        krav: Krav,
        tokens: tuple[NDArray[np.float32], NDArray[np.float32]],
    ) -> tuple[list[tuple[Funn, int]], list[Kandidat]]:
        """What the structure answers with, each with the passage it stands in; the candidates with
        those passages first."""
        forste = [rader[k.id] for k in kandidater[:STRUKTUR_BLANT]]
        funn: list[tuple[Funn, int]] = []
        # What is looked up is of the index's own municipalities, whichever the question names.
        fremmed = bool(krav.kommuner) and self._kommuner().isdisjoint(krav.kommuner)
        har = {k.id: k for k in kandidater}
        for ett in finn_i_struktur(self.lager, self.saker, sporring, ordsok, forste, krav.kommuner):
            id_ = passasje_med(self.lager, ett.sted, har)
            if id_ is None or (tillatt is not None and id_ not in tillatt):
                break
            funn.append(
                (replace(ett, dekning=USIKKER, kjent=False) if ett.kjent and fremmed else ett, id_)
            )
        nye = [id_ for _, id_ in funn if id_ not in har]
        rader.update({id_: kjent.rad for id_, kjent in self._minne(nye).items()})
        rapportert = self._rapportert(krav, [id_ for _, id_ in funn])
        if not funn or not all(
            krav.oppfylt(rader[id_], rader[id_].tekst, rapportert.get(id_, set()) | ett.om)
            for ett, id_ in funn
        ):
            return [], kandidater
        form = sporring.form
        if form in (TALL, BELOP, VARIGHET) and not any(
            formdekning(form, sporring.tekst, ordsok, _siteres(ett, rader[id_])) == 1.0
            for ett, id_ in funn
        ):
            # A vote or a proposal tells no number of what is counted but by that word.
            return [], kandidater
        har |= {
            k.id: k
            for k in self._omranger(
                [Kandidat(id_) for id_ in dict.fromkeys(nye)], rader, sporring, ordsok, *tokens
            )
        }
        hoyest = kandidater[0].poeng
        forst = [har[id_] for id_ in dict.fromkeys(i for _, i in funn)]
        for nr, k in enumerate(forst):
            # The score says the order, whichever way it was found.
            k.poeng = hoyest + 1e-4 * (len(forst) - nr)
        return funn, [*forst, *(k for k in kandidater if k not in forst)]

    def _senere(self, p: Passasjerad, ordsok: Ordsok, tillatt: set[int] | None) -> Funn | None:
        """What a report says became of what a passage tells was done
        (`sok.oppslag.etterpa.senere`), in a passage that may be shown."""
        if p.slag not in GJORT:
            return None
        funn = senere(self.lager, self.saker, ordsok, p)
        id_ = passasje_med(self.lager, funn.sted) if funn else None
        if funn is None or id_ is None or (tillatt is not None and id_ not in tillatt):
            return None
        return funn


def _kan_ha_kommet_lenger(s: Sporring) -> bool:
    """Whether a question asks how something goes, of which a later paper may know more."""
    return s.om_utfallet or spor_om_etterpa(s.tekst)


_HVILKEN_SAK = re.compile(
    r"(?i)\b(?:hvilken|kva(?: for ei)?) sak\b|\b(?:handl\w+|gjelder|gjeld|gjaldt|heter|heitte)\b"
)
_ONSKET = {"vedtak": 6.0, "innstilling": 5.0, "behandling": 4.0}
"""What a question that is no more than a saksnr wants of the sak, in units of `Vekter.del_`."""


def _siteres(funn: Funn, p: Passasjerad) -> str:
    """The words of a passage that the structure answers with."""
    return p.tekst[max(0, funn.sted.start - p.start) : funn.sted.slutt - p.start]


_nevner = lru_cache(maxsize=4096)(nevner)
"""A question is asked for the municipality of each candidate."""


class _Klokke:
    def __init__(self) -> None:
        self._start = self._forrige = time.perf_counter()
        self._tider: dict[str, float] = {}

    def merk(self, navn: str) -> None:
        naa = time.perf_counter()
        self._tider[navn] = 1000 * (naa - self._forrige)
        self._forrige = naa

    def ferdig(self) -> dict[str, float]:
        return {**self._tider, "total": 1000 * (time.perf_counter() - self._start)}
