"""`sakssok eval stikkprove`: spørsmål om saker i arkivet, laget av strukturen og holdt mot den."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lag_lager import lager_av
from lag_pdf import lag_pdf

from app.kommandolinje import hoved
from eval.stikkprove import (
    ALLE_SLAG,
    Dom,
    Sporsmal,
    Stilt,
    Svart,
    Trukket,
    dom,
    lag_sporsmal,
    still,
    tell,
    trekk,
)
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.sokemotor import Sokemotor
from sok.svar.resultat import Resultat, Svar, Treff

SLAG = {slag.navn: slag for slag in ALLE_SLAG}
HALLEN = "Ny svømmehall på Nordstrand"


def protokoll(mappe: Path, organ: str, dag: str, *saker: tuple[str, str, str]) -> Path:
    """The minutes of one meeting, each sak as (saksnr, title, vedtak)."""
    linjer = ["Lomvik kommune", "Møteprotokoll", f"Utvalg: {organ}", f"Dato: {dag}"]
    for nr, tittel, vedtak in saker:
        linjer += [f"{nr} {tittel}", "Behandling", "Enstemmig vedtatt.", "Vedtak", vedtak]
    return lag_pdf(mappe / f"{organ}-{dag}.pdf", [linjer])


@pytest.fixture(scope="module")
def lomvik(tmp_path_factory: pytest.TempPathFactory) -> Lager:
    """Two bodies' minutes, read; several titles share words."""
    mappe = tmp_path_factory.mktemp("lomvik")
    pdfer = [
        protokoll(
            mappe,
            "Formannskapet",
            "14.03.2023",
            ("1/23", "Godkjenning av møteprotokoll", "Protokollen godkjennes."),
            ("2/23", "Reguleringsplan for Solbakken", "Planen vedtas."),
            ("3/23", "Reguleringsplaner for Nesset – merknader", "Planen avslås."),
            ("4/23", "Budsjettkontroll for 2023 - Lomvik", "Tas til orientering."),
        ),
        protokoll(
            mappe,
            "Kommunestyret",
            "28.03.2023",
            ("9/23", "TILSKUDD TIL TURLAGET", "Turlaget får penger."),
        ),
    ]
    return lager_av(mappe / "indeks", pdfer)


def etter_tittel(lager: Lager) -> dict[str, Trukket]:
    return {t.tittel: t for t in trekk(lager, 100, 1)}


def trukket(motor: Sokemotor, tittel: str) -> Trukket:
    return etter_tittel(motor.lager)[tittel]


def test_ordet_er_et_som_ingen_andre_titler_har(lomvik: Lager) -> None:
    ordene = {tittel: (t.ord, t.ledd) for tittel, t in etter_tittel(lomvik).items()}
    # Not «reguleringsplan», which another title has in another form; nor any word that tells only
    # what kind of paper it is; nor the municipality's name.
    assert ordene == {
        "Reguleringsplan for Solbakken": ("Solbakken", "reguleringsplan for Solbakken"),
        "Reguleringsplaner for Nesset – merknader": (
            "merknader",
            "reguleringsplaner for Nesset – merknader",
        ),
        "Budsjettkontroll for 2023 - Lomvik": ("budsjettkontroll", "budsjettkontroll"),
        "TILSKUDD TIL TURLAGET": ("tilskudd", "tilskudd til turlaget"),
    }


def test_trekningen_er_den_samme_for_det_samme_fro(liten_motor: Sokemotor) -> None:
    def titler(fro: int) -> list[str]:
        return [t.tittel for t in trekk(liten_motor.lager, 2, fro)]

    assert titler(1) == titler(1) and len(titler(1)) == 2
    assert len({tuple(titler(fro)) for fro in range(8)}) > 1


def test_et_annet_utvalg_er_et_som_aldri_har_hatt_saken(liten_motor: Sokemotor) -> None:
    def andre(tittel: str) -> set[str | None]:
        return {
            t.annet
            for fro in range(12)
            for t in trekk(liten_motor.lager, 100, fro)
            if t.tittel == tittel
        }

    # The formannskap has only an innstilling in it, and a row in a table of bodies.
    assert andre(HALLEN) == {"Utval for oppvekst"}
    assert andre("Salg av Gamlehaugen 4, gnr. 41 bnr. 7") == {"Kommunestyret", "Utval for oppvekst"}


