"""Who met: the list at the opening of the minutes, read into people with party and office.

The list is a table that the PDF's text has flattened (a row a line, or a column at a time), or
running text. It is cut into lists by their headings, a line into words of known kinds, and the
words into people. What does not fit is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indeks.dokument import Del
from indeks.struktur import oppmotemonstre as om
from indeks.struktur.oppmoteliste import MAKS_LINJE, Liste, finn_lister
from indeks.struktur.oppmoteord import Tegn, les_tegn
from indeks.struktur.oppmoterad import (
    Navn,
    Post,
    Rad,
    del_navn,
    delt_i_to,
    kan_vaere_navn,
    les_rad,
    navn_og_parti,
    navnenokkel,
    sikkert_ett,
)
from indeks.struktur.oppmoterader import (
    celler_over_linjer,
    er_brutt,
    er_prosa,
    har_to_kolonner,
    korte,
    lopende_tekst,
    zip_kolonner,
)
from indeks.strukturtyper import Deltaker, Person, Rolle

MAKS_HODE = 15_000
"""A longer opening holds saker that were not told apart; the list stands at its start."""


def les_deltakere(tekst: str, deler: Sequence[Del]) -> list[Deltaker]:
    """Those in the lists of the minutes' openings, each once a meeting and role, in order."""
    moter: dict[tuple[str | None, date | None], list[Del]] = {}
    for del_ in deler:
        if del_.slag == "moteprotokoll":
            moter.setdefault((del_.utvalg, del_.dato), []).append(del_)
    ut: list[Deltaker] = []
    for (utvalg, dato), biter in moter.items():
        mote = _Mote(tekst)
        for del_ in biter:
            for liste in finn_lister(tekst, del_.start, min(del_.slutt, del_.start + MAKS_HODE)):
                mote.les(liste)
        ut += mote.deltakere(utvalg, dato)
    return ut


@dataclass(slots=True)
class _Funn:
    """Somebody found, before it is known whether they stand in another list too."""

    navn: Navn
    rolle: Rolle
    motte_for: Navn | None = None
    fra_funksjon: bool = False
    innkalt: bool = False
    slutt: int = 0


