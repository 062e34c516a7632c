"""Earlier saker that resemble a new one, and how each committee decided.

What is compared is the substance of a case paper: its title, its proposal, its facts and its
assessment, passage by passage, against every passage of the index. A sak is as like as its
passages are on average, each measured from the likeness that any sak has to this one; words of the
title that both share count beside it. What every sak says is no likeness: a passage of words that
most have weighs little, and two passages are like only as far as they share words that few have. A
sak that falls under `GULV` is not shown, since the list would say that it resembles.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indeks.dokument import Del, Lesning, Passasje, Slag
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Passasjerad
from indeks.lagring.vektorer import Vektorsok
from indeks.leser import Leser
from indeks.linje.sidetekst import rens_sider
from indeks.ord import norsk
from indeks.papir.lesning import les_dokument
from indeks.passasjer import del_i_passasjer
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.sprakmodell.modell import Modell
from sok.saker.saksregister import Gang, Saksregister
from sok.sporsmal.leksikalsk import VEKT_LEDD, Leksikalsk, Ordsok
from sok.tekst.innhold import uten_innhold

_SUBSTANS: tuple[Slag, ...] = (
    "forslag_til_vedtak",
    "saksframlegg",
    "saksopplysninger",
    "vurdering",
    "vedtak",
    "innstilling",
)
_SAMMENLIGNES = (*_SUBSTANS, "vedlegg", "annet")
_RUTINE = re.compile(
    r"(?i)^(?:godkjenning av (?:protokoll|innkalling|sak|møte)|referat|orientering"
    r"|meldinger|meldingar|spørsmål|eventuelt|innkalling|møteplan)"
)
"""Saker that every meeting has resemble each other and nothing else."""

MAKS_TEKST = 200_000
"""Characters of a text that may be sent to be compared: a saksframlegg of some eighty pages."""
_MAKS_PASSASJER = 16
_NABOER = 80
_TITTELVEKT = 0.4
"""What the title's words count beside the passages' likeness; chosen on the sample archive."""

GULV = 0.12
"""What a sak must reach to be called like. Over the sample archive, read by one reader, 37 of the
44 pairs over it are of one kind of matter."""


@dataclass(frozen=True, slots=True)
class NySak:
    """What precedents are looked for: a title, passages with their vectors, float32 of shape (n,
    dimension), and the terms of each; what must not be found again, a sak of the index or an
    arkivsaksnr; and the day it was first before a body, where that is known."""

    tittel: str
    vektorer: NDArray[np.float32]
    termer: tuple[frozenset[str], ...]
    egen_sak: str | None = None
    arkivsaksnr: str | None = None
    forste_dato: date | None = None


@dataclass(frozen=True, slots=True)
class Likhet:
    """A passage that made a sak resemble, and its cosine with the new sak's likest passage."""

    passasje: Passasjerad
    likhet: float


@dataclass(frozen=True, slots=True)
class Presedens:
    """An earlier sak. `poeng` (0 to 1) is comparable within one list; `ganger` are its held
    behandlinger before the date asked for."""

    rang: int
    poeng: float
    sak: str
    tittel: str
    arkivsaksnr: str | None
    ganger: tuple[Gang, ...]
    likheter: tuple[Likhet, ...]


