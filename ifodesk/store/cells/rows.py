"""The values that go through the fold, made by the hundred thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ifodesk.changes.codec import Item

Cell: TypeAlias = tuple[int, int, str]
"""Entity, field code, key; the key is empty where the field has none."""


class EntityInfo(NamedTuple):
    """What is known of an entity before a batch is applied."""

    id: int
    entity: bytes
    kind: int
    compartment: int
    unit: int
    mixed: bool
    """Whether assertions in more than one unit speak of it: then who may supersede whom needs a closer look."""
    fresh: bool
    """No assertion of it has been applied yet."""


class NewRow(NamedTuple):
    """One accepted assertion, its references resolved to local ids."""

    id: int
    entity: int
    field: int
    key: str
    value: Item
    unit: int
    time: int
    supersedes: tuple[int, ...] = ()
    names: tuple[int, ...] | None = None
    """Of a tombstone: what its author saw; None when it was taken back or cannot be read."""
    adopts: int | None = None


class Batch(NamedTuple):
    """Assertions that are applied together, and the entities that they speak of."""

    rows: Sequence[NewRow]
    infos: Mapping[int, EntityInfo]


class Outcome(NamedTuple):
    """What a cell shows after a batch."""

    value: Item
    """The shown value; of a set's cell, whether it is a member."""
    live: tuple[int, ...]
    """What stands."""
    shown: tuple[int, ...]
    """Those of *live* that say what is shown."""
    conflict: bool


class Folded(NamedTuple):
    """What a batch did."""

    outcomes: dict[Cell, Outcome]
    before: dict[Cell, list[int]]
    """What was live in all cells of the entities that are not fresh."""
    removed: list[tuple[int, int, str, int]]
    added: list[tuple[int, int, str, int]]
    dangling: list[tuple[int, int]]
    """(target, by): superseded ones that are not here, or did not stand."""
