"""Spørsmål som en liste svarer på, og ingen passasje: alt et møte vedtok, alt noen foreslo."""

from datetime import date
from pathlib import Path

import pytest

from app.adresse import Adresse
from app.kommandolinje import _som_kommando
from app.nett.tjenester import lag_tjenester
from app.sider.sok import vis_sok
from indeks.oppsett import Oppsett
from sok.kontrakt import resultat_som_json
from sok.lister.listesporsmal import alle_av, listefilter
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter, les_sporring

UTVALG = {"formannskap": "Formannskapet", "kommunestyre": "Kommunestyret"}
PERSONER = ("Hanna Eikrem", "Ola Lundevik")
MOTET = Filter(("Formannskapet",), date(2023, 11, 28), date(2023, 11, 28))


def filter_av(sporsmal: str) -> Vedtaksfilter | None:
    return listefilter(les_sporring(sporsmal, UTVALG), UTVALG, PERSONER)


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        ("Hva vedtok formannskapet 28.11.2023?", Vedtaksfilter(MOTET, slag="vedtak")),
        (
            "Hva ble behandlet i formannskapet 28. november 2023?",
            Vedtaksfilter(MOTET, slag="vedtak"),
        ),
        (
            "Kva handsama kommunestyret i juni 2023?",
            Vedtaksfilter(
                Filter(("Kommunestyret",), date(2023, 6, 1), date(2023, 6, 30)), slag="vedtak"
            ),
        ),
        ("Hvilke saker ble utsatt?", Vedtaksfilter(resultat="utsatt", slag="vedtak")),
        (
            "Hvilke saker vedtok formannskapet å utsette?",
            Vedtaksfilter(Filter(("Formannskapet",)), "utsatt", slag="vedtak"),
        ),
        (
            "Hvilke saker ble trukket i formannskapet?",
            Vedtaksfilter(Filter(("Formannskapet",)), "trukket", slag="vedtak"),
        ),
        (
            "Hva vedtok kommunestyret fra mars til juni 2023?",
            Vedtaksfilter(
                Filter(("Kommunestyret",), date(2023, 3, 1), date(2023, 6, 30)), slag="vedtak"
            ),
        ),
        (
            "Hva vedtok kommunestyret i 2023?",
            Vedtaksfilter(
                Filter(("Kommunestyret",), date(2023, 1, 1), date(2023, 12, 31)), slag="vedtak"
            ),
        ),
        ("formannskapet 28.11.2023", Vedtaksfilter(MOTET, slag="vedtak")),
        ("Vedtak i formannskapet 28.11.2023", Vedtaksfilter(MOTET, slag="vedtak")),
        (
            "Hvilke forslag ble fremmet etter 2023?",
            Vedtaksfilter(Filter(fra=date(2024, 1, 1)), slag="forslag"),
        ),
        (
            "Hvilke vedtak fra før 2023 er ikke iverksatt?",
            Vedtaksfilter(Filter(til=date(2022, 12, 31)), status="ikke iverksatt"),
        ),
        (
            "Hva har kommunestyret vedtatt siden 1. mars 2023?",
            Vedtaksfilter(Filter(("Kommunestyret",), date(2023, 3, 1)), slag="vedtak"),
        ),
        (
            "Hva har Hanna Eikrem foreslått?",
            Vedtaksfilter(forslagsstiller="Hanna Eikrem", slag="forslag"),
        ),
        (
            "Kva har Eikrem føreslått i formannskapet?",
            Vedtaksfilter(Filter(("Formannskapet",)), forslagsstiller="Eikrem", slag="forslag"),
        ),
        (
            "Hvilke forslag fra SV falt i 2023?",
            Vedtaksfilter(
                Filter(fra=date(2023, 1, 1), til=date(2023, 12, 31)),
                resultat="falt",
                parti="SV",
                slag="forslag",
            ),
        ),
        ("Hvilke forslag har Senterpartiet fremmet?", Vedtaksfilter(parti="Sp", slag="forslag")),
        ("Hvilke vedtak er ikke iverksatt?", Vedtaksfilter(status="ikke iverksatt")),
        ("Kva vedtak er iverksett?", Vedtaksfilter(status="iverksatt")),
        ("Hvilke vedtak venter på å bli iverksatt?", Vedtaksfilter(status="ikke iverksatt")),
        ("Hvilke vedtak er aldri gjennomført?", Vedtaksfilter(status="ikke iverksatt")),
    ],
)
def test_sporsmalet_er_en_liste(sporsmal: str, ventet: Vedtaksfilter) -> None:
    assert filter_av(sporsmal) == ventet.kontroller()


