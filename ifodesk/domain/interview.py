"""What follows from an interview's record: ids, ages, warnings, what the record fills in, when the next one is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from ifodesk.domain.entities.interview import Interview, InterviewEnd, InterviewKind
from ifodesk.domain.ids import ID_BYTES, EntityId
from ifodesk.domain.instrument.answers import Answer, Missing
from ifodesk.domain.instrument.model import Fill, Instrument

ADULT: Final = 18
FOLLOW_UP_MONTHS: Final = (6, 12)
"""When a follow-up is due: between so many months after the interview before (Socialstyrelsen, ASI Uppföljning)."""
LONGEST_BETWEEN: Final = 24
"""A first interview younger than about so many months may be followed up directly (as above)."""
SHORTEST_BETWEEN: Final = timedelta(days=14)
"""Closer together two interviews ask about the same 30 days (check R25)."""
_MONTHS: Final = 12


class InterviewWarning(StrEnum):
    """What to know before the first question. None of it is a wall."""

    AGE_UNKNOWN = "age_unknown"
    NOT_CERTIFIED = "not_certified"
    NO_BASELINE = "no_baseline"
    OLD_BASELINE = "old_baseline"
    TOO_SOON = "too_soon"


def part_id(whole: EntityId, what: str) -> EntityId:
    """Return the id of the only *what* of *whole* ("answers", "rating:alcohol"): the same on every device."""
    return EntityId(blake2b(whole + what.encode(), digest_size=ID_BYTES, person=b"ifodesk intervju").digest())


def age_on(day: date, *, born: date | None, birth_year: int | None) -> int | None:
    """Return the age on *day*; None when it is not known. A year alone tells it only when its whole year agrees.

    >>> age_on(date(2026, 11, 26), born=date(2008, 11, 27), birth_year=None)
    17
    >>> age_on(date(2026, 11, 26), born=None, birth_year=1984), age_on(date(2026, 1, 1), born=None, birth_year=2008)
    (42, None)
    """
    if born is not None:
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if birth_year is None:
        return None
    oldest = day.year - birth_year
    return None if oldest == ADULT else oldest


def is_under_age(age: int | None) -> bool:
    """Return whether a client is known to be under 18."""
    return age is not None and age < ADULT


def months_after(day: date, months: int) -> date:
    """Return the same day *months* later; the last of the month where that month is shorter.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.month - 1 + months, _MONTHS)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + (first.month == _MONTHS), first.month % _MONTHS + 1, 1)
    return first + min(timedelta(days=day.day - 1), following - first - timedelta(days=1))


def due_on(interview: Interview, months: int) -> date | None:
    """Return when the next interview is due: the agreed day, else *months* after this one where it is followed up."""
    day = interview.next_follow_up_on
    whole = interview.finished_at is not None and interview.end in (None, InterviewEnd.WHOLE)
    if day is not None or not whole or interview.has_follow_up is False or interview.finished_at is None:
        return day
    return months_after(interview.finished_at.date(), months)


def between(previous: Interview, today: date) -> tuple[InterviewWarning, ...]:
    """Return what is odd about following up *previous* today."""
    if previous.finished_at is None:
        return ()
    held = previous.finished_at.date()
    found = []
    if today - held < SHORTEST_BETWEEN:
        found.append(InterviewWarning.TOO_SOON)
    if previous.kind is not InterviewKind.FOLLOW_UP and today > months_after(held, LONGEST_BETWEEN):
        found.append(InterviewWarning.OLD_BASELINE)
    return tuple(found)


def worked(interview: Interview, now: datetime) -> int:
    """Return how many minutes an interview took until *now*, pauses left out. Never negative: a clock may be off."""
    before = interview.minutes or 0
    since = interview.resumed_at or interview.started_at
    if interview.paused_at is not None or since is None:
        return before
    return before + max(0, int((now - since).total_seconds()) // 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known beside the answers. None and "" : not known."""

    site: str = ""
    admitted: date | None = None
    started: datetime | None = None
    """Where the user is."""
    ended: datetime | None = None
    kind: InterviewKind | None = None
    interviewer: str = ""
    born: date | None = None
    sex: int | None = None
    """1 man, 2 kvinna, as the personal number says (folkbokföringslagen 1991:481 18 §)."""
    end: InterviewEnd | None = None


_ENDED: Final[Mapping[InterviewEnd, Answer]] = {
    InterviewEnd.WHOLE: Missing.NOT_RELEVANT,
    InterviewEnd.BROKEN_OFF: 1,
    InterviewEnd.DECLINED: 2,
    InterviewEnd.UNABLE: 3,
}
_FORM: Final[Mapping[InterviewKind, Answer]] = {InterviewKind.BASELINE: 1, InterviewKind.FOLLOW_UP: 2}


def filled_in(instrument: Instrument, known: Known) -> dict[str, Answer]:
    """Return the items that nobody need ask about, with what the record knows. An answer that was given goes first."""
    values: dict[Fill, Answer | None] = {
        Fill.SITE: known.site or None,
        Fill.ADMITTED: _day(known.admitted),
        Fill.HELD: None if known.started is None else known.started.date().isoformat(),
        Fill.STARTED: _time(known.started),
        Fill.ENDED: _time(known.ended),
        Fill.FORM: None if known.kind is None else _FORM[known.kind],
        Fill.INTERVIEWER: known.interviewer or None,
        Fill.BORN: _day(known.born),
        Fill.SEX: known.sex,
        Fill.BROKEN_OFF: None if known.end is None else _ENDED[known.end],
    }
    found = {item.code: values.get(item.fill) for item in instrument.items.values() if item.fill is not None}
    return {code: answer for code, answer in found.items() if answer is not None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _time(at: datetime | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"
