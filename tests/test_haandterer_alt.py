"""Ingen tekst og intet spørsmål får programmet til å stoppe, krasje eller bruke lang tid."""

import contextlib
import dataclasses
import importlib
import json
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as konst  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import app
import indeks
import sok
from app.adresse import Adresse
from app.kommandolinje import hoved
from app.nett.tjenester import lag_tjenester
from app.sider.sok import vis_sok
from indeks.datoer import finn_datoer, krev_dato
from indeks.feil import SakssokFeil
from indeks.ord import norsk
from indeks.papir.lesning import les_dokument
from indeks.papir.personvern import skjerm
from indeks.papir.unntatt import finn_unntatt
from indeks.passasjer import del_i_passasjer
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr, tolk_saksnr
from indeks.struktur.les import les_struktur
from indeks.utvalg import nokkel_utvalg
from sok.kontrakt import resultat_som_json
from sok.saker.presedens import Presedenssok
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import les_sporring, rens_sporsmal
from sok.sporsmal.svarform import svarform

# --- what the patterns themselves are made of --------------------------------------------------


def _monstre(verdi: Any, dybde: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(verdi, re.Pattern):
        if isinstance(verdi.pattern, str):
            yield verdi
    elif dybde < 4 and isinstance(verdi, list | tuple | set | frozenset):
        for v in verdi:
            yield from _monstre(v, dybde + 1)
    elif dybde < 4 and isinstance(verdi, dict):
        for v in verdi.values():
            yield from _monstre(v, dybde + 1)
    elif dybde < 4 and dataclasses.is_dataclass(verdi) and not isinstance(verdi, type):
        for felt in dataclasses.fields(verdi):
            yield from _monstre(getattr(verdi, felt.name), dybde + 1)


def _alle_monstre() -> list[re.Pattern[str]]:
    """Every pattern at module level in the program, in tables too."""
    funnet: dict[tuple[str, int], re.Pattern[str]] = {}
    for pakke in (indeks, sok, app):
        for m in pkgutil.walk_packages(pakke.__path__, f"{pakke.__name__}."):
            for verdi in vars(importlib.import_module(m.name)).values():
                for monster in _monstre(verdi):
                    funnet[monster.pattern, monster.flags] = monster
    return list(funnet.values())


def _prove(tre: Any, valg: int) -> str:
    """A string that the parsed pattern matches, more or less."""
    ut = ""
    for op, arg in tre:
        if op is konst.LITERAL:
            ut += chr(arg)
        elif op is konst.IN:
            tegn = [
                chr(a if o is konst.LITERAL else a[0])
                for o, a in arg
                if o is not konst.NEGATE and o in (konst.LITERAL, konst.RANGE)
            ]
            ut += "x" if any(o is konst.NEGATE for o, _ in arg) else (tegn or ["1"])[0]
        elif op in (konst.ANY, konst.NOT_LITERAL):
            ut += "a"
        elif op in (konst.MAX_REPEAT, konst.MIN_REPEAT):
            ut += _prove(arg[2], valg) * max(arg[0], 1)
        elif op is konst.SUBPATTERN:
            ut += _prove(arg[3], valg)
        elif op is konst.BRANCH:
            ut += _prove(arg[1][valg % len(arg[1])], valg)
    return ut


def _gjentatte(tre: Any) -> Iterator[str]:
    """What each repetition in the pattern repeats: the strings it may be slow on."""
    for op, arg in tre:
        if op in (konst.MAX_REPEAT, konst.MIN_REPEAT):
            yield _prove(arg[2], 0)
            yield from _gjentatte(arg[2])
        elif op is konst.SUBPATTERN:
            yield from _gjentatte(arg[3])
        elif op is konst.BRANCH:
            for gren in arg[1]:
                yield from _gjentatte(gren)


def biter() -> list[str]:
    """The fragments of all patterns of the program, each once."""
    ut: set[str] = set()
    for monster in _alle_monstre():
        tre = parser.parse(monster.pattern, monster.flags & ~re.UNICODE)
        ut.update(_gjentatte(tre), (_prove(tre, 0), _prove(tre, 1)))
    return sorted(b for b in ut if 0 < len(b) < 150)


def les_alt(sider: list[str]) -> None:
    """All that is made of a document's pages before the model is asked."""
    finn_unntatt(sider)
    tekst, sidestart, _ = skjerm(sider)
    lesning = les_dokument(tekst, sidestart)
    les_struktur(lesning.tekst, lesning.sidestart, lesning.deler, lesning.behandlinger)
    del_i_passasjer(lesning, lambda tekster: [len(t) // 3 for t in tekster], 500)
    norsk.termer(tekst)


_LENGDE = 4000
_FRIST_S = 1.0
"""One second of work for four thousand of the worst characters; what grows with the square of them
takes four for a full page, and an ordinary page milliseconds."""


def test_programmet_har_monstre_a_prove() -> None:
    assert len(_alle_monstre()) > 300
    assert len(biter()) > 1000


@pytest.mark.treg
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("del_", range(8))
def test_ingen_monster_bruker_lang_tid_pa_det_det_selv_gjentar(del_: int) -> None:
    """A page of each fragment: in one run, in lines of a heading's length, and one a line."""
    trege: list[tuple[float, str]] = []
    for bit in biter()[del_::8]:
        lang = (bit * _LENGDE)[:_LENGDE]
        linje = (bit * 150)[:150]
        for side in (f"{lang}!", "\n".join([linje] * (_LENGDE // 151)), f"{bit}\n" * 250):
            start = time.thread_time()
            les_alt([side])
            if (tid := time.thread_time() - start) > _FRIST_S:
                trege.append((tid, bit))
    assert trege == []


@pytest.mark.parametrize(
    "bit",
    ["a", "1", " ", "-", ".", "§ ", "\n", "a\n", "1/23 A\n", "Kari Nes ", "forslag ", "æ-", "("],
)
def test_lange_gjentakelser_leses_raskt(bit: str) -> None:
    for ende in ("", "!", "\nVedtak\n"):
        start = time.perf_counter()
        les_alt([(bit * 20_000)[:20_000] + ende])
        assert time.perf_counter() - start < 10, repr(bit)


@pytest.mark.parametrize("bit", ["A", "a", "1", "Æ", " ", "A ", "A a ", "1.", "(", "a-"])
def test_ingen_linje_av_det_samme_er_dyr_for_noe_monster(bit: str) -> None:
    """Matched from its start, as lines are; whatever the pattern itself is made of."""
    linje = (bit * 30_000)[:30_000]
    trege = []
    for monster in _alle_monstre():
        start = time.thread_time()
        monster.match(linje)
        if (tid := time.thread_time() - start) > 1:
            trege.append((tid, monster.pattern))
    assert trege == []


# --- any text ----------------------------------------------------------------------------------

_ORD = st.sampled_from(
    """Møteprotokoll|Formannskapet|Kommunestyret|Saksframlegg|Vedtak|Vedtak:|Behandling|Votering
    |Innstilling|Forslag fra Kari Nes (Ap):|Enstemmig vedtatt.|mot 3 stemmer (Sp, V)|PS 12/23
    |12/23 Veinavn|Behandles av Møtedato Saksnr.|1 Formannskapet 07.03.2023 12/23|Til stede:|Forfall
    |Arkivsaksnr.: 23/402|1.|a)|•|Side 3 av 14|Unntatt offentlighet|gnr. 12 bnr. 34|kr 12 000 000
    |samrøystes|Saka vart utsett.|jf. sak 3/22|§ 11-5|–|Leiar|Medlem AP|Møtte for""".replace(
        "\n    |", "|"
    ).split("|")
)
_TEKST = st.lists(
    st.one_of(_ORD, st.text(max_size=40), st.sampled_from(["\n", "\n\n", " ", "\t", "\x0c"])),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEKST, max_size=4))
def test_enhver_tekst_leses(sider: list[str]) -> None:
    les_alt(sider)


@settings(max_examples=300, deadline=2000)
@given(st.text(max_size=3000))
def test_ethvert_sporsmal_leses(sporsmal: str) -> None:
    les_sporring(sporsmal, {"formannskap": "Formannskapet"})
    norsk.sporretermer(sporsmal)
    finn_datoer(sporsmal)
    nokkel_utvalg(sporsmal)


@settings(max_examples=300, deadline=2000)
@given(st.one_of(st.text(max_size=300), st.text("0123456789/.-PS ", max_size=40)))
def test_ethvert_nummer_og_enhver_dato_leses_eller_avvises(tekst: str) -> None:
    tolk_saksnr(tekst)
    nokkel_saksnr(tekst)
    nokkel_arkivsaksnr(tekst)
    svarform(tekst)
    with contextlib.suppress(SakssokFeil):
        krev_dato(tekst)


@settings(max_examples=40, deadline=None)
@given(tekst=st.one_of(st.text(max_size=300), _TEKST))
def test_enhver_sak_og_ethvert_saksframlegg_kan_slas_opp(
    tekst: str, liten_motor: Sokemotor
) -> None:
    register = Saksregister(liten_motor.lager)
    with contextlib.suppress(SakssokFeil):
        register.en(tekst)
    with contextlib.suppress(SakssokFeil):
        presedens = Presedenssok(liten_motor.lager, liten_motor.modell, register)
        presedens.finn(presedens.fra_tekst(tekst), 3)


# --- questions that nobody asks ----------------------------------------------------------------

SPORSMAL = {
    "nullbyte": "skole\0bygg",
    "bare nullbyter": "\0" * 50,
    "1 MB av en bokstav": "a" * 10**6,
    "1 MB av et ord": "skole " * 166_000,
    "1 MB av ulike ord": " ".join(f"ord{i}" for i in range(110_000)),
    "1 MB blankt foran": " " * 10**6 + "skole",
    "FTS-uttrykk": '"skole" AND (NEAR(a b, 3) OR c*) NOT "',
    "FTS-kolonne": 'kropp: ^"x" + kontekst:y',
    "FTS-tegn": '*"(){}[]^-+:',
    "SQL": "'; DROP TABLE passasje; --",
    "høyre mot venstre": "\u202eelokS\u202c \u200fmøte \u2067skole\u2069",
    "emoji": "🏫👨‍👩‍👧 skole 🎉",
    "bare emoji": "🎉🎉🎉",
    "halvt surrogatpar": "\ud83c skole",
    "kombinerte tegn": "e\u0301\u0302\u0303" * 3000,
    "styretegn": "".join(map(chr, range(32))) + " skole",
    "lange tall": "1" * 10**5,
    "mange saksnr": "1/23 " * 10**5,
    "mange datoer": "01.01.2023 " * 10**5,
    "tomt": "   ",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "mal": "{{7*7}} ${7*7} %s %n",
    "sti": "../../../etc/passwd\n/dev/null",
}


@pytest.mark.parametrize("sporsmal", SPORSMAL.values(), ids=SPORSMAL)
def test_underlige_sporsmal_far_svar_eller_en_beskjed(
    sporsmal: str, liten_motor: Sokemotor
) -> None:
    start = time.perf_counter()
    resultat = liten_motor.sok(sporsmal)
    assert time.perf_counter() - start < 5
    assert resultat.svar.tekst
    side = vis_sok(Adresse(q=rens_sporsmal(sporsmal)), lag_tjenester(liten_motor), "nb")
    vist = side.svar + side.treff
    assert "<script>" not in vist and "<img" not in vist
    json.dumps(resultat_som_json(resultat))


@pytest.mark.parametrize("sporsmal", ["Hvilke forslag fra Rødt falt?", "Alle forslag fra INP"])
def test_en_liste_over_et_parti_som_ingen_er_fra(sporsmal: str, liten_motor: Sokemotor) -> None:
    assert vis_sok(Adresse(q=sporsmal), lag_tjenester(liten_motor), "nb").svar


@pytest.mark.parametrize("sporsmal", SPORSMAL.values(), ids=SPORSMAL)
def test_sporsmal_fra_kommandolinjen_kan_alltid_skrives(sporsmal: str) -> None:
    ren = rens_sporsmal(sporsmal)
    assert ren.encode("utf-8") is not None
    assert "\0" not in ren
    assert len(ren) <= 20_000


@settings(max_examples=60, deadline=None)
@given(sporsmal=st.one_of(st.text(max_size=200), st.text('"*():^-+ANDORNEAR', max_size=60)))
def test_ethvert_sporsmal_far_et_svar(sporsmal: str, liten_motor: Sokemotor) -> None:
    assert liten_motor.sok(sporsmal).svar.tekst


@pytest.mark.parametrize("ord_", ["../x", "\ud83c", "🎉", "1" * 5000, "a" * 5000, "%00", "'; --"])
def test_underlige_argumenter_gir_en_setning(ord_: str, liten_motor: Sokemotor) -> None:
    mappe = str(liten_motor.lager.mappe)
    for kommando in (
        ("sak", ord_),
        ("slett", ord_),
        ("fjern", ord_),
        ("vedtak", "--saksnr", ord_),
        ("vedtak", "--parti", ord_),
        ("vedtak", "--fra", ord_),
        ("vedtak", "--forslagsstiller", ord_),
    ):
        ut = CliRunner().invoke(hoved, [*kommando, "--indeks", mappe])
        assert ut.exception is None or isinstance(ut.exception, SystemExit), (
            kommando,
            ut.exception,
        )
        assert ut.output.strip()
