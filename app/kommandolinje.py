"""The command `sakssok`. Every command does what one plain Python call does, and prints it.

Its help and its messages are in Norwegian, click's own words too (`app/sprak`). What needs the
model is imported inside the commands, so that the help comes at once.
"""

import json
import logging
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.brukerkommandoer import bruker
from app.evaluering import evaluering
from app.oppsettkommando import oppsett as vis_oppsett
from app.personvernkommandoer import personvern, slett
from app.sakskommandoer import presedens, sak, vedtak
from app.valg import (
    Gruppe,
    antallvalg,
    apne_lager,
    filtervalg,
    indeksvalg,
    innstillinger,
    last_valgt_modell,
    modellvalg,
    som_json_valg,
)
from app.varslekommando import varsle
from indeks.datoer import vis_dato
from indeks.oppsett import Oppsett

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from indeks.lager import Lager


@click.group(cls=Gruppe, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sakssok", prog_name="sakssok")
def hoved() -> None:
    """Sakssøk svarer på spørsmål om kommunale saker, med henvisning til utvalg, dato, sak og side.

    Først lager du en indeks av PDF-ene dine med «sakssok indekser», så spør du med «sakssok sok»
    eller i nettleseren med «sakssok app».
    """


@hoved.command()
@click.argument("stier", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="STI...")
@indeksvalg
@modellvalg
@innstillinger("unntatt", "apne_adresser")
@click.option(
    "--rydd", is_flag=True, help="Ta også ut dokumenter som ikke lenger finnes i mappene."
)
@click.option("--stille", is_flag=True, help="Ikke vis fremdrift.")
def indekser(
    stier: tuple[Path, ...],
    indeksmappe: Path,
    oppsett: Oppsett,
    rydd: bool,
    stille: bool,
) -> None:
    """Les PDF-er inn i indeksen: filer, eller mapper med alt under.

    Uendrede filer koster ingenting, endrede erstattes. Kan avbrytes når som helst og kjøres igjen.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from indeks import indeksering
    from indeks.lager import Lager
    from indeks.personvern import maskert_navn

    filer = indeksering.finn_filer(stier)
    if not filer:
        raise click.ClickException(
            "Det er ingen PDF-filer der; oppgi filer eller mapper som har det."
        )
    konsoll = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("brukt"),
        TimeElapsedColumn(),
        TextColumn("igjen"),
        TimeRemainingColumn(),
        console=konsoll,
        disable=stille or not konsoll.is_terminal,
        transient=True,
    ) as visning:
        oppgave = visning.add_task("Laster språkmodellen", total=len(filer))
        lager = Lager(indeksmappe, opprett=True)
        modellen = last_valgt_modell(oppsett)

        def vis(f: indeksering.Fremdrift) -> None:
            andel = f.passasjer / f.passasjer_av if f.passasjer_av else 0
            visning.update(
                oppgave, completed=f.nr - 1 + andel, description=f"{f.nr}/{f.av} {f.fil.name[:48]}"
            )

        rapport = indeksering.indekser(
            stier,
            lager,
            modellen,
            fremdrift=vis,
            rydd=rydd,
            personvern=indeksering.Personvern(
                oppsett.apne_adresser, ta_med_unntatte=oppsett.unntatt == "ta_med"
            ),
        )
    logger.info(
        "indeksert",
        extra={
            "felt": {
                "nye": rapport.nye,
                "endret": rapport.endret,
                "uendret": rapport.uendret,
                "fjernet": rapport.fjernet,
                "avvist": len(rapport.avvist),
                "skjermet": len(rapport.skjermet),
            }
        },
    )
    antall = _antall(lager)
    click.echo(
        f"Indeksert: {rapport.nye} nye, {rapport.endret} endrede og {rapport.uendret} uendrede "
        "dokumenter"
        + (f", {rapport.fjernet} tatt ut" if rapport.fjernet else "")
        + f" ({rapport.sider} sider, {rapport.passasjer} passasjer)."
    )
    click.echo(
        f"I indeksen: {antall['dokumenter']} dokumenter, {antall['sider']} sider, "
        f"{antall['saker']} saker, {antall['behandlinger']} behandlinger, "
        f"{antall['passasjer']} passasjer."
    )
    for fil, sider in rapport.uten_tekst:
        click.echo(f"Uten tekst (skannet): {maskert_navn(fil.name)}, side {_sideliste(sider)}")
    for fil, grunn in rapport.avvist:
        click.echo(maskert_navn(f"Hoppet over: {fil.name}: {grunn}"))
    if rapport.tatt_ut_for_skjerming:
        click.echo(
            f"Tatt ut for å leses på nytt, fordi de var lest av en eldre utgave: "
            f"{rapport.tatt_ut_for_skjerming} dokumenter. De som ikke er i mappene over, må "
            "indekseres igjen."
        )
    if rapport.skjermet:
        click.echo(
            f"Personopplysninger er skjult i {len(rapport.skjermet)} dokumenter; «sakssok "
            "personvern» viser hvor."
        )


def _antall(lager: "Lager") -> dict[str, int]:
    """How many there are of each thing in an index; a sak is what `sakssok sak` shows as one."""
    from sok.saker import Saksregister

    return lager.antall() | {"saker": len(Saksregister(lager).nokler())}


def _sideliste(sider: tuple[int, ...]) -> str:
    """Pages as people write them: 3, 5–7, 9."""
    rekker: list[list[int]] = []
    for side in sider:
        if rekker and side == rekker[-1][-1] + 1:
            rekker[-1].append(side)
        else:
            rekker.append([side])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in rekker)


def _sporsmal_fra(sporsmal: str) -> Iterator[str]:
    from sok.sporring import rens_sporsmal

    if sporsmal != "-":
        yield rens_sporsmal(sporsmal)
        return
    for linje in sys.stdin.buffer:
        if ren := rens_sporsmal(linje.decode("utf-8-sig", errors="replace")):
            yield ren


@hoved.command()
@click.argument("sporsmal", metavar="SPØRSMÅL")
@indeksvalg
@modellvalg
@innstillinger("sporsmal_i_logg")
@antallvalg("Hvor mange treff.")
@filtervalg
@som_json_valg
def sok(
    sporsmal: str,
    indeksmappe: Path,
    oppsett: Oppsett,
    antall: int,
    utvalg: tuple[str, ...],
    fra: date | None,
    til: date | None,
    saksnr: str | None,
    som_json: bool,
) -> None:
    """Still et spørsmål, og få svar med kilder.

    Med «-» leses spørsmålene fra standard inn, ett på hver linje, og besvares i tur og orden.
    """
    from app.logg import logg_sporsmal
    from sok.kjente import krev_utvalg
    from sok.kontrakt import resultat_som_json
    from sok.sokemotor import Sokemotor
    from sok.sporring import Filter

    filter_ = Filter(utvalg, fra, til, saksnr).kontroller()
    lager = apne_lager(indeksmappe)
    krev_utvalg(lager, utvalg)
    motor = Sokemotor(lager, last_valgt_modell(oppsett))
    for ett in _sporsmal_fra(sporsmal):
        resultat = motor.sok(ett, antall, filter_)
        logg_sporsmal(resultat, oppsett)
        if som_json:
            click.echo(json.dumps(resultat_som_json(resultat), ensure_ascii=False))
        else:
            _skriv_resultat(resultat)


def _skriv_resultat(resultat: Any) -> None:
    from sok.resultat import henvisning
    from sok.svar import USIKKERT_SVAR, lesbar

    click.echo(click.style(resultat.sporsmal, bold=True))
    passasjer = {treff.rang: treff.passasje for treff in resultat.treff}
    if not resultat.svar.besvart:
        click.echo(f"\n{resultat.svar.tekst}")
    elif not resultat.svar.sikker:
        click.echo(f"\n{USIKKERT_SVAR}")
    for sitat in resultat.svar.sitater:
        click.echo(f"\n«{lesbar(sitat.tekst)}» [{sitat.rang}]")
        kilde = henvisning(passasjer[sitat.rang], (sitat.side_fra, sitat.side_til))
        click.echo(click.style(f"    {kilde}", dim=True))
    if resultat.treff:
        click.echo(
            click.style("\nTreff" if resultat.svar.besvart else "\nNærmeste passasjer", bold=True)
        )
    for treff in resultat.treff:
        click.echo(f"[{treff.rang}] {henvisning(treff.passasje)}")
        if treff.passasje.sakstittel:
            click.echo(click.style(f"    {treff.passasje.sakstittel}", dim=True))
        utdrag = " ".join(treff.passasje.tekst.split())
        click.echo(f"    {utdrag[:240]}{'…' if len(utdrag) > 240 else ''}")
    click.echo(click.style(f"\n{resultat.tid_ms['total']:.0f} ms", dim=True))


@hoved.command()
@indeksvalg
@som_json_valg
def saker(indeksmappe: Path, som_json: bool) -> None:
    """List alle behandlinger som ble forstått, med dokument og sider."""
    from sok.kontrakt import behandling_som_json

    lager = apne_lager(indeksmappe)
    dokument = None
    for b in lager.behandlinger():
        if som_json:
            click.echo(json.dumps(behandling_som_json(b), ensure_ascii=False))
            continue
        if b.dokument_id != dokument:
            dokument = b.dokument_id
            click.echo(click.style(f"\n{b.dokument}", bold=True))
        til = "" if b.side_fra == b.side_til else f"–{b.side_til}"
        arkivsak = f"[{b.arkivsaksnr}]  " if b.arkivsaksnr else ""
        click.echo(
            f"  {b.saksnr or '–':>12}  {vis_dato(b.dato) if b.dato else '–':10}  "
            f"{b.utvalg or '–'}  {b.sakstittel or '(uten tittel)'}  {arkivsak}s. {b.side_fra}{til}"
        )
    if not som_json:
        for d in lager.dokumenter():
            if d.uten_tekst:
                click.echo(f"\nUten tekst (skannet): {d.navn}, side {_sideliste(d.uten_tekst)}")
    for navn, sider in lager.uforstatt().items():
        # Beside the JSON, not in it: there a line is a behandling.
        click.echo(
            f"{'' if som_json else chr(10)}Ikke forstått, bare søkbar som tekst: {navn}, "
            f"side {_sideliste(sider)}",
            err=som_json,
        )


@hoved.command()
@indeksvalg
def status(indeksmappe: Path) -> None:
    """Vis hva som er i indeksen, og hvilke filer som ikke kom med."""
    from indeks.personvern import maskert_navn

    lager = apne_lager(indeksmappe)
    antall = _antall(lager)
    modell = lager.modell
    click.echo(f"Indeks: {indeksmappe}")
    click.echo(f"Modell: {modell.navn if modell else 'ingen ennå'}")
    for navn in ("dokumenter", "sider", "saker", "behandlinger", "passasjer"):
        click.echo(f"{navn.capitalize()}: {antall[navn]}")
    for d in lager.dokumenter():
        if d.uten_tekst:
            click.echo(f"Uten tekst (skannet): {d.navn}, side {_sideliste(d.uten_tekst)}")
    for fil in lager.filer().values():
        if fil.grunn:
            click.echo(maskert_navn(f"Hoppet over: {fil.sti}: {fil.grunn}"))


@hoved.command()
@click.argument("stier", nargs=-1, required=True, metavar="STI...")
@indeksvalg
def fjern(stier: tuple[str, ...], indeksmappe: Path) -> None:
    """Ta filer ut av indeksen. Filene selv blir ikke rørt."""
    from indeks import vektorer
    from indeks.lager import Lager

    lager = Lager(indeksmappe)
    ukjente = [
        sti
        for sti in stier
        # A name that is not UTF-8 is in no index.
        if sti.encode("utf-8", "replace").decode() != sti
        or not (lager.fjern_fil(str(Path(sti).absolute())) or lager.fjern_fil(sti))
    ]
    vektorer.lagre(lager)
    if ukjente:
        raise click.ClickException(
            f"Ikke i indeksen: {', '.join(ukjente)}; «sakssok status» viser hva som er der."
        )
    click.echo(f"Tatt ut: {len(stier)}.")


@hoved.command()
@indeksvalg
@modellvalg
@innstillinger(
    "vert",
    "port",
    "navn",
    "innlogging_lesing",
    "opplasting",
    "maks_opplasting_mb",
    "betrodd_hode",
    "sporsmal_i_logg",
    "tilbakemelding",
)
def app(indeksmappe: Path, oppsett: Oppsett) -> None:
    """Start søket i nettleseren."""
    from app.grensesnitt import start
    from sok.sokemotor import Sokemotor

    lager = apne_lager(indeksmappe)
    motor = Sokemotor(lager, last_valgt_modell(oppsett))
    start(motor, oppsett)


for kommando in (sak, presedens, vedtak, varsle, personvern, slett, bruker, vis_oppsett):
    hoved.add_command(kommando)
hoved.add_command(evaluering)

if __name__ == "__main__":
    hoved()
