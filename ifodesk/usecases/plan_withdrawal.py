"""A consent that ends: the unit's people are taken out, and what they could read and did read is told, plainly.

Withdrawal is at any time and in any form; it takes keys at once, and reaches everybody at their next sync. What was
read cannot be unread, and the program says so. A consent that runs out takes no keys by itself: a person does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from ifodesk.domain.audience import Closed, people_of, staying
from ifodesk.domain.entities.case import Case, CaseStatus
from ifodesk.domain.entities.sip_consent import AgreementForm, Consent, ConsentKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.plan_goals import ShareGoal
from ifodesk.usecases.plan_parts import case_of, open_parts
from ifodesk.usecases.saving import change, new_id, tidy, words_or_none
from ifodesk.usecases.seen import Changed, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import units_by_id
from ifodesk.usecases.views import GoalView, PartView, SipView
from ifodesk.usecases.waivers import gate_of


@dataclass(frozen=True, slots=True)
class WasRead:
    """What one person of a unit could read of a plan, and when that person opened it."""

    member: MemberId
    part: EntityId
    since: date | None
    """From when the part could be read; None when that is not known."""
    openings: tuple[datetime, ...]
    """When it was opened, oldest first, as far as this device has heard; empty: not opened."""
    goals: tuple[str, ...]
    """The goals that lie in it now, in the client's words."""


