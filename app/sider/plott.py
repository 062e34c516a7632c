"""Bars, stacked by series: Gradio's own plot, the same way in every view. What it shows stands in a
table beside it, since a picture is not for all."""

from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

FARGER = (
    "#1f8a9c",
    "#c77700",
    "#8a6fc4",
    "#4f9440",
    "#d0605c",
    "#4a86cf",
    "#a07c3e",
    "#b0609a",
    "#8d8a2b",
    "#5a8a7a",
)
GRAA = "#7d8a91"
"""For the rest, and for what is not told. All of them are at least 3:1 against the light and the
dark ground (WCAG 2.1, 1.4.11)."""


UTFALLSFARGER: dict[str, str] = {
    "vedtatt": FARGER[3],
    "falt": FARGER[4],
    "innstilling": FARGER[0],
    "utsatt": FARGER[1],
    "oversendt": FARGER[2],
    "tatt_til_orientering": FARGER[5],
    "trukket": FARGER[6],
    "delvis": FARGER[8],
    "godkjent": FARGER[9],
    "valgt": FARGER[7],
}
"""An outcome has its colour whatever stands beside it, in every plot."""

_MINST_TIL = 6
"""Vega parts the axis in about eight; up to fewer than this it would count in halves."""


def tegnforklaring(
    serier: Sequence[str], rest: str | None = None, faste: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """What each colour of a plot means; `rest` is the series that is no colour's, `faste` are
    those that have one of their own. It stands in the page's own words: Gradio's legend is cut off
    on a phone."""
    farger = iter(FARGER)
    return [(s, GRAA if s == rest else (faste or {}).get(s) or next(farger, GRAA)) for s in serier]


def stolpediagram(navn: Any, elem_id: str) -> Any:
    """An empty plot; `vis_stolper` fills it."""
    return gr.BarPlot(
        x="x",
        y="y",
        color="serie",
        label=navn,
        elem_id=elem_id,
        elem_classes="plott",
        height=320,
        show_label=False,
        tooltip="all",
        buttons=[],
        visible=False,
    )


def vis_stolper(
    verdier: Sequence[tuple[str, float, str]],
    titler: tuple[str, str, str],
    *,
    farger: Sequence[tuple[str, str]],
    vinkel: int = -45,
    y_til: float | None = None,
) -> Any:
    """The plot with those bars (name, height, series), in their order; hidden where there are
    none. `titler` are the names of the two axes and of the series, `farger` the legend
    (`tegnforklaring`). The axis counts in whole numbers."""
    import pandas as pd

    if not verdier:
        return gr.BarPlot(visible=False)
    x, y, serie = titler
    hoyder: dict[str, float] = {}
    for navn, hoyde, _ in verdier:
        hoyder[navn] = hoyder.get(navn, 0) + hoyde
    hoyest = max(hoyder.values())
    return gr.BarPlot(
        value=pd.DataFrame(list(verdier), columns=["x", "y", "serie"]),
        sort=list(dict.fromkeys(navn for navn, _, _ in verdier)),
        x_title=x,
        y_title=y,
        color_title=serie,
        color_map=dict(farger),
        x_label_angle=vinkel,
        colors_in_legend=[],
        y_lim=[0, y_til or (_MINST_TIL if hoyest < _MINST_TIL else None)],
        y_axis_format="d",
        visible=True,
    )
