"""The internal SIP as a whole: opening, changing, adopting, closing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ifodesk.domain.entities.case import Case, Party, PartyRole
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip, ProposedBy
from ifodesk.domain.entities.sip_papers import PlanVersion
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.packed_text import packed
from ifodesk.domain.sip import PlanGoal, SipPlan, gaps
from ifodesk.domain.sip_frozen import Cover, FrozenPlan
from ifodesk.domain.sip_version import canonical, freeze, read_canonical
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.goal_places import aim_of
from ifodesk.usecases.plan_parts import with_headings
from ifodesk.usecases.saving import Made, change, find, new_id, tidy
from ifodesk.usecases.seen import Saved, Seen, Write
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import GoalView, PartView, SipView


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """Begin an internal SIP in a case."""

    session: Session

    def __call__(
        self,
        case: EntityId,
        *,
        need: str = "",
        proposed_by: ProposedBy | None = None,
        proposed_on: date | None = None,
    ) -> Made:
        """Return the new plan, empty but for why it is needed.

        Raises ``NotFoundError`` for a case that this person does not read.
        """
        self.session.records.get(Case, case)
        plan = InternalSip(
            id=new_id(self.session.random), case=case, need=need, proposed_by=proposed_by, proposed_on=proposed_on
        )
        return Made(plan.id, self.session.records.save([Write(tidy(plan))]))


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """Change a field of the plan itself."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], value: InternalSip) -> Saved:
        """Save *value* in place of what was seen. Raises ``RuleError`` plan_closed."""
        if seen.value.closed_on is not None and value.closed_on is not None:
            raise RuleError(Refusal.PLAN_CLOSED)
        saved = change(self.session.records, seen, value)
        return with_headings(self.session, seen.value, value, saved)


@dataclass(frozen=True, slots=True)
class ClosePlan:
    """End a plan: reached, not wanted any more, replaced by a SIP with the region."""

    session: Session

    def __call__(self, seen: Seen[InternalSip], reason: str) -> Saved:
        """Save the plan as closed today. Raises ``RuleError`` reason_needed or plan_closed."""
        if seen.value.closed_on is not None:
            raise RuleError(Refusal.PLAN_CLOSED)
        if not reason.strip():
            raise RuleError(Refusal.REASON_NEEDED)
        value = replace(seen.value, closed_on=self.session.clock.today(), close_reason=reason)
        return with_headings(self.session, seen.value, value, change(self.session.records, seen, value))


@dataclass(frozen=True, slots=True)
class ReopenPlan:
    """Go on with a plan that was closed too early."""

    session: Session

    def __call__(self, seen: Seen[InternalSip]) -> Saved:
        """Save the plan as under way. Raises ``RuleError`` plan_promoted when the region's system owns the SIP now."""
        if seen.value.promoted_to is not None:
            raise RuleError(Refusal.PLAN_PROMOTED)
        value = replace(seen.value, closed_on=None, close_reason=None)
        return with_headings(self.session, seen.value, value, change(self.session.records, seen, value))


@dataclass(frozen=True, slots=True)
class AdoptPlan:
    """Freeze a complete plan as a version."""

    session: Session

    def __call__(self, plan: EntityId) -> Made:
        """Return the new version, dated today.

        Raises:
            RuleError: plan_incomplete (the reasons are codes of `domain.sip.GapCode`); plan_has_conflicts, because one
                of two values would be frozen without anybody having chosen; plan_unreadable (a newer program wrote a
                part); plan_closed; plan_unchanged since the latest version; part_only_by_plan, because units adopt
                nothing by themselves: each part's version is frozen with the plan's.
        """
        session = self.session
        view = session.queries.sip(plan)
        whole = sip_plan(view)
        _check_adoptable(view, whole, session.clock.today())
        number = 1 + max((seen.value.number or 0 for seen in view.versions), default=0)
        frozen = frozen_plan(session, view, number)
        if view.versions and _same_content(view.versions[-1].value.canonical, frozen):
            raise RuleError(Refusal.PLAN_UNCHANGED)
        version = _version(session, plan, frozen)
        saved = session.records.save([Write(tidy(version))])
        for part in view.parts:
            _freeze_part(session, part)
        return Made(version.id, saved)


def _version(session: Session, plan: EntityId, frozen: FrozenPlan) -> PlanVersion:
    return PlanVersion(
        id=new_id(session.random),
        plan=plan,
        number=frozen.number,
        adopted_at=session.clock.now(),
        adopted_by=session.directory.me().id,
        canonical=packed(canonical(frozen)),
    )


