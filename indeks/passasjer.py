"""Parts cut into passages: what is embedded, found, shown and cited.

A passage never crosses a part, and so never two saker; a part that is only a heading is the
opening of the next one of the same behandling. Cuts fall at numbered points first, then between
paragraphs, lines, sentences and words. Sizes are measured in the model's own tokens, so that the
model never cuts one short in silence; the context that is embedded with it is counted.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from langchain_text_splitters import RecursiveCharacterTextSplitter

from indeks.datoer import vis_dato
from indeks.dokument import Behandling, Del, Lesning, Passasje, Slag
from indeks.kommune import finn_kommune

MAKS_TEGN = 1500
"""No passage is longer, whatever the tokens: it must be read at a glance."""

OVERLAPP = 0.12
"""The share of a passage that the next one repeats, so that what stands across a cut is found."""

KONTEKST_TOKENS = 96
"""What the context takes of the model's limit at most; longer titles are cut."""

_MAKS_STEDER = 1000
"""How many places of a piece are tried; only a few letters repeated without end have more."""

NAVN_PA_SLAG: dict[Slag, str] = {
    "moteinnkalling": "møteinnkalling",
    "sakskart": "sakskart",
    "moteprotokoll": "møteprotokoll, møtedeltakere",
    "forslag_til_vedtak": "forslag til vedtak",
    "behandling": "behandling og votering",
    "votering": "votering",
    "innstilling": "innstilling",
    "vedtak": "vedtak",
    "saksframlegg": "saksframlegg",
    "saksopplysninger": "saksopplysninger",
    "vurdering": "vurdering",
    "referatsaker": "referatsaker",
    "vedlegg": "vedlegg",
    "annet": "annet",
}
"""What each kind of part is called in Norwegian, for context and for people."""

_SKILLER = [
    r"\n(?=\d{1,2}(?:\.\d{1,2})*[.)]? +[A-ZÆØÅ])",
    r"\n\n",
    r"\n(?=[•·o▪–-] )",
    r"\n(?=[A-ZÆØÅ0-9])",
    r"\n",
    r"(?<=[.!?:;]) ",
    r" ",
    r"",
]


def lag_kontekst(del_: Del, behandling: Behandling | None, kommune: str | None = None) -> str:
    """The words that are embedded before a part's own: municipality, body, date, number, title,
    which part."""
    navn = NAVN_PA_SLAG[del_.slag]
    return kontekstlinje(
        kommune,
        del_.utvalg,
        vis_dato(del_.dato) if del_.dato else None,
        behandling.saksnr if behandling else None,
        behandling.sakstittel if behandling else None,
        f"{navn}: {del_.tittel}" if del_.slag == "vedlegg" and del_.tittel else navn,
    )


def kontekstlinje(
    kommune: str | None,
    utvalg: str | None,
    dato: str | None,
    saksnr: str | None,
    sakstittel: str | None,
    navn: str,
) -> str:
    """A context of what is known: the date as it is shown, the name of the part last."""
    biter = (
        kommune and f"{kommune} kommune",
        utvalg,
        dato,
        saksnr and f"sak {saksnr}",
        sakstittel,
        navn,
    )
    return ", ".join(bit for bit in biter if bit)


def kommune_i(kontekst: str) -> str | None:
    """The municipality that a context starts with (`lag_kontekst`), or None."""
    navn, komma, _ = kontekst.partition(" kommune, ")
    return navn if komma and "," not in navn else None


