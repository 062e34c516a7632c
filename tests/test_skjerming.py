"""Personopplysninger er skjult i alt som vises og eksporteres, unntatte papirer kommer ikke inn, og
det som slettes, er borte. Numrene er syntetiske."""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from lag_numre import et_fodselsnummer, et_kontonummer
from lag_pdf import lag_pdf

from app.adresse import Adresse
from app.kommandolinje import hoved
from app.nett.tjenester import lag_tjenester
from app.sider.sok import vis_sok
from indeks.feil import SakssokFeil
from indeks.indeksering import Lesevalg, indekser
from indeks.lagring.kontroll import kontroller
from indeks.lagring.kopi import sikkerhetskopi
from indeks.lagring.lager import FILNAVN, Lager
from indeks.lagring.personlager import er_skjermet, les_funn, les_unntatte
from indeks.lagring.sletting import slett
from indeks.papir.personvern import MASKE, Personvern
from indeks.sprakmodell.modell import Modell
from sok.kontrakt import resultat_som_json
from sok.sokemotor import Sokemotor

FNR = et_fodselsnummer()
FNR2 = et_fodselsnummer(ar=75)
KONTO = et_kontonummer()
EPOST = "kari.nesheim@eksempel.no"
MOBIL = "912 34 567"
HEMMELIG = (FNR, FNR2, KONTO, EPOST, "kari.nesheim", MOBIL, "91234567")


def protokoll(nr: int = 1) -> list[list[str]]:
    punkt = [
        f"{p}. Kommunen går videre med brygga ved Storneset, del {p}, innen rammen av budsjettet."
        for p in range(1, 6)
    ]
    return [
        ["Møteprotokoll", "Formannskapet", "Dato Tid Sted", f"0{nr}.03.2023 17:00 Rådhuset"],
        [
            f"{nr}/23 Klage fra {FNR2} på avslag om brygge",
            "Behandlet av Møtedato Saksnr.",
            f"1 Formannskapet 0{nr}.03.2023 {nr}/23",
            "Saksopplysninger",
            f"Søkeren er Kari Nesheim, født {FNR[:6]} {FNR[6:]}, tlf. {MOBIL}, e-post {EPOST}.",
            f"Gebyret tilbakebetales til konto {KONTO}. Postmottak: post@sundvaer.kommune.no.",
            "Kommunedirektørens forslag til vedtak:",
            *punkt,
            "Behandling",
            f"Forslag fra Kari Nesheim ({EPOST}): Klagen fra {FNR} tas til følge.",
            "Innstillingen ble enstemmig vedtatt.",
            "Vedtak",
            f"1. Kari Nesheim ({FNR}) får tillatelse til brygge på gnr. 12 bnr. 34.",
            *punkt[1:],
        ],
    ]


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    mappe = tmp_path / "papirer"
    mappe.mkdir()
    lag_pdf(mappe / "protokoll.pdf", protokoll())
    return mappe


@pytest.fixture
def lager(tmp_path: Path, mappe: Path, liten_modell: Modell) -> Lager:
    lager = Lager(tmp_path / "indeks", opprett=True)
    rapport = indekser([mappe], lager, liten_modell)
    assert not rapport.avvist
    assert rapport.skjermet
    return lager


def alle_bytes(mappe: Path) -> Iterator[tuple[Path, bytes]]:
    for fil in mappe.rglob("*"):
        if fil.is_file():
            yield fil, fil.read_bytes()


def finnes(ord_: str, mappe: Path) -> list[Path]:
    return [fil for fil, innhold in alle_bytes(mappe) if ord_.encode() in innhold]


# --- skjult overalt ----------------------------------------------------------------------------


def test_ingen_byte_i_indeksen_har_det_som_er_skjult(lager: Lager) -> None:
    assert finnes("brygge", lager.mappe)  # what else stands on the page is there to be found
    assert finnes("post@sundvaer.kommune.no", lager.mappe)
    for ord_ in HEMMELIG:
        assert finnes(ord_, lager.mappe) == [], ord_


