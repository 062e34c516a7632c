"""What the three layouts share: the words of the two languages, page heads, and the order of papers
in an innkalling and a protokoll. A layout says how each of them looks."""

from abc import ABC, abstractmethod
from typing import Any

from flyt import (
    BREDDE,
    Innhold,
    Seksjon,
    Sideinfo,
    Stil,
    avsnitt,
    flyt,
    lag_stil,
    med_notater,
    seksjon,
    slutt,
    start,
)
from kilde import Behandling, Kilde, Mote, Rapport, Sak, kort_dato
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

ORD = {
    "nb": {
        "innkalling": "Møteinnkalling",
        "protokoll": "Møteprotokoll",
        "utvalg": "Utvalg",
        "sted": "Møtested",
        "dato": "Dato",
        "tid": "Tid",
        "saksliste": "Saksliste",
        "behandling": "Behandling",
        "vedtak": "Vedtak",
        "innstilling": "Innstilling",
        "uttalelse": "Uttalelse",
        "forslag": "Kommunedirektørens forslag til vedtak",
        "kd_innstilling": "Kommunedirektørens innstilling",
        "leder": "Leders forslag til vedtak",
        "saksbehandler": "Saksbehandler",
        "side": "Side",
        "av": "av",
        "vedlegg": "Vedlegg",
        "forfall": "Forfall",
        "referat": "Referatsaker",
        "innkallingstekst": "Eventuelt forfall må meldes snarest til politisk sekretariat, "
        "telefon 55 00 41 00 eller politisk.sekretariat@sundvaer.example. "
        "Varamedlemmer møter etter nærmere beskjed.",
    },
    "nn": {
        "innkalling": "Møteinnkalling",
        "protokoll": "Møteprotokoll",
        "utvalg": "Utval",
        "sted": "Møtestad",
        "dato": "Dato",
        "tid": "Tid",
        "saksliste": "Saksliste",
        "behandling": "Handsaming",
        "vedtak": "Vedtak",
        "innstilling": "Tilråding",
        "uttalelse": "Fråsegn",
        "forslag": "Kommunedirektøren sitt framlegg til vedtak",
        "kd_innstilling": "Kommunedirektøren si tilråding",
        "leder": "Leiaren sitt framlegg til vedtak",
        "saksbehandler": "Sakshandsamar",
        "side": "Side",
        "av": "av",
        "vedlegg": "Vedlegg",
        "forfall": "Forfall",
        "referat": "Meldingar",
        "innkallingstekst": "Forfall skal meldast snarast råd til politisk sekretariat, "
        "telefon 55 00 41 00 eller politisk.sekretariat@sundvaer.example. "
        "Varamedlemer møter etter nærare avtale.",
    },
}
"""The words of the papers, in bokmål and nynorsk."""

RAPPORTSTIL = lag_stil(
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
    11.5,
    sakgrad=13,
    farge=colors.HexColor("#1f4e5f"),
    hodefarge=colors.HexColor("#d9e6ea"),
)


def nokkel(art: str, sak: Sak, behandling: Behandling) -> str:
    """The key under which the pages of a treatment are noted."""
    return f"{art}|{sak.nokkel}|{behandling.mote.nokkel}"


