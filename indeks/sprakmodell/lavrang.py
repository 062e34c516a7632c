"""Small matrices that change a model's weights: what the default model has learnt of how people ask
of municipal papers, and the file that it is kept in.

Each changed weight gets the product of two thin matrices added to it (LoRA: Hu et al. 2021,
arXiv:2106.09685), kept in half precision in one safetensors file, as `<name>.b` and `<name>.a`.
`sakssok eval tilpass` makes such a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILNAVN = "tilpasning.safetensors"
"""What the file is called beside a model that it has been added to."""


@dataclass(frozen=True, slots=True)
class Lavrang:
    """What is added to a weight of shape (out, in): `b` @ `a`, float16 of shapes (out, rank) and
    (rank, in)."""

    b: NDArray[np.float16]
    a: NDArray[np.float16]


def legg_til(vekt: NDArray[np.float32], lavrang: Lavrang) -> NDArray[np.float32]:
    """The weight with the product added, float32 of the same shape.

    One rank after the other and number by number: a matrix product rounds as the processor
    pleases, and a model must be the same to the last bit wherever it is made."""
    ut = vekt.astype(np.float32)
    for b, a in zip(lavrang.b.T.astype(np.float32), lavrang.a.astype(np.float32), strict=True):
        ut = ut + b[:, None] * a[None, :]
    return ut


def skriv(fil: Path, lavranger: Mapping[str, Lavrang]) -> None:
    """Writes the matrices, by the names of the weights."""
    from safetensors.numpy import save_file

    save_file(
        {
            f"{navn}.{ledd}": np.ascontiguousarray(getattr(lavrang, ledd))
            for navn, lavrang in lavranger.items()
            for ledd in ("b", "a")
        },
        fil,
    )


def les(fil: Path) -> dict[str, Lavrang]:
    """The matrices of a file, by the names of the weights."""
    from safetensors.numpy import load_file

    tensorer = load_file(fil)
    return {
        navn.removesuffix(".b"): Lavrang(b, tensorer[f"{navn.removesuffix('.b')}.a"])
        for navn, b in tensorer.items()
        if navn.endswith(".b")
    }