def test_svar_treff_json_og_html_har_masken(lager: Lager, liten_modell: Modell) -> None:
    motor = Sokemotor(lager, liten_modell)
    for sporsmal in ("Hva ble vedtatt om brygge?", "Hvem er søkeren?", "Kari Nesheim", "sak 1/23"):
        resultat = motor.sok(sporsmal)
        ut = json.dumps(resultat_som_json(resultat), ensure_ascii=False)
        side = vis_sok(Adresse(q=sporsmal), lag_tjenester(motor), "nb")
        ut += side.svar + side.treff
        assert MASKE * 5 in ut
        assert not [o for o in HEMMELIG if o in ut]


def test_sitatene_star_pa_siden_slik_den_vises(lager: Lager, liten_modell: Modell) -> None:
    motor = Sokemotor(lager, liten_modell)
    svar = motor.sok("Hva ble vedtatt om brygge på gnr. 12 bnr. 34?")
    assert svar.svar.sitater
    for sitat in svar.svar.sitater:
        p = svar.treff[sitat.rang - 1].passasje
        assert p.tekst[sitat.fra : sitat.til] == sitat.tekst
        sider = lager.sider(p.dokument_id)
        assert sitat.tekst in "".join(sider[sitat.side_fra - 1 : sitat.side_til])


@pytest.mark.parametrize("sporsmal", [FNR, f"{FNR[:6]} {FNR[6:]}", KONTO, EPOST, MOBIL])
def test_et_sok_pa_nummeret_bekrefter_det_ikke(
    sporsmal: str, lager: Lager, liten_modell: Modell
) -> None:
    motor = Sokemotor(lager, liten_modell)
    rader = lager.rader("SELECT term FROM passasje_ord")
    assert not {r[0] for r in rader} & {FNR, FNR[:6], FNR[6:], KONTO, "nesheim@eksempel"}
    # What is in the papers is met as what is not.
    andre = sporsmal.translate(str.maketrans("0123456789", "1234567890"))
    andre = andre.replace("@eksempel", "@annetsted")
    er, ikke = motor.sok(sporsmal), motor.sok(andre)
    assert [t.passasje.id for t in er.treff if sporsmal in t.passasje.tekst] == []
    assert (er.svar.besvart, er.svar.sikker) == (ikke.svar.besvart, ikke.svar.sikker)


def kjor(*ord_: str) -> str:
    resultat = CliRunner().invoke(hoved, list(ord_))
    if resultat.exception and not isinstance(resultat.exception, SystemExit):
        raise resultat.exception
    return resultat.output


def test_kommandoene_viser_masken(lager: Lager) -> None:
    indeks = ("--indeks", str(lager.mappe))
    ut = [
        kjor("sak", "1/23 formannskapet", *indeks),
        kjor("sak", "1/23 formannskapet", "--json", *indeks),
        kjor("vedtak", *indeks),
        kjor("vedtak", "--slag", "forslag", "--csv", *indeks),
        kjor("vedtak", "--slag", "forslag", "--json", *indeks),
        kjor("saker", *indeks),
        kjor("saker", "--json", *indeks),
        kjor("status", *indeks),
    ]
    assert all(MASKE in u for u in ut[:3])
    assert not [(o, u) for o in HEMMELIG for u in ut if o in u]


def test_et_nummer_i_filnavnet_skjules(tmp_path: Path, mappe: Path, liten_modell: Modell) -> None:
    (mappe / "protokoll.pdf").rename(mappe / f"klage_{FNR}_2023.pdf")
    (mappe / f"{FNR}.pdf").write_bytes(b"ikke en pdf")
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser([mappe], lager, liten_modell)
    assert [d.navn for d in lager.dokumenter()] == [f"klage_{MASKE * 11}_2023.pdf"]
    assert FNR not in kjor("status", "--indeks", str(lager.mappe))
    assert FNR not in kjor("personvern", "--indeks", str(lager.mappe))
    assert FNR not in kjor("saker", "--indeks", str(lager.mappe))


