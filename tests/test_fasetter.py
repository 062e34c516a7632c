"""Fasetter: hva arkivet kan avgrenses med, og hvor mange behandlinger det da er igjen."""

from dataclasses import replace
from datetime import date

import pytest

from indeks.feil import SakssokFeil
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.fasetter import Fasetter, Fasettregister
from sok.saker.saksregister import Saksregister
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import Filter


@pytest.fixture(scope="module")
def register(liten_motor: Sokemotor) -> Fasettregister:
    return Fasettregister(liten_motor.lager, Saksregister(liten_motor.lager))


def antall(fasetter: Fasetter, hva: str) -> dict[str, int]:
    return {v.verdi: v.antall for v in getattr(fasetter, hva)}


def test_uten_filter_telles_hele_arkivet(register: Fasettregister) -> None:
    f = register.tell(Filter())
    assert antall(f, "utvalg") == {"Formannskapet": 2, "Kommunestyret": 2, "Utval for oppvekst": 1}
    assert antall(f, "ar") == {"2023": 4, "2022": 1}
    assert [v.verdi for v in f.ar] == ["2023", "2022"]
    assert antall(f, "partier") == {"SV": 1}
    assert antall(f, "resultater") == {"vedtatt": 3, "innstilling": 1, "utsatt": 1}


def test_hver_fasett_telles_med_alt_annet_som_er_valgt(register: Fasettregister) -> None:
    """Den som har valgt formannskapet, ser hva kommunestyret ville gitt, men bare formannskapets
    år."""
    f = register.tell(Filter(("Formannskapet",)))
    assert antall(f, "utvalg")["Kommunestyret"] == 2
    assert antall(f, "ar") == {"2023": 2}
    f = register.tell(Filter(fra=date(2022, 1, 1), til=date(2022, 12, 31)))
    assert antall(f, "utvalg") == {"Utval for oppvekst": 1}
    f = register.tell(Filter(), resultat="utsatt")
    assert antall(f, "utvalg") == {"Formannskapet": 1}
    assert antall(f, "resultater")["vedtatt"] == 3


def test_antallet_er_hvor_mange_behandlinger_filteret_gir(
    register: Fasettregister, liten_motor: Sokemotor
) -> None:
    for v in register.tell(Filter()).resultater:
        ider = register.behandlinger(resultat=v.verdi)
        assert ider is not None
        assert len(ider) == v.antall
        treff = liten_motor.sok("hva skjedde", 50, Filter(behandlinger=ider)).treff
        assert {t.passasje.behandling_id for t in treff} <= ider
        assert treff


def test_uten_utfall_og_parti_er_alle_behandlinger_med(register: Fasettregister) -> None:
    assert register.behandlinger() is None


def test_med_et_sporsmal_telles_det_sporsmalet_finner(
    register: Fasettregister, liten_motor: Sokemotor
) -> None:
    """Ikke hele arkivet, men behandlingene til passasjene som ble veid."""
    r = liten_motor.sok("svømmehall", filter_=Filter(saksnr="40/23"))
    f = register.tell_funnet(liten_motor, "svømmehall", r.funnet, Filter(saksnr="40/23"))
    assert antall(f, "utvalg") == {"Formannskapet": 1}
    assert antall(f, "resultater") == {"innstilling": 1}
    assert antall(f, "partier") == {"SV": 1}
    funnet = {p.slag for p in r.funnet if p.slag != "sakskart"}
    assert set(antall(f, "deler")) == funnet
    assert register.tell_funnet(liten_motor, "svømmehall", (), Filter()).utvalg == ()


def test_det_som_er_valgt_har_ett_antall_enten_det_er_utvalg_eller_del(
    register: Fasettregister, liten_motor: Sokemotor
) -> None:
    """Det er det samme utvalget av behandlinger, også når spørsmålet finner flere uten det ene
    valget."""
    q = "svømmehall"
    f = Filter(("Kommunestyret",), deler=("innstilling", "vedtak"))
    funnet = liten_motor.sok(q, filter_=f).funnet
    # As where more is weighed than the found: the first hit alone is found with both choices.
    fa = funnet[:1]
    fasetter = register.tell_funnet(liten_motor, q, fa, f)
    assert antall(fasetter, "utvalg")["Kommunestyret"] == 1
    assert antall(fasetter, "deler")[fa[0].slag] == 1
    assert antall(fasetter, "utvalg").keys() > {"Kommunestyret"}


