"""Words of asking another municipality's chief for help, and of what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.entities.lending import ChiefRequest
from ifodesk.words import label_words
from ifodesk.words.date_words import full_day
from ifodesk.words.plural_words import count

PAGE = "Lån"
NAME = "Lån mellan kommuner"
EMPTY_TITLE = "Inga lån och inga frågor"
EMPTY_TEXT = (
    "När en chef i en annan kommun frågar om hjälp står det här, liksom avtal om lån och timmar. Du frågar själv "
    "från ett ärende, på fliken Jäv: Vem kan i stället?"
)

ASK_TITLE = "Fråga chef till chef"
ASK_TEXT = (
    "Skriv inget om personen. Frågan går till en chef i en annan kommun och säger inte vilket ärende den gäller: det "
    "vet bara du."
)
ASK_TO = "&Till"
ASK_TYPE = "&Slag av ärende"
ASK_HOURS = "&Timmar i veckan"
ASK_FROM = "&Från"
ASK_WEEKS = "Ungefär hur många &veckor"
ASK_LANGUAGE = "Sp&råk"
ASK_TRAVEL = "&Resor: hur ofta någon måste vara på plats, och var"
ASK_MESSAGE = "Annat, &utan namn"
ASK_NOW = "Skicka frågan"
ASK_NOBODY = "Ingen chef i någon annan kommun är med i ifodesk än."
ASK_CHOOSE = "Välj vem som ska få frågan."
ASK_NO_HOURS = "Skriv timmarna i veckan med siffror."
ASK_NO_DAY = "Skriv från vilken dag."
ASK_BAD_WEEKS = "Skriv veckorna med siffror, eller lämna tomt."
ASKED = "Frågan går i väg vid nästa synk. Svaret kommer hit, under Lån."
SEND_ANYWAY = "Skicka ändå"
FOUND = "{sentence} Det gäller: {traces}."

TO_ME = "Frågor till dig"
FROM_ME = "Dina frågor"
CLOSED = "Avslutade frågor"
ASKS = "{name}, {place}, frågar om hjälp"
ASKED_AT = "frågad {at}"
TO = "Till {name}, {place}, {at}"
NO_REPLY = "inte svarat"
OFFER = "{name}, {hours} i veckan från {day}"
YES, NO, TALK = "Ja, vi kan …", "Nej", "Vill prata"
REPLY_WHO = "&Vem"
REPLY_HOURS = "&Timmar i veckan"
REPLY_FROM = "&Från"
REPLY_TEXT = "&Något mer, till exempel vad personen har på bordet"
REPLY_NOW = "Svara ja"
REPLIED = "Svaret går i väg vid nästa synk."
REPLIED_AT = "Svarat {reply}, {at}"
OPEN_CASE = "Öppna ärendet"
CLOSE = "Avsluta"
IS_CLOSED = "Frågan är avslutad."
MAKE_LOAN = "Skriv avtal …"
MAKE_ANOTHER = "Skriv ett avtal till …"


def hours(number: int) -> str:
    """Return hours in words.

    >>> hours(1), hours(10)
    ('1 timme', '10 timmar')
    """
    return count(number, "timme", "timmar")


def terms(request: ChiefRequest) -> str:
    """Return what is asked for, in one line."""
    return " · ".join(_terms(request))


def _terms(request: ChiefRequest) -> Iterator[str]:
    if request.case_type:
        yield label_words.CASE_TYPE[request.case_type]
    if request.hours_per_week:
        yield f"{hours(request.hours_per_week)} i veckan"
    if request.starts_on:
        yield f"från {full_day(request.starts_on)}"
    if request.weeks:
        yield f"ungefär {count(request.weeks, 'vecka', 'veckor')}"
    if request.language:
        yield f"språk: {request.language}"
    if request.travel:
        yield f"resor: {request.travel}"
