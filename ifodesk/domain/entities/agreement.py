"""What the municipalities have agreed on about each other's homes, as one of them has written it down.

Each municipality keeps its own copy, for an agreement is signed by each. A placement begins with what it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(code=9, compartment=CompartmentKind.MUNICIPALITY, unit=UnitRule.COMMON, retention=RetentionClass.NONE)
@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationAgreement:
    """One agreement. What it does not say is as the municipality's settings or the data say."""

    id: EntityId
    name: str | None = register(1)
    reference: str | None = register(2)
    """Where it is registered: a number of the municipality's register."""
    parties: Mapping[str, bool] = keyed(3)
    """SCB codes of the other municipalities."""
    from_on: date | None = register(4)
    until_on: date | None = register(5)
    """The last day; None: until further notice."""
    duties: Mapping[str, str] = keyed(6)
    """Code of a duty in `resources/law/placement_gates.json` to "placing" or "home"; another value: not agreed."""
    noted_by: MemberId | None = register(7)
