"""How much of what was proposed, voted and decided is read right: a labelled set and its score.

`eval/struktur/*.jsonl` holds what people who read the pages found in real minutes: every proposal,
vote and vedtak, the list of who met, references, status rows. The minutes' words and people's names
are not in it; a text or a name is told by its print (`avtrykk`): how many letters it has and a hash
of them, enough to see whether the same was read.

Precision is how much of what was read is there, recall how much of what is there was read. A
proposal or vote is right when what matters of it is: whose, what came of it, the numbers.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indeks.datoer import fra_iso, iso
from indeks.dokument import Lesning
from indeks.feil import SakssokFeil
from indeks.leser import Leser
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from indeks.personer import er_parti, parti, uten_tittel
from indeks.saksnummer import nokkel_saksnr
from indeks.struktur.les import les_struktur
from indeks.strukturtyper import Forslag, Struktur, Vedtakstekst, Votering
from indeks.utvalg import nokkel_utvalg

MAPPE = Path(__file__).parent / "struktur"

Etikett = dict[str, Any]


# --- prints ---------------------------------------------------------------------------------------


def bokstaver(tekst: str) -> str:
    """Letters and digits alone, lower case; a point's number and quotation marks in front gone."""
    ren = re.sub(r"[-\u00ad]\s*\n\s*", "", tekst)
    ren = re.sub(r"^\s*(?:\d{1,2}[.)]|[a-z]\)|[-–•«\"“])\s*", "", ren)
    return "".join(t for t in ren.casefold() if t.isalnum())


def avtrykk(tekst: str) -> str:
    """`24:1f3a5b7c`: how many letters, and the first 8 hex digits of their SHA-256."""
    ren = bokstaver(tekst)
    return f"{len(ren)}:{hashlib.sha256(ren.encode()).hexdigest()[:8]}" if ren else ""


def begynner_med(tekst: str, trykk: str) -> bool:
    """Whether a text opens with what has that print; an empty print is met by all."""
    return not trykk or avtrykk(bokstaver(tekst)[: int(trykk.split(":")[0])]) == trykk


def slutter_med(tekst: str, trykk: str) -> bool:
    """Whether a text ends with what has that print; an empty print is met by all."""
    return not trykk or avtrykk(bokstaver(tekst)[-int(trykk.split(":")[0]) :]) == trykk


def hvem(navn: str) -> str:
    """A person or party to compare by: a party's abbreviation, a person's last name as a print."""
    ren = re.sub(r"\([^()]*\)", " ", navn)
    ren = re.sub(r"^\d{1,3} ", "", " ".join(ren.split())).strip(" .,")
    if er_parti(ren):
        return parti(ren)
    ord_ = (uten_tittel(ren) or ren).split()
    return avtrykk(re.sub(r"(?<=[a-zæøå]{3})s$", "", ord_[-1])) if ord_ else ""


def navnesett(navn: Iterable[str]) -> set[str]:
    """People and parties to compare by."""
    return {h for n in navn if (h := hvem(n))}


# --- the score ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Poeng:
    """Of one kind of thing: how many of the labelled were found, missed, how many were read that
    are not there."""

    funnet: int = 0
    savnet: int = 0
    ekstra: int = 0
    rett: int = 0
    """Of the found, those right in every field that matters."""

    @property
    def presisjon(self) -> float:
        """Found in the paper, of all that was read."""
        return self.funnet / max(1, self.funnet + self.ekstra)

    @property
    def riktighet(self) -> float:
        """There and right in every field that matters, of all that was read."""
        return self.rett / max(1, self.funnet + self.ekstra)

    @property
    def gjenfinning(self) -> float:
        """Found of all that is there."""
        return self.funnet / max(1, self.funnet + self.savnet)

    def legg_til(self, annen: "Poeng") -> None:
        """Adds another document's."""
        self.funnet += annen.funnet
        self.savnet += annen.savnet
        self.ekstra += annen.ekstra
        self.rett += annen.rett


@dataclass(frozen=True, slots=True)
class Dokumentmaal:
    """The score of one document, by kind."""

    dokument: str
    poeng: dict[str, Poeng]


def mal_mappe(papirer: Path, etiketter: Path = MAPPE) -> list[Dokumentmaal]:
    """The score of every labelled document that is somewhere below `papirer`, by name. Raises
    `SakssokFeil` where none is."""
    ut: list[Dokumentmaal] = []
    with Leser() as leser:
        for fil in sorted(etiketter.glob("*.jsonl")):
            pdf = next(iter(sorted(papirer.rglob(f"{fil.stem}.pdf"))), None)
            if pdf is None:
                continue
            lesning = les_dokument(*rens_sider(leser.les(pdf).sider))
            struktur = les_struktur(
                lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger
            )
            ut.append(Dokumentmaal(pdf.name, mal(lesning, struktur, les_etiketter(fil))))
    if not ut:
        raise SakssokFeil(
            f"Ingen av de merkede dokumentene ligger i «{papirer}»; oppgi mappen der de er."
        )
    return ut


