"""Which questions an index is measured with, and what is wrong with them for that index."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.sporsmal import Sett, les_sett, medfolgende
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager


@dataclass(frozen=True, slots=True)
class Valgt:
    """The questions chosen, and Norwegian sentences about what the user should know of them."""

    sett: tuple[Sett, ...]
    advarsler: tuple[str, ...]


def velg_sett(lager: Lager, filer: Sequence[Path]) -> Valgt:
    """The questions of those files; without files, those that come with the program and are about
    documents in the index. Raises `SakssokFeil` where there are none."""
    i_indeksen = {d.navn for d in lager.dokumenter()}
    sett = les_sett(filer or medfolgende())
    if not filer:
        sett = tuple(ett for ett in sett if _dokumenter(ett) & i_indeksen)
        if not sett:
            raise SakssokFeil(
                "Ingen av spørsmålene som følger med, gjelder dokumenter i indeksen; lag egne og "
                "oppgi dem med --sporringer (se eval/LESMEG.md)."
            )
    advarsler: list[str] = []
    for ett in sett:
        nevnt = _dokumenter(ett)
        if nevnt and not nevnt & i_indeksen:
            raise SakssokFeil(
                f"Ingen av dokumentene som «{ett.navn}» viser til, er i indeksen; indekser dem, "
                "eller rett filnavnene."
            )
        if mangler := sorted(nevnt - i_indeksen):
            advarsler.append(
                f"«{ett.navn}» viser til dokumenter som ikke er i indeksen: {', '.join(mangler)}."
            )
    return Valgt(sett, tuple(advarsler))


def _dokumenter(sett: Sett) -> set[str]:
    return {sted.dokument for q in sett.sporsmal for sted in q.steder if q.besvarbar}
