"""Answers from what is known of a sak: who proposed, how many voted, whether it is carried out.

A question that asks for this is answered with the very sentence that tells it, found through the
structure in the store (`indeks.lagring.strukturlager`) among the saker that the search put first,
and cited like any other passage. And a proposal that is quoted is never quoted without its fate.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Passasjerad
from indeks.lagring.strukturlager import (
    Forslagsrad,
    Voteringsrad,
    hent_forslag,
    hent_vedtak,
    hent_voteringer,
)
from indeks.ord.norsk import termer
from indeks.passasjer import kommune_i
from indeks.personer import navneord, partier_i
from indeks.saksnummer import nokkel_saksnr
from indeks.utvalg import er_overst, nokkel_utvalg
from sok.oppslag import behandlet, motedeltakere
from sok.oppslag.etterpa import meldt, spor_om_gjort, status
from sok.oppslag.funn import Funn
from sok.saker.saksregister import Saksregister
from sok.sporsmal.emnet import HELE_EMNET, emnet
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import IMOT, Sporring, er_ett_sporsmal, nevner
from sok.tekst.setninger import del_i_setninger

Emne = Literal["forslag", "votering", "status"]

_EMNER: tuple[tuple[Emne, re.Pattern[str]], ...] = (
    (
        "status",
        re.compile(
            r"(?i)\b(?:iverksatt|iverksett|satt i verk|sett i verk|effektuert)\b"
            r"|\b(?:er|ble|vart) (?:vedtaket|vedtaka)\b.*\b(?:gjennomført|fulgt opp|følgt opp)\b"
            r"|\bstatus (?:for|på) vedtak"
        ),
    ),
    (
        "votering",
        re.compile(
            r"(?i)\b(?:hvor mange|kor mange|hvem|kven|hvilke|kva|hvordan|korleis)\b.*"
            r"(?:\b(?:stemte|stemmer|stemt|stemmene|røysta|røyster|røystet|røystene|avstemning\w*|votering\w*|røysting\w*"
            rf"|stemmetall\w*)\b|{IMOT})"
            r"|\b(?:hvor|kor) (?:jevnt|jamt|knapt|knepent) (?:var|ble|blei|vart)\b"
            r"|^\W*(?:var|ble|blei|vart) .*\b(?:enstemmig|einstemmig|samrøystes|enige|einige)\b"
            r"|\b(?:stemmetall\w*|røystetal\w*|voteringa?|voteringen|avstemningen|røystinga)\b"
        ),
    ),
    (
        "forslag",
        re.compile(
            r"(?i)\b(?:hvem|kven|hvilket parti|hvilke parti\w*|kva parti|hvilken representant)\b.*"
            r"\b(?:foreslo|føreslo|fremmet|fremma|fremja|stilte|forslag\w*|framlegg\w*"
            r"|ville (?:at|ha)|la inn|(?:fikk|fekk) (?:gjennom|vedtatt|vedteke|utsatt|utsett))\b"
            r"|\bhva (?:foreslo|fremmet)\b|\bkva (?:føreslo|foreslo|fremja)\b"
            r"|\bforslag(?:et)? (?:fra|frå|til) [A-ZÆØÅ]"
            r"|^\W*(?:har|hadde) (?-i:[A-ZÆØÅ])\S*(?: \S+){0,3} (?:fremmet|fremma|fremja|foreslått"
            r"|føreslått|stilt)\b"
            r"|\b(?:hva|kva) (?:var|er|gikk|gjekk)\b.* (?-i:[A-ZÆØÅ])\w*s (?:\w+ )?"
            r"(?:forslag|framlegg)\b"
        ),
    ),
)
"""What a question asks for, the most telling first."""

_STATUS_FOR = re.compile(
    r"(?i)\bstatus(?:en)? (?:for|på|til|i|med)\b"
    r"|\b(?:hva|kva) (?:skjedde|har skjedd|hende|har hendt|(?:ble|blei|vart|er)(?: det)? gjort)"
    r" med vedtak\w*"
)
"""What asks for a status where some report has it."""

_MINST = 0.45
"""The share of the question's words that what is told must hold, the sak's title beside it."""


def emne(sporsmal: str) -> Emne | None:
    """What of the structure a question asks for; None where it asks for none."""
    return next((navn for navn, monster in _EMNER if monster.search(sporsmal)), None)


def finn(
    lager: Lager,
    saker: Saksregister,
    sporring: Sporring,
    ordsok: Ordsok,
    treff: Sequence[Passasjerad],
    kommuner: Collection[str] = (),
) -> list[Funn]:
    """What the structure of the saker found answers with, best first: at most two runs. Where the
    question names `kommuner`, only saker of those. A vote is the council's where the sak came to
    it and no body or day is named."""
    hva = emne(sporring.tekst)
    if hva is None and treff and _STATUS_FOR.search(sporring.tekst):
        # Nothing is said of this question where no report has it: it may ask of something else.
        return [f for f, told in status(lager, saker, ordsok) if told]
    if kommuner:
        treff = [p for p in treff if kommune_i(p.kontekst) in (None, *kommuner)]
    ett = hva is None and er_ett_sporsmal(sporring.tekst)
    if ett and treff and (spurt_om := behandlet.spurt(sporring)):
        return behandlet.finn(lager, saker, sporring, ordsok, treff, spurt_om, kommuner)
    if ett and (onske := motedeltakere.spurt(sporring.tekst)):
        return motedeltakere.finn(lager, saker, sporring, ordsok, treff, onske, kommuner)
    if hva is None and treff and spor_om_gjort(sporring.tekst):
        return meldt(lager, saker, ordsok, treff)
    if hva is None or not treff:
        return []
    behandlinger = list(dict.fromkeys(p.behandling_id for p in treff if p.behandling_id))[:8]
    tittel: dict[int | None, str] = {
        p.behandling_id: " ".join(filter(None, (p.sakstittel, p.utvalg, kommune_i(p.kontekst))))
        for p in treff
    }
    vekt = {b: 1.0 - 0.04 * nr for nr, b in enumerate(behandlinger)}
    for p in treff:
        if p.behandling_id and _motsagt(sporring, p):
            vekt[p.behandling_id] = 0.4

    if hva == "votering" and not (sporring.utvalg or sporring.datoer or sporring.maneder):
        behandlinger = _med_radets(saker, behandlinger, tittel, vekt)
    spurt = {term for gruppe, _ in ordsok.grupper for term in gruppe}
    for b, navn in tittel.items():
        # Of two saker whose titles have the words, the one that is about little else.
        ord_i_tittel = set(termer(navn))
        if b in vekt and ord_i_tittel:
            vekt[b] += 0.1 * len(ord_i_tittel & spurt) / len(ord_i_tittel)

    om = emnet(sporring, ordsok, kommuner)

    def dekning(ord_: str, behandling: int | None) -> float:
        kjente = {*termer(ord_), *termer(tittel.get(behandling, ""))}
        # What it asks and what it is about count alike, whichever has more words.
        sagt = ordsok.dekning(kjente)
        if om.grupper:
            sagt = (sagt + om.dekning(kjente)) / 2
        return min(1.0, sagt * vekt.get(behandling or -1, 0.9))

    if hva == "status":
        return [f for f, told in status(lager, saker, ordsok) if told]
    if not behandlinger:
        return []
    i_dem = en_av("x.behandling_id", behandlinger)
    forslag = hent_forslag(lager, *i_dem)
    voteringer = hent_voteringer(lager, *i_dem)
    if valgt := _spurt_valgt(sporring.tekst):
        # Who is proposed or voted for is in what was proposed; by name they may also have proposed.
        forslag = [f for f in forslag if nevner(f.tekst, valgt)]
        om_dem = {f.id for f in forslag}
        voteringer = [
            v for v in voteringer if not om_dem.isdisjoint(v.forslag) or _fikk(valgt, v.tekst)
        ]
    if hva == "forslag":
        return _forslag(sporring.tekst, forslag, voteringer, dekning)
    tilradd = _tilradd(lager, i_dem)

    def i_navnet(behandling: int | None) -> float:
        return om.navnedekning(termer(tittel.get(behandling, "")))

    funnet = _votering(sporring.tekst, forslag, voteringer, tilradd, dekning, i_navnet)
    return [_hel(lager, f) for f in funnet]


_LAVERE = 0.85
"""What a vote in a lower body counts beside the council's in the same sak."""


