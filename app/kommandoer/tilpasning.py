"""The commands of `sakssok eval` that fit what answers are found and weighed with."""

from pathlib import Path

import click

from app.kommandoer.maalevalg import fremdrift, markdownvalg
from app.kommandoer.valg import Kommando, indeksvalg, last_valgt_modell, modellvalg
from indeks.oppsett import Oppsett


@click.command(cls=Kommando)
@click.option(
    "--indeks",
    "indeksmapper",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    help="Et arkiv som spørsmålene som følger med, gjelder; gjentas for hvert.",
)
@modellvalg
@click.option(
    "--norquad",
    "norquadsti",
    type=click.Path(path_type=Path, exists=True),
    metavar="STI",
    help="Ta også med 150 spørsmål fra NorQuAD: mappen med JSON-filene.",
)
@click.option(
    "--norquad-indeks",
    "norquadindeks",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    default="norquad-indeks",
    show_default=True,
    help="Mappen indeksen over NorQuAD ligger i, laget med «sakssok eval norquad».",
)
@click.option("--ablasjon", is_flag=True, help="Vis også modellen uten hvert av kjennetegnene.")
@click.option(
    "--skriv",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv vektene til denne filen (sok/svar/tillit.json).",
)
@markdownvalg
def tillit(
    indeksmapper: tuple[Path, ...],
    norquadsti: Path | None,
    norquadindeks: Path,
    ablasjon: bool,
    skriv: Path | None,
    markdown: bool,
    oppsett: Oppsett,
) -> None:
    """Tilpass hvor sikkert et svar må være, på spørsmålene for utvikling og bare dem."""
    from eval import norquad as nq
    from eval import tabell
    from eval import tillit as til
    from eval.sett import velg_sett
    from indeks.lagring.lager import Lager
    from sok.sokemotor import Sokemotor
    from sok.svar.tillit import skriv_skoger

    lagre = [Lager(mappe) for mappe in indeksmapper]
    last = last_valgt_modell(oppsett, lagre[0])
    motorer = [
        (motor, [s for s in velg_sett(motor.lager, ()).sett if s.navn.endswith("-utvikling")])
        for motor in (Sokemotor(lager, last) for lager in lagre)
    ]
    antall = sum(len(s.sporsmal) for _, sett in motorer for s in sett)
    with fremdrift("Stiller spørsmål", antall) as ett_til:
        eksempler = til.av_arkiver(motorer, ett_til)
    if norquadsti is not None:
        data = nq.les(norquadsti, til.NORQUAD)
        with fremdrift("Stiller NorQuADs spørsmål", til.NORQUAD) as ett_til:
            motor = Sokemotor(Lager(norquadindeks), last)
            eksempler += til.av_norquad(motor, data, ett_til)
    begge = til.begge(eksempler)
    vist = dict(begge)
    if ablasjon:
        vist |= {f"uten {navn}": t for navn, t in til.ablasjon(eksempler).items()}
    click.echo(tabell.vis(tabell.tillit(vist), markdown=markdown))
    if skriv:
        skriv_skoger(skriv, {navn: t.skog for navn, t in begge.items()})


@click.command(cls=Kommando)
@indeksvalg
@click.option(
    "--sporringer",
    "filer",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FIL",
    help="Spørsmål med svar, som i eval/LESMEG.md; kan gjentas.",
)
@click.option(
    "--oppdiktet",
    "oppdiktede",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FIL",
    help="Oppdiktede saker med spørsmål, som i eval/LESMEG.md; kan gjentas.",
)
@click.option(
    "--ut",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    help="Den nye mappen modellen skrives i.",
)
@click.option(
    "--steg", default=480, show_default=True, type=click.IntRange(1), help="Hvor lenge den trenes."
)
@click.option(
    "--andel",
    default=0.6,
    show_default=True,
    type=click.FloatRange(0, 1),
    help="Hvor mye av det den lærer som tas med.",
)
@modellvalg
def tilpass(
    indeksmappe: Path,
    filer: tuple[Path, ...],
    oppdiktede: tuple[Path, ...],
    ut: Path,
    steg: int,
    andel: float,
    oppsett: Oppsett,
) -> None:
    """Tilpass modellen til slik det spørres, på spørsmål der svaret er kjent."""
    from eval import tilpass as til
    from eval.sporsmal import les_fil
    from indeks.feil import SakssokFeil
    from indeks.lagring.lager import Lager
    from indeks.sprakmodell import lavrang
    from sok.sokemotor import Sokemotor

    if ut.exists() and any(ut.iterdir()):
        raise SakssokFeil(f"Mappen «{ut}» er ikke tom; velg en ny mappe til modellen.")
    sporsmal = [q for fil in filer for q in les_fil(fil)]
    lager = Lager(indeksmappe)
    modell = last_valgt_modell(oppsett, lager, full=True)
    motor = Sokemotor(lager, modell)
    with fremdrift("Søker etter det som forveksles", len(sporsmal)) as ett_til:
        eksempler = til.finn_eksempler(motor, sporsmal, ett_til)
    if not eksempler:
        raise SakssokFeil(
            "Ingen av spørsmålene har et svar i indeksen; sjekk at det er rett indeks, og at "
            "spørsmålene har «svar»."
        )
    click.echo(f"{len(eksempler)} av {len(sporsmal)} spørsmål har et svar i indeksen.", err=True)
    for fil in oppdiktede:
        eksempler += til.oppdiktede_eksempler(motor, fil)
    tap: list[float] = []
    with fremdrift("Trener", steg) as ett_til:

        def etter_steg(ett_tap: float) -> None:
            tap.append(ett_tap)
            ett_til()

        laert = til.tilpass(modell, eksempler, steg=steg, andel=andel, fremdrift=etter_steg)
    modell.nett.save(str(ut))
    lavrang.skriv(ut / lavrang.FILNAVN, laert)
    tidel = max(1, len(tap) // 10)
    forst, sist = sum(tap[:tidel]) / tidel, sum(tap[-tidel:]) / tidel
    click.echo(f"Tap: {forst:.2f} først, {sist:.2f} sist.".replace(".", ",", 2))
    click.echo(f"Modellen ligger i «{ut}»; lag en ny indeks med den: --modell {ut}")
