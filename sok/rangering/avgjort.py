"""Which passage tells what was decided, where a question asks for that.

A sak is proposed, discussed and recommended before it is decided, each time in nearly the same
words, and the decision may be another. So what decided goes before what led to it.
How they voted, and who left because he was inhabil, only the debate tells; there it goes first.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Passasjerad
from indeks.passasjer import kommune_i
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.utvalg import er_overst, er_radgivende, nokkel_utvalg
from sok.rangering.kandidat import Kandidat
from sok.saker.saksregister import Saksregister
from sok.saker.saksutfall import sier_utsatt
from sok.sporsmal.habilitet import HABILITET, uten_habilitet
from sok.sporsmal.sporring import Sporring
from sok.sporsmal.svarform import MAAL, NAVN, VOTERING, det_som_kan_svare

AVGJORT_BLANT = 20
"""How many passages of a vedtak or a debate are looked through."""

LIKE_DEKKET = 0.65
"""The share of the question's words in what was proposed or recommended that the vedtak must have
to be taken to tell of the same."""

OM_DET_SAMME = 0.45
"""The share of them that it must have to be of what an attachment of the sak tells."""

AVGJORT = ("vedtak", "innstilling", "forslag_til_vedtak")
"""The parts that decide, or recommend what to decide."""

DEBATT = ("behandling", "votering")
"""The parts that tell what was said and voted."""

GJORT = (*AVGJORT, *DEBATT)
"""The parts that tell what was done in a sak, or was to be; what it is about, its title tells."""

OPPLYSNINGER = ("saksframlegg", "saksopplysninger", "vurdering", "vedlegg")
"""The parts of a sak that tell of the matter before anything is decided."""

BARE_LISTER = ("sakskart", "moteinnkalling")
"""The parts that only list the saker of a meeting."""


@dataclass(frozen=True, slots=True)
class Rekke:
    """What an order is made from: the index and its saker, the question, the rows of the
    candidates, the passages that a filter lets through (None: all), and what scores new candidates
    and puts their rows among the others."""

    lager: Lager
    saker: Saksregister
    sporring: Sporring
    rader: dict[int, Passasjerad]
    tillatt: Collection[int] | None
    ranger: Callable[[list[Kandidat]], list[Kandidat]]

    def finn(
        self, kandidater: Sequence[Kandidat], hvor: str, verdier: Sequence[object], antall: int
    ) -> list[Kandidat]:
        """The first passages for which `hvor` holds, as candidates with a score."""
        ider = self.lager.finn_passasjer(hvor, verdier)
        ider = [i for i in ider if self.tillatt is None or i in self.tillatt][:antall]
        kjente = {k.id: k for k in kandidater}
        nye = [i for i in ider if i not in kjente]
        kjente |= {k.id: k for k in self.ranger([Kandidat(i) for i in nye])}
        return [kjente[i] for i in ider]


def avgjort_forst(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """The vedtak before what was proposed, written, said or recommended on the way to it, where a
    question asks for how it ended and not for that.

    First what the body itself decided, then what the council did with the same sak, or another body
    where that one only advises, or what came of it after it was put off. It takes the first place
    where it tells of the same, else the one behind, and is quoted beside what was found
    (`paa_vei_til` makes such an answer unsure). `kandidater` is not empty."""
    s = r.sporring
    p = r.rader[kandidater[0].id]
    if s.bare_nummer or p.behandling_id is None or not _ledet_til(s, p):
        return kandidater
    if p.slag in ("forslag_til_vedtak", *OPPLYSNINGER) or (
        p.slag in DEBATT and "vedtak" in s.onsker
    ):
        eget = _beste_vedtak(r, kandidater, _egne(r, p))
        if eget is not None and not _om_noe_annet(r, eget, kandidater):
            # The vedtak answers the proposal, whatever words it has.
            stilt = ("vedtak" in s.onsker or s.om_utfallet) and p.slag not in OPPLYSNINGER
            kandidater = _flyttet(eget, kandidater, forst=stilt or _like_mye(r, eget, kandidater))
            p = r.rader[eget.id]
    utsatt = p.slag == "vedtak" and sier_utsatt(p.tekst)
    siste = _beste_vedtak(r, kandidater, _avgjort_siden(r, p, utsatt))
    if siste is None or _om_noe_annet(r, siste, kandidater):
        return kandidater
    return _flyttet(siste, kandidater, forst=utsatt or _like_mye(r, siste, kandidater))


def debatt_forst(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """What was said and voted in a sak before the rest of it, where a question asks how they voted
    or who was inhabil and the first passage does not tell. `kandidater` is not empty."""
    s = r.sporring
    p = r.rader[kandidater[0].id]
    spurt = (s.form is VOTERING or s.om_habilitet) and not s.bare_nummer
    if not spurt or p.behandling_id is None or _debatten_svarer(s, p.tekst):
        return kandidater
    debatt = _i_behandlinger(r, kandidater, _egne(r, p), DEBATT)
    best = _best([k for k in debatt if _debatten_svarer(s, r.rader[k.id].tekst)])
    return kandidater if best is None else _flyttet(best, kandidater, forst=True)


def _debatten_svarer(s: Sporring, tekst: str) -> bool:
    """Whether a text tells how a vote went, or who was inhabil, as the question asks."""
    if s.om_habilitet:
        return HABILITET.search(tekst) is not None
    return VOTERING.svar.search(uten_habilitet(tekst)) is not None


def nyere_vedtak(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """The vedtak of a later sak second, where a number is asked for and it tells one of the same:
    a rate or a fee is set anew, in the next budget or between two. `kandidater` is not empty."""
    s = r.sporring
    forst = kandidater[0]
    if s.form not in MAAL or s.bare_nummer:
        return kandidater
    best = _best(
        [
            k
            for k in kandidater
            if er_nyere(s, r.rader[forst.id], r.rader[k.id])
            and k.dekning >= LIKE_DEKKET * forst.dekning
            and s.form.svar.search(det_som_kan_svare(s.form, s.tekst, r.rader[k.id].tekst))
        ]
    )
    return kandidater if best is None else _flyttet(best, kandidater, forst=False)


def er_nyere(s: Sporring, p: Passasjerad, q: Passasjerad) -> bool:
    """Whether the second of two passages is of a vedtak in a later sak of the municipality, and the
    question names no sak or time that leaves it out."""
    if s.saksnokler or s.arkivnokler or s.datoer or s.maneder:
        return False
    return (
        q.slag == "vedtak"
        and p.dato is not None
        and q.dato is not None
        and q.dato > p.dato
        and (not s.ar or str(q.dato.year) in s.ar)
        and kommune_i(p.kontekst) == kommune_i(q.kontekst)
        and not samme_sak(p, q)
    )


def paa_vei_til(p: Passasjerad, q: Passasjerad) -> bool:
    """Whether the first of two passages led to the second, a vedtak in the same sak."""
    return q.slag in ("vedtak", "innstilling") and p.slag != "vedtak" and samme_sak(p, q)


def forbigatt(p: Passasjerad, q: Passasjerad) -> bool:
    """Whether the second of two passages tells what became of what the first one proposed or
    recommended."""
    tilradd = p.slag in ("forslag_til_vedtak", "innstilling", *OPPLYSNINGER) or (
        p.slag == "vedtak" and _avgjor_over(q.utvalg, p.utvalg)
    )
    return tilradd and q.slag == "vedtak" and samme_sak(p, q)


def _avgjor_over(utvalg: str | None, annet: str | None) -> bool:
    """Whether a body decides what another one has only recommended: the council, and any body over
    one that advises."""
    if er_overst(utvalg) and not er_overst(annet):
        return True
    return er_radgivende(annet) and not er_radgivende(utvalg)


def samme_sak(p: Passasjerad, q: Passasjerad) -> bool:
    """Whether two passages are of one sak, by its arkivsaksnr or else its title."""
    if p.behandling_id is not None and p.behandling_id == q.behandling_id:
        return True
    if p.arkivsaksnr and q.arkivsaksnr:
        return nokkel_arkivsaksnr(p.arkivsaksnr) == nokkel_arkivsaksnr(q.arkivsaksnr)
    return bool(p.sakstittel) and p.sakstittel == q.sakstittel


def _ledet_til(s: Sporring, p: Passasjerad) -> bool:
    """Whether a passage is of what leads to a vedtak, in a question for what came of it."""
    om_vedtak = "vedtak" in s.onsker
    if p.slag == "forslag_til_vedtak":
        return om_vedtak or not {"behandling", "forslag_til_vedtak"} & {*s.onsker}
    if p.slag == "innstilling":
        return not s.om_innstillingen and (om_vedtak or "behandling" not in s.onsker)
    if p.slag in DEBATT:
        # What the council itself said and voted tells how it ended.
        return (om_vedtak or (s.om_utfallet and not er_overst(p.utvalg))) and (
            "behandling" not in s.onsker
        )
    if p.slag == "vedtak" and s.form in MAAL:
        return True  # the council may have set another number
    return (p.slag == "vedtak" or p.slag in OPPLYSNINGER) and (om_vedtak or s.om_utfallet)


def _om_noe_annet(r: Rekke, k: Kandidat, kandidater: Sequence[Kandidat]) -> bool:
    """Whether a vedtak is not of what the first passage tells: what is attached to a sak may be of
    much that it is not about. Where a body is named, what it did is asked for."""
    forst = kandidater[0]
    vedlagt = r.rader[forst.id].slag == "vedlegg" and not r.sporring.utvalg
    return vedlagt and k.dekning < OM_DET_SAMME * forst.dekning


def _like_mye(r: Rekke, k: Kandidat, kandidater: Sequence[Kandidat]) -> bool:
    """Whether a passage tells of what the first does: most of the same of the question's words,
    and a number or a time where that is asked for."""
    form = r.sporring.form
    har_form = form in (None, NAVN, VOTERING) or form.svar.search(r.rader[k.id].tekst) is not None
    return har_form and k.dekning >= LIKE_DEKKET * kandidater[0].dekning


def fra_begynnelsen(r: Rekke, kandidater: list[Kandidat]) -> list[Kandidat]:
    """Where no more is asked of a sak than what was decided, its vedtak from the first point: a
    long one is several passages, and none of them is nearer the question than another."""
    p = r.rader[kandidater[0].id]
    if not r.sporring.hele_vedtaket or p.slag not in ("vedtak", "innstilling"):
        return kandidater
    foran = r.finn(
        kandidater,
        "p.dokument_id = ? AND l.behandling_id = ? AND l.slag = ? AND p.start < ?",
        (p.dokument_id, p.behandling_id, p.slag, p.start),
        antall=1,
    )
    return _flyttet(foran[0], kandidater, forst=True) if foran else kandidater


def _beste_vedtak(
    r: Rekke, kandidater: Sequence[Kandidat], behandlinger: Sequence[int]
) -> Kandidat | None:
    """The passage of some behandlinger's vedtak that meets the question best."""
    return _best(_i_behandlinger(r, kandidater, behandlinger, ("vedtak", "innstilling")))


