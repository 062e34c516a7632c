"""Saksframlegg som ligger hver for seg, med tabellen over utvalgene øverst, som Elements lager."""

from datetime import date
from pathlib import Path

import pytest
from lag_lager import lager_av
from lag_pdf import lag_pdf

from indeks.dokument import Behandling, Lesning
from indeks.linje.sidetekst import rens_sider
from indeks.papir.lesning import les_dokument
from sok.saker.saksregister import Saksregister

TABELL = "Formannskap 03.09.2026 72/26\nKommunestyre"
VEDLEGG = "Vedlegg:\n1 Takst\n2 Uttalelse til salg av eiendommer\n3 Saksprotokoll"


def framlegg(
    *,
    tabell: str = TABELL,
    tittel: str = "Salg av den gamle skysstasjonen på Moen - ny\nbehandling",
    vedlegg: str = VEDLEGG,
    opplysninger: str = "Stasjonen er fra 1911.",
) -> str:
    return f"""SAKSFRAMLEGG
Saksgang
Utvalg Møtedato Utvalgssak
{tabell}

Arkivsaksnr: 2026/2511
Saksbehandler: Ellinor Rabben

{tittel}
{vedlegg}

Kommunedirektørens forslag til innstilling:
1. Skysstasjonen legges ut for salg.
2. Inntekten settes av til fond.

Saksopplysninger:
{opplysninger}

Saksvurderinger:
Huset bør selges.

Økonomiske konsekvenser
Taksten er 3,9 millioner kroner."""


def les(*sider: str) -> Lesning:
    return les_dokument(*rens_sider(sider))


def en(lesning: Lesning) -> Behandling:
    assert len(lesning.behandlinger) == 1, lesning.behandlinger
    return lesning.behandlinger[0]


def slagene(lesning: Lesning) -> list[str]:
    return [d.slag for d in lesning.deler]


HELE = ["saksframlegg", "forslag_til_vedtak", "saksopplysninger", "vurdering", "vurdering"]


def test_hodet_forteller_mote_nummer_arkivsak_og_tittel() -> None:
    lesning = les(framlegg())
    assert en(lesning) == Behandling(
        "Formannskap",
        date(2026, 9, 3),
        "72/26",
        "2026/2511",
        "Salg av den gamle skysstasjonen på Moen - ny behandling",
        0,
        len(lesning.tekst),
    )
    assert slagene(lesning) == HELE


def test_vedleggene_i_hodet_er_ikke_deler_og_slutter_ikke_framlegget() -> None:
    nedover = VEDLEGG.replace("\n1 ", "\n1\n").replace("\n2 ", "\n2\n").replace("\n3 ", "\n3\n")
    for vedlegg in (VEDLEGG, nedover, "Vedlegg:\n1\n2\n\nTakst\nInnstilling"):
        side, rest = framlegg(vedlegg=vedlegg).split("Saksvurderinger:")
        assert slagene(les(side, f"Saksvurderinger:{rest}")) == HELE
        side, rest = framlegg(vedlegg=vedlegg).split("Vedlegg:")
        assert slagene(les(side, f"Vedlegg:{rest}")) == HELE


@pytest.mark.parametrize(
    "tittel", ["Uttalelse til regional plan for vann", "17. mai 2027 - Ny komité"]
)
def test_tittelen_er_det_som_staar_der_titler_staar(tittel: str) -> None:
    assert en(les(framlegg(tittel=tittel))).sakstittel == tittel


@pytest.mark.parametrize(
    "opplysninger",
    [
        "Kommunestyret behandlet saken i møte 17.06.2025, sak 40/25.\nVedtak:\nIkke salg.",
        "Kommunestyrets vedtak 17.06.2025:\nIkke salg.",
        "Kommunestyrets behandling av sak 40/2025 i møte den 17.06.2025:\nBehandling\nIkke salg.",
        "Saken har vært oppe før.\nVedtak:\nIkke salg.\nDrøfting:\nTaksten er ny.",
    ],
)
def test_et_tidligere_vedtak_det_fortelles_om_er_ikke_sakens(opplysninger: str) -> None:
    lesning = les(framlegg(opplysninger=opplysninger))
    assert en(lesning).saksnr == "72/26"
    assert {"vedtak", "behandling"}.isdisjoint(slagene(lesning))


