"""What a filter may name: bodies, parties, people and statuses that the index has.

A name that nothing has would give an empty list, and an empty list reads as an answer («no such
proposals»). So it is refused, with the names that are nearest.
"""

import json
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from indeks.personer import er_parti, navneord, parti, velgere
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.lister.vedtaksliste import har_status, status_med_egen_mening
from sok.sporsmal.forkortelser import Forkortelser

_NAER = 55.0
"""From this likeness (0 to 100) on, a name is worth suggesting."""
_VIS = 3
_ALLE = 12
"""So many names are all listed where none is near."""


class KjenteUtvalg:
    """The bodies of one index, for whoever asks often; follows it when it changes."""

    def __init__(self, lager: Lager) -> None:
        """Raises `SakssokFeil` where the municipality's own abbreviations cannot be read."""
        self._forkortelser = Forkortelser(lager)
        self._navn = Fersk(lager, lambda: self._les(lager))

    def krev(self, utvalg: Sequence[str]) -> None:
        """Raises `SakssokFeil` where a name is part of no body's name in the index."""
        if not utvalg:
            return
        kjente = self._navn()
        for ett in utvalg:
            sokt = nokkel_utvalg(ett)
            if sokt and any(sokt in nokkel for nokkel in kjente):
                continue
            ment = self._forkortelser.utvalg(ett)
            naere = [ment] if ment and nokkel_utvalg(ment) in kjente else None
            raise SakssokFeil(
                f"Ingen utvalg i indeksen heter «{ett}». {_forslag(ett, kjente.values(), naere)}"
            )

    def _les(self, lager: Lager) -> dict[str, str]:
        kjente: dict[str, str] = {}
        for rad in lager.rader(
            """SELECT utvalg AS navn FROM behandling UNION SELECT utvalg FROM del
               UNION SELECT utvalg FROM saksgang UNION SELECT organ FROM vedtaksstatus"""
        ):
            navn = self._forkortelser.utvalg(rad["navn"] or "") or rad["navn"]
            if nokkel := nokkel_utvalg(navn):
                kjente.setdefault(nokkel, navn)
        return kjente


def krev_utvalg(lager: Lager, utvalg: Sequence[str]) -> None:
    """`KjenteUtvalg.krev` for whoever asks once."""
    KjenteUtvalg(lager).krev(utvalg)


def krev_vedtaksfilter(lager: Lager, f: Vedtaksfilter) -> None:
    """Raises `SakssokFeil` where a filter names a body, party, person or status that the index
    does not have."""
    krev_utvalg(lager, f.grunn.utvalg)
    if f.parti:
        krev_parti(lager, f.parti)
    if f.forslagsstiller:
        _krev_person(lager, f.forslagsstiller)
    if f.status:
        _krev_status(lager, f.status)


def krev_parti(lager: Lager, navn: str) -> None:
    """Raises `SakssokFeil` where nobody in the index is of a party."""
    kjente: set[str] = set()
    for rad in lager.rader("SELECT DISTINCT partier FROM forslag"):
        kjente |= {parti(p) for p in json.loads(rad["partier"])}
    for rad in lager.rader("SELECT DISTINCT parti FROM deltaker WHERE parti IS NOT NULL"):
        kjente.add(parti(rad["parti"]))
    # Votes are told of parties that proposed nothing and of whom no list tells.
    kjente |= {parti(p) for ett in _stemte(lager) for p in velgere(ett) or (ett,) if er_parti(p)}
    if parti(navn) not in kjente:
        raise SakssokFeil(
            f"Ingen i indeksen er fra partiet «{navn}». {_forslag(navn, sorted(kjente))}"
        )


def _stemte(lager: Lager) -> set[str]:
    """Those whom a vote is told of, as printed."""
    rader = lager.rader("SELECT DISTINCT stemte_for, stemte_mot FROM votering")
    return {n for rad in rader for n in (*json.loads(rad[0]), *json.loads(rad[1]))}


def forslagsstillere(lager: Lager) -> frozenset[str]:
    """The names of those who have proposed something."""
    rader = lager.rader("SELECT DISTINCT forslagsstillere FROM forslag")
    return frozenset(p[0] for rad in rader for p in json.loads(rad["forslagsstillere"]))


def _krev_person(lager: Lager, navn: str) -> None:
    kjente = {*forslagsstillere(lager), *_stemte(lager)}
    kjente |= {rad["navn"] for rad in lager.rader("SELECT DISTINCT navn FROM deltaker")}
    kjente = {k for k in kjente if not er_parti(k)}
    sokt = navneord(navn)
    alle = [ord_ for k in kjente if (ord_ := navneord(k.split("(")[0]))]
    if not any(sokt <= ord_ or ord_ <= sokt for ord_ in alle):
        raise SakssokFeil(
            f"Ingen i indeksen heter «{navn}». {_forslag(navn, sorted(kjente), alle_om_faa=False)}"
        )


def _krev_status(lager: Lager, status: str) -> None:
    kjente = [
        rad["status"]
        for rad in lager.rader(
            "SELECT status, count(*) AS n FROM vedtaksstatus GROUP BY status ORDER BY n DESC"
        )
    ]
    if not kjente:
        raise SakssokFeil("Papirene i indeksen har ingen rapport om hva som ble av vedtakene.")
    if status_med_egen_mening(status) or any(har_status(status, k, None) for k in kjente):
        return
    navn = [*(k for k in kjente if k), "ikke iverksatt", "uten status"]
    raise SakssokFeil(f"Ingen vedtak i indeksen har statusen «{status}». {_forslag(status, navn)}")


def _forslag(
    skrevet: str,
    kjente: Iterable[str],
    naere: Sequence[str] | None = None,
    *,
    alle_om_faa: bool = True,
) -> str:
    navn = list({n.casefold(): n for n in kjente}.values())
    if naere is None:
        naere = [
            treff[0]
            for treff in process.extract(
                skrevet,
                navn,
                scorer=fuzz.WRatio,
                processor=str.casefold,
                score_cutoff=_NAER,
                limit=_VIS,
            )
        ]
    if naere:
        return f"Mente du {' eller '.join(f'«{n}»' for n in naere)}?"
    if alle_om_faa and 0 < len(navn) <= _ALLE:
        return f"Indeksen har: {', '.join(navn)}."
    return "Se etter skrivefeil."
