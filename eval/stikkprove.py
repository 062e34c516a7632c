"""Ordinary questions about saker drawn at random, and whether the search answers as the structure
of the archive does. For whoever runs an archive and has no labelled questions.

The structure tells which body decided in which sak, and when. So it tells whether the search finds
the sak that is asked about and is sure only where it should be; not whether the papers were read
rightly, since what is read wrongly is asked wrongly too.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from indeks.datoer import finn_datoer, iso, vis_dato
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Behandlingsrad
from indeks.ord.norsk import Malform, termer
from indeks.personer import er_parti
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.utvalg import nokkel_utvalg
from sok.henvisning import henvisning
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor
from sok.svar.papirene import alle_kommuner
from sok.svar.resultat import Resultat

Dom = Literal["rett", "sak", "feil"]
"""What the first hit is: what was asked about; of the right sak, but another behandling of it; or
neither."""
Svart = Literal["sikkert", "usikkert", "avvist"]


@dataclass(frozen=True, slots=True)
class Slag:
    """A kind of question, in both written forms. It may hold `{ord}` or `{tittel}` of the sak, the
    `{organ}` that decided and the `{dag}`, or `{annet}`: a body that never treated the sak, so that
    there is nothing to answer. `krever_votering` where only a vote that was read can answer,
    `nar` where the day is the answer."""

    navn: str
    nb: str
    nn: str
    krever_votering: bool = False
    nar: bool = False

    @property
    def besvarbart(self) -> bool:
        """Whether the archive has an answer."""
        return not self.nevner("annet")

    def nevner(self, felt: Literal["organ", "dag", "annet"]) -> bool:
        """Whether its questions name that."""
        return f"{{{felt}}}" in self.nb


ALLE_SLAG = (
    Slag("hva utvalget vedtok", "Hva vedtok {organ} om {ord}?", "Kva vedtok {organ} om {ord}?"),
    Slag("hva som ble vedtatt", "Hva ble vedtatt om {ord}?", "Kva vart vedteke om {ord}?"),
    Slag(
        "utfallet av saken",
        "Hva ble utfallet av saken om {ord} i {organ}?",
        "Kva vart utfallet av saka om {ord} i {organ}?",
    ),
    Slag(
        "hva utvalget vedtok den dagen",
        "Hva vedtok {organ} {dag} om {ord}?",
        "Kva vedtok {organ} {dag} om {ord}?",
    ),
    Slag(
        "når",
        "Når behandlet {organ} saken om {ord}?",
        "Når handsama {organ} saka om {ord}?",
        nar=True,
    ),
    Slag(
        "hvordan det ble stemt",
        "Hvordan stemte {organ} i saken om {ord}?",
        "Korleis røysta {organ} i saka om {ord}?",
        krever_votering=True,
    ),
    Slag("tittelen: hva", "Hva vedtok {organ} om {tittel}?", "Kva vedtok {organ} om {tittel}?"),
    Slag(
        "tittelen: når",
        "Når ble {tittel} behandlet i {organ}?",
        "Når vart {tittel} handsama i {organ}?",
        nar=True,
    ),
    Slag("annet utvalg: hva", "Hva vedtok {annet} om {ord}?", "Kva vedtok {annet} om {ord}?"),
    Slag(
        "annet utvalg: når",
        "Når behandlet {annet} saken om {ord}?",
        "Når handsama {annet} saka om {ord}?",
    ),
    Slag(
        "annet utvalg: hvordan",
        "Hvordan stemte {annet} i saken om {ord}?",
        "Korleis røysta {annet} i saka om {ord}?",
    ),
)

_ORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FORMELT = re.compile(
    r"(?i)andre|behandl|delegert|eventuel|først|godkjen|handsam|høring|høyring|innkall|interpell"
    r"|klage|kommun|medlem|melding|møte|ordfør|orienter|protokoll|refer|saker?\b|saks|skriv\b"
    r"|spørsm|status|supplering|søknad|val\b|valg|varamedlem|vedtak|årsmelding|årsrapport"
)
"""How words begin that say what kind of paper a sak is, and little of what it is about."""
_MINST = 4
_LEDDSKILLE = re.compile(r" [–—-] |: |,?(?: (?:for|fra|frå|i|per))? \(?(?:19|20)\d{2}\b")
_NYNORSK = frozenset(["ikkje", "eit", "ein", "frå", "vart", "vert", "noko", "meir", "berre"])
_BOKMAL = frozenset(["ikke", "et", "en", "fra", "ble", "blir", "noe", "mer", "bare"])
_PROVETEKST = 20_000
"""Characters of a document that its written form is told by."""


@dataclass(frozen=True, slots=True)
class Trukket:
    """A body's behandling of a sak, drawn to be asked about.

    `sak` is its key in `Saksregister`; `ord` a word of its title that no other sak's title has;
    `ledd` the title's beginning, as far as to the end of what has the word; `annet` a body that
    never treated it, None where there is none; `dager` those on which `utvalg` treated it; `stemt`
    whether it was read there how somebody voted.
    """

    sak: str
    tittel: str
    utvalg: str
    dato: date
    dager: frozenset[date]
    ord: str
    ledd: str
    annet: str | None
    stemt: bool
    malform: Malform


@dataclass(frozen=True, slots=True)
class Sporsmal:
    """A question of a kind about a sak that was drawn."""

    slag: Slag
    om: Trukket
    tekst: str


@dataclass(frozen=True, slots=True)
class Stilt:
    """A question as it went: what the first hit was, how it was answered, and with what."""

    sporsmal: Sporsmal
    dom: Dom
    svart: Svart
    svar: str
    henvisning: str | None

    @property
    def sikker_og_gal(self) -> bool:
        """Whether it was answered surely with another sak, or where there is nothing to answer."""
        return self.svart == "sikkert" and self.dom == "feil"


@dataclass(frozen=True, slots=True)
class Opptelling:
    """How the questions of a kind went. `rett` counts first hits that are right, `sikre_rette`,
    `sikre_saken` and `sikre_gale` the sure answers by `Dom`; `besvarbart` is False where there was
    nothing to answer, so that none can be right."""

    navn: str
    besvarbart: bool
    antall: int
    rett: int
    sikre: int
    sikre_rette: int
    sikre_saken: int
    sikre_gale: int
    avvist: int


# --- drawing --------------------------------------------------------------------------------------


class _Arkiv:
    """What the structure of an index knows, as it is asked while saker are drawn."""

    def __init__(self, lager: Lager) -> None:
        self._lager = lager
        self._saker = Saksregister(lager)
        self._alle = sorted((b for b in lager.behandlinger() if b.sakstittel), key=_rekkefolge)
        self._sak = {b.id: self._saker.sak_av(b.id) or f"behandling {b.id}" for b in self._alle}
        self._stemt = {
            rad["behandling_id"]
            for rad in lager.rader(
                "SELECT behandling_id FROM votering WHERE enstemmig OR stemmer_for OR stemmer_mot"
            )
        }
        self.mulige: dict[str, list[Behandlingsrad]] = defaultdict(list)
        self._med_term: dict[str, list[Behandlingsrad]] = defaultdict(list)
        for b in self._alle:
            if b.utvalg and b.dato and any(d.slag == "vedtak" for d in b.deler):
                self.mulige[self._sak[b.id]].append(b)
            for term in set(termer(_tittel(b))):
                self._med_term[term].append(b)
        utvalg = lager.utvalg()
        vedtar = {nokkel_utvalg(b.utvalg) for ganger in self.mulige.values() for b in ganger}
        self._vedtar = {nokkel: navn for nokkel, navn in utvalg.items() if nokkel in vedtar}
        navn = (*utvalg.values(), *alle_kommuner(lager))
        self._navneord = {term for ett in navn for term in termer(ett)}

    def trekk(self, b: Behandlingsrad, tilfeldig: random.Random) -> Trukket | None:
        """A behandling, ready to be asked about; None where no word of its title is its own."""
        tittel = _tittel(b)
        funnet = self._eget_ord(b)
        if funnet is None or b.utvalg is None or b.dato is None:
            return None
        ordet = funnet.group()
        er_navn = ordet[0].isupper() and funnet.start() > 0 and not tittel.isupper()
        organ = nokkel_utvalg(b.utvalg)
        samme = [a for a in self._alle if self._samme_sak(a, b)]
        andre = self._andre(samme, ordet)
        return Trukket(
            self._sak[b.id],
            tittel,
            b.utvalg,
            b.dato,
            frozenset(a.dato for a in samme if a.dato and nokkel_utvalg(a.utvalg) == organ),
            ordet if er_navn else ordet.lower(),
            _ledd(tittel, funnet.end()),
            tilfeldig.choice(andre) if andre else None,
            b.id in self._stemt,
            _malform(self._lager.tekst_i(b.dokument_id, 0, _PROVETEKST)),
        )

    def _samme_sak(self, a: Behandlingsrad, b: Behandlingsrad) -> bool:
        return self._sak[a.id] == self._sak[b.id] or _tittel(a) == _tittel(b)

    def _eget_ord(self, b: Behandlingsrad) -> re.Match[str] | None:
        """The longest word of its title that no other sak's title has in any form."""

        def eget(ordet: str) -> bool:
            term = termer(ordet)
            return (
                len(ordet) >= _MINST
                and not _FORMELT.match(ordet)
                and not er_parti(ordet)
                and len(term) == 1
                and term[0] not in self._navneord
                and all(self._samme_sak(a, b) for a in self._med_term[term[0]])
            )

        egne = [funnet for funnet in _ORD.finditer(_tittel(b)) if eget(funnet.group())]
        return max(egne, key=lambda funnet: len(funnet.group()), default=None)

    def _andre(self, samme: Sequence[Behandlingsrad], ordet: str) -> list[str]:
        """The bodies that never treated the sak of those behandlinger: none of its rows is theirs,
        no title of theirs and nothing that they decided has the word."""
        arkivsaksnr = {n for a in samme if (n := nokkel_arkivsaksnr(a.arkivsaksnr))}
        har = {nokkel_utvalg(a.utvalg) for a in samme}
        har |= {nokkel_utvalg(g.utvalg) for a in samme for g in self._saker.saksgang(a.id)}
        har |= {
            nokkel_utvalg(a.utvalg)
            for a in self._alle
            if ordet.lower() in _tittel(a).lower()
            or nokkel_arkivsaksnr(a.arkivsaksnr) in arkivsaksnr
        }
        har |= {
            rad["utvalg_nokkel"]
            for term in termer(ordet)
            for rad in self._lager.rader(
                """SELECT DISTINCT coalesce(b.utvalg_nokkel, l.utvalg_nokkel) AS utvalg_nokkel
                   FROM passasje_fts f JOIN passasje p ON p.id = f.rowid
                   JOIN del l ON l.id = p.del_id LEFT JOIN behandling b ON b.id = l.behandling_id
                   WHERE passasje_fts MATCH ? AND l.slag IN ('vedtak', 'innstilling')""",
                (f'"{term}"',),
            )
        }
        # A name within another may be the same body's, read from another page.
        return [
            navn
            for nokkel, navn in sorted(self._vedtar.items())
            if not any(h and (h in nokkel or nokkel in h) for h in har)
        ]


