"""What is told of a case shared between municipalities that the signed-in person reads no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ifodesk.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class LostShare:
    """A case shared between municipalities that the signed-in person reads no more. It has no name and no number."""

    case: EntityId
    municipality: str
    """SCB code of the one that has it: the one that shared it, but for *ours*."""
    ends_on: date | None
    """The last day, as it was agreed."""
    gone_at: datetime
    """When this device heard that the person reads it no more: by an end, a wall or a cut, which is not told apart."""
    left: bool = False
    """The person's municipality had left the group by then, which everybody of it may know."""
    ours: bool = False
    """The person's municipality had shared it, and left it behind with the one that it was shared with."""
