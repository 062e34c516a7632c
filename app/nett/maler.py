"""HTML from templates. Every word that is put into one is escaped (Jinja's autoescape), so that
nothing in a document or a question can become markup.

The templates (`maler/`) get what `sok` gives as it is; the filters here are how dates, pages,
names and links are written, the same everywhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from app import utskrift
from app.adresse import Adresse, skriv_adresse
from app.nynorsk import setning
from app.tekster import Malform, tekst
from indeks.datoer import vis_dato
from indeks.lagring.rader import Passasjerad
from indeks.lagring.strukturlager import Sted
from indeks.ord import norsk
from sok.henvisning import henvisning, sidetall
from sok.svar.resultat import Sitat
from sok.tekst.setninger import lesbar


@dataclass(frozen=True, slots=True)
class Kilde:
    """Where something stands, as a link to the page with the words marked. `start` and `slutt`
    bound them in the document's text; both 0 mark nothing."""

    dokument: str
    dokument_id: int
    side: int
    start: int = 0
    slutt: int = 0

    @property
    def adresse(self) -> str:
        """The page with the words marked, from the site's root."""
        sti = f"/kilde/{self.dokument_id}/{self.side}"
        return f"{sti}?merk={self.start}-{self.slutt}" if self.slutt else sti

    @property
    def pdf(self) -> str:
        """The document itself, opened at the page."""
        return f"/dok/{self.dokument_id}/{quote(self.dokument)}#page={self.side}"


def kilde(fra: Passasjerad | Sted, sitat: Sitat | None = None) -> Kilde:
    """The source of a passage, of a quotation within it, or of something read from the text."""
    if isinstance(fra, Passasjerad) and sitat is not None:
        return Kilde(
            fra.dokument,
            fra.dokument_id,
            sitat.side_fra,
            fra.start + sitat.fra,
            fra.start + sitat.til,
        )
    return Kilde(fra.dokument, fra.dokument_id, fra.side_fra, fra.start, fra.slutt)


def marker(
    tekst_: str, merket: Iterable[tuple[int, int]], termer: frozenset[str] = frozenset()
) -> Markup:
    """A text with the runs in `merket` (start and end) marked, and more faintly the words of a
    question (`termer`, as `indeks.ord.norsk.sporretermer` gives them)."""
    ut: list[Markup] = []
    naadd = 0
    for fra, til in sorted(merket):
        if fra < naadd:
            continue
        ut.append(_med_ord(tekst_[naadd:fra], termer))
        ut.append(Markup("<mark>{}</mark>").format(_med_ord(tekst_[fra:til], termer)))
        naadd = til
    ut.append(_med_ord(tekst_[naadd:], termer))
    return Markup("").join(ut)


def _med_ord(tekst_: str, termer: frozenset[str]) -> Markup:
    if not termer:
        return escape(tekst_)
    return Markup("").join(
        Markup('<b class="ord">{}</b>').format(bit)
        if bit[:1].isalnum() and not termer.isdisjoint(_termer_i(bit))
        else escape(bit)
        for bit in _ORD.split(tekst_)
    )


_ORD = re.compile(r"(\w+)")


@lru_cache(maxsize=1 << 15)
def _termer_i(ord_: str) -> frozenset[str]:
    return frozenset(norsk.termer(ord_))


def lenke_til(adresse: Adresse, **endret: Any) -> str:
    """The address of a view with some of it changed."""
    return skriv_adresse(adresse.med(**endret))


@pass_context
def _setning(felt: Context, ord_: str) -> str:
    return setning(felt["malform"], ord_)


@cache
def _maler() -> Environment:
    maler = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("maler"), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    maler.filters |= {
        "dato": lambda d: vis_dato(d) if isinstance(d, date) else "",
        "lesbar": lesbar,
        "marker": marker,
        "kilde": kilde,
        "henvisning": henvisning,
        "person": utskrift.person,
        "setning": _setning,
    }
    maler.globals |= {
        "sider": sidetall,
        "lenke_til": lenke_til,
        "skriv_adresse": skriv_adresse,
        "Adresse": Adresse,
    }
    return maler


def vis(mal: str, malform: Malform, **felt: Any) -> str:
    """The template of that name (without `.html`) filled in. In it, `t` gives a text of the
    interface in the written form asked for."""
    return (
        _maler()
        .get_template(f"{mal}.html")
        .render(**felt, malform=malform, t=partial(tekst, malform))
    )