# --- listen til sekretariatet ------------------------------------------------------------------


def test_sakssok_personvern_lister_slag_og_side_og_aldri_nummeret(lager: Lager) -> None:
    ut = kjor("personvern", "--indeks", str(lager.mappe))
    assert "protokoll.pdf" in ut
    assert "side 2: fødselsnummer (4)" in ut
    assert "side 2: kontonummer" in ut
    assert "side 2: e-postadresse (2)" in ut
    assert "side 2: telefonnummer" in ut
    rader = [
        json.loads(r)
        for r in kjor("personvern", "--json", "--indeks", str(lager.mappe)).splitlines()
    ]
    assert {(r["slag"], r["side"], r["antall"]) for r in rader} == {
        ("fodselsnummer", 2, 4),
        ("kontonummer", 2, 1),
        ("epost", 2, 2),
        ("telefon", 2, 1),
    }
    assert not [o for o in HEMMELIG if o in ut + json.dumps(rader)]


def test_adresser_som_er_offentlige_star_og_listes_ikke(
    tmp_path: Path, mappe: Path, liten_modell: Modell
) -> None:
    lager = Lager(tmp_path / "indeks", opprett=True)
    indekser(
        [mappe], lager, liten_modell, valg=Lesevalg(personvern=Personvern(apne=(EPOST, MOBIL)))
    )
    assert {f.slag for f in les_funn(lager)} == {"fodselsnummer", "kontonummer"}
    assert finnes(EPOST, lager.mappe)


# --- unntatt offentlighet ----------------------------------------------------------------------


def unntatt_papir() -> list[list[str]]:
    side = [f"{n}. Kommunen følger opp klagen fra naboen i Storneset." for n in range(20)]
    return [["Saksframlegg", "Unntatt offentlighet, offl. § 13", *side]]


def test_et_unntatt_dokument_kommer_ikke_inn_og_meldes(
    mappe: Path, lager: Lager, liten_modell: Modell
) -> None:
    lag_pdf(mappe / "notat.pdf", unntatt_papir())
    rapport = indekser([mappe], lager, liten_modell)
    ((fil, grunn),) = rapport.avvist
    assert fil.name == "notat.pdf"
    assert "«Unntatt offentlighet, offl. § 13» på side 1" in grunn
    (u,) = les_unntatte(lager)
    assert (Path(u.sti).name, u.side, u.tatt_med) == ("notat.pdf", 1, False)
    assert not finnes("naboen", lager.mappe)
    ut = kjor("personvern", "--indeks", str(lager.mappe))
    assert "på side 1, ikke tatt inn" in ut
    # It stays out, and is reported each time, until it is let in.
    assert len(indekser([mappe], lager, liten_modell).avvist) == 1
    tillatt = Personvern(ta_med_unntatte=True)
    assert (
        indekser([mappe / "notat.pdf"], lager, liten_modell, valg=Lesevalg(personvern=tillatt)).nye
        == 1
    )
    assert [u.tatt_med for u in les_unntatte(lager)] == [True]
    igjen = indekser([mappe], lager, liten_modell)
    assert (igjen.uendret, igjen.avvist) == (2, [])


def test_en_fil_som_blir_unntatt_tas_ut(mappe: Path, lager: Lager, liten_modell: Modell) -> None:
    lag_pdf(mappe / "protokoll.pdf", unntatt_papir())
    indekser([mappe], lager, liten_modell)
    assert lager.dokumenter() == []
    assert not finnes("Storneset", lager.mappe)
    assert not lager.ma_tommes


# --- en indeks fra for dette -------------------------------------------------------------------


