"""What a question names outright (saksnr, arkivsaksnr, dates, bodies), and what it asks for.

`Filter` is what the user demands; nothing outside it is ever shown. `Sporring` is what the
question itself says; it decides what comes first, not what is found.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indeks.datoer import finn_datoer, vis_dato
from indeks.dokument import Slag
from indeks.feil import SakssokFeil
from indeks.lagring.lager import en_av
from indeks.ord import norsk
from indeks.personer import PARTI_GENITIV
from indeks.saksnummer import AR_MULIGE, SAKSNR, nokkel_arkivsaksnr, nokkel_saksnr, tolk_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.sporsmal.habilitet import HABILITET
from sok.sporsmal.ledd import Ledd, les_ledd
from sok.sporsmal.organord import ORGAN, ORGAN_ENDING
from sok.sporsmal.svarform import AR, VOTERING, Svarform, svarform
from sok.sporsmal.tidsrom import MANED, Maned, Tidsrom, les_maneder, les_tidsrom

MAKS_SPORSMAL = 2000
"""Characters of a question that are read; a question is never longer, a pasted text may be."""


_SETTER_SAMMEN = "\u200c\u200d"
"""Joiners, which make one emoji of several."""


def _synlig(tegn: str) -> str:
    match unicodedata.category(tegn):
        case "Cc":
            return " "
        # Halves of characters, marks that turn the direction of what follows, soft hyphens.
        case "Cs" | "Cf" if tegn not in _SETTER_SAMMEN:
            return ""
        case _:
            return tegn


def rens_sporsmal(sporsmal: str) -> str:
    """A question as it can be read, shown and stored: nothing invisible, any run of space one
    space, at most `MAKS_SPORSMAL` characters. Everything that can be seen is left."""
    ord_ = "".join(_synlig(tegn) for tegn in sporsmal.lstrip()[: 4 * MAKS_SPORSMAL])
    return " ".join(ord_.split())[:MAKS_SPORSMAL].rstrip()


def rens_tekst(tekst: str) -> str:
    """A pasted text the same way, its lines and its length kept."""
    return "\n".join("".join(map(_synlig, linje)).rstrip() for linje in tekst.splitlines())


@dataclass(frozen=True, slots=True)
class Filter:
    """What hits must satisfy. `utvalg` are names or parts of names, any of which will do;
    `fra` and `til` bound the meeting's date, both inclusive; `saksnr` is a saksnr or an
    arkivsaksnr; `deler` are kinds of part, any of which will do; `behandlinger` are the ids of
    those allowed, None for all (`sok.fasetter` knows which ended how)."""

    utvalg: tuple[str, ...] = ()
    fra: date | None = None
    til: date | None = None
    saksnr: str | None = None
    deler: tuple[Slag, ...] = ()
    behandlinger: frozenset[int] | None = None

    def i(self, tidsrom: Tidsrom | None) -> "Filter":
        """The filter with no day outside a time besides; itself where there is none."""
        if tidsrom is None:
            return self
        fra = max((d for d in (self.fra, tidsrom.fra) if d), default=None)
        til = min((d for d in (self.til, tidsrom.til) if d), default=None)
        return replace(self, fra=fra, til=til)

    def kontroller(self) -> "Filter":
        """The filter itself; raises `SakssokFeil` where it can never be satisfied."""
        if self.fra and self.til and self.fra > self.til:
            raise SakssokFeil(
                f"Fra-datoen {vis_dato(self.fra)} er etter til-datoen {vis_dato(self.til)}; "
                "bytt dem om."
            )
        if self.saksnr and not (nokkel_saksnr(self.saksnr) or nokkel_arkivsaksnr(self.saksnr)):
            raise SakssokFeil(
                f"«{self.saksnr}» er ikke et saksnr; skriv det som 25/23, "
                "eller arkivsaksnr som 23/17920."
            )
        return self

    def _utvalgsnokler(self) -> list[str]:
        return [n for u in self.utvalg if (n := nokkel_utvalg(u))]

    def i_utvalg(self, nokkel: str | None) -> bool:
        """Whether the body with this key (`nokkel_utvalg`) is one of those asked for."""
        nokler = self._utvalgsnokler()
        return not nokler or any(n in (nokkel or "") for n in nokler)

    def i_tiden(self, dato: date | None) -> bool:
        """Whether a meeting of this day is; one of no known day is not in any time asked for."""
        if self.fra is None and self.til is None:
            return True
        return dato is not None and (self.fra or date.min) <= dato <= (self.til or date.max)

    def i_saken(self, saksnokkel: str | None, arkivnokkel: str | None) -> bool:
        """Whether a behandling with these keys (`indeks.saksnummer`) is of the sak asked for."""
        if not self.saksnr:
            return True
        eget, arkiv = nokkel_saksnr(self.saksnr), nokkel_arkivsaksnr(self.saksnr)
        # A number that is not there is no other's equal.
        return bool((eget and eget == saksnokkel) or (arkiv and arkiv == arkivnokkel))

    def sql(self) -> tuple[str, list[str]]:
        """The same as a condition over `l` (part), and its values; empty for no filter."""
        vilkar: list[str] = []
        verdier: list[str] = []
        if nokler := self._utvalgsnokler():
            vilkar.append("(" + " OR ".join(["instr(l.utvalg_nokkel, ?) > 0"] * len(nokler)) + ")")
            verdier += nokler
        if self.fra:
            vilkar.append("l.dato >= ?")
            verdier.append(self.fra.isoformat())
        if self.til:
            vilkar.append("l.dato <= ?")
            verdier.append(self.til.isoformat())
        if self.saksnr:
            vilkar.append(
                "l.behandling_id IN (SELECT id FROM behandling WHERE saksnr_nokkel = ? "
                "OR arkivsaksnr_nokkel = ?)"
            )
            verdier += [nokkel_saksnr(self.saksnr) or "", nokkel_arkivsaksnr(self.saksnr) or ""]
        if self.deler:
            er_del, slag = en_av("l.slag", self.deler)
            vilkar.append(er_del)
            verdier += slag
        if self.behandlinger is not None:
            # As one value: there may be more of them than SQLite binds.
            vilkar.append("l.behandling_id IN (SELECT value FROM json_each(?))")
            verdier.append(json.dumps(sorted(self.behandlinger)))
        return " AND ".join(vilkar), verdier


@dataclass(frozen=True, slots=True)
class Sporring:
    """A question read. The keys are those of `indeks.saksnummer` and `indeks.utvalg`; `onsker`
    are the kinds of part that the question asks about, by name or by what they hold."""

    tekst: str
    saksnokler: tuple[str, ...]
    arkivnokler: tuple[str, ...]
    datoer: tuple[date, ...]
    utvalg: tuple[str, ...]
    onsker: tuple[Slag, ...]
    bare_nummer: bool = False
    """Whether the question is no more than a saksnr, with a date or a body perhaps."""
    hele_vedtaket: bool = False
    """Whether it names a sak by number and asks of it only what was decided or recommended."""
    om_utfallet: bool = False
    """Whether it asks how something ended without saying «vedtak»: «blir skolen lagt ned?»."""
    om_innstillingen: bool = False
    om_habilitet: bool = False
    """Whether it asks who may take part in a sak."""
    maneder: tuple[Maned, ...] = ()
    ar: tuple[str, ...] = ()
    """The years named, but for those of whole dates and saksnr."""
    form: Svarform | None = None
    """What the answer must look like, where the question says."""
    ledd: frozenset[Ledd] = frozenset()
    """The parts of a year or of a work that it names by number."""
    tidsrom: Tidsrom | None = None
    """The time of the meetings that it asks about, which is not in `tekst`."""

    @property
    def bare_stikkord(self) -> bool:
        """Whether it is no more than what it is about, and asks nothing of it."""
        return self.form is None and not self.tekst.rstrip().endswith("?")

    def nevner_dag(self, dato: date | None) -> bool:
        """Whether it names that day, whole or in part."""
        return dato is not None and (
            dato in self.datoer or any(maned.passer(dato) for maned in self.maneder)
        )


_AR_I_TITTEL = re.compile(rf"(?<![\d/.]){AR}(?![\d/])")


def ar_i_tittel(tittel: str) -> tuple[int, int] | None:
    """The first year that a title names, and the last, which is the end of the time it is of:
    «Budsjett 2024 og økonomiplan 2024–2027» is of 2024 to 2027."""
    alle = [int(ar) for ar in _AR_I_TITTEL.findall(tittel)]
    return (alle[0], max(alle)) if alle else None


def passer_ar(spurt: Collection[str], har: tuple[int, int]) -> int:
    """1 where the year asked about is the first that a title names, -1 where it is outside the time
    that the title is of, else 0."""
    forste, siste = har
    if any(int(ar) == forste for ar in spurt):
        return 1
    return 0 if any(forste <= int(ar) <= siste for ar in spurt) else -1


_SAKSNR = re.compile(
    rf"(?<![\d/.-])(?:\b[A-ZÆØÅa-zæøå]{{1,3}}-(?=sak))?(?:\b[A-ZÆØÅa-zæøå]{{1,5}}-?\s?)?({SAKSNR})"
)
_ARKIVSAKSNR = re.compile(
    r"(?<![\d/])(?:[A-ZÆØÅa-zæøå]-)?(?:\d{4}|\d{2})/\d{3,6}(?:-\d{1,4})?(?![\d/])"
)
_EIENDOM = re.compile(r"(?i:g(?:å)?rds?(?:nr|nummer)|gnr|bnr|bruksnr)\.?[\s/]*[\d/ ]*$")


def _noen_av(ord_: str) -> re.Pattern[str]:
    """A pattern for any of some words or phrases, parted by commas; `*` is any ending."""
    ledd = (re.escape(o.strip()).replace(r"\*", r"\w*") for o in ord_.split(","))
    return re.compile(rf"(?i)\b(?:{'|'.join(ledd)})\b")


IMOT = (
    r"(?i:(?<!\bta )(?<!\btar )(?<!\btas )(?<!\btok )(?<!\btatt )(?<!\btek )(?<!\bteke )\bi ?mot\b)"
)
"""Being against, as a pattern; refugees are taken «imot»."""


_OM_FORESLATT = re.compile(
    r"(?i)\b(?:foreslått|føreslått|føreslege)\b"
    r"|\b(?:ville|ønsket|ønska|rådet|rådde) (?:kommunedirektør|rådmann|administrasjon)\w*"
    r"|\b(?:kommunedirektør|rådmann|administrasjon)\w* (?:ville|ønsket|ønska|rådet|rådde)\b"
)
"""What asks for what was to be decided, before it was."""


_ONSKER: tuple[tuple[re.Pattern[str], tuple[Slag, ...]], ...] = (
    (
        _noen_av(
            "ledet, leda, leia, leidde, møteleder, møteleiar, møtte, til stede, tilstede,"
            "til stades, forfall, vara, varamedlem*, møtedeltaker*, oppmøte, protokollfører,"
            "varte møtet, hvor lenge"
        ),
        ("moteprotokoll",),
    ),
    (
        _noen_av(
            "stemte, stemme, stemmer, stemt, stemning, stemmetall*, røyst*, voter*, enstemmig,"
            "samrøystes, falt, fall, foreslo, føreslo, fremmet, fremma, forslag*, framlegg,"
            "flertall*, mindretall*, fikk støtte, stemmeforklaring*"
        ),
        ("behandling",),
    ),
    (re.compile(IMOT), ("behandling",)),
    (_OM_FORESLATT, ("forslag_til_vedtak",)),
    (
        re.compile(rf"(?i)\b(?:hva|kva) (?:ba|bad) [\w-]*(?:{ORGAN}|ting){ORGAN_ENDING}?\b"),
        ("vedtak", "innstilling"),
    ),
    (
        # «Hvilken løsning valgte fellesrådet?», «Kva gjekk kommunestyret for?»
        re.compile(
            r"(?i)\b(?:hva|kva|hvilke[nt]?)\b.*"
            r"\b(?:valgte|valde|gikk|gjekk|landet|landa|endte|enda) "
            rf"[\w-]*(?:{ORGAN}|ting){ORGAN_ENDING}?\b"
        ),
        ("vedtak", "innstilling"),
    ),
    (
        # Who laid the sak before the meeting and answered for it there.
        re.compile(
            r"(?i)\b(?:hvem|kven|hvilke[nt]?|kva for ein)\b.*\b(?:presenterte"
            r"|la (?:\S+ ){0,6}?fr[ae]m|redegjorde|gjorde greie|innledet|innleia"
            r"|svarte på spørsmål)\b"
        ),
        ("behandling",),
    ),
    (
        _noen_av(
            "vedta, vedtatt, vedtak, vedtaket, vedteke*, vedtok, besluttet, bestemt, bestemte,"
            "avgjorde, avgjort, utfall*, resultat, resultatet, konklu*, innstill*, tilråd*,"
            "hva ble det til, kva vart det til"
        ),
        ("vedtak", "innstilling"),
    ),
    (
        _noen_av(
            "hva skjedde, kva skjedde, hvordan gikk, korleis gjekk, korleis gikk, endte, enda"
        ),
        ("vedtak", "behandling"),
    ),
    (
        re.compile(
            r"(?i)\b(?:kom (?:\S+ ){1,6}?fr[ae]m til|(?:ble|blei|vart|er) (?:det )?gjort med"
            r"|gjorde (?:\S+ ){1,6}?med)\b"
        ),
        ("vedtak", "innstilling"),
    ),
    (_noen_av("saksbehandler*, saksbehandlar*, sakshandsamar*, saksansvarlig"), ("saksframlegg",)),
    (
        _noen_av(
            "sakskart, dagsorden, saksliste, møteinnkalling, innkalling*, når er møtet,"
            "når var møtet, når starter møtet, når begynner møtet, hvor er møtet, hvor var møtet"
        ),
        ("moteinnkalling", "sakskart", "moteprotokoll"),
    ),
    (
        re.compile(
            r"(?i)\bmøtet\b.*\b(?:ferdig|slutt|slutta|sluttet|heva|hevet|over|start\w*|begynte|byrja)"
            r"\b|\b(?:sluttet|slutta|startet|starta|begynte|byrja|varte|varde)\b.*\bmøtet\b"
        ),
        ("moteprotokoll",),
    ),
)


_ORGANORD = re.compile(r"\b([\wæøå-]{4,}?)s?(?:hovedutvalg|utvalg|komite|nemnd|styre)\b")
_ALMENT = frozenset(("hovedutvalg", "utvalg", "komite", "nemnd", "styre", "råd", "og", "for"))


def _omtalte_utvalg(nokkel: str, utvalg: Mapping[str, str]) -> list[str]:
    """Bodies called by a compound: «oppvekstutvalget» is Utvalg for oppvekst."""
    ledd = {norsk.stamme(funn[1]) for funn in _ORGANORD.finditer(nokkel)}
    if not ledd:
        return []
    return [
        n
        for n in utvalg
        if (ord_ := n.split())[0] in _ALMENT
        and any(norsk.stamme(o) in ledd for o in ord_ if o not in _ALMENT)
    ]


SAKSORD = frozenset(
    norsk.termer("sak saksnr saksnummer arkivsak arkivsaksnr møte behandling kommune")
)
"""The terms that say that a sak, a meeting or a municipality is named."""


VEDTAKSORD = frozenset(
    norsk.termer(
        "vedtak vedtatt vedtok vedteke besluttet bestemt bestemte avgjort avgjorde innstilling "
        "innstilt innstilte tilråding tilrådd resultat utfall"
    )
)
"""The terms that ask for what was decided or recommended."""


_OM_UTFALLET = re.compile(
    r"(?i)^\W*(?:blir|vert|ble|blei|vart|får|fikk|fekk|skal|må|kan|gikk|gjekk"
    r"|(?:hva|kva) (?:skal|skjer|blir|vert|ble|blei|vart)|har .{1,60} fått)\b"
    r"|\b(?:hvor|kor) \w+ (?:\w+ )?(?:kan|skal|får|fikk|fekk|blir|vert|ble|blei|vart|må)\b"
)
_OM_INNSTILLINGEN = re.compile(
    r"(?i)\b(?:innstil\w+|tilråd\w+|forslag\w*|framlegg\w*|foresl\w+|føresl\w+)\b"
)


def _uten_saken(tekst: str, navn: Iterable[str]) -> set[str]:
    """What a question has besides a saksnr, the names of a body and a municipality, and the words
    that say that they are such."""
    rest = _SAKSNR.sub(" ", _ARKIVSAKSNR.sub(" ", tekst))
    kjent = {term for ett in navn for term in norsk.termer(ett)}
    return set(norsk.sporretermer(rest)) - SAKSORD - kjent


def nevner(tekst: str, navn: str) -> bool:
    """Whether a text has a name, whichever letters are large, also in the genitive."""
    return re.search(rf"(?i)(?<!\w){re.escape(navn)}s?(?!\w)", tekst) is not None


_VERV_I = re.compile(
    r"(?i)(?<= )(?<!møtte )(?<!satt )(?:som|til) (?:(?:ny|fast)\w* )?"
    r"(?:vara|varamedlem\w*|medlem\w*|nestlede\w+|nestleia\w+|leder\w*|leiar\w*)"
    r"(?: (?:og|eller) \w+)? (?:i|av|for|til) (?:(?! (?:i|på|av|den) )[^?.,;])+"
)
"""A post that somebody is proposed for or elected to: its body is not the one that elects."""

_MOTTAKER = re.compile(
    r"(?i)\b((?:gi|gir|gis|gitt|gje|gjeve|send(?:e|er|es|t)|oversend\w*)\b"
    r"(?: (?!til\b|som\b)[\wæøå-]+){0,6}) til"
    r"(?: (?!(?:i|på|av|og|som|fra|frå|da|når|eller)\b)[^\s?.,;]+)+"
)
"""Who something is to be given or sent to is not who decided that."""


_OM_ORGANET = re.compile(
    r"(?i)\bom (?:nye? |nytt |et |ei? |(?:[\wæøå-]+ ){1,4}?for )*"
    r"(?:(?:valg|val|oppnevning|oppnemning|reglement\w*|mandat\w*|sammensetning\w*|endring\w*)"
    r" (?:av|for|til|i) )?"
    rf"[\w-]*{ORGAN}{ORGAN_ENDING}?s?(?![\w-])"
    r"(?! (?:for|og)\b)"
)
"""A body that something is about is not who decided it: «saken om kontrollutvalget»."""


_HANDLENDE = re.compile(
    r"(?i)\b(?:vedtok|vedtek|behandl(?:et|a)|handsama|stemte|stemde|røysta|røystet|bestemte|besluttet"
    r"|avgjorde|innstilte|tilrådde|anbefalte|(?:vedtatt|vedteke|behandl(?:et|a)|handsama|bestemt"
    r"|avgjort) (?:i|av)) "
    rf"([\w-]{{2,}}?(?:{ORGAN}|ting|forvalter){ORGAN_ENDING}?)(?![\w-])"
)
"""The body that a question says did something, called by one word."""


def ukjent_organ(s: "Sporring") -> str | None:
    """The body that a question asks what did, where it is none of the index's; None else."""
    funn = None if s.utvalg else _HANDLENDE.search(s.tekst)
    return funn[1] if funn else None


