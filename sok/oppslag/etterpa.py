"""What became of what was decided, as other papers tell.

A vedtak says what shall be done, and cannot say whether it was. That stands in later papers: a row
of a report on earlier vedtak, most often. Which row it is may be told by the question's own words,
or by the sak that the question is about, whose number the row bears.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from indeks.datoer import MANEDER, iso
from indeks.lagring.lager import Lager, en_av, overlapper
from indeks.lagring.rader import Passasjerad
from indeks.lagring.strukturlager import Statusrad, hent_status
from indeks.ord.norsk import termer
from indeks.saksnummer import nokkel_saksnr
from sok.meldinger import INGEN_STATUS, STATUS_STAR_I, STATUS_UTELATT
from sok.oppslag.funn import Funn, passasje_med
from sok.saker.saksregister import Saksregister
from sok.sporsmal.leksikalsk import Ordsok

# -- whether it is asked

_ETTERPA = re.compile(
    r"(?i)\b(?:status\w*|(?:hva|kva) (?:har )?(?:skjedd\w*|hend\w*|vart det|ble det)"
    r"|ligg(?:er)? .{1,60} an|(?:hvordan|korleis) (?:gikk|gjekk|går|endte|enda|ender|endar)|i gang"
    r"|utbetalte?"
    r"|gjennomført\w*|iverksatt|iverksett|fulgt opp|følgt opp|kommer det|kjem det|ferdig\w*"
    r"|fortsatt|framleis|fremdeles|ventes|utfall\w*)\b"
)


def spor_om_etterpa(sporsmal: str) -> bool:
    """Whether a question asks what became of something, which other papers than its own tell."""
    return _ETTERPA.search(sporsmal) is not None


_DELTATT = (
    "laget|laga|lagd|bygd|bygget|bygt|satt opp|sett opp|kommet|kome|komen|komne|kom|gått|gjort"
    "|innført|startet|starta|begynt|byrja|åpnet|åpna|opna|fullført|flyttet|flytta|solgt|selt|seld"
    "|kjøpt|ansatt|tilsett|etablert|opprettet|oppretta|utført|betalt|utbetalt|levert|sendt|svart"
    "|skjedd|blitt|økt|auka|redusert|minket|minka|sunket|steget|løst|ryddet|rydda|revet"
    "|pusset opp|renovert|utbedret|utbetra|asfaltert|bosatt|busett|bosette|rekruttert|fulgt|følgt"
    r"|nådd|ferdig\w*|klart?|klare|på plass|i gang|noe av|noko av|gjennomført\w*|iverksatt"
    "|iverksett|rettet|retta|overtatt|avsluttet|avslutta|slik det"
)
_GJORT = re.compile(
    r"(?i)^(?:.{1,120}[,–-] )?\W*(?:er|har|kom|klarte|rakk|nådde|lyktes|ble|blei|vart)\b.*"
    rf"\b(?:{_DELTATT})\b"
    r"|\b(?:hvor langt|kor langt) (?:er|har)\b|\b(?:hva|kva) har .{1,60} gjort\b"
)
"""What asks whether something has been done, whatever was decided."""
_GJORTORD = frozenset(termer(re.sub(r"\\w\*|[|?]", " ", _DELTATT)))
"""The terms of what is said to be done, and tells nothing of what."""
_FORUT = re.compile(r"(?i)\b(?:slik det (?:var|vart|ble|blei)|etter at|sidan|siden) .*")
"""What a question says had been decided before what it asks about."""
_OM_BESLUTNING = re.compile(
    r"(?i)\b(?:vedta\w*|vedt(?:ok|ek\w+)|bestemt|besluttet|foreslått|stem(?:t|te)|røyst\w*|enige"
    r"|einige|behandlet|handsama|innstilt|avslag|avslått|\w*forslag\w*|framlegg\w*)\b"
)


def spor_om_gjort(sporsmal: str) -> bool:
    """Whether a question asks what has been done, and not what was decided or proposed."""
    return (
        _GJORT.search(sporsmal) is not None
        and _OM_BESLUTNING.search(_FORUT.sub("", sporsmal)) is None
    )


# -- what tells it

_STATUSPASSASJER = 40
"""How many passages with rows of reports are looked through."""


def _statusrader(lager: Lager, ordsok: Ordsok) -> list[tuple[float, Statusrad]]:
    """Rows of reports that may be what the question is about, with the share of it they have."""
    if not ordsok.uttrykk:
        return []
    i_rapport = f"EXISTS (SELECT 1 FROM vedtaksstatus s WHERE {overlapper('s', 'p')})"
    passasjer = [i for i, _ in lager.sok_ord(ordsok.uttrykk, _STATUSPASSASJER, i_rapport)]
    rader = _rader_i(lager, passasjer)
    om_saken = [(g, vekt) for g, vekt in ordsok.grupper if g.isdisjoint(_STATUSORD)]
    ord_om_saken = replace(ordsok, grupper=tuple(om_saken))
    return [
        (
            ord_om_saken.dekning(
                termer(f"{s.saksnr} {s.sakstittel} {_maned(s)} {s.status} {s.merknad}")
            ),
            s,
        )
        for s in rader
    ]


def _maned(s: Statusrad) -> str:
    """When it was decided, as one says it: «mai 2023»."""
    return f"{MANEDER[s.dato.month - 1]} {s.dato.year}" if s.dato else ""


def status(lager: Lager, saker: Saksregister, ordsok: Ordsok) -> list[tuple[Funn, bool]]:
    """The row of a report that the question is about, with whether its status is told: of several
    reports on one vedtak, the latest."""
    verdier = _statusrader(lager, ordsok)
    if not verdier:
        return []
    best = max(verdi for verdi, _ in verdier)
    if best < _MINST_STATUS:
        return []
    siste = list(
        dict.fromkeys(_siste_rapport(lager, saker, s) for verdi, s in verdier if verdi == best)
    )
    if len(siste) > 2:
        return []
    siste.sort(key=lambda s: (not s.status, -(s.dato or date.min).toordinal()))
    return [(Funn(siste[0].sted, best), bool(siste[0].status or siste[0].merknad))]


def meldt(
    lager: Lager, saker: Saksregister, ordsok: Ordsok, treff: Sequence[Passasjerad]
) -> list[Funn]:
    """What a report says became of the vedtak in the sak that is nearest the question, the reports
    themselves aside: of several rows, the one that has more of the question, the latest of
    equals."""
    p = next((p for p in treff[:_MELDT_BLANT] if not _er_rapport(lager, p)), None)
    if p is None or (s := _sakens_rad(saker, ordsok, p)) is None:
        return []
    # That the row is of this sak is known; that it answers, only by its own words.
    egne = termer(f"{s.status} {s.merknad}")
    rest = [g for g, _ in ordsok.grupper if g.isdisjoint((*termer(s.sakstittel), *_GJORTORD))]
    svarer = not any(gruppe.isdisjoint(egne) for gruppe in rest)
    if svarer and s.iverksatt is not None and not _FORELOPIG.search(s.merknad):
        return [Funn(s.sted, ordsok.dekning((*termer(s.sakstittel), *egne)))]
    med_saken = ordsok.dekning(termer(f"{s.sakstittel} {s.merknad} {p.kontekst} {p.tekst}"))
    return [Funn(s.sted, min(med_saken, USIKKER))]


def senere(lager: Lager, saker: Saksregister, ordsok: Ordsok, p: Passasjerad) -> Funn | None:
    """What a report says became of what a passage tells was done in its sak; None where none does,
    or the passage is of a report itself."""
    s = _sakens_rad(saker, ordsok, p)
    return None if s is None or _er_rapport(lager, p) else Funn(s.sted, USIKKER)


def _sakens_rad(saker: Saksregister, ordsok: Ordsok, p: Passasjerad) -> Statusrad | None:
    """Of the rows that reports have of a passage's sak, the one that has more of the question, the
    latest of equals."""
    if p.behandling_id is None:
        return None
    rader = [s for s in saker.sakens_status(p.behandling_id) if s.status or s.merknad]

    def nyest(s: Statusrad) -> tuple[float, date, int]:
        return ordsok.dekning(termer(f"{s.status} {s.merknad}")), _rapportert(saker, s), s.id

    return max(rader, key=nyest, default=None)


_MELDT_BLANT = 3
"""How many of the first passages may be of reports before the sak that is asked about."""


def _er_rapport(lager: Lager, p: Passasjerad) -> bool:
    """Whether a passage holds rows of a report."""
    return bool(_rader_i(lager, [p.id]))


def _rader_i(lager: Lager, passasjer: Sequence[int]) -> list[Statusrad]:
    """The rows of reports that stand in passages, in whole or in part."""
    i_dem, verdier = en_av("p.id", passasjer)
    # From the passages to the rows, by the index: the other way round, every row is looked at.
    rader = f"SELECT s.id FROM passasje p JOIN vedtaksstatus s ON {overlapper('s', 'p')}"
    return hent_status(lager, f"x.id IN ({rader} WHERE {i_dem})", verdier)


USIKKER = 0.5
"""How much of a question something has, at most, that is known to be of its sak and no more: less
than is sure (`sok.svar.sikkerhet.SIKKER_STRUKTUR`)."""
_FORELOPIG = re.compile(r"(?i)\bper \d")
"""How far something had come on a day: by now it has come further."""


def _rapportert(saker: Saksregister, s: Statusrad) -> date:
    """The day that a row's report was last before a body; the first day there is for one that came
    before none."""
    i_sak = saker.sakens(s.sted.behandling_id) if s.sted.behandling_id else ()
    return max((b.dato for b in i_sak if b.dato), default=date.min)


def _siste_rapport(lager: Lager, saker: Saksregister, s: Statusrad) -> Statusrad:
    """The row that the latest report has of the same vedtak: same number and day, and a title that
    shares most of its words."""
    nokkel = nokkel_saksnr(s.saksnr, s.dato)
    if nokkel is None or s.dato is None:
        return s
    ord_ = set(termer(s.sakstittel))
    samme = [
        r
        for r in hent_status(lager, "x.saksnr_nokkel = ? AND x.dato = ?", [nokkel, iso(s.dato)])
        if r.id == s.id or 2 * len(ord_ & set(termer(r.sakstittel))) >= len(ord_)
    ]
    return max(samme, key=lambda r: (_rapportert(saker, r), r.id))


def statuspassasjer(lager: Lager, ordsok: Ordsok) -> dict[int, float]:
    """The passages with rows of reports that the question is about, and how much of it (0 to 1)
    the best row of each has."""
    ut: dict[int, float] = {}
    for verdi, s in _statusrader(lager, ordsok):
        if verdi < _MINST_STATUS or not (s.status or s.merknad):
            continue
        id_ = passasje_med(lager, s.sted)
        if id_ is not None:
            ut[id_] = max(ut.get(id_, 0.0), verdi)
    return ut


def _star_i(lager: Lager, funn: Funn, passasjer: Collection[int]) -> bool:
    """Whether some of what was found stands in one of some passages."""
    sted = funn.sted
    rader = lager.rader(
        "SELECT id FROM passasje WHERE dokument_id = ? AND start < ? AND slutt > ?",
        (sted.dokument_id, sted.slutt, sted.start),
    )
    return any(int(rad["id"]) in passasjer for rad in rader)


_MINST_STATUS = 0.6
_STATUSORD = frozenset(
    termer("vedtak vedtaket iverksatt iverksett gjennomført fulgt opp status effektuert verk satt")
)
"""Words that ask for a status and tell nothing of which vedtak."""


def statusavslag(
    lager: Lager, saker: Saksregister, ordsok: Ordsok, tillatt: Collection[int] | None = None
) -> str:
    """What to say of a vedtak whose status no report tells; of no report outside the passages
    `tillatt`, where they are given."""
    funn = status(lager, saker, ordsok)
    if tillatt is not None:
        funn = [(f, told) for f, told in funn if _star_i(lager, f, tillatt)]
    if not funn:
        return INGEN_STATUS
    (rad, told), *_ = funn
    if not told:
        return STATUS_UTELATT
    # Its row runs over two passages, so neither can be quoted whole.
    return STATUS_STAR_I.format(dokument=rad.sted.dokument, side=rad.sted.side_til)
