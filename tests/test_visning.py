"""Det som vises, er dokumentets ord og ingenting annet: intet derfra blir til HTML."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from app.visning import lenke, vis_beskjed, vis_svar, vis_treff
from sok.resultat import Resultat, Sitat, Svar, Treff
from sok.sokemotor import Sokemotor
from sok.svar import USIKKERT_SVAR

FARLIG = '<script>alert(1)</script><img src=x onerror="x">&amp;'


class Tagger(HTMLParser):
    """Collects the tags met."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.funnet: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.funnet.append(tag)


def resultat(motor: Sokemotor, tekst: str) -> Resultat:
    ekte = motor.sok("sak 18/23", 1).treff[0].passasje
    p = replace(ekte, tekst=tekst, sakstittel=tekst, utvalg=tekst, dokument=tekst)
    sitat = Sitat(1, tekst, 0, len(tekst), 2, 2)
    return Resultat(tekst, Svar(tekst, (sitat,), True), (Treff(1, 1.0, p),), {"total": 1.0})


def test_farlig_tekst_i_dokumentet_blir_bare_tekst(liten_motor: Sokemotor) -> None:
    r = resultat(liten_motor, FARLIG)
    tagger = Tagger(vis_svar(r) + vis_treff(r) + vis_beskjed(FARLIG)).funnet
    assert not {"script", "img"} & set(tagger)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_ingen_tekst_lager_nye_tagger(liten_motor: Sokemotor, tekst: str) -> None:
    vanlig = resultat(liten_motor, "ord")
    r = resultat(liten_motor, tekst or "x")
    assert (
        Tagger(vis_svar(r) + vis_treff(r)).funnet
        == Tagger(vis_svar(vanlig) + vis_treff(vanlig)).funnet
    )


def test_sitatet_er_merket_i_passasjen(liten_motor: Sokemotor) -> None:
    r = liten_motor.sok("sak 18/23")
    assert r.svar.sitater
    assert vis_treff(r).count("<mark>") == len(r.svar.sitater)


def test_kilden_lenker_til_siden_der_sitatet_staar(liten_motor: Sokemotor) -> None:
    r = liten_motor.sok("sak 18/23")
    sitat = r.svar.sitater[0]
    p = r.treff[sitat.rang - 1].passasje
    assert f"{lenke(p)}".startswith(f"dok/{p.dokument_id}/")
    assert f"#page={sitat.side_fra}" in vis_svar(r)


def test_et_usikkert_svar_sier_at_det_er_usikkert(liten_motor: Sokemotor) -> None:
    r = liten_motor.sok("sak 18/23")
    usikker = replace(r, svar=replace(r.svar, sikker=False))
    assert r.svar.sikker and "<h2>Svar</h2>" in vis_svar(r)
    assert "Kanskje et svar" in vis_svar(usikker) and USIKKERT_SVAR in vis_svar(usikker)


def test_to_sitater_fra_samme_side_har_en_kilde(liten_motor: Sokemotor) -> None:
    r = resultat(liten_motor, "Forslaget fikk tre stemmer. Det falt.")
    s = r.svar.sitater[0]
    to = replace(r, svar=replace(r.svar, sitater=(replace(s, til=27), replace(s, fra=28))))
    assert vis_svar(to).count("<li ") == 1
    videre = replace(s, fra=28, side_fra=3, side_til=3)
    to = replace(r, svar=replace(r.svar, sitater=(s, videre)))
    assert vis_svar(to).count("<li ") == 2
