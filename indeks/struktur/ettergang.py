"""What only a whole behandling can settle: which of several numbers won, and which proposals known
from votes alone are those that are made behind them.
"""

from collections.abc import Sequence
from dataclasses import replace

from indeks.personer import samme_navn
from indeks.struktur.forlop import ApentForslag, Forlop
from indeks.strukturtyper import Resultat, Votering


def sammenlign(forlop: Forlop) -> None:
    """Numbers told one after the other without a word of the result: the most votes won, and a
    recommendation that nothing is counted against."""
    alene = [nr for nr, v in enumerate(forlop.voteringer) if _bare_antall(v)]
    for nr in alene:
        v = forlop.voteringer[nr]
        nabo = nr - 1 in alene or nr + 1 in alene
        storst = all((v.for_ or 0) >= (w.for_ or 0) for w in forlop.voteringer)
        neste = forlop.voteringer[nr + 1] if nr + 1 < len(forlop.voteringer) else None
        if v.gjelder == "innstilling" and neste and not nabo and _slo(neste, v):
            forlop.voteringer[nr] = replace(v, resultat="falt")
            continue
        forrige = forlop.voteringer[nr - 1] if nr else None
        if forrige and not nabo and _tapte_for(v, forrige, forlop):
            forlop.voteringer[nr] = replace(v, resultat="falt")
            for f in v.forslag:
                forlop.forslag[f].utfall.append("falt")
        if v.gjelder == "innstilling" and storst and (not nabo or _like_mange(forlop, alene)):
            forlop.voteringer[nr] = replace(v, resultat="vedtatt")
    i = 0
    while i < len(forlop.voteringer):
        j = i
        while j < len(forlop.voteringer) and _bare_antall(forlop.voteringer[j]):
            j += 1
        if j - i > 1:
            flest = max(v.for_ or 0 for v in forlop.voteringer[i:j])
            if [v.for_ for v in forlop.voteringer[i:j]].count(flest) == 1:
                for nr in range(i, j):
                    v = forlop.voteringer[nr]
                    resultat: Resultat = "vedtatt" if v.for_ == flest else "falt"
                    forlop.voteringer[nr] = replace(v, resultat=resultat)
                    for f in v.forslag:
                        forlop.forslag[f].utfall.append(resultat)
        i = max(j, i + 1)


def _tapte_for(v: Votering, vant: Votering, forlop: Forlop) -> bool:
    """Whether a proposal whose number alone is told is what was voted on against the text that the
    vote before it adopted: the number is of those against that, or it is called an alternative."""
    if v.gjelder != "forslag" or vant.resultat != "vedtatt" or vant.for_ is None:
        return False
    alternativ = any(forlop.forslag[f].innledning.type == "alternativt_forslag" for f in v.forslag)
    return (v.for_ or 0) < vant.for_ and (vant.mot == v.for_ or (vant.mot is None and alternativ))


def _slo(neste: Votering, v: Votering) -> bool:
    """Whether a proposal was adopted over the recommendation whose number is told before it."""
    return (
        neste.gjelder == "forslag"
        and neste.resultat == "vedtatt"
        and neste.mot is None
        and (neste.for_ or 0) > (v.for_ or 0)
    )


def uten_umulige(forlop: Forlop) -> None:
    """A proposal that fell `med seks stemmer` where all are known to be seven: the number is not of
    those who were for it, and whose it is is not told."""
    alle = max((_stemmende(v) for v in forlop.voteringer), default=0)
    forlop.voteringer = [
        replace(v, for_=None, stemte_for=())
        if v.resultat == "falt" and v.mot is None and 2 * (v.for_ or 0) > alle > 0
        else v
        for v in forlop.voteringer
    ]


def _stemmende(v: Votering) -> int:
    """How many a vote tells that they are in all; 0 where it does not."""
    if v.enstemmig or v.mot is not None:
        return (v.for_ or 0) + (v.mot or 0) if v.for_ is not None else 0
    return 0


_SIDER = ("posisjon", "opposisjon")


def den_andre_siden(forlop: Forlop) -> None:
    """Where one of two proposals is known to be the majority's, the other is the opposition's, and
    the other way about."""
    hvem = [_side(v) for v in forlop.voteringer]
    kjent = {side: v.forslag for v, side in zip(forlop.voteringer, hvem, strict=True) if v.forslag}
    kjent.pop(None, None)
    alle = [nr for nr, f in enumerate(forlop.forslag) if not f.nevnt]
    if len(kjent) != 1 or len(alle) != 2:
        return
    ((side, nrene),) = kjent.items()
    andre = [nr for nr in alle if nr not in nrene and not forlop.forslag[nr].utfall]
    if len(andre) != 1:
        return
    for i, v in enumerate(forlop.voteringer):
        if hvem[i] not in (None, side) and not v.forslag:
            forlop.voteringer[i] = replace(v, forslag=tuple(andre))
            forlop.forslag[andre[0]].utfall += [v.resultat] if v.resultat else []


