"""Idag: what the vault says, and the days of the process of each plan, as the municipality has set them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.sip_deadlines import SETTING, SipDeadlines, open_deadlines
from ifodesk.usecases.loans import Side, loans
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import TodayKind, TodayLine, TodayView

HABIT = timedelta(days=14)
"""So long a day that is only a habit reminds after it has passed: what was skipped is no fault. One that the
municipality has set itself reminds until it is done."""


def read_today(session: Session, today: date) -> TodayView:
    """Return Idag as of *today*. Store lane."""
    view = session.queries.today(today)
    known = {(line.kind, line.target) for line in view.lines}
    doubted = (line for line in doubted_loans(session) if (line.kind, line.target) not in known)
    lines = (*view.lines, *doubted, *plan_deadlines(session))
    return replace(view, lines=tuple(sorted(lines, key=lambda line: (line.due_on is not None, line.due_on or today))))


def doubted_loans(session: Session) -> Iterator[TodayLine]:
    """Give the loans and weeks of the signed-in chief where somebody wrote in another's place: to be said anew."""
    for view in loans(session):
        if view.doubted and view.side in {Side.HELPED, Side.HELPING}:
            yield TodayLine(TodayKind.LOAN_TERMS, None, view.loan.value.id, "", "", None, None)
        if view.side is Side.HELPED:
            yield from (TodayLine(TodayKind.LOAN_HOURS, None, week, "", "", None, None) for week in view.doubted_hours)


def plan_deadlines(session: Session) -> tuple[TodayLine, ...]:
    """Return what is to be done in time in the plans that the signed-in person reads."""
    rules = municipal_deadlines(session)
    return tuple(
        TodayLine(
            TodayKind.PLAN_DEADLINE,
            plan.case,
            plan.plan,
            plan.number,
            one.code,
            one.due_on,
            None,
            check=not one.rule.certain,
        )
        for plan in session.queries.plan_dates()
        for one in open_deadlines(plan.dates, rules)
        if one.rule.certain or one.due_on >= session.clock.today() - HABIT
    )


def municipal_deadlines(session: Session) -> SipDeadlines:
    """Return the deadlines as the municipality has set them; what it has not set is as shipped."""
    set_here = (dict(seen.value.values) for seen in session.records.all(MunicipalitySettings))
    merged = {key: value for values in set_here for key, value in values.items() if key.startswith(SETTING)}
    return session.sip_rules.deadlines.with_settings(merged)