def del_i_passasjer(
    lesning: Lesning,
    tell_tokens: Callable[[Sequence[str]], list[int]],
    maks_tokens: int,
) -> list[Passasje]:
    """The passages of a document, in order.

    `tell_tokens` gives the number of the model's tokens of each text, `maks_tokens` is how many
    the model takes in all, prompt and special tokens included.
    """
    kontekst_rom = min(KONTEKST_TOKENS, maks_tokens // 4)
    rom = maks_tokens - kontekst_rom - 16
    tegn_til_tokens = rom / MAKS_TEGN

    kjent: dict[str, int] = {}

    def lengde(tekst: str) -> int:
        antall = kjent.get(tekst)
        if antall is None:
            antall = kjent[tekst] = tell_tokens([tekst])[0]
        return max(antall, int(len(tekst) * tegn_til_tokens) + 1)

    deler = RecursiveCharacterTextSplitter(
        separators=_SKILLER,
        is_separator_regex=True,
        keep_separator="start",
        chunk_size=rom,
        chunk_overlap=int(rom * OVERLAPP),
        length_function=lengde,
        strip_whitespace=True,
    )
    kommune = finn_kommune(lesning.tekst, lesning.sidestart)
    passasjer: list[Passasje] = []
    overskrift: int | None = None
    for nr, del_ in enumerate(lesning.deler):
        start = del_.start if overskrift is None else overskrift
        tekst = lesning.tekst[start : del_.slutt]
        behandling = None if del_.behandling is None else lesning.behandlinger[del_.behandling]
        if _bare_overskrift(tekst, del_, behandling) and _hoerer_sammen(lesning, nr):
            overskrift = start
            continue
        overskrift = None
        if not tekst.strip():
            continue
        kontekst = _kort(lag_kontekst(del_, behandling, kommune), tell_tokens, kontekst_rom)
        biter = deler.split_text(tekst)
        for bit, lokal in zip(biter, _steder(tekst, biter), strict=True):
            if not any(tegn.isalnum() for tegn in bit):
                continue
            fra = start + lokal
            til = fra + len(bit)
            passasjer.append(
                Passasje(nr, bit, kontekst, fra, til, lesning.side(fra), lesning.side(til - 1))
            )
    return passasjer


def _bare_overskrift(tekst: str, del_: Del, behandling: Behandling | None) -> bool:
    """Whether a part says no more than which sak and part it is, as a heading with nothing under
    it does."""
    if len(tekst) > 4 * MAKS_TEGN:
        return False
    ord_ = _ord(tekst)
    kjent = set(_ord(f"{lag_kontekst(del_, behandling)} {del_.tittel or ''}"))
    return bool(ord_) and kjent.issuperset(ord_)


def _ord(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.casefold())


def _hoerer_sammen(lesning: Lesning, nr: int) -> bool:
    """Whether a part and the next belong to one behandling."""
    neste = lesning.deler[nr + 1 : nr + 2]
    return bool(neste) and neste[0].behandling == lesning.deler[nr].behandling is not None


def _steder(tekst: str, biter: Sequence[str]) -> list[int]:
    """Where each piece stands. The same words may stand at many places, as lines of tables do, so
    the pieces are placed together: only space parts each from the one before, and the last ends
    the text."""
    ord_for = [0, *accumulate(not tegn.isspace() for tegn in tekst)]
    igjen = list(accumulate((len("".join(bit.split())) for bit in reversed(biter)), initial=0))
    mulige: list[list[int]] = []
    for nr, bit in enumerate(biter):
        forrige = mulige[-1] if nr else [0]
        lengde = len(biter[nr - 1]) if nr else 0
        til = _etter_rom(tekst, forrige[-1] + lengde)
        # Sooner, and the pieces from here on would not reach the text's end.
        minst = bisect_left(ord_for, ord_for[-1] - igjen[len(biter) - nr])
        her: list[int] = []
        sted = tekst.find(bit, max(forrige[0], minst))
        while 0 <= sted <= til and len(her) < _MAKS_STEDER:
            slutt = forrige[bisect_right(forrige, sted) - 1] + lengde
            if sted <= slutt or sted <= _etter_rom(tekst, slutt):
                her.append(sted)
            sted = tekst.find(bit, sted + 1)
        if not her:  # too many places were possible, and the right ones not among those tried
            her = [max(tekst.find(bit, minst), tekst.find(bit))]
        mulige.append(her)
    steder: list[int] = []
    for her in reversed(mulige):
        steder.append(her[max(0, bisect_right(her, steder[-1]) - 1)] if steder else her[-1])
    return steder[::-1]


def _etter_rom(tekst: str, sted: int) -> int:
    while sted < len(tekst) and tekst[sted].isspace():
        sted += 1
    return sted


def _kort(kontekst: str, tell_tokens: Callable[[Sequence[str]], list[int]], rom: int) -> str:
    """The context without its last words where it takes too much."""
    while (antall := tell_tokens([kontekst])[0]) > rom:
        ord_ = kontekst.split(" ")
        if len(ord_) > 1:
            kontekst = " ".join(ord_[: -max(1, len(ord_) // 8)])
        else:
            kontekst = kontekst[: max(1, len(kontekst) * rom // antall - 1)]
    return kontekst