class Oppsett(ABC):
    """A layout of a municipality's papers. Every method gives flowables to lay out in order."""

    stil: Stil
    topp = 28 * mm
    bunn = 22 * mm

    def __init__(self, kilde: Kilde) -> None:
        self.kilde = kilde

    # What each layout draws for itself.

    @abstractmethod
    def tegn(self, lerret: Any, tekst: str, side: int, antall: int) -> None:
        """The running head and foot of a page."""

    @abstractmethod
    def innkallingshode(self, mote: Mote) -> Innhold:
        """The front page of an innkalling with its sakskart."""

    @abstractmethod
    def protokollhode(self, mote: Mote, sider: Sideinfo) -> Innhold:
        """The front page of a protokoll: who met, and the saksliste."""

    @abstractmethod
    def protokollsak(self, sak: Sak, behandling: Behandling) -> Innhold:
        """A sak in a protokoll."""

    @abstractmethod
    def framleggshode(self, sak: Sak, behandling: Behandling, *, alene: bool) -> Innhold:
        """The head of a case paper, down to its title; `alene` where it is a document by itself."""

    @abstractmethod
    def saksprotokoll(self, sak: Sak, behandling: Behandling) -> Innhold:
        """A saksprotokoll: one body's treatment as a paper of its own."""

    # What they have in common.

    def forslagstittel(self, sak: Sak) -> str:
        """The heading above the proposed vedtak, in the language of the sak."""
        if sak.forslag_fra in ORD[sak.maal]:
            return ORD[sak.maal][sak.forslag_fra]
        return sak.forslag_fra or ORD[sak.maal]["forslag"]

    def _seksjon(self, navn: str, tekst: str) -> Seksjon:
        def tegn(lerret: Any, side: int, antall: int, _nr: int, _av: int) -> None:
            self.tegn(lerret, tekst, side, antall)

        return Seksjon(navn, tegn)

    def behandlingsdel(self, sak: Sak, behandling: Behandling) -> Innhold:
        """What the treatment tells, the page of every proposal and vote noted."""
        setninger = {
            "forslag": [f.setning for f in behandling.forslag],
            "votering": [v.setning for v in behandling.voteringer],
        }
        notater = [
            (setning, f"{nokkel(art, sak, behandling)}|{nr}")
            for art, rader in setninger.items()
            for nr, setning in enumerate(rader)
        ]
        return flyt(med_notater(behandling.tekst, notater), self.stil)

    def vedtaksdel(self, sak: Sak, behandling: Behandling, tittel: Flowable) -> Innhold:
        """The heading and text of the vedtak, its pages noted; nothing where none was made."""
        if not behandling.vedtak:
            return []
        n = nokkel("vedtak", sak, behandling)
        return [tittel, start(n), *flyt(behandling.vedtak, self.stil), slutt(n)]

    def framlegg(self, sak: Sak, behandling: Behandling, *, alene: bool = False) -> Innhold:
        """A case paper: head, proposal, text and list of attachments."""
        n = nokkel("framlegg", sak, behandling)
        ut: Innhold = [start(n), *self.framleggshode(sak, behandling, alene=alene)]
        ut.append(avsnitt(f"{self.forslagstittel(sak)}:", self.stil.del_))
        ut += flyt(sak.forslag, self.stil)
        ut += flyt(sak.framlegg, self.stil)
        titler = [*(r.tittel for r in sak.rapporter), *sak.vedlegg]
        if titler:
            ut.append(avsnitt("Vedlegg:", self.stil.del_))
            ut += [avsnitt(f"{i}. {t}", self.stil.brod) for i, t in enumerate(titler, 1)]
        ut += self.underskrift(sak)
        ut.append(slutt(n))
        return ut

    def underskrift(self, sak: Sak) -> Innhold:
        """How a case paper ends: the kommunedirektør signs what is the kommunedirektør's."""
        if sak.slag != "sak":
            return []
        if sak.forslag_fra:
            return [Spacer(1, 10), avsnitt(sak.saksbehandler, self.stil.brod)]
        navn = self.kilde.kommune["kommunedirektor"]
        return [
            Spacer(1, 10),
            avsnitt(navn, self.stil.brod),
            avsnitt("kommunedirektør", self.stil.brod),
        ]

    def innkalling(self, mote: Mote) -> Innhold:
        """A whole innkalling: front page, then every sak's paper with earlier saksprotokoller
        and reports behind it."""
        n = f"{mote.utvalg.navn} {kort_dato(mote.dato)}"
        ut = [
            *seksjon(self._seksjon("innkalling", n), forst=True),
            *self.innkallingshode(mote),
        ]
        for sak, b in self.kilde.sakskart(mote):
            if sak.slag == "referat":
                n_referat = nokkel("framlegg", sak, b)
                liste = self.referatliste(sak, b, framlegg=True)
                ut += [PageBreak(), start(n_referat), *liste, slutt(n_referat)]
                continue
            ut += [PageBreak(), *self.framlegg(sak, b)]
            for forrige in sak.til_og_med(b)[:-1]:
                ut += [PageBreak(), *self._saksprotokoll(sak, forrige)]
            for rapport in sak.rapporter:
                merke = f"rapport|{rapport.nokkel}|{sak.nokkel}"
                ut += [
                    *seksjon(rapportseksjon(rapport, merke)),
                    start(merke),
                    *rapportinnhold(rapport),
                    slutt(merke),
                    *seksjon(self._seksjon(f"etter-{merke}", n)),
                ]
                # The next paper's page break has been made by the section.
                ut.append(_SlukkBrudd())
        return _uten_dobbeltbrudd(ut)

    def _saksprotokoll(self, sak: Sak, behandling: Behandling) -> Innhold:
        n = nokkel("saksprotokoll", sak, behandling)
        return [start(n), *self.saksprotokoll(sak, behandling), slutt(n)]

    def protokoll(self, mote: Mote, sider: Sideinfo) -> Innhold:
        """A whole protokoll."""
        n = f"{mote.utvalg.navn} {kort_dato(mote.dato)}"
        ut = [
            *seksjon(self._seksjon("protokoll", n), forst=True),
            *self.protokollhode(mote, sider),
            PageBreak(),
            *self.for_sakene(),
        ]
        for sak, b in self.kilde.sakskart(mote):
            merke = nokkel("protokoll", sak, b)
            ut.append(start(merke))
            if sak.slag == "referat":
                ut += self.referatliste(sak, b, framlegg=False)
            else:
                ut += self.protokollsak(sak, b)
            ut += [slutt(merke), Spacer(1, 12)]
        return ut

    def for_sakene(self) -> Innhold:
        """What stands between a protokoll's front page and its first sak."""
        return []

    @abstractmethod
    def referatliste(self, sak: Sak, behandling: Behandling, *, framlegg: bool) -> Innhold:
        """The referatsaker of a meeting, in an innkalling or in a protokoll."""

    def enkeltframlegg(self, sak: Sak, behandling: Behandling) -> Innhold:
        """A case paper as a document of its own."""
        return [
            *seksjon(self._seksjon("framlegg", ""), forst=True),
            *self.framlegg(sak, behandling, alene=True),
        ]

    def saksprotokoller(self, par: list[tuple[Sak, Behandling]]) -> Innhold:
        """A bundle of saksprotokoller, each on a page of its own."""
        ut = seksjon(self._seksjon("saksprotokoller", ""), forst=True)
        for i, (sak, b) in enumerate(par):
            ut += [*([PageBreak()] if i else []), *self._saksprotokoll(sak, b)]
        return ut

    def saksgang(self, sak: Sak, behandling: Behandling) -> list[tuple[str, str, str]]:
        """Rows of the table of bodies: body, date, and saksnr where the sak has been there."""
        holdt = sak.til_og_med(behandling)
        return [
            (b.mote.utvalg.navn, kort_dato(b.mote.dato), b.nr if b in holdt else "")
            for b in sak.behandlinger
        ]


