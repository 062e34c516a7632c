"""What every view's part of the Gradio page has in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.adresse import Adresse
from app.nett.kapasitet import BREDDE
from app.tekster import Malform


@dataclass(frozen=True, slots=True)
class Sidedel:
    """A view's part of the page: the column that is shown or not, the components that an address
    decides the content of, and `fyll`, which gives their values in that order, and the title of
    the browser's tab (empty for the view's own)."""

    kolonne: Any
    ut: Sequence[Any]
    fyll: Callable[[Adresse, Malform], tuple[Sequence[Any], str]]


MODELLKO = "modell"
"""Events that use the model share this queue (`concurrency_id`)."""

MODELLKO_BREDDE = BREDDE
"""How many of them run at once; each uses every core it is given."""

STED_JS = "window.sakssok.her(), window.sakssok.sprak()"
"""The address and the written form, as the browser knows them."""
