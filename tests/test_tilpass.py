"""`sakssok eval tilpass`: modellen lærer av spørsmål der svaret er kjent."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from app.kommandolinje import hoved
from eval.sporsmal import Merket, brettet
from eval.tilpass import Eksempel, bunke_med, finn_eksempler, oppdiktede_eksempler, tilpass
from indeks.feil import SakssokFeil
from indeks.sprakmodell import lavrang
from indeks.sprakmodell.modell import Modell, last_modell
from sok.sokemotor import Sokemotor

SPORSMAL = (
    Merket("1", "Hvem vil ha barnebasseng?", "hvem", ("Per Ås (SV) fremmet",)),
    Merket("2", "Fikk barnebassenget flertall?", "votering", ("fikk 2 stemmer (SV og R)",)),
    Merket("3", "Hva kan ingen svare på?", "ubesvart", ()),
    Merket("4", "Hva står ikke der?", "fakta", ("dette står ingen steder",)),
)


@pytest.fixture(scope="module")
def eksempler(liten_motor: Sokemotor) -> list[Eksempel]:
    """What is learnt from, over the small archive."""
    return finn_eksempler(liten_motor, SPORSMAL, lambda: None)


@pytest.fixture
def full_modell(liten_mappe: Path) -> Modell:
    """The tiny model with exact weights, a new one for each test."""
    return last_modell(str(liten_mappe), full=True)


def test_et_eksempel_har_det_som_svarer_og_det_som_forveksles(eksempler: list[Eksempel]) -> None:
    assert [e.sporsmal for e in eksempler] == [q.sporsmal for q in SPORSMAL[:2]]
    for q, e in zip(SPORSMAL, eksempler, strict=False):
        (svar,) = (brettet(s) for s in q.svar)
        assert e.rette and all(svar in brettet(tekst) for tekst in e.rette)
        assert e.gale and not any(svar in brettet(tekst) for tekst in e.gale)
        assert e.vekter.dtype == np.float32 and e.vekter.max() <= 1


def oppdiktet(saksnr: str, *passasjer: tuple[str, str, list[str]]) -> dict[str, Any]:
    """A sak as the file has it."""
    return {
        "kommune": "Lomvik", "utvalg": "Formannskapet", "dato": "14.03.2022", "saksnr": saksnr,
        "tittel": "Ny kai",
        "passasjer": [{"del": d, "tekst": t, "sporsmal": q} for d, t, q in passasjer],
    }  # fmt: skip


def test_en_oppdiktet_sak_gir_et_eksempel_for_hvert_spoersmaal(
    liten_motor: Sokemotor, tmp_path: Path
) -> None:
    fil = tmp_path / "saker.jsonl"
    saker = [
        oppdiktet(
            "1/22",
            ("vedtak", "Kaien bygges i Vika.", ["Hvor blir kaien?", "Får vi ny kai?"]),
            ("saksframlegg", "Kaien koster to millioner.", ["Hva koster kaien?"]),
        ),
        oppdiktet("2/22", ("vedtak", "Kaien rives.", ["Hva skjer med den gamle kaien?"])),
    ]
    fil.write_text("\n".join(map(json.dumps, saker)), encoding="utf-8")
    forst, andre, _, sist = oppdiktede_eksempler(liten_motor, fil)
    hode = "Lomvik kommune, Formannskapet, 14.03.2022, sak {}, Ny kai, {}\n{}"
    vedtaket = hode.format("1/22", "vedtak", "Kaien bygges i Vika.")
    assert (forst.sporsmal, andre.sporsmal) == ("Hvor blir kaien?", "Får vi ny kai?")
    assert forst.rette == andre.rette == (vedtaket,)
    assert forst.gale == (
        hode.format("1/22", "saksframlegg", "Kaien koster to millioner."),
        hode.format("2/22", "vedtak", "Kaien rives."),
    ), "those of its own sak first"
    assert vedtaket in sist.gale


def test_en_linje_som_ikke_er_en_sak_sies_fra_om(liten_motor: Sokemotor, tmp_path: Path) -> None:
    fil = tmp_path / "saker.jsonl"
    for linje in ("ikke JSON", '{"kommune": "Lomvik"}', "[]"):
        fil.write_text(linje, encoding="utf-8")
        with pytest.raises(SakssokFeil, match=r"Linje 1 i .* er ikke en sak med passasjer"):
            oppdiktede_eksempler(liten_motor, fil)


def test_alt_som_passasjene_i_et_steg_svarer_paa_blir_spurt_om() -> None:
    def eksempel(sporsmal: str, rett: str, *gale: str) -> Eksempel:
        return Eksempel(sporsmal, np.ones(3, np.float32), (rett,), gale)

    vedtaket = eksempel("Får vi ny kai?", "vedtaket", "saksframlegget", "en annen sak")
    prisen = eksempel("Hva koster kaien?", "saksframlegget", "vedtaket", "en annen sak")
    ikke_med = eksempel("Når åpner skolen?", "skolen", "vedtaket")
    svarer = {e.rette[0]: [e] for e in (vedtaket, prisen, ikke_med)}
    passasjer, sporsmal = bunke_med([vedtaket], svarer, random.Random(1))
    assert sorted(passasjer) == ["en annen sak", "saksframlegget", "vedtaket"]
    assert sporsmal == [e for tekst in passasjer for e in svarer.get(tekst, ())]
    assert vedtaket in sporsmal and prisen in sporsmal and ikke_med not in sporsmal


def vektorer(modell: Modell) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return modell.embed_passasjer(["Formannskapet behandlet saken.", "Per Ås (SV) fremmet"])


def test_tapet_synker_og_modellen_blir_en_annen(
    full_modell: Modell, eksempler: list[Eksempel]
) -> None:
    for_ = vektorer(full_modell)
    tap: list[float] = []
    tilpass(full_modell, eksempler, steg=60, andel=1.0, fremdrift=tap.append)
    assert len(tap) == 60
    assert np.mean(tap[-10:]) < np.mean(tap[:10])
    assert not np.allclose(vektorer(full_modell), for_, atol=1e-3)


def test_uten_noen_andel_er_modellen_den_samme(
    full_modell: Modell, eksempler: list[Eksempel]
) -> None:
    for_ = vektorer(full_modell)
    tilpass(full_modell, eksempler, steg=5, andel=0.0)
    assert np.allclose(vektorer(full_modell), for_, atol=1e-6)


def test_uten_eksempler_er_det_ingenting_aa_laere(full_modell: Modell) -> None:
    with pytest.raises(ValueError):
        tilpass(full_modell, [], steg=1, andel=1.0)


def kjor(*ord_: str) -> tuple[int, str]:
    resultat = CliRunner().invoke(hoved, ["eval", "tilpass", *ord_])
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.exit_code, resultat.output


def test_kommandoen_skriver_en_mappe_som_er_en_modell(
    liten_motor: Sokemotor, liten_mappe: Path, tmp_path: Path
) -> None:
    fil, ut = tmp_path / "egne.csv", tmp_path / "ny"
    fil.write_text(
        "sporsmal,svar\nHvem vil ha barnebasseng?,Per Ås (SV) fremmet\n", encoding="utf-8"
    )
    valg = ["--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe)]
    saker = tmp_path / "saker.jsonl"
    saker.write_text(json.dumps(oppdiktet("1/22", ("vedtak", "Ja.", ["Hva?"]))), encoding="utf-8")
    valg += ["--sporringer", str(fil), "--oppdiktet", str(saker), "--ut", str(ut), "--steg", "2"]
    kode, tekst = kjor(*valg)
    assert kode == 0 and "1 av 1 spørsmål har et svar" in tekst
    ny = last_modell(str(ut))
    gammel = last_modell(str(liten_mappe))
    assert ny.identitet.vekthash != gammel.identitet.vekthash
    assert ny.identitet.sporreprompt == gammel.identitet.sporreprompt
    # What was added lies beside it, and makes the one model of the other to the last bit.
    vekter = dict(last_modell(str(liten_mappe), full=True).nett[0].auto_model.named_parameters())
    nye = dict(last_modell(str(ut), full=True).nett[0].auto_model.named_parameters())
    tillegg = lavrang.les(ut / lavrang.FILNAVN)
    assert tillegg and tillegg.keys() <= vekter.keys()
    for navn, lagt_til in tillegg.items():
        sammen = lavrang.legg_til(vekter[navn].detach().numpy(), lagt_til)
        assert np.array_equal(sammen, nye[navn].detach().numpy())
    kode, tekst = kjor(*valg)
    assert kode != 0 and "er ikke tom" in tekst


def test_spoersmaal_uten_svar_i_indeksen_sies_fra_om(
    liten_motor: Sokemotor, liten_mappe: Path, tmp_path: Path
) -> None:
    fil = tmp_path / "egne.csv"
    fil.write_text("sporsmal,svar\nHva?,dette står ingen steder\n", encoding="utf-8")
    kode, tekst = kjor(
        "--indeks", str(liten_motor.lager.mappe), "--modell", str(liten_mappe),
        "--sporringer", str(fil), "--ut", str(tmp_path / "ny"),
    )  # fmt: skip
    assert kode != 0 and "Ingen av spørsmålene har et svar" in tekst
    assert not (tmp_path / "ny").exists()
