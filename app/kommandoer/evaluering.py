"""The commands `sakssok eval`: measure an index, what is read of decisions, NorQuAD; compare."""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.kommandoer.valg import Gruppe, indeksvalg, last_valgt_modell, modellvalg, som_json_valg
from indeks.oppsett import Oppsett
from sok.resultat import mote
from sok.visninger import VISNINGER, Visning

if TYPE_CHECKING:
    from eval.dom import Dommer
    from eval.rapport import Rapport
    from eval.sporsmal import Sett
    from indeks.lager import Lager
    from indeks.modell import Modell

ENKLE: tuple[Visning, ...] = ("leksikalsk", "tett")
"""What is always shown beside the view that is measured, unless it is asked not to be."""

MELDES_HVERT = 60.0
"""Seconds between the lines that say how far it has come, where nobody watches."""


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


def _sporringsvalg(hjelp: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--sporringer",
        "filer",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL",
        help=hjelp,
    )


@click.group("eval", cls=Gruppe, invoke_without_command=True, subcommand_metavar="[KOMMANDO]")
@indeksvalg
@modellvalg
@_sporringsvalg(
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
    from indeks.lager import Lager

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
    from indeks.lager import Lager

    data = nq.les(sti, antall)
    lager = Lager(indeksmappe, opprett=True)
    last = last_valgt_modell(oppsett, lager)
    with _fremdrift("Indekserer NorQuAD", len(data.kontekster)) as ett_til:
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
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
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
                click.echo(json.dumps(rad, ensure_ascii=False))
        return
    click.echo(tabell.vis(tabell.struktur(samlet(dokumenter)), markdown=markdown))


@evaluering.command()
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
    help="Skriv vektene til denne filen (sok/tillit.json).",
)
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
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
    from indeks.lager import Lager
    from sok.sokemotor import Sokemotor
    from sok.tillit import skriv_skoger

    lagre = [Lager(mappe) for mappe in indeksmapper]
    last = last_valgt_modell(oppsett, lagre[0])
    motorer = [
        (motor, [s for s in velg_sett(motor.lager, ()).sett if s.navn.endswith("-utvikling")])
        for motor in (Sokemotor(lager, last) for lager in lagre)
    ]
    antall = sum(len(s.sporsmal) for _, sett in motorer for s in sett)
    with _fremdrift("Stiller spørsmål", antall) as ett_til:
        eksempler = til.av_arkiver(motorer, ett_til)
    if norquadsti is not None:
        data = nq.les(norquadsti, til.NORQUAD)
        with _fremdrift("Stiller NorQuADs spørsmål", til.NORQUAD) as ett_til:
            motor = Sokemotor(Lager(norquadindeks), last)
            eksempler += til.av_norquad(motor, data, ett_til)
    begge = til.begge(eksempler)
    vist = dict(begge)
    if ablasjon:
        vist |= {f"uten {navn}": t for navn, t in til.ablasjon(eksempler).items()}
    click.echo(tabell.vis(tabell.tillit(vist), markdown=markdown))
    if skriv:
        skriv_skoger(skriv, {navn: t.skog for navn, t in begge.items()})


@evaluering.command()
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
    from indeks import lavrang
    from indeks.feil import SakssokFeil
    from indeks.lager import Lager
    from sok.sokemotor import Sokemotor

    if ut.exists() and any(ut.iterdir()):
        raise SakssokFeil(f"Mappen «{ut}» er ikke tom; velg en ny mappe til modellen.")
    sporsmal = [q for fil in filer for q in les_fil(fil)]
    lager = Lager(indeksmappe)
    modell = last_valgt_modell(oppsett, lager, full=True)
    motor = Sokemotor(lager, modell)
    with _fremdrift("Søker etter det som forveksles", len(sporsmal)) as ett_til:
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
    with _fremdrift("Trener", steg) as ett_til:

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
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
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
        click.echo(json.dumps(asdict(resultat), ensure_ascii=False))
        return
    click.echo(tabell.vis(tabell.forskjeller(resultat), markdown=markdown))
    for overskrift, rader in (("Bedre", resultat.bedre), ("Verre", resultat.verre)):
        if rader and not markdown:
            click.echo(f"\n{overskrift} i {resultat.b} (RR@10):")
            for id_, sporsmal, for_, na in rader:
                click.echo(f"  {tabell.tall(for_)} → {tabell.tall(na)}  {id_}  {sporsmal}")


