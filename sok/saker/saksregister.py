"""A sak across documents and bodies: its chain of behandlinger and what came of it.

Which behandlinger are of one sak, `sok.saker.saksgrupper` tells; what a body ended it with,
`sok.saker.saksutfall`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Behandlingsrad
from indeks.lagring.strukturlager import (
    Eiendomsrad,
    Forslagsrad,
    Gangrad,
    Henvisningsrad,
    Statusrad,
    Sted,
    Vedtaksrad,
    Voteringsrad,
    hent_eiendommer,
    hent_forslag,
    hent_henvisninger,
    hent_status,
    hent_vedtak,
    hent_voteringer,
)
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.struktur.eiendommer import eiendom_i_tittel, finn_eiendommer
from indeks.utvalg import er_overst, nokkel_utvalg, samme_organ
from sok.fersk import Fersk
from sok.saker import saksvalg
from sok.saker.avgjorelse import Avgjorelse, avgjorelse
from sok.saker.endringer import Sammenligning, sammenlign
from sok.saker.saksgrupper import (
    Saksgrupper,
    kan_vaere_samme_tittel,
    les_grupper,
    med_nummer,
    samme_kommune,
)
from sok.saker.saksutfall import Rad, en_utgave, siste_vedtak, utfall
from sok.saker.saksvalg import Nevnbar
from sok.sporsmal.forkortelser import Forkortelser

_BOLK = 400
"""How many ids one query takes."""

_HOLDT = {"behandling", "votering", "vedtak", "innstilling"}
_TIL_NESTE = timedelta(days=150)
"""How long a sak may be on its way from a committee to the council."""


@dataclass(frozen=True, slots=True)
class Gang:
    """One body's treatment of a sak. `holdt` is False where papers only plan it, or where another
    body's papers say that it was numbered but its own are not in the index. `vedtak` is what it
    decided or recommended, `forslag_til_vedtak` what was put before it, `endring` how they differ.
    `utgaver` are the places it is printed, the one that all this is read from first."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    holdt: bool
    utfall: str | None
    forslag: tuple[Forslagsrad, ...]
    voteringer: tuple[Voteringsrad, ...]
    vedtak: Vedtaksrad | None
    forslag_til_vedtak: Vedtaksrad | None
    endring: Sammenligning | None
    utgaver: tuple[Sted, ...]
    sakstittel: str | None = None
    """The title it had there: an arkivsaksnr may collect saker of several titles."""

    @property
    def avgjorelse(self) -> Avgjorelse | None:
        """Whether a søknad or a klage was granted, where the vedtak's own words say so."""
        if self.vedtak is None or self.utfall not in ("vedtatt", "innstilling"):
            return None
        return avgjorelse(self.vedtak.tekst)


@dataclass(frozen=True, slots=True)
class Kobling:
    """A reference between two saker. `sak` is the key of the other one, None where it is not known
    which it is; `fra` is the sak in which it stands."""

    henvisning: Henvisningsrad
    fra: str | None
    sak: str | None
    sakstittel: str | None
    utvalg: str | None
    dato: date | None


@dataclass(frozen=True, slots=True)
class Sak:
    """A sak with all that the index knows of it. `nokkel` names it within this index."""

    nokkel: str
    arkivsaksnr: str | None
    tittel: str
    ganger: tuple[Gang, ...]
    bygger_pa: tuple[Kobling, ...]
    vist_til: tuple[Kobling, ...]
    status: tuple[Statusrad, ...]
    eiendommer: tuple[Eiendomsrad, ...]


