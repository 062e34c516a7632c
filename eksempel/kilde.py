"""Reads the archive's source under kilde/ into typed objects and checks that its parts agree.

The source is TOML (municipality, meetings, documents, one file a sak) and reports in the archive's
own small markup.
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROT = Path(__file__).parent / "kilde"
NYTT_STYRE = date(2023, 10, 1)
"""From here on the council elected in September 2023 sits."""

SLAG = ("vedtak", "innstilling", "uttalelse")
UTFALL = ("vedtatt", "avslått", "utsatt", "oversendt", "trukket", "orientering", "valgt")


@dataclass(frozen=True, slots=True)
class Utvalg:
    """A body: its name as written in its own papers, its layout, its language and its members."""

    nokkel: str
    navn: str
    filnavn: str
    oppsett: str
    maal: str
    sekretar: str
    medlemmer: dict[str, tuple[str, ...]]
    motearkiv: dict[str, str]


@dataclass(frozen=True, slots=True)
class Forfall:
    """A member who was absent and the one who met instead (None where the seat stood empty)."""

    navn: str
    vara: str | None


@dataclass(frozen=True, slots=True)
class Mote:
    """A meeting of a body: time, place, who was there, and what the front page says."""

    nokkel: str
    utvalg: Utvalg
    dato: date
    tid: str
    slutt: str
    sted: str
    oppsett: str
    forste: int
    forrige: date | None
    forfall: tuple[Forfall, ...] = ()
    administrasjon: str = ""
    merknader: str = ""
    innkalt: date | None = None
    tema: tuple[str, ...] = ()
    referater: tuple[str, ...] = ()

    @property
    def maal(self) -> str:
        """The language of the meeting's own papers: nb or nn."""
        return self.utvalg.maal

    @property
    def medlemmer(self) -> tuple[str, ...]:
        """The elected members of the body in the meeting's period, leader first."""
        periode = "2023-2027" if self.dato >= NYTT_STYRE else "2019-2023"
        return self.utvalg.medlemmer[periode]

    @property
    def motende(self) -> tuple[tuple[str, str | None], ...]:
        """Those who met, each with the one they met for."""
        borte = {f.navn: f.vara for f in self.forfall}
        faste = [(m, None) for m in self.medlemmer if m not in borte]
        return (*faste, *((v, n) for n, v in borte.items() if v))

    @property
    def leder(self) -> str:
        """Name and party of the one who led the meeting."""
        return self.motende[0][0]


@dataclass(frozen=True, slots=True)
class Behandling:
    """One body's treatment of a sak. `nr` is empty for a sak without a number of its own."""

    mote: Mote
    nr: str
    tekst: str
    slag: str
    vedtak: str
    utfall: str
    stemmer: tuple[int, int] | None = None

    @property
    def tall(self) -> int:
        """The number in the saksnr without the year; saker without one come last."""
        return int(self.nr.split("/")[0]) if self.nr else 9999

    @property
    def enstemmig(self) -> bool:
        """Whether the treatment says that it was unanimous and tells of no votes."""
        ord_ = ("enstemmig", "samrøystes", "einstemmig")
        return self.stemmer is None and any(o in self.tekst.lower() for o in ord_)


@dataclass(slots=True)
class Rapport:
    """An attached report: metadata and its text in the archive's own markup."""

    nokkel: str
    tittel: str
    undertittel: str
    bunntekst: str
    utgiver: str
    dato: str
    tekst: str


@dataclass(slots=True)
class Sak:
    """A sak: arkivsaksnr, title, the case paper and every body's treatment of it."""

    nokkel: str
    arkivsak: str
    dok: int
    tittel: str
    maal: str
    saksbehandler: str
    forslag: str
    forslag_fra: str
    framlegg: str
    vedlegg: tuple[str, ...] = ()
    rapporter: tuple[Rapport, ...] = ()
    slag: str = "sak"
    behandlinger: list[Behandling] = field(default_factory=list)

    def til_og_med(self, behandling: Behandling) -> list[Behandling]:
        """The treatments up to and with the given one."""
        return self.behandlinger[: self.behandlinger.index(behandling) + 1]


@dataclass(frozen=True, slots=True)
class Dokumentplan:
    """One PDF to make: of a meeting, of a sak, or of a report."""

    fil: str
    slag: str
    mote: str = ""
    saker: tuple[str, ...] = ()
    rapport: str = ""


@dataclass(slots=True)
class Kilde:
    """Everything the archive is made from."""

    kommune: dict[str, Any]
    utvalg: dict[str, Utvalg]
    moter: dict[str, Mote]
    saker: list[Sak]
    rapporter: dict[str, Rapport]
    dokumenter: list[Dokumentplan]

    def sakskart(self, mote: Mote) -> list[tuple[Sak, Behandling]]:
        """The saker of a meeting in the order of their saksnr."""
        treff = [(s, b) for s in self.saker for b in s.behandlinger if b.mote.nokkel == mote.nokkel]
        return sorted(treff, key=lambda par: par[1].tall)

    def sak(self, nokkel: str) -> Sak:
        """The sak with this key."""
        return next(s for s in self.saker if s.nokkel == nokkel)


