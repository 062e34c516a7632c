"""Reads the archive's source: TOML files under kilde/ (municipality, meetings, documents, saker) and
Markdown-like attachments, into typed objects, and checks that they agree with one another."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

ROT = Path(__file__).parent / "kilde"


@dataclass(frozen=True, slots=True)
class Utvalg:
    """A body: its name as written in its own papers, its layout and the letters of its saksnr."""

    nokkel: str
    navn: str
    kort: str
    oppsett: str
    maal: str
    medlemmer: dict[str, tuple[str, ...]]
    leder: dict[str, str]


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
    maal: str
    forfall: tuple[Forfall, ...] = ()
    administrasjon: str = ""
    sekretar: str = ""
    merknader: str = ""
    innkalt: str = ""
    tema: tuple[str, ...] = ()
    referater: tuple[str, ...] = ()
    underskrivere: str = ""

    @property
    def periode(self) -> str:
        """The council period the meeting lies in: the election was in September 2023."""
        return "2023-2027" if self.dato >= date(2023, 10, 10) else "2019-2023"

    @property
    def medlemmer(self) -> tuple[str, ...]:
        """The elected members of the body in the meeting's period."""
        return self.utvalg.medlemmer[self.periode]

    @property
    def leder(self) -> str:
        """Name and party of the one who led the meeting."""
        leder = self.medlemmer[0]
        for borte in self.forfall:
            if borte.navn == leder:
                return self.medlemmer[1]
        return leder


@dataclass(frozen=True, slots=True)
class Behandling:
    """One body's treatment of a sak."""

    mote: Mote
    nr: str
    tekst: str
    slag: str
    vedtak: str
    resultat: str
    stemmer: tuple[int, int] | None = None

    @property
    def tall(self) -> int:
        """The number in the saksnr without the year."""
        return int(self.nr.split("/")[0])


@dataclass(slots=True)
class Vedlegg:
    """An attached report: metadata and its text in the archive's own markup."""

    nokkel: str
    tittel: str
    undertittel: str
    bunntekst: str
    utgiver: str
    maal: str
    stil: str
    tekst: str


@dataclass(slots=True)
class Sak:
    """A sak: one arkivsaksnr, a title, the case paper and every body's treatment of it."""

    nokkel: str
    arkivsak: str
    dok: int
    tittel: str
    maal: str
    saksbehandler: str
    forslag: str
    forslag_fra: str
    framlegg: str
    vedleggsliste: tuple[str, ...]
    rapporter: tuple[Vedlegg, ...]
    slag: str
    behandlinger: list[Behandling] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dokumentplan:
    """One PDF to make: what kind, of which meeting or sak, and what is bound into it."""

    fil: str
    slag: str
    mote: str = ""
    sak: str = ""
    vedlegg: str = ""
    rapporter: tuple[str, ...] = ()
    protokoller: tuple[str, ...] = ()
    saksprotokoller: str = "tidligere"
    uten_framlegg: tuple[str, ...] = ()


@dataclass(slots=True)
class Kilde:
    """Everything the archive is made from."""

    kommune: dict[str, Any]
    utvalg: dict[str, Utvalg]
    moter: dict[str, Mote]
    saker: list[Sak]
    vedlegg: dict[str, Vedlegg]
    dokumenter: list[Dokumentplan]

    def sakskart(self, mote: Mote) -> list[tuple[Sak, Behandling]]:
        """The saker of a meeting in the order of their saksnr."""
        treff = [(s, b) for s in self.saker for b in s.behandlinger if b.mote.nokkel == mote.nokkel]
        return sorted(treff, key=lambda par: par[1].tall)

    def sak(self, nokkel: str) -> Sak:
        """The sak with this key."""
        return next(s for s in self.saker if s.nokkel == nokkel)


def _toml(sti: Path) -> dict[str, Any]:
    with sti.open("rb") as fil:
        return tomllib.load(fil)


def _les_utvalg(data: dict[str, Any]) -> dict[str, Utvalg]:
    return {
        n: Utvalg(
            n, u["navn"], u["kort"], u["oppsett"], u["maal"],
            {p: tuple(m) for p, m in u["medlemmer"].items()}, dict(u.get("leder", {})),
        )
        for n, u in data["utvalg"].items()
    }


