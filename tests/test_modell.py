"""Språkmodellen: ledetekster, kjennetegn, vektorenes form, og at ingenting kuttes i det stille."""

import logging
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lag_modell import DIMENSJON, MAKS_TOKENS, lag_modell
from numpy.typing import NDArray

from indeks.feil import ModellFeil
from indeks.sprakmodell import e5
from indeks.sprakmodell.modell import Modell, last_modell

TEKSTER = [
    "Kommunestyret vedtok enstemmig å bygge ny skole på Ås.",
    "Utvalet rår til at saka vert utsett.",
    "Røysting: Framlegget fekk 12 røyster og fall.",
    "Kort.",
    "Saken gjelder gnr. 41, bnr. 7, jf. plan- og bygningsloven § 12-12. " * 12,
]


def enighet(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """The lowest cosine of rows of length 1."""
    return float((a * b).sum(axis=-1).min())


def er_av_lengde_en(vektorer: NDArray[np.float32]) -> bool:
    return bool(np.allclose(np.linalg.norm(vektorer, axis=-1), 1, atol=1e-5))


@pytest.fixture(scope="module")
def fp32(liten_mappe: Path) -> Modell:
    modell = last_modell(str(liten_mappe))
    modell._st.float()
    return modell


# --- prompts ---------------------------------------------------------------------------------


def test_ledetekstene_er_modellens_egne(liten_modell: Modell) -> None:
    assert liten_modell.identitet.sporreprompt == "query: "
    assert liten_modell.identitet.passasjeprompt == "passage: "


def test_sporring_og_passasje_faar_hver_sin_ledetekst(fp32: Modell) -> None:
    """As the library itself embeds the whole text, prompt and all."""
    for tekst in TEKSTER:
        for vektor, ledetekst in (
            (fp32.embed_sporring(tekst), "query: "),
            (fp32.embed_passasjer([tekst])[0], "passage: "),
        ):
            fasit = fp32._st.encode(ledetekst + tekst, normalize_embeddings=True)
            assert np.allclose(vektor, fasit, atol=1e-5)
    assert not np.allclose(fp32.embed_sporring("Hva"), fp32.embed_passasjer(["Hva"])[0], atol=1e-3)


def test_egne_ledetekster_gaar_foran_modellens(liten_mappe: Path) -> None:
    egen = last_modell(str(liten_mappe), sporreprompt="Spørsmål: ", passasjeprompt="")
    assert egen.identitet.sporreprompt == "Spørsmål: "
    assert egen.identitet.passasjeprompt == ""
    fasit = egen._st.encode("Spørsmål: Hva?", normalize_embeddings=True, convert_to_numpy=False)
    assert enighet(egen.embed_sporring("Hva?"), fasit.float().numpy()) > 0.999


@pytest.mark.parametrize(
    ("navn", "prompter"),
    [("norsk-e5-liten", ("query: ", "passage: ")), ("norsk-bert", ("", "")), ("me5", ("", ""))],
)
def test_en_e5_modell_uten_ledetekster_faar_e5s(
    navn: str, prompter: tuple[str, str], tmp_path: Path
) -> None:
    identitet = last_modell(str(lag_modell(tmp_path / navn, fro=1, prompter={}))).identitet
    assert (identitet.sporreprompt, identitet.passasjeprompt) == prompter


# --- identity --------------------------------------------------------------------------------


def test_samme_mappe_er_samme_modell_hvordan_den_enn_skrives(
    liten_mappe: Path, liten_modell: Modell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(liten_mappe.parent)
    for navn in (str(liten_mappe), liten_mappe.name, f"./{liten_mappe.name}/"):
        assert last_modell(navn).identitet == liten_modell.identitet


def test_andre_vekter_er_en_annen_modell_selv_med_samme_navn(
    liten_modell: Modell, tmp_path: Path
) -> None:
    mappe = lag_modell(tmp_path / "liten", fro=2)
    annen = last_modell(str(mappe)).identitet
    assert annen.vekthash != liten_modell.identitet.vekthash
    assert annen.dimensjon == liten_modell.identitet.dimensjon
    shutil.rmtree(mappe)
    lag_modell(mappe, fro=3)
    trent_videre = last_modell(str(mappe)).identitet
    assert trent_videre.navn == annen.navn
    assert trent_videre != annen


def test_samme_vekter_et_annet_sted_har_samme_vekthash(
    liten_mappe: Path, liten_modell: Modell, tmp_path: Path
) -> None:
    kopi = shutil.copytree(liten_mappe, tmp_path / "kopi")
    identitet = last_modell(str(kopi)).identitet
    assert identitet.vekthash == liten_modell.identitet.vekthash
    assert identitet.navn != liten_modell.identitet.navn


def test_andre_ledetekster_er_en_annen_identitet(liten_mappe: Path, liten_modell: Modell) -> None:
    assert last_modell(str(liten_mappe), sporreprompt="x ").identitet != liten_modell.identitet


@pytest.mark.parametrize("innhold", ["", "{}"])
def test_en_mappe_uten_modell_gir_en_norsk_setning(innhold: str, tmp_path: Path) -> None:
    if innhold:
        (tmp_path / "config.json").write_text(innhold)
    with pytest.raises(ModellFeil, match="kunne ikke lastes; sjekk navnet eller mappen") as feil:
        last_modell(str(tmp_path))
    assert "\n" not in str(feil.value)


def test_en_modell_med_avkuttede_vekter_gir_en_norsk_setning(
    liten_mappe: Path, tmp_path: Path
) -> None:
    kopi = shutil.copytree(liten_mappe, tmp_path / "kopi")
    with (kopi / "model.safetensors").open("r+b") as vekter:
        vekter.truncate(100)
    with pytest.raises(ModellFeil, match="kunne ikke lastes"):
        last_modell(str(kopi))


# --- vectors ---------------------------------------------------------------------------------


def test_vektorenes_form_type_og_lengde(liten_modell: Modell) -> None:
    samlet, tokens = liten_modell.embed_med_tokens(TEKSTER)
    assert samlet.shape == (len(TEKSTER), DIMENSJON)
    assert samlet.dtype == np.float32 and er_av_lengde_en(samlet)
    for antall, t in zip(liten_modell.tell_tokens(TEKSTER), tokens, strict=True):
        # A text's first space can be a token of its own, and is then the prompt's.
        assert min(antall - 1, MAKS_TOKENS - 12) <= len(t) <= antall
        assert t.shape[1] == DIMENSJON
        assert t.dtype == np.float32 and er_av_lengde_en(t)
    assert liten_modell.embed_sporring("Hva?").shape == (DIMENSJON,)


def test_ingen_tekster_gir_ingen_vektorer(liten_modell: Modell) -> None:
    samlet, tokens = liten_modell.embed_med_tokens([])
    assert samlet.shape == (0, DIMENSJON) and tokens == []
    assert liten_modell.tell_tokens([]) == []


def test_en_tom_tekst_har_likevel_en_vektor(liten_modell: Modell) -> None:
    samlet, tokens = liten_modell.embed_med_tokens(["", "Ord"])
    assert er_av_lengde_en(samlet)
    assert tokens[0].shape == (0, DIMENSJON)
    vektor, egne, vekter = liten_modell.embed_sporring_med_tokens("?!")
    assert er_av_lengde_en(vektor[None]) and len(egne) == len(vekter) and vekter.all()


def test_rekkefolge_og_selskap_endrer_ikke_vektorene(fp32: Modell) -> None:
    """Long and short texts in one batch, sorted and padded inside, come out as each alone."""
    sammen = fp32.embed_passasjer(TEKSTER)
    assert np.allclose(fp32.embed_passasjer(TEKSTER[::-1])[::-1], sammen, atol=1e-5)
    for tekst, vektor in zip(TEKSTER, sammen, strict=True):
        assert np.allclose(fp32.embed_passasjer([tekst])[0], vektor, atol=1e-5)


def test_mange_tekster_gaar_i_flere_bunker_og_fremdriften_meldes(fp32: Modell) -> None:
    tekster = [f"Sak {nr}: " + "vedtak " * (nr % 40) for nr in range(150)]
    meldt: list[int] = []
    samlet, _ = fp32.embed_med_tokens(tekster, fremdrift=meldt.append)
    assert len(meldt) > 1 and meldt == sorted(set(meldt)) and meldt[-1] == len(tekster)
    assert np.allclose(samlet[[3, 77]], fp32.embed_passasjer([tekster[3], tekster[77]]), atol=1e-5)


# --- tokens ----------------------------------------------------------------------------------


def test_tokenene_telles_uten_grense(liten_modell: Modell) -> None:
    ett = liten_modell.tell_tokens(["xyz "])[0]
    assert liten_modell.tell_tokens(["xyz " * 5000])[0] >= 5000 * (ett - 1)


def test_en_tekst_opp_til_grensen_kuttes_ikke(liten_modell: Modell) -> None:
    """The last word counts as long as text, prompt and special tokens are within the limit."""
    prompt = liten_modell.tell_tokens(["passage: "])[0]
    rom = liten_modell.maks_tokens - prompt - 2
    tekst = "x" * (rom - 2)
    assert liten_modell.tell_tokens([tekst])[0] <= rom
    _, (tokens,) = liten_modell.embed_med_tokens([tekst])
    assert len(tokens) == len(tekst)
    ulike = liten_modell.embed_passasjer([tekst, tekst[:-1] + "y"])
    assert not np.array_equal(ulike[0], ulike[1])


def test_hver_token_har_en_vektor_og_et_sted(liten_modell: Modell) -> None:
    for tekst in TEKSTER[:4]:
        start = liten_modell.tokenstart(tekst)
        _, (tokens,) = liten_modell.embed_med_tokens([tekst])
        assert len(start) == len(tokens)
        assert liten_modell.tell_tokens([tekst])[0] - len(tokens) in (0, 1)
        assert start[0] == 0 and (np.diff(start) >= 0).all() and start[-1] < len(tekst)


def test_ordets_forste_token_starter_der_ordet_gjor(liten_modell: Modell) -> None:
    """Not at the space before it, which is in the sentence before."""
    tekst = "Saken utsettes. Møtet heves.\nVel hjem."
    start = set(liten_modell.tokenstart(tekst).tolist())
    ord_ = {nr for nr in range(len(tekst)) if nr == 0 or tekst[nr - 1].isspace()}
    assert ord_ <= start
    assert not any(tekst[nr].isspace() for nr in start)


@given(st.text(alphabet="abcdefæøå .,\n-1234§", max_size=60))
@settings(deadline=None, max_examples=30)
def test_antall_steder_er_antall_vektorer(tekst: str) -> None:
    modell = _hypotesemodell
    assert modell is not None
    vektor, tokens, vekter = modell.embed_sporring_med_tokens(tekst)
    start = modell.tokenstart(tekst, sporring=True)
    assert len(start) == len(tokens) == len(vekter)
    assert np.array_equal(modell.innhold(tekst), vekter)
    assert ((start >= 0) & (start <= len(tekst))).all()
    assert np.isfinite(vektor).all() and np.isfinite(tokens).all()


_hypotesemodell: Modell | None = None


@pytest.fixture(scope="module", autouse=True)
def _med_hypotesemodell(liten_modell: Modell) -> None:
    global _hypotesemodell
    _hypotesemodell = liten_modell


def test_skilletegn_veier_ingenting(liten_modell: Modell) -> None:
    _, tokens, vekter = liten_modell.embed_sporring_med_tokens("x ?")
    assert len(tokens) == len(vekter)
    assert set(vekter.tolist()) == {0.0, 1.0}


# --- the default model -----------------------------------------------------------------------


@pytest.mark.treg
def test_standardmodellens_identitet_og_form(modell: Modell) -> None:
    assert modell.identitet.navn == e5.NAVN
    assert len(modell.identitet.vekthash) == 64
    assert (modell.dimensjon, modell.maks_tokens) == (384, 512)
    assert modell.identitet.sporreprompt == "query: "
    assert modell.identitet.passasjeprompt == "passage: "
    samlet = modell.embed_passasjer(TEKSTER)
    assert samlet.shape == (len(TEKSTER), 384)
    assert samlet.dtype == np.float32 and er_av_lengde_en(samlet)


@pytest.mark.treg
def test_bf16_og_fp32_er_enige(modell: Modell) -> None:
    import torch

    if not torch.cpu._is_avx512_bf16_supported():
        pytest.skip("this processor has no bf16; fp32 is all there is")
    full = last_modell()
    full._st.float()
    assert modell._st[0].auto_model.dtype == torch.bfloat16
    assert enighet(modell.embed_passasjer(TEKSTER), full.embed_passasjer(TEKSTER)) > 0.998
    sporringer = [np.stack([m.embed_sporring(t) for t in TEKSTER]) for m in (modell, full)]
    assert enighet(*sporringer) > 0.998


def test_bf16_brukes_ikke_der_den_er_unoyaktig(
    liten_mappe: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import torch

    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: True)
    monkeypatch.setattr("indeks.sprakmodell.modell._BF16_ENIGHET", 1.1)
    with caplog.at_level(logging.INFO, logger="indeks.sprakmodell.modell"):
        modell = last_modell(str(liten_mappe))
    assert modell._st[0].auto_model.dtype == torch.float32
    assert "bruker fp32" in caplog.text


@pytest.mark.treg
def test_en_sporring_er_den_samme_alene_og_i_bunke(modell: Modell) -> None:
    """As passages with the question's prompt, several in a batch, and one at a time."""
    kode = Modell(modell._st, "samme", "", "query: ", "query: ")
    sammen = kode.embed_passasjer(TEKSTER)
    alene = np.stack([modell.embed_sporring(t) for t in TEKSTER])
    assert enighet(sammen, alene) > 0.999


@pytest.mark.treg
def test_spraakmodellen_forstar_norsk(modell: Modell) -> None:
    """A question is nearer to its answer than to others, in bokmål, nynorsk and across."""
    svar = [
        "Kommunestyret vedtok å bygge ny barneskole på Nes.",
        "Framlegget om auka eigedomsskatt fall med 5 mot 20 røyster.",
        "Busetting av flyktningar i 2022: kommunen tek imot 15 personar.",
        "Ordføreren orienterte om brannvernet.",
    ]
    passasjer = modell.embed_passasjer(svar)
    for nr, sporsmal in enumerate(
        ["Hvor skal den nye skolen ligge?", "Ble eiendomsskatten økt?", "Hvor mange flyktninger?"]
    ):
        assert int((passasjer @ modell.embed_sporring(sporsmal)).argmax()) == nr
