"""What every view's part of the Gradio page has in common."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import gradio as gr

from app.adresse import Adresse
from app.nett.kapasitet import BREDDE
from app.nynorsk import setning
from app.tekster import Malform, tekst
from indeks.feil import SakssokFeil

_logg = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sidedel:
    """A view's part of the page: the column that is shown or not, the components that an address
    decides the content of, and `fyll`, which gives their values in that order, and the title of
    the browser's tab (empty for the view's own). `for_endring` is what is seen by those who may
    change the archive, and `i_stedet` what the others see in its place."""

    kolonne: Any
    ut: Sequence[Any]
    fyll: Callable[[Adresse, Malform], tuple[Sequence[Any], str]]
    for_endring: Sequence[Any] = ()
    i_stedet: Sequence[Any] = ()


@contextmanager
def meldt(malform: Malform, *selv: type[Exception]) -> Iterator[None]:
    """Raises what goes wrong within it as the message that the page shows: our own sentences as
    they are, and one sentence for all else, whose words are for the log alone. What the caller
    shows itself (`selv`) is let through."""
    try:
        yield
    except Exception as feil:
        if isinstance(feil, (gr.Error, *selv)):
            raise
        if isinstance(feil, SakssokFeil):
            raise melding(str(feil), malform) from feil
        _logg.exception("en hendelse på siden feilet")
        raise melding(tekst(malform, "gradio_ukjent"), malform) from feil


def melding(ord_: str, malform: Malform) -> gr.Error:
    """A sentence as the page shows it."""
    return gr.Error(
        setning(malform, ord_), title=tekst(malform, "feil_tittel"), print_exception=False
    )


MODELLKO = "modell"
"""Events that use the model share this queue (`concurrency_id`)."""

MODELLKO_BREDDE = BREDDE
"""How many of them run at once; each uses every core it is given."""

STED_JS = "window.sakssok.her(), window.sakssok.sprak()"
"""The address and the written form, as the browser knows them."""

SEND_JS = "...window.sakssok.send()"
"""The same, of a form that is sent: the browser knows whether its reader has left it since."""


def datofelt(ledetekst: Any, elem_id: str, min_width: int, scale: int | None = None) -> gr.Textbox:
    """A field for a day. It begins empty, not unset: what is folded away has no value else."""
    return gr.Textbox(
        value="",
        label=ledetekst,
        placeholder="dd.mm.åååå",
        scale=scale,
        min_width=min_width,
        elem_id=elem_id,
    )


def felt_js(navn: str) -> str:
    """What is written in a field of a form that is sent: `navn` is its `elem_id` and the script's
    argument. One that has just been unfolded may not have told the page its value yet."""
    return f"window.sakssok.felt('{navn}', {navn})"
