"""Earlier saker as a paragraph for a new saksframlegg: nothing is said that is not read from the
papers, and what they do not tell is left out."""

from collections.abc import Sequence

from app.stemmetall import stemmetall
from app.tekster import Malform, tekst
from indeks.datoer import vis_dato
from indeks.lagring.strukturlager import Sted, Voteringsrad
from sok.henvisning import sidetall
from sok.lister.vedtaksliste import hovedvotering
from sok.saker.presedens import Presedens
from sok.saker.saksregister import Gang

I_AVSNITTET = 5
"""How many saker a paragraph tells of: more is a list."""

_NEVNES = 2
"""How many proposals that fell are told of one by one, and how many who voted against are named."""


def avsnitt(funnet: Sequence[Presedens], malform: Malform) -> str:
    """The likest of the saker and how each body decided, with document and page; empty for none."""
    valgt = funnet[:I_AVSNITTET]
    if not valgt:
        return ""
    innledning = tekst(malform, "avs_innledning" if len(valgt) > 1 else "avs_innledning_en")
    return " ".join((innledning, *(saksavsnitt(p, malform) for p in valgt)))


def saksavsnitt(p: Presedens, malform: Malform) -> str:
    """One sak: its title and arkivsaksnr, and a sentence or more for each body."""
    navn = f"«{p.tittel}»"
    if p.arkivsaksnr:
        navn += f" ({tekst(malform, 'avs_arkivsak', nr=p.arkivsaksnr)})"
    return f"{navn}: {' '.join(_gang(g, malform) for g in p.ganger)}"


def kilde_til(g: Gang) -> Sted:
    """Where a body's decision is read: the vedtak, else the vote, else the whole treatment."""
    return next(iter(_steder(g)), g.utgaver[0])


def dokument_og_side(g: Gang) -> str:
    """`møte.pdf s. 7–8`: the pages of all that a sentence about it says."""
    steder = [s for s in _steder(g) if s.dokument_id == kilde_til(g).dokument_id] or [kilde_til(g)]
    fra, til = min(s.side_fra for s in steder), max(s.side_til for s in steder)
    return f"{steder[0].dokument} {sidetall(fra, til)}"


def utfall(g: Gang, malform: Malform) -> str:
    """How a body's treatment ended, in words."""
    navn = tekst(malform, f"utfall_{g.utfall}") if g.utfall else tekst(malform, "pres_ikke_oppgitt")
    return f"{navn} ({til})" if (til := _avgjorelse(g, malform)) else navn


def stemmer(g: Gang, malform: Malform) -> str:
    """The vote by which a body decided, with who voted against where they are few and told; empty
    where the papers tell of no such vote."""
    v = hovedvotering(g.voteringer, g.vedtak)
    tall = _stemmetall(v, malform) if v else ""
    mot = _stemte_mot(v, malform) if v else ""
    return f"{tall} ({mot})" if tall and mot else tall


def falne(g: Gang, malform: Malform) -> list[str]:
    """The proposals that fell, a sentence each; their number where they are many."""
    rader = _falne(g)
    if len(rader) > _NEVNES:
        return [tekst(malform, "avs_flere_falt", antall=len(rader))]
    ut = []
    for v in rader:
        hvem = _og(v.forslagsstillere, malform)
        hva = tekst(malform, "avs_forslag" if hvem else "avs_et_forslag", hvem=hvem)
        if v.stemmer_for is not None and v.stemmer_mot is None:
            nokkel = "avs_fikk_en" if v.stemmer_for == 1 else "avs_fikk"
            ut.append(tekst(malform, nokkel, forslag=hva, antall=v.stemmer_for))
        elif v.stemmer_mot is not None:
            ut.append(tekst(malform, "avs_falt_med", forslag=hva, stemmer=_stemmetall(v, malform)))
        else:
            ut.append(tekst(malform, "avs_falt_uten_tall", forslag=hva))
    return ut


def _gang(g: Gang, malform: Malform) -> str:
    utvalg = g.utvalg or tekst(malform, "avs_ukjent_utvalg")
    nar = "".join(
        f" {x}"
        for x in (
            vis_dato(g.dato) if g.dato else "",
            tekst(malform, "avs_i_sak", nr=g.saksnr) if g.saksnr else "",
        )
        if x
    )
    setning = tekst(
        malform, f"avs_{g.utfall or 'ukjent'}", utvalg=utvalg[:1].upper() + utvalg[1:], nar=nar
    )
    if til := _avgjorelse(g, malform):
        setning += f" ({til})"
    if (v := hovedvotering(g.voteringer, g.vedtak)) and (tall := _stemmetall(v, malform)):
        # «enstemmig» stands by itself, also before a count.
        alene = v.enstemmig and v.stemmer_mot is None
        setning += f", {tall if alene else tekst(malform, 'avs_med', stemmer=tall)}"
        if mot := _stemte_mot(v, malform):
            setning += f", {tekst(malform, 'avs_der', noe=mot)}"
    return " ".join((f"{setning} ({dokument_og_side(g)}).", *falne(g, malform)))


def _stemmetall(v: Voteringsrad, malform: Malform) -> str:
    return stemmetall(v.enstemmig, v.stemmer_for, v.stemmer_mot, malform)


def _avgjorelse(g: Gang, malform: Malform) -> str:
    """What a søknad or a klage came to, where the index reads that."""
    verdi = g.avgjorelse
    return tekst(malform, f"avs_avgjorelse_{verdi}") if verdi else ""


def _stemte_mot(v: Voteringsrad, malform: Malform) -> str:
    if not 0 < len(v.stemte_mot) <= _NEVNES:
        return ""
    return tekst(malform, "avs_stemte_mot", hvem=_og(v.stemte_mot, malform))


def _falne(g: Gang) -> list[Voteringsrad]:
    return [v for v in g.voteringer if v.gjelder == "forslag" and v.resultat == "falt"]


def _steder(g: Gang) -> list[Sted]:
    hoved = hovedvotering(g.voteringer, g.vedtak)
    return [
        x.sted
        for x in (g.vedtak, hoved, *(_falne(g) if g.vedtak or hoved else ()))
        if x is not None
    ]


def _og(navn: Sequence[str], malform: Malform) -> str:
    """`A`, `A og B`, `A, B og C`."""
    if len(navn) < 2:
        return "".join(navn)
    return f"{', '.join(navn[:-1])} {tekst(malform, 'avs_og')} {navn[-1]}"
