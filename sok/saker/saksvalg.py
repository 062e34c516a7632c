"""Which sak somebody means: by its number, with whatever tells it from others, or by its title.

`23/17920`, `25/23 Utvalg for oppvekst`, `22/23 oppvekst`, `FSK 123/21`, `136/21 Lødingen`,
`sak 35/23 14.06.2023`, `Framtidig skolestruktur`. Words beside a number must belong to the sak, to
its body, municipality or title: to take no notice of a word would be to show another sak than the
one that was meant.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from indeks.datoer import finn_datoer
from indeks.feil import SakssokFeil
from indeks.lagring.rader import Behandlingsrad
from indeks.ord import norsk
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.henvisning import mote
from sok.sporsmal.sporring import les_sporring

_NUMMER = re.compile(
    r"(?:(?P<kort>[A-ZÆØÅ]{1,5})(?:[ -]*sak)?[ .-]{0,2})?(?<!\d)\d{1,6}/\d{1,6}\S*"
)
"""A number as it is written, with the letters of the body before it (`FSK-123/21`)."""

_FYLL = frozenset(
    re.findall(
        r"\w+",
        "sak saka saken saks saksnr saksnummer arkivsak arkivsaksnr nr dato møte møtet kommune "
        "kommunen kommunes i fra frå av om den på for ps rs",
    )
)
"""Words that tell nothing of which sak it is."""

_VIS = 8
"""How many saker are named when it is not certain which one is meant."""

_NAER = 60.0
"""From this likeness (0 to 100) on, a title is named as the one that may be meant."""


@dataclass(frozen=True, slots=True)
class Nevnbar:
    """A behandling as printed, the key of its sak, and the municipality it is of, where known."""

    sak: str
    rad: Behandlingsrad
    kommune: str | None


def finn(
    tekst: str,
    nevnbare: Sequence[Nevnbar],
    utvalg: Mapping[str, str],
    organ: Callable[[str], str | None],
) -> list[Nevnbar]:
    """One behandling of each sak that is meant, in their order; empty where none is.

    `utvalg` are the bodies of the index by key, `organ` tells what letters before a saksnr stand
    for.
    """
    sporring = les_sporring(tekst, utvalg)
    kort = [k["kort"] for k in _NUMMER.finditer(tekst) if k["kort"]]
    organer = {o for k in kort if (o := nokkel_utvalg(organ(k)))}
    arkivnokler = set(sporring.arkivnokler)
    if not any(nokkel_saksnr(n.rad.saksnr, n.rad.dato) in sporring.saksnokler for n in nevnbare):
        # 24/98 looks like a saksnr of 1998; where no sak has it, it is the 98th of 2024's files.
        arkivnokler |= {
            k for m in _NUMMER.finditer(tekst) if (k := nokkel_arkivsaksnr(m.group())) is not None
        }
    mulige: list[tuple[Nevnbar, bool]] = []
    for n in nevnbare:
        arkiv = nokkel_arkivsaksnr(n.rad.arkivsaksnr) in arkivnokler
        eget = nokkel_saksnr(n.rad.saksnr, n.rad.dato) in sporring.saksnokler
        if not (arkiv or eget or _uten_nummer(tekst)):
            continue
        if sporring.datoer and n.rad.dato not in sporring.datoer:
            continue
        nokkel = nokkel_utvalg(n.rad.utvalg)
        if not arkiv and (
            (sporring.utvalg and nokkel not in sporring.utvalg)
            or (organer and nokkel not in organer)
        ):
            continue
        mulige.append((n, arkiv))
    if kort and not organer:
        # PS and RS are no bodies, but one body may have both a PS 1/23 and an RS 1/23.
        merket = [(n, a) for n, a in mulige if (n.rad.saksnr or "").startswith(tuple(kort))]
        mulige = merket or mulige
    ord_ = _ord(tekst)
    if _uten_nummer(tekst):
        return _med_tittel(ord_, [n for n, _ in mulige]) if ord_ else []
    nivaer = [(niva, n) for n, _ in mulige if (niva := _niva(ord_, n)) is not None]
    if not nivaer:
        # An arkivsaksnr names the sak, whatever is said beside it.
        return _en_av_hver([n for n, arkiv in mulige if arkiv])
    best = min(niva for niva, _ in nivaer)
    return _en_av_hver([n for niva, n in nivaer if niva == best])


def avvis(tekst: str, nevnbare: Sequence[Nevnbar], funnet: Sequence[Nevnbar]) -> SakssokFeil:
    """The sentence for a text that names no sak, or several (`funnet`)."""
    flere_kommuner = len({n.kommune for n in nevnbare if n.kommune}) > 1
    vist = " ".join(tekst.split())
    if len(vist) > 80:
        vist = f"{vist[:79]}…"
    if funnet:
        hva = f"heter noe med «{vist}»" if _uten_nummer(tekst) else f"passer med «{vist}»"
        naermere = "utvalg, dato eller kommune" if flere_kommuner else "utvalg eller dato"
        return SakssokFeil(
            f"{len(funnet)} saker {hva}. Skriv {naermere} også, eller arkivsaksnr:"
            f"{_liste(funnet, flere_kommuner)}"
        )
    if not any(tegn.isalnum() for tegn in tekst):
        return SakssokFeil(
            "Skriv hvilken sak det gjelder: et arkivsaksnr (23/17920), et saksnr med utvalg "
            "(«25/23 Utvalg for oppvekst») eller tittelen."
        )
    if _uten_nummer(tekst):
        naere = _naere_titler(tekst, nevnbare)
        rad = f" Mente du:{_liste(naere, flere_kommuner)}" if naere else ""
        return SakssokFeil(
            f"Ingen sak i indeksen heter «{vist}»; skriv tittelen slik den står i papirene, et "
            f"arkivsaksnr eller et saksnr med utvalg.{rad}"
        )
    sporring = les_sporring(tekst, {})
    med_nummer = _en_av_hver(
        [n for n in nevnbare if nokkel_saksnr(n.rad.saksnr, n.rad.dato) in sporring.saksnokler]
    )
    if med_nummer:
        return SakssokFeil(
            f"Ingen sak i indeksen passer med hele «{vist}». Dette nummeret har:"
            f"{_liste(med_nummer, flere_kommuner)}"
        )
    return SakssokFeil(
        f"Ingen sak i indeksen har nummeret «{vist}»; skriv et arkivsaksnr (23/17920) "
        "eller et saksnr med utvalg («25/23 Utvalg for oppvekst»)."
    )


def _uten_nummer(tekst: str) -> bool:
    return _NUMMER.search(tekst) is None


def _ord(tekst: str) -> list[str]:
    """The words beside numbers and dates, folded, without those that tell nothing."""
    for start, slutt, _ in reversed(finn_datoer(tekst)):
        tekst = f"{tekst[:start]} {tekst[slutt:]}"
    ord_ = re.findall(r"\w+", _NUMMER.sub(" ", tekst).casefold())
    return [o for o in ord_ if o not in _FYLL]


def _niva(ord_: Sequence[str], n: Nevnbar) -> int | None:
    """How near the words are to what names a sak: 0 where its body and municipality have them all,
    1 with its title, 2 with its document's name; None where they have not."""
    # As `--utvalg` has it: any part of a body's name, and as it is called in one word.
    nokkel = nokkel_utvalg(n.rad.utvalg) or ""
    hele = nokkel_utvalg(" ".join(ord_)) or ""
    organord = {norsk.foldet(norsk.stamme(o)) for o in nokkel.split()}
    kommune = {norsk.foldet(o) for o in re.findall(r"\w+", (n.kommune or "").casefold())}
    tittel = {norsk.foldet(t) for t in norsk.termer(n.rad.sakstittel or "")}
    navn = {norsk.foldet(o) for o in re.findall(r"[^\W_]+", n.rad.dokument.casefold())}

    def i_organ(o: str) -> bool:
        egen = nokkel_utvalg(o) or o
        delt = re.fullmatch(r"(\w{3,}?)s?(?:hoved)?(?:utvalg|komite|nemnd|styre|råd)", egen)
        rot = norsk.foldet(norsk.stamme(delt[1])) if delt else None
        return egen in nokkel or rot in organord

    def i_kommune(o: str) -> bool:
        foldet = norsk.foldet(o)
        return foldet in kommune or foldet.removesuffix("s") in kommune

    igjen = [o for o in ord_ if not (i_kommune(o) or i_organ(o))]
    if not igjen or (hele and hele in nokkel):
        return 0
    igjen = [o for o in igjen if not {norsk.foldet(t) for t in norsk.termer(o)} <= tittel]
    if not igjen:
        return 1
    return 2 if all(norsk.foldet(o) in navn for o in igjen) else None


