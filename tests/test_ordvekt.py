"""Hvert token i spørsmålet teller etter hvor sjeldent ordet er i arkivet."""

import numpy as np
import pytest

from sok.rangering.ordvekt import SJELDENHET_MINST, UTEN_EMNE, ordvekter
from sok.sokemotor import Sokemotor
from sok.sporsmal.leksikalsk import Leksikalsk

SPORSMAL = "Hva gjorde møtet med xylofonen?"


@pytest.fixture(scope="module")
def vekt(liten_motor: Sokemotor) -> dict[str, float]:
    """The weight of each word of the question, its tokens' all the same."""
    modell = liten_motor.modell
    _, _, innhold = modell.embed_sporring_med_tokens(SPORSMAL)
    start = modell.tokenstart(SPORSMAL, sporring=True)
    vekter = ordvekter(SPORSMAL, start, innhold, Leksikalsk(liten_motor.lager))
    assert vekter.shape == start.shape and vekter.dtype == np.float32
    ut: dict[str, float] = {}
    for ord_ in SPORSMAL.rstrip("?").split():
        fra = SPORSMAL.index(ord_)
        i_ordet = (start >= fra) & (start < fra + len(ord_)) & (innhold > 0)
        (ut[ord_],) = {float(v) for v in vekter[i_ordet]}
    assert (vekter[innhold == 0] == 0).all()
    return ut


def test_et_sjeldent_ord_teller_mer_enn_et_vanlig(vekt: dict[str, float]) -> None:
    assert vekt["xylofonen"] == 1.0
    assert SJELDENHET_MINST**0.5 <= vekt["møtet"] < vekt["xylofonen"]


@pytest.mark.parametrize("ord_", ["Hva", "gjorde", "med"])
def test_et_ord_som_bare_spor_teller_halvt(vekt: dict[str, float], ord_: str) -> None:
    assert vekt[ord_] == UTEN_EMNE
