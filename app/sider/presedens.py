"""Precedents: what is asked about, the earlier saker that resemble it, and what they are used for.

What somebody pastes or uploads is read and forgotten, and no file of it is kept. The files that can
be fetched are therefore in the page itself. A short text is in the address, and nowhere else.
"""

import base64
import binascii
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from app.adresse import Adresse, skriv_adresse
from app.avsnitt import avsnitt, dokument_og_side, falne, kilde_til, saksavsnitt, stemmer, utfall
from app.nett.maler import Kilde, kilde, vis
from app.nett.tjenester import Tjenester
from app.presedensfiler import Presedenser, som_csv, som_word
from app.sider.filtre import Lenke
from app.sider.sak import har_nummer
from app.tekster import Malform, tekst
from app.utskrift import avkortet
from indeks.datoer import vis_dato
from indeks.feil import SakssokFeil
from indeks.fil.filer import er_pdf
from indeks.ord.setninger import setninger, tekstbredde
from sok.henvisning import mote, sidetall
from sok.saker.presedens import NySak, Presedens
from sok.saker.saksregister import Gang

MAKS_MB = 20
"""How large an uploaded file may be."""

_UTDRAG = 180
_HEL = 6
"""Words of the shortest sentence that tells what a passage is about."""
_SMA = 0.6
_NAVN = 120


@dataclass(frozen=True, slots=True)
class Gangvisning:
    """One body's treatment as it is shown. `sortering` orders the dates."""

    gang: Gang
    utfall: str
    stemmer: str
    falne: tuple[str, ...]
    kilde: Kilde
    hvor: str
    sortering: str


@dataclass(frozen=True, slots=True)
class Grunn:
    """A passage that made a sak resemble: what it is, a link to it, and its first words."""

    del_: str
    kilde: Kilde
    hvor: str
    utdrag: str


@dataclass(frozen=True, slots=True)
class Presedensrad:
    """A sak as a row of the table: the last body that treated it, and those before."""

    presedens: Presedens
    adresse: str
    siste: Gangvisning
    tidligere: tuple[Gangvisning, ...]
    grunner: tuple[Grunn, ...]
    setning: str


@dataclass(frozen=True, slots=True)
class Presedensside:
    """What the view shows, the address that shows it again (without a long text or a file),
    and the title of the sak that was asked about."""

    html: str
    adresse: Adresse
    tittel: str = ""
    sak: str = ""
    """The sak asked about, as a reader would write it."""


def grunnlag_av_sak(a: Adresse, t: Tjenester) -> NySak | list[str]:
    """The sak that an address or a reader names, or the keys of those it may be. Raises
    `SakssokFeil` where there is none."""
    navn = (a.sak or "").strip()
    nokler = t.lenker.saker(a.med(sak=navn)) or t.register.finn(navn)
    if len(nokler) > 1:
        return nokler
    return t.presedens.fra_sak(nokler[0] if nokler else t.register.en(navn).nokkel)


def grunnlag_av_fil(innhold: str, navn: str, t: Tjenester, malform: Malform) -> NySak:
    """The saksframlegg in a file, given in base64 (with or without `data:…,` before it). The file
    is on disk only while it is read. Raises `SakssokFeil` for what is not a PDF, is too large or
    cannot be read."""
    # Only the name itself: never a path, and nothing that a folder cannot hold.
    navn = PurePath(navn.replace("\\", "/")).name[:_NAVN].replace("\0", "") or "saksframlegg.pdf"
    koding = innhold.partition(",")[2] if innhold.startswith("data:") else innhold
    if len(koding) * 3 // 4 > MAKS_MB * 1024 * 1024:
        raise SakssokFeil(tekst(malform, "pres_for_stor", navn=navn, mb=MAKS_MB))
    try:
        data = base64.b64decode(koding, validate=True)
    except binascii.Error:
        data = b""
    if not er_pdf(data):
        raise SakssokFeil(tekst(malform, "pres_ikke_pdf", navn=navn))
    with tempfile.TemporaryDirectory(prefix="sakssok-") as mappe:
        fil = Path(mappe) / navn
        fil.write_bytes(data)
        return t.presedens.fra_fil(fil)


def vis_presedens(a: Adresse, t: Tjenester, malform: Malform) -> Presedensside:
    """What an address shows: the saker that resemble the one it names, or nothing yet. Raises
    `SakssokFeil` where no sak is so named."""
    if not a.sak and a.tekst:
        return vis_funn(a, t.presedens.fra_tekst(a.tekst), t, malform, limt=True)
    if not a.sak:
        return Presedensside("", a)
    skrevet = a.sak
    grunnlag = grunnlag_av_sak(a, t)
    if isinstance(grunnlag, list):
        return Presedensside(_vis_valg(a, grunnlag, t, malform), a, sak=skrevet)
    if grunnlag.egen_sak:
        egen = t.lenker.adresse(grunnlag.egen_sak)
        a = egen.med(visning="presedens", for_=a.for_, antall=a.antall)
    side = vis_funn(a, grunnlag, t, malform)
    return replace(side, sak=grunnlag.arkivsaksnr or skrevet)


