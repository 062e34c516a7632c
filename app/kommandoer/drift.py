"""The commands of whoever runs it: check, mend, back up, restore."""

import signal
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.kommandoer.valg import (
    Kommando,
    indeksvalg,
    innstillinger,
    last_valgt_modell,
    lesevalg_av,
    modellvalg,
)
from app.tilstand import mengder, vis_navn, vis_rapport
from indeks.oppsett import Oppsett

if TYPE_CHECKING:
    from indeks.indeksering import Lesevalg, Rapport
    from indeks.lagring.lager import Lager
    from indeks.sprakmodell.modell import Modell


@click.command(cls=Kommando)
@indeksvalg
@modellvalg
@innstillinger("frist", "minne", "ocr", "unntatt", "apne_adresser")
@click.option("--reparer", is_flag=True, help="Rett det som er galt, av det som finnes.")
@click.option(
    "--rask",
    is_flag=True,
    help="La være å lese PDF-filene og laste språkmodellen for å sjekke dem.",
)
def kontroller(
    indeksmappe: Path,
    oppsett: Oppsett,
    reparer: bool,
    rask: bool,
) -> None:
    """Sjekk at indeksen er hel, og rett det som er galt med --reparer.

    Hver passasje skal være som den ble skrevet og ha sin vektor, FAISS-filen skal stemme med
    databasen, filene skal være dem som ble indeksert, og modellen den som er notert.
    """
    from indeks.indeksering import indekser
    from indeks.lagring.kontroll import kontroller as kontroller_indeks
    from indeks.lagring.lager import Lager

    lager = Lager(indeksmappe)
    modellen = None
    if not rask:
        modellen = last_valgt_modell(oppsett, lager)
    funn = kontroller_indeks(lager, reparer=reparer, filer=not rask, modell=modellen)
    for avvik in funn.feil:
        click.echo(f"{avvik.hva}{f' Reparert: {avvik.reparert}.' if avvik.reparert else ''}")
    for merknad in funn.merknader:
        click.echo(merknad)
    tapt = funn.tapt
    if funn.les_igjen:
        modellen = modellen or last_valgt_modell(oppsett, lager)
        rapport = indekser(funn.les_igjen, lager, modellen, valg=lesevalg_av(oppsett))
        for linje in vis_rapport(rapport, lager):
            click.echo(linje)
        tapt = [*tapt, *(fil for fil, _ in rapport.avvist)]
    if not funn.hel:
        rad = "" if reparer else " Prøv «sakssok kontroller --reparer»."
        raise click.ClickException(f"Indeksen er ikke hel.{rad}")
    if tapt:
        navn = ", ".join(dict.fromkeys(f"«{vis_navn(fil.name)}»" for fil in tapt))
        raise click.ClickException(
            f"Indeksen er reparert, men uten {navn}; hent filene fra kilden, og kjør «sakssok "
            "indekser» på dem."
        )
    # What was found is not what there is after it was mended.
    antall = lager.antall()
    click.echo(f"Indeksen er hel: {mengder(antall, 'dokumenter', 'passasjer')}.")


@click.command(cls=Kommando)
@click.argument("mal", type=click.Path(path_type=Path), metavar="MÅL")
@indeksvalg
def sikkerhetskopi(mal: Path, indeksmappe: Path) -> None:
    """Kopier indeksen til mappen MÅL, mens andre søker og indekserer.

    MÅL kan ikke finnes fra før, og er der først når kopien er hel.
    """
    from indeks.lagring.kopi import sikkerhetskopi as kopier
    from indeks.lagring.lager import Lager

    om = kopier(Lager(indeksmappe), mal)
    click.echo(f"Sikkerhetskopi i «{mal}»: {mengder(om, 'dokumenter', 'passasjer')}.")


@click.command(cls=Kommando)
@click.argument("kopi", type=click.Path(path_type=Path), metavar="KOPI")
@indeksvalg
def gjenopprett(kopi: Path, indeksmappe: Path) -> None:
    """Legg sikkerhetskopien KOPI tilbake i stedet for indeksen.

    Kopien sjekkes først. De som søker imens, får svar fra den gamle indeksen eller fra den nye.
    """
    from indeks.lagring.kopi import gjenopprett as legg_tilbake

    antall = legg_tilbake(kopi, indeksmappe)
    click.echo(
        f"Gjenopprettet: {mengder(antall, 'dokumenter', 'passasjer')}. "
        "Kjør «sakssok indekser» for å få med det som er nytt siden kopien."
    )


def folg_mapper(
    stier: Sequence[Path],
    lager: "Lager",
    modell: "Modell",
    *,
    rydd: bool,
    valg: "Lesevalg",
    hvert_s: float,
) -> None:
    """`sakssok indekser --folg`: until it is told to stop (Ctrl+C, or SIGTERM as systemd sends),
    a line for each thing that is new."""
    from indeks.folg import folg

    stopp = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopp.set())
    sagt: set[str] = set()

    def si(linje: str) -> None:
        click.echo(f"{datetime.now():%d.%m.%Y %H:%M:%S} {linje}")

    def meld(rapport: "Rapport") -> None:
        forst, innhold, *resten = vis_rapport(rapport, lager)
        if rapport.nye or rapport.endret or rapport.fjernet or not sagt:
            si(forst)
            si(innhold)
        for linje in resten:
            if linje not in sagt:
                si(linje)
        # Said again when it has been otherwise in the meantime.
        sagt.clear()
        sagt.update(("", *resten))

    try:
        folg(
            stier,
            lager,
            modell,
            stopp=stopp,
            meld=meld,
            meld_feil=lambda feil: si(f"Det gikk ikke: {feil} Prøver igjen."),
            rydd=rydd,
            valg=valg,
            hvert_s=hvert_s,
        )
    except KeyboardInterrupt:
        click.echo()
    si("Avsluttet; indeksen er hel.")
