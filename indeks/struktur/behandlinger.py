"""What happened to a sak in a meeting: the sentences of its behandling, read in order.

A proposal runs from the sentence that introduces it to the next that is something else: another
proposal, a vote, a heading, somebody taking the floor. A vote belongs to the proposal it names;
one that names none belongs to the proposal just before it, and else to what the sak came with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from indeks.setninger import Setning, setninger
from indeks.struktur import ordlyd
from indeks.struktur.forslag import Innledning, les_innledning
from indeks.struktur.personer import navneord, velgere
from indeks.struktur.typer import Forslag, Forslagstype, Resultat, Utfall, Votering
from indeks.struktur.voteringer import Avlest, les_votering, med

_Rolle = Literal["forslag", "votering", "enstemmig", "tittel", "debatt", "stemte", "tekst"]

_STEMTE = re.compile(
    r"^(?P<hvem>(?:[A-ZÆØÅ]|[Dd]ei \d|[Dd]e \d|\d+ )[^.:;]{0,160}?) (?i:stemte|røysta|røystet|stemmer) "
    r"(?P<side>(?i:for|mot|imot|i mot))\b(?P<hva>[^.]*)"
)
_MINDRETALL = re.compile(
    r"^(?i:mindretal(?:l)?et|(?:i )?mindretal(?:l)?(?: var)?|mot (?:stemte|røysta)|imot stemte)"
    r" ?[:–-]? ?(?P<hvem>[A-ZÆØÅ(].{1,160})$"
)
_FOR_STEMTE = re.compile(
    r"^(?i:for (?:stemte|røysta)|fl(?:er|eir)tal(?:l)?et) ?[:–-]? ?(?P<hvem>[A-ZÆØÅ(].{1,160})$"
)
_PUNKT = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\)|[•·–-]) ?")
_ENSTEMMIG_TITTEL = re.compile(
    rf"(?i)^(?:votering|røysting|avstemm?ing|avstemning)\s?[-–:]?\s?{ordlyd.ENSTEMMIG}.{{0,20}}$"
)


@dataclass(slots=True)
class _Apent:
    """A proposal while its words are read."""

    innledning: Innledning
    start: int
    slutt: int
    ord_start: int
    ord_slutt: int
    apent: bool = True
    utfall: list[Resultat] = field(default_factory=list)


class _Gang:
    """The state of reading one behandling."""

    def __init__(self, tekst: str, behandling: int | None) -> None:
        self.tekst = tekst
        self.behandling = behandling
        self.forslag: list[_Apent] = []
        self.voteringer: list[Votering] = []
        self.ventende: Setning | None = None
        """A heading of unanimity whose object may follow: `Røysting - samrøystes:`."""
        self.sist: _Rolle = "tekst"

    # -- one sentence

    def les(self, s: Setning) -> None:
        if self.ventende is not None:
            if self._etter_enstemmig(s):
                return
        if _ENSTEMMIG_TITTEL.match(s.ord):
            self._lukk(s)
            self.ventende = s
            self.sist = "enstemmig"
            return
        innledning = les_innledning(s.ord) if s.ny_linje or s.ord.endswith(":") else None
        avlest = les_votering(s.ord)
        if innledning and avlest and self._er_begge(s, avlest):
            self._nytt_forslag(s, innledning)
            self._voter(s, [med(avlest[0], navn=(), partier=())], til=len(self.forslag) - 1)
            self.sist = "forslag"
            return
        if avlest and self._er_votering(s, avlest):
            self._lukk(s)
            self._voter(s, avlest)
            self.sist = "votering"
            return
        if innledning:
            self._lukk(s)
            self._nytt_forslag(s, innledning)
            self.sist = "forslag"
            return
        if self._stemte(s):
            return
        if (
            ordlyd.VOTERINGSTITTEL.match(s.ord)
            or ordlyd.ANNEN_TITTEL.match(s.ord)
            or ordlyd.DEBATT.match(s.ord)
        ):
            self._lukk(s)
            self.sist = "tittel"
            return
        if self.forslag and self.forslag[-1].apent:
            f = self.forslag[-1]
            if f.ord_slutt <= f.ord_start:
                f.ord_start = s.start
            f.ord_slutt = f.slutt = s.slutt
        self.sist = "tekst"

    def ferdig(self) -> None:
        if self.ventende is not None:
            self._voter(self.ventende, les_votering(self.ventende.ord))
            self.ventende = None
        self._lukk(None)

    def _lukk(self, _: Setning | None) -> None:
        if self.forslag:
            self.forslag[-1].apent = False

    # -- what a sentence is

    def _er_votering(self, s: Setning, avlest: Sequence[Avlest]) -> bool:
        """Whether a sentence with a result is a vote where it stands: in the middle of a proposal's
        words, only one that names what was voted on or stands bare."""
        if not (self.forslag and self.forslag[-1].apent and not s.ny_linje):
            return True
        return all(a.sterk for a in avlest) and len(s.ord) < 160

    def _er_begge(self, s: Setning, avlest: Sequence[Avlest]) -> bool:
        """Whether a sentence introduces a proposal and tells its fate at once."""
        return s.ord.endswith(":") and avlest[0].resultat is not None

    def _etter_enstemmig(self, s: Setning) -> bool:
        """Joins a heading of unanimity with the sentence that says of what; whether it did."""
        tittel = self.ventende
        assert tittel is not None
        avlest = les_votering(s.ord)
        innledning = les_innledning(s.ord)
        self.ventende = None
        if innledning is not None:
            # The vote is on what is now proposed, or on what the next sentences say.
            self._nytt_forslag(s, innledning)
            if avlest:
                self._voter(
                    s,
                    [med(avlest[0], enstemmig=True, navn=(), partier=())],
                    til=len(self.forslag) - 1,
                )
            else:
                self._voter(tittel, les_votering(tittel.ord), til=len(self.forslag) - 1)
            self.sist = "forslag"
            return True
        if avlest and not avlest[0].sterk:
            tall = les_votering(tittel.ord)
            for_ = tall[0].for_ if tall else None
            self._voter(
                Setning(tittel.start, s.slutt, s.ord, True),
                [med(a, enstemmig=True, for_=for_) for a in avlest],
            )
            self.sist = "votering"
            return True
        if avlest:
            return False  # the heading was of another vote, told in full
        samd = ordlyd.SLUTTER_SEG_TIL.search(s.ord)
        self._voter(
            Setning(tittel.start, s.slutt if samd else tittel.slutt, tittel.ord, True),
            les_votering(tittel.ord),
        )
        self.sist = "votering"
        return bool(samd)

    def _stemte(self, s: Setning) -> bool:
        """Who voted how, told in a sentence of its own behind the vote; whether it was that."""
        if not self.voteringer or self.sist not in ("votering", "stemte"):
            return False
        v = self.voteringer[-1]
        if m := _MINDRETALL.match(s.ord):
            hvem = velgere(m["hvem"])
            tapte_for = v.resultat == "falt"
            v = (
                replace(v, stemte_for=v.stemte_for or hvem)
                if tapte_for
                else replace(v, stemte_mot=v.stemte_mot or hvem)
            )
        elif f := _FOR_STEMTE.match(s.ord):
            v = replace(v, stemte_for=v.stemte_for or velgere(f["hvem"]))
        elif (st := _STEMTE.match(s.ord)) and not re.search(r"\d", st["hvem"]):
            hva = st["hva"].strip().lower()
            if hva and not hva.startswith(("forslaget", "framlegget", "innstillingen", "dette")):
                return False
            if hva.startswith("innst") and v.gjelder == "forslag":
                return False
            if hva.startswith(("forsl", "framl")) and v.gjelder == "innstilling":
                return False
            hvem = velgere(st["hvem"])
            if st["side"].lower() == "for":
                v = replace(v, stemte_for=v.stemte_for or hvem)
            else:
                v = replace(v, stemte_mot=v.stemte_mot or hvem)
        else:
            return False
        self.voteringer[-1] = replace(v, slutt=s.slutt)
        self.sist = "stemte"
        return True

    # -- what comes of it

    def _nytt_forslag(self, s: Setning, innledning: Innledning) -> None:
        self._lukk(s)
        ord_start = ord_slutt = s.slutt
        apent = True
        if innledning.ord_fra is not None:
            # The place in the sentence is the place in the text where no blanks were folded.
            ord_start = min(s.slutt, s.start + innledning.ord_fra)
            ord_slutt = s.slutt
            apent = False
        self.forslag.append(_Apent(innledning, s.start, s.slutt, ord_start, ord_slutt, apent))

    def _voter(self, s: Setning, avlest: Sequence[Avlest], til: int | None = None) -> None:
        for a in avlest:
            gjaldt = (til,) if til is not None else self._hvilke(a)
            gjelder = a.gjelder
            if gjelder is None:
                gjelder = "forslag" if gjaldt else "innstilling"
            if gjelder == "annet":
                gjaldt = ()
            if gjelder == "innstilling" and til is None:
                gjaldt = ()
            navn = [*a.navn, *a.partier]
            if not navn:
                for nr in gjaldt:
                    f = self.forslag[nr].innledning
                    navn += [p.navn for p in f.forslagsstillere] or [*f.partier]
            self.voteringer.append(
                Votering(
                    self.behandling,
                    a.resultat,
                    a.enstemmig,
                    a.for_,
                    a.mot,
                    a.stemte_for,
                    a.stemte_mot,
                    gjelder,
                    tuple(dict.fromkeys(navn)),
                    gjaldt,
                    s.start,
                    s.slutt,
                )
            )
            for nr in gjaldt:
                f = self.forslag[nr]
                if a.resultat:
                    f.utfall.append(a.resultat)
                if f.innledning.type == "forslag" and (type_ := _type_av(a.objekt)):
                    # What is called a proposal when made is often given its kind when voted on.
                    f.innledning = replace(f.innledning, type=type_)

    def _hvilke(self, a: Avlest) -> tuple[int, ...]:
        """The proposals a vote is about."""
        if not self.forslag or a.gjelder in ("innstilling", "annet"):
            return ()
        if a.navn or a.partier:
            funnet = [nr for nr, f in enumerate(self.forslag) if _samme(f.innledning, a)]
            if not funnet:
                return ()
            uavgjort = [nr for nr in funnet if not self.forslag[nr].utfall]
            likt = [nr for nr in uavgjort if _type_i(self.forslag[nr].innledning, a.objekt)]
            if len(funnet) > 1 and re.search(r"(?i)forslagene|framlegga\b", a.objekt):
                return tuple(uavgjort or funnet)
            if len(likt or uavgjort) > 1 and (om := _om(a.objekt)):
                best = max((likt or uavgjort), key=lambda nr: len(om & self._ordene(nr)))
                return (best,)
            return ((likt or uavgjort or funnet)[0 if (likt or uavgjort) else -1],)
        if a.gjelder == "forslag":
            likt = [nr for nr, f in enumerate(self.forslag) if _type_i(f.innledning, a.objekt)]
            return (likt[-1],) if likt else (len(self.forslag) - 1,)
        # Bare: of the proposal just before it, if nothing was voted on since.
        siste = self.forslag[-1]
        if self.voteringer and self.voteringer[-1].start > siste.slutt and not self._fortsatt():
            return (len(self.forslag) - 1,) if _PUNKT.match(a.objekt) else ()
        return (len(self.forslag) - 1,) if a.gjelder is None and self._rett_etter(a) else ()

    def _ordene(self, nr: int) -> frozenset[str]:
        f = self.forslag[nr]
        return frozenset(re.findall(r"[\wæøå]{5,}", self.tekst[f.start : f.slutt].lower()))

    def _fortsatt(self) -> bool:
        """Whether points of the last proposal go on behind its vote, each with a vote of its own."""
        return self.sist == "tekst"

    def _rett_etter(self, a: Avlest) -> bool:
        return not re.search(r"(?i)punkt|pkt", a.objekt) or bool(_PUNKT.match(a.objekt))


def _type_i(innledning: Innledning, objekt: str) -> bool:
    """Whether the words for what was voted on name the proposal's own kind."""
    return _type_av(objekt) == innledning.type


