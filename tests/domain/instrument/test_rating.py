"""The interviewer's rating: a range first, a reason beside it. No number is ever proposed."""

from __future__ import annotations

import pytest

from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.rating import RatingGap, rating_gap
from tests.domain.instrument.interviews import X, instrument

MEDICAL = instrument().areas[0]


@pytest.mark.parametrize(
    "low, high, final, own, gap",
    [
        (4, 6, 5, (2, 3), None),
        (4, 5, 5, (2, 3), None),
        (4, 4, 4, (2, 3), RatingGap.RANGE_WIDTH),
        (4, 7, 5, (2, 3), RatingGap.RANGE_WIDTH),
        (6, 4, 5, (2, 3), RatingGap.RANGE_WIDTH),
        (4, 6, 7, (2, 3), RatingGap.REASON),
        (4, 6, 3, (2, 3), RatingGap.REASON),
        (5, 7, 6, (0, 0), RatingGap.REASON),
        (4, 6, 5, (0, 0), None),
        (5, 7, 6, (0, 1), None),
        (5, 7, 6, (X, None), None),
        (5, 7, 6, (0, X), RatingGap.REASON),
    ],
)
def test_a_rating_lacks(low: int, high: int, final: int, own: tuple[Answer | None, ...], gap: RatingGap | None) -> None:
    assert rating_gap(MEDICAL, low, high, final, own) is gap
