"""Whether an answer holds: its quoted words stand where it says, and answer what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.sporsmal import Merket, brettet
from indeks.lagring.lager import Lager
from sok.svar.resultat import Resultat, Sitat


@dataclass(frozen=True, slots=True)
class Svarutfall:
    """What became of one question's answer. `holder` and `treffer` are None where there is none:
    whether every quotation stands on its pages, and whether one, from a place that the label
    names, has the words that answer."""

    besvart: bool
    sikker: bool
    holder: bool | None
    treffer: bool | None


def sjekk_svar(lager: Lager, q: Merket, resultat: Resultat) -> Svarutfall:
    """Checks an answer against the store and the label."""
    svar = resultat.svar
    if not svar.besvart:
        return Svarutfall(False, False, None, None)
    passasjer = {treff.rang: treff.passasje for treff in resultat.treff}
    holder = bool(svar.sitater) and all(
        sitat.rang in passasjer
        and star_pa_sidene(lager.sider(passasjer[sitat.rang].dokument_id), sitat)
        for sitat in svar.sitater
    )
    dokumenter = {sted.dokument for sted in q.steder}
    treffer = any(
        (not dokumenter or passasjer[sitat.rang].dokument in dokumenter)
        and any(brettet(ord_) in brettet(sitat.tekst) for ord_ in q.svar)
        for sitat in svar.sitater
        if sitat.rang in passasjer
    )
    return Svarutfall(True, svar.sikker, holder, treffer if q.besvarbar else None)


def star_pa_sidene(sider: Sequence[str], sitat: Sitat) -> bool:
    """Whether the quoted words stand on the pages they are cited to, from the first to the last."""
    if not 1 <= sitat.side_fra <= sitat.side_til <= len(sider) or not sitat.tekst.strip():
        return False
    oppgitt = sider[sitat.side_fra - 1 : sitat.side_til]
    ord_ = brettet(sitat.tekst)
    tekst = brettet("".join(oppgitt))
    til_annen, til_siste = len(brettet(oppgitt[0])), len(brettet("".join(oppgitt[:-1])))
    sted = tekst.find(ord_)
    while sted >= 0:
        if len(oppgitt) == 1 or (sted < til_annen and sted + len(ord_) > til_siste):
            return True
        sted = tekst.find(ord_, sted + 1)
    return False
