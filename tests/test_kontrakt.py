"""JSON-en er en kontrakt: disse feltene, med disse typene, i denne rekkefølgen."""

import json

from indeks.dokument import Slag
from sok.kontrakt import behandling_som_json, resultat_som_json
from sok.sokemotor import Sokemotor

TREFF = {
    "rang": int,
    "poeng": float,
    "tekst": str,
    "utvalg": (str, type(None)),
    "dato": (str, type(None)),
    "saksnr": (str, type(None)),
    "arkivsaksnr": (str, type(None)),
    "sakstittel": (str, type(None)),
    "del": str,
    "dokument": str,
    "side_fra": int,
    "side_til": int,
    "ocr": bool,
    "ogsa": list,
}
SLAG = set(Slag.__args__)  # type: ignore[attr-defined]


def test_et_resultat_har_feltene_som_er_lovet(liten_motor: Sokemotor) -> None:
    som_json = json.loads(json.dumps(resultat_som_json(liten_motor.sok("sak 18/23"))))
    assert list(som_json) == [
        "sporsmal",
        "svar",
        "mente_du",
        "liste",
        "tidsrom",
        "treff",
        "tid_ms",
    ]
    assert som_json["sporsmal"] == "sak 18/23"
    assert set(som_json["svar"]) == {"tekst", "kilder", "besvart", "sikker", "tvil", "sitater"}
    assert som_json["tid_ms"]["total"] > 0
    for rang, treff in enumerate(som_json["treff"], 1):
        assert list(treff) == list(TREFF)
        assert all(isinstance(treff[navn], type_) for navn, type_ in TREFF.items())
        assert treff["rang"] == rang and treff["del"] in SLAG
        assert 1 <= treff["side_fra"] <= treff["side_til"]
    forst = som_json["treff"][0]
    assert (forst["saksnr"], forst["dato"], forst["utvalg"]) == (
        "18/23",
        "2023-03-28",
        "Kommunestyret",
    )


def test_kildene_er_treffenes_rang_og_sitatene_deres_ord(liten_motor: Sokemotor) -> None:
    som_json = resultat_som_json(liten_motor.sok("sak 18/23"))
    treff = {t["rang"]: t for t in som_json["treff"]}
    assert som_json["svar"]["kilder"] and set(som_json["svar"]["kilder"]) <= set(treff)
    for sitat in som_json["svar"]["sitater"]:
        assert sitat["tekst"] in treff[sitat["kilde"]]["tekst"]
        assert f"[{sitat['kilde']}]" in som_json["svar"]["tekst"]


def test_poengene_synker(liten_motor: Sokemotor) -> None:
    poeng = [t["poeng"] for t in resultat_som_json(liten_motor.sok("svømmehall", 30))["treff"]]
    assert poeng == sorted(poeng, reverse=True)


def test_uten_svar_er_det_ingen_kilder(liten_motor: Sokemotor) -> None:
    svar = resultat_som_json(liten_motor.sok("…"))["svar"]
    assert svar["kilder"] == [] and svar["sitater"] == [] and svar["besvart"] is False


def test_en_behandling_har_feltene_som_er_lovet(liten_motor: Sokemotor) -> None:
    alle = [behandling_som_json(b) for b in liten_motor.lager.behandlinger()]
    for b in alle:
        assert list(b) == [
            "utvalg",
            "dato",
            "saksnr",
            "arkivsaksnr",
            "sakstittel",
            "dokument",
            "side_fra",
            "side_til",
            "deler",
        ]
        for d in b["deler"]:
            assert list(d) == ["del", "side_fra", "side_til"]
            assert d["del"] in SLAG and 1 <= d["side_fra"] <= d["side_til"]
    (hall,) = [b for b in alle if b["utvalg"] == "Formannskapet" and b["saksnr"] == "40/23"]
    assert hall["sakstittel"] == "Ny svømmehall på Nordstrand"
    assert [d["del"] for d in hall["deler"]][-1] == "innstilling"
