"""Lageret: alt eller ingenting, riktig utgave, riktig modell, og filtre som er SQL."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from indeks.dokument import Behandling, Del, Lesning, Passasje, PdfTekst
from indeks.feil import IndeksFeil
from indeks.lagring import lager as lagermodul
from indeks.lagring.innlegg import Innlegg
from indeks.lagring.lager import SKJEMAVERSJON, Lager
from indeks.lagring.rader import Filrad
from indeks.sprakmodell import tokenvektorer
from indeks.sprakmodell.modell import Modellidentitet

MODELL = Modellidentitet("liten", "a" * 64, 8, "query: ", "passage: ")


def lag_innlegg(
    navn: str, *, utvalg: str = "Kommunestyret", dato: date = date(2023, 3, 28), antall: int = 3
) -> Innlegg:
    """A document of one sak with so many passages, a page each."""
    biter = [f"Passasje {nr} i {navn}." for nr in range(antall)]
    tekst = "\n".join(biter)
    start = [tekst.index(bit) for bit in biter]
    b = Behandling(utvalg, dato, "12/23", "22/417", f"Tittel {navn}", 0, len(tekst))
    d = Del("vedtak", "moteprotokoll", 0, len(tekst), 0, utvalg, dato, "Vedtak")
    tilfeldig = np.random.default_rng(len(navn) + sum(map(ord, navn)))
    vektorer = tilfeldig.standard_normal((antall, 8)).astype(np.float32)
    return Innlegg(
        pdf=PdfTekst(hashlib.sha256(navn.encode()).hexdigest(), tuple(biter), (2,)),
        lesning=Lesning(tekst, tuple(start), (b,), (d,)),
        passasjer=[
            Passasje(0, bit, f"{utvalg}, vedtak", fra, fra + len(bit), nr + 1, nr + 1)
            for nr, (bit, fra) in enumerate(zip(biter, start, strict=True))
        ],
        vektorer=vektorer / np.linalg.norm(vektorer, axis=1, keepdims=True),
        tokenvektorer=[tokenvektorer.pakk(vektorer[nr : nr + 1]) for nr in range(antall)],
        termer=[(f"passasj {nr} {navn}", "vedt kommunestyr") for nr in range(antall)],
    )


def fil(sti: str) -> Filrad:
    return Filrad(sti, None, 10, 20, None)


@pytest.fixture
def lager(tmp_path: Path) -> Iterator[Lager]:
    lager = Lager(tmp_path / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    yield lager
    lager.lukk()


def rader(lager: Lager) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the store."""
    with sqlite3.connect(lager.fil) as db:
        tabeller = [
            rad[0]
            for rad in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts_%' "
                "AND name != 'passasje_ord' ORDER BY name"
            )
        ]
        return {
            t: db.execute(f"SELECT rowid, * FROM {t} ORDER BY 1").fetchall()
            if t not in ("meta", "fil")
            else db.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall()
            for t in tabeller
        }


def ordindeksen_er_hel(lager: Lager) -> bool:
    with lager.skriving() as db:
        db.execute("INSERT INTO passasje_fts(passasje_fts) VALUES ('integrity-check')")
    with lager.lesing() as db:
        ider = [rad[0] for rad in db.execute("SELECT rowid FROM passasje_fts ORDER BY 1")]
    return ider == lager.finn_passasjer("1", ())


# --- transactions ----------------------------------------------------------------------------


def test_det_som_legges_inn_kan_leses_ut(lager: Lager) -> None:
    innlegg = lag_innlegg("a")
    lager.legg_inn(fil("/m/a.pdf"), innlegg)
    assert lager.antall() == {
        "dokumenter": 1,
        "sider": 3,
        "behandlinger": 1,
        "passasjer": 3,
    }
    (dokument,) = lager.dokumenter()
    assert (dokument.navn, dokument.sider, dokument.uten_tekst) == ("a.pdf", 3, (2,))
    ider, vektorer = lager.alle_vektorer()
    assert np.array_equal(vektorer, innlegg.vektorer)
    lest = lager.passasjer(ider.tolist())
    assert [lest[i].tekst for i in ider] == [p.tekst for p in innlegg.passasjer]
    forste = lest[int(ider[0])]
    assert (forste.utvalg, forste.dato, forste.saksnr) == (
        "Kommunestyret",
        date(2023, 3, 28),
        "12/23",
    )
    assert (forste.side_fra, forste.dokument, forste.slag) == (1, "a.pdf", "vedtak")
    assert list(lager.tokenvektorer(ider.tolist()).values()) == list(innlegg.tokenvektorer)
    (b,) = lager.behandlinger()
    assert (b.sakstittel, b.side_fra, b.side_til, len(b.deler)) == ("Tittel a", 1, 3, 1)
    assert lager.utvalg() == {"kommunestyre": "Kommunestyret"}


