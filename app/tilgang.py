"""Who may change the archive from the browser. Nobody, unless the one who serves it says so."""

from app.tjenester import Tjenester


def kan_endre(t: Tjenester, _request: object) -> bool:
    """Whether the one who asks may add and remove documents. A login decides here, for each
    request; until there is one, it is the setting alone."""
    return t.opplasting
