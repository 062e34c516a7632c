"""A document's text understood: its papers, saker, behandlinger and parts.

`les_dokument` is the whole way from text to `Lesning`. Nothing is lost: the parts follow each
other and together are the text; what fits no pattern is a part of kind `annet` or `vedlegg`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indeks.datoer import les_dato
from indeks.dokument import Behandling, Del, Dokumenttype, Lesning, Slag
from indeks.linje import monstre
from indeks.linje.linjer import del_i_linjer
from indeks.linje.linjeslag import med_brevhode, treff, treffer
from indeks.papir.ark import Ark
from indeks.papir.deler import Organ, Seksjon, del_opp
from indeks.papir.gangtabell import Saksgang
from indeks.papir.papirer import Papir, finn_papirer, mote_paa_forsiden
from indeks.papir.sakskart import Oppforing, finn_saker
from indeks.papir.sakstitler import lik_tittel, normal_tittel
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr, uten_journalpost
from indeks.utvalg import nokkel_utvalg, rens_utvalg

_RANG: dict[Dokumenttype, int] = {
    "moteprotokoll": 4,
    "saksprotokoll": 3,
    "saksframlegg": 2,
    "moteinnkalling": 1,
    "vedlegg": 0,
    "ukjent": 0,
}


def _er_referat(tittel: str | None) -> bool:
    funn = treff(tittel or "", monstre.UTEN_NUMMER)
    return funn is not None and funn[0].gir == "referatsaker"


@dataclass(slots=True)
class _Behandling:
    """A behandling while it is put together from the papers that show it."""

    utvalg: str | None
    dato: date | None
    saksnr: str | None
    arkivsaksnr: str | None
    sakstittel: str | None
    start: int
    slutt: int
    rang: int


@dataclass(slots=True)
class _Mote:
    """A meeting met in the document, with the saker on its agenda."""

    utvalg: str | None
    dato: date | None
    saker: list[int] = field(default_factory=list)
    uten_nummer: set[str] = field(default_factory=set)
    """Entries of the agenda that have no number, in lower case."""


class _Leser:
    """The state of reading one document; `resultat` is what came of it."""

    def __init__(self, tekst: str, sidestart: Sequence[int]) -> None:
        self.tekst = tekst
        self.sidestart = tuple(sidestart)
        self.linjer = del_i_linjer(tekst, sidestart)
        self.ark = Ark(self.linjer)
        self.behandlinger: list[_Behandling] = []
        self.deler: list[Del] = []
        self.moter: list[_Mote] = []
        self.prefikser: dict[str, str] = {}

    # -- positions

    def _pos(self, linje: int) -> int:
        return self.linjer[linje].start if linje < len(self.linjer) else len(self.tekst)

    # -- behandlinger

    def _finn(
        self, utvalg: str | None, dato: date | None, saksnr: str | None, arkiv: str | None
    ) -> int | None:
        """The behandling known by that body and date and, where both have one, that number."""
        for i, b in enumerate(self.behandlinger):
            if nokkel_utvalg(b.utvalg) != nokkel_utvalg(utvalg) or b.dato != dato:
                continue
            if saksnr and b.saksnr:
                if _saksnokkel(b.saksnr, dato) == _saksnokkel(saksnr, dato):
                    return i
            elif arkiv and nokkel_arkivsaksnr(b.arkivsaksnr) == nokkel_arkivsaksnr(arkiv):
                return i
        return None

    def _behandling(
        self,
        utvalg: str | None,
        dato: date | None,
        saksnr: str | None,
        arkiv: str | None,
        tittel: str | None,
        fra: int,
        til: int,
        rang: int,
    ) -> int:
        start, slutt = self._pos(fra), self._pos(til)
        i = self._finn(utvalg, dato, saksnr, arkiv) if utvalg or dato else None
        if i is None:
            self.behandlinger.append(
                _Behandling(utvalg, dato, saksnr, arkiv, tittel, start, slutt, rang)
            )
            return len(self.behandlinger) - 1
        b = self.behandlinger[i]
        b.arkivsaksnr = b.arkivsaksnr or arkiv
        b.saksnr = b.saksnr or saksnr
        if rang > b.rang:
            b.start, b.slutt, b.rang = start, slutt, rang
            b.sakstittel = tittel or b.sakstittel
        else:
            b.sakstittel = b.sakstittel or tittel
        return i

    def _del(
        self,
        slag: Slag,
        type_: Dokumenttype,
        fra: int,
        til: int,
        behandling: int | None,
        utvalg: str | None,
        dato: date | None,
        tittel: str | None,
    ) -> None:
        if til > fra:
            self.deler.append(
                Del(slag, type_, self._pos(fra), self._pos(til), behandling, utvalg, dato, tittel)
            )

    # -- papers

    def les(self) -> Lesning:
        for papir in finn_papirer(self.linjer):
            if papir.slag in ("moteinnkalling", "moteprotokoll", "ukjent"):
                self._mote(papir)
            elif papir.slag == "saksprotokoll":
                self._saksprotokoll(papir)
            elif papir.slag == "saksframlegg":
                self._saksframlegg(papir)
            else:
                self._vedlegg(papir.fra, papir.til)
        return self.resultat()

    def _mote(self, papir: Papir) -> None:
        type_ = papir.slag
        oppforinger, seksjoner = finn_saker(self.linjer, papir.fra, papir.til, papir.dato)
        papir = self._med_mote_fra_saker(papir, seksjoner)
        mote = _Mote(papir.utvalg, papir.dato)
        if papir.slag != "ukjent" or oppforinger or seksjoner:
            self.moter.append(mote)
        if type_ == "ukjent" and seksjoner:
            type_ = "moteprotokoll"
        forside: Slag = (
            "moteinnkalling"
            if type_ == "moteinnkalling"
            else ("moteprotokoll" if type_ == "moteprotokoll" else "annet")
        )
        rang = _RANG[type_]
        forste = seksjoner[0].fra if seksjoner else papir.til
        kart = [o for o in oppforinger if o.fra < forste] if seksjoner else oppforinger
        if kart:
            kart_fra = self._kartstart(kart[0].fra, papir.fra)
            kart_til = self._slutt_paa_kart(kart[-1].til, forste)
            self._del(forside, type_, papir.fra, kart_fra, None, papir.utvalg, papir.dato, None)
            self._del("sakskart", type_, kart_fra, kart_til, None, papir.utvalg, papir.dato, None)
            mote.uten_nummer = {
                linje.tekst.lower()
                for linje in self.linjer[kart_fra:kart_til]
                if treff(linje.tekst, monstre.UTEN_NUMMER)
            }
            self._del(forside, type_, kart_til, forste, None, papir.utvalg, papir.dato, None)
        else:
            self._del(forside, type_, papir.fra, forste, None, papir.utvalg, papir.dato, None)
        for o in oppforinger:
            mote.saker.append(
                self._behandling(
                    papir.utvalg, papir.dato, o.saksnr, o.arkivsaksnr, o.sakstittel, o.fra, o.til, 0
                )
            )
        for i, o in enumerate(seksjoner):
            til = seksjoner[i + 1].fra if i + 1 < len(seksjoner) else papir.til
            self._sakseksjon(papir, type_, o, til, rang, mote)

    def _med_mote_fra_saker(self, papir: Papir, seksjoner: Sequence[Oppforing]) -> Papir:
        """The paper with body and date from its saker, where its head could not be read or is
        letter-spaced: the meeting that acts in most of them."""
        teller: Counter[tuple[str, date]] = Counter()
        navn: dict[str, str] = {}
        for i, o in enumerate(seksjoner):
            til = seksjoner[i + 1].fra if i + 1 < len(seksjoner) else papir.til
            her: set[tuple[str, date]] = set()
            for linje in self.linjer[o.til : til]:
                funn = treff(linje.tekst, monstre.ORGANLINJER)
                if funn and funn[1].groupdict().get("dato") and (dato := les_dato(funn[1]["dato"])):
                    utvalg = rens_utvalg(funn[1]["utvalg"])
                    if not utvalg:
                        continue
                    navn.setdefault(nokkel_utvalg(utvalg) or "", utvalg)
                    her.add((nokkel_utvalg(utvalg) or "", dato))
            teller.update(
                (u, d)
                for u, d in her
                if (papir.utvalg is None or _tett(u) == _tett(nokkel_utvalg(papir.utvalg)))
                and (papir.dato is None or d == papir.dato)
            )
        if teller:
            (utvalg, dato), antall = teller.most_common(1)[0]
            if antall >= 0.6 * len(seksjoner):
                # The head's own way to write the name, where it is the same body.
                likt = papir.utvalg if nokkel_utvalg(papir.utvalg) == utvalg else navn[utvalg]
                return replace(papir, utvalg=likt, dato=dato)
        if seksjoner and papir.fra == 0 and papir.dato is None:
            forside = [linje for linje in self.linjer[: seksjoner[0].fra] if linje.side == 1]
            return replace(papir, **mote_paa_forsiden(forside))
        return papir

    def _kartstart(self, forste_sak: int, fra: int) -> int:
        for nr in range(forste_sak, max(fra, forste_sak - 12) - 1, -1):
            if monstre.SAKSKART.fullmatch(self.linjer[nr].tekst):
                return nr
        return forste_sak

    def _slutt_paa_kart(self, siste: int, grense: int) -> int:
        side = self.linjer[siste - 1].side
        while (
            siste < grense
            and self.linjer[siste].side == side
            and (
                not self.linjer[siste].tekst
                or re.fullmatch(r"\d{1,4}", self.linjer[siste].tekst)
                or treff(self.linjer[siste].tekst, monstre.UTEN_NUMMER)
            )
        ):
            siste += 1
        return siste

    def _sakseksjon(
        self, papir: Papir, type_: Dokumenttype, o: Oppforing, til: int, rang: int, mote: _Mote
    ) -> None:
        slutt = self._uten_nummer(o.til, til, mote)
        eget = Organ(papir.utvalg, papir.dato, o.saksnr, o.fra, slutt)
        seksjon = del_opp(
            self.linjer,
            o.fra,
            slutt,
            eget,
            overskrift_til=o.til,
            forste="saksframlegg",
            prefikser=self.prefikser,
            i_protokoll=type_ == "moteprotokoll",
        )
        arkiv = o.arkivsaksnr or self._arkiv_i(o.fra, min(slutt, o.til + 12), o.saksnr)
        i = self._behandling(
            papir.utvalg, papir.dato, o.saksnr, arkiv, o.sakstittel, o.fra, slutt, rang
        )
        if i not in mote.saker:
            mote.saker.append(i)
        self._legg_inn(
            seksjon, type_, i, arkiv or self.behandlinger[i].arkivsaksnr, o.sakstittel, rang
        )
        if slutt < til:
            tittel = next(
                (
                    linje.tekst
                    for linje in self.linjer[slutt : slutt + 6]
                    if treff(linje.tekst, monstre.UTEN_NUMMER)
                ),
                self.linjer[slutt].tekst,
            )
            funn = treff(tittel, monstre.UTEN_NUMMER)
            self._del(
                funn[0].gir if funn else "annet",
                type_,
                slutt,
                til,
                None,
                papir.utvalg,
                papir.dato,
                tittel,
            )

    def _legg_inn(
        self,
        seksjon: Seksjon,
        type_: Dokumenttype,
        eget: int,
        arkiv: str | None,
        tittel: str | None,
        rang: int,
    ) -> None:
        nummer: dict[int, int] = {0: eget}
        for bit in seksjon.biter:
            if bit.organ not in nummer:
                organ = seksjon.organer[bit.organ]
                nummer[bit.organ] = self._behandling(
                    organ.utvalg,
                    organ.dato,
                    organ.saksnr,
                    arkiv,
                    tittel,
                    organ.fra,
                    organ.til,
                    rang,
                )
            b = self.behandlinger[nummer[bit.organ]]
            self._del(
                bit.slag, type_, bit.fra, bit.til, nummer[bit.organ], b.utvalg, b.dato, bit.tittel
            )

    def _med_referat(self, papir: Papir) -> Papir:
        """The paper without the page of referatsaker that may follow the last one of a meeting."""
        for nr in range(papir.fra + 1, papir.til):
            linje = self.linjer[nr]
            topp = med_brevhode(self.linjer, nr)
            if _er_referat(linje.tekst) and (topp < nr or linje.over == 0) and topp > papir.fra:
                mote = self.moter[-1] if self.moter else _Mote(None, None)
                self._del(
                    "referatsaker",
                    "moteinnkalling",
                    topp,
                    papir.til,
                    None,
                    mote.utvalg,
                    mote.dato,
                    linje.tekst,
                )
                return replace(papir, til=topp)
        return papir

    def _uten_nummer(self, fra: int, til: int, mote: _Mote) -> int:
        """Where an entry without a number (Referatsaker) ends the section, else its own end. It
        stands at the top of a page or is on the agenda."""
        for nr in range(fra, til):
            linje = self.linjer[nr]
            if treff(linje.tekst, monstre.UTEN_NUMMER):
                topp = med_brevhode(self.linjer, nr)
                if topp < nr or linje.over == 0 or linje.tekst.lower() in mote.uten_nummer:
                    return max(fra, topp)
        return til

    def _arkiv_i(self, fra: int, til: int, saksnr: str) -> str | None:
        for nr in range(fra, til):
            tekst = self.linjer[nr].tekst
            if treffer(tekst, monstre.DELER, monstre.ORGANLINJER):
                return None
            if felt := monstre.ARKIVFELT.search(tekst):
                return uten_journalpost(felt["nr"])
            if (felt := monstre.ARKIV_SOM_SAKSNR.fullmatch(tekst)) and not saksnr.endswith(
                felt["nr"]
            ):
                return uten_journalpost(felt["nr"])
            if (
                monstre.ARKIVFELT_HODE.fullmatch(tekst)
                and nr + 1 < til
                and (verdi := re.match(monstre.ARKIVSAKSNR, self.linjer[nr + 1].tekst))
            ):
                return uten_journalpost(verdi.group())
        return None

    def _saksprotokoll(self, papir: Papir) -> None:
        papir = self._med_referat(papir)
        hode = Organ(None, None, None, papir.fra, papir.til)
        slutt = self.ark.slutt_paa_protokoll(papir)
        seksjon = del_opp(
            self.linjer,
            papir.fra,
            slutt,
            hode,
            overskrift_til=papir.hode_til,
            forste="behandling",
            prefikser=self.prefikser,
        )
        if len(seksjon.organer) > 1 and all(b.organ == 0 for b in seksjon.biter[:1]):
            # The head belongs to the one body whose protokoll this is.
            forste = seksjon.organer[1]
            for bit in seksjon.biter:
                bit.organ = max(0, bit.organ - 1)
            seksjon.organer.pop(0)
            forste.fra = papir.fra
            hode = forste
        if hode.utvalg is None and len(papir.saksgang) == 1:
            hode.utvalg, hode.dato, hode.saksnr = (
                papir.saksgang[0].utvalg,
                papir.saksgang[0].dato,
                papir.saksgang[0].saksnr,
            )
        if hode.saksnr is None:
            hode.saksnr = next(
                (
                    r.saksnr
                    for r in papir.saksgang
                    if nokkel_utvalg(r.utvalg) == nokkel_utvalg(hode.utvalg) and r.dato == hode.dato
                ),
                None,
            )
        i = self._behandling(
            hode.utvalg,
            hode.dato,
            hode.saksnr,
            papir.arkivsaksnr,
            papir.sakstittel,
            papir.fra,
            slutt,
            _RANG["saksprotokoll"],
        )
        self._legg_inn(
            seksjon, "saksprotokoll", i, papir.arkivsaksnr, papir.sakstittel, _RANG["saksprotokoll"]
        )
        if slutt < papir.til:
            self._vedlegg(slutt, papir.til, self._sak_i_mote(papir) or i)

    def _saksframlegg(self, papir: Papir) -> None:
        papir = self._med_referat(papir)
        slutt = self.ark.slutt_paa_framlegg(papir)
        i = self._sak_i_mote(papir)
        if i is None:
            rad = _motet_saken_er_lagt_fram_for(papir.saksgang) or Saksgang("", None, None)
            i = self._behandling(
                rad.utvalg or None,
                rad.dato,
                rad.saksnr,
                papir.arkivsaksnr,
                papir.sakstittel,
                papir.fra,
                slutt,
                _RANG["saksframlegg"],
            )
        else:
            b = self.behandlinger[i]
            b.arkivsaksnr = b.arkivsaksnr or papir.arkivsaksnr
            if _RANG["saksframlegg"] > b.rang:
                b.start, b.slutt, b.rang = (
                    self._pos(papir.fra),
                    self._pos(slutt),
                    _RANG["saksframlegg"],
                )
        b = self.behandlinger[i]
        eget = Organ(b.utvalg, b.dato, b.saksnr, papir.fra, slutt)
        seksjon = del_opp(
            self.linjer,
            papir.fra,
            slutt,
            eget,
            overskrift_til=papir.hode_til,
            forste="referatsaker" if _er_referat(b.sakstittel) else "saksframlegg",
            prefikser=self.prefikser,
            framlegg=papir.saksgang,
        )
        self._legg_inn(
            seksjon, "saksframlegg", i, b.arkivsaksnr, b.sakstittel, _RANG["saksframlegg"]
        )
        if slutt < papir.til:
            self._vedlegg(slutt, papir.til, i)

    def _sak_i_mote(self, papir: Papir) -> int | None:
        """The behandling, in a meeting of this document, that a sak's paper was laid before."""
        for mote in reversed(self.moter):
            egne = {
                nokkel_saksnr(r.saksnr, r.dato)
                for r in papir.saksgang
                if r.saksnr
                and (nokkel_utvalg(r.utvalg), r.dato) == (nokkel_utvalg(mote.utvalg), mote.dato)
            }
            if papir.saksnr and mote is self.moter[-1]:
                egne.add(nokkel_saksnr(papir.saksnr, mote.dato))
            for i in mote.saker:
                if nokkel_saksnr(self.behandlinger[i].saksnr, mote.dato) in egne:
                    return i
        arkiv = nokkel_arkivsaksnr(papir.arkivsaksnr)
        steder = {(nokkel_utvalg(r.utvalg), r.dato) for r in papir.saksgang}
        for krav_arkiv in (True, False):
            for mote in self.moter:
                if steder and (nokkel_utvalg(mote.utvalg), mote.dato) not in steder:
                    continue
                for i in mote.saker:
                    b = self.behandlinger[i]
                    if krav_arkiv and arkiv and nokkel_arkivsaksnr(b.arkivsaksnr) == arkiv:
                        return i
                    if (
                        not krav_arkiv
                        and (not arkiv or not b.arkivsaksnr)
                        and lik_tittel(b.sakstittel, papir.sakstittel)
                    ):
                        return i
        return None

    # -- attachments

    def _vedlegg(self, fra: int, til: int, sak: int | None = None) -> None:
        """Pages attached to a sak. Within one agenda they follow its order; where a page's first
        lines name another sak of the same meeting, what follows is that sak's."""
        if sak is None:
            self._del("vedlegg", "vedlegg", fra, til, None, None, None, self._tittel_paa(fra))
            return
        mote = next((m for m in self.moter if sak in m.saker), None)
        start, eier = fra, sak
        nr = fra
        while nr < til:
            neste = self.ark.neste_side(nr, til)
            ny = self._sak_nevnt(nr, mote, eier) if mote else None
            if ny is not None and ny != eier and nr > start:
                self._vedleggsdel(start, nr, eier)
                start = nr
            if ny is not None:
                eier = ny
            nr = neste
        self._vedleggsdel(start, til, eier)

    def _vedleggsdel(self, fra: int, til: int, sak: int) -> None:
        b = self.behandlinger[sak]
        self._del("vedlegg", "vedlegg", fra, til, sak, b.utvalg, b.dato, self._tittel_paa(fra))

    def _tittel_paa(self, nr: int) -> str | None:
        return next((linje.tekst for linje in self.linjer[nr : nr + 5] if linje.tekst), None)

    def _sak_nevnt(self, nr: int, mote: _Mote, eier: int) -> int | None:
        """The sak whose own words, not shared with the meeting's other saker, open the page."""
        topp = [linje.tekst for linje in self.linjer[nr : nr + 8] if linje.tekst][:3]
        # A title page has few words; running text that mentions a sak is no title.
        if (
            not topp
            or any(len(t) > 60 for t in topp[:2])
            or len(self.ark.linjer_paa(self.linjer[nr].side)) > 25
        ):
            return None
        ord_paa = normal_tittel(" ".join(topp))
        best: tuple[float, int] | None = None
        for i in mote.saker:
            egne = self._saerord(i, mote)
            if not egne:
                continue
            andel = sum(o in ord_paa for o in egne) / len(egne)
            if andel >= 0.6 and (best is None or andel > best[0]):
                best = (andel, i)
        return best[1] if best else None

    def _saerord(self, sak: int, mote: _Mote) -> list[str]:
        def ordene(i: int) -> set[str]:
            tittel = (self.behandlinger[i].sakstittel or "").lower()
            return {normal_tittel(o)[:12] for o in re.findall(r"[\wæøå]{6,}", tittel)}

        andre = (
            set().union(*(ordene(i) for i in mote.saker if i != sak))
            if len(mote.saker) > 1
            else set()
        )
        return sorted(ordene(sak) - andre)

    # -- result

    def resultat(self) -> Lesning:
        behandlinger = tuple(
            Behandling(b.utvalg, b.dato, b.saksnr, b.arkivsaksnr, b.sakstittel, b.start, b.slutt)
            for b in self.behandlinger
        )
        deler: list[Del] = []
        naadd = 0
        for d in sorted(self.deler, key=lambda d: d.start):
            if d.slutt > naadd:
                deler.append(replace(d, start=max(d.start, naadd)))
                naadd = d.slutt
        if deler:
            deler[0] = replace(deler[0], start=0)
        return Lesning(self.tekst, self.sidestart, behandlinger, tuple(deler))


