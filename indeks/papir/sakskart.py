"""The saker of a meeting: the agenda's entries, and where each one's own section starts.

Agenda and minutes print a sak the same way, so they are told apart by what follows: an entry is
followed by the next entry, a section by headings of its own. Where a number opens several lines,
the form that the other sections of the same paper have, and the agenda's title, decide.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indeks.linje import monstre
from indeks.linje.linjer import Linje
from indeks.linje.linjeslag import deloverskrift, er_organlinje, med_brevhode, opner_innhold, treff
from indeks.papir.sakslinjer import Sakslinje, finn_sakslinjer
from indeks.papir.sakstitler import lik_tittel, listetittel, seksjonstittel, titler_over


@dataclass(frozen=True, slots=True)
class Oppforing:
    """A sak as the agenda lists it, or as a section opens: lines `fra` up to (not with) `til`."""

    saksnr: str
    nokkel: str
    sakstittel: str | None
    arkivsaksnr: str | None
    fra: int
    til: int


def finn_saker(
    linjer: Sequence[Linje], fra: int, til: int, dato: date | None
) -> tuple[list[Oppforing], list[Oppforing]]:
    """The agenda's entries and the sections' openings in lines `fra` up to `til` of one meeting."""
    liste, resten = _finn_kartet(linjer, fra, til, dato)
    rekke = _velg_seksjoner(resten, liste)
    return list(liste.values()), _seksjoner(linjer, rekke, liste, fra, til, dato)


def _finn_kartet(
    linjer: Sequence[Linje], fra: int, til: int, dato: date | None
) -> tuple[dict[str, Oppforing], list[Sakslinje]]:
    """The agenda's entries by what each sak is known by, and the lines that are none of them."""
    kandidater = finn_sakslinjer(linjer, fra, til, dato)
    med_side = _har_sidetall(linjer[fra:til])
    sider = linjer[til - 1].side if til > fra else 1
    liste: dict[str, Oppforing] = {}
    resten: list[Sakslinje] = []
    siste_sted = {k.nokkel: k.nr for k in kandidater}
    for i, k in enumerate(kandidater):
        naboer = [*kandidater[max(0, i - 1) : i], *kandidater[i + 1 : i + 2]]
        # A sak withdrawn stands among the sections with no headings either, but stands once.
        i_rekke = k.listet and any(
            abs(nabo.nr - k.nr) <= 12
            and (nabo.listet or (nabo.nr > k.nr and siste_sted[k.nokkel] > k.nr))
            for nabo in naboer
        )
        i_kart = _under_kart(linjer, k.nr, fra)
        grense: int | None = None
        if k.nokkel not in liste and (i_rekke or (k.listet and i_kart)):
            grense = kandidater[i + 1].nr if i + 1 < len(kandidater) else til
        elif k.nokkel not in liste and i_kart and not _har_seksjonsform(linjer, k, til):
            grense = til
        if grense is not None:
            tittel, arkiv, slutt = listetittel(linjer, k, grense, dato, med_side, sider)
            liste[k.nokkel] = Oppforing(k.saksnr, k.nokkel, tittel, arkiv, k.nr, slutt)
        elif _underpunkt(kandidater, i, resten):
            # Listed once more in the section it belongs to; what follows is that section's.
            liste[k.nokkel] = replace(
                liste.get(k.nokkel)
                or Oppforing(k.saksnr, k.nokkel, k.tittel, k.arkivsaksnr, k.nr, k.nr + 1),
                fra=k.nr,
                til=k.nr + 1,
            )
        else:
            resten.append(k)
    return liste, resten


def _har_sidetall(linjer: Sequence[Linje]) -> bool:
    """Whether the agenda has a column of page numbers: the last word of its head says so."""
    return any(
        re.search(r"\bside$", linje.tekst.lower())
        and (monstre.SAKSKART.match(linje.tekst) or linje.tekst.lower().startswith("sak"))
        for linje in linjer
        if 0 < len(linje.tekst) < 60
    )


