"""What the views read: one index, and what searches it."""

from dataclasses import dataclass

from app.kapasitet import Arbeidsplass
from app.maaling import Maaling
from app.sakslenker import Sakslenker
from app.tilbakemelding import Tilbakemeldinger
from indeks.lager import Lager
from sok.fasetter import Fasettregister
from sok.presedens import Presedenssok
from sok.saker import Saksregister
from sok.sokemotor import Sokemotor


@dataclass(frozen=True, slots=True)
class Tjenester:
    """One of each; all are safe to use from threads and follow the index when it changes.

    What takes the processor is done `with plass("what")`. `navn` is the municipality's name at the
    top of the page, empty for the program's own; `tilbakemelding` is whether readers may say that
    an answer was right or wrong.
    """

    lager: Lager
    motor: Sokemotor
    register: Saksregister
    fasetter: Fasettregister
    presedens: Presedenssok
    lenker: Sakslenker
    maaling: Maaling
    plass: Arbeidsplass
    tilbakemeldinger: Tilbakemeldinger
    navn: str = ""
    tilbakemelding: bool = True


def lag_tjenester(motor: Sokemotor, *, navn: str = "", tilbakemelding: bool = True) -> Tjenester:
    """The services over the index of a search engine."""
    register = Saksregister(motor.lager)
    maaling = Maaling(motor.lager)
    return Tjenester(
        motor.lager,
        motor,
        register,
        Fasettregister(motor.lager, register),
        Presedenssok(motor.lager, motor.modell, register),
        Sakslenker(register),
        maaling,
        Arbeidsplass(maaling),
        Tilbakemeldinger(motor.lager.mappe),
        navn,
        tilbakemelding,
    )
