"""Saved questions (`varsler.toml` in the index folder), and what each has told of already."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.varselinnslag import id_av
from indeks.feil import SakssokFeil
from indeks.fil.filer import skriv_helt
from sok.sporsmal.sporring import rens_sporsmal
from sok.varsel import Varsel, Varselsok, Varseltreff

FILNAVN = "varsler.toml"
FORTALT = "varslet.json"

EKSEMPEL = """[[varsel]]
navn = "Skolestruktur"
sporsmal = "skolestruktur"
utvalg = ["Kommunestyret"]"""


def les_varsler(mappe: Path) -> list[Varsel]:
    """The saved questions of an index folder. Raises `SakssokFeil` where there are none, or where
    the file is not as it should be."""
    fil = mappe / FILNAVN
    try:
        innhold = tomllib.loads(fil.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as feil:
        raise SakssokFeil(
            f"Det er ingen lagrede spørsmål; skriv dem i «{fil}», eller oppgi ett med --sporsmal."
        ) from feil
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as feil:
        raise SakssokFeil(f"«{fil}» kan ikke leses ({feil}).") from feil
    rader = innhold.get("varsel")
    if not isinstance(rader, list) or not rader or set(innhold) != {"varsel"}:
        raise SakssokFeil(f"«{fil}» skal ha lagrede spørsmål slik:\n{EKSEMPEL}")
    return [_varsel(rad, f"«{fil}», spørsmål nr. {nr}") for nr, rad in enumerate(rader, 1)]


def _varsel(rad: Any, hvor: str) -> Varsel:
    if not isinstance(rad, dict) or not set(rad) <= {"navn", "sporsmal", "utvalg"}:
        raise SakssokFeil(f"{hvor}, skal ha «sporsmal», og kan ha «navn» og «utvalg».")
    sporsmal, navn, utvalg = rad.get("sporsmal"), rad.get("navn", ""), rad.get("utvalg", [])
    if not isinstance(sporsmal, str) or not rens_sporsmal(sporsmal):
        raise SakssokFeil(f"{hvor}: «sporsmal» mangler.")
    utvalg = [utvalg] if isinstance(utvalg, str) else utvalg
    if not isinstance(navn, str) or not (
        isinstance(utvalg, list) and all(isinstance(u, str) for u in utvalg)
    ):
        raise SakssokFeil(f"{hvor}: «navn» skal være tekst, og «utvalg» en liste av navn.")
    return Varsel(rens_sporsmal(sporsmal), tuple(utvalg), navn)


@dataclass(frozen=True, slots=True)
class Fortalt:
    """What a question has told of: `til` is when the newest document it has seen came in
    (`Varselsok.sist`), `ider` are what it told."""

    til: str = ""
    ider: frozenset[str] = frozenset()


def nye(
    varsel: Varsel, fortalt: Fortalt, varselsok: Varselsok
) -> tuple[list[Varseltreff], Fortalt]:
    """What matches and has not been told, newest first, and what is told after that. Documents
    that were seen before are not looked through again."""
    til = varselsok.sist()
    blant = varselsok.kommet_siden(fortalt.til) if fortalt.til else None
    funnet = {id_av(v): v for v in varselsok.finn(varsel, blant=blant)}
    ut = [v for id_, v in funnet.items() if id_ not in fortalt.ider]
    return ut, Fortalt(til, fortalt.ider | funnet.keys())


def nokkel(varsel: Varsel) -> str:
    """What a question is remembered by: its words and bodies, whatever it is called."""
    return json.dumps([varsel.sporsmal.casefold(), *sorted(varsel.utvalg)], ensure_ascii=False)


def les_fortalt(mappe: Path) -> dict[str, Fortalt]:
    """What all the questions have told of, by `nokkel`. Raises `SakssokFeil` for a file that is
    not what was written."""
    fil = mappe / FORTALT
    try:
        rader = json.loads(fil.read_text(encoding="utf-8"))
        return {
            navn: Fortalt(str(rad["til"]), frozenset(map(str, rad["ider"])))
            for navn, rad in rader.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as feil:
        raise SakssokFeil(
            f"«{fil}» er skadet; slett den, så fortelles alt som passer, om igjen."
        ) from feil


def skriv_fortalt(mappe: Path, fortalt: Mapping[str, Fortalt]) -> None:
    """Writes it, all or nothing. Raises `SakssokFeil` where it cannot be kept."""
    rader = {navn: {"til": f.til, "ider": sorted(f.ider)} for navn, f in fortalt.items()}
    try:
        skriv_helt(mappe / FORTALT, json.dumps(rader, ensure_ascii=False))
    except OSError as feil:
        raise SakssokFeil(
            f"Hva som er fortalt, kunne ikke lagres i «{mappe}» ({feil.strerror})."
        ) from feil


def overskrifter(varsler: Iterable[Varsel]) -> list[str]:
    """What each question is called."""
    return [", ".join((v.navn or v.sporsmal, *v.utvalg)) for v in varsler]
