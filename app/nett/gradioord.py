"""Gradio's own words, in the page's language.

Gradio carries bokmål for some of what it says, under names that a table of texts may replace
(`NAVNGITTE`); the rest stands in English within its scripts, and is exchanged in the browser
(`statisk/sakssok.js`) as it comes, by the patterns of `monstre`.
"""

from app.tekster import Malform, alle, tekst

NAVNGITTE = {
    "common.error": "gradio_feil",
    "common.or": "gradio_eller",
    "common.clear": "gradio_tom",
    "common.remove": "gradio_fjern",
    "common.upload": "gradio_last_opp",
    "upload_text.click_to_upload": "gradio_velg_filer",
    "upload_text.drop_file": "gradio_slipp",
    "file.uploading": "gradio_sender",
    "blocks.waiting_for_inputs": "gradio_venter_filer",
    "blocks.lost_connection": "gradio_brutt",
    "blocks.connection_can_break": "gradio_brutt",
    "blocks.long_requests_queue": "gradio_full",
}
"""Gradio's names for its texts, with ours."""

_ENGELSKE = {
    "Error": "gradio_feil",
    "Warning": "gradio_merk",
    "Success": "gradio_utfort",
    "Info": "gradio_info",
    "Close": "gradio_lukk",
    "Clear": "gradio_tom",
    "Remove this file": "gradio_fjern",
    "Click to upload or drop files": "gradio_velg_filer",
    "File upload": "gradio_last_opp",
    "More tabs": "flere_faner",
    r"An error occurred\.?": "gradio_ukjent",
    r"Queue is full\..*": "gradio_full",
    r"This application is currently busy\..*": "gradio_full",
    r"HTTP 40[13]\b.*": "opp_ikke_lov",
    r"Connection errored out\..*": "gradio_brutt",
    r"Connection (?:to the server )?(?:was )?lost.*": "gradio_brutt",
    r"Could not .*": "gradio_brutt",
    r"Invalid file type.*": "gradio_feil_type",
    r"Uploading \d+ files?\.\.\.": "gradio_sender",
    r"(?:Maximum file size|File size exceeds|.*exceeds? the maximum).*": "gradio_for_stor",
}
"""What stands in English, as patterns for all of it."""


def for_gradio(malform: Malform) -> dict[str, str]:
    """The page's texts and Gradio's, as `gradio.I18n` takes them."""
    return {**alle(malform), **{navn: tekst(malform, vart) for navn, vart in NAVNGITTE.items()}}


def monstre(malform: Malform) -> list[tuple[str, str]]:
    """Patterns of what Gradio says in English, each with what it is to say."""
    return [(monster, tekst(malform, vart)) for monster, vart in _ENGELSKE.items()]
