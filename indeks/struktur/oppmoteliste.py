"""The opening of the minutes cut into its lists of people, by their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indeks.linje import monstre
from indeks.struktur import oppmotemonstre as om
from indeks.struktur.oppmotemonstre import Listeslag
from indeks.struktur.oppmoteord import les_tegn
from indeks.struktur.oppmoterad import les_rad

MAKS_LINJE = 400
"""Longer lines are running text, and hold no list that can be read with certainty."""


@dataclass(slots=True)
class Liste:
    """A list: what it is of, the captions of its columns, and its lines (start, end)."""

    slag: Listeslag | None
    kolonner: set[str] = field(default_factory=set)
    linjer: list[tuple[int, int]] = field(default_factory=list)


def finn_lister(tekst: str, start: int, slutt: int) -> Iterator[Liste]:
    """The lists of a stretch, in order; what stands under no heading is in lists of no kind."""
    liste = Liste(None)
    gjenoppta: Liste | None = None
    for fra, til in _linjer(tekst, start, slutt):
        linje = tekst[fra:til]
        if not linje:
            liste.linjer.append((fra, til))
            continue
        if til - fra <= monstre.MAKS_OVERSKRIFT and monstre.BREVHODE.fullmatch(linje):
            continue  # The sheet's own line, where a list goes over to the next page.
        for a, b in _del_ved_overskrift(tekst, fra, til, liste.slag):
            kolonner = _kolonner(tekst[a:b]) if _venter_kolonner(liste) else None
            ny = None if liste.kolonner and kolonner else _ny_liste(tekst, a, b, liste)
            if ny is not None:
                if ny.slag in ("moteleder", "sekretaer") and liste.slag in ("medlem", "innkalt"):
                    gjenoppta = Liste(liste.slag, liste.kolonner)
                yield liste
                liste = ny
            elif kolonner:
                liste.kolonner |= kolonner
            else:
                liste.linjer.append((a, b))
            if liste.slag in ("moteleder", "sekretaer") and any(x < y for x, y in liste.linjer):
                yield liste
                liste, gjenoppta = gjenoppta or Liste(None), None
    yield liste


def _venter_kolonner(liste: Liste) -> bool:
    return liste.slag not in (None, "annet") and not any(a < b for a, b in liste.linjer)


def _linjer(tekst: str, start: int, slutt: int) -> Iterator[tuple[int, int]]:
    while start < slutt:
        stopp = tekst.find("\n", start, slutt)
        stopp = slutt if stopp < 0 else stopp
        rad = tekst[start:stopp]
        fra = start + len(rad) - len(rad.lstrip())
        yield fra, max(fra, start + len(rad.rstrip()))
        start = stopp + 1


_INNI = re.compile(r"(?<=[.;)])(?: [-–])? (?=[A-ZÆØÅ])")


def _del_ved_overskrift(
    tekst: str, fra: int, til: int, slag: Listeslag | None
) -> list[tuple[int, int]]:
    """A line cut where another list's heading stands within it: `Forfall: … Fra adm.: …`."""
    kutt = [fra]
    for funn in _INNI.finditer(tekst[fra:til][:MAKS_LINJE]):
        her = fra + funn.end()
        traff = _overskrift(tekst, her, til)
        if traff is None or not re.match(r" ?:", tekst[traff[1] : til]):
            continue
        # «Nils Vik. Vara: Tor Haug» tells of one, «Nils Vik og Eva Moe. I stedet møtte: …» of all.
        vara = om.VARA.match(tekst, her, til)
        if slag == "forfall" and traff[0] == "varamedlem" and vara and vara[0][0] in "Vv":
            continue
        kutt.append(her)
        slag = traff[0]
    return [(a, b) for a, b in zip(kutt, [*kutt[1:], til], strict=True)]


def _overskrift(tekst: str, fra: int, til: int) -> tuple[Listeslag, int] | None:
    for rad in om.OVERSKRIFTER:
        funn = rad.monster.match(tekst, fra, til)
        if funn:
            return rad.gir, funn.end()
    return None


_ETIKETT = re.compile(r"[A-ZÆØÅ][^:\n]{1,60}:(?=\s|$)")


