"""What the command line prints of saker, precedents and lists: lines of plain Norwegian text."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.stemmetall import stemmetall
from app.tekster import familie, tekst
from indeks.datoer import vis_dato
from indeks.lagring.strukturlager import Forslagsrad, Sted, Voteringsrad
from indeks.struktur.navnelister import bak_listene
from indeks.strukturtyper import Person
from sok.henvisning import mote, sidetall
from sok.kontrakt import listerad_som_json
from sok.lister.vedtaksliste import Listerad
from sok.saker.endringer import Punktendring
from sok.saker.presedens import Presedens
from sok.saker.saksregister import Gang, Kobling, Sak
from sok.tekst.setninger import lesbar

UTFALL = familie("nb", "utfall_")
AVGJORELSER = familie("nb", "avs_avgjorelse_")
TYPER = familie("nb", "type_")
GJELDER = {"innstilling": "innstillingen", "forslag": "forslag", "annet": "annen votering"}


def sider(sted: Sted) -> str:
    """`møte.pdf s. 3–4`."""
    return f"{sted.dokument} {sidetall(sted.side_fra, sted.side_til)}"


def person(p: Person) -> str:
    """`Kari Nes (Ap)`."""
    return f"{p.navn} ({p.parti})" if p.parti else p.navn


def avkortet(tekst: str, lengde: int) -> str:
    """A text's first words, at most so many characters of it, with a sign that there are more."""
    return tekst if len(tekst) <= lengde else f"{tekst[:lengde].rsplit(' ', 1)[0]} …"


def _paa_linjen(tekst: str, lengde: int) -> str:
    return avkortet(" ".join(tekst.split()), lengde)


def hode(utvalg: str | None, dato: object, saksnr: str | None) -> str:
    """`Formannskapet 07.11.2023, sak 168/23`; what is not known is left out."""
    deler = [utvalg or "ukjent utvalg", str(dato) if dato else ""]
    navn = " ".join(x for x in deler if x)
    return f"{navn}, sak {saksnr}" if saksnr else navn


def votering(v: Voteringsrad) -> str:
    """One vote on one line."""
    hva = GJELDER.get(v.gjelder, v.gjelder)
    if v.gjelder == "forslag" and v.forslagsstillere:
        hva = f"forslag fra {', '.join(v.forslagsstillere)}"
    resultat = UTFALL.get(v.resultat or "", "") if v.resultat != "innstilling" else ""
    tall = stemmetall(v.enstemmig, v.stemmer_for, v.stemmer_mot, "nb")
    linje = f"{hva}: {', '.join(x for x in (resultat, tall) if x) or 'resultatet er ikke oppgitt'}"
    if v.stemte_for:
        linje += f"; for: {', '.join(v.stemte_for)}"
    if v.stemte_mot:
        linje += f"; mot: {', '.join(v.stemte_mot)}"
    return linje


def forslag(f: Forslagsrad) -> str:
    """One proposal's head on one line."""
    hvem = ", ".join(person(p) for p in f.forslagsstillere) or ", ".join(f.partier)
    linje = f"{TYPER.get(f.type, f.type).capitalize()} fra {hvem or f.organ or 'ikke oppgitt'}"
    if f.tidligere_organ:
        linje += f", også fremmet i {f.tidligere_organ}"
    if f.utfall:
        linje += f": {UTFALL.get(f.utfall, f.utfall)}"
    return linje


def endring(p: Punktendring) -> str:
    """What became of a point, with the words that came in [+ +] and went in [- -]."""
    nr = p.til or p.fra
    navn = f"punkt {nr}" if nr else "teksten"
    if p.slag in ("lagt_til", "fjernet"):
        gjort = "lagt til" if p.slag == "lagt_til" else "tatt ut"
        return f"{navn} {gjort}: {_paa_linjen(p.ord[0].tekst, 160)}"
    biter = []
    for i, o in enumerate(p.ord):
        if o.slag == "likt":
            ord_ = o.tekst.split()
            if len(ord_) > 8:
                forst = " ".join(ord_[:4]) if i else ""
                sist = " ".join(ord_[-4:]) if i + 1 < len(p.ord) else ""
                biter.append(" ".join(x for x in (forst, "…", sist) if x))
            else:
                biter.append(o.tekst)
        else:
            biter.append(f"[+{o.tekst}+]" if o.slag == "lagt_til" else f"[-{o.tekst}-]")
    return f"{navn} endret: {_paa_linjen(' '.join(biter), 400)}"


