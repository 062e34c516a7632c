"""Reports as tables, for the terminal and as Markdown. The numbers are written in Norwegian."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.maal import Anslag
from eval.rapport import Rapport
from eval.sammenlign import Sammenlignet
from eval.stikkprove import Opptelling
from eval.strukturmaal import Poeng
from eval.tid import ORDENE, Tider
from eval.tillit import Tilpasset

_MAAL = (
    "Success@1",
    "Success@5",
    "Success@10",
    "RR@10",
    "nDCG@10",
    "R@1",
    "R@5",
    "R@10",
    "Judged@10",
)
_MED_SPENN = ("Success@1", "RR@10")

NAVN_PA_VISNING = {
    "standard": "standard",
    "leksikalsk": "bare ordene (BM25)",
    "tett": "bare vektorene",
    "rrf": "ord og vektorer (RRF)",
    "sen": "bare sen interaksjon",
}


@dataclass(frozen=True, slots=True)
class Tabell:
    """Columns' names and rows; the first `tekst` columns are text, the others numbers."""

    tittel: str
    kolonner: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]
    tekst: int = 1


def tall(verdi: float, desimaler: int = 2) -> str:
    """A share with so many decimals and a comma."""
    return f"{verdi:.{desimaler}f}".replace(".", ",")


def _celle(verdi: Anslag | None, *, spenn: bool = False) -> str:
    if verdi is None:
        return "–"
    if not spenn:
        return tall(verdi.verdi)
    return f"{tall(verdi.verdi)} [{tall(verdi.lav)}–{tall(verdi.hoy)}]"


def funn(rapporter: Sequence[Rapport]) -> Tabell:
    """What was found, by set of questions and view."""
    sett = dict.fromkeys(navn for r in rapporter for navn in r.sett)
    return Tabell(
        "Riktig passasje (i klammer: 95 prosent av bootstrap-utvalgene)",
        ("Spørsmål", "Visning", "Antall", *_MAAL),
        tuple(
            (
                navn,
                NAVN_PA_VISNING[r.visning],
                str(r.sett[navn].besvarbare),
                *(_celle(r.sett[navn].maal[m], spenn=m in _MED_SPENN) for m in _MAAL),
            )
            for navn in sett
            for r in rapporter
            if navn in r.sett and r.sett[navn].besvarbare
        ),
        2,
    )


def svar(rapporter: Sequence[Rapport]) -> Tabell:
    """How the answers did, by set of questions and view."""
    sett = dict.fromkeys(navn for r in rapporter for navn in r.sett)
    return Tabell(
        "Svaret",
        (
            "Spørsmål",
            "Visning",
            "Alle sitater holder",
            "Svaret har ordene",
            "Besvarbare avvist",
            "– eller med forbehold",
            "Ubesvarbare avvist",
            "– eller med forbehold",
        ),
        tuple(
            (
                navn,
                NAVN_PA_VISNING[r.visning],
                _med_antall(r.sett[navn].svar.sitater_holder),
                _med_antall(r.sett[navn].svar.svar_treffer),
                _celle(r.sett[navn].svar.besvart_avvist),
                _celle(r.sett[navn].svar.besvart_varslet),
                _med_antall(r.sett[navn].svar.ubesvart_avvist),
                _celle(r.sett[navn].svar.ubesvart_varslet),
            )
            for navn in sett
            for r in rapporter
            if navn in r.sett
        ),
        2,
    )


def _med_antall(verdi: Anslag | None) -> str:
    return "–" if verdi is None else f"{tall(verdi.verdi)} (av {verdi.antall})"


def typer(rapport: Rapport) -> Tabell:
    """Success by kind of question, for one view."""
    return Tabell(
        f"Etter type spørsmål, alle sett under ett ({NAVN_PA_VISNING[rapport.visning]})",
        ("Type", "Antall", "Success@1", "Success@5", "Success@10", "RR@10"),
        tuple(
            (
                navn,
                str(ett.besvarbare),
                *(
                    _celle(ett.maal[maal])
                    for maal in ("Success@1", "Success@5", "Success@10", "RR@10")
                ),
            )
            for navn, ett in rapport.typer.items()
            if ett.besvarbare
        ),
    )


def forskjeller(s: Sammenlignet) -> Tabell:
    """Two runs compared."""
    return Tabell(
        f"{s.b} mot {s.a}, {s.antall} spørsmål",
        ("Mål", s.a, s.b, "Forskjell", "p", "p (Holm)", "Bedre", "Verre", "Likt"),
        tuple(
            (
                f.maal,
                f"{f.a:.3f}".replace(".", ","),
                f"{f.b:.3f}".replace(".", ","),
                f"{f.b - f.a:+.3f}".replace(".", ",").replace("-", "−"),
                f"{f.p:.4f}".replace(".", ","),
                f"{f.holm:.4f}".replace(".", ","),
                str(f.bedre),
                str(f.verre),
                str(f.likt),
            )
            for f in s.forskjeller
        ),
    )