def test_det_et_utvalg_i_tabellen_gjorde_er_lest() -> None:
    lesning = les(
        framlegg(
            tabell="Formannskap 03.09.2026 72/26\nKommunestyre 16.09.2026 52/26",
            opplysninger="Formannskapets behandling av sak 72/2026 i møte den 03.09.2026:\n"
            "Behandling\nIngen forslag.\nVedtak\nSkysstasjonen selges.",
        )
    )
    vedtak = next(d for d in lesning.deler if d.slag == "vedtak")
    assert (vedtak.utvalg, vedtak.dato) == ("Formannskapet", date(2026, 9, 3))


def test_hvilket_mote_framlegget_er_til_er_bare_sagt_der_det_er_ett() -> None:
    def mote(tabell: str) -> tuple[str | None, str | None]:
        b = en(les(framlegg(tabell=tabell)))
        return b.utvalg, b.saksnr

    assert mote("Ungdomsrådet\nFormannskap\nKommunestyre 16.09.2026 52/26") == (
        "Kommunestyre",
        "52/26",
    )
    # The committee has had it, and is to have it again.
    assert mote("Teknisk utvalg 12.05.26 22/26\nTeknisk utvalg\nKommunestyre") == (None, None)


def test_forslaget_til_et_annet_utvalg_er_det_utvalgets() -> None:
    tekst = framlegg(tabell="Arbeidsmiljøutvalget 02.06.2026 9/26\nAdministrasjonsutvalget")
    lesning = les(
        tekst.replace(
            "\nSaksopplysninger:",
            "Kommunedirektørens forslag til vedtak i administrasjonsutvalget:\nHåndboka vedtas.\n"
            "\nSaksopplysninger:",
        )
    )
    assert [(d.slag, d.utvalg) for d in lesning.deler[1:4]] == [
        ("forslag_til_vedtak", "Arbeidsmiljøutvalget"),
        ("forslag_til_vedtak", "Administrasjonsutvalget"),
        ("saksopplysninger", "Arbeidsmiljøutvalget"),
    ]


def test_tabellen_under_ordet_behandling_er_ingen_behandling() -> None:
    lesning = les(
        """Nesfjord kommune

Saksframlegg

Arkivreferanse: 2026/988-3
Saksbehandler: Helene Aakvik

Behandling:
Saksnummer Møtedato Utvalg
Formannskapet

Oversendelsesforslag FO 4-2025 i Teknisk utvalg - Fortau
langs Nordbygdvegen
Kommunedirektørens forslag til vedtak:
Fortauet avventes.

Saksopplysninger:
Et fortau koster 7 millioner kroner.
Vurdering:
Det er ikke satt av midler."""
    )
    b = en(lesning)
    assert (b.utvalg, b.arkivsaksnr) == ("Formannskapet", "2026/988")
    assert b.sakstittel is not None and b.sakstittel.startswith("Oversendelsesforslag FO 4-2025")
    assert slagene(lesning) == HELE[:4]


def test_saken_viser_planen_uten_et_ukjent_mote(tmp_path: Path) -> None:
    """Et framlegg som ikke sier hvilket møte det er til, er ikke en gang for seg; og der et
    nyere framlegg vet datoen, er utvalget ikke ført opp to ganger."""
    eldre = framlegg(tabell="Teknisk utvalg 12.05.26 22/26\nTeknisk utvalg\nKommunestyre")
    nyere = framlegg(tabell="Teknisk utvalg 12.05.26 22/26\nKommunestyre 16.09.2026 52/26")
    pdfer = [
        lag_pdf(tmp_path / f"{nr}.pdf", [[linje or " " for linje in tekst.split("\n")]])
        for nr, tekst in enumerate((eldre, nyere))
    ]
    alene = Saksregister(lager_av(tmp_path / "en", pdfer[:1])).en("2026/2511")
    assert [(g.utvalg, g.dato) for g in alene.ganger] == [
        ("Teknisk utvalg", date(2026, 5, 12)),
        ("Teknisk utvalg", None),
        ("Kommunestyre", None),
    ]
    begge = Saksregister(lager_av(tmp_path / "to", pdfer)).en("2026/2511")
    assert [(g.utvalg, g.dato) for g in begge.ganger] == [
        ("Teknisk utvalg", date(2026, 5, 12)),
        ("Kommunestyre", date(2026, 9, 16)),
    ]
