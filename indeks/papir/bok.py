"""The book that the papers of a document are entered in: its meetings, behandlinger and parts.

A behandling is met many times: on the agenda, in its saksframlegg, in the minutes. They are one
where body, date and saksnr are; the paper that tells most (`RANG`) says where it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indeks.dokument import Behandling, Del, Dokumenttype, Lesning, Slag
from indeks.linje.linjer import del_i_linjer
from indeks.papir.ark import Ark
from indeks.papir.deler import Organ, Seksjon
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg

RANG: dict[Dokumenttype, int] = {
    "moteprotokoll": 4,
    "saksprotokoll": 3,
    "saksframlegg": 2,
    "moteinnkalling": 1,
    "vedlegg": 0,
    "ukjent": 0,
}
"""How much a paper tells of a behandling, beside the other papers that show it."""


@dataclass(slots=True)
class Innforsel:
    """A behandling while it is put together from the papers that show it."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    start: int
    slutt: int
    rang: int


@dataclass(slots=True)
class Mote:
    """A meeting met in the document, with the saker on its agenda."""

    utvalg: str | None
    dato: date | None
    saker: list[int] = field(default_factory=list)
    uten_nummer: set[str] = field(default_factory=set)
    """Entries of the agenda that have no number, in lower case."""


class Bok:
    """What has been read of one document so far; `som_lesning` is what came of it."""

    def __init__(self, tekst: str, sidestart: Sequence[int]) -> None:
        self.tekst = tekst
        self.sidestart = tuple(sidestart)
        self.linjer = del_i_linjer(tekst, sidestart)
        self.ark = Ark(self.linjer)
        self.behandlinger: list[Innforsel] = []
        self.deler: list[Del] = []
        self.moter: list[Mote] = []
        self.prefikser: dict[str, str] = {}
        """Letters before a saksnr, and the body they stand for (`deler.del_opp`)."""

    def pos(self, linje: int) -> int:
        """The offset at which a line starts."""
        return self.linjer[linje].start if linje < len(self.linjer) else len(self.tekst)

    def innfor_behandling(
        self, organ: Organ, arkivsaksnr: str | None, tittel: str | None, rang: int
    ) -> int:
        """Enters that a body treats a sak, with lines `organ.fra` up to `organ.til` of a paper of
        that rank. Returns the behandling's place in `behandlinger`: a new one, or the one it is."""
        start, slutt = self.pos(organ.fra), self.pos(organ.til)
        i = self._finn(organ, arkivsaksnr) if organ.utvalg or organ.dato else None
        if i is None:
            self.behandlinger.append(
                Innforsel(
                    organ.utvalg, organ.dato, organ.saksnr, arkivsaksnr, tittel, start, slutt, rang
                )
            )
            return len(self.behandlinger) - 1
        b = self.behandlinger[i]
        b.arkivsaksnr = b.arkivsaksnr or arkivsaksnr
        b.saksnr = b.saksnr or organ.saksnr
        if rang > b.rang:
            b.start, b.slutt, b.rang = start, slutt, rang
            b.sakstittel = tittel or b.sakstittel
        else:
            b.sakstittel = b.sakstittel or tittel
        return i

    def _finn(self, organ: Organ, arkivsaksnr: str | None) -> int | None:
        """The behandling known by that body and date and, where both have one, that number."""
        for i, b in enumerate(self.behandlinger):
            if nokkel_utvalg(b.utvalg) != nokkel_utvalg(organ.utvalg) or b.dato != organ.dato:
                continue
            if organ.saksnr and b.saksnr:
                if _saksnokkel(b.saksnr, organ.dato) == _saksnokkel(organ.saksnr, organ.dato):
                    return i
            elif arkivsaksnr and nokkel_arkivsaksnr(b.arkivsaksnr) == nokkel_arkivsaksnr(
                arkivsaksnr
            ):
                return i
        return None

    def innfor_motedel(
        self,
        slag: Slag,
        type_: Dokumenttype,
        fra: int,
        til: int,
        mote: Mote,
        tittel: str | None = None,
    ) -> None:
        """Enters lines as a part that belongs to a meeting as a whole."""
        self._innfor_del(slag, type_, fra, til, None, mote.utvalg, mote.dato, tittel)

    def innfor_sakens_del(
        self, slag: Slag, type_: Dokumenttype, fra: int, til: int, sak: int, tittel: str | None
    ) -> None:
        """Enters lines as a part of a behandling."""
        b = self.behandlinger[sak]
        self._innfor_del(slag, type_, fra, til, sak, b.utvalg, b.dato, tittel)

    def _innfor_del(
        self,
        slag: Slag,
        type_: Dokumenttype,
        fra: int,
        til: int,
        sak: int | None,
        utvalg: str | None,
        dato: date | None,
        tittel: str | None,
    ) -> None:
        if til > fra:
            self.deler.append(
                Del(slag, type_, self.pos(fra), self.pos(til), sak, utvalg, dato, tittel)
            )

    def innfor_seksjon(
        self,
        seksjon: Seksjon,
        type_: Dokumenttype,
        eget: int,
        arkivsaksnr: str | None,
        tittel: str | None,
    ) -> None:
        """Enters a section's parts, and the behandlinger of the bodies that act in it beside its
        own, `eget`."""
        nummer: dict[int, int] = {0: eget}
        for bit in seksjon.biter:
            if bit.organ not in nummer:
                nummer[bit.organ] = self.innfor_behandling(
                    seksjon.organer[bit.organ], arkivsaksnr, tittel, RANG[type_]
                )
            self.innfor_sakens_del(bit.slag, type_, bit.fra, bit.til, nummer[bit.organ], bit.tittel)

    def som_lesning(self) -> Lesning:
        """All of it as plain values. Of two parts that share lines the first has them."""
        behandlinger = tuple(
            Behandling(b.utvalg, b.dato, b.saksnr, b.arkivsaksnr, b.sakstittel, b.start, b.slutt)
            for b in self.behandlinger
        )
        deler: list[Del] = []
        naadd = 0
        for d in sorted(self.deler, key=lambda d: d.start):
            if d.slutt > naadd:
                deler.append(replace(d, start=max(d.start, naadd)))
                naadd = d.slutt
        if deler:
            deler[0] = replace(deler[0], start=0)
        return Lesning(self.tekst, self.sidestart, behandlinger, tuple(deler))


def _saksnokkel(saksnr: str, dato: date | None) -> str | None:
    serie = re.match(r"([A-ZÆØÅ]*)", saksnr)
    return f"{serie[1] if serie else ''} {nokkel_saksnr(saksnr, dato)}"
