"""The parts of a plan: what one set of units reads, in a case of its own, opened only by consent (ADR 10).

The case points to its parts, never the other way: a part names neither the case, nor other parts, nor how many goals
there are elsewhere. All who read the case read its parts.
Source: LAW 1.4; OSL 2009:400 8 kap. 1-2 §§, 10 kap. 1 §, 12 kap. 2 §; SoLPuL 2001:454 10 §.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.audience import Divided, people_of
from ifodesk.domain.entities.case import Case, CaseStatus, Party, PartyRole
from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_parts import PlanPart, PlanPartLink
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.case_numbers import free_number
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.ports import Home
from ifodesk.usecases.saving import change, new_id, words_or_none
from ifodesk.usecases.seen import Changed, Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.shares import part_of
from ifodesk.usecases.views import PartView
from ifodesk.usecases.waivers import gate_of
from ifodesk.usecases.walls import check_may_write


@dataclass(frozen=True, slots=True)
class Audience:
    """Who would read a part: shown before it is opened."""

    people: tuple[MemberId, ...]
    """Of the units, besides those who read the case."""
    left_out: tuple[MemberId, ...]
    """Of the units, but not let in: disqualified, or outside a wall of the case."""
    divided: tuple[Divided, ...]
    """Who also serves a unit that may not see: they cannot keep apart what they know."""


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """A part, new or opened before for the same units."""

    part: EntityId
    """Its case."""
    plan: EntityId
    """What its goals hang on."""
    changed: Changed


@dataclass(frozen=True, slots=True)
class OpenPart:
    """Open the part of a plan that a set of units shares; the same set has one part."""

    session: Session

    def __call__(
        self, plan: EntityId, units: Collection[EntityId], *, told: str = "", without: Collection[MemberId] = ()
    ) -> OpenedPart:
        """Return the part, read by all who read the plan's case and by the people of *units*.

        Written narrow first: the case's pointer, then the part. A stop in between leaves a pointer to nothing.

        Args:
            plan: The plan.
            units: Who shares it.
            told: What the client lets these units know.
            without: People of the units who are not let in: another handler does it.

        Raises:
            RuleError: nothing_chosen, plan_closed, part_only_by_plan, older_group; by unit unit_no_participation,
                unit_no_waiver, unit_not_this_goal, unit_declined, unit_withdrawn, unit_ran_out, unit_ended.
        """
        session, chosen = self.session, frozenset(units)
        seen = session.records.get(InternalSip, plan)
        case = _check(session, seen.value, chosen)
        standing = next((one for one in open_parts(session, plan) if one.header.value.units == chosen), None)
        if standing is not None:
            return OpenedPart(standing.case, standing.plan.value.id, Changed(frozenset()))
        readers = {*session.readers.readers(case.id), *audience(session, plan, chosen, without=without).people}
        part = Case(
            id=new_id(session.random),
            number=free_number(session, case.municipality or session.directory.me().municipality),
            case_type=case.case_type,
            municipality=case.municipality,
            handler=case.handler,
            opened_on=session.clock.today(),
            status=CaseStatus.OPEN,
        )
        link = PlanPartLink(id=new_id(session.random), plan=plan, part=part.id)
        pointed = session.records.save([Write(link)])
        heading = _heading(seen.value, InternalSip(id=new_id(session.random), case=part.id))
        inside: list[Write[object]] = [Write(part), Write(heading)]
        inside += [Write(one) for one in self._inside(part, seen.value, chosen, told)]
        home = Home("restricted", session.readers.open_compartment(readers))
        saved = session.records.save(inside, home=home)
        if walled := session.readers.walled(case.id):  # nobody lets them in by mistake where the other readers are new
            session.readers.wall(part.id, *walled)
        return OpenedPart(part.id, heading.id, together(pointed.changed, saved.changed))

    def _inside(
        self, part: Case, plan: InternalSip, units: frozenset[EntityId], told: str
    ) -> Iterator[PlanPart | Party]:
        random = self.session.random
        yield PlanPart(id=new_id(random), case=part.id, units=units, told=words_or_none(told))
        for seen in self.session.records.children(Party, plan.case or part.id):
            if seen.value.role is PartyRole.CLIENT:
                client = seen.value
                yield Party(
                    id=new_id(random),
                    case=part.id,
                    role=PartyRole.CLIENT,
                    name=client.name,
                    personal_number=client.personal_number,
                    birth_year=client.birth_year,
                    protected=client.protected,
                )
                return


@dataclass(frozen=True, slots=True)
class TellUnits:
    """Change what the client lets the units of a part know."""

    session: Session

    def __call__(self, seen: Seen[PlanPart], told: str) -> Saved:
        """Save the text. Raises ``RuleError`` already_ended."""
        if seen.value.ended_on is not None:
            raise RuleError(Refusal.ALREADY_ENDED)
        return change(self.session.records, seen, replace(seen.value, told=words_or_none(told)))


@dataclass(frozen=True, slots=True)
class KeepHeadings:
    """Let every part of a plan say who leads it, which number to call, when it is followed up, and whether it ended."""

    session: Session

    def __call__(self, plan: EntityId) -> Changed:
        """Save what differs, part by part. May be run again: nothing is written twice."""
        seen = self.session.records.get(InternalSip, plan)
        changed = [Changed(frozenset())]
        for part in open_parts(self.session, plan):
            heading = _heading(seen.value, part.plan.value)
            if heading != part.plan.value:
                changed.append(change(self.session.records, part.plan, heading).changed)
        return together(*changed)


def with_headings(session: Session, former: InternalSip, value: InternalSip, saved: Saved) -> Saved:
    """Return *saved*, after the parts were told where it changed what stands above them."""
    bare = InternalSip(id=value.id)
    if _heading(former, bare) == _heading(value, bare):
        return saved
    return Saved(saved.change, together(saved.changed, KeepHeadings(session)(value.id)))


@dataclass(frozen=True, slots=True)
class PartPeople:
    """Who reads a part, and who should."""

    of_units: tuple[MemberId, ...]
    without_consent: tuple[MemberId, ...]
    """They read the part, but neither the plan's case nor by one of its units: somebody let them in."""
    missing: tuple[MemberId, ...]
    """People of its units who do not read it: new in the unit, left out, or let in nowhere yet."""