def _freeze_part(session: Session, part: PartView) -> None:
    """Freeze a part beside the plan, so that its units have what was agreed with them; unchanged, it is left alone."""
    if part.header.value.ended_on is not None or not part.header.value.units:
        return
    view = session.queries.sip(part.plan.value.id)
    number = 1 + max((seen.value.number or 0 for seen in view.versions), default=0)
    frozen = frozen_plan(session, view, number)
    if not view.versions or not _same_content(view.versions[-1].value.canonical, frozen):
        session.records.save([Write(tidy(_version(session, part.plan.value.id, frozen)))])


def sip_plan(view: SipView) -> SipPlan:
    """Return the plan that a view shows, as the rules want it."""
    return SipPlan(
        plan=view.plan.value,
        goals=tuple(_goal(view.plan.value, goal) for goal in view.goals),
        consents=tuple(seen.value for seen in view.consents),
        agreements=tuple(seen.value for seen in view.agreements),
        follow_ups=tuple(seen.value for seen in view.follow_ups),
        outcomes=tuple(seen.value for seen in view.outcomes),
        other_plans=tuple(seen.value for seen in view.other_plans),
        calls=tuple(call.call.value for call in view.calls),
    )


def _goal(plan: InternalSip, view: GoalView) -> PlanGoal:
    goal = replace(view.goal.value, above=aim_of(plan, view.goal.value))
    return PlanGoal(goal, tuple(seen.value for seen in view.measures))


def cover(session: Session, view: SipView, number: int | None) -> Cover:
    """Return what stands above the plan on paper; for a draft without number, day and name."""
    case = None if view.plan.value.case is None else find(session.records, Case, view.plan.value.case)
    client = None if case is None else _client(session, case.value.id)
    adopted = number is not None
    return Cover(
        number=number,
        case_number=None if case is None else case.value.record_number or case.value.number,
        municipality=None if case is None else case.value.municipality,
        client=None if client is None else client.name,
        client_birth_year=None if client is None else client.birth_year,
        adopted_on=session.clock.today() if adopted else None,
        adopted_by=session.directory.me().name if adopted else None,
    )


def frozen_plan(session: Session, view: SipView, number: int | None = None) -> FrozenPlan:
    """Return the plan that a view shows, frozen; a draft without *number*."""
    return freeze(
        sip_plan(view),
        cover(session, view, number),
        lambda member: name_of(session, member),
        lambda unit: unit_name(session, EntityId(unit)),
    )


def unit_name(session: Session, unit: EntityId) -> str:
    """Return the name of a unit; empty for an unknown one."""
    found = find(session.records, Unit, unit)
    return "" if found is None else found.value.name or ""


def name_of(session: Session, member: bytes) -> str:
    """Return the name of a member; empty for an unknown one."""
    return session.directory.member(MemberId(member)).name


def _client(session: Session, case: EntityId) -> Party | None:
    parties = (seen.value for seen in session.records.children(Party, case))
    return next((party for party in parties if party.role is PartyRole.CLIENT), None)


def _check_adoptable(view: SipView, whole: SipPlan, today: date) -> None:
    seen = tuple(_everything(view))
    if view.header is not None:
        raise RuleError(Refusal.PART_ONLY_BY_PLAN)
    if view.plan.value.closed_on is not None:
        raise RuleError(Refusal.PLAN_CLOSED)
    if any(part.unreadable for part in seen):
        raise RuleError(Refusal.PLAN_UNREADABLE)
    if any(part.conflicts for part in seen):
        raise RuleError(Refusal.PLAN_HAS_CONFLICTS)
    if found := gaps(whole, today):
        raise RuleError(Refusal.PLAN_INCOMPLETE, [gap.code for gap in found])


def _everything(view: SipView) -> Iterator[Seen[object]]:
    yield view.plan
    for goal in view.goals:
        yield goal.goal
        yield from goal.measures
    yield from view.consents
    yield from view.agreements
    yield from view.follow_ups
    yield from view.outcomes
    yield from view.other_plans


def _same_content(former: str | None, frozen: FrozenPlan) -> bool:
    try:
        return same_content(read_canonical(former or ""), frozen)
    except ValueError:
        return False


def same_content(one: FrozenPlan, other: FrozenPlan) -> bool:
    """Return whether two versions say the same; only the cover may differ. Such a plan is not adopted again."""
    blank = Cover()
    covers = {name: getattr(blank, name) for name in Cover.__dataclass_fields__}
    return replace(one, **covers) == replace(other, **covers)
