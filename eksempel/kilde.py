"""Reads the archive's source under kilde/ into typed objects.

The source is TOML (municipality, meetings, documents, one file a sak) and reports in the archive's
own small markup.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROT = Path(__file__).parent / "kilde"
NYTT_STYRE = date(2023, 10, 1)
"""From here on the council elected in September 2023 sits."""


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
class Forslag:
    """The truth of a proposal told in a treatment. `setning` is how the sentence that brings it
    begins, `begynner` how the proposal's own words begin ("" where they are not given)."""

    setning: str
    type: str
    forslagsstillere: tuple[str, ...]
    partier: tuple[str, ...]
    begynner: str
    utfall: str


@dataclass(frozen=True, slots=True)
class Votering:
    """The truth of a result told in a treatment. `setning` is how the sentence that tells it
    begins; counts and names that it does not tell are None."""

    setning: str
    gjelder_type: str
    resultat: str
    enstemmig: bool = False
    forslagsstillere: tuple[str, ...] = ()
    for_: int | None = None
    mot: int | None = None
    stemte_for: tuple[str, ...] | None = None
    stemte_mot: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Behandling:
    """One body's treatment of a sak. `nr` is empty for a sak without a number of its own.

    `fratradt` are those who met but left the room while the sak was treated.
    """

    mote: Mote
    nr: str
    tekst: str
    slag: str
    vedtak: str
    utfall: str
    stemmer: tuple[int, int] | None = None
    forslag: tuple[Forslag, ...] = ()
    voteringer: tuple[Votering, ...] = ()
    fratradt: tuple[str, ...] = ()

    @property
    def stemmende(self) -> tuple[str, ...]:
        """Those who could vote."""
        return tuple(n for n, _ in self.mote.motende if n not in self.fratradt)

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


def _les_forslag(f: dict[str, Any]) -> Forslag:
    return Forslag(
        setning=f["setning"],
        type=f["type"],
        forslagsstillere=tuple(f["forslagsstillere"]),
        partier=tuple(f["partier"]),
        begynner=f["begynner"],
        utfall=f["utfall"],
    )


def _les_votering(v: dict[str, Any]) -> Votering:
    return Votering(
        setning=v["setning"],
        gjelder_type=v["gjelder_type"],
        resultat=v["resultat"],
        enstemmig=v["enstemmig"],
        forslagsstillere=tuple(v["forslagsstillere"]),
        for_=v.get("for"),
        mot=v.get("mot"),
        stemte_for=tuple(v["stemte_for"]) if "stemte_for" in v else None,
        stemte_mot=tuple(v["stemte_mot"]) if "stemte_mot" in v else None,
    )


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
                forslag=tuple(_les_forslag(f) for f in b.get("forslag", [])),
                voteringer=tuple(_les_votering(v) for v in b.get("voteringer", [])),
                fratradt=tuple(b.get("fratradt", [])),
            )
        )
        forrige = vedtak
    return sak


def _godkjent(mote: Mote) -> tuple[str, str]:
    """How a body's protokoll tells that the last one was approved, and what result that is."""
    if mote.maal == "nn":
        return "Samrøystes vedteke.", "vedtatt"
    if mote.oppsett == "acos":
        return "Protokollen ble enstemmig godkjent.", "godkjent"
    return "Enstemmig vedtatt.", "vedtatt"


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
            tekst, resultat = _godkjent(mote)
            votering = Votering(tekst, "innstilling", resultat, enstemmig=True)
            sak.behandlinger.append(
                Behandling(
                    mote,
                    f"{mote.forste}/{ar}",
                    tekst,
                    "vedtak",
                    forslag,
                    "vedtatt",
                    voteringer=(votering,),
                )
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
            votering = Votering(tekst, "annet", "tatt_til_orientering")
            sak.behandlinger.append(
                Behandling(
                    mote, nr, tekst, "vedtak", forslag, "orientering", voteringer=(votering,)
                )
            )
            saker.append(sak)
    return saker


def les() -> Kilde:
    """Reads the whole source."""
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
    return Kilde(kommune, utvalg, moter, saker, rapporter, dokumenter)