def les_sporring(tekst: str, utvalg: Mapping[str, str], kommuner: Collection[str] = ()) -> Sporring:
    """Reads a question. `utvalg` are the bodies of the index, names by key (`Lager.utvalg`),
    `kommuner` its municipalities."""
    tekst = rens_sporsmal(tekst)
    tidsrom, tekst = les_tidsrom(tekst) or (None, tekst)
    datoer = finn_datoer(tekst)
    uten_datoer = tekst
    for start, slutt, _ in reversed(datoer):
        uten_datoer = uten_datoer[:start] + " " * (slutt - start) + uten_datoer[slutt:]
    motedato = datoer[0][2] if datoer else None
    saksnokler: list[str] = []
    arkivnokler: list[str] = []
    for funn in _SAKSNR.finditer(uten_datoer):
        if _EIENDOM.search(uten_datoer[: funn.start(1)]):
            continue
        nummer = tolk_saksnr(funn[1], motedato)
        if nummer is not None and nummer.ar in AR_MULIGE:
            saksnokler.append(nummer.nokkel)
        elif (arkiv := nokkel_arkivsaksnr(funn[1])) and int(arkiv[:4]) in AR_MULIGE:
            arkivnokler.append(arkiv)  # «24/60» is not the 24th sak of a year 60
    arkivnokler += [
        n for funn in _ARKIVSAKSNR.finditer(uten_datoer) if (n := nokkel_arkivsaksnr(funn[0]))
    ]
    handlende = _MOTTAKER.sub(r"\1", _OM_ORGANET.sub(" ", _VERV_I.sub(" ", tekst)))
    liten = f" {nokkel_utvalg(handlende) or ''} "
    nevnte = [nokkel for nokkel in utvalg if f" {nokkel} " in liten]
    # «utvalg for velferd» is not also «utvalg»; the longest name that is meant counts.
    nevnte = [
        n for n in nevnte if not any(n != annet and f" {n} " in f" {annet} " for annet in nevnte)
    ]
    if not nevnte:
        nevnte = _omtalte_utvalg(liten, utvalg)
    # «ungdomsrådet i Karmøy» is also what the papers call Karmøy ungdomsråd.
    for kommune in (k for k in kommuner if nevner(tekst, k)):
        med_navn = (nokkel_utvalg(f"{kommune} {n}") or "" for n in tuple(nevnte))
        nevnte += [n for n in med_navn if n in utvalg and n not in nevnte]
    onsker: list[Slag] = []
    for monster, slag in _ONSKER:
        if monster.search(tekst):
            onsker += [s for s in slag if s not in onsker]
    form = svarform(tekst)
    if form is VOTERING and "behandling" not in onsker:
        onsker.append("behandling")
    annet = _uten_saken(uten_datoer, (*nevnte, *(k for k in kommuner if k in tekst)))
    nevner_sak = bool(saksnokler or arkivnokler)
    bare_nummer = nevner_sak and not annet
    if bare_nummer:
        # It asks for the sak, and that is first of all what was decided.
        onsker = ["vedtak", "innstilling", "behandling"]
    return Sporring(
        tekst,
        tuple(dict.fromkeys(saksnokler)),
        tuple(dict.fromkeys(arkivnokler)),
        tuple(dict.fromkeys(d for _, _, d in datoer)),
        tuple(nevnte),
        tuple(onsker),
        bare_nummer,
        nevner_sak and annet <= VEDTAKSORD,
        form is not VOTERING and _OM_UTFALLET.search(tekst) is not None,
        _OM_INNSTILLINGEN.search(tekst) is not None,
        HABILITET.search(tekst) is not None,
        les_maneder(uten_datoer),
        tuple(dict.fromkeys(re.findall(rf"(?<![/.-]){AR}(?![/.-]\d)", uten_datoer))),
        form,
        les_ledd(tekst),
        tidsrom,
    )


