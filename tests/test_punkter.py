"""Vedtakets egne ord og punktene i det: hva som hører til, og hva som bare er trykt ved siden."""

from indeks.papir.lesning import les_dokument
from indeks.struktur.les import les_struktur
from indeks.strukturtyper import Struktur


def les(side: str) -> tuple[str, Struktur]:
    tekst = "\n".join(linje.strip() for linje in side.strip().split("\n"))
    lest = les_dokument(tekst, [0])
    return lest.tekst, les_struktur(lest.tekst, lest.sidestart, lest.deler, lest.behandlinger)


def vedtakstekster(side: str, slag: str) -> list[str]:
    tekst, struktur = les(side)
    return [" ".join(tekst[v.start : v.slutt].split()) for v in struktur.vedtakstekster
            if v.slag == slag]  # fmt: skip


def punkter(side: str, slag: str = "vedtak") -> list[list[str]]:
    tekst, struktur = les(side)
    return [
        [f"{p.nr}: {' '.join(tekst[p.start : p.slutt].split())}" for p in v.punkter]
        for v in struktur.vedtakstekster
        if v.slag == slag
    ]


HODE = """Møteprotokoll
    Kommunestyret
    Møtedato: 14.12.2022

    41/22 Ny kai i Lomvik
    """


def test_en_tabells_rader_er_ikke_punkter_naar_de_er_skrevet_annerledes() -> None:
    side = (
        HODE
        + """
    Vedtak:
    1. Kaien bygges i 2023.
    2. Utgiften dekkes slik:
    3) Fond 400 000
    4) Lån 900 000
    """
    )
    assert punkter(side) == [
        ["1: Kaien bygges i 2023.", "2: Utgiften dekkes slik: 3) Fond 400 000 4) Lån 900 000"]
    ]


def test_overskriften_kan_ha_tatt_tallet_foran_det_foerste_punktet() -> None:
    side = (
        HODE
        + """
    1. Kommunedirektørens forslag til vedtak
    Kaien bygges i 2023.
    2. Utgiften dekkes av fond.
    """
    )
    assert punkter(side, "forslag_til_vedtak") == [
        ["1: Kaien bygges i 2023.", "2: Utgiften dekkes av fond."]
    ]


def test_en_underskrift_er_ikke_en_del_av_vedtaket() -> None:
    side = (
        HODE
        + """
    Vedtak:
    Kaien bygges i 2023.

    Jon Arne Vik
    kommunedirektør
    """
    )
    assert vedtakstekster(side, "vedtak") == ["Kaien bygges i 2023."]


def test_saksordfoereren_er_ikke_en_del_av_innstillingen() -> None:
    side = (
        HODE
        + """
    Behandling:
    Innstillingen ble enstemmig vedtatt.
    Vedtak:
    Kaien bygges i 2023.
    Saksordfører: Kari Nes
    """
    )
    assert vedtakstekster(side, "vedtak") == ["Kaien bygges i 2023."]


def test_en_tabell_over_inhabile_er_ikke_en_del_av_forslaget() -> None:
    side = (
        HODE
        + """
    Rådmannens forslag til vedtak:
    1. Kaien bygges i 2023.
    2. Utgiften dekkes av fond.

    Inhabil Varamedlem Merknad
    Kari Nes Erklærte seg inhabil, eier nabotomta
    """
    )
    assert vedtakstekster(side, "forslag_til_vedtak") == [
        "1. Kaien bygges i 2023. 2. Utgiften dekkes av fond."
    ]


def test_vedtaket_i_et_annet_utvalg_er_en_innstilling_og_ikke_en_del_av_forslaget() -> None:
    side = (
        HODE
        + """
    Rådmannens forslag til vedtak:
    Kaien bygges i 2023.
    Vedtak som innstilling fra Formannskapet - 06.12.2022 - 88/22
    Kaien bygges i 2024.
    14.12.2022 Kommunestyret
    Behandling
    Innstillingen enstemmig vedtatt.
    KST - 41/22 Vedtak:
    Kaien bygges i 2024.
    """
    )
    assert vedtakstekster(side, "forslag_til_vedtak") == ["Kaien bygges i 2023."]
    assert vedtakstekster(side, "innstilling") == ["Kaien bygges i 2024."]
    assert vedtakstekster(side, "vedtak") == ["Kaien bygges i 2024."]


