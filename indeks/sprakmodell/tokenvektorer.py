"""A passage's token vectors, packed small, and late interaction over them.

Late interaction scores a passage by how well each token of the question is met by its best token
in the passage (MaxSim: Khattab and Zaharia 2020, «ColBERT», arXiv:2004.12832). The model was not
trained for it, but its own token vectors serve. They are stored as int8 with one scale a passage,
which keeps cosines to within 0.01 at a quarter of the size.
"""

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

_traader = ThreadpoolController()
_HODE = struct.Struct("<IIf")


def pakk(vektorer: NDArray[np.float32]) -> bytes:
    """Packs float32 of shape (tokens, dimension)."""
    antall, dimensjon = vektorer.shape
    storst = float(np.abs(vektorer).max()) if vektorer.size else 0.0
    skala = storst / 127 if storst else 1.0
    heltall = np.rint(vektorer / skala).astype(np.int8)
    innhold: bytes = heltall.tobytes()
    return _HODE.pack(antall, dimensjon, skala) + innhold


def pakk_ut(data: bytes) -> tuple[NDArray[np.int8], float]:
    """The packed vectors, int8 of shape (tokens, dimension), and what to multiply them by."""
    antall, dimensjon, skala = _HODE.unpack_from(data)
    heltall = np.frombuffer(data, dtype=np.int8, offset=_HODE.size)
    return heltall.reshape(antall, dimensjon), skala


def likheter(
    sporring: NDArray[np.float32], passasjer: Sequence[bytes]
) -> list[NDArray[np.float32]]:
    """For each packed passage the cosines of the question's tokens with its own.

    `sporring` is float32 of shape (question tokens, dimension), each row of length 1. Each result
    is float32 of shape (question tokens, passage tokens).
    """
    ut: list[NDArray[np.float32]] = []
    # Products so small that threads mostly wait for each other: 4 ms against 10 for ninety
    # passages, and against 600 on a machine that does other work too.
    with _traader.limit(limits=1, user_api="blas"):
        for data in passasjer:
            heltall, skala = pakk_ut(data)
            ut.append((sporring @ heltall.astype(np.float32).T) * np.float32(skala))
    return ut


VINDU = 64
"""How many tokens stand together: about three sentences."""


def maxsim(
    likheter: Sequence[NDArray[np.float32]], vekter: NDArray[np.float32], kontekst: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each passage the weighted mean over the question's tokens of the best cosine: within all
    of it, and within the best stretch of `VINDU` tokens together with its first `kontekst`; both
    float32 of shape (passages,), 0 for a passage without tokens.

    `likheter` is as the function of that name gives it; `vekter` is float32 of shape (question
    tokens,), not all zero. A long passage meets a question's tokens here and there by chance; what
    answers it meets them in one place. Stretches start at every half of one. All passages are
    worked on at once: a hundred by themselves take ten times as long.
    """
    hele = np.zeros(len(likheter), np.float32)
    naer = np.zeros(len(likheter), np.float32)
    halv = VINDU // 2
    start = 0
    biter: list[int] = []
    """Where each context and each half stretch starts, among the tokens of all passages."""
    forste: list[int] = []
    vinduer: list[tuple[int, int, int]] = []
    """The two halves of each stretch and its context, as numbers of `biter`."""
    forste_vindu: list[int] = []
    brukt: list[int] = []
    for nr, likhet in enumerate(likheter):
        antall = likhet.shape[1]
        if antall == 0 or likhet.shape[0] == 0:
            continue
        brukt.append(nr)
        forste.append(len(biter))
        forste_vindu.append(len(vinduer))
        i_kontekst = min(kontekst[nr], antall)
        egen = len(biter)
        if i_kontekst:
            biter.append(start)
        fra = len(biter)
        biter.extend(range(start + i_kontekst, start + antall, halv))
        til = len(biter)
        if til - fra > 1:
            vinduer += [(i, i + 1, egen if i_kontekst else i) for i in range(fra, til - 1)]
        else:
            # All of it is one stretch, or nothing but context.
            vinduer.append((egen, til - 1, egen))
        start += antall
    if not brukt:
        return hele, naer
    best = np.maximum.reduceat(
        np.concatenate([likheter[nr] for nr in brukt], axis=1), biter, axis=1
    )
    sum_ = vekter.sum()
    hele[brukt] = vekter @ np.maximum.reduceat(best, forste, axis=1) / sum_
    a, b, c = np.array(vinduer).T
    i_vindu = vekter @ np.maximum(np.maximum(best[:, a], best[:, b]), best[:, c]) / sum_
    naer[brukt] = np.maximum.reduceat(i_vindu, forste_vindu)
    return hele, naer
