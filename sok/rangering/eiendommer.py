"""The property that a question names, and the saker about it."""

from collections.abc import Mapping, Sequence
from datetime import date

from indeks.lagring.lager import Lager, overlapper
from indeks.lagring.rader import Passasjerad
from indeks.ord.norsk import termer
from indeks.saksnummer import nokkel_arkivsaksnr
from indeks.struktur.eiendommer import finn_eiendommer
from sok.rangering.kandidat import Kandidat


def eiendom(sporsmal: str) -> tuple[int, int] | None:
    """The property that a question names, gnr and bnr."""
    funnet = next(finn_eiendommer(sporsmal), None)
    return (funnet[2], funnet[3]) if funnet else None


def bare_eiendom(sporsmal: str) -> bool:
    """Whether a question is no more than a property."""
    funnet = next(finn_eiendommer(sporsmal), None)
    return funnet is not None and not termer(sporsmal[: funnet[0]] + sporsmal[funnet[1] :])


def passasjer_om(
    lager: Lager, gnr: int, bnr: int, hvor: str = "", verdier: Sequence[str] = ()
) -> list[int]:
    """The passages that name a property, in order; `hvor` narrows them as in `Lager`."""
    rader = lager.rader(
        f"""SELECT DISTINCT p.id FROM eiendom e JOIN passasje p ON {overlapper("p", "e")}
            JOIN del l ON l.id = p.del_id
            LEFT JOIN behandling b ON b.id = l.behandling_id
            WHERE e.gnr = ? AND e.bnr = ? {"AND " + hvor if hvor else ""} ORDER BY p.id""",
        (gnr, bnr, *verdier),
    )
    return [int(rad[0]) for rad in rader]


def eiendom_forst(
    lager: Lager,
    sporsmal: str,
    kandidater: list[Kandidat],
    rader: Mapping[int, Passasjerad],
) -> list[Kandidat]:
    """For a question that names a property, the passages about it first, a sak at a time: those
    whose title has it before others, and where no more is asked, what was decided in each."""
    nummer = eiendom(sporsmal)
    if nummer is None:
        return kandidater
    har_navnet = {k.id for k in kandidater if eiendom(rader[k.id].sakstittel or "") == nummer}
    om = {*passasjer_om(lager, *nummer), *har_navnet}
    if bare_eiendom(sporsmal):
        vedtatt = sorted(
            (k for k in kandidater if k.id in om),
            key=lambda k: (rader[k.id].slag == "vedtak", rader[k.id].dato or date.min),
            reverse=True,
        )
        kandidater = [*vedtatt, *(k for k in kandidater if k.id not in om)]
    saker: dict[object, int] = {}

    def nokkel(k: Kandidat) -> tuple[bool, int, bool]:
        if k.id not in om:
            return True, 0, False
        p = rader[k.id]
        sak = nokkel_arkivsaksnr(p.arkivsaksnr) or p.behandling_id or -p.id
        nr = saker[sak] = saker.get(sak, 0) + 1
        return False, nr, k.id not in har_navnet

    ordnet = sorted(((nokkel(k), i, k) for i, k in enumerate(kandidater)), key=lambda x: x[:2])
    hoyest = max(k.poeng for k in kandidater) if kandidater else 0.0
    for nr, (_, _, k) in enumerate(x for x in ordnet if x[2].id in om):
        k.poeng = hoyest + 1e-4 * (len(om) - nr)
    return [k for _, _, k in ordnet]