def _side(v: Votering) -> str | None:
    """Whose proposal a vote says it is on, where it says only which side they are on."""
    if len(v.forslagsstillere) != 1 or v.gjelder != "forslag":
        return None
    navn = v.forslagsstillere[0].lower()
    return next((side for side in _SIDER if navn.startswith(side)), None)


def _like_mange(forlop: Forlop, steder: Sequence[int]) -> bool:
    """Whether the numbers are of the same voters each time, and not of two sides."""
    return len({forlop.voteringer[nr].for_ for nr in steder}) == 1


def _bare_antall(v: Votering) -> bool:
    """Whether a vote tells how many were for, and neither the result nor how many were against."""
    return v.resultat is None and v.for_ is not None and v.mot is None and v.gjelder != "annet"


def slaa_sammen(forlop: Forlop) -> None:
    """Where the votes are told before the proposals, those known from votes alone are the ones
    that are made behind them; the last one left of each is the other's."""
    til: dict[int, int] = {}
    for prov in (_er_hans, _er_av_slaget, _uten_parti):
        for nr, nevnt in enumerate(forlop.forslag):
            if not nevnt.nevnt or nr in til:
                continue
            mulige = [
                annen
                for annen, f in enumerate(forlop.forslag)
                if not f.nevnt and not f.utfall and f.start > nevnt.start and prov(nevnt, f)
            ]
            eneste = prov is _er_hans or len(mulige) == 1
            if mulige and eneste:
                til[nr] = mulige[0]
                hans = forlop.forslag[mulige[0]]
                hans.utfall += nevnt.utfall
                if hans.innledning.type == "forslag":
                    hans.innledning = replace(hans.innledning, type=nevnt.innledning.type)
    navnlose = {nr for nr, f in enumerate(forlop.forslag) if f.nevnt and not _har_navn(f)}
    blir = [nr for nr in range(len(forlop.forslag)) if nr not in til and nr not in navnlose]
    ny = {nr: i for i, nr in enumerate(blir)}
    forlop.voteringer = [
        replace(v, forslagsstillere=_stillere_av(forlop, til, v))
        if not v.forslagsstillere and v.gjelder == "forslag"
        else v
        for v in forlop.voteringer
    ]
    forlop.voteringer = [
        replace(v, forslag=tuple(ny[x] for nr in v.forslag if (x := til.get(nr, nr)) in ny))
        for v in forlop.voteringer
    ]
    forlop.forslag = [forlop.forslag[nr] for nr in blir]


def _stillere_av(forlop: Forlop, til: dict[int, int], v: Votering) -> tuple[str, ...]:
    """Those who made the proposals that a vote is about, as they are in the end."""
    ut: list[str] = []
    for nr in v.forslag:
        innledning = forlop.forslag[til.get(nr, nr)].innledning
        ut += [p.navn for p in innledning.forslagsstillere] or [*innledning.partier]
    return tuple(dict.fromkeys(ut))


def _har_navn(f: ApentForslag) -> bool:
    return bool(f.innledning.forslagsstillere or f.innledning.partier)


def _er_hans(nevnt: ApentForslag, f: ApentForslag) -> bool:
    """Whether a proposal is made by one of those that the vote named."""
    navn = [p.navn for p in nevnt.innledning.forslagsstillere]
    if navn:
        return any(samme_navn(n, p.navn) for n in navn for p in f.innledning.forslagsstillere)
    return bool(set(nevnt.innledning.partier) & set(f.innledning.partier))


def _er_av_slaget(nevnt: ApentForslag, f: ApentForslag) -> bool:
    """Whether a proposal is of the kind that a vote named without naming anybody."""
    return not _har_navn(nevnt) and nevnt.innledning.type == f.innledning.type


def _uten_parti(nevnt: ApentForslag, f: ApentForslag) -> bool:
    """A party's proposal may be that of somebody whose party is not told."""
    return (
        not nevnt.innledning.forslagsstillere
        and bool(nevnt.innledning.partier)
        and not f.innledning.partier
    )
