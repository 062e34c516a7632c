"""Spørsmålet leses: saksnr, arkivsaksnr, datoer, utvalg, og hva slags svar det ber om."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.feil import SakssokFeil
from indeks.saksnummer import nokkel_arkivsaksnr, nokkel_saksnr
from indeks.utvalg import nokkel_utvalg
from sok.sporsmal.ledd import les_ledd, passer_ledd
from sok.sporsmal.sporring import (
    MAKS_SPORSMAL,
    Filter,
    ar_i_tittel,
    les_sporring,
    med_ar,
    passer_ar,
    rens_sporsmal,
    ukjent_organ,
)

UTVALG = {
    nokkel: navn
    for navn in ("Formannskapet", "Kommunestyret", "Utvalg for velferd", "Utvalg for oppvekst")
    if (nokkel := nokkel_utvalg(navn))
}


def test_saksnr_og_dato_leses_hver_for_seg() -> None:
    sporring = les_sporring("sak 22/23 30.05.2023", UTVALG)
    assert sporring.saksnokler == (nokkel_saksnr("22/23"),)
    assert sporring.datoer == (date(2023, 5, 30),)


@pytest.mark.parametrize("skrevet", ["22/23", "022/2023", "PS 22/23", "sak 22/23", "K-sak 22/23"])
def test_saksnr_er_det_samme_hvordan_det_enn_skrives(skrevet: str) -> None:
    assert les_sporring(skrevet, UTVALG).saksnokler == (nokkel_saksnr("22/23"),)


@pytest.mark.parametrize("skrevet", ["23/17920", "arkivsak 23/17920-1", "2023/17920"])
def test_arkivsaksnr_er_ikke_et_saksnr(skrevet: str) -> None:
    sporring = les_sporring(skrevet, UTVALG)
    assert nokkel_arkivsaksnr(skrevet.split()[-1]) in sporring.arkivnokler
    assert not sporring.saksnokler


@pytest.mark.parametrize("skrevet", ["24/60", "Hva skjedde i sak 24/60?", "2024/60"])
def test_et_nummer_uten_et_ar_bak_er_et_arkivsaksnr(skrevet: str) -> None:
    sporring = les_sporring(skrevet, UTVALG)
    assert (sporring.saksnokler, sporring.arkivnokler) == ((), ("2024/60",))
    assert les_sporring("24/60", UTVALG).bare_nummer


@pytest.mark.parametrize("skrevet", ["2/3 flertall", "delt 50/50", "gnr. 41/60", "skoleåret 23/24"])
def test_et_annet_tall_over_et_annet_er_ikke_et_arkivsaksnr(skrevet: str) -> None:
    assert not les_sporring(skrevet, UTVALG).arkivnokler


@pytest.mark.parametrize("skrevet", ["gnr. 41/7", "gnr/bnr 41/7", "Gårdsnr. 41/17"])
def test_eiendom_er_ikke_et_saksnr(skrevet: str) -> None:
    assert les_sporring(skrevet, UTVALG).saksnokler == ()


def test_det_lengste_utvalgsnavnet_gjelder() -> None:
    assert les_sporring("Hva sa utvalg for velferd?", UTVALG).utvalg == (
        nokkel_utvalg("Utvalg for velferd"),
    )
    assert les_sporring("hva gjorde formannskapet?", UTVALG).utvalg == (
        nokkel_utvalg("Formannskapet"),
    )


def test_et_utvalg_kan_hete_det_samme_med_kommunens_navn_foran() -> None:
    utvalg = {"ungdomsråd": "Ungdomsrådet", "fjordvik ungdomsråd": "Fjordvik ungdomsråd"}
    lest = les_sporring("Hva vedtok ungdomsrådet i Fjordvik?", utvalg, ("Fjordvik",))
    assert set(lest.utvalg) == set(utvalg)
    assert les_sporring("Hva vedtok ungdomsrådet?", utvalg, ("Fjordvik",)).utvalg == ("ungdomsråd",)


@pytest.mark.parametrize(
    ("sporsmal", "organ"),
    [
        ("Hva vedtok havnestyret om kaia?", "havnestyret"),
        ("Hva ble vedtatt i havnestyret?", "havnestyret"),
        ("Når behandlet Statsforvalteren klagen?", "Statsforvalteren"),
        ("Hva vedtok formannskapet om havnestyret?", None),
        ("Hva ble vedtatt om havnestyret?", None),
        ("Hva vedtok styret?", None),
    ],
)
def test_et_organ_indeksen_ikke_har(sporsmal: str, organ: str | None) -> None:
    assert ukjent_organ(les_sporring(sporsmal, {"formannskap": "Formannskapet"})) == organ


def test_aret_til_en_dag_uten_ar_er_det_ene_det_var_et_slikt_mote() -> None:
    moter = {"formannskap": [date(2022, 6, 14), date(2023, 5, 2)], "råd": [date(2021, 5, 2)]}
    utvalg = {"formannskap": "Formannskapet"}
    juni = med_ar(les_sporring("Hva ble vedtatt 14. juni?", utvalg), moter).maneder
    assert [m.ar for m in juni] == [2022]
    mai = med_ar(les_sporring("Hva ble vedtatt 2. mai?", utvalg), moter).maneder
    assert [m.ar for m in mai] == [None]
    egen = med_ar(les_sporring("Hva vedtok formannskapet 2. mai?", utvalg), moter).maneder
    assert [m.ar for m in egen] == [2023]


def test_tidsrommet_er_ikke_en_motedag() -> None:
    lest = les_sporring("Hva er vedtatt siden 1. januar 2023?", {})
    assert (lest.datoer, lest.maneder, lest.ar) == ((), (), ())
    assert Filter(til=date(2024, 1, 1)).i(lest.tidsrom) == Filter(
        fra=date(2023, 1, 1), til=date(2024, 1, 1)
    )
    assert Filter(fra=date(2023, 6, 1)).i(lest.tidsrom) == Filter(fra=date(2023, 6, 1))


def test_utvalget_noen_velges_til_er_ikke_det_som_velger() -> None:
    def utvalg(sporsmal: str) -> tuple[str, ...]:
        return les_sporring(sporsmal, UTVALG).utvalg

    assert utvalg("Hvem ble valgt til leder av Utvalg for velferd?") == ()
    assert utvalg("Hvem valgte kommunestyret som medlem i Utvalg for velferd?") == (
        nokkel_utvalg("Kommunestyret"),
    )
    assert utvalg("Hvem ble valgt til leder i Utvalg for velferd av kommunestyret?") == (
        nokkel_utvalg("Kommunestyret"),
    )
    assert utvalg("Hvem er leder av Utvalg for velferd?") == (nokkel_utvalg("Utvalg for velferd"),)


def test_utvalget_som_skal_faa_noe_er_ikke_det_som_bestemte_det() -> None:
    def utvalg(sporsmal: str) -> tuple[str, ...]:
        return les_sporring(sporsmal, UTVALG).utvalg

    assert utvalg("Hva ble det av forslaget om å gi rapporten til Formannskapet også?") == ()
    assert utvalg("Vedtok kommunestyret at saken sendes til Formannskapet?") == (
        nokkel_utvalg("Kommunestyret"),
    )
    assert utvalg("Hva var innstillingen til Formannskapet?") == (nokkel_utvalg("Formannskapet"),)
    assert utvalg("Hva ga Formannskapet til idrettslaget?") == (nokkel_utvalg("Formannskapet"),)
    for sporsmal in (
        "Hvor mye gir kommunestyret i støtte til idrettslaget?",
        "Når gir kommunestyret svar til fylket?",
        "Hvorfor oversendes saken til departementet fra kommunestyret?",
        "Hvilken fullmakt ble gitt til rådmannen da kommunestyret behandlet budsjettet?",
        "Hva oversendte kommunestyret til Formannskapet i 2023?",
    ):
        assert utvalg(sporsmal) == (nokkel_utvalg("Kommunestyret"),), sporsmal


def test_utvalget_noe_handler_om_er_ikke_det_som_bestemte_det() -> None:
    def utvalg(sporsmal: str) -> tuple[str, ...]:
        return les_sporring(sporsmal, UTVALG).utvalg

    assert utvalg("Hva er vedtatt om formannskapet?") == ()
    assert utvalg("Hva ble vedtatt om valg av formannskap i kommunestyret?") == (
        nokkel_utvalg("Kommunestyret"),
    )
    assert utvalg("Hva vedtok kommunestyret om nytt reglement for formannskapet?") == (
        nokkel_utvalg("Kommunestyret"),
    )
    assert utvalg("Hva mente de om skolen i formannskapet?") == (nokkel_utvalg("Formannskapet"),)


@pytest.mark.parametrize(
    ("sporsmal", "utvalg"),
    [
        ("Var oppvekstutvalget enige?", "Utvalg for oppvekst"),
        ("da velferdsutvalget behandlet saken", "Utvalg for velferd"),
    ],
)
def test_et_utvalg_kan_omtales_med_ett_ord(sporsmal: str, utvalg: str) -> None:
    assert les_sporring(sporsmal, UTVALG).utvalg == (nokkel_utvalg(utvalg),)


@pytest.mark.parametrize("sporsmal", ["oppvekst i utvalget", "kontrollutvalget"])
def test_et_ord_som_bare_ligner_er_ikke_et_utvalg(sporsmal: str) -> None:
    assert les_sporring(sporsmal, UTVALG).utvalg == ()


@pytest.mark.parametrize(
    ("sporsmal", "passer", "passer_ikke"),
    [
        ("møtet i mai", date(2023, 5, 30), date(2023, 6, 1)),
        ("møtet 7. november", date(2023, 11, 7), date(2023, 11, 8)),
        ("maimøtet i utvalget", date(2023, 5, 30), date(2023, 6, 1)),
        ("møtet i Mai 2023", date(2023, 5, 2), date(2022, 5, 2)),
    ],
)
def test_en_dato_kan_sies_til_dels(sporsmal: str, passer: date, passer_ikke: date) -> None:
    (maned,) = les_sporring(sporsmal, UTVALG).maneder
    assert maned.passer(passer) and not maned.passer(passer_ikke)


@pytest.mark.parametrize(
    ("sporsmal", "slag"),
    [
        ("Hva ble vedtatt om skolen?", "vedtak"),
        ("Kva vart vedteke om skulen?", "vedtak"),
        ("Hvem stemte imot?", "behandling"),
        ("Hva ba kommunestyret om i saken om skolen?", "vedtak"),
        ("Hvilken løsning valgte fellesrådet for kirkegården?", "vedtak"),
        ("Kva gjekk kommunestyret inn for?", "vedtak"),
        ("Skolen – hva ble det til?", "vedtak"),
        ("Kven røysta mot?", "behandling"),
        ("Hva ble avstemningen om skolen?", "behandling"),
        ("Var alle enige?", "behandling"),
        ("Hvem la saken om skolen fram for utvalget?", "behandling"),
        ("Kven presenterte tertialrapporten?", "behandling"),
        ("Hvem ledet møtet?", "moteprotokoll"),
        ("Hvem er saksbehandler?", "saksframlegg"),
    ],
)
def test_sporsmalet_sier_hvilken_del_som_svarer(sporsmal: str, slag: str) -> None:
    assert slag in les_sporring(sporsmal, UTVALG).onsker


@pytest.mark.parametrize("tar", ["ta imot", "tar i mot", "tatt imot", "tok imot"])
def test_aa_ta_imot_noen_er_ikke_aa_stemme_imot(tar: str) -> None:
    assert les_sporring(f"Hvor mange flyktninger kan vi {tar}?", UTVALG).onsker == ()


@pytest.mark.parametrize("bare", ["22/23", "sak 22/23 30.05.2023", "formannskapet sak 40/23"])
def test_et_saksnr_alene_spor_etter_vedtaket(bare: str) -> None:
    assert les_sporring(bare, UTVALG).onsker[:1] == ("vedtak",)


def test_et_saksnr_med_et_sporsmal_spor_etter_det() -> None:
    assert les_sporring("Hva koster hallen i sak 22/23?", UTVALG).onsker == ()


def test_fra_etter_til_er_feil() -> None:
    with pytest.raises(SakssokFeil, match="bytt dem om"):
        Filter(fra=date(2023, 2, 1), til=date(2023, 1, 1)).kontroller()


def test_filter_pa_noe_som_ikke_er_et_saksnr_er_feil() -> None:
    with pytest.raises(SakssokFeil, match="ikke et saksnr"):
        Filter(saksnr="skolen").kontroller()


@given(st.text(max_size=3000))
def test_ethvert_sporsmal_kan_leses(tekst: str) -> None:
    sporring = les_sporring(tekst, UTVALG)
    assert len(sporring.tekst) <= MAKS_SPORSMAL
    assert set(sporring.utvalg) <= set(UTVALG)


@pytest.mark.parametrize(
    ("skrevet", "leses"),
    [
        ("ny\x00skole", "ny skole"),
        ("skole\ud800", "skole"),
        ("\u202eskole\u202c", "skole"),
        ("skole\u00adbygg", "skolebygg"),
        ("  ny \n\t skole ", "ny skole"),
        ("skole 👩\u200d🏫?", "skole 👩\u200d🏫?"),
        ("<b>«§ 5»</b>", "<b>«§ 5»</b>"),
    ],
)
def test_det_usynlige_i_et_sporsmal_leses_ikke(skrevet: str, leses: str) -> None:
    assert rens_sporsmal(skrevet) == leses


@given(st.text(st.characters(), max_size=60) | st.just("a\n" * 100_000))
def test_et_renset_sporsmal_kan_alltid_skrives_og_renses_likt_igjen(tekst: str) -> None:
    rent = rens_sporsmal(tekst)
    rent.encode("utf-8")
    assert len(rent) <= MAKS_SPORSMAL
    assert rens_sporsmal(rent) == rent


@pytest.mark.parametrize(
    "sporsmal",
    ["76/22", "sak 76/22", "K-sak 76/22", "PS 76/22", "sak 76/22 i Lofjord", "76/22 Lofjord"],
)
def test_et_saksnr_med_kommunens_navn_er_ikke_mer_enn_et_saksnr(sporsmal: str) -> None:
    lest = les_sporring(sporsmal, {}, ["Lofjord"])
    assert lest.bare_nummer and lest.hele_vedtaket and lest.saksnokler == ("76/2022",)
    assert not les_sporring("sak 76/22 legevakt", {}, ["Lofjord"]).bare_nummer


@pytest.mark.parametrize(
    ("sporsmal", "ar"),
    [
        ("Hva ble eiendomsskatten for 2024?", ("2024",)),
        ("Kva vart vedteke i mai 2023 om budsjettet for 2024?", ("2023", "2024")),
        ("Hva ble vedtatt 14.11.2023?", ()),
        ("sak 74/2021", ()),
    ],
)
def test_et_ar_er_det_som_ikke_er_en_dato_eller_et_saksnr(
    sporsmal: str, ar: tuple[str, ...]
) -> None:
    assert les_sporring(sporsmal, {}).ar == ar


@pytest.mark.parametrize(
    ("tekst", "ledd"),
    [
        ("Hva sier 1. tertialrapport om skatten?", {(1, "tertial")}),
        ("Kva sa rådet i andre kvartal?", {(2, "kvartal")}),
        ("Detaljregulering for Bua – 2. gongs handsaming", {(2, "gang")}),
        ("Rapport per 30.4.2023 etter første tertial", {(1, "tertial")}),
        ("Hva skjedde 12. mars?", set()),
    ],
)
def test_det_som_bare_nummeret_skiller(tekst: str, ledd: set[tuple[int, str]]) -> None:
    assert les_ledd(tekst) == ledd


@pytest.mark.parametrize(
    ("tittel", "spurt", "passer"),
    [
        ("Budsjett 2024 og økonomiplan 2024–2027", "2024", 1),
        ("Budsjett 2024 og økonomiplan 2024–2027", "2026", 0),
        ("Budsjett 2024 og økonomiplan 2024–2027", "2023", -1),
        ("Eiendomsskatt 2023 – utskriving og satser", "2024", -1),
        ("Årsregnskap 2022", "2022", 1),
    ],
)
def test_aaret_i_tittelen_er_det_saken_gjelder(tittel: str, spurt: str, passer: int) -> None:
    egne = ar_i_tittel(tittel)
    assert egne is not None
    assert passer_ar((spurt,), egne) == passer


@pytest.mark.parametrize(
    "tittel", ["Ny barnehage", "Referatsaker 12.2.2023", "Plan 0531 Bakkevegen"]
)
def test_et_nummer_eller_en_dato_er_ikke_et_aar_i_tittelen(tittel: str) -> None:
    assert ar_i_tittel(tittel) is None


@pytest.mark.parametrize(
    "tekst",
    [
        "Hvor mye var det foreslått at laget skulle få?",
        "Hvor ofte ville kommunedirektøren ha undervisning på øya?",
        "Kva rådde administrasjonen til om hallen?",
    ],
)
def test_det_som_var_foreslaatt_er_ikke_vedtaket(tekst: str) -> None:
    assert "forslag_til_vedtak" in les_sporring(tekst, UTVALG).onsker


def test_en_annen_tertialrapport_er_ikke_den_det_spoerres_om() -> None:
    spurt = les_ledd("1. tertialrapport")
    assert passer_ledd(spurt, les_ledd("1. tertialrapport 2023")) == 1
    assert passer_ledd(spurt, les_ledd("2. tertial rapport 2023")) == -1
    assert passer_ledd(spurt, les_ledd("Detaljregulering, 2. gangs behandling")) == 0
