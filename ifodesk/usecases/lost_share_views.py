"""What is told of a case that another municipality shared and the signed-in person reads no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class LostShare:
    """A case that another municipality shared and the signed-in person reads no more. It has no name and no number."""

    case: EntityId
    municipality: str
    """SCB code of the one that shared it, and has it."""
    ends_on: date | None
    """The last day, as it was agreed."""
    gone_at: datetime
    """When this device heard that the person reads it no more: by an end, a wall or a cut, which is not told apart."""
