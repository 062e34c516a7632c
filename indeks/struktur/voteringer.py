"""The result of a vote, read from the one sentence that tells it.

Municipal minutes tell votes in running text: «Forslaget fikk 3 stemmer (SV, MDG) og falt»,
«vart vedteke med 12 mot 9 røyster», «Røysting - samrøystes».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indeks.linje import ordlyd
from indeks.personer import les_hvem, partier_i, velgere
from indeks.struktur.avlest import Avlest
from indeks.struktur.objekt import (
    ADMINISTRASJON,
    er_objekt,
    gjelder,
    gjelder_av,
    hode,
    les_objekt,
    stillere,
)
from indeks.struktur.resultatord import (
    RESULTATORD,
    Sted,
    bare_enstemmig,
    finn_resultat,
    svak_godtas,
    uten_parenteser,
)
from indeks.struktur.tallpar import les_par
from indeks.struktur.tellinger import (
    PAREN,
    STEMMER,
    STEMTE,
    TALL,
    Telling,
    fordel_velgere,
    les_telling,
    navn_i_parentes,
    stemmetall,
    tallverdi,
)
from indeks.strukturtyper import Gjelder, Resultat

_MAKS = 900
"""Longer sentences tell no vote."""
_ANKER = re.compile(rf"{RESULTATORD}|(?:fikk|fekk) (?:{TALL})", re.IGNORECASE)
"""What each clause with a result of its own holds one of."""
_KAN_VAERE = re.compile(
    rf"{RESULTATORD}|{ordlyd.ENSTEMMIG}|stem[mt]|røyst|{ordlyd.SLUTTER_SEG_TIL.pattern[4:]}"
    r"|\d (?:for|mot|imot)\b",
    re.IGNORECASE,
)
"""What a sentence must hold for a closer look; all others are let by at once."""
_KLAUSULSKILLE = re.compile(
    r",? (?:og|mens|medan|med unntak av|med unnatak av|bortsett fra|unntatt) |; "
    r"|, (?=[a-zæøå ]{0,30}(?:forslag|framlegg))"
)
_OVERSKRIFT = re.compile(
    r"^(?i:votering|røysting|avrøysting|røystegj?[ei]ving|stemmegivning|avstemm?n?ing|resultat"
    r"|voteringsresultat|vedtak|prøvevotering)(?: (?i:over) (?P<om>[^:]{3,120}?))? ?[:–-] ?"
)
_VERDIORD = re.compile(
    r"(?i)dobbel(?:t|)stemme|dobbeltrøyst|loddtrek|flertall|fleirtal"
    r"|(?:ordfører|ordførar|leder|leiar|møteleder)\w* (?:sin )?(?:stemme|røyst)"
)
"""What tells of a vote as surely as a number does."""
_TAPER = re.compile(
    rf"(?i:mot) {TALL}(?: {STEMMER})?{PAREN}? (?:(?i:som )?(?i:ble gitt |avgitt )?)(?i:for"
    rf"|til) (?P<taper>[^.]{{5,120}})"
)
"""What won, and the words for what it won over."""
_ETTER_TALL = re.compile(r",? ?[:–-]? ?(?P<hvem>[A-ZÆØÅ][^:;]{2,200})$")
"""The names of those counted, without a parenthesis."""
_STEMTE_MOT = re.compile(
    rf",? (?:og )?(?P<n>{TALL})(?P<p>{PAREN})? {STEMTE} (?i:i ?mot|mot)(?P<p2>{PAREN})?"
)
_PAREN_BAK = re.compile(r"^,? ?\(((?:[^()]|\([^()]{0,80}\)){1,300})\)")
"""A parenthesis behind the result."""
_ANTALL_BAK = re.compile(r" ?\((\d{1,3})\)\.?$")
"""How many all were: `Enstemmig vedtatt (27)`."""
_OM_MOTET = re.compile(
    rf"(?i)^det {ordlyd.FORTID} (?:{ordlyd.ENSTEMMIG} )?(?:vedtatt|vedteke|besluttet|bestemt)"
    rf"(?: {ordlyd.ENSTEMMIG})? (?:å|at) "
)
"""What a body decides about its own meeting: the order of the saker, a closed door."""
_SAKEN = re.compile(r"(?i)(?:saken|saka) ")
_SAKEN_TRUKKET = re.compile(
    r"(?i)^(?:saken|saka|sak \S+)\b|\b(?:trakk|trekte|trekk|drog) (?:saken|saka)\b"
)
_INNI_TRUKKET = re.compile(
    r"(?i)^(?:ble|blei|vart) (?P<o>.*?(?:forslag|framlegg|fremlegg).*?) (?:trukket|trukke|trekt)"
)
_MED_TALL = ("vedtatt", "falt", "valgt", "godkjent", "tatt_til_orientering", None)
"""Results that a number of votes beside them makes sure."""
_HABILITET = re.compile(r"(?i)habil|\bugild|gildskap")


def les_votering(setning: str) -> list[Avlest]:
    """The votes that a sentence tells the result of; empty where it tells none."""
    if len(setning) > _MAKS or not _KAN_VAERE.search(setning):
        return []
    ren = re.sub(r"^(?:\d{1,2}\.? ?[a-h]?[.)] |[A-Ha-h]\) |[•·–-] )", "", setning)
    if par := les_par(ren):
        return par
    bar = uten_parenteser(ren)
    if any(rad.monster.search(bar) for rad in ordlyd.IKKE_VOTERING):
        return []
    lest = [avlest for ledd in _ledd(ren) if (avlest := _les_ledd(ledd)) is not None]
    return [enkel for avlest in lest for enkel in _hver_for_seg(avlest, bar)]


def _hver_for_seg(avlest: Avlest, bar: str) -> list[Avlest]:
    """One for each thing that a body says it agrees with: the recommendation and a proposal."""
    if not (avlest.enstemmig and ordlyd.SLUTTER_SEG_TIL.search(bar)):
        return [avlest]
    deler = re.split(r" og (?=[^.]*(?:forslag|framlegg|tillegg))", avlest.objekt)
    if len(deler) != 2 or not re.search(ordlyd.OBJEKTORD, deler[0]):
        return [avlest]
    ut = []
    for objekt in deler:
        navn, fra_partier = stillere(objekt)
        hva = gjelder(hode(objekt)) or "innstilling"
        ut.append(replace(avlest, objekt=objekt, gjelder=hva, navn=navn, partier=fra_partier))
    return ut


def _ledd(setning: str) -> Iterator[str]:
    """The clauses of a sentence that each tell a result of their own object."""
    bar = uten_parenteser(setning)
    ankere = [t.start() for t in _ANKER.finditer(bar)]
    fra = 0
    for denne, neste in pairwise(ankere):
        for skille in reversed(list(_KLAUSULSKILLE.finditer(bar, denne, neste))):
            rest = bar[skille.end() : neste]
            if re.search(ordlyd.OBJEKTORD, rest):
                yield setning[fra : skille.start()]
                fra = skille.end()
                break
    yield setning[fra:]


def _les_ledd(ledd: str) -> Avlest | None:
    """The vote that a clause tells of; None where it tells of none."""
    tittel = _OVERSKRIFT.match(ledd)
    ren = ledd[tittel.end() :] if tittel else ledd
    om = (tittel["om"] or "") if tittel else ""
    bar = uten_parenteser(ren)
    enstemmig = re.search(ordlyd.ENSTEMMIG, bar)
    resultat = finn_resultat(bar)
    telling = les_telling(ren)
    if som := ordlyd.SOM_TILRADD.match(ren):
        return _som_tilradd(som["om"])
    if enstemmig and (samd := ordlyd.SLUTTER_SEG_TIL.search(bar)):
        return _samd(ren, samd.end(), telling)
    samd = ordlyd.SLUTTER_SEG_TIL.search(bar)
    if samd and telling and telling.slag == "mot" and telling.start > samd.end():
        lest = _samd(ren[: telling.start].rstrip(), samd.end(), None)
        return replace(lest, enstemmig=False, mot=telling.a, stemte_mot=telling.hvem_a)
    if resultat is None:
        if telling and telling.slag == "fikk" and er_objekt(bar[: telling.start]):
            return _sett_sammen(ren, bar, None, telling, False, bar.find(" fikk "), om)
        if enstemmig and bare_enstemmig(ren, bar):
            sted: Sted = ("vedtatt", enstemmig.start(), enstemmig.end())
            return _sett_sammen(ren, bar, sted, telling, True, om=om)
        if telling and telling.b is not None and (tittel or _bare_tall(bar, telling)):
            tall = stemmetall(telling, None)
            vant: Resultat = "vedtatt" if (tall[0] or 0) > (tall[1] or 0) else "falt"
            sted = (vant, telling.start, telling.slutt)
            bak = bar[telling.slutt :].strip(" .,;:)")
            om = om or (bak if er_objekt(bak) else "")
            lest = _sett_sammen(ren, bar, sted, telling, False, om=om)
            return replace(lest, av_tall=not tittel and not lest.objekt)
        return None
    slag, start, slutt = resultat
    nabo = enstemmig is not None and (
        abs(enstemmig.start() - slutt) < 40 or abs(start - enstemmig.end()) < 40
    )
    if enstemmig is not None and start <= enstemmig.start() and enstemmig.end() <= slutt:
        nabo = True
    sterk = nabo or (telling is not None and slag in _MED_TALL)
    sterk = sterk or bool(_VERDIORD.search(bar))
    if not sterk and not svak_godtas(bar, slag, start, slutt):
        return None
    if slag == "falt" and re.search(r"(?i)\b(?:når|da|etter at) [^.]*$|\bsom $", bar[:start]):
        return None
    return _sett_sammen(ren, bar, resultat, telling, nabo, om=om)


def _som_tilradd(om: str) -> Avlest:
    """`Samrøystes som tilrådd av …`: a body's is a recommendation, a person's a proposal."""
    hvem = les_hvem(om, helt=False)
    hva = gjelder(hode(om))
    navn: tuple[str, ...] = ()
    fra: tuple[str, ...] = ()
    person = bool(hvem and hvem.personer and not hvem.organ and hvem.personer[0].navn[0].isupper())
    if hva is None and hvem and person and not ADMINISTRASJON.search(hvem.personer[0].navn):
        navn, fra, hva = tuple(p.navn for p in hvem.personer), hvem.partier, "forslag"
    else:
        navn, fra = stillere(om)
    if hva is None or (not navn and not fra and hva == "forslag" and not person):
        hva = "innstilling"
    return Avlest("vedtatt", True, None, None, (), (), hva, om, navn, fra, True)


def _samd(ledd: str, fra: int, telling: Telling | None) -> Avlest:
    """A body that agrees with what stands from `fra` on."""
    objekt = ledd[fra:].strip(" .,")
    navn, fra_partier = stillere(objekt)
    for_ = telling.a if telling and telling.b is None else None
    hva = gjelder(hode(objekt)) or "innstilling"
    return Avlest("vedtatt", True, for_, None, (), (), hva, objekt, navn, fra_partier, True)


def _bare_tall(bar: str, telling: Telling) -> bool:
    """Whether the numbers are the whole sentence, or stand behind what was voted on."""
    foran = re.sub(r"(?i)^ved [^.]{3,40} (?:ble|blei|vart) det\b", "", bar[: telling.start])
    foran = re.sub(r"(?i)^det (?:ble|blei|vart) (?:av)?(?:gitt|gjeve|gjevne)\b", "", foran)
    foran, etter = foran.strip(" :,–-"), bar[telling.slutt :].strip(" .,;:)")
    if etter and not re.fullmatch(rf"(?i)(?:{ordlyd.OBJEKTORD}|stemmer|røyster)", etter):
        return False
    return not foran or (len(foran) < 80 and er_objekt(foran))


def _sett_sammen(
    ledd: str,
    bar: str,
    resultat: Sted | None,
    telling: Telling | None,
    enstemmig: bool,
    objekt_til: int = 0,
    om: str = "",
) -> Avlest:
    """The vote of a clause, from the result and the numbers found in it. Its object is `om`, or
    stands before the result; before `objekt_til` where there is none."""
    slag = resultat[0] if resultat else None
    stemmer = _Stemmer()
    if telling is not None:
        stemmer = _les_stemmer(ledd, telling, slag, resultat[2] if resultat else None)
    elif enstemmig and resultat and (alle := _ANTALL_BAK.match(ledd, resultat[2])):
        stemmer = _Stemmer(for_=int(alle[1]))
    if slag == "trukket":
        stemmer = replace(stemmer, for_=None, mot=None)
    grense = resultat[1] if resultat else objekt_til
    objekt = om or les_objekt(ledd, bar, grense, slag)
    if telling is not None and telling.slutt <= grense and not om and telling.start > 0:
        objekt = re.sub(r"(?i) ?(?:fikk|fekk|med)?$", "", ledd[: telling.start].strip(" ,:–-("))
        objekt = re.sub(rf" {ordlyd.FORTID}$", "", objekt)
    if telling is not None and telling.start == 0 and telling.slutt <= grense and not om:
        objekt = objekt if re.search(ordlyd.OBJEKTORD, ledd[telling.slutt : grense]) else ""
    if telling is not None and telling.hva:
        objekt = telling.hva
    if slag == "trukket" and resultat and (snudd := _snudd_trukket(ledd, resultat)):
        objekt = snudd
    navn, fra_partier = stillere(objekt)
    hvem_for, hvem_mot = stemmer.hvem_for, stemmer.hvem_mot
    if (
        slag == "falt"
        and hvem_mot
        and not hvem_for
        and set(fra_partier) & set(_partier_av(hvem_mot))
    ):
        hvem_for, hvem_mot = hvem_mot, ()  # those who made it are not those against it
    hva: Gjelder | None
    if (
        slag == "valgt"
        or _OM_MOTET.match(bar)
        or (slag is None and resultat is not None)
        or _HABILITET.search(bar)
    ) or (slag == "trukket" and _SAKEN_TRUKKET.search(bar)):
        hva = "annet"
    elif slag == "trukket":
        hva = "forslag"
        if not navn and not fra_partier and not re.match(ordlyd.OBJEKTORD, objekt):
            hvem_selv = les_hvem(objekt, helt=False)
            if hvem_selv:
                navn = tuple(p.navn for p in hvem_selv.personer)
                fra_partier = () if navn else hvem_selv.partier
    else:
        hva = gjelder_av(objekt, navn, fra_partier)
        if hva == "annet" and slag == "vedtatt" and "permisjon" in bar.lower():
            slag = None
    taper = _TAPER.search(ledd) if slag == "vedtatt" else None
    return Avlest(
        slag,
        enstemmig,
        stemmer.for_,
        stemmer.mot,
        hvem_for,
        hvem_mot,
        hva,
        objekt,
        navn,
        fra_partier,
        enstemmig or telling is not None,
        taper["taper"] if taper else "",
        uviss=() if telling is None or hvem_for or hvem_mot or slag != "falt" else telling.hvem_b,
        om_saken=not objekt and _SAKEN.match(bar) is not None,
    )


def _snudd_trukket(ledd: str, sted: Sted) -> str | None:
    """What was withdrawn, where the order of words is turned: `Deretter ble forslaget trukket`,
    `Etter gruppemøte trakk Nes sitt forslag`."""
    _, start, slutt = sted
    if inni := _INNI_TRUKKET.match(ledd[start:slutt]):
        return inni["o"]
    foran = ledd[:start].strip(" ,")
    adverbial = re.match(r"(?i)(?:etter|deretter|så|i møtet|under|på|da|før)\b", foran)
    return ledd[slutt:].strip(" .,") if adverbial else None


@dataclass(frozen=True, slots=True)
class _Stemmer:
    """How many voted for and against, and who."""

    for_: int | None = None
    mot: int | None = None
    hvem_for: tuple[str, ...] = ()
    hvem_mot: tuple[str, ...] = ()


def _les_stemmer(
    ledd: str, telling: Telling, slag: Resultat | None, resultat_slutt: int | None
) -> _Stemmer:
    """The votes of a clause: its first numbers, with what stands behind them and the result."""
    for_, mot = stemmetall(telling, slag)
    hvem_for, hvem_mot = fordel_velgere(telling, for_, mot)
    etter = ledd[telling.slutt :]
    if telling.slag in ("fikk", "med") and telling.b is None:
        igjen = les_telling(etter)
        if igjen and igjen.slag == "mot":
            mot, hvem_mot = igjen.a, igjen.hvem_a
        elif stemte := _STEMTE_MOT.match(etter):
            mot = tallverdi(stemte["n"])
            hvem_mot = navn_i_parentes(stemte["p"] or stemte["p2"] or "")
        elif motsatt := re.match(rf",? (?i:for )?(?i:og|mot) ({TALL})", etter):
            mot = tallverdi(motsatt[1])
    if telling.b is not None or hvem_for or hvem_mot:
        return _Stemmer(for_, mot, hvem_for, hvem_mot)
    hale = None if resultat_slutt is None else _PAREN_BAK.match(ledd[resultat_slutt:])
    if hale and (tall := re.fullmatch(rf"({TALL}) {STEMMER}", hale[1])):
        for_ = tallverdi(tall[1])
    elif hale:
        hvem = navn_i_parentes(hale[1])
        hvem_for, hvem_mot = (hvem, ()) if mot is None else ((), hvem)
    if not hvem_for and not hvem_mot:
        bak = _ETTER_TALL.match(etter)
        if bak and les_hvem(bak["hvem"].rstrip(" .")):
            hvem = velgere(bak["hvem"].rstrip(" ."))
            hvem_for, hvem_mot = ((), hvem) if for_ is None else (hvem, ())
    return _Stemmer(for_, mot, hvem_for, hvem_mot)


def _partier_av(velgerne: Sequence[str]) -> tuple[str, ...]:
    """The parties among those who voted."""
    return partier_i(" ".join(re.sub(r"[()\d]", " ", v) for v in velgerne))