@pytest.mark.parametrize(
    "sporsmal",
    [
        # Den som spør om noe mer, vil ha passasjene om det.
        "Hvilke forslag om skolen falt?",
        "Hva vedtok formannskapet om helsehuset 28.11.2023?",
        "Hva ble vedtatt om skolen?",
        "Hva vedtok formannskapet?",
        "Hvilke saker gjelder Storneset?",
        "Hva har Kari Ukjent foreslått?",
        "Hva har kommunedirektøren foreslått?",
        "Hvilke forslag fra SV og Rødt falt?",
        "Hva ble vedtatt i sak 35/23?",
        "Hvorfor ble saken utsatt?",
        "Hvilke vedtak venter på kommunestyret?",
        # Listen har det motsatte, eller noe mer enn det som spørres om.
        "Hvilke saker ble ikke utsatt i formannskapet?",
        "Hvilke forslag fra SV falt ikke?",
        "Hvilke saker falt i formannskapet?",
        "Hvilke forslag ble fremmet mot Høyre?",
        "Hvilke endringsforslag fremmet Venstre?",
        "Er alle vedtak iverksatt?",
        "Hvilke forslag falt, og hvilke ble trukket?",
        "Hvilke vedtak ble iverksatt i 2023?",
        "Hvilke vedtak skal iverksettes i 2024?",
        "Hva vedtok formannskapet i juni?",
        "Hva vedtok formannskapet i juni og november 2023?",
        "Hva vedtok formannskapet 21.03.2023 og 28.11.2023?",
        "Hva vedtok formannskapet 31. november 2023?",
        "Hvilke saker behandlet formannskapet i 2022 og 2024?",
    ],
)
def test_sporsmalet_er_ingen_liste(sporsmal: str) -> None:
    assert filter_av(sporsmal) is None


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        # Alt, også der ingen liste har det: en annen kommune, en ukjent, en tid uten ender.
        ("Hva vedtok Sola kommunestyre 16.12.2021?", "vedtak"),
        ("Hvilke forslag har Kari Ukjent fremmet?", "forslag"),
        ("Hvilke saker ble ikke utsatt i formannskapet?", "vedtak"),
        ("Hvilke vedtak skal iverksettes i 2024?", "vedtak"),
        ("Hvilke endringsforslag fremmet Venstre?", "forslag"),
        ("Hvilke forslag om skolen falt?", None),
        ("Hva vedtok formannskapet om helsehuset 28.11.2023?", None),
        ("Hva ble vedtatt i sak 35/23?", None),
    ],
)
def test_sporsmalet_gjelder_alle(sporsmal: str, ventet: Listeslag | None) -> None:
    assert alle_av(les_sporring(sporsmal, UTVALG), ("Sola", "Nome")) == ventet


def test_en_passasje_er_aldri_et_sikkert_svar_pa_en_liste(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok("Hva vedtok kommunestyret 28.03.2023?")
    assert resultat.liste is not None
    assert not resultat.svar.sikker
    assert resultat_som_json(resultat)["liste"] == {
        "slag": "vedtak",
        "utvalg": ["Kommunestyret"],
        "fra": "2023-03-28",
        "til": "2023-03-28",
        "resultat": None,
        "forslagsstiller": None,
        "parti": None,
        "status": None,
    }


def test_der_listen_har_svaret_sies_det_ikke_at_arkivet_mangler_det(
    liten_motor: Sokemotor,
) -> None:
    """Siden sa «Jeg finner ikke noe sikkert svar … skriv med andre ord» under en liste som har
    alle."""
    t = lag_tjenester(liten_motor)
    html = vis_sok(Adresse(q="Hva ble vedtatt i møtet 28. mars 2023?"), t, "nb").svar
    assert "Se listen over vedtak (2)" in html
    assert "Ingen enkelt passasje svarer på dette; listen har dem alle." in html
    for feil in ("ikke noe sikkert svar", "med andre ord", "arkivet ikke har svaret"):
        assert feil not in html, feil


def test_kommandoen_som_lister_er_for_den_samme_indeksen() -> None:
    """Den som skrev av linjen, fikk «Det er ingen indeks i «indeks-data»»."""
    f = Vedtaksfilter(slag="status", status="ikke iverksatt")
    assert _som_kommando(f, Path("/srv/moter")).endswith(
        '--status "ikke iverksatt" --indeks /srv/moter'
    )
    assert "--indeks" not in _som_kommando(f, Oppsett().indeks)
