"""Svar fra strukturen: hvem foreslo, hvor mange stemte, er det iverksatt, hvilken eiendom."""

import pytest

from indeks.sprakmodell.modell import Modell
from sok.oppslag.strukturert import Emne, emne, spurt_stiller
from sok.rangering.eiendommer import bare_eiendom, eiendom
from sok.saker.presedens import Presedenssok
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter


@pytest.mark.parametrize(
    ("sporsmal", "ventet"),
    [
        ("Hvem foreslo å bygge bru?", "forslag"),
        ("Kven føreslo å utsetje saka?", "forslag"),
        ("Hvilket parti ville at skolen skulle bestå?", "forslag"),
        ("Hvem fikk gjennom at brua skal ha fortau?", "forslag"),
        ("Kven fekk utsett saka?", "forslag"),
        ("Hvem ville ha fortau på brua?", "forslag"),
        ("Hvor mange stemte mot?", "votering"),
        ("Korleis røysta kommunestyret om vegen?", "votering"),
        ("Hvem stemte for forslaget?", "votering"),
        ("Var kommunestyret enstemmig i saken om vegen?", "votering"),
        ("Vart gebyra samrøystes vedtekne?", "votering"),
        ("Er vedtaket om kulturhuset iverksatt?", "status"),
        ("Er vedtaket om helsehuset gjennomført?", "status"),
        ("Hva ble vedtatt om skolen?", None),
        ("Hvor mange elever har skolen?", None),
        ("Hvem er ordfører?", None),
    ],
)
def test_hva_sporsmalet_ber_om(sporsmal: str, ventet: Emne | None) -> None:
    assert emne(sporsmal) == ventet


def test_en_eiendom_i_sporsmalet_er_ikke_et_saksnr() -> None:
    assert eiendom("Hva skjedde med gnr 41 bnr 7?") == (41, 7)
    assert eiendom("sak 41/23") is None


def test_votering_svares_med_setningen_som_forteller_den(liten_motor: Sokemotor) -> None:
    """The tiny model knows no meaning: the structure alone finds it."""
    svar = liten_motor.sok("Hvor mange stemte for forslaget om barnebasseng i svømmehallen?").svar
    assert svar.besvart
    assert "Forslaget fikk 2 stemmer (SV og R) og falt." in svar.tekst


def test_en_votering_over_innstillingen_er_over_det_innstillingen_sier(
    liten_motor: Sokemotor,
) -> None:
    """Setningen om voteringen nevner verken kaia eller tomta; det gjør vedtaket."""
    svar = liten_motor.sok("Hvor mange i kommunestyret stemte for tomta ved kaia?").svar
    assert [s.tekst for s in svar.sitater] == ["Innstillingen ble vedtatt med 19 mot 6 stemmer."]


