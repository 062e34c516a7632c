"""«Mente du …?»: et ord arkivet ikke har, som et det har; heller ingenting enn noe tullete."""

import json
from pathlib import Path

import pytest

from sok.sokemotor import Sokemotor

SPORRINGER = Path(__file__).parent.parent / "eval" / "sporringer"


@pytest.mark.parametrize(
    ("skrevet", "ment"),
    [
        ("skjenkebeviling for kafeen", "skjenkebevilling for kafeen"),
        ("Skjenkebeviling", "Skjenkebevilling"),
        ("hva ble vedtatt om svømmehlal?", "hva ble vedtatt om svømmehall?"),
        ("innstilinga i saka", None),  # forstås som «innstilling»
    ],
)
def test_et_feilskrevet_ord_faar_ordet_som_staar_i_papirene(
    liten_motor: Sokemotor, skrevet: str, ment: str | None
) -> None:
    assert liten_motor.sok(skrevet).mente_du == ment


@pytest.mark.parametrize(
    "sporsmal",
    [
        "svommehall",  # ø skrevet som o: søket vet det
        "svoemmehallen",
        "skjenkeløyve",  # et synonym
        "barnehageplasser",  # en sammensetning av ord som står der
        "25/23 og 31.10.2023 og 240 mill.",
        "Fjordvik",
        "xyzzyq plugh",
        "hvrofor",
        "SVØMMEHLAL",
        "kaia",
        "",
        "…",
        "æ" * 300,
    ],
)
def test_ellers_foreslaas_ingenting(liten_motor: Sokemotor, sporsmal: str) -> None:
    assert liten_motor.sok(sporsmal).mente_du is None


@pytest.mark.treg
@pytest.mark.parametrize(
    ("skrevet", "ment"),
    [
        ("hva skjer med skolestruktruen", "hva skjer med skolestrukturen"),
        ("kommunestryet om helsehuset", "kommunestyret om helsehuset"),
        ("Hva ble vedtatt om eiendomssktaten?", "Hva ble vedtatt om eiendomsskatten?"),
        ("legevakt i ytre fjrod og sentrmu", "legevakt i ytre fjrod og sentrum"),
        ("velferdstekonologi 2023", "velferdsteknologi 2023"),
        ("hvem stemte for skjennkebevilling", "hvem stemte for skjenkebevilling"),
    ],
)
def test_feil_som_folk_gjoer(eksempelmotor: Sokemotor, skrevet: str, ment: str) -> None:
    assert eksempelmotor.sok(skrevet).mente_du == ment


FEILSTAVET = {"me110", "me137"}
"""Questions without an answer that were written with a slip: «eierskapskontrolen», «komunen»."""


@pytest.mark.treg
def test_riktig_skrevne_sporsmal_faar_ingen_forslag(eksempelmotor: Sokemotor) -> None:
    linjer = (SPORRINGER / "eksempel-utvikling.jsonl").read_text(encoding="utf-8").splitlines()
    rader = [json.loads(linje) for linje in linjer if linje.strip()]
    rett = [r["sporsmal"] for r in rader if r["type"] != "feilstavet" and r["id"] not in FEILSTAVET]
    assert len(rett) > 50
    assert {q: ment for q in rett if (ment := eksempelmotor.sok(q).mente_du)} == {}


@pytest.mark.treg
@pytest.mark.parametrize(
    "ord_",
    [
        "fjorden",
        "stirre",
        "statistikk",
        "kunstmuseum",
        "inndekning",
        "sauer",
        "kloakken",
        "Holmviks",
    ],
)
def test_et_riktig_ord_som_ikke_staar_der_er_ikke_feilskrevet(
    eksempelmotor: Sokemotor, ord_: str
) -> None:
    """Hvert av dem ligner et ord i arkivet."""
    assert eksempelmotor.sok(f"hva med {ord_}").mente_du is None
