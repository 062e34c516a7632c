"""Votes on some of the points alone: whose points they are, and what a proposal that was voted on
in part has come to.
"""

import re

from indeks.strukturtyper import Resultat, Utfall

_PUNKTER = re.compile(
    r"(?i)(?<!til )(?<!til nytt )(?<![\wæøå])(?:pkt\.?|punkt(?:a|ene|et)?) ?"
    r"(?P<nr>\d{1,2}(?: ?(?:[,–-]|og|til|t\.o\.m\.) ?\d{1,2})*)(?![\d/])"
)
"""Points named in the words for what was voted on; not `forslaget til punkt 3`, which is whole."""
_BARE_PUNKTER = re.compile(
    r"(?i)(?:pkt\.?|punkt(?:a|ene|et)?) ?\d{1,2}[a-h]?\.?(?: ?(?:[,–-]|og|til) ?\d{1,2})* ?:?"
)
_EGET_PUNKT = re.compile(
    r"(?m)^ *(?P<nr>\d{1,2})[.)] ?(?=[^\d\s])|(?<=[.:] )(?P<nr2>\d{1,2})[.)] (?=[A-ZÆØÅ])"
)
_STRYKES = re.compile(
    r"(?i)^(?:å (?:stryke|ta (?:ut|bort|vekk)|fjerne) (?:pkt\.?|punkt) ?(?P<a>\d{1,2})"
    r"|(?:pkt\.?|punkt) ?(?P<b>\d{1,2}) (?:i (?:innstillingen|innstillinga|tilrådinga|forslaget"
    r"|framlegget) )?(?:strykes|strykast|vert stroke|blir stroke|stryk|utgår|går ut"
    r"|fjernes|fjernast|tas ut|takast ut|vert teke ut))\.?$"
)
"""The whole of a proposal that asks for one point of the recommendation to be left out."""


def bare_punkter(objekt: str) -> bool:
    """Whether the words for what was voted on are points and nothing else: `Punkt 1 og 2`."""
    return _BARE_PUNKTER.fullmatch(objekt.strip(" .:")) is not None


def punkter_i(tekst: str) -> frozenset[int]:
    """The numbers of the points that a text names: `pkt. 1 og 3–5`."""
    ut: set[int] = set()
    for funn in _PUNKTER.finditer(tekst):
        forrige, skille = 0, ""
        for bit in re.findall(r"\d{1,2}|[,–-]|og|til|t\.o\.m\.", funn["nr"]):
            if not bit.isdigit():
                skille = bit
                continue
            nr = int(bit)
            til_og_med = skille not in ("", ",", "og") and forrige < nr < forrige + 40
            ut |= set(range(forrige + 1, nr + 1)) if til_og_med else {nr}
            forrige, skille = nr, ""
    return frozenset(ut)


def egne_punkter(ordene: str) -> frozenset[int]:
    """The numbers of a proposal's own points; empty where it has not two or more."""
    ut = {int(funn["nr"] or funn["nr2"]) for funn in _EGET_PUNKT.finditer(ordene)}
    return frozenset(ut) if len(ut) > 1 else frozenset()


def vil_stryke(ordene: str) -> int | None:
    """The point that a proposal would leave out, where that is all it says."""
    funn = _STRYKES.match(" ".join(ordene.split()).strip(' «»"“”'))
    return int(funn["a"] or funn["b"]) if funn else None


def samlet_utfall(resultater: list[Resultat], *, alle_punkter: bool) -> Utfall | None:
    """What became of a proposal that met these results, one by one. Where only some of its points
    were voted on, it was adopted in part or it has no fate of its own as a whole."""
    ulike = set(resultater)
    if not ulike:
        return None
    if not alle_punkter:
        return "delvis" if "vedtatt" in ulike else None
    return next(iter(ulike)) if len(ulike) == 1 else "delvis"
