"""The gate of one plan: what its consents open today, unit by unit and goal by goal, and why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ifodesk.domain.audience import Asked, Closed, Divided, divided, why_closed
from ifodesk.domain.entities.case import Case
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.entities.sip_consent import Consent
from ifodesk.domain.ids import EntityId
from ifodesk.domain.waiver import WaiverAnswer, WaiverNeed, WaiverReason, units_of, waiver_for
from ifodesk.usecases.codes import Refusal
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.saving import find
from ifodesk.usecases.session import Session
from ifodesk.usecases.units import units_by_id

_UNKNOWN = WaiverAnswer(WaiverNeed.UNCLEAR, WaiverReason.BOARD_UNSAID)


@dataclass(frozen=True, slots=True)
class Gate:
    """What the consents of a plan open on a day."""

    units: Mapping[EntityId, Unit]
    waivers: Mapping[EntityId, WaiverAnswer]
    """By unit: whether one is needed, and why."""
    closed_now: Mapping[tuple[EntityId, EntityId | None], Closed | None]
    """By unit and goal; goal None is the plan's heading."""

    def closed(self, unit: EntityId, goal: EntityId | None = None) -> Closed | None:
        """Return why a unit may not see a goal; None when it may. A unit that is not known here is closed."""
        return self.closed_now.get((unit, goal), Closed.UNIT_ENDED)

    def check(self, unit: EntityId, goal: EntityId | None = None) -> None:
        """Raise ``RuleError`` with the code of why a unit may not see a goal."""
        why = self.closed(unit, goal)
        if why is not None:
            raise RuleError(REFUSALS[why])

    def divided(self, chosen: frozenset[EntityId], goal: EntityId | None = None) -> tuple[Divided, ...]:
        """Return who serves a unit of *chosen* and another one that may not see the goal."""
        living = [unit for unit in self.units.values() if unit.ended_on is None]
        shut = [unit for unit in living if unit.id not in chosen and self.closed(unit.id, goal) is not None]
        return divided([unit for unit in living if unit.id in chosen], shut)


REFUSALS: Mapping[Closed, Refusal] = {
    Closed.NO_PARTICIPATION: Refusal.UNIT_NO_PARTICIPATION,
    Closed.NO_WAIVER: Refusal.UNIT_NO_WAIVER,
    Closed.NOT_THIS_GOAL: Refusal.UNIT_NOT_THIS_GOAL,
    Closed.DECLINED: Refusal.UNIT_DECLINED,
    Closed.WITHDRAWN: Refusal.UNIT_WITHDRAWN,
    Closed.RAN_OUT: Refusal.UNIT_RAN_OUT,
    Closed.UNIT_ENDED: Refusal.UNIT_ENDED,
}


def gate_of(session: Session, plan: InternalSip, goals: tuple[EntityId, ...] = ()) -> Gate:
    """Return the gate of *plan* today, for its heading and *goals*."""
    units, today = units_by_id(session), session.clock.today()
    own = own_units(session, plan, units.values())
    consents = tuple(seen.value for seen in session.records.children(Consent, plan.id))
    waivers = {unit.id: waiver_for(unit, own) for unit in units.values()}
    closed = {
        (unit.id, goal): why_closed(Asked(unit, waivers.get(unit.id, _UNKNOWN), goal), consents, today)
        for unit in units.values()
        for goal in (None, *goals)
    }
    return Gate(units, waivers, closed)


def own_units(session: Session, plan: InternalSip, units: Collection[Unit]) -> tuple[Unit, ...]:
    """Return those of *units* in which the plan is made: the units of the case's handler."""
    case = None if plan.case is None else find(session.records, Case, plan.case)
    return () if case is None else units_of(case.value.handler, units)
