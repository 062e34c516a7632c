"""Norske ord som søketermer: bokmål og nynorsk møtes, og tall, datoer og saksnr er ett."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indeks.ord.norsk import TERMVERSJON, omskrevne, sporretermer, stamme, termer
from indeks.ord.norsk_ordliste import ENDELSER, LEDD, ORD, SPORREORD, STOPPORD

ORD_ALFABET = "abcdefghijklmnoprstuvyæøå"
NORSK = st.text(ORD_ALFABET, min_size=1, max_size=20)
TEKST = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.one_of(
            NORSK,
            st.sampled_from(
                ["25/23", "31.10.2023", "§ 5-2", "1 495", "56,7 %", "kr", "mill.", "-\n", "18:00",
                 "e-post", "A.S.", "½", "ﬁ", "\u00ad", "oktober 2023", "gnr. 41/7/0/3", "K-23/1"]
            ),
        ),
        max_size=12,
    ).map(" ".join),
)  # fmt: skip


# --- the tables: every row is its own test ---------------------------------------------------


@pytest.mark.parametrize("rad", ORD, ids=lambda rad: rad[0])
def test_alle_former_i_raden_er_samme_term(rad: tuple[str, ...]) -> None:
    assert {stamme(form) for form in rad} == {stamme(rad[0])}


@pytest.mark.parametrize(
    ("form", "lik"), [(f, lik) for _, _, f, lik in (*LEDD, *ENDELSER)], ids=lambda o: o
)
def test_skrivematen_moter_den_andre(form: str, lik: str) -> None:
    assert stamme(form) == stamme(lik)


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("Kva vedtok heradsstyret om skulebygget?", "Hva vedtok heradsstyret om skolebygget?"),
        ("Utvalet rår til at saka vert utsett.", "Utvalget rår til at saken blir utsatt."),
        ("sakshandsaming av byggjeløyve", "saksbehandling av byggetillatelse"),
        ("busetting av flyktningar i 2022", "bosetting av flyktninger i 2022"),
        ("auka eigedomsskatt på bustader", "økt eiendomsskatt på boliger"),
        ("kommunedirektøren sitt framlegg", "kommunedirektøren sitt forslag"),
        ("innbyggjarane i sjukeheimane", "innbyggerne i sykehjemmene"),
        ("vassverk og avlaup", "vassverk og avløp"),
        ("røysting", "stemming"),
    ],
)
def test_bokmal_og_nynorsk_moetes(nynorsk: str, bokmal: str) -> None:
    assert termer(nynorsk) == termer(bokmal)


@pytest.mark.parametrize(
    "former",
    [
        "skole skolen skoler skolene skolens",
        "barnehage barnehagen barnehager barnehagene barnehagar barnehagane",
        "budsjett budsjettet budsjetter budsjettene budsjetta",
        "vedtak vedtaket vedtakene vedtatt vedtok vedtar vedtas vedtatte",
        "plan planen planer planene planar planane",
        "behandling behandlingen behandlinger behandlet behandle behandles",
        "lærer læreren lærere lærerne lærar lærarar",
        "regulering reguleringen reguleringer reguleringane",
        "kommune kommunen kommuner kommunene kommunens",
        "kommunestyre kommunestyret kommunestyrets",
        "betale betaler betalte betalt betales betaling",
        "innføre innfører innført innførte innføres innføring",
        "oppnevne oppnevnt oppnevnes oppnevning oppnevninger",
        "stenge stengt stengte stenges stenging",
        "lokal lokalt lokale",
        "aktivitet aktiviteten aktiviteter aktivitetene",
        "innsats innsatsen innsatser",
        "planlegge planlagt planlagte planlegges planlegging planlegginga",
        "iverksette iverksatt iverksettes",
        "virkemiddel virkemidler virkemidlene verkemiddel verkemidlar",
        "nedleggelse nedleggelsen nedlegging nedlagt nedlegges",
    ],
)
def test_bøyningsformene_er_samme_term(former: str) -> None:
    assert len({stamme(form) for form in former.split()}) == 1


@pytest.mark.parametrize(
    ("en", "annen"),
    [
        ("skole", "skog"),
        ("vei", "veileder"),
        ("barn", "barnehage"),
        ("budsjett", "buss"),
        ("kommunestyret", "kommunen"),
        ("stad", "stadion"),
        ("forslag", "avslag"),
        ("økonomi", "økologi"),
        ("ja", "jakt"),
        ("plan", "plante"),
        ("spor", "sport"),
        ("utvalg", "utvalgt"),
        ("ansatt", "ansette"),
    ],
)
def test_ulike_ord_er_ulike_termer(en: str, annen: str) -> None:
    assert stamme(en) != stamme(annen)


def test_hele_termene_er_de_samme_som_utgaven_sier() -> None:
    """Terms that change without `TERMVERSJON` would meet old ones in every index there is."""
    ord_ = {o for rad in (*ORD, *LEDD, *ENDELSER) for felt in rad for o in felt.split()}
    termene = " ".join(f"{o}={stamme(o)}" for o in sorted(ord_) if o.isalpha())
    assert (TERMVERSJON, hashlib.sha256(termene.encode()).hexdigest()[:12]) == (2, "7fd0f4de9f94")


# --- stop words ------------------------------------------------------------------------------


@pytest.mark.parametrize("ord_", sorted(STOPPORD))
def test_stoppord_er_ingen_term(ord_: str) -> None:
    assert termer(ord_) == termer(ord_.upper()) == sporretermer(ord_) == []


def test_ikke_er_ikke_et_stoppord() -> None:
    assert termer("ble ikke vedtatt") == [stamme("ikke"), stamme("vedtatt")]


@pytest.mark.parametrize("ord_", sorted(SPORREORD))
def test_sporreord_faller_bare_fra_sporsmalet(ord_: str) -> None:
    assert sporretermer(ord_) == []


def test_sporsmalets_ord_staar_en_gang_og_i_rekkefolge() -> None:
    ventet = ["skol", stamme("bygges")]
    assert sporretermer("Hvor skal skolen, ja den skolen, bygges?") == ventet


# --- numbers, dates, saksnr ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("31.10.2023", ["d20231031", "m202310", "2023"]),
        ("31.10.23", ["d20231031", "m202310", "2023"]),
        ("2023-10-31", ["d20231031", "m202310", "2023"]),
        ("31. oktober 2023", ["d20231031", "m202310", "2023", "oktob"]),
        ("oktober 2023", ["m202310", "2023", "oktob"]),
        ("25/23", ["s25x23"]),
        ("025/2023", ["s25x23"]),
        ("25/2023", ["s25x23"]),
        ("21/137", ["s21x137"]),
        ("23/17920-1", ["s23x17920"]),
        ("23/17920", ["s23x17920"]),
        ("41/7/0/3", ["s41x7"]),
        ("41/7", ["s41x7"]),
        ("§ 5-2", ["p5x2"]),
        ("§§ 5-2", ["p5x2"]),
        ("§5-2", ["p5x2"]),
        ("1 495", ["1495"]),
        ("1.495", ["1495"]),
        ("1495", ["1495"]),
        ("1 495 000", ["1495000"]),
        ("56,7 %", ["56k7", "prosent"]),
        ("56,7 prosent", ["56k7", "prosent"]),
        ("25 mill.", ["25", "million"]),
        ("25 millioner", ["25", "million"]),
        ("25,0 mill", ["25", "million"]),
        ("18:00", ["18k00"]),
        ("2022-2025", ["2022", "2025"]),
        ("e-post", ["epost"]),
    ],
)
def test_tall_datoer_og_saksnr_har_en_form(tekst: str, ventet: list[str]) -> None:
    assert termer(tekst) == ventet
    assert termer(f"({tekst})") == ventet


@pytest.mark.parametrize(
    "ord_",
    """møte råd skoleår økonomi bærekraft høring kjøp årsmelding tilskudd røysting fråsegn næring
    grønn åpning mål område støtte gjennomføring næringsplan båthavn""".split(),  # noqa: SIM905
)
def test_ord_tastet_med_ae_oe_aa_er_kjent_igjen(ord_: str) -> None:
    tastet = ord_.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    (term,) = termer(tastet)
    assert omskrevne(f"Hva med {tastet}?").get(term, term) == stamme(ord_)


@pytest.mark.parametrize("ord_", ["kinoen", "temaer", "broen", "skjemaet", "arenaene", "skole"])
def test_vanlige_endelser_er_ikke_tastet_feil(ord_: str) -> None:
    assert omskrevne(ord_) == {}


@given(st.integers(1, 9999), st.integers(0, 99))
def test_saksnr_med_kort_og_langt_ar_er_samme_term(nr: int, ar: int) -> None:
    assert termer(f"{nr}/{ar:02}") == termer(f"{nr:04}/20{ar:02}")


@given(st.integers(1000, 10**11))
def test_belop_med_og_uten_skille_er_samme_term(belop: int) -> None:
    med = f"{belop:,}"
    assert termer(med.replace(",", " ")) == termer(med.replace(",", ".")) == [str(belop)]


@given(st.text(alphabet="0123456789./-,: §%kr", max_size=200))
def test_sifre_krasjer_aldri(tekst: str) -> None:
    termer(tekst)