@evaluering.command("fra-tilbakemelding")
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
    from indeks.lager import Lager

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


@evaluering.command()
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
@_sporringsvalg(
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
            click.echo(json.dumps(asdict(m), ensure_ascii=False))
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


@evaluering.command()
@indeksvalg
@modellvalg
@_sporringsvalg(
    "Spørsmålene som stilles, som .jsonl eller .csv; kan gjentas. Uten dette: de som følger "
    "med og gjelder dokumenter i indeksen."
)
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
@som_json_valg
def tid(
    indeksmappe: Path, oppsett: Oppsett, filer: tuple[Path, ...], markdown: bool, som_json: bool
) -> None:
    """Mål hvor lang tid et spørsmål tar, ved siden av et enkelt ordsøk i den samme indeksen."""
    from eval import tabell
    from eval import tid as tiden
    from eval.sett import velg_sett
    from indeks.lager import Lager
    from sok.sokemotor import Sokemotor

    lager = Lager(indeksmappe)
    sporsmal = [q.sporsmal for ett in velg_sett(lager, filer).sett for q in ett.sporsmal]
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    with _fremdrift("Stiller spørsmål", len(set(sporsmal))) as ett_til:
        maalt = tiden.mal_tid(motor, sporsmal, ett_til)
    if not maalt:
        raise click.ClickException(
            f"Tiden måles med minst {tiden.OPPVARMING + 1} ulike spørsmål; legg til flere."
        )
    if som_json:
        for m in maalt:
            click.echo(json.dumps(asdict(m), ensure_ascii=False))
        return
    click.echo(tabell.vis(tabell.tider(maalt), markdown=markdown))
    antall = lager.antall()
    click.echo(f"\n{antall['passasjer']} passasjer, {os.cpu_count()} kjerner.")


@evaluering.command()
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
@click.option("--markdown", is_flag=True, help="Skriv tabellen som Markdown.")
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
    from indeks.lager import Lager
    from sok.sokemotor import Sokemotor

    lager = Lager(indeksmappe)
    trukket = proven.trekk(lager, antall, fro)
    sporsmal = proven.lag_sporsmal(trukket)
    motor = Sokemotor(lager, last_valgt_modell(oppsett, lager))
    with _fremdrift("Stiller spørsmål", len(sporsmal)) as ett_til:
        stilte = proven.still(motor, sporsmal, ett_til)
    if som_json:
        for s in stilte:
            click.echo(json.dumps(proven.stilt_som_json(s), ensure_ascii=False))
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
    with _fremdrift("Stiller spørsmål", antall * len(visninger)) as ett_til:
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
            click.echo(json.dumps(rapport_som_json(rapport), ensure_ascii=False))
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


@contextmanager
def _fremdrift(hva: str, antall: int) -> Iterator[Callable[[], None]]:
    """Shows how far it has come: all the time to who watches, once a minute to a file."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    konsoll = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=konsoll,
        disable=not konsoll.is_terminal,
        transient=True,
    ) as visning:
        oppgave = visning.add_task(hva, total=antall)
        sist = time.monotonic()

        def ett_til() -> None:
            nonlocal sist
            visning.advance(oppgave)
            if not konsoll.is_terminal and time.monotonic() - sist >= MELDES_HVERT:
                sist = time.monotonic()
                gjort = visning.tasks[oppgave].completed
                click.echo(f"{hva}: {gjort:.0f} av {antall}", err=True)

        yield ett_til
