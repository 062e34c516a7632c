"""What happened to a sak in a meeting: the sentences of its behandling, read in order.

A proposal runs from the sentence that introduces it to the next that is something else: another
proposal, a vote, a heading, somebody taking the floor. A vote belongs to the proposal it names;
one that names none belongs to what was last said to be voted on, to the proposal just before it,
and else to what the sak came with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from indeks.dokument import Slag
from indeks.setninger import Setning, setninger
from indeks.struktur import ordlyd
from indeks.struktur.forslag import Innledning, les_innledning, navngitt
from indeks.struktur.personer import KOLLEKTIV, les_hvem, navneord, velgere
from indeks.struktur.typer import (
    Forslag,
    Forslagstype,
    Person,
    Resultat,
    Utfall,
    Vedtakstekst,
    Votering,
)
from indeks.struktur.voteringer import (
    Avlest,
    folge,
    gjelder,
    gjelder_av,
    hode,
    les_votering,
    med,
    partier_trykt,
    samme_navn,
    stillere,
)

_Rolle = Literal["forslag", "votering", "tittel", "stemte", "tekst"]

_STEMTE = re.compile(
    r"^(?P<hvem>(?:[A-ZÆØÅ(]|[Dd]ei \d|[Dd]e \d|\d+ )[^.:;]{0,160}?) (?i:stemte|røysta|røystet"
    r"|stemmer) "
    r"(?P<side>(?i:for|mot|imot|i mot))\b(?P<hva>[^.]*)"
)
_MINDRETALL = re.compile(
    r"^(?i:mindretal(?:l)?et|(?:i )?mindretal(?:l)?(?: var)?|(?:i ?)?mot (?:stemte|røysta)"
    r"|(?:(?:følgende|følgjande|disse|desse|de|dei) )?(?:stemte|røysta) i?mot ?:|i?mot ?:)"
    r" ?[:–-]? ?(?P<hvem>[A-ZÆØÅ(].{0,400})$"
)
_FOR_STEMTE = re.compile(
    r"^(?i:for (?:stemte|røysta)|(?:(?:følgende|følgjande|disse|desse|de|dei) )?(?:stemte"
    r"|røysta) for ?:"
    r"|for ?:|fl(?:er|eir)tal(?:l)?et) ?[:–-]? ?(?P<hvem>[A-ZÆØÅ(].{0,400})$"
)
_STEMTE_TALL = re.compile(
    r"^(?P<a>\d{1,3}) (?:stemmer |røyster )?(?i:stemte|røysta) (?P<side>(?i:for|mot|imot|i "
    r"mot))\.?$"
)
_FOR_LINJE = re.compile(
    r"(?i)^for ?: ?(?P<n>\d{1,3})(?: stemmer?| røyster?)?(?: ?\((?P<hvem>[^()]{1,200})\))?\.?$"
)
_MOT_LINJE = re.compile(
    r"(?i)^i?mot ?: ?(?P<n>\d{1,3})(?: stemmer?| røyster?)?(?: ?\((?P<hvem>[^()]{1,200})\))?\.?$"
)
_SLAGSTITTEL = re.compile(
    r"(?i)^(?:verbalforslag|verbale forslag|oversendelsesforslag|oversendingsforslag) ?:?$"
)
_BARE_STEMMER = re.compile(r"(?i)^\d{1,3} (?:stemmer?|røyst(?:er)?)(?: ?\([^()]{1,200}\))?\.?$")
_ENSTEMMIG_TITTEL = re.compile(
    rf"(?i)^(?:votering|røysting|avstemm?n?ing)\s?[-–:]?\s?{ordlyd.ENSTEMMIG}.{{0,20}}$"
)
_BARE_PUNKT = re.compile(r"(?i)^(?:pkt\.?|punkt) ?\d{1,2}[a-h]?\.? ?:?$")
_TIL_ORIENTERING = re.compile(
    r"(?i)\b(?:tas|takast|tek|tar|blir tatt|vert teke\w?) til (?:orient|vit|etter)"
)
_TEKST_OG_SLUTT = re.compile(r"[\s\n]*$")


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
    indre: bool = False
    """Whether its own words stand under a heading of their own, behind its reasons."""
    sitert: bool = False
    """Whether those words were quoted, and the quotation has ended."""
    nevnt: bool = False
    """Whether it is known only from the vote on it."""


class _Gang:
    """The state of reading one behandling."""

    def __init__(self, tekst: str, behandling: int | None) -> None:
        self.tekst = tekst
        self.behandling = behandling
        self.forslag: list[_Apent] = []
        self.voteringer: list[Votering] = []
        self.ventende: Setning | None = None
        """A heading of unanimity whose object may follow: `Røysting - samrøystes:`."""
        self.om = ""
        """What is now voted on, as last said: `Votering over forslaget fra Nes`."""
        self.mot: tuple[str, str] | None = None
        """The two that are put against each other."""
        self.linje: Setning | None = None
        """The sentence before, where it ends in a colon: `3. Innstillingens pkt. 3:`."""
        self.siste_linje: Setning | None = None
        """That sentence, where it is only a point's number: `Pkt. 2:`."""
        self.for_linje: tuple[Setning, int, tuple[str, ...]] | None = None
        """The votes for, told on a line of their own."""
        self.slag: Forslagstype | None = None
        """What the proposals are under the heading they stand under: `Verbalforslag:`."""
        self.liste = False
        """Whether a heading said that proposals follow by name alone."""
        self.fri: Setning | None = None
        """Running text behind a vote that belongs to nothing yet."""
        self.forrige = ""
        self.sist: _Rolle = "tekst"

    # -- one sentence

    def les(self, s: Setning) -> None:
        linje, self.linje = self.linje, None
        self.siste_linje = linje if linje and _BARE_PUNKT.match(linje.ord) else None
        self._les(s, linje)
        if s.ord.endswith(":"):
            self.linje = s
        self.forrige = s.ord

    def _les(self, s: Setning, linje: Setning | None) -> None:
        if self.ventende is not None and self._etter_enstemmig(s):
            return
        if _ENSTEMMIG_TITTEL.match(s.ord):
            self._lukk()
            self.ventende = s
            self.sist = "votering"
            return
        if self._opp_mot(s) or self._over(s) or self._i_favor(s):
            return
        # Amid a proposal's own words nobody makes another; one told in a sentence is over.
        lukket = not (self.forslag and self.forslag[-1].apent) or (
            self.forslag[-1].innledning.ord_fra is not None
        )
        kan_innlede = s.ny_linje or s.ord.endswith(":") or lukket
        innledning = les_innledning(s.ord) if kan_innlede else None
        if innledning is None and self.liste and s.ny_linje:
            innledning = navngitt(s.ord)
        if ordlyd.FORSLAGSLISTE.match(s.ord) and not (self.forslag and self.forslag[-1].apent):
            self.liste = True
        avlest = les_votering(s.ord)
        if innledning and avlest and s.ord.endswith(":") and self._er_ny(s, avlest):
            # It introduces a proposal and tells its fate at once.
            self._nytt_forslag(s, innledning)
            self._voter(s, [med(avlest[0], navn=(), partier=())], til=len(self.forslag) - 1)
            self.sist = "forslag"
            return
        if self._stemte(s) or self._for_og_mot(s):
            return
        if linje is not None and _BARE_STEMMER.match(s.ord) and gjelder(linje.ord):
            avlest = les_votering(f"{linje.ord.rstrip(' :')} fikk {s.ord}")
        if self._gjentatt(s, avlest, linje):
            return
        if len(avlest) == 1 and self._punkt_med_resultat(s, avlest[0]):
            return
        if avlest and self._er_votering(s, avlest):
            self._lukk()
            self._voter(s, [self._med_linje(a, linje) for a in avlest])
            self.sist = "votering"
            return
        if innledning and self._innenfor(innledning):
            self._nye_ord(s)
            return
        if innledning:
            self._nytt_forslag(s, innledning)
            self.sist = "forslag"
            return
        if (slag := _SLAGSTITTEL.match(s.ord)) and self.sist != "forslag":
            self._lukk()
            self.slag = _type_av(slag.group())
            return
        if self._nummerert(s) or self._hode(s) or self._indre(s):
            return
        if ordlyd.INNSTILLINGSTITTEL.match(s.ord):
            self._lukk()
            self.om = s.ord.strip(" :")
            self.sist = "tittel"
            return
        if ordlyd.VOTERINGSTITTEL.match(s.ord):
            self._lukk()
            self.om, self.mot, self.liste, self.slag = "", None, False, None
            self.sist = "tittel"
            return
        if ordlyd.ANNEN_TITTEL.match(s.ord) or ordlyd.DEBATT.match(s.ord):
            self._lukk()
            self.sist = "tittel"
            return
        if self.forslag and self.forslag[-1].apent:
            f = self.forslag[-1]
            if re.fullmatch(r"[* ]{2,}", s.ord) or (
                f.innledning.ord_fra is not None and s.ny_linje
            ):
                self._lukk()  # a line of asterisks; a paragraph behind words told in a sentence
                self.sist = "tekst"
                return
            if f.ord_slutt <= f.ord_start:
                f.ord_start = s.start
            if not f.sitert:
                f.ord_slutt = f.slutt = s.slutt
            f.sitert = f.sitert or (f.indre and s.ord.rstrip(" .")[-1:] in '»”"')
        elif self.sist in ("votering", "stemte"):
            self.fri = s
        elif self.fri is not None:
            self.fri = Setning(self.fri.start, s.slutt, self.fri.ord, True)
        self.sist = "tekst"

    def ferdig(self) -> None:
        """The end of a part."""
        if self.ventende is not None:
            self._voter(self.ventende, les_votering(self.ventende.ord))
            self.ventende = None
        self._lukk()
        self.om, self.mot, self.linje, self.slag = "", None, None, None

    def _lukk(self) -> None:
        if not (self.forslag and self.forslag[-1].apent):
            return
        f = self.forslag[-1]
        f.apent = False
        linje = self.siste_linje
        if linje is not None and linje.slutt == f.ord_slutt > f.ord_start:
            # What ends in a colon introduced what now follows: `Pkt. 2:` before its vote.
            f.ord_slutt = f.slutt = self._uten_hale(f.ord_start, linje.start)

    def _uten_hale(self, start: int, slutt: int) -> int:
        return start + len(self.tekst[start:slutt].rstrip())

    # -- what a sentence is

    def _er_votering(self, s: Setning, avlest: Sequence[Avlest]) -> bool:
        """Whether a sentence with a result is a vote where it stands: in the middle of a proposal's
        words, only one that is past and names what was voted on or stands bare."""
        if not (self.forslag and self.forslag[-1].apent):
            return True
        f = self.forslag[-1]
        if f.ord_slutt <= f.ord_start and not all(a.sterk for a in avlest):
            return False  # a proposal's first words are never its vote
        if re.search(r"(?i)\b(?:tas|tar|tek|takast|vedtas|blir|vert|verta|godkjennes)\b", s.ord):
            return False
        if not s.ny_linje:
            return all(a.sterk for a in avlest) and len(s.ord) < 160
        return all(
            a.sterk or re.search(ordlyd.OBJEKTORD, a.objekt) or a.resultat == "trukket"
            for a in avlest
        )

    def _gjentatt(self, s: Setning, avlest: Sequence[Avlest], linje: Setning | None) -> bool:
        """Whether a bare word repeats the result that numbers have just told: `… 14 mot. Falt.`"""
        if len(avlest) != 1 or linje is not None or self.sist != "votering" or s.ny_linje:
            return False
        a, v = avlest[0], self.voteringer[-1]
        bar = not a.objekt and a.for_ is None and a.mot is None and not a.enstemmig
        if bar and v.resultat is None and v.for_ is not None:
            self.voteringer[-1] = replace(v, resultat=a.resultat)
            for nr in v.forslag:
                self.forslag[nr].utfall += [a.resultat] if a.resultat else []
            return True
        return bar and a.resultat == v.resultat and v.for_ is not None

    def _punkt_med_resultat(self, s: Setning, a: Avlest) -> bool:
        """A point of a proposal with its result behind it: `2. Taket skiftes - Enstemmig "
        "vedtatt.`"""
        if not (self.forslag and self.forslag[-1].apent and s.ny_linje and a.sterk):
            return False
        if a.gjelder is not None or len(a.objekt) < 25 or not re.match(r"\d{1,2}[.)] ", s.ord):
            return False
        sted = self.tekst.rfind(a.objekt[-12:], s.start, s.slutt)
        if sted < 0:
            return False
        f = self.forslag[-1]
        f.ord_start = s.start if f.ord_slutt <= f.ord_start else f.ord_start
        f.ord_slutt = sted + len(a.objekt[-12:])
        f.slutt = s.slutt
        self._voter(s, [med(a, navn=(), partier=())], til=len(self.forslag) - 1)
        self.sist = "forslag"
        return True

    def _er_ny(self, s: Setning, avlest: Sequence[Avlest]) -> bool:
        """Whether a vote is told of a proposal that is only now made."""
        if re.search(r"(?i)følg(?:ende|jande)|fylgjande", s.ord):
            return True
        kjent = (
            _samme(f.innledning, a) for a in avlest for f in self.forslag if a.navn or a.partier
        )
        return not any(kjent)

    def _opp_mot(self, s: Setning) -> bool:
        """Two put against each other; the vote stands in the same sentence or follows."""
        for rad in ordlyd.OPP_MOT:
            funn = rad.monster.match(s.ord) if len(s.ord) < 500 else None
            if funn is None or not re.search(ordlyd.OBJEKTORD, f"{funn['x']} {funn['y']}"):
                continue
            self._lukk()
            self.om, self.mot = "", (funn["x"].strip(" ,"), funn["y"].strip(" ,"))
            self.sist = "tittel"
            hale = (funn["hale"] or "").strip(" ,")
            hale = re.sub(r"^(?:og|;) ", "", hale)
            if hale and (avlest := les_votering(hale)):
                x = self.mot[0]
                avlest = [a if a.objekt else self._med_objekt(a, x) for a in avlest]
                self._voter(s, [self._med_linje(a, None) for a in avlest])
                self.sist = "votering"
            return True
        return False

    def _over(self, s: Setning) -> bool:
        """What is now voted on, said in a heading or a sentence of its own."""
        for rad in ordlyd.OVER:
            funn = rad.monster.match(s.ord) if len(s.ord) < 300 else None
            if funn is None or not re.search(ordlyd.OBJEKTORD, funn["om"]):
                continue
            if les_votering(s.ord) and not funn.groupdict().get("hale"):
                return False
            self._lukk()
            self.om, self.mot = funn["om"].strip(" .:"), None
            self.sist = "tittel"
            hale = funn.groupdict().get("hale")
            if hale and (avlest := les_votering(f"Det {hale}")):
                self._voter(s, [self._med_linje(a, None) for a in avlest])
                self.sist = "votering"
            return True
        return False

    def _i_favor(self, s: Setning) -> bool:
        """`Resultatet blei 14–11 i favør av sistnemnde`."""
        funn = ordlyd.I_FAVOR.match(s.ord)
        if funn is None:
            return False
        hvem = self._vinner(funn["hvem"])
        if hvem is None:
            return False
        self._lukk()
        tall = sorted((int(funn["a"]), int(funn["b"]))) if funn["a"] else None
        navn, partier = stillere(hvem)
        avlest = Avlest(
            "vedtatt",
            bool(funn["enst"]),
            tall[1] if tall else None,
            tall[0] if tall else None,
            (),
            (),
            gjelder(hode(hvem)),
            hvem,
            navn,
            partier,
            True,
        )
        self._voter(s, [avlest])
        self.sist = "votering"
        return True

    def _vinner(self, ord_: str) -> str | None:
        """The words that `sistnevnte` and the like stand for; None where nothing is."""
        if ordlyd.SISTNEVNTE.search(ord_):
            return self.mot[1] if self.mot else None
        if ordlyd.FORSTNEVNTE.search(ord_):
            return self.mot[0] if self.mot else None
        return ord_ if re.search(ordlyd.OBJEKTORD, ord_) else None

    def _med_linje(self, a: Avlest, linje: Setning | None) -> Avlest:
        """A vote with the object that the words before it give: the sentence it follows on from,
        what was last said to be voted on, the two put against each other."""
        objekt = a.objekt
        if a.gjelder == "annet":
            return a
        if self.mot and (hvem := self._vinner(objekt) if objekt else None) and hvem != objekt:
            return self._med_objekt(a, hvem)
        if not objekt and linje is not None and not ordlyd.VOTERINGSTITTEL.match(linje.ord):
            punkt = linje.ord.strip(" :")
            if les_innledning(linje.ord) is None:
                if self.om and gjelder(punkt) is None:
                    return self._med_objekt(a, self.om)
                if re.search(ordlyd.OBJEKTORD, punkt) and gjelder(punkt) is not None:
                    return self._med_objekt(a, punkt)
        peker = not objekt or ordlyd.PEKEORD.match(objekt) is not None
        ord_ = objekt.lower().rstrip("taen")
        samme_slag = _bart(objekt) and (gjelder(self.om) is None or ord_ in self.om.lower())
        if self.om and (peker or samme_slag):
            return self._med_objekt(a, self.om)
        if ordlyd.PEKEORD.match(objekt):
            return med(a, objekt="", gjelder=None)
        return a

    @staticmethod
    def _med_objekt(a: Avlest, objekt: str) -> Avlest:
        navn, partier = stillere(objekt)
        return med(
            a,
            objekt=objekt,
            gjelder=gjelder_av(objekt, navn, partier) or "innstilling",
            navn=navn,
            partier=partier,
        )

    def _etter_enstemmig(self, s: Setning) -> bool:
        """Joins a heading of unanimity with the sentence that says of what; whether it did."""
        tittel = self.ventende
        assert tittel is not None
        avlest = les_votering(s.ord)
        innledning = les_innledning(s.ord)
        self.ventende = None
        av_tittel = les_votering(tittel.ord)
        if innledning is not None:
            # The vote is on what is now proposed, or on what the next sentences say.
            self._nytt_forslag(s, innledning)
            til = len(self.forslag) - 1
            if avlest:
                self._voter(s, [med(avlest[0], enstemmig=True, navn=(), partier=())], til=til)
            else:
                self._voter(tittel, av_tittel, til=til)
            self.sist = "forslag"
            return True
        uten_tall = bool(avlest) and avlest[0].for_ is None and avlest[0].mot is None
        if uten_tall and not (avlest[0].enstemmig and avlest[0].sterk):
            for_ = av_tittel[0].for_ if av_tittel else None
            samlet = Setning(tittel.start, s.slutt, s.ord, True)
            self._voter(samlet, [med(a, enstemmig=True, for_=for_) for a in avlest])
            self.sist = "votering"
            return True
        if avlest:
            return False  # the heading was of another vote, told in full
        samd = ordlyd.SLUTTER_SEG_TIL.search(s.ord)
        self._voter(
            Setning(tittel.start, s.slutt if samd else tittel.slutt, tittel.ord, True), av_tittel
        )
        self.sist = "votering"
        return bool(samd)

    def _stemte(self, s: Setning) -> bool:
        """Who voted how, told in a sentence of its own behind the vote; whether it was that."""
        if not self.voteringer or self.sist not in ("votering", "stemte"):
            return False
        v = self.voteringer[-1]
        if m := _MINDRETALL.match(s.ord):
            hvem = velgere(_uten_stopp(m["hvem"]))
            tapte_for = v.resultat == "falt"
            v = (
                replace(v, stemte_for=v.stemte_for or hvem)
                if tapte_for and s.ord[:9].lower() in ("mindretal", "i mindret")
                else replace(v, stemte_mot=v.stemte_mot or hvem)
            )
        elif f := _FOR_STEMTE.match(s.ord):
            v = replace(v, stemte_for=v.stemte_for or velgere(_uten_stopp(f["hvem"])))
        elif n := _STEMTE_TALL.match(s.ord):
            if n["side"].lower() == "for":
                v = replace(v, for_=int(n["a"]) if v.for_ is None else v.for_)
            else:
                v = replace(v, mot=int(n["a"]) if v.mot is None else v.mot)
        elif st := _STEMTE.match(s.ord):
            hva = st["hva"].strip().lower()
            if re.match(r"\d", st["hvem"]):
                return False
            if hva and not hva.startswith(("forslaget", "framlegget", "innstillingen", "dette")):
                return self._de_andre(s, st["hvem"])
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

    def _for_og_mot(self, s: Setning) -> bool:
        """Two lines that together tell one vote: `For: 14`, `Mot: 7`."""
        if (f := _FOR_LINJE.match(s.ord)) and self.sist != "tekst":
            self._lukk()
            self.for_linje = (s, int(f["n"]), velgere(f["hvem"] or ""))
            return True
        if self.for_linje is None or not (m := _MOT_LINJE.match(s.ord)):
            return False
        forst, for_, hvem_for = self.for_linje
        self.for_linje = None
        mot, hvem_mot = int(m["n"]), velgere(m["hvem"] or "")
        resultat: Resultat = "vedtatt" if for_ > mot else "falt"
        a = Avlest(resultat, False, for_, mot, hvem_for, hvem_mot, None, "", (), (), True)
        self._voter(Setning(forst.start, s.slutt, s.ord, True), [self._med_linje(a, None)])
        self.sist = "votering"
        return True

    def _de_andre(self, s: Setning, hvem: str) -> bool:
        """`Dei 9 - Høgre, Lie (V) - røysta for tilrådinga`: those counted against just before."""
        funn = re.match(r"[Dd]ei? (?P<n>\d{1,3})\b[ ,:(–-]*(?P<navn>.*)$", hvem)
        v = self.voteringer[-1]
        if not funn or v.mot != int(funn["n"]):
            return False
        velgerne = velgere(funn["navn"].strip(" -–()"))
        self.voteringer[-1] = replace(v, stemte_mot=v.stemte_mot or velgerne, slutt=s.slutt)
        self.sist = "stemte"
        return True

    def _nummerert(self, s: Setning) -> bool:
        """`Forslag 2:` of the one who made the proposal before."""
        funn = ordlyd.NUMMERERT_FORSLAG.match(s.ord)
        if not (funn and self.forslag and self.forslag[-1].apent):
            return False
        f = self.forslag[-1]
        if f.ord_slutt <= f.ord_start:
            f.slutt = s.slutt
            f.ord_start = f.ord_slutt = s.slutt
            return True
        if not re.search(
            r"(?i)\b(?:to|tre|fire|flere|følgende) ", self.tekst[f.start : f.ord_start]
        ):
            return False
        self._nytt_forslag(s, replace(f.innledning, ord_fra=None, ordlos=False))
        self.sist = "forslag"
        return True

    def _innenfor(self, innledning: Innledning) -> bool:
        """Whether a heading without a name stands within the quotation of somebody's proposal."""
        if not (self.forslag and self.forslag[-1].apent) or innledning.partier:
            return False
        verv = [p for p in innledning.forslagsstillere if not _VERV.fullmatch(p.navn)]
        navngitt = bool(innledning.organ) or any(p.navn[0].isupper() for p in verv)
        return self._sitat_apent() and not navngitt

    def _sitat_apent(self) -> bool:
        f = self.forslag[-1]
        ordene = self.tekst[f.start : f.slutt]
        apnet = self.tekst[f.ord_start : f.ord_start + 1] in ("«", '"', "“", "”")
        return f.indre or (apnet and ordene.count("«") >= ordene.count("»"))

    def _indre(self, s: Setning) -> bool:
        """`Forslag:` between the reasons for a proposal and its own words."""
        if not (self.forslag and ordlyd.INNERHODE.match(s.ord)):
            return False
        f = self.forslag[-1]
        if not f.apent or f.ord_slutt <= f.ord_start or not self._sitat_apent():
            return False
        self._nye_ord(s)
        return True

    def _nye_ord(self, s: Setning) -> None:
        f = self.forslag[-1]
        if f.indre:
            self._nytt_forslag(s, replace(f.innledning, ord_fra=None, ordlos=False))
            f = self.forslag[-1]
        f.indre = True
        f.slutt = f.ord_start = f.ord_slutt = s.slutt
        self.sist = "forslag"

    def _hode(self, s: Setning) -> bool:
        """A heading over a proposal's own words, which are read behind it."""
        if not (self.forslag and self.forslag[-1].apent and ordlyd.FORSLAGSHODE.match(s.ord)):
            return False
        f = self.forslag[-1]
        if f.ord_slutt > f.ord_start:
            return False
        f.slutt = f.ord_start = f.ord_slutt = s.slutt
        return True

    # -- what comes of it

    def _nytt_forslag(self, s: Setning, innledning: Innledning) -> None:
        self._lukk()
        self.om, self.mot = "", None
        if self.slag and innledning.type == "forslag":
            innledning = replace(innledning, type=self.slag)
        ord_start = ord_slutt = s.slutt
        apent = not innledning.ordlos
        if innledning.ord_fra is not None:
            # The place in the sentence is the place in the text where no blanks were folded.
            ord_start = min(s.slutt, s.start + innledning.ord_fra)
            ord_slutt = s.slutt
        self.forslag.append(_Apent(innledning, s.start, s.slutt, ord_start, ord_slutt, apent))

    def _bare_tall(self, a: Avlest) -> bool:
        """Adds numbers told by themselves to the vote that has just been told without: `Forslaget
        falt. 16 stemte mot, 9 for.`; whether it did."""
        if a.resultat or a.objekt or a.for_ is None or a.mot is None or not self.voteringer:
            return False
        v = self.voteringer[-1]
        if v.resultat is None or v.enstemmig or v.for_ is not None or v.mot is not None:
            return False
        self.voteringer[-1] = replace(
            v,
            for_=a.for_,
            mot=a.mot,
            stemte_for=v.stemte_for or a.stemte_for,
            stemte_mot=v.stemte_mot or a.stemte_mot,
        )
        return True

    def _voter(self, s: Setning, avlest: Sequence[Avlest], til: int | None = None) -> None:
        for a in avlest:
            if self._bare_tall(a):
                continue
            if (
                _kun_enstemmig(a)
                and _TIL_ORIENTERING.search(self.forrige)
                and len(self.forrige) < 120
            ):
                a = med(a, resultat="tatt_til_orientering")
            if til is None:
                self._uten_innledning(a)
            gjaldt = (til,) if til is not None else self._hvilke(a)
            hva = a.gjelder
            if hva is None:
                hva = "forslag" if gjaldt else "innstilling"
            if hva == "annet" or (hva == "innstilling" and til is None):
                gjaldt = ()
            valgt_som = self._foreslatt(a) if a.resultat == "valgt" and til is None else None
            if valgt_som is not None:
                hva, gjaldt = "forslag", (valgt_som,)
            navn = [self._kjent(n) for n in a.navn] + partier_trykt(a.objekt, a.partier)
            slag_nevnt = _type_av(a.objekt) not in (None, "verbalforslag")
            kan_nevnes = navn or (slag_nevnt and a.resultat and not self.forslag)
            ukjent = hva == "forslag" and not gjaldt and til is None and not _bare_verv(a)
            if ukjent and kan_nevnes:
                gjaldt = (self._nevnt(s, a),)
            if hva == "innstilling":
                navn = [n for n in navn if not _VERV.fullmatch(n)]
            if not navn:
                for nr in gjaldt:
                    f = self.forslag[nr].innledning
                    navn += [p.navn for p in f.forslagsstillere] or [*f.partier]
                    navn += [f.organ] if f.organ and not navn else []
                organ = _organ_i(a.objekt) if hva == "forslag" and not navn else None
                navn += [organ] if organ else []
            self.voteringer.append(
                Votering(
                    self.behandling,
                    a.resultat,
                    a.enstemmig,
                    a.for_,
                    a.mot,
                    a.stemte_for,
                    a.stemte_mot,
                    hva,
                    tuple(dict.fromkeys(navn)),
                    gjaldt,
                    s.start,
                    s.slutt,
                )
            )
            for nr in gjaldt:
                f_ = self.forslag[nr]
                if a.resultat:
                    f_.utfall.append("vedtatt" if a.resultat == "valgt" else a.resultat)
                if f_.innledning.type == "forslag" and (type_ := _type_av(hode(a.objekt))):
                    # What is called a proposal when made is often given its kind when voted on.
                    f_.innledning = replace(f_.innledning, type=type_)
            if a.resultat == "vedtatt":
                self._tapte(a, gjaldt)
                if hva == "innstilling":
                    self._fulgte_med(a, s)
        self.fri = None

    def _uten_innledning(self, a: Avlest) -> None:
        """A further proposal by the one whose proposal was just voted on, told without a word of
        introduction: its text stands between the two votes. And the other way about: a line that
        names a proposal which was made before, with its vote behind, is no new one."""
        if not self.forslag:
            return
        f = self.forslag[-1]
        if self.fri is not None and f.utfall and self.fri.start > f.slutt and _forslaget(a):
            ny = replace(f.innledning, ord_fra=None, ordlos=False)
            fri = self.fri
            self.forslag.append(_Apent(ny, fri.start, fri.slutt, fri.start, fri.slutt, apent=False))
        elif f.ord_slutt <= f.ord_start and not a.objekt and not f.nevnt and not f.utfall:
            navn = tuple(p.navn for p in f.innledning.forslagsstillere)
            som = med(a, navn=navn, partier=f.innledning.partier)
            like = [x for x in self.forslag[:-1] if _samme(x.innledning, som)]
            slag = [x for x in like if x.innledning.type == f.innledning.type] or like
            if slag and (navn or f.innledning.partier):
                self.forslag.remove(slag[-1])
                self.forslag[-1] = slag[-1]

    def _foreslatt(self, a: Avlest) -> int | None:
        """The nomination of those who were elected."""
        hvem = les_hvem(a.objekt, helt=False)
        if hvem is None or not hvem.personer or not self.forslag:
            return None
        f = self.forslag[-1]
        ordene = self.tekst[f.ord_start : f.ord_slutt]
        alle = all(p.navn in ordene for p in hvem.personer)
        return len(self.forslag) - 1 if alle and not f.utfall else None

    def _kjent(self, navn: str) -> str:
        """A name as the one who made a proposal is named, where it is the same but for an s."""
        for f in self.forslag:
            for p in f.innledning.forslagsstillere:
                if p.navn != navn and navn in (f"{p.navn}s", p.navn[:-1]):
                    return p.navn
        return navn

    def _nevnt(self, s: Setning, a: Avlest) -> int:
        """A proposal that only the vote on it tells of."""
        person = tuple(Person(n, None) for n in a.navn)
        innledning = Innledning(
            _type_av(a.objekt) or "forslag", person, a.partier, None, None, None
        )
        hvem = les_hvem(a.objekt[a.objekt.find(a.navn[0]) :], helt=False) if a.navn else None
        if hvem and hvem.personer and hvem.partier:
            innledning = replace(innledning, partier=hvem.partier)
        self.forslag.append(
            _Apent(innledning, s.start, s.slutt, s.slutt, s.slutt, apent=False, nevnt=True)
        )
        return len(self.forslag) - 1

    def _tapte(self, a: Avlest, gjaldt: Sequence[int]) -> None:
        """What stood against the one that won has fallen."""
        tapere = [a.taper] if a.taper else []
        if self.mot:
            x, y = self.mot
            vant_y = _like(a.objekt, y) > _like(a.objekt, x)
            tapere.append(x if vant_y else y)
            self.mot = None
        for taper in tapere:
            navn, partier = stillere(taper)
            hva = gjelder(hode(taper))
            if hva == "innstilling":
                taper, hva = folge(taper), "forslag"
                navn, partier = stillere(taper)
                if not navn and not partier:
                    continue
            som = med(a, navn=navn, partier=partier, objekt=taper, gjelder=hva)
            for nr in self._hvilke(som):
                if nr not in gjaldt and not self.forslag[nr].utfall:
                    self.forslag[nr].utfall.append("falt")

    def _fulgte_med(self, a: Avlest, s: Setning) -> None:
        """A proposal that was adopted together with the recommendation."""
        hale = folge(a.objekt)
        if not re.search(r"(?i)forslag|framlegg|tillegg|endring", hale) or "uten" in hale[:12]:
            return
        navn, partier = stillere(hale)
        som = med(a, navn=navn, partier=partier, objekt=hale, gjelder="forslag")
        funnet = [nr for nr in self._hvilke(som) if not self.forslag[nr].utfall]
        if not funnet and (navn or partier):
            if any(_samme(f.innledning, som) for f in self.forslag):
                return
            if _bare_verv(som):
                return
            funnet = [self._nevnt(s, som)]
        apne = [nr for nr, f in enumerate(self.forslag) if not f.utfall]
        if not funnet and not navn and not partier and len(apne) == 1:
            funnet = apne
        for nr in funnet:
            self.forslag[nr].utfall.append("vedtatt")

    def _hvilke(self, a: Avlest) -> tuple[int, ...]:
        """The proposals a vote is about."""
        if not self.forslag or a.gjelder in ("innstilling", "annet"):
            return ()
        if a.navn or a.partier:
            funnet = [nr for nr, f in enumerate(self.forslag) if _samme(f.innledning, a)]
            if not funnet and _bare_verv(a):
                funnet = [nr for nr, f in enumerate(self.forslag) if self._innledet_som(f, a)]
            if not funnet:
                return ()
            uavgjort = [nr for nr in funnet if not self.forslag[nr].utfall]
            likt = [nr for nr in uavgjort if _type_i(self.forslag[nr].innledning, a.objekt)]
            if len(funnet) > 1 and re.search(r"(?i)forslagene|framlegga\b|forslaga\b", a.objekt):
                return tuple(uavgjort or funnet)
            if len(likt or uavgjort) > 1 and (om := _om(a.objekt)):
                return (max((likt or uavgjort), key=lambda nr: len(om & self._ordene(nr))),)
            return ((likt or uavgjort or funnet)[0 if (likt or uavgjort) else -1],)
        if a.gjelder == "forslag":
            if organ := _organ_i(a.objekt):
                return tuple(
                    nr
                    for nr, f in enumerate(self.forslag)
                    if f.innledning.organ and navneord(f.innledning.organ) == navneord(organ)
                )
            type_ = _type_av(a.objekt)
            if _FLERE.search(a.objekt):
                alle = [nr for nr, f in enumerate(self.forslag) if not f.utfall]
                av_slaget = [nr for nr in alle if self.forslag[nr].innledning.type == type_]
                return tuple(av_slaget or alle)
            likt = [nr for nr, f in enumerate(self.forslag) if f.innledning.type == type_]
            apne = [nr for nr in likt if not self.forslag[nr].utfall]
            if type_ and (apne or likt):
                return ((apne or likt)[-1],)
            # More words than a proposal's name say that it is another than the last.
            return (len(self.forslag) - 1,) if len(a.objekt.split()) < 3 or not type_ else ()
        # Bare: of the proposal just before it, if nothing was voted on since.
        siste = self.forslag[-1]
        talt = [v for v in self.voteringer if v.gjelder != "annet"]
        if talt and talt[-1].start > siste.slutt and self.sist != "tekst":
            return ()
        if siste.utfall and self.sist != "tekst":
            return ()
        bart = len(a.objekt) < 4 or _BARE_PUNKT.match(a.objekt) is not None
        return (len(self.forslag) - 1,) if a.gjelder is None and bart else ()

    def _innledet_som(self, f: _Apent, a: Avlest) -> bool:
        """Whether a proposal was introduced with the office that the vote names."""
        ord_ = self.tekst[f.start : max(f.ord_start, f.start)].lower()
        return any(re.sub(r"(?:en|s)$", "", n.lower()) in ord_ for n in a.navn)

    def _ordene(self, nr: int) -> frozenset[str]:
        f = self.forslag[nr]
        return frozenset(re.findall(r"[\wæøå]{5,}", self.tekst[f.start : f.slutt].lower()))


