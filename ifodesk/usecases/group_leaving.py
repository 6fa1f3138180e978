"""A person who leaves: the work is handed over case by case, and then the person is removed. Narrow first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ifodesk.domain.entities.case import Case, CaseStatus
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_ports import Done
from ifodesk.usecases.letting_in import check_active, ensure_reads
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.saving import change
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session

OPEN_MEASURES = (MeasureStatus.PLANNED, MeasureStatus.ONGOING, None)


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A case that could not be handed over; it stands on Idag until somebody takes it."""

    case: EntityId
    why: str
    """Code of the refusal: has_hinder, other_municipality …"""


@dataclass(frozen=True, slots=True)
class HandedOverWork:
    """What became of somebody's work."""

    changed: Changed
    cases: tuple[EntityId, ...]
    """Handed over now. A second run hands over what is left and does nothing twice."""
    still_open: tuple[StillOpen, ...]


@dataclass(frozen=True, slots=True)
class HandOverWork:
    """Hand a colleague's open cases, plans and measures to another, as far as the signed-in person reads them."""

    session: Session

    def __call__(self, who: MemberId, to: MemberId) -> HandedOverWork:
        """Let *to* in, case by case, and put that person in every place that *who* has there.

        Each case is one change: a stop in between leaves every case either handed over or not.

        Raises:
            RuleError: same_handler, not_a_member (*to* has left).
        """
        if who == to:
            raise RuleError(Refusal.SAME_HANDLER)
        heir = check_active(self.session, to)
        changed, cases, still_open = [Changed(frozenset())], [], []
        for seen in self.session.records.all(Case):
            writes = list(self._writes(seen, who, heir))
            if not writes or seen.value.status is CaseStatus.CLOSED:
                continue
            try:
                changed += ensure_reads(self.session, seen.value.id, to)
            except RuleError as refused:
                still_open.append(StillOpen(seen.value.id, refused.code))
                continue
            changed.append(self.session.records.save(writes).changed)
            cases.append(seen.value.id)
        changed += self._settings(who, heir)
        return HandedOverWork(together(*changed), tuple(cases), tuple(still_open))

    def _writes(self, seen: Seen[Case], who: MemberId, heir: Member) -> Iterator[Write[object]]:
        """Yield what *who* has in a case, given to *heir*."""
        case = seen.value
        handler = heir.id if case.handler == who else case.handler
        deputy = None if case.deputy == who and handler == heir.id else case.deputy
        deputy = heir.id if deputy == who else deputy
        chief = (heir.id if _is_chief(heir) else None) if case.chief == who else case.chief
        value = replace(case, handler=handler, deputy=deputy, chief=chief)
        if value != case:
            yield Write(value, seen)
        for plan in self.session.records.children(InternalSip, case.id):
            if plan.value.closed_on is None:
                yield from self._plan(plan, who, heir)

    def _plan(self, seen: Seen[InternalSip], who: MemberId, heir: Member) -> Iterator[Write[object]]:
        if seen.value.plan_lead_member == who:
            yield Write(replace(seen.value, plan_lead_member=heir.id, plan_lead=heir.name), seen)
        for goal in self.session.records.children(Goal, seen.value.id):
            for measure in self.session.records.children(Measure, goal.value.id):
                if measure.value.responsible_member == who and measure.value.status in OPEN_MEASURES:
                    yield Write(replace(measure.value, responsible_member=heir.id, responsible=heir.name), measure)

    def _settings(self, who: MemberId, heir: Member) -> Iterator[Changed]:
        """Yield the change when *who* was the chief that new cases are read by."""
        for seen in self.session.records.all(MunicipalitySettings):
            if seen.value.chief_for_new_cases == who:
                chief = heir.id if _is_chief(heir) else None
                yield change(self.session.records, seen, replace(seen.value, chief_for_new_cases=chief)).changed


@dataclass(frozen=True, slots=True)
class Left:
    """How a leaving went."""

    work: HandedOverWork
    removal: Done
    """May lack a signature: removing an administrator always takes two."""


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Remove a person who leaves, with cuts, and hand the work over in the same act."""

    session: Session

    def __call__(self, who: MemberId, to: MemberId) -> Left:
        """Hand over first, then sign the removal; every key of every compartment that the person was in will turn.

        Raises:
            RuleError: As `HandOverWork`, remove_yourself, unknown_person.
            WorldError: not_allowed. What was handed over before stays handed over.
        """
        work = HandOverWork(self.session)(who, to)
        return Left(work, self.session.group.remove(who))


def _is_chief(member: Member) -> bool:
    return bool(member.roles & {Role.CHIEF, Role.DEPUTY_CHIEF})
