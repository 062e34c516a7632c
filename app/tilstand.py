"""What is said of a run of `indekser` and of what an index holds: a line a fact, in Norwegian."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from indeks.fil.filer import vis_navn as _vis_navn
from indeks.papir.personvern import maskert_navn

if TYPE_CHECKING:
    from indeks.indeksering import Rapport
    from indeks.lagring.lager import Lager


def vis_navn(sti: Path | str) -> str:
    """A path as it is shown: readable, and with personal data in it hidden."""
    return maskert_navn(_vis_navn(sti))


def tall(rapport: "Rapport") -> dict[str, int]:
    """A run in numbers, for the log."""
    return {
        "nye": rapport.nye,
        "endret": rapport.endret,
        "uendret": rapport.uendret,
        "fjernet": rapport.fjernet,
        "avvist": len(rapport.avvist),
        "skjermet": len(rapport.skjermet),
    }


def tell(lager: "Lager") -> dict[str, int]:
    """How many there are of each thing in an index; a sak is what `sakssok sak` shows as one."""
    from sok.saker.saksregister import Saksregister

    return lager.antall() | {"saker": len(Saksregister(lager).nokler())}


_EN = {
    "dokumenter": "dokument",
    "sider": "side",
    "saker": "sak",
    "behandlinger": "behandling",
    "passasjer": "passasje",
}


def mengder(antall: Mapping[str, int], *navn: str) -> str:
    """How many there are of each, in words: `1 dokument, 14 passasjer`."""
    return ", ".join(f"{antall[n]} {_EN[n] if antall[n] == 1 else n}" for n in navn)


HALVLEST = "tabell eller tekst som bilde"
ULESELIG = "skriften sier ikke hvilke tegn den viser"


def sideliste(sider: Sequence[int]) -> str:
    """Pages as people write them: 3, 5–7, 9."""
    rekker: list[list[int]] = []
    for side in sider:
        if rekker and side == rekker[-1][-1] + 1:
            rekker[-1].append(side)
        else:
            rekker.append([side])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in rekker)


def _lesning(
    navn: str,
    uten_tekst: Sequence[int] = (),
    uleselige: Sequence[int] = (),
    ocr: Sequence[int] = (),
    halvleste: Sequence[int] = (),
) -> Iterator[str]:
    if uten_tekst:
        yield f"Uten tekst (skannet): {navn}, side {sideliste(uten_tekst)}"
    if uleselige:
        yield f"Uleselig ({ULESELIG}): {navn}, side {sideliste(uleselige)}"
    if ocr:
        yield f"Lest med OCR: {navn}, side {sideliste(ocr)}"
    if halvleste:
        yield f"Halvt lest ({HALVLEST}): {navn}, side {sideliste(halvleste)}"


def _rad(uleste: bool, halvleste: bool) -> Iterator[str]:
    """What can be done about pages that were not read, where something can."""
    from indeks.ocr import INSTALLER, finn_ocr

    if uleste and finn_ocr() is None:
        yield f"Sider som ikke er lest: {INSTALLER}."
    if halvleste:
        yield (
            "Sider som er halvt lest: det som står i bildene, kan ikke søkes fram; se det på siden "
            "i PDF-en, eller be om en PDF der det er tekst."
        )


def tom_mappe(mappe: Path) -> str:
    """What is said of a folder that was not tidied since no PDF was found in it."""
    return (
        f"Mappen «{vis_navn(mappe)}» har ingen PDF-er, som når en nettverksdisk ikke er montert, "
        "så ingenting fra den er tatt ut av indeksen; monter disken, eller ta dokumentene ut med "
        "«sakssok fjern» og navnet på mappen hvis de skal bort."
    )


def vis_rapport(rapport: "Rapport", lager: "Lager") -> Iterator[str]:
    """What a run did, and what the index now holds."""
    antall = tell(lager)
    yield (
        f"Indeksert: {rapport.nye} nye, {rapport.endret} endrede og {rapport.uendret} uendrede "
        "dokumenter"
        + (f", {rapport.fjernet} tatt ut" if rapport.fjernet else "")
        + f" ({rapport.sider} sider, {rapport.passasjer} passasjer)."
    )
    yield f"I indeksen: {mengder(antall, *_EN)}."
    for fil, sider in rapport.uten_tekst:
        yield from _lesning(vis_navn(fil.name), uten_tekst=sider)
    for fil, sider in rapport.uleselige:
        yield from _lesning(vis_navn(fil.name), uleselige=sider)
    for fil, sider in rapport.ocr:
        yield from _lesning(vis_navn(fil.name), ocr=sider)
    for fil, sider in rapport.halvleste:
        yield from _lesning(vis_navn(fil.name), halvleste=sider)
    yield from _rad(bool(rapport.uten_tekst or rapport.uleselige), bool(rapport.halvleste))
    for fil, annen in rapport.like:
        yield f"Samme innhold: {vis_navn(fil.name)} er det samme dokumentet som {annen}"
    for fil, grunn in rapport.avvist:
        yield maskert_navn(f"Hoppet over: {vis_navn(fil.name)}: {grunn}")
    yield from map(tom_mappe, rapport.tomme)
    if rapport.tatt_ut_for_skjerming:
        yield (
            f"Tatt ut for å leses på nytt, fordi de var lest av en eldre utgave: "
            f"{rapport.tatt_ut_for_skjerming} dokumenter. De som ikke er i mappene over, må "
            "indekseres igjen."
        )
    if rapport.skjermet:
        yield (
            f"Personopplysninger er skjult i {len(rapport.skjermet)} dokumenter; «sakssok "
            "personvern» viser hvor."
        )


def vis_tilstand(lager: "Lager") -> Iterator[str]:
    """What in the index is not as it might be: pages not read, files left out, copies."""
    with lager.lesing():
        dokumenter, filer = lager.dokumenter(), lager.filer()
    for d in dokumenter:
        yield from _lesning(d.navn, d.uten_tekst, d.uleselige, d.ocr, d.halvleste)
    yield from _rad(
        any(d.uten_tekst or d.uleselige for d in dokumenter), any(d.halvleste for d in dokumenter)
    )
    like: dict[int, list[str]] = defaultdict(list)
    for fil in sorted(filer.values(), key=lambda fil: fil.sti):
        if fil.dokument_id is not None:
            like[fil.dokument_id].append(vis_navn(Path(fil.sti).name))
    for forst, *andre in like.values():
        for annen in andre:
            yield f"Samme innhold: {annen} er det samme dokumentet som {forst}"
    for fil in filer.values():
        if fil.grunn:
            yield maskert_navn(f"Hoppet over: {vis_navn(fil.sti)}: {fil.grunn}")