_FLERE = re.compile(r"(?i)\b[a-zæøå]*(?:forslagene|forslaga|framlegga|framleggene)\b")
_VERV = re.compile(KOLLEKTIV, re.IGNORECASE)


def _bare_verv(a: Avlest) -> bool:
    """Whether a vote names those who made the proposal by their office alone."""
    return bool(a.navn) and not a.partier and all(_VERV.fullmatch(n) for n in a.navn)


def _organ_i(objekt: str) -> str | None:
    """The body whose proposal the words say it is."""
    fra = re.search(r"\b(?:fra|frå|av) (?=[A-ZÆØÅ])", objekt)
    hvem = les_hvem(objekt[fra.end() :], helt=False) if fra else None
    return hvem.organ if hvem and not hvem.personer and not hvem.partier else None


def _kun_enstemmig(a: Avlest) -> bool:
    return a.resultat == "vedtatt" and a.enstemmig and not a.objekt


def _bart(objekt: str) -> bool:
    """Whether an object is one definite word that points back: `Forslaget`, `Tilrådinga`."""
    return (
        re.fullmatch(r"(?i)(?:forslaget|framlegget|innstillingen|innstillinga|tilrådinga)", objekt)
        is not None
    )


def _forslaget(a: Avlest) -> bool:
    return a.gjelder == "forslag" and _bart(a.objekt)