def _motet_saken_er_lagt_fram_for(saksgang: Sequence[Saksgang]) -> Saksgang | None:
    """The row of its table of bodies that a case paper is of, where that can be told: the only one
    with a number, or the last that has one while the next have not."""
    med_nummer = [nr for nr, r in enumerate(saksgang) if r.saksnr]
    rader = saksgang
    if len(med_nummer) == 1 or (med_nummer and med_nummer[-1] + 1 < len(saksgang)):
        rader = saksgang[med_nummer[-1] :][:1]
        senere = saksgang[med_nummer[-1] + 1 :]
        if nokkel_utvalg(rader[0].utvalg) in {nokkel_utvalg(r.utvalg) for r in senere}:
            return None  # that meeting is over, and the sak comes before the same body again
    steder = {(nokkel_utvalg(r.utvalg), r.dato) for r in rader}
    return rader[0] if len(steder) == 1 else None


def _tett(navn: str | None) -> str:
    return (navn or "").replace(" ", "")


def _saksnokkel(saksnr: str, dato: date | None) -> str | None:
    serie = re.match(r"([A-ZÆØÅ]*)", saksnr)
    return f"{serie[1] if serie else ''} {nokkel_saksnr(saksnr, dato)}"


def les_dokument(tekst: str, sidestart: Sequence[int]) -> Lesning:
    """Reads a document's cleaned text (`sidetekst.rens_sider`) into saker and parts."""
    return _Leser(tekst, sidestart).les()
