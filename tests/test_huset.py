"""Huset: data går én vei, mellom mappene og inne i `sok`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROT = Path(__file__).parent.parent
MAPPER = ("indeks", "sok", "eval", "app")
"""Each reads of those before it. `app` has the commands, also those that evaluate."""

I_SOK = ("sporsmal", "tekst", "saker", "lister", "rangering", "oppslag", "svar", "skriving")
FELLES = ("fersk", "henvisning", "meldinger")
"""What lies in `sok` itself and all of it may use; the rest there puts it all together."""


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


def test_hver_mappe_i_sok_har_sin_plass() -> None:
    assert {m.parent.name for m in (ROT / "sok").glob("*/__init__.py")} == {*I_SOK}


@pytest.mark.parametrize(("nr", "mappe"), list(enumerate(I_SOK)))
def test_ogsaa_inne_i_sok_gar_data_en_vei(nr: int, mappe: str) -> None:
    lov = {*I_SOK[: nr + 1], *FELLES}
    gale = {
        (fil.name, navn)
        for fil in (ROT / "sok" / mappe).glob("*.py")
        for navn in importert(fil)
        if navn.split(".")[0] == "sok" and navn.split(".")[1] not in lov
    }
    assert gale == set()
