"""Who may log in: names with hashed passwords, in `brukere.json` in the index folder.

Passwords are kept as Argon2id hashes (RFC 9106) by `argon2-cffi`, with its own parameters; the
file is readable by its owner alone.
"""

import json
import re
import secrets
from contextlib import AbstractContextManager
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from indeks.feil import SakssokFeil
from indeks.fil.filer import skriv_helt
from indeks.lagring.laas import alene, kommando

FILNAVN = "brukere.json"
NOKKELFIL = "okt.nokkel"
MINST_TEGN = 12
"""Characters of a password at the least (NIST SP 800-63B asks for 8 or more, 15 where it stands
alone)."""
MAKS_TEGN = 200

_NAVN = re.compile(r"[\w.@-]{1,64}")
_HASHER = PasswordHasher()
_INGEN = _HASHER.hash(secrets.token_hex(16))
"""Checked where the name is unknown, so that the answer takes as long as where it is known."""


def _endrer(mappe: Path) -> AbstractContextManager[None]:
    """One at a time reads what is to be changed and writes it, so that no change is lost. A lock of
    its own: who may log in can be changed while documents are indexed."""
    return alene(mappe, kommando(), navn="adgang", vent_s=10)


def _les(mappe: Path) -> dict[str, str]:
    fil = mappe / FILNAVN
    try:
        return {str(n): str(h) for n, h in json.loads(fil.read_text(encoding="utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as feil:
        raise SakssokFeil(
            f"Brukerfilen «{fil}» kan ikke leses; slett den og legg brukerne inn på nytt med "
            "«sakssok bruker legg-til»."
        ) from feil


def _skriv(mappe: Path, brukere: dict[str, str]) -> None:
    _skriv_fil(mappe / FILNAVN, json.dumps(brukere, ensure_ascii=False, indent=1))


def _skriv_fil(fil: Path, innhold: str) -> None:
    try:
        skriv_helt(fil, innhold)
    except OSError as feil:
        raise SakssokFeil(f"«{fil}» kan ikke skrives ({feil.strerror}).") from feil


def navn(mappe: Path) -> list[str]:
    """The names of those who may log in."""
    return sorted(_les(mappe))


def legg_til(mappe: Path, bruker: str, passord: str) -> None:
    """Lets somebody in, or gives who is there a new password. Raises `SakssokFeil`."""
    if not _NAVN.fullmatch(bruker):
        raise SakssokFeil(
            f"«{bruker}» kan ikke være et brukernavn; bruk bokstaver, tall, punktum, bindestrek "
            "og @, høyst 64 tegn."
        )
    if not MINST_TEGN <= len(passord) <= MAKS_TEGN:
        raise SakssokFeil(f"Passordet må ha {MINST_TEGN} til {MAKS_TEGN} tegn.")
    lagret = _HASHER.hash(passord)
    with _endrer(mappe):
        _skriv(mappe, {**_les(mappe), bruker: lagret})


def fjern(mappe: Path, bruker: str) -> None:
    """Lets somebody in no more; open sessions end. Raises `SakssokFeil` for an unknown name."""
    with _endrer(mappe):
        brukere = _les(mappe)
        if bruker not in brukere:
            raise SakssokFeil(f"Det er ingen bruker «{bruker}»; «sakssok bruker list» viser hvem.")
        del brukere[bruker]
        _skriv(mappe, brukere)


def stemmer(mappe: Path, bruker: str, passord: str) -> bool:
    """Whether a password is that user's."""
    lagret = _les(mappe).get(bruker)
    try:
        _HASHER.verify(lagret or _INGEN, passord[:MAKS_TEGN])
    except VerificationError:
        return False
    return lagret is not None


def merke(mappe: Path, bruker: str) -> str | None:
    """What a session is bound to: it changes with the password, and is None for one who may not
    log in."""
    lagret = _les(mappe).get(bruker)
    return None if lagret is None else lagret[-16:]


def okt_nokkel(mappe: Path) -> str:
    """The key that sessions are signed with, made the first time."""
    fil = mappe / NOKKELFIL
    try:
        if not fil.exists():
            with _endrer(mappe):
                if not fil.exists():  # another may have made it meanwhile
                    _skriv_fil(fil, secrets.token_hex(32))
        return fil.read_text(encoding="ascii")
    except OSError as feil:
        raise SakssokFeil(f"«{fil}» kan ikke leses ({feil.strerror}).") from feil