def _les_moter(data: dict[str, Any], utvalg: dict[str, Utvalg]) -> dict[str, Mote]:
    moter: dict[str, Mote] = {}
    for nokkel, m in data["moter"].items():
        organ = utvalg[nokkel.split("-")[0]]
        moter[nokkel] = Mote(
            nokkel=nokkel, utvalg=organ, dato=date.fromisoformat(nokkel.split("-", 1)[1]),
            tid=m["tid"], slutt=m["slutt"], sted=m["sted"],
            oppsett=m.get("oppsett", organ.oppsett), maal=m.get("maal", organ.maal),
            forfall=tuple(Forfall(f[0], f[1] or None) for f in m.get("forfall", [])),
            administrasjon=m.get("administrasjon", ""), sekretar=m["sekretar"],
            merknader=m.get("merknader", ""), innkalt=m.get("innkalt", ""), tema=tuple(m.get("tema", [])),
            referater=tuple(m.get("referater", [])), underskrivere=m.get("underskrivere", ""),
        )
    return moter


def _les_vedlegg() -> dict[str, Vedlegg]:
    alle: dict[str, Vedlegg] = {}
    for sti in sorted((ROT / "vedlegg").glob("*.md")):
        hode, _, tekst = sti.read_text(encoding="utf-8").partition("\n+++\n")
        felt = tomllib.loads(hode)
        alle[sti.stem] = Vedlegg(
            sti.stem, felt["tittel"], felt.get("undertittel", ""), felt["bunntekst"],
            felt["utgiver"], felt.get("maal", "nb"), felt.get("stil", "rapport"), tekst.strip(),
        )
    return alle


def _les_behandlinger(data: dict[str, Any], sak: Sak, moter: dict[str, Mote]) -> None:
    forrige = sak.forslag
    for b in data.get("behandlinger", []):
        vedtak = b.get("vedtak", "=").strip()
        if vedtak == "=":
            vedtak = sak.forslag
        elif vedtak == "forrige":
            vedtak = forrige
        stemmer = b.get("stemmer")
        sak.behandlinger.append(Behandling(
            mote=moter[b["mote"]], nr=b["nr"], tekst=b["behandling"].strip(), slag=b.get("slag", "vedtak"),
            vedtak=vedtak, resultat=b.get("resultat", "vedtatt"),
            stemmer=(int(stemmer[0]), int(stemmer[1])) if stemmer else None,
        ))
        forrige = vedtak


def _les_sak(sti: Path, moter: dict[str, Mote], vedlegg: dict[str, Vedlegg]) -> Sak:
    data = _toml(sti)
    sak = Sak(
        nokkel=sti.stem, arkivsak=data["arkivsak"], dok=data.get("dok", 1), tittel=data["tittel"],
        maal=data.get("maal", "nb"), saksbehandler=data["saksbehandler"], forslag=data.get("forslag", "").strip(),
        forslag_fra=data.get("forslag_fra", ""), framlegg=data.get("framlegg", "").strip(),
        vedleggsliste=tuple(data.get("vedlegg", [])), rapporter=tuple(vedlegg[n] for n in data.get("rapporter", [])),
        slag=data.get("slag", "sak"),
    )
    _les_behandlinger(data, sak, moter)
    return sak


def _faste_saker(data: dict[str, Any], moter: dict[str, Mote]) -> list[Sak]:
    """The saker every meeting has: approval of the last protokoll, and referatsaker."""
    saker: list[Sak] = []
    for nokkel, m in data["moter"].items():
        mote = moter[nokkel]
        nn = mote.maal == "nn"
        organ = mote.utvalg.navn
        if g := m.get("godkjenning"):
            tittel = f"{'Godkjenning av protokoll frå møtet' if nn else 'Godkjenning av protokoll fra møte'} {g['forrige']}"
            forslag = g.get("forslag") or (
                f"Protokoll frå møtet i {organ.lower()} {g['forrige']} vert godkjend." if nn
                else f"Protokoll fra møte i {organ.lower()} {g['forrige']} godkjennes."
            )
            sak = Sak(f"godkjenning-{nokkel}", g["arkivsak"], g.get("dok", 1), tittel, mote.maal, mote.sekretar,
                      forslag, "Leiaren sitt framlegg til vedtak" if nn else "Leders forslag til vedtak", "", (), (), "godkjenning")
            tekst = g.get("behandling") or ("Samrøystes vedteke." if nn else "Enstemmig vedtatt.")
            sak.behandlinger.append(Behandling(mote, g["nr"], tekst, "vedtak", g.get("vedtak") or forslag, "vedtatt"))
            saker.append(sak)
        if r := m.get("referatsaker"):
            forslag = "Meldingane vert tekne til orientering." if nn else "Referatsakene tas til orientering."
            sak = Sak(f"referat-{nokkel}", r["arkivsak"], r.get("dok", 1), "Referatsaker", mote.maal, mote.sekretar,
                      forslag, "Framlegg til vedtak" if nn else "Forslag til vedtak", "", (), (), "referat")
            sak.behandlinger.append(Behandling(
                mote, r["nr"], r["behandling"].strip(), "vedtak", r.get("vedtak") or forslag, "tatt til orientering"))
            saker.append(sak)
    return saker


