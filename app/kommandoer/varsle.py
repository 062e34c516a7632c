"""The command `sakssok varsle`: what is new of what somebody follows."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from app.kommandoer.valg import (
    Kommando,
    apne_lager,
    indeksvalg,
    last_valgt_modell,
    modellvalg,
    skriv_json,
)
from indeks.oppsett import Oppsett


@click.command(cls=Kommando)
@indeksvalg
@modellvalg
@click.option(
    "--sporsmal",
    metavar="SPØRSMÅL",
    help="Bare dette spørsmålet. Uten dette: alle i varsler.toml i indeksmappen.",
)
@click.option(
    "--utvalg",
    multiple=True,
    metavar="NAVN",
    help="Bare dette utvalget, sammen med --sporsmal; kan gjentas.",
)
@click.option("--ikke-husk", is_flag=True, help="Fortell det samme igjen neste gang.")
@click.option("--stille", is_flag=True, help="Skriv ingenting når det ikke er noe nytt.")
@click.option("--json", "som_json", is_flag=True, help="Skriv JSON, én linje for hver ny sak.")
def varsle(
    indeksmappe: Path,
    oppsett: Oppsett,
    sporsmal: str | None,
    utvalg: tuple[str, ...],
    ikke_husk: bool,
    stille: bool,
    som_json: bool,
) -> None:
    """Fortell hva som er nytt i det noen følger med på, siden forrige gang.

    Første gang fortelles alt som passer. En sak er ny når den settes på et sakskart, og når den er
    behandlet.
    """
    from app import varsler
    from app.sakslenker import Sakslenker
    from indeks.lagring.laas import alene, kommando
    from sok.lister.kjente import krev_utvalg
    from sok.saker.saksregister import Saksregister
    from sok.sokemotor import Sokemotor
    from sok.sporsmal.sporring import rens_sporsmal
    from sok.varsel import Varsel, Varselsok

    if utvalg and sporsmal is None:
        raise click.UsageError("--utvalg hører sammen med --sporsmal.")
    if sporsmal is not None and not rens_sporsmal(sporsmal):
        raise click.UsageError("Spørsmålet er tomt.")
    lager = apne_lager(indeksmappe)
    alle = (
        varsler.les_varsler(indeksmappe)
        if sporsmal is None
        else [Varsel(rens_sporsmal(sporsmal), utvalg)]
    )
    # Before anything is told: a body typed wrong would be «ingenting nytt» for ever.
    krev_utvalg(lager, [u for v in alle for u in v.utvalg])
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    register = Saksregister(lager)
    varselsok, lenker = Varselsok(motor, register), Sakslenker(register)
    # Two that remember at once would each forget what the other has told.
    with nullcontext() if ikke_husk else alene(lager.mappe, kommando(), navn="varsle", vent_s=60):
        fortalt = varsler.les_fortalt(indeksmappe)
        for varsel, navn in zip(alle, varsler.overskrifter(alle), strict=True):
            for_ = fortalt.get(varsler.nokkel(varsel), varsler.Fortalt())
            nye, etter = varsler.nye(varsel, for_, varselsok)
            if som_json:
                for v in nye:
                    skriv_json(_som_json(v, varsel, lenker))
            elif nye:
                antall = "1 ny" if len(nye) == 1 else f"{len(nye)} nye"
                click.echo(click.style(f"{navn}: {antall}", bold=True))
                for v in nye:
                    _skriv(v)
            elif not stille:
                click.echo(f"{navn}: ingenting nytt")
            if not ikke_husk:
                # After each: what was told is not told again, though the next one should fail.
                fortalt[varsler.nokkel(varsel)] = etter
                varsler.skriv_fortalt(indeksmappe, fortalt)


def _skriv(v: Any) -> None:
    from app.utskrift import sider
    from app.varselinnslag import overskrift

    arkivsak = f" [{v.arkivsaksnr}]" if v.arkivsaksnr else ""
    click.echo(f"  {overskrift(v)}\n    {v.tittel}{arkivsak}")
    click.echo(click.style(f"    {sider(v.passasje)}", dim=True))


def _som_json(v: Any, varsel: Any, lenker: Any) -> dict[str, Any]:
    from app.adresse import skriv_adresse
    from app.varselinnslag import id_av
    from indeks.datoer import iso

    return {
        "sporsmal": varsel.sporsmal,
        "id": id_av(v),
        "utvalg": v.gang.utvalg,
        "dato": iso(v.gang.dato),
        "saksnr": v.gang.saksnr,
        "arkivsaksnr": v.arkivsaksnr,
        "sakstittel": v.tittel,
        "holdt": v.gang.holdt,
        "utfall": v.gang.utfall,
        "dokument": v.passasje.dokument,
        "side_fra": v.passasje.side_fra,
        "side_til": v.passasje.side_til,
        "adresse": skriv_adresse(lenker.adresse(v.sak)),
    }
