"""Reads what the panel of who shares a plan shows. Store lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.audience import people_of
from ifodesk.domain.entities.municipality import Unit
from ifodesk.domain.entities.sip import InternalSip
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.sorting import swedish_key
from ifodesk.usecases.plan_parts import Audience, PartPeople, audience, people
from ifodesk.usecases.plan_withdrawal import Overdue, WasRead, overdue_in, read_by
from ifodesk.usecases.session import Session
from ifodesk.usecases.views import PartView, SipView
from ifodesk.usecases.waivers import Gate, gate_of, own_units


@dataclass(frozen=True, slots=True)
class PartRead:
    """One open part with its people."""

    view: PartView
    people: PartPeople


@dataclass(frozen=True, slots=True)
class PartsRead:
    """One plan, or one part where that is all that is read here."""

    view: SipView
    units: tuple[Unit, ...]
    """Those that may share: not the ones in which the plan is made, by name."""
    gate: Gate | None
    """None for a part: what is shared is decided where the plan is."""
    parts: tuple[PartRead, ...]
    overdue: tuple[Overdue, ...]
    opened: frozenset[MemberId]
    """Who ever opened a part."""
    audience: Mapping[EntityId, Audience]
    """By unit that shares: whom it brings."""
    names: Mapping[MemberId, str]
    unit_names: Mapping[EntityId, str]
    lead: str
    today: date
    now: datetime

    @property
    def sharing(self) -> frozenset[EntityId]:
        """Return the units that share a part now."""
        return frozenset(unit for part in self.parts for unit in part.view.header.value.units)

    def unit(self, unit: EntityId) -> str:
        """Return a unit's name."""
        return self.unit_names.get(unit, "")

    def unit_list(self, units: frozenset[EntityId]) -> list[str]:
        """Return the names of units in Swedish order."""
        return sorted((self.unit(one) for one in units), key=swedish_key)

    def people_list(self, members: tuple[MemberId, ...]) -> list[str]:
        """Return the names of people in Swedish order."""
        return sorted((self.names.get(one, "") for one in members), key=swedish_key)


def read_parts(session: Session, plan: EntityId) -> PartsRead:
    """Return what the panel shows. Raises ``NotFoundError``."""
    view = session.queries.sip(plan)
    value = view.plan.value
    all_units = {seen.value.id: seen.value for seen in session.records.all(Unit)}
    whole = view.header is None
    goals = tuple(goal.goal.value.id for goal in view.goals)
    gate = gate_of(session, value, goals) if whole else None
    own = {unit.id for unit in own_units(session, value, all_units.values())}
    living = [unit for unit in all_units.values() if unit.ended_on is None and unit.id not in own]
    units = tuple(sorted(living, key=lambda unit: swedish_key(unit.name or ""))) if whole else ()
    parts = tuple(
        PartRead(part, people(session, part.case)) for part in view.parts if part.header.value.ended_on is None
    )
    sharing = {unit for part in parts for unit in part.view.header.value.units}
    return PartsRead(
        view=view,
        units=units,
        gate=gate,
        parts=parts,
        overdue=overdue_in(session, view) if whole else (),
        opened=frozenset(one.member for part in view.parts for one in session.log.openings(part.case)),
        audience={unit: audience(session, plan, [unit]) for unit in sharing} if whole else {},
        names=_names(session, units, parts),
        unit_names={one: unit.name or "" for one, unit in all_units.items()},
        lead=_lead(session, value),
        today=session.clock.today(),
        now=session.clock.now(),
    )


def read_reads(session: Session, plan: EntityId, unit: EntityId) -> tuple[WasRead, ...]:
    """Return what the people of a unit could read, and did open."""
    return tuple(read_by(session, plan, unit))


def read_audience(session: Session, plan: EntityId, units: tuple[EntityId, ...], goal: EntityId | None) -> Audience:
    """Return who would read *goal* when it is shared with *units*."""
    return audience(session, plan, units, goal=goal)


def _names(session: Session, units: tuple[Unit, ...], parts: tuple[PartRead, ...]) -> dict[MemberId, str]:
    wanted = set(people_of(units))
    for part in parts:
        wanted |= {*part.people.of_units, *part.people.without_consent, *part.people.missing}
    return {one: session.directory.member(one).name for one in wanted}


def _lead(session: Session, plan: InternalSip) -> str:
    member = plan.plan_lead_member
    return plan.plan_lead or ("" if member is None else session.directory.member(member).name)