def test_forslag_svares_med_forslaget_og_hva_som_ble_av_det(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok("Hvem foreslo barnebasseng i svømmehallen på Nordstrand?")
    tekst = resultat.svar.tekst
    assert "Per Ås (SV) fremmet" in tekst and "falt" in tekst
    for sitat in resultat.svar.sitater:
        p = resultat.treff[sitat.rang - 1].passasje
        assert p.tekst[sitat.fra : sitat.til] == sitat.tekst


@pytest.mark.parametrize(
    "sporsmal",
    [
        # Per Ås foreslo noe; han ble ikke foreslått, og ingen stemte på ham.
        "Hvem foreslo Per Ås til styret for svømmehallen på Nordstrand?",
        "Hvor mange stemmer fikk Per Ås som leder?",
        # Per Nes foreslo ikke noe.
        "Hva foreslo Per Nes i SV om barnebasseng i svømmehallen på Nordstrand?",
    ],
)
def test_den_som_foreslo_er_ikke_den_som_er_foreslatt(
    liten_motor: Sokemotor, sporsmal: str
) -> None:
    vurdert = liten_motor.sok(sporsmal).vurdering
    assert vurdert is None or vurdert.kjennetegn.struktur == 0


def test_hva_en_foreslo_er_dennes_eget_forslag(liten_motor: Sokemotor) -> None:
    vurdert = liten_motor.sok("Hva foreslo Per Ås om barnebasseng i svømmehallen?").vurdering
    assert vurdert is not None and vurdert.kjennetegn.struktur > 0


def test_filteret_gjelder_ogsa_svar_fra_strukturen(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok(
        "Hvem foreslo barnebasseng i svømmehallen?", 10, Filter(utvalg=("Kommunestyret",))
    )
    assert {t.passasje.utvalg for t in resultat.treff} == {"Kommunestyret"}
    assert "Per Ås" not in resultat.svar.tekst


def test_poengene_er_i_treffenes_orden(liten_motor: Sokemotor) -> None:
    for sporsmal in ("Hvem foreslo barnebasseng i svømmehallen?", "gnr 41 bnr 7"):
        poeng = [t.poeng for t in liten_motor.sok(sporsmal).treff]
        assert poeng == sorted(poeng, reverse=True)


def test_en_eiendom_finner_sakene_om_den_forst(liten_motor: Sokemotor) -> None:
    forst = liten_motor.sok("gnr/bnr 41/7").treff[0].passasje
    assert "gnr. 41 bnr. 7" in f"{forst.sakstittel} {forst.tekst}"
    assert forst.slag == "vedtak"


@pytest.mark.parametrize(
    ("sporsmal", "stiller"),
    [
        ("Har FrP fremmet forslag om hallen?", "FrP"),
        ("Hva gikk Høyres forslag om hallen ut på?", "Høyre"),
        ("Hva ble det av forslaget fra Kari Nes?", "Kari Nes"),
        ("Hvem fremmet forslaget fra Kari Nes?", "Kari Nes"),
        ("Hva foreslo Moe?", "Moe"),
        ("Hvem foreslo hallen?", None),
        ("Har kommunen fremmet forslag?", None),
        ("Hvem stemte for forslaget fra SV?", None),
    ],
)
def test_hvem_sitt_forslag_det_spoerres_om(sporsmal: str, stiller: str | None) -> None:
    assert spurt_stiller(sporsmal) == stiller


@pytest.mark.parametrize(
    ("sporsmal", "bare"),
    [
        ("gnr. 41 bnr. 7", True),
        ("gnr/bnr 41/7", True),
        ("naust på gnr. 41 bnr. 7", False),
        ("sak 41/23", False),
    ],
)
def test_et_sporsmal_som_ikke_er_mer_enn_en_eiendom(sporsmal: str, bare: bool) -> None:
    assert bare_eiendom(sporsmal) == bare


@pytest.mark.treg
def test_flere_voteringer_i_saken_siteres_alle(eksempelmotor: Sokemotor) -> None:
    """Who asks how a sak was voted on must not be told of one point's vote alone."""
    svar = eksempelmotor.sok("Hvordan stemte kommunestyret i saken om nedgang i elevtallet?").svar
    assert svar.sikker
    assert "punkt 1–4 ble enstemmig vedtatt" in svar.tekst
    assert svar.tekst.count("17 mot 8 stemmer") == 1


@pytest.mark.treg
def test_et_fallent_forslag_siteres_aldri_uten_at_det_sies(eksempelmotor: Sokemotor) -> None:
    svar = eksempelmotor.sok("Dagens skolestruktur beholdes, saken tas ikke opp på nytt").svar
    assert svar.besvart
    if "Dagens skolestruktur beholdes" in svar.tekst:
        assert "falt" in svar.tekst


@pytest.mark.treg
@pytest.mark.parametrize(
    ("sporsmal", "svaret"),
    [
        ("Hvem foreslo å beholde dagens skolestruktur?", "Arnfinn Ramberg (BL)"),
        ("Er vedtaket om helsehus på Storneset iverksatt?", "Under arbeid"),
        (
            "Hvordan stemte kommunestyret over formannskapets innstilling om skolestrukturen?",
            "17 mot 8 stemmer",
        ),
        (
            "Hvem foreslo Hanna Eikrem som leder i utval for plan og miljø?",
            "Arnfinn Ramberg (BL) foreslo",
        ),
        (
            "Hvor mange stemmer fikk Hanna Eikrem som leder i utval for plan og miljø?",
            "Forslaget fikk 8 stemmer",
        ),
        ("Har FrP fremmet forslag om eiendomsskatt?", "på vegne av H, FrP og KrF"),
        ("gnr. 41 bnr. 7", "tek ikkje klagen"),
        ("FSK 45/23", "Teistholmen skole legges ned"),
        ("Hva skjedde med vedtaket i sak 35/23?", "Under arbeid"),
    ],
)
def test_arkivet_svarer_pa_hvem_hvor_mange_og_status(
    eksempelmotor: Sokemotor, sporsmal: str, svaret: str
) -> None:
    assert svaret in eksempelmotor.sok(sporsmal).svar.tekst


@pytest.mark.treg
def test_presedens_finner_fjorarets_sak_og_aldri_saken_selv(
    eksempelmotor: Sokemotor, modell: Modell
) -> None:
    lager = eksempelmotor.lager
    register = Saksregister(lager)
    sokeren = Presedenssok(lager, modell, register)
    for nr, ventet in (("23/640", "Budsjett 2023"), ("23/712", "Bosetting av flyktninger 2023")):
        (egen,) = register.finn(nr)
        funnet = sokeren.finn(sokeren.fra_sak(egen), 5)
        assert funnet[0].tittel.startswith(ventet)
        assert egen not in {p.sak for p in funnet}
        assert all(p.ganger for p in funnet)


@pytest.mark.treg
def test_presedens_gir_ingen_senere_sak(eksempelmotor: Sokemotor, modell: Modell) -> None:
    from datetime import date

    sokeren = Presedenssok(eksempelmotor.lager, modell)
    grense = date(2023, 1, 1)
    tekst = "Bosetting av flyktninger\nKommunen bes om å bosette flyktninger neste år."
    funnet = sokeren.finn(sokeren.fra_tekst(tekst), 10, grense)
    assert funnet
    for p in funnet:
        assert all(g.dato and g.dato < grense for g in p.ganger)
        assert all(x.passasje.dato and x.passasje.dato < grense for x in p.likheter)


@pytest.mark.treg
def test_presedens_for_en_sak_er_fra_for_den_selv_ble_behandlet(
    eksempelmotor: Sokemotor, modell: Modell
) -> None:
    from datetime import date

    sokeren = Presedenssok(eksempelmotor.lager, modell)
    (eldst,) = Saksregister(eksempelmotor.lager).finn("22/1244")
    grunnlag = sokeren.fra_sak(eldst)
    assert grunnlag.forste_dato == date(2022, 11, 29)
    assert not any("2024" in p.tittel for p in sokeren.finn(grunnlag))
    senere = sokeren.finn(grunnlag, for_=date(2024, 12, 31))
    assert senere[0].tittel == "Bosetting av flyktninger 2024"


@pytest.mark.treg
@pytest.mark.parametrize(
    "tekst",
    [
        "Kamelritt\nSaken er ikke tidligere behandlet. Saken legges fram uten innstilling.",
        "Romferd\nKommunedirektøren anbefaler at saken tas til orientering.\nKonklusjon\n"
        "Kommunedirektøren viser til vurderingen over.",
    ],
)
def test_det_alle_saker_sier_er_ingen_likhet(
    eksempelmotor: Sokemotor, modell: Modell, tekst: str
) -> None:
    sokeren = Presedenssok(eksempelmotor.lager, modell)
    assert sokeren.finn(sokeren.fra_tekst(tekst)) == []


@pytest.mark.treg
def test_et_avslag_kalles_et_avslag(eksempelmotor: Sokemotor, modell: Modell) -> None:
    from app.utskrift import presedens_linjer

    sokeren = Presedenssok(eksempelmotor.lager, modell)
    tekst = "Dispensasjon for naust\nEieren ønsker å bygge naust i strandsonen."
    linjer = "\n".join(presedens_linjer(sokeren.finn(sokeren.fra_tekst(tekst), 1)))
    assert "sak 60/22: vedtatt – avslått" in linjer
    assert "sak 3/23: vedtatt – klagen ikke tatt til følge" in linjer


@pytest.mark.treg
@pytest.mark.parametrize(
    ("sporsmal", "status"),
    [
        (
            "Er vedtaket om dagaktivitetstilbud for hjemmeboende med demens iverksatt?",
            "Gjennomført",
        ),
        ("Hva er status for Sundvær Tang og Tare?", "Under arbeid"),
    ],
)
def test_status_er_den_siste_rapportens(
    eksempelmotor: Sokemotor, sporsmal: str, status: str
) -> None:
    """Rapporten fra 2023 sier noe annet om begge enn den fra 2024."""
    resultat = eksempelmotor.sok(sporsmal)
    sitat = resultat.svar.sitater[0]
    assert status in sitat.tekst
    assert "2024-05-15" in resultat.treff[sitat.rang - 1].passasje.dokument
