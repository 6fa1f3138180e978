"""Words about the circle of a case, on the tab Jäv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ifodesk.domain.circle import CircleGap, CirclePart
from ifodesk.words.plural_words import count

TITLE = "Kretsen: de som jävsfrågan gäller"
ACCESSIBLE = "Kretsen"
NOBODY = "ingen antecknad"
NAMELESS = "någon utan namn"
FORMERLY = "tidigare {name}"
ADD = "Lägg till"
ADD_MISSING = "Lägg till det som saknas"
WRITE_NAME = "Skriv namnet"
ADD_TITLE = "Lägg till i kretsen: {part}"
ROLE = "&Vad personen är i ärendet"
NAME = "&Namn"
FORMER = "&Tidigare efternamn"
ADD_NOW = "Lägg till"
NAME_NEEDED = "Skriv ett namn: utan namn kan ingen jämföra."
ADDED = "{name} står i kretsen nu. De som har svarat ska tillfrågas igen."

ADULTS_THERE = "familjehemmets vuxna: namnen finns i {place}"
ADULTS_IN_FILE = "familjehemmets vuxna: namnen finns inte i någon akt som du läser"
NO_ADULTS = "inga vuxna är antecknade i hemmets akt"
ADULTS_GAP = "Ingen jämförs med vuxna vars namn inte står här. Ta reda på namnen och lägg till dem."

PART: Final[Mapping[CirclePart, str]] = {
    CirclePart.CLIENT: "Klient",
    CirclePart.GUARDIANS: "Vårdnadshavare",
    CirclePart.RELATIVES: "Anhöriga",
    CirclePart.HOUSEHOLD: "Bor i samma hushåll",
    CirclePart.FOSTER_HOMES: "Familjehem",
    CirclePart.REPORTERS: "Anmälare",
    CirclePart.REPRESENTATIVES: "Ombud och företrädare",
    CirclePart.FIRMS: "Företag och föreningar",
    CirclePart.OTHERS: "Andra personer",
}
GAP: Final[Mapping[CircleGap, str]] = {
    CircleGap.NO_CLIENT: "Saknas: klienten.",
    CircleGap.NO_GUARDIAN: "Saknas: ett barns ärende brukar ha en vårdnadshavare.",
    CircleGap.NO_NAME: "Saknas: ett namn. Utan namn kan ingen jämföra.",
}


def home_text(home: str, adults: Sequence[str] | None, place: str) -> str:
    """Return a home of the circle with its adults, or where their names are.

    Args:
        home: What the home is called.
        adults: None: their names are not read here.
        place: The home's municipality, if it is another one.

    >>> home_text("Udden", ["Anna Gran", "Nils Gran"], ""), home_text("Udden", None, "Åsele")
    ('Udden (Anna Gran, Nils Gran)', 'Udden (familjehemmets vuxna: namnen finns i Åsele)')
    """
    if adults is None:
        return f"{home} ({ADULTS_THERE.format(place=place) if place else ADULTS_IN_FILE})"
    return f"{home} ({', '.join(adults) or NO_ADULTS})"


def title(gaps: int) -> str:
    """Return the heading, with how much is missing.

    >>> title(0), title(2)
    ('Kretsen: de som jävsfrågan gäller', 'Kretsen: de som jävsfrågan gäller (2 saker saknas)')
    """
    return f"{TITLE} ({count(gaps, 'sak', 'saker')} saknas)" if gaps else TITLE
