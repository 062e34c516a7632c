"""Whether the papers are the ones a question is about: the body, the meeting, the municipality.

What a body decided is told by its own minutes. The same words stand in what was put before it, in
other bodies' minutes and in appendices, and none of that is an answer. So where a question names a
body, a day or a municipality, what answers must be of it, or say itself that it tells of it; and
where the index has no such meeting, that is the answer.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indeks.datoer import finn_datoer, vis_dato
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Passasjerad
from indeks.ord.norsk_ordliste import STOPPORD
from indeks.passasjer import kommune_i
from indeks.utvalg import KOMMUNENS_OVERSTE, nokkel_utvalg
from sok.sporsmal.forkortelser import VANLIGE
from sok.sporsmal.sporring import Sporring
from sok.sporsmal.svarform import VOTERING
from sok.sporsmal.tidsrom import Maned, les_maneder
from sok.tekst.setninger import del_i_setninger

_UTTALTE = re.compile(r"(?i)\b(?:uttal\w+|sa|svarte|konkluder\w+|behandl(?:et|a)|handsam\w+)\b")
_UTENFOR = ("vedlegg", "moteinnkalling", "sakskart")
"""Parts in which a body does not tell what it did."""

_VIS = 3


@dataclass(frozen=True, slots=True)
class Krav:
    """What the place of an answer must be: of any of those bodies, days and municipalities. Empty
    is any. `handling` is whether the question is about what a body did; `ukjent` whether none of
    the papers found speaks of the municipality."""

    utvalg: tuple[str, ...] = ()
    datoer: tuple[date, ...] = ()
    maneder: tuple[Maned, ...] = ()
    kommuner: tuple[str, ...] = ()
    handling: bool = False
    ukjent: bool = False

    def oppfylt(
        self, p: Passasjerad, sitat: str, rapportert: Collection[tuple[str, date | None]] = ()
    ) -> bool:
        """Whether a quotation of a passage is of what is asked about. `rapportert` are the keys
        and days of the bodies whose decisions the passage reports in a table."""
        if self.ukjent:
            return False
        kommune = kommune_i(p.kontekst)
        if (
            self.kommuner
            and kommune
            and kommune not in self.kommuner
            # Another municipality's papers may tell of this one, in so many words.
            and not any(navn.casefold() in sitat.casefold() for navn in self.kommuner)
        ):
            return False
        if not self.handling:
            return True
        eget = not self.utvalg or (
            nokkel_utvalg(p.utvalg) in self.utvalg and p.slag not in _UTENFOR
        )
        # Another day that minutes name is of what they tell of; theirs is the meeting's.
        if eget and self._rett_dag({p.dato} if p.dato else {d for _, _, d in finn_datoer(sitat)}):
            return True
        if any(
            (not self.utvalg or u in self.utvalg) and self._rett_dag({d} if d else set())
            for u, d in rapportert
        ):
            return True
        return any(
            self._rett_dag({d for _, _, d in finn_datoer(setning)}) and self._rett_maned(setning)
            for setning in (sitat[s.fra : s.til] for s in del_i_setninger(sitat))
            if _GJORDE.search(setning) and (not self.utvalg or nevner_utvalg(setning, self.utvalg))
        )

    def _rett_dag(self, dager: Collection[date]) -> bool:
        """Whether one of some days is asked for; where no day is known, only a day may be
        wrong."""
        if self.datoer:
            return any(d in self.datoer for d in dager)
        if self.maneder and dager:
            return any(m.passer(d) for m in self.maneder for d in dager)
        return True

    def _rett_maned(self, tekst: str) -> bool:
        nevnt = {m.maned for m in les_maneder(tekst)}
        return not (self.maneder and nevnt) or any(m.maned in nevnt for m in self.maneder)

    def egne_papirer(self, p: Passasjerad, rapportert: Collection[object] = ()) -> bool:
        """Whether a passage is the body's own, or a report's; others only mention what it did."""
        if not (self.handling and self.utvalg):
            return True
        egen_kommune = not self.kommuner or kommune_i(p.kontekst) in (None, *self.kommuner)
        return egen_kommune and (nokkel_utvalg(p.utvalg) in self.utvalg or bool(rapportert))


_GJORDE = re.compile(
    r"(?i)\b(?:vedtok|vedtatt|vedteke|vedtaket|vedtak i|behandlet|behandla|handsama|uttalte"
    r"|godkjente|gikk inn for|gjekk inn for|ba om|bad om|avslo|avslått|innstilte|rådde til"
    r"|tilrådde|støttet|stemte|røysta|besluttet|bestemte|vart røysta|fattet)\b"
)
"""The words with which a paper tells what a body did, and not only what it may do."""


def nevner_utvalg(tekst: str, utvalg: Collection[str]) -> bool:
    """Whether some words name a body."""
    nokkel = f" {nokkel_utvalg(tekst) or ''} "
    return any(f" {u} " in nokkel for u in utvalg)


_KOMMUNENAVN = re.compile(
    r"\b([A-ZÆØÅ][a-zæøå-]{2,}) (?:kommune|kommunestyre|bystyre|heradsstyre|formannskap)s?\b"
)


def nevnte_kommuner(sporsmal: str) -> list[str]:
    """The municipalities that a question names as such (`Bodø kommunestyre`)."""
    return [
        navn
        for navn in _KOMMUNENAVN.findall(sporsmal)
        if navn.lower() not in _IKKE_NAVN and navn.lower() not in STOPPORD
    ]


_IKKE_NAVN = frozenset(
    re.findall(
        r"\w+",
        "hvilken hvilke hva kva kven hvem denne denna dette vår egen eigen ingen annen annan andre "
        "flere fleire nye ny den",
    )
)
"""Words that may stand before «kommune» with a capital because they begin the question."""


def krav_av(sporring: Sporring, kommuner: Sequence[str], *, ukjent: bool = False) -> Krav:
    """What a question demands; `kommuner` are those it names, `ukjent` where the papers found
    speak of none of them."""
    handling = bool(
        sporring.form is VOTERING
        or {"vedtak", "behandling"} & set(sporring.onsker)
        or _UTTALTE.search(sporring.tekst)
    )
    return Krav(
        sporring.utvalg,
        sporring.datoer if sporring.utvalg or handling else (),
        sporring.maneder if sporring.utvalg else (),
        tuple(kommuner),
        handling and bool(sporring.utvalg or sporring.datoer),
        ukjent,
    )


def alle_kommuner(lager: Lager) -> frozenset[str]:
    """The municipalities whose papers are in the index."""
    rader = lager.rader("SELECT DISTINCT kontekst FROM passasje")
    return frozenset(navn for rad in rader if (navn := kommune_i(rad["kontekst"])))


def alle_utvalg(lager: Lager) -> dict[str, str]:
    """The bodies a question may name, by key: those of the index, those that its papers plan to
    meet, and those that every municipality has."""
    kjente = lager.utvalg()
    har = next((n for n in KOMMUNENS_OVERSTE if n in kjente), None)
    for rad in lager.rader("SELECT DISTINCT utvalg_nokkel, utvalg FROM saksgang"):
        if rad["utvalg_nokkel"]:
            kjente.setdefault(rad["utvalg_nokkel"], rad["utvalg"])
    for _, navn in VANLIGE:
        nokkel = nokkel_utvalg(navn) or ""
        if not (har and nokkel in KOMMUNENS_OVERSTE):
            kjente.setdefault(nokkel, navn)
    return kjente


def moter(lager: Lager) -> dict[str, list[date]]:
    """The days on which each body's treatment of a sak is in the papers."""
    ut: dict[str, list[date]] = {}
    for rad in lager.rader(
        "SELECT DISTINCT utvalg_nokkel, dato FROM behandling WHERE utvalg_nokkel IS NOT NULL AND "
        "dato IS NOT NULL ORDER BY utvalg_nokkel, dato"
    ):
        ut.setdefault(rad["utvalg_nokkel"], []).append(date.fromisoformat(rad["dato"]))
    return ut


