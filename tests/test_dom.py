"""En passasje er et treff når ordene som svarer, står i den, på stedet som er oppgitt."""

from datetime import date

import pytest

from eval.dom import MAKS_TEGN, dom, dommer, passasjenavn, uten_treff
from eval.sporsmal import Merket, Sted, brettet
from eval.svarsjekk import sjekk_svar, star_pa_sidene
from indeks.lagring.rader import Passasjerad
from sok.sokemotor import Sokemotor
from sok.svar.resultat import Resultat, Sitat, Svar, Treff


def passasje(tekst: str, dokument: str = "a.pdf", fra: int = 1, til: int = 1) -> Passasjerad:
    return Passasjerad(
        1, tekst, "", 10, 10 + len(tekst), fra, til, "vedtak", "moteprotokoll", None,
        "Kommunestyret", date(2024, 1, 1), 1, "1/24", None, "Sak", 3, dokument,
    )  # fmt: skip


def merket(*steder: Sted, svar: tuple[str, ...] = ("Ti ja",)) -> Merket:
    return Merket("q", "Hva?", "fakta", svar, steder)


@pytest.mark.parametrize(
    ("p", "steder", "ventet"),
    [
        (passasje("Det ble TI\n  ja."), (Sted("a.pdf", (1,)),), 1),
        (passasje("Det ble ti ja.", fra=2, til=4), (Sted("a.pdf", (3,)),), 1),
        (passasje("Det ble ti ja.", fra=2, til=4), (Sted("a.pdf"),), 1),
        (passasje("Det ble ti ja."), (), 1),
        (passasje("Det ble ti ja."), (Sted("b.pdf", (1,)), Sted("a.pdf", (1,))), 1),
        # The words are there, but somebody has seen that they do not answer.
        (passasje("Det ble ti ja.", fra=2, til=2), (Sted("a.pdf", (1,)),), 0),
        (passasje("Det ble ti ja.", dokument="c.pdf"), (Sted("a.pdf", (1,)),), 0),
        # The page was looked at.
        (passasje("Det ble ti nei."), (Sted("a.pdf", (1,)),), 0),
        (passasje("Ti ja. " + "x" * MAKS_TEGN), (Sted("a.pdf", (1,)),), 0),
        # Nobody has looked.
        (passasje("Det ble ti nei.", fra=2, til=2), (Sted("a.pdf", (1,)),), None),
        (passasje("Det ble ti nei."), (), None),
    ],
)
def test_dommen(p: Passasjerad, steder: tuple[Sted, ...], ventet: int | None) -> None:
    q = merket(*steder)
    assert dom(q, p, brettet(p.tekst), [brettet(s) for s in q.svar]) == ventet


def test_navnet_pa_en_passasje_har_ikke_mellomrom_i_trec() -> None:
    assert passasjenavn(passasje("abc", dokument="mø te 1.pdf")) == "mø_te_1.pdf:3:10-13"


def test_alle_passasjer_i_indeksen_dommes(liten_motor: Sokemotor) -> None:
    lager = liten_motor.lager
    ider = lager.finn_passasjer("1", ())
    p = lager.passasjer(ider)[ider[len(ider) // 2]]
    ord_ = " ".join(p.tekst.split()[2:8])
    der = Merket("a", "Hva?", "fakta", (ord_,), (Sted(p.dokument, (p.side_fra,)),))
    borte = Merket("b", "Hva?", "fakta", ("står ikke noe sted xyz",), (Sted(p.dokument),))
    uten = Merket("c", "Hva?", "ubesvart", ())
    domt = dommer(lager, [der, borte, uten])
    assert domt["a"][passasjenavn(p)] == 1
    assert uten_treff(domt) == ["b"]
    assert set(domt) == {"a", "b"}


def test_sitatet_ma_sta_pa_sidene_og_trenge_dem_alle() -> None:
    sider = ["Først.\nKommunestyret\n", "vedtok ti ja.\n", "Slutt. Først."]

    def holder(tekst: str, fra: int, til: int) -> bool:
        return star_pa_sidene(sider, Sitat(1, tekst, 0, len(tekst), fra, til))

    assert holder("Kommunestyret vedtok ti ja.", 1, 2)
    assert holder("vedtok  TI ja.", 2, 2)
    assert not holder("vedtok ti ja.", 1, 1)
    assert not holder("vedtok ti ja.", 1, 2)
    assert not holder("vedtok elleve ja.", 2, 2)
    assert not holder("vedtok ti ja.", 2, 4)
    assert not holder("vedtok ti ja.", 0, 2)
    assert not holder(" ", 1, 1)


def test_svaret_sjekkes_mot_lageret_og_merkingen(liten_motor: Sokemotor) -> None:
    lager = liten_motor.lager
    p = lager.passasjer(lager.finn_passasjer("1", ())[:1]).popitem()[1]
    ord_ = p.tekst.split("\n")[0]
    q = Merket("a", "Hva?", "fakta", (" ".join(ord_.split()[:3]),), (Sted(p.dokument),))

    def svar(tekst: str, rang: int = 1) -> Resultat:
        sitat = Sitat(rang, tekst, 0, len(tekst), p.side_fra, p.side_fra)
        return Resultat("Hva?", Svar("", (sitat,), True, True), (Treff(1, 1.0, p),), {})

    ekte = sjekk_svar(lager, q, svar(ord_))
    assert (ekte.besvart, ekte.sikker, ekte.holder, ekte.treffer) == (True, True, True, True)
    assert sjekk_svar(lager, q, svar("oppdiktet av maskinen")).holder is False
    assert sjekk_svar(lager, q, svar(ord_, rang=2)).holder is False
    ingen = sjekk_svar(lager, q, Resultat("Hva?", Svar("Nei.", (), False), (), {}))
    assert (ingen.besvart, ingen.holder, ingen.treffer) == (False, None, None)
