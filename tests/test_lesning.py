"""Fra tekst til saker: det en sekretær ser i papirene, skal leses likt i alle former."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indeks.dokument import Behandling, Lesning
from indeks.papir.lesning import les_dokument


def les(*sider: str) -> Lesning:
    """Reads pages written as in a PDF's text; indentation is the test file's only."""
    rene = ["\n".join(linje.strip() for linje in side.strip().split("\n")) for side in sider]
    start, sidestart = 0, []
    for side in rene:
        sidestart.append(start)
        start += len(side) + 1
    return les_dokument("\n".join(rene), sidestart)


def finn(lesning: Lesning, saksnr: str, utvalg: str | None = None) -> Behandling:
    funn = [b for b in lesning.behandlinger if b.saksnr == saksnr and utvalg in (None, b.utvalg)]
    assert len(funn) == 1, f"{saksnr}: {[(b.utvalg, b.saksnr) for b in lesning.behandlinger]}"
    return funn[0]


def deler(lesning: Lesning, behandling: Behandling) -> list[str]:
    nr = lesning.behandlinger.index(behandling)
    return [d.slag for d in lesning.deler if d.behandling == nr]


def tekst_i(lesning: Lesning, behandling: Behandling, slag: str) -> str:
    nr = lesning.behandlinger.index(behandling)
    return "\n".join(
        lesning.tekst[d.start : d.slutt]
        for d in lesning.deler
        if d.behandling == nr and d.slag == slag
    )


PROTOKOLL = (
    """Møteprotokoll
    Utvalg for kultur
    Dato Tid Sted
    14.03.2023 18:00 – 20:10 Fjordvik rådhus
    Møtet ble ledet av Kari Nes
    Til stede:
    Funksjon Navn Møtte for
    Leder i utvalg Kari Nes (V)""",
    """Saksliste Side
    Saker til behandling
    11/23 21/00101-12 Godkjenning av protokoll 07.02.2023 3
    12/23 22/00417-1 Ny svømmehall på Nordstrand - valg av tomt og videre
    framdrift
    3
    Referatsaker""",
    """Saker til behandling
    11/23 Godkjenning av protokoll 07.02.2023
    Behandlet av Møtedato Saksnr.
    1 Utvalg for kultur 14.03.2023 11/23
    Leders forslag til vedtak:
    Protokollen godkjennes.
    Behandling
    Enstemmig vedtatt.
    Vedtak
    Protokollen godkjennes.
    12/23 Ny svømmehall på Nordstrand - valg av tomt og videre framdrift
    Behandlet av Møtedato Saksnr.
    1 Utvalg for kultur 14.03.2023 12/23
    2 Formannskapet 21.03.2023 40/23
    3 Kommunestyret 28.03.2023
    Kommunedirektørens forslag til vedtak:
    1. Tomta ved kaia velges.""",
    """Behandling
    Per Ås (SV) fremmet følgende forslag til nytt punkt 2:
    Hallen skal ha et barnebasseng.
    Forslaget falt mot 3 stemmer (SV, MDG og R).
    Innstilling
    1. Tomta ved kaia velges.
    Referatsaker
    1. Rådgiver Lie orienterte om kulturplanen.""",
)


def test_protokoll_med_utvalg_dato_og_saker() -> None:
    lesning = les(*PROTOKOLL)
    assert [(b.utvalg, b.dato, b.saksnr) for b in lesning.behandlinger] == [
        ("Utvalg for kultur", date(2023, 3, 14), "11/23"),
        ("Utvalg for kultur", date(2023, 3, 14), "12/23"),
    ]


def test_tittel_over_to_linjer_og_arkivsaksnr_fra_sakslista() -> None:
    sak = finn(les(*PROTOKOLL), "12/23")
    assert sak.sakstittel == "Ny svømmehall på Nordstrand - valg av tomt og videre framdrift"
    assert sak.arkivsaksnr == "22/00417"


def test_sakens_sider_er_der_den_behandles_ikke_der_den_listes() -> None:
    lesning = les(*PROTOKOLL)
    sak = finn(lesning, "12/23")
    assert (lesning.side(sak.start), lesning.side(sak.slutt - 1)) == (3, 4)


def test_delene_av_en_sak() -> None:
    lesning = les(*PROTOKOLL)
    sak = finn(lesning, "12/23")
    assert deler(lesning, sak) == [
        "saksframlegg",
        "forslag_til_vedtak",
        "behandling",
        "innstilling",
    ]
    assert "barnebasseng" in tekst_i(lesning, sak, "behandling")
    assert "kaia" in tekst_i(lesning, sak, "innstilling")


def test_tabellen_over_behandlinger_gir_ikke_andre_utvalgs_vedtak() -> None:
    assert {b.utvalg for b in les(*PROTOKOLL).behandlinger} == {"Utvalg for kultur"}


def test_referatsaker_horer_ikke_til_siste_sak() -> None:
    lesning = les(*PROTOKOLL)
    siste = lesning.deler[-1]
    assert (
        siste.behandling is None or "kulturplanen" not in lesning.tekst[siste.start : siste.slutt]
    )


def test_delene_er_hele_teksten_i_rekkefolge() -> None:
    lesning = les(*PROTOKOLL)
    assert lesning.deler[0].start == 0
    assert lesning.deler[-1].slutt == len(lesning.tekst)
    for forrige, neste in zip(lesning.deler, lesning.deler[1:], strict=False):
        assert forrige.slutt == neste.start


SAKSPROTOKOLL = """Saksprotokoll
    Arivsak Saksbehandler
    22/00417 Ole Vik
    Behandlet av Møtedato Saksnr.
    1 Utvalg for kultur 14.03.2023 12/23
    2 Utvalg for helse 15.03.2023 9/23
    3 Formannskapet 21.03.2023 40/23
    4 Kommunestyret 28.03.2023
    Ny svømmehall på Nordstrand
    {utvalg} har behandlet saken i møte {dato} sak {saksnr}
    Behandling
    Enstemmig vedtatt.
    Vedtak
    1. {vedtak}"""


def test_en_sak_behandlet_i_tre_utvalg_gir_tre_behandlinger_av_en_arkivsak() -> None:
    lesning = les(
        SAKSPROTOKOLL.format(
            utvalg="Utvalg for kultur",
            dato="14.03.2023",
            saksnr="12/23",
            vedtak="Tomta ved kaia velges.",
        ),
        SAKSPROTOKOLL.format(
            utvalg="Utvalg for helse",
            dato="15.03.2023",
            saksnr="9/23",
            vedtak="Saken tas til orientering.",
        ),
        SAKSPROTOKOLL.format(
            utvalg="Formannskapet",
            dato="21.03.2023",
            saksnr="40/23",
            vedtak="Tomta ved skolen velges.",
        ),
    )
    assert [(b.utvalg, b.dato, b.saksnr, b.arkivsaksnr) for b in lesning.behandlinger] == [
        ("Utvalg for kultur", date(2023, 3, 14), "12/23", "22/00417"),
        ("Utvalg for helse", date(2023, 3, 15), "9/23", "22/00417"),
        ("Formannskapet", date(2023, 3, 21), "40/23", "22/00417"),
    ]
    assert "skolen" in tekst_i(lesning, finn(lesning, "40/23"), "vedtak")
    assert {b.sakstittel for b in lesning.behandlinger} == {"Ny svømmehall på Nordstrand"}


NYNORSK = (
    """Møteprotokoll
    Utval: Kommunestyret
    Møtestad: Fjernmøte
    Dato: 15.12.2021
    Tid: Kl. 12:15 - 14:30""",
    """Saksliste
    Sak nr. Sakstittel
    067/21 Godkjenning av innkalling og sakliste
    068/21 Tilskot til idrettslaga
    069/21 Møteplan 2022""",
    """067/21: Godkjenning av innkalling og sakliste
    15.12.2021 Kommunestyret
    Handsaming:
    Røysting - samrøystes:
    KOM- 067/21 Vedtak:
    Sakliste vert godkjend med denne tilleggssaka:
    069/21 Møteplan 2022
    068/21: Tilskot til idrettslaga
    Rådmannen sitt framlegg til vedtak:
    Det vert løyvd 50 000 kr.
    24.11.2021 Komité oppvekst og kultur
    Handsaming:
    Framlegget fekk 3 røyster og fall.
    KOK- 040/21 Vedtak:
    Tilråding:
    Det vert løyvd 40 000 kr.
    15.12.2021 Kommunestyret
    Handsaming:
    Samrøystes.
    KOM- 068/21 Vedtak:
    Det vert løyvd 45 000 kr.""",
    """069/21: Møteplan 2022
    15.12.2021 Kommunestyret
    Handsaming:
    Samrøystes.
    KOM- 069/21 Vedtak:
    Møteplanen vert godkjend.""",
)


def test_nynorsk_protokoll_der_hvert_organ_har_sitt_eget_vedtak() -> None:
    lesning = les(*NYNORSK)
    komite = finn(lesning, "040/21", "Komité oppvekst og kultur")
    assert komite.dato == date(2021, 11, 24)
    assert komite.sakstittel == "Tilskot til idrettslaga"
    assert "40 000" in tekst_i(lesning, komite, "innstilling")
    kommunestyret = finn(lesning, "068/21")
    assert "45 000" in tekst_i(lesning, kommunestyret, "vedtak")
    assert "50 000" in tekst_i(lesning, kommunestyret, "forslag_til_vedtak")
    assert "40 000" not in tekst_i(lesning, kommunestyret, "vedtak")


def test_et_saksnr_nevnt_i_et_vedtak_er_ikke_en_ny_sak() -> None:
    lesning = les(*NYNORSK)
    assert lesning.side(finn(lesning, "069/21").start) == 4
    assert "tilleggssaka" in tekst_i(lesning, finn(lesning, "067/21"), "vedtak")


def test_saksnr_med_aret_forst_og_prefiks() -> None:
    lesning = les(
        """Møteprotokoll
        Utvalg Kommunestyret
        Møtested Teams
        Dato 15.12.2021
        Sakliste
        Saksnr. Sakstittel
        PS 21/137 Godkjenning av protokoll
        PS 21/138 Eierstrategi
        OR 21/19 Orienteringer""",
        """PS 21/137 Godkjenning av protokoll
        Kommunedirektørens forslag til vedtak
        Godkjennes.
        Behandling og votering
        Enstemmig.
        KOM - 21/137 Vedtak
        Godkjent.
        PS 21/138 Eierstrategi
        Kommunedirektørens forslag til vedtak/innstilling
        Vedtas.
        Behandling og votering
        Enstemmig.
        KOM - 21/138 Vedtak
        Vedtatt.
        OR 21/19 Orienteringer
        Behandling og votering
        Ordføreren orienterte.""",
    )
    assert [b.saksnr for b in lesning.behandlinger] == ["PS 21/137", "PS 21/138", "OR 21/19"]
    assert {b.utvalg for b in lesning.behandlinger} == {"Kommunestyret"}


def test_moteutskrift_i_en_annen_form() -> None:
    lesning = les(
        """Fjordvik kommune
        MØTEPROTOKOLL
        Formannskapet
        Møtedato: 03.02.2021 Møtetid: Kl. 09:00
        SAKSLISTE
        Saksnr Arkivsak Tittel
        12/21 20/1234 Kjøp av brannbil
        13/21 20/2345 Salg av Torget 4""",
        """12/21 Kjøp av brannbil
        Saksbehandler: Liv Dal Arkivsaknr: 20/1234-3
        Rådmannens innstilling:
        Brannbil kjøpes for 4,2 mill. kroner.
        Saksopplysninger
        Den gamle bilen er fra 1989.
        Vurdering
        Det haster.
        Formannskapets behandling av sak 12/21 i møte den 03.02.2021:
        Ordføreren (Sp) foreslo å utsette saken.
        Votering
        Forslaget falt med 2 mot 5 stemmer.
        FS-12/21 Vedtak:
        Brannbil kjøpes for 4,2 mill. kroner.
        13/21 Salg av Torget 4
        Rådmannens innstilling:
        Torget 4 selges.
        FS-13/21 Vedtak:
        Saken utsettes.""",
    )
    sak = finn(lesning, "12/21")
    assert (sak.utvalg, sak.dato, sak.arkivsaksnr) == ("Formannskapet", date(2021, 2, 3), "20/1234")
    assert deler(lesning, sak) == [
        "saksframlegg",
        "forslag_til_vedtak",
        "saksopplysninger",
        "vurdering",
        "behandling",
        "vedtak",
    ]


def test_samme_saksnr_i_to_moter_i_samme_fil_er_to_saker() -> None:
    def protokoll(dato: str, tittel: str) -> tuple[str, str]:
        return (
            f"""Møteprotokoll
            Utvalg for oppvekst
            Dato Tid Sted
            {dato} 18:00 – 20:00 Rådhuset
            Saksliste
            24/23 {tittel}""",
            f"""24/23 {tittel}
            Behandling
            Enstemmig.
            Vedtak
            Tas til orientering.""",
        )

    lesning = les(
        *protokoll("30.05.2023", "Tertialrapport"),
        *protokoll("31.10.2023", "Godkjenning av protokoll"),
    )
    assert [(b.dato, b.sakstittel) for b in lesning.behandlinger] == [
        (date(2023, 5, 30), "Tertialrapport"),
        (date(2023, 10, 31), "Godkjenning av protokoll"),
    ]


def test_eiendomsnummer_i_en_tittel_er_ikke_et_saksnr() -> None:
    lesning = les(
        """Møteprotokoll
        Utvalg: Plannemnda
        Dato: 09.02.2022
        Saksliste
        8/22 76/1 - Søknad om omdisponering av dyrka jord
        9/22 Delingssak gnr. 41 bnr. 7""",
        """8/22 76/1 - Søknad om omdisponering av dyrka jord
        Behandling
        Enstemmig.
        Vedtak
        Søknaden innvilges.
        9/22 Delingssak gnr. 41 bnr. 7
        Behandling
        Enstemmig.
        Vedtak
        41/22 er et jorde og ikke en sak.
        Tas til følge.""",
    )
    assert [(b.saksnr, b.sakstittel) for b in lesning.behandlinger] == [
        ("8/22", "76/1 - Søknad om omdisponering av dyrka jord"),
        ("9/22", "Delingssak gnr. 41 bnr. 7"),
    ]
    assert all(b.arkivsaksnr is None for b in lesning.behandlinger)


def test_et_dokument_uten_kjente_former_er_likevel_sokbart() -> None:
    lesning = les(
        "Rapport om sykefravær\nFraværet gikk ned med 2 prosent.", "Kilde: lønnssystemet."
    )
    assert lesning.behandlinger == ()
    assert "".join(lesning.tekst[d.start : d.slutt] for d in lesning.deler) == lesning.tekst


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.sampled_from(
                    [
                        "Møteprotokoll",
                        "Saksprotokoll",
                        "Saksframlegg",
                        "Saksliste",
                        "Behandling",
                        "Vedtak",
                        "Innstilling",
                        "12/23 Tittel",
                        "PS 13/23: En annen tittel",
                        "Kommunestyret 16.12.2023:",
                        "13.12.2023 Formannskapet",
                        "KOM- 12/23 Vedtak:",
                        "Dato: 16.12.2023",
                        "Utvalg: Kommunestyret",
                        "Arkivsak: 23/1234-1",
                        "Behandles av Møtedato",
                        "Formannskapet 12.01.2023",
                        "Referatsaker",
                        "Vedlegg:",
                        "",
                        "Dokumentet er elektronisk godkjent.",
                        "Rådmannens innstilling:",
                        "1. Et punkt.",
                    ]
                ),
                st.text(max_size=30).map(lambda t: t.replace("\n", " ")),
            ),
            max_size=25,
        ).map("\n".join),
        max_size=6,
    )
)
def test_uansett_tekst_gar_ingenting_tapt(sider: list[str]) -> None:
    start, sidestart = 0, []
    for side in sider:
        sidestart.append(start)
        start += len(side) + 1
    tekst = "\n".join(sider)
    lesning = les_dokument(tekst, sidestart)
    assert "".join(tekst[d.start : d.slutt] for d in lesning.deler).strip() == tekst.strip()
    for d in lesning.deler:
        assert d.behandling is None or 0 <= d.behandling < len(lesning.behandlinger)
    for b in lesning.behandlinger:
        assert 0 <= b.start <= b.slutt <= len(tekst) + 1


@pytest.mark.parametrize("antall", [3000])
def test_lange_dokumenter_leses_fort(antall: int) -> None:
    side = "\n".join(
        f"Linje {i} om skolebygg og økonomi i 2023, jf. sak {i}/23 og 12.03.2023."
        for i in range(45)
    )
    import time

    start = time.perf_counter()
    les_dokument("\n".join([side] * antall), [i * (len(side) + 1) for i in range(antall)])
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    ("felt", "arkivsaksnr"),
    [
        ("JournalpostID: 21/5678-3", "21/5678"),
        ("JournalpostID: 21/5678 ArkivsakID: 21/1234", "21/1234"),
    ],
)
def test_journalpostens_nummer_er_sakens_der_intet_annet_felt_gir_det(
    felt: str, arkivsaksnr: str
) -> None:
    tekst = "\n".join(
        [
            "Saksframlegg",
            felt,
            "Saksbehandler: Kari Nes",
            "Behandles av Møtedato",
            "Formannskapet 12.10.2021",
            "Ny bru over elva",
            "Rådmannens innstilling:",
            "Brua bygges.",
        ]
    )
    lesning = les_dokument(tekst, (0,))
    assert [b.arkivsaksnr for b in lesning.behandlinger] == [arkivsaksnr]


@pytest.mark.parametrize(
    ("linje", "utvalg"),
    [
        ("Hovedutvalg plan næring og miljøs", "Hovedutvalg plan næring og miljø"),
        ("Hovedutvalg helse og omsorgs", "Hovedutvalg helse og omsorg"),
        ("Utvalg for klima og ressurss", "Utvalg for klima og ressurs"),
        ("Formannskaps", "Formannskap"),
        ("Kommunestyres", "Kommunestyre"),
        ("Kommunestyrets", "Kommunestyret"),
        ("Ungdomsrådets", "Ungdomsrådet"),
        ("Klagenemndas", "Klagenemnda"),
        ("Styret for Fjordvik kommuneskoger KFs", "Styret for Fjordvik kommuneskoger KF"),
        ("Formannskapet sin", "Formannskapet"),
    ],
)
@pytest.mark.parametrize("skille", [" ", "\n"])
def test_en_saksprotokoll_uten_overskrift_har_utvalg_sak_og_mote_i_sin_forste_linje(
    linje: str, utvalg: str, skille: str
) -> None:
    lesning = les(
        f"""{linje} behandling av sak 4/2026 i møte den{skille}23.03.2026:

        Behandling
        Innstilling:
        Taket skiftes.
        For forslaget stemte 2: Kari Nes (AP), Ola Lie (H).
        Dermed ble innstillingen vedtatt.

        Vedtak
        Taket skiftes."""
    )
    (sak,) = lesning.behandlinger
    assert (sak.utvalg, sak.dato, sak.saksnr) == (utvalg, date(2026, 3, 23), "4/2026")
    assert deler(lesning, sak) == ["behandling", "vedtak"]
    assert {d.dokumenttype for d in lesning.deler} == {"saksprotokoll"}


def test_linjen_midt_i_en_protokoll_apner_ingen_saksprotokoll() -> None:
    lesning = les(
        """Møteprotokoll
        Kommunestyret
        Møtedato: 25.03.2026
        Saksliste
        12/26 Nytt tak""",
        """12/26 Nytt tak
        Formannskapets behandling av sak 4/2026 i møte den 12.03.2026:
        Behandling
        Enstemmig vedtatt.""",
        """Kommunestyrets behandling av sak 12/2026 i møte den 25.03.2026:
        Behandling
        Enstemmig vedtatt.
        Vedtak
        Taket skiftes.""",
    )
    assert {d.dokumenttype for d in lesning.deler} == {"moteprotokoll"}
    assert {(b.utvalg, b.saksnr) for b in lesning.behandlinger} == {
        ("Formannskapet", "4/2026"),
        ("Kommunestyret", "12/26"),
    }


@pytest.mark.parametrize(
    "linje",
    [
        "Administrasjonsutvalget tilrår kommunestyret å fatte slikt vedtak:",
        "Formannskapet innstiller til kommunestyret å fatte følgende vedtak:",
        "Utvalg for kultur anbefaler kommunestyret å gjøre følgende vedtak:",
        "Formannskapet rår kommunestyret til å gjere slikt vedtak:",
    ],
)
def test_et_organ_som_tilraar_et_annet_er_ikke_et_organ_med_et_langt_navn(linje: str) -> None:
    lesning = les(
        f"""Møteprotokoll
        Utvalg for kultur
        Dato Tid Sted
        14.03.2023 18:00 – 20:10 Fjordvik rådhus
        12/23 Ny svømmehall på Nordstrand
        Behandling
        Ola Lie orienterte. Forslaget ble enstemmig vedtatt.
        Vedtak
        {linje}
        Svømmehallen bygges på Nordstrand.
        13/23 Leie av Kulturhuset
        Vedtak
        Leien økes til 900 kroner."""
    )
    assert {b.utvalg for b in lesning.behandlinger} == {"Utvalg for kultur"}
    vedtak = tekst_i(lesning, finn(lesning, "12/23"), "vedtak")
    assert "bygges på Nordstrand" in vedtak


def test_det_et_organ_tilraar_uten_overskrift_er_innstillingen() -> None:
    lesning = les(
        """Møteprotokoll
        Formannskapet
        Dato Tid Sted
        14.03.2023 18:00 – 20:10 Fjordvik rådhus
        12/23 Ny svømmehall på Nordstrand
        Behandling
        Ola Lie orienterte. Forslaget ble enstemmig vedtatt.
        Formannskapet innstiller til kommunestyret å fatte følgende vedtak:
        Svømmehallen bygges på Nordstrand."""
    )
    assert {b.utvalg for b in lesning.behandlinger} == {"Formannskapet"}
    sak = finn(lesning, "12/23")
    assert "bygges på Nordstrand" in tekst_i(lesning, sak, "innstilling")
    assert "bygges" not in tekst_i(lesning, sak, "behandling")


@pytest.mark.parametrize(
    "overskrift",
    ["Rådets uttalelse:", "Fråsegn frå rådet:", "Uttalelse:", "Vedtak/uttalelse:", "UTTALE"],
)
def test_det_et_raad_uttaler_er_vedtaket_dets(overskrift: str) -> None:
    lesning = les(
        f"""Møteprotokoll
        Eldrerådet
        Dato Tid Sted
        14.03.2023 10:00 – 12:10 Fjordvik rådhus
        5/23 Høring om nye bussruter
        Saken ble lagt fram av Ola Lie.
        {overskrift}
        Eldrerådet ber om at bussen går innom legesenteret.
        6/23 Leie av Kulturhuset
        Vedtak
        Leien økes til 900 kroner."""
    )
    assert "innom legesenteret" in tekst_i(lesning, finn(lesning, "5/23"), "vedtak")


def test_en_uttalelse_i_et_annet_organs_protokoll_er_ikke_vedtaket() -> None:
    lesning = les(
        """Møteprotokoll
        Formannskapet
        Dato Tid Sted
        14.03.2023 10:00 – 12:10 Fjordvik rådhus
        5/23 Høring om nye bussruter
        Uttalelse:
        Bussen bør gå innom legesenteret.
        Vedtak
        Saken tas til orientering."""
    )
    vedtak = tekst_i(lesning, finn(lesning, "5/23"), "vedtak")
    assert "legesenteret" not in vedtak
    assert "til orientering" in vedtak


@pytest.mark.parametrize(
    ("overskrift", "utvalg"),
    [
        ("MØTEBOK FOR VALGSTYRET 14.03.2023", "valgstyret"),
        ("PROTOKOLL FRA MØTE I ELVESTAD KIRKELIGE FELLESRÅD 14.03.2023", "fellesråd"),
        ("Protokoll fra møte i Elvestad kirkelige fellesråd 14.03.2023", "kirkelige fellesråd"),
    ],
)
def test_organet_i_overskriften_leses_i_versaler_og_med_smaa_ord(
    overskrift: str, utvalg: str
) -> None:
    lesning = les(
        f"""{overskrift}
        Til stede: Kari Nes, Ola Lie

        5/23 Godkjenning av valglister
        Behandling
        Ingen hadde merknader.
        Vedtak
        Listene godkjennes."""
    )
    navn = finn(lesning, "5/23").utvalg or ""
    assert utvalg in navn.lower()
    assert not navn.lower().startswith(("for ", "i "))


@pytest.mark.parametrize(
    ("tittel", "under"),
    [
        (
            "Nytt omsorgsbygg på Nordstrand – valg av representant til gruppa",
            "Kommunestyret har vedtatt at det skal settes ned ei gruppe for bygget",
        ),
        (
            "VALG AV NESTLEDER I STEMMESTYRET FOR NORDSTRAND KRETS I PERIODEN",
            "Leder la fram saken for styret og viste til forrige møtes protokoll og",
        ),
    ],
)
def test_en_lang_tittel_tar_ikke_med_seg_teksten_under(tittel: str, under: str) -> None:
    lesning = les(
        f"""Møteprotokoll
        Eldrerådet
        Dato Tid Sted
        14.03.2023 10:00 – 12:10 Fjordvik rådhus
        Sak 5/23 {tittel}
        {under}
        til vedtaket fra i fjor.
        Vedtak
        Kari Nes velges."""
    )
    assert finn(lesning, "5/23").sakstittel == tittel


@pytest.mark.parametrize(
    ("over", "under"),
    [
        (
            "Samarbeidsavtale mellom Fjordvik kommune, Nordstrand kommune og",
            "Elvestad kommune om legevakt",
        ),
        ("DETALJREGULERING FOR NORDSTRAND HYTTEFELT OG SMÅBÅTHAVN, 2.", "GANGS BEHANDLING"),
    ],
)
def test_en_tittel_over_to_linjer_er_en_tittel(over: str, under: str) -> None:
    lesning = les(
        f"""Møteprotokoll
        Eldrerådet
        Dato Tid Sted
        14.03.2023 10:00 – 12:10 Fjordvik rådhus
        Sak 5/23 {over}
        {under}
        Vedtak
        Kari Nes velges."""
    )
    assert finn(lesning, "5/23").sakstittel == f"{over} {under}"
