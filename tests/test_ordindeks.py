"""En indeks fra en eldre utgave får ordene sine på nytt: et spørsmål leses av den nye."""

from pathlib import Path

from lag_pdf import lag_pdf
from test_lager import MODELL, fil, lag_innlegg

from indeks.indeksering import indekser
from indeks.lagring import ordindeks
from indeks.lagring.kontroll import kontroller
from indeks.lagring.lager import Lager
from indeks.ord import norsk
from indeks.sprakmodell.modell import Modell
from sok.fersk import Fersk
from sok.sporsmal.leksikalsk import Leksikalsk


def gammel(lager: Lager) -> Lager:
    """The index as an older version left it: other terms, and no mark of which."""
    with lager.skriving() as db:
        db.execute("UPDATE passasje_fts SET kropp = 'gamleord', kontekst = ''")
        db.execute("DELETE FROM meta WHERE nokkel = 'termversjon'")
    return lager


def lager_med_ord(tmp_path: Path) -> Lager:
    lager = Lager(tmp_path / "indeks", opprett=True)
    lager.krev_modell(MODELL)
    lager.legg_inn(fil("/m/a.pdf"), lag_innlegg("a", antall=3))
    return lager


def test_en_ny_indeks_har_denne_utgavens_ord(tmp_path: Path) -> None:
    assert ordindeks.er_oppdatert(lager_med_ord(tmp_path))


def test_ordene_lages_paa_nytt_og_det_som_er_husket_av_dem_glemmes(tmp_path: Path) -> None:
    lager = gammel(lager_med_ord(tmp_path))
    leksikalsk, husket = Leksikalsk(lager), Fersk(lager, lager.ordforrad)
    assert leksikalsk.har("gamleord") and "gamleord" in husket()
    generasjon = lager.generasjon
    ordindeks.bygg(lager)
    assert ordindeks.er_oppdatert(lager)
    assert not leksikalsk.har("gamleord") and "gamleord" not in husket()
    assert lager.generasjon == generasjon, "the vectors are the same"
    assert lager.termer([1])[1][0] == norsk.termer(lager.passasjer([1])[1].tekst)


def test_kontroller_sier_fra_og_reparer_lager_dem(tmp_path: Path) -> None:
    lager = gammel(lager_med_ord(tmp_path))
    funn = kontroller(lager, filer=False)
    assert funn.hel and any("eldre utgave" in m for m in funn.merknader)
    kontroller(lager, reparer=True, filer=False)
    assert ordindeks.er_oppdatert(lager)
    assert not any("eldre utgave" in m for m in kontroller(lager, filer=False).merknader)


def test_indekser_lager_dem_uten_at_noe_leses_paa_nytt(
    tmp_path: Path, liten_modell: Modell
) -> None:
    pdf = lag_pdf(tmp_path / "a.pdf", [["Møteprotokoll", "Formannskapet", "21.03.2023"]])
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([pdf], lager, liten_modell)
    gammel(lager)
    rapport = indekser([pdf], lager, liten_modell)
    assert rapport.uendret == 1 and ordindeks.er_oppdatert(lager)
    assert Leksikalsk(lager).har("formannskapet")