def _med_radets(
    saker: Saksregister,
    behandlinger: Sequence[int],
    tittel: dict[int | None, str],
    vekt: dict[int, float],
) -> list[int]:
    """The behandlinger with the council's of the same saker; they get the titles and weights of
    those that led to them, and these less."""
    ut = list(behandlinger)
    for b in behandlinger:
        egen = next((r for r in saker.sakens(b) if r.id == b), None)
        if egen is None or er_overst(egen.utvalg):
            continue
        radets = saker.radets(b, egen.dato)
        for r in radets:
            tittel.setdefault(r.id, tittel[b])
            vekt[r.id] = max(vekt.get(r.id, 0.0), vekt[b])
        if radets:
            vekt[b] *= _LAVERE
        ut += [r.id for r in radets if r.id not in ut]
    return ut


def _motsagt(sporring: Sporring, p: Passasjerad) -> bool:
    """Whether the question names another body, day or sak than the passage's."""
    return bool(
        (sporring.utvalg and nokkel_utvalg(p.utvalg) not in sporring.utvalg)
        or (sporring.datoer and p.dato not in sporring.datoer)
        or (sporring.saksnokler and nokkel_saksnr(p.saksnr, p.dato) not in sporring.saksnokler)
    )


_VISER_TILBAKE = re.compile(r"(?i)(?:først|fyrst|sist)(?:nevn|nemn)")


