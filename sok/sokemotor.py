"""Question in, ranked and cited passages out.

Three views of every passage are joined: the meaning of the whole (dense, FAISS), its words
(lexical, FTS5 over Norwegian terms) and how well each token of the question is met in it (late
interaction over stored token vectors, for the best of the first two). What the question names
outright, a saksnr, an arkivsaksnr, a date, a body, then decides between them. Filters are applied
before anything is ranked.
"""

import math
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indeks import e5, norsk, tokenvektorer
from indeks.dokument import side_av
from indeks.lager import Lager, Passasjerad, en_av
from indeks.modell import Modell
from indeks.passasjer import kommune_i
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from indeks.vektorer import Vektorsok
from sok.leksikalsk import Leksikalsk, Ordsok
from sok.resultat import Resultat, Sitat, Svar, Treff
from sok.sporring import Filter, Sporring, les_sporring
from sok.strukturert import Funn, eiendom, fallne, passasje_med, passasjer_om
from sok.strukturert import finn as finn_i_struktur
from sok.svar import (
    INGEN_SVAR,
    TOMT_ARKIV,
    Setning,
    del_i_setninger,
    kutt,
    samme_ord,
    uten_innhold,
    velg_apning,
    velg_utdrag,
)
from sok.svarform import VOTERING
from sok.visninger import Visning, en_visning


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
    passage that belongs to what the question names, `del_` for the kind of part it asks about;
    `motsagt` is what is left of `sak` where the question's date or body is another. `votering` is
    for a passage that tells how a vote went, where that is asked; `gjelder` for a vedtak, and
    against a proposal that may have come to something else, where both have the same words;
    `kommune` for the municipality that the question names; `tom` against a heading alone.
    `kandidater` is how many each of the first two views puts forward.
    """

    naer: float = 0.5
    leksikalsk: float = 0.06
    dekning: float = 0.05
    nummer: float = 0.08
    kontekst: float = 0.4
    sak: float = 0.15
    motsagt: float = 0.3
    dato: float = 0.02
    utvalg: float = 0.02
    del_: float = 0.025
    votering: float = 0.05
    gjelder: float = 0.005
    kommune: float = 0.03
    tom: float = 0.05
    kandidater: int = 60
    nevnte: int = 120


NESTEN_LIK = 0.005
"""A second passage is quoted too where its score is no further from the first's."""

SVARVEKTER = (25.1, 1.5, 46.5, -22.4)
"""When the best passages are taken to answer: late interaction, covered words and how far the
first stands out from the tenth, logistic, fitted with the default model to the development
questions, to the same asked of another archive, and to NorQuAD with and without its text. 0 is
where 8 in 100 of the answerable of the first fall under it; three in four of those asked of
another archive do, and a third of those that an archive treats the subject of but does not answer
(of held-out ones, 2 in 12: what is near is not told from what answers)."""

SIKKER = 1.5
"""Over this, 5 in 6 of the development questions that have an answer, and 3 in 10 of those whose
subject alone is treated; of held-out ones, 9 in 12."""

SVARVEKTER_ANDRE = (0.0, 5.5, 0.0, -0.95)
"""The same from covered words alone, for models whose cosines have another scale."""


STRUKTUR_BLANT = 20
"""How many of the best passages tell which saker a structured answer is looked for in."""

SIKKER_STRUKTUR = 0.75
"""The share of the question's words that makes such an answer sure."""


