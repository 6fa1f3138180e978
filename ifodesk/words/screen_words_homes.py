"""Words of Familjehem: the page, the list and the map."""

from __future__ import annotations

from ifodesk.words.plural_words import count, number

NAME = "Familjehem"
PARTS = "Delar av Familjehem"
ROOMS = {
    "pool": "Banken",
    "review": "Gå igenom",
    "tonight": "I kväll",
    "needs": "Sök hem",
    "import": "Listor",
    "money": "Ekonomi",
    "rules": "Inställningar",
}
"""The parts of the page, by code."""

LIST = "Lista över hemmen i banken"
MAP = "Karta över hemmen"
MAP_HOW = "Pilarna går till närmaste hem åt det hållet. Enter öppnar det."
ON_MAP = "{name}, {state}"
FILTER = "&Filtrera på namn eller ort"
ONLY_FREE = "Bara &lediga"
VACANCY = {
    "free": "ledigt",
    "unsure": "oklart om det är ledigt",
    "full": "inga lediga platser",
    "away": "tar inte emot",
}
HOME = "Hem"
NEW = "Nytt hem"
TYPE = "Typ"
MUNICIPALITY = "Kommun"
PLACES_COLUMN = "Platser"
CONFIRMED = "Bekräftat"
AGES = "Åldrar"
PHONE = "Telefon"
UNSURE = "oklart"
NONE_FREE = "inga lediga"
NEVER_CONFIRMED = "aldrig"
PAUSED = "paus"
PAUSED_UNTIL = "paus till {day}"
STOPPED = "stopp"
LATER = "{places} från {day}"
NOT_IN_POOL = "inte i banken"
ENDED = "avslutat"
BY_TOWN = "Hemmen ritas vid sin ort, inte vid sin adress."

EMPTY_TITLE = "Inga hem i banken än"
EMPTY_TEXT = (
    "Ett hem kommer hit när varje vuxen i hemmet har skrivit på sitt samtycke. "
    "Lägg till ett hem, eller läs in listan som ni har i dag."
)
NOTHING_TITLE = "Inget hem passar"
NOTHING_TEXT = "Ändra filtret, eller visa alla hem igen."


def free(places: int) -> str:
    """Return how many places are free, as known."""
    return count(places, "ledig plats", "lediga platser") if places else NONE_FREE


def shown(rows: int, whole: int) -> str:
    """Return how many homes the list shows."""
    return count(whole, "hem", "hem") if rows == whole else f"{number(rows)} av {count(whole, 'hem', 'hem')}"
