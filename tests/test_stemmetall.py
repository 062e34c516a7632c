"""Stemmene i ord: de samme ordene på sidene, i avsnittet, i filene og på kommandolinjen."""

import pytest

from app.stemmetall import stemmetall
from app.tekster import Malform


@pytest.mark.parametrize(
    ("enstemmig", "for_", "mot", "malform", "ord_"),
    [
        (False, 12, 9, "nb", "12 mot 9 stemmer"),
        (False, 24, 1, "nb", "24 mot 1 stemme"),
        (False, 24, 1, "nn", "24 mot 1 røyst"),
        (False, 1, None, "nb", "1 stemme for"),
        (False, 3, None, "nb", "3 stemmer for"),
        (False, None, 1, "nb", "1 stemme mot"),
        (False, None, 4, "nb", "4 stemmer mot"),
        (True, None, None, "nb", "enstemmig"),
        (True, 40, None, "nb", "enstemmig, 40 stemmer for"),
        (True, 40, None, "nn", "samrøystes, 40 røyster for"),
        (False, None, None, "nb", ""),
    ],
)
def test_stemmene_i_ord(
    enstemmig: bool, for_: int | None, mot: int | None, malform: Malform, ord_: str
) -> None:
    assert stemmetall(enstemmig, for_, mot, malform) == ord_
