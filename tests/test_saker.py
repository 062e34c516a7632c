"""En sak gjennom utvalgene: gangen, forslag, stemmer, vedtak, hva den bygger på og fører til."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lag_lager import lager_av
from lag_pdf import lag_pdf

from indeks.dokument import PdfTekst
from indeks.feil import SakssokFeil
from indeks.lagring.lager import Lager
from sok.saker.saksregister import Gang, Sak, Saksregister

PDFER = Path(__file__).parent.parent / "eksempel" / "pdf"


@pytest.fixture(scope="module")
def arkiv(tmp_path_factory: pytest.TempPathFactory) -> Lager:
    """The whole sample archive."""
    return lager_av(tmp_path_factory.mktemp("arkiv") / "indeks", sorted(PDFER.glob("*.pdf")))


@pytest.fixture(scope="module")
def register(arkiv: Lager) -> Saksregister:
    return Saksregister(arkiv)


def gang(sak: Sak, utvalg: str, saksnr: str) -> Gang:
    (funnet,) = (g for g in sak.ganger if g.utvalg == utvalg and (g.saksnr or "").endswith(saksnr))
    return funnet


def test_en_sak_har_gangen_gjennom_utvalgene_i_tidens_orden(register: Saksregister) -> None:
    sak = register.en("35/23 kommunestyret 14.06.2023")
    assert (sak.arkivsaksnr, sak.tittel) == (
        "22/1187",
        "Framtidig skolestruktur i Sundvær kommune",
    )
    juni = [g for g in sak.ganger if g.dato and g.dato.isoformat() in ("2023-05-30", "2023-06-14")]
    assert [(g.utvalg, g.saksnr, g.holdt) for g in juni] == [
        ("Utvalg for oppvekst", "16/23", True),
        ("Kommunestyret", "35/23", True),
    ]
    datoer = [g.dato for g in sak.ganger if g.dato]
    assert datoer == sorted(datoer)


def test_forslag_og_stemmer_er_lest_med_navn_parti_tall_og_side(register: Saksregister) -> None:
    g = gang(register.en("22/1187"), "Kommunestyret", "35/23")
    ramberg = next(f for f in g.forslag if f.forslagsstillere[0].navn == "Arnfinn Ramberg")
    assert (ramberg.forslagsstillere[0].parti, ramberg.utfall) == ("BL", "falt")
    assert ramberg.tekst.startswith("Dagens skolestruktur beholdes.")
    (falt,) = (v for v in g.voteringer if ramberg.id in v.forslag)
    assert (falt.stemmer_for, falt.stemte_for) == (3, ("BL", "V", "Brekkhus (SP)"))
    vedtatt = next(v for v in g.voteringer if v.stemmer_for == 17)
    assert (vedtatt.resultat, vedtatt.stemmer_mot, vedtatt.stemte_mot) == (
        "vedtatt",
        8,
        ("H", "FrP"),
    )
    assert all(v.sted.side_fra == 4 for v in (falt, vedtatt))


def test_vedtaket_sammenlignes_med_forslaget_punkt_for_punkt(register: Saksregister) -> None:
    g = gang(register.en("22/1187"), "Kommunestyret", "35/23")
    assert g.endring is not None and not g.endring.som_foreslatt
    slag = {(p.slag, p.til) for p in g.endring.punkter}
    assert ("lagt_til", "6") in slag
    assert ("endret", "1") in slag


def test_en_henvisning_leder_til_saken_den_nevner(register: Saksregister) -> None:
    """The case paper says that the study was ordered in K-sak 73/22."""
    sak = register.en("22/1187")
    numre = {k.henvisning.saksnr for k in sak.bygger_pa} | {
        k.henvisning.saksnr for k in sak.vist_til
    }
    assert numre, "the school structure refers to other saker, and others to it"
    for k in sak.vist_til:
        assert k.sak != sak.nokkel
        assert not (k.dato and sak.ganger[0].dato and k.dato < sak.ganger[0].dato)


def test_rapporten_sier_om_vedtaket_er_iverksatt(register: Saksregister) -> None:
    sak = register.en("35/23 kommunestyret 14.06.2023")
    assert any(s.iverksatt is False and "Ferjeavgang" in s.merknad for s in sak.status)


def test_et_nummer_som_flere_saker_har_ma_sies_naermere(register: Saksregister) -> None:
    with pytest.raises(SakssokFeil, match="Skriv utvalg eller dato også"):
        register.en("1/23")


def test_et_nummer_ingen_sak_har_gir_en_norsk_setning(register: Saksregister) -> None:
    with pytest.raises(SakssokFeil, match="Ingen sak i indeksen har nummeret"):
        register.en("9999/23")


def test_alle_behandlinger_er_i_en_og_bare_en_sak(arkiv: Lager, register: Saksregister) -> None:
    alle = [b.id for n in register.nokler() for b in register.behandlinger(n)]
    assert sorted(alle) == sorted(b.id for b in arkiv.behandlinger())


def test_asker_23_17920_gar_over_seks_utvalg_og_er_holdt_i_fem(
    korpus: Path, tmp_path: Path
) -> None:
    lager = lager_av(tmp_path / "indeks", korpus.glob("asker-*.pdf"))
    sak = Saksregister(lager).en("23/17920")
    assert [(g.utvalg, g.saksnr, g.holdt) for g in sak.ganger] == [
        ("Utvalg for oppvekst", "25/23", True),
        ("Utvalg for velferd", "22/23", True),
        ("Utvalg for samfunnstjenester", "34/23", True),
        ("Utvalg for medborgerskap", "38/23", True),
        ("Formannskapet", "168/23", True),
        ("Kommunestyret", "65/23", False),
    ]
    velferd, tjenester, formannskap = sak.ganger[1], sak.ganger[2], sak.ganger[4]
    assert [f.utfall for f in velferd.forslag] == ["falt"]
    assert velferd.voteringer[0].stemmer_for == 2
    assert formannskap.forslag[0].tidligere_organ == "utvalg for velferd"
    assert formannskap.voteringer[0].stemmer_for == 1
    assert tjenester.endring is not None and not tjenester.endring.som_foreslatt
    fallen = Saksregister(lager).en("22/23 30.05.2023").ganger[0]
    assert (fallen.forslag[0].forslagsstillere[0].parti, fallen.forslag[0].utfall) == (
        "MDG",
        "falt",
    )
    (votering,) = (v for v in fallen.voteringer if v.resultat == "falt")
    assert votering.stemmer_for == 3
    assert len(votering.stemte_for) == 3


def test_to_kommuners_saker_blir_aldri_til_en(tmp_path: Path) -> None:
    """The same body, day and number in two municipalities are two saker."""

    def protokoll(kommune: str, tittel: str) -> Path:
        return lag_pdf(
            tmp_path / f"{kommune}.pdf",
            [
                [
                    f"{kommune} kommune",
                    "Møteprotokoll",
                    "Utvalg: Kommunestyret",
                    "Dato: 13.12.2021",
                    f"Møtet i {kommune} kommune ble ledet av ordføreren.",
                ],
                [
                    f"127/21 {tittel}",
                    "Arkivsak: 21/55",
                    "Behandling",
                    "Enstemmig vedtatt.",
                    "Vedtak",
                    f"{kommune} kommune bygger bru over elva i bygda.",
                ],
            ],
        )

    lager = lager_av(
        tmp_path / "indeks", [protokoll("Nordvik", "Ny bru"), protokoll("Sørdal", "Ny bru")]
    )
    assert len(Saksregister(lager).nokler()) == 2


def test_to_kommuners_saker_moetes_ikke_i_papirer_uten_kommune(tmp_path: Path) -> None:
    """All three have the same arkivsaksnr; whose the one in the middle is, nothing tells."""

    def protokoll(navn: str, kommune: str | None, saksnr: str, utvalg: str) -> Path:
        hode = [f"{kommune} kommune"] if kommune else []
        return lag_pdf(
            tmp_path / f"{navn}.pdf",
            [
                [*hode, "Møteprotokoll", f"Utvalg: {utvalg}", "Dato: 13.12.2021"],
                [
                    f"{saksnr} Ny bru",
                    "Arkivsak: 21/55",
                    "Behandling",
                    "Enstemmig vedtatt.",
                    "Vedtak",
                    f"{kommune or 'Vi'} {'kommune ' * bool(kommune)}bygger bru over elva.",
                ],
            ],
        )

    lager = lager_av(
        tmp_path / "indeks",
        [
            protokoll("a", None, "3/21", "Eldrerådet"),
            protokoll("b", "Nordvik", "127/21", "Kommunestyret"),
            protokoll("c", "Sørdal", "88/21", "Formannskapet"),
            protokoll("d", "Sørdal", "90/21", "Kommunestyret"),
        ],
    )
    register = Saksregister(lager)
    sak = {b.dokument: register.sak_av(b.id) for b in lager.behandlinger()}
    assert sak["b.pdf"] != sak["c.pdf"] == sak["d.pdf"]
    assert sak["a.pdf"] == sak["b.pdf"]


def test_de_atte_protokollene_har_hver_sin_sak_for_hvert_saksnr(
    korpus: Path, tmp_path: Path, les_ekte: Callable[[str], PdfTekst]
) -> None:
    """Several bodies' behandlinger in one section are one sak, not several."""
    lager = lager_av(tmp_path / "indeks", sorted((korpus / "kommuner").glob("*.pdf")))
    register = Saksregister(lager)
    behandlinger = len(lager.behandlinger())
    assert 130 <= len(register.nokler()) <= 160 < behandlinger


