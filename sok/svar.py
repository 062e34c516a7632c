"""The answer: the shortest runs of the documents' own words that answer, each with its source.

Runs of sentences of the best passages are weighed by how well the question's tokens are met in
them (late interaction again, over the token vectors that the ranking has already read), by the
question's rare words, and by whether they hold what is asked for: a name, a number, a time.
Nothing is written that is not in a passage, so nothing can be untrue of the page it is cited to.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indeks.setninger import FORKORTET, LISTEHODE, STEMTELINJE
from indeks.struktur import ordlyd
from sok.svarform import VOTERING, det_som_kan_svare, svarform

INGEN_SVAR = (
    "Jeg finner ikke noe sikkert svar på dette i arkivet. Under står passasjene som ligger "
    "nærmest; se om de hjelper, eller prøv andre ord, en videre periode eller færre filtre."
)
INGEN_SVAR_I_DISSE = "Under står passasjene som ligger nærmest."
FEIL_STED = "Dette står ikke i papirene fra det møtet."
INGEN_STATUS = "Papirene i indeksen sier ikke om dette vedtaket er iverksatt."
STATUS_STAR_I = "Vedtaket står i en rapport over vedtak; statusen er å lese i {dokument} s. {side}."
STATUS_UTELATT = "Vedtaket står i en rapport over vedtak, men rapporten sier ikke hva statusen er."
USIKKERT_SVAR = (
    "Dette ligger nærmest det du spør om, men det er ikke sikkert at det svarer på spørsmålet."
)
TOMT_ARKIV = "Ingen dokumenter passer med filtrene, eller indeksen er tom."

_PUNKT = re.compile(r"[•·▪–-]|o (?=[A-ZÆØÅ])|[a-zæøå]\) ")
_SLUTT = re.compile(
    r"(?<=[.!?:])[ \n]+(?=[A-ZÆØÅ«\"(0-9•·▪–-])"
    rf"|\n(?=[A-ZÆØÅ0-9«]|{_PUNKT.pattern})|\n\n+"
)
MAKS_SITAT = 500


@dataclass(frozen=True, slots=True)
class Setning:
    """A run of a passage that can be quoted: `tekst[fra:til]`."""

    fra: int
    til: int


def del_i_setninger(tekst: str) -> list[Setning]:
    """The sentences, points and table lines of a passage, in order; together all its words."""
    ut: list[Setning] = []
    fra = 0
    for skille in _SLUTT.finditer(tekst):
        bit = tekst[fra : skille.start()]
        if "\n" not in skille.group() and FORKORTET.search(bit[-16:]):
            continue
        if _ETIKETT.fullmatch(bit.strip()) or LISTEHODE.fullmatch(bit.strip()):
            continue  # what stands behind it is what it is the name of
        if (
            "\n" in skille.group()
            and "\n\n" not in skille.group()
            and _fortsetter(tekst[: skille.start()], tekst[skille.end() :])
        ):
            continue
        if bit.strip():
            ut.append(Setning(fra, skille.start()))
        fra = skille.end()
    if tekst[fra:].strip():
        ut.append(Setning(fra, len(tekst)))
    return ut


_ETIKETT = re.compile(
    r"(?i)\d\)|(?:møtested|møtestad|møtelokale|møterom|sted|stad|møtedato|dato|møtetid|tidspunkt|tid|møte"
    r"(?:leder|leiar|sekretær))\s*:"
)
"""The names of the lines at the head of a meeting's papers, and an alternative's number."""


def _fortsetter(tekst: str, resten: str) -> bool:
    """Whether a line break is only the page's margin: a long line, not ended, goes on, and so does
    one that breaks a name («Kari / Nes») or ends in a word that never ends anything."""
    linje = tekst[tekst.rfind("\n") + 1 :]
    if linje[-1:] in ".!?:;" or _PUNKT.match(resten):
        return False
    return (
        len(linje) > 60
        or _UFERDIG.search(linje) is not None
        or (
            len(linje) > 30
            and _DELT_NAVN.search(linje) is not None
            and _NAVN.match(resten) is not None
        )
    )


_UFERDIG = re.compile(
    r" (?:som|og|eller|samt|i|på|av|for|til|med|om|ved|hos|fr[aå]|mellom|at|å|ei?n|eit?|et|den|det"
    r"|de|dei)$"
)
_DELT_NAVN = re.compile(r"[a-zæøå,] (?:[A-ZÆØÅ][a-zæøå]+[ -]?)+$")
_NAVN = re.compile(r"[A-ZÆØÅ][a-zæøå]+ [a-zæøå(]")
"""A line that ends in names, and one that goes on from one."""


def velg_utdrag(
    tekst: str,
    setninger: Sequence[Setning],
    moter: Sequence[NDArray[np.float32]],
    ordvekter: NDArray[np.float32],
    dekning: Sequence[float],
    sporsmal: str,
    kontekst: str = "",
) -> Setning | None:
    """The run of sentences that best meets the question and is not longer than it must be; None
    where there is nothing but headings.

    `kontekst` is what is shown beside the answer anyway (the sak's title); a sentence of it alone
    is no answer, and none starts with one. `moter` has for each sentence the best cosine of each
    of the question's tokens, float32 of shape (question tokens,); `dekning` the share of the
    question's words in it. A run of sentences meets a token as well as its best sentence does, or
    the heading they stand under in the passage, and goes on into no other heading's. Every hundred
    characters must earn `PRIS`, and `PRIS_FORAN` more where they stand before the sentence that
    meets it best: what answers follows what tells the subject. Ties go to the first and shortest.
    """
    form = svarform(sporsmal)
    vekt = 0.0 if form is None else VOTERING_FORM if form is VOTERING else FORM
    beste, valgt = -math.inf, None
    total = float(ordvekter.sum())
    biter = [tekst[s.fra : s.til] for s in setninger]
    innhold = innholdslinjer(biter)
    bare = [nr in innhold or bare_overskrift(bit, kontekst) for nr, bit in enumerate(biter)]
    mulig = det_som_kan_svare(form, sporsmal, tekst) if form else tekst
    har_form = [
        form is not None and form.svar.search(mulig, s.fra, s.til) is not None for s in setninger
    ]
    tittel = [_er_tittel(biter, nr) for nr in range(len(biter))]
    uferdig = _midt_i_votering(tekst, setninger)

    def poeng(mote: NDArray[np.float32], ord_: float, passer: int) -> float:
        return (
            float(mote @ ordvekter) / total
            + DEKNING * ord_
            + vekt * (passer > 0)
            + (FLERE * passer if form is VOTERING else 0.0)
        )

    egne = [nr for nr in range(len(biter)) if not (bare[nr] or tittel[nr])]
    naermest = max(
        egne, key=lambda nr: poeng(moter[nr], dekning[nr], int(har_form[nr])), default=None
    )
    over: int | None = None
    for i, forst in enumerate(setninger):
        if tittel[i]:
            over = i
        elif bare[i]:
            continue
        mote = np.zeros_like(ordvekter) if over is None else moter[over]
        ord_ = 0.0
        passer = 0
        foran = 0
        if naermest is not None and not tittel[i]:
            foran = max(0, setninger[naermest].fra - forst.fra)
        for j in range(i, len(setninger)):
            s = setninger[j]
            lengde = s.til - forst.fra
            if j > i and (lengde > MAKS_SITAT or tittel[j]):
                break
            mote = np.maximum(mote, moter[j])
            ord_ = max(ord_, dekning[j])
            passer += har_form[j]
            verdi = poeng(mote, ord_, passer) - (PRIS * lengde + PRIS_FORAN * foran) / 100
            ender_midt_i = uferdig[j] or (j + 1 < len(setninger) and _innleder(biter[j]))
            if verdi > beste + 1e-9 and not (bare[j] or tittel[j] or ender_midt_i):
                beste, valgt = verdi, Setning(forst.fra, s.til)
    return valgt


def _innleder(bit: str) -> bool:
    """Whether a sentence only leads up to the next."""
    return bit.rstrip()[-1:] in ":;," or _BEHANDLET_I.fullmatch(" ".join(bit.split())) is not None


def _midt_i_votering(tekst: str, setninger: Sequence[Setning]) -> list[bool]:
    """For each sentence whether it is a list of names with more of the same vote behind it: those
    for are not quoted without those against and what came of it, where there is room for all."""
    ut = [False] * len(setninger)
    til = 0
    for nr in range(len(setninger) - 2, -1, -1):
        s, neste = setninger[nr], setninger[nr + 1]
        if not (STEMTELINJE.match(tekst, s.fra) and STEMTELINJE.match(tekst, neste.fra)):
            continue
        if tekst.startswith("Dermed", s.fra):
            continue
        til = til if ut[nr + 1] else neste.til
        ut[nr] = til - s.fra <= MAKS_SITAT
    return ut


def _er_tittel(biter: Sequence[str], nr: int) -> bool:
    """Whether a sentence is the heading of those that follow: a short line without an end between
    two whole sentences."""
    bit = biter[nr].strip()
    return (
        len(bit) <= _MAKS_TITTEL
        and "\n" not in bit
        and bit[-1:] not in ".!?:;,)"
        and nr + 1 < len(biter)
        and biter[nr + 1].rstrip().endswith(".")
        and (nr == 0 or biter[nr - 1].rstrip()[-1:] in ".!?")
        and _PUNKT.match(bit) is None
        and _NUMMERERT.match(bit) is None
    )


_MAKS_TITTEL = 80


def velg_apning(tekst: str, setninger: Sequence[Setning], kontekst: str = "") -> Setning | None:
    """The first run that is more than headings, as many sentences as there is room for."""
    igjen = list(setninger)
    while igjen and bare_overskrift(tekst[igjen[0].fra : igjen[0].til], kontekst):
        igjen.pop(0)
    if not igjen:
        return None
    med = [s for s in igjen if s.til - igjen[0].fra <= MAKS_SITAT] or igjen[:1]
    return Setning(igjen[0].fra, med[-1].til)


DEKNING, FORM, VOTERING_FORM, FLERE = 0.07, 0.03, 0.15, 0.02
PRIS, PRIS_FORAN = 0.0015, 0.003
"""In units of mean cosine; chosen on the development questions and on NorQuAD's answer offsets."""


def bare_overskrift(bit: str, kontekst: str) -> bool:
    """Whether some words are a heading, a button, the sak's title or a line of its table of
    behandlinger: they say no more than which sak and part it is."""
    if len(bit) > len(kontekst) + MAKS_SITAT:
        return False
    kjent = _kjente_ord(kontekst)
    ord_ = _ord(bit)
    nye = [o for o in ord_ if o not in kjent]
    stump = (
        len(ord_) < 4 and not bit.rstrip().endswith((".", "!", "?")) and _ETIKETT.match(bit) is None
    )
    return (
        not nye
        or (stump and not VOTERING.svar.search(bit))
        or (bit.rstrip().endswith(":") and len(nye) < 4)
        or _KNAPP.fullmatch(bit.strip()) is not None
        or ("\n" not in bit and _BEHANDLINGSHODE.match(bit) is not None)
        or _BEHANDLINGSLINJE.match(bit) is not None
        or _KOLONNEHODE.fullmatch(bit.strip()) is not None
        or _INHABILE.match(bit.strip()) is not None
    )


_INNHOLDSLINJE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d][^\n]*?[\s.…]+(\d{1,3})")
_MINST_LINJER = 3


