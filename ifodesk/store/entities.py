"""Entities by local integers, so that the big tables hold small numbers."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final, final

from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.database import Database, Row

_MOST_KEPT: Final = 50_000
_ALL: Final = ("id", "entity", "kind", "compartment", "unit", "mixed")
_COLUMNS: Final = ", ".join(_ALL)
_FIND: Final = f"SELECT {_COLUMNS} FROM entity WHERE entity = ? AND kind = ? AND compartment = ?"  # noqa: S608 - constants


@final
class Entities:
    """All entities. An entity is its id, its kind and its compartment: nobody writes into another compartment's."""

    def __init__(self, database: Database) -> None:
        """Read them when they are asked for."""
        self._database = database
        self._known: dict[tuple[bytes, int, int], EntityInfo] = {}
        self._everywhere: dict[tuple[bytes, int], tuple[EntityInfo, ...]] = {}
        self._new: list[EntityInfo] = []
        self._next = 0
        database.on_rollback(self.forget)

    def forget(self) -> None:
        """Drop what was read."""
        self._known.clear()
        self._everywhere.clear()
        self._new.clear()
        self._next = 0

    def find(self, entity: bytes, kind: int, compartment: int) -> EntityInfo | None:
        """Return an entity; None for an unknown one."""
        found = self._known.get((entity, kind, compartment))
        if found is not None:
            return found
        # A byte array: what binding bytes takes is said in `store.binding`.
        row = self._database.peek(_FIND, (bytearray(entity), kind, compartment))
        return None if row is None else self._keep(_info(row))

    def everywhere(self, entity: bytes, kind: int) -> tuple[EntityInfo, ...]:
        """Return an entity in every compartment that speaks of it, first heard of first."""
        found = self._everywhere.get((entity, kind))
        if found is None:
            rows = self._database.rows(
                f"SELECT {_COLUMNS} FROM entity WHERE entity = ? AND kind = ? ORDER BY id",  # noqa: S608 - constants
                (entity, kind),
            )
            found = tuple(_info(row) for row in rows)
            if len(self._everywhere) > _MOST_KEPT:
                self._everywhere.clear()
            self._everywhere[entity, kind] = found
        return found

    def of_compartment(self, compartment: int, entities: Collection[int] | None = None) -> dict[int, EntityInfo]:
        """Return entities of a compartment by local number: all, or those among *entities*."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM entity WHERE compartment = ? ORDER BY id",  # noqa: S608 - constants
            (compartment,),
        )
        found = (_info(row) for row in rows)
        return {info.id: info for info in found if entities is None or info.id in entities}

    def at(self, entities: Collection[int]) -> dict[int, EntityInfo]:
        """Return entities by local number."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM entity WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - constants
            (json.dumps(sorted(entities)),),
        )
        return {info.id: info for info in map(_info, rows)}

    def take(self, entity: bytes, kind: int, compartment: int, unit: int) -> EntityInfo:
        """Return an entity; a fresh one, in *unit*, when it is not known. `write` keeps the fresh ones."""
        found = self.find(entity, kind, compartment)
        return found or self.add(entity, kind, compartment, unit)

    def add(self, entity: bytes, kind: int, compartment: int, unit: int) -> EntityInfo:
        """Return a fresh entity, of which the caller knows that it is not known."""
        if self._next == 0:
            row = self._database.peek("SELECT coalesce(max(id), 0) FROM entity")
            self._next = (row[0] if row else 0) + 1
        info = EntityInfo(self._next, entity, kind, compartment, unit, mixed=False, fresh=True)
        self._next += 1
        self._new.append(info)
        return self._keep(info)

    def write(self) -> None:
        """Keep the fresh entities, and call them known from now on: to be called when their assertions are in."""
        if not self._new:
            return
        self._database.insert_many(
            "entity",
            _ALL,
            [(info.id, info.entity, info.kind, info.compartment, info.unit, int(info.mixed)) for info in self._new],
        )
        for info in self._new:
            self._keep(self._known.get((info.entity, info.kind, info.compartment), info)._replace(fresh=False))
        self._new.clear()

    def drop(self, entities: Collection[int]) -> None:
        """Forget entities of which nothing is accepted any more: they are fresh when they come again."""
        if entities:
            self._database.write_many("DELETE FROM entity WHERE id = ?", [(entity,) for entity in entities])
            self.forget()

    def mix(self, info: EntityInfo) -> EntityInfo:
        """Note that assertions in more than one erasure unit speak of an entity."""
        mixed = info._replace(mixed=True)
        if info.fresh:
            self._new[:] = [mixed if one.id == info.id else one for one in self._new]
        else:
            self._database.write("UPDATE entity SET mixed = 1 WHERE id = ?", (info.id,))
        return self._keep(mixed)

    def _keep(self, info: EntityInfo) -> EntityInfo:
        if len(self._known) > _MOST_KEPT and not self._new:
            self._known.clear()
        self._known[info.entity, info.kind, info.compartment] = info
        self._everywhere.pop((info.entity, info.kind), None)
        return info


def _info(row: Row) -> EntityInfo:
    number, entity, kind, compartment, unit, mixed = row
    return EntityInfo(number, entity, kind, compartment, unit, bool(mixed), fresh=False)
