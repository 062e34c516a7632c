"""API-et: det sidene viser, som JSON; norske feilmeldinger; og en plass å arbeide på, med kø."""

import asyncio
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.nett.api import SPORSMAL_FOR_LANGT, lag_api
from app.nett.grenser import MAKS_KROPP, Kvote
from app.nett.grensesnitt import lag_app
from app.nett.kapasitet import Arbeidsplass, FullKo
from app.nett.maaling import Maaling
from app.nett.tjenester import Tjenester, lag_tjenester
from app.tilbakemelding import Tilbakemeldinger
from indeks.lagring.kopi import sikkerhetskopi
from indeks.lagring.lager import Lager
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor
from sok.sporsmal.sporring import MAKS_SPORSMAL


@pytest.fixture(scope="module")
def t(liten_motor: Sokemotor) -> Tjenester:
    return lag_tjenester(liten_motor)


@pytest.fixture(scope="module")
def klient(t: Tjenester) -> Iterator[TestClient]:
    with TestClient(lag_app(t.motor), raise_server_exceptions=False) as klient:
        yield klient


# -- det som kan spørres om


def test_et_sporsmal_gir_svar_med_treff_og_lenker(klient: TestClient) -> None:
    svar = klient.get("/api/sok", params={"q": "svømmehall", "antall": 3}).json()
    assert len(svar["treff"]) == 3
    for treff in svar["treff"]:
        assert klient.get(treff["lenker"]["kilde"]).status_code == 200
        assert klient.get(treff["lenker"]["pdf"]).content[:5] == b"%PDF-"
    assert {"/sak/18-23", "/sak/40-23"} & {
        str(t["lenker"]["sak"]).split("?")[0] for t in svar["treff"]
    }


def test_filtrene_gjelder(klient: TestClient) -> None:
    def treff(**filter_: str) -> list[dict[str, str]]:
        liste: list[dict[str, str]] = klient.get(
            "/api/sok", params={"q": "hva ble vedtatt", **filter_}
        ).json()["treff"]
        assert liste
        return liste

    assert {x["utvalg"] for x in treff(utvalg="kommunestyret")} == {"Kommunestyret"}
    assert {x["dato"] for x in treff(til="31.12.2022")} == {"2022-04-12"}
    assert {x["del"] for x in treff(**{"del": "vedtak"})} == {"vedtak"}
    assert {x["saksnr"] for x in treff(resultat="utsatt")} == {"41/23"}


def test_en_sak_kan_hentes_med_adressen_den_har(klient: TestClient, t: Tjenester) -> None:
    from app.adresse import skriv_adresse

    for nokkel in t.register.nokler():
        adresse = skriv_adresse(t.lenker.adresse(nokkel))
        sak = klient.get(f"/api{adresse}")
        assert sak.status_code == 200, adresse
        assert sak.json()["adresse"] == adresse


def test_et_nummer_som_ikke_finnes_er_404(klient: TestClient) -> None:
    svar = klient.get("/api/sak/99-99")
    assert svar.status_code == 404
    assert svar.json() == {"melding": "Ingen sak i arkivet har nummeret «99-99»."}


def test_vedtakene_kan_listes_og_blas_i(klient: TestClient) -> None:
    alle = klient.get("/api/vedtak").json()
    assert alle["antall"] == len(alle["rader"]) > 2
    bla = [klient.get("/api/vedtak", params={"antall": 1, "hopp": n}).json() for n in range(2)]
    assert [x["rader"][0] for x in bla] == alle["rader"][:2]
    falt = klient.get("/api/vedtak", params={"parti": "SV"}).json()["rader"]
    assert [(x["slag"], x["resultat"]) for x in falt] == [("forslag", "falt")]


