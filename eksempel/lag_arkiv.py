"""Makes the sample archive: pdf/*.pdf and fasit.json from the text under kilde/.

`python eksempel/lag_arkiv.py` writes them; with `--kontroller` nothing is written, and the exit
status is 1 where what lies there differs from what would be made.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from flyt import Innhold, Sideinfo, bygg, seksjon, slutt, start, statusnotat
from kilde import Behandling, Dokumentplan, Kilde, Sak, kort_dato, les
from kontroll import kontroller as sjekk
from oppsett import Oppsett, rapportinnhold, rapportseksjon
from oppsett_360 import Public360
from oppsett_acos import Acos
from oppsett_elements import Elements

MAPPE = Path(__file__).parent
OPPSETT: dict[str, type[Oppsett]] = {"acos": Acos, "elements": Elements, "360": Public360}


def _innhold(kilde: Kilde, plan: Dokumentplan, sider: Sideinfo) -> Innhold:
    if plan.slag == "rapport":
        rapport = kilde.rapporter[plan.rapport]
        merke = f"rapport|{rapport.nokkel}|"
        return [
            *seksjon(rapportseksjon(rapport, merke), forst=True),
            start(merke),
            *rapportinnhold(rapport),
            slutt(merke),
        ]
    mote = kilde.moter[plan.mote]
    oppsett = OPPSETT[mote.oppsett](kilde)
    if plan.slag == "innkalling":
        return oppsett.innkalling(mote)
    if plan.slag == "protokoll":
        return oppsett.protokoll(mote, sider)
    par = [(s, b) for s, b in kilde.sakskart(mote) if s.nokkel in plan.saker]
    if plan.slag == "saksframlegg":
        return oppsett.enkeltframlegg(*par[0])
    return oppsett.saksprotokoller(par)


def _fasit_rad(fil: str, slag: str, sak: Sak, b: Behandling, sider: Sideinfo) -> dict[str, Any]:
    vedtak = f"vedtak|{sak.nokkel}|{b.mote.nokkel}"
    fra, til = sider.sider[f"{slag}|{sak.nokkel}|{b.mote.nokkel}"]
    holdt = slag != "framlegg"
    # Protokoller in the Elements layout print no arkivsaksnr for the fixed saker, and an
    # innkalling's list of referatsaker none at all.
    skjult = (sak.slag != "sak" and b.mote.oppsett == "elements" and holdt) or (
        sak.slag == "referat" and b.mote.oppsett != "360"
    )
    har_vedtak = holdt and vedtak in sider.sider
    return {
        "dokument": fil,
        "slag": slag,
        "utvalg": b.mote.utvalg.navn,
        "dato": b.mote.dato.isoformat(),
        "saksnr": b.nr or None,
        "arkivsaksnr": None if skjult else sak.arkivsak,
        "sakstittel": sak.tittel,
        "maal": sak.maal,
        "side_fra": fra,
        "side_til": til,
        "del": b.slag if har_vedtak else None,
        "vedtak_side_fra": sider.fra(vedtak) if har_vedtak else None,
        "vedtak_side_til": sider.til(vedtak) if har_vedtak else None,
        "vedtak": b.vedtak if har_vedtak else None,
        "utfall": b.utfall if holdt else None,
        "enstemmig": b.enstemmig if holdt else None,
        "stemmer": {"for": b.stemmer[0], "mot": b.stemmer[1]} if holdt and b.stemmer else None,
    }


def _rapport_rad(kilde: Kilde, fil: str, merke: str, sider: Sideinfo) -> dict[str, Any]:
    _, navn, sak = merke.split("|")
    return {
        "dokument": fil,
        "slag": "vedlegg" if sak else "rapport",
        "sakstittel": kilde.rapporter[navn].tittel,
        "arkivsaksnr": kilde.sak(sak).arkivsak if sak else None,
        "side_fra": sider.fra(merke),
        "side_til": sider.til(merke),
    }


def _fasit(kilde: Kilde, plan: Dokumentplan, sider: Sideinfo) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = []
    for merke in sider.sider:
        art = merke.split("|")[0]
        if art in ("framlegg", "protokoll", "saksprotokoll") and "|" in merke:
            sak, b, _ = _behandling(kilde, merke)
            rader.append(_fasit_rad(plan.fil, art, sak, b, sider))
        elif art == "rapport":
            rader.append(_rapport_rad(kilde, plan.fil, merke, sider))
    return sorted(rader, key=lambda r: (r["side_fra"], r["side_til"]))


def _behandling(kilde: Kilde, merke: str) -> tuple[Sak, Behandling, str]:
    _, sak_n, mote_n, *rest = merke.split("|")
    sak = kilde.sak(sak_n)
    return sak, next(b for b in sak.behandlinger if b.mote.nokkel == mote_n), "".join(rest)


def _sted(fil: str, b: Behandling, side: int) -> dict[str, Any]:
    return {
        "dokument": fil,
        "side": side,
        "utvalg": b.mote.utvalg.navn,
        "dato": b.mote.dato.isoformat(),
        "saksnr": b.nr or None,
    }


def _forslag(kilde: Kilde, fil: str, sider: Sideinfo) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = []
    for merke in (m for m in sider.sider if m.startswith("forslag|")):
        _, b, nr = _behandling(kilde, merke)
        f = b.forslag[int(nr)]
        rader.append(
            {
                **_sted(fil, b, sider.fra(merke)),
                "setning": f.setning,
                "forslagsstillere": list(f.forslagsstillere),
                "partier": list(f.partier),
                "type": f.type,
                "begynner": f.begynner,
                "utfall": f.utfall,
            }
        )
    return rader


def _voteringer(kilde: Kilde, fil: str, sider: Sideinfo) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = []
    for merke in (m for m in sider.sider if m.startswith("votering|")):
        _, b, nr = _behandling(kilde, merke)
        v = b.voteringer[int(nr)]
        rader.append(
            {
                **_sted(fil, b, sider.fra(merke)),
                "setning": v.setning,
                "gjelder_type": v.gjelder_type,
                "forslagsstillere": list(v.forslagsstillere),
                "resultat": v.resultat,
                "enstemmig": v.enstemmig,
                "for": v.for_,
                "mot": v.mot,
                "stemte_for": None if v.stemte_for is None else list(v.stemte_for),
                "stemte_mot": None if v.stemte_mot is None else list(v.stemte_mot),
            }
        )
    return rader


def _vedtaksstatus(fil: str, sider: Sideinfo) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = []
    for merke in (m for m in sider.sider if m.startswith("vedtaksstatus|")):
        rad = statusnotat(merke)
        rader.append(
            {
                "dokument": fil,
                "side": sider.fra(merke),
                "dato": "-".join(reversed(rad.dato.split("."))),
                "utvalg": rad.utvalg,
                "saksnr": rad.saksnr,
                "sakstittel": rad.sakstittel,
                "status": rad.status or None,
                "merknad": rad.merknad or None,
            }
        )
    return rader


def _tittel(kilde: Kilde, plan: Dokumentplan) -> str:
    if plan.rapport:
        return kilde.rapporter[plan.rapport].tittel
    mote = kilde.moter[plan.mote]
    return f"{plan.slag.capitalize()} {mote.utvalg.navn} {kort_dato(mote.dato)}"


def lag(ut: Path) -> None:
    """Writes every PDF and the fasit under `ut`."""
    kilde = les()
    sjekk(kilde)
    pdf = ut / "pdf"
    pdf.mkdir(parents=True, exist_ok=True)
    behandlinger: list[dict[str, Any]] = []
    dokumenter: list[dict[str, Any]] = []
    forslag: list[dict[str, Any]] = []
    voteringer: list[dict[str, Any]] = []
    vedtaksstatus: list[dict[str, Any]] = []
    for plan in kilde.dokumenter:
        oppsett = OPPSETT[kilde.moter[plan.mote].oppsett] if plan.mote else Acos

        def innhold(sider: Sideinfo, plan: Dokumentplan = plan) -> Innhold:
            return _innhold(kilde, plan, sider)

        tittel = _tittel(kilde, plan)
        sider = bygg(pdf / plan.fil, tittel, innhold, oppsett.topp, oppsett.bunn)
        behandlinger += _fasit(kilde, plan, sider)
        forslag += _forslag(kilde, plan.fil, sider)
        voteringer += _voteringer(kilde, plan.fil, sider)
        vedtaksstatus += _vedtaksstatus(plan.fil, sider)
        dokumenter.append({"dokument": plan.fil, "slag": plan.slag, "sider": sider.antall})
    fasit = {
        "dokumenter": dokumenter,
        "behandlinger": behandlinger,
        "forslag": forslag,
        "voteringer": voteringer,
        "vedtaksstatus": vedtaksstatus,
    }
    tekst = json.dumps(fasit, ensure_ascii=False, indent=1)
    (ut / "fasit.json").write_text(tekst + "\n", encoding="utf-8")


def _filer(mappe: Path) -> dict[str, bytes]:
    stier = [*sorted((mappe / "pdf").glob("*.pdf")), mappe / "fasit.json"]
    return {s.relative_to(mappe).as_posix(): s.read_bytes() for s in stier if s.exists()}


def kontroller() -> int:
    """Makes the archive elsewhere and compares; the number of files that differ."""
    with tempfile.TemporaryDirectory() as midlertidig:
        lag(Path(midlertidig))
        nye, gamle = _filer(Path(midlertidig)), _filer(MAPPE)
    ulike = sorted(n for n in nye.keys() | gamle.keys() if nye.get(n) != gamle.get(n))
    for navn in ulike:
        print(f"{navn}: er ikke det kilden gir", file=sys.stderr)
    return len(ulike)


def hoved() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Lager eksempelarkivet.")
    parser.add_argument("--kontroller", action="store_true", help="sammenlign, skriv ingenting")
    if parser.parse_args().kontroller:
        sys.exit(1 if kontroller() else 0)
    for gammel in (MAPPE / "pdf").glob("*.pdf"):
        gammel.unlink()
    lag(MAPPE)


if __name__ == "__main__":
    hoved()
