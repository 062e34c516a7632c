"""Svaret må stå i papirene fra det utvalget, den dagen og den kommunen det spørres om."""

from datetime import date

import pytest
from lag_motor import lag_motor
from lag_pdf import lag_pdf

from indeks.lagring.rader import Passasjerad
from indeks.sprakmodell.modell import Modell
from indeks.utvalg import nokkel_utvalg
from sok.meldinger import INGEN_STATUS, STATUS_UTELATT
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import les_sporring
from sok.svar.papirene import alle_utvalg, hva_som_mangler, krav_av, moter, nevnte_kommuner


@pytest.mark.parametrize(
    ("sitat", "ventet"),
    [
        ("Protokoll fra møte 20.03.2024 godkjennes.", False),
        ("Kommunestyret vedtok 20.03.2024 å bygge hallen.", True),
        ("Kommunestyret vedtok 20. mars 2024 å bygge hallen.", True),
        ("Formannskapet vedtok 20.03.2024 å bygge hallen.", False),
    ],
)
def test_et_senere_mote_svarer_bare_for_et_tidligere_der_det_forteller_hva_det_gjorde(
    sitat: str, ventet: bool
) -> None:
    sporring = les_sporring(
        "Hva vedtok kommunestyret 20.03.2024?",
        {nokkel_utvalg("Kommunestyret") or "": "Kommunestyret"},
    )
    p = Passasjerad(
        1, sitat, "Fjordvik kommune", 0, len(sitat), 1, 1, "vedtak", "moteprotokoll", None,
        "Kommunestyret", date(2024, 5, 15), 1, "12/24", "24/120", "Hallen", 1, "mote.pdf",
    )  # fmt: skip
    assert krav_av(sporring, ()).oppfylt(p, sitat) is ventet


@pytest.mark.parametrize(
    "sporsmal",
    [
        "Hva vedtok kontrollutvalget om svømmehallen?",
        "Hvordan stemte kontrollutvalget om svømmehallen?",
        "Kva vedtok kontrollutvalet om symjehallen?",
    ],
)
def test_et_utvalg_som_ikke_har_moter_i_indeksen_faar_aldri_et_annets_svar(
    liten_motor: Sokemotor, sporsmal: str
) -> None:
    svar = liten_motor.sok(sporsmal).svar
    assert not svar.besvart and not svar.sitater
    assert svar.tekst.startswith("Indeksen har ingen møter i Kontrollutvalget. Den har ")
    assert "Kommunestyret 28.03.2023" in svar.tekst


def test_en_dag_utvalget_ikke_motte_gir_de_naermeste_motene(liten_motor: Sokemotor) -> None:
    svar = liten_motor.sok("Hva vedtok kommunestyret om svømmehallen 14.11.2023?").svar
    assert not svar.besvart
    assert "ikke noe møte i Kommunestyret 14.11.2023" in svar.tekst
    assert "28.03.2023" in svar.tekst


def test_det_utvalget_selv_vedtok_er_svaret(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok("Hva vedtok kommunestyret om svømmehall?")
    for sitat in resultat.svar.sitater:
        assert resultat.treff[sitat.rang - 1].passasje.utvalg == "Kommunestyret"


def test_et_kommunestyre_i_en_annen_kommune_er_et_annet(liten_motor: Sokemotor) -> None:
    assert not liten_motor.sok("Hva vedtok Bodø kommunestyre om svømmehallen?").svar.besvart
    assert nevnte_kommuner("Hva vedtok Bodø kommunestyre?") == ["Bodø"]
    assert nevnte_kommuner("Vedtok kommunestyret noe om Bodø?") == []
    assert nevnte_kommuner("Hvilken kommune blir vertskommune?") == []
    assert nevnte_kommuner("Denne kommunen og andre kommuner") == []


def test_bare_sporsmal_om_hva_et_utvalg_gjorde_krever_utvalgets_papirer(
    liten_motor: Sokemotor,
) -> None:
    utvalg = alle_utvalg(liten_motor.lager)
    assert krav_av(les_sporring("Hva vedtok kommunestyret?", utvalg), ()).handling
    assert not krav_av(les_sporring("Hvem er leder i kontrollutvalget?", utvalg), ()).handling
    assert not krav_av(les_sporring("Hva ble vedtatt om skolen?", utvalg), ()).handling


def test_bystyret_og_kommunestyret_er_samme_organ_der_bare_ett_finnes(
    liten_motor: Sokemotor,
) -> None:
    assert "bystyre" not in alle_utvalg(liten_motor.lager)


def test_det_som_mangler_sies_med_det_som_finnes(liten_motor: Sokemotor) -> None:
    utvalg, har = alle_utvalg(liten_motor.lager), moter(liten_motor.lager)
    krav = krav_av(les_sporring("Hva vedtok formannskapet 01.02.2021?", utvalg), ())
    assert hva_som_mangler(krav, utvalg, har) == (
        "Indeksen har ikke noe møte i Formannskapet 01.02.2021. De nærmeste møtene er 21.03.2023."
    )
    assert har["formannskap"] == [date(2023, 3, 21)]


@pytest.fixture(scope="module")
def med_rapport(tmp_path_factory: pytest.TempPathFactory, liten_modell: Modell) -> Sokemotor:
    """An agenda with a report on earlier decisions, one of them without a status."""
    mappe = tmp_path_factory.mktemp("rapport")
    lag_pdf(
        mappe / "rapport.pdf",
        [
            [
                "Fjordvik kommune",
                "Møteinnkalling",
                "Utvalg: Kommunestyret",
                "Dato: 28.03.2023",
                "7/23 Rapport om vedtak",
                "Saksopplysninger",
                "Dato Utvalg Saksnr. Sakstittel Status Merknad",
                "14.12.2022 Kommunestyret 73/22 Ny gangbru over elva Under arbeid Ferdig i mai",
                "14.12.2022 Kommunestyret 74/22 Lekeplass i Åsvegen Iverksatt",
                "Vurdering",
                "Kommunedirektøren mener at oppfølgingen er god.",
            ]
        ],
    )
    return lag_motor(mappe, liten_modell)


def test_om_et_vedtak_er_iverksatt_svares_bare_fra_en_rapport(med_rapport: Sokemotor) -> None:
    svar = med_rapport.sok("Er vedtaket om gangbru over elva iverksatt?").svar
    assert svar.besvart and "Under arbeid" in svar.tekst
    ukjent = med_rapport.sok("Er vedtaket om kommunedirektørens lønn iverksatt?").svar
    assert not ukjent.besvart
    assert ukjent.tekst.startswith((INGEN_STATUS, STATUS_UTELATT))


def test_svaret_er_uavhengig_av_hvor_mange_treff_som_vises(med_rapport: Sokemotor) -> None:
    svar = [
        med_rapport.sok("Er vedtaket om gangbru over elva iverksatt?", antall).svar
        for antall in (1, 3, 30)
    ]
    assert len({(s.besvart, s.sikker) for s in svar}) == 1


def test_uten_lar_passasjer_vaere_som_om_de_ikke_var_der(liten_motor: Sokemotor) -> None:
    forst = liten_motor.sok("svømmehall ved kaia")
    borte = {forst.treff[0].passasje.id}
    igjen = liten_motor.sok("svømmehall ved kaia", uten=borte)
    assert borte.isdisjoint(t.passasje.id for t in igjen.treff)
