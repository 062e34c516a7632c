"""How they voted, in words: the same wherever it is said."""

from app.tekster import Malform, tekst


def stemmetall(enstemmig: bool, for_: int | None, mot: int | None, malform: Malform) -> str:
    """`enstemmig`, `12 mot 9 stemmer`, `3 stemmer for`, `enstemmig, 40 stemmer for`, or nothing
    where nothing is told."""

    def ord_(nokkel: str, bestemt_av: int, **felt: int) -> str:
        return tekst(malform, f"{nokkel}_en" if bestemt_av == 1 else nokkel, **felt)

    if for_ is not None and mot is not None:
        return ord_("avs_stemmer_for_mot", mot, for_=for_, mot=mot)
    if mot is not None:
        return ord_("avs_stemmer_mot", mot, antall=mot)
    alle = tekst(malform, "avs_stemmer_enstemmig") if enstemmig else ""
    tall = ord_("avs_stemmer_for", for_, antall=for_) if for_ is not None else ""
    return ", ".join(x for x in (alle, tall) if x)