def test_uten_et_annet_utvalg_sporres_det_ikke_om_det(tmp_path: Path) -> None:
    sak = ("2/23", "Reguleringsplan for Solbakken", "Planen vedtas.")
    lager = lager_av(tmp_path / "i", [protokoll(tmp_path, "Formannskapet", "14.03.2023", sak)])
    sporsmal = lag_sporsmal(trekk(lager, 5, 1))
    assert sporsmal and all(q.slag.besvarbart for q in sporsmal)


def test_sporsmalene_er_pa_utvalgets_malform(liten_motor: Sokemotor) -> None:
    tekster = {q.tekst for q in lag_sporsmal(trekk(liten_motor.lager, 100, 1))}
    assert "Hva vedtok kommunestyret 28.03.2023 om svømmehall?" in tekster
    assert "Når ble ny svømmehall på Nordstrand behandlet i kommunestyret?" in tekster
    assert "Hvordan stemte kommunestyret i saken om skjenkebevilling?" in tekster
    assert "Kva vedtok utval for oppvekst om barnehagane?" in tekster
    # No vote was taken on what was put off.
    assert "Hva vedtok formannskapet om Gamlehaugen?" in tekster
    assert "Hvordan stemte formannskapet i saken om Gamlehaugen?" not in tekster


def svar(motor: Sokemotor, utvalg: str, tekst: str = "", tittel: str = HALLEN) -> Resultat:
    """A result whose first hit is of that body's behandling of a sak."""
    ider = motor.lager.finn_passasjer("b.sakstittel = ? AND b.utvalg = ?", (tittel, utvalg))
    p = motor.lager.passasjer(ider)[ider[0]]
    return Resultat("?", Svar(tekst, (), True, True), (Treff(1, 1.0, p),), {})


@pytest.mark.parametrize(
    ("slag", "ventet"),
    [
        ("hva utvalget vedtok", "sak"),
        ("hva som ble vedtatt", "rett"),
        ("når", "sak"),
        ("annet utvalg: hva", "feil"),
    ],
)
def test_et_annet_utvalgs_behandling_av_saken(
    slag: str, ventet: Dom, liten_motor: Sokemotor
) -> None:
    q = Sporsmal(SLAG[slag], trukket(liten_motor, HALLEN), "?")
    assert dom(q, svar(liten_motor, "Formannskapet"), liten_motor.saker) == ventet


def test_dommen_over_det_forste_treffet(liten_motor: Sokemotor) -> None:
    om = trukket(liten_motor, HALLEN)
    saker = liten_motor.saker
    hva, dagen, nar = (
        Sporsmal(SLAG[n], om, "?")
        for n in ("hva utvalget vedtok", "hva utvalget vedtok den dagen", "når")
    )
    rett = svar(liten_motor, "Kommunestyret")
    assert dom(hva, rett, saker) == dom(dagen, rett, saker) == "rett"
    en_annen_dag = replace(dagen, om=replace(om, dato=date(2023, 4, 1)))
    assert dom(en_annen_dag, rett, saker) == "sak"
    # The formannskap's own papers tell when the kommunestyre met, or do not.
    sitert = svar(liten_motor, "Formannskapet", "2 Kommunestyret 28.03.2023 18/23 [1]")
    assert dom(nar, sitert, saker) == "rett" and dom(hva, sitert, saker) == "sak"
    brygga = svar(liten_motor, "Kommunestyret", tittel="Skjenkebevilling for Brygga kafé")
    assert dom(hva, brygga, saker) == "feil"
    assert dom(hva, replace(rett, treff=()), saker) == "feil"