class _SlukkBrudd(Spacer):  # type: ignore[misc]
    """Stands for a page break already made."""

    def __init__(self) -> None:
        super().__init__(1, 0)


def _uten_dobbeltbrudd(innhold: Innhold) -> Innhold:
    ut: Innhold = []
    for nr, f in enumerate(innhold):
        if isinstance(f, PageBreak) and nr and isinstance(innhold[nr - 1], _SlukkBrudd):
            continue
        ut.append(f)
    while ut and isinstance(ut[-1], (PageBreak, _SlukkBrudd)):
        ut.pop()
    return [f for f in ut if not isinstance(f, _SlukkBrudd)]


def rapportseksjon(rapport: Rapport, merke: str) -> Seksjon:
    """The running head and foot of a report, with its own page numbers."""

    def tegn(lerret: Any, _side: int, _antall: int, nr: int, _av: int) -> None:
        if nr == 1:
            lerret.setFillColor(colors.HexColor("#1f4e5f"))
            lerret.rect(0, A4[1] - 60 * mm, A4[0], 12 * mm, stroke=0, fill=1)
            return
        lerret.setFont("Helvetica", 8)
        lerret.setFillColor(colors.HexColor("#555555"))
        lerret.drawString(23 * mm, A4[1] - 15 * mm, rapport.bunntekst)
        lerret.drawRightString(23 * mm + BREDDE, 12 * mm, str(nr))

    return Seksjon(f"seksjon-{merke}", tegn)


def rapportinnhold(rapport: Rapport) -> Innhold:
    """A report: title page and text."""
    s = RAPPORTSTIL
    return [
        Spacer(1, 52 * mm),
        avsnitt(rapport.tittel, s.tittel),
        avsnitt(rapport.undertittel, s.brod),
        Spacer(1, 20 * mm),
        avsnitt(rapport.utgiver, s.brod),
        avsnitt(rapport.dato, s.brod),
        PageBreak(),
        *flyt(rapport.tekst, s),
    ]
