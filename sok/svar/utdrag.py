"""The shortest runs of a passage's own words that answer.

Runs of sentences of the best passages are weighed by how well the question's tokens are met in
them (late interaction again, over the token vectors that the ranking has already read), by the
question's rare words, and by whether they hold what is asked for: a name, a number, a time.
Nothing is written that is not in a passage, so nothing can be untrue of the page it is cited to.
"""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indeks.linje import ordlyd
from indeks.ord.setninger import STEMTELINJE
from sok.sporsmal.svarform import FLERE as SPOR_ETTER_FLERE
from sok.sporsmal.svarform import VOTERING, det_som_kan_svare, svarform
from sok.tekst.innhold import KNAPP, bare_overskrift, er_tittel, innholdslinjer
from sok.tekst.setninger import MAKS_SITAT, Setning, del_i_setninger
from sok.tekst.tabeller import er_rad


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
    meets it best: what answers follows what tells the subject. Of a table the row that meets it
    best is quoted alone, but where a list is asked for. Ties go to the first and shortest.
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
    tittel = [er_tittel(biter, nr) for nr in range(len(biter))]
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
    if valgt is not None and naermest is not None and not SPOR_ETTER_FLERE.search(sporsmal):
        return _bare_raden(valgt, setninger, biter, naermest)
    return valgt


def _bare_raden(
    valgt: Setning, setninger: Sequence[Setning], biter: Sequence[str], naermest: int
) -> Setning:
    """What was chosen without the other rows of the table, where what meets the question best is a
    row of it."""
    raden = setninger[naermest]
    if not (er_rad(biter[naermest]) and valgt.fra <= raden.fra < valgt.til):
        return valgt
    foran = (
        er_rad(bit)
        for s, bit in zip(setninger, biter, strict=True)
        if valgt.fra <= s.fra < raden.fra
    )
    return raden if all(foran) else Setning(valgt.fra, raden.til)


DEKNING, FORM, VOTERING_FORM, FLERE = 0.07, 0.03, 0.15, 0.02
PRIS, PRIS_FORAN = 0.0015, 0.003
"""In units of mean cosine; chosen on the development questions and on NorQuAD's answer offsets."""


def _innleder(bit: str) -> bool:
    """Whether a sentence only leads up to the next."""
    return bit.rstrip()[-1:] in ":;," or _BEHANDLET_I.fullmatch(" ".join(bit.split())) is not None


_BEHANDLET_I = re.compile(
    r"(?i)[^.:]{3,80} har (?:behandl(?:et|a)|handsama) (?:saken|saka) i (?:møte|møtet) [\d.]{6,10}"
    r"(?:,? sak \S+)?(?: (?:behandling|handsaming|votering|røysting|vedtak|innstilling):?)?"
)
"""The line that a body's saksprotokoll begins with."""


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


def velg_apning(tekst: str, setninger: Sequence[Setning], kontekst: str = "") -> Setning | None:
    """The first run that is more than headings, as many sentences as there is room for."""
    igjen = list(setninger)
    while igjen and bare_overskrift(tekst[igjen[0].fra : igjen[0].til], kontekst):
        igjen.pop(0)
    if not igjen:
        return None
    med = [s for s in igjen if s.til - igjen[0].fra <= MAKS_SITAT] or igjen[:1]
    return Setning(igjen[0].fra, med[-1].til)


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
"""The longest run that is quoted with what became of it, or of a list."""


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


def kutt(tekst: str, setning: Setning, maks: int = MAKS_SITAT) -> Setning:
    """The sentence no longer than `maks`, cut between sentences or words, without a program's
    buttons."""
    fra, til = setning.fra, setning.til
    if til - fra > maks:
        hele = [s.til for s in del_i_setninger(tekst) if fra + maks // 2 < s.til <= fra + maks]
        slutt = max(hele, default=0) or tekst.rfind(" ", fra, fra + maks)
        til = slutt if slutt > fra else fra + maks
    while (knapp := _SISTE_KNAPP.search(tekst[fra:til])) and knapp.start():
        til = fra + knapp.start()
    return Setning(fra, til)


_SISTE_KNAPP = re.compile(rf"\s*{KNAPP.pattern}\s*$")
