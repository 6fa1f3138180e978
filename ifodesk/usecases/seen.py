"""What a read hands out and what a write tells: the two small values that every screen and use case shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NewType, TypeVar

from ifodesk.domain.ids import EntityId

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

ChangeId = NewType("ChangeId", int)
"""Names one save on this device, for undo. Local: never leaves the vault."""


@dataclass(frozen=True, slots=True)
class Seen(Generic[T_co]):
    """A value together with what was shown of it, field by field.

    The screen keeps it while a person edits; ``Records.save`` then asserts only what differs from ``value`` and
    supersedes exactly ``refs``, never "what the store holds now" (DESIGN section 3).
    """

    value: T_co
    refs: object
    """References of the shown assertions per field. Opaque outside the store."""
    conflicts: frozenset[str] = frozenset()
    """Fields that two people wrote differently."""
    unreadable: frozenset[str] = frozenset()
    """Fields whose value this program cannot read. They are None in ``value`` and stay untouched when saved."""


@dataclass(frozen=True, slots=True)
class Write(Generic[T]):
    """One entity to save: ``base`` is what was on screen, None for a new entity."""

    value: T
    base: Seen[T] | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """Which kinds and entities changed. Screens listen and decide for themselves whether to reload."""

    kinds: frozenset[str]
    """Names of entity kinds (`EntitySpec.name`), plus "readers" and "sync" for those."""
    ids: frozenset[EntityId] = field(default_factory=frozenset)
    initiator: object = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is durable. ``change`` undoes it; 0 when nothing differed from what stood."""

    change: ChangeId
    changed: Changed
