"""Words about the circle of a case, on the tab Jäv."""

from __future__ import annotations

from collections.abc import Mapping
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


def title(gaps: int) -> str:
    """Return the heading, with how much is missing.

    >>> title(0), title(2)
    ('Kretsen: de som jävsfrågan gäller', 'Kretsen: de som jävsfrågan gäller (2 saker saknas)')
    """
    return f"{TITLE} ({count(gaps, 'sak', 'saker')} saknas)" if gaps else TITLE
