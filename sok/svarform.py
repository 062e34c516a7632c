"""What an answer must look like to answer: a vote, a name, a number, a time.

The question word tells, and a passage or a sentence without it cannot be the answer however well
it meets the question's other words: the proposal that was voted over says everything but how it
went.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Svarform:
    """`sporsmal` finds the questions, `svar` what their answers hold."""

    navn: str
    sporsmal: re.Pattern[str]
    svar: re.Pattern[str]


_TALLORD = r"\d+|éi?n|ei|ein|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv"

VOTERING = Svarform(
    "votering",
    re.compile(
        r"(?i)\b(?:stemte|stemme[rnt]?|stemt|stemmetall\w*|avstemming\w*|avstemning\w*|røyst\w*"
        r"|voter\w*|enige|einige|enstemmig|einstemmig|samrøystes|jevnt|jamt|flertall\w*|fleirtal\w*"
        r"|falt|fall"
        r"|(?:hvordan|korleis) (?:gikk|gjekk) det med (?:\S+ )?"
        r"(?:forslag|framlegg|innstilling|tilråding)\w*)\b"
    ),
    re.compile(
        r"(?i)\b(?:enstemmig|einstemmig|samrøystes|einrøystes)\b"
        rf"|\b(?:{_TALLORD})\s+(?:stemme|røyst)"
        r"|\b(?:stemmer|røyster)\b[^.]{0,40}\b(?:falt|fall|vedt)"
        rf"|\b(?:falt|fall|vedt\w+)\s+(?:med|mot)\s+(?:{_TALLORD})\b"
        r"|\bmot\s+\d+\b|\bresultat\w*\b[^.\d]{0,30}\d{1,2}\s?[-–]\s?\d{1,2}\b"
    ),
)
NAVN = Svarform(
    "navn",
    re.compile(
        r"(?i)\b(?:hvem|kven|hvilken representant|kva representant|hvilket parti|kva parti)\b"
    ),
    re.compile(r"\b[A-ZÆØÅ][\w-]+ (?:[A-ZÆØÅ][\w.-]* ?)+"),
)
TALL = Svarform(
    "tall",
    re.compile(
        r"(?i)\b(?:hvor (?:mange|mye|stor\w*|høy\w*)|kor (?:mange|mykje|stor\w*|høg\w*)"
        r"|(?:hva|kva) kost\w*|antall|tal på|stemmetall\w*)"
    ),
    re.compile(r"\d"),
)
TID = Svarform(
    "tid",
    re.compile(r"(?i)\b(?:når|hvilket år|kva år|hvilken dato)\b"),
    re.compile(
        r"\d{1,2}\.\s?(?:\d|(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des))"
        r"|\b(?:19|20)\d\d\b|(?i:\bkl)|\d\d[:.]\d\d"
    ),
)


def rest_etter(form: Svarform, sporsmal: str) -> str:
    """The question after the word that asks: «elever går på skolen» of «hvor mange elever …»."""
    spurt = form.sporsmal.search(sporsmal)
    return sporsmal[spurt.end() :] if spurt else sporsmal


def svarform(sporsmal: str) -> Svarform | None:
    """What the answer to a question must look like; None where anything will do."""
    return next((f for f in (VOTERING, NAVN, TALL, TID) if f.sporsmal.search(sporsmal)), None)
