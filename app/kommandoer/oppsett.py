"""The command `sakssok oppsett`: the settings in force, and where each comes from."""

import click

from app.kommandoer.valg import Kommando, innstillinger, skriv_json, som_json_valg
from indeks.oppsett import INNSTILLINGER, Lest


@click.command(cls=Kommando)
@innstillinger(*INNSTILLINGER)
@som_json_valg
@click.pass_obj
def oppsett(lest: Lest, som_json: bool) -> None:
    """Vis innstillingene som gjelder, og hvor hver av dem kommer fra.

    En innstilling på kommandolinjen går foran miljøvariabelen, den går foran oppsettfilen, og den
    foran standarden.
    """
    verdier = lest.oppsett.model_dump(mode="json")
    if som_json:
        for navn in INNSTILLINGER:
            rad = {"navn": navn, "verdi": verdier[navn], "kilde": lest.kilder[navn]}
            skriv_json(rad)
        return
    click.echo(f"Oppsettfil: {lest.fil or 'ingen'}")
    bredde = max(map(len, INNSTILLINGER))
    for navn in INNSTILLINGER:
        click.echo(f"{navn:{bredde}}  {_vist(verdier[navn])}  ({lest.kilder[navn]})")


def _vist(verdi: object) -> str:
    if verdi is None or verdi in ("", []):
        return "–"
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    return ", ".join(map(str, verdi)) if isinstance(verdi, list) else str(verdi)
