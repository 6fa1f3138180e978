"""States of segments, blobs and parcels in their tables. Stored, so never renumbered."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from ifodesk.changes.verdict import State

MOST_PARCELS: Final = 64
"""Parcels that a head names at most (docs/sync-format.md section 12)."""
PARCELS_OWED: Final = "parcels_owed"
LOGS_OWED: Final = "logs_owed"
"""Settings that name the devices whose parcels, or logs, must be listed: a head has no room for all of them. Cleared
when a round has fetched everything."""


class SegmentState(IntEnum):
    """How far a segment has come."""

    NAMED = 0
    """Others refer to it; it is not here."""
    APPLIED = 1
    WAITING = 2
    HELD = 3
    BROKEN = 4
    NEWER = 5


class ParcelState(IntEnum):
    """How far a parcel has come."""

    WANTED = 0
    """A head names it; it is not here."""
    READ = 1
    WAITING = 2
    """It holds a letter that cannot be checked before more records are here."""
    OWN = 3
    DOUBTED = 4
    """As WAITING, and a head has named it: wrong, if it fits no record once all that is known to exist is here."""


STATE_OF = {
    State.APPLIED: SegmentState.APPLIED,
    State.WAITING: SegmentState.WAITING,
    State.HELD: SegmentState.HELD,
    State.BROKEN: SegmentState.BROKEN,
    State.NEWER: SegmentState.NEWER,
}
"""The column for a verdict. What is CLOSED has no row."""
