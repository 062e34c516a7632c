"""Votes told by lists of names before the result: `For forslaget stemte 4: …`, `Imot forslaget
stemte 3: …`, `Dermed ble forslaget vedtatt.`; and two alternatives put up against each other, each
under a number of its own, with a list for each.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from indeks.linje import ordlyd
from indeks.ord.setninger import BORTE, SATT_OPP_MOT, SIDE_STEMTE, Setning, setninger, tekstbredde
from indeks.personer import velgere
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import Forlop, Navneliste
from indeks.struktur.kobling import nummer_av, nummer_i
from indeks.struktur.objekt import gjelder, gjelder_av, peker_tilbake, stillere
from indeks.struktur.utfall import voter
from indeks.strukturtyper import Gjelder, Resultat

_ALTERNATIV = re.compile(r"(\d)\)")
"""An alternative's number, alone on its line above it."""
_LISTE = re.compile(rf"{SIDE_STEMTE}(?: ?: ?(?P<hvem>.*?)| ?\((?P<grupper>[^()]+)\))?\.?")
_BORTE = re.compile(f"{BORTE}.*")
_BRUTT_NAVN = re.compile(r"(?<=[a-zæøåé]-) (?=[A-ZÆØÅ])")
"""Where a line was broken within a name with a hyphen."""


def alternativ(forlop: Forlop, s: Setning) -> bool:
    """A number alone on its line, which the next sentence tells whether is an alternative's, and
    the words between two of them."""
    if SATT_OPP_MOT.fullmatch(s.ord):
        if not forlop.alternativer:  # the first stands right above, or was quoted before this part
            forlop.alternativer["1"] = len(forlop.forslag) - 1 if forlop.apent else "innstilling"
        forlop.lukk()
        forlop.sist = "tittel"
        return True
    if forlop.nummer is not None or not (funn := _ALTERNATIV.fullmatch(s.ord)):
        return False
    forlop.nummer = s
    if funn[1] == "1":
        forlop.alternativer = {}
    return True


def navneliste(forlop: Forlop, s: Setning) -> bool:
    """A list of those who voted for something or against it; whether the sentence was one."""
    if forlop.lister and _BORTE.fullmatch(s.ord):
        return True
    funn = _LISTE.fullmatch(s.ord)
    if funn is None or not re.search(ordlyd.OBJEKTORD, funn["hva"]):
        return False
    if not forlop.lister:
        forlop.listenes = len(forlop.forslag) - 1 if forlop.apent else None
        forlop.talt_av_listene = _uten_tall(forlop)
    forlop.lukk()
    side = nummer_i(funn["hva"]) or ("for" if funn["side"] == "For" else "mot")
    hvem = velgere(_BRUTT_NAVN.sub("", funn["hvem"] or funn["grupper"] or ""))
    forlop.lister.append(Navneliste(s, side, funn["hva"], int(funn["n"]), hvem))
    forlop.fri = None
    forlop.sist = "tittel"
    return True


def etter_listene(forlop: Forlop, s: Setning, avlest: Sequence[Avlest]) -> bool:
    """The sentence behind the lists, which tells the result; whether it did. Where none does, it
    was told before them, or the numbers tell it themselves."""
    lister, forlop.lister = forlop.lister, []
    if not lister:
        return False
    talt = forlop.talt_av_listene
    if talt is not None and not (avlest and "dermed" in s.ord.lower()):
        v = forlop.voteringer[talt]
        slutt = lister[-1].setning.slutt
        stemmer = _stemmer(_for_og_mot(lister, v.gjelder))
        forlop.voteringer[talt] = replace(v, **stemmer, slutt=slutt)
        return False
    hele = Setning(lister[0].setning.start, lister[-1].setning.slutt, s.ord, True)
    if len(avlest) == 1 and avlest[0].for_ is None and avlest[0].mot is None:
        hele = Setning(lister[0].setning.start, s.slutt, s.ord, True)
        _avgjor(forlop, hele, lister, avlest[0])
        return True
    sider = [liste.side for liste in lister]
    if sorted(sider) == ["for", "mot"]:
        for_, mot = _antall(lister, "for"), _antall(lister, "mot")
        if for_ != mot:
            resultat: Resultat = "vedtatt" if (for_ or 0) > (mot or 0) else "falt"
            _avgjor(forlop, hele, lister, _av_tallene(resultat, lister[0].hva))
    elif len(sider) > 1 and "for" not in sider and "mot" not in sider:
        flest = sorted(lister, key=lambda liste: liste.antall)[-2:]
        if flest[0].antall < flest[1].antall:
            _avgjor(forlop, hele, lister, _av_tallene("vedtatt", f"forslag {flest[1].side}"))
    return False


def _av_tallene(resultat: Resultat, objekt: str) -> Avlest:
    navn, partier = stillere(objekt)
    hva = gjelder_av(objekt, navn, partier)
    return Avlest(resultat, False, None, None, (), (), hva, objekt, navn, partier, True)


