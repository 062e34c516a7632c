"""What the commands that measure have in common: options, and how far they have come."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.kommandoer.valg import Dekorator

MELDES_HVERT = 60.0
"""Seconds between the lines that say how far it has come, where nobody watches."""

markdownvalg = click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")


def sporringsvalg(hjelp: str) -> Dekorator:
    """The option that names files of labelled questions; `hjelp` is its help."""
    return click.option(
        "--sporringer",
        "filer",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL",
        help=hjelp,
    )


@contextmanager
def fremdrift(hva: str, antall: int) -> Iterator[Callable[[], None]]:
    """Shows how far it has come: all the time to who watches, once a minute to a file."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    konsoll = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=konsoll,
        disable=not konsoll.is_terminal,
        transient=True,
    ) as visning:
        oppgave = visning.add_task(hva, total=antall)
        sist = time.monotonic()

        def ett_til() -> None:
            nonlocal sist
            visning.advance(oppgave)
            if not konsoll.is_terminal and time.monotonic() - sist >= MELDES_HVERT:
                sist = time.monotonic()
                gjort = visning.tasks[oppgave].completed
                click.echo(f"{hva}: {gjort:.0f} av {antall}", err=True)

        yield ett_til
