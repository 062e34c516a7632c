"""Checks that the parts of the archive's source agree: saksnr without holes, votes that add up,
references that lead somewhere, and a key to proposals and votes that fits the text."""

import re

from flyt import statusrader
from kilde import Behandling, Forslag, Kilde, Votering, kort_dato

SLAG = ("vedtak", "innstilling", "uttalelse")
UTFALL = ("vedtatt", "avslått", "utsatt", "oversendt", "trukket", "orientering", "valgt")
FORSLAGSTYPER = (
    "forslag",
    "alternativt_forslag",
    "tilleggsforslag",
    "endringsforslag",
    "fellesforslag",
    "oversendelsesforslag",
    "verbalforslag",
    "utsettelsesforslag",
    "protokolltilforsel",
    "stemmeforklaring",
)
FORSLAGSUTFALL = ("vedtatt", "falt", "trukket", "oversendt", "")
GJELDER = ("innstilling", "forslag", "annet")
RESULTATER = (
    "vedtatt",
    "falt",
    "tatt_til_orientering",
    "oversendt",
    "utsatt",
    "trukket",
    "valgt",
    "godkjent",
    "annet",
)


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
            if b.stemmer and sum(b.stemmer) != len(b.stemmende):
                feil.append(
                    f"{sak.nokkel} {b.nr}: {sum(b.stemmer)} stemmer, {len(b.stemmende)} stemmende"
                )
            feil += [f"{sak.nokkel} {b.nr}: {f}" for f in _feil_i_fasit(b)]
    return feil


_TALLORD = {1: ("én", "en", "ei", "ett", "eitt"), 2: ("to",), 3: ("tre",), 4: ("fire",)}


def _setning_fra(b: Behandling, setning: str) -> str:
    """The text from the sentence on to the end of its paragraph."""
    return b.tekst[b.tekst.index(setning) :].split("\n")[0]


def _star_en_gang(b: Behandling, setning: str) -> bool:
    for_ = b.tekst.partition(setning)[0].rstrip()
    return b.tekst.count(setning) == 1 and (not for_ or for_[-1] in ".:?!)")


def _antall(b: Behandling, stemmer: tuple[str, ...]) -> int | None:
    """How many votes names and parties come to; None where somebody is not known to have met."""
    antall = 0
    for hvem in stemmer:
        if re.fullmatch(r"\w{1,3}", hvem):
            treff = [m for m in b.stemmende if m.endswith(f"({hvem})")]
        else:
            navn = hvem.rsplit(" (", 1)[0]
            treff = [m for m in b.stemmende if navn in m and m.endswith(hvem[len(navn) :])][:1]
        if not treff:
            return None
        antall += len(treff)
    return antall


def _feil_i_fasit(b: Behandling) -> list[str]:
    """Where the truth of the proposals and votes does not fit the text that it is the truth of."""
    feil: list[str] = []
    alle: list[Forslag | Votering] = [*b.forslag, *b.voteringer]
    feil += [
        f"«{r.setning}» begynner ikke én setning" for r in alle if not _star_en_gang(b, r.setning)
    ]
    if feil:
        return feil
    tekst = re.sub(r"\s*\n>?\s*", " ", b.tekst.replace("\n\n", "\n"))
    for f in b.forslag:
        if f.type not in FORSLAGSTYPER or f.utfall not in FORSLAGSUTFALL:
            feil.append(f"ukjent {f.type} eller {f.utfall}")
        bringer = _setning_fra(b, f.setning)
        feil += [
            f"{hva} står ikke i «{f.setning} …»"
            for hva in (*f.forslagsstillere, *f.partier)
            if not re.search(rf"(?<!\w){re.escape(hva)}(?!\w)", bringer)
        ]
        feil += [
            f"{n} møtte ikke"
            for n in f.forslagsstillere
            if not any(m.rsplit(" (", 1)[0] == n for m in b.stemmende)
        ]
        if f.begynner and f.begynner not in tekst:
            feil.append(f"«{f.begynner}» står ikke i teksten")
    if not b.voteringer:
        feil.append("ingen voteringer")
    for v in b.voteringer:
        feil += _feil_i_votering(b, v)
    return feil


def _feil_i_votering(b: Behandling, v: Votering) -> list[str]:
    feil: list[str] = []
    if v.gjelder_type not in GJELDER or v.resultat not in RESULTATER:
        feil.append(f"ukjent {v.gjelder_type} eller {v.resultat}")
    forteller = _setning_fra(b, v.setning)
    navn = (*v.forslagsstillere, *(v.stemte_for or ()), *(v.stemte_mot or ()))
    feil += [f"{n} står ikke i «{v.setning} …»" for n in navn if n not in forteller]
    feil += [
        f"{n} stemmer står ikke i «{v.setning} …»"
        for n in (v.for_, v.mot)
        if n is not None
        and not re.search(rf"\b({'|'.join((str(n), *_TALLORD.get(n, ())))})\b", forteller)
    ]
    for antall, hvem in ((v.for_, v.stemte_for), (v.mot, v.stemte_mot)):
        if hvem is not None and antall is not None and _antall(b, hvem) != antall:
            feil.append(f"«{v.setning} …»: {hvem} er {_antall(b, hvem)} stemmer, ikke {antall}")
    if v.for_ is not None and v.mot is not None and v.for_ + v.mot != len(b.stemmende):
        feil.append(f"«{v.setning} …»: {v.for_} og {v.mot} av {len(b.stemmende)}")
    if v.enstemmig and (v.mot or v.stemte_mot):
        feil.append(f"«{v.setning} …»: enstemmig, men {v.mot} mot")
    return feil


def kontroller(kilde: Kilde) -> None:
    """Raises ValueError with every place where two parts of the source disagree."""
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
    feil += uloste_henvisninger(kilde) + _feil_i_statusrader(kilde)
    if feil:
        raise ValueError("\n".join(feil))


_FORKORTET = {"ks": "KS", "fsk": "FSK", "uo": "UO", "uhv": "UHV", "upm": "UPM"}


def _feil_i_statusrader(kilde: Kilde) -> list[str]:
    """Rows that report on a vedtak of a meeting in the archive, and are not true of it."""
    organ = {u.navn: n for n, u in kilde.utvalg.items()} | {f: n for n, f in _FORKORTET.items()}
    saker = {
        (b.mote.utvalg.nokkel, kort_dato(b.mote.dato), b.nr): s.tittel
        for s in kilde.saker
        for b in s.behandlinger
    }
    moter = {(m.utvalg.nokkel, kort_dato(m.dato)) for m in kilde.moter.values()}
    numre = {(o, nr) for o, _, nr in saker}
    feil: list[str] = []
    tekster = [*(s.framlegg for s in kilde.saker), *(r.tekst for r in kilde.rapporter.values())]
    for rad in (rad for tekst in tekster for rad in statusrader(tekst)):
        nokkel = organ.get(rad.utvalg, "")
        if not nokkel:
            feil.append(f"{rad}: ukjent utvalg")
        elif (nokkel, rad.dato) in moter or (nokkel, rad.saksnr) in numre:
            tittel = saker.get((nokkel, rad.dato, rad.saksnr))
            if tittel != rad.sakstittel:
                feil.append(f"{rad}: er i arkivet «{tittel}»")
    return feil


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