def trekk(lager: Lager, antall: int, fro: int) -> list[Trukket]:
    """So many saker in which a body has a vedtak, the same for the same papers and `fro`; fewer
    where there are no more. Raises `SakssokFeil` where there is none."""
    arkiv = _Arkiv(lager)
    if not arkiv.mulige:
        raise SakssokFeil(
            "Indeksen har ingen saker med vedtak, så det er ingenting å spørre om; indekser "
            "møteprotokoller eller saksprotokoller først."
        )
    tilfeldig = random.Random(fro)
    ganger = list(arkiv.mulige.values())
    tilfeldig.shuffle(ganger)
    ut: dict[str, Trukket] = {}
    for sakens in ganger:
        trukket = arkiv.trekk(tilfeldig.choice(sakens), tilfeldig)
        if trukket is not None:
            ut.setdefault(trukket.tittel, trukket)
        if len(ut) == antall:
            break
    if not ut:
        raise SakssokFeil(
            "Ingen sak med vedtak har et ord i tittelen som ingen andre saker har, så det er "
            "ingenting å spørre om; indekser flere protokoller."
        )
    return list(ut.values())


def _rekkefolge(b: Behandlingsrad) -> tuple[str, ...]:
    """An order that does not depend on which document was indexed first."""
    return (iso(b.dato) or "", b.utvalg or "", b.saksnr or "", b.dokument, f"{b.side_fra:06}")


