"""The way to a placement and the placement itself: a proposal with its gates, the placement, who does what.

The proposal, its gates and its reasons stay in the child's case. The placement lives there too, or, when the home is
another municipality's, in the case that the two share; the pool knows a number of places only (`Claim`).
Source: SoL 2025:400 22 kap. 1-4, 6, 11-14 §§, 30 kap. 6-8 §§.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.home_figures import Ended
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(
    code=93,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A home that is thought of for a child, on its way to a decision. People decide."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    need: EntityId | None = register(2, target="need")
    home: EntityId | None = register(3, target="pool_home")
    """The home's entry in the pool; None for a network home."""
    home_name: str | None = register(4, personal=True)
    """Kept here, like the next four, because the entry may leave the pool."""
    home_phone: str | None = register(5, personal=True)
    home_municipality: str | None = register(6)
    """SCB code."""
    home_contact: MemberId | None = register(7)
    kind: str | None = register(8)
    """Code of `ifodesk.domain.home_codes.HomeKind`: what the home is to be for this child."""
    from_on: date | None = register(9)
    """When the child is to move in."""
    reasons_for: str | None = register(10, personal=True)
    """A line each."""
    reasons_against: str | None = register(11, personal=True)
    considered: Mapping[str, str] = keyed(12, personal=True)
    """Other homes that were thought of: the home's id in hexadecimal to its name and, on the next line, why not."""
    claim: EntityId | None = register(13, target="claim")
    proposed_on: date | None = register(14)
    proposed_by: MemberId | None = register(15)
    placement: EntityId | None = register(16, target="placement")
    withdrawn_on: date | None = register(17)
    withdrawn_reason: str | None = register(18, personal=True)


@entity(
    code=86,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="proposal",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One thing on the way: done on a day, or why not. Its id follows from the proposal's and the code."""

    id: EntityId
    proposal: EntityId | None = register(1, target="proposal")
    kind: str | None = register(2)
    """A code of `resources/law/placement_gates.json`."""
    municipality: str | None = register(3)
    """SCB code, of a consultation: one for each municipality that is to be heard."""
    passed_on: date | None = register(4)
    why_not: str | None = register(5, personal=True)
    """Why it is not needed here."""
    could_not_wait: str | None = register(6, personal=True)
    """Why the decision could not wait for it. It is still to be done, and is recorded as done afterwards."""
    choice: str | None = register(7)
    """Who decided: a code of the gate's choices."""
    note: str | None = register(8, personal=True)
    noted_by: MemberId | None = register(9)
    noted_at: datetime | None = register(10)


@entity(
    code=84,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A child, or siblings, in a home. It keeps what it needs of the home itself: the entry may leave the pool."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    """The child's case, or the one that the two municipalities share."""
    municipality: str | None = register(2)
    """SCB code of the placing one."""
    home: EntityId | None = register(3, target="pool_home")
    home_name: str | None = register(4, personal=True)
    home_phone: str | None = register(5, personal=True)
    home_municipality: str | None = register(6)
    home_contact: MemberId | None = register(7)
    kind: str | None = register(8)
    """Code of `ifodesk.domain.home_codes.HomeKind`."""
    places: int | None = register(9)
    """How many children."""
    first_on: date | None = register(10)
    """The day that they moved in."""
    planned_until: date | None = register(11)
    last_on: date | None = register(12)
    ended: Ended | None = register(13)
    end_reason: str | None = register(14, personal=True)
    need_on: date | None = register(15)
    """When a home was first looked for."""
    investigation_ended_on: date | None = register(16)
    """Of an emergency home: the two months count from here (SoL 22 kap. 4 §)."""
    longer_reason: str | None = register(17, personal=True)
    """The special reasons why the child stays longer in an emergency home."""
    claim: EntityId | None = register(18, target="claim")
    cost_per_day: int | None = register(19)
    """Whole kronor, when somebody has reckoned it."""
    made_by: MemberId | None = register(20)


@entity(
    code=85,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="placement",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementDuty:
    """Who does one thing during a placement. Its id follows from the placement's and the code."""

    id: EntityId
    placement: EntityId | None = register(1, target="placement")
    kind: str | None = register(2)
    """A code of the duties in `resources/law/placement_gates.json`."""
    municipality: str | None = register(3)
    """SCB code of who does it."""
    member: MemberId | None = register(4)
    person: str | None = register(5, personal=True)
    """Who, when that is nobody in the group."""
    often: str | None = register(6, personal=True)
    changed_by: MemberId | None = register(7)
