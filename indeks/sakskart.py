"""The saker of a meeting: the agenda's entries, and where each one's own section starts.

Agenda and minutes print a sak the same way, so they are told apart by what follows: an entry is
followed by the next entry, a section by headings of its own. Where a number opens several lines,
the form that the other sections of the same paper have, and the agenda's title, decide.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indeks import monstre
from indeks.linjer import Linje
from indeks.papirer import (
    deloverskrift,
    er_felt,
    er_organlinje,
    er_overskrift,
    med_brevhode,
    treff,
    treffer,
)
from indeks.saksnummer import (
    AR_MULIGE,
    PREFIKS,
    SAKSNR,
    aret_forst,
    nokkel_arkivsaksnr,
    nokkel_saksnr,
    tolk_saksnr,
    uten_journalpost,
)

_LANG_LINJE = 48
_LEDER_VIDERE = re.compile(
    r"(?i: (?:og|i|for|av|med|til|på|fra|frå|om|samt|ved|mot|under|etter|eller|–|-)|,)$"
)
_FELT_OVER_TITTEL = 8
"""How many lines of fields and tables can stand between a section's number and its title."""
_ARKIV_SIST = re.compile(r" ((?:[A-ZÆØÅ]-)?(?:\d{4}|\d{2})/\d{3,6}(?:-\d{1,4})?)(?: \d{1,3})?$")


