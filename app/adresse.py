"""The address of every view: what is shown is in it, and nothing else is.

An address can be bookmarked, mailed and opened again. `les_adresse` and `skriv_adresse` are each
other's inverse over everything that an `Adresse` can hold; what an address says that is not
understood is left out, never an error, since people edit addresses by hand.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal, get_args
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from indeks.datoer import les_dato
from indeks.dokument import Slag

Visning = Literal["sok", "sak", "presedens", "vedtak", "arkivet", "kvalitet"]
Sortering = Literal["relevans", "dato"]

STANDARD_ANTALL = 10
MAKS_ANTALL = 100
MAKS_SIDE = 100_000
MAKS_TEGN = 2000
"""Characters of one value that are read."""
MAKS_LIMT = 1500
"""Characters of a pasted text that an address may hold."""
_MAKS_ADRESSE = 6000
"""Bytes of an address with a text: proxies commonly stop at 8 kB of address and headers."""

_STI: dict[Visning, str] = {
    "sok": "",
    "presedens": "presedens",
    "vedtak": "vedtak",
    "arkivet": "arkivet",
    "kvalitet": "kvalitet",
}
_FRA_STI = {sti: visning for visning, sti in _STI.items()}


@dataclass(frozen=True, slots=True)
class Adresse:
    """A view and all that decides what it shows. What a view does not use is left as it is.

    `sak` is the last part of `/sak/…`; `resultat`, `forslagsstiller`, `status` and `slag` belong to
    the list of vedtak, and so do `orden` (a column, `-` before it for the last first) and `side`;
    `for_` (saker before that date), `sak` and `tekst` (a pasted one) belong to presedens.
    """

    visning: Visning = "sok"
    sak: str | None = None
    tekst: str = ""
    q: str = ""
    utvalg: tuple[str, ...] = ()
    fra: date | None = None
    til: date | None = None
    deler: tuple[Slag, ...] = ()
    resultat: str | None = None
    parti: str | None = None
    forslagsstiller: str | None = None
    status: str | None = None
    slag: str | None = None
    dato: date | None = None
    for_: date | None = None
    sorter: Sortering = "relevans"
    antall: int = STANDARD_ANTALL
    orden: str | None = None
    side: int = 1

    def med(self, **endret: Any) -> "Adresse":
        """The same address with some fields changed."""
        return replace(self, **endret)


_PARAMETER = {"deler": "del", "for_": "for"}
"""Names in the address that are not those of the fields."""

_DATOFELT = frozenset({"fra", "til", "dato", "for_"})
_LISTEFELT = frozenset({"utvalg", "deler"})
_SLAG = frozenset(get_args(Slag))


def les_adresse(adresse: str) -> Adresse:
    """The address (path and query, with or without host) of a view; an unknown path is the
    search."""
    try:
        # Half a pair of surrogates, as a broken client sends, is no character.
        hel = adresse[: 20 * MAKS_TEGN].encode("utf-8", "replace").decode()
        deler = urlsplit(hel)
        verdier = parse_qs(deler.query, max_num_fields=60)
    except ValueError:
        return Adresse()
    biter = [unquote(bit) for bit in deler.path.split("/") if bit]
    visning: Visning = "sok"
    felt: dict[str, object] = {}
    if len(biter) >= 2 and biter[-2] == "sak":
        visning, felt["sak"] = "sak", biter[-1][:MAKS_TEGN]
    elif biter and biter[-1] in _FRA_STI:
        visning = _FRA_STI[biter[-1]]
    for navn in (f.name for f in fields(Adresse)):
        if navn == "visning" or (navn == "sak" and visning == "sak"):
            continue
        alle = [v.strip()[:MAKS_TEGN] for v in verdier.get(_PARAMETER.get(navn, navn), ())]
        if lest := _les_felt(navn, [v for v in alle if v]):
            felt[navn] = lest
    return Adresse(visning, **felt)  # type: ignore[arg-type]


def _les_felt(navn: str, verdier: list[str]) -> object:
    if not verdier:
        return None
    if navn in _LISTEFELT:
        unike = tuple(dict.fromkeys(verdier[:20]))
        return tuple(v for v in unike if v in _SLAG) if navn == "deler" else unike
    verdi = verdier[0]
    if navn in _DATOFELT:
        return les_dato(verdi)
    if navn == "antall":
        return min(MAKS_ANTALL, max(1, int(verdi))) if verdi.isdecimal() else None
    if navn == "side":
        return min(MAKS_SIDE, max(1, int(verdi))) if verdi.isdecimal() else None
    if navn == "sorter":
        return verdi if verdi in get_args(Sortering) else None
    return verdi


def skriv_adresse(a: Adresse) -> str:
    """The address of a view, from the site's root: `/?q=skole`, `/sak/23-17920`."""
    sti = f"/sak/{quote(a.sak or '', safe='')}" if a.visning == "sak" else f"/{_STI[a.visning]}"
    par: list[tuple[str, str]] = []
    for felt in fields(Adresse):
        navn, verdi = felt.name, getattr(a, felt.name)
        if navn == "visning" or (navn == "sak" and a.visning == "sak"):
            continue
        if verdi == felt.default or verdi in ("", None):
            continue
        for ett in verdi if navn in _LISTEFELT else (verdi,):
            par.append((_PARAMETER.get(navn, navn), str(ett)))
    return f"{sti}?{urlencode(par)}" if par else sti


def med_limt(a: Adresse, limt: str) -> Adresse:
    """The address with a pasted text, where it is short enough to be in one; without, else."""
    med = a.med(tekst=limt.strip())
    kort = len(med.tekst) <= MAKS_LIMT and len(skriv_adresse(med)) <= _MAKS_ADRESSE
    return med if kort else a.med(tekst="")


ENKEL = "/enkel"
"""Before the addresses of the pages that need no scripts."""


def enkel_adresse(a: Adresse) -> str:
    """The address of the same search or sak on a page that needs no scripts; the plain search for
    other views."""
    if a.visning not in ("sok", "sak"):
        return ENKEL
    return ENKEL + skriv_adresse(a).removeprefix("/" if a.visning == "sok" else "")


def stromadresse(a: Adresse) -> str:
    """The address of the Atom feed of a search: its question and bodies."""
    return f"/strom.atom{skriv_adresse(Adresse(q=a.q, utvalg=a.utvalg)).removeprefix('/')}"
