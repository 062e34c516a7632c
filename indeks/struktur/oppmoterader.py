"""Rows of a list that belong together: cells over lines, columns one after the other, and text
that runs on."""

import re
from collections.abc import Callable, Iterable, Sequence

from indeks.struktur.oppmoteliste import MAKS_LINJE, Liste
from indeks.struktur.oppmotemonstre import Listeslag
from indeks.struktur.oppmoteord import Tegn, les_tegn
from indeks.struktur.oppmoterad import Rad, les_rad


def er_brutt(tekst: str, liste: Liste) -> bool:
    """Whether a list's names are broken by spaces (`Si v-Le n Strandskog AP`): a third of its
    rows, which end in a party, hold pieces in lower case."""
    rader = brutte = 0
    for a, b in liste.linjer:
        if a >= b or b - a > MAKS_LINJE:
            continue
        tegn = les_tegn(tekst, a, b)
        if not tegn or tegn[-1].slag != "parti":
            continue
        rader += 1
        brutte += any(
            t.slag in ("lite", "partikkel") and len(t.tekst) <= 12 and i > 0
            for i, t in enumerate(tegn)
        ) and all(t.slag in ("ord", "lite", "partikkel", "parti", "kort") for t in tegn)
    return brutte >= 2 and brutte * 3 >= rader


def er_prosa(tegn: Sequence[Tegn], slag: Listeslag | None) -> bool:
    """Whether a line is running text or a field, and no row."""
    if not tegn:
        return False
    smaa = sum(t.slag == "lite" for t in tegn)
    if slag == "administrasjon":
        return (tegn[-1].slag == "slutt" and smaa > 2) or tegn[-1].slag == "tall"
    return smaa >= 2 and not any(t.slag in ("parti", "merknad", "for", "vara") for t in tegn)