def les() -> Kilde:
    """Reads the whole source and checks it; raises ValueError where two parts disagree."""
    kommune = _toml(ROT / "kommune.toml")
    utvalg = _les_utvalg(kommune)
    motedata = _toml(ROT / "moter.toml")
    moter = _les_moter(motedata, utvalg)
    vedlegg = _les_vedlegg()
    saker = [_les_sak(sti, moter, vedlegg) for sti in sorted((ROT / "saker").glob("*.toml"))]
    saker += _faste_saker(motedata, moter)
    dokumenter = [
        Dokumentplan(
            fil=d["fil"], slag=d["slag"], mote=d.get("mote", ""), sak=d.get("sak", ""), vedlegg=d.get("vedlegg", ""),
            rapporter=tuple(d.get("rapporter", [])), protokoller=tuple(d.get("protokoller", [])),
            saksprotokoller=d.get("saksprotokoller", "tidligere"), uten_framlegg=tuple(d.get("uten_framlegg", [])),
        )
        for d in _toml(ROT / "dokumenter.toml")["dokumenter"]
    ]
    kilde = Kilde(kommune, utvalg, moter, saker, vedlegg, dokumenter)
    _kontroller(kilde)
    return kilde


def _kontroller(kilde: Kilde) -> None:
    feil: list[str] = []
    sett: dict[tuple[str, str], str] = {}
    arkiv: dict[str, str] = {}
    for sak in kilde.saker:
        if sak.slag == "sak" and sak.arkivsak in arkiv:
            feil.append(f"{sak.arkivsak} brukes av både {arkiv[sak.arkivsak]} og {sak.nokkel}")
        arkiv.setdefault(sak.arkivsak, sak.nokkel)
        for b in sak.behandlinger:
            nokkel = (b.mote.utvalg.nokkel, b.nr)
            if nokkel in sett:
                feil.append(f"{nokkel} brukes av både {sett[nokkel]} og {sak.nokkel}")
            sett[nokkel] = sak.nokkel
            if int(b.nr.split("/")[1]) != b.mote.dato.year % 100:
                feil.append(f"{sak.nokkel}: {b.nr} hører ikke til {b.mote.dato.year}")
            if b.stemmer:
                seter = len(b.mote.medlemmer) - sum(1 for f in b.mote.forfall if f.vara is None)
                if sum(b.stemmer) > seter:
                    feil.append(f"{sak.nokkel} {b.nr}: {sum(b.stemmer)} stemmer av {seter} møtende")
    for mote in kilde.moter.values():
        tall = [b.tall for _, b in kilde.sakskart(mote)]
        if len(tall) > 1 and tall != list(range(tall[0], tall[0] + len(tall))):
            feil.append(f"{mote.nokkel}: hull i saksnumrene {tall}")
        for borte in mote.forfall:
            if borte.navn not in mote.medlemmer:
                feil.append(f"{mote.nokkel}: {borte.navn} er ikke medlem")
    if feil:
        raise ValueError("\n".join(feil))


_HENVISNING = re.compile(r"\b([FK])-sak (\d{1,3}/\d\d)")


def uloste_henvisninger(kilde: Kilde) -> list[str]:
    """References of the shape "F-sak 113/22" that no behandling in the archive answers to."""
    organ = {"F": "fsk", "K": "ks"}
    kjente = {(b.mote.utvalg.nokkel, b.nr) for s in kilde.saker for b in s.behandlinger}
    ut: list[str] = []
    tekster = [(s.nokkel, s.forslag + s.framlegg + "".join(b.tekst + b.vedtak for b in s.behandlinger)) for s in kilde.saker]
    tekster += [(v.nokkel, v.tekst) for v in kilde.vedlegg.values()]
    for nokkel, tekst in tekster:
        for funn in _HENVISNING.finditer(tekst):
            if (organ[funn[1]], funn[2]) not in kjente:
                ut.append(f"{nokkel}: {funn[0]}")
    return ut
