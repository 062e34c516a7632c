"""Det som er laget av en indeks, lages på nytt når indeksen er endret, og bare da."""

from pathlib import Path

from lag_lager import lager_av
from lag_pdf import lag_pdf

from indeks.lagring.lager import Lager
from indeks.lagring.strukturlager import les_pa_nytt
from sok.fersk import Fersk


def test_det_lages_en_gang_for_hver_indeks(tmp_path: Path) -> None:
    pdf = lag_pdf(tmp_path / "a.pdf", [["Møteprotokoll", "Formannskapet", "21.03.2023"]])
    lager = lager_av(tmp_path / "indeks", [pdf])
    laget: list[int] = []

    def lag() -> int:
        laget.append(len(lager.dokumenter()))
        return laget[-1]

    fersk = Fersk(lager, lag)
    assert laget == []
    assert [fersk(), fersk()] == [1, 1]
    assert laget == [1]
    (sti,) = lager.filer()
    assert Lager(lager.mappe).fjern_fil(sti)
    assert [fersk(), fersk()] == [0, 0]
    assert laget == [1, 0]


def test_det_lages_paa_nytt_naar_strukturen_er_lest_paa_nytt(tmp_path: Path) -> None:
    """A server may run while another program reads the structure again for a newer version; the
    passages, and the vectors' file with them, stay as they are."""
    pdf = lag_pdf(tmp_path / "a.pdf", [["Møteprotokoll", "Formannskapet", "21.03.2023"]])
    lager = lager_av(tmp_path / "indeks", [pdf])
    with lager.skriving() as db:
        lager.sett_meta(db, "strukturversjon", 0)
    laget: list[int] = []
    fersk = Fersk(lager, lambda: laget.append(lager.strukturversjon))
    fersk()
    generasjon = lager.generasjon
    assert les_pa_nytt(Lager(lager.mappe)) == 1
    fersk()
    assert len(laget) == 2 and laget[0] != laget[1]
    assert lager.generasjon == generasjon
