"""Finds the pages of labels again, when documents are made anew: `python -m eval.sider FIL... --pdf
MAPPE`.

The documents of each label stay, and their pages become those where any of its answers stands in
the PDF's own text. Look the changes over afterwards: a page where the words stand and do not answer
is not to be there.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.sporsmal import brettet
from indeks.leser import Leser


def nye_sider(rad: Mapping[str, Any], sider: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """A label with the pages where its answers stand; `sider` are the folded pages of each
    document. Documents that are not among them stay as they are."""
    svar = [brettet(s) for s in rad["svar"]]

    def i(dokument: str, gamle: list[int]) -> list[int]:
        if dokument not in sider:
            return gamle
        return [nr for nr, tekst in enumerate(sider[dokument], 1) if any(s in tekst for s in svar)]

    ny = {**rad, "sider": i(rad["dokument"], rad["sider"])}
    if "ogsa" in rad:
        ny["ogsa"] = {dokument: i(dokument, gamle) for dokument, gamle in rad["ogsa"].items()}
    return ny


def hoved() -> None:
    """Writes the files anew, and says which labels changed."""
    leser = argparse.ArgumentParser(description="Finn sidene til merkede spørsmål på nytt.")
    leser.add_argument("filer", nargs="+", type=Path, metavar="FIL")
    leser.add_argument("--pdf", type=Path, required=True, metavar="MAPPE")
    valg = leser.parse_args()
    with Leser() as pdf:
        sider = {
            sti.name: [brettet(side) for side in pdf.les(sti).sider]
            for sti in sorted(valg.pdf.rglob("*.pdf"))
        }
    for fil in valg.filer:
        rader = [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines()]
        nye = [nye_sider(rad, sider) for rad in rader]
        for gammel, ny in zip(rader, nye, strict=True):
            if ny != gammel:
                print(f"{ny['id']}: {gammel['sider']} → {ny['sider']}  {ny['sporsmal']}")
        fil.write_text(
            "".join(f"{json.dumps(rad, ensure_ascii=False)}\n" for rad in nye), encoding="utf-8"
        )


if __name__ == "__main__":
    hoved()