@pytest.mark.parametrize("brudd", ["vektorer", "termer", "tokenvektorer"])
def test_et_dokument_er_helt_inne_eller_ikke_inne(lager: Lager, brudd: str) -> None:
    """Whatever breaks, and where: here on the last passage, when all else is written."""
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    for_ = rader(lager)
    helt = lag_innlegg("b")
    halvt = replace(helt, **{brudd: getattr(helt, brudd)[:-1]})
    with pytest.raises(IndexError):
        lager.legg_inn(fil("/m/b.pdf"), halvt)
    assert rader(lager) == for_
    assert ordindeksen_er_hel(lager)


def test_en_endret_fil_som_ikke_gaar_inn_lar_den_gamle_sta(lager: Lager) -> None:
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    for_ = rader(lager)
    ny = lag_innlegg("a2")
    with pytest.raises(IndexError):
        lager.legg_inn(fil("/m/a.pdf"), replace(ny, termer=[]))
    assert rader(lager) == for_


def test_en_endret_fil_erstatter_sitt_gamle_dokument(lager: Lager) -> None:
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("ny", antall=2))
    assert lager.antall()["dokumenter"] == 1
    assert lager.antall()["passasjer"] == 2
    assert "a" not in lager.ordforrad() and "ny" in lager.ordforrad()
    assert ordindeksen_er_hel(lager)


def test_samme_innhold_i_to_filer_er_ett_dokument(lager: Lager) -> None:
    nr = lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    assert lager.legg_inn(fil("/m/b.pdf"), None, nr) == nr
    assert lager.stier_til(nr) == ["/m/a.pdf", "/m/b.pdf"]
    assert lager.fjern_fil("/m/a.pdf")
    assert [d.navn for d in lager.dokumenter()] == ["b.pdf"], "goes by a file that is there"
    assert lager.fjern_fil("/m/b.pdf")
    assert lager.antall()["dokumenter"] == lager.antall()["passasjer"] == 0
    assert not lager.fjern_fil("/m/b.pdf")


def test_samme_innhold_fra_to_prosesser_er_ett_dokument(lager: Lager) -> None:
    """Both have looked for it, found nothing and embedded; the second to write sees the first."""
    nr = lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    assert lager.legg_inn(fil("/m/b.pdf"), lag_innlegg("a")) == nr
    assert lager.antall()["dokumenter"] == 1


def test_ordindeksen_folger_med_naar_noe_tas_ut(lager: Lager) -> None:
    for navn in "abc":
        lager.legg_inn(fil(f"/m/{navn}.pdf"), lag_innlegg(navn))
    lager.fjern_fil("/m/b.pdf")
    assert ordindeksen_er_hel(lager)
    assert lager.sok_ord('"b"', 10) == []
    assert len(lager.sok_ord('"a"', 10)) == 3
    assert lager.ordforrad()["passasj"] == 6


def test_en_avvist_fil_huskes_og_mister_ikke_det_den_hadde(lager: Lager) -> None:
    nr = lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    lager.avvis(replace(fil("/m/a.pdf"), grunn="Filen er skadet."))
    rad = lager.filer()["/m/a.pdf"]
    assert (rad.dokument_id, rad.grunn) == (nr, "Filen er skadet.")
    assert lager.antall()["dokumenter"] == 1


def test_generasjonen_vokser_med_hver_endring_av_passasjene(lager: Lager) -> None:
    sett = [lager.generasjon]
    nr = lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    sett.append(lager.generasjon)
    lager.legg_inn(fil("/m/b.pdf"), None, nr)
    lager.avvis(replace(fil("/m/c.pdf"), grunn="Nei."))
    assert lager.generasjon == sett[-1]
    lager.fjern_fil("/m/a.pdf")
    assert lager.generasjon == sett[-1]
    lager.fjern_fil("/m/b.pdf")
    sett.append(lager.generasjon)
    assert sett == sorted(set(sett))