class _Mote:
    """What the lists of one meeting's opening tell, put together."""

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst
        self.funn: list[_Funn] = []
        self.ledere: list[_Funn] = []
        self.signaturer: list[_Funn] = []
        self.deles: list[tuple[Liste, Post]] = []
        self.brutt = False

    def les(self, liste: Liste) -> None:
        slag = liste.slag
        if slag in ("medlem", "innkalt", "forfall", "varamedlem"):
            self._medlemsliste(liste)
        elif slag == "administrasjon":
            self._administrasjon(liste)
        elif slag in ("moteleder", "sekretaer"):
            self._enkeltlinje(liste)
        elif slag == "inhabil":
            self._inhabile(liste)
        else:
            self._utenom(liste)

    # -- lists of members

    def _rader(self, liste: Liste) -> tuple[list[Rad], int]:
        """The rows of a list up to where running text that is no list starts, and the number of
        lines with words that they take."""
        self.brutt = self.brutt or er_brutt(self.tekst, liste)
        linjer = [((a, b), les_tegn(self.tekst, a, b, self.brutt)) for a, b in korte(liste.linjer)]
        ut: list[Rad] = []
        for (a, _), tegn in celler_over_linjer(linjer):
            rad = les_rad(self.tekst, tegn, liste.slag, liste.kolonner)
            if rad.prosa or er_prosa(tegn, liste.slag):
                return ut, sum(fra < a for (fra, _), _ in linjer)
            ut.append(rad)
        return ut, len(linjer)

    def _medlemsliste(self, liste: Liste) -> None:
        lopende = lopende_tekst(self.tekst, liste)
        if lopende is not None:
            tegn = les_tegn(self.tekst, lopende[0][0], lopende[-1][1])
            rad = les_rad(self.tekst, tegn, liste.slag, liste.kolonner)
            med_parti = sum(p.navn.parti is not None for p in rad.poster)
            krever_parti = liste.slag != "varamedlem" and med_parti * 3 >= len(rad.poster) * 2
            self._legg_til(
                liste,
                [
                    p
                    for p in rad.poster
                    if p.navn.parti or not krever_parti or p.er_vara_for_forrige
                ],
            )
            rest = Liste(liste.slag, liste.kolonner, liste.linjer[len(lopende) :])
            if any(a < b for a, b in rest.linjer):
                self._utenom(rest)
            return
        rader, lest = self._rader(liste)
        rader = zip_kolonner(rader, liste)
        poster = [p for r in rader for p in r.poster]
        med_parti = sum(p.navn.parti is not None for p in poster)
        krever_parti = med_parti * 2 >= len(poster) or "parti" in liste.kolonner
        to_kolonner = har_to_kolonner(rader) if not krever_parti else False
        for rad in rader:
            if krever_parti and any(
                p.navn.parti is None and not (p.har_funksjon or p.motte_for) for p in rad.poster[:1]
            ):
                continue
            if not krever_parti and not all(
                p.har_funksjon or len(p.navn.ord) <= 3 or sikkert_ett(p.navn) for p in rad.poster
            ):
                if to_kolonner and len(rad.poster) == 1 and len(rad.poster[0].navn.ord) == 4:
                    self._legg_til(liste, delt_i_to(rad.poster[0]))
                    continue
                if "for" not in liste.kolonner:
                    continue
            self._legg_til(liste, rad.poster)
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        self._utenom(Liste(None, set(), linjer[lest:]))

    def _legg_til(self, liste: Liste, poster: Sequence[Post]) -> None:
        """Adds the people of one row, or of a stretch of running text."""
        slag = liste.slag
        forst = poster[0] if poster else None
        forrige: Post | None = None
        for i, post in enumerate(poster):
            rolle: Rolle
            if post.usikker:
                forrige = post
                continue
            par = forst is not None and i == 1 and len(poster) == 2 and not post.skilt
            if post.er_vara_for_forrige and forrige is not None:
                self._ny(post, "varamedlem", forrige.navn)
            elif slag == "forfall":
                if post.skilt or i == 0:
                    if not (post.har_funksjon and post.funksjon == "varamedlem" and i):
                        self._ny(post, "forfall", None)
                elif "vara" in liste.kolonner and par and forst is not None:
                    self._ny(post, "varamedlem", forst.navn)
            elif slag == "varamedlem":
                if par and forst is not None and not post.har_funksjon:
                    if "for" in liste.kolonner and forst.motte_for is None:
                        self._sett_motte_for(forst, post.navn)
                elif post.skilt or i == 0:
                    rolle = (
                        post.funksjon
                        if post.funksjon in ("leder", "nestleder", "medlem")
                        else "varamedlem"
                    )
                    self._ny(post, rolle, post.motte_for, liste)
            elif (
                par
                and forst is not None
                and not post.har_funksjon
                and (forst.funksjon == "varamedlem" or "for" in liste.kolonner)
            ):
                if forst.motte_for is None and forst.funksjon in ("varamedlem", None):
                    self._sett_motte_for(forst, post.navn, vara=True)
            elif post.fravaer:
                self._ny(post, "forfall", None)
            elif post.har_funksjon and post.funksjon is None:
                pass
            else:
                rolle = post.funksjon or ("varamedlem" if post.motte_for else "medlem")
                self._ny(post, rolle, post.motte_for, liste)
            forrige = post

    def _sett_motte_for(self, post: Post, navn: Navn, vara: bool = False) -> None:
        for funn in self.funn:
            if funn.navn is post.navn:
                funn.motte_for = navn
                funn.slutt = max(funn.slutt, navn.slutt)
                if vara:
                    funn.rolle = "varamedlem"

    def _ny(
        self, post: Post, rolle: Rolle, motte_for: Navn | None, liste: Liste | None = None
    ) -> None:
        slutt = post.navn.slutt
        if motte_for is not None and post.motte_for is motte_for:
            slutt = max(slutt, motte_for.slutt)
        self.funn.append(
            _Funn(
                post.navn,
                rolle,
                motte_for,
                fra_funksjon=post.har_funksjon,
                innkalt=liste is not None and liste.slag == "innkalt",
                slutt=slutt,
            )
        )
        if liste is not None and (
            rolle == "varamedlem" or ("for" in liste.kolonner and not post.har_funksjon)
        ):
            self.deles.append((liste, post))

    # -- other lists

    def _administrasjon(self, liste: Liste) -> None:
        lopende = lopende_tekst(self.tekst, liste)
        if lopende is not None:
            tegn = les_tegn(self.tekst, lopende[0][0], lopende[-1][1])
            rad = les_rad(self.tekst, tegn, "administrasjon", ())
            for post in rad.poster:
                if not post.usikker and (len(post.navn.ord) <= 4 or sikkert_ett(post.navn)):
                    self._ny(post, "administrasjon", None)
            self._utenom(Liste(None, set(), liste.linjer[len(lopende) :]))
            return
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            neste = linjer[nr + 1] if nr + 1 < len(linjer) else None
            signatur = self._signatur((a, b), neste)
            if b - a > MAKS_LINJE or (signatur and signatur.rolle != "administrasjon"):
                self._utenom(Liste(None, set(), linjer[nr:]))
                return
            tegn = les_tegn(self.tekst, a, b)
            rad = les_rad(self.tekst, tegn, "administrasjon", ())
            if rad.prosa or er_prosa(tegn, "administrasjon"):
                self._utenom(Liste(None, set(), linjer[nr:]))
                return
            for post in rad.poster:
                ok = len(post.navn.ord) <= 3 or sikkert_ett(post.navn) or post.tittel
                if ok and not post.usikker and len(post.navn.ord) <= 5 and not post.navn.parti:
                    self._ny(post, "administrasjon", None)

    def _enkeltlinje(self, liste: Liste) -> None:
        for a, b in liste.linjer:
            if a >= b or b - a > MAKS_LINJE:
                continue
            rad = les_rad(self.tekst, les_tegn(self.tekst, a, b), None, ())
            if not rad.poster or rad.poster[0].usikker:
                continue
            post = rad.poster[0]
            if liste.slag == "sekretaer":
                if post.navn.parti is None:
                    self._ny(post, "administrasjon", None)
            elif post.funksjon in ("leder", "nestleder"):
                self.ledere.append(_Funn(post.navn, post.funksjon, slutt=post.navn.slutt))
            elif not post.har_funksjon:
                self.ledere.append(_Funn(post.navn, "medlem", slutt=post.navn.slutt))

    def _inhabile(self, liste: Liste) -> None:
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            if b - a > MAKS_LINJE:
                continue
            tegn = les_tegn(self.tekst, a, b)
            k = next((k for k, t in enumerate(tegn) if t.slag == "saksnr"), None)
            if k is None:
                continue
            forst = les_rad(self.tekst, tegn[:k], "inhabil", ())
            if forst.prosa or len(forst.poster) != 1:
                continue
            post = forst.poster[0]
            if any(t.slag == "lite" for t in tegn[:k]) or len(post.navn.ord) > 5:
                continue
            self.funn.append(_Funn(post.navn, "inhabil", slutt=tegn[k].slutt))
            while k < len(tegn) and tegn[k].slag in ("saksnr", "skille"):
                k += 1
            bak = list(tegn[k:])
            if nr + 1 < len(linjer) and bak:
                # The substitute's name and party may go on in the line below.
                bak += les_tegn(self.tekst, *linjer[nr + 1])
            vara = navn_og_parti(bak)
            if vara is not None:
                self._ny(Post(vara), "varamedlem", post.navn)

    def _utenom(self, liste: Liste) -> None:
        """Lines of no list: offices named with a name, and signatures."""
        linjer = [(a, b) for a, b in liste.linjer if a < b]
        for nr, (a, b) in enumerate(linjer):
            if b - a > MAKS_LINJE:
                continue
            neste = linjer[nr + 1] if nr + 1 < len(linjer) else None
            if funn := self._signatur((a, b), neste):
                self.signaturer.append(funn)
                continue
            tegn = les_tegn(self.tekst, a, b)
            if vara := om.SOM_VARA.search(self.tekst, a, b):
                foran = les_tegn(self.tekst, a, vara.start())
                if all(t.slag in ("ord", "partikkel", "skille", "parti") for t in foran):
                    for post in les_rad(self.tekst, foran, "varamedlem", ()).poster:
                        if not post.usikker and len(post.navn.ord) <= 4:
                            self._ny(post, "varamedlem", None)
                continue
            if (
                not tegn
                or tegn[0].slag != "funksjon"
                or tegn[0].rolle not in ("leder", "nestleder")
            ):
                continue
            rad = les_rad(self.tekst, tegn, None, ())
            if rad.prosa or len(rad.poster) != 1 or rad.saksnr:
                continue
            post = rad.poster[0]
            if post.navn.parti and post.funksjon in ("leder", "nestleder"):
                self.ledere.append(_Funn(post.navn, post.funksjon, slutt=post.navn.slutt))

    def _signatur(self, linje: tuple[int, int], neste: tuple[int, int] | None) -> _Funn | None:
        """`Kari Nes` over `ordfører`, or `Kari Nes, ordfører`."""
        a, b = linje
        if b - a > MAKS_LINJE:
            return None
        tegn = les_tegn(self.tekst, a, b)
        if not tegn or tegn[0].slag != "ord":
            return None
        under: list[Tegn] = []
        if all(t.slag in ("ord", "partikkel") for t in tegn) and neste is not None:
            if neste[1] - neste[0] > 60:
                return None
            under = les_tegn(self.tekst, *neste)
        else:
            k = next((k for k, t in enumerate(tegn) if t.slag not in ("ord", "partikkel")), 0)
            tegn, under = tegn[:k], [t for t in tegn[k:] if t.slag != "skille"]
        if len(under) != 1 or not tegn:
            return None
        navn = Navn(" ".join(t.tekst for t in tegn), tegn[0].start, tegn[-1].slutt)
        if not kan_vaere_navn(navn) or len(navn.ord) > 5:
            return None
        if under[0].slag == "funksjon" and under[0].rolle in ("leder", "nestleder"):
            return _Funn(navn, under[0].rolle, slutt=navn.slutt)
        if under[0].slag == "tittel" and re.fullmatch(
            r"(?i:(?:møte|utval(?:g)?s|politisk )?sekretær|protokollføre?a?r|referent)",
            under[0].tekst,
        ):
            return _Funn(navn, "administrasjon", slutt=navn.slutt)
        return None

    # -- together

    def deltakere(self, utvalg: str | None, dato: date | None) -> list[Deltaker]:
        self._del_doble()
        har_forfall = any(f.rolle == "forfall" for f in self.funn)
        borte = {navnenokkel(f.navn) for f in self.funn if f.rolle == "forfall"}
        til_stede = [f for f in self.funn if f.rolle in ("leder", "nestleder", "medlem")]
        bare_innkalt = all(f.innkalt for f in til_stede)
        funn = [
            f
            for f in self.funn
            if not f.innkalt or (bare_innkalt and har_forfall and navnenokkel(f.navn) not in borte)
        ]
        for leder in self.ledere:
            kjent = _finn(funn, leder.navn)
            if kjent is None:
                if leder.rolle == "medlem":
                    leder.rolle = "leder"
                if not any(f.rolle == leder.rolle for f in funn):
                    funn.append(leder)
            elif leder.rolle != "medlem" and kjent.rolle == "medlem":
                kjent.rolle = leder.rolle
            elif (
                kjent.rolle == "medlem"
                and not kjent.fra_funksjon
                and not any(f.rolle == "leder" for f in [*funn, *self.ledere])
            ):
                kjent.rolle = "leder"  # Who leads a meeting without another leader named.
        for signatur in self.signaturer:
            kjent = _finn(funn, signatur.navn)
            if kjent is None and signatur.rolle == "administrasjon":
                funn.append(signatur)
            elif (
                kjent is not None
                and kjent.rolle == "medlem"
                and not kjent.fra_funksjon
                and signatur.rolle != "administrasjon"
            ):
                kjent.rolle = signatur.rolle
        partier = {navnenokkel(f.navn): f.navn.parti for f in funn if f.navn.parti}
        ut: list[Deltaker] = []
        sett: set[tuple[str, str]] = set()
        for f in sorted(funn, key=lambda f: f.navn.start):
            nokkel = (navnenokkel(f.navn), _gruppe(f.rolle))
            if nokkel in sett:
                continue
            sett.add(nokkel)
            ut.append(
                Deltaker(
                    utvalg,
                    dato,
                    Person(f.navn.tekst, f.navn.parti or partier.get(navnenokkel(f.navn))),
                    f.rolle,
                    None
                    if f.motte_for is None
                    else Person(
                        f.motte_for.tekst,
                        f.motte_for.parti or partier.get(navnenokkel(f.motte_for)),
                    ),
                    f.navn.start,
                    max(f.slutt, f.navn.slutt),
                )
            )
        return ut

    def _del_doble(self) -> None:
        """Splits what two columns of names without a party between them have run together."""
        kjente = {
            navnenokkel(f.navn)
            for f in self.funn
            if f.rolle in ("forfall", "leder", "medlem", "nestleder")
        }
        ut: list[_Funn] = []
        deles = {id(p.navn): liste for liste, p in self.deles}
        for f in self.funn:
            liste = deles.get(id(f.navn))
            if liste is None or f.motte_for is not None or len(f.navn.ord) < 4:
                ut.append(f)
                continue
            delt = del_navn(f.navn, kjente)
            if delt is not None:
                f.navn, f.motte_for = delt
                f.rolle = "varamedlem"
                ut.append(f)
            elif "for" not in liste.kolonner:
                ut.append(f)
        self.funn = ut


def _finn(funn: Sequence[_Funn], navn: Navn) -> _Funn | None:
    return next(
        (
            f
            for f in funn
            if navnenokkel(f.navn) == navnenokkel(navn) and f.rolle not in ("inhabil",)
        ),
        None,
    )


def _gruppe(rolle: Rolle) -> str:
    """Roles that exclude each other in a meeting count as one; the first that is told stands."""
    return rolle if rolle in ("inhabil", "forfall", "administrasjon") else "til stede"
