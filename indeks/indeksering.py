"""Files into the store: find, read, understand, cut, embed, write. One document at a time.

A file is known by the hash of its content. An unchanged file costs a look at its size and time,
a changed one replaces its old self, and a file that cannot be read is reported and left, with
whatever was indexed of it before still there. `indekser` may be killed at any moment and run
again: each document is in entirely or not at all.
"""

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from indeks import ocr
from indeks.dokument import PdfTekst
from indeks.feil import DokumentFeil, UtilgjengeligFeil
from indeks.fil.filer import Funn, arsak, finn, hel_sti, kan_lagres, under, vis_navn
from indeks.lagring import ordindeks, vektorer
from indeks.lagring.innlegg import Innlegg
from indeks.lagring.laas import alene, kommando
from indeks.lagring.lager import LES_IGJEN, Lager
from indeks.lagring.personlager import merk_unntatt, skjerm_gamle
from indeks.lagring.rader import Filrad
from indeks.lagring.strukturlager import les_pa_nytt
from indeks.leser import STANDARDGRENSER, Forstatt, Grenser, Leser, programfeil
from indeks.papir.personvern import STANDARDVERN, Personvern
from indeks.papir.unntatt import Unntatt, finn_unntatt
from indeks.passasjer import del_i_passasjer
from indeks.sprakmodell import tokenvektorer
from indeks.sprakmodell.modell import Modell

logger = logging.getLogger(__name__)

_BOLK = 256
"""So many passages are embedded at a time; their token vectors take 40 times what they are packed
to."""


@dataclass(frozen=True, slots=True)
class Lesevalg:
    """How files are read: within which limits, whether scanned pages go through OCR where it is
    installed, whether files that were passed over before are tried again (`prov_igjen`) and those
    that have not changed are read again (`pa_nytt`), and how personal data and exempt papers are
    met."""

    grenser: Grenser = STANDARDGRENSER
    ocr: bool = True
    prov_igjen: bool = False
    pa_nytt: bool = False
    personvern: Personvern = STANDARDVERN


STANDARDVALG = Lesevalg()


@dataclass(frozen=True, slots=True)
class Fremdrift:
    """What is being done: file number `nr` of `av`, and how far the embedding of it has come."""

    nr: int
    av: int
    fil: Path
    passasjer: int = 0
    passasjer_av: int = 0


@dataclass(slots=True)
class Rapport:
    """What a run of `indekser` did. The lists of pages are of documents that are indexed, but not
    all of them as text: `uten_tekst`, `uleselige`, `ocr` and `halvleste` as in `PdfTekst`. `like`
    are files with the name of the document that they are copies of, `skjermet` documents where
    personal data was hidden, with how much; `tatt_ut_for_skjerming` is how many documents of an
    older index were taken out to be read anew for that. `tomme` are the folders that were not
    tidied (`tomme_mapper`)."""

    nye: int = 0
    endret: int = 0
    uendret: int = 0
    fjernet: int = 0
    sider: int = 0
    passasjer: int = 0
    avvist: list[tuple[Path, str]] = field(default_factory=list)
    uten_tekst: list[tuple[Path, tuple[int, ...]]] = field(default_factory=list)
    uleselige: list[tuple[Path, tuple[int, ...]]] = field(default_factory=list)
    ocr: list[tuple[Path, tuple[int, ...]]] = field(default_factory=list)
    halvleste: list[tuple[Path, tuple[int, ...]]] = field(default_factory=list)
    like: list[tuple[Path, str]] = field(default_factory=list)
    skjermet: list[tuple[Path, int]] = field(default_factory=list)
    tatt_ut_for_skjerming: int = 0
    tomme: list[Path] = field(default_factory=list)


def indekser(
    stier: Iterable[Path],
    lager: Lager,
    modell: Modell,
    *,
    fremdrift: Callable[[Fremdrift], None] | None = None,
    rydd: bool = False,
    valg: Lesevalg = STANDARDVALG,
) -> Rapport:
    """Brings the index up to date with the files named or below the folders named.

    `rydd` takes out files that were indexed from those folders and are no longer there, but not
    from a folder that has no PDF left: the disk may just not be mounted. Raises `SakssokFeil` only
    for what concerns the whole run, as when another run is at work on the same index; what concerns
    one file is in the report.
    """
    with alene(lager.mappe, kommando()):
        return indekser_alene(stier, lager, modell, fremdrift=fremdrift, rydd=rydd, valg=valg)


