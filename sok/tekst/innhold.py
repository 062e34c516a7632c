"""What of a passage says something, and what is only a heading, a button or a table's head."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sok.sporsmal.svarform import VOTERING
from sok.tekst.setninger import ETIKETT, MAKS_SITAT, PUNKT, del_i_setninger, ord_i
from sok.tekst.tabeller import er_rad


def bare_overskrift(bit: str, kontekst: str) -> bool:
    """Whether some words are a heading, a button, the sak's title or a line of its table of
    behandlinger: they say no more than which sak and part it is."""
    if len(bit) > len(kontekst) + MAKS_SITAT:
        return False
    kjent = _kjente_ord(kontekst)
    ord_ = ord_i(bit)
    nye = [o for o in ord_ if o not in kjent]
    stump = (
        len(ord_) < 4
        and not er_rad(bit)
        and not bit.rstrip().endswith((".", "!", "?"))
        and ETIKETT.match(bit) is None
    )
    return (
        not nye
        or (stump and not VOTERING.svar.search(bit))
        or (bit.rstrip().endswith(":") and len(nye) < 4)
        or KNAPP.fullmatch(bit.strip()) is not None
        or ("\n" not in bit and _BEHANDLINGSHODE.match(bit) is not None)
        or _BEHANDLINGSLINJE.match(bit) is not None
        or _KOLONNEHODE.fullmatch(bit.strip()) is not None
        or _INHABILE.match(bit.strip()) is not None
    )


def uten_innhold(tekst: str, kontekst: str) -> bool:
    """Whether a passage is only a heading, or a saksprotokoll's head with its table of bodies."""
    if bare_overskrift(tekst, kontekst):
        return True
    if len(tekst) > 2 * MAKS_SITAT or not _BEHANDLINGSHODE.search(tekst):
        return False
    biter = (tekst[s.fra : s.til] for s in del_i_setninger(tekst))
    return sum(len(ord_i(bit)) for bit in biter if not bare_overskrift(bit, kontekst)) < 12


def er_tittel(biter: Sequence[str], nr: int) -> bool:
    """Whether a sentence is the heading of those that follow: a short line without an end between
    two whole sentences."""
    bit = biter[nr].strip()
    return (
        len(bit) <= _MAKS_TITTEL
        and "\n" not in bit
        and bit[-1:] not in ".!?:;,)"
        and nr + 1 < len(biter)
        and biter[nr + 1].rstrip().endswith(".")
        and (nr == 0 or biter[nr - 1].rstrip()[-1:] in ".!?")
        and PUNKT.match(bit) is None
        and NUMMERERT.match(bit) is None
    )


_MAKS_TITTEL = 80


_INNHOLDSLINJE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d][^\n]*?[\s.…]+(\d{1,3})")
_MINST_LINJER = 3


def innholdslinjer(biter: Sequence[str]) -> set[int]:
    """The numbers of the sentences that are lines of a list of contents: some in a row, each a
    numbered heading with a page no lower than the one before."""
    ut: set[int] = set()
    rekke: list[int] = []
    forrige = 0
    for nr, bit in enumerate((*biter, "")):
        linje = _INNHOLDSLINJE.fullmatch(bit.strip())
        side = int(linje[1]) if linje else 0
        if linje is None or side < forrige:
            ut.update(rekke if len(rekke) >= _MINST_LINJER else ())
            rekke = []
        if linje is not None:
            rekke.append(nr)
        forrige = side
    return ut


def er_mer(resten: str) -> bool:
    """Whether what stands behind a quotation of a vedtak says more than a heading or a
    signature: a point, or a whole sentence."""
    for s in del_i_setninger(resten):
        bit = resten[s.fra : s.til].strip()
        if NUMMERERT.match(bit) or (len(bit) > 40 and bit.endswith(".")):
            return True
    return False


NUMMERERT = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)) \S")


@lru_cache(maxsize=4096)
def _kjente_ord(kontekst: str) -> frozenset[str]:
    """The words of a context, which many passages have."""
    return frozenset(ord_i(kontekst))


KNAPP = re.compile(r"\[[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3}\]")
"""What a program left of its buttons when it made the PDF: «[Lagre vedtak]»."""
_BEHANDLINGSHODE = re.compile(r"(?im)^(?:behandl(?:et|a) (?:av|i)|saksgang)\b.*(?:dato|saks?nr)")
_BEHANDLINGSLINJE = re.compile(
    r"^(?:\d{1,2} )?[A-ZÆØÅ][\w ,-]+ \d{2}\.\d{2}\.\d{4}(?: \d{1,4}/\d{2,4})?$"
)


_KOLONNEHODE = re.compile(
    r"(?i)(?:saksnr|sak nr|arkivsak\w*|saksbehandler|sakshandsamar|utvalg|møtedato)[.:]?"
)
"""The head of a column of a saksprotokoll."""


_INHABILE = re.compile(r"(?i)inhabile?\s+(?:følgende |følgjande )?varamed\w*\.?\s+m[øo]tte\b")
"""The table over a sak's minutes of who stepped aside, and who met for them."""
