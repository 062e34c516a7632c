"""The embedding model: any sentence-transformers model, loaded when first used.

The default comes with the program and needs no network (`indeks.sprakmodell.e5`). Another is named
by its hub name or its folder. What an index records of a model is its `Modellidentitet`: vectors of
two different models must never be compared.
"""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indeks.feil import ModellFeil
from indeks.sprakmodell import e5

logger = logging.getLogger(__name__)

_TOKENS_I_BUNKE = 8192
"""Padded tokens of one batch. Texts are sorted by length first, so that little of it is padding."""

_BF16_ENIGHET = 0.999
"""The cosine that bf16 vectors must have with fp32 ones to be used."""

_PROVE = (
    "Kommunestyret vedtok enstemmig å bygge ny skole.",
    "Utvalet rår til at saka vert utsett.",
    "Kva kosta den nye brua, og kven røysta mot?",
)


@dataclass(frozen=True, slots=True)
class Modellidentitet:
    """What makes two models the same for an index. `vekthash` is a SHA-256 over the weights."""

    navn: str
    vekthash: str
    dimensjon: int
    sporreprompt: str
    passasjeprompt: str


@dataclass(frozen=True, slots=True)
class _Kodet:
    """One forward pass: pooled vectors (n, d) of length 1, and the tokens' vectors (n, t, d)."""

    samlet: NDArray[np.float32]
    tokens: NDArray[np.float32]


