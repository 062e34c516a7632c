"""A vote entered into the behandling, and what it makes of the proposals: the one it was about,
those that stood against it, those adopted along with it, those that only the vote tells of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import Setning
from indeks.personer import er_gruppe, er_verv, les_hvem, navneord, parti, partier_i
from indeks.struktur.avlest import Avlest
from indeks.struktur.forlop import ApentForslag, Forlop
from indeks.struktur.forslag import Innledning, forslagstype
from indeks.struktur.kobling import bare_verv, hvilke, organ_i, samme_stiller, ulike_nummer
from indeks.struktur.objekt import (
    ADMINISTRASJON,
    folge,
    gjelder,
    hode,
    partier_trykt,
    peker_tilbake,
    stillere,
)
from indeks.struktur.punktvis import punkter_i, vil_stryke
from indeks.strukturtyper import Gjelder, Person, Votering

_VEDTATTE = re.compile(
    r"(?i)\b(?:denne|dette|disse|desse|den|det|de|dei|vedtatte?|vedteke|vedtekne)(?: \w+)? "
    r"\w*(?:endring|tillegg|forslag|framlegg)|^[ ,]*(?:og )?(?:med|inkludert|inkl\.?) "
    r"\w*(?:endringen|endringa|endringene|endringane|tillegget|tilleggene|tillegga)\W*$"
)
"""Words for a change that was told of before: `med denne endringen`, `med vedtatte tillegg`."""
_TIL_ORIENTERING = re.compile(
    r"(?i)\b(?:tas|takast|tek|tar|blir tatt|vert teke\w?) til (?:orient|vit|etter)"
)
_VALGT_BLE = re.compile(r"(?i)\b(?:valgt|vald|valde) (?:ble|blei|vart) ?:[^\n]*$")
"""Who was elected, before a bare `Enstemmig` on the same line."""
_UTSETTES = re.compile(
    r"(?i)^(?:saken|saka) (?:utsettes|utsetjast|vert utsett|blir utsett|sendes tilbake|vert sendt"
    r" (?:tilbake|attende))\b[^.;]{0,90}\.?$"
)
"""The sentence before a bare `Enstemmig`, where it tells what all agreed on."""


def voter(
    forlop: Forlop,
    s: Setning,
    avlest: Sequence[Avlest],
    til: int | None = None,
    *,
    uavgjort: bool = False,
) -> None:
    """Enters the votes that a sentence tells of; `til` is the number of the proposal they are on,
    where that is known. `uavgjort`: they stand under what they are on, so that where they name no
    proposal it is none that was settled before."""
    for a in avlest:
        if not _bare_tall(forlop, a, s):
            _voter_en(forlop, s, a, til, uavgjort=uavgjort)
    forlop.fri = None


def _voter_en(forlop: Forlop, s: Setning, a: Avlest, til: int | None, *, uavgjort: bool) -> None:
    a, hva, gjaldt = _hva_det_gjaldt(forlop, s, a, til, uavgjort=uavgjort)
    navn = [_kjent(forlop, n) for n in a.navn] + partier_trykt(a.objekt, a.partier)
    ukjent = hva == "forslag" and not gjaldt and til is None and not bare_verv(a)
    slag_nevnt = forslagstype(a.objekt) not in (None, "verbalforslag")
    if ukjent and (navn or (slag_nevnt and a.resultat and not forlop.forslag)):
        gjaldt = (_nevnt(forlop, s, a),)
    if hva == "innstilling":
        navn = [n for n in navn if not er_verv(n)]
    if not navn:
        navn = _stillere_av(forlop, gjaldt)
        organ = organ_i(a.objekt) if hva == "forslag" and not navn else None
        navn += [organ] if organ else []
    if a.uviss:
        a = _med_side(forlop, a, gjaldt)
    forlop.voteringer.append(
        Votering(
            forlop.behandling,
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
    _gi_utfall(forlop, s, a, hva, gjaldt)


def _hva_det_gjaldt(
    forlop: Forlop, s: Setning, a: Avlest, til: int | None, *, uavgjort: bool
) -> tuple[Avlest, Gjelder, tuple[int, ...]]:
    """What a vote was about and the proposals it was on; and the vote itself, where what stands
    before a bare `Enstemmig` tells more of its result."""
    if _kun_enstemmig(a) and _TIL_ORIENTERING.search(forlop.forrige) and len(forlop.forrige) < 120:
        a = replace(a, resultat="tatt_til_orientering")
    ene = _uten_innledning(forlop, a) if til is None else til
    gjaldt = (ene,) if ene is not None else hvilke(forlop, a)
    if uavgjort and ene is None and not (a.navn or a.partier or punkter_i(a.objekt)):
        gjaldt = tuple(nr for nr in gjaldt if not forlop.forslag[nr].utfall)
    if _kun_enstemmig(a) and _VALGT_BLE.search(forlop.tekst[max(0, s.start - 200) : s.start]):
        a = replace(a, resultat="valgt", gjelder="annet")
        gjaldt = ()
    if not gjaldt and _kun_enstemmig(a) and _UTSETTES.match(forlop.forrige):
        a = replace(a, resultat="utsatt")
    hva = a.gjelder
    if hva is None:
        hva = "forslag" if gjaldt else "annet" if _ukjent_falt(a) else "innstilling"
    if hva == "innstilling" and ene is None and (av_verv := _av_verv(forlop, a)) is not None:
        hva, gjaldt, ene = "forslag", (av_verv,), av_verv
    if hva == "annet" or (hva == "innstilling" and ene is None):
        gjaldt = ()
    valgt_som = _foreslatt(forlop, a) if a.resultat == "valgt" and til is None else None
    if valgt_som is not None:
        hva, gjaldt = "forslag", (valgt_som,)
    return a, hva, gjaldt


def _stillere_av(forlop: Forlop, gjaldt: Sequence[int]) -> list[str]:
    """Those who made the proposals that a vote was on, where it names nobody itself."""
    navn: list[str] = []
    for nr in gjaldt:
        innledning = forlop.forslag[nr].innledning
        navn += [p.navn for p in innledning.forslagsstillere] or [*innledning.partier]
        navn += [innledning.organ] if innledning.organ and not navn else []
    return navn


def _gi_utfall(forlop: Forlop, s: Setning, a: Avlest, hva: Gjelder, gjaldt: Sequence[int]) -> None:
    """What a vote makes of the proposals: of those it was on, and of the others with them."""
    if hva == "innstilling":
        _om_samme_tekst(forlop, a)
    siste_linje = forlop.siste_linje.ord if forlop.siste_linje else ""
    punkter = punkter_i(a.objekt) or punkter_i(siste_linje)
    for nr in gjaldt:
        f = forlop.forslag[nr]
        f.punkter |= punkter
        f.helt = f.helt or not punkter
        if a.resultat:
            f.utfall.append("vedtatt" if a.resultat == "valgt" else a.resultat)
        if f.innledning.type == "forslag" and (type_ := forslagstype(hode(a.objekt))):
            # What is called a proposal when made is often given its kind when voted on.
            f.innledning = replace(f.innledning, type=type_)
    if a.resultat == "vedtatt":
        _tapte(forlop, a, gjaldt)
        if hva == "innstilling":
            _fulgte_med(forlop, a, s)


def _med_side(forlop: Forlop, a: Avlest, gjaldt: Sequence[int]) -> Avlest:
    """A fallen proposal's vote with the side of the groups named behind both numbers, where who
    made it tells: its own party was for it; where that is not among them, they were against."""
    egne = set(partier_i(a.objekt)) | {
        parti(p) for nr in gjaldt for p in forlop.forslag[nr].innledning.partier
    }
    nevnt = {p for v in a.uviss for p in partier_i(re.sub(r"[()\d]", " ", v))}
    if egne & nevnt:
        return replace(a, stemte_for=a.uviss)
    if egne and all(er_gruppe(v) for v in a.uviss):
        return replace(a, stemte_mot=a.uviss)
    return a


def _av_verv(forlop: Forlop, a: Avlest) -> int | None:
    """The proposal that an office has made in this very behandling: `Ordførers forslag`."""
    funn = _VERVS_FORSLAG.match(hode(a.objekt))
    if funn is None:
        return None
    verv = _VERVS_ENDELSE.sub("", (funn["verv"] or funn["verv2"]).lower())
    for nr, f in reversed(list(enumerate(forlop.forslag))):
        for p in f.innledning.forslagsstillere:
            if er_verv(p.navn) and _VERVS_ENDELSE.sub("", p.navn.lower()) == verv:
                return nr
    return None


_VERVS_ENDELSE = re.compile(r"(?<=[a-zæøå]{4})(?:ens|en|s)$")
_VERVS_FORSLAG = re.compile(
    r"(?i)^(?:forslaget|framlegget) (?:fra|frå) (?P<verv>[a-zæøå]+)$"
    r"|^(?P<verv2>[a-zæøå]+)(?: sitt)? \w*(?:forslag|framlegg)$"
)


def _om_samme_tekst(forlop: Forlop, a: Avlest) -> None:
    """A vote on the text that the sak came with settles too what somebody proposed of that text:
    that a point be left out, or the text itself against another."""
    if a.resultat not in ("vedtatt", "falt"):
        return
    for f in forlop.forslag:
        if f.utfall or f.nevnt:
            continue
        ordene = forlop.tekst[f.ord_start : f.ord_slutt]
        punkt = vil_stryke(ordene)
        if punkt is not None and punkt in punkter_i(a.objekt):
            f.utfall.append("falt" if a.resultat == "vedtatt" else "vedtatt")
        elif (hvis := _hvis_tekst(ordene)) and hvis == _hvis_tekst(hode(a.objekt)):
            f.utfall.append(a.resultat)


_HVIS_TEKST = re.compile(
    r"(?i)^(?P<hvis>[\wæøå-]+?)(?:ens|ets|s|en|et)?(?: sitt?| si)? (?:opprinnelige )?(?:forslag"
    r"|framlegg|innstilling|tilråding)(?:et|a|en)?(?: til vedtak| til innstilling)?\.?$"
)
"""`Kommunedirektørens forslag til vedtak` and no more: whose text it is."""


def _hvis_tekst(ordene: str) -> str | None:
    """Whose text the words name, where they name one that a sak comes with."""
    funn = _HVIS_TEKST.match(" ".join(ordene.split()))
    if funn is None or not ADMINISTRASJON.search(ordene):
        return None
    return funn["hvis"].lower()


def _ukjent_falt(a: Avlest) -> bool:
    """Whether something fell that the words do not say what is: no recommendation, then."""
    kjent = not a.objekt or a.om_saken or ordlyd.PEKEORD.match(a.objekt) or punkter_i(a.objekt)
    return a.resultat == "falt" and not kjent and not re.search(ordlyd.OBJEKTORD, a.objekt)


def _kun_enstemmig(a: Avlest) -> bool:
    """Whether a vote tells of unanimity and of nothing else."""
    return a.resultat == "vedtatt" and a.enstemmig and not a.objekt


def _bare_tall(forlop: Forlop, a: Avlest, s: Setning) -> bool:
    """Adds numbers told by themselves to the vote that has just been told without: `Forslaget
    falt. 16 stemte mot, 9 for.`; whether it did."""
    if (a.resultat and not a.av_tall) or a.objekt or a.for_ is None or a.mot is None:
        return False
    if not forlop.voteringer or (a.av_tall and forlop.sist not in ("votering", "stemte")):
        return False
    v = forlop.voteringer[-1]
    if v.resultat is None or v.enstemmig or v.for_ is not None or v.mot is not None:
        return False
    if a.resultat not in (None, v.resultat):
        return False
    forlop.voteringer[-1] = replace(
        v,
        for_=a.for_,
        mot=a.mot,
        stemte_for=v.stemte_for or a.stemte_for,
        stemte_mot=v.stemte_mot or a.stemte_mot,
        slutt=s.slutt,
    )
    return True


def _uten_innledning(forlop: Forlop, a: Avlest) -> int | None:
    """A further proposal by the one whose proposal was just voted on, told without a word of
    introduction: its text stands between the two votes. And the other way about: a line that
    names a proposal which was made before, with its vote behind, is no new one. The number of the
    earlier one in that case, which the vote is on."""
    if not forlop.forslag:
        return None
    f = forlop.forslag[-1]
    if forlop.fri is not None and f.utfall and forlop.fri.start > f.slutt and _nytt_uten_navn(a):
        ny = replace(f.innledning, ord_fra=None, ordlos=False)
        start, slutt = forlop.fri.start, forlop.fri.slutt
        forlop.forslag.append(ApentForslag(ny, start, slutt, start, slutt, apent=False))
    elif f.uten_ord and not a.objekt and not f.nevnt and not f.utfall:
        navn = tuple(p.navn for p in f.innledning.forslagsstillere)
        som = replace(a, navn=navn, partier=f.innledning.partier)
        like = [x for x in forlop.forslag[:-1] if samme_stiller(x.innledning, som)]
        like = [x for x in like if not ulike_nummer(forlop, x, f)]
        slag = [x for x in like if x.innledning.type == f.innledning.type] or like
        if slag and (navn or f.innledning.partier):
            forlop.forslag.pop()
            return forlop.forslag.index(slag[-1])
    return None


def _nytt_uten_navn(a: Avlest) -> bool:
    """Whether a vote is on `forslaget` and no more is said of it."""
    return a.gjelder == "forslag" and peker_tilbake(a.objekt)


def _foreslatt(forlop: Forlop, a: Avlest) -> int | None:
    """The nomination of those who were elected."""
    hvem = les_hvem(a.objekt, helt=False)
    if hvem is None or not hvem.personer or not forlop.forslag:
        return None
    f = forlop.forslag[-1]
    ordene = forlop.tekst[f.ord_start : f.ord_slutt]
    alle = all(p.navn in ordene for p in hvem.personer)
    return len(forlop.forslag) - 1 if alle and not f.utfall else None


def _kjent(forlop: Forlop, navn: str) -> str:
    """A name as the one who made a proposal is named, where it is the same but for an s."""
    for f in forlop.forslag:
        for p in f.innledning.forslagsstillere:
            if p.navn != navn and navn in (f"{p.navn}s", p.navn[:-1]):
                return p.navn
    return navn


def _nevnt(forlop: Forlop, s: Setning, a: Avlest) -> int:
    """A proposal that only the vote on it tells of."""
    person = tuple(Person(n, None) for n in a.navn)
    innledning = Innledning(
        forslagstype(a.objekt) or "forslag", person, a.partier, None, None, None
    )
    hvem = les_hvem(a.objekt[a.objekt.find(a.navn[0]) :], helt=False) if a.navn else None
    if hvem and hvem.personer and hvem.partier:
        innledning = replace(innledning, partier=hvem.partier)
    forlop.forslag.append(
        ApentForslag(innledning, s.start, s.slutt, s.slutt, s.slutt, apent=False, nevnt=True)
    )
    return len(forlop.forslag) - 1


def _tapte(forlop: Forlop, a: Avlest, gjaldt: Sequence[int]) -> None:
    """What stood against the one that won has fallen."""
    tapere = [a.taper] if a.taper else []
    if forlop.mot:
        x, y = forlop.mot
        vant_y = a.objekt == y or (a.objekt != x and _like(a.objekt, y) > _like(a.objekt, x))
        tapere.append(x if vant_y else y)
        forlop.mot = None
    for taper in tapere:
        navn, partier = stillere(taper)
        hva = gjelder(hode(taper))
        if hva == "innstilling":
            taper, hva = folge(taper), "forslag"
            navn, partier = stillere(taper)
            if not navn and not partier:
                continue
        som = replace(a, navn=navn, partier=partier, objekt=taper, gjelder=hva)
        for nr in hvilke(forlop, som):
            if nr not in gjaldt and not forlop.forslag[nr].utfall:
                forlop.forslag[nr].utfall.append("falt")


def _like(a: str, b: str) -> float:
    """How much two phrases for what was voted on are the same."""
    x, y = navneord(a), navneord(b)
    return len(x & y) / max(1, len(y)) + (gjelder(hode(a)) == gjelder(hode(b)))


def _fulgte_med(forlop: Forlop, a: Avlest, s: Setning) -> None:
    """A proposal that was adopted together with the recommendation."""
    hale = folge(a.objekt)
    if not re.search(r"(?i)forslag|framlegg|tillegg|endring", hale) or "uten" in hale[:12]:
        return
    if _VEDTATTE.search(hale) and any("vedtatt" in f.utfall for f in forlop.forslag):
        return  # what has just been adopted
    navn, partier = stillere(hale)
    som = replace(a, navn=navn, partier=partier, objekt=hale, gjelder="forslag")
    funnet = [nr for nr in hvilke(forlop, som) if not forlop.forslag[nr].utfall]
    if not funnet and (navn or partier):
        if any(samme_stiller(f.innledning, som) for f in forlop.forslag):
            return
        if bare_verv(som):
            return
        funnet = [_nevnt(forlop, s, som)]
    apne = [nr for nr, f in enumerate(forlop.forslag) if not f.utfall]
    if not funnet and not navn and not partier and len(apne) == 1:
        funnet = apne
    for nr in funnet:
        forlop.forslag[nr].utfall.append("vedtatt")
