"""A layout in the manner of ePhorte and Elements: «PS 12/23 Tittel», «Saksfremlegg»,
«Saksprotokoll i Formannskapet - 21.03.2023»."""

from typing import Any

from flyt import BREDDE, Innhold, Sideinfo, avsnitt, flyt, lag_stil, strek, tabell
from kilde import Behandling, Mote, Sak, kort_dato
from oppsett import ORD, Oppsett
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Spacer


class Elements(Oppsett):
    """The committees for oppvekst and helse, kontrollutvalget, and every body in 2022."""

    stil = lag_stil("Times-Roman", "Times-Bold", "Times-Italic", 12, sakgrad=14)

    def tegn(self, lerret: Any, tekst: str, side: int, antall: int) -> None:
        lerret.setFont("Times-Roman", 10)
        if side > 1:
            lerret.drawRightString(23 * mm + BREDDE, A4[1] - 16 * mm, tekst)
        lerret.drawCentredString(A4[0] / 2, 12 * mm, str(side))

    def forslagstittel(self, sak: Sak) -> str:
        if sak.slag == "sak" and not sak.forslag_fra:
            return ORD[sak.maal]["kd_innstilling"]
        return super().forslagstittel(sak)

    def _felt(self, mote: Mote, slutt: str) -> Any:
        o = ORD[mote.maal]
        rader = [
            f"| {o['utvalg']}: | {mote.utvalg.navn} |",
            f"| {o['sted']}: | {mote.sted} |",
            f"| Dato: | {kort_dato(mote.dato)} |",
            f"| Tidspunkt: | {mote.tid} – {slutt} |" if slutt else f"| Tidspunkt: | {mote.tid} |",
        ]
        bredder = [35 * mm, BREDDE - 35 * mm]
        return tabell(rader, self.stil, rutenett=False, hode=False, bredder=bredder)

    def _saksliste(self, mote: Mote) -> Innhold:
        o = ORD[mote.maal]
        rader = [f"| {o['utvalg']}s-saksnr | Innhold | Arkiv-saksnr |".replace("Utvals", "Utval")]
        for sak, b in self.kilde.sakskart(mote):
            arkiv = sak.arkivsak if sak.slag == "sak" else ""
            rader.append(f"| PS {b.nr} | {sak.tittel} | {arkiv} |")
            if sak.slag == "referat":
                ar = b.nr.split("/")[1]
                rader += [
                    f"| RS {i}/{ar} | {r} | |"
                    for i, r in enumerate(mote.referater, mote.forste // 3 + 1)
                ]
        bredder = [27 * mm, BREDDE - 55 * mm, 28 * mm]
        return [avsnitt(o["saksliste"], self.stil.h1), tabell(rader, self.stil, bredder=bredder)]

    def innkallingshode(self, mote: Mote) -> Innhold:
        s, o = self.stil, ORD[mote.maal]
        ut: Innhold = [
            avsnitt("Sundvær kommune", s.fet),
            avsnitt(o["innkalling"], s.tittel),
            self._felt(mote, ""),
            avsnitt(o["innkallingstekst"], s.brod),
        ]
        if mote.tema:
            ut.append(avsnitt("Orienteringer i møtet:", s.fet))
            ut += flyt("\n".join(f"- {t}" for t in mote.tema), s)
        leder = mote.medlemmer[0].rsplit(" (", 1)[0]
        ut += [Spacer(1, 14), avsnitt(leder, s.brod)]
        ut.append(avsnitt("ordfører" if mote.utvalg.nokkel in ("ks", "fsk") else "leder", s.brod))
        return [*ut, PageBreak(), *self._saksliste(mote)]

    def protokollhode(self, mote: Mote, sider: Sideinfo) -> Innhold:
        s, o = self.stil, ORD[mote.maal]
        er_ks = mote.utvalg.nokkel in ("ks", "fsk")
        titler = ["Ordfører", "Varaordfører"] if er_ks else ["Leder", "Nestleder"]
        tre = [70 * mm, 45 * mm, BREDDE - 115 * mm]

        def rad(navn: str, midt: str) -> str:
            person, _, parti = navn.rstrip(")").rpartition(" (")
            return f"| {person or parti} | {midt} | {parti if person else ''} |"

        rader = ["| Navn | Funksjon | Representerer |"]
        for navn, for_ in mote.motende:
            if for_ is None:
                nr = mote.medlemmer.index(navn)
                rader.append(rad(navn, titler[nr] if nr < 2 else "Medlem"))
        ut: Innhold = [
            avsnitt("Sundvær kommune", s.fet),
            avsnitt(o["protokoll"], s.tittel),
            self._felt(mote, mote.slutt),
            avsnitt("Følgende faste medlemmer møtte:", s.fet),
            tabell(rader, s, rutenett=False, bredder=tre),
        ]
        if mote.forfall:
            ut.append(avsnitt("Følgende medlemmer hadde meldt forfall:", s.fet))
            borte = [rad(f.navn, "Medlem") for f in mote.forfall]
            ut.append(
                tabell(
                    ["| Navn | Funksjon | Representerer |", *borte], s, rutenett=False, bredder=tre
                )
            )
            varaer = [
                rad(f.vara, f.navn.rsplit(" (", 1)[0]) for f in mote.forfall if f.vara is not None
            ]
            if varaer:
                ut.append(avsnitt("Følgende varamedlemmer møtte:", s.fet))
                ut.append(
                    tabell(
                        ["| Navn | Møtte for | Representerer |", *varaer],
                        s,
                        rutenett=False,
                        bredder=tre,
                    )
                )
        ut.append(avsnitt("Merknader", s.fet))
        ut += flyt(mote.merknader or "Ingen merknader til innkalling eller saksliste.", s)
        ut.append(avsnitt("Følgende fra administrasjonen møtte:", s.fet))
        ut += [avsnitt(a.strip(), s.brod) for a in mote.administrasjon.split(";")]
        ut.append(avsnitt("Underskrift:", s.fet))
        ut.append(
            avsnitt(
                "Vi bekrefter med underskriftene våre at det som er ført i protokollen, er i "
                "samsvar med det som ble vedtatt på møtet.",
                s.brod,
            )
        )
        ut += [
            avsnitt(
                "__________________________    __________________________",
                s.brod,
            )
        ]
        return [*ut, PageBreak(), *self._saksliste(mote)]

    def _deler(self, sak: Sak, behandling: Behandling) -> Innhold:
        s, o = self.stil, ORD[sak.maal]
        dag = kort_dato(behandling.mote.dato)
        return [
            avsnitt(f"Saksprotokoll i {behandling.mote.utvalg.navn} - {dag}", s.fet),
            strek(),
            avsnitt(f"{o['behandling']}:", s.del_),
            *self.behandlingsdel(sak, behandling),
            *self.vedtaksdel(sak, behandling, avsnitt(f"{o[behandling.slag]}:", s.del_)),
        ]

    def protokollsak(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        return [
            avsnitt(f"PS {behandling.nr} {sak.tittel}", s.sak),
            avsnitt(self.forslagstittel(sak), s.del_),
            *flyt(sak.forslag, s),
            *self._deler(sak, behandling),
        ]

    def _arkivhode(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        rader = ["| Saksnr. | Utvalg | Møtedato |"]
        rader += [f"| {nr} | {u} | {dag} |" for u, dag, nr in self.saksgang(sak, behandling)]
        felt = [
            f"| Arkivsak: | {sak.arkivsak}-{sak.dok} |",
            f"| {ORD[sak.maal]['saksbehandler']}: | {sak.saksbehandler} |",
        ]
        return [
            tabell(felt, s, rutenett=False, hode=False, bredder=[35 * mm, BREDDE - 35 * mm]),
            tabell(rader, s, bredder=[30 * mm, BREDDE - 70 * mm, 40 * mm]),
        ]

    def framleggshode(self, sak: Sak, behandling: Behandling, *, alene: bool) -> Innhold:
        s = self.stil
        linje = avsnitt(f"PS {behandling.nr} {sak.tittel}", s.sak)
        return [
            *([] if alene else [linje]),
            avsnitt("Sundvær kommune", s.fet),
            avsnitt("Saksfremlegg", s.tittel),
            *self._arkivhode(sak, behandling),
            avsnitt(sak.tittel, s.sak),
        ]

    def saksprotokoll(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        return [
            avsnitt("Saksprotokoll", s.tittel),
            *self._arkivhode(sak, behandling),
            avsnitt(sak.tittel, s.sak),
            *self._deler(sak, behandling),
        ]

    def referatliste(self, sak: Sak, behandling: Behandling, *, framlegg: bool) -> Innhold:
        s, nr = self.stil, behandling.mote.forste // 3
        ar = behandling.nr.split("/")[1]
        ut: Innhold = [avsnitt(f"PS {behandling.nr} {sak.tittel}", s.sak)]
        ut += [
            avsnitt(f"RS {nr + i}/{ar} {r}", s.brod)
            for i, r in enumerate(behandling.mote.referater, 1)
        ]
        return ut if framlegg else [*ut, *self._deler(sak, behandling)]
