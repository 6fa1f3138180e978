"""Acts about the whole group and its municipalities. Source: docs/sync-format.md section 9, types 8 and 10 to 12."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ifodesk.verify.cbor import Item
from ifodesk.verify.records import MAX_NAME_CHARS, Cut, Record, cuts
from ifodesk.verify.report import FaultyError, What
from ifodesk.verify.shape import array, number, octets, rising, text
from ifodesk.verify.suite import HASH_BYTES

_LEAST_JOINED: Final = 2


@dataclass(frozen=True, slots=True)
class Policy:
    """Type 8."""

    quorum: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Type 10, narrowing: the municipality whose log it stands in leaves the group."""

    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Type 11."""

    municipalities: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Type 12, narrowing."""

    join: bytes
    cuts: tuple[Cut, ...]


def read_policy(record: Record, items: tuple[Item, ...]) -> Policy:
    """Return a policy; raises ``FaultyError``."""
    rights, version, quorum = array(items, 3)
    octets(rights, HASH_BYTES)
    for part in array(version, 3):
        number(part)
    _in_groups_log(record)
    return Policy(number(quorum, 1))


def read_leave(_: Record, items: tuple[Item, ...]) -> Leave:
    """Return a leaving; raises ``FaultyError``."""
    (cut_items,) = array(items, 1)
    return Leave(cuts(cut_items))


def read_join(record: Record, items: tuple[Item, ...]) -> Join:
    """Return a joining; raises ``FaultyError``."""
    municipalities, decision = array(items, 2)
    found = rising(array(municipalities))
    _in_groups_log(record)
    text(decision, 1, MAX_NAME_CHARS)
    if len(found) < _LEAST_JOINED:
        raise FaultyError(What.BAD_RECORD)
    return Join(found)


def read_part(record: Record, items: tuple[Item, ...]) -> Part:
    """Return a parting; raises ``FaultyError``."""
    join, cut_items = array(items, 2)
    _in_groups_log(record)
    return Part(octets(join, HASH_BYTES), cuts(cut_items))


def _in_groups_log(record: Record) -> None:
    if record.log != record.gid:
        raise FaultyError(What.BAD_RECORD)
