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
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.law_dates import in_force
from ifodesk.domain.sip import SipPlan
from ifodesk.domain.working_days import after_working_days

SETTING = "sip_deadline_"
"""Begins the key of a municipality's setting; the code follows. Its value is a whole number, or "off"."""
OFF = "off"
_MOST = 999


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


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan has come, besides what stands in it."""

    adopted_on: date | None = None
    """When the latest version was adopted."""
    copies_given: bool = False
    """Whether anybody was given a copy of the latest version."""


def open_deadlines(plan: SipPlan, progress: Progress, deadlines: SipDeadlines) -> tuple[Deadline, ...]:
    """Return what is to be done in time and is not done, in the order of the process; none for a plan that is over.

    A step that was skipped, because a later one is done, is never late.
    """
    root = plan.plan
    if root.closed_on is not None or root.refused_on is not None:
        return ()
    found = []
    for code, since in _waiting(plan, progress):
        rule = deadlines.rule(code)
        if rule is not None:
            found.append(Deadline(code, _due(rule, since), since, rule))
    return tuple(found)


def _waiting(plan: SipPlan, progress: Progress) -> Iterator[tuple[DeadlineCode, date]]:
    """Yield what waits, and from when."""
    if progress.adopted_on is not None:
        if not progress.copies_given:
            yield DeadlineCode.COPIES, progress.adopted_on
        yield from _follow_up(plan, progress.adopted_on)
        return
    sent = [call for call in plan.calls if call.sent_on is not None or call.held_on is not None]
    if any(call.held_on is not None for call in sent):
        return
    if sent:
        yield DeadlineCode.MEETING, max(call.sent_on for call in sent if call.sent_on is not None)
    elif (agreed := _agreed_on(plan.consents)) is not None:
        yield DeadlineCode.CALL, agreed
    elif plan.plan.proposed_on is not None and plan.plan.started_on is None:
        yield DeadlineCode.START, plan.plan.proposed_on


def _follow_up(plan: SipPlan, adopted_on: date) -> Iterator[tuple[DeadlineCode, date]]:
    """Yield the follow-up, as long as nobody has set a day for it: a day that is set reminds by itself."""
    if plan.plan.next_follow_up_on is not None:
        return
    held = [one.held_on for one in plan.follow_ups if one.held_on is not None]
    if held:
        yield DeadlineCode.NEXT_FOLLOW_UP, max(held)
    else:
        yield DeadlineCode.FIRST_FOLLOW_UP, adopted_on


def _agreed_on(consents: Sequence[Consent]) -> date | None:
    days = [
        one.given_on
        for one in consents
        if one.kind is ConsentKind.PARTICIPATION
        and one.form not in (None, AgreementForm.DECLINES)
        and one.given_on is not None
        and one.withdrawn_on is None
    ]
    return min(days, default=None)


def _due(rule: DeadlineRule, since: date) -> date:
    try:
        return rule.due(since)
    except OverflowError:
        return date.max


def _set(rule: DeadlineRule, settings: Mapping[str, str]) -> DeadlineRule | None:
    value = settings.get(SETTING + rule.code, "").strip()
    if value == OFF:
        return None
    if value.isdecimal() and value.isascii() and 0 < int(value) <= _MOST:
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