def test_en_votering_som_vedtakets_overskrift_gjentar_telles_en_gang() -> None:
    side = (
        HODE
        + """
    Vedtak:
    Kommunestyrets vedtak med 12 stemmer (AP, SP) i samsvar med innstillingen:
    Kaien bygges i 2023.

    Behandling:
    Innstillingen fikk 12 stemmer (AP, SP) og ble vedtatt.
    """
    )
    assert [v.for_ for v in les(side)[1].voteringer] == [12]


def test_et_vedtak_uten_nummer_midt_i_debatten_er_det_det_stemmes_over() -> None:
    side = (
        HODE
        + """
    14.12.2022 Kommunestyret
    Behandling
    Kari Nes kom med nytt punkt 2, som ble vedtatt:
    2. Kaien lyses opp.
    Vedtak:
    Det ble så stemt over innstillingen med det vedtatte punktet, som ble enstemmig vedtatt.

    KST - 41/22 Vedtak:
    1. Kaien bygges i 2023.
    2. Kaien lyses opp.
    """
    )
    assert vedtakstekster(side, "vedtak") == ["1. Kaien bygges i 2023. 2. Kaien lyses opp."]


def test_et_annet_utvalgs_vedtak_som_siteres_i_debatten_flytter_ikke_det_som_kommer_etter() -> None:
    side = """Møteprotokoll
    Kommunestyret
    Møtedato: 14.12.2022

    41/22: Ny kai i Lomvik

    Kommunestyret 14.12.2022:
    Behandling i møtet:

    Tillegg til innstillingen, foreslått av Kari Nes, Arbeiderpartiet
    Kaien lyses opp.

    Formannskapets innstilling - 06.12.22, foreslått av ,
    FS- 88/22 Vedtak:
    Kaien bygges i 2023.

    Formannskapets innstilling enstemmig vedtatt.
    Tilleggsforslaget fra Kari Nes enstemmig vedtatt.

    KS- 41/22 Vedtak:
    Kaien bygges i 2023.
    Kaien lyses opp.
    """
    tekst, struktur = les(side)
    assert vedtakstekster(side, "vedtak") == ["Kaien bygges i 2023. Kaien lyses opp."]
    assert {v.behandling for v in struktur.voteringer} == {0}
    (forslag,) = struktur.forslag
    assert tekst[forslag.ord_start : forslag.ord_slutt].strip() == "Kaien lyses opp."


def test_en_votering_som_vedtaket_forteller_om_igjen_telles_en_gang() -> None:
    _, struktur = les(
        HODE
        + """
    Behandling
    Lie (V) fremmet følgende forslag:
    Kaien bygges i 2023.
    Forslag fremsatt av Lie (V) ble enstemmig vedtatt.
    KST - 41/22 Vedtak:
    Kaien bygges i 2023.
    Forslag fremsatt av Lie (V) ble enstemmig vedtatt.
    """
    )
    assert [(v.resultat, v.forslag) for v in struktur.voteringer] == [("vedtatt", (0,))]


def test_to_voteringer_med_samme_ord_i_debatten_telles_begge() -> None:
    _, struktur = les(
        HODE
        + """
    Behandling
    Lie (V) fremmet følgende forslag:
    Kaien bygges i 2023.
    Forslag fremsatt av Lie (V) ble enstemmig vedtatt.
    Lie (V) fremmet følgende forslag:
    Kaien lyses opp.
    Forslag fremsatt av Lie (V) ble enstemmig vedtatt.
    KST - 41/22 Vedtak:
    Kaien bygges i 2023 og lyses opp.
    """
    )
    assert [v.resultat for v in struktur.voteringer] == ["vedtatt", "vedtatt"]


def test_et_annet_utvalgs_vedtak_kjennes_ogsaa_bak_et_kulepunkt() -> None:
    _, struktur = les(
        """Formannskaps behandling av sak 48/2026 i møte den 13.05.2026:
        Behandling
        Enstemmig vedtatt.
        Vedtak
        • Kommunestyret vedtar avtalen.
        • Avtalen gjelder fra juni."""
    )
    assert [v.til_annet_organ for v in struktur.vedtakstekster] == [True]