class Presedenssok:
    """Finds precedents over one index."""

    def __init__(self, lager: Lager, modell: Modell, register: Saksregister | None = None) -> None:
        """Raises `IndeksFeil` where the index was made with another model."""
        if lager.modell is not None:
            lager.krev_modell(modell.identitet)
        self._lager = lager
        self._modell = modell
        self._register = register or Saksregister(lager)
        self._vektorer = Vektorsok(lager)
        self._leksikalsk = Leksikalsk(lager)

    # -- what is asked about

    def fra_tekst(self, tekst: str) -> NySak:
        """A new sak given as text; its first line is its title. Raises `SakssokFeil` where there is
        nothing to compare."""
        ren = tekst.strip()
        if sum(tegn.isalpha() for tegn in ren) < 20:
            raise SakssokFeil("Det er for lite tekst å sammenligne; lim inn minst en setning.")
        tittel = next(linje.strip() for linje in ren.split("\n") if linje.strip())
        lesning = Lesning(
            ren, (0,), (), (Del("annet", "ukjent", 0, len(ren), None, None, None, None),)
        )
        return self._fra_lesning(lesning, tittel[:160], None)

    def fra_fil(self, fil: Path) -> NySak:
        """A new sak given as the PDF of its saksframlegg. Raises `DokumentFeil` for a file that
        cannot be read."""
        with Leser() as leser:
            pdf = leser.les(fil)
        tekst, sidestart = rens_sider(pdf.sider)
        if not tekst.strip():
            raise SakssokFeil(
                f"«{fil.name}» har ingen tekst (skannet?); kjør den gjennom OCR og prøv igjen."
            )
        lesning = les_dokument(tekst, sidestart)
        b = next((b for b in lesning.behandlinger if b.sakstittel), None)
        tittel = (b.sakstittel if b else None) or tekst.strip().split("\n", 1)[0]
        return self._fra_lesning(lesning, tittel[:240], b.arkivsaksnr if b else None)

    def fra_sak(self, nokkel: str) -> NySak:
        """A sak that is in the index, by its key."""
        sak = self._register.sak(nokkel)
        egne = [b.id for b in self._register.behandlinger(nokkel)]
        i_saken, ider = en_av("l.behandling_id", egne)
        om_den, slag = en_av("l.slag", _SUBSTANS)
        funnet = self._lager.finn_passasjer(f"{i_saken} AND {om_den}", [*ider, *slag])
        rader = self._lager.passasjer(funnet)
        funnet = [i for i in funnet if not uten_innhold(rader[i].tekst, rader[i].kontekst)]
        valgt = _spredt(funnet, _MAKS_PASSASJER)
        termer = self._lager.termer(valgt)
        vektorer = self._lager.vektorer(valgt)
        matrise = [vektorer[i] for i in valgt]
        tittel = self._modell.embed_passasjer([sak.tittel])
        return NySak(
            sak.tittel,
            np.vstack([tittel, *matrise]).astype(np.float32),
            (frozenset(norsk.termer(sak.tittel)), *(frozenset(termer[i][0]) for i in valgt)),
            nokkel,
            sak.arkivsaksnr,
            min((g.dato for g in sak.ganger if g.dato and g.holdt), default=None),
        )

    def _fra_lesning(self, lesning: Lesning, tittel: str, arkivsaksnr: str | None) -> NySak:
        passasjer = del_i_passasjer(lesning, self._modell.tell_tokens, self._modell.maks_tokens)
        substans = [
            p
            for p in passasjer
            if lesning.deler[p.del_nr].slag in (*_SUBSTANS, "annet")
            and not uten_innhold(p.tekst, p.kontekst)
        ]
        valgt: Sequence[Passasje] = _spredt(substans or passasjer, _MAKS_PASSASJER)
        tekster = [tittel, *(f"{p.kontekst}\n{p.tekst}" for p in valgt)]
        datoer = [b.dato for b in lesning.behandlinger if b.dato]
        return NySak(
            tittel,
            self._modell.embed_passasjer(tekster),
            tuple(frozenset(norsk.termer(t)) for t in (tittel, *(p.tekst for p in valgt))),
            None,
            arkivsaksnr,
            min(datoer, default=None),
        )

    # -- what resembles it

    def finn(self, grunnlag: NySak, antall: int = 10, for_: date | None = None) -> list[Presedens]:
        """The earlier saker that resemble, best first: never the sak itself, and none that was
        first treated on the date `for_` or later. Without a date it is the day that the sak itself
        was first before a body; where that is not known either, none is too late."""
        with self._lager.lesing():
            return self._finn(grunnlag, antall, for_ or grunnlag.forste_dato)

    def _finn(self, grunnlag: NySak, antall: int, for_: date | None) -> list[Presedens]:
        arkiv = nokkel_arkivsaksnr(grunnlag.arkivsaksnr)
        per_sak: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(grunnlag.vektorer))
        best: dict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
        treff = [self._vektorer.sok(v, _NABOER, None) for v in grunnlag.vektorer]
        ider = sorted({id_ for ett in treff for id_, _ in ett})
        rader = self._lager.passasjer(ider)
        termer = {id_: frozenset(kropp) for id_, (kropp, _) in self._lager.termer(ider).items()}
        tyngde = [self._leksikalsk.tyngde(t) for t in grunnlag.termer]
        vekt = self._vekter(grunnlag)
        for nr, naboer in enumerate(treff):
            if not naboer:
                continue
            gulv = min(cosinus for _, cosinus in naboer)
            for id_, cosinus in naboer:
                p = rader[id_]
                sak = self._register.sak_av(p.behandling_id) if p.behandling_id else None
                if sak is None or sak == grunnlag.egen_sak:
                    continue
                if arkiv and nokkel_arkivsaksnr(p.arkivsaksnr) == arkiv:
                    continue
                if for_ and (p.dato is None or p.dato >= for_):
                    continue
                if p.slag not in _SAMMENLIGNES or _RUTINE.match(p.sakstittel or ""):
                    continue
                if uten_innhold(p.tekst, p.kontekst) or not tyngde[nr]:
                    continue
                felles = self._leksikalsk.tyngde(grunnlag.termer[nr] & termer[id_]) / tyngde[nr]
                over = (cosinus - gulv) / max(1e-6, 1.0 - gulv) * math.sqrt(felles)
                per_sak[sak][nr] = max(per_sak[sak][nr], over)
                forrige, _ = best[sak].get(id_, (0.0, 0.0))
                best[sak][id_] = max((forrige, cosinus), (over * vekt[nr], cosinus))
        # A year that two titles share is no likeness.
        ordsok = self._leksikalsk.les(re.sub(r"\d+", " ", grunnlag.tittel))
        poeng: list[tuple[float, str]] = []
        for sak, likheter in per_sak.items():
            snitt = float(np.average(likheter, weights=vekt)) if any(vekt) else 0.0
            dekning = self._tittellikhet(ordsok, sak)
            poeng.append((min(1.0, (1 - _TITTELVEKT) * snitt + _TITTELVEKT * dekning), sak))
        poeng = [x for x in poeng if x[0] >= GULV]
        poeng.sort(key=lambda x: (-x[0], x[1]))
        valgt = poeng[: antall * 2]
        kjeder = self._register.ganger([sak for _, sak in valgt])
        ut: list[Presedens] = []
        for verdi, sak in valgt:
            ganger = tuple(
                g
                for g in kjeder[sak]
                if g.holdt and not (for_ and (g.dato is None or g.dato >= for_))
            )
            if not ganger or len(ut) == antall:
                continue
            likest = sorted(best[sak].items(), key=lambda x: (-x[1][0], x[0]))[:3]
            ut.append(
                Presedens(
                    len(ut) + 1,
                    verdi,
                    sak,
                    self._register.tittel(sak),
                    self._register.arkivsaksnr(sak),
                    ganger,
                    tuple(Likhet(rader[id_], cosinus) for id_, (_, cosinus) in likest),
                )
            )
        return ut

    def _tittellikhet(self, ordsok: Ordsok, sak: str) -> float:
        """The share of a title's words, by weight, that a sak's title has; of a compound that it
        does not have, its parts count (`legevaktavtale`, `avtale om legevakt`)."""
        titler = {
            term
            for b in self._register.behandlinger(sak)
            for term in norsk.termer(b.sakstittel or "")
        }
        titler |= {ledd for term in titler for ledd in self._leksikalsk.ledd(term)}
        delt = total = 0.0
        for gruppe, vekt in ordsok.grupper:
            total += vekt
            if not gruppe.isdisjoint(titler):
                delt += vekt
                continue
            ledd = {del_ for term in gruppe for del_ in self._leksikalsk.ledd(term)}
            if ledd:
                i_begge = self._leksikalsk.tyngde(ledd & titler)
                delt += VEKT_LEDD * vekt * i_begge / self._leksikalsk.tyngde(ledd)
        return delt / total if total else 0.0

    def _vekter(self, grunnlag: NySak) -> list[float]:
        """What each passage counts for, 0 to 1: how rare its words are on average."""
        hoyest = self._leksikalsk.hoyeste_idf()
        return [
            self._leksikalsk.tyngde(t) / (len(t) * hoyest) if t else 0.0 for t in grunnlag.termer
        ]


_T = TypeVar("_T")


def _spredt(alle: Sequence[_T], antall: int) -> list[_T]:
    """At most `antall` of them, spread evenly over the whole, the first always."""
    if len(alle) <= antall:
        return list(alle)
    return [alle[round(i * (len(alle) - 1) / (antall - 1))] for i in range(antall)]
