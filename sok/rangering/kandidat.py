"""A passage that may answer a question, with what each view says of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(slots=True)
class Kandidat:
    """`rang_tett` and `rang_ord` are its places by vector and by words, from 1, 0 where it has
    none; `tett`, `leksikalsk` and `sen` what each view scores it, and `poeng` the score it is shown
    by. `likhet` are the cosines of the question's tokens with the passage's, float32 of shape
    (question tokens, passage tokens); `status` how much of the question a row of a report in it
    has; `termer` the words of the passage and its context."""

    id: int
    tett: float = 0.0
    leksikalsk: float = 0.0
    rang_tett: int = 0
    rang_ord: int = 0
    dekning: float = 0.0
    sen: float = 0.0
    poeng: float = 0.0
    status: float = 0.0
    likhet: NDArray[np.float32] | None = None
    termer: Collection[str] = field(default=())
