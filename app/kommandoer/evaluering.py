"""The commands `sakssok eval`: measure an index, what is read of decisions, NorQuAD; compare.

Those that measure time, that fit, and that need no labelled questions have files of their own.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.kommandoer.egetarkiv import fra_tilbakemelding, stikkprove
from app.kommandoer.maalevalg import fremdrift, markdownvalg, sporringsvalg
from app.kommandoer.tidsmaaling import last, tid
from app.kommandoer.tilpasning import tillit, tilpass
from app.kommandoer.valg import (
    Gruppe,
    indeksvalg,
    last_valgt_modell,
    modellvalg,
    skriv_json,
    som_json_valg,
)
from indeks.oppsett import Oppsett
from sok.rangering.visninger import VISNINGER, Visning

if TYPE_CHECKING:
    from eval.dom import Dommer
    from eval.rapport import Rapport
    from eval.sporsmal import Sett
    from indeks.lagring.lager import Lager
    from indeks.sprakmodell.modell import Modell

ENKLE: tuple[Visning, ...] = ("leksikalsk", "tett")
"""What is always shown beside the view that is measured, unless it is asked not to be."""


def _maalevalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    for valg in reversed(
        (
            click.option(
                "--visning",
                "visninger",
                multiple=True,
                type=click.Choice(VISNINGER),
                default=["standard"],
                show_default=True,
                help="Hva det rangeres etter; kan gjentas. «leksikalsk» er bare ordene, «tett» "
                "bare vektorene, «rrf» de to flettet etter plass, «sen» bare sen interaksjon.",
            ),
            click.option(
                "--bare-valgte",
                is_flag=True,
                help="Ikke mål bare ordene og bare vektorene ved siden av.",
            ),
            click.option(
                "--ut",
                type=click.Path(path_type=Path, file_okay=False),
                metavar="MAPPE",
                default="eval-data",
                show_default=True,
                help="Der målingene skrives, én mappe for hver visning.",
            ),
            click.option("--markdown", is_flag=True, help="Skriv tabellene som Markdown."),
        )
    ):
        kommando = valg(kommando)
    return kommando


@click.group("eval", cls=Gruppe, invoke_without_command=True, subcommand_metavar="[KOMMANDO]")
@indeksvalg
@modellvalg
@sporringsvalg(
    "Merkede spørsmål, som .jsonl eller .csv; kan gjentas. Uten dette: de som følger med og "
    "gjelder dokumenter i indeksen."
)
@_maalevalg
@som_json_valg
@click.option(
    "--grunnlinje",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Avslutt med feil hvis noe er dårligere enn i denne filen.",
)
@click.option(
    "--skriv-grunnlinje",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv det som ble målt, til denne filen.",
)
@click.pass_context
def evaluering(
    ctx: click.Context,
    indeksmappe: Path,
    oppsett: Oppsett,
    filer: tuple[Path, ...],
    visninger: tuple[Visning, ...],
    bare_valgte: bool,
    ut: Path,
    markdown: bool,
    som_json: bool,
    grunnlinje: Path | None,
    skriv_grunnlinje: Path | None,
) -> None:
    """Mål hvor godt søket og svarene er, med merkede spørsmål.

    Eget sett lages i et regneark; se eval/LESMEG.md. Målingen legges også i indeksen, der siden
    «Kvalitet» leser den.
    """
    if ctx.invoked_subcommand is not None:
        return
    from eval import grunnlinje as grunn
    from eval import siste
    from eval.dom import dommer, uten_treff
    from eval.sett import velg_sett
    from indeks.lagring.lager import Lager

    lager = Lager(indeksmappe)
    sett = velg_sett(lager, filer)
    for advarsel in sett.advarsler:
        click.echo(advarsel, err=True)
    fasit = grunn.les(grunnlinje) if grunnlinje else None
    domt = dommer(lager, [q for ett in sett.sett for q in ett.sporsmal])
    if savnet := uten_treff(domt):
        click.echo(
            f"Svaret står ikke i noen passasje i indeksen, og teller som bom: {', '.join(savnet)}.",
            err=True,
        )
    last = last_valgt_modell(oppsett, lager)
    rapporter = _maal(lager, last, sett.sett, domt, _alle_visninger(visninger, bare_valgte), ut)
    siste.skriv(lager.mappe, siste.Maaling(datetime.now(UTC), tuple(rapporter)))
    _skriv(rapporter, visninger, markdown=markdown, som_json=som_json)
    valgt = next(r for r in rapporter if r.visning == visninger[0])
    if skriv_grunnlinje:
        grunn.skriv(skriv_grunnlinje, valgt)
    if fasit is not None and (brudd := grunn.brudd(valgt, fasit)):
        raise click.ClickException("Dårligere enn grunnlinjen. " + " ".join(brudd))


@evaluering.command()
@click.argument("sti", type=click.Path(path_type=Path, exists=True), metavar="STI")
@click.option(
    "--indeks",
    "indeksmappe",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    default="norquad-indeks",
    show_default=True,
    help="Mappen indeksen over NorQuAD ligger i; den lages første gang.",
)
@modellvalg
@click.option(
    "--antall",
    type=click.IntRange(min=1),
    metavar="N",
    help="Bare så mange spørsmål, jevnt fordelt. Uten dette: alle.",
)
@_maalevalg
@som_json_valg
def norquad(
    sti: Path,
    indeksmappe: Path,
    oppsett: Oppsett,
    antall: int | None,
    visninger: tuple[Visning, ...],
    bare_valgte: bool,
    ut: Path,
    markdown: bool,
    som_json: bool,
) -> None:
    """Mål på NorQuAD, et norsk datasett som andre har laget: mappen med JSON-filene, eller én fil.

    Tekstene deles slik dokumenter deles, og en passasje er et treff når hele svaret står i den.
    """
    from eval import norquad as nq
    from indeks.lagring.lager import Lager

    data = nq.les(sti, antall)
    lager = Lager(indeksmappe, opprett=True)
    last = last_valgt_modell(oppsett, lager)
    with fremdrift("Indekserer NorQuAD", len(data.kontekster)) as ett_til:
        nq.indekser(data, lager, last, lambda _nr, _av: ett_til())
    rapporter = _maal(
        lager,
        last,
        data.sett,
        nq.dommer(lager, data),
        _alle_visninger(visninger, bare_valgte),
        ut,
    )
    _skriv(rapporter, visninger, markdown=markdown, som_json=som_json)


@evaluering.command()
@click.argument("sti", type=click.Path(path_type=Path, exists=True), metavar="STI")
@markdownvalg
@som_json_valg
def struktur(sti: Path, markdown: bool, som_json: bool) -> None:
    """Mål hvor mye av forslag, voteringer og vedtak som leses riktig, mot merkede dokumenter.

    STI er mappen der dokumentene som er merket, ligger.
    """
    from eval import tabell
    from eval.strukturmaal import mal_mappe, samlet

    dokumenter = mal_mappe(sti)
    if som_json:
        for d in dokumenter:
            for slag, p in d.poeng.items():
                rad = {
                    "dokument": d.dokument,
                    "slag": slag,
                    "presisjon": round(p.presisjon, 4),
                    "riktighet": round(p.riktighet, 4),
                    "gjenfinning": round(p.gjenfinning, 4),
                    "funnet": p.funnet,
                    "savnet": p.savnet,
                    "ekstra": p.ekstra,
                }
                skriv_json(rad)
        return
    click.echo(tabell.vis(tabell.struktur(samlet(dokumenter)), markdown=markdown))


@evaluering.command()
@click.argument("a", type=click.Path(path_type=Path), metavar="A")
@click.argument("b", type=click.Path(path_type=Path), metavar="B")
@click.option(
    "--vis",
    type=click.IntRange(min=0),
    metavar="N",
    default=5,
    show_default=True,
    help="Hvor mange av spørsmålene som endret seg mest, som vises hver vei.",
)
@click.option(
    "--sett",
    multiple=True,
    metavar="NAVN",
    help="Bare spørsmålene fra denne filen, uten endelsen (eksempel-proving); kan gjentas.",
)
@markdownvalg
@som_json_valg
def sammenlign(
    a: Path, b: Path, vis: int, sett: tuple[str, ...], markdown: bool, som_json: bool
) -> None:
    """Sammenlign to målinger spørsmål for spørsmål, med permutasjonstest.

    A og B er mapper som «sakssok eval» har skrevet, for eksempel eval-data/tett og
    eval-data/standard. «p (Holm)» er rettet for at det er flere mål.
    """
    from eval import mappe, tabell
    from eval.sammenlign import sammenlign as sammenlign_to

    resultat = sammenlign_to(mappe.les(a), mappe.les(b), vis, sett)
    if som_json:
        skriv_json(asdict(resultat))
        return
    click.echo(tabell.vis(tabell.forskjeller(resultat), markdown=markdown))
    for overskrift, rader in (("Bedre", resultat.bedre), ("Verre", resultat.verre)):
        if rader and not markdown:
            click.echo(f"\n{overskrift} i {resultat.b} (RR@10):")
            for id_, sporsmal, for_, na in rader:
                click.echo(f"  {tabell.tall(for_)} → {tabell.tall(na)}  {id_}  {sporsmal}")


def _alle_visninger(valgte: Sequence[Visning], bare_valgte: bool) -> tuple[Visning, ...]:
    return tuple(dict.fromkeys([*valgte, *(() if bare_valgte else ENKLE)]))


def _maal(
    lager: "Lager",
    modell: "Modell",
    sett: Sequence["Sett"],
    domt: "Dommer",
    visninger: Sequence[Visning],
    ut: Path,
) -> list["Rapport"]:
    """Runs every view, writes each to its own folder, and sums them up."""
    from eval import mappe
    from eval.kjoring import kjor
    from eval.rapport import lag_rapport
    from sok.sokemotor import Sokemotor

    rapporter: list[Rapport] = []
    antall = sum(len(ett.sporsmal) for ett in sett)
    with fremdrift("Stiller spørsmål", antall * len(visninger)) as ett_til:
        for visning in visninger:
            kjort = kjor(Sokemotor(lager, modell, visning=visning), sett, domt, ett_til)
            rapporter.append(lag_rapport(kjort))
            mappe.skriv(ut / visning, kjort, rapporter[-1])
    return rapporter


def _skriv(
    rapporter: Sequence["Rapport"],
    visninger: Sequence[Visning],
    *,
    markdown: bool,
    som_json: bool,
) -> None:
    from eval import tabell
    from eval.rapport import rapport_som_json

    if som_json:
        for rapport in rapporter:
            skriv_json(rapport_som_json(rapport))
        return
    valgte = [r for r in rapporter if r.visning in visninger]
    tabeller = [tabell.funn(rapporter), tabell.typer(valgte[0]), tabell.svar(valgte)]
    click.echo("\n\n".join(tabell.vis(t, markdown=markdown) for t in tabeller))
    i = rapporter[0].indeks
    click.echo(
        f"\n{i['dokumenter']} dokumenter, {i['sider']} sider, {i['passasjer']} passasjer. "
        f"Modell: {rapporter[0].modell}."
        + ("" if markdown else f" Median tid: {valgte[0].median_ms:.0f} ms.")
    )


for _kommando in (tillit, tilpass, tid, last, stikkprove, fra_tilbakemelding):
    evaluering.add_command(_kommando)
