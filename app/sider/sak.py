"""A sak on one page: its way through the bodies, and what it builds on and came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.adresse import Adresse, skriv_adresse
from app.nett.maler import vis
from app.nett.tjenester import Tjenester
from app.sider.filtre import Lenke
from app.stemmetall import stemmetall
from app.tekster import Malform, tekst
from app.utskrift import sider
from indeks.lagring.strukturlager import Henvisningsrad
from indeks.saksnummer import nokkel_saksnr
from sok.henvisning import mote
from sok.saker.saksregister import Gang, Kobling, Sak


@dataclass(frozen=True, slots=True)
class VistKobling:
    """A reference as it is shown: the other sak, where it is, and the words that refer."""

    tittel: str
    adresse: str | None
    hvor: str
    henvisning: Henvisningsrad


def vis_sak(a: Adresse, t: Tjenester, malform: Malform) -> tuple[str, str]:
    """The HTML of the sak that an address names, and its title; where it names none or several,
    the choice there is."""
    nokler = t.lenker.saker(a)
    if len(nokler) != 1:
        nr = (a.sak or "").replace("-", "/")
        return sakvalg(nokler, nr, t, malform), tekst(malform, "tittel_sak")
    sak = t.register.sak(nokler[0])
    holdte = [g for g in sak.ganger if g.holdt]
    siste = holdte[-1] if holdte else None
    html = vis(
        "sak",
        malform,
        sak=sak,
        siste=siste,
        stemmetall=stemmetall,
        eiendommer=[
            Lenke(
                f"gnr. {gnr} bnr. {bnr}",
                skriv_adresse(Adresse("sok", q=f"gnr. {gnr} bnr. {bnr}")),
            )
            for gnr, bnr in sorted({(e.gnr, e.bnr) for e in sak.eiendommer})
        ],
        presedensadresse=skriv_adresse(t.lenker.adresse(sak.nokkel).med(visning="presedens")),
        kort_henvisning=_kort_henvisning(sak, siste),
        gangers_henvisning=[henvisning_til(g) for g in sak.ganger],
        bygger_pa=_koblinger(sak.bygger_pa, t, tekst(malform, "ikke_i_indeksen")),
        vist_til=_koblinger(sak.vist_til, t, tekst(malform, "utenfor_sak")),
    )
    return html, sak.tittel


def henvisning_til(g: Gang) -> str:
    """A body's treatment as it is cited: «Utvalg for oppvekst 31.10.2023, sak 25/23, møte.pdf
    s. 8»."""
    hode = mote(g.utvalg, g.dato)
    sted = g.vedtak.sted if g.vedtak else (g.utgaver[0] if g.utgaver else None)
    nr = f"sak {g.saksnr}" if g.saksnr else None
    return ", ".join(x for x in (hode, nr, sider(sted) if sted else None) if x)


def _kort_henvisning(sak: Sak, siste: Gang | None) -> str:
    nr = f" (arkivsak {sak.arkivsaksnr})" if sak.arkivsaksnr else ""
    return f"«{sak.tittel}»{nr}" + (f", {henvisning_til(siste)}" if siste else "")


def _koblinger(koblinger: Sequence[Kobling], t: Tjenester, uten: str) -> list[VistKobling]:
    return [
        VistKobling(
            k.sakstittel or uten,
            skriv_adresse(t.lenker.adresse(k.sak)) if k.sak else None,
            mote(k.utvalg, k.dato),
            k.henvisning,
        )
        for k in koblinger
    ]


def sakvalg(nokler: Sequence[str], nr: str, t: Tjenester, malform: Malform) -> str:
    """The HTML of the choice between the saker that a number may mean, or that there is none."""
    valg = [
        Lenke(_i_valg(t.register.sak(n), nr), skriv_adresse(t.lenker.adresse(n)))
        for n in nokler[:30]
    ]
    return vis("sakvalg", malform, valg=valg, nr=nr)


def har_nummer(nr: str, saksnr: str | None, dato: date | None) -> bool:
    """Whether a behandling has the saksnr that is written, in whichever way either is."""
    nokkel = nokkel_saksnr(nr, dato)
    return nokkel is not None and nokkel == nokkel_saksnr(saksnr, dato)


def _i_valg(sak: Sak, nr: str) -> str:
    """A sak among several: its title, and the body and date that have the number, or the first
    ones where it is the archive's."""
    egne = [g for g in sak.ganger if har_nummer(nr, g.saksnr, g.dato)] or sak.ganger[:3]
    ganger = "; ".join(mote(g.utvalg, g.dato) for g in egne)
    dokument = next((g.utgaver[0].dokument for g in egne if g.utgaver), "")
    return f"{sak.tittel} – {ganger} ({dokument})"
