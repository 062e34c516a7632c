"""A layout in the manner of Acos: tables under the title of a sak, numbered parts in case papers,
saksprotokoller as papers of their own."""

from typing import Any

from flyt import BREDDE, Innhold, Sideinfo, avsnitt, flyt, lag_stil, tabell
from kilde import Behandling, Mote, Sak, kort_dato
from oppsett import ORD, Oppsett, nokkel
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Spacer


class Acos(Oppsett):
    """Kommunestyret and formannskapet from 2023 on."""

    stil = lag_stil(
        "Helvetica",
        "Helvetica-Bold",
        "Helvetica-Oblique",
        11,
        sakgrad=14,
        hodefarge=colors.HexColor("#e8e8e8"),
    )

    def tegn(self, lerret: Any, tekst: str, side: int, antall: int) -> None:
        lerret.setFont("Helvetica-Bold", 10)
        lerret.drawString(23 * mm, A4[1] - 17 * mm, "Sundvær kommune")
        lerret.setFont("Helvetica", 8.5)
        lerret.drawRightString(23 * mm + BREDDE, 12 * mm, f"Side {side} av {antall}")

    def _tabell(self, linjer: list[str], bredder: list[float] | None = None) -> Any:
        return tabell(linjer, self.stil, rutenett=False, bredder=bredder)

    def _sakskart(self, mote: Mote, sider: Sideinfo | None) -> Innhold:
        bredder = [20 * mm, 30 * mm, BREDDE - 64 * mm, 14 * mm]
        rader = []
        for sak, b in self.kilde.sakskart(mote):
            if sak.slag != "referat":
                side = f"{sider.fra(nokkel('protokoll', sak, b))}" if sider else ""
                rader.append(f"| {b.nr} | {sak.arkivsak}-{sak.dok} | {sak.tittel} | {side} |")
        return [tabell(rader, self.stil, rutenett=False, hode=False, bredder=bredder)]

    def innkallingshode(self, mote: Mote) -> Innhold:
        s = self.stil
        ut: Innhold = [
            avsnitt("Møteinnkalling", s.tittel),
            self._tabell(
                [
                    "| Utvalg | Dato | Sted |",
                    f"| {mote.utvalg.navn} | {kort_dato(mote.dato)} kl. {mote.tid} | {mote.sted} |",
                ],
                [60 * mm, 45 * mm, BREDDE - 105 * mm],
            ),
            avsnitt("Merknad", s.fet),
            avsnitt(ORD["nb"]["innkallingstekst"], s.brod),
        ]
        if mote.tema:
            ut.append(avsnitt("Presentasjon/tema", s.fet))
            ut += flyt("\n".join(f"- {t}" for t in mote.tema), s)
        ut += [
            avsnitt("Sakskart", s.h1),
            avsnitt("Saker til behandling", s.fet),
            *self._sakskart(mote, None),
        ]
        if mote.referater:
            ut.append(avsnitt("Referatsaker", s.fet))
        leder = mote.medlemmer[0].rsplit(" (", 1)[0]
        dato = f"Sundvær, {kort_dato(mote.innkalt)}" if mote.innkalt else "Sundvær"
        return [
            *ut,
            Spacer(1, 14),
            avsnitt(dato, s.brod),
            avsnitt(leder, s.brod),
            avsnitt("ordfører", s.brod),
        ]

    def protokollhode(self, mote: Mote, sider: Sideinfo) -> Innhold:
        s = self.stil
        er_ks = mote.utvalg.nokkel == "ks"
        titler = ["Ordfører", "Varaordfører"] if er_ks else ["Leder", "Nestleder"]
        medlem = "Representant" if er_ks else "Medlem"
        rader = ["| Funksjon | Navn | Møtte for |"]
        for navn, for_ in mote.motende:
            nr = mote.medlemmer.index(navn) if navn in mote.medlemmer else 99
            funksjon = titler[nr] if nr < 2 else (f"Vara{medlem.lower()}" if for_ else medlem)
            rader.append(f"| {funksjon} | {navn} | {for_ or ''} |")
        ut: Innhold = [
            avsnitt("Møteprotokoll", s.tittel),
            avsnitt(mote.utvalg.navn, s.sak),
            self._tabell(
                [
                    "| Dato | Tid | Sted |",
                    f"| {kort_dato(mote.dato)} | {mote.tid} – {mote.slutt} | {mote.sted} |",
                ],
                [35 * mm, 40 * mm, BREDDE - 75 * mm],
            ),
            avsnitt(f"Møtet ble ledet av {mote.leder}", s.brod),
            avsnitt("Til stede:", s.fet),
            self._tabell(rader, [40 * mm, 62 * mm, BREDDE - 102 * mm]),
        ]
        if mote.forfall:
            ut.append(avsnitt("Forfall:", s.fet))
            ut += [avsnitt(f.navn, s.brod) for f in mote.forfall]
        felt = [40 * mm, BREDDE - 40 * mm]
        rader = [f"| Administrasjonen | {mote.administrasjon} |"]
        rader.append(f"| Protokollfører | {mote.utvalg.sekretar} |")
        ut.append(tabell(rader, s, rutenett=False, hode=False, bredder=felt))
        merknader = mote.merknader or "Det var ingen merknader til innkalling og saksliste."
        ut += flyt(merknader, s)
        ut.append(avsnitt(f"Møtet ble satt med {len(mote.motende)} medlemmer.", s.brod))
        ut += [avsnitt("Saksliste", s.h1), avsnitt("Saker til behandling", s.fet)]
        ut += self._sakskart(mote, sider)
        if mote.referater:
            ut.append(avsnitt("Referatsaker", s.fet))
        return ut

    def for_sakene(self) -> Innhold:
        return [avsnitt("Saker til behandling", self.stil.tittel)]

    def _behandlet_av(self, sak: Sak, behandling: Behandling) -> Innhold:
        rader = ["| | Behandlet av | Møtedato | Saksnr. |"]
        for nr, (navn, dato, saksnr) in enumerate(self.saksgang(sak, behandling), 1):
            rader.append(f"| {nr} | {navn} | {dato} | {saksnr} |")
        return [self._tabell(rader, [8 * mm, BREDDE - 73 * mm, 35 * mm, 30 * mm])]

    def _deler(self, sak: Sak, behandling: Behandling) -> Innhold:
        s, o = self.stil, ORD[sak.maal]
        return [
            avsnitt(o["behandling"], s.del_),
            *self.behandlingsdel(sak, behandling),
            *self.vedtaksdel(sak, behandling, avsnitt(o[behandling.slag], s.del_)),
        ]

    def protokollsak(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        return [
            avsnitt(f"{behandling.nr} {sak.tittel}", s.sak),
            *self._behandlet_av(sak, behandling),
            avsnitt(f"{self.forslagstittel(sak)}:", s.del_),
            *flyt(sak.forslag, s),
            *self._deler(sak, behandling),
        ]

    def _arkivhode(self, sak: Sak, *, med_dok: bool) -> Any:
        arkiv = f"{sak.arkivsak}-{sak.dok}" if med_dok else sak.arkivsak
        ord_ = ORD[sak.maal]["saksbehandler"]
        return self._tabell(
            [f"| Arkivsak | {ord_} |", f"| {arkiv} | {sak.saksbehandler} |"],
            [45 * mm, BREDDE - 45 * mm],
        )

    def framleggshode(self, sak: Sak, behandling: Behandling, *, alene: bool) -> Innhold:
        s = self.stil
        nn = sak.maal == "nn"
        rader = ["| Handsamast av | Møtedato |" if nn else "| Behandles av | Møtedato |"]
        rader += [f"| {navn} | {dato} |" for navn, dato, _ in self.saksgang(sak, behandling)]
        return [
            avsnitt("Saksframlegg", s.tittel),
            self._arkivhode(sak, med_dok=True),
            self._tabell(rader, [BREDDE - 45 * mm, 45 * mm]),
            avsnitt(sak.tittel, s.sak),
        ]

    def underskrift(self, sak: Sak) -> Innhold:
        slutt = (
            "Dokumentet er elektronisk godkjent."
            if sak.maal == "nb"
            else ("Dokumentet er elektronisk godkjent og har ikkje underskrift.")
        )
        return [*super().underskrift(sak), avsnitt(slutt, self.stil.liten)]

    def saksprotokoll(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        navn, dag = behandling.mote.utvalg.navn, kort_dato(behandling.mote.dato)
        return [
            avsnitt("Saksprotokoll", s.tittel),
            self._arkivhode(sak, med_dok=False),
            *self._behandlet_av(sak, behandling),
            avsnitt(sak.tittel, s.sak),
            avsnitt(f"{navn} har behandlet saken i møte {dag} sak {behandling.nr}", s.brod),
            *self._deler(sak, behandling),
        ]

    def referatliste(self, sak: Sak, behandling: Behandling, *, framlegg: bool) -> Innhold:
        punkter = "\n".join(f"{i}. {r}" for i, r in enumerate(behandling.mote.referater, 1))
        ut = [avsnitt("Referatsaker", self.stil.sak), *flyt(punkter, self.stil)]
        if not framlegg:
            ut += self.behandlingsdel(sak, behandling)
        return ut
