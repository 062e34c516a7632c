"""The commands of `sakssok eval` that measure time: one question's, and many users'."""

import os
from dataclasses import asdict
from pathlib import Path

import click

from app.kommandoer.maalevalg import fremdrift, markdownvalg, sporringsvalg
from app.kommandoer.valg import (
    Kommando,
    indeksvalg,
    last_valgt_modell,
    modellvalg,
    skriv_json,
    som_json_valg,
)
from indeks.oppsett import Oppsett


@click.command(cls=Kommando)
@indeksvalg
@modellvalg
@sporringsvalg(
    "Spørsmålene som stilles, som .jsonl eller .csv; kan gjentas. Uten dette: de som følger "
    "med og gjelder dokumenter i indeksen."
)
@markdownvalg
@som_json_valg
def tid(
    indeksmappe: Path, oppsett: Oppsett, filer: tuple[Path, ...], markdown: bool, som_json: bool
) -> None:
    """Mål hvor lang tid et spørsmål tar, ved siden av et enkelt ordsøk i den samme indeksen."""
    from eval import tabell
    from eval import tid as tiden
    from eval.sett import velg_sett
    from indeks.lagring.lager import Lager
    from sok.sokemotor import Sokemotor

    lager = Lager(indeksmappe)
    sporsmal = [q.sporsmal for ett in velg_sett(lager, filer).sett for q in ett.sporsmal]
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    with fremdrift("Stiller spørsmål", len(set(sporsmal))) as ett_til:
        maalt = tiden.mal_tid(motor, sporsmal, ett_til)
    if not maalt:
        raise click.ClickException(
            f"Tiden måles med minst {tiden.OPPVARMING + 1} ulike spørsmål; legg til flere."
        )
    if som_json:
        for m in maalt:
            skriv_json(asdict(m))
        return
    click.echo(tabell.vis(tabell.tider(maalt), markdown=markdown))
    antall = lager.antall()
    click.echo(f"\n{antall['passasjer']} passasjer, {os.cpu_count()} kjerner.")


@click.command(cls=Kommando)
@click.argument("adresse", metavar="ADRESSE")
@click.option(
    "--brukere",
    type=click.IntRange(1, 500),
    metavar="N",
    default=20,
    show_default=True,
    help="Hvor mange som spør samtidig; annenhver på siden og i API-et.",
)
@click.option(
    "--sekunder",
    type=click.IntRange(1, 3600),
    metavar="N",
    default=60,
    show_default=True,
    help="Hvor lenge.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 600),
    metavar="SEKUNDER",
    default=0,
    show_default=True,
    help="Hvor lenge hver venter etter et svar, i snitt. 0 er å spørre om igjen med en gang.",
)
@sporringsvalg(
    "Spørsmålene det velges blant, som .jsonl eller .csv. Uten dette: de om eksempelarkivet."
)
@som_json_valg
def last(
    adresse: str,
    brukere: int,
    sekunder: int,
    pause: float,
    filer: tuple[Path, ...],
    som_json: bool,
) -> None:
    """Mål hvor lenge mange samtidige brukere venter på svar fra et Sakssøk som kjører.

    ADRESSE er for eksempel http://127.0.0.1:7860.
    """
    import asyncio
    from collections import Counter

    from eval import last as lasten
    from eval.sporsmal import les_sett, medfolgende

    valgte = filer or [f for f in medfolgende() if f.stem.startswith("eksempel")]
    sporsmal = [q.sporsmal for sett in les_sett(valgte) for q in sett.sporsmal]
    resultat = asyncio.run(
        lasten.kjor(adresse.rstrip("/"), sporsmal, brukere=brukere, sekunder=sekunder, pause=pause)
    )
    for m in lasten.maalinger(resultat):
        if som_json:
            skriv_json(asdict(m))
            continue
        tider = "; ".join(
            f"{navn} {f'{verdi:.2f}'.replace('.', ',')} s"
            for navn, verdi in (("median", m.median), ("95 %", m.p95), ("lengst", m.maks))
            if verdi is not None
        )
        click.echo(f"{m.vei}: {m.antall} spørsmål, {m.feil} feil; {tider}")
    if feil := Counter(f.feil for f in resultat if f.feil):
        for hva, antall in feil.most_common(5):
            click.echo(f"{antall} × {hva}", err=True)
        raise click.ClickException("Ikke alle fikk svar.")
