"""The commands of privacy: `sakssok personvern` and `sakssok slett`."""

from itertools import groupby
from pathlib import Path

import click

from app.kommandoer.valg import Kommando, apne_lager, indeksvalg, skriv_json, som_json_valg
from app.tilstand import mengder
from indeks.oppsett import Lest


@click.command(cls=Kommando)
@indeksvalg
@som_json_valg
def personvern(indeksmappe: Path, som_json: bool) -> None:
    """List hvor det sto personopplysninger, og hvilke dokumenter som er merket unntatt.

    Numrene og adressene selv er skjult overalt og vises ikke her heller; listen sier hvilke
    dokumenter og sider de står på, så de kan rettes ved kilden.
    """
    from indeks.lagring.personlager import les_funn, les_unntatte
    from indeks.papir.personvern import NAVN_PA_FUNN, maskert_navn

    lager = apne_lager(indeksmappe)
    funn = les_funn(lager)
    unntatte = les_unntatte(lager)
    if som_json:
        for f in funn:
            rad = {
                "slag": f.slag,
                "dokument": f.dokument,
                "filer": [maskert_navn(sti) for sti in f.stier],
                "side": f.side,
                "antall": f.antall,
            }
            skriv_json(rad)
        for u in unntatte:
            rad = {
                "slag": "unntatt",
                "dokument": maskert_navn(Path(u.sti).name),
                "filer": [maskert_navn(u.sti)],
                "side": u.side,
                "antall": 1,
                "merking": u.merking,
                "tatt_med": u.tatt_med,
            }
            skriv_json(rad)
        return
    for (dokument, _), rader in groupby(funn, key=lambda f: (f.dokument, f.stier)):
        click.echo(click.style(dokument, bold=True))
        for f in rader:
            flere = f" ({f.antall})" if f.antall > 1 else ""
            click.echo(f"  side {f.side}: {NAVN_PA_FUNN[f.slag]}{flere}")
    for u in unntatte:
        hva = "tatt med" if u.tatt_med else "ikke tatt inn"
        click.echo(f"Merket «{u.merking}» på side {u.side}, {hva}: {maskert_navn(u.sti)}")
    if not funn and not unntatte:
        click.echo("Ingen personopplysninger er funnet, og ingen dokumenter er merket unntatt.")
        return
    i = mengder({"dokumenter": len({(f.dokument, f.stier) for f in funn})}, "dokumenter")
    click.echo(
        f"Skjult: {sum(f.antall for f in funn)} steder i {i}. Merket unntatt: {len(unntatte)}."
    )


@click.command(cls=Kommando)
@click.argument("dokument", metavar="DOKUMENT")
@indeksvalg
@click.pass_obj
def slett(lest: Lest, dokument: str, indeksmappe: Path) -> None:
    """Slett et dokument fra indeksen så det ikke er spor igjen etter det.

    DOKUMENT er navnet, som det står i henvisningene, eller stien til filen. Filen selv blir ikke
    rørt, og ikke sikkerhetskopier som er tatt før.
    """
    from indeks.lagring.laas import alene
    from indeks.lagring.lager import Lager
    from indeks.lagring.sletting import slett as slett_dokument
    from indeks.papir.personvern import maskert_navn

    logg = [lest.oppsett.logg] if lest.oppsett.logg else []
    lager = Lager(indeksmappe)
    # The lock says who has it, but never which document.
    with alene(lager.mappe, "sakssok slett", vent_s=10):
        slettet = slett_dokument(lager, dokument, logg)
    click.echo(f"Slettet: {slettet.navn}.")
    if slettet.linjer:
        click.echo(f"Linjer tatt ut av logger og tilbakemeldinger: {slettet.linjer}.")
    for sti in slettet.finnes:
        click.echo(
            f"Filen ligger fortsatt på «{maskert_navn(sti)}»; flytt den, ellers kommer den inn "
            "igjen neste gang mappen indekseres."
        )
    for sti in slettet.rester:
        click.echo(f"«{maskert_navn(sti)}» har dokumentet ennå; slett den når den ikke trengs.")
