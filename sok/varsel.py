"""A saved question: which saker it matches, newest first, whatever it would have ranked first.

A question asked has always nearest passages; a saved one must say nothing where there is nothing. A
sak matches where a passage of it has enough of the question's words, as the search reads them
(inflected, misspelt) or as part of a compound, or where it surely answers.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from indeks.lagring.rader import Passasjerad
from indeks.ord import norsk
from indeks.utvalg import nokkel_utvalg
from sok.saker.saksregister import Gang, Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.leksikalsk import Leksikalsk, Ordsok, i_sammensatt
from sok.sporsmal.sporring import Filter

TERSKEL = 0.5
"""The share of the question's words, by weight, that a passage must have. Chosen on the development
questions; `docs/http.md` has what it gave."""

PERIODER = (366, 3 * 366, None)
"""Days back from the newest meeting that are looked through, until enough is found: the newest must
not drown in an old archive's many."""

_KANDIDATER = 100


@dataclass(frozen=True, slots=True)
class Varsel:
    """A saved question, with the bodies it is about; of all of them where none is named."""

    sporsmal: str
    utvalg: tuple[str, ...] = ()
    navn: str = ""


@dataclass(frozen=True, slots=True)
class Varseltreff:
    """A body's treatment of a sak that matches, and the passage that does. `sak` is the sak's key
    within this index."""

    sak: str
    tittel: str
    arkivsaksnr: str | None
    gang: Gang
    passasje: Passasjerad


class Varselsok:
    """Runs saved questions over one index; follows it when it changes."""

    def __init__(self, motor: Sokemotor, register: Saksregister) -> None:
        self._motor = motor
        self._register = register
        self._leksikalsk = Leksikalsk(motor.lager)

    def nyeste(self, varsel: Varsel, antall: int) -> list[Varseltreff]:
        """The newest that match, at most `antall`. Raises `SakssokFeil` for what can never
        match."""
        datoer = [b.dato for b in self._motor.lager.behandlinger() if b.dato]
        if not datoer:
            return []
        funnet: list[Varseltreff] = []
        for dager in PERIODER:
            # A date typed wrong in one paper must not hide all the others: years without end
            # follow anyway.
            fra = None if dager is None else max(datoer) - timedelta(days=dager)
            funnet = self.finn(varsel, fra=fra)
            if len(funnet) >= antall:
                break
        return funnet[:antall]

    def finn(
        self,
        varsel: Varsel,
        *,
        fra: date | None = None,
        blant: Collection[int] | None = None,
    ) -> list[Varseltreff]:
        """All that match, newest first: since a date, or among some behandlinger (their ids)."""
        filter_ = Filter(
            varsel.utvalg, fra, behandlinger=None if blant is None else frozenset(blant)
        ).kontroller()
        resultat = self._motor.sok(varsel.sporsmal, _KANDIDATER, filter_)
        svarer = resultat.svar.kilder if resultat.svar.sikker else ()
        with self._motor.lager.lesing():
            ordsok = self._leksikalsk.les(varsel.sporsmal)
            passer: dict[str, dict[int, Passasjerad]] = {}
            for t in resultat.treff:
                p = t.passasje
                sak = self._register.sak_av(p.behandling_id) if p.behandling_id else None
                if sak is None or p.behandling_id is None:
                    continue
                termer = frozenset(norsk.termer(f"{p.kontekst}\n{p.tekst}"))
                if t.rang in svarer or _dekning(ordsok, termer) >= TERSKEL:
                    passer.setdefault(sak, {}).setdefault(p.behandling_id, p)
            kjeder = self._register.ganger(list(passer))
        funnet = [
            Varseltreff(
                sak, self._register.tittel(sak), self._register.arkivsaksnr(sak), gang, passasje
            )
            for sak, kjede in kjeder.items()
            for gang in kjede
            if (passasje := _i_gangen(gang, passer[sak])) is not None
            # That another body is to treat it too, is told when that body's own papers come.
            and (gang.holdt or nokkel_utvalg(passasje.utvalg) == nokkel_utvalg(gang.utvalg))
        ]
        return sorted(
            funnet,
            key=lambda v: (v.gang.dato or date.min, v.gang.utvalg or "", v.sak),
            reverse=True,
        )

    def sist(self) -> str:
        """When the newest of the index's documents came in; empty where there are none."""
        (rad,) = self._motor.lager.rader("SELECT max(lagt_inn) AS sist FROM dokument")
        return rad["sist"] or ""

    def kommet_siden(self, tid: str) -> list[int]:
        """The ids of the behandlinger in documents that came in at that time (of `sist`) or
        later."""
        rader = self._motor.lager.rader(
            "SELECT b.id FROM behandling b JOIN dokument d ON d.id = b.dokument_id "
            "WHERE d.lagt_inn >= ?",
            (tid,),
        )
        return [r["id"] for r in rader]


def _dekning(ordsok: Ordsok, termer: Collection[str]) -> float:
    """The share of a question's words, by weight, that are among some terms, alone or in a
    compound."""
    total = sum(vekt for _, vekt in ordsok.grupper)
    if not total:
        return 0.0
    return sum(vekt for g, vekt in ordsok.grupper if i_sammensatt(g, termer)) / total


def _i_gangen(gang: Gang, passasjer: dict[int, Passasjerad]) -> Passasjerad | None:
    """The best passage of a gang, None where none matches."""
    ider = {u.behandling_id for u in gang.utgaver}
    return next((p for id_, p in passasjer.items() if id_ in ider), None)
