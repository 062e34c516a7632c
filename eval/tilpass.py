"""Adapts the model to how people ask of municipal papers.

Small weights beside the model's own (LoRA: Hu et al. 2021, arXiv:2106.09685) learn from questions
with known answers: that a question's tokens are met better in a passage that answers than in those
that the search takes for it (InfoNCE over late interaction and over the vectors of the whole). Only
a share of what is learnt is kept: a model between the old and the new is better than either on what
it was not trained on, and forgets less (Wortsman et al. 2022, arXiv:2109.01903).

Measure what it gives on documents that it was not trained on.
"""

import json
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.sporsmal import Merket
from eval.tillit import svarpassasjer
from indeks.feil import SakssokFeil
from indeks.passasjer import kontekstlinje
from indeks.sprakmodell.lavrang import Lavrang, legg_til
from indeks.sprakmodell.modell import Modell
from sok.rangering.ordvekt import ordvekter
from sok.sokemotor import Sokemotor
from sok.sporsmal.leksikalsk import Leksikalsk

BUNKE = 8
"""Questions drawn a step; the passages of each are wrong ones for the others, and whatever else
their passages answer is asked too."""
GALE = 3
"""Wrong passages a question and step, drawn from the `NAERMEST` first and `FLERE` of the others."""
NAERMEST, FLERE, SOKT = 4, 2, 25
RANG, SKALA = 16, 2.0
"""Of what is learnt beside each weight, and what its product counts while it is learnt."""
LARING = 5e-4
OPPVARMING = 40
TEMPERATUR, TEMPERATUR_HELE, VEKT_HELE = 0.015, 0.02, 0.3
"""Of late interaction, of the whole passage's vector, and what that one counts beside the other."""
MAKS_TOKENS = 224
SAMMEN, SAMMEN_SPORSMAL = 16, 64
"""How many passages, and how many questions, the model reads at a time."""
FRO = 20261129


@dataclass(frozen=True, slots=True)
class Eksempel:
    """A question, its tokens' weights (float32, shape (tokens,)), the passages that answer it and
    those that do not, the likeliest to be taken for it first; with their context."""

    sporsmal: str
    vekter: NDArray[np.float32]
    rette: tuple[str, ...]
    gale: tuple[str, ...]


def finn_eksempler(
    motor: Sokemotor, sporsmal: Sequence[Merket], steg: Callable[[], None]
) -> list[Eksempel]:
    """An example of every question whose answer a passage of the index holds. A passage with the
    words of the answer is never a wrong one, wherever it stands."""
    lager, modell = motor.lager, motor.modell
    leksikalsk = Leksikalsk(lager)
    svar = svarpassasjer(lager, sporsmal)
    ut: list[Eksempel] = []
    for q in sporsmal:
        steg()
        if not (rette := svar.get(q.id)):
            continue
        treff = [t.passasje for t in motor.sok(q.sporsmal, SOKT).treff]
        gale = [p for p in treff if p.id not in rette]
        if not gale:
            continue
        ut.append(
            Eksempel(
                q.sporsmal,
                _ordvekter(q.sporsmal, modell, leksikalsk),
                tuple(f"{p.kontekst}\n{p.tekst}" for p in lager.passasjer(rette).values()),
                tuple(f"{p.kontekst}\n{p.tekst}" for p in gale),
            )
        )
    return ut


def _ordvekter(sporsmal: str, modell: Modell, leksikalsk: Leksikalsk) -> NDArray[np.float32]:
    start = modell.tokenstart(sporsmal, sporring=True)
    return ordvekter(sporsmal, start, modell.innhold(sporsmal), leksikalsk)


