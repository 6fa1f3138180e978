"""The cases of the golden vectors for merge: each field kind, in more than one order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TypeAlias

from ifodesk.changes.codec import Item
from ifodesk.changes.merge import FieldKind
from tests.changes.vector_cases import VALUES, Case, case

Entry: TypeAlias = tuple[Item, ...]
UNIT, OTHER_UNIT = b"u" * 16, b"v" * 16


def entry(
    number: int, value: Item, *supersedes: int, unit: bytes = UNIT, time: int | None = None, adopts: Item = None
) -> Entry:
    """Return a write as the operations take it; the device turns with the number."""
    refs = tuple((bytes([one]) * 16, 0) for one in supersedes)
    when, device = number if time is None else time, bytes([number % 2]) * 16
    return (bytes([number]) * 16, 0), value, when, device, number, unit, adopts, refs


def other(kind: FieldKind) -> Item:
    """Return a second value of the kind."""
    values: dict[FieldKind, Item] = {
        FieldKind.REGISTER: "annat",
        FieldKind.KEYED: 18,
        FieldKind.SET: False,
        FieldKind.IMMUTABLE: "en annan text",
        FieldKind.ATTACHMENT: (bytes(16), 5000, bytes(32)),
        FieldKind.TOMBSTONE: None,
    }
    return values[kind]


def folds() -> Iterator[Case]:
    for kind, (_, value) in VALUES.items():
        histories: dict[str, tuple[Entry, ...]] = {
            "one write": (entry(1, value),),
            "an edit": (entry(1, value), entry(2, other(kind), 1)),
            "an edit and a duplicate": (entry(2, other(kind), 1), entry(1, value), entry(2, other(kind), 1)),
            "two beside each other": (entry(1, value), entry(2, other(kind), 1), entry(3, value, 1)),
            "a conflict resolved": (
                entry(1, value),
                entry(2, other(kind), 1),
                entry(3, value, 1),
                entry(4, value, 2, 3),
            ),
            "an edit from another unit": (entry(1, value), entry(2, other(kind), 1, unit=OTHER_UNIT)),
            "an earlier clock superseding": (entry(1, value, time=9), entry(2, other(kind), 1, time=0)),
            "a later one before what it supersedes": (entry(2, other(kind), 1),),
            "an adoption": (entry(1, value), entry(2, value, adopts=(bytes([9]) * 16, 0))),
        }
        for what, history in histories.items():
            for order, writes in enumerate(list(permutations(history))[:2]):
                yield case(f"{kind.name.lower()}: {what}, order {order}", "fold", kind=int(kind), writes=writes)


def deletions() -> Iterator[Case]:
    seen = ((bytes([1]) * 16, 0), (bytes([2]) * 16, 0))
    name, note = entry(1, "namn"), entry(2, "text")
    for what, tombstones, others in (
        ("no tombstone", (), (name, note)),
        ("all was seen", (entry(8, seen),), (name, note)),
        ("an edit beside it", (entry(8, seen),), (name, note, entry(3, "nytt", 1))),
        ("taken back", (entry(8, seen), entry(9, None, 8)), (name, note)),
        ("two that saw half each", (entry(8, seen[:1]), entry(9, seen[1:])), (name, note)),
        ("one that cannot be read", (entry(8, "allt"),), (name, note)),
    ):
        yield case(what, "deletion", tombstones=tombstones, others=others)
