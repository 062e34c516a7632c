"""De ekte protokollene skrevet om slik andre systemer ville skrevet dem: sakene er de samme."""

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from test_korpus import FASIT

from indeks.dokument import PdfTekst
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.utvalg import nokkel_utvalg

_SAKSNR = r"(?:[A-ZÆØÅ]{2,3} )?\d{2,3}/\d{2,4}"
Omskriving = Callable[[Sequence[str], date], list[str]]


def linjevis(endre: Callable[[str], str]) -> Omskriving:
    return lambda sider, _: ["\n".join(map(endre, side.split("\n"))) for side in sider]


def bytt(monster: str, med: str) -> Omskriving:
    return lambda sider, _: [re.sub(monster, med, side, flags=re.MULTILINE) for side in sider]


def uten_sakliste(sider: Sequence[str], _: date) -> list[str]:
    return [re.split(r"(?m)^\s*Saks?liste:?\s*$", side)[0] for side in sider]


def med_topp(topp: str) -> Omskriving:
    return lambda sider, dato: [
        f"{topp.format(dato=dato, side=nr, antall=len(sider))}\n{side}"
        for nr, side in enumerate(sider, 1)
    ]


def med_organlinje(ny: str) -> Omskriving:
    def skriv(sider: Sequence[str], dato: date) -> list[str]:
        kort = f"{dato:%d.%m.%Y}"
        gammel = rf"(?m)^\s*(?:{kort} Kommunestyret|Kommunestyret {kort}:?)\s*$"
        return [re.sub(gammel, ny.format(dato=kort), side) for side in sider]

    return skriv


OMSKREVET: dict[str, Omskriving] = {
    "uten blanke linjer": lambda sider, _: [re.sub(r"\n\s*(?=\n)", "", s) for s in sider],
    "uten sakliste": uten_sakliste,
    "møtet i topplinja": med_topp("Møteprotokoll Kommunestyret {dato:%d.%m.%Y}"),
    "møtet og siden i topplinja": med_topp(
        "Storvik kommune Kommunestyret {dato:%d.%m.%Y} Side {side} av {antall}"
    ),
    "overskrifter uten kolon": linjevis(lambda x: re.sub(r":\s*$", "", x) if len(x) < 60 else x),
    "tittelen limt til nummeret": bytt(rf"^(\s*{_SAKSNR}:?) (?=[A-ZÆØÅ])", r"\1"),
    "tittelen på neste linje": bytt(rf"^(\s*{_SAKSNR}:?) (?=[A-ZÆØÅ](?!edtak))", r"\1\n"),
    "strek bak nummeret": bytt(rf"^(\s*{_SAKSNR}):? (?=[A-ZÆØÅ](?!edtak))", r"\1 - "),
    "Sak foran nummeret": bytt(rf"^(\s*)({_SAKSNR}:? [A-ZÆØÅ])", r"\1Sak \2"),
    "PS foran nummeret": bytt(r"^(\s*)(\d{2,3}/\d{2,4}:? [A-ZÆØÅ])", r"\1PS \2"),
    "titler i versaler": linjevis(
        lambda x: x.upper() if re.match(rf"\s*{_SAKSNR}:? [A-ZÆØÅ]", x) else x
    ),
    "datoer med bokstaver": lambda sider, dato: [
        side.replace(f"{dato:%d.%m.%Y}", f"{dato.day}. desember {dato.year}") for side in sider
    ],
    "saksprotokoll i": med_organlinje("Saksprotokoll i Kommunestyret - {dato}"),
    "behandling i": med_organlinje("Behandling i Storvik kommunestyre {dato}:"),
    "uten linjer for utvalget": med_organlinje(""),
    "vedtak uten nummer": bytt(
        r"^\s*(?:[A-ZÆØÅ]{2,4} ?- ?\d+/\d+|\d+/20\d\d) Vedtak:?(?=\s)", "Vedtak"
    ),
}


@pytest.mark.parametrize("navn", FASIT)
@pytest.mark.parametrize("form", OMSKREVET)
def test_sakene_er_de_samme_i_en_annen_form(
    form: str, navn: str, les_ekte: Callable[[str], PdfTekst]
) -> None:
    dato = date.fromisoformat(FASIT[navn]["dato"])
    lesning = les_dokument(*rens_sider(OMSKREVET[form](les_ekte(navn).sider, dato)))
    saker = sorted(
        (
            b
            for b in lesning.behandlinger
            if nokkel_utvalg(b.utvalg) == "kommunestyre" and b.dato == dato
        ),
        key=lambda b: b.start,
    )
    lest = [[(b.saksnr or "").split(" ")[-1], lesning.side(b.start)] for b in saker]
    assert lest == FASIT[navn]["saker"]