def samlet(dokumenter: Iterable[Dokumentmaal]) -> dict[str, Poeng]:
    """The scores of several documents added up, by kind."""
    ut: dict[str, Poeng] = {}
    for d in dokumenter:
        for slag, poeng in d.poeng.items():
            ut.setdefault(slag, Poeng()).legg_til(poeng)
    return ut


def les_etiketter(fil: Path) -> list[Etikett]:
    """The labels of one document."""
    return [json.loads(linje) for linje in fil.read_text(encoding="utf-8").splitlines() if linje]


def mal(lesning: Lesning, struktur: Struktur, etiketter: Sequence[Etikett]) -> dict[str, Poeng]:
    """The score of what was read of one document against its labels, by kind."""
    maler = _Maler(lesning)
    ut = {
        "forslag": maler.par(
            struktur.forslag, _av(etiketter, "forslag"), maler.likhet_forslag, maler.felt_forslag
        ),
        "votering": maler.par(
            struktur.voteringer,
            _av(etiketter, "votering"),
            maler.likhet_votering,
            maler.felt_votering,
        ),
        "vedtak": maler.par(
            struktur.vedtakstekster,
            _av(etiketter, "vedtak"),
            maler.likhet_vedtak,
            maler.felt_vedtak,
        ),
    }
    for slag, rader, likhet in (
        ("henvisning", struktur.henvisninger, maler.likhet_henvisning),
        ("vedtaksstatus", struktur.vedtaksstatus, maler.likhet_status),
        ("deltaker", struktur.deltakere, maler.likhet_deltaker),
    ):
        # A role that is none of ours («gruppeleder»), and who is inhabil, have no counterpart.
        fasit = [q for q in _av(etiketter, slag) if q.get("rolle") != "annet"]
        egne = [r for r in rader if getattr(r, "rolle", None) != "inhabil"]
        if fasit:
            ut[slag] = maler.par(egne, fasit, likhet, lambda r, q: {})
    return ut


def _av(etiketter: Sequence[Etikett], slag: str) -> list[Etikett]:
    return [q for q in etiketter if q["slag"] == slag]


_VIKTIG = {"hvem", "forslagsstillere", "utfall", "resultat", "for", "mot", "enstemmig", "er"}
"""The fields of which all must be right for a thing to be right."""


