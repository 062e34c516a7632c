"""The JSON that `sakssok` prints: a contract, documented in the README and held by tests.

One line a question (`resultat_som_json`) or a behandling (`behandling_som_json`). Dates are ISO,
pages count from 1, what the documents do not say is null.
"""

from typing import Any

from indeks.datoer import iso
from indeks.lagring.rader import Behandlingsrad
from indeks.lagring.strukturlager import Forslagsrad, Statusrad, Sted, Vedtaksrad, Voteringsrad
from sok.lister.vedtaksfilter import Vedtaksfilter
from sok.lister.vedtaksliste import Listerad
from sok.saker.presedens import Presedens
from sok.saker.saksregister import Gang, Kobling, Sak
from sok.skriving.skrevet import SkrevetSvar
from sok.svar.resultat import Resultat, Treff


def treff_som_json(treff: Treff) -> dict[str, Any]:
    """One hit; `ogsa` is where else the same words stand."""
    p = treff.passasje
    return {
        "rang": treff.rang,
        "poeng": round(treff.poeng, 4),
        "tekst": p.tekst,
        "utvalg": p.utvalg,
        "dato": iso(p.dato),
        "saksnr": p.saksnr,
        "arkivsaksnr": p.arkivsaksnr,
        "sakstittel": p.sakstittel,
        "del": p.slag,
        "dokument": p.dokument,
        "side_fra": p.side_fra,
        "side_til": p.side_til,
        "ocr": p.ocr,
        "ogsa": [
            {
                "utvalg": q.utvalg,
                "dato": iso(q.dato),
                "saksnr": q.saksnr,
                "dokument": q.dokument,
                "side_fra": q.side_fra,
                "side_til": q.side_til,
            }
            for q in treff.ogsa
        ],
    }


def resultat_som_json(resultat: Resultat) -> dict[str, Any]:
    """A question's answer and hits. `svar.kilder` are the `rang` of the hits that it cites, `tvil`
    why it is not sure (`sok.svar.tillit.Tvil`), `sitater` the words quoted of them, their pages,
    and whether the vedtak that they are of goes on; `mente_du` is another question, and `liste`
    what `sakssok vedtak` lists, or null; `tidsrom` the time that the question names by its ends."""
    return {
        "sporsmal": resultat.sporsmal,
        "svar": {
            "tekst": resultat.svar.tekst,
            "kilder": list(resultat.svar.kilder),
            "besvart": resultat.svar.besvart,
            "sikker": resultat.svar.sikker,
            "tvil": list(resultat.tvil),
            "sitater": [
                {
                    "kilde": s.rang,
                    "tekst": s.tekst,
                    "side_fra": s.side_fra,
                    "side_til": s.side_til,
                    "fortsetter": s.fortsetter,
                }
                for s in resultat.svar.sitater
            ],
        },
        "mente_du": resultat.mente_du,
        "liste": None if resultat.liste is None else listefilter_som_json(resultat.liste),
        "tidsrom": None
        if resultat.tidsrom is None
        else {"fra": iso(resultat.tidsrom.fra), "til": iso(resultat.tidsrom.til)},
        "treff": [treff_som_json(treff) for treff in resultat.treff],
        "tid_ms": {navn: round(ms, 1) for navn, ms in resultat.tid_ms.items()},
    }


def listefilter_som_json(f: Vedtaksfilter) -> dict[str, Any]:
    """What a list of vedtak is narrowed by, by the names of the choices of `sakssok vedtak`."""
    return {
        "slag": f.hvilke()[0],
        "utvalg": list(f.grunn.utvalg),
        "fra": iso(f.grunn.fra),
        "til": iso(f.grunn.til),
        "resultat": f.resultat,
        "forslagsstiller": f.forslagsstiller,
        "parti": f.parti,
        "status": f.status,
    }


def skrevet_som_json(skrevet: SkrevetSvar) -> dict[str, Any]:
    """What a language model has written of the hits and holds: sentences, each with the `rang` of
    its sources, and how many were left out."""
    return {
        "setninger": [{"tekst": s.tekst, "kilder": list(s.kilder)} for s in skrevet.setninger],
        "utelatt": len(skrevet.utelatt),
    }


def behandling_som_json(behandling: Behandlingsrad) -> dict[str, Any]:
    """One behandling, with the parts that were found in its document."""
    b = behandling
    return {
        "utvalg": b.utvalg,
        "dato": iso(b.dato),
        "saksnr": b.saksnr,
        "arkivsaksnr": b.arkivsaksnr,
        "sakstittel": b.sakstittel,
        "dokument": b.dokument,
        "side_fra": b.side_fra,
        "side_til": b.side_til,
        "deler": [{"del": d.slag, "side_fra": d.side_fra, "side_til": d.side_til} for d in b.deler],
    }


def _sted_som_json(sted: Sted) -> dict[str, Any]:
    return {"dokument": sted.dokument, "side_fra": sted.side_fra, "side_til": sted.side_til}


def forslag_som_json(f: Forslagsrad) -> dict[str, Any]:
    """A proposal. `tekst` are its own words, empty where the minutes do not give them."""
    return {
        "type": f.type,
        "forslagsstillere": [{"navn": p.navn, "parti": p.parti} for p in f.forslagsstillere],
        "partier": list(f.partier),
        "organ": f.organ,
        "tidligere_organ": f.tidligere_organ,
        "utfall": f.utfall,
        "tekst": f.tekst,
        **_sted_som_json(f.sted),
    }


