"""«A against B» told in numbers alone: `Innstillingen fikk 10 stemmer, forslaget fra Nes 11`."""

import re

from indeks.struktur.avlest import Avlest
from indeks.struktur.objekt import er_objekt, gjelder, stillere
from indeks.struktur.resultatord import finn_resultat, uten_parenteser
from indeks.struktur.tellinger import PAREN, STEMMER, STEMTE, TALL, navn_i_parentes, tallverdi
from indeks.strukturtyper import Resultat

_PAR = re.compile(
    rf"^(?P<x>[^.;]{{3,160}}?)(?: (?i:fikk|fekk)| ?:| -) (?P<a>\d{{1,3}})(?P<pa>{PAREN})? "
    rf"{STEMMER}(?P<pa2>{PAREN})?"
    rf"(?:,|;|,? (?i:og|mens|medan|mot)) (?P<y>[^.;]{{3,160}}?) (?:(?i:fikk|fekk) )?"
    rf"(?P<b>\d{{1,3}})(?P<pb>{PAREN})?"
    rf" {STEMMER}(?P<pb2>{PAREN})?\.?$"
)
"""`Innstillingen fikk 10 stemmer, forslaget fra Nes 11 stemmer`."""
_PAR_SNUDD = re.compile(
    rf"^(?i:ved [^.;]{{3,40}} )?(?i:fikk|fekk) (?P<x>[^.;\d]{{3,120}}?) (?P<a>\d{{1,3}})"
    rf"(?P<pa>{PAREN})? {STEMMER}"
    rf"(?P<pa2>{PAREN})?(?:,|,? (?i:og|mens|medan)) (?P<y>[^.;\d]{{3,120}}?) (?P<b>\d{{1,3}})"
    rf"(?P<pb>{PAREN})?"
    rf" {STEMMER}(?P<pb2>{PAREN})?\.?$"
)
_ALENE = re.compile(
    rf"^(?P<x>[^.;]{{3,160}}?)(?: (?i:fikk|fekk)| ?:| -) (?P<a>\d{{1,3}})(?P<pa>{PAREN})? "
    rf"{STEMMER}(?P<pa2>{PAREN})?\.?$"
)
_STEMTE_FOR = re.compile(
    rf"^(?P<a>{TALL})(?P<pa>{PAREN})? (?:{STEMMER} )?{STEMTE} (?i:for) "
    rf"(?P<x>[^.;]{{3,160}}?)\.?$"
)


def les_par(setning: str) -> list[Avlest] | None:
    """Two objects with a number each, or one alone; which won is told by comparison, and that of
    one alone by the next."""
    if finn_resultat(uten_parenteser(setning)):
        return None
    if par := _PAR.match(setning) or _PAR_SNUDD.match(setning):
        a, b = int(par["a"]), int(par["b"])
        if not (er_objekt(par["x"]) and er_objekt(par["y"])) or a == b:
            return None
        utfall: tuple[Resultat, Resultat] = ("vedtatt", "falt") if a > b else ("falt", "vedtatt")
        return [
            _av_objekt(par["x"], utfall[0], a, navn_i_parentes(par["pa"] or par["pa2"] or "")),
            _av_objekt(par["y"], utfall[1], b, navn_i_parentes(par["pb"] or par["pb2"] or "")),
        ]
    for monster in (_ALENE, _STEMTE_FOR):
        alene = monster.match(setning)
        if alene and er_objekt(alene["x"]) and not re.search(r"\bi?mot\b", alene["x"]):
            return [
                _av_objekt(
                    alene["x"],
                    None,
                    tallverdi(alene["a"]),
                    navn_i_parentes(alene["pa"] or alene.groupdict().get("pa2") or ""),
                )
            ]
    return None


def _av_objekt(objekt: str, resultat: Resultat | None, for_: int, hvem: tuple[str, ...]) -> Avlest:
    """The vote that gave something so many votes, from those."""
    objekt = objekt.strip(" ,:")
    navn, fra_partier = stillere(objekt)
    return Avlest(
        resultat, False, for_, None, hvem, (), gjelder(objekt), objekt, navn, fra_partier, True
    )
