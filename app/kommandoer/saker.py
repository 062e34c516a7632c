"""The commands that show decisions: `sakssok sak`, `sakssok presedens` and `sakssok vedtak`."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from app.kommandoer.valg import (
    Dato,
    Kommando,
    antallvalg,
    apne_lager,
    filtervalg,
    indeksvalg,
    last_valgt_modell,
    modellvalg,
    skriv_json,
    som_json_valg,
)
from indeks.datoer import vis_dato
from indeks.oppsett import Oppsett
from indeks.ord.norsk import MALFORMER


def _advar_om_struktur(lager: Any) -> None:
    from indeks.lagring.strukturlager import er_oppdatert

    if not er_oppdatert(lager):
        click.echo(
            "Indeksen ble laget av en eldre utgave; kjør «sakssok indekser» på mappene igjen for å "
            "få forslag, voteringer og henvisninger.",
            err=True,
        )


@click.command(cls=Kommando)
@click.argument("nummer", metavar="SAK")
@indeksvalg
@som_json_valg
def sak(nummer: str, indeksmappe: Path, som_json: bool) -> None:
    """Vis en sak: gangen gjennom utvalgene, forslag, voteringer, vedtak, henvisninger og status.

    SAK er et arkivsaksnr (23/17920), et saksnr med utvalg, dato eller kommune («25/23 oppvekst»,
    «136/21 Fjordvik») eller tittelen på saken.
    """
    from app.utskrift import sak_linjer
    from sok.kontrakt import sak_som_json
    from sok.saker.saksregister import Saksregister

    lager = apne_lager(indeksmappe)
    _advar_om_struktur(lager)
    saken = Saksregister(lager).en(nummer)
    if som_json:
        skriv_json(sak_som_json(saken))
        return
    for nr, linje in enumerate(sak_linjer(saken)):
        click.echo(click.style(linje, bold=True) if nr == 0 else linje)


def _er_fil(kilde: str) -> bool:
    """Whether that is a file, rather than `-` or a sak. Raises `ClickException` for a folder."""
    if kilde == "-":
        return False
    try:
        er_mappe, er_fil = Path(kilde).is_dir(), Path(kilde).is_file()
    except OSError:  # a title may be longer than a path can be
        er_mappe = er_fil = False
    if er_mappe:
        raise click.ClickException(f"«{kilde}» er en mappe; oppgi PDF-en med saksframlegget.")
    return er_fil or kilde.lower().endswith(".pdf")


@click.command(cls=Kommando)
@click.argument("kilde", metavar="FIL.pdf|-|SAK")
@indeksvalg
@modellvalg
@click.option(
    "--for",
    "for_",
    type=Dato(),
    help="Bare saker fra før denne datoen; ellers fra før saken selv først ble behandlet.",
)
@antallvalg("Hvor mange saker.")
@click.option("--csv", "som_csv", is_flag=True, help="Skriv CSV med semikolon, for regneark.")
@click.option(
    "--word",
    "wordfil",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL.docx",
    help="Skriv et Word-dokument med tabell, avsnitt til saksframlegget og kilder.",
)
@click.option(
    "--malform",
    type=click.Choice(MALFORMER),
    default="nb",
    show_default=True,
    help="Målformen i Word-dokumentet: bokmål eller nynorsk.",
)
@som_json_valg
def presedens(
    kilde: str,
    indeksmappe: Path,
    oppsett: Oppsett,
    for_: date | None,
    antall: int,
    som_csv: bool,
    wordfil: Path | None,
    malform: Any,
    som_json: bool,
) -> None:
    """Finn tidligere saker som ligner, og hvordan hvert utvalg avgjorde dem.

    Oppgi PDF-en med saksframlegget, «-» for tekst fra standard inn, eller nummeret eller tittelen
    på en sak i indeksen.
    """
    from app.presedensfiler import Presedenser, skriv_word
    from app.presedensfiler import som_csv as til_csv
    from app.utskrift import presedens_linjer
    from indeks.papir.personvern import maskert
    from sok.kontrakt import presedens_som_json
    from sok.saker.presedens import Presedenssok
    from sok.saker.saksregister import Saksregister

    if som_csv and som_json:
        raise click.UsageError("--csv og --json kan ikke brukes sammen; velg én av dem.")
    lager = apne_lager(indeksmappe)
    _advar_om_struktur(lager)
    register = Saksregister(lager)
    er_fil = _er_fil(kilde)
    nokkel = None if er_fil or kilde == "-" else register.en(kilde).nokkel
    presedenssok = Presedenssok(
        lager,
        last_valgt_modell(oppsett, lager),
        register,
    )
    if nokkel is not None:
        grunnlag = presedenssok.fra_sak(nokkel)
    elif er_fil:
        grunnlag = presedenssok.fra_fil(Path(kilde))
    else:
        tekst = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
        grunnlag = presedenssok.fra_tekst(tekst)
    funnet = presedenssok.finn(grunnlag, antall, for_)
    grense = for_ or grunnlag.forste_dato
    samlet = Presedenser(grunnlag.tittel, tuple(funnet), grense)
    if wordfil is not None:
        skriv_word(samlet, malform, wordfil)
        click.echo(f"Skrevet: {wordfil}", err=som_csv or som_json)
        if not (som_csv or som_json):
            return
    if som_csv:
        click.echo(til_csv(samlet), nl=False)
        return
    if som_json:
        for p in funnet:
            skriv_json(presedens_som_json(p))
        return
    tid = f" fra før {vis_dato(grense)}" if grense else ""
    click.echo(click.style(f"Saker{tid} som ligner «{maskert(grunnlag.tittel)}»\n", bold=True))
    for linje in presedens_linjer(funnet):
        click.echo(linje)
    if not funnet:
        senere = " Med --for og en senere dato tas også senere saker med." if grense else ""
        click.echo(f"Ingen tidligere sak i indeksen ligner.{senere}")


@click.command(cls=Kommando)
@indeksvalg
@filtervalg
@click.option("--resultat", metavar="RESULTAT", help="Bare det som endte slik: vedtatt, falt …")
@click.option("--forslagsstiller", metavar="NAVN", help="Bare forslag fra og stemmer fra denne.")
@click.option("--parti", metavar="PARTI", help="Bare forslag fra dette partiet.")
@click.option(
    "--status", metavar="STATUS", help="Vedtak med denne statusen, for eksempel «ikke iverksatt»."
)
@click.option(
    "--slag",
    type=click.Choice(["vedtak", "forslag", "votering", "status"]),
    help="Hva som listes; ellers velges det etter de andre valgene.",
)
@click.option("--csv", "som_csv", is_flag=True, help="Skriv CSV med semikolon, for regneark.")
@som_json_valg
def vedtak(
    indeksmappe: Path,
    utvalg: tuple[str, ...],
    fra: date | None,
    til: date | None,
    saksnr: str | None,
    resultat: str | None,
    forslagsstiller: str | None,
    parti: str | None,
    status: str | None,
    slag: Any,
    som_csv: bool,
    som_json: bool,
) -> None:
    """List vedtak og forslag, hva som ble av dem, og hvem som stemte hva.

    «sakssok vedtak --parti MDG --resultat falt --fra 2023-01-01» lister forslag som falt;
    «sakssok vedtak --status "ikke iverksatt"» lister vedtak som venter.
    """
    from app import utskrift
    from sok.kontrakt import listerad_som_json
    from sok.lister.kjente import krev_vedtaksfilter
    from sok.lister.vedtaksfilter import Vedtaksfilter
    from sok.lister.vedtaksliste import list_vedtak
    from sok.saker.saksregister import Saksregister
    from sok.sporsmal.sporring import Filter

    if som_csv and som_json:
        raise click.UsageError("--csv og --json kan ikke brukes sammen; velg én av dem.")
    filter_ = Vedtaksfilter(
        Filter(utvalg, fra, til, saksnr), resultat, forslagsstiller, parti, status, slag
    ).kontroller()
    lager = apne_lager(indeksmappe)
    _advar_om_struktur(lager)
    krev_vedtaksfilter(lager, filter_)
    rader = list_vedtak(lager, Saksregister(lager), filter_)
    if som_csv:
        click.echo(utskrift.som_csv(rader), nl=False)
    elif som_json:
        for rad in rader:
            skriv_json(listerad_som_json(rad))
    else:
        for linje in utskrift.liste_linjer(rader):
            click.echo(linje)
        click.echo(f"{len(rader)} treff." if rader else "Ingen treff.")
