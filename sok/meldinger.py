"""What is said where there is no answer, or none that is sure: one clear sentence each."""

INGEN_SVAR = (
    "Jeg finner ikke noe sikkert svar på dette i arkivet. Under står passasjene som ligger "
    "nærmest; se om de hjelper, eller prøv andre ord, en videre periode eller færre filtre."
)
INGEN_SVAR_I_DISSE = "Under står passasjene som ligger nærmest."
FEIL_STED = "Dette står ikke i papirene fra det møtet."
INGEN_STATUS = "Papirene i indeksen sier ikke om dette vedtaket er iverksatt."
STATUS_STAR_I = "Vedtaket står i en rapport over vedtak; statusen er å lese i {dokument} s. {side}."
STATUS_UTELATT = "Vedtaket står i en rapport over vedtak, men rapporten sier ikke hva statusen er."
USIKKERT_SVAR = (
    "Dette ligger nærmest det du spør om, men det er ikke sikkert at det svarer på spørsmålet."
)
TOMT_ARKIV = "Ingen dokumenter passer med filtrene, eller indeksen er tom."
