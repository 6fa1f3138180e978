"""Words of Idag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ifodesk.domain.sip_deadlines import DeadlineCode
from ifodesk.usecases.views import TodayKind, TodayLine
from ifodesk.words.plural_words import count

NAME = "Idag"
TITLE = "Idag, {day}"
LINES = "Att göra"
LATE = "Försenat ({count})"
THIS_WEEK = "Den här veckan ({count})"
LATER = "Senare ({count})"
CONFLICTS = "Ni skrev olika ({count})"
UNTRANSFERRED = "Inte förda till personakten ({count})"
HELD = "Kom in men gäller inte ({count})"
HELD_DETAIL = "Inget är kastat. Läs det i Synk och ta ställning, en sak i taget."
COLLEAGUES = "Kollegor och datorer ({count})"
HOMES = "Familjehem ({count})"
QUESTIONS = "Jävsfrågor till dig"
ANSWER_IN = "Svara på jävsfrågan, {number}"
ANSWERED = "svarade {day}"
ALL_QUESTIONS = "Visa alla på sidan Jäv"
LOOSE = "Lösa anteckningar ({count})"

IS_LATE = "Försenat"
WAS_DUE = "skulle varit klar {day}"
ASKED = "ställd {day}"
SINCE = "sedan {day}"
OLDEST = "äldst från {day}"
WRITTEN = "skriven {day}"
CHECK = "kontrollera: en vana, ingen lag"
DEADLINE: Final[Mapping[DeadlineCode, str]] = {
    DeadlineCode.START: "börja arbetet med planen",
    DeadlineCode.CALL: "skicka kallelsen",
    DeadlineCode.MEETING: "håll mötet",
    DeadlineCode.COPIES: "lämna planen till dem som är med",
    DeadlineCode.FIRST_FOLLOW_UP: "bestäm dag för första uppföljningen",
    DeadlineCode.NEXT_FOLLOW_UP: "bestäm dag för nästa uppföljning",
}
CHOOSE = "Välj vad som ska gälla. Inget är borttaget."
EMPTY_NOTE = "(tom)"
NEW_CASE = "Nytt ärende"

EMPTY_TITLE = "Inget väntar på dig"
EMPTY_TEXT = (
    "Här står uppföljningar, åtgärder, jävsfrågor och texter som inte är förda till personakten. "
    "Öppna ett ärende med Ctrl+N, eller skriv en lös anteckning med Ctrl+Skift+N."
)


def held(number: int) -> str:
    """Return how much was written without the right to."""
    return f"{count(number, 'sak', 'saker')} som en kollega har skrivit utan rätt till det väntar på dig"


def differing(number: int) -> str:
    """Return how many fields people wrote differently."""
    return f"Ni skrev olika i {count(number, 'uppgift', 'uppgifter')}"


def people_wait(number: int) -> str:
    """Return how much waits among people and devices."""
    return f"{count(number, 'sak', 'saker')} om personer, datorer och underskrifter väntar på dig"


def others_wait(number: int) -> str:
    """Return how many proposals wait for somebody else's signature."""
    return f"{count(number, 'förslag', 'förslag')} som du har undertecknat väntar på någon annan"


def more_questions(number: int) -> str:
    """Return how many more cases wait for one's own answer."""
    return f"{count(number, 'jävsfråga', 'jävsfrågor')} till att svara på"


def texts(number: int) -> str:
    """Return how many documents wait in a case."""
    return count(number, "text", "texter")


def detail(line: TodayLine) -> str:
    """Return the second line of what is to be done: its words, or which step of a plan; with "kontrollera"."""
    text = line.text
    if line.kind is TodayKind.PLAN_DEADLINE:
        text = DEADLINE[DeadlineCode(line.text)]
    return f"{text} ({CHECK})" if line.check else text
