"""Files into the store: find, read, understand, cut, embed, write. One document at a time.

A file is known by the hash of its content. An unchanged file costs a look at its size and time,
a changed one replaces its old self, and a file that cannot be read is reported and left, with
whatever was indexed of it before still there. `indekser` may be killed at any moment and run
again: each document is in entirely or not at all.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from indeks import norsk, tokenvektorer, vektorer
from indeks.dokument import Lesning, PdfTekst
from indeks.feil import DokumentFeil, SakssokFeil
from indeks.lager import Filrad, Innlegg, Lager
from indeks.lesning import les_dokument
from indeks.modell import Modell
from indeks.passasjer import del_i_passasjer
from indeks.pdf import Leser
from indeks.personlager import merk_unntatt, skjerm_gamle
from indeks.personvern import Sidefunn, skjerm
from indeks.sidetekst import tett_sperret
from indeks.struktur.les import les_struktur
from indeks.strukturlager import les_pa_nytt
from indeks.unntatt import Unntatt, finn_unntatt


@dataclass(frozen=True, slots=True)
class Personvern:
    """How personal data and exempt papers are met: `apne` are addresses and numbers that are
    public, and `ta_med_unntatte` takes in what is marked as exempt."""

    apne: tuple[str, ...] = ()
    ta_med_unntatte: bool = False


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
    """What a run of `indekser` did. `uten_tekst` lists documents with pages that hold no text,
    `skjermet` those where personal data was hidden, with how much; `tatt_ut_for_skjerming` is how
    many documents of an older index were taken out to be read anew for that."""

    nye: int = 0
    endret: int = 0
    uendret: int = 0
    fjernet: int = 0
    sider: int = 0
    passasjer: int = 0
    avvist: list[tuple[Path, str]] = field(default_factory=list)
    uten_tekst: list[tuple[Path, tuple[int, ...]]] = field(default_factory=list)
    skjermet: list[tuple[Path, int]] = field(default_factory=list)
    tatt_ut_for_skjerming: int = 0


def finn_filer(stier: Iterable[Path]) -> list[Path]:
    """All PDFs named or below the folders named, sorted, each once; links are not followed into
    folders. Raises `SakssokFeil` for a path that is not there."""
    funnet: dict[Path, None] = {}
    for sti in stier:
        if sti.is_dir():
            for fil in sorted(_pdf_i(sti)):
                funnet[fil.absolute()] = None
        elif sti.exists():
            funnet[sti.absolute()] = None
        else:
            raise SakssokFeil(f"«{sti}» finnes ikke; sjekk at stien er riktig skrevet.")
    return list(funnet)


def _pdf_i(mappe: Path) -> Iterator[Path]:
    for rot, _, navn in os.walk(mappe):
        for n in navn:
            if n.lower().endswith(".pdf") and not n.startswith("."):
                yield Path(rot, n)


def indekser(
    stier: Iterable[Path],
    lager: Lager,
    modell: Modell,
    *,
    fremdrift: Callable[[Fremdrift], None] | None = None,
    rydd: bool = False,
    personvern: Personvern = Personvern(),
) -> Rapport:
    """Brings the index up to date with the files named or below the folders named.

    `rydd` takes out files that were indexed from those folders and are no longer there. Raises
    `SakssokFeil` only for what concerns the whole run; what concerns one file is in the report.
    """
    stier = [sti.absolute() for sti in stier]
    filer = finn_filer(stier)
    lager.krev_modell(modell.identitet)
    rapport = Rapport()
    rapport.tatt_ut_for_skjerming = skjerm_gamle(
        lager, personvern.apne, ta_med_unntatte=personvern.ta_med_unntatte
    )
    les_pa_nytt(lager)
    kjente = lager.filer()
    with Leser() as leser:
        for nr, fil in enumerate(filer, 1):
            if fremdrift:
                fremdrift(Fremdrift(nr, len(filer), fil))
            kjent = kjente.get(str(fil))
            try:
                status = fil.stat()
            except OSError as feil:
                rapport.avvist.append((fil, f"Filen kan ikke leses ({feil.strerror})."))
                continue
            if kjent and (kjent.storrelse, kjent.endret_ns) == (status.st_size, status.st_mtime_ns):
                if kjent.grunn is None:
                    rapport.uendret += 1
                else:
                    rapport.avvist.append((fil, kjent.grunn))
                continue
            rad = Filrad(str(fil), None, status.st_size, status.st_mtime_ns, None)
            try:
                pdf = leser.les(fil)
                if len(pdf.uten_tekst) and not any(side.strip() for side in pdf.sider):
                    raise DokumentFeil(
                        "Dokumentet er skannet og har ingen tekst å søke i; kjør det gjennom OCR "
                        "(for eksempel ocrmypdf) og indekser det på nytt."
                    )
            except DokumentFeil as feil:
                lager.avvis(Filrad(str(fil), None, status.st_size, status.st_mtime_ns, str(feil)))
                rapport.avvist.append((fil, str(feil)))
                continue
            unntatt = finn_unntatt(pdf.sider)
            if unntatt is not None and not personvern.ta_med_unntatte:
                grunn = _stopp(lager, rad, unntatt)
                rapport.avvist.append((fil, grunn))
                continue
            har = lager.dokument_med(pdf.sha256)
            if har is not None:
                lager.legg_inn(rad, None, har)
                _merk(lager, rad, unntatt)
                rapport.uendret += kjent is not None and kjent.dokument_id == har
                rapport.nye += kjent is None or kjent.dokument_id != har
                continue

            def meld(gjort: int, av: int, nr: int = nr, fil: Path = fil) -> None:
                if fremdrift:
                    fremdrift(Fremdrift(nr, len(filer), fil, gjort, av))

            innlegg = lag_innlegg(pdf, modell, meld, personvern.apne)
            lager.legg_inn(rad, innlegg)
            _merk(lager, rad, unntatt)
            if innlegg.funn:
                rapport.skjermet.append((fil, sum(f.antall for f in innlegg.funn)))
            rapport.endret += kjent is not None and kjent.dokument_id is not None
            rapport.nye += kjent is None or kjent.dokument_id is None
            rapport.sider += len(pdf.sider)
            rapport.passasjer += len(innlegg.passasjer)
            if pdf.uten_tekst:
                rapport.uten_tekst.append((fil, pdf.uten_tekst))
    if rydd:
        rapport.fjernet = _rydd(stier, set(filer), lager)
    vektorer.lagre(lager)
    if lager.ma_tommes:
        lager.tom_ledig_plass()
    return rapport


def _stopp(lager: Lager, fil: Filrad, unntatt: Unntatt) -> str:
    """Keeps an exempt paper out of the index, with whatever the file held before; why."""
    lager.stopp_fil(replace(fil, grunn=unntatt.grunn))
    _merk(lager, fil, unntatt)
    return unntatt.grunn


def _merk(lager: Lager, fil: Filrad, unntatt: Unntatt | None) -> None:
    if unntatt is not None:
        merk_unntatt(lager, fil.sti, unntatt.side, unntatt.merking)


def lag_innlegg(
    pdf: PdfTekst,
    modell: Modell,
    meld: Callable[[int, int], None] | None = None,
    apne: Sequence[str] = (),
) -> Innlegg:
    """All that a document puts into the store: parts, passages, vectors, terms. Personal data is
    hidden before any of it is made."""
    tekst, sidestart, funn = skjerm(pdf.sider, apne)
    return lag_innlegg_av(pdf, les_dokument(tekst, sidestart), modell, meld, funn)


def lag_innlegg_av(
    pdf: PdfTekst,
    lesning: Lesning,
    modell: Modell,
    meld: Callable[[int, int], None] | None = None,
    funn: Sequence[Sidefunn] = (),
) -> Innlegg:
    """The same of a document that is read already, whatever it was read from."""
    # The cutting has counted with a short prompt, as E5's.
    lang_prompt = max(0, modell.tell_tokens([modell.identitet.passasjeprompt])[0] - 8)
    passasjer = del_i_passasjer(lesning, modell.tell_tokens, modell.maks_tokens - lang_prompt)
    med_kontekst = [f"{p.kontekst}\n{p.tekst}" for p in passasjer]
    if meld:
        meld(0, len(passasjer))
    pooled, tokens = modell.embed_med_tokens(
        med_kontekst, fremdrift=(lambda gjort: meld(gjort, len(passasjer))) if meld else None
    )
    return Innlegg(
        pdf=pdf,
        lesning=lesning,
        passasjer=passasjer,
        vektorer=pooled.astype(np.float32),
        tokenvektorer=[tokenvektorer.pakk(t) for t in tokens],
        kropp=[" ".join(norsk.termer(tett_sperret(p.tekst))) for p in passasjer],
        kontekst=[" ".join(norsk.termer(p.kontekst)) for p in passasjer],
        struktur=les_struktur(
            lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger
        ),
        funn=funn,
    )


def _rydd(stier: Iterable[Path], finnes: set[Path], lager: Lager) -> int:
    mapper = [sti for sti in stier if sti.is_dir()]
    borte = [
        sti
        for sti in lager.filer()
        if Path(sti) not in finnes and any(Path(sti).is_relative_to(mappe) for mappe in mapper)
    ]
    return sum(lager.fjern_fil(sti) for sti in borte)
