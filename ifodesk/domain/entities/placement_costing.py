"""What a placement was reckoned to cost, kept on the child's case: the parts as they came out, and what was typed.

It is frozen: other levels next year change nothing of it. A new calculation is a new one, and the newest of a kind of
home counts. It never leaves the case; the placement carries the price by the day and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, keyed, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(
    code=94,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.COMMON,
    retention=RetentionClass.PERSON_FILE,
    parent="proposal",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementCost:
    """One calculation for one proposal."""

    id: EntityId
    proposal: EntityId | None = register(1, target="proposal")
    kind: str | None = register(2)
    """Code of `ifodesk.domain.matching.terms.HomeKind`: as what home it was reckoned."""
    first_on: date | None = register(3)
    last_on: date | None = register(4)
    parts: Mapping[str, str] = keyed(5)
    """Number of the part, "01" and on, to its text (`ifodesk.domain.cost_cells`)."""
    unknown: Mapping[str, bool] = keyed(6)
    """Codes of parts that have no price: the sum is too low by them."""
    terms: Mapping[str, str] = keyed(7)
    """What was typed in the form, by field: to begin the next calculation with."""
    made_by: MemberId | None = register(8)
    made_at: datetime | None = register(9)
