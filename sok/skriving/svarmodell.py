"""A language model at an address that speaks OpenAI's chat completions, asked for an answer.

Ollama, llama.cpp's server, vLLM and others speak it, on the municipality's own machine or
another's (https://platform.openai.com/docs/api-reference/chat). Whatever goes wrong is one
Norwegian sentence, and the answer in the documents' own words stands.
"""

import json
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett
from indeks.ord.norsk import Malform
from sok.skriving.skrevet import SkrevetSvar, les_svar
from sok.skriving.skriveoppdrag import MAKS_TOKENS, grunnlag, meldinger
from sok.svar.resultat import Resultat

HOYST_BYTES = 200_000
"""Of an answer; what is longer is no answer to a question."""

HOYST_SAMTIDIG = 2
"""How many questions are before the model at once; the next is told that it is busy."""

_HOYST_TOKENS = 700

_FOR_LANGT = (400, 413)
"""What servers answer to more than their model has room for."""


class SvarmodellFeil(SakssokFeil):
    """The model gave no answer; the sentence says why."""


class _ForLangt(SvarmodellFeil):
    """The model would not take what it was sent; most often because that is too long for it."""


@dataclass(frozen=True, slots=True)
class Svarmodell:
    """Where the model is (`http://127.0.0.1:11434/v1`), what it is called there, the file that its
    key stands in, and how many seconds it may take."""

    adresse: str
    navn: str
    nokkelfil: Path | None = None
    ventetid: float = 60.0


_plasser = threading.BoundedSemaphore(HOYST_SAMTIDIG)


def svarmodell_av(oppsett: Oppsett) -> Svarmodell | None:
    """The model that the settings name; None where they name none. Raises `SakssokFeil` where
    they say only half."""
    if not oppsett.svarmodell_adresse and not oppsett.svarmodell:
        return None
    for navn in ("svarmodell_adresse", "svarmodell"):
        if not getattr(oppsett, navn):
            raise SakssokFeil(
                f"Innstillingen «{navn}» mangler; svarmodell_adresse og svarmodell må settes begge "
                "to."
            )
    return Svarmodell(
        oppsett.svarmodell_adresse,
        oppsett.svarmodell,
        oppsett.svarmodell_nokkelfil,
        oppsett.svarmodell_ventetid,
    )


def skriv_svar(modell: Svarmodell, resultat: Resultat, malform: Malform = "nb") -> SkrevetSvar:
    """What the model writes of a question's hits and holds; nothing where the search had no answer.
    Raises `SvarmodellFeil`."""
    treff = grunnlag(resultat)
    if not treff:
        return SkrevetSvar(())
    if not _plasser.acquire(blocking=False):
        raise SvarmodellFeil("Svarmodellen er opptatt med andre spørsmål; prøv igjen om litt.")
    try:
        try:
            tekst = _spor(modell, meldinger(resultat.sporsmal, treff, malform))
        except _ForLangt:
            # Its tokens are more than was thought, or its context is short.
            treff = grunnlag(resultat, MAKS_TOKENS // 2)
            tekst = _spor(modell, meldinger(resultat.sporsmal, treff, malform, MAKS_TOKENS // 2))
    finally:
        _plasser.release()
    return les_svar(tekst, treff)


def _spor(modell: Svarmodell, innhold: list[dict[str, str]]) -> str:
    """The model's text. Raises `SvarmodellFeil`."""
    frist = time.monotonic() + modell.ventetid
    kropp = {
        "model": modell.navn,
        "messages": innhold,
        "temperature": 0,
        "max_tokens": _HOYST_TOKENS,
        "stream": False,
    }
    svar = bytearray()
    try:
        # No proxy of the environment, and httpx follows no redirect unless told to: the
        # passages go to that address alone.
        with (
            httpx.Client(
                timeout=modell.ventetid, follow_redirects=False, trust_env=False
            ) as klient,
            klient.stream(
                "POST",
                f"{modell.adresse.rstrip('/')}/chat/completions",
                json=kropp,
                headers=_hoder(modell),
            ) as strom,
        ):
            if strom.status_code in _FOR_LANGT:
                raise _ForLangt(_status(modell, strom.status_code))
            if strom.status_code != httpx.codes.OK:
                raise SvarmodellFeil(_status(modell, strom.status_code))
            for bit in strom.iter_bytes():
                svar += bit
                if len(svar) > HOYST_BYTES:
                    raise SvarmodellFeil("Svarmodellen ga et svar som er for langt til å brukes.")
                if time.monotonic() > frist:
                    raise httpx.ReadTimeout("deadline")
    except httpx.TimeoutException as feil:
        raise SvarmodellFeil(
            f"Svarmodellen brukte mer enn {modell.ventetid:g} sekunder; prøv en mindre modell, "
            "eller øk svarmodell_ventetid."
        ) from feil
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as feil:
        raise SvarmodellFeil(
            f"Svarmodellen på {modell.adresse} svarer ikke; sjekk at den kjører, og at "
            "svarmodell_adresse er riktig."
        ) from feil
    return _innhold(bytes(svar))


def _hoder(modell: Svarmodell) -> dict[str, str]:
    if modell.nokkelfil is None:
        return {}
    try:
        nokkel = modell.nokkelfil.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as feil:
        raise SvarmodellFeil(
            f"Nøkkelfilen «{modell.nokkelfil}» kan ikke leses; sjekk svarmodell_nokkelfil og "
            "rettighetene til filen."
        ) from feil
    return {"Authorization": f"Bearer {nokkel}"}


def _status(modell: Svarmodell, status: int) -> str:
    if status in (401, 403):
        return "Svarmodellen godtar ikke nøkkelen; sjekk svarmodell_nokkelfil."
    if status == 404:
        return (
            f"Det er ingen modell «{modell.navn}» på {modell.adresse}; sjekk svarmodell og "
            "svarmodell_adresse."
        )
    if status in _FOR_LANGT:
        return (
            f"Svarmodellen på {modell.adresse} tar ikke imot passasjene (HTTP {status}); sett "
            "kontekstlengden hos modellen til minst 4096."
        )
    return f"Svarmodellen på {modell.adresse} svarte med feil (HTTP {status}); prøv igjen om litt."


def _innhold(svar: bytes) -> str:
    try:
        data: Any = json.loads(svar)
        tekst = data["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        tekst = None
    if not isinstance(tekst, str) or not tekst.strip():
        raise SvarmodellFeil(
            "Svarmodellen ga ikke noe svar som kan leses; sjekk at adressen er til et "
            "OpenAI-kompatibelt endepunkt."
        )
    return tekst
