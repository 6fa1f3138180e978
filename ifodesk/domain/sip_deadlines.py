"""Days of the process of an internal SIP: settings, none of them statutory, each with a "kontrollera" mark.

The days that ship stand in `resources/law/sip_deadlines.json` (LAW 1.3); a municipality's own settings go before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ifodesk.domain.dates import in_months
from ifodesk.domain.law_dates import in_force
from ifodesk.domain.working_days import after_working_days

SETTING = "sip_deadline_"
"""Begins the key of a municipality's setting; the code follows. Its value is a whole number, or "off"."""
OFF = "off"
MOST = 999
"""The longest that a municipality may set."""


class DeadlineCode(StrEnum):
    """What is to be done in time."""

    START = "start"
    """Work begins after the proposal."""
    CALL = "call"
    """The call is sent after the consent."""
    MEETING = "meeting"
    """The meeting is held after the call."""
    COPIES = "copies"
    """The plan is given to those who take part after it was adopted."""
    FIRST_FOLLOW_UP = "first_follow_up"
    NEXT_FOLLOW_UP = "next_follow_up"


class DeadlineUnit(StrEnum):
    """What is counted."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How long something may take."""

    code: DeadlineCode
    count: int
    unit: DeadlineUnit
    certain: bool
    """False: the screen says "kontrollera" beside it."""
    source: str
    own: bool = False
    """The municipality's own setting, decided by itself: no mark."""

    def due(self, start: date) -> date:
        """Return the last day; raises ``OverflowError`` beyond the year 9999."""
        match self.unit:
            case DeadlineUnit.WORKING_DAYS:
                return after_working_days(start, self.count)
            case DeadlineUnit.DAYS:
                return start + timedelta(days=self.count)
            case DeadlineUnit.MONTHS:
                return in_months(start, self.count)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is to be done in time, and is not done."""

    code: DeadlineCode
    due_on: date
    since: date
    """From when it is counted."""
    rule: DeadlineRule


@dataclass(frozen=True, slots=True)
class SipDeadlines:
    """The rules in force."""

    rules: tuple[DeadlineRule, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Mapping[str, Any]]], *, on: date) -> SipDeadlines:
        """Return what *data* (the parsed file) says of the day *on*. Raises ``KeyError`` for data of another form."""
        return cls(tuple(_rule(one) for one in data["deadlines"] if in_force(one, on)))

    def with_settings(self, settings: Mapping[str, str]) -> SipDeadlines:
        """Return the rules as a municipality has set them; what is neither a number nor "off" is left aside."""
        return SipDeadlines(tuple(rule for one in self.rules if (rule := _set(one, settings)) is not None))

    def rule(self, code: DeadlineCode) -> DeadlineRule | None:
        """Return the rule; None when it is switched off."""
        return next((one for one in self.rules if one.code is code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDates:
    """How far a plan has come: all that its deadlines depend on."""

    proposed_on: date | None = None
    started_on: date | None = None
    agreed_on: date | None = None
    """The first consent to take part that was given and not withdrawn."""
    call_sent_on: date | None = None
    """The latest call that was sent."""
    met: bool = False
    """Whether a meeting was held."""
    adopted_on: date | None = None
    """When the latest version was adopted."""
    copies_given: bool = False
    """Whether anybody was given a copy of the latest version."""
    next_follow_up_on: date | None = None
    held_on: date | None = None
    """When the latest follow-up was held."""


def open_deadlines(dates: PlanDates, deadlines: SipDeadlines) -> tuple[Deadline, ...]:
    """Return what is to be done in time and is not done, in the order of the process, for a plan that is under way.

    A step that was skipped, because a later one is done, is never late.
    """
    found = []
    for code, since in _waiting(dates):
        rule = deadlines.rule(code)
        if rule is not None:
            found.append(Deadline(code, _due(rule, since), since, rule))
    return tuple(found)


def _waiting(dates: PlanDates) -> Iterator[tuple[DeadlineCode, date]]:
    """Yield what waits, and from when."""
    if dates.adopted_on is not None:
        if not dates.copies_given:
            yield DeadlineCode.COPIES, dates.adopted_on
        yield from _follow_up(dates, dates.adopted_on)
    elif not dates.met:
        yield from _before_the_meeting(dates)


def _before_the_meeting(dates: PlanDates) -> Iterator[tuple[DeadlineCode, date]]:
    if dates.call_sent_on is not None:
        yield DeadlineCode.MEETING, dates.call_sent_on
    elif dates.agreed_on is not None:
        yield DeadlineCode.CALL, dates.agreed_on
    elif dates.proposed_on is not None and dates.started_on is None:
        yield DeadlineCode.START, dates.proposed_on


def _follow_up(dates: PlanDates, adopted_on: date) -> Iterator[tuple[DeadlineCode, date]]:
    """Yield the follow-up, as long as nobody has set a day for it: a day that is set reminds by itself."""
    if dates.next_follow_up_on is not None:
        return
    if dates.held_on is not None:
        yield DeadlineCode.NEXT_FOLLOW_UP, dates.held_on
    else:
        yield DeadlineCode.FIRST_FOLLOW_UP, adopted_on


def _due(rule: DeadlineRule, since: date) -> date:
    try:
        return rule.due(since)
    except OverflowError:
        return date.max


def _set(rule: DeadlineRule, settings: Mapping[str, str]) -> DeadlineRule | None:
    value = settings.get(SETTING + rule.code, "").strip()
    if value == OFF:
        return None
    if value.isdecimal() and value.isascii() and 0 < int(value) <= MOST:
        return replace(rule, count=int(value), own=True, certain=True)
    return rule


def _rule(one: Mapping[str, Any]) -> DeadlineRule:
    return DeadlineRule(
        DeadlineCode(one["code"]),
        int(one["count"]),
        DeadlineUnit(one["unit"]),
        certain=one["certainty"] != "check",
        source=str(one["source"]),
    )
