"""An index of PDFs without vectors, for what needs none: it is read, understood and stored."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from indeks.fil.pdf import les_pdf
from indeks.lagring.innlegg import Innlegg
from indeks.lagring.lager import Lager
from indeks.lagring.rader import Filrad
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.sprakmodell.modell import Modellidentitet
from indeks.struktur.les import les_struktur

MODELL = Modellidentitet("ingen", "0" * 64, 8, "", "")


def lager_av(mappe: Path, pdfer: Iterable[Path]) -> Lager:
    """A store in `mappe` that holds those PDFs' saker and structure, and no passages."""
    lager = Lager(mappe, opprett=True)
    lager.krev_modell(MODELL)
    for pdf in pdfer:
        lest = les_pdf(pdf)
        lesning = les_dokument(*rens_sider(lest.sider))
        lager.legg_inn(
            Filrad(str(pdf), None, 1, 1, None),
            Innlegg(
                pdf=lest,
                lesning=lesning,
                passasjer=(),
                vektorer=np.zeros((0, 8), dtype=np.float32),
                tokenvektorer=(),
                termer=(),
                struktur=les_struktur(
                    lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger
                ),
            ),
        )
    return lager