def _tittel(b: Behandlingsrad) -> str:
    return " ".join((b.sakstittel or "").split())


def _i_setning(tekst: str) -> str:
    """A title or a body's name as it is written within a sentence."""
    if tekst.isupper():
        return tekst.lower()
    return tekst if tekst[:2].isupper() else tekst[:1].lower() + tekst[1:]


def _ledd(tittel: str, fra: int) -> str:
    """A title as far as to the end of the clause that `fra` is in, mostly its first."""
    skille = _LEDDSKILLE.search(tittel, fra)
    return _i_setning(tittel[: skille.start()] if skille else tittel)


def _malform(tekst: str) -> Malform:
    """Which of the two written forms a text is in."""
    ordene = Counter(tekst.lower().split())
    nynorsk, bokmal = (sum(ordene[o] for o in ord_) for ord_ in (_NYNORSK, _BOKMAL))
    return "nn" if nynorsk > bokmal else "nb"


# --- asking ---------------------------------------------------------------------------------------


def lag_sporsmal(trukne: Iterable[Trukket]) -> list[Sporsmal]:
    """The questions of every kind about the saker that were drawn."""
    return [
        Sporsmal(
            slag,
            om,
            (slag.nn if om.malform == "nn" else slag.nb).format(
                ord=om.ord,
                tittel=om.ledd,
                organ=_i_setning(om.utvalg),
                dag=vis_dato(om.dato),
                annet=_i_setning(om.annet or ""),
            ),
        )
        for om in trukne
        for slag in ALLE_SLAG
        if (slag.besvarbart or om.annet) and (om.stemt or not slag.krever_votering)
    ]