def test_en_eldre_indeks_skjermes_ved_neste_indeksering(
    tmp_path: Path, mappe: Path, liten_modell: Modell
) -> None:
    lag_pdf(mappe / "notat.pdf", unntatt_papir())
    lag_pdf(mappe / "uten.pdf", [["Møtebok", "Formannskapet", "Ingen saker ble behandlet i dag."]])
    lager = Lager(tmp_path / "indeks", opprett=True)
    # As an older version would have left it: nothing hidden, nothing stopped.
    apen = Personvern(apne=(FNR, FNR2, EPOST, MOBIL, KONTO), ta_med_unntatte=True)
    indekser([mappe], lager, liten_modell, valg=Lesevalg(personvern=apen))
    with lager.skriving() as db:
        db.execute("DELETE FROM meta WHERE nokkel = 'personvernversjon'")
        db.execute("DELETE FROM unntatt")
    assert finnes(EPOST, lager.mappe) and finnes("naboen", lager.mappe)
    assert not er_skjermet(lager)

    rapport = indekser([mappe], lager, liten_modell)
    assert rapport.tatt_ut_for_skjerming == 2
    assert (rapport.nye, rapport.uendret, len(rapport.avvist)) == (1, 1, 1)
    assert er_skjermet(lager)
    for ord_ in (*HEMMELIG, "naboen"):
        assert finnes(ord_, lager.mappe) == [], ord_


# --- slett -------------------------------------------------------------------------------------

UNIKT = ("Kvalrossbukta", "kvalrossbukt")


@pytest.fixture
def med_to(mappe: Path, lager: Lager, liten_modell: Modell) -> Lager:
    sider = protokoll(2)
    sider[1].insert(4, "Saken gjelder Kvalrossbukta, der Kvalrossbukta velforening er part.")
    lag_pdf(mappe / "sjeldent-navn.pdf", sider)
    indekser([mappe], lager, liten_modell)
    assert finnes("Kvalrossbukta", lager.mappe)
    return lager


def test_slett_etterlater_ingenting(
    med_to: Lager, mappe: Path, liten_modell: Modell, tmp_path: Path
) -> None:
    lager = med_to
    ider = lager.finn_passasjer("p.tekst LIKE '%Kvalross%'", ())
    vektor = lager.vektorer(ider)[ider[0]].tobytes()
    tokens = lager.tokenvektorer(ider)[ider[0]]
    sti = str(mappe / "sjeldent-navn.pdf")
    sha = next(d.sha256 for d in lager.dokumenter() if d.navn == "sjeldent-navn.pdf")
    (lager.mappe / "tilbakemelding.jsonl").write_text(
        '{"dokument": "sjeldent-navn.pdf"}\n{"dokument": "protokoll.pdf"}\n'
    )
    (lager.mappe / "vektorer-1.99.ny").write_bytes(vektor)
    logg = tmp_path / "sakssok.log"
    logg.write_text(f"lest {sti}\nlest noe annet\n")
    assert [f for f, b in alle_bytes(lager.mappe) if vektor in b]

    slettet = slett(lager, "sjeldent-navn.pdf", [logg])
    assert (slettet.navn, slettet.finnes, slettet.linjer) == ("sjeldent-navn.pdf", (sti,), 2)
    for spor in (*(u.encode() for u in UNIKT), b"sjeldent-navn", sha.encode(), vektor, tokens):
        assert [f for f, b in alle_bytes(lager.mappe) if spor in b] == []
    assert logg.read_text() == "lest noe annet\n"
    assert (lager.mappe / "tilbakemelding.jsonl").read_text() == '{"dokument": "protokoll.pdf"}\n'
    # The rest is as it was, and a copy made now has nothing either.
    assert [d.navn for d in lager.dokumenter()] == ["protokoll.pdf"]
    assert Sokemotor(lager, liten_modell).sok("brygge").treff
    kopi = tmp_path / "kopi"
    kopi.mkdir()
    with sqlite3.connect(lager.fil) as fra, sqlite3.connect(kopi / FILNAVN) as til:
        fra.backup(til)
    assert not finnes("Kvalrossbukta", kopi)