def vis_funn(
    a: Adresse, grunnlag: NySak, t: Tjenester, malform: Malform, limt: bool = False
) -> Presedensside:
    """The saker that resemble a new one, as a table, a paragraph and files. An address that names
    neither a sak nor a text does not show them again, and nothing may then lead away from them."""
    funnet = t.presedens.finn(grunnlag, a.antall, a.for_)
    grense = a.for_ or grunnlag.forste_dato
    p = Presedenser(grunnlag.tittel, tuple(funnet), grense)
    kan_deles = bool(a.sak or a.tekst)
    html = vis(
        "presedens",
        malform,
        tittel=p.tittel,
        rader=[_rad(ett, t, malform) for ett in funnet],
        for_=a.for_,
        grense="" if not grense else _grense(grense, bool(a.for_), malform),
        uten_dato=skriv_adresse(a.med(for_=None)) if a.for_ and kan_deles else None,
        med_senere=bool(grense and not a.for_),
        i_dag=date.today(),
        med_senere_adresse=skriv_adresse(a.med(for_=date.today())) if kan_deles else None,
        av_tekst=limt,
        kan_deles=kan_deles,
        avsnitt=avsnitt(funnet, malform),
        csv=_som_adresse(som_csv(p), "text/csv"),
        word=_som_adresse(
            som_word(p, malform),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    )
    return Presedensside(html, a, p.tittel)


def _grense(grense: date, valgt: bool, malform: Malform) -> str:
    """That only earlier saker are looked among, and why where the reader has not asked for it."""
    nokkel = "pres_bare_for" if valgt else "pres_bare_for_egen"
    return tekst(malform, nokkel, dato=vis_dato(grense))


def _vis_valg(a: Adresse, nokler: list[str], t: Tjenester, malform: Malform) -> str:
    valg = []
    for nokkel in nokler[:20]:
        alle = t.register.behandlinger(nokkel)
        b = next((b for b in alle if har_nummer(a.sak or "", b.saksnr, b.dato)), alle[0])
        hvor = mote(b.utvalg, b.dato)
        navn = ", ".join(x for x in (b.sakstittel or tekst(malform, "pres_uten_tittel"), hvor) if x)
        til = t.lenker.adresse(nokkel).med(visning="presedens", for_=a.for_)
        valg.append(Lenke(navn, skriv_adresse(til)))
    return vis("presedensvalg", malform, sak=a.sak, valg=valg)


def _rad(p: Presedens, t: Tjenester, malform: Malform) -> Presedensrad:
    ganger = [_gangvisning(g, malform) for g in p.ganger]
    likheter = [(x, _prosa(x.passasje.tekst)) for x in p.likheter]
    return Presedensrad(
        p,
        skriv_adresse(t.lenker.adresse(p.sak)),
        ganger[-1],
        tuple(ganger[:-1]),
        tuple(
            Grunn(
                tekst(malform, f"del_{x.passasje.slag}"),
                kilde(x.passasje),
                f"{x.passasje.dokument} {sidetall(x.passasje.side_fra, x.passasje.side_til)}",
                avkortet(" ".join((prosa or x.passasje.tekst).split()), _UTDRAG),
            )
            # A passage of nothing but a heading and its fields tells a reader little of why.
            for x, prosa in sorted(likheter, key=lambda par: par[1] is None)
        ),
        saksavsnitt(p, malform),
    )


def _gangvisning(g: Gang, malform: Malform) -> Gangvisning:
    return Gangvisning(
        g,
        utfall(g, malform),
        stemmer(g, malform),
        tuple(falne(g, malform)),
        kilde(kilde_til(g)),
        dokument_og_side(g),
        (g.dato or date.min).isoformat(),
    )


def _prosa(ord_: str) -> str | None:
    """A passage's first sentence of prose, since many begin with a heading and its fields; None
    where it has none."""
    alle = (s.ord for s in setninger(ord_, 0, len(ord_), tekstbredde(ord_)))
    return next((s for s in alle if _er_prosa(s)), None)


def _er_prosa(setning: str) -> bool:
    """Whether most words are written small: titles, names and fields are not, nor are tables."""
    alle = setning.split()
    return len(alle) >= _HEL and sum(x[0].islower() for x in alle) >= _SMA * len(alle)


def _som_adresse(innhold: bytes, slag: str) -> str:
    return f"data:{slag};base64,{base64.b64encode(innhold).decode('ascii')}"