def test_vedtakene_er_listen_som_siden_har_lest(
    klient: TestClient, t: Tjenester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Radene i et stort arkiv tar sekunder å lese; de leses én gang for sidene og API-et."""
    lest: list[str] = []
    api = TestClient(lag_api(t))
    api.get("/vedtak")
    rader = Lager.rader

    def talt(lager: Lager, sql: str, *verdier: Any) -> Any:
        lest.append(sql)
        return rader(lager, sql, *verdier)

    monkeypatch.setattr(Lager, "rader", talt)
    fra_api = api.get("/vedtak", params={"slag": "forslag"}).json()
    assert lest == []
    assert fra_api == klient.get("/vedtak.json?slag=forslag").json()


def test_utvalgene_listes_med_antall(klient: TestClient) -> None:
    utvalg = {u["navn"]: u["behandlinger"] for u in klient.get("/api/utvalg").json()}
    assert utvalg == {"Formannskapet": 2, "Kommunestyret": 2, "Utval for oppvekst": 1}


def test_presedens_finnes_for_tekst_og_for_sak(klient: TestClient) -> None:
    tekst = "Bygging av ny svømmehall\nTomta ved kaia er regulert til formålet."
    fra_tekst = klient.post("/api/presedens", json={"tekst": tekst}).json()
    assert fra_tekst["sakstittel"] == "Bygging av ny svømmehall"
    assert fra_tekst["saker"]
    fra_sak = klient.post("/api/presedens", json={"sak": "19/23 kommunestyret"}).json()
    assert fra_sak["sakstittel"].startswith("Skjenkebevilling")
    assert "Skjenkebevilling" not in {s["sakstittel"] for s in fra_sak["saker"]}


@pytest.mark.parametrize("kropp", [{}, {"tekst": "noe", "sak": "1/23"}, {"sak": "99/99"}])
def test_presedens_uten_noe_a_ligne_pa_er_en_setning(
    klient: TestClient, kropp: dict[str, str]
) -> None:
    svar = klient.post("/api/presedens", json=kropp)
    assert svar.status_code == 400
    assert svar.json()["melding"].endswith(".")


# -- det som ikke kan besvares


@pytest.mark.parametrize(
    ("sti", "status", "melding"),
    [
        ("/api/sok", 422, "«q» mangler."),
        (f"/api/sok?q={'a' * (MAKS_SPORSMAL + 1)}", 422, SPORSMAL_FOR_LANGT),
        (f"/api/sok?q={'a' * 40_000}", 414, "Adressen er for lang."),
        ("/api/sok?q=x&antall=0", 422, "«antall» må være minst 1."),
        ("/api/sok?q=x&antall=ti", 422, "«antall» må være et helt tall."),
        ("/api/sok?q=x&fra=31.02.2023", 422, "«fra» «31.02.2023» er ikke en gyldig dato"),
        ("/api/sok?q=x&fra=2023-02-01&til=2023-01-01", 400, "bytt dem om"),
        ("/api/sok?q=x&saksnr=abc", 400, "ikke et saksnr"),
        ("/api/sok?q=x&del=tull", 422, "«del» må være en av 'moteinnkalling', "),
        ("/api/sok?q=x&utvalg=Komunestyret", 400, "«Komunestyret». Mente du «Kommunestyret»?"),
        ("/api/vedtak?utvalg=Komunestyret", 400, "«Komunestyret». Mente du «Kommunestyret»?"),
        ("/api/vedtak?resultat=tull", 400, "er ikke et resultat"),
        ("/api/vedtak?parti=Tull", 400, "Ingen i indeksen er fra partiet «Tull»."),
        ("/api/vedtak?forslagsstiller=Donald+Duck", 400, "Ingen i indeksen heter «Donald Duck»."),
        ("/api/vedtak?forslagsstiller=%25", 400, "«%» er ikke et navn"),
        ("/api/vedtak?status=tull", 400, "rapport om hva som ble av vedtakene"),
        ("/api/sok?q=x&parti=Tull", 400, "Ingen i indeksen er fra partiet «Tull»."),
        ("/api/finnes-ikke", 404, "Det finnes ikke noe her; se /api/openapi.json."),
    ],
)
def test_feil_er_en_norsk_setning(klient: TestClient, sti: str, status: int, melding: str) -> None:
    svar = klient.get(sti)
    assert svar.status_code == status
    assert list(svar.json()) == ["melding"]
    assert melding in svar.json()["melding"]


@pytest.mark.parametrize("sporring", ["fra=tull", "til=31.02.2023", "slag=tull", "fra=x&slag=y"])
@pytest.mark.parametrize("fil", ["vedtak.csv", "vedtak.json"])
def test_en_fil_avviser_det_api_et_avviser_med_den_samme_setningen(
    klient: TestClient, fil: str, sporring: str
) -> None:
    svar, api = klient.get(f"/{fil}?{sporring}"), klient.get(f"/api/vedtak?{sporring}")
    assert svar.status_code == api.status_code == 422
    assert svar.json()["detail"] == api.json()["melding"]


@pytest.mark.parametrize(
    ("sti", "melding"),
    [
        ("/api/sok", "«q» manglar."),
        (f"/api/sok?q={'a' * (MAKS_SPORSMAL + 1)}", "høgst 2000 teikn."),
        ("/api/sok?q=x&antall=0&del=tull", "«antall» må vere minst 1; «del» må vere ein av 'mo"),
        ("/api/sok?q=x&fra=31.02.2023", "«31.02.2023» er ikkje ein gyldig dato; skriv han som"),
        ("/api/finnes-ikke", "Det finst ikkje noko her; sjå /api/openapi.json."),
        ("/api/sak/99-99", "Inga sak i arkivet har nummeret «99-99»."),
    ],
)
def test_feil_er_nynorsk_der_det_er_valgt(klient: TestClient, sti: str, melding: str) -> None:
    svar = klient.get(sti, headers={"Cookie": "sakssok_sprak=nn"})
    assert melding in svar.json()["melding"]


def test_en_annen_metode_er_405(klient: TestClient) -> None:
    svar = klient.delete("/api/sok")
    assert svar.status_code == 405
    assert "GET" in svar.headers["Allow"]


def test_en_kropp_pa_over_1_mb_leses_ikke(klient: TestClient) -> None:
    svar = klient.post("/api/presedens", content=b" " * (MAKS_KROPP + 1))
    assert svar.status_code == 413


def test_en_uventet_feil_viser_ikke_hva_som_skjedde(
    klient: TestClient, t: Tjenester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def feiler(_: object) -> None:
        raise ZeroDivisionError("hemmelig")

    monkeypatch.setattr(type(t.fasetter), "tell", feiler)
    svar = klient.get("/api/utvalg")
    assert svar.status_code == 500
    assert "hemmelig" not in svar.text and "Traceback" not in svar.text
    assert svar.json()["melding"].startswith("Noe gikk galt")


ODDE = (
    "skole\x00struktur",
    "\x00\x01",
    "\u202e23/0002 kas",
    "👩\u200d🏫 skole 🏊",
    '"skole" OR NEAR(a b) *',
    "kropp: AND NOT (",
    "'; DROP TABLE dokument; --",
    "<script>alert(1)</script>{{ 7 * 7 }}",
    "skole" * 400,
    "æ" * 2000,
    "a " * 1000,
    "1/1 " * 500,
    "\n\r\t",
    "%00%ff",
)


@pytest.mark.parametrize("q", ODDE, ids=range(len(ODDE)))
def test_odde_sporsmal_far_svar_og_ikke_sporing(klient: TestClient, q: str) -> None:
    start = time.perf_counter()
    svar = klient.get("/api/sok", params={"q": q})
    assert svar.status_code == 200
    assert svar.json()["svar"]["tekst"]
    assert time.perf_counter() - start < 5


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_ethvert_sporsmal_far_svar(klient: TestClient, q: str) -> None:
    assert klient.get("/api/sok", params={"q": q, "antall": 2}).status_code == 200


def test_halve_tegn_i_json_er_en_setning(klient: TestClient) -> None:
    svar = klient.post("/api/presedens", content=b'{"tekst": "skole \\ud800 og mye mer tekst"}')
    assert svar.status_code == 422
    assert svar.json()["melding"].endswith(".")


# -- beskrivelsen


def test_api_et_er_beskrevet_pa_norsk(klient: TestClient) -> None:
    skjema = klient.get("/api/openapi.json").json()
    assert set(skjema["paths"]) == {
        "/sok",
        "/skrevet",
        "/utvalg",
        "/sak/{sak}",
        "/vedtak",
        "/presedens",
        "/tilbakemelding",
    }
    for sti in skjema["paths"].values():
        for kall in sti.values():
            assert kall["summary"]
            assert kall["description"]
            for parameter in kall.get("parameters", ()):
                assert parameter["description"].endswith("."), parameter["name"]


OPERASJONER = (
    ("/sok", "GET"),
    ("/utvalg", "GET"),
    ("/sak/{sak}", "GET"),
    ("/vedtak", "GET"),
    ("/presedens", "POST"),
    ("/tilbakemelding", "POST"),
)


@pytest.mark.parametrize(("sti", "metode"), OPERASJONER)
def test_api_et_holder_det_beskrivelsen_lover(
    egen: tuple[TestClient, Tjenester], sti: str, metode: str
) -> None:
    beskrevet = schemathesis.openapi.from_asgi("/openapi.json", lag_api(egen[1]))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(beskrevet[sti][metode].as_strategy())
    def prov(case: schemathesis.Case) -> None:
        # What a schema cannot say (a period the right way round, a saksnr, who sends) is an error
        # that the answers describe; that data of the right form may be refused is no fault.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    prov()


# -- tilbakemelding

TILBAKE = {"sporsmal": "Når åpner hallen?", "riktig": False, "adresse": "/?q=hall"}
FRA_SIDEN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def egen(t: Tjenester, tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, Tjenester]:
    """An application of its own, whose feedback lands in a folder of its own."""
    from dataclasses import replace

    mappe = tmp_path_factory.mktemp("tilbake")
    egen = replace(t, tilbakemeldinger=Tilbakemeldinger(mappe))
    return TestClient(lag_api(egen)), egen


def test_tilbakemelding_fra_siden_lagres_uten_hvem_det_var(
    egen: tuple[TestClient, Tjenester],
) -> None:
    klient, t = egen
    svar = klient.post(
        "/tilbakemelding",
        json={**TILBAKE, "kommentar": "Den  åpnet\n i mai.\x00", "kilder": ["Møtet s. 2"]},
        headers=FRA_SIDEN,
    )
    assert svar.json() == {"melding": "Takk for tilbakemeldingen!"}
    (melding,) = t.tilbakemeldinger.alle()
    assert (melding.sporsmal, melding.riktig) == ("Når åpner hallen?", False)
    assert melding.kommentar == "Den åpnet i mai."
    assert melding.kilder == ("Møtet s. 2",)
    assert "testclient" not in t.tilbakemeldinger.fil.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "hoder",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://ond.example"},
        {"Origin": "null"},
    ],
)
def test_tilbakemelding_fra_andre_steder_tas_ikke_imot(
    egen: tuple[TestClient, Tjenester], hoder: dict[str, str]
) -> None:
    klient, t = egen
    assert klient.post("/tilbakemelding", json=TILBAKE, headers=hoder).status_code == 403
    assert t.tilbakemeldinger.alle() == []


def test_tilbakemelding_fra_eldre_nettlesere_tas_imot(egen: tuple[TestClient, Tjenester]) -> None:
    svar = egen[0].post("/tilbakemelding", json=TILBAKE, headers={"Origin": "http://testserver"})
    assert svar.status_code == 200


def test_mange_tilbakemeldinger_pa_kort_tid_stanses(egen: tuple[TestClient, Tjenester]) -> None:
    klient, t = egen
    svar = [klient.post("/tilbakemelding", json=TILBAKE, headers=FRA_SIDEN) for _ in range(12)]
    assert [s.status_code for s in svar] == [200] * 10 + [429] * 2
    assert len(t.tilbakemeldinger.alle()) == 10


@pytest.mark.parametrize(
    "endret",
    [
        {"sporsmal": ""},
        {"sporsmal": "\x00"},
        {"kommentar": "x" * 2001},
        {"kilder": ["x"] * 13},
        {"riktig": "kanskje"},
        {"ukjent": 1},
    ],
)
def test_en_tilbakemelding_som_ikke_er_slik_den_skal_lagres_ikke(
    egen: tuple[TestClient, Tjenester], endret: dict[str, object]
) -> None:
    klient, t = egen
    svar = klient.post("/tilbakemelding", json={**TILBAKE, **endret}, headers=FRA_SIDEN)
    assert svar.status_code == 422
    assert svar.json()["melding"].startswith("«")
    assert t.tilbakemeldinger.alle() == []


# -- tilstanden


def test_helsen_er_antall_dokumenter_og_generasjon(klient: TestClient, t: Tjenester) -> None:
    assert klient.get("/helse").json() == {
        "ok": True,
        "dokumenter": 3,
        "generasjon": t.lager.generasjon,
    }


def test_helsen_sier_ikke_hva_som_er_galt_men_loggen_gjor(
    liten_motor: Sokemotor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sikkerhetskopi(liten_motor.lager, tmp_path / "indeks")
    lager = Lager(tmp_path / "indeks")
    klient = TestClient(lag_app(Sokemotor(lager, liten_motor.modell)))
    with lager.skriving() as db:
        db.execute("UPDATE meta SET verdi = replace(verdi, 'navn', 'mavn') WHERE nokkel = 'modell'")
    svar = klient.get("/helse")
    assert (svar.status_code, svar.json()) == (503, {"ok": False})
    assert str(lager.mappe) in caplog.text


def fra(motor: Sokemotor, adresse: str, *metrikk: str) -> TestClient:
    """Asks from that address, of an interface that gives its metrics to those."""
    app = lag_app(motor, Oppsett(metrikk=",".join(metrikk)))  # type: ignore[arg-type]
    return TestClient(app, client=(adresse, 50_000))


@pytest.mark.parametrize(
    ("adresse", "metrikk", "slipper_til"),
    [
        ("127.0.0.1", (), False),  # a proxy on the machine is there too
        ("127.0.0.1", ("127.0.0.1",), True),
        ("10.20.3.4", ("127.0.0.1", "10.20.0.0/16"), True),
        ("::ffff:10.20.3.4", ("10.20.0.0/16",), True),
        ("10.21.3.4", ("10.20.0.0/16",), False),
        ("2001:db8::7", ("2001:db8::/64",), True),
        ("testclient", ("0.0.0.0/0",), False),
    ],
)
def test_metrikken_er_bare_for_dem_som_er_fort_opp(
    liten_motor: Sokemotor, adresse: str, metrikk: tuple[str, ...], slipper_til: bool
) -> None:
    svar = fra(liten_motor, adresse, *metrikk).get("/metrikk")
    assert svar.status_code == (200 if slipper_til else 404)
    assert ("sakssok_indeks" in svar.text) == slipper_til


@pytest.mark.parametrize("hode", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_metrikken_gis_ikke_gjennom_en_proxy(liten_motor: Sokemotor, hode: str) -> None:
    klient = fra(liten_motor, "127.0.0.1", "127.0.0.1")
    assert klient.get("/metrikk", headers={hode: "127.0.0.1"}).status_code == 404


def test_metrikken_teller_men_har_ingen_sporsmal(liten_motor: Sokemotor) -> None:
    klient = fra(liten_motor, "127.0.0.1", "127.0.0.1")
    klient.get("/api/sok", params={"q": "kjennetegnet"})
    klient.get("/api/sok", params={"antall": "kjennetegnet"})
    metrikk = klient.get("/metrikk").text
    assert 'sakssok_indeks{hva="dokumenter"} 3.0' in metrikk
    assert 'sakssok_arbeid_sekunder_count{hva="sok"}' in metrikk
    assert 'sakssok_http_total{status="422",vei="api"}' in metrikk
    assert "kjennetegnet" not in metrikk


# -- plassen det arbeides på


def test_aldri_mer_arbeid_samtidig_enn_det_er_plasser(liten_motor: Sokemotor) -> None:
    plass = Arbeidsplass(Maaling(liten_motor.lager), bredde=2)
    inne, mest, las = 0, 0, threading.Lock()

    def arbeid() -> None:
        nonlocal inne, mest
        with las:
            inne += 1
            mest = max(mest, inne)
        time.sleep(0.02)
        with las:
            inne -= 1

    def fra_en_trad() -> None:
        with plass("side"):
            arbeid()

    async def fra_api_et() -> None:
        async with anyio.create_task_group() as gruppe:
            for _ in range(10):
                gruppe.start_soon(plass.kjor, "api", arbeid)

    traader = [threading.Thread(target=fra_en_trad) for _ in range(10)]
    for trad in traader:
        trad.start()
    asyncio.run(fra_api_et())
    for trad in traader:
        trad.join()
    assert mest == 2


def test_nar_koen_er_full_far_de_neste_beskjed(liten_motor: Sokemotor) -> None:
    plass = Arbeidsplass(Maaling(liten_motor.lager), bredde=1, maks_ventende=2)
    slipp = threading.Event()

    async def prov() -> list[object]:
        oppgaver = [asyncio.create_task(plass.kjor("x", slipp.wait)) for _ in range(3)]
        while plass._traader is None or plass._traader.statistics().tasks_waiting < 2:
            await asyncio.sleep(0.01)
        with pytest.raises(FullKo, match="for mange som spør"):
            await plass.kjor("x", slipp.wait)
        slipp.set()
        return await asyncio.gather(*oppgaver)

    assert asyncio.run(prov()) == [True, True, True]


@pytest.mark.parametrize(
    "sti",
    [
        "/vedtak.csv",
        "/vedtak.json",
        "/dok/{id}/x.pdf",
        "/side/{id}/1.png",
        "/kilde/{id}/1",
        "/strom.atom?q=kai",
        "/api/sok?q=kai",
    ],
)
def test_alt_som_tar_prosessoren_venter_paa_tur(
    liten_motor: Sokemotor, monkeypatch: pytest.MonkeyPatch, sti: str
) -> None:
    fullt = partial(Arbeidsplass, maks_ventende=0)
    monkeypatch.setattr("app.nett.tjenester.Arbeidsplass", fullt)
    klient = TestClient(lag_app(liten_motor), headers={"Cookie": "sakssok_sprak=nn"})
    svar = klient.get(sti.format(id=liten_motor.lager.dokumenter()[0].id))
    assert svar.status_code == 503
    assert "Det er for mange som spør akkurat no; prøv igjen om nokre sekund." in svar.text
    assert svar.headers["Retry-After"] == "5"


def test_kvoten_er_hver_enkelts_egen() -> None:
    kvote = Kvote("2/minute")
    assert [kvote.bruk("a"), kvote.bruk("a"), kvote.bruk("a"), kvote.bruk("b")] == [
        True,
        True,
        False,
        True,
    ]


def test_lageret_brukes_trygt_fra_mange_samtidige(klient: TestClient, t: Tjenester) -> None:
    assert isinstance(t.lager, Lager)
    svar: list[int] = []

    def spor() -> None:
        for sti in ("/api/sok?q=hall", "/api/vedtak", "/api/utvalg", "/helse"):
            svar.append(klient.get(sti).status_code)

    traader = [threading.Thread(target=spor) for _ in range(8)]
    for trad in traader:
        trad.start()
    for trad in traader:
        trad.join()
    assert svar == [200] * 32
