"""Hvor mye som slipper gjennom prøvingen av skrevne svar: setninger fra eksempelarkivet, ordrett og
forvrengt. Tallene i docs/skrevet.md er herfra; `pytest -s` skriver dem."""

import random
import re
from collections.abc import Callable

import pytest

from indeks.lagring.rader import Passasjerad
from sok.skriving.skrevet import les_svar
from sok.sokemotor import Sokemotor
from sok.svar.resultat import Treff
from sok.tekst.setninger import del_i_setninger

pytestmark = pytest.mark.treg

Rad = tuple[Passasjerad, str]
_TALL = re.compile(r"(?<![\d./])\d{1,4}(?![\d/])")
_NAVN = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+")
_VERB = re.compile(r"\b(er|ble|blir|skal|har|kan|må|legges|settes|vedtas|vil)\b")


@pytest.fixture(scope="module")
def rader(eksempelmotor: Sokemotor) -> list[Rad]:
    """The sentences of the archive, each with its passage. All of them: a sample would be another
    whenever a passage is parted otherwise."""
    with eksempelmotor.lager.lesing() as db:
        ider = [i for (i,) in db.execute("SELECT id FROM passasje ORDER BY id")]
    passasjer = sorted(
        eksempelmotor.lager.passasjer(ider).values(), key=lambda p: (p.dokument, p.start)
    )
    return [
        (p, ord_)
        for p in passasjer
        for s in del_i_setninger(p.tekst)
        if 40 < len(ord_ := " ".join(p.tekst[s.fra : s.til].split())) < 220
        and ord_.endswith(".")
        and ord_[0].isupper()
        and len(ord_.split()) >= 6
    ]


def etter_dokument(rader: list[Rad]) -> dict[str, list[Passasjerad]]:
    ut: dict[str, list[Passasjerad]] = {}
    for p, _ in rader:
        ut.setdefault(p.dokument, []).append(p)
    return ut


def holder(p: Passasjerad, setning: str) -> bool:
    svar = les_svar(f"{setning[:-1]} [1].", [Treff(1, 1.0, p)])
    return bool(svar.setninger) and not svar.utelatt


def byttet(monster: re.Pattern[str]) -> Callable[[random.Random, Passasjerad, str], str | None]:
    """One of what a pattern finds in the sentence for another that its passage has."""

    def bytt(tilfeldig: random.Random, p: Passasjerad, setning: str) -> str | None:
        her = list(monster.finditer(setning))
        if not her:
            return None
        ett = tilfeldig.choice(her)
        andre = [x for x in monster.findall(p.tekst) if x != ett[0]]
        ny = tilfeldig.choice(andre) if andre else ""
        return setning[: ett.start()] + ny + setning[ett.end() :] if ny else None

    return bytt


def _med_ikke(_: random.Random, __: Passasjerad, s: str) -> str | None:
    return None if re.search(r"\bikkj?e\b", s) else _VERB.sub(r"\1 ikke", s, count=1)


def _uten_ikke(_: random.Random, __: Passasjerad, s: str) -> str | None:
    return s.replace(" ikke ", " ", 1)


def _snudd(_: random.Random, __: Passasjerad, s: str) -> str | None:
    return re.sub(r"\b(?:vedtatt|falt)\b", lambda t: {"falt": "vedtatt"}.get(t[0], "falt"), s)


def test_det_meste_som_staar_ordrett_slipper_gjennom(rader: list[Rad]) -> None:
    holdt = sum(holder(p, s) for p, s in rader)
    print(f"\nordrett: {holdt} av {len(rader)}")
    assert holdt / len(rader) > 0.9


@pytest.mark.parametrize(
    ("hva", "forvrengt", "hoyst"),
    [
        ("annet tall", byttet(_TALL), 0.07),
        ("annet navn", byttet(_NAVN), 0.2),
        ("ikke satt inn", _med_ikke, 0.01),
        ("ikke tatt ut", _uten_ikke, 0.06),
        ("vedtatt og falt byttet", _snudd, 0.0),
    ],
)
def test_det_meste_som_er_forvrengt_faller(
    rader: list[Rad],
    hva: str,
    forvrengt: Callable[[random.Random, Passasjerad, str], str | None],
    hoyst: float,
) -> None:
    tilfeldig = random.Random(2)
    provd = [
        (p, ny)
        for p, s in rader
        if (ny := forvrengt(tilfeldig, p, s)) and ny != s and ny not in " ".join(p.tekst.split())
    ]
    sluppet = [ny for p, ny in provd if holder(p, ny)]
    print(f"\n{hva}: {len(sluppet)} av {len(provd)} sluppet gjennom")
    assert len(provd) >= 10
    assert len(sluppet) / len(provd) <= hoyst, sluppet


def test_en_annen_passasje_som_kilde_faller(rader: list[Rad]) -> None:
    tilfeldig = random.Random(3)
    av_dokument = etter_dokument(rader)
    provd = [
        (q, s)
        for p, s in rader
        for q in tilfeldig.sample(av_dokument[p.dokument], min(3, len(av_dokument[p.dokument])))
        if q.id != p.id and s not in " ".join(q.tekst.split())
    ]
    sluppet = [s for q, s in provd if holder(q, s)]
    print(f"\nannen passasje: {len(sluppet)} av {len(provd)} sluppet gjennom")
    assert len(sluppet) / len(provd) <= 0.01, sluppet


def test_uten_kilde_er_den_som_finnes_av_riktig_sak(rader: list[Rad]) -> None:
    """Som når en liten modell glemmer merkene: passasjen står blant sju andre av dokumentet."""
    tilfeldig = random.Random(4)
    av_dokument = etter_dokument(rader)
    funnet = gale = antall = 0
    for p, s in rader:
        andre = [q for q in av_dokument[p.dokument] if q.id != p.id]
        blant = [p, *tilfeldig.sample(andre, min(7, len(andre)))]
        tilfeldig.shuffle(blant)
        svar = les_svar(s, [Treff(nr, 1.0, q) for nr, q in enumerate(blant, 1)])
        antall += 1
        if svar.setninger:
            funnet += 1
            kilde = blant[svar.setninger[0].kilder[0] - 1]
            gale += kilde.id != p.id and s not in " ".join(kilde.tekst.split())
    print(f"\nuten kilde: {funnet} av {antall} fikk en, {gale} en annen enn der de står")
    assert funnet / antall > 0.75
    assert gale / funnet <= 0.005
