"""Words of the tab Historik."""

from __future__ import annotations

from ifodesk.words.value_words import quoted

TITLE = "Historik"
LIST = "Vad som hänt i ärendet, det senaste först"
WHO = "&Vem"
EVERYBODY = "Alla"
SUBJECT = "&Vad"
SUBJECTS = {
    "all": "Allt",
    "case": "Ärendet",
    "family": "Familj och nätverk",
    "notes": "Anteckningar",
    "plan": "Intern-SIP",
    "disqualification": "Jäv",
    "transfers": "Förda till personakten",
    "readers": "Vem som läser",
    "openings": "Vem har öppnat",
}
EMPTY = "Här syns vad som händer i ärendet: vem som gjorde vad, när och på vilken dator."
NOTHING_LIKE_THIS = "Inget i historiken passar det du valt."
DIFFERS = "skrivet olika"


def count(shown: int, every: int) -> str:
    """Return how many lines there are, and how many are shown of them."""
    if every == 1:
        return "1 händelse"
    return f"{every} händelser" if shown == every else f"{shown} av {every} händelser"


def more(count: int) -> str:
    """Return the text of the button that shows older lines; empty when there are none."""
    return f"Visa {count} äldre" if count else ""


def note(title: str) -> str:
    """Return what a note is called: definite, since it stands inside a sentence."""
    return f"anteckningen {quoted(title)}"


def version(number: int | None) -> str:
    """Return what an adopted plan is called inside a sentence."""
    return f"intern-SIP, version {number}" if number else "en antagen intern-SIP"
