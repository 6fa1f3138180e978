"""Words of the tab Anteckningar."""

from __future__ import annotations

TITLE = "Anteckningar"
LIST = "Anteckningar i ärendet"
NEW = "Ny anteckning"
NO_TITLE = "Utan rubrik"
NOTE_TITLE = "&Rubrik"
NOTE_TEXT = "&Text"
NOTE_TEXT_HINT = "Skriv här. Texten sparas av sig själv."
HAPPENED_ON = "&Gäller dagen"
HAPPENED = "gäller {day}"
DRAFT_BYLINE = "utkast, bara på den här datorn"
DRAFT_NOTICE = "Klar låser texten och delar den med dem som läser ärendet."
READY = "&Klar"
DISCARD = "Ta bort utkastet"
DISCARDED = "Utkastet är borttaget. Ctrl+Z tar tillbaka det."
IS_READY = "Anteckningen är klar och ändras inte mer. Fel i den rättas med en ny anteckning."
CORRECT = "Rätta …"
CORRECTS = "Rättar: {title}"
CORRECTED_BY = "Rättad av: {title}"
COPY = "Kopiera till journalen"
MARK_TRANSFERRED = "Markera som förd …"
NOT_TO_BE_TRANSFERRED = "Ska inte föras …"
TAKE_BACK = "Ta tillbaka märkningen"
TAKEN_BACK = "Märkningen är borttagen. Anteckningen räknas som inte förd igen."
RECORD_NUMBER = "&Nummer i verksamhetssystemet (om det finns)"
REASON = "&Varför ska den inte föras?"
REASON_HINT = "till exempel: bara en påminnelse till mig själv"
MARK_NOW = "Förd i dag"
MARK_NOT_TO_BE = "Ska inte föras"
NOT_TRANSFERRED = "Inte förd till personakten."
EMPTY_TITLE = "Inga anteckningar än"
EMPTY_TEXT = "Skriv direkt här, även utan nät. När anteckningen är klar kopieras den till journalen."
AND_CORRECTED = ", rättad"
NOTE = "Anteckningen"

MARK = {
    "draft": "utkast",
    "not_transferred": "inte förd",
    "transferred": "förd till personakten",
    "not_to_be": "ska inte föras",
}


def copy_all(count: int) -> str:
    """Return the text of the button that copies every untransferred note; empty when there are fewer than two."""
    return f"Kopiera alla inte förda ({count})" if count > 1 else ""


def transferred(day: str, name: str, number: str) -> str:
    """Return that a note stands in the record system: when, by whom, under which number."""
    parts = ["Förd till personakten", day, f"av {name}" if name else ""]
    sentence = " ".join(part for part in parts if part)
    return f"{sentence}, nummer {number}." if number else f"{sentence}."


def not_to_be(name: str, reason: str) -> str:
    """Return that a note is not to be transferred: who said so, and why."""
    who = f"Ska inte föras till personakten, enligt {name}" if name else "Ska inte föras till personakten"
    return f"{who}: {reason}" if reason else f"{who}."


IS_CORRECTED = "rättad"


def copy_chosen(count: int) -> str:
    """Return the text of the button that copies the selected notes."""
    return f"Kopiera valda ({count})"