def test_en_leser_ser_ett_bilde_mens_andre_skriver(lager: Lager) -> None:
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    with lager.lesing():
        antall = lager.antall()
        trad = threading.Thread(target=lager.legg_inn, args=(fil("/m/b.pdf"), lag_innlegg("b")))
        trad.start()
        trad.join()
        assert lager.antall() == antall
    assert lager.antall()["dokumenter"] == 2


def test_mange_trader_kan_lese_og_skrive(lager: Lager) -> None:
    feil: list[BaseException] = []

    def arbeid(nr: int) -> None:
        try:
            lager.legg_inn(fil(f"/m/{nr}.pdf"), lag_innlegg(f"dok{nr}"))
            assert len(lager.sok_ord(f'"dok{nr}"', 10)) == 3
            lager.lukk()
        except BaseException as e:
            feil.append(e)

    trader = [threading.Thread(target=arbeid, args=(nr,)) for nr in range(8)]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()
    assert not feil
    assert lager.antall()["dokumenter"] == 8


def test_en_opptatt_indeks_gir_en_norsk_setning(lager: Lager) -> None:
    annen = sqlite3.connect(lager.fil, isolation_level=None)
    annen.execute("BEGIN IMMEDIATE")
    with lager.lesing() as db:
        db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(IndeksFeil, match="er i bruk av en annen indeksering; vent til den er"):
        lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    annen.execute("ROLLBACK")
    annen.close()
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))


# --- versions --------------------------------------------------------------------------------


def versjon(sti: Path) -> int:
    with sqlite3.connect(sti) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_en_ny_indeks_har_skjemaets_versjon(lager: Lager) -> None:
    assert versjon(lager.fil) == SKJEMAVERSJON


