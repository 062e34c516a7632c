"""Svarmodellen over ekte HTTP: det den skriver og som holder, vises; svikter den, står svaret."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from app.kommandolinje import hoved
from app.nett.grensesnitt import lag_app
from indeks.feil import SakssokFeil
from indeks.oppsett import Oppsett
from sok.skriving.svarmodell import Svarmodell, SvarmodellFeil, skriv_svar, svarmodell_av
from sok.sokemotor import Sokemotor

# -- over HTTP, with a server of the tests' own

Svarer = Callable[[dict[str, Any]], tuple[int, bytes]]


@contextmanager
def tjener(svarer: Svarer) -> Iterator[str]:
    """A server that answers chat completions as `svarer` says; its address."""

    class Behandler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            kropp = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, svar = svarer(
                {**kropp, "sti": self.path, "nokkel": self.headers["Authorization"]}
            )
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", str(len(svar)))
            self.end_headers()
            self.wfile.write(svar)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Behandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def skriver(tekst: str) -> Svarer:
    svar = json.dumps({"choices": [{"message": {"role": "assistant", "content": tekst}}]}).encode()
    return lambda _: (200, svar)


def forste_sitat(inn: dict[str, Any]) -> tuple[int, bytes]:
    """A model that repeats the first sentence it was given, and adds one of its own."""
    innhold = inn["messages"][1]["content"]
    data = json.loads(innhold[innhold.index("{") : innhold.rindex("}") + 1])
    nr, passasje = next((nr, p) for nr, p in data.items() if "Tomta ved kaia" in p["tekst"])
    assert "velges for ny svømmehall." in passasje["tekst"]
    linjer = ["Tomta ved kaia velges for ny svømmehall."]
    return skriver(f"{linjer[0]} [{nr}] Ordføreren jubler over 77 nye badebukser [{nr}].")(inn)


def test_modellen_spores_og_det_som_holder_vises(liten_motor: Sokemotor, tmp_path: Path) -> None:
    sett: list[dict[str, Any]] = []

    def husk(inn: dict[str, Any]) -> tuple[int, bytes]:
        sett.append(inn)
        return forste_sitat(inn)

    (tmp_path / "nokkel").write_text("hemmelig\n")
    resultat = liten_motor.sok("Hva ble vedtatt om svømmehallen?")
    with tjener(husk) as adresse:
        svar = skriv_svar(Svarmodell(adresse, "norsk-8b", tmp_path / "nokkel"), resultat)
    assert len(svar.setninger) == 1 and len(svar.utelatt) == 1
    assert "badebukser" not in svar.tekst
    assert sett[0]["model"] == "norsk-8b" and sett[0]["temperature"] == 0
    assert sett[0]["sti"] == "/v1/chat/completions" and sett[0]["nokkel"] == "Bearer hemmelig"


def test_uten_svar_i_arkivet_spores_ingen(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok("Hva vedtok Bodø kommunestyre om svømmehallen?")
    assert not resultat.svar.besvart
    assert skriv_svar(Svarmodell("http://127.0.0.1:1/v1", "x"), resultat).setninger == ()


@pytest.mark.parametrize(
    ("svarer", "sier"),
    [
        (lambda _: (401, b"{}"), "godtar ikke nøkkelen"),
        (lambda _: (404, b"{}"), "ingen modell «m»"),
        (lambda _: (500, b"huff"), "HTTP 500"),
        (lambda _: (302, b""), "HTTP 302"),
        (lambda _: (200, b"ikke json"), "kan leses"),
        (lambda _: (200, b'{"choices": []}'), "kan leses"),
        (lambda _: (200, b'{"choices": [{"message": {"content": null}}]}'), "kan leses"),
        (lambda _: (200, b"[" * 100_000), "kan leses"),
        (lambda _: (200, b" " * 300_000), "for langt"),
        (lambda _: (time.sleep(3), (200, b"{}"))[1], "mer enn 1 sekunder"),
    ],
)
def test_hva_som_enn_er_galt_er_en_setning(
    liten_motor: Sokemotor, svarer: Svarer, sier: str
) -> None:
    resultat = liten_motor.sok("Hva ble vedtatt om svømmehallen?")
    with tjener(svarer) as adresse, pytest.raises(SvarmodellFeil, match=sier):
        skriv_svar(Svarmodell(adresse, "m", ventetid=1), resultat)


def test_er_det_for_langt_for_modellen_spores_den_en_gang_til_med_mindre(
    liten_motor: Sokemotor,
) -> None:
    sendt: list[int] = []

    def kort_kontekst(inn: dict[str, Any]) -> tuple[int, bytes]:
        sendt.append(len(inn["messages"][1]["content"]))
        if len(sendt) == 1:
            return 400, b'{"error": {"type": "exceed_context_size_error"}}'
        return forste_sitat(inn)

    resultat = liten_motor.sok("Hva ble vedtatt om svømmehallen?")
    with tjener(kort_kontekst) as adresse:
        assert skriv_svar(Svarmodell(adresse, "m"), resultat).setninger
    assert len(sendt) == 2 and sendt[1] <= sendt[0]
    with (
        tjener(lambda _: (400, b"")) as adresse,
        pytest.raises(SvarmodellFeil, match=r"HTTP 400.*minst 4096"),
    ):
        skriv_svar(Svarmodell(adresse, "m"), resultat)


def test_ingen_tjener_er_en_setning(liten_motor: Sokemotor) -> None:
    resultat = liten_motor.sok("Hva ble vedtatt om svømmehallen?")
    with pytest.raises(SvarmodellFeil, match="svarer ikke"):
        skriv_svar(Svarmodell("http://127.0.0.1:1/v1", "m"), resultat)
    with pytest.raises(SvarmodellFeil, match="Nøkkelfilen"):
        skriv_svar(Svarmodell("http://127.0.0.1:1/v1", "m", Path("/finnes/ikke")), resultat)


def test_den_er_av_uten_innstillinger_og_halve_avvises() -> None:
    assert svarmodell_av(Oppsett()) is None
    with pytest.raises(SakssokFeil, match="svarmodell_adresse"):
        svarmodell_av(Oppsett(svarmodell="x"))
    with pytest.raises(SakssokFeil, match="«svarmodell» mangler"):
        svarmodell_av(Oppsett(svarmodell_adresse="http://127.0.0.1:1/v1"))


def test_apiet_gir_det_skrevne_og_svaret_staar_om_modellen_svikter(liten_motor: Sokemotor) -> None:
    q = {"q": "Hva ble vedtatt om svømmehallen?"}
    assert TestClient(lag_app(liten_motor)).get("/api/skrevet", params=q).status_code == 404
    with tjener(forste_sitat) as adresse:
        oppsett = Oppsett(svarmodell_adresse=adresse, svarmodell="m")
        klient = TestClient(lag_app(liten_motor, oppsett))
        svar = klient.get("/api/skrevet", params=q).json()
        assert len(svar["setninger"]) == 1 and svar["utelatt"] == 1
    svikter = klient.get("/api/skrevet", params=q)
    assert svikter.status_code == 502 and "svarer ikke" in svikter.json()["melding"]
    assert klient.get("/api/sok", params=q).json()["svar"]["besvart"]


def test_kommandolinjen_skriver_naar_den_blir_bedt(liten_motor: Sokemotor) -> None:
    mappe = str(liten_motor.lager.mappe)
    uten = CliRunner().invoke(hoved, ["sok", "svømmehall", "--skriv", "--indeks", mappe])
    assert uten.exit_code == 1 and "svarmodell_adresse" in uten.output


@pytest.mark.treg
@pytest.mark.parametrize("storrelse", [(1280, 800), (390, 844)])
def test_det_skrevne_kommer_etter_svaret_paa_siden(
    motor: Sokemotor, chromium: Any, storrelse: tuple[int, int]
) -> None:
    from nettleser import apne, leser, servert, spor

    with tjener(forste_sitat) as adresse:
        oppsett = Oppsett(svarmodell_adresse=adresse, svarmodell="m")
        with (
            servert(lag_app(motor, oppsett)) as rot,
            leser(chromium, rot, storrelse) as side,
        ):
            apne(side, rot)
            spor(side, "Hva ble vedtatt om svømmehallen i kommunestyret?")
            side.wait_for_selector("#svar .skrevet[data-ferdig]")
            assert side.locator("#svar section.svar blockquote").count()
            skrevet = side.locator("#svar .skrevet")
            assert "badebukser" not in skrevet.inner_text()
            assert skrevet.locator(".utelatt").inner_text().startswith("1 setning er utelatt")
            assert "/kilde/" in skrevet.locator("a.kilde").first.get_attribute("href")
            assert side.evaluate("document.documentElement.scrollWidth <= innerWidth")
