"""What is told of one thing that came in, in a feed and on the command line: what names it, so that
it is told once, and its heading."""

import uuid

from app.utskrift import UTFALL, hode
from indeks.datoer import vis_dato
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.varsel import Varseltreff

_ROM = uuid.UUID("6f0c9d1e-53a5-4d52-9d0b-8a8c27e1a0f4")
"""The name space of the feeds' ids. Never to change: a reader would take all for new."""


def id_av(treff: Varseltreff) -> str:
    """What names a body's treatment of a sak, by what stands on its papers, so that it is the same
    when the index is made again. That it is to be treated and that it was are two things to
    tell."""
    gang = treff.gang
    sak = nokkel_arkivsaksnr(treff.arkivsaksnr) or nokkel_saksnr(gang.saksnr, gang.dato)
    navn = (
        sak or treff.tittel,
        nokkel_utvalg(gang.utvalg) or "",
        gang.dato.isoformat() if gang.dato else "",
        "holdt" if gang.holdt else "planlagt",
    )
    return uuid.uuid5(_ROM, "|".join(navn)).urn


def id_av_strom(adresse: str) -> str:
    """What names a feed, by the address of the search that it follows."""
    return uuid.uuid5(_ROM, f"strom|{adresse}").urn


def overskrift(v: Varseltreff) -> str:
    """Where it is treated, and how it ended."""
    dato = vis_dato(v.gang.dato) if v.gang.dato else None
    linje = hode(v.gang.utvalg, dato, v.gang.saksnr)
    hva = UTFALL.get(v.gang.utfall or "", "") if v.gang.holdt else "på sakskartet"
    return f"{linje}: {hva}" if hva else linje