def kort_dato(dag: date) -> str:
    """14.06.2023."""
    return f"{dag:%d.%m.%Y}"


def _toml(sti: Path) -> dict[str, Any]:
    with sti.open("rb") as fil:
        return tomllib.load(fil)


def _les_utvalg(data: dict[str, Any]) -> dict[str, Utvalg]:
    return {
        n: Utvalg(
            nokkel=n,
            navn=u["navn"],
            filnavn=u["filnavn"],
            oppsett=u["oppsett"],
            maal=u.get("maal", "nb"),
            sekretar=u["sekretar"],
            medlemmer={p: tuple(m) for p, m in u["medlemmer"].items()},
            motearkiv=dict(u["motearkiv"]),
        )
        for n, u in data["utvalg"].items()
    }


def _les_moter(data: dict[str, Any], utvalg: dict[str, Utvalg]) -> dict[str, Mote]:
    moter: dict[str, Mote] = {}
    for nokkel, m in data.items():
        organ = utvalg[nokkel.split("-")[0]]
        moter[nokkel] = Mote(
            nokkel=nokkel,
            utvalg=organ,
            dato=date.fromisoformat(nokkel.split("-", 1)[1]),
            tid=m["tid"],
            slutt=m["slutt"],
            sted=m["sted"],
            oppsett=m.get("oppsett", organ.oppsett),
            forste=m["forste"],
            forrige=m.get("forrige"),
            forfall=tuple(Forfall(f[0], f[1] or None) for f in m.get("forfall", [])),
            administrasjon=m.get("administrasjon", ""),
            merknader=m.get("merknader", "").strip(),
            innkalt=m.get("innkalt"),
            tema=tuple(m.get("tema", [])),
            referater=tuple(m.get("referater", [])),
        )
    return moter


def _les_rapporter() -> dict[str, Rapport]:
    alle: dict[str, Rapport] = {}
    for sti in sorted((ROT / "rapporter").glob("*.md")):
        hode, _, tekst = sti.read_text(encoding="utf-8").partition("\n+++\n")
        felt = tomllib.loads(hode)
        alle[sti.stem] = Rapport(nokkel=sti.stem, tekst=tekst.strip(), **felt)
    return alle


def _les_sak(sti: Path, moter: dict[str, Mote], rapporter: dict[str, Rapport]) -> Sak:
    data = _toml(sti)
    sak = Sak(
        nokkel=sti.stem,
        arkivsak=data["arkivsak"],
        dok=data.get("dok", 1),
        tittel=data["tittel"],
        maal=data.get("maal", "nb"),
        saksbehandler=data["saksbehandler"],
        forslag=data["forslag"].strip(),
        forslag_fra=data.get("forslag_fra", ""),
        framlegg=data["framlegg"].strip(),
        vedlegg=tuple(data.get("vedlegg", [])),
        rapporter=tuple(rapporter[n] for n in data.get("rapporter", [])),
    )
    forrige = sak.forslag
    for b in data["behandlinger"]:
        vedtak = b.get("vedtak", "=").strip()
        vedtak = {"=": sak.forslag, "forrige": forrige}.get(vedtak, vedtak)
        stemmer = b.get("stemmer")
        sak.behandlinger.append(
            Behandling(
                mote=moter[b["mote"]],
                nr=b["nr"],
                tekst=b["behandling"].strip(),
                slag=b.get("slag", "vedtak"),
                vedtak=vedtak,
                utfall=b.get("utfall", "vedtatt"),
                stemmer=(int(stemmer[0]), int(stemmer[1])) if stemmer else None,
            )
        )
        forrige = vedtak
    return sak


def _faste_saker(moter: dict[str, Mote]) -> list[Sak]:
    """The saker every meeting has: approval of the last protokoll, and referatsaker."""
    saker: list[Sak] = []
    for nokkel, mote in moter.items():
        nn = mote.maal == "nn"
        ar = f"{mote.dato:%y}"
        arkiv = mote.utvalg.motearkiv[ar]
        if mote.forrige is not None:
            dag = kort_dato(mote.forrige)
            tittel = (
                f"Godkjenning av protokoll frå møtet {dag}"
                if nn
                else (f"Godkjenning av protokoll fra møte {dag}")
            )
            forslag = (
                f"Protokoll frå møtet {dag} vert godkjend."
                if nn
                else (f"Protokoll fra møte {dag} godkjennes.")
            )
            sak = Sak(
                f"godkjenning-{nokkel}",
                arkiv,
                mote.forste,
                tittel,
                mote.maal,
                mote.utvalg.sekretar,
                forslag,
                "leder",
                "",
                slag="godkjenning",
            )
            tekst = "Samrøystes vedteke." if nn else "Enstemmig vedtatt."
            sak.behandlinger.append(
                Behandling(mote, f"{mote.forste}/{ar}", tekst, "vedtak", forslag, "vedtatt")
            )
            saker.append(sak)
        if mote.referater:
            forslag = (
                "Meldingane vert tekne til orientering."
                if nn
                else ("Referatsakene tas til orientering.")
            )
            nr = (
                "" if mote.oppsett == "acos" else f"{mote.forste + (mote.forrige is not None)}/{ar}"
            )
            sak = Sak(
                f"referat-{nokkel}",
                arkiv,
                mote.forste + 1,
                "Meldingar" if nn else "Referatsaker",
                mote.maal,
                mote.utvalg.sekretar,
                forslag,
                "leder",
                "",
                slag="referat",
            )
            tekst = (
                "Meldingane vart tekne til orientering."
                if nn
                else ("Referatsakene ble tatt til orientering.")
            )
            sak.behandlinger.append(Behandling(mote, nr, tekst, "vedtak", forslag, "orientering"))
            saker.append(sak)
    return saker


