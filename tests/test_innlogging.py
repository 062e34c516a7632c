"""Innlogging: bare den som er gitt adgang, slipper til, og bare til det den har adgang til."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from app import brukere
from app.kommandolinje import hoved
from app.nett.grensesnitt import lag_app
from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett
from sok.sokemotor import Sokemotor

PASSORD = "en lang og god setning"
SAMME_SIDE = {"sec-fetch-site": "same-origin"}
SIDE = {"accept": "text/html"}


@pytest.fixture()
def bruker(liten_motor: Sokemotor):  # type: ignore[no-untyped-def]
    mappe = liten_motor.lager.mappe
    brukere.legg_til(mappe, "kari", PASSORD)
    yield mappe
    (mappe / brukere.FILNAVN).unlink()


def klient(motor: Sokemotor, **oppsett: object) -> TestClient:
    app = lag_app(motor, Oppsett(**oppsett))  # type: ignore[arg-type]
    return TestClient(app, base_url="http://sok.kommune.no", follow_redirects=False)


def logg_inn(k: TestClient, passord: str = PASSORD, navn: str = "kari", neste: str = "/arkivet"):  # type: ignore[no-untyped-def]
    return k.post(
        "/logg-inn",
        data={"bruker": navn, "passord": passord, "neste": neste},
        headers=SAMME_SIDE,
    )


def test_passord_lagres_aldri_og_filen_er_bare_eierens(bruker: Path) -> None:
    fil = bruker / brukere.FILNAVN
    assert PASSORD not in fil.read_text()
    assert "$argon2id$" in fil.read_text()
    assert fil.stat().st_mode & 0o077 == 0
    assert brukere.stemmer(bruker, "kari", PASSORD)
    assert not brukere.stemmer(bruker, "kari", PASSORD + "x")
    assert not brukere.stemmer(bruker, "ola", PASSORD)


def test_de_som_legges_til_og_fjernes_samtidig_kommer_alle_med(tmp_path: Path) -> None:
    navn = [f"bruker{nr}" for nr in range(6)]
    with ThreadPoolExecutor(6) as samtidig:
        list(samtidig.map(lambda n: brukere.legg_til(tmp_path, n, PASSORD), navn))
        assert brukere.navn(tmp_path) == navn
        list(samtidig.map(lambda n: brukere.fjern(tmp_path, n), navn[:3]))
    assert brukere.navn(tmp_path) == navn[3:]


def test_de_som_starter_samtidig_far_samme_nokkel(tmp_path: Path) -> None:
    for runde in range(20):
        mappe = tmp_path / str(runde)
        mappe.mkdir()
        alle = Barrier(4)

        def nokkel(_: int, mappe: Path = mappe, alle: Barrier = alle) -> str:
            alle.wait()
            return brukere.okt_nokkel(mappe)

        with ThreadPoolExecutor(4) as samtidig:
            assert set(samtidig.map(nokkel, range(4))) == {brukere.okt_nokkel(mappe)}
        assert (mappe / brukere.NOKKELFIL).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("navn", "passord"), [("kari", "kort"), ("ka ri", PASSORD), ("", PASSORD)])
def test_korte_passord_og_rare_navn_avvises(tmp_path: Path, navn: str, passord: str) -> None:
    with pytest.raises(SakssokFeil):
        brukere.legg_til(tmp_path, navn, passord)


def test_aapen_lesing_trenger_ingen_innlogging(liten_motor: Sokemotor) -> None:
    with klient(liten_motor) as k:
        assert k.get("/", headers=SIDE).status_code == 200
        assert k.get("/api/utvalg").status_code == 200


def test_lukket_lesing_sender_folk_til_innlogging_og_avviser_programmer(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        svar = k.get("/sak/18-23?x=1", headers=SIDE)
        assert svar.status_code == 303
        assert svar.headers["location"] == "/logg-inn?neste=/sak/18-23%3Fx%3D1"
        for sti in ("/api/sok?q=skole", "/dok/1/x.pdf", "/side/1/1.png", "/kilde/1/1", "/config"):
            assert k.get(sti).status_code == 401, sti
        assert k.post("/gradio_api/queue/join", json={}).status_code == 401
        assert k.get("/helse").status_code == 200
        assert k.get("/statisk/stil.css").status_code == 200
        svar = logg_inn(k, neste="/sak/18-23")
        assert (svar.status_code, svar.headers["location"]) == (303, "/sak/18-23")
        assert k.get("/api/utvalg").status_code == 200
        assert k.post("/logg-ut", headers=SAMME_SIDE).status_code == 303
        assert k.get("/api/utvalg").status_code == 401


def test_nytt_passord_og_fjernet_bruker_avslutter_oktene(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        logg_inn(k)
        assert k.get("/api/utvalg").status_code == 200
        brukere.legg_til(bruker, "kari", "en helt annen setning")
        assert k.get("/api/utvalg").status_code == 401


def test_feil_passord_sies_fra_om_og_mange_forsok_stoppes(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        svar = logg_inn(k, "feil")
        assert svar.status_code == 401
        assert "Brukernavnet eller passordet er feil." in svar.text
        assert 'name="bruker" value="kari"' in svar.text
        assert [logg_inn(k, "feil").status_code for _ in range(6)][-1] == 429
        assert logg_inn(k).status_code == 429


def test_en_okt_kan_ikke_lages_utenfra(liten_motor: Sokemotor, bruker: Path) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        k.cookies.set("sakssok_okt", "eyJicnVrZXIiOiJrYXJpIn0=.aaaa.bbbb")
        assert k.get("/api/utvalg").status_code == 401
        svar = k.post(
            "/logg-inn",
            data={"bruker": "kari", "passord": PASSORD},
            headers={"sec-fetch-site": "cross-site"},
        )
        assert svar.status_code == 403


@pytest.mark.parametrize(
    "neste",
    [
        "https://ond.no", "//ond.no", "/\\ond.no", "javascript:alert(1)", "ond",
        "/\t/ond.no", "\t//ond.no", "/\n/ond.no", "/\t\\ond.no", " //ond.no", "\x00//ond.no",
    ],
)  # fmt: skip
def test_innloggingen_leder_aldri_ut_av_siden(
    liten_motor: Sokemotor, bruker: Path, neste: str
) -> None:
    with klient(liten_motor) as k:
        assert logg_inn(k, neste=neste).headers["location"] == "/"


def test_kommunens_egen_palogging_kan_brukes_i_stedet(liten_motor: Sokemotor) -> None:
    with klient(liten_motor, innlogging_lesing=True, betrodd_hode="X-Remote-User") as k:
        assert k.get("/api/utvalg").status_code == 401
        assert k.get("/api/utvalg", headers={"X-Remote-User": "kari"}).status_code == 200
    with pytest.raises(SakssokFeil, match="betrodd_hode"):
        klient(liten_motor, betrodd_hode="X-Remote-User", vert="0.0.0.0")


def test_et_hode_som_star_to_ganger_er_ingen(liten_motor: Sokemotor) -> None:
    """A proxy that adds its own lets the one that was sent to it stand, and first."""
    with klient(liten_motor, innlogging_lesing=True, betrodd_hode="X-Remote-User") as k:
        to = [("X-Remote-User", "angriper"), ("X-Remote-User", "kari")]
        assert k.get("/api/utvalg", headers=to).status_code == 401


def test_det_bare_innloggede_far_lese_lagres_ikke_underveis(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        logg_inn(k)
        dokument = liten_motor.lager.dokumenter()[0].id
        for sti in ("/", f"/dok/{dokument}/x.pdf", f"/side/{dokument}/1.png", "/api/utvalg"):
            svar = k.get(sti, headers=SIDE)
            assert (svar.status_code, svar.headers["cache-control"]) == (200, "no-store"), sti
    with klient(liten_motor) as k:
        assert k.get(f"/side/{dokument}/1.png").headers["cache-control"].startswith("private")


def test_okten_sendes_bare_over_tls_der_den_ble_gitt_over_tls(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    for skjema, sikker in (("http", False), ("https", True)):
        app = lag_app(liten_motor, Oppsett())
        with TestClient(app, base_url=f"{skjema}://sok.kommune.no", follow_redirects=False) as k:
            kake = logg_inn(k).headers["set-cookie"]
            assert ("; secure" in kake) == sikker
            assert "httponly" in kake and "samesite=lax" in kake


def test_en_okt_varer_ikke_lenger_av_a_brukes(liten_motor: Sokemotor, bruker: Path) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        assert "set-cookie" in logg_inn(k).headers
        assert "set-cookie" not in k.get("/api/utvalg").headers


@pytest.mark.parametrize(
    ("hoder", "slipper_til"),
    [
        ({}, True),  # a program
        ({"sec-fetch-site": "same-origin", "origin": "http://sok.kommune.no"}, True),
        ({"origin": "http://sok.kommune.no"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://ond.no"}, False),
        ({"sec-fetch-site": "same-site", "origin": "http://annet.kommune.no"}, False),
        ({"origin": "http://ond.no"}, False),
        ({"origin": "null"}, False),
    ],
)
def test_andre_nettsteder_far_ikke_leserens_nettleser_til_a_endre_noe(
    liten_motor: Sokemotor, hoder: dict[str, str], slipper_til: bool
) -> None:
    """Where the municipality's own sign-on lies in front, every request is somebody's."""
    with klient(liten_motor, opplasting=True, betrodd_hode="X-Remote-User") as k:
        hoder = {**hoder, "X-Remote-User": "kari"}
        svar = [
            k.post("/gradio_api/upload", files={"files": ("a.pdf", b"%PDF-1.4")}, headers=hoder),
            # Without a content type, as another site may send it without asking first.
            k.post("/gradio_api/queue/join", content=b'{"data": [], "fn_index": 0}', headers=hoder),
        ]
        assert [s.status_code != 403 for s in svar] == [slipper_til] * 2
        assert k.get("/api/utvalg", headers=hoder).status_code == 200


def test_helsen_sier_ikke_hvor_mye_det_er_til_dem_som_ikke_far_lese(
    liten_motor: Sokemotor, bruker: Path
) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        assert k.get("/helse").json() == {"ok": True}
        logg_inn(k)
        assert k.get("/helse").json()["dokumenter"] == 3


def test_uten_oppsettet_er_hodet_uten_virkning(liten_motor: Sokemotor, bruker: Path) -> None:
    with klient(liten_motor, innlogging_lesing=True) as k:
        assert k.get("/api/utvalg", headers={"X-Remote-User": "kari"}).status_code == 401


def test_brukere_styres_fra_kommandolinjen(liten_motor: Sokemotor) -> None:
    indeks = ["--indeks", str(liten_motor.lager.mappe)]

    def kjor(*args: str) -> str:
        svar = CliRunner().invoke(hoved, ["bruker", *args, *indeks])
        return svar.output

    assert "legg-til" in kjor("list")
    assert "«ola» kan logge inn." in kjor("legg-til", "ola", "--passord", PASSORD)
    assert kjor("list") == "ola\n"
    assert "ikke lenger" in kjor("fjern", "ola")
    assert "ingen bruker «ola»" in kjor("fjern", "ola")
    (liten_motor.lager.mappe / brukere.FILNAVN).unlink()
