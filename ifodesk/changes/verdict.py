"""States and reasons: how segments, blobs and records are judged (docs/sync-format.md section 10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What is done with a segment or a blob; records use all but CLOSED."""

    APPLIED = "applied"
    """In force; of a record: accepted."""
    WAITING = "waiting"
    """A record, key or predecessor is not here yet."""
    HELD = "held"
    """Beyond a cut, or without the right. Shown to readers with the key."""
    BROKEN = "broken"
    """Bad bytes under a key that is held: alarm."""
    NEWER = "newer"
    """Needs a newer program."""
    CLOSED = "closed"
    """Key withdrawn or erased: nowhere, in no count."""


class Reason(StrEnum):
    """Why; the sentences stand in words."""

    NONE = "none"
    MISSING_RECORD = "missing_record"
    """A record that was named is not here."""
    MISSING_CUT = "missing_cut"
    """Someone was narrowed elsewhere, and no cut is pinned in this compartment yet."""
    NOT_CERTIFIED = "not_certified"
    """The device stands in no log that was named."""
    NOT_STANDING = "not_standing"
    """The device is retired, or its member removed."""
    NOT_READER = "not_reader"
    """The author does not read the compartment."""
    BEYOND_CUT = "beyond_cut"
    """Written after the cut of a record that took the right away."""
    NO_RIGHT = "no_right"
    """The signers of the record had not the right."""
    BESIDE_NARROWING = "beside_narrowing"
    """Signed beside a record that took the right away."""
    BAD_BYTES = "bad_bytes"
    BAD_SIGNATURE = "bad_signature"
    OTHER_GROUP = "other_group"
    NEEDS_NEWER = "needs_newer"
    FORK = "fork"
    """The device signed two different segments with one number."""
    GAP = "gap"
    """A former segment of the log is not here."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state and its reason."""

    state: State
    reason: Reason = Reason.NONE
    narrowed: tuple[bytes, ...] = ()
    """References of narrowing records that count for this segment beside its heads: it lies beyond their cuts.

    Hand them on to `Membership.may` for the rights of its assertions.
    """


ACCEPTED = Verdict(State.APPLIED)