def _like(a: str, b: str) -> float:
    """How much two phrases for what was voted on are the same."""
    x, y = navneord(a), navneord(b)
    return len(x & y) / max(1, len(y)) + (gjelder(hode(a)) == gjelder(hode(b)))


def _uten_stopp(tekst: str) -> str:
    return tekst.rstrip(" .")


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
    for n in a.navn:
        ord_ = navneord(n)
        har = [p.navn for p in innledning.forslagsstillere]
        # A party that stands behind a name without parentheses is no part of the name.
        if any(samme_navn(n, x) or _etternavn(n, navneord(x)) for x in har):
            return True
        if innledning.organ and ord_ == navneord(innledning.organ):
            return True
    return not a.navn and bool(a.partier) and bool(set(a.partier) & set(innledning.partier))


def _etternavn(navn: str, har: frozenset[str]) -> bool:
    siste = navn.split()[-1].casefold() if navn.split() else ""
    return len(siste) > 3 and (siste in har or re.sub(r"s$", "", siste) in har)


def les_vedtaksinnledning(
    tekst: str, start: int, slutt: int, behandling: int | None, bredde: int
) -> list[Votering]:
    """The vote that the words over a vedtak tell: `Kommunestyrets enstemmige vedtak:`."""
    for s in setninger(tekst, start, min(slutt, start + 400), bredde)[:3]:
        for rad in ordlyd.VEDTAKSINNLEDNING:
            if not (funn := rad.monster.match(s.ord)):
                continue
            om = funn.groupdict().get("om") or ""
            tall = funn.groupdict().get("tall")
            if not tall and not om and not s.ord.endswith(":"):
                continue
            lest = les_votering(f"Innstillingen ble vedtatt {tall}") if tall else []
            navn, partier = stillere(om)
            v = Votering(
                behandling,
                rad.gir,
                not tall,
                lest[0].for_ if lest else None,
                lest[0].mot if lest else None,
                lest[0].stemte_for if lest else (),
                lest[0].stemte_mot if lest else (),
                "forslag" if navn or partier else "innstilling",
                (*navn, *partier_trykt(om, partier)),
                (),
                s.start,
                s.slutt,
            )
            return [v]
    return []


