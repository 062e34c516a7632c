"""Tallet må stå ved det ordet det spørres om, ellers er det et svar på noe annet."""

import pytest

from sok.rangering.formdekning import formdekning
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.svarform import svarform


def ordsok(**ord_: float) -> Ordsok:
    """A question's words as terms, with their rarity."""
    return Ordsok(grupper=tuple((frozenset((o,)), vekt) for o, vekt in ord_.items()))


@pytest.mark.parametrize(
    ("sporsmal", "tekst", "verdi"),
    [
        ("Hvor mange elever har skolen?", "Skolen har 90 elever.", 1.0),
        ("Hvor mange elever har skolen?", "Elevene får lunsj. Skolen har 12 rom.", 0.3),
        ("Hvor mange elever har skolen?", "Skolen har elever fra hele bygda.", -1.0),
        ("Hvor mange elever har skolen?", "Skolen har tre nye elever.", 1.0),
        ("Hvor mange elever har skolen?", "Det er elever ved to skoler.", 0.3),
        ("Hvor mye bruker kommunen på sjakk?", "Det settes av 40 000 kroner til sjakk.", 1.0),
        ("Hvor mye bruker kommunen på sjakk?", "Det settes av 40 000 kroner til golf.", 0.3),
        ("Hvor mye bruker kommunen på sjakk?", "Kommunen kjøper fire sett til sjakk.", 1.0),
    ],
)
def test_tallet_og_ordet_i_en_setning(sporsmal: str, tekst: str, verdi: float) -> None:
    form = svarform(sporsmal)
    assert form is not None
    ord_ = ordsok(elev=2.0, skol=1.0, bruk=1.0, kommun=0.1, sjakk=4.0)
    assert formdekning(form, sporsmal, ord_, tekst) == verdi
