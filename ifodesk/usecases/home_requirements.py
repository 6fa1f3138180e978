"""What was checked about a home: written down as dated facts, from which its timeline is computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ifodesk.domain.entities.home import Home, HomeAdult, Requirement, RequirementOutcome
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.home_law import RequirementRule
from ifodesk.domain.home_timeline import ASSESSMENT, TimelineLine, timeline
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.home_reading import home_law, homes
from ifodesk.usecases.pool_settling import and_settle
from ifodesk.usecases.saving import Made, check_not_ahead, new_id, words_or_none
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session

T = TypeVar("T", HomeAdult, Requirement)

_OF_ASSESSMENT = frozenset({RequirementOutcome.SUITABLE, RequirementOutcome.NOT_SUITABLE, RequirementOutcome.RESTING})


@dataclass(frozen=True, slots=True)
class NoteDone:
    """Write down that something was checked: what, when, by whom, how it came out. Never what an extract said."""

    session: Session

    def __call__(
        self,
        home: EntityId,
        kind: str,
        *,
        outcome: RequirementOutcome = RequirementOutcome.CLEAR,
        done_on: date | None = None,
        adult: EntityId | None = None,
        by_name: str = "",
        expires_on: date | None = None,
    ) -> Made:
        """Return the fact. The newest of a kind is what counts; the older ones stay readable.

        Args:
            home: Whose file.
            kind: A code of the requirements.
            outcome: Of the general assessment suitable, not_suitable or resting; of everything else clear or not_clear.
            done_on: None: today.
            adult: Of a requirement per adult: whom.
            by_name: Who did it when that is nobody in the group; empty: the signed-in person.
            expires_on: Another last day than the interval gives.

        Raises:
            RuleError: unknown_requirement, which_adult, outcome_not_for_this, in_the_future, before_today,
                days_backwards.
        """
        session = self.session
        rule = _rule(session, home, kind, adult)
        if (outcome in _OF_ASSESSMENT) != (kind == ASSESSMENT):
            raise RuleError(Refusal.OUTCOME_NOT_FOR_THIS)
        day, me = check_not_ahead(session, done_on), session.directory.me().id
        if expires_on is not None and expires_on < day:
            raise RuleError(Refusal.DAYS_BACKWARDS)
        who = words_or_none(by_name)
        fact = Requirement(
            id=new_id(session.random),
            home=home,
            kind=rule.code,
            adult=adult if rule.per_adult else None,
            done_on=day,
            by=None if who else me,
            by_name=who,
            outcome=outcome,
            expires_on=expires_on,
            noted_by=me,
        )
        return Made(fact.id, and_settle(session, session.records.save([Write(fact)]), home))


@dataclass(frozen=True, slots=True)
class Exempt:
    """Write down that something is not needed for a home, and why."""

    session: Session

    def __call__(
        self,
        home: EntityId,
        kind: str,
        reason: str,
        *,
        adult: EntityId | None = None,
        until: date | None = None,
    ) -> Made:
        """Return the fact. Raises ``RuleError`` as `NoteDone`, reason_needed; an assessment is never exempted."""
        session, why = self.session, words_or_none(reason)
        rule = _rule(session, home, kind, adult)
        if why is None:
            raise RuleError(Refusal.REASON_NEEDED)
        if kind == ASSESSMENT:
            raise RuleError(Refusal.OUTCOME_NOT_FOR_THIS)
        today, me = session.clock.today(), session.directory.me().id
        if until is not None and until < today:
            raise RuleError(Refusal.BEFORE_TODAY)
        fact = Requirement(
            id=new_id(session.random),
            home=home,
            kind=rule.code,
            adult=adult if rule.per_adult else None,
            done_on=today,
            by=me,
            exempt_reason=why,
            expires_on=until,
            noted_by=me,
        )
        return Made(fact.id, session.records.save([Write(fact)]))


@dataclass(frozen=True, slots=True)
class TakeBackFact:
    """Remove a fact that was written by mistake. The history keeps that it was there."""

    session: Session

    def __call__(self, seen: Seen[Requirement]) -> Saved:
        """Remove it, and make the pool agree."""
        saved = self.session.records.remove(seen)
        if seen.value.home is None:
            return saved
        return and_settle(self.session, saved, seen.value.home)


@dataclass(frozen=True, slots=True)
class ReadLacking:
    """Read what is missing or runs out soon over all homes that the signed-in person reads and that have not ended."""

    session: Session

    def __call__(self) -> tuple[tuple[Home, TimelineLine], ...]:
        """Return each home with each line, what has run out first, then by last day, then in Swedish order of home."""
        session, today = self.session, self.session.clock.today()
        law = home_law(session)
        adults, facts = _by_home(session.records.all(HomeAdult)), _by_home(session.records.all(Requirement))
        taken = {seen.value.home for seen in session.records.all(Claim) if seen.value.state is ClaimState.TAKEN}
        found = [
            (home, line)
            for home in (seen.value for seen in homes(session))
            if home.ended_on is None
            for line in timeline(
                home, adults[home.id], facts[home.id], law, today, placed=home.pool is not None and home.pool in taken
            ).lacking
        ]
        return tuple(sorted(found, key=lambda one: one[1].expires_on or date.max))


def _by_home(found: Iterable[Seen[T]]) -> Mapping[EntityId | None, list[T]]:
    by_home: defaultdict[EntityId | None, list[T]] = defaultdict(list)
    for seen in found:
        by_home[seen.value.home].append(seen.value)
    return by_home


def _rule(session: Session, home: EntityId, kind: str, adult: EntityId | None) -> RequirementRule:
    """Return the rule of a kind, after looking that the home and the adult exist."""
    session.records.get(Home, home)
    rule = home_law(session).rule(kind)
    if rule is None:
        raise RuleError(Refusal.UNKNOWN_REQUIREMENT)
    if rule.per_adult and adult not in {one.value.id for one in session.records.children(HomeAdult, home)}:
        raise RuleError(Refusal.WHICH_ADULT)
    return rule
