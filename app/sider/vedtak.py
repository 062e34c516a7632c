"""The list of vedtak, proposals, votes and what was done: filters, counts, rows with sources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args
from urllib.parse import urlsplit

from app.adresse import Adresse, skriv_adresse
from app.nett.maler import Kilde, vis
from app.nett.tjenester import Tjenester
from app.sider.filtre import (
    Fasettgruppe,
    Lenke,
    aret,
    chips,
    en_av,
    fasettgruppe,
    flere_av,
    utfall_navn,
)
from app.sider.lister import kolonner, ordnet, side_av
from app.stemmetall import stemmetall
from app.tekster import Malform, tekst
from app.utskrift import avkortet
from indeks.datoer import vis_dato
from sok.lister.vedtaksfilter import Listeslag, Vedtaksfilter
from sok.lister.vedtaksliste import Listerad
from sok.lister.vedtaksregister import Listefasetter, utfall_av
from sok.sporsmal.sporring import Filter
from sok.tekst.setninger import lesbar

IKKE_IVERKSATT = "ikke iverksatt"
_UTDRAG = 240

_KOLONNER: dict[Listeslag, tuple[str, ...]] = {
    "vedtak": ("dato", "utvalg", "sak", "utfall", "stemmer", "kilde"),
    "forslag": ("dato", "utvalg", "sak", "fra", "utfall", "stemmer", "kilde"),
    "votering": ("dato", "utvalg", "sak", "fra", "utfall", "stemmer", "kilde"),
    "status": ("dato", "utvalg", "sak", "status", "merknad", "kilde"),
}


@dataclass(frozen=True, slots=True)
class Rad:
    """A row as it is shown. `hele` is all of its words where `utdrag` is only the first."""

    r: Listerad
    kilde: Kilde
    sak: str | None
    utdrag: str
    hele: str | None
    fra: tuple[Lenke, ...]
    stemmer: str


@dataclass(frozen=True, slots=True)
class Vedtaksside:
    """What the view shows: HTML of its head, and of the list with its filters."""

    hode: str
    liste: str


def filter_av(a: Adresse) -> Vedtaksfilter:
    """What an address narrows the list to. Raises `SakssokFeil` where nothing can satisfy it."""
    slag: Listeslag | None = next((s for s in get_args(Listeslag) if s == a.slag), None)
    return Vedtaksfilter(
        Filter(a.utvalg, a.fra, a.til, a.sak),
        a.resultat,
        a.forslagsstiller,
        a.parti,
        a.status,
        slag,
    ).kontroller()


def vis_vedtak(a: Adresse, t: Tjenester, malform: Malform) -> Vedtaksside:
    """The list that an address names."""
    f = filter_av(a)
    fasetter = t.vedtak.tell(f)
    rader = ordnet(t.vedtak.liste(f), a.orden, _NOKLER)
    siden = side_av(rader, a)
    grunn = a.med(side=1, deler=())
    hvilke = f.hvilke()
    return Vedtaksside(
        vis(
            "vedtakshode",
            malform,
            slag=_slagvalg(grunn, f, fasetter, malform),
            venter=_venter(grunn, t, malform),
        ),
        vis(
            "vedtak",
            malform,
            chips=_chips(grunn, malform),
            uten_filtre=skriv_adresse(Adresse("vedtak", slag=a.slag)),
            grupper=_grupper(grunn, fasetter, malform),
            oversikt=_oversikt(a, t, malform),
            utfall=[(utfall_navn(v.verdi, malform), v.antall, v.verdi) for v in utfall_av(rader)],
            kolonner=kolonner(_KOLONNER[hvilke[0]], _NOKLER, grunn, malform, "-dato"),
            rader=[_rad(r, t, malform) for r in siden.rader],
            siden=siden,
            csv=eksportadresse(a, "csv"),
            json=eksportadresse(a, "json"),
        ),
    )


def eksportadresse(a: Adresse, form: str) -> str:
    """The address of the whole list as a file."""
    adresse = skriv_adresse(a.med(visning="vedtak", side=1, orden=None))
    sporring = urlsplit(adresse).query
    return f"/vedtak.{form}?{sporring}" if sporring else f"/vedtak.{form}"


# -- order


def _stemmetall(r: Listerad) -> tuple[int, int]:
    # The most contested last: a unanimous vote has none against.
    if r.stemmer_mot is None and r.stemmer_for is None:
        return (0 if r.enstemmig else -1), 0
    return r.stemmer_mot or 0, -(r.stemmer_for or 0)


_NOKLER: dict[str, Callable[[Listerad], Any]] = {
    "dato": lambda r: r.dato or date.min,
    "utvalg": lambda r: (r.utvalg or "").casefold(),
    "sak": lambda r: (r.sakstittel or "").casefold(),
    "fra": lambda r: [n.casefold() for n in (*r.forslagsstillere, *r.partier)],
    "utfall": lambda r: r.resultat or "",
    "stemmer": _stemmetall,
    "status": lambda r: (r.status or "").casefold(),
}


# -- filters


def _slagvalg(
    a: Adresse, f: Vedtaksfilter, fasetter: Listefasetter, malform: Malform
) -> list[Lenke]:
    """The kinds of row there are; what a kind cannot have is left out of its address."""
    valgt = f.hvilke()
    ut = []
    if fasetter.alle is not None:
        alt = a.med(slag=None, resultat=None, parti=None, status=None, orden=None)
        navn = tekst(malform, "slag_alt")
        ut.append(Lenke(navn, skriv_adresse(alt), fasetter.alle, len(valgt) > 1))
    for slag, antall in fasetter.slag.items():
        ny_f = f.for_slag(slag)
        if ny_f.forslagsstiller != a.forslagsstiller:
            continue
        ny = a.med(
            slag=slag,
            parti=ny_f.parti,
            status=ny_f.status,
            resultat=ny_f.resultat,
            orden=None,
        )
        ut.append(
            Lenke(tekst(malform, f"slag_{slag}"), skriv_adresse(ny), antall, valgt == (slag,))
        )
    return ut


def _chips(a: Adresse, malform: Malform) -> list[Lenke]:
    ut = chips(a, malform)
    for verdi, felt, navn in (
        (a.sak, "sak", tekst(malform, "sak", nr=a.sak)),
        (a.forslagsstiller, "forslagsstiller", a.forslagsstiller or ""),
        (a.status, "status", _statusnavn(a.status or "", malform)),
    ):
        if verdi:
            # The list stays of the kind it is, so that one click does one thing.
            slag = a.slag or filter_av(a).hvilke()[0]
            ut.append(Lenke(navn, skriv_adresse(a.med(**{felt: None}, slag=slag))))
    return ut


def _statusnavn(status: str, malform: Malform) -> str:
    return tekst(malform, "status_ikke_iverksatt") if status == IKKE_IVERKSATT else status


def _grupper(a: Adresse, f: Listefasetter, malform: Malform) -> list[Fasettgruppe]:
    # Choosing a value must not change which kind is listed.
    a = a.med(slag=a.slag or (None if a.forslagsstiller else filter_av(a).hvilke()[0]))

    grupper = [
        fasettgruppe("utvalg", malform, (flere_av(a, v, "utvalg", v.verdi) for v in f.utvalg)),
        fasettgruppe("periode", malform, (aret(a, v) for v in f.ar)),
        fasettgruppe(
            "resultat",
            malform,
            (en_av(a, v, "resultat", utfall_navn(v.verdi, malform)) for v in f.resultater),
        ),
        fasettgruppe("parti", malform, (en_av(a, v, "parti", v.verdi) for v in f.partier)),
        fasettgruppe(
            "status_gruppe", malform, (en_av(a, v, "status", v.verdi) for v in f.statuser)
        ),
    ]
    return [g for g in grupper if g.valg]


def _venter(a: Adresse, t: Tjenester, malform: Malform) -> dict[str, object] | None:
    """What has not been carried out, at a glance; None where no report tells."""
    statuser = [r for r in t.vedtak.alle() if r.slag == "status"]
    if not statuser:
        return None
    venter = t.vedtak.venter()
    datoer = [r.rapportert for r in statuser if r.rapportert]
    return {
        "antall": len(venter),
        "gjort": sum(r.iverksatt is True for r in statuser),
        "av": tekst(malform, "venter_av", av=len(statuser), dato=vis_dato(max(datoer)))
        if datoer
        else tekst(malform, "venter_av_uten_dato", av=len(statuser)),
        "adresse": skriv_adresse(Adresse("vedtak", status=IKKE_IVERKSATT)),
        "valgt": a.status == IKKE_IVERKSATT,
    }


# -- rows


def _oversikt(a: Adresse, t: Tjenester, malform: Malform) -> dict[str, object] | None:
    """What a representative or a party has proposed in all, and how that ended."""
    navn = a.forslagsstiller or a.parti
    if not navn:
        return None
    forslag = t.vedtak.liste(
        Vedtaksfilter(forslagsstiller=a.forslagsstiller, parti=a.parti, slag="forslag")
    )
    voteringer = (
        t.vedtak.liste(Vedtaksfilter(forslagsstiller=a.forslagsstiller, slag="votering"))
        if a.forslagsstiller
        else []
    )
    # Who proposes together is not of one party; what all proposals have is the person's own.
    felles = set.intersection(*(set(r.partier) for r in forslag)) if forslag else set()
    partier = sorted(felles) if a.forslagsstiller and len(felles) == 1 else []
    return {
        "navn": navn,
        "partier": partier,
        "forslag": tekst(malform, "i_alt_forslag", antall=len(forslag)),
        "utfall": [(utfall_navn(v.verdi, malform), v.antall, v.verdi) for v in utfall_av(forslag)],
        "voteringer": tekst(malform, "i_alt_voteringer", antall=len(voteringer))
        if voteringer
        else "",
    }


def _rad(r: Listerad, t: Tjenester, malform: Malform) -> Rad:
    hele = lesbar(r.tekst) if r.slag != "status" else ""
    utdrag = " ".join(hele.split())
    kort = avkortet(utdrag, _UTDRAG)
    return Rad(
        r,
        Kilde(r.dokument, r.dokument_id, r.side_fra, r.start, r.slutt),
        skriv_adresse(t.lenker.adresse(r.sak)) if r.sak else None,
        kort,
        hele if kort != utdrag else None,
        tuple(
            Lenke(navn, skriv_adresse(Adresse("vedtak", forslagsstiller=navn)))
            for navn in r.forslagsstillere
        ),
        stemmetall(r.enstemmig, r.stemmer_for, r.stemmer_mot, malform),
    )
