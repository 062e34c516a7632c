"""The settings: one table of them, and where each value comes from.

A value is the command line's, else the environment's (`SAKSSOK_PORT`), else the settings file's,
else the default. The file is the one named by `--oppsett` or `SAKSSOK_OPPSETT`, else
`sakssok.toml` in the index folder where there is one. pydantic judges the values; a wrong one is
one Norwegian sentence that says which, where it stands and what it should be.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from rapidfuzz import process

from indeks.feil import SakssokFeil

FILNAVN = "sakssok.toml"
PREFIKS = "SAKSSOK_"
KOMMANDOLINJEN = "kommandolinjen"
STANDARD = "standard"
FILVARIABEL = f"{PREFIKS}OPPSETT"

_JA_NEI = {"ja": True, "nei": False}


def _ja_nei(verdi: Any) -> Any:
    return _JA_NEI.get(verdi.strip().lower(), verdi) if isinstance(verdi, str) else verdi


def _liste(verdi: Any) -> Any:
    if not isinstance(verdi, str):
        return verdi
    return tuple(del_.strip() for del_ in verdi.split(",") if del_.strip())


def _ikke_ja_nei(verdi: Any) -> Any:
    # pydantic takes true for 1.
    return str(verdi) if isinstance(verdi, bool) else verdi


Heltall = Annotated[int, BeforeValidator(_ikke_ja_nei)]
JaNei = Annotated[bool, BeforeValidator(_ja_nei)]
Liste = Annotated[tuple[str, ...], BeforeValidator(_liste)]
Nett = Annotated[tuple[IPv4Network | IPv6Network, ...], BeforeValidator(_liste)]


def _felt(standard: Any, hva: str, krav: str, **grenser: Any) -> Any:
    """A setting: its default, what it is, and what its value must be, both in Norwegian."""
    return Field(standard, description=hva, json_schema_extra={"krav": krav}, **grenser)


class Oppsett(BaseModel):
    """The settings in force. `docs/oppsett.md` says the same to whoever runs it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indeks: Path = _felt(Path("indeks-data"), "Mappen indeksen ligger i.", "en mappe")
    modell: str | None = _felt(
        None,
        "Språkmodell for sentence-transformers: et navn eller en mappe. Uten dette: den som "
        "følger med.",
        "et navn eller en mappe",
        min_length=1,
    )
    sporreprompt: str | None = _felt(
        None, "Teksten modellen skal ha foran spørsmål, når den ikke selv sier det.", "en tekst"
    )
    passasjeprompt: str | None = _felt(
        None, "Teksten modellen skal ha foran passasjer, når den ikke selv sier det.", "en tekst"
    )
    modellmappe: Path | None = _felt(
        None,
        "Mappen modellen som følger med, pakkes ut i. Uten dette: brukerens hurtiglager.",
        "en mappe",
    )
    frist: Heltall = _felt(
        300,
        "Hvor mange sekunder én fil kan leses før den hoppes over.",
        "et heltall fra 1 til 86400",
        ge=1,
        le=86_400,
    )
    minne: Heltall = _felt(
        2048,
        "Hvor mye minne lesingen av én fil kan bruke, i MB.",
        "et heltall fra 256 til 1048576",
        ge=256,
        le=1_048_576,
    )
    ocr: JaNei = _felt(
        True, "Om skannede sider leses med OCR der det er installert.", "ja eller nei"
    )
    hvert: Heltall = _felt(
        600,
        "Med --folg: hvor mange sekunder det går før alt ses over, også om systemet ikke har meldt "
        "om endringer.",
        "et heltall fra 1 til 86400",
        ge=1,
        le=86_400,
    )
    vert: str = _felt("127.0.0.1", "Adressen det lyttes på.", "en adresse", min_length=1)
    port: Heltall = _felt(
        7860, "Porten det lyttes på.", "et heltall fra 1 til 65535", ge=1, le=65535
    )
    navn: str = _felt(
        "", "Kommunens navn, som vises øverst på siden.", "en tekst på høyst 80 tegn", max_length=80
    )
    innlogging_lesing: JaNei = _felt(
        False, "Om en må logge inn også for å søke og lese.", "ja eller nei"
    )
    opplasting: JaNei = _felt(
        False, "Om innloggede kan legge til og fjerne dokumenter i nettleseren.", "ja eller nei"
    )
    maks_opplasting_mb: Heltall = _felt(
        50, "Største fil som kan lastes opp, i MB.", "et heltall fra 1 til 2048", ge=1, le=2048
    )
    betrodd_hode: str = _felt(
        "",
        "HTTP-hodet der kommunens egen pålogging foran Sakssøk oppgir brukeren. Uten dette: av.",
        "navnet på et HTTP-hode, som «X-Remote-User»",
        pattern=r"^(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)?$",
    )
    metrikk: Nett = _felt(
        (),
        "Adressene som får tallene på /metrikk. Uten dette: ingen.",
        'en liste av IP-adresser eller nett, som ["127.0.0.1", "10.20.0.0/16"]',
    )
    sporsmal_i_logg: JaNei = _felt(
        False, "Om teksten i spørsmålene skrives i loggen.", "ja eller nei"
    )
    tilbakemelding: JaNei = _felt(
        True, "Om brukerne kan melde fra om at et svar var godt eller dårlig.", "ja eller nei"
    )
    svarmodell_adresse: str = _felt(
        "",
        "Adressen til en språkmodell som skriver svar av det som er funnet, der endepunktet er "
        "OpenAI-kompatibelt. Uten dette: av.",
        "en adresse som «http://127.0.0.1:11434/v1»",
        pattern=r"^(?:https?://[^\s/@]+(?:/\S*)?)?$",
    )
    svarmodell: str = _felt(
        "", "Hva språkmodellen som skriver svar, heter der.", "navnet på en modell", max_length=200
    )
    svarmodell_nokkelfil: Path | None = _felt(
        None, "Filen nøkkelen til språkmodellen står i. Uten dette: ingen nøkkel.", "en fil"
    )
    svarmodell_ventetid: Heltall = _felt(
        60,
        "Hvor mange sekunder språkmodellen kan bruke på et svar.",
        "et heltall fra 1 til 600",
        ge=1,
        le=600,
    )
    unntatt: Literal["stopp", "ta_med"] = _felt(
        "stopp",
        "Hva som gjøres med dokumenter som er merket unntatt offentlighet.",
        "«stopp» eller «ta_med»",
    )
    apne_adresser: Liste = _felt(
        (),
        "E-postadresser, domener og telefonnumre som er offentlige og ikke skal skjules.",
        'en liste av adresser, som ["post@kommunen.no", "@kommunen.no", "75 00 00 00"]',
    )
    logg: Path | None = _felt(
        None, "Filen loggen skrives til. Uten dette: standard feil.", "en fil"
    )
    logg_niva: Literal["feil", "advarsel", "info", "alt"] = _felt(
        "advarsel", "Hvor mye som logges.", "«feil», «advarsel», «info» eller «alt»"
    )