class Saksregister:
    """The saker of an index; follows it when it changes."""

    def __init__(self, lager: Lager) -> None:
        self.lager = lager
        self._les = Fersk(lager, lambda: les_grupper(lager))
        self._forkortelser = Forkortelser(lager)

    # -- which saker there are

    def nokler(self) -> list[str]:
        """The keys of all saker."""
        return list(self._les().saker)

    def sak_av(self, behandling_id: int) -> str | None:
        """The key of the sak that a behandling belongs to."""
        return self._les().sak_av.get(behandling_id)

    def kommune(self, dokument_id: int) -> str | None:
        """The municipality whose papers a document says that it is."""
        return self._les().kommune.get(dokument_id)

    def behandlinger(self, nokkel: str) -> list[Behandlingsrad]:
        """The behandlinger of a sak, as printed."""
        t = self._les()
        return [t.behandlinger[i] for i in t.saker[nokkel]]

    def sakens(self, behandling_id: int) -> list[Behandlingsrad]:
        """The behandlinger, as printed, of the sak that a behandling belongs to."""
        sak = self.sak_av(behandling_id)
        return self.behandlinger(sak) if sak else []

    def radets(self, behandling_id: int, fra: date | None) -> list[Behandlingsrad]:
        """Those of them that are the council's, from a day on."""
        return [
            b
            for b in self.sakens(behandling_id)
            if er_overst(b.utvalg) and b.dato and b.dato >= (fra or b.dato)
        ]

    def saksgang(self, behandling_id: int) -> list[Gangrad]:
        """The rows of the tables over the way of the sak that a behandling belongs to."""
        sak = self.sak_av(behandling_id)
        return list(self._les().gang.get(sak, ())) if sak else []

    def arkivsaksnr(self, nokkel: str) -> str | None:
        """The arkivsaksnr of a sak; None where none of its papers has one."""
        return next((b.arkivsaksnr for b in self.behandlinger(nokkel) if b.arkivsaksnr), None)

    def tittel(self, nokkel: str) -> str:
        """The title of a sak: the one most often printed."""
        titler = Counter(b.sakstittel for b in self.behandlinger(nokkel) if b.sakstittel)
        return titler.most_common(1)[0][0] if titler else "(uten tittel)"

    def finn(self, tekst: str) -> list[str]:
        """The keys of the saker that a number with what stands beside it, or a title, names
        (`sok.saker.saksvalg`); empty where none is named or found."""
        return [n.sak for n in self._finn(tekst)]

    def _finn(self, tekst: str) -> list[Nevnbar]:
        return saksvalg.finn(
            tekst, self._nevnbare(), self.lager.utvalg(), self._forkortelser.utvalg
        )

    def _nevnbare(self) -> list[Nevnbar]:
        t = self._les()
        return [
            Nevnbar(nokkel, b, t.kommune.get(b.dokument_id))
            for nokkel, ider in t.saker.items()
            for b in (t.behandlinger[i] for i in ider)
        ]

    def en(self, tekst: str) -> Sak:
        """The one sak that is named; raises `SakssokFeil` where it is none or several."""
        funnet = self._finn(tekst)
        if len(funnet) != 1:
            raise saksvalg.avvis(tekst, self._nevnbare(), funnet)
        return self.sak(funnet[0].sak)

    # -- a sak with all of it

    def sak(self, nokkel: str) -> Sak:
        """A sak and everything known of it. Raises `KeyError` for a key that is not there."""
        with self.lager.lesing():
            return self._bygg(self._les(), nokkel)

    def ganger(self, nokler: Sequence[str]) -> dict[str, tuple[Gang, ...]]:
        """The chains of several saker, each as in `Sak`, without what changed (`endring`)."""
        with self.lager.lesing():
            return self._ganger(self._les(), nokler, med_endring=False)

    def _bygg(self, t: Saksgrupper, nokkel: str) -> Sak:
        ider = t.saker[nokkel]
        rader = [t.behandlinger[i] for i in ider]
        ut, inn = self._koblinger(t, nokkel, ider)
        return Sak(
            nokkel,
            self.arkivsaksnr(nokkel),
            self.tittel(nokkel),
            self._ganger(t, [nokkel], med_endring=True)[nokkel],
            ut,
            inn,
            self._status(t, rader),
            _sakens_eiendommer(
                tuple(hent_eiendommer(self.lager, *en_av("x.behandling_id", ider))),
                [b.sakstittel for b in rader if b.sakstittel],
                rader,
            ),
        )

    def _ganger(
        self, t: Saksgrupper, nokler: Sequence[str], *, med_endring: bool
    ) -> dict[str, tuple[Gang, ...]]:
        lest = _les_struktur(self.lager, [i for n in nokler for i in t.saker[n]])
        return {n: _kjede(t, n, lest, med_endring=med_endring) for n in nokler}

    # -- what it builds on, and what builds on it

    def _koblinger(
        self, t: Saksgrupper, nokkel: str, ider: Sequence[int]
    ) -> tuple[tuple[Kobling, ...], tuple[Kobling, ...]]:
        ut: dict[tuple[str | None, str], Kobling] = {}
        for h in hent_henvisninger(self.lager, *en_av("x.behandling_id", ider)):
            kobling = self.koble(h)
            if kobling.sak != nokkel:
                ut.setdefault((kobling.sak, _nr(h)), kobling)
        egne = {nokkel_saksnr(t.behandlinger[i].saksnr, t.behandlinger[i].dato) for i in ider}
        arkiv = {nokkel_arkivsaksnr(t.behandlinger[i].arkivsaksnr) for i in ider} - {None}
        numre = sorted(n for n in egne if n)
        inn: dict[tuple[str | None, str], Kobling] = {}
        if numre or arkiv:
            sak, saksnokler = en_av("x.saksnr_nokkel", numre)
            mappe, arkivnokler = en_av("x.arkivsaksnr_nokkel", sorted(a for a in arkiv if a))
            hvor = f"{sak} OR {mappe}"
            for h in hent_henvisninger(self.lager, hvor, [*saksnokler, *arkivnokler]):
                kobling = self.koble(h)
                if kobling.sak == nokkel and kobling.fra != nokkel:
                    inn.setdefault((kobling.fra, h.sted.dokument), self._sett_fra(t, kobling))
        return tuple(ut.values()), tuple(inn.values())

    def _sett_fra(self, t: Saksgrupper, k: Kobling) -> Kobling:
        """A reference seen from the sak that is referred to: the other one is where it stands."""
        b = t.behandlinger.get(k.henvisning.sted.behandling_id or -1)
        if b is None:
            return replace(k, sak=k.fra, sakstittel=None, utvalg=None, dato=None)
        return replace(k, sak=k.fra, sakstittel=b.sakstittel, utvalg=b.utvalg, dato=b.dato)

    def koble(self, h: Henvisningsrad) -> Kobling:
        """A reference with the sak it is to, where that is certain: same number and body, not
        later than where it stands, and only one such."""
        t = self._les()
        fra = t.behandlinger.get(h.sted.behandling_id or -1)
        fra_sak = t.sak_av.get(fra.id) if fra else None
        kommune = t.kommune.get(h.sted.dokument_id)
        kandidater = [
            b
            for b in med_nummer(t, h.saksnr)
            if samme_kommune(kommune, t.kommune.get(b.dokument_id))
            and not (fra and fra.dato and b.dato and b.dato > fra.dato)
        ]
        utvalg = self._forkortelser.utvalg(h.forkortelse) if h.forkortelse else h.organ
        if utvalg:
            kandidater = [b for b in kandidater if samme_organ(b.utvalg, utvalg)]
        elif h.forkortelse and nokkel_arkivsaksnr(h.saksnr) is None:
            kandidater = []
        elif fra and len({t.sak_av[b.id] for b in kandidater}) > 1:
            kandidater = [b for b in kandidater if samme_organ(b.utvalg, fra.utvalg)]
        saker = {t.sak_av[b.id] for b in kandidater}
        if len(saker) != 1:
            return Kobling(h, fra_sak, None, None, utvalg, None)
        b = kandidater[0]
        return Kobling(h, fra_sak, t.sak_av[b.id], b.sakstittel, b.utvalg, b.dato)

    def _status(self, t: Saksgrupper, rader: Sequence[Behandlingsrad]) -> tuple[Statusrad, ...]:
        """What reports say of this sak's vedtak: same number, body and date."""
        numre = sorted({n for b in rader if (n := nokkel_saksnr(b.saksnr, b.dato))})
        if not numre:
            return ()
        return tuple(
            s
            for s in hent_status(self.lager, *en_av("x.saksnr_nokkel", numre))
            if any(self._gjelder(t, s, b) for b in rader)
        )

    def sakens_status(self, behandling_id: int) -> tuple[Statusrad, ...]:
        """What reports say became of the vedtak of the sak that a behandling belongs to."""
        t = self._les()
        nokkel = t.sak_av.get(behandling_id)
        return self._status(t, self.behandlinger(nokkel)) if nokkel else ()

    def sak_med_status(self, s: Statusrad) -> str | None:
        """The key of the sak whose vedtak a report tells of; None where it is none or several."""
        t = self._les()
        egne = t.per_saksnr.get(nokkel_saksnr(s.saksnr, s.dato) or "", ())
        saker = {t.sak_av[b.id] for b in egne if self._gjelder(t, s, b)}
        return saker.pop() if len(saker) == 1 else None

    def _gjelder(self, t: Saksgrupper, s: Statusrad, b: Behandlingsrad) -> bool:
        """Whether a report's row is of the vedtak of a behandling."""
        return (
            nokkel_saksnr(s.saksnr, s.dato) == nokkel_saksnr(b.saksnr, b.dato)
            and (s.dato is None or s.dato == b.dato)
            and samme_kommune(t.kommune.get(s.sted.dokument_id), t.kommune.get(b.dokument_id))
            and (
                self._er_organ(s.organ, b.utvalg)
                or (s.dato == b.dato and kan_vaere_samme_tittel(s.sakstittel, b.sakstittel))
            )
        )

    def _er_organ(self, organ: str, utvalg: str | None) -> bool:
        kjent = self._forkortelser.utvalg(organ)
        return samme_organ(kjent or organ, utvalg) if organ else True