@dataclass(slots=True)
class _Kandidat:
    id: int
    tett: float = 0.0
    leksikalsk: float = 0.0
    rang_tett: int = 0
    rang_ord: int = 0
    dekning: float = 0.0
    sen: float = 0.0
    poeng: float = 0.0
    likhet: NDArray[np.float32] | None = None


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
        `IndeksFeil` where the index was made with another model."""
        self.lager = lager
        self.modell = modell
        self.vekter = vekter or Vekter()
        self.visning = visning
        if lager.modell is not None:
            lager.krev_modell(modell.identitet)
        self._vektorer = Vektorsok(lager)
        self._leksikalsk = Leksikalsk(lager)
        self._utvalg: tuple[int, Mapping[str, str]] = (-1, {})
        self._konteksttokens: dict[str, int] = {}

    def utvalg(self) -> Mapping[str, str]:
        """The bodies of the index, names by key; kept until the index changes."""
        generasjon = self.lager.generasjon
        utvalg = self._utvalg
        if utvalg[0] != generasjon:
            utvalg = self._utvalg = (generasjon, self.lager.utvalg())
        return utvalg[1]

    def sok(self, sporsmal: str, antall: int = 10, filter_: Filter | None = None) -> Resultat:
        """The `antall` best passages for a question, and the answer they give."""
        klokke = _Klokke()
        filter_ = filter_ or Filter()
        sporring = les_sporring(sporsmal, self.utvalg())
        if not any(tegn.isalnum() for tegn in sporring.tekst):
            svar = Svar(
                "Skriv et spørsmål med ord eller et saksnr, for eksempel "
                "«hva ble vedtatt om skolen?».",
                (),
                False,
            )
            return Resultat(sporsmal, svar, (), klokke.ferdig())
        vektor, tokens, ordvekter = self.modell.embed_sporring_med_tokens(sporring.tekst)
        klokke.merk("modell")
        with self.lager.lesing():
            hvor, verdier = filter_.sql()
            blant = self.lager.finn_passasjer(hvor, verdier) if hvor else None
            ordsok = self._leksikalsk.les(sporring.tekst)
            kandidater = self._kandidater(sporring, vektor, ordsok, hvor, verdier, blant)
            klokke.merk("kandidater")
            rader = dict(self.lager.passasjer([k.id for k in kandidater]))
            kandidater = self._omranger(kandidater, rader, sporring, ordsok, tokens, ordvekter)
            kandidater = en_visning(kandidater, self.visning)
            funn: list[tuple[Funn, int]] = []
            if self.visning == "standard":
                if sporring.bare_nummer:
                    kandidater = self._en_av_hver(kandidater, rader, sporring)
                kandidater = self._eiendom_forst(sporring, kandidater, rader)
                tillatt = None if blant is None else set(blant)
                funn, kandidater = self._fra_struktur(sporring, kandidater, rader, ordsok, tillatt)
            klokke.merk("rangering")
            treff = tuple(
                Treff(rang, k.poeng, rader[k.id]) for rang, k in enumerate(kandidater[:antall], 1)
            )
            # Within the same view of the index: the pages must be those of the passages' own text.
            svar = self._svar(sporring, kandidater, treff, ordsok, ordvekter, funn)
            svar, treff = self._med_skjebne(svar, treff, antall)
            klokke.merk("svar")
        return Resultat(sporsmal, svar, treff, klokke.ferdig())

    def _tokens(self, kontekst: str) -> int:
        """How many tokens a context is; the same ones come again and again."""
        antall = self._konteksttokens.get(kontekst)
        if antall is None:
            if len(self._konteksttokens) > 20_000:
                self._konteksttokens.clear()
            antall = self._konteksttokens[kontekst] = self.modell.tell_tokens([kontekst])[0]
        return antall

    # -- candidates

    def _kandidater(
        self,
        sporring: Sporring,
        vektor: NDArray[np.float32],
        ordsok: Ordsok,
        hvor: str,
        verdier: Sequence[str],
        blant: Sequence[int] | None,
    ) -> list[_Kandidat]:
        funnet: dict[int, _Kandidat] = {}
        n = self.vekter.kandidater
        tette = self._vektorer.sok(vektor, n, blant)
        for rang, (id_, cosinus) in enumerate(tette, 1):
            funnet[id_] = _Kandidat(id_, tett=cosinus, rang_tett=rang)
        if ordsok.uttrykk:
            med_ord = self.lager.sok_ord(ordsok.uttrykk, n, hvor, verdier, self.vekter.kontekst)
            for rang, (id_, poeng) in enumerate(med_ord, 1):
                k = funnet.setdefault(id_, _Kandidat(id_))
                k.rang_ord = rang
                # As a share of what a passage with all the question's words would have.
                k.leksikalsk = min(1.5, poeng / ordsok.hoyst)
        for id_ in self._nevnt(sporring, hvor, verdier):
            funnet.setdefault(id_, _Kandidat(id_))
        if nummer := eiendom(sporring.tekst):
            for id_ in passasjer_om(self.lager, *nummer, hvor, verdier):
                funnet.setdefault(id_, _Kandidat(id_))
        return list(funnet.values())

    def _nevnt(self, sporring: Sporring, hvor: str, verdier: Sequence[str]) -> list[int]:
        """Passages of the saker that the question names by number."""
        if not sporring.saksnokler and not sporring.arkivnokler:
            return []
        sak, saksnokler = en_av("b.saksnr_nokkel", sporring.saksnokler)
        arkiv, arkivnokler = en_av("b.arkivsaksnr_nokkel", sporring.arkivnokler)
        vilkar = f"({sak} OR {arkiv})"
        return self.lager.finn_passasjer(
            f"{vilkar} AND {hvor}" if hvor else vilkar, [*saksnokler, *arkivnokler, *verdier]
        )[: self.vekter.nevnte]

    # -- ranking

    def _omranger(
        self,
        kandidater: list[_Kandidat],
        rader: Mapping[int, Passasjerad],
        sporring: Sporring,
        ordsok: Ordsok,
        tokens: NDArray[np.float32],
        ordvekter: NDArray[np.float32],
    ) -> list[_Kandidat]:
        v = self.vekter
        if not kandidater:
            return []
        pakket = self.lager.tokenvektorer([k.id for k in kandidater])
        termer = self.lager.termer([k.id for k in kandidater])
        likheter = tokenvektorer.likheter(tokens, [pakket[k.id] for k in kandidater])
        for k, likhet in zip(kandidater, likheter, strict=True):
            k.likhet = likhet
            k.sen = (1 - v.naer) * tokenvektorer.maxsim(
                likhet, ordvekter
            ) + v.naer * tokenvektorer.maxsim_naer(
                likhet, ordvekter, min(self._tokens(rader[k.id].kontekst), likhet.shape[1])
            )
            kropp, kontekst = termer[k.id]
            i_saken = self._i_saken(sporring, rader[k.id])
            k.dekning = ordsok.dekning({*kropp, *kontekst})
            k.poeng = (
                k.sen
                + v.leksikalsk * k.leksikalsk
                + v.dekning * k.dekning
                + v.nummer * max(i_saken, ordsok.nummerdekning(kropp))
                + v.sak * i_saken
                + self._tillegg(sporring, rader[k.id], i_saken)
            )
        return sorted(kandidater, key=lambda k: (-k.poeng, k.id))

    def _en_av_hver(
        self,
        kandidater: list[_Kandidat],
        rader: Mapping[int, Passasjerad],
        sporring: Sporring,
    ) -> list[_Kandidat]:
        """The best passage of each behandling that has the number, then the rest: several bodies
        have a sak 12/23, and who asks for it must see them all."""
        forst: dict[int, _Kandidat] = {}
        for k in kandidater:
            p = rader[k.id]
            if p.behandling_id is not None and self._i_saken(sporring, p) == 1.0:
                forst.setdefault(p.behandling_id, k)
        valgt = {k.id for k in forst.values()}
        ordnet = [*forst.values(), *(k for k in kandidater if k.id not in valgt)]
        for forrige, k in pairwise(ordnet):
            k.poeng = min(k.poeng, forrige.poeng)
        return ordnet

    def _i_saken(self, sporring: Sporring, p: Passasjerad) -> float:
        """1 for a passage of a sak that the question names by number; less where its date or body
        is another than the question's; 0 for others."""
        if nokkel_arkivsaksnr(p.arkivsaksnr) in sporring.arkivnokler:
            return 1.0
        if nokkel_saksnr(p.saksnr, p.dato) not in sporring.saksnokler:
            return 0.0
        annen_dato = sporring.datoer and p.dato and p.dato not in sporring.datoer
        annet_utvalg = (
            sporring.utvalg and p.utvalg and nokkel_utvalg(p.utvalg) not in sporring.utvalg
        )
        return self.vekter.motsagt if annen_dato or annet_utvalg else 1.0

    def _tillegg(self, sporring: Sporring, p: Passasjerad, i_saken: float) -> float:
        """What a passage gains from the date, body and kind of part that the question names."""
        v = self.vekter
        # With a saksnr, date and body tell which of several saker of that number is meant.
        skjerpet = 3.0 if sporring.saksnokler or sporring.arkivnokler else 1.0
        tillegg = 0.0
        if p.dato in sporring.datoer or (
            p.dato and any(maned.passer(p.dato) for maned in sporring.maneder)
        ):
            tillegg += v.dato * skjerpet
        if sporring.form is VOTERING and VOTERING.svar.search(p.tekst):
            tillegg += v.votering
        if p.slag == "vedtak":
            tillegg += v.gjelder
        elif p.slag == "forslag_til_vedtak" or (
            p.slag == "behandling" and "behandling" not in sporring.onsker
        ):
            tillegg -= v.gjelder
        if (navn := kommune_i(p.kontekst)) and _nevner(sporring.tekst, navn):
            tillegg += v.kommune
        if uten_innhold(p.tekst, p.kontekst):
            tillegg -= v.tom
        if nokkel_utvalg(p.utvalg) in sporring.utvalg:
            # What a body decided and how it voted is asked of that body and no other.
            handlet = sporring.form is VOTERING or "vedtak" in sporring.onsker
            tillegg += v.utvalg * max(skjerpet, 2.5 if handlet else 1.0)
        if sporring.bare_nummer:
            # The words of such a question say nothing of what is wanted; the sak's vedtak is.
            onske = 6.0 if p.slag == "vedtak" else 4.0 if p.slag in sporring.onsker else 0.0
            tillegg += v.del_ * onske * (i_saken == 1.0)
        elif p.slag in sporring.onsker:
            tillegg += v.del_ * skjerpet
        return tillegg

    # -- what the structure knows

    def _eiendom_forst(
        self,
        sporring: Sporring,
        kandidater: list[_Kandidat],
        rader: Mapping[int, Passasjerad],
    ) -> list[_Kandidat]:
        """For a question that names a property, the passages about it first, a sak at a time."""
        nummer = eiendom(sporring.tekst)
        if nummer is None:
            return kandidater
        om = set(passasjer_om(self.lager, *nummer))
        saker: dict[object, int] = {}

        def nokkel(k: _Kandidat) -> tuple[bool, int, float]:
            if k.id not in om:
                return True, 0, -k.poeng
            p = rader[k.id]
            sak = nokkel_arkivsaksnr(p.arkivsaksnr) or p.behandling_id or -p.id
            nr = saker[sak] = saker.get(sak, 0) + 1
            return False, nr, -k.poeng

        ordnet = sorted(((nokkel(k), i, k) for i, k in enumerate(kandidater)), key=lambda x: x[:2])
        hoyest = max(k.poeng for k in kandidater) if kandidater else 0.0
        for nr, (_, _, k) in enumerate(x for x in ordnet if x[2].id in om):
            k.poeng = hoyest + 1e-4 * (len(om) - nr)
        return [k for _, _, k in ordnet]

    def _fra_struktur(
        self,
        sporring: Sporring,
        kandidater: list[_Kandidat],
        rader: dict[int, Passasjerad],
        ordsok: Ordsok,
        tillatt: set[int] | None,
    ) -> tuple[list[tuple[Funn, int]], list[_Kandidat]]:
        """What the structure answers with, each with the passage it stands in; the candidates with
        those passages first."""
        forste = [rader[k.id] for k in kandidater[:STRUKTUR_BLANT]]
        funn: list[tuple[Funn, int]] = []
        har = {k.id: k for k in kandidater}
        for ett in finn_i_struktur(self.lager, sporring, ordsok, forste):
            id_ = passasje_med(self.lager, ett.sted, har)
            if id_ is None or (tillatt is not None and id_ not in tillatt):
                break
            funn.append((ett, id_))
        if not funn:
            return [], kandidater
        nye = [id_ for _, id_ in funn if id_ not in har]
        rader.update(self.lager.passasjer(nye))
        hoyest = kandidater[0].poeng
        forst = [har.get(id_) or _Kandidat(id_) for id_ in dict.fromkeys(i for _, i in funn)]
        for nr, k in enumerate(forst):
            # The score says the order, whichever way it was found.
            k.poeng = hoyest + 1e-4 * (len(forst) - nr)
        return funn, [*forst, *(k for k in kandidater if k not in forst)]

    def _sitat_av(self, funn: Funn, t: Treff) -> Sitat:
        """The quotation of what the structure found, within its passage."""
        p = t.passasje
        fra = max(0, funn.sted.start - p.start)
        return self._siter(t, Setning(fra, min(len(p.tekst), funn.sted.slutt - p.start)))

    def _siter(self, t: Treff, valgt: Setning) -> Sitat:
        """The quotation of a run of a passage, with the pages it stands on."""
        p = t.passasje
        utdrag = kutt(p.tekst, valgt)
        sidestart = self.lager.sidestart(p.dokument_id)
        return Sitat(
            t.rang,
            p.tekst[utdrag.fra : utdrag.til],
            utdrag.fra,
            utdrag.til,
            side_av(sidestart, p.start + utdrag.fra),
            side_av(sidestart, p.start + utdrag.til - 1),
        )

    def _med_skjebne(
        self, svar: Svar, treff: tuple[Treff, ...], antall: int
    ) -> tuple[Svar, tuple[Treff, ...]]:
        """The answer with the vote that felled a proposal it quotes, so that nobody takes what was
        voted down for what was decided."""
        sitater = list(svar.sitater)
        for sitat in svar.sitater:
            p = treff[sitat.rang - 1].passasje
            for skjebne in fallne(self.lager, p, sitat.fra, sitat.til)[:1]:
                blant = {t.passasje.id: t for t in treff}
                id_ = passasje_med(self.lager, skjebne.sted, blant)
                if id_ is None:
                    continue
                if id_ not in blant:
                    brukt = {s.rang for s in sitater}
                    if len(treff) >= antall and len(treff) not in brukt:
                        treff = treff[:-1]
                    ny = Treff(len(treff) + 1, 0.0, self.lager.passasjer([id_])[id_])
                    treff = (*treff, ny)
                    blant[id_] = ny
                ett = self._sitat_av(skjebne, blant[id_])
                if not any(samme_ord(ett.tekst, s.tekst) for s in sitater):
                    sitater.append(ett)
        if len(sitater) == len(svar.sitater):
            return svar, treff
        return replace(svar, tekst=_svartekst(sitater), sitater=tuple(sitater)), treff

    # -- the answer

    def _svar(
        self,
        sporring: Sporring,
        kandidater: Sequence[_Kandidat],
        treff: Sequence[Treff],
        ordsok: Ordsok,
        ordvekter: NDArray[np.float32],
        funn: Sequence[tuple[Funn, int]] = (),
    ) -> Svar:
        if not treff:
            return Svar(TOMT_ARKIV, (), False)
        if funn:
            rang = {t.passasje.id: t for t in treff}
            fra_struktur = [self._sitat_av(f, rang[id_]) for f, id_ in funn if id_ in rang]
            if fra_struktur:
                sikker = funn[0][0].dekning >= SIKKER_STRUKTUR
                return Svar(_svartekst(fra_struktur), tuple(fra_struktur), True, sikker)
        tillit = self._tillit(sporring, kandidater, treff)
        if tillit <= 0:
            return Svar(INGEN_SVAR, (), False)
        sitater: list[Sitat] = []
        for k, t in zip(kandidater, treff[:5], strict=False):
            if sitater and (t.rang > 2 or k.poeng < kandidater[0].poeng - NESTEN_LIK):
                break
            if sitater and sporring.bare_nummer:
                break  # the next is another body's sak of the same number
            sitat = self._sitat(k, t, sporring, ordsok, ordvekter)
            # Several saksprotokoller of one sak often hold the same words; once is enough.
            if sitat and not any(samme_ord(sitat.tekst, s.tekst) for s in sitater):
                sitater.append(sitat)
        if not sitater:
            return Svar(INGEN_SVAR, (), False)
        return Svar(_svartekst(sitater), tuple(sitater), True, tillit > SIKKER)

    def _sitat(
        self,
        k: _Kandidat,
        t: Treff,
        sporring: Sporring,
        ordsok: Ordsok,
        ordvekter: NDArray[np.float32],
    ) -> Sitat | None:
        p = t.passasje
        setninger = del_i_setninger(p.tekst)
        if k.likhet is None or not setninger:
            return None
        # The token vectors are those of the context, a line break and the text.
        forskyvning = len(p.kontekst) + 1
        start = (
            self.modell.tokenstart(f"{p.kontekst}\n{p.tekst}")[: k.likhet.shape[1]] - forskyvning
        )
        moter = [
            k.likhet[:, : len(start)].max(
                axis=1, initial=0.0, where=(start >= s.fra) & (start < s.til)
            )
            for s in setninger
        ]
        dekning = [ordsok.dekning(norsk.termer(p.tekst[s.fra : s.til])) for s in setninger]
        valgt = velg_utdrag(
            p.tekst, setninger, moter, ordvekter, dekning, sporring.tekst, p.kontekst
        )
        if valgt is None:
            return None
        if sporring.bare_nummer or ("vedtak" in sporring.onsker and p.slag == "vedtak"):
            # Its points belong together, and a number alone says nothing of which is meant.
            apning = velg_apning(p.tekst, setninger, p.kontekst)
            if apning and (sporring.bare_nummer or apning.til >= setninger[-1].fra):
                valgt = apning
        return self._siter(t, valgt)

    def _tillit(
        self, sporring: Sporring, kandidater: Sequence[_Kandidat], treff: Sequence[Treff]
    ) -> float:
        """How sure it is that the best passages hold what the question asks and are not only the
        nearest: log odds, beyond all doubt for a sak that it names by number."""
        if self._i_saken(sporring, treff[0].passasje) == 1.0:
            return math.inf
        dekning = max(k.dekning for k in kandidater[:3])
        sen = max(k.sen for k in kandidater[:3])
        skiller = kandidater[0].poeng - kandidater[:10][-1].poeng
        standard = self.modell.identitet.navn == e5.NAVN
        vekter = SVARVEKTER if standard else SVARVEKTER_ANDRE
        return float(np.dot(vekter, (sen, dekning, skiller, 1.0)))


@lru_cache(maxsize=4096)
def _nevner(sporsmal: str, kommune: str) -> bool:
    """Whether a question names a municipality, also in the genitive."""
    return re.search(rf"(?i)(?<!\w){re.escape(kommune)}s?(?!\w)", sporsmal) is not None


def _svartekst(sitater: Sequence[Sitat]) -> str:
    return "\n".join(f"{_en_linje(s.tekst)} [{s.rang}]" for s in sitater)


def _en_linje(tekst: str) -> str:
    return " ".join(tekst.split())


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