@dataclass(frozen=True, slots=True)
class Lest:
    """The settings in force, the file they were read from, and where each value comes from."""

    oppsett: Oppsett
    fil: Path | None
    kilder: Mapping[str, str]


INNSTILLINGER: tuple[str, ...] = tuple(Oppsett.model_fields)
"""The names of the settings, as they stand in the file."""

_STIER = ("indeks", "modellmappe", "svarmodell_nokkelfil", "logg")


def miljovariabel(navn: str) -> str:
    """The environment variable of a setting."""
    return PREFIKS + navn.upper()


def krav(navn: str) -> str:
    """What the value of a setting must be, in Norwegian."""
    ekstra = Oppsett.model_fields[navn].json_schema_extra
    return str(ekstra["krav"]) if isinstance(ekstra, dict) else ""


def les_oppsett(
    gitt: Mapping[str, Any] | None = None,
    *,
    fil: Path | None = None,
    miljo: Mapping[str, str] | None = None,
) -> Lest:
    """The settings in force, `gitt` being those of the command line. Raises `SakssokFeil`."""
    miljo = os.environ if miljo is None else miljo
    fra_linjen = {navn: verdi for navn, verdi in (gitt or {}).items() if verdi is not None}
    fra_miljo = {
        navn: verdi for navn in INNSTILLINGER if (verdi := miljo.get(miljovariabel(navn), ""))
    }
    if fil is None and miljo.get(FILVARIABEL):
        fil = Path(miljo[FILVARIABEL])
    i_mappen = False
    if fil is None:
        standard = Oppsett.model_fields["indeks"].default
        mappe = Path(str((fra_miljo | fra_linjen).get("indeks", standard)))
        i_mappen = (mappe / FILNAVN).is_file()
        fil = mappe / FILNAVN if i_mappen else None
    fra_fil = {} if fil is None else _les_fil(fil, i_mappen=i_mappen)
    kilder = {
        **dict.fromkeys(INNSTILLINGER, STANDARD),
        **dict.fromkeys(fra_fil, str(fil)),
        **{navn: miljovariabel(navn) for navn in fra_miljo},
        **dict.fromkeys(fra_linjen, KOMMANDOLINJEN),
    }
    try:
        oppsett = Oppsett.model_validate({**fra_fil, **fra_miljo, **fra_linjen})
    except ValidationError as feil:
        raise SakssokFeil(_setning(feil, kilder)) from feil
    return Lest(oppsett, fil, kilder)


