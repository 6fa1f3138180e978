"""What one municipality holds in common: settings, units, templates. Nothing about a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, references, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=1, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalitySettings:
    """One per municipality; its id is the municipality's."""

    id: EntityId
    chief_for_new_cases: MemberId | None = register(1)
    """Reads every new case besides its author. None: the author alone, and the case says so."""
    record_system: str | None = register(2)
    """What the record system is called here: Treserva, Lifecare, Combine, Viva …"""
    values: Mapping[str, str] = keyed(3)
    """Further settings by key, each merged by itself."""


@entity(code=2, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit (enhet) that takes part in plans, whether its people use ifodesk or not. Never familjerådgivning.

    Source: OSL 2009:400 8 kap. 1-2 §§ (boards and independent branches), 26 kap. 3 § (familjerådgivning).
    """

    id: EntityId
    name: str | None = register(1)
    area: str | None = register(2)
    """A code of the areas of collaboration."""
    board: str | None = register(3)
    """Nämnd."""
    branch: str | None = register(4)
    """Verksamhetsgren."""
    independent: bool | None = register(5)
    """Whether the branch is independent of the others of its board; None: nobody has said."""
    contact: MemberId | None = register(6)
    contact_name: str | None = register(7)
    """A contact person who does not use ifodesk."""
    deputy: MemberId | None = register(8)
    deputy_name: str | None = register(9)
    phone: str | None = register(10)
    members: frozenset[MemberId] = references(11)
    """Its people who use ifodesk; one person may be of several units."""
    check_in: str | None = register(12)
    """When its standing check-in is: an item on the APT."""
    ended_on: date | None = register(13)


@entity(code=3, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap:
    """How the municipality's units work together in one kind of matter, step by step."""

    id: EntityId
    template: str | None = register(1)
    """The code of the template that it was made from; None: their own."""
    title: str | None = register(2)
    text: str | None = register(3)
    ended_on: date | None = register(4)


@entity(code=4, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTemplate:
    """A goal of the municipality's own goal bank."""

    id: EntityId
    area: str | None = register(1)
    """A code of the goal bank's areas of life."""
    goal: str | None = register(2)
    indicator: str | None = register(3)
    measure: str | None = register(4)
    """An example of what can be done."""
    ended_on: date | None = register(5)
