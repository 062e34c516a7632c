"""Why an answer is not sure, in bokmål and nynorsk, by `sok.svar.tillit.Tvil`; part of the one
table in `app.tekster`."""

from collections.abc import Collection

from sok.svar.tillit import Tvil


def _nokkel(tvil: Tvil) -> str:
    return f"tvil_{tvil.replace(' ', '_')}"


_TVIL: dict[Tvil, tuple[str, str]] = {
    "form": (
        "Det det spørres om – et navn, et tall, en tid, en stemmegivning – ser ikke ut til å stå i "
        "sitatet.",
        "Det det vert spurt om – eit namn, eit tal, ei tid, ei røysting – ser ikkje ut til å stå i "
        "sitatet.",
    ),
    "annet ar": (
        "Sitatet nevner et annet år enn det det spørres om.",
        "Sitatet nemner eit anna år enn det det vert spurt om.",
    ),
    "annen maned": (
        "Sitatet er fra en annen dag eller måned enn den det spørres om.",
        "Sitatet er frå ein annan dag eller månad enn den det vert spurt om.",
    ),
    "for og etter": (
        "Det spørres om noe som kom før eller etter noe annet; se dagene i kildene.",
        "Det vert spurt om noko som kom før eller etter noko anna; sjå dagane i kjeldene.",
    ),
    "ikke nektet": (
        "Det spørres om hva som ikke er slik, og det sier ikke sitatet.",
        "Det vert spurt om kva som ikkje er slik, og det seier ikkje sitatet.",
    ),
    "pa vei": (
        "Noe av det som siteres, er fra før saken ble avgjort.",
        "Noko av det som er sitert, er frå før saka vart avgjord.",
    ),
    "overprovd": (
        "Saken er behandlet på nytt siden, av utvalget selv eller av kommunestyret.",
        "Saka er handsama på nytt sidan, av utvalet sjølv eller av kommunestyret.",
    ),
    "nyere": (
        "Et nyere vedtak kan gjelde det samme.",
        "Eit nyare vedtak kan gjelde det same.",
    ),
    "ikke utfort": (
        "Sitatet sier hva som er vedtatt eller sagt, og ikke om det er gjort.",
        "Sitatet seier kva som er vedteke eller sagt, og ikkje om det er gjort.",
    ),
    "ikke vedtatt": (
        "Sitatet er ikke fra vedtaket, men fra det som ble foreslått eller sagt i saken.",
        "Sitatet er ikkje frå vedtaket, men frå det som vart føreslått eller sagt i saka.",
    ),
    "falt": ("Forslaget som siteres, falt.", "Framlegget som er sitert, fall."),
    "annen velger": (
        "Sitatet sier ikke hva den eller de det spørres om, stemte.",
        "Sitatet seier ikkje kva den eller dei det vert spurt om, røysta.",
    ),
    "annen person": (
        "Den det spørres om, er ikke nevnt i sitatet.",
        "Den det vert spurt om, er ikkje nemnd i sitatet.",
    ),
    "bare tittel": (
        "Sitatet er bare det en sak heter, i en liste.",
        "Sitatet er berre det ei sak heiter, i ei liste.",
    ),
    "uten sted": ("Sitatet sier ikke hvor.", "Sitatet seier ikkje kvar."),
    "ikke tildelt": (
        "Sitatet er om en søknad, og sier ikke om den ble innvilget.",
        "Sitatet er om ein søknad, og seier ikkje om han vart innvilga.",
    ),
    "ikke svart": (
        "Sitatet sier ikke hva som ble svart.",
        "Sitatet seier ikkje kva som vart svara.",
    ),
    "flere saker": (
        "Flere saker passer med spørsmålet; skriv utvalg, dato eller saksnr for å få den rette.",
        "Fleire saker passar med spørsmålet; skriv utval, dato eller saksnr for å få den rette.",
    ),
    "annen sak": (
        "Saken som siteres, er kanskje en annen enn den det spørres om.",
        "Saka som er sitert, er kanskje ei anna enn den det vert spurt om.",
    ),
    "andre ord": (
        "Sitatet har nesten ingen av ordene i spørsmålet.",
        "Sitatet har nesten ingen av orda i spørsmålet.",
    ),
    "lite struktur": (
        "Bare noe av spørsmålet passer med saken som siteres.",
        "Berre noko av spørsmålet passar med saka som er sitert.",
    ),
    "ikke i listen": (
        "Listen over hvem som møtte, forteller ikke dette.",
        "Lista over kven som møtte, fortel ikkje dette.",
    ),
    "en av flere": (
        "Spørsmålet gjelder flere; dette er én av dem.",
        "Spørsmålet gjeld fleire; dette er éin av dei.",
    ),
    "to sporsmal": (
        "Det spørres om mer enn én ting, og sitatet svarer ikke på alt.",
        "Det vert spurt om meir enn éin ting, og sitatet svarer ikkje på alt.",
    ),
    "uten emne": (
        "Spørsmålet sier ikke hva det gjelder; skriv hvilken sak det er.",
        "Spørsmålet seier ikkje kva det gjeld; skriv kva for ei sak det er.",
    ),
    "annet tall": (
        "Tallet i sitatet er kanskje for noe annet enn det det spørres om.",
        "Talet i sitatet er kanskje for noko anna enn det det vert spurt om.",
    ),
    "andres papirer": (
        "Sitatet er ikke fra utvalgets egne papirer.",
        "Sitatet er ikkje frå papira til utvalet sjølv.",
    ),
}
TVILSTEKSTER = {_nokkel(tvil): tekster for tvil, tekster in _TVIL.items()}

HOYST = 2
"""How many reasons are given; more are of no help."""


def nokler(tvil: Collection[Tvil]) -> list[str]:
    """The keys of the texts that tell why an answer is not sure, the first few of its doubts."""
    return [_nokkel(t) for t in dict.fromkeys(tvil)][:HOYST]