def les() -> Kilde:
    """Reads the whole source and checks it; raises ValueError where two parts disagree."""
    kommune = _toml(ROT / "kommune.toml")
    utvalg = _les_utvalg(kommune)
    moter = _les_moter(_toml(ROT / "moter.toml"), utvalg)
    rapporter = _les_rapporter()
    saker = [_les_sak(sti, moter, rapporter) for sti in sorted((ROT / "saker").glob("*.toml"))]
    saker += _faste_saker(moter)
    dokumenter = [
        Dokumentplan(
            fil=d["fil"],
            slag=d["slag"],
            mote=d.get("mote", ""),
            saker=tuple(d.get("saker", [])),
            rapport=d.get("rapport", ""),
        )
        for d in _toml(ROT / "dokumenter.toml")["dokumenter"]
    ]
    kilde = Kilde(kommune, utvalg, moter, saker, rapporter, dokumenter)
    feil = _feil(kilde)
    if feil:
        raise ValueError("\n".join(feil))
    return kilde


def _feil_i_saker(kilde: Kilde) -> list[str]:
    feil: list[str] = []
    sett: dict[tuple[str, str], str] = {}
    dokumenter: dict[tuple[str, int], str] = {}
    for sak in kilde.saker:
        dok = (sak.arkivsak, sak.dok)
        if sak.slag == "sak" and dok in dokumenter:
            feil.append(f"{dok} brukes av både {dokumenter[dok]} og {sak.nokkel}")
        dokumenter[dok] = sak.nokkel
        datoer = [b.mote.dato for b in sak.behandlinger]
        if datoer != sorted(datoer):
            feil.append(f"{sak.nokkel}: behandlingene står ikke i rekkefølge")
        for b in sak.behandlinger:
            if b.slag not in SLAG or b.utfall not in UTFALL:
                feil.append(f"{sak.nokkel}: ukjent {b.slag} eller {b.utfall}")
            if not b.nr:
                continue
            nokkel = (b.mote.utvalg.nokkel, b.nr)
            if nokkel in sett:
                feil.append(f"{nokkel} brukes av både {sett[nokkel]} og {sak.nokkel}")
            sett[nokkel] = sak.nokkel
            if int(b.nr.split("/")[1]) != b.mote.dato.year % 100:
                feil.append(f"{sak.nokkel}: {b.nr} hører ikke til {b.mote.dato.year}")
            if b.stemmer and sum(b.stemmer) != len(b.mote.motende):
                feil.append(
                    f"{sak.nokkel} {b.nr}: {sum(b.stemmer)} stemmer, {len(b.mote.motende)} møtende"
                )
    return feil


def _feil(kilde: Kilde) -> list[str]:
    feil = _feil_i_saker(kilde)
    for mote in kilde.moter.values():
        tall = [b.tall for _, b in kilde.sakskart(mote) if b.nr]
        if tall != list(range(mote.forste, mote.forste + len(tall))):
            feil.append(f"{mote.nokkel}: hull i saksnumrene {tall}")
        for borte in mote.forfall:
            if borte.navn not in mote.medlemmer:
                feil.append(f"{mote.nokkel}: {borte.navn} er ikke medlem")
            if borte.vara in mote.medlemmer:
                feil.append(f"{mote.nokkel}: {borte.vara} er fast medlem")
    return feil + uloste_henvisninger(kilde)


_HENVISNING = re.compile(r"\b([FK])-sak (\d{1,3}/(\d\d))")
_ORGAN = {"F": "fsk", "K": "ks"}


def uloste_henvisninger(kilde: Kilde) -> list[str]:
    """References such as "F-sak 13/23", from the archive's years, that no behandling answers to."""
    kjente = {(b.mote.utvalg.nokkel, b.nr) for s in kilde.saker for b in s.behandlinger}
    tekster = [
        (s.nokkel, s.forslag + s.framlegg + "".join(b.tekst + b.vedtak for b in s.behandlinger))
        for s in kilde.saker
    ]
    tekster += [(v.nokkel, v.tekst) for v in kilde.rapporter.values()]
    return [
        f"{nokkel}: {funn[0]} finnes ikke"
        for nokkel, tekst in tekster
        for funn in _HENVISNING.finditer(tekst)
        if int(funn[3]) >= 23 and (_ORGAN[funn[1]], funn[2]) not in kjente
    ]
