"""What the letters before a saksnr stand for: `FSK`, `F`, `KOM`, `UO`.

Learned from the documents themselves where they print them over a body's vedtak (`FSK- 146/21
Vedtak:` under `13.12.2021 Formannskapet`), else from a body's initials, else from what the country
uses. What a municipality writes itself, in `utvalg.toml` in the index folder, goes before all:

    [forkortelser]
    MB = "Utvalg for medborgerskap"
"""

import re
import tomllib
from collections import Counter, defaultdict

from rapidfuzz import fuzz

from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from indeks.linje import monstre
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk

FILNAVN = "utvalg.toml"

VANLIGE: tuple[tuple[str, str], ...] = (
    ("K", "Kommunestyret"),
    ("KS", "Kommunestyret"),
    ("KST", "Kommunestyret"),
    ("KOM", "Kommunestyret"),
    ("BY", "Bystyret"),
    ("BYST", "Bystyret"),
    ("F", "Formannskapet"),
    ("FS", "Formannskapet"),
    ("FSK", "Formannskapet"),
    ("FOR", "Formannskapet"),
    ("FORM", "Formannskapet"),
    ("FT", "Fylkestinget"),
    ("FU", "Fylkesutvalget"),
    ("KU", "Kontrollutvalget"),
    ("KONT", "Kontrollutvalget"),
    ("ER", "Eldrerådet"),
    ("ELD", "Eldrerådet"),
    ("UR", "Ungdomsrådet"),
    ("UNG", "Ungdomsrådet"),
    ("AMU", "Arbeidsmiljøutvalget"),
    ("ADM", "Administrasjonsutvalget"),
)
"""What the letters mean where neither the documents nor the municipality say otherwise."""

ENTYDIGE = frozenset(("FSK", "KST", "BYST"))
"""Those of them that are written for nothing else."""

_SMAORD = frozenset(("for", "og", "i", "av", "med", "på", "til", "ved", "om"))


class Forkortelser:
    """The abbreviations of one index; follows it when it changes."""

    def __init__(self, lager: Lager) -> None:
        """Raises `SakssokFeil` where the municipality's own file cannot be read."""
        self._egne = _egne(lager)
        self._laerte = Fersk(lager, lambda: _laer(lager))

    def utvalg(self, forkortelse: str) -> str | None:
        """The body that letters stand for, as the index names it; None where it is not certain."""
        kort = forkortelse.strip(" -.").upper()
        return self._egne.get(kort) or self._laerte()[0].get(kort)

    def er_entydig(self, forkortelse: str) -> bool:
        """Whether letters are a body's also where they stand alone in the papers: the municipality
        says so, the papers use them so, or nobody uses them otherwise."""
        return forkortelse in {*self._egne, *self._laerte()[1], *ENTYDIGE}

    def alle(self) -> dict[str, str]:
        """All that is known, letters and body."""
        return {**self._laerte()[0], **self._egne}


def _egne(lager: Lager) -> dict[str, str]:
    """What the municipality says itself. Anything in the file that is not understood is refused,
    since a line without effect would be taken for one that has it."""
    fil = lager.mappe / FILNAVN
    if not fil.is_file():
        return {}
    slik = 'skriv linjer som FSK = "Formannskapet" under en linje med [forkortelser].'
    try:
        innhold = tomllib.loads(fil.read_text(encoding="utf-8-sig"))
    except OSError as feil:
        raise SakssokFeil(f"«{fil}» kan ikke åpnes; sjekk rettighetene til filen.") from feil
    except UnicodeDecodeError as feil:
        raise SakssokFeil(f"«{fil}» er ikke lagret som UTF-8; lagre den på nytt slik.") from feil
    except tomllib.TOMLDecodeError as feil:
        linje = re.search(r"line (\d+)", str(feil))
        hvor = f"linje {linje[1]}" if linje else "slutten"
        raise SakssokFeil(f"«{fil}» er feil skrevet ved {hvor}; {slik}") from feil
    if ukjente := [str(navn) for navn in innhold if navn != "forkortelser"]:
        raise SakssokFeil(f"«{fil}» har «{ukjente[0]}» utenfor [forkortelser]; {slik}")
    egne = innhold.get("forkortelser", {})
    if not isinstance(egne, dict):
        raise SakssokFeil(f"«{fil}» har «forkortelser» på feil måte; {slik}")
    for kort, utvalg in egne.items():
        if not isinstance(utvalg, str) or not utvalg.strip():
            raise SakssokFeil(f"«{fil}» sier ikke hvilket utvalg «{kort}» er; {slik}")
    return {kort.strip().upper(): utvalg.strip() for kort, utvalg in egne.items()}


def _laer(lager: Lager) -> tuple[dict[str, str], frozenset[str]]:
    """What letters stand for, and those that the papers themselves use."""
    navn = lager.utvalg()
    ut = {kort: navn.get(nokkel_utvalg(lang) or "", lang) for kort, lang in VANLIGE}
    initialer: dict[str, set[str]] = defaultdict(set)
    for utvalg in navn.values():
        for kort in _initialer(utvalg):
            initialer[kort].add(utvalg)
    ut |= {kort: next(iter(u)) for kort, u in initialer.items() if len(u) == 1 and kort not in ut}
    stemmer: dict[str, Counter[str]] = defaultdict(Counter)
    for rad in lager.rader(
        "SELECT tittel, utvalg FROM del WHERE utvalg IS NOT NULL AND tittel LIKE '%/%'"
    ):
        for monster in monstre.NUMMERERT_VEDTAK:
            if (funn := monster.monster.match(rad["tittel"])) and funn["prefiks"]:
                stemmer[funn["prefiks"].upper()][rad["utvalg"]] += 1
    # A status report's row and the behandling it is of: same number, same day, same title.
    for rad in lager.rader(
        """SELECT s.organ, b.utvalg, s.sakstittel, b.sakstittel AS sakens FROM vedtaksstatus s
           JOIN behandling b ON b.saksnr_nokkel = s.saksnr_nokkel AND b.dato = s.dato
           WHERE b.utvalg IS NOT NULL AND s.organ != ''"""
    ):
        if rad["sakens"] and fuzz.ratio(rad["sakstittel"], rad["sakens"]) >= 90:
            stemmer[rad["organ"].upper()][rad["utvalg"]] += 1
    brukt: set[str] = set()
    for kort, teller in stemmer.items():
        (beste, antall), *resten = teller.most_common(2)
        if not resten or antall >= 3 * resten[0][1]:
            ut[kort] = beste
            brukt.add(kort)
    return ut, frozenset(brukt)


def _initialer(utvalg: str) -> set[str]:
    """`Utvalg for helse og velferd` → `UHV`, `HV`; `Samfunnsutvalget` → `SU`."""
    ord_ = [o for o in re.findall(r"[a-zæøå]+", utvalg.lower()) if o not in _SMAORD]
    ut = {"".join(o[0] for o in ord_).upper()} if len(ord_) > 1 else set()
    if len(ord_) > 1 and ord_[0].startswith(("utval", "komit", "hoved", "hovud")):
        ut.add("".join(o[0] for o in ord_[1:]).upper())
    for o in ord_:
        if delt := re.fullmatch(r"([a-zæøå]{3,}?)s?(utvalg|utval|råd|styre|nemnd)(?:et|a)?", o):
            ut.add((delt[1][0] + delt[2][0]).upper())
    return {kort for kort in ut if len(kort) >= 2}
