"""The file of a home: its own restricted compartment, read by the home's own unit.

It says what was checked, when and by whom, never what an extract said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, references, register
from ifodesk.domain.entities.home_neutral import Neutral
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


class AdultRole(StrEnum):
    """What a person is in a home."""

    CARER = "carer"
    """Is to be engaged: registers are checked before the decision (SoF 2025:468 3 kap. 3 §)."""
    HOUSEHOLD = "household"
    """Another adult who lives there."""
    GUARDIAN_ELSEWHERE = "guardian_elsewhere"
    """A guardian of the home's own children who lives elsewhere: asked about the children's data only."""


class RequirementOutcome(StrEnum):
    """How something that was checked came out. Never what an extract said."""

    CLEAR = "clear"
    NOT_CLEAR = "not_clear"
    SUITABLE = "suitable"
    """General assessment: "allmänt bedömd lämplig". For a given child the placing municipality assesses itself."""
    NOT_SUITABLE = "not_suitable"
    RESTING = "resting"


class ContactKind(StrEnum):
    """What a contact with a home was."""

    CALL = "call"
    VISIT = "visit"
    COACHING = "coaching"
    EDUCATION = "education"
    YEARLY_TALK = "yearly_talk"
    OTHER = "other"


class EventKind(StrEnum):
    """Something that happened to a home."""

    MOVED = "moved"
    HOUSEHOLD_CHANGED = "household_changed"
    WORK_CHANGED = "work_changed"
    BREAK = "break"
    CONCERN = "concern"
    """Something that has to be looked into; what, stands in the record system."""
    OTHER = "other"


@entity(
    code=80,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Neutral):
    """One home: the root of its compartment. Its state is computed from what was checked; nobody sets one."""

    pool: EntityId | None = register(1, target="pool_home")
    """Its entry in the pool: from the narrow file to the wide pool, never back."""
    handler: MemberId | None = register(2)
    """The home's own worker (familjehemssekreterare)."""
    deputy: MemberId | None = register(3)
    address: str | None = register(4, personal=True)
    secret_address: bool | None = register(5, personal=True)
    """Never in the pool."""
    for_child: str | None = register(6, personal=True)
    """Of a network home: which child it is for, as the municipality writes it (a case number)."""
    agency: str | None = register(7)
    """The company that supports the home."""
    opened_on: date | None = register(8)
    record_number: str | None = register(9)
    """Number of the home's own file in the record system."""
    ended_on: date | None = register(50)
    end_reason: str | None = register(51, personal=True)
    import_batch: str | None = register(52)
    """Names the import that the home came by."""
    import_size: int | None = register(53)
    """How many homes that import was to make: fewer means that it stopped half way."""
    left: frozenset[EntityId] = references(54, target="pool_home")
    """Entries that were taken out of the pool: what a colleague wrote at the same time may bring one back."""


@entity(
    code=81,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """That something was checked, or exempted with a reason: one dated fact. The timeline is computed from them."""

    id: EntityId
    home: EntityId | None = register(1, target="home")
    kind: str | None = register(2)
    """A code of `resources/law/home_requirements.json`."""
    adult: EntityId | None = register(3, target="home_adult")
    """Whom it was about, where the requirement is per adult."""
    done_on: date | None = register(4)
    by: MemberId | None = register(5)
    by_name: str | None = register(6)
    """Who did it, when that is nobody in the group ("Kälvestentolk, Umeå")."""
    outcome: RequirementOutcome | None = register(7)
    exempt_reason: str | None = register(8, personal=True)
    """Why it is not needed here; None: it was done."""
    expires_on: date | None = register(9)
    """The last day that it holds, when somebody has said another one than the interval gives."""
    noted_by: MemberId | None = register(10)


@entity(
    code=82,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWaiver:
    """One adult lets named municipalities know named fields. Written, and withdrawn whenever the person wants.

    Source: OSL 2009:400 10 kap. 1 §, 12 kap. 2 § (the individual may waive secrecy, wholly or in part).
    """

    id: EntityId
    home: EntityId | None = register(1, target="home")
    adult: EntityId | None = register(2, target="home_adult")
    given_on: date | None = register(3)
    written: bool | None = register(4)
    """Whether there is a signed paper. Without one it counts for nothing."""
    kept_where: str | None = register(5)
    """Where the paper lies."""
    municipalities: Mapping[str, bool] = keyed(6)
    """SCB codes."""
    fields: Mapping[str, bool] = keyed(7)
    """Names of the fields of `Neutral`."""
    valid_until: date | None = register(8)
    withdrawn_on: date | None = register(9)
    noted_by: MemberId | None = register(10)


@entity(
    code=83,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HomeAdult:
    """An adult of a home, or a guardian elsewhere of its own children."""

    id: EntityId
    home: EntityId | None = register(1, target="home")
    role: AdultRole | None = register(2)
    name: str | None = register(3, personal=True)
    personal_number: str | None = register(4, personal=True)
    """12 digits when it could be read, otherwise exactly as typed."""
    phone: str | None = register(5, personal=True)
    protected: bool | None = register(6, personal=True)
    """Protected identity: the home never enters the pool."""
    guardian: bool | None = register(7, personal=True)
    """Whether the person is a guardian of children who live in the home as its own."""
    birth_year: int | None = register(8, personal=True)
    """For the fee: age decides the employer's contribution."""
    left_on: date | None = register(9)


@entity(
    code=88,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNote:
    """A contact with a home: a call, a visit, coaching, education. A draft of what belongs in the home's own file."""

    id: EntityId
    home: EntityId | None = register(1, target="home")
    kind: ContactKind | None = register(2)
    on: date | None = register(3)
    by: MemberId | None = register(4)
    minutes: int | None = register(5)
    """How long it took: hours of coaching are part of what a placement costs."""
    text: str | None = register(6, personal=True)


@entity(
    code=89,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="home",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HomeEvent:
    """Something that happened to a home and that its worker wants to see in its timeline."""

    id: EntityId
    home: EntityId | None = register(1, target="home")
    kind: EventKind | None = register(2)
    on: date | None = register(3)
    text: str | None = register(4, personal=True)
    noted_by: MemberId | None = register(5)


@entity(
    code=90,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.ACCESS_LOG,
    parent="home",
    quiet=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpening:
    """Somebody opened a home's file. Who is whose segment carries it."""

    id: EntityId
    home: EntityId | None = register(1, target="home")
    opened_at: datetime | None = register(2)
    """To the minute. At most one per person, device and hour."""
