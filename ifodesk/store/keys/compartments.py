"""The compartments whose keys are held, with those keys. What there is no key for does not exist here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, final

from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.objects import Epoch
from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.store.database import Database
from ifodesk.store.keys.wrapping import Wrapping

CLOSED_KIND: Final = 0


class Access(IntEnum):
    """Whether a compartment can be read here."""

    OPEN = 0
    CLOSED = 1
    """Its keys were withdrawn: it is in no list and no count."""


@dataclass(frozen=True, slots=True, repr=False)
class Compartment:
    """A compartment that can be read here."""

    row: int
    cid: CompartmentId
    kind: CompartmentKind
    tag_secret: bytes


@dataclass(frozen=True, slots=True, repr=False)
class BagKey:
    """One bag key."""

    generation: int
    secret: bytes


@final
class Compartments:
    """All open compartments. What was read from the tables is kept until something is taken back."""

    def __init__(self, database: Database, wrapping: Wrapping) -> None:
        """Read them when they are first asked for."""
        self._database = database
        self._wrapping = wrapping
        self._known: dict[CompartmentId, Compartment] = {}
        self._rows: dict[int, Compartment] = {}
        self._epochs: dict[int, tuple[Epoch, ...]] = {}
        self._begun: dict[int, dict[bytes, Epoch | None]] = {}
        """By the record that began it; None for one whose secret is not held."""
        self._bags: dict[int, tuple[BagKey, ...]] = {}
        self._loaded = False
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Drop what was read."""
        self._loaded = False
        for kept in (self._known, self._rows, self._epochs, self._begun, self._bags):
            kept.clear()

    def _load(self) -> None:
        if self._loaded:
            return
        for row, cid, kind, tag in self._database.rows(
            "SELECT id, cid, kind, tag FROM compartment WHERE state = ?", (Access.OPEN,)
        ):
            self._remember(Compartment(row, CompartmentId(cid), CompartmentKind(kind), self._wrapping.unwrap(tag)))
        self._loaded = True

    def _remember(self, compartment: Compartment) -> None:
        self._known[compartment.cid] = compartment
        self._rows[compartment.row] = compartment

    def all(self) -> tuple[Compartment, ...]:
        """Return every open compartment."""
        self._load()
        return tuple(self._known.values())

    def find(self, cid: CompartmentId) -> Compartment | None:
        """Return an open compartment; None when it does not exist here."""
        self._load()
        return self._known.get(cid)

    def at(self, row: int) -> Compartment | None:
        """Return the open compartment with this local number; None for a closed one."""
        if not self._loaded:
            self._load()
        return self._rows.get(row)

    def kind(self, row: int) -> int:
        """Return the kind of an open compartment; 0 for a closed one."""
        found = self.at(row)
        return CLOSED_KIND if found is None else int(found.kind)

    def add(self, cid: CompartmentId, kind: CompartmentKind, tag_secret: bytes) -> Compartment:
        """Open a compartment, or open it again."""
        found = self.find(cid)
        if found is not None:
            return found
        self._database.write(
            "INSERT INTO compartment (cid, kind, state, tag) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (cid) DO UPDATE SET state = excluded.state, tag = excluded.tag",
            (cid, int(kind), int(Access.OPEN), self._wrapping.wrap(tag_secret)),
        )
        row = self._database.one("SELECT id FROM compartment WHERE cid = ?", (cid,))
        compartment = Compartment(row[0] if row else 0, cid, kind, tag_secret)
        self._remember(compartment)
        return compartment

    def close(self, compartment: Compartment) -> None:
        """Drop a compartment's keys: what it holds cannot be read here any more."""
        for table in ("epoch", "bag"):
            self._database.write(f"DELETE FROM {table} WHERE compartment = ?", (compartment.row,))  # noqa: S608 - constants
        self._database.write(
            "DELETE FROM opening WHERE unit IN (SELECT id FROM unit WHERE compartment = ?)", (compartment.row,)
        )
        self._database.write(
            "UPDATE compartment SET state = ?, tag = x'' WHERE id = ?", (int(Access.CLOSED), compartment.row)
        )
        self.forget()

    def epochs(self, row: int) -> tuple[Epoch, ...]:
        """Return the epochs held, newest first."""
        if row not in self._epochs:
            found = self._database.rows(
                "SELECT number, secret FROM epoch WHERE compartment = ? ORDER BY number DESC, record", (row,)
            )
            self._epochs[row] = tuple(Epoch(number, self._wrapping.unwrap(secret)) for number, secret in found)
        return self._epochs[row]

    def epoch_of(self, row: int, record: bytes) -> Epoch | None:
        """Return the epoch that a record began; None when its secret is not held."""
        known = self._begun.setdefault(row, {})
        if record not in known:
            found = self._database.one(
                "SELECT number, secret FROM epoch WHERE compartment = ? AND record = ?", (row, record)
            )
            known[record] = None if found is None else Epoch(found[0], self._wrapping.unwrap(found[1]))
        return known[record]

    def add_epoch(self, row: int, record: bytes, epoch: Epoch) -> bool:
        """Keep an epoch secret; return whether it was new.

        *record* is the hash of the record that began it; empty while that record is not known.
        """
        wrapped = self._wrapping.wrap(epoch.secret)
        known = self._database.rows(
            "SELECT record FROM epoch WHERE compartment = ? AND number = ? AND secret = ?", (row, epoch.number, wrapped)
        )
        if (record and (record,) in known) or (not record and known):
            return False
        # The wrap is told apart from other secrets of this number by its own first bytes, until the record is known.
        self._database.write(
            "INSERT OR IGNORE INTO epoch VALUES (?, ?, ?, ?)", (row, epoch.number, record or wrapped[:8], wrapped)
        )
        if record:
            self._database.write(
                "DELETE FROM epoch WHERE compartment = ? AND number = ? AND record = ?",
                (row, epoch.number, wrapped[:8]),
            )
        self._epochs.pop(row, None)
        self._begun.pop(row, None)
        return not known

    def bags(self, row: int) -> tuple[BagKey, ...]:
        """Return the bag keys held, newest generation first."""
        if row not in self._bags:
            found = self._database.rows(
                "SELECT generation, secret FROM bag WHERE compartment = ? ORDER BY generation DESC, record", (row,)
            )
            self._bags[row] = tuple(BagKey(number, self._wrapping.unwrap(secret)) for number, secret in found)
        return self._bags[row]

    def add_bag(self, row: int, record: bytes, bag: BagKey) -> bool:
        """Keep a bag key; return whether it was new. *record* is the hash of the record that commits to it."""
        if any(one.secret == bag.secret for one in self.bags(row)):
            return False
        wrapped = self._wrapping.wrap(bag.secret)
        self._database.write("INSERT OR IGNORE INTO bag VALUES (?, ?, ?, ?)", (row, bag.generation, record, wrapped))
        self._bags.pop(row, None)
        return True