_ARKIV_FORST = re.compile(r"(?i:arkiv[\w.-]* (?:utv[\w.-]*)?saks?\W?n\w*)")
_TO_NUMRE = re.compile(rf"^({monstre.ARKIVSAKSNR}) ((?:{PREFIKS}[ -]{{0,3}})?{SAKSNR}) (?=\S)")
_KORT_ARKIV_SIST = re.compile(r" ((?:\d{4}|\d{2})/\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Oppforing:
    """A sak as the agenda lists it, or as a section opens: lines `fra` up to (not with) `til`."""

    saksnr: str
    nokkel: str
    sakstittel: str | None
    arkivsaksnr: str | None
    fra: int
    til: int


@dataclass(frozen=True, slots=True)
class _Kandidat:
    nr: int
    saksnr: str
    nokkel: str
    form: tuple[bool, str, str]
    tittel: str | None
    arkivsaksnr: str | None
    innhold: bool
    listet: bool


def vis_saksnr(prefiks: str | None, saksnr: str) -> str:
    """The saksnr as it is shown: digits as printed, with a series' letters where it has some."""
    serie = (prefiks or "").strip(" -")
    return f"{serie} {saksnr}" if serie and not serie.lower().startswith("sak") else saksnr


def _serie(prefiks: str | None) -> str:
    return re.sub(r"[^A-ZÆØÅ]", "", (prefiks or "").upper())


def nokkel_i_mote(prefiks: str | None, saksnr: str, dato: date | None) -> str | None:
    """What a sak is known by within one meeting: series, number and year."""
    nokkel = nokkel_saksnr(saksnr, dato)
    return f"{_serie(prefiks)} {nokkel}".strip() if nokkel else None


def _mulig(linje: Linje, dato: date | None) -> re.Match[str] | None:
    """The line as one that opens with a saksnr of a plausible year and a title, else None."""
    tekst = linje.tekst
    if len(tekst) > 4 * monstre.MAKS_OVERSKRIFT:
        return None
    funn = None if tekst[:1].islower() else monstre.SAKSLINJE.fullmatch(tekst)
    if funn is None or treffer(tekst, monstre.NUMMERERT_VEDTAK, monstre.SAKSGANG_RAD):
        return None
    nummer = tolk_saksnr(funn["saksnr"], dato)
    if nummer is None or nummer.nr == 0:
        return None
    if len(funn["saksnr"].split("/")[1]) == 5 and not funn["prefiks"]:
        return None  # without letters before it, an arkivsaksnr
    if dato is not None and abs(nummer.ar - dato.year) > 1:
        return None
    if dato is None and nummer.ar not in AR_MULIGE:
        return None
    tittel = _ren_tittel(funn["tittel"])
    if not tittel:
        bart = tekst == funn["saksnr"] + funn["tegn"]
        return funn if (funn["ord"] or funn["prefiks"] or bart) else None
    if not re.match(r"[A-ZÆØÅ0-9«\"'(§]", tittel):
        return None
    return None if tittel.lower().startswith(("vedtak:", "innstilling:")) else funn


def _ren_tittel(tekst: str | None) -> str:
    """What stands behind a saksnr, without the label and the dots that only point to it."""
    uten = monstre.PRIKKER.sub("", (tekst or "").strip())
    felt = monstre.TITTELFELT.match(uten)
    return uten[felt.end() :] if felt else uten


def normal_tittel(tittel: str) -> str:
    """A title for comparison: letters and digits alone, so that breaks and hyphens do not count."""
    return re.sub(r"[^\wæøå]|_", "", tittel.lower())


def samme_tittel(a: str | None, b: str | None) -> bool:
    """Whether two titles are the same, one possibly cut short."""
    if not a or not b:
        return False
    x, y = normal_tittel(a), normal_tittel(b)
    kort, lang = sorted((x, y), key=len)
    return len(kort) >= 4 and (lang.startswith(kort) or (len(kort) > 20 and kort[:20] == lang[:20]))


def _arkivar(arkivsaksnr: str, dato: date | None) -> bool:
    """Whether it can be an arkivsaksnr at a meeting on that date: begun up to 25 years before."""
    nokkel = nokkel_arkivsaksnr(arkivsaksnr)
    return nokkel is not None and (dato is None or 0 <= dato.year - int(nokkel.split("/")[0]) <= 25)


def _skolear(tekst: str) -> bool:
    """Whether it is two years that follow each other: `2020/2021`."""
    forst, sist = tekst.split("/")
    return len(forst) == len(sist) and sist.isdigit() and int(sist) == int(forst) + 1


def _arkiv_under(
    linjer: Sequence[Linje], forrige: tuple[int, re.Match[str]], denne: tuple[int, re.Match[str]]
) -> bool:
    """Whether a bare number is the arkivsaksnr of the entry above, whose title filled the line:
    `PS 99/22 Interkommunal legevakt` is followed by `22/1033`."""
    (over, ovenfor), (nr, bart) = forrige, denne
    return (
        linjer[nr].tekst == bart["saksnr"]
        and bool(ovenfor["tittel"])
        and bool(ovenfor["prefiks"])
        and nr - over <= 4
        and linjer[nr].side == linjer[over].side
    )


def _aret(funn: re.Match[str], dato: date | None) -> int | None:
    nummer = tolk_saksnr(funn["saksnr"], dato)
    return nummer.ar if nummer else None


def _med_saksnr_forst(linjer: Sequence[Linje], fra: int, til: int) -> Sequence[Linje]:
    """The lines, with the saksnr before the arkivsaksnr where an agenda's columns are the other
    way round: `21/2233 110/21 Møteplan 2022`."""
    if not any(_ARKIV_FORST.match(linje.tekst) for linje in linjer[fra:til]):
        return linjer
    return [replace(linje, tekst=_TO_NUMRE.sub(r"\2 \1 ", linje.tekst)) for linje in linjer]


def _kandidater(linjer: Sequence[Linje], fra: int, til: int, dato: date | None) -> list[_Kandidat]:
    linjer = _med_saksnr_forst(linjer, fra, til)
    mulige = [(nr, funn) for nr in range(fra, til) if (funn := _mulig(linjer[nr], dato))]
    ar = Counter(_aret(funn, dato) for _, funn in mulige).most_common(1)
    if ar and 2 * ar[0][1] > len(mulige):
        # A meeting's saker are of one year; others are only mentioned.
        mulige = [(nr, funn) for nr, funn in mulige if _aret(funn, dato) == ar[0][0]]
    mulige = [
        par for i, par in enumerate(mulige) if not (i and _arkiv_under(linjer, mulige[i - 1], par))
    ]
    # And written one way round: of `93/21` and `21/1440`, one is the archive's.
    veier = Counter(aret_forst(funn["saksnr"], dato) for _, funn in mulige)
    for vei in (True, False):
        if 2 * veier[vei] > len(mulige):
            feil = not vei
            mulige = [par for par in mulige if aret_forst(par[1]["saksnr"], dato) is not feil]
            break
    # Where an agenda has a column of arkivsaksnr, a short one is one too.
    i_kolonne = sum(_ARKIV_SIST.search(funn["tittel"] or "") is not None for _, funn in mulige) >= 2
    ut: list[_Kandidat] = []
    for i, (nr, funn) in enumerate(mulige):
        neste = mulige[i + 1][0] if i + 1 < len(mulige) else til
        mellom = [linje.tekst for linje in linjer[nr + 1 : min(neste, nr + 40)] if linje.tekst]
        innhold = any(
            deloverskrift(tekst)
            or treff(tekst, monstre.ORGANLINJER)
            or treff(tekst, monstre.NUMMERERT_VEDTAK)
            or monstre.SAKSGANG_HODE.fullmatch(tekst)
            for tekst in mellom[:25]
        )
        tittel: str | None = _ren_tittel(funn["tittel"]) or None
        arkiv: str | None = None
        if (
            tittel
            and (bart := monstre.BARE_ARKIVFELT.fullmatch(tittel))
            and _arkivar(bart["nr"], dato)
        ):
            arkiv, tittel = uten_journalpost(bart["nr"]), None
        # A number before a dash is a property (`76/1 - Søknad om …`), and so is one of another age.
        if (
            tittel
            and (forst := re.match(rf"({monstre.ARKIVSAKSNR}) (?=[^\s–-])", tittel))
            and _arkivar(forst[1], dato)
        ):
            arkiv, tittel = uten_journalpost(forst[1]), tittel[forst.end() :]
        elif (
            tittel
            and (sist := _ARKIV_SIST.search(tittel))
            and nokkel_saksnr(sist[1]) != nokkel_saksnr(funn["saksnr"])
            and not _skolear(sist[1])
        ) or (
            tittel
            and i_kolonne
            and (sist := _KORT_ARKIV_SIST.search(tittel))
            and _arkivar(sist[1], dato)
        ):
            arkiv, tittel = uten_journalpost(sist[1]), tittel[: sist.start()]
        nokkel = nokkel_i_mote(funn["prefiks"], funn["saksnr"], dato)
        if nokkel is None:
            continue
        ut.append(
            _Kandidat(
                nr=nr,
                saksnr=vis_saksnr(funn["prefiks"], funn["saksnr"]),
                nokkel=nokkel,
                form=(bool(funn["ord"]), _serie(funn["prefiks"]), funn["tegn"].strip()),
                tittel=tittel,
                arkivsaksnr=arkiv,
                innhold=innhold,
                listet=not innhold and len(mellom) <= 8,
            )
        )
    return ut


def _i_samme_serie(kandidater: Sequence[_Kandidat]) -> list[_Kandidat]:
    """The candidates, with a series' letters where only the agenda or only the section has them."""
    serier: dict[str, dict[str, str]] = {}
    for k in kandidater:
        serier.setdefault(k.nokkel.split(" ")[-1], {}).setdefault(k.form[1], k.saksnr)
    ut: list[_Kandidat] = []
    for k in kandidater:
        nummer = k.nokkel.split(" ")[-1]
        andre = [serie for serie in serier[nummer] if serie]
        if not k.form[1] and len(andre) == 1:
            k = replace(k, nokkel=f"{andre[0]} {nummer}", saksnr=serier[nummer][andre[0]])
        ut.append(k)
    return ut


def _listetittel(
    linjer: Sequence[Linje],
    k: _Kandidat,
    til: int,
    dato: date | None,
    med_side: bool,
    sider: int,
) -> tuple[str | None, str | None, int]:
    """The title of an agenda entry with the lines it runs on over, its arkivsaksnr, and the line
    behind it."""
    biter = [k.tittel] if k.tittel else []
    arkiv = k.arkivsaksnr
    nr = k.nr + 1
    blanke = 0
    # Between two entries all is title; behind the last one only what a full line runs on into.
    siste = til - k.nr > 6 or til >= len(linjer) or linjer[til].side != linjer[k.nr].side
    while nr < til and len(biter) < 5:
        tekst = linjer[nr].tekst
        if not tekst:
            blanke += 1
            if biter and blanke > 1:
                break
            nr += 1
            continue
        if not biter and er_felt(tekst) and nr - k.nr <= _FELT_OVER_TITTEL:
            felt = monstre.ARKIVFELT.search(tekst)
            arkiv = arkiv or (uten_journalpost(felt["nr"]) if felt else None)
            nr += 1
            continue
        if (re.fullmatch(r"\d{1,4}", tekst) and not " ".join(biter).endswith(("-", "–"))) or linjer[
            nr
        ].side != linjer[k.nr].side:
            break
        if (
            er_overskrift(tekst)
            or (biter and treff(tekst, monstre.UTEN_NUMMER))
            or monstre.UNDERSKRIFT.fullmatch(tekst)
        ):
            break
        if biter and re.fullmatch(monstre.ARKIVSAKSNR, tekst):
            arkiv = arkiv or uten_journalpost(tekst)
            nr += 1
            continue
        if _mulig(linjer[nr], dato):
            break
        if (
            siste
            and biter
            and (blanke or len(biter[-1]) < _LANG_LINJE - 12)
            and (blanke or not _loper_videre(biter[-1], tekst))
        ):
            break
        biter.append(_ren_tittel(tekst))
        nr += 1
    tittel = " ".join(biter)
    if med_side and (sist := re.search(r" (\d{1,4})$", tittel)) and int(sist[1]) <= sider:
        tittel = tittel[: sist.start()]
    return tittel or None, arkiv, nr


def _seksjonstittel(
    linjer: Sequence[Linje], k: _Kandidat, til: int, dato: date | None, liste: str | None
) -> tuple[str | None, int]:
    """The title that opens a section, as printed there, and the line behind it."""
    biter = [k.tittel] if k.tittel else []
    nr = k.nr + 1
    mal = normal_tittel(liste) if liste else ""
    felter = False
    while nr < til and len(biter) < 6:
        tekst = linjer[nr].tekst
        if not tekst:
            if biter and not (mal and _mangler(biter, mal)):
                break
            nr += 1
            continue
        if not biter and er_felt(tekst) and nr - k.nr <= _FELT_OVER_TITTEL:
            felter = True
            nr += 1
            continue
        if felter and not biter and mal and not samme_tittel(_ren_tittel(tekst), liste):
            break  # no title stands there; the agenda has it
        if (
            er_overskrift(tekst)
            or (biter and treff(tekst, monstre.UTEN_NUMMER))
            or _mulig(linjer[nr], dato)
        ):
            break
        if mal:
            prove = normal_tittel(" ".join([*biter, tekst]))
            if biter and not mal.startswith(prove):
                break
        elif biter and (
            (len(biter[-1]) < _LANG_LINJE and not _loper_videre(biter[-1], tekst))
            or linjer[nr].side != linjer[k.nr].side
            or biter[-1].endswith((".", ":"))
            or tekst.endswith(":")
        ):
            break
        biter.append(tekst if biter else _ren_tittel(tekst))
        nr += 1
    return " ".join(biter) or None, nr if biter else k.nr + 1


def _titler_over(
    linjer: Sequence[Linje],
    rekke: Sequence[_Kandidat],
    titler: Sequence[tuple[str | None, int]],
) -> list[int]:
    """The lines of the sections' titles where each stands above its number; empty where not all
    of them do."""
    if len(rekke) < 2 or any(tittel for tittel, _ in titler):
        return []
    ut: list[int] = []
    for k in rekke:
        nr = k.nr - 1
        while nr > 0 and not linjer[nr].tekst:
            nr -= 1
        tekst = linjer[nr].tekst if nr >= 0 else ""
        if linjer[nr].side != linjer[k.nr].side or tekst.endswith((".", ":")) or not tekst:
            return []
        if er_overskrift(tekst):
            return []
        ut.append(nr)
    return ut


def _loper_videre(linje: str, neste: str) -> bool:
    """Whether a title's line is not its last, however short: it ends in a word that leads on, or
    the next line starts in the middle of a sentence or is in capitals too."""
    return bool(
        _LEDER_VIDERE.search(linje)
        or (re.match(r"[a-zæøå]", neste) and not neste.endswith("."))
        or (linje.isupper() and neste.isupper() and len(neste) > 3)
    )


def _mangler(biter: Sequence[str], mal: str) -> bool:
    har = normal_tittel(" ".join(biter))
    return mal.startswith(har) and har != mal


def finn_saker(
    linjer: Sequence[Linje], fra: int, til: int, dato: date | None
) -> tuple[list[Oppforing], list[Oppforing]]:
    """The agenda's entries and the sections' openings in lines `fra` up to `til` of one meeting."""
    kandidater = _i_samme_serie(_kandidater(linjer, fra, til, dato))
    med_side = any(
        re.search(r"\bside$", linjer[nr].tekst.lower())
        for nr in range(fra, til)
        if len(linjer[nr].tekst) < 60
        and linjer[nr].tekst
        and (monstre.SAKSKART.match(linjer[nr].tekst) or linjer[nr].tekst.lower().startswith("sak"))
    )
    sider = linjer[til - 1].side if til > fra else 1

    liste: dict[str, Oppforing] = {}
    seksjonskandidater: list[_Kandidat] = []
    siste_sted = {k.nokkel: k.nr for k in kandidater}
    for i, k in enumerate(kandidater):
        naboer = [*kandidater[max(0, i - 1) : i], *kandidater[i + 1 : i + 2]]
        # A sak withdrawn stands among the sections with no headings either, but stands once.
        i_rekke = k.listet and any(
            abs(nabo.nr - k.nr) <= 12
            and (nabo.listet or (nabo.nr > k.nr and siste_sted[k.nokkel] > k.nr))
            for nabo in naboer
        )
        i_kart = _under_kart(linjer, k.nr, fra)
        if k.nokkel not in liste and (i_rekke or (k.listet and i_kart)):
            neste = kandidater[i + 1].nr if i + 1 < len(kandidater) else til
            tittel, arkiv, slutt = _listetittel(linjer, k, neste, dato, med_side, sider)
            liste[k.nokkel] = Oppforing(k.saksnr, k.nokkel, tittel, arkiv, k.nr, slutt)
        elif k.nokkel not in liste and i_kart and not _har_seksjonsform(linjer, k, til):
            tittel, arkiv, slutt = _listetittel(linjer, k, til, dato, med_side, sider)
            liste[k.nokkel] = Oppforing(k.saksnr, k.nokkel, tittel, arkiv, k.nr, slutt)
        elif _underpunkt(kandidater, i, seksjonskandidater):
            # Listed once more in the section it belongs to; what follows is that section's.
            liste[k.nokkel] = replace(
                liste.get(k.nokkel)
                or Oppforing(k.saksnr, k.nokkel, k.tittel, k.arkivsaksnr, k.nr, k.nr + 1),
                fra=k.nr,
                til=k.nr + 1,
            )
        else:
            seksjonskandidater.append(k)

    former = Counter(
        k.form for k in seksjonskandidater if k.innhold and (not liste or k.nokkel in liste)
    )
    vanlig = {
        form for form, antall in former.items() if antall >= max(1, max(former.values()) // 8)
    }
    valgt: dict[str, _Kandidat] = {}
    for k in seksjonskandidater:
        if (
            vanlig
            and k.form not in vanlig
            and not (
                k.nokkel in liste
                and k.innhold
                and k.nokkel not in {o.nokkel for o in seksjonskandidater if o.form in vanlig}
            )
        ):
            continue
        if liste and k.nokkel not in liste and not k.innhold:
            continue
        holdt = valgt.get(k.nokkel)
        if holdt is None or _poeng(k, liste) > _poeng(holdt, liste):
            valgt[k.nokkel] = k

    seksjoner: list[Oppforing] = []
    rekke = sorted(valgt.values(), key=lambda k: k.nr)
    titler = [
        _seksjonstittel(
            linjer,
            k,
            rekke[i + 1].nr if i + 1 < len(rekke) else til,
            dato,
            liste[k.nokkel].sakstittel if k.nokkel in liste else None,
        )
        for i, k in enumerate(rekke)
    ]
    over = _titler_over(linjer, rekke, titler)
    for i, k in enumerate(rekke):
        post = liste.get(k.nokkel)
        tittel, slutt = titler[i]
        if over:
            tittel = linjer[over[i]].tekst
        if tittel is None and post:
            tittel = post.sakstittel
        arkiv = k.arkivsaksnr or (post.arkivsaksnr if post else None)
        start = max(fra, med_brevhode(linjer, over[i] if over else k.nr))
        seksjoner.append(Oppforing(k.saksnr, k.nokkel, tittel, arkiv, start, slutt))
    return list(liste.values()), seksjoner


def _underpunkt(kandidater: Sequence[_Kandidat], i: int, seksjoner: Sequence[_Kandidat]) -> bool:
    """Whether a line is one of a run of another series inside a section: `RS 12/21` and `RS 13/21`
    under `PS 91/21 Referatsaker`. Only the run's last line is followed by headings, not its own."""
    k = kandidater[i]
    if not seksjoner or seksjoner[-1].form[1] == k.form[1]:
        return False
    if treff(seksjoner[-1].tittel or "", monstre.UTEN_NUMMER):
        return True  # all of another series under «PS 13/23 Referatsaker» is listed there
    return k.listet or (i > 0 and kandidater[i - 1].listet and kandidater[i - 1].form == k.form)


def _poeng(k: _Kandidat, liste: dict[str, Oppforing]) -> int:
    post = liste.get(k.nokkel)
    return 2 * k.innhold + (post is not None and samme_tittel(k.tittel, post.sakstittel))


def _under_kart(linjer: Sequence[Linje], nr: int, fra: int) -> bool:
    """Whether the line stands under an agenda's heading, with nothing but entries between."""
    for i in range(nr - 1, max(fra - 1, nr - 80), -1):
        tekst = linjer[i].tekst
        if monstre.SAKSKART.fullmatch(tekst) and not tekst.lower().startswith("saker til"):
            return True
        if deloverskrift(tekst) or er_organlinje(tekst):
            return False
    return False


def _har_seksjonsform(linjer: Sequence[Linje], k: _Kandidat, til: int) -> bool:
    """Whether headings of a section come straight behind the line, before any other page."""
    for i in range(k.nr + 1, min(til, k.nr + 12)):
        tekst = linjer[i].tekst
        if linjer[i].side != linjer[k.nr].side:
            return False
        if (
            deloverskrift(tekst)
            or treffer(tekst, monstre.ORGANLINJER, monstre.NUMMERERT_VEDTAK)
            or monstre.SAKSGANG_HODE.fullmatch(tekst)
        ):
            return True
    return False
