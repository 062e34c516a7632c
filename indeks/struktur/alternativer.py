"""What is now voted on, said before the vote: one thing, or «A against B», and which of the two
`sistnevnte` is.
"""

import re
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import Setning
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import Forlop
from indeks.struktur.forslag import les_innledning
from indeks.struktur.objekt import gjelder, gjelder_av, hode, peker_tilbake, stillere
from indeks.struktur.utfall import voter
from indeks.struktur.voteringer import les_votering


def opp_mot(forlop: Forlop, s: Setning) -> bool:
    """Two put against each other; the vote stands in the same sentence or follows."""
    for rad in ordlyd.OPP_MOT:
        funn = rad.monster.match(s.ord) if len(s.ord) < 500 else None
        if funn is None or not re.search(ordlyd.OBJEKTORD, f"{funn['x']} {funn['y']}"):
            continue
        if re.fullmatch(r"(?i)ved (?:alternativ )?(?:votering|røysting|avstemm?n?ing)", funn["x"]):
            continue
        forlop.lukk()
        forlop.om, forlop.mot = "", (funn["x"].strip(" ,"), funn["y"].strip(" ,"))
        forlop.sist = "tittel"
        hale = (funn["hale"] or "").strip(" ,")
        hale = re.sub(r"^(?:og|;) ", "", hale)
        if hale and (avlest := les_votering(hale)):
            x = forlop.mot[0]
            avlest = [a if a.objekt else _med_objekt(a, x) for a in avlest]
            voter(forlop, s, [med_sammenheng(forlop, a, None) for a in avlest])
            forlop.sist = "votering"
        return True
    return False


def over(forlop: Forlop, s: Setning) -> bool:
    """What is now voted on, said in a heading or a sentence of its own."""
    for rad in ordlyd.OVER:
        funn = rad.monster.match(s.ord) if len(s.ord) < 300 else None
        if funn is None or not re.search(ordlyd.OBJEKTORD, funn["om"]):
            continue
        if les_votering(s.ord) and not funn.groupdict().get("hale"):
            return False
        forlop.lukk()
        forlop.om, forlop.mot = funn["om"].strip(" .:"), None
        forlop.sist = "tittel"
        hale = funn.groupdict().get("hale")
        if hale and (avlest := les_votering(f"Det {hale}")):
            voter(forlop, s, [med_sammenheng(forlop, a, None) for a in avlest])
            forlop.sist = "votering"
        return True
    return False


def i_favor(forlop: Forlop, s: Setning) -> bool:
    """`Resultatet blei 14–11 i favør av sistnemnde`."""
    funn = ordlyd.I_FAVOR.match(s.ord)
    if funn is None:
        return False
    hvem = _vinner(forlop, funn["hvem"])
    if hvem is None:
        return False
    forlop.lukk()
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
    voter(forlop, s, [avlest])
    forlop.sist = "votering"
    return True


def _vinner(forlop: Forlop, ord_: str) -> str | None:
    """The words that `sistnevnte` and the like stand for; None where nothing is."""
    if ordlyd.SISTNEVNTE.search(ord_):
        return forlop.mot[1] if forlop.mot else None
    if ordlyd.FORSTNEVNTE.search(ord_):
        return forlop.mot[0] if forlop.mot else None
    return ord_ if re.search(ordlyd.OBJEKTORD, ord_) else None


def med_sammenheng(forlop: Forlop, a: Avlest, linje: Setning | None) -> Avlest:
    """A vote with the object that the words before it give: the sentence it follows on from,
    what was last said to be voted on, the two put against each other."""
    objekt = a.objekt
    if a.gjelder == "annet":
        return a
    if forlop.mot and (hvem := _vinner(forlop, objekt) if objekt else None) and hvem != objekt:
        return _med_objekt(a, hvem)
    if not objekt and linje is not None and not ordlyd.VOTERINGSTITTEL.match(linje.ord):
        punkt = linje.ord.strip(" :")
        if les_innledning(linje.ord) is None:
            if forlop.om and gjelder(punkt) is None:
                return _med_objekt(a, forlop.om)
            if re.search(ordlyd.OBJEKTORD, punkt) and gjelder(punkt) is not None:
                return _med_objekt(a, punkt)
    peker = not objekt or ordlyd.PEKEORD.match(objekt) is not None
    ord_ = objekt.lower().rstrip("taen")
    samme_slag = peker_tilbake(objekt) and (gjelder(forlop.om) is None or ord_ in forlop.om.lower())
    if forlop.om and (peker or samme_slag):
        return _med_objekt(a, forlop.om)
    if ordlyd.PEKEORD.match(objekt):
        return replace(a, objekt="", gjelder=None)
    return a


def _med_objekt(a: Avlest, objekt: str) -> Avlest:
    """The vote as one on what other words name."""
    navn, partier = stillere(objekt)
    return replace(
        a,
        objekt=objekt,
        gjelder=gjelder_av(objekt, navn, partier) or "innstilling",
        navn=navn,
        partier=partier,
    )
