"""What the commands of `sakssok` have in common: options, how they end, Norwegian words.

Importing this tells gettext where click's own words are in Norwegian; it looks them up when it
uses them.
"""

import functools
import gettext
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indeks.datoer import krev_dato
from indeks.feil import SakssokFeil
from indeks.fil.filer import arsak, vis_navn

if TYPE_CHECKING:
    from indeks.indeksering import Lesevalg
    from indeks.lagring.lager import Lager
    from indeks.oppsett import Lest, Oppsett
    from indeks.sprakmodell.modell import Modell

os.environ["LANGUAGE"] = "nb"
gettext.bindtextdomain("messages", str(Path(__file__).parents[1] / "sprak"))


class Dato(click.ParamType[date]):
    """A date in any of the ways Norwegians write one."""

    name = "dato"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return krev_dato(str(value))
        except SakssokFeil as feil:
            self.fail(str(feil), param, ctx)


class Sti(click.Path):
    """A path that is not empty. To Python the empty one is the folder one is in; to whoever wrote
    it, a shell variable that was not set."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if value == "":
            self.fail("Stien er tom; oppgi en fil eller en mappe.", param, ctx)
        try:
            return super().convert(value, param, ctx)
        except UnicodeEncodeError:  # half a pair of surrogates
            self.fail(
                "Stien har et tegn som ikke kan stå i et filnavn; se hvordan den er skrevet.",
                param,
                ctx,
            )


class Innstilling(click.Option):
    """An option that overrides a setting of `indeks.oppsett`.

    It is never asked for its value by click: the command gets the settings in force, whether they
    come from here, the environment or the file (`_bruk_oppsett`).
    """

    def __init__(self, *args: Any, felt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.felt = felt


def _bruk_oppsett(ctx: click.Context) -> None:
    """Reads the settings, once a command, and lets them be the values of its options."""
    valg = [p for p in ctx.command.params if isinstance(p, Innstilling)]
    if not valg:
        return
    from app.logg import start_logg
    from indeks.oppsett import les_oppsett

    verdier = {p.felt: ctx.params.pop(p.name) for p in valg if p.name}
    fil = ctx.params.pop("oppsettfil", None)
    ctx.obj = les_oppsett(verdier, fil=fil)
    if "logg" in verdier:
        start_logg(ctx.obj.oppsett)


class Kommando(click.Command):
    """A command whose usage line is in Norwegian, and that reads the settings it has options of."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[VALG]", **kwargs})

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it with the settings in force."""
        _bruk_oppsett(ctx)
        return super().invoke(ctx)


class Gruppe(click.Group):
    """A group whose commands end with one Norwegian sentence, never with a trace."""

    command_class = Kommando

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"options_metavar": "[VALG]", "subcommand_metavar": "KOMMANDO", **kwargs}
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            _bruk_oppsett(ctx)
            return super().invoke(ctx)
        except SakssokFeil as feil:
            raise click.ClickException(str(feil)) from feil
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; that is its right.
            _slipp_utskriften()
            raise SystemExit(0) from None
        except OSError as feil:
            try:
                sys.stdout.flush()
            except OSError:
                _slipp_utskriften()
            raise click.ClickException(_setning(feil)) from feil


def _slipp_utskriften() -> None:
    """Lets go of what could not be written, which Python would try once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _setning(feil: OSError) -> str:
    if feil.filename is None:
        return f"Kommandoen stanset ({arsak(feil)}); rett det, og kjør den igjen."
    return (
        f"«{vis_navn(os.fsdecode(feil.filename))}» kan ikke leses eller skrives ({arsak(feil)}); "
        "rett det, eller velg et annet sted."
    )


Dekorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_METAVAR = {
    "indeks": "MAPPE",
    "modellmappe": "MAPPE",
    "vert": "ADRESSE",
    "port": "N",
    "frist": "SEKUNDER",
    "hvert": "SEKUNDER",
    "minne": "MB",
    "maks_opplasting_mb": "N",
    "logg": "FIL",
    "modell": "NAVN",
    "navn": "NAVN",
    "betrodd_hode": "HODE",
    "apne_adresser": "LISTE",
    "metrikk": "LISTE",
    "svarmodell_adresse": "ADRESSE",
    "svarmodell": "NAVN",
    "svarmodell_nokkelfil": "FIL",
    "svarmodell_ventetid": "SEKUNDER",
}
_NEI = {"ocr": "uten-ocr"}
_VERDIER = {"unntatt": "stopp|ta_med", "logg_niva": "feil|advarsel|info|alt"}


def innstillinger(*felt: str) -> Dekorator:
    """Options for those settings, and for the file the others are read from."""

    def legg_pa(kommando: Callable[..., Any]) -> Callable[..., Any]:
        for navn in reversed(felt):
            kommando = _innstilling(navn)(kommando)
        if not any(p.name == "oppsettfil" for p in getattr(kommando, "__click_params__", ())):
            kommando = click.option(
                "--oppsett",
                "oppsettfil",
                type=click.Path(path_type=Path, dir_okay=False),
                metavar="FIL",
                help="Oppsettfilen. Uten dette: sakssok.toml i indeksmappen, om den er der.",
            )(kommando)
        return kommando

    return legg_pa