def med_ar(s: Sporring, moter: Mapping[str, Collection[date]]) -> Sporring:
    """The question with the year of each date said without, where all the meetings that it may mean
    are of one year: those of the bodies named, else of any. `moter` are the meetings' days by body,
    as keys."""
    egne = {d for u, dager in moter.items() if u in s.utvalg or not s.utvalg for d in dager}

    def med(m: Maned) -> Maned:
        ar = {d.year for d in egne if m.ar is None and m.passer(d)}
        return replace(m, ar=next(iter(ar))) if len(ar) == 1 else m

    return replace(s, maneder=tuple(map(med, s.maneder)))


# -- what else it says

JA_ELLER_NEI = re.compile(r"(?i)\W*(?:er|har|ble|blei|vart|blir|vert|var)\b")
NEKTER = re.compile(r"(?i)\b(?:ikke|ikkje|ingen|inga|aldri)\b")
SPORRENDE = r"(?:hvem|kven|hva|kva|når|hvor|kor|hvorfor|kvifor|hvordan|korleis|hvilke[nt]?)\b"
"""A word that asks, for use inside other patterns."""
_SPOR = re.compile(rf"(?i)\b{SPORRENDE}")
_VENDER = re.compile(
    rf"{NEKTER.pattern}|\b(?:før|etter|siden|sidan|da|då|enn|mot|uten|utan|unntatt|unnateke)\b"
)
"""Words that say nothing of what a question is about (`norsk.STOPPORD`), yet make it another."""


