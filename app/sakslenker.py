"""The address of a sak: `/sak/23-17920`, from its arkivsaksnr, or from a saksnr with its body and
date where it has none. An address names a sak by what stands on its papers, so that it holds when
the index is made again."""

import re
from dataclasses import dataclass

from app.adresse import Adresse, skriv_adresse
from indeks.lagring.rader import Behandlingsrad
from indeks.utvalg import nokkel_utvalg
from sok.fersk import Fersk
from sok.saker.saksregister import Saksregister


@dataclass(frozen=True, slots=True)
class _Lest:
    adresser: dict[str, Adresse]
    """The address of each sak by its key."""
    saker: dict[str, tuple[str, ...]]
    """The keys of the saker that a slug may mean."""


class Sakslenker:
    """The addresses of an index's saker; follows it when it changes."""

    def __init__(self, register: Saksregister) -> None:
        self._register = register
        self._les = Fersk(register.lager, self._bygg)

    def _bygg(self) -> _Lest:
        nokler = self._register.nokler()
        saker: dict[str, dict[str, None]] = {}
        for nokkel in nokler:
            for b in self._register.behandlinger(nokkel):
                for nr in (b.arkivsaksnr, b.saksnr):
                    if nr:
                        saker.setdefault(_slug(nr), {})[nokkel] = None
        adresser = {}
        for nokkel in nokler:
            rader = self._register.behandlinger(nokkel)
            arkiv = self._register.arkivsaksnr(nokkel)
            if arkiv and len(saker[_slug(arkiv)]) == 1:
                adresser[nokkel] = Adresse("sak", sak=_slug(arkiv))
                continue
            b = next((b for b in rader if b.saksnr), rader[0])
            nr = arkiv or b.saksnr
            adresser[nokkel] = Adresse(
                "sak",
                # The index's own number is the last resort: it does not outlive the index.
                sak=_slug(nr) if nr else nokkel,
                utvalg=(b.utvalg,) if b.utvalg and nr else (),
                dato=b.dato if nr else None,
            )
        return _Lest(adresser, {slug: tuple(n) for slug, n in saker.items()})

    def adresse(self, nokkel: str) -> Adresse:
        """The address of a sak. Raises `KeyError` for one that is not there."""
        return self._les().adresser[nokkel]

    def lenke(self, behandling_id: int | None) -> str | None:
        """The written address of the sak of a behandling; None where there is none."""
        sak = None if behandling_id is None else self._register.sak_av(behandling_id)
        return skriv_adresse(self.adresse(sak)) if sak else None

    def saker(self, adresse: Adresse) -> list[str]:
        """The keys of the saker that an address may mean: one, unless it says too little."""
        lest = self._les()
        slug = _slug(adresse.sak or "")
        if slug in lest.adresser:
            return [slug]
        mulige = [n for n in lest.saker.get(slug, ()) if self._passer(n, slug, adresse)]
        # An arkivsaksnr is the sak itself, a saksnr only one body's count of it.
        som_arkiv = [n for n in mulige if _slug(self._register.arkivsaksnr(n) or "") == slug]
        return som_arkiv or mulige

    def _passer(self, nokkel: str, slug: str, adresse: Adresse) -> bool:
        def passer(b: Behandlingsrad) -> bool:
            if slug not in (_slug(b.saksnr or ""), _slug(b.arkivsaksnr or "")):
                return False
            if adresse.dato and b.dato != adresse.dato:
                return False
            onsket = {nokkel_utvalg(u) for u in adresse.utvalg}
            return not onsket or nokkel_utvalg(b.utvalg) in onsket

        return any(passer(b) for b in self._register.behandlinger(nokkel))


def _slug(nummer: str) -> str:
    """A number as it stands in an address: `23/17920` is `23-17920`, `PS 25/23` is `ps-25-23`."""
    return re.sub(r"\W+", "-", nummer.casefold()).strip("-")