def votering_som_json(v: Voteringsrad) -> dict[str, Any]:
    """A vote; `tekst` is the sentence that tells it. Numbers not told are null."""
    return {
        "gjelder": v.gjelder,
        "forslagsstillere": list(v.forslagsstillere),
        "resultat": v.resultat,
        "enstemmig": v.enstemmig,
        "stemmer_for": v.stemmer_for,
        "stemmer_mot": v.stemmer_mot,
        "stemte_for": list(v.stemte_for),
        "stemte_mot": list(v.stemte_mot),
        "tekst": v.tekst,
        **_sted_som_json(v.sted),
    }


def vedtak_som_json(v: Vedtaksrad) -> dict[str, Any]:
    """A block of decided, recommended or proposed text with its numbered points."""
    return {
        "slag": v.slag,
        "tekst": v.tekst,
        "punkter": [{"nr": p.nr, "tekst": p.tekst} for p in v.punkter],
        **_sted_som_json(v.sted),
    }


def status_som_json(s: Statusrad) -> dict[str, Any]:
    """A row of a report on earlier decisions."""
    return {
        "dato": iso(s.dato),
        "utvalg": s.organ,
        "saksnr": s.saksnr,
        "sakstittel": s.sakstittel,
        "status": s.status,
        "iverksatt": s.iverksatt,
        "merknad": s.merknad,
        **_sted_som_json(s.sted),
    }


def _kobling_som_json(k: Kobling) -> dict[str, Any]:
    return {
        "henvisning": k.henvisning.tekst,
        "saksnr": k.henvisning.saksnr,
        "utvalg": k.utvalg,
        "dato": iso(k.dato),
        "sakstittel": k.sakstittel,
        "i_indeksen": k.sak is not None,
        **_sted_som_json(k.henvisning.sted),
    }


def gang_som_json(g: Gang) -> dict[str, Any]:
    """One body's treatment of a sak."""
    return {
        "utvalg": g.utvalg,
        "dato": iso(g.dato),
        "saksnr": g.saksnr,
        "holdt": g.holdt,
        "utfall": g.utfall,
        "avgjorelse": g.avgjorelse,
        "forslag": [forslag_som_json(f) for f in g.forslag],
        "voteringer": [votering_som_json(v) for v in g.voteringer],
        "vedtak": vedtak_som_json(g.vedtak) if g.vedtak else None,
        "som_foreslatt": g.endring.som_foreslatt if g.endring else None,
        "endringer": [
            {
                "slag": p.slag,
                "fra": p.fra,
                "til": p.til,
                "ord": [{"slag": o.slag, "tekst": o.tekst} for o in p.ord],
            }
            for p in (g.endring.punkter if g.endring else ())
            if p.slag != "likt"
        ],
        "utgaver": [_sted_som_json(u) for u in g.utgaver],
    }


def sak_som_json(sak: Sak) -> dict[str, Any]:
    """A sak: its chain, references and status."""
    return {
        "arkivsaksnr": sak.arkivsaksnr,
        "sakstittel": sak.tittel,
        "behandlinger": [gang_som_json(g) for g in sak.ganger],
        "bygger_pa": [_kobling_som_json(k) for k in sak.bygger_pa],
        "vist_til": [_kobling_som_json(k) for k in sak.vist_til],
        "status": [status_som_json(s) for s in sak.status],
        "eiendommer": sorted({f"{e.gnr}/{e.bnr}" for e in sak.eiendommer}),
    }


def presedens_som_json(p: Presedens) -> dict[str, Any]:
    """An earlier sak that resembles."""
    return {
        "rang": p.rang,
        "poeng": round(p.poeng, 4),
        "arkivsaksnr": p.arkivsaksnr,
        "sakstittel": p.tittel,
        "behandlinger": [
            {
                "utvalg": g.utvalg,
                "dato": iso(g.dato),
                "saksnr": g.saksnr,
                "utfall": g.utfall,
                "avgjorelse": g.avgjorelse,
                "voteringer": [votering_som_json(v) for v in g.voteringer],
                "vedtak": vedtak_som_json(g.vedtak) if g.vedtak else None,
            }
            for g in p.ganger
        ],
        "likheter": [
            {
                "likhet": round(x.likhet, 4),
                "tekst": x.passasje.tekst,
                "del": x.passasje.slag,
                "dokument": x.passasje.dokument,
                "side_fra": x.passasje.side_fra,
                "side_til": x.passasje.side_til,
            }
            for x in p.likheter
        ],
    }


def listerad_som_json(r: Listerad) -> dict[str, Any]:
    """A row of a list; the same names as columns of the CSV."""
    return {
        "slag": r.slag,
        "dato": iso(r.dato),
        "utvalg": r.utvalg,
        "saksnr": r.saksnr,
        "arkivsaksnr": r.arkivsaksnr,
        "sakstittel": r.sakstittel,
        "type": r.type,
        "forslagsstillere": list(r.forslagsstillere),
        "partier": list(r.partier),
        "resultat": r.resultat,
        "enstemmig": r.enstemmig,
        "stemmer_for": r.stemmer_for,
        "stemmer_mot": r.stemmer_mot,
        "stemte_for": list(r.stemte_for),
        "stemte_mot": list(r.stemte_mot),
        "status": r.status,
        "iverksatt": r.iverksatt,
        "merknad": r.merknad,
        "tekst": r.tekst,
        "dokument": r.dokument,
        "side_fra": r.side_fra,
        "side_til": r.side_til,
    }