def test_en_eldre_indeks_oppgraderes_naar_den_aapnes(
    lager: Lager, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
    for_ = rader(lager)
    lager.lukk()
    ny = "ALTER TABLE dokument ADD COLUMN ny TEXT NOT NULL DEFAULT 'x';\nCREATE TABLE mer (a);\n"
    monkeypatch.setattr(lagermodul, "MIGRERINGER", (*lagermodul.MIGRERINGER, ny))
    monkeypatch.setattr(lagermodul, "SKJEMAVERSJON", SKJEMAVERSJON + 1)
    oppgradert = Lager(lager.mappe)
    assert versjon(lager.fil) == SKJEMAVERSJON + 1
    etter = rader(oppgradert)
    assert [rad[-1] for rad in etter["dokument"]] == ["x"]
    assert etter["passasje"] == for_["passasje"] and "mer" in etter
    Lager(lager.mappe)  # a second time does nothing


def test_en_oppgradering_som_stopper_halvveis_er_ikke_gjort(
    lager: Lager, monkeypatch: pytest.MonkeyPatch
) -> None:
    lager.lukk()
    ny = "CREATE TABLE mer (a);\nINSERT INTO finnes_ikke VALUES (1);\n"
    monkeypatch.setattr(lagermodul, "MIGRERINGER", (*lagermodul.MIGRERINGER, ny))
    monkeypatch.setattr(lagermodul, "SKJEMAVERSJON", SKJEMAVERSJON + 1)
    with pytest.raises(IndeksFeil):
        Lager(lager.mappe)
    assert versjon(lager.fil) == SKJEMAVERSJON
    assert "mer" not in rader(lager)


def test_hver_migrering_gaar_fra_en_tom_indeks_til_den_nyeste(tmp_path: Path) -> None:
    """Each older schema, made by its own statements, opens as the newest."""
    for eldre in range(SKJEMAVERSJON):
        mappe = tmp_path / str(eldre)
        mappe.mkdir()
        with sqlite3.connect(mappe / lagermodul.FILNAVN) as db:
            for skjema in lagermodul.MIGRERINGER[:eldre]:
                db.executescript(skjema)
            db.execute(f"PRAGMA user_version = {eldre}")
        Lager(mappe).legg_inn(fil("/m/a.pdf"), lag_innlegg("a"))
        assert versjon(mappe / lagermodul.FILNAVN) == SKJEMAVERSJON


def setningen(gjor: Any) -> str:
    with pytest.raises(IndeksFeil) as feil:
        gjor()
    melding = str(feil.value)
    assert melding.endswith(".") and melding.count("; ") == 1 and "\n" not in melding
    return melding


def test_en_indeks_fra_en_nyere_utgave_avvises_urort(lager: Lager) -> None:
    with sqlite3.connect(lager.fil) as db:
        db.execute(f"PRAGMA user_version = {SKJEMAVERSJON + 1}")
    lager.lukk()
    melding = setningen(lambda: Lager(lager.mappe, opprett=True))
    assert "laget av en nyere utgave av Sakssøk; oppdater programmet." in melding
    assert versjon(lager.fil) == SKJEMAVERSJON + 1


def test_ingen_indeks_gir_en_norsk_setning(tmp_path: Path) -> None:
    assert "sakssok indekser" in setningen(lambda: Lager(tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "innhold", [b"dette er ikke SQLite" * 100, b"SQLite format 3\x00" + b"x" * 9]
)
def test_en_skadet_indeks_gir_en_norsk_setning(tmp_path: Path, innhold: bytes) -> None:
    (tmp_path / lagermodul.FILNAVN).write_bytes(innhold)
    assert "kan ikke leses" in setningen(lambda: Lager(tmp_path))


def test_en_mappe_som_ikke_kan_lages_gir_en_norsk_setning(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    assert "--indeks" in setningen(lambda: Lager(tmp_path / "fil" / "indeks", opprett=True))


# --- the model -------------------------------------------------------------------------------


def test_indeksen_husker_modellen(lager: Lager) -> None:
    assert lager.modell == MODELL
    lager.krev_modell(MODELL)


@pytest.mark.parametrize(
    "annen",
    [
        {"navn": "stor"},
        {"vekthash": "b" * 64},
        {"dimensjon": 384},
        {"sporreprompt": ""},
        {"passasjeprompt": "x"},
    ],
    ids=lambda annen: next(iter(annen)),
)
def test_en_annen_modells_vektorer_avvises(lager: Lager, annen: dict[str, Any]) -> None:
    melding = setningen(lambda: lager.krev_modell(replace(MODELL, **annen)))
    assert "bruk den samme modellen" in melding
    assert lager.modell == MODELL


# --- filters ---------------------------------------------------------------------------------


@pytest.fixture
def fylt(lager: Lager) -> Lager:
    for nr, (utvalg, dato) in enumerate(
        [
            ("Kommunestyret", date(2022, 12, 14)),
            ("KOMMUNESTYRET", date(2023, 6, 14)),
            ("Formannskapet", date(2023, 6, 6)),
            ("Utval for miljø", date(2023, 6, 1)),
        ]
    ):
        lager.legg_inn(fil(f"/m/{nr}.pdf"), lag_innlegg(f"dok{nr}", utvalg=utvalg, dato=dato))
    return lager


@pytest.mark.parametrize(
    ("hvor", "verdier", "dokumenter"),
    [
        ("l.utvalg_nokkel = ?", ["kommunestyre"], {0, 1}),
        ("l.utvalg_nokkel = ?", ["utvalg miljø"], {3}),
        ("l.dato BETWEEN ? AND ?", ["2023-06-01", "2023-06-06"], {2, 3}),
        ("l.dato >= ? AND l.utvalg_nokkel = ?", ["2023-01-01", "kommunestyre"], {1}),
        ("b.saksnr_nokkel = ?", ["12/23"], None),
        ("0", [], set()),
    ],
)
def test_filtrene_er_sql(
    fylt: Lager, hvor: str, verdier: Sequence[Any], dokumenter: set[int] | None
) -> None:
    """The same condition over both ways in gives the same passages, as read one by one."""
    ider = fylt.finn_passasjer(hvor, verdier)
    if dokumenter is not None:
        alle = fylt.passasjer(fylt.finn_passasjer("1", ()))
        assert set(ider) == {i for i, p in alle.items() if int(p.dokument[0]) in dokumenter}
    assert sorted(i for i, _ in fylt.sok_ord('"passasj"', 100, hvor, verdier)) == ider


def test_ordsoket_gir_de_beste_forst_og_ikke_flere_enn_det_ber_om(fylt: Lager) -> None:
    treff = fylt.sok_ord('"dok2" OR "passasj"', 5)
    assert len(treff) == 5
    assert [p for _, p in treff] == sorted((p for _, p in treff), reverse=True)
    assert all(fylt.passasjer([i])[i].dokument == "2.pdf" for i, _ in treff[:3])


def test_mange_ider_hentes_i_bolker(lager: Lager) -> None:
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a", antall=1300))
    ider = lager.finn_passasjer("1", ())
    assert len(lager.passasjer(ider)) == len(lager.vektorer(ider)) == 1300
