"""A home's timeline, computed from what was checked: what is done, exempted, missing, about to run out.

Nobody sets a state, and nothing is called approved: the general assessment is of the home, the assessment for a child
is the placing municipality's own each time (SoL 2025:400 22 kap. 2 §; JO 1142-2017).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ifodesk.domain.dates import in_months
from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, Requirement, RequirementOutcome
from ifodesk.domain.home_codes import chosen
from ifodesk.domain.home_law import HomeLaw, Needed, RequirementRule, Stage

ASSESSMENT = "general_assessment"
"""The code of the general assessment."""
_FAR: Final = date(9000, 1, 1)
"""No day of a check lies beyond it, whatever came by sync: a calendar ends at the year 9999."""


class LineState(StrEnum):
    """How one requirement stands."""

    MISSING = "missing"
    DONE = "done"
    EXEMPTED = "exempted"
    SOON = "soon"
    """Done or exempted, and runs out soon."""
    EXPIRED = "expired"
    NOT_CLEAR = "not_clear"
    """Done, and something came up that people have to judge."""


MET = frozenset({LineState.DONE, LineState.EXEMPTED, LineState.SOON})
"""What stops nothing."""


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One requirement of one home, or of one adult of it."""

    rule: RequirementRule
    adult: HomeAdult | None
    """Whom it is about; None: the home, or nobody is written down yet."""
    state: LineState
    fact: Requirement | None
    """The newest of its facts."""
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A home's way so far."""

    stage: Stage
    """Where the home is: the first step that lacks something, or what follows when none does."""
    lines: tuple[TimelineLine, ...]
    assessed: RequirementOutcome | None
    """The general assessment that holds."""
    unknown: tuple[Requirement, ...]
    """Facts of a kind that no rule in force asks for: shown, never dropped."""

    @property
    def lacking(self) -> tuple[TimelineLine, ...]:
        """Return what is missing or runs out soon, in the order of the way."""
        return tuple(line for line in self.lines if line.state not in {LineState.DONE, LineState.EXEMPTED})


def timeline(
    home: Home,
    adults: Iterable[HomeAdult],
    facts: Sequence[Requirement],
    law: HomeLaw,
    today: date,
    *,
    in_pool: bool = False,
    placed: bool = False,
) -> Timeline:
    """Return the timeline of *home* as of *today*.

    Args:
        home: Its kinds decide what is asked.
        adults: Everybody of the home; who has left is asked nothing.
        facts: All that was checked or exempted, in any order.
        law: As it stands today, with the municipality's own numbers.
        today: The day.
        in_pool: Whether it stands in the pool.
        placed: Whether a child is placed there.
    """
    carers = [one for one in adults if one.role is AdultRole.CARER and one.left_on is None]
    rules = [
        rule
        for rule in law.rules_for(chosen(home.kinds) or frozenset())
        if rule.needed is not Needed.DURING or placed or any(fact.kind == rule.code for fact in facts)
    ]
    lines = tuple(
        _line(rule, adult, facts, law, today)
        for rule in rules
        for adult in (carers if rule.per_adult and carers else (None,))
    )
    known = {rule.code for rule in rules}
    assessed = _assessed(lines)
    return Timeline(
        _stage(home, lines, assessed, in_pool=in_pool, placed=placed),
        lines,
        assessed,
        tuple(sorted((fact for fact in facts if fact.kind not in known), key=_by_day)),
    )


def _line(
    rule: RequirementRule, adult: HomeAdult | None, facts: Sequence[Requirement], law: HomeLaw, today: date
) -> TimelineLine:
    about = [one for one in facts if one.kind == rule.code and _is_about(one, adult, rule)]
    newest = max(about, key=_by_day, default=None)
    if newest is None:
        return TimelineLine(rule, adult, LineState.MISSING, None, None)
    expires = _expires(rule, newest)
    return TimelineLine(rule, adult, _state(newest, expires, law, today), newest, expires)


def _by_day(fact: Requirement) -> tuple[date, bytes]:
    return fact.done_on or date.min, fact.id


def _is_about(fact: Requirement, adult: HomeAdult | None, rule: RequirementRule) -> bool:
    return not rule.per_adult or (adult is not None and fact.adult == adult.id)


def _expires(rule: RequirementRule, fact: Requirement) -> date | None:
    if fact.expires_on is not None:
        return fact.expires_on
    if rule.renew_months is None or fact.exempt_reason is not None or fact.done_on is None:
        return None
    return in_months(min(fact.done_on, _FAR), rule.renew_months)


def _state(fact: Requirement, expires: date | None, law: HomeLaw, today: date) -> LineState:
    if expires is not None and expires < today:
        return LineState.EXPIRED
    if fact.exempt_reason is None and fact.outcome is RequirementOutcome.NOT_CLEAR:
        return LineState.NOT_CLEAR
    if expires is not None and expires <= today + timedelta(days=law.soon_days.count):
        return LineState.SOON
    return LineState.EXEMPTED if fact.exempt_reason is not None else LineState.DONE


def _assessed(lines: Iterable[TimelineLine]) -> RequirementOutcome | None:
    found = next((line for line in lines if line.rule.code == ASSESSMENT), None)
    if found is None or found.fact is None or found.fact.exempt_reason is not None or found.state is LineState.EXPIRED:
        return None
    return found.fact.outcome


def _stage(
    home: Home,
    lines: Iterable[TimelineLine],
    assessed: RequirementOutcome | None,
    *,
    in_pool: bool,
    placed: bool,
) -> Stage:
    if home.ended_on is not None:
        return Stage.ENDED
    if assessed is RequirementOutcome.NOT_SUITABLE:
        return Stage.NOT_SUITABLE
    if assessed is RequirementOutcome.RESTING:
        return Stage.RESTING
    lacking = next(_not_met(lines), None)
    if placed:
        return Stage.ASSIGNMENT
    if in_pool:
        return Stage.IN_POOL
    return lacking or Stage.READY


def _not_met(lines: Iterable[TimelineLine]) -> Iterator[Stage]:
    return (line.rule.stage for line in lines if line.state not in MET and line.rule.needed is not Needed.DURING)
