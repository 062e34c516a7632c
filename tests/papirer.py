"""A small archive for the tests of search: three papers of an invented municipality."""

from pathlib import Path

from lag_pdf import lag_pdf

FORMANNSKAP = [
    [
        "Møteprotokoll",
        "Formannskapet",
        "Dato Tid Sted",
        "21.03.2023 17:00 – 19:15 Fjordvik rådhus",
        "Møtet ble ledet av Kari Nes.",
        "Til stede:",
        "Ordfører Kari Nes (Sp)",
        "Varaordfører Olav Berg (H)",
    ],
    [
        "Saker til behandling",
        "40/23 Ny svømmehall på Nordstrand",
        "Behandlet av Møtedato Saksnr.",
        "1 Formannskapet 21.03.2023 40/23",
        "2 Kommunestyret 28.03.2023 18/23",
        "Kommunedirektørens forslag til vedtak:",
        "1. Tomta ved kaia velges for ny svømmehall.",
        "2. Kostnadsrammen settes til 240 mill. kroner.",
        "Behandling",
        "Per Ås (SV) fremmet følgende forslag til nytt punkt 3:",
        "Hallen skal ha et eget barnebasseng.",
        "Forslaget fikk 2 stemmer (SV og R) og falt.",
        "Innstillingen ble enstemmig vedtatt.",
        "Innstilling",
        "1. Tomta ved kaia velges for ny svømmehall.",
        "2. Kostnadsrammen settes til 240 mill. kroner.",
    ],
    [
        "41/23 Salg av Gamlehaugen 4, gnr. 41 bnr. 7",
        "Behandlet av Møtedato Saksnr.",
        "1 Formannskapet 21.03.2023 41/23",
        "Behandling",
        "Saken ble utsatt.",
        "Vedtak",
        "Saken utsettes til møtet i mai.",
    ],
]
KOMMUNESTYRE = [
    [
        "Møteprotokoll",
        "Kommunestyret",
        "Dato Tid Sted",
        "28.03.2023 18:00 – 21:40 Fjordvik rådhus",
        "Møtet ble ledet av Kari Nes.",
    ],
    [
        "Saker til behandling",
        "18/23 Ny svømmehall på Nordstrand",
        "Behandlet av Møtedato Saksnr.",
        "1 Formannskapet 21.03.2023 40/23",
        "2 Kommunestyret 28.03.2023 18/23",
        "Behandling",
        "Innstillingen ble vedtatt med 19 mot 6 stemmer.",
        "Vedtak",
        "1. Tomta ved kaia velges for ny svømmehall.",
        "2. Kostnadsrammen settes til 240 mill. kroner.",
        "19/23 Skjenkebevilling for Brygga kafé",
        "Behandlet av Møtedato Saksnr.",
        "1 Kommunestyret 28.03.2023 19/23",
        "Behandling",
        "Enstemmig vedtatt.",
        "Vedtak",
        "Brygga kafé får skjenkebevilling til 30. september 2026.",
    ],
]
NYNORSK = [
    [
        "Møteprotokoll",
        "Utval for oppvekst",
        "Dato Tid Stad",
        "12.04.2022 16:00 – 18:00 Fjordvik rådhus",
        "Møtet vart leidd av Jorunn Vik.",
        "Saker til handsaming",
        "7/22 Opptak til barnehagane hausten 2022",
        "Handsama av Møtedato Saksnr.",
        "1 Utval for oppvekst 12.04.2022 7/22",
        "Handsaming",
        "Samrøystes vedteke.",
        "Vedtak",
        "Barnehagane får 12 nye plassar frå august.",
    ]
]
NAVN = {
    "formannskapet-2023-03-21.pdf": FORMANNSKAP,
    "kommunestyret-2023-03-28.pdf": KOMMUNESTYRE,
    "oppvekst-2022-04-12.pdf": NYNORSK,
}


def lag_papirer(mappe: Path) -> Path:
    """Writes the papers to a folder, and gives it."""
    mappe.mkdir(parents=True, exist_ok=True)
    for navn, sider in NAVN.items():
        lag_pdf(mappe / navn, sider)
    return mappe
