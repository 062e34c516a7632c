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
from indeks.lavrang import Lavrang, legg_til
from indeks.modell import Modell
from sok.leksikalsk import Leksikalsk
from sok.ordvekt import ordvekter
from sok.sokemotor import Sokemotor

BUNKE = 8
"""Questions a step; the passages of each are wrong ones for the others."""
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
    innhold = modell.embed_sporring_med_tokens(sporsmal)[2]
    start = modell.tokenstart(sporsmal, sporring=True)
    return ordvekter(sporsmal, start, innhold, leksikalsk)


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
            hode = (
                f"{sak['kommune']} kommune, {sak['utvalg']}, {sak['dato']}, sak {sak['saksnr']}, "
                f"{sak['tittel']}"
            )
            for p in sak["passasjer"]:
                egne.append((nr, f"{hode}, {p['del']}\n{p['tekst']}", p["sporsmal"]))
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
    """Trains the model where it is, and keeps the share `andel` (0 to 1) of what it learns; save
    it with `modell.nett.save`. What was added is returned by the names of the encoder's weights,
    as `indeks.lavrang` keeps it. `fremdrift` is called after each step with its loss. Raises
    `ValueError` where there is nothing to learn from."""
    import torch

    if not eksempler:
        raise ValueError("no examples")
    trekning = random.Random(FRO)
    torch.manual_seed(FRO)
    tillegg = _legg_til_lavrang(modell.nett[0].auto_model)
    laeres = [vekt for _, t in tillegg.values() for vekt in (t.a, t.b)]
    optimerer = torch.optim.AdamW(laeres, lr=LARING, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.LambdaLR(optimerer, lambda nr: _laring(nr + 1, steg))
    rekke: list[Eksempel] = []
    for _ in range(steg):
        while len(rekke) < BUNKE:
            rekke += trekning.sample(eksempler, len(eksempler))
        bunke, rekke = rekke[:BUNKE], rekke[BUNKE:]
        tap = _tap(modell, bunke, trekning)
        optimerer.zero_grad()
        tap.backward()
        torch.nn.utils.clip_grad_norm_(laeres, 1.0)
        optimerer.step()
        plan.step()
        fremdrift(float(tap.detach()))
    laert: dict[str, Lavrang] = {}
    for navn, (lag, t) in tillegg.items():
        torch.nn.utils.parametrize.remove_parametrizations(lag, "weight", leave_parametrized=False)
        laert[navn] = Lavrang(
            (SKALA * andel * t.b.detach()).numpy().astype(np.float16),
            t.a.detach().numpy().astype(np.float16),
        )
        with torch.no_grad():
            lag.weight.copy_(torch.from_numpy(legg_til(lag.weight.numpy(), laert[navn])))
    return laert


def _laring(nr: int, steg: int) -> float:
    """The learning rate of a step, as a share of the highest: up in a line, down in a cosine."""
    return min(1.0, nr / OPPVARMING) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * nr / steg)))


def _legg_til_lavrang(koder: Any) -> dict[str, tuple[Any, Any]]:
    """Freezes all weights, and puts a trainable matrix of low rank beside each of the encoder's;
    by the weights' names, the layers with what was put beside them."""
    import torch
    from torch import nn

    class Tillegg(nn.Module):
        def __init__(self, ut: int, inn: int) -> None:
            super().__init__()
            self.a = nn.Parameter(torch.randn(RANG, inn) / math.sqrt(inn))
            self.b = nn.Parameter(torch.zeros(ut, RANG))

        def forward(self, vekt: Any) -> Any:
            return vekt + SKALA * (self.b @ self.a)

    for parameter in koder.parameters():
        parameter.requires_grad = False
    lagene = {
        navn: lag
        for navn, lag in koder.named_modules()
        if isinstance(lag, nn.Linear) and "pooler" not in navn.split(".")
    }
    ut = {}
    for navn, lag in lagene.items():
        tillegg = Tillegg(lag.out_features, lag.in_features)
        nn.utils.parametrize.register_parametrization(lag, "weight", tillegg)
        ut[f"{navn}.weight"] = (lag, tillegg)
    return ut


def _tap(modell: Modell, bunke: Sequence[Eksempel], trekning: random.Random) -> Any:
    import torch
    from torch.nn.functional import cross_entropy

    rett: list[int] = []
    passasjer: list[str] = []
    for e in bunke:
        rett.append(len(passasjer))
        naermest, resten = e.gale[:NAERMEST], e.gale[NAERMEST:]
        mulige = [*naermest, *trekning.sample(resten, min(FLERE, len(resten)))]
        passasjer += [trekning.choice(e.rette), *trekning.sample(mulige, min(GALE, len(mulige)))]
    hele, tokens = _embed(modell, passasjer, sporring=False)
    spurt, sporretokens = _embed(modell, [e.sporsmal for e in bunke], sporring=True)
    sen = []
    for e, egne in zip(bunke, sporretokens, strict=True):
        vekter = torch.from_numpy(e.vekter[: len(egne)])
        sen.append(
            torch.stack(
                [(egne @ andres.T).max(1).values @ vekter / vekter.sum() for andres in tokens]
            )
        )
    # Another question's passage may answer this one too.
    ogsa = torch.tensor(
        [
            [
                -1e4 if tekst in e.rette and nr != forst else 0.0
                for nr, tekst in enumerate(passasjer)
            ]
            for e, forst in zip(bunke, rett, strict=True)
        ]
    )
    fasit = torch.tensor(rett)
    tap_sen = cross_entropy(torch.stack(sen) / TEMPERATUR + ogsa, fasit)
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
    for fra in range(0, len(rekke), 2 * BUNKE):
        bit = rekke[fra : fra + 2 * BUNKE]
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
