"""The saker that a question names by their numbers, and which of their passages it wants."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from indeks.lagring.lager import Lager, en_av
from indeks.lagring.rader import Passasjerad
from indeks.passasjer import kommune_i
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.rangering.kandidat import Kandidat
from sok.saker.saksutfall import utgaverang
from sok.sporsmal.sporring import Sporring
from sok.tekst.innhold import uten_innhold

NEVNTE = 120
"""How many passages of the saker named are looked at."""

_HVILKEN_SAK = re.compile(
    r"(?i)\b(?:hvilken|kva(?: for ei)?) sak\b|\b(?:handl\w+|gjelder|gjeld|gjaldt|heter|heitte)\b"
)
DELER_AV_SAKEN = {"vedtak": 6.0, "innstilling": 5.0, "behandling": 4.0}
"""What a question that is no more than a saksnr wants of the sak, in units of `Vekter.del_`."""


def i_saken(sporring: Sporring, p: Passasjerad, motsagt: float = 0.0) -> float:
    """1 for a passage of a sak that the question names by number; `motsagt` where its date or body
    is another than the question's; 0 for others."""
    if nokkel_arkivsaksnr(p.arkivsaksnr) in sporring.arkivnokler:
        return 1.0
    if nokkel_saksnr(p.saksnr, p.dato) not in sporring.saksnokler:
        return 0.0
    annen_dato = sporring.datoer and p.dato and p.dato not in sporring.datoer
    annet_utvalg = sporring.utvalg and p.utvalg and nokkel_utvalg(p.utvalg) not in sporring.utvalg
    return motsagt if annen_dato or annet_utvalg else 1.0


def nevnte_passasjer(
    lager: Lager, sporring: Sporring, hvor: str = "", verdier: Sequence[str] = ()
) -> list[int]:
    """Passages of the saker that a question names by number, narrowed by `hvor` as in
    `Lager`."""
    if not sporring.saksnokler and not sporring.arkivnokler:
        return []
    sak, saksnokler = en_av("saksnr_nokkel", sporring.saksnokler)
    arkiv, arkivnokler = en_av("arkivsaksnr_nokkel", sporring.arkivnokler)
    # As a condition over `b`, which is joined from the left, SQLite looks at every passage.
    vilkar = f"l.behandling_id IN (SELECT id FROM behandling WHERE {sak} OR {arkiv})"
    return lager.finn_passasjer(
        f"{vilkar} AND {hvor}" if hvor else vilkar, [*saksnokler, *arkivnokler, *verdier]
    )[:NEVNTE]


def en_av_hver(
    sporring: Sporring, kandidater: list[Kandidat], rader: Mapping[int, Passasjerad]
) -> list[Kandidat]:
    """The best passage of each behandling that has the number, then the rest: several bodies
    have a sak 12/23, and who asks for it must see them all. What is printed in more papers than one
    is cited from the minutes of its own meeting."""
    forst: dict[object, Kandidat] = {}
    hvilken_sak = _HVILKEN_SAK.search(sporring.tekst)
    for k in kandidater:
        p = rader[k.id]
        if p.behandling_id is None or i_saken(sporring, p) != 1.0:
            continue
        mote = (
            kommune_i(p.kontekst),
            nokkel_utvalg(p.utvalg),
            p.dato,
            nokkel_arkivsaksnr(p.arkivsaksnr),
        )
        nokkel = mote if p.utvalg and p.dato else p.behandling_id
        har = rader[forst.setdefault(nokkel, k).id]
        # A debate's head, which has the number, is nearer than what was decided.
        # Which sak it is, its head tells as well.
        mer, mindre = (DELER_AV_SAKEN.get(q.slag, 0.0) for q in (p, har))
        bedre = mer > mindre and not hvilken_sak and not uten_innhold(p.tekst, p.kontekst)
        naermere = utgaverang(p.dokumenttype) < utgaverang(har.dokumenttype)
        if bedre or (p.slag == har.slag and naermere):
            forst[nokkel] = k
    valgt = {k.id for k in forst.values()}
    egne = list(forst.values())
    if sporring.arkivnokler:
        # One sak before several bodies: what came of it is what the last one decided.
        egne.sort(
            key=lambda k: (rader[k.id].slag == "vedtak", rader[k.id].dato or date.min),
            reverse=True,
        )
    ordnet = [*egne, *(k for k in kandidater if k.id not in valgt)]
    for forrige, k in pairwise(ordnet):
        k.poeng = min(k.poeng, forrige.poeng)
    return ordnet