def oppdiktede_eksempler(motor: Sokemotor, fil: Path) -> list[Eksempel]:
    """An example of every question in a file of invented saker (the format: `eval/LESMEG.md`). What
    is wrong for it are the other passages of its sak, and then those of other saker that lie
    nearest. Words are as rare as they are in the index. Raises `SakssokFeil` where a line is not
    as it must be."""
    modell, leksikalsk = motor.modell, Leksikalsk(motor.lager)
    egne: list[tuple[int, str, Sequence[str]]] = []
    for nr, linje in enumerate(fil.read_text(encoding="utf-8").splitlines(), 1):
        try:
            sak = json.loads(linje)
            for p in sak["passasjer"]:
                kontekst = kontekstlinje(
                    sak["kommune"], sak["utvalg"], sak["dato"], sak["saksnr"], sak["tittel"],
                    p["del"],
                )  # fmt: skip
                egne.append((nr, f"{kontekst}\n{p['tekst']}", p["sporsmal"]))
        except (ValueError, KeyError, TypeError) as feil:
            raise SakssokFeil(
                f"Linje {nr} i «{fil}» er ikke en sak med passasjer og spørsmål; se eval/LESMEG.md."
            ) from feil
    tekster = [tekst for _, tekst, _ in egne]
    likheter = (vektorer := modell.embed_passasjer(tekster)) @ vektorer.T
    ut: list[Eksempel] = []
    for i, (sak_nr, tekst, sporsmal) in enumerate(egne):
        rekke = [int(j) for j in np.argsort(-likheter[i], kind="stable") if j != i]
        egen_sak = [j for j in rekke if egne[j][0] == sak_nr]
        andre = [j for j in rekke if egne[j][0] != sak_nr][:SOKT]
        gale = tuple(tekster[j] for j in (*egen_sak, *andre))
        if not gale:
            continue
        for q in sporsmal:
            ut.append(Eksempel(q, _ordvekter(q, modell, leksikalsk), (tekst,), gale))
    return ut


def tilpass(
    modell: Modell,
    eksempler: Sequence[Eksempel],
    *,
    steg: int,
    andel: float,
    fremdrift: Callable[[float], None] = lambda tap: None,
) -> Mapping[str, Lavrang]:
    """Trains the model where it is, and keeps the share `andel` (0 to 1) of what it learns; save it
    with `modell.nett.save`. What was added is returned by the names of the encoder's weights, as
    `indeks.sprakmodell.lavrang` keeps it. `fremdrift` is called after each step with its loss.
    Raises `ValueError` where there is nothing to learn from."""
    import torch

    if not eksempler:
        raise ValueError("no examples")
    trekning = random.Random(FRO)
    torch.manual_seed(FRO)
    tillegg = _legg_til_lavrang(modell.nett[0].auto_model)
    laeres = [vekt for t in tillegg.values() for vekt in (t.a, t.b)]
    optimerer = torch.optim.AdamW(laeres, lr=LARING, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(optimerer, lambda nr: _laring(nr + 1, steg))
    svarer: dict[str, list[Eksempel]] = {}
    for e in eksempler:
        for tekst in e.rette:
            svarer.setdefault(tekst, []).append(e)
    rekke: list[Eksempel] = []
    for _ in range(steg):
        while len(rekke) < BUNKE:
            rekke += trekning.sample(eksempler, len(eksempler))
        bunke, rekke = rekke[:BUNKE], rekke[BUNKE:]
        tap = _tap(modell, *bunke_med(bunke, svarer, trekning))
        optimerer.zero_grad()
        tap.backward()
        torch.nn.utils.clip_grad_norm_(laeres, 1.0)
        optimerer.step()
        plan.step()
        fremdrift(float(tap.detach()))
    laert: dict[str, Lavrang] = {}
    for navn, t in tillegg.items():
        t.fjern()
        laert[navn] = Lavrang(
            (SKALA * andel * t.b.detach()).numpy().astype(np.float16),
            t.a.detach().numpy().astype(np.float16),
        )
        with torch.no_grad():
            t.lag.weight.copy_(torch.from_numpy(legg_til(t.lag.weight.numpy(), laert[navn])))
    return laert


def _laring(nr: int, steg: int) -> float:
    """The learning rate of a step, as a share of the highest: up in a line, down in a cosine."""
    return min(1.0, nr / OPPVARMING) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * nr / steg)))


@dataclass(frozen=True, slots=True)
class _Tillegg:
    """What is learnt beside the weight of a layer: `SKALA` times `b` (out, `RANG`) by `a` (`RANG`,
    in); `fjern` takes it away."""

    lag: Any
    a: Any
    b: Any
    fjern: Callable[[], None]


def _legg_til_lavrang(koder: Any) -> dict[str, _Tillegg]:
    """Freezes all weights, and puts a trainable matrix of low rank beside each of the encoder's;
    by the weights' names."""
    import torch
    from torch import nn

    for parameter in koder.parameters():
        parameter.requires_grad = False
    ut = {}
    for navn, lag in koder.named_modules():
        if not isinstance(lag, nn.Linear) or "pooler" in navn.split("."):
            continue
        a = nn.Parameter(torch.randn(RANG, lag.in_features) / math.sqrt(lag.in_features))
        b = nn.Parameter(torch.zeros(lag.out_features, RANG))

        # Through the narrow way, so that the whole weight needs no gradient.
        def utvid(_: Any, inn: Any, resultat: Any, a: Any = a, b: Any = b) -> Any:
            return resultat + SKALA * (inn[0] @ a.T) @ b.T

        ut[f"{navn}.weight"] = _Tillegg(lag, a, b, lag.register_forward_hook(utvid).remove)
    return ut


