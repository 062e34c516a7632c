"""The log: one JSON object a line, to a file or to standard error.

What people ask is nobody's business, so a question's text is in the log only where
`sporsmal_i_logg` is set, and an error's own message, which may quote the question, only then too.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett
from indeks.papir.personvern import maskert, maskert_navn

if TYPE_CHECKING:
    from sok.svar.resultat import Resultat

_NIVAER = {
    "feil": logging.ERROR,
    "advarsel": logging.WARNING,
    "info": logging.INFO,
    "alt": logging.DEBUG,
}
_NAVN = {
    logging.DEBUG: "alt",
    logging.INFO: "info",
    logging.WARNING: "advarsel",
    logging.ERROR: "feil",
    logging.CRITICAL: "feil",
}
_EGNE = ("app", "eval", "indeks", "sok")

logger = logging.getLogger(__name__)


class JsonLinje(logging.Formatter):
    """A record as one line of JSON; `felt` of the record are fields of their own."""

    def __init__(self, *, med_sporsmal: bool) -> None:
        super().__init__()
        self._med_sporsmal = med_sporsmal

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its line break."""
        ut: dict[str, Any] = {
            "tid": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niva": _NAVN.get(record.levelno, record.levelname.lower()),
            "modul": record.name,
            "melding": maskert_navn(record.getMessage()),
            **getattr(record, "felt", {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            ut["feil"] = record.exc_info[0].__name__
            ut["sted"] = [
                f"{ramme.filename}:{ramme.lineno} {ramme.name}"
                for ramme in traceback.extract_tb(record.exc_info[2])
            ]
            if self._med_sporsmal:
                ut["feilmelding"] = str(record.exc_info[1])
        return json.dumps(ut, ensure_ascii=False, default=str)


class _TilStandardFeil(logging.Handler):
    """To whatever standard error is at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr, flush=True)


def start_logg(oppsett: Oppsett) -> None:
    """Sends what the program logs where the settings say. Raises `SakssokFeil`."""
    mal: logging.Handler
    if oppsett.logg is None:
        mal = _TilStandardFeil()
    else:
        try:
            mal = logging.FileHandler(oppsett.logg, encoding="utf-8")
        except OSError as feil:
            raise SakssokFeil(
                f"Loggen kan ikke skrives til «{oppsett.logg}» ({feil.strerror}); velg en annen "
                "fil med --logg."
            ) from feil
    mal.setFormatter(JsonLinje(med_sporsmal=oppsett.sporsmal_i_logg))
    for navn in _EGNE:
        egen = logging.getLogger(navn)
        for gammel in [h for h in egen.handlers if isinstance(h.formatter, JsonLinje)]:
            egen.removeHandler(gammel)
            gammel.close()
        egen.addHandler(mal)
        egen.setLevel(_NIVAER[oppsett.logg_niva])


def logg_sporsmal(resultat: "Resultat", oppsett: Oppsett) -> None:
    """Records that a question was asked: how it went, and its text only where that is set."""
    felt: dict[str, Any] = {
        "treff": len(resultat.treff),
        "besvart": resultat.svar.besvart,
        "sikker": resultat.svar.sikker,
        "tid_ms": round(resultat.tid_ms["total"]),
    }
    if oppsett.sporsmal_i_logg:
        felt["sporsmal"] = maskert(resultat.sporsmal)
    logger.info("spørsmål", extra={"felt": felt})