def sak_linjer(sak: Sak) -> Iterator[str]:
    """A sak on one screen."""
    yield sak.tittel + (f" [{sak.arkivsaksnr}]" if sak.arkivsaksnr else "")
    eiendommer = sorted({(e.gnr, e.bnr) for e in sak.eiendommer})
    if eiendommer:
        yield "Eiendom: " + ", ".join(f"gnr. {g} bnr. {b}" for g, b in eiendommer)
    for g in sak.ganger:
        yield ""
        yield from _gang_linjer(g)
    for navn, koblinger in (("Bygger på", sak.bygger_pa), ("Vist til i", sak.vist_til)):
        if koblinger:
            yield f"\n{navn}"
            for k in koblinger:
                yield f"  {_kobling(k, inn=navn != 'Bygger på')}"
    if sak.status:
        yield "\nStatus for vedtaket"
        for s in sak.status:
            merknad = f" – {_paa_linjen(s.merknad, 200)}" if s.merknad else ""
            yield f"  {s.status or 'uten status'}{merknad} ({s.organ} {s.saksnr}, {sider(s.sted)})"


def _gang_linjer(g: Gang) -> Iterator[str]:
    overskrift = hode(g.utvalg, vis_dato(g.dato) if g.dato else None, g.saksnr)
    if not g.holdt:
        yield f"{overskrift}: ikke behandlet i papirene i indeksen ({sider(g.utgaver[0])})"
        return
    yield f"{overskrift}: {utfall(g)} ({'; '.join(dict.fromkeys(sider(u) for u in g.utgaver))})"
    for f in g.forslag:
        yield f"  {forslag(f)} ({_sidetall(f.sted, g)})"
        if f.tekst:
            yield f"    «{_paa_linjen(f.tekst, 300)}»"
    om = Counter((v.gjelder, v.forslagsstillere) for v in g.voteringer)
    for v in g.voteringer:
        hva = votering(v)
        hva = f"{hva[0].upper()}{hva[1:]}" if v.gjelder == "annet" else f"Votering om {hva}"
        yield f"  {hva} ({_sidetall(v.sted, g)})"
        likt = v.stemmer_for is not None and v.stemmer_for == v.stemmer_mot
        if likt or v.gjelder == "annet" or om[v.gjelder, v.forslagsstillere] > 1:
            # Points voted on one by one, or two innstillinger: only the words tell which; and
            # where the sides are as many, how it was settled.
            yield f"    «{_paa_linjen(_ordene(v, g, likt=likt), 200)}»"
    if g.vedtak:
        navn = "Innstilling" if g.vedtak.slag == "innstilling" else "Vedtak"
        yield f"  {navn} ({_sidetall(g.vedtak.sted, g)})"
        for linje in lesbar(avkortet(g.vedtak.tekst, 700)).split("\n"):
            yield f"    {linje}"
    if g.endring is not None:
        if g.endring.som_foreslatt:
            yield "  Som foreslått."
        elif not any(p.slag in ("likt", "endret") for p in g.endring.punkter):
            yield "  En annen tekst enn forslaget til vedtak."
        else:
            yield "  Endret fra forslaget til vedtak:"
            for p in g.endring.punkter:
                if p.slag != "likt":
                    yield f"    {endring(p)}"


def _ordene(v: Voteringsrad, g: Gang, *, likt: bool) -> str:
    """The words that tell of a vote; of one told by lists of names, those of its proposal, or,
    where the sides are as many, those behind the lists."""
    bak = bak_listene(v.tekst)
    if likt or bak == v.tekst:
        return bak
    return next((f.tekst for f in g.forslag if f.id in v.forslag), bak)


def _sidetall(sted: Sted, g: Gang) -> str:
    """The page, with the document where it is another than the first that is named."""
    if g.utgaver and g.utgaver[0].dokument_id != sted.dokument_id:
        return sider(sted)
    return sidetall(sted.side_fra, sted.side_til)


def _kobling(k: Kobling, *, inn: bool) -> str:
    navn = k.sakstittel or ("ikke i indeksen" if not inn else tekst("nb", "utenfor_sak"))
    hvor = mote(k.utvalg, k.dato)
    kilde = sider(k.henvisning.sted)
    if inn:
        return f"{navn}{f', {hvor}' if hvor else ''} («{k.henvisning.tekst}», {kilde})"
    return f"{k.henvisning.tekst}: {navn}{f', {hvor}' if hvor else ''} ({kilde})"