def indekser_alene(
    stier: Iterable[Path],
    lager: Lager,
    modell: Modell,
    *,
    fremdrift: Callable[[Fremdrift], None] | None = None,
    rydd: bool = False,
    valg: Lesevalg = STANDARDVALG,
) -> Rapport:
    """`indekser` for whoever holds the lock of the index already (`alene`)."""
    stier = [hel_sti(sti) for sti in stier]
    funn = finn(stier)
    lager.krev_modell(modell.identitet)
    tatt_ut = skjerm_gamle(lager, valg.personvern)
    les_pa_nytt(lager)
    if not ordindeks.er_oppdatert(lager):
        ordindeks.bygg(lager)
    with Leser(valg.grenser) as leser:
        kjoring = _Kjoring(lager, modell, leser, valg, fremdrift, len(funn.filer))
        kjoring.rapport.tatt_ut_for_skjerming = tatt_ut
        for nr, fil in enumerate(funn.filer, 1):
            kjoring.ta(nr, fil)
        for sti, grunn in funn.forbigatt:
            kjoring.avvis(sti, grunn)
    kjente = lager.filer()
    _glem_apnede(stier, funn, lager, kjente)
    if rydd:
        kjoring.rapport.tomme = _tomme(stier, funn, kjente)
        kjoring.rapport.fjernet = _rydd(stier, funn, lager, kjente, kjoring.rapport.tomme)
    vektorer.lagre(lager)
    if lager.ma_tommes:
        lager.tom_ledig_plass()
    return kjoring.rapport