def _innstilling(felt: str) -> Dekorator:
    from indeks.oppsett import Oppsett

    info = Oppsett.model_fields[felt]
    valg = "--" + felt.replace("_", "-")
    hjelp = info.description
    if isinstance(info.default, bool):
        # None where neither is given, so that the file's value stands.
        return click.option(
            f"{valg}/--{_NEI.get(felt, f'ikke-{valg[2:]}')}",
            felt,
            cls=Innstilling,
            felt=felt,
            default=None,
            help=f"{hjelp}  [standard: {'ja' if info.default else 'nei'}]",
        )
    standard = f"  [standard: {info.default}]" if info.default not in (None, "", ()) else ""
    return click.option(
        valg,
        felt,
        cls=Innstilling,
        felt=felt,
        metavar=_METAVAR.get(felt) or _VERDIER.get(felt, "TEKST"),
        help=f"{hjelp}{standard}",
    )


def indeksvalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says which index; the command gets its folder as `indeksmappe`."""

    @functools.wraps(kommando)
    def med_mappe(*args: Any, **kwargs: Any) -> Any:
        return kommando(*args, indeksmappe=_gjeldende().indeks, **kwargs)

    return innstillinger("indeks", "logg", "logg_niva")(med_mappe)


def modellvalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose the model; the command gets the settings as `oppsett`."""

    @functools.wraps(kommando)
    def med_oppsett(*args: Any, **kwargs: Any) -> Any:
        return kommando(*args, oppsett=_gjeldende(), **kwargs)

    return innstillinger("modell", "sporreprompt", "passasjeprompt", "modellmappe")(med_oppsett)


SVARMODELL = ("svarmodell_adresse", "svarmodell", "svarmodell_nokkelfil", "svarmodell_ventetid")
"""The settings of the model that writes answers."""


def _gjeldende() -> "Oppsett":
    lest: Lest = click.get_current_context().obj
    return lest.oppsett


def apne_lager(indeksmappe: Path) -> "Lager":
    """The index, to be asked; says so where an older version made it and hid nothing."""
    from indeks.lagring.lager import Lager
    from indeks.lagring.personlager import er_skjermet

    lager = Lager(indeksmappe)
    if not er_skjermet(lager):
        click.echo(
            "Indeksen ble laget av en eldre utgave, som skjulte færre personopplysninger; kjør "
            "«sakssok indekser» på mappene igjen.",
            err=True,
        )
    return lager


def last_valgt_modell(oppsett: "Oppsett", lager: "Lager", *, full: bool = False) -> "Modell":
    """The model that the settings say. Where they say none: the one that the index was made with
    if it comes with the program, so that an index outlives a new default; else the default. `full`
    as `indeks.sprakmodell.modell.last_modell` has it."""
    from indeks.sprakmodell.e5 import MEDFOLGER
    from indeks.sprakmodell.modell import last_modell

    har = lager.modell
    return last_modell(
        oppsett.modell or (har.navn if har and har.navn in MEDFOLGER else None),
        sporreprompt=oppsett.sporreprompt,
        passasjeprompt=oppsett.passasjeprompt,
        modellmappe=oppsett.modellmappe,
        full=full,
    )


som_json_valg = click.option(
    "--json", "som_json", is_flag=True, help="Skriv JSON, én linje for hvert svar."
)


def skriv_json(svar: Any) -> None:
    """Writes an answer as the option has it."""
    click.echo(json.dumps(svar, ensure_ascii=False))


def antallvalg(hva: str) -> Dekorator:
    """The option that says how many are shown; `hva` is its help."""
    return click.option(
        "--antall",
        type=click.IntRange(1, 100),
        metavar="N",
        default=10,
        show_default=True,
        help=hva,
    )


def lesevalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how files are read; the command gets them as `valg`, an
    `indeks.indeksering.Lesevalg`."""

    @functools.wraps(kommando)
    def med_valg(*args: Any, prov_igjen: bool, pa_nytt: bool, **kwargs: Any) -> Any:
        valg = lesevalg_av(_gjeldende(), prov_igjen=prov_igjen, pa_nytt=pa_nytt)
        return kommando(*args, valg=valg, **kwargs)

    prov = click.option(
        "--prov-igjen", is_flag=True, help="Prøv også filer som er hoppet over før."
    )
    igjen = click.option(
        "--pa-nytt",
        is_flag=True,
        help="Les også uendrede filer på nytt, når en ny utgave leser dem bedre.",
    )
    return innstillinger("frist", "minne", "ocr", "unntatt", "apne_adresser")(prov(igjen(med_valg)))


def lesevalg_av(
    oppsett: "Oppsett", *, prov_igjen: bool = False, pa_nytt: bool = False
) -> "Lesevalg":
    """How files are read, as the settings say."""
    from indeks.indeksering import Lesevalg
    from indeks.leser import Grenser
    from indeks.papir.personvern import Personvern

    return Lesevalg(
        Grenser(oppsett.frist, oppsett.minne),
        oppsett.ocr,
        prov_igjen,
        pa_nytt,
        Personvern(oppsett.apne_adresser, ta_med_unntatte=oppsett.unntatt == "ta_med"),
    )


def filtervalg(kommando: Callable[..., Any]) -> Callable[..., Any]:
    """The options that bound what may be found."""
    for valg in reversed(
        (
            click.option(
                "--utvalg", multiple=True, metavar="NAVN", help="Bare dette utvalget; kan gjentas."
            ),
            click.option("--fra", type=Dato(), help="Bare møter fra og med denne datoen."),
            click.option("--til", type=Dato(), help="Bare møter til og med denne datoen."),
            click.option(
                "--saksnr",
                metavar="NR",
                help="Bare denne saken: saksnr (25/23) eller arkivsaksnr (23/17920).",
            ),
        )
    ):
        kommando = valg(kommando)
    return kommando