_MOTELINJE = re.compile(r"(?:\d{1,2}\.\d{1,2}\.\d{4}) [A-ZÆØÅ][\wæøå /,-]{4,60}$")


def debattens_start(tekst: str, start: int, slutt: int, slag: Slag, bredde: int) -> int | None:
    """Where, in a recommendation or a vedtak that is quoted in the minutes, the telling of the
    meeting goes on: at the first vote that stands as a line of its own, or the first proposal by
    name; in a saksframlegg, only behind the line that names the meeting."""
    i_motet = slag != "saksframlegg"
    for s in setninger(tekst, start, slutt, bredde):
        if not s.ny_linje or s.start == start or len(s.ord) > 240:
            continue
        if not i_motet:
            i_motet = _MOTELINJE.match(s.ord) is not None
            continue
        if slag != "vedtak" and _innleder_alene(s.ord):
            return s.start
        if slag == "saksframlegg":
            continue
        tittel = ordlyd.VOTERINGSTITTEL.match(s.ord) or any(
            r.monster.match(s.ord) for r in ordlyd.OVER
        )
        if tittel and s.ord.startswith(("Vot", "Røy")):
            return s.start
        lest = les_votering(s.ord)
        if lest and all(_star_alene(a, s.ord) for a in lest):
            return s.start
    return None


