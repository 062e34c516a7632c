"""What happened to a sak in a meeting: the sentences of its behandling, read in order.

A proposal runs from the sentence that introduces it to the next that is something else: another
proposal, a vote, a heading, somebody taking the floor. A vote belongs to the proposal it names;
one that names none belongs to what was last said to be voted on, to the proposal just before it,
and else to what the sak came with.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import Setning, setninger
from indeks.struktur.alternativer import i_favor, med_sammenheng, opp_mot, over
from indeks.struktur.avlest import Avlest
from indeks.struktur.enstemmighet import er_tittel, etter_tittel, uten_mer
from indeks.struktur.ettergang import den_andre_siden, sammenlign, slaa_sammen, uten_umulige
from indeks.struktur.forlop import ApentForslag, Forlop
from indeks.struktur.forslag import forslagstype, les_innledning, navngitt
from indeks.struktur.forslagstekst import (
    egen_overskrift,
    indre,
    innenfor,
    medforslagsstillere,
    nummerert,
    nye_ord,
    punkt_med_resultat,
    uten_anforsel,
)
from indeks.struktur.kobling import BARE_PUNKT, samme_stiller
from indeks.struktur.navnelister import alternativ, etter_listene, navneliste
from indeks.struktur.objekt import gjelder, peker_tilbake
from indeks.struktur.punktvis import egne_punkter, samlet_utfall
from indeks.struktur.stemmegivning import for_og_mot, hvem_stemte
from indeks.struktur.utfall import voter
from indeks.struktur.voteringer import les_votering
from indeks.strukturtyper import Forslag, Votering

_SLAGSTITTEL = re.compile(
    r"(?i)^(?:verbalforslag|verbale forslag|oversendelsesforslag|oversendingsforslag) ?:?$"
)
"""A heading that says what kind the proposals under it are."""
_ETT_FORSLAG = re.compile(
    r"(?i)(?:dette |hans |hennes |hennar )?[a-zæøå]*(?:forslaget|framlegget|fremlegget)\b"
)
"""The words for the proposal just made."""
_SKAL_VEDTAS = re.compile(r"(?i)\b(?:vedtas|vedtakast|godkjennes|godkjennast|tas|takast)\b")
"""What is to be decided, in the words of a recommendation."""
_BARE_STEMMER = re.compile(r"(?i)^\d{1,3} (?:stemmer?|røyst(?:er)?)(?: ?\([^()]{1,200}\))?\.?$")
"""Numbers behind a line that names what was voted on: `Innstillingen:` over `14 stemmer`."""


def les_behandling(
    tekst: str, deler: Sequence[tuple[int, int]], behandling: int | None, bredde: int
) -> tuple[list[Forslag], list[Votering]]:
    """The proposals and votes in the parts of one behandling, given as (start, end) in order. The
    indices in `Votering.forslag` count from 0 here."""
    forlop = Forlop(tekst, behandling)
    for start, slutt in deler:
        for s in setninger(tekst, start, slutt, bredde):
            _les_setning(forlop, s)
        _avslutt_del(forlop)
    sammenlign(forlop)
    den_andre_siden(forlop)
    slaa_sammen(forlop)
    uten_umulige(forlop)
    if behandling is None:  # the meeting's own affairs are no sak
        forlop.voteringer = [
            replace(v, gjelder="annet") if v.gjelder == "innstilling" else v
            for v in forlop.voteringer
        ]
    for f in forlop.forslag:
        f.ord_start, f.ord_slutt = uten_anforsel(tekst, f.ord_start, f.ord_slutt)
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
            samlet_utfall(f.utfall, alle_punkter=_er_alle(tekst, f)),
        )
        for f in forlop.forslag
    ]
    return forslag, forlop.voteringer


def _les_setning(forlop: Forlop, s: Setning) -> None:
    if forlop.nummer is not None and not _kan_ha_nummer(s):
        nummer, forlop.nummer = forlop.nummer, None
        _tekst(forlop, nummer)  # a point of the text
    linje, forlop.linje = forlop.linje, None
    forlop.siste_linje = linje if linje and BARE_PUNKT.match(linje.ord) else None
    _tolk(forlop, s, linje)
    if s.ord.endswith(":"):
        forlop.linje = s
    forlop.forrige = s.ord


def _kan_ha_nummer(s: Setning) -> bool:
    """Whether what stands under a number alone on its line is one of several alternatives."""
    return bool(ordlyd.INNSTILLINGSTITTEL.match(s.ord)) or les_innledning(s.ord) is not None


def _avslutt_del(forlop: Forlop) -> None:
    uten_mer(forlop)
    if forlop.lister:
        etter_listene(forlop, forlop.lister[-1].setning, [])
    forlop.lukk()
    forlop.nummer, forlop.alternativer = None, {}
    forlop.om, forlop.mot, forlop.linje, forlop.slag = "", None, None, None


def _tolk(forlop: Forlop, s: Setning, linje: Setning | None) -> None:
    """Takes a sentence for what it is, the most telling signs first; `linje` is the sentence
    before, where it ends in a colon."""
    if forlop.ventende is not None and etter_tittel(forlop, s):
        return
    if navneliste(forlop, s) or (forlop.lister and etter_listene(forlop, s, les_votering(s.ord))):
        return
    if er_tittel(forlop, s) or alternativ(forlop, s) or medforslagsstillere(forlop, s):
        return
    if opp_mot(forlop, s) or over(forlop, s) or i_favor(forlop, s):
        return
    # Amid a proposal's own words nobody makes another; one told in a sentence is over.
    apent = forlop.apent
    lukket = apent is None or apent.innledning.ord_fra is not None
    kan_innlede = s.ny_linje or s.ord.endswith(":") or lukket
    innledning = les_innledning(s.ord) if kan_innlede else None
    if innledning is None and forlop.liste and s.ny_linje:
        innledning = navngitt(s.ord)
    if ordlyd.FORSLAGSLISTE.match(s.ord) and apent is None:
        forlop.liste = True
    avlest = les_votering(s.ord)
    if innledning and avlest and s.ord.endswith(":") and _er_ny(forlop, s, avlest):
        # It introduces a proposal and tells its fate at once.
        forlop.nytt_forslag(s, innledning)
        voter(
            forlop,
            s,
            [replace(avlest[0], gjelder="forslag", navn=(), partier=())],
            til=len(forlop.forslag) - 1,
        )
        forlop.sist = "forslag"
        return
    if hvem_stemte(forlop, s) or for_og_mot(forlop, s):
        return
    if linje is not None and _BARE_STEMMER.match(s.ord) and gjelder(linje.ord):
        avlest = les_votering(f"{linje.ord.rstrip(' :')} fikk {s.ord}")
    if linje is not None and ordlyd.SITAT_FRA_ANDRE.match(linje.ord) and _SKAL_VEDTAS.search(s.ord):
        avlest = []  # what those others say is to be decided
    if _gjentatt(forlop, s, avlest, linje):
        return
    if len(avlest) == 1 and punkt_med_resultat(forlop, s, avlest[0]):
        return
    if avlest and _er_votering(forlop, s, avlest):
        forlop.lukk()
        voter(
            forlop, _med_linje(s, linje, avlest), [med_sammenheng(forlop, a, linje) for a in avlest]
        )
        forlop.sist = "votering"
        return
    if innledning and innenfor(forlop, innledning):
        nye_ord(forlop, s)
        return
    if innledning:
        forlop.nytt_forslag(s, innledning)
        forlop.sist = "forslag"
        return
    if slag := _SLAGSTITTEL.match(s.ord):
        f = forlop.apent
        type_ = forslagstype(slag.group())
        if forlop.sist == "forslag":
            # Right under the words that introduce it, the heading says what kind it is of.
            if f is not None and f.innledning.type == "forslag" and type_:
                f.innledning = replace(f.innledning, type=type_)
                f.ord_start = f.ord_slutt = s.slutt
            return
        forlop.lukk()
        if f is not None and not f.uten_ord and type_:
            # Somebody's proposal goes on with more of another kind.
            egen = replace(f.innledning, type=type_, ord_fra=None, ordlos=False)
            forlop.nytt_forslag(s, egen)
            forlop.forslag[-1].avledet = True
        forlop.slag = type_
        return
    if nummerert(forlop, s) or egen_overskrift(forlop, s) or indre(forlop, s):
        return
    if ordlyd.INNSTILLINGSTITTEL.match(s.ord):
        forlop.lukk()
        forlop.som_alternativ("innstilling")
        forlop.om = s.ord.strip(" :")
        forlop.sist = "tittel"
        return
    if ordlyd.VOTERINGSTITTEL.match(s.ord):
        forlop.lukk()
        forlop.om, forlop.mot, forlop.liste, forlop.slag = "", None, False, None
        forlop.sist = "tittel"
        return
    debatt = ordlyd.DEBATT.match(s.ord) or ordlyd.MENTE.match(s.ord)
    if ordlyd.ANNEN_TITTEL.match(s.ord) or debatt:
        forlop.lukk()
        forlop.sist = "tittel"
        return
    _tekst(forlop, s)


def _med_linje(s: Setning, linje: Setning | None, avlest: Sequence[Avlest]) -> Setning:
    """A vote told in a sentence of its own, with the words before it on the line that say of what:
    `Punkt 2: Enstemmig vedtatt.`"""
    if linje is None or all(a.objekt for a in avlest):
        return s
    tittel = ordlyd.VOTERINGSTITTEL.match(linje.ord) and " over " not in linje.ord
    if tittel or ordlyd.ANNEN_TITTEL.match(linje.ord):
        return s
    return Setning(linje.start, s.slutt, s.ord, s.ny_linje)


def _tekst(forlop: Forlop, s: Setning) -> None:
    """A sentence that is nothing by itself: more of the open proposal, or running text."""
    if f := forlop.apent:
        if re.fullmatch(r"[* ]{2,}", s.ord) or (f.innledning.ord_fra is not None and s.ny_linje):
            forlop.lukk()  # a line of asterisks; a paragraph behind words told in a sentence
            forlop.sist = "tekst"
            return
        if f.uten_ord:
            f.ord_start = s.start
        if not f.sitert:
            f.ord_slutt = f.slutt = s.slutt
        f.sitert = f.sitert or (f.indre and s.ord.rstrip(" .")[-1:] in '»”"')
    elif forlop.sist in ("votering", "stemte"):
        forlop.fri = s
    elif forlop.fri is not None:
        forlop.fri = Setning(forlop.fri.start, s.slutt, forlop.fri.ord, True)
    forlop.sist = "tekst"


def _er_votering(forlop: Forlop, s: Setning, avlest: Sequence[Avlest]) -> bool:
    """Whether a sentence with a result is a vote where it stands: in the middle of a proposal's
    words, only one that is past and names what was voted on or stands bare."""
    f = forlop.apent
    if f is None:
        return True
    if f.uten_ord and not all(a.sterk for a in avlest):
        return False  # a proposal's first words are never its vote
    if re.search(r"(?i)\b(?:tas|tar|tek|takast|vedtas|blir|vert|verta|godkjennes)\b", s.ord):
        return False
    if not s.ny_linje and f.innledning.ord_fra is not None and len(s.ord) < 160:
        # What was proposed in a sentence is over with it.
        return all(a.sterk or _ETT_FORSLAG.match(a.objekt) for a in avlest)
    if not s.ny_linje:
        return all(a.sterk for a in avlest) and len(s.ord) < 160
    return all(
        a.sterk or re.search(ordlyd.OBJEKTORD, a.objekt) or a.resultat == "trukket" or a.om_saken
        for a in avlest
    )


def _gjentatt(forlop: Forlop, s: Setning, avlest: Sequence[Avlest], linje: Setning | None) -> bool:
    """Whether a bare word repeats the result that numbers have just told: `… 14 mot. Falt.`"""
    if len(avlest) != 1 or linje is not None or forlop.sist != "votering" or s.ny_linje:
        return False
    if not forlop.voteringer:  # only a heading of unanimity came before
        return False
    a, v = avlest[0], forlop.voteringer[-1]
    alle = not a.objekt and a.enstemmig and a.resultat == "vedtatt" and a.for_ is None
    uten_tall = v.for_ is None and v.mot is None and not v.enstemmig
    if alle and uten_tall and v.resultat == "vedtatt":  # `Vedtatt som innstilt. Enstemmig.`
        forlop.voteringer[-1] = replace(v, enstemmig=True, slutt=s.slutt)
        return True
    samme = peker_tilbake(a.objekt) and a.gjelder == v.gjelder
    bar = (not a.objekt or samme) and a.for_ is None and a.mot is None and not a.enstemmig
    if bar and v.resultat is None and v.for_ is not None:
        forlop.voteringer[-1] = replace(v, resultat=a.resultat)
        for nr in v.forslag:
            forlop.forslag[nr].utfall += [a.resultat] if a.resultat else []
        return True
    return bar and a.resultat == v.resultat and v.for_ is not None


def _er_ny(forlop: Forlop, s: Setning, avlest: Sequence[Avlest]) -> bool:
    """Whether a vote is told of a proposal that is only now made."""
    if re.search(r"(?i)følg(?:ende|jande)|fylgjande", s.ord):
        return True
    return not any(samme_stiller(f.innledning, a) for a in avlest for f in forlop.forslag)


def _er_alle(tekst: str, f: ApentForslag) -> bool:
    """Whether a proposal was voted on as a whole, or all of its points were."""
    egne = egne_punkter(tekst[f.ord_start : f.ord_slutt])
    return f.helt or not f.punkter or not egne or egne <= f.punkter
