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

from app.kommandoer.bruker import bruker
from app.kommandoer.drift import folg_mapper, gjenopprett, kontroller, sikkerhetskopi
from app.kommandoer.evaluering import evaluering
from app.kommandoer.oppsett import oppsett as vis_oppsett
from app.kommandoer.personvern import personvern, slett
from app.kommandoer.saker import presedens, sak, vedtak
from app.kommandoer.valg import (
    SVARMODELL,
    Gruppe,
    Sti,
    antallvalg,
    apne_lager,
    filtervalg,
    indeksvalg,
    innstillinger,
    last_valgt_modell,
    lesevalg,
    modellvalg,
    som_json_valg,
)
from app.kommandoer.varsle import varsle
from app.tilstand import sideliste, tall, tell, tom_mappe, vis_rapport, vis_tilstand
from indeks.datoer import vis_dato
from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett

if TYPE_CHECKING:
    from indeks.indeksering import Lesevalg

logger = logging.getLogger(__name__)


@click.group(cls=Gruppe, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sakssok", prog_name="sakssok")
def hoved() -> None:
    """Sakssøk svarer på spørsmål om kommunale saker, med henvisning til utvalg, dato, sak og side.

    Først lager du en indeks av PDF-ene dine med «sakssok indekser», så spør du med «sakssok sok»
    eller i nettleseren med «sakssok app».
    """


@hoved.command()
@click.argument("stier", nargs=-1, required=True, type=Sti(path_type=Path), metavar="STI...")
@indeksvalg
@modellvalg
@click.option(
    "--rydd", is_flag=True, help="Ta også ut dokumenter som ikke lenger finnes i mappene."
)
@lesevalg
@click.option(
    "--folg",
    is_flag=True,
    help="Fortsett, og ta med nye og endrede filer etter hvert, til du avbryter.",
)
@innstillinger("hvert")
@click.option("--stille", is_flag=True, help="Ikke vis fremdrift.")
def indekser(
    stier: tuple[Path, ...],
    indeksmappe: Path,
    oppsett: Oppsett,
    rydd: bool,
    valg: "Lesevalg",
    folg: bool,
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
    from indeks.fil.filer import finn
    from indeks.lagring.lager import FILNAVN, Lager

    funn = finn(stier)
    if not funn.filer and not folg:
        tomme = (
            indeksering.tomme_mapper(stier, funn, Lager(indeksmappe))
            if rydd and (indeksmappe / FILNAVN).exists()
            else []
        )
        raise click.ClickException(
            "\n".join(map(tom_mappe, tomme))
            or "Det er ingen PDF-filer der; oppgi filer eller mapper som har det."
        )
    if folg and valg.pa_nytt:
        raise click.UsageError(
            "--pa-nytt og --folg kan ikke brukes sammen; les på nytt først, og følg så mappene."
        )
    if folg:
        lager = Lager(indeksmappe, opprett=True)
        folg_mapper(
            stier,
            lager,
            last_valgt_modell(oppsett, lager),
            rydd=rydd,
            valg=valg,
            hvert_s=oppsett.hvert,
        )
        return
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
        oppgave = visning.add_task("Laster språkmodellen", total=len(funn.filer))
        lager = Lager(indeksmappe, opprett=True)
        modellen = last_valgt_modell(oppsett, lager)

        def vis(f: indeksering.Fremdrift) -> None:
            andel = f.passasjer / f.passasjer_av if f.passasjer_av else 0
            visning.update(
                oppgave, completed=f.nr - 1 + andel, description=f"{f.nr}/{f.av} {f.fil.name[:48]}"
            )

        rapport = indeksering.indekser(stier, lager, modellen, fremdrift=vis, rydd=rydd, valg=valg)
    logger.info("indeksert", extra={"felt": tall(rapport)})
    for linje in vis_rapport(rapport, lager):
        click.echo(linje)
    inne = rapport.nye or rapport.endret or rapport.uendret
    if rapport.tomme or (rapport.avvist and not inne):
        raise click.exceptions.Exit(1)


def _sporsmal_fra(sporsmal: str) -> Iterator[str]:
    from sok.sporsmal.sporring import rens_sporsmal

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
@innstillinger("sporsmal_i_logg", *SVARMODELL)
@antallvalg("Hvor mange treff.")
@filtervalg
@click.option("--skriv", is_flag=True, help="La svarmodellen skrive et svar av treffene også.")
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
    skriv: bool,
    som_json: bool,
) -> None:
    """Still et spørsmål, og få svar med kilder.

    Med «-» leses spørsmålene fra standard inn, ett på hver linje, og besvares i tur og orden.
    """
    from app.logg import logg_sporsmal
    from sok.kontrakt import resultat_som_json, skrevet_som_json
    from sok.lister.kjente import krev_utvalg
    from sok.sokemotor import Sokemotor
    from sok.sporsmal.sporring import Filter

    filter_ = Filter(utvalg, fra, til, saksnr).kontroller()
    svarmodell = _krev_svarmodell(oppsett) if skriv else None
    lager = apne_lager(indeksmappe)
    krev_utvalg(lager, utvalg)
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    for ett in _sporsmal_fra(sporsmal):
        resultat = motor.sok(ett, antall, filter_)
        logg_sporsmal(resultat, oppsett)
        skrevet = _skrevet(svarmodell, resultat)
        if som_json:
            ut = resultat_som_json(resultat)
            if skriv:
                ut["skrevet"] = None if skrevet is None else skrevet_som_json(skrevet)
            click.echo(json.dumps(ut, ensure_ascii=False))
        else:
            _skriv_resultat(resultat, indeksmappe, skrevet)


def _krev_svarmodell(oppsett: Oppsett) -> Any:
    from sok.skriving.svarmodell import svarmodell_av

    svarmodell = svarmodell_av(oppsett)
    if svarmodell is None:
        raise SakssokFeil(
            "Det er ingen svarmodell; sett svarmodell_adresse og svarmodell, se docs/oppsett.md."
        )
    return svarmodell


def _skrevet(svarmodell: Any, resultat: Any) -> Any:
    """What the model has written; None where there is none, or it failed, which is told."""
    if svarmodell is None:
        return None
    from sok.skriving.svarmodell import SvarmodellFeil, skriv_svar

    try:
        return skriv_svar(svarmodell, resultat)
    except SvarmodellFeil as feil:
        click.echo(str(feil), err=True)
        return None


def _som_kommando(liste: Any, indeksmappe: Path) -> str:
    """The command that lists what a question asks for, in the same index."""
    from sok.kontrakt import listefilter_som_json

    ord_ = ["sakssok", "vedtak"]
    for navn, verdi in listefilter_som_json(liste).items():
        for ett in verdi if isinstance(verdi, list) else [verdi] if verdi else []:
            ord_ += [f"--{navn}", f'"{ett}"' if " " in ett else str(ett)]
    if indeksmappe != Oppsett().indeks:
        ord_ += ["--indeks", f'"{indeksmappe}"' if " " in str(indeksmappe) else str(indeksmappe)]
    return " ".join(ord_)


def _skriv_resultat(resultat: Any, indeksmappe: Path, skrevet: Any = None) -> None:
    from app.tekster import tekst, tidsromtekst, utelatt
    from app.tvilstekster import nokler
    from sok.henvisning import henvisning
    from sok.meldinger import USIKKERT_SVAR
    from sok.tekst.setninger import lesbar

    click.echo(click.style(resultat.sporsmal, bold=True))
    passasjer = {treff.rang: treff.passasje for treff in resultat.treff}
    if not resultat.svar.besvart:
        click.echo(f"\n{resultat.svar.tekst}")
    elif not resultat.svar.sikker:
        grunner = (tekst("nb", nokkel) for nokkel in nokler(resultat.tvil))
        click.echo("\n" + " ".join((USIKKERT_SVAR, *grunner)))
    if resultat.tidsrom:
        click.echo(f"\n{tidsromtekst('nb', resultat.tidsrom)}")
    if resultat.mente_du:
        click.echo(f"\n{tekst('nb', 'mente_du')} «{resultat.mente_du}»")
    if resultat.liste is not None:
        kommando = _som_kommando(resultat.liste, indeksmappe)
        click.echo(f"\n{tekst('nb', 'sporsmalet_gjelder_flere')} {kommando}")
    for sitat in resultat.svar.sitater:
        mer = " …" if sitat.fortsetter else ""
        click.echo(f"\n«{lesbar(sitat.tekst)}»{mer} [{sitat.rang}]")
        kilde = henvisning(passasjer[sitat.rang], (sitat.side_fra, sitat.side_til))
        click.echo(click.style(f"    {kilde}", dim=True))
    if skrevet is not None:
        click.echo(click.style(f"\n{tekst('nb', 'skrevet')}", bold=True))
        click.echo(skrevet.tekst or tekst("nb", "skrevet_ingen"))
        if skrevet.utelatt:
            click.echo(utelatt(len(skrevet.utelatt), "nb"))
    if resultat.treff:
        click.echo(
            click.style("\nTreff" if resultat.svar.besvart else "\nNærmeste passasjer", bold=True)
        )
    for treff in resultat.treff:
        click.echo(f"[{treff.rang}] {henvisning(treff.passasje)}")
        if treff.passasje.sakstittel:
            click.echo(click.style(f"    {treff.passasje.sakstittel}", dim=True))
        for p in treff.ogsa:
            click.echo(click.style(f"    {tekst('nb', 'samme_tekst')} {henvisning(p)}", dim=True))
        utdrag = " ".join(treff.passasje.tekst.split())
        click.echo(f"    {utdrag[:240]}{'…' if len(utdrag) > 240 else ''}")
    click.echo(click.style(f"\n{resultat.tid_ms['total']:.0f} ms", dim=True))


@hoved.command()
@indeksvalg
@som_json_valg
def saker(indeksmappe: Path, som_json: bool) -> None:
    """List alle behandlinger som ble forstått, med dokument og sider."""
    from sok.henvisning import sidetall
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
        arkivsak = f"[{b.arkivsaksnr}]  " if b.arkivsaksnr else ""
        click.echo(
            f"  {b.saksnr or '–':>12}  {vis_dato(b.dato) if b.dato else '–':10}  "
            f"{b.utvalg or '–'}  {b.sakstittel or '(uten tittel)'}  {arkivsak}"
            f"{sidetall(b.side_fra, b.side_til)}"
        )
    if not som_json:
        for d in lager.dokumenter():
            if d.uten_tekst:
                click.echo(f"\nUten tekst (skannet): {d.navn}, side {sideliste(d.uten_tekst)}")
    for navn, sider in lager.uforstatt().items():
        # Beside the JSON, not in it: there a line is a behandling.
        click.echo(
            f"{'' if som_json else chr(10)}Ikke forstått, bare søkbar som tekst: {navn}, "
            f"side {sideliste(sider)}",
            err=som_json,
        )


@hoved.command()
@indeksvalg
def status(indeksmappe: Path) -> None:
    """Vis hva som er i indeksen, og hvilke filer som ikke kom med."""

    lager = apne_lager(indeksmappe)
    antall = tell(lager)
    modell = lager.modell
    click.echo(f"Indeks: {indeksmappe}")
    click.echo(f"Modell: {modell.navn if modell else 'ingen ennå'}")
    for navn in ("dokumenter", "sider", "saker", "behandlinger", "passasjer"):
        click.echo(f"{navn.capitalize()}: {antall[navn]}")
    for linje in vis_tilstand(lager):
        click.echo(linje)


@hoved.command()
@click.argument("stier", nargs=-1, required=True, type=Sti(), metavar="STI...")
@indeksvalg
def fjern(stier: tuple[str, ...], indeksmappe: Path) -> None:
    """Ta filer, eller alt som er fra en mappe, ut av indeksen. Filene selv blir ikke rørt."""
    from indeks.fil.filer import hel_sti, skrivemater, vis_navn
    from indeks.lagring import vektorer
    from indeks.lagring.laas import alene
    from indeks.lagring.lager import Lager

    lager = Lager(indeksmappe)
    with alene(lager.mappe, "sakssok fjern", vent_s=10):
        # Also as it is shown: a path may be written with æøå in one sign or in two.
        kjente = {vis_navn(sti): sti for sti in lager.filer()}
        ukjente, tatt_ut = [], 0
        for sti in stier:
            hel = hel_sti(sti)
            # A name that is not UTF-8 is in no index.
            if sti.encode("utf-8", "replace").decode() != sti:
                antall = 0
            elif any(map(lager.fjern_fil, (*skrivemater(sti), kjente.get(vis_navn(hel), sti)))):
                antall = 1
            else:
                # An older index may have the paths with `..` that were given then.
                mapper = {vis_navn(hel), vis_navn(Path(sti).absolute())}
                under = [
                    s
                    for s, vist in ((s, Path(vis_navn(s))) for s in lager.filer())
                    if any(vist.is_relative_to(mappe) for mappe in mapper)
                ]
                antall = sum(map(lager.fjern_fil, under))
            tatt_ut += antall
            if not antall:
                ukjente.append(sti)
        vektorer.lagre(lager)
    if ukjente:
        raise click.ClickException(
            f"Ikke i indeksen: {', '.join(ukjente)}; «sakssok status» viser hva som er der."
        )
    click.echo(f"Tatt ut: {tatt_ut}.")


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
    "metrikk",
    "sporsmal_i_logg",
    "tilbakemelding",
    *SVARMODELL,
)
def app(indeksmappe: Path, oppsett: Oppsett) -> None:
    """Start søket i nettleseren."""
    from app.nett.grensesnitt import start
    from sok.sokemotor import Sokemotor

    lager = apne_lager(indeksmappe)
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    start(motor, oppsett)


for kommando in (
    sak,
    presedens,
    vedtak,
    varsle,
    personvern,
    slett,
    kontroller,
    sikkerhetskopi,
    gjenopprett,
    bruker,
    vis_oppsett,
):
    hoved.add_command(kommando)
hoved.add_command(evaluering)

if __name__ == "__main__":
    hoved()