def _hel(lager: Lager, funn: Funn) -> Funn:
    """The run with the sentence before it, where it only makes sense with that: «Resultatet blei
    14–11 i favør av sistnemnde»."""
    sted = funn.sted
    fra = max(0, sted.start - 300)
    ordene = lager.tekst_i(sted.dokument_id, fra, sted.slutt)
    foran, egne = ordene[: sted.start - fra], ordene[sted.start - fra :]
    if not _VISER_TILBAKE.search(egne):
        return funn
    forrige = del_i_setninger(foran.rstrip())[-1:]
    if not forrige:
        return funn
    start = fra + forrige[0].fra
    return Funn(replace(sted, start=start), funn.dekning)


def _forslag(
    sporsmal: str,
    forslag: Sequence[Forslagsrad],
    voteringer: Sequence[Voteringsrad],
    dekning: Callable[[str, int | None], float],
) -> list[Funn]:
    if stiller := spurt_stiller(sporsmal):
        forslag = [f for f in forslag if nevner_velger(stiller, _navn(f))]
    # Where who proposed is asked for, a person in the question is one that the proposal is about.
    stilt_av = _grupper if _HVEM.search(sporsmal) else _navn
    verdier = [
        (dekning(f"{stilt_av(f)} {f.tekst}", f.sted.behandling_id), -nr, f)
        for nr, f in enumerate(forslag)
    ]
    if not verdier:
        return []
    best, _, f = max(verdier, key=lambda x: x[:2])
    if best < _MINST:
        return []
    return [Funn(f.sted, best), *_skjebne(f, voteringer, best)]


def _skjebne(f: Forslagsrad, voteringer: Sequence[Voteringsrad], verdi: float) -> list[Funn]:
    """The sentence that tells what became of a proposal, where it is not in its own words."""
    return [
        Funn(v.sted, verdi)
        for v in voteringer
        if f.id in v.forslag and not f.sted.start <= v.sted.start < f.sted.slutt
    ][:1]


_TILRADD = 0.85
"""What the words of the innstilling count, beside those of a proposal or of the vote itself."""
_TILRADD_ANNET = 0.6
"""The same where another sak is called what is asked about: a budget has words of everything."""


