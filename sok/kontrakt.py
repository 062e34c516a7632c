"""The JSON that `sakssok` prints: a contract, documented in the README and held by tests.

One line a question (`resultat_som_json`) or a behandling (`behandling_som_json`). Dates are ISO,
pages count from 1, what the documents do not say is null.
"""

from typing import Any

from indeks.lager import Behandlingsrad
from sok.resultat import Resultat, Treff


def treff_som_json(treff: Treff) -> dict[str, Any]:
    """One hit."""
    p = treff.passasje
    return {
        "rang": treff.rang,
        "poeng": round(treff.poeng, 4),
        "tekst": p.tekst,
        "utvalg": p.utvalg,
        "dato": p.dato.isoformat() if p.dato else None,
        "saksnr": p.saksnr,
        "arkivsaksnr": p.arkivsaksnr,
        "sakstittel": p.sakstittel,
        "del": p.slag,
        "dokument": p.dokument,
        "side_fra": p.side_fra,
        "side_til": p.side_til,
    }


def resultat_som_json(resultat: Resultat) -> dict[str, Any]:
    """A question's answer and hits. `svar.kilder` are the `rang` of the hits that it cites,
    `sitater` the words quoted of them and their pages."""
    return {
        "sporsmal": resultat.sporsmal,
        "svar": {
            "tekst": resultat.svar.tekst,
            "kilder": list(resultat.svar.kilder),
            "besvart": resultat.svar.besvart,
            "sikker": resultat.svar.sikker,
            "sitater": [
                {"kilde": s.rang, "tekst": s.tekst, "side_fra": s.side_fra, "side_til": s.side_til}
                for s in resultat.svar.sitater
            ],
        },
        "treff": [treff_som_json(treff) for treff in resultat.treff],
        "tid_ms": {navn: round(ms, 1) for navn, ms in resultat.tid_ms.items()},
    }


def behandling_som_json(behandling: Behandlingsrad) -> dict[str, Any]:
    """One behandling, with the parts that were found in its document."""
    b = behandling
    return {
        "utvalg": b.utvalg,
        "dato": b.dato.isoformat() if b.dato else None,
        "saksnr": b.saksnr,
        "arkivsaksnr": b.arkivsaksnr,
        "sakstittel": b.sakstittel,
        "dokument": b.dokument,
        "side_fra": b.side_fra,
        "side_til": b.side_til,
        "deler": [{"del": d.slag, "side_fra": d.side_fra, "side_til": d.side_til} for d in b.deler],
    }
