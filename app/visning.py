"""Results as HTML. Every word that comes from a document or a user is escaped here."""

from html import escape
from urllib.parse import quote

from indeks.datoer import vis_dato
from indeks.lager import Passasjerad
from indeks.passasjer import NAVN_PA_SLAG
from sok.resultat import Resultat, Sitat, Treff, henvisning
from sok.svar import USIKKERT_SVAR, lesbar


def lenke(p: Passasjerad, side: int | None = None) -> str:
    """The address of a page in the document itself: `side`, else the one the passage starts on."""
    return f"dok/{p.dokument_id}/{quote(p.dokument)}#page={side or p.side_fra}"


def vis_beskjed(tekst: str) -> str:
    """A sentence where the answer would stand."""
    return f'<section class="svar uten" aria-live="polite"><p>{escape(tekst)}</p></section>'


def vis_svar(resultat: Resultat) -> str:
    """The answer with its numbered sources, or the sentence that says there is none."""
    svar = resultat.svar
    if not svar.besvart:
        return (
            f'<section class="svar uten" aria-live="polite"><p>{escape(svar.tekst)}</p></section>'
        )
    sitater = "".join(
        f'<blockquote><p class="sitat">{escape(lesbar(s.tekst))} '
        f'<a class="kilde" href="#treff-{s.rang}" aria-label="Kilde {s.rang}">[{s.rang}]</a></p>'
        "</blockquote>"
        for s in svar.sitater
    )
    passasjer = {t.rang: t.passasje for t in resultat.treff}
    kilder = "".join(
        f'<li value="{s.rang}"><a href="{escape(lenke(passasjer[s.rang], s.side_fra))}" '
        'target="_blank" rel="noopener">'
        f"{escape(henvisning(passasjer[s.rang], (s.side_fra, s.side_til)))}</a></li>"
        # Two quotations from the same pages of a passage have one source.
        for s in {(s.rang, s.side_fra, s.side_til): s for s in svar.sitater}.values()
    )
    overskrift = "Svar" if svar.sikker else "Kanskje et svar"
    forbehold = "" if svar.sikker else f'<p class="forbehold">{escape(USIKKERT_SVAR)}</p>'
    return (
        f'<section class="svar" aria-live="polite"><h2>{overskrift}</h2>{forbehold}{sitater}'
        f'<h3>Kilder</h3><ol class="kilder">{kilder}</ol></section>'
    )


def vis_treff(resultat: Resultat) -> str:
    """The passages found, as articles."""
    if not resultat.treff:
        return ""
    overskrift = "Treff" if resultat.svar.besvart else "Nærmeste passasjer"
    artikler = "".join(
        _artikkel(t, [s for s in resultat.svar.sitater if s.rang == t.rang]) for t in resultat.treff
    )
    return (
        f'<section class="treffliste"><h2>{overskrift}</h2>{artikler}'
        f'<p class="tid">{len(resultat.treff)} passasjer på {resultat.tid_ms["total"]:.0f} ms</p>'
        "</section>"
    )


def _artikkel(t: Treff, sitater: list[Sitat]) -> str:
    p = t.passasje
    til = "" if p.side_fra == p.side_til else f"–{p.side_til}"
    sider = f"side {p.side_fra}{til}"
    merker = [
        NAVN_PA_SLAG[p.slag],
        p.utvalg,
        vis_dato(p.dato) if p.dato else None,
        f"sak {p.saksnr}" if p.saksnr else None,
        f"arkivsak {p.arkivsaksnr}" if p.arkivsaksnr else None,
    ]
    return (
        f'<article class="treff" id="treff-{t.rang}"><h3><span class="rang">{t.rang}</span> '
        f"{escape(p.sakstittel or p.del_tittel or p.dokument)}</h3>"
        f'<p class="merker">{"".join(f"<span>{escape(m)}</span>" for m in merker if m)}</p>'
        f'<blockquote class="passasje">{_med_merking(p.tekst, sitater)}</blockquote>'
        f'<p class="henvisning"><a href="{escape(lenke(p))}" target="_blank" rel="noopener">'
        f"Åpne {escape(p.dokument)}, {sider}</a></p></article>"
    )


def _med_merking(tekst: str, sitater: list[Sitat]) -> str:
    ut: list[str] = []
    naadd = 0
    for s in sorted(sitater, key=lambda s: s.fra):
        if s.fra < naadd:
            continue
        ut += [escape(tekst[naadd : s.fra]), "<mark>", escape(tekst[s.fra : s.til]), "</mark>"]
        naadd = s.til
    ut.append(escape(tekst[naadd:]))
    return "".join(ut)