def test_slett_renser_alt_som_ligger_i_indeksmappen(
    med_to: Lager, mappe: Path, liten_modell: Modell, tmp_path: Path
) -> None:
    """Every byte of every file of the folder and of a copy made after, searched for what only the
    document had: also what the browser sent, rotated logs, evaluations, and JSON of one value."""
    mappa = med_to.mappe
    sider = protokoll(3)
    sider[1].insert(4, "Kvalrossbukta igjen, i en fil som ble sendt fra nettleseren.")
    (mappa / "opplastet").mkdir()
    sendt = lag_pdf(mappa / "opplastet" / "møte «3».pdf", sider)
    (mappa / "opplastet" / "møte «3».ny").write_bytes(sendt.read_bytes()[:3000])
    # What was left by an upload and by a restoring that were killed.
    for halv in (
        mappa / "opplastet" / "møte «3».k3b0y.ny" / "fil",
        mappa / ".gjenopprett.ny" / "opplastet" / "møte «3».pdf",
    ):
        halv.parent.mkdir(parents=True)
        halv.write_bytes(sendt.read_bytes())
    indekser([sendt], med_to, liten_modell)
    rad = {"kilder": ["Formannskapet 03.03.2023, møte «3».pdf s. 2"], "tekst": "Kvalrossbukta"}
    annen = {"kilder": ["et møte «3».pdfx", "omøte «3».pdf"], "tekst": "noe annet"}
    (mappa / "tilbakemelding.jsonl").write_text(
        "".join(f"{json.dumps(r, ensure_ascii=a)}\n" for r in (rad, annen) for a in (True, False))
    )
    (mappa / "maaling.json").write_text(json.dumps({"malt": 1, "rader": [rad, annen]}, indent=1))
    (mappa / "eval").mkdir()
    (mappa / "eval" / "kjoring.trec").write_text(
        "q1 Q0 møte «3».pdf:2 1 9.0 x\nq1 Q0 a.pdf 2 8 x\n"
    )
    logg = mappa / "sakssok.log"
    logg.write_text(f"lest {sendt}\nannet\n")
    (mappa / "sakssok.log.1").write_text(f"lest {sendt}\nannet\n")
    (mappa / "sakssok.log.2.gz").write_bytes(gzip.compress(f"lest {sendt}\nannet\n".encode()))
    assert finnes("Kvalrossbukta", mappa)

    slettet = slett(med_to, "møte «3».pdf", [logg])
    slett(med_to, "sjeldent-navn.pdf", [logg])
    assert (slettet.finnes, slettet.rester, slettet.linjer) == ((), (), 7)
    sikkerhetskopi(med_to, tmp_path / "kopi")
    for rot in (mappa, tmp_path / "kopi"):
        for spor in (*UNIKT, "møte «3»", "m\\u00f8te \\u00ab3"):
            assert [
                (fil, spor)
                for fil, innhold in alle_bytes(rot)
                for data in (gzip.decompress(innhold) if fil.suffix == ".gz" else innhold,)
                if spor.encode() in data.replace(b"om\xc3\xb8te", b"").replace(b"om\\u00f8te", b"")
                .replace("et møte «3».pdfx".encode(), b"").replace(
                    b"et m\\u00f8te \\u00ab3\\u00bb.pdfx", b"")
            ] == []  # fmt: skip
    # What is about others is as it was.
    assert (mappa / "tilbakemelding.jsonl").read_text().count("noe annet") == 2
    assert json.loads((mappa / "maaling.json").read_text()) == {"malt": 1, "rader": [annen]}
    assert (mappa / "eval" / "kjoring.trec").read_text() == "q1 Q0 a.pdf 2 8 x\n"
    for fil in ("sakssok.log", "sakssok.log.1"):
        assert (mappa / fil).read_text() == "annet\n"
    assert kontroller(med_to).hel