def _tilradd(lager: Lager, i_dem: tuple[str, list[Any]]) -> dict[int | None, str]:
    """What each behandling had before it to vote on, and made its vedtak: what a vote on the
    innstilling is a vote on."""
    ut: dict[int | None, str] = {}
    for v in hent_vedtak(lager, *i_dem):
        ut[v.sted.behandling_id] = f"{ut.get(v.sted.behandling_id, '')} {v.tekst}"
    return ut


_OM_FORSLAG = re.compile(
    r"(?i)\b(?:(?:\w+)?forslag\w*|framlegg\w*|(?:til|ut|end)\w*tillegg\w*|alternativ\w*)\b"
)
"""A question about a vote on a proposal; else the vote is the one that made the vedtak."""


def _votering(
    sporsmal: str,
    forslag: Sequence[Forslagsrad],
    voteringer: Sequence[Voteringsrad],
    tilradd: Mapping[int | None, str],
    dekning: Callable[[str, int | None], float],
    i_navnet: Callable[[int | None], float],
) -> list[Funn]:
    """The vote that a question asks for; or all of a behandling, in order, where it asks for no
    more than the sak. `i_navnet` is the share of what it is about that a sak is called."""
    ordene = {f.id: f"{_navn(f)} {f.tekst}" for f in forslag}
    stilt_av = {ord_ for f in forslag for p in f.forslagsstillere for ord_ in navneord(p.navn)}
    if spurt_velger(sporsmal):
        # Who voted is asked for, and is not whose proposal it was.
        ordene, stilt_av = {f.id: f.tekst for f in forslag}, set()
    om_forslag = _OM_FORSLAG.search(sporsmal) or not stilt_av.isdisjoint(navneord(sporsmal))
    noen_heter_det = any(i_navnet(v.sted.behandling_id) for v in voteringer)
    verdier = []
    for nr, v in enumerate(voteringer):
        om = " ".join(ordene.get(i, "") for i in v.forslag)
        dekket = dekning(f"{v.tekst} {om}", v.sted.behandling_id)
        if v.gjelder == "innstilling" and (hva := tilradd.get(v.sted.behandling_id)):
            med_ordene = dekning(f"{v.tekst} {hva}", v.sted.behandling_id)
            fremmed = noen_heter_det and not i_navnet(v.sted.behandling_id)
            dekket = max(dekket, (_TILRADD_ANNET if fremmed else _TILRADD) * med_ordene)
        verdi = dekket
        # Numbers and names are what such a question wants.
        verdi += 0.03 * (v.stemmer_for is not None or v.stemmer_mot is not None)
        if not om_forslag and v.resultat in ("vedtatt", "innstilling"):
            verdi += 0.1 * (1 + (v.gjelder == "innstilling"))
        verdier.append((verdi, -nr, dekket, v))
    if not verdier:
        return []
    _, _, dekket, v = max(verdier, key=lambda x: x[:2])
    if dekket < _MINST:
        return []
    sakens = [w for w in voteringer if w.sted.behandling_id == v.sted.behandling_id]
    hele = (
        not om_forslag
        and not spurt_velger(sporsmal)
        and i_navnet(v.sted.behandling_id) >= HELE_EMNET
    )
    if not hele or len(sakens) > FLEST_VOTERINGER:
        return [Funn(v.sted, dekket, flere=hele)]
    return [Funn(sted, dekket) for sted in dict.fromkeys(w.sted for w in sakens)]


FLEST_VOTERINGER = 5
"""So many votes of a sak are all quoted; of more, the one that tells most."""