@dataclass(frozen=True, slots=True)
class UnitOut:
    """A unit that was taken out of a plan."""

    changed: Changed
    excluded: tuple[MemberId, ...]
    staying: tuple[MemberId, ...]
    """Still read a part, by another unit that has consent: they cannot keep apart what they know."""
    was_read: tuple[WasRead, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """A unit that reads a part without a consent that holds today: a person takes it out."""

    part: EntityId
    unit: EntityId
    why: Closed
    goal: EntityId | None = None
    """The goal that the consent does not cover; None: none of the part."""


@dataclass(frozen=True, slots=True)
class TakeUnitOut:
    """Take a unit out of every part of a plan: with a cut, so that what its people have unsent comes back held.

    A part that no unit shares any more stays where it is, read by those who read the plan.
    """

    session: Session

    def __call__(self, plan: EntityId, unit: EntityId) -> UnitOut:
        """Return who was taken out, who stays by another unit, and what was read.

        Raises ``RuleError`` unit_not_sharing for a unit that shares no part of the plan.
        """
        parts = [part for part in open_parts(self.session, plan) if unit in part.header.value.units]
        if not parts:
            raise RuleError(Refusal.UNIT_NOT_SHARING)
        was_read = tuple(read_by(self.session, plan, unit))
        members = {one: value.members for one, value in units_by_id(self.session).items()}
        excluded: set[MemberId] = set()
        stay: set[MemberId] = set()
        changed: list[Changed] = []
        for part in parts:
            reading = self._of_unit(part, people_of([units_by_id(self.session)[unit]]))
            by_another = reading & staying(unit, part.header.value.units, members)
            stay |= by_another
            excluded |= reading - by_another
            changed += self._take_out(part, unit, reading - by_another)
        return UnitOut(together(*changed), tuple(sorted(excluded)), tuple(sorted(stay)), was_read)

    def _of_unit(self, part: PartView, people: Collection[MemberId]) -> set[MemberId]:
        """Return who of the unit reads a part and not the plan's case."""
        narrow = case_of(self.session, part.case)
        inner = set() if narrow is None else set(self.session.readers.readers(narrow))
        return (set(self.session.readers.readers(part.case)) & set(people)) - inner

    def _take_out(self, part: PartView, unit: EntityId, leaving: Collection[MemberId]) -> Iterator[Changed]:
        if leaving:
            yield self.session.readers.exclude(part.case, *sorted(leaving))
        header = part.header.value
        left = replace(header, units=header.units - {unit})
        yield change(self.session.records, part.header, left).changed


@dataclass(frozen=True, slots=True)
class EndPart:
    """Stop sharing a part: its goals are the plan's own again."""

    session: Session

    def __call__(self, part: EntityId, *, reason: str = "") -> Changed:
        """Take everybody out who does not read the plan, move the goals back, and note the end.

        Raises ``RuleError`` part_only_by_plan, already_ended or goal_has_conflicts; it may be run again then.
        """
        session = self.session
        case = case_of(session, part)
        view = next((one for one in _parts_of(session, case) if one.case == part), None)
        if case is None or view is None:
            raise RuleError(Refusal.PART_ONLY_BY_PLAN)
        if view.header.value.ended_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        others = set(session.readers.readers(part)) - set(session.readers.readers(case))
        changed = [session.readers.exclude(part, *sorted(others))] if others else []
        changed += [
            ShareGoal(session)(goal.goal.value.id, ()).changed for goal in view.goals if not _serves(goal, view)
        ]
        seen, header = session.records.get(Case, part), view.header
        ended = replace(header.value, ended_on=session.clock.today(), end_reason=words_or_none(reason))
        closed = replace(seen.value, status=CaseStatus.CLOSED)
        changed.append(session.records.save([Write(ended, header), Write(closed, seen)]).changed)
        return together(*changed)


@dataclass(frozen=True, slots=True)
class WithdrawUnit:
    """Note that the client does not want a unit to take part any more, and take it out at once."""

    session: Session

    def __call__(self, plan: EntityId, unit: EntityId, *, by: str = "", on: date | None = None) -> UnitOut:
        """Withdraw the unit's own consents, or note the no where the consent was for the whole plan.

        Args:
            plan: The plan.
            unit: Who is not to take part.
            by: Who withdrew; empty: who gave the consent.
            on: When; None: today.

        Raises:
            RuleError: in_the_future, unit_not_sharing.
        """
        session, today = self.session, self.session.clock.today()
        day = on or today
        if day > today:
            raise RuleError(Refusal.IN_THE_FUTURE)
        writes = list(self._withdrawn(plan, unit, by, day))
        saved = session.records.save(writes)
        out = TakeUnitOut(session)(plan, unit)
        return replace(out, changed=together(saved.changed, out.changed))

    def _withdrawn(self, plan: EntityId, unit: EntityId, by: str, day: date) -> Iterator[Write[object]]:
        consents = self.session.records.children(Consent, plan)
        named = [seen for seen in consents if seen.value.unit == unit and seen.value.withdrawn_on is None]
        for seen in named:
            yield Write(replace(seen.value, withdrawn_on=day, withdrawn_by=words_or_none(by)), seen)
        if not any(seen.value.kind is ConsentKind.PARTICIPATION for seen in named):
            givers = [seen.value.given_by for seen in consents if seen.value.given_by]
            no = Consent(
                id=new_id(self.session.random),
                plan=plan,
                kind=ConsentKind.PARTICIPATION,
                given_by=words_or_none(by) or (givers[0] if givers else None),
                given_on=day,
                form=AgreementForm.DECLINES,
                unit=unit,
                received_by=self.session.directory.me().id,
            )
            yield Write(tidy(no))


def stop_sharing(session: Session, plan: EntityId) -> Changed:
    """Take out every unit whose consent was withdrawn or declined; one that ran out waits for a person.

    For whoever notes a withdrawal of the consent itself.
    """
    changed = [Changed(frozenset())]
    for one in overdue(session, plan):
        still = any(one.unit in part.header.value.units for part in open_parts(session, plan))
        if still and one.goal is None and one.why in {Closed.WITHDRAWN, Closed.DECLINED}:
            changed.append(TakeUnitOut(session)(plan, one.unit).changed)
    return together(*changed)


def overdue(session: Session, plan: EntityId) -> tuple[Overdue, ...]:
    """Return the units that share a part, or a goal in it, without a consent that holds today."""
    return overdue_in(session, session.queries.sip(plan))


def overdue_in(session: Session, view: SipView) -> tuple[Overdue, ...]:
    """Return the same of a plan that was read already."""
    parts = [part for part in view.parts if part.header.value.ended_on is None]
    goals = tuple(goal.goal.value.id for part in parts for goal in part.goals)
    gate = gate_of(session, view.plan.value, goals)
    found: list[Overdue] = []
    for part in parts:
        for unit in sorted(part.header.value.units):
            why = gate.closed(unit)
            if why is not None:
                found.append(Overdue(part.case, unit, why))
                continue
            shut = ((goal.goal.value.id, gate.closed(unit, goal.goal.value.id)) for goal in part.goals)
            found += [Overdue(part.case, unit, because, goal) for goal, because in shut if because is not None]
    return tuple(found)


def read_by(session: Session, plan: EntityId, unit: EntityId) -> Iterator[WasRead]:
    """Give what each person of a unit can or could read of a plan, part by part: also when the unit was taken out.

    Somebody who never opened a part and reads it no more is left out, and so is whoever reads the plan's case.
    """
    people = units_by_id(session)[unit].members
    for part in session.queries.sip(plan).parts:
        narrow = case_of(session, part.case)
        inner = frozenset() if narrow is None else frozenset(session.readers.readers(narrow))
        reading = frozenset(session.readers.readers(part.case)) if unit in part.header.value.units else frozenset()
        since = session.records.get(Case, part.case).value.opened_on
        goals = tuple(goal.goal.value.text or "" for goal in part.goals)
        openings = session.log.openings(part.case)
        for member in sorted(people - inner):
            at = tuple(sorted(one.at for one in openings if one.member == member))
            if at or member in reading:
                yield WasRead(member, part.case, since, at, goals)


def _parts_of(session: Session, case: EntityId | None) -> tuple[PartView, ...]:
    plans = () if case is None else session.queries.plans(case)
    return tuple(part for plan in plans for part in session.queries.sip(plan.value.id).parts)


def _serves(goal: GoalView, part: PartView) -> bool:
    """Return whether a goal goes along with its long-term goal."""
    return goal.goal.value.above in {one.goal.value.id for one in part.goals}