@pytest.mark.parametrize(
    ("filter_", "resultat", "parti"),
    [
        (Filter(), None, None),
        (Filter(("Formannskapet",)), None, None),
        (Filter(fra=date(2023, 1, 1), til=date(2023, 12, 31)), None, None),
        (Filter(deler=("vedtak",)), None, None),
        (Filter(), "vedtatt", None),
        (Filter(), None, "SV"),
    ],
)
def test_tallet_ved_et_valg_er_det_valget_gir(
    register: Fasettregister,
    liten_motor: Sokemotor,
    filter_: Filter,
    resultat: str | None,
    parti: str | None,
) -> None:
    """I et lite arkiv veies alt, så tallet holder også når valget er tatt, og når det er tatt bort
    igjen."""
    q = "Hva ble vedtatt?"

    def fasetter(f: Filter, resultat: str | None) -> Fasetter:
        f = replace(f, behandlinger=register.behandlinger(resultat, parti))
        funnet = liten_motor.sok(q, filter_=f).funnet
        return register.tell_funnet(liten_motor, q, funnet, f, resultat, parti)

    na = fasetter(filter_, resultat)
    assert na.utvalg
    for v in na.utvalg:
        valgt = fasetter(replace(filter_, utvalg=(v.verdi,)), resultat)
        assert antall(valgt, "utvalg") == antall(na, "utvalg") or filter_.utvalg
        assert sum(antall(valgt, "ar").values()) >= v.antall
    for v in na.resultater:
        assert antall(fasetter(filter_, v.verdi), "resultater")[v.verdi] == v.antall


def test_parti_kan_skrives_helt_ut(register: Fasettregister) -> None:
    assert register.behandlinger(parti_="Sosialistisk Venstreparti") == register.behandlinger(
        parti_="SV"
    )
    assert register.behandlinger(parti_="Høyre") == frozenset(), "de foreslo ikke noe"
    with pytest.raises(SakssokFeil, match="Ingen i indeksen er fra partiet «Tull»"):
        register.behandlinger(parti_="Tull")


def test_deler_avgrenser_treffene(liten_motor: Sokemotor) -> None:
    treff = liten_motor.sok("svømmehall", 20, Filter(deler=("vedtak", "innstilling"))).treff
    assert treff
    assert {t.passasje.slag for t in treff} <= {"vedtak", "innstilling"}


@pytest.mark.parametrize(
    "f",
    [
        Filter(("Formannskapet", "oppvekst")),
        Filter(("–",)),
        Filter(("Havnestyret",)),
        Filter(fra=date(2023, 1, 1)),
        Filter(til=date(2022, 12, 31)),
        Filter(fra=date(2022, 6, 1), til=date(2023, 6, 30)),
        Filter(saksnr="18/23"),
        Filter(saksnr="2023/117"),
        Filter(saksnr="999/23"),
        Filter(("Kommunestyret",), fra=date(2023, 1, 1), saksnr="18/23"),
    ],
    ids=str,
)
def test_filteret_slipper_det_samme_gjennom_i_lageret_som_i_listene(
    f: Filter, liten_motor: Sokemotor
) -> None:
    lager = liten_motor.lager
    alle = lager.passasjer(lager.finn_passasjer("1", [])).values()
    hvor, verdier = f.sql()
    assert set(lager.finn_passasjer(hvor or "1", verdier)) == {
        p.id
        for p in alle
        if f.i_utvalg(nokkel_utvalg(p.utvalg))
        and f.i_tiden(p.dato)
        and f.i_saken(nokkel_saksnr(p.saksnr, p.dato), nokkel_arkivsaksnr(p.arkivsaksnr))
    }