@dataclass(frozen=True, slots=True)
class SetPartReaders:
    """Let one person of a part's units in, or take one out of the part again. A person does it, never a clock."""

    session: Session

    def let_in(self, part: EntityId, member: MemberId) -> Changed:
        """Let *member* read the part. Raises ``RuleError`` outside_units, has_hinder, walled, not_a_reader."""
        if member not in people(self.session, part).missing:
            raise RuleError(Refusal.OUTSIDE_UNITS)
        if member in _shut_out(self.session, part, {member}):
            raise RuleError(Refusal.WALLED if member in self.session.readers.walled(part) else Refusal.HAS_HINDER)
        return self.session.readers.let_in(part, member)

    def take_out(self, part: EntityId, member: MemberId) -> Changed:
        """Take *member* out of the part. Raises ``RuleError`` not_a_reader for somebody who reads the plan's case."""
        reading = people(self.session, part)
        if member not in {*reading.of_units, *reading.without_consent}:
            raise RuleError(Refusal.NOT_A_READER)
        return self.session.readers.exclude(part, member)


def open_parts(session: Session, plan: EntityId) -> tuple[PartView, ...]:
    """Return the parts of a plan that have not ended, oldest first."""
    return tuple(part for part in session.queries.sip(plan).parts if part.header.value.ended_on is None)


def audience(
    session: Session,
    plan: EntityId,
    units: Collection[EntityId],
    *,
    without: Collection[MemberId] = (),
    goal: EntityId | None = None,
) -> Audience:
    """Return who would read the part that *units* share, or *goal* in it. Changes nothing. Raises ``NotFoundError``."""
    value = session.records.get(InternalSip, plan).value
    if value.case is None:
        raise NotFoundError
    gate = gate_of(session, value, () if goal is None else (goal,))
    named = people_of([gate.units[one] for one in units if one in gate.units], without)
    active = {one for one in named if session.directory.member(one).active}
    reading = set(session.readers.readers(value.case))
    shut = _shut_out(session, value.case, active)
    people = tuple(sorted(active - reading - shut))
    divided = tuple(one for one in gate.divided(frozenset(units), goal) if one.member in people)
    return Audience(people, tuple(sorted(shut)), divided)


def people(session: Session, part: EntityId) -> PartPeople:
    """Return who reads a part and who should, as seen by somebody who reads its plan."""
    header = part_of(session, part)
    if header is None:
        raise NotFoundError
    units = {seen.value.id: seen.value for seen in session.records.all(Unit)}
    named = people_of(units[one] for one in header.value.units if one in units)
    narrow = case_of(session, part)
    inner = set(session.readers.readers(narrow)) if narrow is not None else set()
    reading = set(session.readers.readers(part)) - inner
    return PartPeople(
        tuple(sorted(reading & named)), tuple(sorted(reading - named)), tuple(sorted(named - reading - inner))
    )


def main_plan(session: Session, plan: InternalSip) -> InternalSip | None:
    """Return the plan that *plan* is a part of, or *plan* itself; None where only the part is read here."""
    if plan.case is None or part_of(session, plan.case) is None:
        return plan
    for seen in session.records.all(PlanPartLink):
        if seen.value.part == plan.case and seen.value.plan is not None:
            return session.records.get(InternalSip, seen.value.plan).value
    return None


def case_of(session: Session, part: EntityId) -> EntityId | None:
    """Return the case of the plan that a part belongs to; None where only the part is read here."""
    for seen in session.records.all(PlanPartLink):
        if seen.value.part == part and seen.value.plan is not None:
            return session.records.get(InternalSip, seen.value.plan).value.case
    return None


def _check(session: Session, plan: InternalSip, units: Collection[EntityId]) -> Case:
    """Return the plan's case when a part may be opened for *units*."""
    if plan.case is None:
        raise NotFoundError
    if not units:
        raise RuleError(Refusal.NOTHING_CHOSEN)
    if plan.closed_on is not None:
        raise RuleError(Refusal.PLAN_CLOSED)
    if part_of(session, plan.case) is not None:
        raise RuleError(Refusal.PART_ONLY_BY_PLAN)
    check_may_write(session, plan.case, "plan_part_link")
    gate = gate_of(session, plan)
    for unit in units:
        gate.check(unit)
    return session.records.get(Case, plan.case).value


def _shut_out(session: Session, case: EntityId, members: Collection[MemberId]) -> set[MemberId]:
    """Return who of *members* is disqualified in a case or outside a wall of it."""
    walled = set(session.readers.walled(case))
    return {one for one in members if one in walled or session.queries.answer_of(case, one) is Answer.HINDER}


def _heading(plan: InternalSip, part: InternalSip) -> InternalSip:
    """Return a part's plan with what the units are to know of the whole: no more than this."""
    return replace(
        part,
        plan_lead=plan.plan_lead,
        plan_lead_member=plan.plan_lead_member,
        plan_lead_phone=plan.plan_lead_phone,
        next_follow_up_on=plan.next_follow_up_on,
        already_told=plan.already_told,
        closed_on=plan.closed_on,
    )