class _Maler:
    """Pairs what was read of one document with its labels."""

    def __init__(self, lesning: Lesning) -> None:
        self.l = lesning

    def par(
        self,
        rader: Sequence[Any],
        fasit: Sequence[Etikett],
        likhet: Callable[[Any, Etikett], int],
        felt: Callable[[Any, Etikett], dict[str, bool]],
    ) -> Poeng:
        """The best pairs, each label and each row once."""
        poeng = Poeng()
        mulige = sorted(
            (
                (-verdi, j, i)
                for j, q in enumerate(fasit)
                for i, rad in enumerate(rader)
                if (verdi := likhet(rad, q)) > 0
            ),
        )
        rad_brukt: set[int] = set()
        fasit_brukt: set[int] = set()
        for _, j, i in mulige:
            if i in rad_brukt or j in fasit_brukt:
                continue
            rad_brukt.add(i)
            fasit_brukt.add(j)
            poeng.funnet += 1
            sjekk = felt(rader[i], fasit[j])
            poeng.rett += all(ok for k, ok in sjekk.items() if k in _VIKTIG)
        poeng.savnet = len(fasit) - len(fasit_brukt)
        poeng.ekstra = len(rader) - len(rad_brukt)
        return poeng

    # -- whose

    def _sted(self, behandling: int | None) -> tuple[str, str, str]:
        if behandling is None:
            return "", "", ""
        b = self.l.behandlinger[behandling]
        return (
            nokkel_saksnr(b.saksnr, b.dato) or "",
            nokkel_utvalg(b.utvalg) or "",
            iso(b.dato) or "",
        )

    @staticmethod
    def _etikettsted(q: Etikett) -> tuple[str, str, str]:
        dato = fra_iso(q.get("dato"))
        return (
            nokkel_saksnr(q.get("saksnr"), dato) or "",
            nokkel_utvalg(q.get("utvalg")) or "",
            q.get("dato", ""),
        )

    def samme_sted(self, behandling: int | None, q: Etikett) -> bool:
        """Whether body, date and number agree, as far as both are known."""
        a, b = self._sted(behandling), self._etikettsted(q)
        return all(x == y or not x or not y for x, y in zip(a, b, strict=True))

    def _nar(self, start: int, q: Etikett) -> bool:
        return abs(self.l.side(start) - int(q["side"])) <= 1

    def _ord(self, start: int, slutt: int) -> str:
        return self.l.tekst[start:slutt]

    # -- proposals

    def likhet_forslag(self, f: Forslag, q: Etikett) -> int:
        """0 where they cannot be the same, else how like they are."""
        if not self._nar(f.start, q):
            return 0
        egne = self._ord(f.ord_start, f.ord_slutt)
        sted = self.samme_sted(f.behandling, q)
        like = bool(q["begynner"]) and any(begynner_med(egne, b) for b in q["begynner"])
        navn = self._navn(f) & set(q["hvem"])
        if not like and not (navn and sted and self.l.side(f.start) == q["side"]):
            return 0
        side = bool(self.l.side(f.start) == q["side"])
        return 1 + 4 * like + 2 * bool(navn) + sted + side

    @staticmethod
    def _navn(f: Forslag) -> set[str]:
        return navnesett([*(p.navn for p in f.forslagsstillere), *f.partier])

    def felt_forslag(self, f: Forslag, q: Etikett) -> dict[str, bool]:
        """What of a proposal is right."""
        egne = self._ord(f.ord_start, f.ord_slutt)
        return {
            "side": self.l.side(f.start) == q["side"],
            "hvem": self.samme_sted(f.behandling, q),
            "type": f.type == q["type"],
            "forslagsstillere": not q["hvem"] or bool(self._navn(f) & set(q["hvem"])),
            "utfall": (f.utfall or "") == q["utfall"],
            "begynner": not q["begynner"] or any(begynner_med(egne, b) for b in q["begynner"]),
            "slutter": not q["slutter"] or any(slutter_med(egne, x) for x in q["slutter"]),
        }

    # -- votes

    def likhet_votering(self, v: Votering, q: Etikett) -> int:
        """0 where they cannot be the same, else how like they are."""
        if not self._nar(v.start, q) or not self.samme_sted(v.behandling, q):
            return 0
        sjekk = self.felt_votering(v, q)
        vekt = {"resultat": 3, "for": 2, "mot": 2, "forslagsstillere": 2}
        verdi = sum(vekt.get(k, 1) for k, ok in sjekk.items() if ok)
        return verdi if verdi >= 7 else 0

    def felt_votering(self, v: Votering, q: Etikett) -> dict[str, bool]:
        """What of a vote is right."""
        stillere = navnesett(v.forslagsstillere)
        return {
            "side": self.l.side(v.start) == q["side"],
            "resultat": (v.resultat or "annet") == q["resultat"],
            "enstemmig": v.enstemmig == q["enstemmig"],
            "for": v.for_ == q["for"],
            "mot": v.mot == q["mot"],
            "gjelder": v.gjelder == q["gjelder_type"],
            "forslagsstillere": (not stillere and not q["hvem"]) or bool(stillere & set(q["hvem"])),
            "stemte_for": navnesett(v.stemte_for) >= set(q["stemte_for"]),
            "stemte_mot": navnesett(v.stemte_mot) >= set(q["stemte_mot"]),
        }

    # -- vedtak

    def likhet_vedtak(self, t: Vedtakstekst, q: Etikett) -> int:
        """0 where they cannot be the same, else how like they are."""
        if not self._nar(t.start, q) or not self._begynner(t, q):
            return 0
        side = bool(self.l.side(t.start) == q["side"])
        return 1 + 2 * self.samme_sted(t.behandling, q) + 2 * bool(t.slag == q["er"]) + side

    def _begynner(self, t: Vedtakstekst, q: Etikett) -> bool:
        egne = self._ord(t.start, t.slutt)
        return any(begynner_med(egne, b) for b in q["begynner"])

    def felt_vedtak(self, t: Vedtakstekst, q: Etikett) -> dict[str, bool]:
        """What of a vedtak is right. A body that only recommends often heads it «Vedtak»."""
        er = t.slag == q["er"] or (q["er"] == "innstilling" and t.slag == "vedtak")
        return {
            "side": self.l.side(t.start) == q["side"],
            "er": er,
            "hvem": q["er"] == "forslag_til_vedtak" or self.samme_sted(t.behandling, q),
            "slutter": any(slutter_med(self._ord(t.start, t.slutt), x) for x in q["slutter"]),
            "punkter": len(t.punkter) == q["punkter"],
        }

    # -- the rest

    def likhet_henvisning(self, h: Any, q: Etikett) -> int:
        """Same page, number and letters."""
        like = h.saksnr == q["saksnr"] and (h.forkortelse or "") == q["forkortelse"]
        return int(like and self.l.side(h.start) == q["side"])

    def likhet_status(self, s: Any, q: Etikett) -> int:
        """Same date, body, number, status, title and remark."""
        return int(
            self.l.side(s.start) == q["side"]
            and (s.saksnr, str(s.dato), s.organ) == (q["saksnr"], q["dato"], q["utvalg"])
            and s.status == q["status"]
            and s.iverksatt == q["iverksatt"]
            and begynner_med(s.sakstittel, q["sakstittel"])
            and begynner_med(s.merknad, q["merknad"])
            and bool(s.merknad) == bool(q["merknad"])
        )

    def likhet_deltaker(self, d: Any, q: Etikett) -> int:
        """Same name, party and role in the same meeting."""
        like = avtrykk(d.person.navn) == q["navn"] and d.rolle == q["rolle"]
        return int(bool(like) and parti(d.person.parti or "") == parti(str(q["parti"])))