def _velg_seksjoner(
    kandidater: Sequence[Sakslinje], liste: Mapping[str, Oppforing]
) -> list[Sakslinje]:
    """The one line of each sak that opens its section, in order: written as the others are, and of
    those the one that most speaks for it."""
    former = Counter(k.form for k in kandidater if k.innhold and (not liste or k.nokkel in liste))
    minst = max(1, max(former.values(), default=0) // 8)
    vanlig = {form for form, antall in former.items() if antall >= minst}
    med_vanlig = {k.nokkel for k in kandidater if k.form in vanlig}
    valgt: dict[str, Sakslinje] = {}
    for k in kandidater:
        eneste = k.innhold and k.nokkel in liste and k.nokkel not in med_vanlig
        if vanlig and k.form not in vanlig and not eneste:
            continue
        if liste and k.nokkel not in liste and not k.innhold:
            continue
        holdt = valgt.get(k.nokkel)
        if holdt is None or _poeng(k, liste) > _poeng(holdt, liste):
            valgt[k.nokkel] = k
    return sorted(valgt.values(), key=lambda k: k.nr)


def _seksjoner(
    linjer: Sequence[Linje],
    rekke: Sequence[Sakslinje],
    liste: Mapping[str, Oppforing],
    fra: int,
    til: int,
    dato: date | None,
) -> list[Oppforing]:
    """The sections that the lines of `rekke` open, with what only the agenda tells of them."""
    poster = [liste.get(k.nokkel) for k in rekke]
    grenser = [*(k.nr for k in rekke[1:]), til]
    titler = [
        seksjonstittel(linjer, k, grense, dato, post.sakstittel if post else None)
        for k, post, grense in zip(rekke, poster, grenser, strict=False)
    ]
    over = titler_over(linjer, rekke, titler)
    seksjoner: list[Oppforing] = []
    for i, (k, post) in enumerate(zip(rekke, poster, strict=True)):
        tittel, slutt = titler[i]
        if over:
            tittel = linjer[over[i]].tekst
        if tittel is None and post:
            tittel = post.sakstittel
        arkiv = k.arkivsaksnr or (post.arkivsaksnr if post else None)
        start = max(fra, med_brevhode(linjer, over[i] if over else k.nr))
        seksjoner.append(Oppforing(k.saksnr, k.nokkel, tittel, arkiv, start, slutt))
    return seksjoner


def _underpunkt(kandidater: Sequence[Sakslinje], i: int, seksjoner: Sequence[Sakslinje]) -> bool:
    """Whether a line is one of a run of another series inside a section: `RS 12/21` and `RS 13/21`
    under `PS 91/21 Referatsaker`. Only the run's last line is followed by headings, not its own."""
    k = kandidater[i]
    if not seksjoner or seksjoner[-1].form[1] == k.form[1]:
        return False
    if treff(seksjoner[-1].tittel or "", monstre.UTEN_NUMMER):
        return True  # all of another series under «PS 13/23 Referatsaker» is listed there
    return k.listet or (i > 0 and kandidater[i - 1].listet and kandidater[i - 1].form == k.form)


def _poeng(k: Sakslinje, liste: Mapping[str, Oppforing]) -> int:
    post = liste.get(k.nokkel)
    return 2 * k.innhold + (post is not None and lik_tittel(k.tittel, post.sakstittel))


def _under_kart(linjer: Sequence[Linje], nr: int, fra: int) -> bool:
    """Whether the line stands under an agenda's heading, with nothing but entries between."""
    for i in range(nr - 1, max(fra - 1, nr - 80), -1):
        tekst = linjer[i].tekst
        if monstre.SAKSKART.fullmatch(tekst) and not tekst.lower().startswith("saker til"):
            return True
        if deloverskrift(tekst) or er_organlinje(tekst):
            return False
    return False


def _har_seksjonsform(linjer: Sequence[Linje], k: Sakslinje, til: int) -> bool:
    """Whether headings of a section come straight behind the line, before any other page."""
    for i in range(k.nr + 1, min(til, k.nr + 12)):
        tekst = linjer[i].tekst
        if linjer[i].side != linjer[k.nr].side:
            return False
        if opner_innhold(tekst):
            return True
    return False
