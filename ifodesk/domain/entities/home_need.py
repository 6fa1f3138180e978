"""What home is wanted for a child: whole in the child's case, and graded, without the child, in the group.

Source: OSL 2009:400 8 kap. 1 §, 26 kap. 1 and 9 §§; LAW 5.2 (in a small place "a girl of nine and her brother" is a
name). The case points to the graded need; nothing in the graded need points to a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=26, compartment=CompartmentKind.GROUP, unit=UnitRule.ALONE, retention=RetentionClass.WORKING_NOTE)
@dataclass(frozen=True, slots=True, kw_only=True)
class NeedStep1:
    """A need as all eight may know it: type, age bands, how many siblings, area, month, practical demands. No more."""

    id: EntityId
    municipality: str | None = register(1)
    """SCB code of who looks for a home."""
    made_by: MemberId | None = register(2)
    kinds: Mapping[str, bool] = keyed(3)
    """Codes of `ifodesk.domain.matching.terms.HomeKind`; any of them will do."""
    bands: Mapping[str, int] = keyed(4)
    """How many children by code of `AgeBand`."""
    month: date | None = register(5)
    """The first day of the month."""
    area: str | None = register(6)
    """A town, never a school."""
    demands: Mapping[str, str] = keyed(7)
    """Practical demands only (`ifodesk.domain.home_need.PRACTICAL`): code of `Criterion` to code of `Weight`."""
    near_km: int | None = register(8)
    """Of the demand NEAR: at most so far from the area."""
    pets: Mapping[str, bool] = keyed(9)
    """Of the demand NO_PETS: these animals; empty for none at all."""
    sent_on: date | None = register(10)
    ended_on: date | None = register(11)
    """Nobody looks any more. Why stays in the case."""


@entity(
    code=87,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="case",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What home is wanted, whole: in the child's case, and in step 2 in a case shared with one municipality."""

    id: EntityId
    case: EntityId | None = register(1, target="case")
    arisen_on: date | None = register(2)
    """When a home was first looked for."""
    kinds: Mapping[str, bool] = keyed(3)
    """Codes of `HomeKind`."""
    bands: Mapping[str, str] = keyed(4, personal=True)
    """A child of the need ("1", "2" …) to its code of `AgeBand`. Siblings are to live together."""
    ages: Mapping[str, int] = keyed(5, personal=True)
    """The same children's ages in whole years."""
    sexes: Mapping[str, str] = keyed(6, personal=True)
    """The same children's codes of `Sex`."""
    wanted_on: date | None = register(7)
    """When the place is wanted."""
    exact: bool | None = register(8)
    """Whether it must be free on that very day; otherwise any day of the month."""
    area: str | None = register(9, personal=True)
    """The town that the children come from."""
    weights: Mapping[str, str] = keyed(10, personal=True)
    """What is asked for ("own_room"; "language" and "language.2" for two of a kind) to its code of `Weight`."""
    values: Mapping[str, str] = keyed(11, personal=True)
    """The same demands' place, school, language, course or SCB code."""
    kms: Mapping[str, int] = keyed(12)
    """The same demands' kilometres."""
    pets: Mapping[str, bool] = keyed(13, personal=True)
    """Of the demand NO_PETS: these animals; empty for none at all."""
    step1: EntityId | None = register(14, target="need_step1")
    """Its graded need in the group: from the narrow to the wide, never back."""
    sent_at: datetime | None = register(15)
    """When the graded need was sent."""
    noted_by: MemberId | None = register(16)
    ended_on: date | None = register(17)
    end_reason: str | None = register(18, personal=True)