def hva_som_mangler(
    krav: Krav, utvalg: Mapping[str, str], har: Mapping[str, Sequence[date]]
) -> str:
    """The sentence that says what the papers lack of what was asked about, and what they have."""
    navn = " og ".join(utvalg.get(u, u) for u in krav.utvalg)
    if krav.kommuner:
        navn = f"{navn} i {' og '.join(krav.kommuner)}"
    egne = sorted({d for u in krav.utvalg for d in har.get(u, ())})
    if krav.utvalg and not egne:
        andre = sorted(har, key=lambda u: (-len(har[u]), u))[:_VIS]
        liste = "; ".join(f"{utvalg.get(u, u)} {_dager(har[u])}" for u in andre)
        if len(har) > _VIS:
            liste = f"blant andre {liste}"
        har_i_stedet = f" Den har {liste}." if liste else ""
        return f"Indeksen har ingen møter i {navn}.{har_i_stedet}"
    if krav.datoer and (egne or not krav.utvalg):
        alle = egne or sorted({d for dager in har.values() for d in dager})
        sokt = krav.datoer[0]
        if alle and sokt not in alle:
            naere = sorted(sorted(alle, key=lambda d: abs((d - sokt).days))[:_VIS])
            i = f" i {navn}" if navn else ""
            return (
                f"Indeksen har ikke noe møte{i} {vis_dato(sokt)}. De nærmeste møtene er "
                f"{_dager(naere)}."
            )
    if krav.kommuner and not krav.utvalg:
        return f"Jeg finner ikke i papirene at dette gjelder {' eller '.join(krav.kommuner)}."
    if krav.utvalg:
        return f"Jeg finner ikke i papirene hva {navn} gjorde med dette."
    return "Jeg finner ikke dette i papirene fra den dagen."


def _dager(dager: Sequence[date]) -> str:
    vist = [vis_dato(d) for d in dager[-_VIS:]]
    return " og ".join([", ".join(vist[:-1]), vist[-1]] if len(vist) > 1 else vist)
