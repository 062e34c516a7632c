"""The saker of a meeting: the agenda's entries, and where each one's own section starts.

Agenda and minutes print a sak the same way, so they are told apart by what follows: an entry is
followed by the next entry, a section by headings of its own. Where a number opens several lines,
the form that the other sections of the same paper have, and the agenda's title, decide.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indeks import monstre
from indeks.linjer import Linje
from indeks.linjeslag import deloverskrift, er_organlinje, med_brevhode, opner_innhold, treff
from indeks.sakslinjer import Sakslinje, finn_sakslinjer
from indeks.sakstitler import lik_tittel, listetittel, seksjonstittel, titler_over


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
    kandidater = finn_sakslinjer(linjer, fra, til, dato)
    med_side = any(
        re.search(r"\bside$", linjer[nr].tekst.lower())
        for nr in range(fra, til)
        if len(linjer[nr].tekst) < 60
        and linjer[nr].tekst
        and (monstre.SAKSKART.match(linjer[nr].tekst) or linjer[nr].tekst.lower().startswith("sak"))
    )
    sider = linjer[til - 1].side if til > fra else 1

    liste: dict[str, Oppforing] = {}
    seksjonskandidater: list[Sakslinje] = []
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
        if k.nokkel not in liste and (i_rekke or (k.listet and i_kart)):
            neste = kandidater[i + 1].nr if i + 1 < len(kandidater) else til
            tittel, arkiv, slutt = listetittel(linjer, k, neste, dato, med_side, sider)
            liste[k.nokkel] = Oppforing(k.saksnr, k.nokkel, tittel, arkiv, k.nr, slutt)
        elif k.nokkel not in liste and i_kart and not _har_seksjonsform(linjer, k, til):
            tittel, arkiv, slutt = listetittel(linjer, k, til, dato, med_side, sider)
            liste[k.nokkel] = Oppforing(k.saksnr, k.nokkel, tittel, arkiv, k.nr, slutt)
        elif _underpunkt(kandidater, i, seksjonskandidater):
            # Listed once more in the section it belongs to; what follows is that section's.
            liste[k.nokkel] = replace(
                liste.get(k.nokkel)
                or Oppforing(k.saksnr, k.nokkel, k.tittel, k.arkivsaksnr, k.nr, k.nr + 1),
                fra=k.nr,
                til=k.nr + 1,
            )
        else:
            seksjonskandidater.append(k)

    former = Counter(
        k.form for k in seksjonskandidater if k.innhold and (not liste or k.nokkel in liste)
    )
    vanlig = {
        form for form, antall in former.items() if antall >= max(1, max(former.values()) // 8)
    }
    valgt: dict[str, Sakslinje] = {}
    for k in seksjonskandidater:
        if (
            vanlig
            and k.form not in vanlig
            and not (
                k.nokkel in liste
                and k.innhold
                and k.nokkel not in {o.nokkel for o in seksjonskandidater if o.form in vanlig}
            )
        ):
            continue
        if liste and k.nokkel not in liste and not k.innhold:
            continue
        holdt = valgt.get(k.nokkel)
        if holdt is None or _poeng(k, liste) > _poeng(holdt, liste):
            valgt[k.nokkel] = k

    seksjoner: list[Oppforing] = []
    rekke = sorted(valgt.values(), key=lambda k: k.nr)
    titler = [
        seksjonstittel(
            linjer,
            k,
            rekke[i + 1].nr if i + 1 < len(rekke) else til,
            dato,
            liste[k.nokkel].sakstittel if k.nokkel in liste else None,
        )
        for i, k in enumerate(rekke)
    ]
    over = titler_over(linjer, rekke, titler)
    for i, k in enumerate(rekke):
        post = liste.get(k.nokkel)
        tittel, slutt = titler[i]
        if over:
            tittel = linjer[over[i]].tekst
        if tittel is None and post:
            tittel = post.sakstittel
        arkiv = k.arkivsaksnr or (post.arkivsaksnr if post else None)
        start = max(fra, med_brevhode(linjer, over[i] if over else k.nr))
        seksjoner.append(Oppforing(k.saksnr, k.nokkel, tittel, arkiv, start, slutt))
    return list(liste.values()), seksjoner


def _underpunkt(kandidater: Sequence[Sakslinje], i: int, seksjoner: Sequence[Sakslinje]) -> bool:
    """Whether a line is one of a run of another series inside a section: `RS 12/21` and `RS 13/21`
    under `PS 91/21 Referatsaker`. Only the run's last line is followed by headings, not its own."""
    k = kandidater[i]
    if not seksjoner or seksjoner[-1].form[1] == k.form[1]:
        return False
    if treff(seksjoner[-1].tittel or "", monstre.UTEN_NUMMER):
        return True  # all of another series under «PS 13/23 Referatsaker» is listed there
    return k.listet or (i > 0 and kandidater[i - 1].listet and kandidater[i - 1].form == k.form)


def _poeng(k: Sakslinje, liste: dict[str, Oppforing]) -> int:
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