def korte(linjer: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines with words, up to the first that is too long for a row."""
    ut: list[tuple[int, int]] = []
    for a, b in linjer:
        if b - a > MAKS_LINJE:
            break
        if a < b:
            ut.append((a, b))
    return ut


def lopende_tekst(tekst: str, liste: Liste) -> list[tuple[int, int]] | None:
    """The lines of a list in running text: names with commas between, over several lines."""
    bit: list[tuple[int, int]] = []
    for a, b in liste.linjer:
        if a >= b:
            if bit:
                break
            continue
        if len(bit) > 60:
            break
        bit.append((a, b))
        if tekst[b - 1] == "." and re.search(r"[a-zæøå)]{3}\.$", tekst[max(a, b - 8) : b]):
            break
    if not bit:
        return None
    fortsetter = sum(
        bool(re.search(r"(?:[,;]|\bog|-|/)$", tekst[max(a, b - 5) : b])) for a, b in bit[:-1]
    )
    a, b = bit[0]
    flere = b - a <= MAKS_LINJE and _flere_i_linje(tekst, a, b, liste)
    if len(bit) == 1:
        return bit if flere else None
    return bit if fortsetter * 3 >= len(bit) or flere else None


def _flere_i_linje(tekst: str, a: int, b: int, liste: Liste) -> bool:
    """Whether a line names two or more, with a comma between."""
    rad = les_rad(tekst, les_tegn(tekst, a, b), liste.slag, liste.kolonner)
    return sum(p.skilt for p in rad.poster) >= 2


def celler_over_linjer(
    linjer: Sequence[tuple[tuple[int, int], list[Tegn]]],
) -> list[tuple[tuple[int, int], list[Tegn]]]:
    """Lines with a cell's rest put back: a line that ends in a name without party, over a word
    alone (no name by itself), with the party there or on the line below."""
    ut: list[tuple[tuple[int, int], list[Tegn]]] = []
    i = 0
    while i < len(linjer):
        sted, tegn = linjer[i]
        i += 1
        if (
            len(tegn) >= 2
            and i < len(linjer)
            and tegn[-1].slag == "ord"
            and any(t.slag == "ord" for t in tegn[:-1])
        ):
            under = linjer[i][1]
            slag = [t.slag for t in under]
            if slag in (["ord"], ["ord", "parti"]):
                tegn, i = [*tegn, *under], i + 1
                if slag == ["ord"] and [t.slag for _, n in linjer[i : i + 1] for t in n] == [
                    "parti"
                ]:
                    tegn, i = [*tegn, *linjer[i][1]], i + 1
        ut.append((sted, tegn))
    return ut


def zip_kolonner(rader: list[Rad], liste: Liste) -> list[Rad]:
    """Rows put together from a table that was read a column at a time: as many lines of parties
    as of names before them."""
    ut: list[Rad] = []
    parti_ventes = "parti" in liste.kolonner or sum(map(_har_parti, rader)) * 2 >= len(rader)
    i = 0
    while i < len(rader):
        navn = _lop(rader, i, _bare_navn)
        if not navn:
            ut.append(rader[i])
            i += 1
            continue
        j = i + len(navn)
        funk = _lop(rader, j, _bare_funksjon)
        if len(funk) == len(navn):
            for n, f in zip(navn, funk, strict=True):
                n.poster[0].funksjon, n.poster[0].har_funksjon = f.funksjoner[0], True
            j += len(funk)
        parti = _partier_fra(rader, j)
        if parti and len(parti[0]) == len(navn):
            for n, p in zip(navn, parti[0], strict=True):
                n.poster[0].navn.parti = p
            j = parti[1]
            if liste.slag == "forfall" and "vara" in liste.kolonner and len(navn) >= 1:
                varaer = _lop(rader, j, _bare_navn)
                vp = _partier_fra(rader, j + len(varaer))
                if len(varaer) == len(navn) and vp and len(vp[0]) == len(navn):
                    for n, v, p in zip(navn, varaer, vp[0], strict=True):
                        v.poster[0].navn.parti = p
                        v.poster[0].er_vara_for_forrige = True
                        n.poster.append(v.poster[0])
                    j = vp[1]
            ut += navn
        elif parti:
            j = parti[1]  # Names and parties that cannot be paired.
        elif parti_ventes and j < len(rader) and _har_parti(rader[j]):
            # Names alone over a whole row: their parties lost, or the first half of a long name.
            ut += [n for n in navn if n.poster[0].har_funksjon]
            j += not (navn[-1].poster[0].har_funksjon or rader[j].poster[0].har_funksjon)
        else:
            ut += navn
        i = j
    return ut


def _lop(rader: Sequence[Rad], i: int, prove: Callable[[Rad], bool]) -> list[Rad]:
    ut: list[Rad] = []
    while i < len(rader) and prove(rader[i]):
        ut.append(rader[i])
        i += 1
    return ut


def _bare_navn(rad: Rad) -> bool:
    return (
        len(rad.poster) == 1
        and not rad.partier
        and rad.poster[0].motte_for is None
        and not rad.poster[0].tittel
    )


def _bare_funksjon(rad: Rad) -> bool:
    return not rad.poster and not rad.partier and len(rad.funksjoner) == 1


def _har_parti(rad: Rad) -> bool:
    return bool(rad.poster) and rad.poster[0].navn.parti is not None


def _partier_fra(rader: Sequence[Rad], i: int) -> tuple[list[str], int] | None:
    """The parties of the lines from `i` that hold nothing else, and the line after them."""
    ut: list[str] = []
    while i < len(rader) and rader[i].partier and not rader[i].poster and not rader[i].funksjoner:
        ut += rader[i].partier
        i += 1
    return (ut, i) if ut else None


def har_to_kolonner(rader: Sequence[Rad]) -> bool:
    """Whether the lines hold two names each, without party or comma: most have four words."""
    lengder = [len(p.navn.ord) for r in rader for p in r.poster]
    return len(lengder) >= 2 and sum(n >= 4 for n in lengder) * 3 >= len(lengder) * 2
