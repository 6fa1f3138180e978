"""The interviewer's rating 0-9 in two steps. The program shows what was answered and never proposes a number."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from ifodesk.domain.instrument.answers import Answer, figure
from ifodesk.domain.instrument.model import Area

HIGH: Final = 6
"""From here on help is needed (6-7 påtagligt, 8-9 mycket stort)."""


class RatingGap(StrEnum):
    """What a rating lacks before it may stand."""

    RANGE_WIDTH = "range_width"
    """The range of the first step is too narrow or too wide."""
    REASON = "reason"
    """A reason must be written (R26)."""


def rating_gap(
    area: Area, low: int, high: int, final: int, client_ratings: Iterable[Answer | None]
) -> RatingGap | None:
    """Return what a rating lacks, or None.

    Source: rule R26: a reason is needed outside the chosen range, and at 6 or more when the client rates all of the
    area's worry and need as 0.

    Args:
        area: The area that is rated.
        low: The least point of the range that was chosen from the critical items alone, 0-9.
        high: Its greatest point.
        final: The rating, 0-9.
        client_ratings: The client's worry and need in the area.
    """
    narrowest, widest = area.range_width
    if not narrowest <= high - low + 1 <= widest:
        return RatingGap.RANGE_WIDTH
    own = [number for answer in client_ratings if (number := figure(answer)) is not None]
    denied = final >= HIGH and bool(own) and not any(own)
    return RatingGap.REASON if denied or not low <= final <= high else None