class Modell:
    """A loaded model. Safe to use from threads; torch itself runs one text batch at a time."""

    def __init__(
        self, st: Any, navn: str, vekthash: str, sporreprompt: str, passasjeprompt: str
    ) -> None:
        self._st = st
        self._las = threading.Lock()
        self._tokenizer: Any = st.tokenizer
        dimensjon = st.get_embedding_dimension()
        if not dimensjon:
            raise ModellFeil(
                f"Modellen «{navn}» lager ikke vektorer; velg en modell for sentence-transformers."
            )
        self.dimensjon = int(dimensjon)
        self.maks_tokens = int(st.max_seq_length or 512)
        self.identitet = Modellidentitet(
            navn, vekthash, self.dimensjon, sporreprompt, passasjeprompt
        )

    @property
    def nett(self) -> Any:
        """The sentence-transformers model itself, for who trains it."""
        return self._st

    # -- tokens

    def tell_tokens(self, tekster: Sequence[str]) -> list[int]:
        """How many tokens each text is, special tokens and prompt aside, however long it is."""
        if not tekster:
            return []
        kodet = self._tokenizer(
            list(tekster), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ider) for ider in kodet["input_ids"]]

    def tokenstart(self, tekst: str, *, sporring: bool = False) -> NDArray[np.int64]:
        """Where in `tekst` the tokens start that `embed_med_tokens` has vectors for; (tokens,).

        The space before a word, which the tokenizer counts to the word's token, is left out.
        """
        prompt = self.prompt(sporring)
        hele = prompt + tekst
        kodet, med = self.kod_tokens([hele], len(prompt))
        starter = [
            int(til) - len(hele[fra:til].lstrip()) - len(prompt)
            for fra, til in np.asarray(kodet["offset_mapping"][0])[med[0]]
        ]
        return np.array(starter, dtype=np.int64)

    def prompt(self, sporring: bool) -> str:
        """What a question, or else a passage, is embedded after."""
        return self.identitet.sporreprompt if sporring else self.identitet.passasjeprompt

    def kod_tokens(
        self, tekster: list[str], promptlengde: int, maks: int | None = None
    ) -> tuple[Any, NDArray[np.bool_]]:
        """Encoded texts, padded and cut at `maks` tokens or the model's limit, and which tokens are
        the text's own: neither special nor the prompt's; bool of shape (n, tokens)."""
        kodet = self._tokenizer(
            tekster,
            padding=True,
            truncation=True,
            max_length=maks or self.maks_tokens,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
            return_tensors="np",
        )
        egne = (kodet["special_tokens_mask"] == 0) & (kodet["attention_mask"] == 1)
        return kodet, egne & (kodet["offset_mapping"][:, :, 1] > promptlengde)

    # -- vectors

    def som_tensorer(self, kodet: Any) -> dict[str, Any]:
        """An encoded batch as the model takes it, where the model is."""
        import torch

        return {
            navn: torch.from_numpy(np.asarray(kodet[navn])).to(self._st.device)
            for navn in ("input_ids", "attention_mask", "token_type_ids")
            if navn in kodet
        }

    def _kjor(self, kodet: Any, traader: int | None = None) -> _Kodet:
        """One pass over an encoded batch, with that many threads or all."""
        import torch

        inn = self.som_tensorer(kodet)
        with self._las, torch.inference_mode():
            for_ = torch.get_num_threads()
            torch.set_num_threads(traader or for_)
            try:
                ut = self._st(inn)
                samlet = torch.nn.functional.normalize(ut["sentence_embedding"].float(), dim=-1)
                tokens = torch.nn.functional.normalize(ut["token_embeddings"].float(), dim=-1)
                return _Kodet(samlet.cpu().numpy(), tokens.cpu().numpy())
            finally:
                torch.set_num_threads(for_)

    def embed_med_tokens(
        self, tekster: Sequence[str], *, fremdrift: Callable[[int], None] | None = None
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Vectors of passages, float32 of shape (n, dimension) and length 1, and for each passage
        its tokens' vectors, float32 of shape (tokens, dimension) and length 1, special and prompt
        tokens aside. Long texts are cut at the model's limit. `fremdrift` is called with how many
        are done.
        """
        prompt = self.prompt(sporring=False)
        fulle = [prompt + tekst for tekst in tekster]
        lengder = [min(antall + 2, self.maks_tokens) for antall in self.tell_tokens(fulle)]
        rekke = sorted(range(len(fulle)), key=lambda i: -lengder[i])
        samlet = np.zeros((len(fulle), self.dimensjon), dtype=np.float32)
        tokens: list[NDArray[np.float32]] = [np.zeros((0, self.dimensjon), np.float32)] * len(fulle)
        gjort = 0
        while gjort < len(rekke):
            antall = max(1, _TOKENS_I_BUNKE // lengder[rekke[gjort]])
            bunke = rekke[gjort : gjort + antall]
            kodet, med = self.kod_tokens([fulle[i] for i in bunke], len(prompt))
            ut = self._kjor(kodet)
            for nr, i in enumerate(bunke):
                samlet[i] = ut.samlet[nr]
                tokens[i] = ut.tokens[nr][med[nr]]
            gjort += len(bunke)
            if fremdrift:
                fremdrift(gjort)
        return samlet, tokens

    def embed_passasjer(self, tekster: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages alone, float32 of shape (n, dimension), each of length 1."""
        return self.embed_med_tokens(tekster)[0]

    def embed_sporring(self, tekst: str) -> NDArray[np.float32]:
        """The vector of a question, float32 of shape (dimension,), of length 1."""
        return self.embed_sporring_med_tokens(tekst)[0]

    def embed_sporring_med_tokens(
        self, tekst: str
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """The vector of a question, shape (dimension,); its tokens' vectors, (tokens, dimension);
        and each token's weight, (tokens,): 1 where it has a letter or a digit, else 0."""
        prompt = self.prompt(sporring=True)
        kodet, med = self.kod_tokens([prompt + tekst], len(prompt))
        # A question is so short that threads waiting for each other cost more than they give:
        # 22 ms against 16 on an idle machine, and against 300 on one that does other work too.
        ut = self._kjor(kodet, traader=1)
        return ut.samlet[0], ut.tokens[0][med[0]], _innhold(prompt + tekst, kodet, med)

    def innhold(self, tekst: str) -> NDArray[np.float32]:
        """The weight of each token of a question, as `embed_sporring_med_tokens` has them."""
        prompt = self.prompt(sporring=True)
        return _innhold(prompt + tekst, *self.kod_tokens([prompt + tekst], len(prompt)))


def _innhold(full: str, kodet: Any, med: NDArray[np.bool_]) -> NDArray[np.float32]:
    spenn = np.asarray(kodet["offset_mapping"][0])[med[0]]
    vekter = np.array(
        [any(tegn.isalnum() for tegn in full[fra:til]) for fra, til in spenn], dtype=np.float32
    )
    return vekter if vekter.any() else np.ones_like(vekter)


def last_modell(
    navn: str | None = None,
    *,
    sporreprompt: str | None = None,
    passasjeprompt: str | None = None,
    modellmappe: Path | None = None,
    full: bool = False,
) -> Modell:
    """Loads the default model, or another by folder or hub name. Raises `ModellFeil`.

    Those of `e5.MEDFOLGER` need no network. Prompts are those of the model's own settings unless
    given; a model of the E5 family without any gets E5's. The hub is asked only when a hub's name
    is given. `modellmappe` is where the default is kept, else `indeks.sprakmodell.e5.modellmappe`.
    `full` keeps the weights as exact as they are stored, which training needs.
    """
    navn = navn or e5.NAVN
    medfolger = navn in e5.MEDFOLGER
    lokal = medfolger or Path(navn).is_dir()
    if lokal:
        # Libraries look for updates of what is on disk unless told not to.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    sti, ekstra = navn, dict[str, Any]()
    if medfolger:
        sti = str(e5.medfolgende(navn, modellmappe))
        ekstra = {"model_kwargs": {"add_pooling_layer": False}}
    try:
        st = SentenceTransformer(sti, local_files_only=lokal, **ekstra)
    except (OSError, ValueError, SafetensorError) as feil:
        if medfolger:
            raise ModellFeil(
                f"Språkmodellen i «{sti}» er skadet; slett mappen, så lages den på nytt. "
                f"({_kort(feil)})"
            ) from feil
        raise ModellFeil(
            f"Modellen «{navn}» kunne ikke lastes; sjekk navnet eller mappen, og at maskinen når "
            f"modellhuben. ({_kort(feil)})"
        ) from feil
    st.eval()
    sporre, passasje = _prompter(st, sti)
    modell = Modell(
        st,
        navn if medfolger else str(Path(navn).resolve()) if lokal else navn,
        (Path(sti) / e5.HASHFIL).read_text().strip() if medfolger else _vekthash(st),
        sporre if sporreprompt is None else sporreprompt,
        passasje if passasjeprompt is None else passasjeprompt,
    )
    if not full:
        _velg_presisjon(modell)
    return modell


def _kort(feil: Exception) -> str:
    return str(feil).strip().split("\n")[0][:160]


def _prompter(st: Any, navn: str) -> tuple[str, str]:
    egne: dict[str, str] = {k: v for k, v in (st.prompts or {}).items() if v}
    sporre = egne.get("query", "")
    passasje = egne.get("passage") or egne.get("document") or egne.get("corpus") or ""
    if not sporre and not passasje and "e5" in Path(navn).name.lower().split("-"):
        return "query: ", "passage: "
    return sporre, passasje


def _vekthash(st: Any) -> str:
    sum_ = hashlib.sha256()
    for navn, vekt in sorted(st.state_dict().items()):
        if "pooler" in navn.split("."):
            continue  # not used, and random each time where the model was saved without it
        sum_.update(navn.encode())
        sum_.update(vekt.detach().cpu().float().contiguous().numpy().tobytes())
    return sum_.hexdigest()


def _velg_presisjon(modell: Modell) -> None:
    """bf16 where the processor has it and its vectors agree with fp32's: over twice the speed."""
    import torch

    st = modell._st
    if st.device.type != "cpu" or not torch.cpu._is_avx512_bf16_supported():
        return
    fulle = modell.embed_passasjer(_PROVE)
    st.bfloat16()
    halve = modell.embed_passasjer(_PROVE)
    enighet = float((fulle * halve).sum(axis=1).min())
    if enighet < _BF16_ENIGHET:
        logger.info(
            "bf16 er ikke nøyaktig nok for denne modellen (cosinus %.5f); bruker fp32", enighet
        )
        st.float()
