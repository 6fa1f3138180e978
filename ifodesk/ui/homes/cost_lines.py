"""Makes a calculation: a line for each part, and the sum. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from ifodesk.domain.placement_cost import Cost
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.parts.shapes import Line, Tone
from ifodesk.words import cost_words
from ifodesk.words import screen_words_homes_money as words
from ifodesk.words.cost_words import basis, kronor
from ifodesk.words.plural_words import count, listed


def part_lines(cost: Cost, about: str = "") -> Iterator[Line]:
    """Yield each part with what it is made of; *about* tells the keys of several calculations apart."""
    for number, part in enumerate(cost.parts):
        yield Line(
            f"part-{number}{about}",
            cost_words.PART[part.code],
            " · ".join(text for text in (basis(part), "" if part.certain else words.CHECK) if text),
            right=kronor(part.amount),
            icon=None if part.certain else Icon.WARNING,
            tone=Tone.QUIET if part.certain else Tone.WARN,
            opens=False,
        )


def sum_line(cost: Cost, about: str = "", title: str = words.SUM) -> Line:
    """Return the sum, by the day too, with what has no price."""
    per_day = words.SUM_LINE.format(per_day=kronor(cost.per_day), days=count(cost.period.days, "dygn", "dygn"))
    named = listed([cost_words.PART[code].lower() for code in cost.unknown])
    missing = cost_words.UNKNOWN.format(parts=named) if named else ""
    return Line(
        f"sum{about}",
        title,
        " · ".join(text for text in (per_day, missing) if text),
        right=kronor(cost.total),
        icon=Icon.WARNING if missing else None,
        tone=Tone.WARN if missing else Tone.ACCENT,
        opens=False,
    )
