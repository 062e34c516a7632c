"""The commands `sakssok bruker …`: who may log in."""

from pathlib import Path

import click

from app.kommandoer.valg import Gruppe, apne_lager, indeksvalg


@click.group(cls=Gruppe)
def bruker() -> None:
    """Legg til, fjern og vis hvem som kan logge inn i nettleseren."""


@bruker.command("legg-til")
@click.argument("navn", metavar="NAVN")
@indeksvalg
@click.password_option(
    "--passord",
    prompt="Passord",
    confirmation_prompt="Passordet en gang til",
    help="Passordet; uten dette spørres det.",
)
def legg_til(navn: str, indeksmappe: Path, passord: str) -> None:
    """Gi noen adgang, eller en som har det, nytt passord."""
    from app import brukere

    brukere.legg_til(apne_lager(indeksmappe).mappe, navn, passord)
    click.echo(f"«{navn}» kan logge inn.")


@bruker.command()
@click.argument("navn", metavar="NAVN")
@indeksvalg
def fjern(navn: str, indeksmappe: Path) -> None:
    """Ta fra noen adgangen. Er de logget inn, blir de logget ut."""
    from app import brukere

    brukere.fjern(apne_lager(indeksmappe).mappe, navn)
    click.echo(f"«{navn}» kan ikke lenger logge inn.")


@bruker.command("list")
@indeksvalg
def list_(indeksmappe: Path) -> None:
    """Vis hvem som kan logge inn."""
    from app import brukere

    navn = brukere.navn(apne_lager(indeksmappe).mappe)
    for ett in navn:
        click.echo(ett)
    if not navn:
        click.echo("Ingen kan logge inn; «sakssok bruker legg-til NAVN» gir adgang.")
