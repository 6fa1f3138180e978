"""A colour for each municipality, so that two vaults of one person are told apart at a glance. Its name stands beside.

Eight hues as far apart as eight can be, of one lightness in each look: contrast 3 against the page.
"""

from __future__ import annotations

from typing import Final

_OF_LIGHT: Final = ("#1b5c80", "#8a4b08", "#2f6b3a", "#7a2e6e", "#8c2f2f", "#3f4fa3", "#5c5f12", "#0f6b66")
_OF_DARK: Final = ("#7db9dc", "#e0a15c", "#86c794", "#d79bcf", "#e59a94", "#a9b5f2", "#c9cc74", "#74ccc5")
_ORDER: Final = ("2417", "2418", "2421", "2422", "2425", "2462", "2463", "2481")
"""SCB codes of the eight."""


def hue(code: str, *, dark: bool) -> str:
    """Return the colour of a municipality by SCB code, as ``#rrggbb``; one outside the eight shares with another.

    >>> hue("2425", dark=False) != hue("2463", dark=False)
    True
    """
    hues = _OF_DARK if dark else _OF_LIGHT
    place = _ORDER.index(code) if code in _ORDER else sum(code.encode())
    return hues[place % len(hues)]