def utfall(g: Gang) -> str:
    """How a body's treatment ended: `vedtatt`, or `vedtatt – avslått` where the vedtak's words say
    what it came to."""
    navn = UTFALL.get(g.utfall or "", "utfallet er ikke oppgitt")
    return f"{navn} – {AVGJORELSER[g.avgjorelse]}" if g.avgjorelse else navn


def presedens_linjer(funnet: Sequence[Presedens]) -> Iterator[str]:
    """Precedents, best first."""
    for p in funnet:
        arkiv = f" [{p.arkivsaksnr}]" if p.arkivsaksnr else ""
        yield f"{p.rang}. {p.tittel}{arkiv}  ({p.poeng:.2f})"
        for g in p.ganger:
            ganger = Counter(votering(v) for v in g.voteringer)
            stemt = "; ".join(v if n == 1 else f"{v} ({n} ganger)" for v, n in ganger.items())
            linje = hode(g.utvalg, vis_dato(g.dato) if g.dato else None, g.saksnr)
            yield f"   {linje}: {utfall(g)}{f' ({stemt})' if stemt else ''}, {sider(g.utgaver[0])}"
        for likhet in p.likheter[:2]:
            q = likhet.passasje
            side = sidetall(q.side_fra, q.side_til)
            yield f"   Ligner: «{_paa_linjen(q.tekst, 160)}» ({q.dokument} {side})"
        yield ""


def liste_linjer(rader: Iterable[Listerad]) -> Iterator[str]:
    """A list of decisions, proposals, votes or statuses, three lines each."""
    for r in rader:
        dato = vis_dato(r.dato) if r.dato else "uten dato"
        yield f"{hode(r.utvalg, dato, r.saksnr)}: {r.sakstittel or '(uten tittel)'}"
        if r.slag == "status":
            merknad = f" – {_paa_linjen(r.merknad, 240)}" if r.merknad else ""
            yield f"    {r.status or 'uten status'}{merknad}"
        else:
            tall = stemmetall(r.enstemmig, r.stemmer_for, r.stemmer_mot, "nb")
            hva = TYPER.get(r.type or "", r.slag) if r.slag == "forslag" else r.slag
            hvem = (
                f" fra {', '.join(r.forslagsstillere or r.partier)}"
                if (r.forslagsstillere or r.partier)
                else ""
            )
            if r.partier and r.forslagsstillere:
                hvem += f" ({', '.join(r.partier)})"
            resultat = UTFALL.get(r.resultat or "", "utfallet er ikke oppgitt")
            yield f"    {hva.capitalize()}{hvem}: {resultat}{f', {tall}' if tall else ''}"
            for navn, hvem_stemte in (("For", r.stemte_for), ("Mot", r.stemte_mot)):
                if hvem_stemte:
                    yield f"    {navn}: {', '.join(hvem_stemte)}"
            if r.tekst:
                yield f"    «{_paa_linjen(r.tekst, 240)}»"
        yield f"    {r.dokument} {sidetall(r.side_fra, r.side_til)}"


def som_csv(rader: Sequence[Listerad]) -> bytes:
    """The list as a CSV file."""
    return csv_av(KOLONNER, ([*listerad_som_json(rad).values()] for rad in rader))


def csv_av(kolonner: Sequence[str], rader: Iterable[Sequence[object]]) -> bytes:
    """A table as a CSV file that Norwegian spreadsheets open: with semicolons, and with a byte
    order mark, without which Excel does not read æ, ø and å right."""
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\n")
    skriver.writerow(kolonner)
    for rad in rader:
        skriver.writerow([celle(verdi) for verdi in rad])
    return ut.getvalue().encode("utf-8-sig")


KOLONNER = (
    "slag",
    "dato",
    "utvalg",
    "saksnr",
    "arkivsaksnr",
    "sakstittel",
    "type",
    "forslagsstillere",
    "partier",
    "resultat",
    "enstemmig",
    "stemmer_for",
    "stemmer_mot",
    "stemte_for",
    "stemte_mot",
    "status",
    "iverksatt",
    "merknad",
    "tekst",
    "dokument",
    "side_fra",
    "side_til",
)
"""The columns of the CSV, the fields of `listerad_som_json` in their order."""


def celle(verdi: object) -> str:
    """A value as a cell of a CSV: on one line, never a formula."""
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    tekst = ", ".join(str(v) for v in verdi) if isinstance(verdi, list) else str(verdi)
    tekst = " ".join(tekst.split())
    # A document's words must never be a formula of the spreadsheet (OWASP, CSV injection).
    formel = tekst.startswith(("=", "+", "-", "@"))
    return f"'{tekst}" if formel and not tekst.lstrip("-").isdigit() else tekst