def _nr(h: Henvisningsrad) -> str:
    return f"{h.forkortelse or h.organ or ''} {nokkel_saksnr(h.saksnr) or h.saksnr}"


def _sakens_eiendommer(
    eiendommer: tuple[Eiendomsrad, ...], titler: Sequence[str], rader: Sequence[Behandlingsrad]
) -> tuple[Eiendomsrad, ...]:
    """The properties that a sak is about, where its title or what is proposed and decided names
    any; else all that its papers name, a neighbour's too."""
    i_tittel = {(g, b) for t in titler for _, _, g, b in finn_eiendommer(t)} | {
        e for t in titler if (e := eiendom_i_tittel(t))
    }
    if i_tittel:
        return tuple(e for e in eiendommer if (e.gnr, e.bnr) in i_tittel)
    steder = {r.id: [(d.start, d.slutt) for d in r.deler if d.slag in _BESLUTTENDE] for r in rader}
    besluttet = {
        (e.gnr, e.bnr)
        for e in eiendommer
        if any(a <= e.sted.start < b for a, b in steder.get(e.sted.behandling_id or -1, ()))
    }
    return tuple(e for e in eiendommer if not besluttet or (e.gnr, e.bnr) in besluttet)


_BESLUTTENDE = ("forslag_til_vedtak", "innstilling", "vedtak")