def _protokoll(tmp_path: Path, navn: str, utvalg: str, dato: str, saker: list[list[str]]) -> Path:
    """A protokoll of one meeting, each sak on a page of its own."""
    forste = ["Elvdal kommune", "Møteprotokoll", f"Utvalg: {utvalg}", f"Dato: {dato}"]
    return lag_pdf(tmp_path / f"{navn}.pdf", [forste, *saker])


def _sak(nr: str, tittel: str, arkiv: str, behandling: list[str], vedtak: list[str]) -> list[str]:
    return [f"{nr} {tittel}", f"Arkivsak: {arkiv}", "Behandling", *behandling, "Vedtak", *vedtak]


def test_det_et_utvalg_skriver_som_kommunestyrets_vedtak_er_en_innstilling(tmp_path: Path) -> None:
    """Overskriften er «Vedtak» i begge; bare kommunestyret bestemmer. Det som er utvalgets eget,
    er vedtatt der."""
    lager = lager_av(
        tmp_path / "indeks",
        [
            _protokoll(
                tmp_path,
                "fs",
                "Formannskapet",
                "02.03.2022",
                [
                    _sak(
                        "11/22",
                        "Plan for idrett",
                        "22/90",
                        ["Enstemmig vedtatt."],
                        ["Elvdal kommunestyre vedtar plan for idrett."],
                    ),
                    _sak(
                        "12/22",
                        "Leie av kai",
                        "22/91",
                        ["Enstemmig vedtatt."],
                        ["Kaia leies ut i fem år."],
                    ),
                    _sak(
                        "13/22",
                        "Lån til kirken",
                        "22/92",
                        ["Enstemmig vedtatt."],
                        ["Kirken får låne to millioner kroner."],
                    ),
                ],
            ),
            _protokoll(
                tmp_path,
                "ks",
                "Kommunestyret",
                "16.03.2022",
                [
                    _sak(
                        "21/22",
                        "Lån til kirken",
                        "22/92",
                        ["Enstemmig vedtatt."],
                        ["Kontrollutvalget innstiller til kommunestyret at kirken får lånet."],
                    )
                ],
            ),
        ],
    )
    register = Saksregister(lager)
    utfall = {
        (g.utvalg, g.saksnr): g.utfall for n in register.nokler() for g in register.sak(n).ganger
    }
    assert utfall == {
        ("Formannskapet", "11/22"): "innstilling",
        ("Formannskapet", "12/22"): "vedtatt",
        ("Formannskapet", "13/22"): "innstilling",
        ("Kommunestyret", "21/22"): "vedtatt",
    }