def _innleder_alene(setning: str) -> bool:
    """Whether a line of a quoted block introduces somebody's proposal, so that the quote is "
    "over."""
    lest = les_innledning(setning)
    return (
        lest is not None
        and bool(lest.partier and lest.forslagsstillere)
        and lest.ord_fra is None
        and not setning.endswith(".")
    )


_FORST = re.compile(
    r"(?:Votering ?: ?)?(?:[A-ZÆØÅ][\w-]*(?:s|en|a)? (?:sitt? |si )?){0,3}"
    r"(?i:\w*(?:innstilling|tilråding|forslag|framlegg))\w*\b"
)


def _star_alene(a: Avlest, setning: str) -> bool:
    """Whether a vote is told so that it is no part of what was decided."""
    presens = re.search(r"(?i)\b(?:tas|tar|tek|vedtas|blir|vert|skal|godkjennes)\b", setning)
    return (
        a.sterk
        and a.gjelder in ("innstilling", "forslag")
        and presens is None
        and _FORST.match(setning) is not None
    )


_HELE_SVARET = re.compile(
    rf"(?i)^(?:votering|røysting|avstemm?n?ing)?[\s:–-]*{ordlyd.ENSTEMMIG}[\s:.]*$"
)


def med_vedtakets_ord(
    tekst: str, voteringer: Sequence[Votering], vedtak: Sequence[Vedtakstekst]
) -> list[Votering]:
    """The votes, with the result that only the vedtak's own words tell: `Røysting - samrøystes:`
    over «Meldingane vert tekne til vitande», or no word of a vote at all."""
    ut = list(voteringer)
    for v in vedtak:
        ordene = " ".join(tekst[v.start : v.slutt].split())
        resultat: Resultat | None = None
        if v.slag == "vedtak" and len(ordene) < 260:
            if ordlyd.VEDTAK_TIL_ORIENTERING.match(ordene):
                resultat = "tatt_til_orientering"
            elif ordlyd.VEDTAK_GODKJENT.match(ordene):
                resultat = "godkjent"
        if resultat is None:
            continue
        egne = [nr for nr, x in enumerate(ut) if x.behandling == v.behandling]
        if not egne:
            ut.append(
                Votering(
                    behandling=v.behandling,
                    resultat=resultat,
                    enstemmig=False,
                    for_=None,
                    mot=None,
                    stemte_for=(),
                    stemte_mot=(),
                    gjelder="innstilling",
                    forslagsstillere=(),
                    forslag=(),
                    start=v.start,
                    slutt=v.slutt,
                )
            )
        elif len(egne) == 1 and _HELE_SVARET.match(tekst[ut[egne[0]].start : ut[egne[0]].slutt]):
            ut[egne[0]] = replace(ut[egne[0]], resultat=resultat)
    return sorted(ut, key=lambda x: x.start)


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
    _sammenlign(gang)
    _slaa_sammen(gang)
    if behandling is None:  # the meeting's own affairs are no sak
        gang.voteringer = [
            replace(v, gjelder="annet") if v.gjelder == "innstilling" else v
            for v in gang.voteringer
        ]
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


