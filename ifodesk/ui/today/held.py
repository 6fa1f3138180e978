"""What came in and does not count, as a line of Idag: nobody looks in Synk every day. No Qt."""

from __future__ import annotations

from typing import Final

from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Group, Line, Tone
from ifodesk.words import screen_words_today as words

HELD_KEY: Final = "held"
OF_HELD: Final = frozenset({"sync", "held_decision"})
"""Kinds whose change may bring something that is held, or take it away."""


def held_group(number: int) -> Group:
    """Return the line that leads to Synk; no line for nothing."""
    line = Line(HELD_KEY, words.held(number), words.HELD_DETAIL, icon=Icon.HALF, tone=Tone.WARN)
    return Group("held", words.HELD.format(count=number), (line,) if number else ())
