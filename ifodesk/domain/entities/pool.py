"""The pool of homes of the eight: neutral fields by waiver, places and who asks. Never a child, a reason or a case.

Everything here is read by the whole group. What hangs on a home lies in that home's erasure unit, so that leaving is
erasable. Source: SoLPuL 2001:454 7 a §; LAW 3.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class InquiryAnswer(StrEnum):
    """What a home answered when it was asked."""

    YES = "yes"
    NO = "no"
    LATER = "later"
    """"Återkommer"."""


class NeutralReason(StrEnum):
    """Why a home said no, as far as the group may know."""

    NO_PLACE = "no_place"
    BREAK = "break"
    AGE = "age"
    DISTANCE = "distance"
    TIME = "time"
    NOT_NOW = "not_now"


class ClaimState(StrEnum):
    """What has become of a place that a municipality wants."""

    RESERVED = "reserved"
    TAKEN = "taken"
    """A child lives there: who, only the placing municipality and the home's own know."""
    ENDED = "ended"
    RELEASED = "released"
    """Given back before anybody moved in, or settled for another claim."""


@entity(code=20, compartment=CompartmentKind.GROUP, unit=UnitRule.ALONE, retention=RetentionClass.WORKING_NOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class PoolHome(Neutral):
    """A home in the pool: of its neutral fields, those that every adult's waiver names."""

    contact: MemberId | None = register(1)
    """The home's own worker."""
    entered_on: date | None = register(2)
    shared: Mapping[str, bool] = keyed(3)
    """Names of the fields that are shared: an empty one that is not shared is no unknown, it is nobody's business."""


@entity(
    code=21,
    compartment=CompartmentKind.GROUP,
    unit=UnitRule.PARENT,
    retention=RetentionClass.WORKING_NOTE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """How many places are free, and when somebody last made sure. One per home: its id follows from the home's."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    free: int | None = register(2)
    from_on: date | None = register(3)
    """From when; None: now."""
    paused_until: date | None = register(4)
    """The home has a break until then."""
    next_on: date | None = register(5)
    """When the home is to be asked again."""
    confirmed_on: date | None = register(6)
    confirmed_by: MemberId | None = register(7)


@entity(
    code=22,
    compartment=CompartmentKind.GROUP,
    unit=UnitRule.PARENT,
    retention=RetentionClass.WORKING_NOTE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A home was asked (tillfrågan). A no lowers nothing later."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    need: EntityId | None = register(2)
    """The graded need of step 1, when there is one."""
    municipality: str | None = register(3)
    """SCB code of who asks."""
    asked_by: MemberId | None = register(4)
    asked_at: datetime | None = register(5)
    told: Mapping[str, bool] = keyed(6)
    """Which fields of step 1 the home was told: codes, never words."""
    answer: InquiryAnswer | None = register(7)
    answered_at: datetime | None = register(8)
    reason: NeutralReason | None = register(9)
    call_back_on: date | None = register(10)
    places: int | None = register(11)
    """How many places were asked for."""


@entity(
    code=23,
    compartment=CompartmentKind.GROUP,
    unit=UnitRule.PARENT,
    retention=RetentionClass.WORKING_NOTE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Places that a municipality has reserved or taken: how many, from when, which municipality, nothing else."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    need: EntityId | None = register(2)
    municipality: str | None = register(3)
    """SCB code of who places."""
    places: int | None = register(4)
    from_on: date | None = register(5)
    state: ClaimState | None = register(6)
    made_by: MemberId | None = register(7)
    made_at: datetime | None = register(8)
    yes_on: date | None = register(9)
    """The day of the home's recorded yes."""
    settled_by: MemberId | None = register(10)
    settled_at: datetime | None = register(11)
    ended_on: date | None = register(12)


@entity(
    code=24,
    compartment=CompartmentKind.GROUP,
    unit=UnitRule.PARENT,
    retention=RetentionClass.WORKING_NOTE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PoolStop:
    """The home takes no new placements. Why is said on the telephone, never here."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    from_on: date | None = register(2)
    set_by: MemberId | None = register(3)
    lifted_on: date | None = register(4)
    lifted_by: MemberId | None = register(5)


@entity(
    code=28,
    compartment=CompartmentKind.GROUP,
    unit=UnitRule.PARENT,
    retention=RetentionClass.ACCESS_LOG,
    parent="home",
    quiet=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HomeLook:
    """Somebody looked at a home in the pool. Who is whose segment carries it; shown to the home's own unit."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    looked_at: datetime | None = register(2)
    """To the minute. At most one per person, device and day."""