def _avgjor(forlop: Forlop, s: Setning, lister: Sequence[Navneliste], a: Avlest) -> None:
    """Enters the vote that lists and result tell of."""
    nummer = nummer_i(a.objekt)
    if nummer and any(liste.side == nummer for liste in lister):
        _mellom_to(forlop, s, lister, a, nummer)
        return
    a = _uten_motstemmer(replace(a, **_stemmer(_for_og_mot(lister, a.gjelder)), sterk=True))
    til = forlop.listenes if a.gjelder in ("forslag", None) else None
    peker = a.gjelder is None or peker_tilbake(a.objekt)
    if til is None and peker and gjelder(forlop.om) == "innstilling":
        a = replace(a, gjelder="innstilling", objekt=forlop.om)
    voter(forlop, s, [a], til=til, uavgjort=True)
    forlop.sist = "votering"


def _uten_motstemmer(a: Avlest) -> Avlest:
    """A vote whose lists name everybody: where none tells of the other side, nobody was on it."""
    if a.resultat == "vedtatt" and a.mot is None and _alle_nevnt(a.for_, a.stemte_for):
        return replace(a, mot=0)
    if a.resultat == "falt" and a.for_ is None and _alle_nevnt(a.mot, a.stemte_mot):
        return replace(a, for_=0)
    return a


def _alle_nevnt(antall: int | None, hvem: Sequence[str]) -> bool:
    """Whether a side is told name by name, each with a party, and not by groups."""
    return antall == len(hvem) > 0 and all(v.endswith(")") for v in hvem)


def _uten_tall(forlop: Forlop) -> int | None:
    """The number of the vote told right before, where it says neither who voted nor how many."""
    if forlop.sist != "votering" or forlop.apent or not forlop.voteringer:
        return None
    v = forlop.voteringer[-1]
    return None if v.enstemmig or v.for_ or v.mot else len(forlop.voteringer) - 1


def _stemmer(lister: Sequence[Navneliste]) -> dict[str, Any]:
    """How many were for and against, and who, as a vote's fields."""
    return {
        "for_": _antall(lister, "for"),
        "mot": _antall(lister, "mot"),
        "stemte_for": _hvem(lister, "for"),
        "stemte_mot": _hvem(lister, "mot"),
    }


def _for_og_mot(lister: Sequence[Navneliste], hva: Gjelder | None) -> Sequence[Navneliste]:
    """The lists by the side they are on in the vote that is told of: those who voted for the other
    thing, `For innstillingen stemte …` beside `For forslaget …`, are against. None where that is
    not plain."""
    if len({liste.side for liste in lister}) == len(lister):
        return lister
    egne = [liste for liste in lister if gjelder(liste.hva) == hva]
    if len(lister) != 2 or len(egne) != 1 or egne[0].side != "for":
        return ()
    return [liste if liste is egne[0] else replace(liste, side="mot") for liste in lister]


def _mellom_to(
    forlop: Forlop, s: Setning, lister: Sequence[Navneliste], a: Avlest, vant: str
) -> None:
    """The vote between alternatives: of the one that won, and of each other whose list tells who
    was for it. What no list tells of fell all the same."""
    alternativer = forlop.alternativer
    for liste in sorted(lister, key=lambda liste: liste.side != vant):
        hva = _alternativ(forlop, liste.side)
        if liste.side != vant and (hva is None or a.resultat != "vedtatt"):
            continue
        andre = [annen for annen in lister if annen is not liste]
        mot = andre[0] if len(andre) == 1 else None
        stemt = replace(
            a,
            resultat=a.resultat if liste.side == vant else "falt",
            for_=liste.antall,
            mot=mot.antall if mot else None,
            stemte_for=liste.hvem,
            stemte_mot=mot.hvem if mot else (),
            gjelder="forslag" if isinstance(hva, int) else hva or "annet",
            objekt="innstillingen" if hva == "innstilling" else "",
            navn=(),
            partier=(),
            sterk=True,
        )
        voter(forlop, s, [stemt], til=hva if isinstance(hva, int) else None)
    if a.resultat == "vedtatt":
        for side, hva in alternativer.items():
            if side != vant and isinstance(hva, int) and not forlop.forslag[hva].utfall:
                forlop.forslag[hva].utfall.append("falt")
    forlop.alternativer = {}
    forlop.sist = "votering"


def _alternativ(forlop: Forlop, side: str) -> int | Literal["innstilling"] | None:
    """What goes by a number: by the one that stood over it, or the one in its own heading. What
    the sak came with is one of two only where the other was read."""
    like = [i for i, f in enumerate(forlop.forslag) if nummer_av(forlop, f) == side]
    hva = forlop.alternativer.get(side, like[0] if len(like) == 1 else None)
    return None if hva == "innstilling" and len(forlop.alternativer) < 2 else hva


def _antall(lister: Sequence[Navneliste], side: str) -> int | None:
    return next((liste.antall for liste in lister if liste.side == side), None)


def _hvem(lister: Sequence[Navneliste], side: str) -> tuple[str, ...]:
    return next((liste.hvem for liste in lister if liste.side == side), ())


def bak_listene(tekst: str) -> str:
    """What stands behind the lists of names that a text opens with; all of it where there is none
    or nothing behind."""
    for s in setninger(tekst, 0, len(tekst), tekstbredde(tekst)):
        if not (_LISTE.fullmatch(s.ord) or _BORTE.fullmatch(s.ord)):
            return tekst[s.start :]
    return tekst
