"""A plan that ends, as plain text for the record system: why, and one line per closed goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ifodesk.domain.entities.sip import Goal, InternalSip
from ifodesk.domain.entities.sip_process import GoalOutcome
from ifodesk.words.date_words import full_day
from ifodesk.words.label_words_sip import ACHIEVEMENT

CLOSED: Final = "Intern-SIP avslutad {day}"
CLOSED_GOALS: Final = "Intern-SIP, avslutade mål"
PROMOTED: Final = "Fortsätter som SIP med regionen: {where}"
GOAL: Final = "Mål {number}, {text}: {outcome}."
UNNAMED: Final = "utan ord"
NOT_JUDGED: Final = "inte bedömt"
BASELINE: Final = "nuläge {value}"
TARGET: Final = "mål {value}"
MEASURED: Final = "uppmätt {value}"
MEASURED_ON: Final = "uppmätt {value} den {day}"


def closing_text(plan: InternalSip, goals: Sequence[tuple[int, Goal, GoalOutcome | None]]) -> str:
    """Return what is said of a plan's closed goals, and of its end when it has ended.

    Args:
        plan: The plan.
        goals: Place in the plan, goal and what the latest follow-up found, for each closed goal.
    """
    return "\n".join((*_head(plan), *(goal_line(*one) for one in goals)))


def goal_line(number: int, goal: Goal, found: GoalOutcome | None) -> str:
    """Return one line about a closed goal: whether it was reached, the figures, and the caseworker's own words."""
    outcome = ACHIEVEMENT[goal.close_outcome] if goal.close_outcome is not None else NOT_JUDGED
    line = GOAL.format(number=number, text=_plain(goal.text) or UNNAMED, outcome=outcome)
    figures = ", ".join(_figures(goal, found))
    said = (f"{figures[:1].upper()}{figures[1:]}." if figures else "", _plain(goal.close_line))
    return " ".join(part for part in (line, *said) if part)


def _head(plan: InternalSip) -> Iterator[str]:
    if plan.closed_on is None:
        yield CLOSED_GOALS
        return
    reason = "" if plan.promoted_to is not None else _plain(plan.close_reason)
    head = CLOSED.format(day=full_day(plan.closed_on))
    yield f"{head}: {reason}" if reason else head
    if plan.promoted_to is not None:
        yield PROMOTED.format(where=_plain(plan.promoted_to))


def _figures(goal: Goal, found: GoalOutcome | None) -> Iterator[str]:
    if goal.baseline:
        yield BASELINE.format(value=_plain(goal.baseline))
    if goal.target:
        yield TARGET.format(value=_plain(goal.target))
    if found is not None and found.measured:
        yield _measured(_plain(found.measured), found.measured_on)


def _measured(value: str, on: date | None) -> str:
    return MEASURED.format(value=value) if on is None else MEASURED_ON.format(value=value, day=full_day(on))


def _plain(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join((text or "").split())
