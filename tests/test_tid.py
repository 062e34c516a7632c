"""`sakssok eval tid`: hvor lang tid et spørsmål tar, ved siden av et enkelt ordsøk."""

import json
from pathlib import Path

from click.testing import CliRunner

from app.kommandolinje import hoved
from eval.tid import ALT, OPPVARMING, ORDENE, mal_tid
from sok.sokemotor import Sokemotor

SPORSMAL = [
    "Hva ble vedtatt om svømmehallen?",
    "Hvem stemte mot?",
    "Hva koster hallen?",
    "Når åpner den?",
    "Hva foreslo Ås?",
    "sak 18/23",
    "Hvor mange stemte for?",
    "Hvor ligger tomta?",
]


def valg(motor: Sokemotor, fil: Path) -> list[str]:
    """The command over a test's own index, with the model that made it."""
    mappe, modell = str(motor.lager.mappe), motor.modell.identitet.navn
    return ["eval", "tid", "--indeks", mappe, "--modell", modell, "--sporringer", str(fil)]


def test_hvert_sporsmal_stilles_en_gang_og_oppvarmingen_teller_ikke(
    liten_motor: Sokemotor,
) -> None:
    stilt = 0

    def ett_til() -> None:
        nonlocal stilt
        stilt += 1

    maalt = {m.hva: m for m in mal_tid(liten_motor, [*SPORSMAL, *SPORSMAL], ett_til)}
    assert stilt == len(SPORSMAL)
    assert {m.antall for m in maalt.values()} == {len(SPORSMAL) - OPPVARMING}
    assert maalt[ORDENE].ganger == 1.0
    assert all(0 <= m.median <= m.p95 for m in maalt.values())


def test_stegene_er_en_del_av_hele_soket(liten_motor: Sokemotor) -> None:
    maalt = {m.hva: m for m in mal_tid(liten_motor, SPORSMAL)}
    steg = [m for hva, m in maalt.items() if hva.startswith("–")]
    assert [m.hva for m in steg] == [
        "– modell",
        "– kandidater",
        "– rangering",
        "– svar",
        "– stavemate",
    ]
    assert max(m.median for m in steg) <= maalt[ALT].p95


def test_for_faa_sporsmal_sies_det_fra_om(liten_motor: Sokemotor, tmp_path: Path) -> None:
    assert mal_tid(liten_motor, SPORSMAL[:OPPVARMING]) == []
    fil = tmp_path / "mine.csv"
    fil.write_text("sporsmal,svar\nHva koster hallen?,240\n", encoding="utf-8")
    kjort = CliRunner().invoke(hoved, valg(liten_motor, fil))
    assert kjort.exit_code == 1
    assert "minst 6 ulike spørsmål" in kjort.output


def test_kommandoen_skriver_en_tabell(liten_motor: Sokemotor, tmp_path: Path) -> None:
    fil = tmp_path / "mine.csv"
    rader = "\n".join(f"{q},x" for q in SPORSMAL)
    fil.write_text(f"sporsmal,svar\n{rader}\n", encoding="utf-8")
    tabell = CliRunner().invoke(hoved, valg(liten_motor, fil)).output
    assert ALT in tabell and "kjerner" in tabell
    linjer = CliRunner().invoke(hoved, [*valg(liten_motor, fil), "--json"]).stdout.splitlines()
    assert json.loads(linjer[0])["hva"] == ORDENE