def bunke_med(
    egne: Sequence[Eksempel], svarer: Mapping[str, Sequence[Eksempel]], trekning: random.Random
) -> tuple[list[str], list[Eksempel]]:
    """The passages of a step: for each example one that answers and `GALE` wrong ones. And its
    questions: all that one of these passages answers, since a passage costs far more to embed than
    a question."""
    passasjer: dict[str, None] = {}
    for e in egne:
        naermest, resten = e.gale[:NAERMEST], e.gale[NAERMEST:]
        mulige = [*naermest, *trekning.sample(resten, min(FLERE, len(resten)))]
        passasjer[trekning.choice(e.rette)] = None
        passasjer |= dict.fromkeys(trekning.sample(mulige, min(GALE, len(mulige))))
    sporsmal = {id(e): e for tekst in passasjer for e in svarer.get(tekst, ())}
    return list(passasjer), list(sporsmal.values())


def _tap(modell: Modell, passasjer: Sequence[str], sporsmal: Sequence[Eksempel]) -> Any:
    import torch
    from torch.nn.functional import cross_entropy
    from torch.nn.utils.rnn import pad_sequence

    hele, tokens = _embed(modell, passasjer, sporring=False)
    spurt, sporretokens = _embed(modell, [e.sporsmal for e in sporsmal], sporring=True)
    vekter = pad_sequence(
        [torch.from_numpy(e.vekter[: len(t)]) for e, t in zip(sporsmal, sporretokens, strict=True)],
        batch_first=True,
    )
    likhet = torch.einsum(
        "qid,pjd->qipj",
        pad_sequence(sporretokens, batch_first=True),
        pad_sequence(tokens, batch_first=True),
    )
    lengder = torch.tensor([len(t) for t in tokens])
    utenfor = torch.arange(likhet.shape[3]) >= lengder[:, None]
    beste = likhet.masked_fill(utenfor, -1.0).amax(3)
    sen = torch.einsum("qip,qi->qp", beste, vekter) / vekter.sum(1, keepdim=True)
    # Where more than one passage answers, the first counts as right, and none of them as wrong.
    svarer = torch.tensor([[tekst in e.rette for tekst in passasjer] for e in sporsmal])
    fasit = svarer.int().argmax(1)
    ogsa = -1e4 * svarer.float().scatter(1, fasit[:, None], 0.0)
    tap_sen = cross_entropy(sen / TEMPERATUR + ogsa, fasit)
    tap_hele = cross_entropy(spurt @ hele.T / TEMPERATUR_HELE + ogsa, fasit)
    return tap_sen + VEKT_HELE * tap_hele


def _embed(modell: Modell, tekster: Sequence[str], *, sporring: bool) -> tuple[Any, list[Any]]:
    """Vectors of texts, of length 1: tensors of shape (n, dimension), and for each text its own
    tokens', (tokens, dimension); what makes them can be trained."""
    import torch
    from torch.nn.functional import normalize

    prompt = modell.prompt(sporring)
    hele: list[Any] = [None] * len(tekster)
    tokens: list[Any] = [None] * len(tekster)
    # Texts of like length together, so that little is padding.
    rekke = sorted(range(len(tekster)), key=lambda nr: len(tekster[nr]))
    antall = SAMMEN_SPORSMAL if sporring else SAMMEN
    for fra in range(0, len(rekke), antall):
        bit = rekke[fra : fra + antall]
        kodet, med = modell.kod_tokens(
            [prompt + tekster[nr] for nr in bit], len(prompt), MAKS_TOKENS
        )
        # Half as long on processors that know the format, and exact enough to learn from.
        with torch.autocast("cpu", torch.bfloat16):
            ut = modell.nett(modell.som_tensorer(kodet))
        samlet = normalize(ut["sentence_embedding"].float(), dim=-1)
        alle = normalize(ut["token_embeddings"].float(), dim=-1)
        for i, nr in enumerate(bit):
            hele[nr], tokens[nr] = samlet[i], alle[i][torch.from_numpy(med[i])]
    return torch.stack(hele), tokens
