"""Huset: data går én vei, mellom mappene og inne i `sok`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROT = Path(__file__).parent.parent
MAPPER = ("indeks", "sok", "eval", "app")
"""Each reads of those before it. `app` has the commands, also those that evaluate."""

I_INDEKS = ("linje", "ord", "fil", "papir", "struktur", "sprakmodell", "lagring")
I_SOK = ("sporsmal", "tekst", "saker", "lister", "rangering", "oppslag", "svar", "skriving")
"""Their folders, in the order that a PDF becomes a passage and a question an answer."""

FELLES = {
    "indeks": {
        "datoer",
        "dokument",
        "feil",
        "kommune",
        "personer",
        "saksnummer",
        "strukturtyper",
        "utvalg",
    },
    "sok": {"fersk", "henvisning", "meldinger"},
}
"""What lies in the two themselves and all there may use; the rest there puts it all together."""

INNE_I = [
    (rot, mappe, {*rekke[: nr + 1], *FELLES[rot]})
    for rot, rekke in (("indeks", I_INDEKS), ("sok", I_SOK))
    for nr, mappe in enumerate(rekke)
]


def importert(fil: Path) -> Iterator[str]:
    """The modules that a file imports, those it imports within functions too."""
    for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (navn.name for navn in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, fil
            yield from (f"{node.module}.{navn.name}" for navn in node.names)


@pytest.mark.parametrize(("nr", "mappe"), list(enumerate(MAPPER)))
def test_data_gar_en_vei(nr: int, mappe: str) -> None:
    senere = MAPPER[nr + 1 :]
    filer = list((ROT / mappe).rglob("*.py"))
    assert filer
    gale = {
        (str(fil.relative_to(ROT)), navn)
        for fil in filer
        for navn in importert(fil)
        if navn.split(".")[0] in senere
    }
    assert gale == set()


@pytest.mark.parametrize(("rot", "rekke"), [("indeks", I_INDEKS), ("sok", I_SOK)])
def test_hver_mappe_har_sin_plass(rot: str, rekke: tuple[str, ...]) -> None:
    assert {m.parent.name for m in (ROT / rot).glob("*/__init__.py")} == {*rekke}


@pytest.mark.parametrize(("rot", "mappe", "lov"), INNE_I)
def test_ogsaa_inne_i_en_mappe_gar_data_en_vei(rot: str, mappe: str, lov: set[str]) -> None:
    gale = {
        (fil.name, navn)
        for fil in (ROT / rot / mappe).glob("*.py")
        for navn in importert(fil)
        if navn.split(".")[0] == rot and navn.split(".")[1] not in lov
    }
    assert gale == set()


@pytest.mark.parametrize("rot", FELLES)
def test_det_som_er_felles_bruker_bare_det_som_er_felles(rot: str) -> None:
    for navn in FELLES[rot]:
        brukt = {
            m.split(".")[1] for m in importert(ROT / rot / f"{navn}.py") if m.split(".")[0] == rot
        }
        assert brukt <= FELLES[rot], navn
