"""The fold: what a cell shows after any set of assertions, in any order (docs/sync-format.md section 8).

A cell is (entity, field, key). Merge reads supersedes only, never vectors or clocks; the clock decides which of several
live values is shown first, and nothing else. Every function here is pure: equal sets give equal states, one assertion
at a time or all at once, duplicates and all.
"""

from __future__ import annotations

from base64 import b32decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from ifodesk.changes.blob import Assertion
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import ID_BYTES, DeviceId, Ref, UnitId
from ifodesk.changes.names import base32


class FieldKind(IntEnum):
    """How concurrent writes of one field merge. The codes are part of signed bytes."""

    REGISTER = 1
    KEYED = 2
    SET = 3
    IMMUTABLE = 4
    ATTACHMENT = 5
    TOMBSTONE = 6


def known_kind(code: int) -> FieldKind | None:
    """Return the field kind of *code*; None for a newer program's: keep the assertion, fold it after the upgrade."""
    return FieldKind(code) if code in _CODES else None


_CODES: Final = frozenset(int(kind) for kind in FieldKind)


class Live(NamedTuple):
    """An assertion in a cell. Whoever keeps it elsewhere may drop what the cell itself tells."""

    ref: Ref
    value: Item
    time: int
    device: DeviceId
    seq: int
    unit: UnitId
    adopts: Ref | None = None

    @property
    def order(self) -> tuple[int, bytes, int, int, bytes]:
        """What decides between live values: later times first, then devices, then place in the log, last h (a fork)."""
        return self.time, self.device, self.seq, self.ref[1], self.ref[0]

    @property
    def origin(self) -> Ref:
        """The assertion that this one re-authors, else itself."""
        return self.adopts or self.ref


class Write(NamedTuple):
    """One assertion on its way into its cell, all references resolved."""

    live: Live
    supersedes: tuple[Ref, ...] = ()


Mark: TypeAlias = tuple[Ref, UnitId]
"""Who superseded, and in which unit: kept so that it can be taken back when that one is held or erased."""

Predecessors: TypeAlias = Mapping[UnitId, frozenset[UnitId]]
"""Per unit, every unit that its opening names, and those that these name."""

NO_PREDECESSORS: Final[Predecessors] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CellState:
    """What is known of one cell. Never change the mappings of a state: `fold` gives a new one."""

    live: Mapping[Ref, Live]
    """Every assertion that no other supersedes."""
    superseded: Mapping[Ref, frozenset[Mark]]
    """Who superseded what, also where the target has not come yet."""


EMPTY: Final = CellState(MappingProxyType({}), MappingProxyType({}))


def write(assertion: Assertion, h: bytes, *, time: int, device: DeviceId, seq: int, unit: UnitId) -> Write:
    """Return *assertion* as its cell takes it: an empty h is replaced by that of its segment."""
    live = Live((h, assertion.idx), assertion.value, time, device, seq, unit, _resolve(assertion.adopts, h))
    return Write(live, tuple(ref if ref[0] else (h, ref[1]) for ref in assertion.supersedes))


def _resolve(ref: Ref | None, h: bytes) -> Ref | None:
    return ref if ref is None or ref[0] else (h, ref[1])


def fold(
    state: CellState,
    writes: Iterable[Write],
    *,
    kind: FieldKind = FieldKind.REGISTER,
    predecessors: Predecessors = NO_PREDECESSORS,
) -> CellState:
    """Return the cell after *writes* too; from ``EMPTY`` and all accepted writes it comes out the same.

    To take a write back (its segment is held now, its unit erased), fold what is left from ``EMPTY``.

    Args:
        state: The cell as it was.
        writes: Accepted assertions of this cell, in any order; those already in it change nothing.
        kind: The field's kind. Immutable text ignores supersedes.
        predecessors: Which units may supersede what lies in which others; within one unit all may.
    """
    live, marks = dict(state.live), dict(state.superseded)
    for one, supersedes in writes:
        if kind is not FieldKind.IMMUTABLE:
            for target in supersedes:
                marks[target] = marks.get(target, frozenset()) | {(one.ref, one.unit)}
                former = live.get(target)
                if former is not None and _counts(one.unit, former.unit, predecessors):
                    del live[target]
        by = marks.get(one.ref)
        if by is None or not any(_counts(unit, one.unit, predecessors) for _, unit in by):
            live[one.ref] = one
    return CellState(live, marks)


