"""A question's bodies and dates as people write them, written as the papers write them.

«kommunestyremøtet», «UO», «31/10-2023»: everything after this reads `møtet i kommunestyret`,
`Utvalg for oppvekst`, `31.10.2023`. The question itself is shown as it was asked.
"""

import re
from collections.abc import Callable

from indeks.datoer import med_punktum
from sok.sporsmal.organord import ORGAN

_MOTE_I = re.compile(
    rf"(?i)(?<![\w-])(\w*{ORGAN})s?(møtet?|møta|møter|møtene|vedtaket?|vedtak|vedtakene|behandlinga?|"
    r"behandlingen|handsaminga?|protokollen?|protokoll)(?![\w-])"
)
_BESTEMT = (("nemnd", "a"), ("styre", "t"), ("komite", "en"), ("komité", "en"), ("", "et"))
_FORKORTET = re.compile(r"(?<![\w/.-])[A-ZÆØÅ]{2,6}(?![\w/.-]|\s\d+/)")


SAKSSLAG = frozenset(("PS", "RS", "DS", "OS", "RF", "FO", "MS", "BS", "SAK", "NR", "GNR", "BNR"))
"""What stands before a number and tells what kind of sak or number it is, and no body."""
_FORAN_SAKSNR = re.compile(
    r"(?i)(?<![\w/.-])([A-ZÆØÅ]{1,5})[ -](?:sak(?:snr)?\.? )?(\d{1,4}/\d{2,4}\b)"
)
_GJORDE = re.compile(
    r"\b((?i:vedtok|behandla?|behandlet|handsama|stemte|røysta|bestemte|besluttet|avgjorde|(?:vedtatt"
    r"|vedteke|behandlet|handsama|bestemt|avgjort) (?:i|av)) )([A-ZÆØÅ]{2,6})(?![\w/.-]|\s\d+/)"
)
"""Letters in a body's place: before a saksnr, and where who did something is told."""


def som_i_papirene(
    tekst: str, organ: Callable[[str], str | None], i_stedet: Callable[[str], str | None]
) -> str:
    """The question in the papers' forms. `organ` is the body that letters stand for, None where
    there is none or they may mean something else; `i_stedet` is the body that they stand for in a
    body's place, None where there is none."""
    tekst = _FORAN_SAKSNR.sub(
        lambda t: f"sak {t[2]} i {navn}" if (navn := i_stedet(t[1])) else t[0], tekst
    )
    tekst = _GJORDE.sub(lambda t: t[1] + (i_stedet(t[2]) or t[2]), tekst)
    tekst = _MOTE_I.sub(lambda t: f"{t[2]} i {_bestemt(t[1])}", med_punktum(tekst))
    if tekst.isupper():
        return tekst

    return _FORKORTET.sub(lambda t: organ(t[0]) or t[0], tekst)


def _bestemt(organ: str) -> str:
    ending = next(e for slutt, e in _BESTEMT if organ.lower().endswith(slutt))
    return organ + ending