@pytest.mark.parametrize(
    ("behandling", "vedtak", "utfall"),
    [
        (["Rådmannen trakk saken."], ["Saken ble trukket."], "trukket"),
        (["Saken ble enstemmig utsatt."], ["Saken utsettes til juni."], "utsatt"),
        (
            ["Forslaget ble oversendt formannskapet uten realitetsbehandling."],
            [
                "1. Alle får gratis ved.",
                "Oversendelsesforslaget ble oversendt formannskapet uten realitetsbehandling.",
            ],
            "oversendt",
        ),
        (
            [
                "Forslaget ble oversendt formannskapet uten realitetsbehandling.",
                "Forslag fra Lund (KrF) ble enstemmig vedtatt.",
            ],
            [
                "1. Alle får gratis ved.",
                "Oversendelsesforslaget ble oversendt formannskapet uten realitetsbehandling.",
                "2. Det settes av kr 5 000 til benker.",
            ],
            "delvis",
        ),
    ],
)
def test_hva_saken_endte_med_nar_den_ikke_ble_vedtatt(
    tmp_path: Path, behandling: list[str], vedtak: list[str], utfall: str
) -> None:
    pdf = _protokoll(
        tmp_path,
        "ks",
        "Kommunestyret",
        "16.03.2022",
        [_sak("30/22", "Ved til alle", "22/15", behandling, vedtak)],
    )
    register = Saksregister(lager_av(tmp_path / "indeks", [pdf]))
    (nokkel,) = register.nokler()
    assert [g.utfall for g in register.sak(nokkel).ganger] == [utfall]


def test_en_eiendom_i_tittelen_er_sakens_og_naboens_ikke(register: Saksregister) -> None:
    sak = register.en("22/961")
    assert {(e.gnr, e.bnr) for e in sak.eiendommer} == {(41, 7)}


def test_en_sak_bygger_ikke_pa_sin_egen_overskrift(register: Saksregister) -> None:
    sak = register.en("23/477")
    assert not [k for k in sak.bygger_pa if k.henvisning.saksnr == "46/23"]
