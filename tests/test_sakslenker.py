"""Adressen til en sak er numrene på papirene dens, så den holder når indeksen lages på nytt."""

import pytest

from app.adresse import Adresse, les_adresse, skriv_adresse
from app.sakslenker import Sakslenker
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor


@pytest.fixture(scope="module")
def register(liten_motor: Sokemotor) -> Saksregister:
    return Saksregister(liten_motor.lager)


def test_hver_sak_har_sin_adresse_og_adressen_gir_saken(register: Saksregister) -> None:
    lenker = Sakslenker(register)
    adresser = {n: skriv_adresse(lenker.adresse(n)) for n in register.nokler()}
    assert len(set(adresser.values())) == len(adresser)
    for nokkel, adresse in adresser.items():
        assert lenker.saker(les_adresse(adresse)) == [nokkel]


def test_et_saksnr_alene_er_nok_der_bare_en_sak_har_det(register: Saksregister) -> None:
    (sak,) = Sakslenker(register).saker(Adresse("sak", sak="18-23"))
    assert register.sak(sak).tittel == "Ny svømmehall på Nordstrand"
    assert Sakslenker(register).saker(Adresse("sak", sak="18-23", utvalg=("Formannskapet",))) == []


def test_et_nummer_som_ikke_finnes_gir_ingen_sak(register: Saksregister) -> None:
    lenker = Sakslenker(register)
    for nummer in ("99-99", "", "tull", "../../etc/passwd"):
        assert lenker.saker(Adresse("sak", sak=nummer)) == []


@pytest.mark.treg
def test_hver_sak_i_eksempelarkivet_har_sin_adresse(eksempelmotor: Sokemotor) -> None:
    register = Saksregister(eksempelmotor.lager)
    lenker = Sakslenker(register)
    for nokkel in register.nokler():
        assert lenker.saker(les_adresse(skriv_adresse(lenker.adresse(nokkel)))) == [nokkel]
    assert skriv_adresse(lenker.adresse(register.finn("22/1187")[0])) == "/sak/22-1187"
    # An arkivsaksnr of two digits looks like a saksnr of another century.
    assert register.sak(*register.finn("24/98")).arkivsaksnr == "24/98"
