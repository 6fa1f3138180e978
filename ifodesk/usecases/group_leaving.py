"""A person who leaves: the work is handed over case by case, and then the person is removed. Narrow first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from ifodesk.domain.entities.case import Case, CaseStatus
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.sip import Goal, InternalSip, Measure, MeasureStatus
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.changes import together
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.colleagues import check_active
from ifodesk.usecases.confirmations import unconfirmed
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.group_ports import Done
from ifodesk.usecases.home_readers import hand_over_homes
from ifodesk.usecases.letting_in import ensure_reads
from ifodesk.usecases.ports import Member, Role
from ifodesk.usecases.saving import change
from ifodesk.usecases.seen import Changed, Seen, Write
from ifodesk.usecases.session import Session

NO_CASES: Final[Mapping[EntityId, MemberId]] = MappingProxyType({})
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
    homes_left: tuple[EntityId, ...] = ()
    """Homes that could not be given to the heir."""


@dataclass(frozen=True, slots=True)
class WorkInCase:
    """What somebody has in an open case that the signed-in person reads."""

    case: Case
    handles: bool
    """Handler, deputy or chief of the case."""
    promises: int
    """Plans that are led and measures that are promised there."""


@dataclass(frozen=True, slots=True)
class HandOverWork:
    """Hand a colleague's open cases, plans and measures to others, as far as the signed-in person reads them."""

    session: Session

    def work_of(self, who: MemberId) -> tuple[WorkInCase, ...]:
        """Return what there is to hand over, before it is done. Changes nothing."""
        me = self.session.directory.me()
        found = ((seen, list(self._writes(seen, who, me))) for seen in self._open_cases())
        return tuple(
            WorkInCase(seen.value, _handles(seen.value, who), sum(not isinstance(one.value, Case) for one in writes))
            for seen, writes in found
            if writes or _handles(seen.value, who)
        )

    def __call__(
        self, who: MemberId, to: MemberId, *, by_case: Mapping[EntityId, MemberId] = NO_CASES
    ) -> HandedOverWork:
        """Let the heir in, case by case, and put that person in every place that *who* has there.

        Each case is one change: a stop in between leaves every case either handed over or not.

        Args:
            who: The colleague who leaves.
            to: Who takes over.
            by_case: Who takes over single cases instead.

        Raises:
            RuleError: same_handler, not_a_member (somebody who is to take over has left). Nothing is done then.
        """
        if who == to or who in by_case.values():
            raise RuleError(Refusal.SAME_HANDLER)
        general = check_active(self.session, to)
        heirs = {case: check_active(self.session, one) for case, one in by_case.items()}
        changed, cases, still_open = [Changed(frozenset())], [], []
        for seen in self._open_cases():
            heir = heirs.get(seen.value.id, general)
            writes = list(self._writes(seen, who, heir))
            if not writes:
                continue
            try:
                changed += ensure_reads(self.session, seen.value.id, heir.id)
            except RuleError as refused:
                still_open.append(StillOpen(seen.value.id, refused.code))
                continue
            changed.append(self.session.records.save(writes).changed)
            cases.append(seen.value.id)
        changed += self._settings(who, general)
        given, homes = hand_over_homes(self.session, who, general)
        return HandedOverWork(together(*changed, given), tuple(cases), tuple(still_open), homes)

    def _open_cases(self) -> tuple[Seen[Case], ...]:
        return tuple(seen for seen in self.session.records.all(Case) if seen.value.status is not CaseStatus.CLOSED)

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
            led = replace(seen.value, plan_lead_member=heir.id, plan_lead=heir.name, plan_lead_phone=None)
            yield Write(led, seen)
        for goal in self.session.records.children(Goal, seen.value.id):
            for measure in self.session.records.children(Measure, goal.value.id):
                if measure.value.responsible_member == who and measure.value.status in OPEN_MEASURES:
                    yield Write(_promised_by(measure.value, heir), measure)

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

    def __call__(self, who: MemberId, to: MemberId, *, by_case: Mapping[EntityId, MemberId] = NO_CASES) -> Left:
        """Hand over first, then sign the removal; every key of every compartment that the person was in will turn.

        Raises:
            RuleError: As `HandOverWork`, remove_yourself, unknown_person.
            WorldError: not_allowed. What was handed over before stays handed over.
        """
        work = HandOverWork(self.session)(who, to, by_case=by_case)
        return Left(work, self.session.group.remove(who))


def _promised_by(measure: Measure, heir: Member) -> Measure:
    """Return a measure that *heir* is to do; who left may have said yes to it, the heir has not."""
    return replace(
        unconfirmed(measure), responsible_member=heir.id, responsible=heir.name, role=heir.title or None, phone=None
    )


def _handles(case: Case, who: MemberId) -> bool:
    return who in {case.handler, case.deputy, case.chief}


def _is_chief(member: Member) -> bool:
    return bool(member.roles & {Role.CHIEF, Role.DEPUTY_CHIEF})
