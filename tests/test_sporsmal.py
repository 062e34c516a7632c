"""Merkede spørsmål leses fra JSON og fra regneark, og feil sies med én setning."""

from pathlib import Path

import pytest

from eval.sporsmal import Merket, Sted, les_fil, les_sett
from indeks.feil import SakssokFeil

HODE = "sporsmal,type,svar,dokument,sider,saksnr,utvalg"


def skriv(mappe: Path, navn: str, tekst: str, koding: str = "utf-8") -> Path:
    fil = mappe / navn
    fil.write_bytes(tekst.encode(koding))
    return fil


def test_regneark_gir_det_samme_som_json(tmp_path: Path) -> None:
    csv = skriv(
        tmp_path,
        "mine.csv",
        f"{HODE}\n"
        'Når er møtet?,fakta,kl. 18|klokken 18,a.pdf|b.pdf,"2, 4-5|7",3/24,Formannskapet\n'
        "\n"
        "Hvem er rektor?,ubesvart,,,,,\n",
    )
    jsonl = skriv(
        tmp_path,
        "mine2.jsonl",
        '{"id": "mine-001", "sporsmal": "Når er møtet?", "type": "fakta", '
        '"svar": ["kl. 18", "klokken 18"], "dokument": "a.pdf", "sider": [2, 4, 5], '
        '"ogsa": {"b.pdf": [7]}, "saksnr": "3/24", "utvalg": "Formannskapet"}\n'
        '{"id": "mine-002", "sporsmal": "Hvem er rektor?", "type": "ubesvart", "svar": []}\n',
    )
    assert les_fil(csv) == les_fil(jsonl)
    assert les_fil(csv)[0] == Merket(
        "mine-001",
        "Når er møtet?",
        "fakta",
        ("kl. 18", "klokken 18"),
        (Sted("a.pdf", (2, 4, 5)), Sted("b.pdf", (7,))),
        "3/24",
        "Formannskapet",
    )


def test_en_id_har_ikke_mellomrom_for_da_kan_andre_verktoy_lese_den(tmp_path: Path) -> None:
    tekst = "sporsmal;svar\nNår er møtet?;kl. 18\n"
    (q,) = les_fil(skriv(tmp_path, "mine egne  spørsmål.csv", tekst))
    assert q.id == "mine_egne_spørsmål-001"


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("skille", [",", ";", "\t"])
def test_regneark_slik_norske_programmer_lagrer_dem(
    tmp_path: Path, skille: str, koding: str
) -> None:
    tekst = skille.join(["Spørsmål", "Svar", "Dokument"]) + "\r\n"
    tekst += skille.join(["Hva blir prisen på båtplass?", "4 800 kroner", "mø te.pdf"]) + "\r\n"
    (q,) = les_fil(skriv(tmp_path, "mine.csv", tekst, koding))
    assert (q.sporsmal, q.type) == ("Hva blir prisen på båtplass?", "fakta")
    assert q.steder == (Sted("mø te.pdf"),)


def test_uten_dokument_gjelder_svaret_hvor_det_enn_star(tmp_path: Path) -> None:
    (q,) = les_fil(skriv(tmp_path, "m.csv", "sporsmal,svar\nHvem?,Kari Nordmann\n"))
    assert q.steder == () and q.besvarbar


@pytest.mark.parametrize(
    ("navn", "innhold", "setning"),
    [
        ("x.csv", "", "kolonnen «sporsmal» mangler"),
        ("x.csv", "sporsmal,type\nHva?,fakta\n", "kolonnen «svar» mangler"),
        ("x.csv", HODE + "\n", "ingen spørsmål i «x.csv»"),
        ("x.csv", HODE + "\nHva?,tull,ja,,,,\n", "linje 2: typen «tull» er ukjent"),
        ("x.csv", HODE + "\nHva?,fakta,,,,,\n", "svaret mangler"),
        ("x.csv", HODE + "\nHva?,ubesvart,ja,,,,\n", "skal ikke ha svar"),
        ("x.csv", HODE + "\n,fakta,ja,,,,\n", "spørsmålet mangler"),
        ("x.csv", HODE + "\nHva?,fakta,ja,a.pdf,to,,\n", "«to» er ikke et sidetall"),
        ("x.csv", HODE + "\nHva?,fakta,ja,a.pdf,0,,\n", "«0» er ikke et sidetall"),
        ("x.csv", HODE + "\nHva?,fakta,ja,a.pdf,5-3,,\n", "«5-3» er ikke et sidetall"),
        ("x.csv", HODE + "\nHva?,fakta,ja,,3,,\n", "ikke hvilket dokument"),
        ("x.csv", HODE + "\nHva?,fakta,ja,a.pdf,3|4,,\n", "flere dokumenter"),
        ("x.csv", HODE + "\nHva, sa du?,fakta,ja,a.pdf,3,,\n", "flere felt enn kolonner"),
        ("x.csv", HODE + "\nHva?,fakta," + "ord " * 11 + ",,,,\n", "lengre enn 10 ord"),
        ("x.jsonl", "[1]\n", "linje 1: dette er ikke et JSON-objekt"),
        ("x.jsonl", "{tull\n", "linje 1: dette er ikke et JSON-objekt"),
        ("x.jsonl", '{"sporsmal": 3}\n', "«sporsmal» skal være tekst"),
        ("x.jsonl", '{"sporsmal": "Hva?", "svar": [3]}\n', "«svar» skal være"),
        ("x.jsonl", '{"sporsmal": "Hva?", "svar": "ja", "ogsa": [1]}\n', "«ogsa» skal være"),
        ("x.jsonl", '{"sporsmal": "Hva?", "svar": "ja", "dokument": 4}\n', "navnet på en fil"),
        (
            "x.jsonl",
            '{"id": "a\\nb", "sporsmal": "Hva?", "svar": "ja"}\n',
            "mellomrom i id-en «a b»",
        ),
        ("x.xlsx", "PK", "verken .jsonl eller .csv"),
    ],
)
def test_feil_i_filen_sies_med_en_setning(
    tmp_path: Path, navn: str, innhold: str, setning: str
) -> None:
    with pytest.raises(SakssokFeil) as feil:
        les_fil(skriv(tmp_path, navn, innhold))
    assert setning in str(feil.value)
    assert "\n" not in str(feil.value)


def test_fil_som_ikke_finnes_er_feil(tmp_path: Path) -> None:
    with pytest.raises(SakssokFeil, match="kan ikke leses"):
        les_fil(tmp_path / "borte.csv")


def test_to_sporsmal_kan_ikke_ha_samme_id_og_to_filer_ikke_samme_navn(tmp_path: Path) -> None:
    rad = '{"id": "a", "sporsmal": "Hva?", "svar": ["ja"]}\n'
    en, to = skriv(tmp_path, "en.jsonl", rad), skriv(tmp_path, "to.jsonl", rad)
    with pytest.raises(SakssokFeil, match="har id «a»"):
        les_sett([en, to])
    with pytest.raises(SakssokFeil, match="heter «en»"):
        les_sett([en, en])
