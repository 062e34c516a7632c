"""Makes a tiny sentence-transformers model, for tests that need a model but not its meaning.

It is of the default model's kind (BERT, mean pooling, unit length, Metaspace tokens, prompts) and
goes through all the same code, many times faster.
"""

from pathlib import Path

DIMENSJON = 32
MAKS_TOKENS = 512


def lag_modell(mappe: Path, *, fro: int, prompter: dict[str, str] | None = None) -> Path:
    """Writes such a model to `mappe`; the same seed gives the same weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    tegn = [chr(nr) for nr in range(33, 127)] + list("æøåÆØÅéèêòôäöüÄÖ§«»–—…½·•°²³€▁")
    biter = ["er", "en", "et", "▁s", "▁v", "ing", "▁kommune", "styret", "▁vedtak", "▁sak", "skole"]
    ordliste = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    ordliste += [(bit, -4.0) for bit in biter] + [(t, -6.0) for t in tegn]
    tokenizer = Tokenizer(models.Unigram(ordliste, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    mappe.mkdir(parents=True)
    torch.manual_seed(fro)
    BertModel(
        BertConfig(
            vocab_size=len(ordliste),
            hidden_size=DIMENSJON,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=MAKS_TOKENS,
            pad_token_id=1,
        ),
        add_pooling_layer=False,
    ).save_pretrained(mappe)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=MAKS_TOKENS,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
    ).save_pretrained(mappe)
    transformer = Transformer(
        str(mappe), max_seq_length=MAKS_TOKENS, model_kwargs={"add_pooling_layer": False}
    )
    SentenceTransformer(
        modules=[transformer, Pooling(DIMENSJON, pooling_mode="mean"), Normalize()],
        prompts=prompter if prompter is not None else {"query": "query: ", "passage": "passage: "},
        device="cpu",
    ).save_pretrained(str(mappe), create_model_card=False)
    return mappe
