"""What is warned about during a placement, never blocked, and whose work is what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ifodesk.domain.entities.placement import Placement, PlacementDuty
from ifodesk.domain.entities.pool import Claim
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.interview import months_after, part_id
from ifodesk.domain.placement_law import HOME, PlacementLaw, does
from ifodesk.domain.vacancy import taken


class PlacementWarning(StrEnum):
    """What to look at."""

    MANY_CHILDREN = "many_children"
    """More placed children than usual live in the home: it is to be looked at specially, never stopped."""
    EMERGENCY_SOON = "emergency_soon"
    EMERGENCY_OVER = "emergency_over"
    """Longer in an emergency home than the law says, and nobody has written the special reasons."""


SOON_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning with its day or number."""

    code: PlacementWarning
    on: date | None = None
    """The last day of the two months."""
    children: int | None = None


def warnings(
    placement: Placement, claims: Iterable[Claim], *, law: PlacementLaw, most_children: int, today: date
) -> tuple[Warned, ...]:
    """Return what to look at in a placement that goes on.

    Args:
        placement: One that has not ended warns; others do not.
        claims: On the same home, as the pool knows them.
        law: As it stands today.
        most_children: More than so many placed children warns (`home_requirements.json`, most_children).
        today: The day.
    """
    if placement.last_on is not None:
        return ()
    found = []
    children = taken(claims)
    if children > most_children:
        found.append(Warned(PlacementWarning.MANY_CHILDREN, children=children))
    limit = emergency_limit(placement, law)
    if limit is not None and not placement.longer_reason:
        if limit < today:
            found.append(Warned(PlacementWarning.EMERGENCY_OVER, limit))
        elif (limit - today).days <= SOON_DAYS:
            found.append(Warned(PlacementWarning.EMERGENCY_SOON, limit))
    return tuple(found)


def emergency_limit(placement: Placement, law: PlacementLaw) -> date | None:
    """Return the last day in an emergency home; None for other homes, and until the investigation has ended.

    Source: SoL 2025:400 22 kap. 4 §.
    """
    ended = placement.investigation_ended_on
    if placement.kind != HomeKind.EMERGENCY.value or ended is None:
        return None
    return months_after(ended, law.emergency_months)


def first_duties(
    placement: Placement, law: PlacementLaw, values: Mapping[str, str], handler: MemberId | None
) -> tuple[PlacementDuty, ...]:
    """Return who does what to begin with: by the municipality's own settings, otherwise by the data.

    Args:
        placement: The placement.
        law: As it stands today.
        values: The placing municipality's settings, which hold what the agreement of the eight says.
        handler: The child's worker.
    """
    made = []
    for rule in law.duties:
        home = does(rule, values) == HOME
        made.append(
            PlacementDuty(
                id=duty_id(placement.id, rule.code),
                placement=placement.id,
                kind=rule.code,
                municipality=placement.home_municipality if home else placement.municipality,
                member=placement.home_contact if home else handler,
                often=rule.often or None,
            )
        )
    return tuple(made)


def duty_id(placement: EntityId, code: str) -> EntityId:
    """Return the id of a duty: it follows from the placement's, so that two devices write the same one."""
    return part_id(placement, f"duty:{code}")
