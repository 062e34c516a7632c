"""What the views read: one index, and what searches it."""

from dataclasses import dataclass

from app.nett.innlogging import Adgang
from app.nett.kapasitet import Arbeidsplass
from app.nett.maaling import Maaling
from app.sakslenker import Sakslenker
from app.tilbakemelding import Tilbakemeldinger
from indeks.lagring.lager import Lager
from indeks.oppsett import Oppsett
from sok.fasetter import Fasettregister
from sok.lister.kjente import KjenteUtvalg
from sok.lister.vedtaksregister import Vedtaksregister
from sok.saker.presedens import Presedenssok
from sok.saker.saksregister import Saksregister
from sok.skriving.svarmodell import Svarmodell, svarmodell_av
from sok.sokemotor import Sokemotor


@dataclass(frozen=True, slots=True)
class Tjenester:
    """One of each; all are safe to use from threads and follow the index when it changes.

    What takes the processor is done `with plass("what")`.
    """

    lager: Lager
    motor: Sokemotor
    register: Saksregister
    utvalg: KjenteUtvalg
    fasetter: Fasettregister
    presedens: Presedenssok
    lenker: Sakslenker
    vedtak: Vedtaksregister
    maaling: Maaling
    plass: Arbeidsplass
    tilbakemeldinger: Tilbakemeldinger
    adgang: Adgang
    oppsett: Oppsett
    svarmodell: Svarmodell | None
    """What writes answers in sentences; None where the settings name none."""


def lag_tjenester(motor: Sokemotor, oppsett: Oppsett | None = None) -> Tjenester:
    """The services over the index of a search engine, the defaults without settings. Raises
    `SakssokFeil` for settings that say half."""
    oppsett = oppsett or Oppsett()
    register = motor.saker
    maaling = Maaling(motor.lager)
    return Tjenester(
        motor.lager,
        motor,
        register,
        KjenteUtvalg(motor.lager),
        Fasettregister(motor.lager, register),
        Presedenssok(motor.lager, motor.modell, register),
        Sakslenker(register),
        Vedtaksregister(motor.lager, register),
        maaling,
        Arbeidsplass(maaling),
        Tilbakemeldinger(motor.lager.mappe),
        Adgang(
            motor.lager.mappe, oppsett.innlogging_lesing, oppsett.opplasting, oppsett.betrodd_hode
        ),
        oppsett,
        svarmodell_av(oppsett),
    )