def test_slett_ror_ingen_av_brukerens_egne_filer_i_indeksmappen(
    tmp_path: Path, liten_modell: Modell
) -> None:
    """The papers and the index may lie in the same folder."""
    felles = tmp_path / "felles"
    felles.mkdir()
    lag_pdf(felles / "a.pdf", protokoll(2))
    egne = {
        "mine-notater.txt": "Les a.pdf.\nOg noe annet.\n",
        "register.json": '["a.pdf", "b.pdf"]',
        "rapport.json": '{"a.pdf": 1}',
        "sakssok.toml": 'logg = "a.pdf.log"\n',
    }
    for navn, innhold in egne.items():
        (felles / navn).write_text(innhold)
    pdf = (felles / "a.pdf").read_bytes()
    lager = Lager(felles, opprett=True)
    indekser([felles], lager, liten_modell)
    slettet = slett(lager, "a.pdf")
    assert (slettet.finnes, slettet.linjer) == ((str(felles / "a.pdf"),), 0)
    assert (felles / "a.pdf").read_bytes() == pdf
    assert {navn: (felles / navn).read_text() for navn in egne} == egne


def test_slett_sier_fra_om_en_gammel_indeks_som_er_lagt_til_side(
    med_to: Lager, mappe: Path
) -> None:
    (med_to.mappe / "skadet-20240101").mkdir()
    gammel = med_to.mappe / "skadet-20240101" / FILNAVN
    with sqlite3.connect(med_to.fil) as fra, sqlite3.connect(gammel) as til:
        fra.backup(til)
    ut = kjor("slett", "sjeldent-navn.pdf", "--indeks", str(med_to.mappe))
    assert f"«{gammel}» har dokumentet ennå; slett den" in ut


def test_slett_tar_stien_ogsa_til_filer_som_ikke_kom_med(
    med_to: Lager, mappe: Path, liten_modell: Modell
) -> None:
    (mappe / "skadet.pdf").write_bytes(b"%PDF-1.4 skadet")
    indekser([mappe], med_to, liten_modell)
    ut = kjor("slett", str(mappe / "skadet.pdf"), "--indeks", str(med_to.mappe))
    assert ut.startswith("Slettet: skadet.pdf.")
    assert "ligger fortsatt på" in ut
    assert not finnes("skadet.pdf", med_to.mappe)


def test_slett_tar_alle_kopier_av_dokumentet(
    med_to: Lager, mappe: Path, liten_modell: Modell
) -> None:
    shutil.copy(mappe / "sjeldent-navn.pdf", mappe / "kopi-av-det.pdf")
    indekser([mappe], med_to, liten_modell)
    assert len(slett(med_to, str(mappe / "kopi-av-det.pdf")).stier) == 2
    assert not finnes("Kvalrossbukta", med_to.mappe)


def test_slett_av_det_som_ikke_er_der_eller_er_flere_gir_en_setning(
    med_to: Lager, mappe: Path, liten_modell: Modell
) -> None:
    with pytest.raises(SakssokFeil, match="er ikke i indeksen"):
        slett(med_to, "finnes-ikke.pdf")
    (mappe / "under").mkdir()
    lag_pdf(mappe / "under" / "protokoll.pdf", protokoll(3))
    indekser([mappe], med_to, liten_modell)
    with pytest.raises(SakssokFeil, match=r"Flere dokumenter heter «protokoll\.pdf»"):
        slett(med_to, "protokoll.pdf")