def _counts(unit: UnitId, target: UnitId, predecessors: Predecessors) -> bool:
    """Return whether an assertion in *unit* may supersede one in *target* (PROTOCOL rule 28)."""
    return unit == target or target in predecessors.get(unit, ())


def shown(state: CellState, kind: FieldKind = FieldKind.REGISTER) -> Live | None:
    """Return what the cell shows: the latest live value, or the first of immutable text; None when there is none."""
    pick = min if kind is FieldKind.IMMUTABLE else max
    return pick(state.live.values(), key=lambda one: one.order, default=None)


def conflict(state: CellState, kind: FieldKind = FieldKind.REGISTER) -> tuple[Live, ...]:
    """Return the different live values, the shown one first, when there are two or more; else nothing.

    A set is never in conflict: added wins. Values are compared as bytes, so that 1 and true differ.
    """
    if len(state.live) < 2 or kind is FieldKind.SET:  # noqa: PLR2004 - one value cannot differ from itself
        return ()
    ordered = sorted(state.live.values(), key=lambda one: one.order, reverse=kind is not FieldKind.IMMUTABLE)
    different: dict[bytes, Live] = {}
    for one in ordered:
        different.setdefault(encode(one.value), one)
    return tuple(different.values()) if len(different) > 1 else ()


def by_origin(lives: Iterable[Live]) -> tuple[Live, ...]:
    """Return one of each origin: the origin itself, else its first adoption. Two adoptions show as one."""
    first: dict[Ref, Live] = {}
    for one in sorted(lives, key=lambda live: (live.adopts is not None, live.order)):
        first.setdefault(one.origin, one)
    return tuple(first.values())


def reference_key(referred: bytes) -> str:
    """Return the key of a set's cell for the id that is a member or not."""
    return base32(referred)


def referred_id(key: str) -> bytes:
    """Return the id that a key of a set names; raises ``BadBytes`` for any other key."""
    try:
        raw = b32decode(key.upper() + "======")
    except ValueError:
        raise BadBytes from None
    if len(raw) != ID_BYTES or base32(raw) != key:
        raise BadBytes
    return raw


def members(cells: Mapping[str, CellState]) -> frozenset[str]:
    """Return the keys whose reference is in the set: some live assertion says so."""
    return frozenset(key for key, cell in cells.items() if any(one.value is True for one in cell.live.values()))


def tombstone_refs(tombstone: Live) -> frozenset[Ref]:
    """Return what the author of a tombstone saw; nothing when it was taken back or its value cannot be read."""
    if type(tombstone.value) is not tuple:
        return frozenset()
    refs: set[Ref] = set()
    for one in tombstone.value:
        match one:
            case (bytes(h), int(idx)) if len(h) in (0, ID_BYTES) and type(idx) is int:
                refs.add((h or tombstone.ref[0], idx))
            case _:
                return frozenset()
    return frozenset(refs)


def entity_gone(tombstones: CellState, others: Iterable[CellState]) -> bool:
    """Return whether an entity is deleted.

    Args:
        tombstones: Its cell of field 0.
        others: All its other cells. An edit that no tombstone names keeps it alive.
    """
    return deletion(tombstones, others) is Deletion.GONE


class Deletion(IntEnum):
    """What tombstones do to an entity."""

    LIVES = 0
    CONTESTED = 1
    """Deleted by one, written on by another who had not seen it: it lives, and shows both."""
    GONE = 2


def deletion(tombstones: CellState, others: Iterable[CellState]) -> Deletion:
    """Return whether an entity lives, is gone, or was deleted and written on at the same time."""
    standing = [one for one in tombstones.live.values() if type(one.value) is tuple]
    if not standing:
        return Deletion.LIVES
    named = frozenset[Ref]().union(*(tombstone_refs(one) for one in standing))
    unseen = any(ref not in named for cell in others for ref in cell.live)
    return Deletion.CONTESTED if unseen else Deletion.GONE