class _Kjoring:
    """One run over the files, and its report."""

    def __init__(
        self,
        lager: Lager,
        modell: Modell,
        leser: Leser,
        valg: Lesevalg,
        fremdrift: Callable[[Fremdrift], None] | None,
        antall: int,
    ) -> None:
        self.rapport = Rapport()
        self._lager, self._modell, self._leser, self._valg = lager, modell, leser, valg
        self._fremdrift, self._antall = fremdrift, antall
        self._kjente = lager.filer()
        self._lest_pa_nytt: set[int] = set()
        self._ocr = ocr.finn_ocr() if valg.ocr else None

    def ta(self, nr: int, fil: Path) -> None:
        """Brings one file into the index, or into the report."""
        if self._fremdrift:
            self._fremdrift(Fremdrift(nr, self._antall, fil))
        if not kan_lagres(fil):
            self.avvis(
                Path(vis_navn(fil)),
                f"Navnet på filen «{vis_navn(fil.name)}» er ikke gyldig UTF-8; gi den et nytt "
                "navn.",
            )
            return
        kjent = self._kjente.get(str(fil))
        try:
            status = fil.stat()
        except OSError as feil:
            hvorfor = f"kan ikke leses ({arsak(feil)})"
            if not fil.is_symlink() and isinstance(feil, FileNotFoundError):
                hvorfor = "forsvant før den ble lest"
            self.avvis(
                fil, f"Filen «{vis_navn(fil.name)}» {hvorfor}; se om den er flyttet eller stengt."
            )
            return
        rad = Filrad(str(fil), None, status.st_size, status.st_mtime_ns, None)
        if kjent and self._er_uendret(kjent, rad):
            if kjent.grunn is None:
                self.rapport.uendret += 1
            else:
                self.rapport.avvist.append((fil, kjent.grunn))
            return
        try:
            self._les(nr, fil, rad, kjent)
        except UtilgjengeligFeil as feil:
            # Neither size nor time tells when it can be read again.
            self.avvis(fil, str(feil), replace(rad, storrelse=LES_IGJEN))
        except DokumentFeil as feil:
            rad = replace(rad, trenger_ocr=isinstance(feil, ocr.TrengerOcrFeil))
            self.avvis(fil, str(feil), rad)

    def avvis(self, fil: Path, grunn: str, rad: Filrad | None = None) -> None:
        """Reports a path that is not indexed, and remembers why."""
        if not kan_lagres(fil):
            fil = Path(vis_navn(fil))
        rad = rad or Filrad(str(fil), None, 0, 0, None)
        self._lager.avvis(replace(rad, grunn=grunn))
        self.rapport.avvist.append((fil, grunn))

    def _er_uendret(self, kjent: Filrad, rad: Filrad) -> bool:
        if (kjent.storrelse, kjent.endret_ns) != (rad.storrelse, rad.endret_ns):
            return False
        if kjent.grunn is not None and self._valg.prov_igjen:
            return False
        if kjent.dokument_id is not None and self._valg.pa_nytt:
            return False
        return not (kjent.trenger_ocr and self._ocr)

    def _les(self, nr: int, fil: Path, rad: Filrad, kjent: Filrad | None) -> None:
        pdf = self._leser.les(fil)
        har = self._lager.dokument_med(pdf.sha256)
        # What OCR has read of it before is not lost where there is no OCR now.
        pa_nytt = self._valg.pa_nytt and har is not None and har not in self._lest_pa_nytt
        pa_nytt = pa_nytt and (self._ocr is not None or not pdf.uleste)
        # A document that is there already is read by OCR where that was not to be had before.
        if self._ocr and (har is None or pa_nytt or (kjent is not None and kjent.trenger_ocr)):
            pdf = ocr.les_uleste(self._ocr, fil, pdf, self._leser, self._valg.grenser)
        _krev_uendret(fil, rad)
        unntatt = finn_unntatt(pdf.sider)
        if unntatt is not None and not self._valg.personvern.ta_med_unntatte:
            self._stopp(fil, rad, unntatt)
            return
        if har is not None and not pdf.ocr and not pa_nytt:
            self._legg_ved(fil, rad, kjent, har)
            self._merk(rad, unntatt)
            return
        _krev_tekst(fil, pdf, provd=self._ocr is not None)
        forstatt = self._leser.forsta(fil, pdf.sider, self._valg.personvern.apne)

        def meld(gjort: int, av: int) -> None:
            if self._fremdrift:
                self._fremdrift(Fremdrift(nr, self._antall, fil, gjort, av))

        try:
            innlegg = lag_innlegg(pdf, forstatt, self._modell, meld)
        except (ArithmeticError, AssertionError, LookupError, TypeError, ValueError) as feil:
            # Ours to mend, but the other files must still come.
            logger.exception("%s: programfeil", fil)
            raise programfeil(fil) from feil
        rad = replace(rad, trenger_ocr=bool(pdf.uleste) and self._ocr is None)
        dokument_id = self._lager.legg_inn(rad, innlegg, erstatt=har is not None)
        if pa_nytt:
            self._lest_pa_nytt.add(dokument_id)
        self._merk(rad, unntatt)
        if innlegg.funn:
            self.rapport.skjermet.append((fil, sum(f.antall for f in innlegg.funn)))
        self.rapport.endret += kjent is not None and kjent.dokument_id is not None
        self.rapport.nye += kjent is None or kjent.dokument_id is None
        self.rapport.sider += len(pdf.sider)
        self.rapport.passasjer += len(innlegg.passasjer)
        for sider, liste in (
            (pdf.uten_tekst, self.rapport.uten_tekst),
            (pdf.uleselige, self.rapport.uleselige),
            (pdf.ocr, self.rapport.ocr),
            (pdf.halvleste, self.rapport.halvleste),
        ):
            if sider:
                liste.append((fil, sider))

    def _stopp(self, fil: Path, rad: Filrad, unntatt: Unntatt) -> None:
        """Keeps an exempt paper out of the index, with whatever the file held before."""
        self._lager.stopp_fil(replace(rad, grunn=unntatt.grunn))
        self._merk(rad, unntatt)
        self.rapport.avvist.append((fil, unntatt.grunn))

    def _merk(self, rad: Filrad, unntatt: Unntatt | None) -> None:
        if unntatt is not None:
            merk_unntatt(self._lager, rad.sti, unntatt.side, unntatt.merking)

    def _legg_ved(self, fil: Path, rad: Filrad, kjent: Filrad | None, har: int) -> None:
        """The file holds a document that is in the index."""
        trenger = kjent is not None and kjent.trenger_ocr and self._ocr is None
        self._lager.legg_inn(replace(rad, trenger_ocr=trenger), None, har)
        if kjent is not None and (kjent.dokument_id == har or har in self._lest_pa_nytt):
            self.rapport.uendret += 1
            return
        self.rapport.nye += 1
        andre = [sti for sti in self._lager.stier_til(har) if sti != str(fil)]
        if andre:
            self.rapport.like.append((fil, vis_navn(Path(andre[0]).name)))


def _krev_uendret(fil: Path, rad: Filrad) -> None:
    """Raises `DokumentFeil` for a file that is not as it was before it was read: what was read of
    it may be half of one and half of the other. It is remembered as it was, and so read again."""
    try:
        status = fil.stat()
    except OSError as feil:
        raise DokumentFeil(
            f"Filen «{vis_navn(fil.name)}» forsvant mens den ble lest; se om den er flyttet."
        ) from feil
    if (status.st_size, status.st_mtime_ns) != (rad.storrelse, rad.endret_ns):
        raise ocr.endret_underveis(fil)


