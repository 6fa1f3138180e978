"""Words of the tab Jäv and of the page with questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ifodesk.usecases.due_questions import DueWhy
from ifodesk.words.plural_words import listed

TITLE = "Jäv"
PAGE = "Jäv"

CAN_HANDLE = "Kan {name} handlägga {number}?"
CAN_YOU_HANDLE = "Kan du handlägga {number}?"
NO_HANDLER = "Vem kan handlägga {number}?"

YOUR_ANSWER = "Ditt svar"
PROPOSAL = "Programmets förslag: {outcome}. Du avgör."
ONLY_HERE = "Det som står om dina band syns bara på din egen skärm."
NAMES = "Det gäller: {names}"
FORMERLY = "tidigare {name}"
NO_NAMES = "Det finns inga namn i ärendet att ta ställning till än."
NOT_ANSWERED_YET = "Du har inte svarat än."
NO_HINDER = "Inget hinder"
HINDER = "Hinder …"
KNOWS = "Känner till, inte jäv …"
WANTS_TO_TALK = "Vill prata med chefen"
REVIEW_TIES = "Gå igenom dina band"
KNOWS_WHY = "&Varför är det inte jäv?"
KNOWS_HINT = "till exempel: känner till familjen från skolan, umgås inte"
KNOWS_SAVE = "Spara svaret"
REPORT_TITLE = "Anmäl jäv: vad är skälet?"
REPORT_TEXT = "Ett klick räcker. Chefen får veta det och ser din rad nedan, ingen annan."
QUESTION_TITLE = "Hinder: vad är skälet?"
QUESTION_TEXT = "Ett klick räcker. Den som frågar får veta svaret, aldrig vem det gäller."
OWN_LINE = "&Vill du säga något mer?"
NO_REASON = "Vill inte säga skälet"
REPORTED = "Du har anmält jäv. Byt handläggare nedan, så stängs ärendet för dig."
ANSWERED = "Svaret är sparat."
ANSWER_HINDER_ANYWAY = "Svara hinder ändå"

WHO_HAS_ANSWERED = "Vilka har svarat"
PEOPLE = "Kollegor och deras svar"
ASK = "Fråga"
ASKED_ORALLY = "Frågad muntligt …"
TAKE_IN = "Ta in svaret"
ASKED = "Frågan är ställd. Svaret kommer vid en synk."
ASK_WITH_PROTECTED = "Låt namnet följa med"
ORAL_TITLE = "Vad svarade {name}?"
ORAL_AT = "&Klockan"
ORAL_AT_HINT = "tt:mm, i dag"
ORAL_AT_WRONG = "Skriv tiden som 08:10."
NOTED = "{name}s svar är antecknat."
TAKEN_IN = "{name}s svar står i ärendet nu."
NO_COLLEAGUES = "Det finns inga andra i kommunen att fråga."
READS = "läser ärendet"

HAND_OVER = "Byt handläggare"
HAND_OVER_WHO = "&Vem tar över?"
HAND_OVER_NOW = "Byt handläggare"
HAND_OVER_ME = (
    "Ärendet stängs för dig så snart bytet är sparat: du kan inte läsa det mer, inte heller det du själv har skrivit. "
    "Inget försvinner, det finns kvar hos den som tar över. Frågan avslutas utan formellt beslut (KL 6 kap. 30 §)."
)
HAND_OVER_OTHER = (
    "Ärendet stängs för {name} så snart bytet är sparat. Det {name} har skrivit finns kvar. "
    "Frågan avslutas utan formellt beslut (KL 6 kap. 30 §)."
)
HANDED_OVER = "Bytet är sparat. {name} läser inte ärendet från nästa synk."
NOBODY = "Ingen annan i kommunen kan ta över. Prata med chefen om en annan kommun eller en konsult."

KEPT = "Om jäv, inte sparat i ärendet: {text}"
MATTERS = "Anmälda jävsfrågor"
OPEN = "öppen"

DUE = "Väntar på ditt eget svar"
DUE_CASE = "Har du något hinder i {number}?"
DUE_WHY: Final[Mapping[DueWhy, str]] = {
    DueWhy.NEVER: "Du har inte svarat än.",
    DueWhy.NEW_PARTY: "Någon har kommit in i kretsen, eller ändrats, sedan du svarade.",
    DueWhy.NEW_HIT: "Din lista har en träff som inte fanns när du svarade.",
}
QUESTIONS = "Frågor till dig"
NO_QUESTIONS_TITLE = "Inga jävsfrågor"
NO_QUESTIONS_TEXT = "När en kollega frågar om du har band till någon i ett ärende står frågan här."
MY_QUESTIONS = "Dina frågor"
ASKS = "{name}, {place}, frågar om du har något hinder"
ASKED_AT = "ställd {at}"
LET_IN_TOO = "Släpp in {name} i ärendet"
OPEN_CASE = "Öppna ärendet"


def answer(name: str, what: str, how: str) -> str:
    """Return an answer in words: "inget hinder (frågad muntligt 08:10)"."""
    text = f"{name}: {what}" if name else what
    return f"{text} ({how})" if how else text


def not_asked_about(names: Sequence[str]) -> str:
    """Return that an answer does not cover these people; empty for nobody.

    >>> not_asked_about(["Bo Ek", "Eva Ek"])
    'har inte svarat om Bo Ek och Eva Ek'
    """
    return f"har inte svarat om {listed(names)}" if names else ""


def not_answered(asked: str) -> str:
    """Return that somebody has not answered, and when that person was asked."""
    return f"inte svarat (frågad {asked})" if asked else "inte svarat"


def reported(at: str, name: str, ground: str) -> str:
    """Return who reported what in a matter."""
    return f"{name}, anmält {at}" + (f": {ground}" if ground else "")


def closed(at: str, name: str) -> str:
    """Return how a matter was closed."""
    return f"löst {at}: {name} tog över" if name else f"avslutad {at}"


def candidate(name: str, what: str) -> str:
    """Return somebody who can take over, with what that person answered."""
    return f"{name}, {what}"