def _slaa_sammen(gang: _Gang) -> None:
    """Where the votes are told before the proposals, those known from votes alone are the ones
    that are made behind them; the last one left of each is the other's."""
    til: dict[int, int] = {}
    for prov in (_er_hans, _er_av_slaget, _uten_parti):
        for nr, nevnt in enumerate(gang.forslag):
            if not nevnt.nevnt or nr in til:
                continue
            mulige = [
                annen
                for annen, f in enumerate(gang.forslag)
                if not f.nevnt and not f.utfall and f.start > nevnt.start and prov(nevnt, f)
            ]
            eneste = prov is _er_hans or len(mulige) == 1
            if mulige and eneste:
                til[nr] = mulige[0]
                gang.forslag[mulige[0]].utfall += nevnt.utfall
                if gang.forslag[mulige[0]].innledning.type == "forslag":
                    slag = nevnt.innledning.type
                    ny_inn = replace(gang.forslag[mulige[0]].innledning, type=slag)
                    gang.forslag[mulige[0]].innledning = ny_inn
    navnlose = {nr for nr, f in enumerate(gang.forslag) if f.nevnt and not _har_navn(f)}
    blir = [nr for nr in range(len(gang.forslag)) if nr not in til and nr not in navnlose]
    ny = {nr: i for i, nr in enumerate(blir)}
    gang.voteringer = [
        replace(v, forslagsstillere=_stillere_av(gang, til, v))
        if not v.forslagsstillere and v.gjelder == "forslag"
        else v
        for v in gang.voteringer
    ]
    gang.voteringer = [
        replace(v, forslag=tuple(ny[x] for nr in v.forslag if (x := til.get(nr, nr)) in ny))
        for v in gang.voteringer
    ]
    gang.forslag = [gang.forslag[nr] for nr in blir]