def _krev_tekst(fil: Path, pdf: PdfTekst, *, provd: bool) -> None:
    """Raises `DokumentFeil` where pages show something, and none of them gave any text."""
    if not pdf.uleste or any(side.strip() for side in pdf.sider):
        return
    hva = (
        "er skannet og har ingen tekst å søke i"
        if pdf.uten_tekst
        else "har en skrift som ikke sier hvilke tegn den viser, så teksten er uleselig"
    )
    hode = f"Filen «{vis_navn(fil.name)}» {hva}"
    if provd:
        raise DokumentFeil(f"{hode}; OCR fant heller ingenting, så den må leses av mennesker.")
    raise ocr.TrengerOcrFeil(f"{hode}; {ocr.INSTALLER}.")


def lag_innlegg(
    pdf: PdfTekst,
    forstatt: Forstatt,
    modell: Modell,
    meld: Callable[[int, int], None] | None = None,
) -> Innlegg:
    """All that a document puts into the store: parts, passages, vectors, terms. `forstatt` is how
    it was understood, whatever it was read from."""
    lesning = forstatt.lesning
    # The cutting has counted with a short prompt, as E5's.
    lang_prompt = max(0, modell.tell_tokens([modell.identitet.passasjeprompt])[0] - 8)
    passasjer = del_i_passasjer(lesning, modell.tell_tokens, modell.maks_tokens - lang_prompt)
    med_kontekst = [f"{p.kontekst}\n{p.tekst}" for p in passasjer]
    if meld:
        meld(0, len(passasjer))
    vektorene = np.zeros((len(passasjer), modell.dimensjon), dtype=np.float32)
    pakket: list[bytes] = []
    for fra in range(0, len(passasjer), _BOLK):
        bolk = slice(fra, fra + _BOLK)

        def meld_bolk(gjort: int, fra: int = fra) -> None:
            if meld:
                meld(fra + gjort, len(passasjer))

        pooled, tokens = modell.embed_med_tokens(med_kontekst[bolk], fremdrift=meld_bolk)
        vektorene[bolk] = pooled
        pakket += [tokenvektorer.pakk(t) for t in tokens]
    return Innlegg(
        pdf=pdf,
        lesning=lesning,
        passasjer=passasjer,
        vektorer=vektorene,
        tokenvektorer=pakket,
        termer=[ordindeks.soketermer(p.tekst, p.kontekst) for p in passasjer],
        struktur=forstatt.struktur,
        funn=forstatt.funn,
    )


def tomme_mapper(stier: Iterable[Path], funn: Funn, lager: Lager) -> list[Path]:
    """The folders named where no PDF was found now, though documents in the index are from them:
    what is seen where a disk is not mounted."""
    return _tomme(stier, funn, lager.filer())


def _tomme(stier: Iterable[Path], funn: Funn, kjente: Mapping[str, Filrad]) -> list[Path]:
    med_dokument = [fil.sti for fil in kjente.values() if fil.dokument_id is not None]
    return [
        mappe
        for mappe in dict.fromkeys(hel_sti(sti) for sti in stier)
        if mappe.is_dir()
        and not any(fil.is_relative_to(mappe) for fil in funn.filer)
        and any(under(sti, [mappe]) and not under(sti, funn.stengte) for sti in med_dokument)
    ]


def _rydd(
    stier: Sequence[Path],
    funn: Funn,
    lager: Lager,
    kjente: Iterable[str],
    tomme: Sequence[Path],
) -> int:
    """Takes out the files known that are no longer there; how many."""
    mapper = [sti for sti in stier if sti.is_dir()]
    finnes = {*funn.filer, *(sti for sti, _ in funn.forbigatt)}
    borte = [
        sti
        for sti in kjente
        if Path(sti) not in finnes
        and under(sti, mapper)
        and not under(sti, tomme)
        # In a folder that is shut it may still be there.
        and not under(sti, funn.stengte)
    ]
    return sum(lager.fjern_fil(sti) for sti in borte)


def _glem_apnede(
    stier: Sequence[Path], funn: Funn, lager: Lager, kjente: Mapping[str, Filrad]
) -> None:
    """Forgets that folders were passed over, where they were looked through now."""
    forbigatt = {sti for sti, _ in funn.forbigatt}
    for fil in kjente.values():
        sti = Path(fil.sti)
        if (
            fil.dokument_id is None
            and sti not in forbigatt
            and under(fil.sti, stier)
            and not under(fil.sti, funn.stengte)
            # Path.is_dir raises where a folder may be listed but not entered.
            and os.path.isdir(sti)  # noqa: PTH112
        ):
            lager.fjern_fil(fil.sti)
