"""The interviewer's rating of an area, 0-9, in two steps. No number is ever proposed.

Source of the steps: facts of the ASI 5th edition; that there are two is certain, their wording is our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ifodesk.domain.entities.interview import InterviewerRating
from ifodesk.domain.instrument.answers import Answer
from ifodesk.domain.instrument.model import Area, Item
from ifodesk.domain.instrument.rating import RatingGap, rating_gap
from ifodesk.domain.interview import part_id
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.interview_reading import InterviewView
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

_HIGHEST = 9

Line = tuple[Item, Answer | None]
"""An item and its answer as it counts."""


@dataclass(frozen=True, slots=True)
class RatingPanel:
    """What the interviewer sees while rating an area."""

    area: Area
    critical: tuple[Line, ...]
    """The facts to choose a range from."""
    client: tuple[Line, ...] | None
    """The client's own ratings; None until a range is chosen."""
    rating: Seen[InterviewerRating] | None
    notes: tuple[tuple[Item, str], ...] = ()
    """The interviewer's notes to self in the area's section; those about the client's ratings once these are seen."""


def rating_panel(view: InterviewView, area: str) -> RatingPanel:
    """Return the panel of an area. Raises ``RuleError`` not_rated_here."""
    found = _area(view, area)
    rating = view.ratings.get(area)
    ranged = rating is not None and rating.value.low is not None
    return RatingPanel(
        area=found,
        critical=_lines(view, found.critical),
        client=_lines(view, _client_codes(found)) if ranged else None,
        rating=rating,
        notes=tuple(_notes(view, found, ranged=ranged)),
    )


@dataclass(frozen=True, slots=True)
class ChooseRange:
    """First step: a range of two or three points, from the facts alone."""

    session: Session

    def __call__(self, view: InterviewView, area: str, low: int, high: int) -> Saved:
        """Save the range; from then on the client's own ratings are shown, and it is kept since when.

        Raises ``RuleError``: not_rated_here; range_too_wide; interview_not_finished, because ratings come after it;
        not_the_interviewer.
        """
        found = _area(view, area)
        _check_rater(view)
        if not (0 <= low < high <= _HIGHEST) or rating_gap(found, low, high, low, ()) is RatingGap.RANGE_WIDTH:
            raise RuleError(Refusal.RANGE_TOO_WIDE)
        seen, now = view.ratings.get(area), self.session.clock.now()
        whole = view.interview.value.id
        value = InterviewerRating(id=part_id(whole, f"rating:{area}"), interview=whole, area=area)
        value = value if seen is None else seen.value
        value = replace(value, low=low, high=high, ranged_at=now, revealed_at=value.revealed_at or now)
        return self.session.records.save([Write(value, seen)])


@dataclass(frozen=True, slots=True)
class GiveRating:
    """Second step: the final value, after the client's own ratings were seen."""

    session: Session

    def __call__(self, view: InterviewView, area: str, final: int, reason: str = "") -> Saved:
        """Save the final value, also as the answer of the area's rating item, in one change.

        Raises ``RuleError``: as `ChooseRange`; range_first; rating_out_of_scale; rating_reason_needed (outside the
        range, or 6 and more although the client wants no help: check R26).
        """
        found, seen = _area(view, area), view.ratings.get(area)
        _check_rater(view)
        if seen is None or seen.value.low is None or seen.value.high is None:
            raise RuleError(Refusal.RANGE_FIRST)
        if not 0 <= final <= _HIGHEST:
            raise RuleError(Refusal.RATING_OUT_OF_SCALE)
        client = [answer for _, answer in _lines(view, _wishes(found))]
        gap = rating_gap(found, seen.value.low, seen.value.high, final, client)
        if gap is RatingGap.REASON and not reason.strip():
            raise RuleError(Refusal.RATING_REASON_NEEDED)
        rated = replace(seen.value, final=final, reason=reason.strip() or None, rated_at=self.session.clock.now())
        answers = {**view.answers.value.answers, found.rater: str(final)}
        writes: list[Write[object]] = [
            Write(rated, seen),
            Write(replace(view.answers.value, answers=answers), view.answers),
        ]
        return self.session.records.save(writes)


def _area(view: InterviewView, area: str) -> Area:
    found = next((one for one in view.instrument.areas if one.id == area and one.rater), None)
    if found is None:
        raise RuleError(Refusal.NOT_RATED_HERE)
    return found


def _check_rater(view: InterviewView) -> None:
    """Raise unless the signed-in person has held the interview to its end: nobody rates what somebody else heard."""
    if view.interview.value.finished_at is None:
        raise RuleError(Refusal.INTERVIEW_NOT_FINISHED)
    if not view.mine:
        raise RuleError(Refusal.NOT_THE_INTERVIEWER)


def _client_codes(area: Area) -> tuple[str, ...]:
    codes = chain.from_iterable((one.days, one.worry, one.need) for one in area.ratings)
    return tuple(code for code in codes if code)


def _wishes(area: Area) -> tuple[str, ...]:
    codes = chain.from_iterable((one.worry, one.need) for one in area.ratings)
    return tuple(code for code in codes if code)


def _notes(view: InterviewView, area: Area, *, ranged: bool) -> Iterator[tuple[Item, str]]:
    """Yield the notes of the area's section. What the client rated is not told by a note before a range is chosen."""
    section, hidden = view.instrument.items[area.rater].section, () if ranged else _client_codes(area)
    kept = view.answers.value.notes if view.mine else {}
    for item in view.instrument.items.values():
        if item.section == section and item.code not in hidden and kept.get(item.code, "").strip():
            yield item, kept[item.code]


def _lines(view: InterviewView, codes: tuple[str, ...]) -> tuple[Line, ...]:
    values, items = view.values, view.instrument.items
    return tuple((items[code], values.get(code)) for code in codes if code in items)