def innholdslinjer(biter: Sequence[str]) -> set[int]:
    """The numbers of the sentences that are lines of a list of contents: some in a row, each a
    numbered heading with a page no lower than the one before."""
    ut: set[int] = set()
    rekke: list[int] = []
    forrige = 0
    for nr, bit in enumerate((*biter, "")):
        linje = _INNHOLDSLINJE.fullmatch(bit.strip())
        side = int(linje[1]) if linje else 0
        if linje is None or side < forrige:
            ut.update(rekke if len(rekke) >= _MINST_LINJER else ())
            rekke = []
        if linje is not None:
            rekke.append(nr)
        forrige = side
    return ut


def er_mer(resten: str) -> bool:
    """Whether what stands behind a quotation of a vedtak says more than a heading or a
    signature: a point, or a whole sentence."""
    for s in del_i_setninger(resten):
        bit = resten[s.fra : s.til].strip()
        if _NUMMERERT.match(bit) or (len(bit) > 40 and bit.endswith(".")):
            return True
    return False


_NUMMERERT = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)) \S")


def uten_innhold(tekst: str, kontekst: str) -> bool:
    """Whether a passage is only a heading, or a saksprotokoll's head with its table of bodies."""
    if bare_overskrift(tekst, kontekst):
        return True
    if len(tekst) > 2 * MAKS_SITAT or not _BEHANDLINGSHODE.search(tekst):
        return False
    biter = (tekst[s.fra : s.til] for s in del_i_setninger(tekst))
    return sum(len(_ord(bit)) for bit in biter if not bare_overskrift(bit, kontekst)) < 12


