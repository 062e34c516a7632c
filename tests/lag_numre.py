"""Numbers for the tests, made with the check digits that the rules give. Synthetic only: the month
plus 80 or plus 40, as Skatteetaten's own test persons have, so that none is anybody's."""

_K1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_K2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def _kontroll(vekter: tuple[int, ...], sifre: str, rest: int = 0) -> int:
    return (11 + rest - sum(v * int(s) for v, s in zip(vekter, sifre, strict=True)) % 11) % 11


def lag_fodselsnummer(
    dag: int = 1,
    maned: int = 1,
    ar: int = 90,
    individ: int = 500,
    *,
    serie: int = 80,
    d_nummer: bool = False,
    rest: int = 0,
) -> str | None:
    """A synthetic number; None where its check digit would be 10. `rest` is 0 before 2032, then
    0 to 3."""
    assert serie in (40, 80)
    ni = f"{dag + 40 * d_nummer:02}{maned + serie:02}{ar:02}{individ:03}"
    k1 = _kontroll(_K1, ni, rest)
    if k1 == 10:
        return None
    k2 = _kontroll(_K2, f"{ni}{k1}")
    return None if k2 == 10 else f"{ni}{k1}{k2}"


def et_fodselsnummer(**valg: int) -> str:
    """The first there is on the day that `valg` says."""
    return next(n for i in range(500, 999) if (n := lag_fodselsnummer(individ=i, **valg)))


def lag_kontonummer(ti: str) -> str | None:
    """An account number that begins with those ten digits; None where the check digit is 10."""
    k = _kontroll(_K2, ti)
    return None if k == 10 else f"{ti}{k}"


def et_kontonummer() -> str:
    """An account number of a register number that no bank has."""
    return next(n for i in range(100) if (n := lag_kontonummer(f"00981{i:05}")))
