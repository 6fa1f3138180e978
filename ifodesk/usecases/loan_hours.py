"""The hours of a loan: a line a week, entered by the helper, confirmed by the helped side as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.lending import Loan, LoanHours
from ifodesk.domain.lending import (
    MOST_KM,
    MOST_MINUTES,
    LoanState,
    balance,
    covers_week,
    hours_id,
    hours_mark,
    monday_of,
    state_of,
)
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.loan_truth import LoanTruth
from ifodesk.usecases.loans import loans
from ifodesk.usecases.saving import change, find, tidy, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekHours:
    """The figures of one week."""

    minutes: int
    """Work, without travel."""
    travel_minutes: int = 0
    travel_km: int = 0
    comment: str = ""
    """No client's name: the helped and the helping chief read it."""


@dataclass(frozen=True, slots=True)
class EnterHours:
    """Write down a week, or put it right. What was confirmed before is to be confirmed again."""

    session: Session

    def __call__(self, seen: Seen[Loan], day: date, hours: WeekHours, shown: Seen[LoanHours] | None = None) -> Saved:
        """Save the week that *day* is of, on top of *shown* if that is this week; else of what stands.

        Raises ``RuleError``: not_your_hours (only the helper enters them), loan_not_agreed, outside_loan,
        hours_out_of_range.
        """
        session, monday = self.session, monday_of(day)
        loan = LoanTruth(session).loan(seen).loan.value
        me = session.directory.me().id
        if loan.helper != me:
            raise RuleError(Refusal.NOT_YOUR_HOURS)
        if state_of(loan) is LoanState.PROPOSED:
            raise RuleError(Refusal.LOAN_NOT_AGREED)
        if not covers_week(loan, monday) or monday > session.clock.today():
            raise RuleError(Refusal.OUTSIDE_LOAN)
        if not _possible(hours):
            raise RuleError(Refusal.HOURS_OUT_OF_RANGE)
        wanted = hours_id(loan.id, monday)
        base = shown if shown and shown.value.id == wanted else find(session.records, LoanHours, wanted)
        line = LoanHours(id=wanted, loan=loan.id, week=monday) if base is None else base.value
        value = replace(
            line,
            minutes=hours.minutes,
            travel_minutes=hours.travel_minutes,
            travel_km=hours.travel_km,
            comment=words_or_none(hours.comment),
            entered_by=me,
            entered_at=session.clock.now(),
            objection=None,
        )
        return session.records.save([Write(tidy(value), base)])


@dataclass(frozen=True, slots=True)
class ConfirmHours:
    """Confirm a week as it stands, for the side that got help."""

    session: Session

    def __call__(self, seen: Seen[LoanHours]) -> Saved:
        """Save the yes. Raises ``RuleError`` not_your_hours, or loan_has_conflicts when two figures stand."""
        session = self.session
        seen = LoanTruth(session).hours(seen, _check_helped(session, seen.value)).hours
        if seen.conflicts:
            raise RuleError(Refusal.LOAN_HAS_CONFLICTS)
        me, now = session.directory.me().id, session.clock.now()
        mark = hours_mark(seen.value)
        value = replace(seen.value, confirmed=mark, confirmed_by=me, confirmed_at=now, objection=None)
        return change(session.records, seen, value)


@dataclass(frozen=True, slots=True)
class ObjectToHours:
    """Say why a week is not confirmed. The helper puts it right, or calls."""

    session: Session

    def __call__(self, seen: Seen[LoanHours], why: str) -> Saved:
        """Save the objection. Raises ``RuleError`` not_your_hours or reason_needed."""
        _check_helped(self.session, seen.value)
        told = words_or_none(why)
        if told is None:
            raise RuleError(Refusal.REASON_NEEDED)
        value = replace(seen.value, objection=told, confirmed=None, confirmed_by=None, confirmed_at=None)
        return change(self.session.records, seen, value)


def hours_balance(session: Session) -> Mapping[str, int]:
    """Return, by SCB code, the confirmed minutes that the own municipality has given more than it got."""
    lines = [(view.loan.value, line.value) for view in loans(session) for line in view.hours]
    return balance(lines, session.directory.me().municipality)


def _possible(hours: WeekHours) -> bool:
    minutes = (hours.minutes, hours.travel_minutes)
    return all(0 <= one <= MOST_MINUTES for one in minutes) and 0 <= hours.travel_km <= MOST_KM


def _check_helped(session: Session, hours: LoanHours) -> Loan:
    loan = find(session.records, Loan, hours.loan) if hours.loan else None
    if loan is None or loan.value.helped_chief != session.directory.me().id:
        raise RuleError(Refusal.NOT_YOUR_HOURS)
    return loan.value