def test_opptellingen(liten_motor: Sokemotor) -> None:
    om = trukket(liten_motor, HALLEN)

    def stilt(slag: str, dom: Dom, svart: Svart) -> Stilt:
        return Stilt(Sporsmal(SLAG[slag], om, "?"), dom, svart, "", None)

    hva, annet, *samlet = tell(
        [
            stilt("hva utvalget vedtok", "rett", "sikkert"),
            stilt("hva utvalget vedtok", "rett", "avvist"),
            stilt("hva utvalget vedtok", "sak", "sikkert"),
            stilt("hva utvalget vedtok", "feil", "sikkert"),
            stilt("hva utvalget vedtok", "feil", "usikkert"),
            stilt("annet utvalg: hva", "feil", "sikkert"),
            stilt("annet utvalg: hva", "feil", "avvist"),
        ]
    )
    assert (hva.antall, hva.rett, hva.avvist) == (5, 2, 1)
    assert (hva.sikre, hva.sikre_rette, hva.sikre_saken, hva.sikre_gale) == (3, 1, 1, 1)
    assert (annet.besvarbart, annet.antall, annet.sikre_gale, annet.avvist) == (False, 2, 1, 1)
    assert [s.navn for s in samlet] == ["alle med svar", "alle uten svar", "alle"]
    assert (samlet[2].antall, samlet[2].sikre, samlet[2].sikre_gale) == (7, 4, 2)


def test_hvert_sporsmal_stilles_en_gang(liten_motor: Sokemotor) -> None:
    antall = 0

    def ett_til() -> None:
        nonlocal antall
        antall += 1

    sporsmal = lag_sporsmal(trekk(liten_motor.lager, 1, 1))
    stilte = still(liten_motor, sporsmal, ett_til)
    assert [s.sporsmal for s in stilte] == sporsmal and antall == len(sporsmal)
    assert all((s.svart == "avvist") == (s.henvisning is None) for s in stilte)


# --- the command ----------------------------------------------------------------------------------


def kjor(mappe: Path, *ord_: str) -> tuple[int, str]:
    kjort = CliRunner().invoke(hoved, ["eval", "stikkprove", "--indeks", str(mappe), *ord_])
    assert kjort.exception is None or isinstance(kjort.exception, SystemExit)
    return kjort.exit_code, kjort.stdout + kjort.stderr


def test_kommandoen_skriver_en_tabell(liten_motor: Sokemotor, liten_mappe: Path) -> None:
    ord_ = ("--modell", str(liten_mappe), "--antall", "2", "--fro", "3")
    kode, ut = kjor(liten_motor.lager.mappe, *ord_, "--vis")
    assert kode == 0
    assert "hva utvalget vedtok" in ut and "alle uten svar" in ut
    assert "spørsmål om 2 saker, trukket med --fro 3." in ut
    assert "| --- | ---: |" in kjor(liten_motor.lager.mappe, *ord_, "--markdown")[1]
    rader = [json.loads(r) for r in kjor(liten_motor.lager.mappe, *ord_, "--json")[1].splitlines()]
    gale = [r for r in rader if r["svart"] == "sikkert" and r["treff"] == "feil"]
    assert len({r["sakstittel"] for r in rader}) == 2
    assert ("Sikre og gale:" in ut) == bool(gale)
    for rad in gale:
        assert f"- {rad['sporsmal']}\n  Svar: {rad['svar']}\n  Kilde: {rad['henvisning']}" in ut


def test_en_tom_indeks_gir_en_setning(tmp_path: Path) -> None:
    Lager(tmp_path, opprett=True).lukk()
    kode, ut = kjor(tmp_path)
    assert kode == 1
    assert ut.startswith("Feil: Indeksen har ingen saker med vedtak, så det er ingenting å spørre")
    assert ut.count("\n") == 1


def test_saker_uten_et_eget_ord_gir_en_setning(tmp_path: Path) -> None:
    sak = ("1/23", "Godkjenning av protokoll", "Protokollen godkjennes.")
    lager = lager_av(tmp_path / "i", [protokoll(tmp_path, "Formannskapet", "14.03.2023", sak)])
    with pytest.raises(SakssokFeil, match="et ord i tittelen som ingen andre saker har"):
        trekk(lager, 5, 1)


def test_vanlige_sporsmal_til_eksempelarkivet_svares_rett(eksempelmotor: Sokemotor) -> None:
    """A guard: of 400 questions made from the archive's own structure nearly all have the right
    passage first, most are sure, and next to none of those are wrong."""
    trukne = trekk(eksempelmotor.lager, 40, fro=3)
    alle = {o.navn: o for o in tell(still(eksempelmotor, lag_sporsmal(trukne)))}
    med, uten = alle["alle med svar"], alle["alle uten svar"]
    assert med.rett >= 0.95 * med.antall
    assert med.sikre >= 0.85 * med.antall
    assert med.sikre_gale <= 0.02 * med.antall
    assert uten.sikre <= 0.05 * uten.antall