def er_ett_sporsmal(tekst: str) -> bool:
    """Whether it asks one thing, and what is: not what is not, nor «hvem …, og hvem …?»."""
    return NEKTER.search(tekst) is None and len(_SPOR.findall(tekst)) <= 1


def steds_og_tidsord(s: Sporring, kommuner: Iterable[str]) -> set[str]:
    """The terms of the bodies, the days and years that a question names, and of municipalities."""
    ledd = {norsk.stamme(o) for nokkel in s.utvalg for o in nokkel.split()}
    omtalt = (
        funn[0]
        for funn in _ORGANORD.finditer(nokkel_utvalg(s.tekst) or "")
        if norsk.stamme(funn[1]) in ledd
    )
    dager = (s.tekst[fra:til] for fra, til, _ in finn_datoer(s.tekst))
    maneder = (funn[0] for funn in MANED.finditer(s.tekst))
    return {
        term
        for tekst in (*s.utvalg, *omtalt, *dager, *maneder, *s.ar, *kommuner)
        for term in norsk.termer(tekst)
    }


def partiord(tekst: str) -> set[str]:
    """The terms of the parties that a question names."""
    return {term for funn in re.findall(PARTI_GENITIV, tekst) for term in norsk.termer(funn)}


def emneord(s: Sporring, kommuner: Iterable[str], ord_: Collection[str]) -> list[str]:
    """The terms of a question besides where and when and `ord_`: what else it is about."""
    kjent = {*steds_og_tidsord(s, kommuner), *ord_, *norsk.termer("ikke")}
    return [term for term in norsk.sporretermer(s.tekst) if term not in kjent]


def vendinger(tekst: str) -> list[str]:
    """The words that turn a question into another, though they say nothing of what it is about:
    «ikke», «før», «mot»."""
    return _VENDER.findall(tekst)
