"""How a passage is cited: meeting, sak, part, document and page."""

from datetime import date

from indeks.datoer import vis_dato
from indeks.lagring.rader import Passasjerad
from indeks.passasjer import NAVN_PA_SLAG


def sidetall(side_fra: int, side_til: int) -> str:
    """Pages as they are cited: `s. 8` or `s. 8–9`."""
    return f"s. {side_fra}" if side_fra == side_til else f"s. {side_fra}–{side_til}"


def mote(utvalg: str | None, dato: date | None) -> str:
    """A meeting: «Utvalg for kultur 31.10.2023»; what is not known is left out."""
    return " ".join(x for x in (utvalg, vis_dato(dato) if dato else None) if x)


def henvisning(p: Passasjerad, sider: tuple[int, int] | None = None) -> str:
    """The citation of a passage: «Utvalg for kultur 31.10.2023, sak 2/23, vedtak, møte.pdf s. 8–9».

    `sider` are the pages of what is quoted of it, the whole passage's without. What is not known
    is left out; what OCR has read is marked as such, since it may have misread.
    """
    side_fra, side_til = sider or (p.side_fra, p.side_til)
    hode = mote(p.utvalg, p.dato)
    sak = (
        f"sak {p.saksnr}" if p.saksnr else (f"arkivsak {p.arkivsaksnr}" if p.arkivsaksnr else None)
    )
    pa = sidetall(side_fra, side_til)
    lest = " (lest med OCR)" if p.ocr else ""
    return ", ".join(x for x in (hode, sak, NAVN_PA_SLAG[p.slag], f"{p.dokument} {pa}{lest}") if x)