@dataclass(frozen=True, slots=True)
class _Struktur:
    """What was read of decisions, by behandling."""

    forslag: dict[int, list[Forslagsrad]]
    voteringer: dict[int, list[Voteringsrad]]
    vedtak: dict[int, list[Vedtaksrad]]


def _les_struktur(lager: Lager, ider: Sequence[int]) -> _Struktur:
    lest = _Struktur({}, {}, {})
    for fra in range(0, len(ider), _BOLK):
        i_dem = en_av("x.behandling_id", ider[fra : fra + _BOLK])
        lest.forslag.update(_per(hent_forslag(lager, *i_dem)))
        lest.voteringer.update(_per(hent_voteringer(lager, *i_dem)))
        lest.vedtak.update(_per(hent_vedtak(lager, *i_dem)))
    return lest


def _per(rader: Iterable[Rad]) -> dict[int, list[Rad]]:
    ut: dict[int, list[Rad]] = defaultdict(list)
    for rad in rader:
        if rad.sted.behandling_id is not None:
            ut[rad.sted.behandling_id].append(rad)
    return ut


def _kjede(t: Saksgrupper, nokkel: str, lest: _Struktur, *, med_endring: bool) -> tuple[Gang, ...]:
    ider = t.saker[nokkel]
    ganger: dict[tuple[str | None, date | None, str | None], list[Behandlingsrad]] = {}
    for b in (t.behandlinger[i] for i in ider):
        n = (nokkel_utvalg(b.utvalg), b.dato, nokkel_saksnr(b.saksnr, b.dato))
        uten = (n[0], n[1], None)
        if n[2] is None and (samme := [k for k in ganger if k[:2] == n[:2]]):
            n = samme[0]
        elif uten in ganger:
            ganger[n] = ganger.pop(uten)
        ganger.setdefault(n, []).append(b)
    utkast = [v for i in ider for v in lest.vedtak.get(i, ()) if v.slag == "forslag_til_vedtak"]
    ferdige = [_gang(utgaver, lest, utkast, med_endring=med_endring) for utgaver in ganger.values()]
    ferdige = _med_innstillinger(ferdige)
    planlagte = _planlagte(t, nokkel, ganger)
    alene = len(ferdige) == 1 and not planlagte
    ferdige = [g for g in ferdige if g.utvalg or g.holdt or alene]
    ferdige += planlagte
    return tuple(
        sorted(
            ferdige,
            # The council decides last of those that meet on a day.
            key=lambda g: (g.dato is None, g.dato or date.max, not g.holdt, er_overst(g.utvalg)),
        )
    )