_NAVNET = r"[A-ZÆØÅ][\wæøå.-]*(?:\s+[A-ZÆØÅ][\wæøå.-]*)*"
_HVEM_NAVN = rf"(?P<hvem>{_NAVNET})"
_VELGER = re.compile(
    rf"(?:(?i:hvordan|korleis|hva|kva|ka) )(?:stemte|stemde|røysta|røystet)\s+{_HVEM_NAVN}"
)
_STILLER = re.compile(
    rf"(?:(?i:hva|kva|ka) (?:foreslo|føreslo|fremmet|fremma|fremja)|^\W*(?i:har|hadde))\s+"
    rf"{_HVEM_NAVN}"
    rf"|(?:forslag(?:et)?|framlegg(?:et)?) (?:fra|frå) (?P<fra>{_NAVNET})"
    rf"|\b(?P<eier>{_NAVNET})(?<=s) (?:\w+ )?(?:forslag|framlegg)\b"
)
_VALGT = re.compile(
    r"\b(?:fikk|fekk|foreslo|føreslo|foreslått|føreslått|nominerte|stemte på|røysta på)\s+"
    rf"{_HVEM_NAVN}\s+(?:som|til)\b"
)
_HVEM = re.compile(r"(?i)\b(?:hvem|kven|hvilken representant)\b")


def _fikk(navn: str, votering: str) -> bool:
    """Whether a vote tells how many voted for someone, and not for what they proposed."""
    navn = re.escape(navn)
    egne = re.search(rf"\b{navn}\b[^.]{{0,25}} (?:fikk|fekk)\b", votering)
    return egne is not None and not re.search(rf"\b(?:fra|frå|til) (?:\S+ )?{navn}\b", votering)


def _spurt_valgt(sporsmal: str) -> str | None:
    """The last name of the person that a question says was proposed or voted for."""
    funn = _VALGT.search(sporsmal)
    return funn["hvem"].split()[-1] if funn and not partier_i(funn["hvem"]) else None


def spurt_velger(sporsmal: str) -> str | None:
    """The person or party whose vote a question asks for; None where it asks for no one's."""
    funn = _VELGER.search(sporsmal)
    return funn["hvem"] if funn else None


def spurt_stiller(sporsmal: str) -> str | None:
    """The person or party whose proposal a question asks for; None where it asks for no one's."""
    funn = _STILLER.search(sporsmal) if emne(sporsmal) == "forslag" else None
    if funn is None:
        return None
    return funn["hvem"] or funn["fra"] or funn["eier"].removesuffix("s")


def nevner_velger(hvem: str, tekst: str) -> bool:
    """Whether a text names a person, by the last of the names, or a party in any of its forms."""
    if partier := set(partier_i(hvem)):
        return not partier.isdisjoint(partier_i(tekst))
    return nevner(tekst, hvem.split()[-1])


def _navn(f: Forslagsrad) -> str:
    return " ".join([*(p.navn for p in f.forslagsstillere), _grupper(f)])


def _grupper(f: Forslagsrad) -> str:
    return " ".join([*f.partier, f.organ or ""])


def fallne(lager: Lager, p: Passasjerad, fra: int, til: int) -> list[Funn]:
    """The votes that felled the proposals whose words are in `tekst[fra:til]` of a passage: what a
    reader of that quotation must be told."""
    if p.slag not in ("behandling", "votering") or p.behandling_id is None:
        return []
    start, slutt = p.start + fra, p.start + til
    felt = [
        f
        for f in hent_forslag(lager, "x.behandling_id = ?", [p.behandling_id])
        if f.utfall in ("falt", "trukket") and f.sted.start < slutt and start < f.sted.slutt
    ]
    voteringer = hent_voteringer(lager, "x.behandling_id = ?", [p.behandling_id]) if felt else []
    ut: list[Funn] = []
    for f in felt:
        egne = [v for v in voteringer if f.id in v.forslag]
        # «… i favør av sistnemnde» tells of the winner alone; it is the next vote.
        etter = [v for v in voteringer if v.sted.start >= f.sted.slutt - 1]
        neste = [v for v in etter if not v.enstemmig] or etter
        for v in egne or neste[:1]:
            if not (start <= v.sted.start and v.sted.slutt <= slutt):
                ut.append(_hel(lager, Funn(v.sted, 1.0)))
    return ut