def _stillere_av(gang: _Gang, til: dict[int, int], v: Votering) -> tuple[str, ...]:
    ut: list[str] = []
    for nr in v.forslag:
        innledning = gang.forslag[til.get(nr, nr)].innledning
        ut += [p.navn for p in innledning.forslagsstillere] or [*innledning.partier]
    return tuple(dict.fromkeys(ut))


def _har_navn(f: _Apent) -> bool:
    return bool(f.innledning.forslagsstillere or f.innledning.partier)


def _er_hans(nevnt: _Apent, f: _Apent) -> bool:
    navn = [p.navn for p in nevnt.innledning.forslagsstillere]
    if navn:
        return any(samme_navn(n, p.navn) for n in navn for p in f.innledning.forslagsstillere)
    return bool(set(nevnt.innledning.partier) & set(f.innledning.partier))


def _er_av_slaget(nevnt: _Apent, f: _Apent) -> bool:
    return not _har_navn(nevnt) and nevnt.innledning.type == f.innledning.type


def _uten_parti(nevnt: _Apent, f: _Apent) -> bool:
    """A party's proposal may be that of somebody whose party is not told."""
    return (
        not nevnt.innledning.forslagsstillere
        and bool(nevnt.innledning.partier)
        and not f.innledning.partier
    )


