"""Two notices that must reach somebody: that a home takes no new placements, and what came on the on-call telephone.

Each lies in a restricted compartment of its own, read by those who send and receive it, and asks for a receipt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.declare import CompartmentKind, UnitRule, entity, register
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.domain.retention import RetentionClass


@entity(
    code=91,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice:
    """To a municipality with a child in a home that takes no new ones, or a place there: "Ring hemkommunen i dag"."""

    id: EntityId
    home: EntityId | None = register(1, target="pool_home")
    stop: EntityId | None = register(2, target="pool_stop")
    municipality: str | None = register(3)
    """SCB code of whom it is to."""
    home_name: str | None = register(4, personal=True)
    call: MemberId | None = register(5)
    """Whom to call in the home's own municipality."""
    phone: str | None = register(6)
    sent_at: datetime | None = register(7)
    called_at: datetime | None = register(8)
    """When somebody of the placing municipality said that they had called; red until then."""
    called_by: MemberId | None = register(9)
    from_on: date | None = register(10)


@entity(
    code=92,
    compartment=CompartmentKind.RESTRICTED,
    unit=UnitRule.ALONE,
    retention=RetentionClass.WORKING_NOTE,
    receipt=True,
)
@dataclass(frozen=True, slots=True, kw_only=True)
class CallNote:
    """What came on the on-call telephone, for who works with it in the morning."""

    id: EntityId
    written_by: MemberId | None = register(1)
    to: MemberId | None = register(2)
    called_at: datetime | None = register(3)
    home: EntityId | None = register(4, target="pool_home")
    """Which home it was about, when it stands in the pool."""
    text: str | None = register(5, personal=True)
    urgent: bool | None = register(6)
    taken_at: datetime | None = register(7)
    """When the one it is to said to have taken over."""
    taken_by: MemberId | None = register(8)