def _ord(tekst: str) -> list[str]:
    return ET_ORD.findall(tekst.casefold())


ET_ORD = re.compile(r"\w+")
"""A word, a number or a part of one with a hyphen."""


@lru_cache(maxsize=4096)
def _kjente_ord(kontekst: str) -> frozenset[str]:
    """The words of a context, which many passages have."""
    return frozenset(_ord(kontekst))


_KNAPP = re.compile(r"\[[A-ZÆØÅ][a-zæøå]+(?: [a-zæøå]+){0,3}\]")
"""What a program left of its buttons when it made the PDF: «[Lagre vedtak]»."""
_BEHANDLINGSHODE = re.compile(r"(?im)^(?:behandl(?:et|a) (?:av|i)|saksgang)\b.*(?:dato|saks?nr)")
_BEHANDLINGSLINJE = re.compile(
    r"^(?:\d{1,2} )?[A-ZÆØÅ][\w ,-]+ \d{2}\.\d{2}\.\d{4}(?: \d{1,4}/\d{2,4})?$"
)


_KOLONNEHODE = re.compile(
    r"(?i)(?:saksnr|sak nr|arkivsak\w*|saksbehandler|sakshandsamar|utvalg|møtedato)[.:]?"
)
"""The head of a column of a saksprotokoll."""


