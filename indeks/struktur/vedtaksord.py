"""Results told over a vedtak and in its own words: `Kommunestyrets enstemmige vedtak:`, or
«Meldinga vert teken til vitande» under a heading that tells of unanimity alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indeks.linje import ordlyd
from indeks.ord.setninger import setninger
from indeks.struktur.objekt import partier_trykt, stillere
from indeks.struktur.voteringer import les_votering
from indeks.strukturtyper import Resultat, Vedtakstekst, Votering

_HELE_SVARET = re.compile(
    rf"(?i)^(?:votering|røysting|avstemm?n?ing)?[\s:–-]*{ordlyd.ENSTEMMIG}[\s:.]*$"
)


_ALLE = re.compile(r"(?i) ?\((\d{1,3}) (?:representant|stemme|røyst|medlem)\w*\)")
"""How many all were: `Kommunestyrets enstemmige vedtak (40 representanter)`."""


def les_vedtaksinnledning(
    tekst: str, start: int, slutt: int, behandling: int | None, bredde: int
) -> list[Votering]:
    """The vote that the words over a vedtak tell: `Kommunestyrets enstemmige vedtak:`."""
    for s in setninger(tekst, start, min(slutt, start + 400), bredde)[:3]:
        for rad in ordlyd.VEDTAKSINNLEDNING:
            if not (funn := rad.monster.match(s.ord)):
                continue
            om = funn.groupdict().get("om") or ""
            tall = funn.groupdict().get("tall")
            if not tall and not om and not s.ord.endswith(":"):
                continue
            lest = les_votering(f"Innstillingen ble vedtatt {tall}") if tall else []
            navn, partier = stillere(om)
            alle = _ALLE.match(om) if not tall else None
            v = Votering(
                behandling,
                rad.gir,
                not tall,
                lest[0].for_ if lest else int(alle[1]) if alle else None,
                lest[0].mot if lest else None,
                lest[0].stemte_for if lest else (),
                lest[0].stemte_mot if lest else (),
                "forslag" if navn or partier else "innstilling",
                (*navn, *partier_trykt(om, partier)),
                (),
                s.start,
                s.slutt,
            )
            return [v]
    return []


def med_vedtakets_ord(
    tekst: str, voteringer: Sequence[Votering], vedtak: Sequence[Vedtakstekst]
) -> list[Votering]:
    """The votes, with the result that only the vedtak's own words tell: `Røysting - samrøystes:`
    over «Meldingane vert tekne til vitande», or no word of a vote at all."""
    ut = list(voteringer)
    for v in vedtak:
        ordene = " ".join(tekst[v.start : v.slutt].split())
        resultat: Resultat | None = None
        if v.slag == "vedtak" and len(ordene) < 260:
            if ordlyd.VEDTAK_TIL_ORIENTERING.match(ordene):
                resultat = "tatt_til_orientering"
            elif ordlyd.VEDTAK_GODKJENT.match(ordene):
                resultat = "godkjent"
        if resultat is None:
            continue
        egne = [nr for nr, x in enumerate(ut) if x.behandling == v.behandling]
        if not egne:
            ut.append(
                Votering(
                    behandling=v.behandling,
                    resultat=resultat,
                    enstemmig=False,
                    for_=None,
                    mot=None,
                    stemte_for=(),
                    stemte_mot=(),
                    gjelder="innstilling",
                    forslagsstillere=(),
                    forslag=(),
                    start=v.start,
                    slutt=v.slutt,
                )
            )
        elif len(egne) == 1 and _HELE_SVARET.match(tekst[ut[egne[0]].start : ut[egne[0]].slutt]):
            ut[egne[0]] = replace(ut[egne[0]], resultat=resultat)
    return sorted(ut, key=lambda x: x.start)
