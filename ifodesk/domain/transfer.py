"""Whether a document has been taken over to the record system: states, steps and the way back.

Only "förd" confirmed by a person starts the erasure of a working copy, with 14 days of undo (PROTOCOL rule 29).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from ifodesk.domain.entities.case import Transfer, TransferState
from ifodesk.domain.ids import ID_BYTES, EntityId

UNDO_DAYS = 14


class Obstacle(StrEnum):
    """Why a step is not allowed."""

    REASON_NEEDED = "reason_needed"
    UNDO_TOO_LATE = "undo_too_late"
    NOTHING_TO_UNDO = "nothing_to_undo"
    IN_THE_FUTURE = "transfer_in_the_future"


def transfer_id(document: EntityId) -> EntityId:
    """Return the id of the transfer state of *document*: the same on every device, so that two never make two."""
    return EntityId(blake2b(document, digest_size=ID_BYTES, person=b"ifodesk transfer").digest())


def obstacle(now: Transfer | None, wanted: Transfer, today: date) -> Obstacle | None:
    """Return what stands in the way of going from *now* to *wanted*, or None when the step is allowed.

    Args:
        now: The state as it stands; None while nothing has been said about the document.
        wanted: The state to be.
        today: The day of the step.
    """
    if wanted.state is TransferState.NOT_TO_BE_TRANSFERRED and not (wanted.reason or "").strip():
        return Obstacle.REASON_NEEDED
    if wanted.on is not None and wanted.on > today:
        return Obstacle.IN_THE_FUTURE
    if wanted.state is not TransferState.NOT_TRANSFERRED:
        return None
    if now is None or now.state in (None, TransferState.NOT_TRANSFERRED):
        return Obstacle.NOTHING_TO_UNDO
    return None if may_take_back(now, today) else Obstacle.UNDO_TOO_LATE


def may_take_back(transfer: Transfer, today: date) -> bool:
    """Return whether "förd" or "ska inte föras" may still be taken back: for 14 days after the day it was said."""
    if transfer.state in (None, TransferState.NOT_TRANSFERRED):
        return False
    return transfer.marked_on is None or today <= transfer.marked_on + timedelta(days=UNDO_DAYS)


@dataclass(frozen=True, slots=True)
class RecordText:
    """One document as the record system gets it. `words` makes the plain text for the clipboard."""

    document: EntityId
    made_at: datetime
    author: str
    author_title: str
    title: str
    body: str
    happened_on: date | None = None
    """The day that the note is about, when it is not the day of writing."""
    corrects: datetime | None = None
    """When the note that this one corrects was made."""
    plan: str | None = None
    """Canonical form of an adopted plan; then there is no body."""
