"""A question's bodies and dates as people write them, written as the papers write them.

«kommunestyremøtet», «UO», «31/10-2023»: everything after this reads `møtet i kommunestyret`,
`Utvalg for oppvekst`, `31.10.2023`. The question itself is shown as it was asked.
"""

import re
from collections.abc import Callable

from indeks.datoer import med_punktum

_ORGAN = r"(?:[\wæøå]*(?:formannskap|kommunestyre|heradsstyre|bystyre|utvalg|utval|råd|nemnd))"
_MOTE_I = re.compile(
    rf"(?i)(?<![\w-])({_ORGAN})s?(møtet?|møta|møter|møtene|vedtaket?|vedtak|vedtakene|behandlinga?|"
    r"behandlingen|handsaminga?|protokollen?|protokoll)(?![\w-])"
)
_BESTEMT = (("nemnd", "a"), ("styre", "t"), ("", "et"))
_FORKORTET = re.compile(r"(?<![\w/.-])[A-ZÆØÅ]{2,6}(?![\w/.-]|\s\d+/)")


def som_i_papirene(tekst: str, organ: Callable[[str], str | None]) -> str:
    """The question in the papers' forms. `organ` is the body that letters stand for, None where
    there is none or they may mean something else."""
    tekst = _MOTE_I.sub(lambda t: f"{t[2]} i {_bestemt(t[1])}", med_punktum(tekst))
    if tekst.isupper():
        return tekst

    return _FORKORTET.sub(lambda t: organ(t[0]) or t[0], tekst)


def _bestemt(organ: str) -> str:
    ending = next(e for slutt, e in _BESTEMT if organ.lower().endswith(slutt))
    return organ + ending