def _les_fil(fil: Path, *, i_mappen: bool) -> dict[str, Any]:
    try:
        verdier = tomllib.loads(fil.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as feil:
        raise SakssokFeil(f"Oppsettfilen «{fil}» finnes ikke.") from feil
    except (OSError, UnicodeDecodeError) as feil:
        raise SakssokFeil(
            f"Oppsettfilen «{fil}» kan ikke leses; sjekk rettighetene, og at den er lagret som "
            "UTF-8."
        ) from feil
    except tomllib.TOMLDecodeError as feil:
        sted = re.search(r"line (\d+)", str(feil))
        hvor = f"linje {sted[1]}" if sted else "slutten av filen"
        raise SakssokFeil(
            f"Oppsettfilen «{fil}» er ikke gyldig TOML ved {hvor}; skriv innstillinger som "
            '«navn = "verdi"», én på hver linje.'
        ) from feil
    if i_mappen and "indeks" in verdier:
        raise SakssokFeil(
            f"Oppsettfilen «{fil}» ligger i indeksmappen og kan ikke si hvor indeksen er; ta bort "
            "«indeks»."
        )
    for navn in _STIER:
        # A relative path in the file is relative to the file, wherever the command is run from.
        if isinstance(verdier.get(navn), str):
            verdier[navn] = fil.parent / verdier[navn]
    modell = verdier.get("modell")
    if isinstance(modell, str) and modell and (fil.parent / modell).is_dir():
        verdier["modell"] = str(fil.parent / modell)
    return verdier


def _setning(feil: ValidationError, kilder: Mapping[str, str]) -> str:
    forste = feil.errors()[0]
    navn = str(forste["loc"][0])
    kilde = kilder[navn]
    hvor = "på kommandolinjen" if kilde == KOMMANDOLINJEN else f"i «{kilde}»"
    if navn not in INNSTILLINGER:
        ligner = process.extractOne(navn, INNSTILLINGER, score_cutoff=60)
        hjelp = f"mente du «{ligner[0]}»?" if ligner else "«sakssok oppsett» viser dem som finnes."
        return f"«{navn}» {hvor} er ikke en innstilling; {hjelp}"
    verdi = " ".join(str(forste["input"]).split())
    vist = verdi if len(verdi) <= 60 else f"{verdi[:60]}…"
    return f"Innstillingen «{navn}» {hvor} kan ikke være «{vist}»; den skal være {krav(navn)}."
