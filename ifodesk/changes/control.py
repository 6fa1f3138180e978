"""Blob 0 of a segment: what every member of the compartment may read (docs/sync-format.md section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.changes import shape
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.envelope import SignedRecord, record_from_item
from ifodesk.changes.ids import ID_BYTES, DeviceId, EntityId, UnitId

FULL_VECTOR_EACH: Final = 50
"""The vector is full in segments 1, 51, 101 …"""
MAX_WRAP_BYTES: Final = 256


@dataclass(frozen=True, slots=True)
class Reached:
    """How much of one device's log in this compartment the author's device held when it packed."""

    device: DeviceId
    seq: int
    h: bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of an erasure unit."""

    unit: UnitId
    subject: EntityId | None
    """The person's own record inside the case; None for what is common."""
    retention: int
    """Code of the retention class at the start; an assertion may change it."""
    predecessors: tuple[UnitId, ...]
    """Units whose assertions this one's may supersede, in rising order."""
    generation: int
    wrap: bytes
    """The unit's key under the bag key of the generation."""


@dataclass(frozen=True, slots=True)
class Control:
    """What blob 0 holds."""

    vector_full: bool
    vector: tuple[Reached, ...] = ()
    """In rising order of device ids."""
    records: tuple[SignedRecord, ...] = ()
    openings: tuple[Opening, ...] = ()
    receipts: tuple[Reached, ...] = ()
    """Up to where the author's device had opened every blob of others' logs. In rising order of device ids."""


def encode_control(control: Control) -> bytes:
    """Return the bytes of blob 0."""
    return encode(
        (
            control.vector_full,
            _reached_items(control.vector),
            tuple(record.item() for record in control.records),
            tuple(_opening_item(one) for one in control.openings),
            _reached_items(control.receipts),
        )
    )


def decode_control(raw: bytes) -> Control:
    """Return what blob 0 holds; raises ``BadBytes``. What the records say is not looked at."""
    full, vector, records, openings, receipts = shape.fields(decode(raw), 5)
    return Control(
        shape.flag(full),
        _all_reached(vector),
        tuple(record_from_item(one) for one in shape.array(records)),
        tuple(_opening(one) for one in shape.array(openings)),
        _all_reached(receipts),
    )


def _reached_items(reached: tuple[Reached, ...]) -> Item:
    return tuple((one.device, one.seq, one.h) for one in reached)


def _all_reached(item: Item) -> tuple[Reached, ...]:
    reached = tuple(_reached(one) for one in shape.array(item))
    shape.rising(one.device for one in reached)
    return reached


def _reached(item: Item) -> Reached:
    device, seq, h = shape.fields(item, 3)
    return Reached(DeviceId(shape.identity(device)), shape.natural(seq, least=1), shape.octets(h, ID_BYTES))


def _opening_item(opening: Opening) -> Item:
    return (
        opening.unit,
        opening.subject,
        opening.retention,
        opening.predecessors,
        opening.generation,
        opening.wrap,
    )


def _opening(item: Item) -> Opening:
    unit, subject, retention, predecessors, generation, wrap = shape.fields(item, 6)
    return Opening(
        UnitId(shape.identity(unit)),
        None if subject is None else EntityId(shape.identity(subject)),
        shape.natural(retention),
        tuple(UnitId(one) for one in shape.identities(predecessors)),
        shape.natural(generation, least=1),
        shape.some_octets(wrap, most=MAX_WRAP_BYTES),
    )