def still(
    motor: Sokemotor,
    sporsmal: Sequence[Sporsmal],
    fremdrift: Callable[[], None] | None = None,
) -> list[Stilt]:
    """Puts every question to the engine. `fremdrift` is called after each."""
    ut: list[Stilt] = []
    for q in sporsmal:
        resultat = motor.sok(q.tekst)
        ut.append(_stilt(q, resultat, motor.saker))
        if fremdrift:
            fremdrift()
    return ut


def _stilt(q: Sporsmal, resultat: Resultat, saker: Saksregister) -> Stilt:
    svar = resultat.svar
    treff = {t.rang: t.passasje for t in resultat.treff}
    sitert = treff.get(svar.kilder[0]) if svar.kilder else None
    return Stilt(
        q,
        dom(q, resultat, saker),
        "sikkert" if svar.sikker else "usikkert" if svar.besvart else "avvist",
        " ".join(svar.tekst.split()),
        henvisning(sitert) if sitert else None,
    )


def dom(q: Sporsmal, resultat: Resultat, saker: Saksregister) -> Dom:
    """What the first hit is to a question. One that names no body is answered by any body's
    behandling, and one that asks when also by a quotation that has the day."""
    if not q.slag.besvarbart or not resultat.treff:
        return "feil"
    p = resultat.treff[0].passasje
    av = saker.sak_av(p.behandling_id) if p.behandling_id is not None else None
    if av != q.om.sak and " ".join((p.sakstittel or "").split()) != q.om.tittel:
        return "feil"
    if not q.slag.nevner("organ"):
        return "rett"
    if q.slag.nar and q.om.dager & {dag for _, _, dag in finn_datoer(resultat.svar.tekst)}:
        return "rett"
    i_utvalget = nokkel_utvalg(p.utvalg) == nokkel_utvalg(q.om.utvalg)
    den_dagen = not q.slag.nevner("dag") or p.dato == q.om.dato
    return "rett" if i_utvalget and den_dagen else "sak"


# --- counting -------------------------------------------------------------------------------------


def tell(stilte: Sequence[Stilt]) -> list[Opptelling]:
    """How the questions went: each kind that was asked, then those with an answer, those without
    and all of them."""
    med = [s for s in stilte if s.sporsmal.slag.besvarbart]
    uten = [s for s in stilte if not s.sporsmal.slag.besvarbart]
    per_slag = [(slag.navn, [s for s in stilte if s.sporsmal.slag == slag]) for slag in ALLE_SLAG]
    samlet = [("alle med svar", med), ("alle uten svar", uten), ("alle", [*med, *uten])]
    return [_tell(navn, dem) for navn, dem in (*per_slag, *samlet) if dem]


def _tell(navn: str, stilte: Sequence[Stilt]) -> Opptelling:
    sikre = Counter(s.dom for s in stilte if s.svart == "sikkert")
    return Opptelling(
        navn,
        any(s.sporsmal.slag.besvarbart for s in stilte),
        len(stilte),
        sum(s.dom == "rett" for s in stilte),
        sikre.total(),
        sikre["rett"],
        sikre["sak"],
        sikre["feil"],
        sum(s.svart == "avvist" for s in stilte),
    )


def stilt_som_json(s: Stilt) -> dict[str, Any]:
    """A question as it went, for JSON."""
    om = s.sporsmal.om
    return {
        "slag": s.sporsmal.slag.navn,
        "besvarbart": s.sporsmal.slag.besvarbart,
        "sporsmal": s.sporsmal.tekst,
        "sakstittel": om.tittel,
        "utvalg": om.utvalg,
        "dato": iso(om.dato),
        "treff": s.dom,
        "svart": s.svart,
        "svar": s.svar,
        "henvisning": s.henvisning,
    }
