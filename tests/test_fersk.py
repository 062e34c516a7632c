"""Det som er laget av en indeks, lages på nytt når indeksen er endret, og bare da."""

from pathlib import Path

from lag_lager import lager_av
from lag_pdf import lag_pdf

from indeks.lager import Lager
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
