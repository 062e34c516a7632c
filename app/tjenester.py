"""What the views read: one index, and what searches it."""

from dataclasses import dataclass

from app.sakslenker import Sakslenker
from indeks.lager import Lager
from sok.fasetter import Fasettregister
from sok.presedens import Presedenssok
from sok.saker import Saksregister
from sok.sokemotor import Sokemotor
from sok.vedtaksregister import Vedtaksregister


@dataclass(frozen=True, slots=True)
class Tjenester:
    """One of each; all are safe to use from threads and follow the index when it changes.

    `navn` is the municipality's name at the top of the page, empty for the program's own;
    `tilbakemelding` is whether readers may say that an answer was right or wrong; `opplasting` is
    whether documents may be added and taken out from the browser, each of at most `maks_mb`.
    """

    lager: Lager
    motor: Sokemotor
    register: Saksregister
    fasetter: Fasettregister
    presedens: Presedenssok
    lenker: Sakslenker
    vedtak: Vedtaksregister
    navn: str = ""
    tilbakemelding: bool = True
    opplasting: bool = False
    maks_mb: int = 100


def lag_tjenester(
    motor: Sokemotor,
    *,
    navn: str = "",
    tilbakemelding: bool = True,
    opplasting: bool = False,
    maks_mb: int = 100,
) -> Tjenester:
    """The services over the index of a search engine."""
    register = Saksregister(motor.lager)
    return Tjenester(
        motor.lager,
        motor,
        register,
        Fasettregister(motor.lager, register),
        Presedenssok(motor.lager, motor.modell, register),
        Sakslenker(register),
        Vedtaksregister(motor.lager, register),
        navn,
        tilbakemelding,
        opplasting,
        maks_mb,
    )