@pytest.mark.parametrize("paa_disken", ["NFC", "NFD"])
@pytest.mark.parametrize("oppgitt", ["navnet", "stien", "en vei til den"])
def test_slett_finner_filen_enten_aa_er_ett_tegn_eller_to(
    med_to: Lager,
    mappe: Path,
    liten_modell: Modell,
    paa_disken: Literal["NFC", "NFD"],
    oppgitt: str,
) -> None:
    """A file copied from a Mac has its å in two signs; who deletes it types one, or the reverse."""
    skrevet: Literal["NFC", "NFD"] = "NFD" if paa_disken == "NFC" else "NFC"
    under = mappe / normalize(paa_disken, "måned")
    under.mkdir()
    (mappe / "sjeldent-navn.pdf").rename(under / normalize(paa_disken, "blåbær.pdf"))
    indekser([mappe], med_to, liten_modell, rydd=True)
    hva = {
        "navnet": "blåbær.pdf",
        "stien": str(mappe / "måned" / "blåbær.pdf"),
        "en vei til den": str(mappe / "måned" / ".." / "måned" / "blåbær.pdf"),
    }[oppgitt]
    slettet = slett(med_to, normalize(skrevet, hva))
    assert slettet.stier == (str(under / normalize(paa_disken, "blåbær.pdf")),)
    assert not finnes("Kvalrossbukta", med_to.mappe)


def test_slett_tar_den_som_er_skrevet_slik_der_begge_er(
    med_to: Lager, mappe: Path, liten_modell: Modell
) -> None:
    (mappe / "sjeldent-navn.pdf").rename(mappe / normalize("NFD", "blåbær.pdf"))
    lag_pdf(mappe / normalize("NFC", "blåbær.pdf"), protokoll(3))
    indekser([mappe], med_to, liten_modell, rydd=True)
    slettet = slett(med_to, str(mappe / normalize("NFD", "blåbær.pdf")))
    assert slettet.stier == (str(mappe / normalize("NFD", "blåbær.pdf")),)


def test_en_hindret_sletting_fullfores_enten_aa_er_ett_tegn_eller_to(
    med_to: Lager, mappe: Path, liten_modell: Modell, tmp_path: Path
) -> None:
    fil = mappe / normalize("NFD", "blåbær.pdf")
    (mappe / "sjeldent-navn.pdf").rename(fil)
    indekser([mappe], med_to, liten_modell, rydd=True)
    logg = tmp_path / "sakssok.log"
    logg.write_text(f"lest {fil}\nlest noe annet\n")
    leser = sqlite3.connect(med_to.fil)
    leser.execute("BEGIN")
    leser.execute("SELECT count(*) FROM passasje").fetchone()
    annet = Lager(med_to.mappe)
    annet._db.execute("PRAGMA busy_timeout = 200")
    with pytest.raises(SakssokFeil, match="kjør kommandoen igjen"):
        slett(annet, str(fil), [logg])
    leser.close()
    assert slett(annet, normalize("NFC", str(fil)), [logg]).linjer == 1
    assert logg.read_text() == "lest noe annet\n"


def test_slett_mens_noen_leser_sier_fra_og_virker_etterpa(med_to: Lager) -> None:
    leser = sqlite3.connect(med_to.fil)
    leser.execute("BEGIN")
    leser.execute("SELECT count(*) FROM passasje").fetchone()
    annet = Lager(med_to.mappe)
    annet._db.execute("PRAGMA busy_timeout = 200")
    with pytest.raises(SakssokFeil, match="kjør kommandoen igjen"):
        slett(annet, "sjeldent-navn.pdf")
    leser.close()
    # Another name is not taken for the one that is not all gone yet.
    with pytest.raises(SakssokFeil, match=r"«sjeldent\.pdf» er ikke i indeksen"):
        slett(annet, "sjeldent.pdf")
    assert slett(annet, "sjeldent-navn.pdf").navn == "sjeldent-navn.pdf"
    assert not finnes("Kvalrossbukta", med_to.mappe)
    with pytest.raises(SakssokFeil, match="er ikke i indeksen"):
        slett(annet, "sjeldent-navn.pdf")
