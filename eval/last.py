"""Load: many users asking at once over real HTTP, and how long they wait.

Half of them ask on the page, through Gradio's own queue as a browser does (join, then the stream of
events until the answer is complete); the other half ask the API. Every user asks again as soon as
the answer is there, after a pause if one is asked for.
"""

import asyncio
import json
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
        tider[min(len(tider) - 1, int(0.95 * len(tider)))] if tider else None,
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
    async with httpx.AsyncClient(base_url=adresse, timeout=60, limits=grenser) as klient:
        try:
            fn = _hendelse((await klient.get("/config")).raise_for_status().json())
        except (httpx.HTTPError, ValueError) as feil:
            raise SakssokFeil(
                f"Det er ikke noe Sakssøk på {adresse} ({type(feil).__name__}); start det med "
                "«sakssok app»."
            ) from feil
        slutt = time.perf_counter() + sekunder

        async def bruker(nr: int) -> None:
            terning = random.Random(fro * 1000 + nr)
            if pause:
                await asyncio.sleep(terning.uniform(0, pause))
            while time.perf_counter() < slutt:
                q = terning.choice(sporsmal)
                ut.append(await (_pa_siden(klient, fn, q) if nr % 2 else _i_apiet(klient, q)))
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


async def _pa_siden(klient: httpx.AsyncClient, fn: int, q: str) -> Foresporsel:
    start = time.perf_counter()
    okt = uuid.uuid4().hex
    try:
        kropp = {"data": [q, "", "", "/", "nb"], "fn_index": fn, "session_hash": okt}
        (await klient.post("/gradio_api/queue/join", json=kropp)).raise_for_status()
        feil = await _strom(klient, okt)
    except (httpx.HTTPError, ValueError, KeyError) as e:
        feil = _kort(e)
    return Foresporsel("side", time.perf_counter() - start, feil)


async def _strom(klient: httpx.AsyncClient, okt: str) -> str:
    """Reads the events of a session until the answer; what is wrong with it."""
    async with klient.stream(
        "GET", "/gradio_api/queue/data", params={"session_hash": okt}
    ) as strom:
        strom.raise_for_status()
        async for linje in strom.aiter_lines():
            if not linje.startswith("data:"):
                continue
            hendelse = json.loads(linje.removeprefix("data:"))
            if hendelse["msg"] == "process_completed":
                if not hendelse["success"]:
                    return str(hendelse["output"].get("error"))
                svar, _, _, adresse = hendelse["output"]["data"]
                # A saksnr alone is answered with the address of the sak.
                return "" if svar or str(adresse).startswith("/sak/") else "tomt svar"
            if hendelse["msg"] == "unexpected_error":
                return str(hendelse.get("message"))
    return "strømmen sluttet uten svar"


def _kort(feil: Exception) -> str:
    if isinstance(feil, httpx.HTTPStatusError):
        return f"HTTP {feil.response.status_code}"
    return f"{type(feil).__name__} {feil}".strip()