_BEHANDLET_I = re.compile(
    r"(?i)[^.:]{3,80} har (?:behandl(?:et|a)|handsama) (?:saken|saka) i (?:møte|møtet) [\d.]{6,10}"
    r"(?:,? sak \S+)?(?: (?:behandling|handsaming|votering|røysting|vedtak|innstilling):?)?"
)
"""The line that a body's saksprotokoll begins with."""


_INHABILE = re.compile(r"(?i)inhabile?\s+(?:følgende |følgjande )?varamed\w*\.?\s+m[øo]tte\b")
"""The table over a sak's minutes of who stepped aside, and who met for them."""


def lesbar(tekst: str) -> str:
    """A quotation as people read it: the page's margins gone, each point on a line of its own."""
    return re.sub(r"[ \t]*\n\s*(?!(?:\d{1,2}[.)]|[a-hA-H]\)|[•·–-]) )", " ", tekst.strip())


# Not those that tell of what was decided: «planen vedtas» is a vedtak's own words.
_IKKE_SOM_FORESLATT = "|".join(
    rad.monster.pattern.removeprefix("(?i)")
    for rad in ordlyd.RESULTATER
    if rad.gir in ("falt", "trukket", "utsatt", "oversendt")
)
_SKJEBNE = re.compile(
    rf"(?i){VOTERING.svar.pattern.removeprefix('(?i)')}|{ordlyd.ENSTEMMIG}|{_IKKE_SOM_FORESLATT}"
    r"|\b(?:falt|fall|vedtatt|vedteke[nt]?|vedtatte|vedtekne|tru[kt]\w*|trekt|oversend\w+|utsatt"
    r"|utsett|realitetsbehandling|avvist|avslåtte|avsleg(?:en|ne))\b"
)
"""The telling of what became of something."""
_IKKE_VEDTATT = re.compile(
    r"(?i)\b(?:oversend\w+|sendt over)\b[^.]{0,80}\b(?:uten|utan|til)\b"
    r"|\b(?:falt|fall|trukk(?:et|en?)|trukne|trekt|utsatt|utsett)\b"
    r"|\b(?:ikke|ikkje) (?:vedt\w+|realitetsbehandl\w+)"
)
"""What tells that something that stands among what was decided was not."""
_MAKS_SKJEBNESETNING = 260
_MAKS_LENGER_NEDE = 1000
MAKS_MED_SKJEBNE = 2 * MAKS_SITAT