def _sammenlign(gang: _Gang) -> None:
    """Numbers told one after the other without a word of the result: the most votes won, and a
    recommendation that nothing is counted against."""
    alene = [nr for nr, v in enumerate(gang.voteringer) if _bare_antall(v)]
    for nr in alene:
        v = gang.voteringer[nr]
        nabo = nr - 1 in alene or nr + 1 in alene
        storst = all((v.for_ or 0) >= (w.for_ or 0) for w in gang.voteringer)
        if v.gjelder == "innstilling" and storst and (not nabo or _like_mange(gang, alene)):
            gang.voteringer[nr] = replace(v, resultat="vedtatt")
    i = 0
    while i < len(gang.voteringer):
        j = i
        while j < len(gang.voteringer) and _bare_antall(gang.voteringer[j]):
            j += 1
        if j - i > 1:
            flest = max(v.for_ or 0 for v in gang.voteringer[i:j])
            if [v.for_ for v in gang.voteringer[i:j]].count(flest) == 1:
                for nr in range(i, j):
                    v = gang.voteringer[nr]
                    resultat: Resultat = "vedtatt" if v.for_ == flest else "falt"
                    gang.voteringer[nr] = replace(v, resultat=resultat)
                    for f in v.forslag:
                        gang.forslag[f].utfall.append(resultat)
        i = max(j, i + 1)


def _like_mange(gang: _Gang, steder: Sequence[int]) -> bool:
    """Whether the numbers are of the same voters each time, and not of two sides."""
    return len({gang.voteringer[nr].for_ for nr in steder}) == 1


def _bare_antall(v: Votering) -> bool:
    return v.resultat is None and v.for_ is not None and v.mot is None and v.gjelder != "annet"


def _utfall(resultater: Sequence[Resultat]) -> Utfall | None:
    ulike = set(resultater)
    if not ulike:
        return None
    return next(iter(ulike)) if len(ulike) == 1 else "delvis"


def _uten_anforsel(tekst: str, start: int, slutt: int) -> tuple[int, int]:
    """A proposal's own words without blanks and marks of quotation around them."""
    start += len(tekst[start:slutt]) - len(tekst[start:slutt].lstrip())
    inni = tekst[start + 1 : slutt].rstrip(" .")
    if start < slutt and tekst[start] in '«"“”':
        lukket = re.search('[»"”“]', inni)
        if lukket is None:
            return start + 1, slutt
        if lukket.end() == len(inni):
            return start + 1, start + len(inni)
    return start, slutt