def _type_av(objekt: str) -> Forslagstype | None:
    return next((r.gir for r in ordlyd.FORSLAGSTYPER if r.monster.search(objekt)), None)


def _om(objekt: str) -> frozenset[str]:
    """The words that tell what a proposal is about: `… om kommunalt legesenter`."""
    om = re.search(r"(?i)\b(?:om|vedrør\w+|angående) (.+)$", objekt)
    return frozenset(re.findall(r"[\wæøå]{5,}", om[1].lower())) if om else frozenset()


def _samme(innledning: Innledning, a: Avlest) -> bool:
    """Whether the proposal is one of those whom the vote names."""
    navn = [navneord(p.navn) for p in innledning.forslagsstillere]
    for n in a.navn:
        ord_ = navneord(n)
        # A party that stands behind a name without parentheses is no part of the name.
        if any(ord_ <= har or (har and har <= ord_) or _etternavn(n, har) for har in navn if har):
            return True
    return not a.navn and bool(a.partier) and bool(set(a.partier) & set(innledning.partier))


def _etternavn(navn: str, har: frozenset[str]) -> bool:
    siste = navn.split()[-1].casefold() if navn.split() else ""
    return len(siste) > 3 and (siste in har or re.sub(r"s$", "", siste) in har)


def les_behandling(
    tekst: str, deler: Sequence[tuple[int, int]], behandling: int | None, bredde: int
) -> tuple[list[Forslag], list[Votering]]:
    """The proposals and votes in the parts of one behandling, given as (start, end) in order. The
    indices in `Votering.forslag` count from 0 here."""
    gang = _Gang(tekst, behandling)
    for start, slutt in deler:
        for s in setninger(tekst, start, slutt, bredde):
            gang.les(s)
        gang.ferdig()
    for f in gang.forslag:
        f.ord_start, f.ord_slutt = _uten_anforsel(tekst, f.ord_start, f.ord_slutt)
    forslag = [
        Forslag(
            behandling,
            f.innledning.type,
            f.innledning.forslagsstillere,
            f.innledning.partier,
            f.innledning.organ,
            f.innledning.tidligere_organ,
            f.start,
            f.slutt,
            f.ord_start,
            f.ord_slutt,
            _utfall(f.utfall),
        )
        for f in gang.forslag
    ]
    return forslag, gang.voteringer


def _utfall(resultater: Sequence[Resultat]) -> Utfall | None:
    ulike = set(resultater)
    if not ulike:
        return None
    return next(iter(ulike)) if len(ulike) == 1 else "delvis"


def _uten_anforsel(tekst: str, start: int, slutt: int) -> tuple[int, int]:
    """A proposal's own words without the marks of quotation around them."""
    if start < slutt and tekst[start] in '«"“”':
        start += 1
        if tekst[start:slutt].rstrip(" .")[-1:] in ("»", '"', "”", "“"):
            slutt = start + len(tekst[start:slutt].rstrip(" .")) - 1
    return start, slutt
