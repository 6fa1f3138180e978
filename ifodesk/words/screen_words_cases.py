"""Words of Ärenden: the list, and the form of a new case."""

from __future__ import annotations

from ifodesk.usecases.limited_circles import Nearness
from ifodesk.words.plural_words import count, listed, number

NAME = "Ärenden"
LIST = "Lista över ärenden"
FILTER = "&Filtrera på namn eller nummer"
MINE = "Bara &mina"
CLOSED = "Visa &avslutade"
NEW = "Nytt ärende"

NUMBER = "Nummer"
CLIENT = "Klient"
BORN = "Född"
TYPE = "Typ"
HANDLER = "Handläggare"
STATUS = "Läge"
CHANGED = "Ändrat"
UNTRANSFERRED = "Ej förda"

EMPTY_TITLE = "Inga ärenden än"
EMPTY_TEXT = "Här står de ärenden som du får läsa. Öppna ett nytt med Ctrl+N: typ och namn räcker."
SHUT_TITLE = "Dina ärenden är inte öppnade på den här datorn än"
SHUT_TEXT = (
    "De är inte borta. Kollegor som läser dem, till exempel din chef, öppnar dem för dig: ring dem och läs upp de åtta "
    "orden under Mina datorer. Ärendena kommer hit efter hand, när de har öppnat och ni båda har synkat. Ett ärende "
    "som ingen annan läser öppnas bara i ditt gamla valv. Nya ärenden kan du öppna som vanligt."
)
NOTHING_TITLE = "Inget ärende passar"
NOTHING_TEXT = "Ändra filtret, eller sök bland alla du får läsa med Ctrl+K."

NEW_TITLE = "Nytt ärende"
CASE_TYPE = "&Typ av ärende"
CLIENT_NAME = "&Klientens namn"
CLIENT_HINT = "är namnet okänt räcker det med ”okänd”"
PERSONAL_NUMBER = "&Personnummer (om du vet)"
PERSONAL_NUMBER_HINT = "personnummer eller samordningsnummer"
HANDLER_FIELD = "&Handläggare"
OPEN = "Öppna ärendet"
OPENING = "Öppnar …"
CANCEL = "Avbryt"
READ_BY = "Läses av {names}. Andra släpps in en i taget."
READ_BY_YOU = "Läses bara av dig: kommunen har ingen chef inställd för nya ärenden. Andra släpps in en i taget."
YOU = "dig"
CHIEF = "{name} (chef)"
ALREADY = "Kan vara samma person. Öppna hellre det ärende som finns:"
AS_TYPED = "Numret kunde inte läsas. Det sparas som du skrev det, och går att rätta sedan."
LIMITED = "&Begränsad krets: bara du, handläggaren och dem du kryssar för läser"
LIMITED_WHO = "Läser också"
NEAR = "Namnet liknar {what}. Gäller det den personen öppnas ärendet med begränsad krets, utan chefen för nya ärenden."
NEAR_COLLEAGUE = "en kollega ({names})"
NEAR_BOARD = "en förtroendevald ({names})"
NEAR_TIE = "någon i din egen lista (det syns bara här)"
KEPT_NOTE = "Nytt ärende som inte hann öppnas: {parts}"


def empty(*, shut: bool) -> tuple[str, str]:
    """Return a title and a text for a list without cases; *shut*: they wait for colleagues who open them."""
    return (SHUT_TITLE, SHUT_TEXT) if shut else (EMPTY_TITLE, EMPTY_TEXT)


def shown(rows: int, whole: int) -> str:
    """Return how many cases the list shows."""
    if rows == whole:
        return count(whole, "ärende", "ärenden")
    return f"{number(rows)} av {count(whole, 'ärende', 'ärenden')}"


def near(found: Nearness) -> str:
    """Return why a limited circle is proposed; empty when it is not."""
    parts = []
    if found.colleagues:
        parts.append(NEAR_COLLEAGUE.format(names=listed([one.name for one in found.colleagues])))
    if found.board:
        parts.append(NEAR_BOARD.format(names=listed(found.board)))
    if found.own_ties:
        parts.append(NEAR_TIE)
    return NEAR.format(what=listed(parts)) if parts else ""
