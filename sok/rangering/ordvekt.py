"""What each token of a question weighs in late interaction.

A question's words do not tell equally much: «kommunen» stands everywhere, «kulturhuset» in a few
places, and «hvor» says only that something is asked. So each token counts by its word's rarity in
the index, as it does on the lexical side, but by the root of it, since what a token means is told
by its neighbours too.
"""

import numpy as np
from numpy.typing import NDArray

from indeks.ord import norsk
from sok.sporsmal.leksikalsk import Leksikalsk
from sok.tekst.setninger import ET_ORD

UTEN_EMNE = 0.5
"""What a word that only asks, or that stands nowhere but between others, counts beside one that no
passage has."""

SJELDENHET_MINST = 0.2
"""The rarity below which words are not told apart."""


def ordvekter(
    sporsmal: str,
    start: NDArray[np.int64],
    innhold: NDArray[np.float32],
    leksikalsk: Leksikalsk,
) -> NDArray[np.float32]:
    """The weight of each token of a question, float32 of shape (tokens,), from 0 to 1.

    `start` is where each token starts in the question, and `innhold` is 0 for those that are no
    word, as `Modell` gives them; both of shape (tokens,).
    """
    hoyest = leksikalsk.hoyeste_idf()
    vekter = np.full(len(start), UTEN_EMNE, np.float32)
    for ord_ in ET_ORD.finditer(sporsmal):
        termer = norsk.sporretermer(ord_[0])
        if termer:
            sjelden = max(leksikalsk.tyngde([term]) for term in termer) / hoyest
            vekter[(start >= ord_.start()) & (start < ord_.end())] = (
                max(sjelden, SJELDENHET_MINST) ** 0.5
            )
    return vekter * innhold
