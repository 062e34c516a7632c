"""What a run comes to: measures by set and by kind of question, as plain values and as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.kjoring import Kjort, Malt
from eval.maal import Anslag, anslag, sammendrag
from eval.sporsmal import TYPER


@dataclass(frozen=True, slots=True)
class Svarmaal:
    """How the answers did. Each is a share; None where there is nothing to take a share of.

    `sitater_holder`: of the answers given, those whose every quotation stands on its pages.
    `svar_treffer`: of the answerable questions, those answered with the words that answer.
    `ubesvart_avvist`: of the unanswerable, those declined; `ubesvart_varslet`, those declined or
    answered with a warning. `besvart_avvist` and `besvart_varslet`: the same of the answerable.
    """

    sitater_holder: Anslag | None
    svar_treffer: Anslag | None
    ubesvart_avvist: Anslag | None
    ubesvart_varslet: Anslag | None
    besvart_avvist: Anslag | None
    besvart_varslet: Anslag | None


@dataclass(frozen=True, slots=True)
class Oppsummert:
    """The measures over some of the questions. `antall` counts them all, `besvarbare` those that
    `maal` are taken over."""

    antall: int
    besvarbare: int
    maal: dict[str, Anslag | None]
    svar: Svarmaal


@dataclass(frozen=True, slots=True)
class Rapport:
    """A run summed up: each set of questions by itself, and each kind of question over them all."""

    visning: str
    modell: str
    indeks: dict[str, int]
    median_ms: float
    sett: dict[str, Oppsummert]
    typer: dict[str, Oppsummert]


def lag_rapport(kjort: Kjort) -> Rapport:
    """Sums a run up."""
    sett = dict.fromkeys(m.sett for m in kjort.sporsmal)
    kjente = {m.q.type for m in kjort.sporsmal}
    typer = [*(t for t in TYPER if t in kjente), *sorted(kjente - set(TYPER))]
    return Rapport(
        kjort.visning,
        kjort.modell,
        kjort.indeks,
        round(kjort.median_ms, 1),
        {navn: oppsummer([m for m in kjort.sporsmal if m.sett == navn]) for navn in sett},
        {navn: oppsummer([m for m in kjort.sporsmal if m.q.type == navn]) for navn in typer},
    )


def oppsummer(malt: Sequence[Malt]) -> Oppsummert:
    """Sums some questions up."""
    med_svar = [m for m in malt if m.q.besvarbar]
    return Oppsummert(
        len(malt),
        len(med_svar),
        sammendrag({m.q.id: m.maal for m in med_svar}, [m.q.id for m in med_svar]),
        _svarmaal(med_svar, [m for m in malt if not m.q.besvarbar]),
    )


def _svarmaal(besvarbare: Sequence[Malt], ubesvarte: Sequence[Malt]) -> Svarmaal:
    return Svarmaal(
        sitater_holder=_andel(
            m.svar.holder for m in (*besvarbare, *ubesvarte) if m.svar.holder is not None
        ),
        svar_treffer=_andel(m.svar.treffer is True for m in besvarbare),
        ubesvart_avvist=_andel(not m.svar.besvart for m in ubesvarte),
        ubesvart_varslet=_andel(not m.svar.sikker for m in ubesvarte),
        besvart_avvist=_andel(not m.svar.besvart for m in besvarbare),
        besvart_varslet=_andel(not m.svar.sikker for m in besvarbare),
    )


def _andel(hva: Iterable[bool]) -> Anslag | None:
    return anslag([float(ja) for ja in hva])


def rapport_som_json(rapport: Rapport) -> dict[str, Any]:
    """The report as `sakssok eval --json` prints it; numbers with four decimals."""
    return dict(_rundet(asdict(rapport)))


def malt_som_json(m: Malt) -> dict[str, Any]:
    """One question as the run folder has it."""
    return dict(
        _rundet(
            {
                "id": m.q.id,
                "sett": m.sett,
                "type": m.q.type,
                "sporsmal": m.q.sporsmal,
                "maal": m.maal,
                "svar": asdict(m.svar),
                "tid_ms": m.tid_ms,
            }
        )
    )


def _rundet(verdi: Any) -> Any:
    if isinstance(verdi, float):
        return round(verdi, 4)
    if isinstance(verdi, dict):
        return {navn: _rundet(v) for navn, v in verdi.items()}
    return verdi