def _med_tittel(ord_: Sequence[str], mulige: Sequence[Nevnbar]) -> list[Nevnbar]:
    """The saker whose title is the words, or else has them all, body and municipality aside."""
    like = [n for n in mulige if _enkel(n.rad.sakstittel or "") == _enkel(" ".join(ord_))]
    if like:
        return _en_av_hver(like)
    med = [n for n in mulige if n.rad.sakstittel and _niva(ord_, n) == 1]
    return _en_av_hver(med)


def _enkel(tittel: str) -> str:
    return " ".join(o for o in re.findall(r"\w+", tittel.casefold()) if o not in _FYLL)


def _naere_titler(tekst: str, nevnbare: Sequence[Nevnbar]) -> list[Nevnbar]:
    egne = [n for n in nevnbare if n.rad.sakstittel]
    titler = [(n.rad.sakstittel or "").casefold() for n in egne]
    naere = process.extract(
        tekst.casefold(), titler, scorer=fuzz.WRatio, score_cutoff=_NAER, limit=40
    )
    return _en_av_hver([egne[nr] for _, _, nr in naere])[:3]


def _en_av_hver(nevnbare: Sequence[Nevnbar]) -> list[Nevnbar]:
    forste: dict[str, Nevnbar] = {}
    for n in nevnbare:
        forste.setdefault(n.sak, n)
    return list(forste.values())


def _liste(nevnbare: Sequence[Nevnbar], med_kommune: bool) -> str:
    linjer = [f"\n  {_linje(n, med_kommune)}" for n in nevnbare[:_VIS]]
    if len(nevnbare) > _VIS:
        linjer.append(f"\n  … og {len(nevnbare) - _VIS} til")
    return "".join(linjer)


def _linje(n: Nevnbar, med_kommune: bool) -> str:
    """`Lødingen, Formannskapet 16.12.2021, sak 136/21: Budsjett [21/55] (møte.pdf s. 13)`."""
    b = n.rad
    hvor = mote(b.utvalg, b.dato)
    hode = ", ".join(
        x
        for x in (n.kommune if med_kommune else None, hvor, f"sak {b.saksnr}" if b.saksnr else None)
        if x
    )
    arkiv = f" [{b.arkivsaksnr}]" if b.arkivsaksnr else ""
    return f"{hode}: {b.sakstittel or '(uten tittel)'}{arkiv} ({b.dokument} s. {b.side_fra})"
