"""Erasure units: which there are, and their keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, final

from ifodesk.changes.control import Opening
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.identities import random_id
from ifodesk.changes.ids import KEY_BYTES, EntityId, GroupId, Rng, UnitId
from ifodesk.changes.keys import Owner, unwrap_unit_key, wrap_unit_key
from ifodesk.store import numbers
from ifodesk.store.database import Database, Value
from ifodesk.store.keys.compartments import BagKey, Compartment, Compartments
from ifodesk.store.keys.wrapping import Wrapping

NOT_SENT: Final = 0
"""In place of a segment: an opening that no segment has carried yet."""

_MOST_KEPT: Final = 20_000
_OPENING: Final = ("unit", "segment", "place", "secret", "wrap", "generation", "subject", "retention", "predecessors")
_FIRST: Final = """
    SELECT o.unit FROM opening o JOIN unit u ON u.id = o.unit LEFT JOIN segment s ON s.id = o.segment
    WHERE u.compartment = ? AND o.retention = ? AND o.subject IS NULL
    ORDER BY s.h IS NULL, s.h, o.place, o.unit LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Unsent:
    """An own unit that others have not heard of."""

    unit: int
    subject: EntityId | None
    retention: int


@final
class Units:
    """The units of all compartments."""

    def __init__(self, database: Database, wrapping: Wrapping, compartments: Compartments, rng: Rng) -> None:
        """Read keys when they are asked for."""
        self._database = database
        self._wrapping = wrapping
        self._compartments = compartments
        self._rng = rng
        self._rows: dict[tuple[int, UnitId], int] = {}
        self._ids: dict[int, UnitId] = {}
        self._keys: dict[int, tuple[bytes, ...]] = {}
        self._common: dict[tuple[int, int], int] = {}
        self._new: list[tuple[int, int, UnitId]] = []
        self._openings: list[tuple[Value, ...]] = []
        self._next = 0
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Drop what was read."""
        self._rows.clear()
        self._ids.clear()
        self._keys.clear()
        self._common.clear()
        self._new.clear()
        self._openings.clear()
        self._next = 0

    def _write(self) -> None:
        """Write new units and openings, which waited for one another."""
        self._database.insert_many("unit", ("id", "compartment", "unit"), self._new)
        self._database.insert_many("opening", _OPENING, self._openings, verb="INSERT OR IGNORE")
        self._new.clear()
        self._openings.clear()

    def row(self, compartment: int, unit: UnitId) -> int:
        """Return a unit's local number; a new one for a unit that was not heard of before."""
        found = self._rows.get((compartment, unit))
        if found is not None:
            return found
        row = self._database.peek("SELECT id FROM unit WHERE unit = ? AND compartment = ?", (unit, compartment))
        return self._take(compartment, unit) if row is None else self._remember(compartment, unit, row[0])

    def _take(self, compartment: int, unit: UnitId) -> int:
        """Return the local number of a unit that was not heard of before."""
        if self._next == 0:
            row = self._database.peek("SELECT coalesce(max(id), 0) FROM unit")
            self._next = (row[0] if row else 0) + 1
        self._new.append((self._next, compartment, unit))
        self._database.defer(self._write)
        self._next += 1
        return self._remember(compartment, unit, self._next - 1)

    def _remember(self, compartment: int, unit: UnitId, row: int) -> int:
        if len(self._rows) > _MOST_KEPT and not self._new:
            self._rows.clear()
            self._ids.clear()
        self._rows[compartment, unit] = row
        self._ids[row] = unit
        return row

    def unit_id(self, row: int) -> UnitId:
        """Return what others call a unit."""
        known = self._ids.get(row)
        if known is None:
            found = self._database.one("SELECT unit FROM unit WHERE id = ?", (row,))
            known = self._ids[row] = UnitId(found[0] if found else b"")
        return known

    def keys(self, row: int) -> tuple[bytes, ...]:
        """Return every key that openings gave for a unit, in the order that counts; nothing while none is held."""
        if row not in self._keys:
            found = self._database.rows(
                "SELECT o.secret FROM opening o LEFT JOIN segment s ON s.id = o.segment "
                "WHERE o.unit = ? AND o.secret IS NOT NULL ORDER BY s.h, o.place",
                (row,),
            )
            if len(self._keys) > _MOST_KEPT:
                self._keys.clear()
            self._keys[row] = tuple(self._wrapping.unwrap(secret) for (secret,) in found)
        return self._keys[row]

    def open(self, compartment: Compartment, subject: EntityId | None, retention: int) -> int:
        """Open a new unit and return its local number. *subject* is None for what is common."""
        row = self._take(compartment.row, UnitId(random_id(self._rng)))
        key = self._rng(KEY_BYTES)
        self._openings.append((row, NOT_SENT, 0, self._wrapping.wrap(key), None, 0, subject, retention, None))
        self._keys[row] = (key,)
        return row

    def common(self, compartment: Compartment, retention: int) -> int:
        """Return the unit for what is common in a compartment and has this retention class; a new one if need be."""
        wanted = (compartment.row, retention)
        if wanted not in self._common:
            row = self._database.one(_FIRST, wanted)
            self._common[wanted] = self.open(compartment, None, retention) if row is None else row[0]
        return self._common[wanted]

    def unsent(self, among: Iterable[int]) -> tuple[Unsent, ...]:
        """Return the own units, of those named, that no segment has opened yet."""
        rows = self._database.rows(
            "SELECT unit, subject, retention FROM opening "
            "WHERE segment = ? AND unit IN (SELECT value FROM json_each(?)) ORDER BY unit",
            (NOT_SENT, json.dumps(sorted(among))),
        )
        return tuple(Unsent(unit, subject, retention) for unit, subject, retention in rows)

    def opening(self, one: Unsent, owner: Owner, bag: BagKey) -> Opening:
        """Return the opening of an own unit as a segment carries it."""
        unit = self.unit_id(one.unit)
        wrap = wrap_unit_key(bag.secret, owner, unit, bag.generation, self.keys(one.unit)[0], self._rng)
        return Opening(unit, one.subject, one.retention, (), bag.generation, wrap)

    def sent(self, units: list[tuple[int, int, int]]) -> None:
        """Note which segment opened own units: (segment, place in its list, unit)."""
        self._database.write_many("UPDATE opening SET segment = ?, place = ? WHERE unit = ? AND segment = 0", units)

    def learn(self, compartment: Compartment, gid: GroupId, segment: int, openings: tuple[Opening, ...]) -> set[int]:
        """Keep the openings that a segment brought, and return the units that can be read from now on.

        Not those that could be read with the same key before: a segment that is judged anew brings its openings anew,
        and what waits in its own blobs would have it judged anew without end.
        """
        opened: set[int] = set()
        for place, one in enumerate(openings):
            heard_of = len(self._new)
            row = self.row(compartment.row, one.unit)
            fresh = len(self._new) > heard_of
            key = self._unwrap(compartment, gid, one)
            news = key is not None and (fresh or key not in self.keys(row))
            before = tuple(self.row(compartment.row, unit) for unit in one.predecessors)
            self._openings.append(
                (
                    row,
                    segment,
                    place,
                    None if key is None else self._wrapping.wrap(key),
                    one.wrap if key is None else None,
                    one.generation,
                    one.subject,
                    one.retention,
                    numbers.to_bytes(before),
                )
            )
            if news:
                opened.add(row)
            if key is not None:
                self._keys.pop(row, None)
                if fresh:
                    self._keys[row] = (key,)
        self._database.defer(self._write)
        self._common.clear()
        return opened

    def bag_came(self, compartment: Compartment, gid: GroupId) -> set[int]:
        """Unwrap what waited for a bag key, and return the units that can be read from now on."""
        waiting = self._database.rows(
            "SELECT o.unit, o.segment, o.place, o.wrap, o.generation, u.unit FROM opening o "
            "JOIN unit u ON u.id = o.unit WHERE u.compartment = ? AND o.secret IS NULL",
            (compartment.row,),
        )
        opened: set[int] = set()
        for row, segment, place, wrap, generation, unit in waiting:
            key = self._unwrap(compartment, gid, Opening(UnitId(unit), None, 0, (), generation, wrap))
            if key is not None:
                self._database.write(
                    "UPDATE opening SET secret = ?, wrap = NULL WHERE unit = ? AND segment = ? AND place = ?",
                    (self._wrapping.wrap(key), row, segment, place),
                )
                opened.add(row)
        self._keys.clear()
        return opened

    def _unwrap(self, compartment: Compartment, gid: GroupId, one: Opening) -> bytes | None:
        owner = Owner(gid, compartment.cid)
        for bag in self._compartments.bags(compartment.row):
            if bag.generation == one.generation:
                try:
                    return unwrap_unit_key(bag.secret, owner, one.unit, one.generation, one.wrap)
                except ChangesError:
                    continue  # two bags may have one number; a wrong wrap opens nothing, and its blobs wait
        return None