def med_skjebne(tekst: str, utdrag: Setning) -> Setning:
    """The run with the sentences right after it that tell what became of it: a quotation that ends
    before «Punkt 2 falt» says something else than the page does."""
    til = utdrag.til
    for s in del_i_setninger(tekst):
        if s.til <= til:
            continue
        bit = tekst[max(s.fra, til) : s.til]
        if s.fra < til:
            # The run was cut within this sentence; what is left of it belongs to it.
            if s.til - utdrag.fra > MAKS_MED_SKJEBNE or not _SKJEBNE.search(bit):
                break
        elif len(bit) > _MAKS_SKJEBNESETNING or not _SKJEBNE.search(bit):
            break
        if s.til - utdrag.fra > MAKS_MED_SKJEBNE:
            break
        til = s.til
    return Setning(utdrag.fra, til)


def ikke_vedtatt_lenger_nede(tekst: str, til: int) -> Setning | None:
    """The first sentence after a run of a vedtak that says that something in it was not decided:
    a samlesak prints each proposal with its fate behind it."""
    return next(
        (
            s
            for s in del_i_setninger(tekst)
            if til <= s.fra < til + _MAKS_LENGER_NEDE
            and s.til - s.fra <= _MAKS_SKJEBNESETNING
            and _IKKE_VEDTATT.search(tekst[s.fra : s.til])
        ),
        None,
    )


def kutt(tekst: str, setning: Setning) -> Setning:
    """The sentence no longer than `MAKS_SITAT`, cut between sentences or words, without a
    program's buttons."""
    fra, til = setning.fra, setning.til
    if til - fra > MAKS_SITAT:
        hele = [
            s.til
            for s in del_i_setninger(tekst)
            if fra + MAKS_SITAT // 2 < s.til <= fra + MAKS_SITAT
        ]
        slutt = max(hele, default=0) or tekst.rfind(" ", fra, fra + MAKS_SITAT)
        til = slutt if slutt > fra else fra + MAKS_SITAT
    while (knapp := _SISTE_KNAPP.search(tekst[fra:til])) and knapp.start():
        til = fra + knapp.start()
    return Setning(fra, til)


_SISTE_KNAPP = re.compile(rf"\s*{_KNAPP.pattern}\s*$")


def samme_ord(a: str, b: str) -> bool:
    """Whether one of two quotations says nothing that the other does not."""
    korteste, lengste = sorted((_ord(a), _ord(b)), key=len)
    return set(korteste) <= set(lengste)
