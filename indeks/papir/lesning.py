"""A document's text understood: its papers, saker, behandlinger and parts.

`les_dokument` is the whole way from text to `Lesning`. Nothing is lost: the parts follow each
other and together are the text; what fits no pattern is a part of kind `annet` or `vedlegg`.
"""

from collections.abc import Sequence

from indeks.dokument import Lesning
from indeks.papir.bok import Bok
from indeks.papir.motepapir import les_motepapir
from indeks.papir.papirer import finn_papirer
from indeks.papir.sakspapir import les_saksframlegg, les_saksprotokoll
from indeks.papir.vedlegg import les_vedlegg


def les_dokument(tekst: str, sidestart: Sequence[int]) -> Lesning:
    """Reads a document's cleaned text (`sidetekst.rens_sider`) into saker and parts."""
    bok = Bok(tekst, sidestart)
    for papir in finn_papirer(bok.linjer):
        if papir.slag == "saksprotokoll":
            les_saksprotokoll(bok, papir)
        elif papir.slag == "saksframlegg":
            les_saksframlegg(bok, papir)
        elif papir.slag == "vedlegg":
            les_vedlegg(bok, papir.fra, papir.til)
        else:
            les_motepapir(bok, papir)
    return bok.som_lesning()
