"""Labelled questions, read from JSON lines or from a spreadsheet saved as CSV.

The format is documented for those who write their own in `eval/LESMEG.md`.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indeks.feil import SakssokFeil

TYPER = (
    "fakta",
    "parafrase",
    "nokkelord",
    "tall",
    "hvem",
    "votering",
    "vedtak",
    "status",
    "saksnr",
    "nynorsk",
    "feilstavet",
    "ubesvart",
)
"""The kinds of question, which are reported apart."""

MAKS_ORD = 10
"""An answer is no longer: a longer one is easily cut in two between passages."""

MAPPE = Path(__file__).parent / "sporringer"
"""The questions that come with the program."""


@dataclass(frozen=True, slots=True)
class Sted:
    """Where an answer stands: a document, and its pages from 1; any page where there are none."""

    dokument: str
    sider: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Merket:
    """A question with its label. Any of `svar` will do, at any of `steder`; without `steder`
    anywhere. `svar` is empty where the documents do not answer (`ubesvart`)."""

    id: str
    sporsmal: str
    type: str
    svar: tuple[str, ...]
    steder: tuple[Sted, ...] = ()
    saksnr: str = ""
    utvalg: str = ""
    merknad: str = ""

    @property
    def besvarbar(self) -> bool:
        """Whether the documents answer."""
        return bool(self.svar)


@dataclass(frozen=True, slots=True)
class Sett:
    """The questions of one file."""

    navn: str
    sporsmal: tuple[Merket, ...]


def brettet(tekst: str) -> str:
    """A text as words are compared: no capitals, every run of space one space."""
    return " ".join(tekst.casefold().split())


def medfolgende() -> list[Path]:
    """The files of questions that come with the program; of each archive, those for development
    first."""
    return sorted(
        MAPPE.glob("*.jsonl"),
        key=lambda fil: (fil.stem.rpartition("-")[0], fil.stem.endswith("-proving")),
    )


def les_sett(filer: Iterable[Path]) -> tuple[Sett, ...]:
    """The questions of several files. Raises `SakssokFeil` where one cannot be read, or where two
    questions have the same id."""
    sett = tuple(Sett(fil.stem, les_fil(fil)) for fil in filer)
    sett_for: dict[str, str] = {}
    navn: set[str] = set()
    for ett in sett:
        if ett.navn in navn:
            raise SakssokFeil(f"To filer med spørsmål heter «{ett.navn}»; gi den ene et nytt navn.")
        navn.add(ett.navn)
        for q in ett.sporsmal:
            if q.id in sett_for:
                raise SakssokFeil(
                    f"To spørsmål har id «{q.id}», i «{sett_for[q.id]}» og «{ett.navn}»; gi det "
                    "ene en annen."
                )
            sett_for[q.id] = ett.navn
    return sett


def les_fil(fil: Path) -> tuple[Merket, ...]:
    """The questions of one file, `.jsonl` or `.csv`. Raises `SakssokFeil`."""
    try:
        innhold = fil.read_bytes()
    except OSError as feil:
        raise SakssokFeil(f"Spørsmålene i «{fil}» kan ikke leses ({feil.strerror}).") from feil
    match fil.suffix.casefold():
        case ".jsonl":
            rader = _jsonl(fil.name, innhold)
        case ".csv":
            rader = _csv(fil.name, innhold)
        case _:
            raise SakssokFeil(
                f"«{fil.name}» er verken .jsonl eller .csv; lagre regnearket som CSV og prøv igjen."
            )
    navn = re.sub(r"\s+", "_", fil.stem)
    sporsmal = tuple(
        _merket(rad, f"{navn}-{nr:03}", f"{fil.name}, linje {linje}")
        for nr, (linje, rad) in enumerate(rader, 1)
    )
    if not sporsmal:
        raise SakssokFeil(f"Det er ingen spørsmål i «{fil.name}».")
    return sporsmal


Rad = Mapping[str, Any]


def _tekst(innhold: bytes) -> str:
    try:
        return innhold.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes as plain CSV on a Norwegian machine.
        return innhold.decode("cp1252", errors="replace")


def _jsonl(fil: str, innhold: bytes) -> Iterator[tuple[int, Rad]]:
    for nr, linje in enumerate(_tekst(innhold).splitlines(), 1):
        if not linje.strip():
            continue
        try:
            rad = json.loads(linje)
        except ValueError:
            rad = None
        if not isinstance(rad, dict):
            raise SakssokFeil(f"{fil}, linje {nr}: dette er ikke et JSON-objekt.")
        dokumenter, sider = [rad.get("dokument") or ""], [rad.get("sider") or []]
        andre = rad.get("ogsa") or {}
        if not isinstance(andre, dict):
            raise SakssokFeil(f"{fil}, linje {nr}: «ogsa» skal være dokumenter med sidene sine.")
        for dokument, egne in andre.items():
            dokumenter.append(dokument)
            sider.append(egne)
        svar = rad.get("svar") or []
        yield (
            nr,
            {
                **rad,
                "svar": [svar] if isinstance(svar, str) else svar,
                "dokument": dokumenter,
                "sider": sider,
            },
        )


def _csv(fil: str, innhold: bytes) -> Iterator[tuple[int, Rad]]:
    tekst = _tekst(innhold)
    forste = tekst.split("\n", 1)[0]
    skille = max(";,\t", key=forste.count)
    leser = csv.DictReader(io.StringIO(tekst, newline=""), delimiter=skille, restkey="_for_mange")
    leser.fieldnames = [
        navn.strip().casefold().replace("ø", "o").replace("å", "a")
        for navn in leser.fieldnames or []
    ]
    mangler = [navn for navn in ("sporsmal", "svar") if navn not in leser.fieldnames]
    if mangler:
        raise SakssokFeil(
            f"{fil}: kolonnen «{mangler[0]}» mangler; den første linjen skal ha navnene på "
            "kolonnene: sporsmal, type, svar, dokument, sider, saksnr, utvalg."
        )
    for rad in leser:
        verdier = {
            navn: (verdi or "").strip() for navn, verdi in rad.items() if navn != "_for_mange"
        }
        if not any(verdier.values()):
            continue
        if rad.get("_for_mange"):
            raise SakssokFeil(
                f"{fil}, linje {leser.line_num}: det er flere felt enn kolonner; sett "
                f"anførselstegn om tekst som har «{skille}» i seg."
            )
        yield (
            leser.line_num,
            {
                **verdier,
                "svar": [s.strip() for s in verdier["svar"].split("|") if s.strip()],
                "dokument": [d.strip() for d in verdier.get("dokument", "").split("|")],
                "sider": [s.strip() for s in verdier.get("sider", "").split("|")],
            },
        )


def _merket(rad: Rad, standard_id: str, hvor: str) -> Merket:
    sporsmal = _streng(rad, "sporsmal", hvor)
    if not sporsmal:
        raise SakssokFeil(f"{hvor}: spørsmålet mangler.")
    svar = rad.get("svar", [])
    if not isinstance(svar, list) or not all(isinstance(s, str) and s.strip() for s in svar):
        raise SakssokFeil(f"{hvor}: «svar» skal være ordene som svarer, eller tomt.")
    type_ = _streng(rad, "type", hvor).casefold() or ("fakta" if svar else "ubesvart")
    if type_ not in TYPER:
        raise SakssokFeil(f"{hvor}: typen «{type_}» er ukjent; bruk en av {', '.join(TYPER)}.")
    if bool(svar) == (type_ == "ubesvart"):
        raise SakssokFeil(
            f"{hvor}: et spørsmål av typen «ubesvart» skal ikke ha svar."
            if svar
            else f"{hvor}: svaret mangler; står det ikke i dokumentene, er typen «ubesvart»."
        )
    id_ = _streng(rad, "id", hvor)
    if len(biter := id_.split()) > 1:
        # TREC's files, which ids are written to, part their columns by space.
        raise SakssokFeil(f"{hvor}: det er mellomrom i id-en «{' '.join(biter)}»; bruk «_».")
    lange = [s for s in svar if len(s.split()) > MAKS_ORD]
    if lange:
        raise SakssokFeil(
            f"{hvor}: svaret «{lange[0][:40]}…» er lengre enn {MAKS_ORD} ord; ta bare med de "
            "ordene som avgjør."
        )
    return Merket(
        id_ or standard_id,
        sporsmal,
        type_,
        tuple(svar),
        _steder(rad["dokument"], rad["sider"], hvor),
        _streng(rad, "saksnr", hvor),
        _streng(rad, "utvalg", hvor),
        _streng(rad, "merknad", hvor),
    )


def _streng(rad: Rad, felt: str, hvor: str) -> str:
    verdi = rad.get(felt) or ""
    if not isinstance(verdi, str):
        raise SakssokFeil(f"{hvor}: «{felt}» skal være tekst.")
    return verdi.strip()


def _steder(dokumenter: Sequence[Any], sider: Sequence[Any], hvor: str) -> tuple[Sted, ...]:
    if not all(isinstance(dokument, str) for dokument in dokumenter):
        raise SakssokFeil(f"{hvor}: «dokument» skal være navnet på en fil.")
    steder: dict[str, tuple[int, ...]] = {}
    for nr, dokument in enumerate(dokumenter):
        egne = _sidetall(sider[nr] if nr < len(sider) else "", hvor)
        if dokument:
            steder[dokument] = egne
        elif egne:
            raise SakssokFeil(f"{hvor}: det er oppgitt sider, men ikke hvilket dokument.")
    if len(sider) > len(dokumenter):
        raise SakssokFeil(f"{hvor}: det er oppgitt sider for flere dokumenter enn det er navn på.")
    return tuple(Sted(dokument, egne) for dokument, egne in steder.items())


def _sidetall(verdi: Any, hvor: str) -> tuple[int, ...]:
    """Pages from a list of numbers, or as people write them: `3, 5-7`."""
    if isinstance(verdi, list):
        biter = [str(side) for side in verdi]
    else:
        biter = [bit for bit in re.split(r"[,;\s]+", str(verdi)) if bit]
    sider: list[int] = []
    for bit in biter:
        funn = re.fullmatch(r"(\d{1,5})(?:[-–](\d{1,5}))?", bit)
        if not funn or int(funn[1]) < 1 or int(funn[2] or funn[1]) < int(funn[1]):
            raise SakssokFeil(
                f"{hvor}: «{bit}» er ikke et sidetall; skriv sidene slik: 3, 5-7 (den første er 1)."
            )
        sider += range(int(funn[1]), int(funn[2] or funn[1]) + 1)
    return tuple(sider)