_ANTALL = re.compile(r" ?(?:\(\d{1,3}(?: av \d{1,3}| stk\.?)?\)|:? ?\d{1,3} (?:av|/) \d{1,3}\.?$)")


def _ny_liste(tekst: str, fra: int, til: int, forrige: Liste) -> Liste | None:
    """The list that a line opens, with what stands behind the heading as its first line."""
    traff = _overskrift(tekst, fra, til)
    if traff is None:
        return _ukjent_etikett(tekst, fra, til)
    slag, her = traff
    if antall := _ANTALL.match(tekst, her, til):
        her = antall.end()
    kolon = re.compile(r" ?:(?= |$)| ?[-–](?= )").match(tekst, her, til)
    if kolon:
        her = kolon.end()
    rest = tekst[her:til]
    if not rest.strip(" .:"):
        if slag in ("sekretaer", "moteleder") and not kolon and _siste_er_navn(tekst, forrige):
            return None  # A signature: the office stands under the name.
        return Liste(slag)
    kolonner = _kolonner(rest)
    if kolonner is not None:
        return Liste(slag, kolonner)
    her += len(rest) - len(rest.lstrip())
    if not kolon and slag == "annet":
        return None if tekst[her].isupper() else Liste(slag)  # «Andre Nes Ap» is a person.
    if not kolon:
        # «Til stede Kari Nes (Ap), …»: a heading only where people follow at once.
        rad = les_rad(tekst, les_tegn(tekst, her, til), slag, frozenset())
        if rad.prosa or not rad.poster:
            annet = Liste("annet") if rad.prosa and slag != "inhabil" else None
            return _ukjent_etikett(tekst, fra, til) or annet
    return Liste(slag, set(), [(her, til)])


def _ukjent_etikett(tekst: str, fra: int, til: int) -> Liste | None:
    """The list under a label of unknown words: by the words within it, else no list."""
    funn = _ETIKETT.match(tekst, fra, til)
    if funn is None or _er_rad_med_kolon(tekst, fra, til):
        return None
    rest = tekst[funn.end() : til].strip()
    kolonner = _kolonner(rest) if rest else set()
    linjer: list[tuple[int, int]] = []
    if kolonner is None and _bare_folk(tekst, til - len(rest), til):
        kolonner, linjer = set(), [(til - len(rest), til)]
    ord_ = re.findall(r"[^\W\d_]\S*", funn[0])
    if kolonner is None or any(o[0].isupper() for o in ord_[1:]):
        return Liste("annet")
    slag: Listeslag = next(
        (rad.gir for rad in om.ETIKETTER if rad.monster.search(funn[0])), "annet"
    )
    return Liste(slag, kolonner, linjer)


def _bare_folk(tekst: str, fra: int, til: int) -> bool:
    """Whether a line holds people and nothing else."""
    rad = les_rad(tekst, les_tegn(tekst, fra, til), None, ())
    return bool(rad.poster) and not rad.prosa


def _siste_er_navn(tekst: str, liste: Liste) -> bool:
    siste = next(((a, b) for a, b in reversed(liste.linjer) if a < b), None)
    if siste is None:
        return False
    tegn = les_tegn(tekst, *siste)
    return len(tegn) >= 2 and all(t.slag in ("ord", "partikkel") for t in tegn)


def _er_rad_med_kolon(tekst: str, fra: int, til: int) -> bool:
    """Whether the label of a line is an office, a post or a party: `Leder: Kari Nes`."""
    tegn = les_tegn(tekst, fra, til)
    return bool(tegn) and tegn[0].slag in ("funksjon", "tittel", "parti", "vara", "for")


def _kolonner(tekst: str) -> set[str] | None:
    """The captions that a line consists of, None where it holds anything else."""
    ut: set[str] = set()
    her = 0
    while her < len(tekst):
        if tekst[her] in " :/,|":
            her += 1
            continue
        funn = om.KOLONNE.match(tekst, her)
        if funn is None:
            return None
        ut.add(funn.lastgroup or "")
        her = funn.end()
    return ut or None
