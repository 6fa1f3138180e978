"""Words of a need and its match."""

from __future__ import annotations

TITLE = "Sök hem"
LIST = "Hem som svar på behovet"
FORM_TITLE = "Vad behövs?"
FORM_TEXT = (
    "Inget som pekar ut ett barn: ålder i spann, antal, område och månad. Sökningen sker på datorn och sparas inte."
)
MATCH = "Sök"
CHANGE = "Ändra behovet"
KINDS = "Sorts hem"
MONTH = "&Från när"
AREA = "&Område"
NO_AREA = "inte sagt"
NEAR_KM = "Högst så många &km från området"
LANGUAGE = "&Språk"
NO_LANGUAGE = "inget särskilt"
HOW_MANY = "hur många barn"
NEAR_WEIGHT = "Hur &viktigt är avståndet"
LANGUAGE_WEIGHT = "Hur viktigt är språket"
REST = "Vad annat spelar roll?"
NEAR_NEEDS = "Välj området och skriv hur många km det högst får vara."
NOT_ASKED = "spelar ingen roll"
ADD = "Ett behov till"
REMOVE = "Ta bort"
GROUP_NEEDS = "Behov i gruppen nu ({count})"
NEEDS = "Behoven ({count})"
NEED_LINE = "{id}. {text}"
JOINT = "Bäst för alla tillsammans"
JOINT_APART = "Om syskonen bor isär"
GIVEN = "{id}. {home}"
GIVES_UP = "ger upp: {what}"
GIVES_UP_NOTHING = "ger inte upp något"
UNPLACED = "{id}. inget hem räcker till"
BETWEEN = "{one} och {other}: {road}"
DESCRIBE = "Beskriv behovet"
TOLD = "Det här kan hemmen få veta"
NEAR = "högst {km} km från {place}"
FROM_MONTH = "från {month} {year}"
SAVED = "Sparat. De andra ser det vid nästa synk."
NOBODY = "Skriv hur många barn det gäller, i minst ett av åldersspannen."
TOO_MANY = "Så många barn går inte att söka hem för på en gång. Dela upp behovet."
NO_KIND = "Välj minst en sorts hem."
EMPTY = "Beskriv behovet med Ctrl+N, så visas alla hem i tre grupper med skälen."
RING, ANSWER, CONFIRM = "Ring", "Svar", "Ring och bekräfta"
ASKED_NOW = "tillfrågas nu av {who}"
ASKED_LAST = "svarade {answer} {day}"
FROM_AREA = "{road} från {area}"


def children(number: int) -> str:
    """Return how many children.

    >>> children(1), children(2)
    ('1 barn', '2 syskon')
    """
    return "1 barn" if number == 1 else f"{number} syskon"
