"""Question in, ranked and cited passages out.

Three views of every passage are joined: the meaning of the whole (dense, FAISS), its words
(lexical, FTS5 over Norwegian terms) and how well each token of the question is met in it (late
interaction over stored token vectors, for the best of the first two). What the question names
outright, a saksnr, an arkivsaksnr, a date, a body, then decides between them. Filters are applied
before anything is ranked.
"""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indeks.datoer import fra_iso
from indeks.lagring.lager import Lager, en_av, overlapper
from indeks.lagring.rader import Passasjerad
from indeks.lagring.vektorer import Vektorsok
from indeks.ord import norsk
from indeks.passasjer import kommune_i
from indeks.sprakmodell.modell import Modell
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk
from sok.lister.kjente import forslagsstillere
from sok.lister.listesporsmal import alle_av, listefilter
from sok.meldinger import FEIL_STED, INGEN_SVAR_I_DISSE
from sok.oppslag.etterpa import USIKKER, senere, spor_om_etterpa, statusavslag, statuspassasjer
from sok.oppslag.funn import Funn, passasje_med
from sok.oppslag.strukturert import emne
from sok.oppslag.strukturert import finn as finn_i_struktur
from sok.rangering import ordvekt
from sok.rangering.avgjort import (
    GJORT,
    Rekke,
    avgjort_forst,
    debatt_forst,
    fra_begynnelsen,
    nyere_vedtak,
)
from sok.rangering.eiendommer import eiendom, eiendom_forst, passasjer_om
from sok.rangering.formdekning import formdekning
from sok.rangering.gjentatt import slaa_sammen
from sok.rangering.kandidat import Kandidat
from sok.rangering.nevnte import en_av_hver, nevnte_passasjer
from sok.rangering.passasjeminne import Passasjeminne
from sok.rangering.poeng import Lest, Rangering, Vekter
from sok.rangering.visninger import Visning, en_visning
from sok.saker.saksregister import Saksregister
from sok.sporsmal.forkortelser import Forkortelser
from sok.sporsmal.leksikalsk import Leksikalsk, Ordsok
from sok.sporsmal.skrivemater import SAKSSLAG, som_i_papirene
from sok.sporsmal.sporring import (
    Filter,
    Sporring,
    les_sporring,
    med_ar,
    nevner,
    partiord,
    rens_sporsmal,
)
from sok.sporsmal.stavemate import mente_du
from sok.sporsmal.svarform import MAAL
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

KANDIDATER = 60
"""How many passages each of the first two views puts forward."""

STRUKTUR_BLANT = 20
"""How many of the best passages tell which saker a structured answer is looked for in."""

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
            rangering = Rangering(
                self.lager,
                self._minne,
                self.vekter,
                Lest(sporring, ordsok, tokens, ordvekter),
                self._kommuner,
            )
            rader = rangering.rader
            kandidater = rangering.ordne(kandidater)
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
                    kandidater = en_av_hver(sporring, kandidater, rader)
                kandidater = eiendom_forst(self.lager, sporring.tekst, kandidater, rader)
                krav = self._krav(sporring, rader)
                tillatt = None if blant is None else set(blant)
                rekke = Rekke(self.lager, self.saker, sporring, rader, tillatt, rangering.ordne)
                kandidater = fra_begynnelsen(rekke, avgjort_forst(rekke, kandidater))
                kandidater = nyere_vedtak(rekke, debatt_forst(rekke, kandidater))
                rapportert = self._rapportert(krav, [k.id for k in kandidater[:SVAR_BLANT]])
                kandidater = self._rett_sted_forst(krav, kandidater, rader, rapportert)
                struktur = self._fra_struktur(
                    sporring, kandidater, rangering, ordsok, tillatt, krav
                )
                funn, kandidater = struktur
                for ett, id_ in funn:
                    rapportert.setdefault(id_, set()).update(ett.om)
                if not funn and av_slag is None and emne(sporring.tekst) == "status":
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
        tette = self._vektorer.sok(vektor, KANDIDATER, blant)
        for rang, (id_, cosinus) in enumerate(tette, 1):
            funnet[id_] = Kandidat(id_, tett=cosinus, rang_tett=rang)
        if ordsok.uttrykk:
            med_ord = self.lager.sok_ord(
                ordsok.uttrykk, KANDIDATER, hvor, verdier, self.vekter.kontekst
            )
            for rang, (id_, poeng) in enumerate(med_ord, 1):
                k = funnet.setdefault(id_, Kandidat(id_))
                k.rang_ord = rang
                # As a share of what a passage with all the question's words would have.
                k.leksikalsk = min(1.5, poeng / ordsok.hoyst)
        for id_ in nevnte_passasjer(self.lager, sporring, hvor, verdier):
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

    # -- what the structure knows

    def _krav(self, sporring: Sporring, rader: Mapping[int, Passasjerad]) -> Krav:
        kommuner = {navn for p in rader.values() if (navn := kommune_i(p.kontekst))}
        nevnt = {navn for navn in kommuner if nevner(sporring.tekst, navn)}
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
        rangering: Rangering,
        ordsok: Ordsok,
        tillatt: set[int] | None,
        krav: Krav,
    ) -> tuple[list[tuple[Funn, int]], list[Kandidat]]:
        """What the structure answers with, each with the passage it stands in; the candidates with
        those passages first."""
        rader = rangering.rader
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
        rangering.les(nye)
        rapportert = self._rapportert(krav, [id_ for _, id_ in funn])
        if not funn or not all(
            krav.oppfylt(rader[id_], rader[id_].tekst, rapportert.get(id_, set()) | ett.om)
            for ett, id_ in funn
        ):
            return [], kandidater
        form = sporring.form
        if form in MAAL and not any(
            formdekning(form, sporring.tekst, ordsok, _siteres(ett, rader[id_])) == 1.0
            for ett, id_ in funn
        ):
            # A vote or a proposal tells no number of what is counted but by that word.
            return [], kandidater
        har |= {k.id: k for k in rangering.ordne([Kandidat(id_) for id_ in dict.fromkeys(nye)])}
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


def _siteres(funn: Funn, p: Passasjerad) -> str:
    """The words of a passage that the structure answers with."""
    return p.tekst[max(0, funn.sted.start - p.start) : funn.sted.slutt - p.start]


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