NAVN_PA_STRUKTUR = {
    "forslag": "forslag",
    "votering": "voteringer",
    "vedtak": "vedtak, innstillinger og forslag til vedtak",
    "henvisning": "henvisninger til andre saker",
    "vedtaksstatus": "rader i vedtaksrapporter",
    "deltaker": "deltakere i møter",
}


def struktur(poeng: Mapping[str, Poeng]) -> Tabell:
    """What was read of decisions, by kind."""
    return Tabell(
        "Lest ut av merkede dokumenter",
        ("hva", "i dokumentene", "funnet", "presisjon", "riktig i alt", "gjenfinning"),
        tuple(
            (
                NAVN_PA_STRUKTUR[slag],
                str(p.funnet + p.savnet),
                str(p.funnet),
                tall(p.presisjon, 3),
                tall(p.riktighet, 3),
                tall(p.gjenfinning, 3),
            )
            for slag, p in poeng.items()
        ),
    )


def tillit(tilpassede: Mapping[str, Tilpasset]) -> Tabell:
    """How well models of an answer's certainty tell, cross-validated, by kind of example."""
    slag = list(dict.fromkeys(s for t in tilpassede.values() for s in t.antall))
    return Tabell(
        "Hvor sikkert et svar er (kryssvalidert): avvist / avvist eller med forbehold",
        ("Modell", "AUC", *(f"{s} ({next(iter(tilpassede.values())).antall[s]})" for s in slag)),
        tuple(
            (
                navn,
                tall(t.auc, 3),
                *(f"{tall(t.avvist[s])} / {tall(t.varslet[s])}" for s in slag),
            )
            for navn, t in tilpassede.items()
        ),
    )


def tider(maalt: Sequence[Tider]) -> Tabell:
    """How long a question took, step by step."""
    return Tabell(
        "Tid for hvert spørsmål (millisekunder)",
        ("Hva", "Antall", "Median", "95 av 100 under", f"Ganger {ORDENE}"),
        tuple(
            (m.hva, str(m.antall), tall(m.median, 1), tall(m.p95, 1), tall(m.ganger, 1))
            for m in maalt
        ),
    )


def stikkprove(opptalt: Sequence[Opptelling]) -> Tabell:
    """How questions about saker drawn at random went, by kind."""
    return Tabell(
        "Spørsmål om saker i arkivet, laget av strukturen",
        (
            "Spørsmål",
            "Antall",
            "Rett først",
            "Sikre",
            "– og rette",
            "– annen behandling",
            "– og gale",
            "Avvist",
        ),
        tuple(
            (
                o.navn,
                str(o.antall),
                str(o.rett) if o.besvarbart else "–",
                str(o.sikre),
                str(o.sikre_rette) if o.besvarbart else "–",
                str(o.sikre_saken) if o.besvarbart else "–",
                str(o.sikre_gale),
                str(o.avvist),
            )
            for o in opptalt
        ),
    )


def vis(tabell: Tabell, *, markdown: bool) -> str:
    """A table as it was asked for."""
    return som_markdown(tabell) if markdown else som_tekst(tabell)


def som_markdown(tabell: Tabell) -> str:
    """A table for a README."""
    streker = ["---" if nr < tabell.tekst else "---:" for nr in range(len(tabell.kolonner))]
    linjer = [tabell.kolonner, streker, *tabell.rader]
    return "\n".join(
        [f"**{tabell.tittel}**", "", *(f"| {' | '.join(linje)} |" for linje in linjer)]
    )


def som_tekst(tabell: Tabell) -> str:
    """A table for the terminal."""
    linjer = [tabell.kolonner, *tabell.rader]
    bredder = [max(map(_bredde, kolonne)) for kolonne in zip(*linjer, strict=True)]

    def linje(celler: Sequence[str]) -> str:
        return "  ".join(
            celle + " " * (bredde - _bredde(celle))
            if nr < tabell.tekst
            else " " * (bredde - _bredde(celle)) + celle
            for nr, (celle, bredde) in enumerate(zip(celler, bredder, strict=True))
        ).rstrip()

    return "\n".join([tabell.tittel, "", *(linje(celler) for celler in linjer)])


def _bredde(tekst: str) -> int:
    return sum(not unicodedata.combining(tegn) for tegn in tekst)