def _i_behandlinger(
    r: Rekke,
    kandidater: Sequence[Kandidat],
    behandlinger: Sequence[int],
    slag: Sequence[str],
) -> list[Kandidat]:
    """The first passages of some kinds of part in some behandlinger."""
    if not behandlinger:
        return []
    deler, navn = en_av("l.slag", slag)
    i_dem, ider = en_av("l.behandling_id", behandlinger)
    return r.finn(kandidater, f"{deler} AND {i_dem}", [*navn, *ider], AVGJORT_BLANT)


def _best(kandidater: Sequence[Kandidat]) -> Kandidat | None:
    """The one that meets the question best, the first of equals."""
    return max(kandidater, key=lambda k: (k.poeng, -k.id), default=None)


def _egne(r: Rekke, p: Passasjerad) -> list[int]:
    """The behandlinger of a passage's sak in its own body's meeting, however often printed."""
    assert p.behandling_id is not None
    organ = nokkel_utvalg(p.utvalg)
    samme = [
        b.id
        for b in (r.saker.sakens(p.behandling_id) if p.dato else ())
        if b.dato == p.dato and nokkel_utvalg(b.utvalg) == organ
    ]
    return samme or [p.behandling_id]


def _avgjort_siden(r: Rekke, p: Passasjerad, utsatt: bool) -> list[int]:
    """The behandlinger of a passage's sak that decided after it, the last of them: the council's,
    or any body's where the passage is of one that only advises or that put the sak off. None where
    that body's own, or that day's, is asked for."""
    spurt = nokkel_utvalg(p.utvalg) in r.sporring.utvalg or r.sporring.nevner_dag(p.dato)
    if p.behandling_id is None or (spurt and not utsatt):
        return []
    etter = [] if er_overst(p.utvalg) else r.saker.radets(p.behandling_id, p.dato)
    if not etter and p.dato and (utsatt or er_radgivende(p.utvalg)):
        etter = [
            b
            for b in r.saker.sakens(p.behandling_id)
            if b.dato
            and not er_radgivende(b.utvalg)
            and (b.dato > p.dato or (b.dato == p.dato and not utsatt))
        ]
    siste = max((b.dato for b in etter if b.dato), default=None)
    return [b.id for b in etter if b.dato == siste]


def _flyttet(k: Kandidat, kandidater: Sequence[Kandidat], *, forst: bool) -> list[Kandidat]:
    """The candidates with one of them, or a new one, first or second, and a score that says so."""
    resten = [annen for annen in kandidater if annen.id != k.id]
    if kandidater[0].id == k.id or not resten:
        return [k, *resten]
    k.poeng = resten[0].poeng + (1e-4 if forst else -1e-4)
    if forst:
        return [k, *resten]
    for annen in resten[1:]:
        annen.poeng = min(annen.poeng, k.poeng)
    return [resten[0], k, *resten[1:]]
