"""Et svar kan ligge nær og likevel ikke være svaret: hva det tviles på, og når det ikke tviles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from indeks.dokument import Slag
from indeks.lagring.rader import Passasjerad
from indeks.ord.norsk import termer
from indeks.utvalg import nokkel_utvalg
from sok.rangering.kandidat import Kandidat
from sok.sporsmal.leksikalsk import Ordsok
from sok.sporsmal.sporring import les_sporring
from sok.svar.grunnlag import Grunnlag
from sok.svar.noe_annet import i_rekkefolge
from sok.svar.papirene import Krav
from sok.svar.resultat import Sitat, Treff
from sok.svar.sikkerhet import dom, vurder
from sok.svar.tillit import Skog, Vurdering

ALLTID = Skog((), 1.0, (), 0.0, 0.0)
"""Weights that find any answer near."""


def _passasje(tekst: str, slag: Slag, nr: int = 1, utvalg: str = "Kommunestyret") -> Passasjerad:
    return Passasjerad(
        nr, tekst, "Fjordvik kommune", 0, len(tekst), 1, 1, slag, "moteprotokoll", None, utvalg,
        date(2023, 3, 20 + nr), nr, "12/23", "23/120", "Hallen i Bua", 1, "mote.pdf",
    )  # fmt: skip


def _vurdert(
    sporsmal: str,
    tekst: str,
    slag: Slag = "saksopplysninger",
    etter: Passasjerad | None = None,
    *,
    falt: bool = False,
    utvalg: Sequence[str] = (),
) -> tuple[Vurdering, str]:
    p = _passasje(tekst, slag, utvalg="Kommunestyret" if etter is None else "Formannskapet")
    rader = {p.id: p} | ({etter.id: etter} if etter else {})
    g = Grunnlag(
        les_sporring(sporsmal, {nokkel_utvalg(u) or "": u for u in utvalg}),
        Ordsok(),
        np.ones(1, np.float32),
        [Kandidat(id_) for id_ in rader],
        rader,
        (),
        Krav(),
        {},
        None,
    )
    treff = [Treff(nr, 1.0, rad) for nr, rad in enumerate(rader.values(), 1)]
    v = vurder(g, treff, [Sitat(1, tekst, 0, len(tekst), 1, 1)], falt=falt)
    return v, dom(g, p, v, ALLTID)


@pytest.mark.parametrize(
    ("sporsmal", "tekst", "slag", "tvil"),
    [
        ("Hvilket firma bygger hallen?", "Hallen bygges neste år.", "saksopplysninger", "form"),
        ("Hva svarte rådmannen?", "Rådmannen svarte på spørsmålet.", "behandling", "form"),
        ("Hva kostet hallen i 2021?", "Hallen kostet 4 mill. kroner i 2023.", "vurdering",
         "annet ar"),
        ("Hva skal hallen ikke brukes til?", "Hallen brukes til sjakk.", "vurdering",
         "ikke nektet"),
        ("Er hallen bygd?", "Hallen bygges på Bua.", "vedtak", "ikke utfort"),
        ("Blir hallen bygd?", "Hallen bygges på Bua.", "forslag_til_vedtak", "ikke vedtatt"),
        ("Hva ble vedtatt om hallen?", "Kari Nes foreslo at hallen bygges.", "behandling",
         "ikke vedtatt"),
        ("Blir hallen bygd?", "Hallen bygges på Bua.", "innstilling", "ikke vedtatt"),
        ("Hvem ledet møtet i mai?", "Kari Nes ledet møtet.", "moteprotokoll", "annen maned"),
        ("Hva kom Statsforvalteren til?", "Klagen sendes Statsforvalteren.", "vedtak",
         "ikke utfort"),
        ("Hvor mange stemte for hallen?", "Hallen bygges på Bua.", "vedtak", "form"),
        ("Hvordan stemte SV om hallen?", "Hallen ble vedtatt mot 3 stemmer (FrP).", "behandling",
         "annen velger"),
        ("Korleis røysta Kari Nes om hallen?", "Forslaget fekk 2 røyster (Vik, Moe) og fall.",
         "behandling", "annen velger"),
        ("Hvem stemte mot hallen?", "Forslaget ble vedtatt med 4 mot 1 stemme.", "behandling",
         "annen velger"),
        ("Hvilken pris har hallen?", "29.11.2022 FSK 106/22 Orientering om prisen på hallen",
         "vedlegg", "bare tittel"),
        ("pris hallen", "29.11.2022 FSK 106/22 Orientering om prisen på hallen", "vedlegg", "form"),
        ("Hva koster hallen?", "Sak 12/23 Hallen i Bua, 4 mill. kroner", "sakskart",
         "bare tittel"),
        ("Møtte Ida Moen da hallen ble bygd?", "Til stede: Kari Nes (Ap), Per Vik (H).",
         "moteprotokoll", "annen person"),
        ("Hva svarte rådmannen?", "Det vises til svaret i mai: Når bygges hallen?", "behandling",
         "ikke svart"),
        ("Hva svarte rådmannen?", "Nes mente at hallen lekker.", "behandling", "ikke svart"),
        ("Hva svarte rådmannen?", "Rådmannen svarte ut spørsmål om «hallen».", "referatsaker",
         "ikke svart"),
        ("Har fylkeskommunen sagt ja til hallen?", "Vedtaket om hallen ble oversendt.",
         "behandling", "ikke utfort"),
        ("Har Lomvik sagt ja til hallen?", "Hallen bygges sammen med Lomvik.", "vedtak",
         "ikke utfort"),
        ("Hva har kommunen gjort med hallen?", "Orientering om hallen.", "moteprotokoll",
         "ikke utfort"),
        ("Hvor ble møtet om hallen holdt?", "Dato: 21.03.2023", "moteprotokoll", "uten sted"),
        ("Kvar vert hallen bygd?", "Hallen vert ferdig i mai.", "vurdering", "uten sted"),
        ("Fikk hallen spillemidler?", "Søknadene prioriteres slik: 1. hallen.", "vedtak",
         "ikke tildelt"),
        ("Hva skrev Kystverket om hallen?", "• Kystverket: fråsegn om hallen", "vedlegg",
         "bare tittel"),
        ("Hva sier svaret om hallen?", "RS 25/22 Svar på spørsmål om hallen", "saksopplysninger",
         "bare tittel"),
        ("Hva ble vedtatt om hallplanen 2020–2024?", "Hallplanen 2024–2028 vedtas.", "vedtak",
         "annet ar"),
        ("Hva ble vedtatt om hallen, og hvorfor?", "Hallen bygges på Bua.", "vedtak",
         "to sporsmal"),
        ("Hvem foreslo hall, og hvor mange stemte for?", "Kari Nes foreslo hall.", "behandling",
         "to sporsmal"),
        ("Hvorfor ble saken om hallen utsatt?", "Hallen bygges fordi taket er råttent.", "vedtak",
         "form"),
        ("Hva ble hallen solgt for?", "Hallen legges ut for salg for minst 2 mill. kroner.",
         "vedtak", "ikke utfort"),
        ("Hvor mange flyktninger bosatte vi?", "Det bosettes 40 flyktninger.", "vedtak",
         "ikke utfort"),
        ("Hvem foreslo det?", "Kari Nes foreslo hall.", "behandling", "uten emne"),
        ("Hva vedtok havnestyret om hallen?", "Hallen bygges på Bua.", "vedtak", "andres papirer"),
        ("Hvor stort var overskuddet i regnskapet for 2023?",
         "Årsregnskapet for 2022 godkjennes med 4 mill. kroner i overskudd.", "vedtak",
         "annet ar"),
        ("sykefravær fjerde kvartal", "Sykefravær, 1. kvartal: 8 prosent", "saksopplysninger",
         "annet ar"),
        ("Hva koster hallen per time?", "Hallen koster 4 mill. kroner.", "vurdering",
         "annet tall"),
        ("Hvor mange benker har det blitt?", "Det settes opp fem benker.", "vedtak",
         "ikke utfort"),
        ("Hvor mange benker ble faktisk satt opp?", "Det settes opp fem benker.", "vedtak",
         "ikke utfort"),
        ("Hva vedtok utvalget av forslaget fra SV?", "SV foreslår at hallen bygges.",
         "behandling", "ikke vedtatt"),
        ("Hva svar fikk Kari Nes?", "Kari Nes mente at hallen lekker.", "behandling",
         "ikke svart"),
        ("Hvem er rektor i Bua?", "Rektor i Bua lager en plan for utvalget.", "vurdering", "form"),
        ("Hvordan gikk det med hallen?", "12/23 Hallen i Bua skal også", "vedlegg", "form"),
        ("Hva er sykefraværet i hallen?", "Sykefraværet i hallen er lavt.", "vedlegg", "form"),
        ("Hvor mange benker var det i 2022 og 2023?", "I 2023 var det fem benker.", "vedlegg",
         "to sporsmal"),
        ("Hvem stemte mot hallen?", "Forslaget om hallen falt mot 2 stemmer, Kari Nes (R).",
         "behandling", "annen velger"),
        ("Hvem stemte for hallen?", "Hallen ble vedtatt mot 2 stemmer, Kari Nes (R).",
         "behandling", "annen velger"),
        ("Hvor mange benker blir det?", "Det foreslås fem benker.", "vedtak", "ikke vedtatt"),
        ("Hva ble resultatet av klagen?", "Klagen sendes Statsforvalteren til avgjørelse.",
         "vedtak", "ikke utfort"),
    ],
)  # fmt: skip
def test_et_svar_det_tviles_paa_er_aldri_sikkert(
    sporsmal: str, tekst: str, slag: Slag, tvil: str
) -> None:
    vurdert, dom_ = _vurdert(sporsmal, tekst, slag)
    assert tvil in vurdert.tvil
    assert dom_ == "usikker"


def test_det_en_sak_heter_er_ingen_rekkefolge() -> None:
    spurt = "Hva ble vedtatt om hallen etter {}?"
    assert "for og etter" in _vurdert(spurt.format("salget"), "Hallen bygges.", "vedtak")[0].tvil
    p = replace(_passasje("Hallen bygges.", "vedtak"), sakstittel="Hallen etter nye krav")
    assert not i_rekkefolge(spurt.format("nye krav"), p)


@pytest.mark.parametrize(
    ("sporsmal", "tekst"),
    [
        ("Hvilket firma bygger hallen?", "Hallen bygges av Berg Bygg."),
        ("Hva svarte rådmannen?", "Rådmannen svarte at hallen lekker."),
        ("Hva skal hallen ikke brukes til?", "Hallen brukes ikke til sjakk."),
        ("Hva kostet hallen i 2021?", "Hallen kostet 4 mill. kroner i 2021."),
        ("Hva ble vedtatt om hallen?", "Kari Nes foreslo hall. Forslaget ble vedtatt."),
        ("Hvem ledet møtet i mars?", "Kari Nes ledet møtet."),
        ("Når i mai åpner hallen?", "Hallen åpner 12.05.2024."),
        ("Hva foreslo rådmannen?", "Rådmannen foreslår at hallen bygges."),
        ("Hvordan stemte SV om hallen?", "Forslaget fikk 3 stemmer (Sosialistisk Venstreparti)."),
        ("Hvordan stemte Kari Nes om hallen?", "Forslaget fikk 2 stemmer (Nes, Moe) og falt."),
        ("Hva er Ida Moens mening om hallen?", "Moen (Ap) vil at hallen bygges."),
        ("Hvem stemte for hallen?", "Forslaget fikk 2 stemmer (Nes, Moe) og falt."),
        ("Hvilke partier stemte mot hallen?", "Hallen ble vedtatt mot 3 stemmer (FrP)."),
        ("Er hallen solgt?", "29.11.2022 FSK 106/22 Salg av hallen Ikke iverksatt"),
        ("Har fylkeskommunen sagt ja til hallen?", "Fylkeskommunen har sagt ja til hallen."),
        ("Hva har skjedd med salget?", "29.11.2022 FSK 106/22 Salg av hallen Iverksatt"),
        ("Hvor bygges hallen?", "Hallen bygges på Bua."),
        ("Hvor bygges hallen?", "Alternativ B, Kaia 5, velges for hallen."),
        ("Hvor bygges hallen?", "Hallen blir øst for kirken."),
        ("Hvor er vi i prosessen med hallen?", "Hallen er prosjektert."),
        ("Hva skrev naboen om hallen?", "Kommunestyret vedtok: Klage om hallen tas til følge"),
        ("Hvor ble møtet holdt?", "Møtested: Rådhuset."),
        ("Fikk hallen spillemidler?", "Hallen er tildelt spillemidler."),
        (
            "Hva skrev Kystverket?",
            "Kystverket: fråsegn om hallen er at leia er for smal. Det er nok.",
        ),
        (
            "Hvem foreslo hall, og hvor mange stemte for?",
            "Kari Nes foreslo hall og fikk 3 stemmer.",
        ),
        ("Når og hvor bygges hallen?", "Hallen bygges på Bua i mai 2024."),
        ("Hallplanen 2024–2028", "Hallplanen 2024–28 gjelder."),
        ("Hvorfor ble saken om hallen utsatt?", "Saken utsettes fordi taket er råttent."),
        ("Hva sa statsforvalteren?", "Statsforvalterens svar er at hallen er lovlig."),
        ("Hva ble overskuddet i regnskapet for 2022?", "Regnskapet for 2022 fikk 4 mill. kroner."),
        ("Hva ble regnskapet for 2022?", "Overskuddet i 2022 ble mindre enn i budsjett 2021."),
        ("sykefravær 1. kvartal", "Sykefravær, 1. kvartal: 8 prosent"),
        ("Hva koster hallen per time?", "Leien er 450 kroner timen for hallen."),
        ("Hvem er rektor i Bua?", "Ny rektor i Bua er Kari Nes."),
        ("Hva er sykefraværet i hallen?", "Sykefraværet i hallen er 8 prosent."),
        ("Hvor mange benker var det i 2022 og 2023?", "I 2022 fire benker, i 2023 fem benker."),
        ("Hvem stemte mot hallen?", "Hallen ble vedtatt mot 2 stemmer, Kari Nes (R)."),
        ("Hvem stemte for og mot hallen?", "Hallen ble vedtatt mot 2 stemmer, Kari Nes (R)."),
        ("Hvilke benker er malt?", "Disse benkene er malt:\n- den blå\n- den røde"),
    ],
)
def test_det_som_svarer_tviles_det_ikke_paa(sporsmal: str, tekst: str) -> None:
    vurdert, dom_ = _vurdert(sporsmal, tekst)
    assert not vurdert.tvil
    assert dom_ == "sikker"


def test_det_formannskapet_innstilte_er_ikke_sikkert_naar_kommunestyret_har_vedtatt() -> None:
    vedtatt = _passasje("Hallen bygges ikke.", "vedtak", 2)
    vurdert, _ = _vurdert("Blir hallen bygd?", "Hallen bygges.", "innstilling", vedtatt)
    assert "overprovd" in vurdert.tvil


def test_hvordan_utvalget_stemte_er_ikke_sikkert_naar_kommunestyret_har_stemt() -> None:
    stemt = _passasje("Hallen ble vedtatt mot 3 stemmer (SV).", "behandling", 2)
    tekst = "Hallen ble vedtatt mot 1 stemme (FrP)."
    vurdert, _ = _vurdert("Hvilke partier stemte mot hallen?", tekst, "behandling", stemt)
    assert "overprovd" in vurdert.tvil
    alene, _ = _vurdert("Hvilke partier stemte mot hallen?", tekst, "behandling")
    assert "overprovd" not in alene.tvil


@pytest.mark.parametrize(
    ("sporsmal", "flere"),
    [
        ("Hva ble vedtatt i sak 12/23?", True),
        ("Hva ble vedtatt i sak 12/23 22.03.2023?", False),
        ("Hva ble vedtatt i sak 12/23 i kommunestyret?", False),
        ("Hva ble vedtatt om hallen?", False),
    ],
)
def test_et_nummer_som_flere_saker_har_gir_ikke_et_sikkert_svar(sporsmal: str, flere: bool) -> None:
    rader = {
        p.id: p
        for p in (
            _passasje("Hallen bygges.", "innstilling", 1, "Formannskapet"),
            _passasje("Hallen bygges ikke.", "vedtak", 2, "Kommunestyret"),
        )
    }
    g = Grunnlag(
        les_sporring(sporsmal, {nokkel_utvalg("Kommunestyret") or "": "Kommunestyret"}), Ordsok(),
        np.ones(1, np.float32), [Kandidat(2), Kandidat(1)], rader, (), Krav(), {}, None,
    )  # fmt: skip
    tekst = rader[2].tekst
    v = vurder(g, [Treff(1, 1.0, rader[2])], [Sitat(1, tekst, 0, len(tekst), 1, 1)])
    assert ("flere saker" in v.tvil) is flere


@pytest.mark.parametrize(
    ("tekst", "tvil"),
    [("Mulighetene for et tak over dansen vurderes.", ("andre ord",)),
     ("Hallen bygges på Bua.", ())],
)  # fmt: skip
def test_et_svar_uten_ordene_det_spoerres_om_er_ikke_sikkert(
    tekst: str, tvil: tuple[str, ...]
) -> None:
    p = _passasje(tekst, "vurdering")
    grupper = tuple((frozenset({term}), 1.0) for term in termer("hallen bygges"))
    g = Grunnlag(
        les_sporring("Skal hallen bygges?", {}), Ordsok(grupper=grupper), np.ones(1, np.float32),
        [Kandidat(1, dekning=Ordsok(grupper=grupper).dekning(termer(tekst)))], {1: p}, (),
        Krav(), {}, None,
    )  # fmt: skip
    uten_tittel = replace(p, sakstittel=None)
    v = vurder(g, [Treff(1, 1.0, uten_tittel)], [Sitat(1, tekst, 0, len(tekst), 1, 1)])
    assert v.tvil == tvil


@pytest.mark.parametrize(
    ("sporsmal", "tekst", "tvil"),
    [
        ("Hvilke barnehager skal stenges?",
         "Rådmannen orienterte om barnehager som stenges. Kari Nes spurte om isen på Bua.",
         ("form",)),
        ("Hvilken politiker spurte om isen?",
         "Rådmannen orienterte om barnehager som stenges. Kari Nes spurte om isen på Bua.", ()),
        ("Hva gjør kommunen med isen på vannet?",
         "Kari Nes: Hva gjør kommunen med isen på vannet? Svaret kommer i mai.",
         ("ikke svart",)),
        ("Hva gjør kommunen med isen på vannet?",
         "Hva gjøres? Kommunen merker isen på vannet.", ()),
    ],
)  # fmt: skip
def test_at_noe_ble_nevnt_er_ikke_hva_det_var(
    sporsmal: str, tekst: str, tvil: tuple[str, ...]
) -> None:
    p = replace(_passasje(tekst, "referatsaker"), sakstittel=None)
    grupper = tuple((frozenset({term}), 1.0) for term in termer(sporsmal))
    g = Grunnlag(
        les_sporring(sporsmal, {}), Ordsok(grupper=grupper), np.ones(1, np.float32),
        [Kandidat(1, dekning=1.0)], {1: p}, (), Krav(), {}, None,
    )  # fmt: skip
    v = vurder(g, [Treff(1, 1.0, p)], [Sitat(1, tekst, 0, len(tekst), 1, 1)], falt=False)
    assert v.tvil == tvil


@pytest.mark.parametrize(
    ("sporsmal", "tvil"),
    [("Hvor lang er bindingstiden?", ("falt",)), ("Hva var forslaget om bindingstid?", ())],
)
def test_et_forslag_som_falt_er_ikke_det_som_gjelder(sporsmal: str, tvil: tuple[str, ...]) -> None:
    assert _vurdert(sporsmal, "Bindingstiden er fire år.", "behandling", falt=True)[0].tvil == tvil


def test_et_saksnr_gjor_ikke_ethvert_svar_fra_saken_sikkert() -> None:
    """That the passage is of the sak is all that is known."""
    fjernt = Skog((), 1.0, (), 0.0, 2.0)
    p = _passasje("Hallen bygges.", "vedtak")
    for sporsmal, ventet in (
        ("sak 12/23", "sikker"),
        ("Hva ble vedtatt i sak 12/23?", "sikker"),
        ("Når fikk sak 12/23 støtte av biskopen?", "usikker"),
    ):
        g = Grunnlag(
            les_sporring(sporsmal, {}), Ordsok(), np.ones(1, np.float32), [Kandidat(1)], {1: p},
            (), Krav(), {}, None,
        )  # fmt: skip
        assert dom(g, p, Vurdering(_vurdert("sak 12/23", p.tekst)[0].kjennetegn, ()), fjernt) == (
            ventet
        )


def test_uten_tall_der_det_spoerres_om_tall_er_det_ikke_noe_svar_med_mindre_det_er_naert() -> None:
    fjernt = Skog((), 1.0, (), 0.0, 2.0)
    vurdert, _ = _vurdert("Hvor mange seter har hallen?", "Hallen har seter.")
    p = _passasje("Hallen har seter.", "saksopplysninger")
    g = Grunnlag(
        les_sporring("Hvor mange seter har hallen?", {}), Ordsok(), np.ones(1, np.float32),
        [Kandidat(1)], {1: p}, (), Krav(), {}, None,
    )  # fmt: skip
    assert dom(g, p, vurdert, fjernt) == "avvist"
    assert dom(g, p, vurdert, ALLTID) == "usikker"
