"""Load: many users asking at once over real HTTP, and how long they wait.

Half of them ask on the page, through Gradio's own queue as a browser does (join, then the stream of
events until the answer is complete); the other half ask the API. Every user asks again as soon as
the answer is there, after a pause if one is asked for.
"""

import asyncio
import json
import math
import random
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Literal

import httpx

from indeks.feil import SakssokFeil

Vei = Literal["side", "api"]

_HENDELSE = "side_sok"
"""What the page's own event is called in Gradio's description of itself."""


@dataclass(frozen=True, slots=True)
class Foresporsel:
    """One question asked: seconds from it was sent until all of the answer was there, and what
    went wrong, empty where nothing did."""

    vei: Vei
    sekunder: float
    feil: str = ""


@dataclass(frozen=True, slots=True)
class Lastmaaling:
    """What came of it. Times are seconds of those answered; None where none was."""

    vei: str
    antall: int
    feil: int
    median: float | None
    p95: float | None
    maks: float | None


def maalinger(foresporsler: Sequence[Foresporsel]) -> list[Lastmaaling]:
    """All together, and each way by itself."""
    ut = [_maaling("alle", foresporsler)]
    for vei in ("side", "api"):
        if egne := [f for f in foresporsler if f.vei == vei]:
            ut.append(_maaling(vei, egne))
    return ut


def _maaling(vei: str, foresporsler: Sequence[Foresporsel]) -> Lastmaaling:
    tider = sorted(f.sekunder for f in foresporsler if not f.feil)
    return Lastmaaling(
        vei,
        len(foresporsler),
        len(foresporsler) - len(tider),
        median(tider) if tider else None,
        tider[math.ceil(0.95 * len(tider)) - 1] if tider else None,
        tider[-1] if tider else None,
    )


async def kjor(
    adresse: str,
    sporsmal: Sequence[str],
    *,
    brukere: int = 20,
    sekunder: float = 60,
    pause: float = 0,
    fro: int = 1,
) -> list[Foresporsel]:
    """Asks for that long, and waits for the last answers. Raises `SakssokFeil` where nothing
    serves at that address."""
    ut: list[Foresporsel] = []
    grenser = httpx.Limits(max_connections=2 * brukere)
    try:
        url = httpx.URL(adresse)
    except httpx.InvalidURL as feil:
        raise SakssokFeil(
            f"«{adresse}» er ikke en adresse; skriv den slik: http://localhost:7860."
        ) from feil
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=grenser) as klient:
        try:
            fn = _hendelse((await klient.get("/config")).raise_for_status().json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as feil:
            raise SakssokFeil(
                f"Det er ikke noe Sakssøk på {adresse} ({type(feil).__name__}); start det med "
                "«sakssok app»."
            ) from feil
        slutt = time.perf_counter() + sekunder

        async def bruker(nr: int) -> None:
            terning = random.Random(fro * 1000 + nr)
            # A page that stays open is one session, however much is asked on it.
            okt = uuid.uuid4().hex
            if pause:
                await asyncio.sleep(terning.uniform(0, pause))
            while time.perf_counter() < slutt:
                q = terning.choice(sporsmal)
                if nr % 2:
                    ut.append(await _pa_siden(klient, fn, q, okt))
                else:
                    ut.append(await _i_apiet(klient, q))
                if pause:
                    await asyncio.sleep(terning.uniform(0.5, 1.5) * pause)

        await asyncio.gather(*(bruker(nr) for nr in range(brukere)))
    return ut


def _hendelse(beskrivelse: dict[str, Any]) -> int:
    for hendelse in beskrivelse["dependencies"]:
        if hendelse.get("api_name") == _HENDELSE:
            return int(hendelse["id"])
    raise ValueError("the page has no search")


async def _i_apiet(klient: httpx.AsyncClient, q: str) -> Foresporsel:
    start = time.perf_counter()
    try:
        svar = await klient.get("/api/sok", params={"q": q})
        svar.raise_for_status()
        feil = "" if svar.json()["svar"]["tekst"] else "tomt svar"
    except (httpx.HTTPError, ValueError, KeyError) as e:
        feil = _kort(e)
    return Foresporsel("api", time.perf_counter() - start, feil)


async def _pa_siden(klient: httpx.AsyncClient, fn: int, q: str, okt: str) -> Foresporsel:
    start = time.perf_counter()
    try:
        kropp = {"data": [q, "", "", "/", "nb"], "fn_index": fn, "session_hash": okt}
        (await klient.post("/gradio_api/queue/join", json=kropp)).raise_for_status()
        slutt, feil = await _strom(klient, okt)
    except (httpx.HTTPError, ValueError, KeyError) as e:
        slutt, feil = time.perf_counter(), _kort(e)
    return Foresporsel("side", slutt - start, feil)


async def _strom(klient: httpx.AsyncClient, okt: str) -> tuple[float, str]:
    """Reads a session's events to their end, as a browser does: Gradio forgets a session whose
    reader leaves. When the answer was there (`time.perf_counter`), and what is wrong with it."""
    slutt, feil = 0.0, "strømmen sluttet uten svar"
    async with klient.stream(
        "GET", "/gradio_api/queue/data", params={"session_hash": okt}
    ) as strom:
        strom.raise_for_status()
        async for linje in strom.aiter_lines():
            if not linje.startswith("data:"):
                continue
            hendelse = json.loads(linje.removeprefix("data:"))
            if hendelse["msg"] == "process_completed":
                slutt, feil = time.perf_counter(), _feil_i(hendelse)
            elif hendelse["msg"] == "unexpected_error":
                slutt, feil = time.perf_counter(), str(hendelse.get("message"))
    return slutt or time.perf_counter(), feil


def _feil_i(hendelse: dict[str, Any]) -> str:
    if not hendelse["success"]:
        return str(hendelse["output"].get("error"))
    svar, _, _, adresse = hendelse["output"]["data"]
    # A saksnr alone is answered with the address of the sak.
    return "" if svar or str(adresse).startswith("/sak/") else "tomt svar"


def _kort(feil: Exception) -> str:
    if isinstance(feil, httpx.HTTPStatusError):
        return f"HTTP {feil.response.status_code}"
    return f"{type(feil).__name__} {feil}".strip()
