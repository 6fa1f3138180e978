"""What `ifodesk bench` says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ifodesk.words.plural_words import count

FIGURE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "apply": "Ta emot ändringar",
        "author": "Spara och skicka ändringar",
        "start": "Starta till låst fönster",
        "unlock": "Låsa upp till fylld Idag",
        "search": "Söka bland personer",
        "list": "Visa listan över ärenden",
        "sync": "Synka när inget är nytt",
        "removal": "Ta bort en kollega med 400 ärenden",
        "cold": "Ta in allt på en ny dator",
        "sip": "Skriva ut, öppna och skriva i en plan",
        "asi": "Räkna och pröva intervjuer",
        "match": "Matcha behov med hem",
        "jav": "Pröva jäv mot mångas band",
        "names": "Känna igen namn",
        "memory": "Minne med listan öppen",
        "bundle": "Det färdiga programmet",
    }
)
UNKNOWN: Final = "{name} går inte att mäta. Det som går är: {names}"
_HOLDS: Final = "klarar målet"
_MISSED: Final = "KLARAR INTE MÅLET"
_LINE: Final = "{what}: {value} {unit}, gräns {limit}: {ratio} gånger (högst {goal}), {verdict}"
_DECIMALS_BELOW: Final = 100


def figure_line(name: str, value: float, unit: str, limit: float, goal: float, *, holds: bool) -> str:
    """Return a measured figure as one line.

    >>> figure_line("start", 171.25, "ms", 137, 1.3, holds=True)
    'Starta till låst fönster: 171 ms, gräns 137: 1,25 gånger (högst 1,30), klarar målet'
    """
    return _LINE.format(
        what=FIGURE[name],
        value=_number(value),
        unit=unit,
        limit=_number(limit),
        ratio=_number(value / limit),
        goal=_number(goal),
        verdict=_HOLDS if holds else _MISSED,
    )


def summary(figures: int, missed: int) -> str:
    """Return the last line.

    >>> summary(7, 0), summary(7, 1)
    ('7 mått, alla klarar målet.', '7 mått, 1 mål missades.')
    """
    if not missed:
        return f"{count(figures, 'mått', 'mått')}, alla klarar målet."
    return f"{count(figures, 'mått', 'mått')}, {count(missed, 'mål', 'mål')} missades."


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= _DECIMALS_BELOW else f"{value:.2f}".replace(".", ",")
