"""The commands of `sakssok eval` for an archive without labelled questions: a sample drawn from its
structure, and what its readers have said."""

from pathlib import Path

import click

from app.kommandoer.maalevalg import fremdrift, markdownvalg
from app.kommandoer.valg import (
    Kommando,
    indeksvalg,
    last_valgt_modell,
    modellvalg,
    skriv_json,
    som_json_valg,
)
from indeks.oppsett import Oppsett
from sok.henvisning import mote


@click.command(cls=Kommando)
@indeksvalg
@modellvalg
@click.option(
    "--antall",
    type=click.IntRange(min=1),
    metavar="N",
    default=50,
    show_default=True,
    help="Hvor mange saker det spørres om.",
)
@click.option(
    "--fro",
    type=int,
    metavar="N",
    default=1,
    show_default=True,
    help="Trekningen: det samme tallet gir de samme sakene, et annet gir andre.",
)
@click.option("--vis", is_flag=True, help="Vis svarene som er sikre og gale, etter tabellen.")
@markdownvalg
@som_json_valg
def stikkprove(
    indeksmappe: Path,
    oppsett: Oppsett,
    antall: int,
    fro: int,
    vis: bool,
    markdown: bool,
    som_json: bool,
) -> None:
    """Spør om tilfeldige saker i ditt eget arkiv, uten merkede spørsmål, og se om det svares slik
    strukturen sier.

    Måler søket og sikkerheten, ikke lesingen av PDF-ene: det som er lest feil, spørres det også
    feil om.
    """
    from eval import stikkprove as proven
    from eval import tabell
    from indeks.lagring.lager import Lager
    from sok.sokemotor import Sokemotor

    lager = Lager(indeksmappe)
    trukket = proven.trekk(lager, antall, fro)
    sporsmal = proven.lag_sporsmal(trukket)
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    with fremdrift("Stiller spørsmål", len(sporsmal)) as ett_til:
        stilte = proven.still(motor, sporsmal, ett_til)
    if som_json:
        for s in stilte:
            skriv_json(proven.stilt_som_json(s))
        return
    click.echo(tabell.vis(tabell.stikkprove(proven.tell(stilte)), markdown=markdown))
    click.echo(f"\n{len(sporsmal)} spørsmål om {len(trukket)} saker, trukket med --fro {fro}.")
    gale = [s for s in stilte if s.sikker_og_gal]
    if vis and gale:
        click.echo("\nSikre og gale:")
        for s in gale:
            om = s.sporsmal.om
            click.echo(f"\n- {s.sporsmal.tekst}")
            click.echo(f"  Svar: {s.svar}")
            click.echo(f"  Kilde: {s.henvisning}")
            click.echo(f"  Spurt om: {mote(om.utvalg, om.dato)}, «{om.tittel}»")


@click.command("fra-tilbakemelding", cls=Kommando)
@indeksvalg
@click.option(
    "--ut",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    default="tilbakemelding.csv",
    show_default=True,
    help="Regnearket som skrives; en fil som finnes, blir ikke skrevet over.",
)
def fra_tilbakemelding(indeksmappe: Path, ut: Path) -> None:
    """Lag spørsmål av det leserne har sagt om svarene, klare til at noen fyller inn hva som er
    riktig.

    Regnearket har kolonnene i eval/LESMEG.md. «sakssok eval --sporringer FIL» sier fra om rader
    som ikke er fylt ut.
    """
    from app.tilbakemelding import Tilbakemeldinger, sporsmal_csv
    from indeks.lagring.lager import Lager

    meldinger = Tilbakemeldinger(Lager(indeksmappe).mappe).alle()
    if not meldinger:
        raise click.ClickException("Ingen har gitt tilbakemelding ennå.")
    tekst = sporsmal_csv(meldinger)
    try:
        with ut.open("x", encoding="utf-8-sig", newline="") as fil:
            fil.write(tekst)
    except FileExistsError as feil:
        raise click.ClickException(
            f"«{ut}» finnes fra før; flytt den, eller velg en annen med --ut."
        ) from feil
    except OSError as feil:
        raise click.ClickException(f"«{ut}» kan ikke skrives ({feil.strerror}).") from feil
    click.echo(f"{tekst.count(chr(10)) - 1} spørsmål skrevet til {ut}; fyll inn kolonnen «svar».")
