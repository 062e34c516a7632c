"""What the commands of `sakssok` have in common: options, how they end, Norwegian words.

Importing this tells gettext where click's own words are in Norwegian; it looks them up when it
uses them.
"""

import gettext
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from indeks.datoer import krev_dato
from indeks.feil import SakssokFeil

os.environ["LANGUAGE"] = "nb"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "sprak"))

STANDARDINDEKS = "indeks-data"


class Dato(click.ParamType[date]):
    """A date in any of the ways Norwegians write one."""

    name = "dato"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return krev_dato(str(value))
        except SakssokFeil as feil:
            self.fail(str(feil), param, ctx)


class Kommando(click.Command):
    """A command whose usage line is in Norwegian."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VALG]", **kwargs})


class Gruppe(click.Group):
    """A group whose commands end with one Norwegian sentence, never with a trace."""

    command_class = Kommando

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"options_metavar": "[VALG]", "subcommand_metavar": "KOMMANDO", **kwargs}
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SakssokFeil as feil:
            raise click.ClickException(str(feil)) from feil
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; that is its right.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None


indeksvalg = click.option(
    "--indeks",
    "indeksmappe",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    default=STANDARDINDEKS,
    show_default=True,
    envvar="SAKSSOK_INDEKS",
    help="Mappen indeksen ligger i.",
)
som_json_valg = click.option(
    "--json", "som_json", is_flag=True, help="Skriv JSON, én linje for hvert svar."
)


def antallvalg(hva: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that says how many are shown; `hva` is its help."""
    return click.option(
        "--antall",
        type=click.IntRange(1, 100),
        metavar="N",
        default=10,
        show_default=True,
        help=hva,
    )


def modellvalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose the model."""
    for valg in reversed(
        (
            click.option(
                "--modell",
                metavar="NAVN",
                envvar="SAKSSOK_MODELL",
                help="Språkmodell for sentence-transformers: et navn eller en mappe. "
                "Uten dette: den som følger med.",
            ),
            click.option(
                "--sporreprompt",
                metavar="TEKST",
                envvar="SAKSSOK_SPORREPROMPT",
                help="Teksten modellen skal ha foran spørsmål, når den ikke selv sier det.",
            ),
            click.option(
                "--passasjeprompt",
                metavar="TEKST",
                envvar="SAKSSOK_PASSASJEPROMPT",
                help="Teksten modellen skal ha foran passasjer, når den ikke selv sier det.",
            ),
        )
    ):
        kommando = valg(kommando)
    return kommando


def lesevalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how files are read (`indeks.indeksering.Lesevalg`)."""
    for valg in reversed(
        (
            click.option(
                "--frist",
                type=click.IntRange(1, 86_400),
                metavar="SEKUNDER",
                default=300,
                show_default=True,
                envvar="SAKSSOK_FRIST",
                help="Hvor lenge én fil kan leses før den hoppes over.",
            ),
            click.option(
                "--minne",
                type=click.IntRange(256, 1_048_576),
                metavar="MB",
                default=2048,
                show_default=True,
                envvar="SAKSSOK_MINNE",
                help="Hvor mye minne lesingen av én fil kan bruke.",
            ),
            click.option(
                "--ocr/--uten-ocr",
                default=True,
                envvar="SAKSSOK_OCR",
                help="Les skannede sider med OCR der det er installert (det er standard), eller "
                "la dem være.",
            ),
            click.option(
                "--prov-igjen", is_flag=True, help="Prøv også filer som er hoppet over før."
            ),
        )
    ):
        kommando = valg(kommando)
    return kommando


def filtervalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that bound what may be found."""
    for valg in reversed(
        (
            click.option(
                "--utvalg", multiple=True, metavar="NAVN", help="Bare dette utvalget; kan gjentas."
            ),
            click.option("--fra", type=Dato(), help="Bare møter fra og med denne datoen."),
            click.option("--til", type=Dato(), help="Bare møter til og med denne datoen."),
            click.option(
                "--saksnr",
                metavar="NR",
                help="Bare denne saken: saksnr (25/23) eller arkivsaksnr (23/17920).",
            ),
        )
    ):
        kommando = valg(kommando)
    return kommando