def _gang(
    utgaver: Sequence[Behandlingsrad],
    lest: _Struktur,
    utkast: Sequence[Vedtaksrad],
    *,
    med_endring: bool,
) -> Gang:
    # Of several printings the fullest one counts; its proposals and votes are not added to.
    best = max(
        utgaver,
        key=lambda b: (
            len(lest.forslag.get(b.id, ())) + len(lest.voteringer.get(b.id, ())),
            any(v.slag != "forslag_til_vedtak" for v in lest.vedtak.get(b.id, ())),
            -b.id,
        ),
    )
    vedtak = [v for b in (best, *utgaver) for v in lest.vedtak.get(b.id, ())]
    siste = siste_vedtak([v for v in vedtak if v.slag in ("vedtak", "innstilling")], best)
    forst = next((v for v in (*vedtak, *utkast) if v.slag == "forslag_til_vedtak"), None)
    egne = en_utgave(best, lest.voteringer.get(best.id, ()))
    return Gang(
        best.utvalg,
        best.dato,
        next((b.saksnr for b in utgaver if b.saksnr), None),
        any(d.slag in _HOLDT for b in utgaver for d in b.deler),
        utfall(siste, egne, best.utvalg),
        en_utgave(best, lest.forslag.get(best.id, ())),
        egne,
        siste,
        forst,
        sammenlign(forst, siste) if med_endring and forst and siste else None,
        tuple(
            Sted(b.dokument, b.dokument_id, b.id, 0, 0, b.side_fra, b.side_til)
            for b in sorted(utgaver, key=lambda b: b is not best)
        ),
        best.sakstittel or next((b.sakstittel for b in utgaver if b.sakstittel), None),
    )


def _planlagte(
    t: Saksgrupper,
    nokkel: str,
    holdt: Mapping[tuple[str | None, date | None, str | None], object],
) -> list[Gang]:
    """Bodies that the tables name and that have no papers of their own here."""
    har = {(utvalg, dato) for utvalg, dato, _ in holdt}
    gang = t.gang.get(nokkel, ())
    datert = {(nokkel_utvalg(r.utvalg), r.sted.dokument_id) for r in gang if r.dato}
    rader: dict[tuple[str | None, date | None], Gangrad] = {}
    for rad in gang:
        n = (nokkel_utvalg(rad.utvalg), rad.dato)
        if n in har or (rad.dato is None and any(u == n[0] for u, _ in har)):
            continue
        if rad.dato is None and any(
            u == n[0] and dokument != rad.sted.dokument_id for u, dokument in datert
        ):
            continue  # another paper knows when
        if n not in rader or (rad.saksnr and not rader[n].saksnr):
            rader[n] = rad
    return [
        Gang(r.utvalg, r.dato, r.saksnr, False, None, (), (), None, None, None, (r.sted,))
        for r in rader.values()
    ]


def _med_innstillinger(ganger: Sequence[Gang]) -> list[Gang]:
    """The chain, with what a committee `decided` shown as its recommendation where the council
    treated the same sak after it."""
    radets = [g for g in ganger if g.holdt and g.dato and er_overst(g.utvalg)]
    return [
        replace(g, utfall="innstilling")
        if g.utfall == "vedtatt"
        and not er_overst(g.utvalg)
        and any(
            g.dato
            and g.dato <= (r.dato or date.min) <= g.dato + _TIL_NESTE
            and g.sakstittel
            and r.sakstittel
            and kan_vaere_samme_tittel(g.sakstittel, r.sakstittel)
            for r in radets
        )
        else g
        for g in ganger
    ]
