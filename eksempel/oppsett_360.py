"""A layout in the manner of Public 360: «Sak 12/23 Tittel», arkivsaksnr as a field, «Innstilling:»,
«Behandling:» and «Vedtak:» — and in nynorsk «Tilråding:», «Handsaming:», «Vedtak:»."""

from typing import Any

from flyt import BREDDE, Innhold, Sideinfo, avsnitt, flyt, lag_stil, strek, tabell
from kilde import Behandling, Mote, Sak, kort_dato
from oppsett import ORD, Oppsett
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Spacer


class Public360(Oppsett):
    """Utval for plan og miljø (nynorsk), ungdomsrådet and eldrerådet."""

    stil = lag_stil(
        "Vera",
        "Vera-Bold",
        "Vera-Italic",
        9.4,
        sakgrad=11.5,
        linje=1.4,
        farge=colors.HexColor("#16365c"),
        hodefarge=colors.HexColor("#dce6f1"),
    )

    def tegn(self, lerret: Any, tekst: str, side: int, antall: int) -> None:
        lerret.setFont("Vera", 7.5)
        lerret.setFillColor(colors.HexColor("#444444"))
        lerret.drawString(
            23 * mm, A4[1] - 16 * mm, f"Sundvær kommune – {tekst}" if tekst else "Sundvær kommune"
        )
        lerret.drawRightString(23 * mm + BREDDE, A4[1] - 16 * mm, f"Side {side}/{antall}")

    def forslagstittel(self, sak: Sak) -> str:
        if sak.slag == "sak" and not sak.forslag_fra:
            return ORD[sak.maal]["kd_innstilling"] if sak.maal == "nn" else "Innstilling"
        return super().forslagstittel(sak)

    def _felt(self, mote: Mote, slutt: str) -> Any:
        o = ORD[mote.maal]
        tid = f"kl. {mote.tid}" + (f" – {slutt}" if slutt else "")
        rader = [
            f"| {o['utvalg']} | {mote.utvalg.navn} |",
            f"| {o['sted']} | {mote.sted} |",
            f"| Møtedato | {kort_dato(mote.dato)} |",
            f"| Møtetid | {tid} |",
        ]
        return tabell(rader, self.stil, hode=False, bredder=[35 * mm, BREDDE - 35 * mm])

    def _saksliste(self, mote: Mote) -> Innhold:
        nn = mote.maal == "nn"
        rader = [f"| Saksnr | Arkivsaksnr | {'Tittel på saka' if nn else 'Tittel'} |"]
        rader += [f"| {b.nr} | {s.arkivsak} | {s.tittel} |" for s, b in self.kilde.sakskart(mote)]
        bredder = [20 * mm, 26 * mm, BREDDE - 46 * mm]
        return [
            avsnitt("Saksliste", self.stil.h1),
            tabell(rader, self.stil, bredder=bredder),
        ]

    def innkallingshode(self, mote: Mote) -> Innhold:
        s, o = self.stil, ORD[mote.maal]
        ut: Innhold = [
            avsnitt(o["innkalling"], s.tittel),
            self._felt(mote, ""),
            avsnitt(o["innkallingstekst"], s.brod),
        ]
        if mote.tema:
            ut.append(avsnitt("Orientering:", s.fet))
            ut += flyt("\n".join(f"- {t}" for t in mote.tema), s)
        ut += self._saksliste(mote)
        leder = mote.medlemmer[0].rsplit(" (", 1)[0]
        tittel = "leiar" if mote.maal == "nn" else "leder"
        return [*ut, Spacer(1, 10), avsnitt(f"{leder}, {tittel}", s.brod)]

    def protokollhode(self, mote: Mote, sider: Sideinfo) -> Innhold:
        s, nn = self.stil, mote.maal == "nn"
        faste = [n for n, f in mote.motende if f is None]
        forfall = [f.navn for f in mote.forfall]
        varaer = [f"{v} for {f}" for v, f in mote.motende if f]
        felt = [
            (("Møteleiar" if nn else "Møteleder"), mote.leder),
            (("Desse møtte" if nn else "Til stede"), ", ".join(faste)),
            ("Forfall", ", ".join(forfall) or "Ingen"),
            (("Varamedlemer" if nn else "Varamedlemmer"), ", ".join(varaer) or "–"),
            (("Frå administrasjonen" if nn else "Fra administrasjonen"), mote.administrasjon),
            (("Møtesekretær" if nn else "Sekretær"), mote.utvalg.sekretar),
        ]
        rader = [f"| {a}: | {b} |" for a, b in felt]
        standard = (
            "Innkalling og saksliste vart godkjende utan merknader."
            if nn
            else "Innkalling og saksliste ble godkjent uten merknader."
        )
        return [
            avsnitt(ORD[mote.maal]["protokoll"], s.tittel),
            self._felt(mote, mote.slutt),
            tabell(rader, s, hode=False, rutenett=False, bredder=[45 * mm, BREDDE - 45 * mm]),
            *flyt(mote.merknader or standard, s),
            *self._saksliste(mote),
        ]

    def _sakshode(self, sak: Sak, behandling: Behandling, *, alle: bool) -> Innhold:
        nn = sak.maal == "nn"
        rader = [f"| Møtedato | {'Utval' if nn else 'Utvalg'} | Saksnr |"]
        rader += [
            f"| {dag} | {u} | {nr} |" for u, dag, nr in self.saksgang(sak, behandling) if nr or alle
        ]
        felt = [
            f"| Arkivsaksnr.: | {sak.arkivsak} |",
            f"| {ORD[sak.maal]['saksbehandler']}: | {sak.saksbehandler} |",
        ]
        return [
            tabell(
                felt, self.stil, hode=False, rutenett=False, bredder=[35 * mm, BREDDE - 35 * mm]
            ),
            tabell(rader, self.stil, bredder=[30 * mm, BREDDE - 55 * mm, 25 * mm]),
        ]

    def _deler(self, sak: Sak, behandling: Behandling) -> Innhold:
        s, o = self.stil, ORD[sak.maal]
        return [
            avsnitt(f"{o['behandling']}:", s.del_),
            *self.behandlingsdel(sak, behandling),
            *self.vedtaksdel(sak, behandling, avsnitt(f"{o[behandling.slag]}:", s.del_)),
        ]

    def protokollsak(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        return [
            avsnitt(f"Sak {behandling.nr} {sak.tittel}", s.sak),
            strek(),
            *self._sakshode(sak, behandling, alle=False),
            avsnitt(f"{self.forslagstittel(sak)}:", s.del_),
            *flyt(sak.forslag, s),
            *self._deler(sak, behandling),
        ]

    def framleggshode(self, sak: Sak, behandling: Behandling, *, alene: bool) -> Innhold:
        s = self.stil
        return [
            avsnitt("Saksframlegg", s.tittel),
            *self._sakshode(sak, behandling, alle=True),
            avsnitt(f"Sak {behandling.nr} {sak.tittel}", s.sak),
        ]

    def saksprotokoll(self, sak: Sak, behandling: Behandling) -> Innhold:
        s = self.stil
        tittel = "Særutskrift" if sak.maal == "nn" else "Saksprotokoll"
        return [
            avsnitt(tittel, s.tittel),
            *self._sakshode(sak, behandling, alle=False),
            avsnitt(f"Sak {behandling.nr} {sak.tittel}", s.sak),
            *self._deler(sak, behandling),
        ]

    def referatliste(self, sak: Sak, behandling: Behandling, *, framlegg: bool) -> Innhold:
        s = self.stil
        punkter = "\n".join(f"- {r}" for r in behandling.mote.referater)
        ut = [avsnitt(f"Sak {behandling.nr} {sak.tittel}", s.sak), *flyt(punkter, s)]
        return ut if framlegg else [*ut, *self._deler(sak, behandling)]
