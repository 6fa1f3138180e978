"""What people wrote differently, and the choice between the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, final

from ifodesk.domain.ids import EntityId
from ifodesk.store.catalog import FieldPlan
from ifodesk.store.cells.rows import Cell, EntityInfo
from ifodesk.store.clock import to_ms
from ifodesk.store.core import Core
from ifodesk.store.lineage import find_entity, line_of
from ifodesk.store.log.authors import Authors
from ifodesk.store.log.history import domain_value
from ifodesk.store.log.written import Written, written_in
from ifodesk.store.records.authoring import TOMBSTONE_VALUE, OwnWrite
from ifodesk.store.records.diff import to_item
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.log_ports import Conflict, Option

DELETED: Final = "deleted"
"""In place of a field: one deleted the entity, another wrote on it. Its options are true (delete) and false (keep)."""


@final
@dataclass(frozen=True, slots=True)
class Conflicts:
    """Lists and resolves."""

    core: Core
    authors: Authors

    def open(self) -> tuple[Conflict, ...]:
        """Return the open conflicts, oldest first."""
        cells: list[Cell] = self.core.database.rows("SELECT entity, field, key FROM p_contested")
        infos = self.core.entities.at({cell[0] for cell in cells})
        found = [self._conflict(cell, infos[cell[0]]) for cell in cells]
        return tuple(sorted(found, key=lambda one: min(option.at for option in one.options)))

    def _conflict(self, cell: Cell, info: EntityInfo) -> Conflict:
        plan = self.core.catalog.kinds[info.kind]
        live = self.core.cells.live_of([info.id])
        written = {one.row.id: one for one in written_in(self.core, info.compartment, {info.id})}
        field = None if cell[1] == 0 else plan.fields[cell[1]]
        options = self._deletion(live, written) if field is None else self._options(field, live[cell], written)
        seen = None if field is None else _common(field, cell[2], live[cell], written)
        root = line_of(self.core, info)[-1]
        name = DELETED if field is None else field.spec.name
        return Conflict(
            plan.spec.name, EntityId(info.entity), name, cell[2], EntityId(root.entity), seen, tuple(options)
        )

    def _options(self, field: FieldPlan, live: Iterable[int], written: Mapping[int, Written]) -> list[Option]:
        """Return one option for each different value, the earliest first."""
        same: dict[object, list[Written]] = {}
        for one in sorted((written[assertion] for assertion in live), key=lambda one: one.row.time):
            key = (type(one.row.value), one.row.value)
            same.setdefault(key, []).append(one)
        return [
            self._option(ones[0], domain_value(field, ones[0].row.key, ones[0].row.value), ones)
            for ones in same.values()
        ]

    def _deletion(self, live: Mapping[Cell, Iterable[int]], written: Mapping[int, Written]) -> list[Option]:
        standing = [written[one] for ids in live.values() for one in ids]
        deleted = [one for one in standing if one.row.field == 0 and one.row.names is not None]
        named = {name for one in deleted for name in one.row.names or ()}
        edits = [one for one in standing if one.row.field != 0 and one.row.id not in named]
        return [self._option(deleted[0], value=True, same=deleted), self._option(edits[0], value=False, same=edits)]

    def _option(self, one: Written, value: object, same: Iterable[Written]) -> Option:
        author = self.authors.member(one.device)
        at = datetime.fromtimestamp(to_ms(one.row.time) / 1000, UTC)
        mine = bytes(author) == bytes(self.core.identity.member)
        return Option(value, author, at, mine, tuple(each.row.id for each in same))

    def choice(self, conflict: Conflict, value: object) -> tuple[EntityInfo, OwnWrite]:
        """Return the write that puts *value* in place of all the options shown. Raises ``NotFoundError``."""
        info = find_entity(self.core, conflict.entity, conflict.kind)
        shown = tuple(ref for option in conflict.options for ref in _refs(option))
        if conflict.field == DELETED:
            return info, self._keep_or_delete(info, delete=value is True)
        field = self.core.catalog.kinds[info.kind].by_name[conflict.field]
        return info, OwnWrite(info, field.spec.code, conflict.key, to_item(field, value), shown)

    def _keep_or_delete(self, info: EntityInfo, *, delete: bool) -> OwnWrite:
        """Return a tombstone that names all that stands, or one that takes back those that stand."""
        live = self.core.cells.live_of([info.id])
        tombstones = tuple(live.get((info.id, 0, ""), ()))
        if not tombstones:
            raise NotFoundError
        names = tuple(one for ids in live.values() for one in ids) if delete else None
        return OwnWrite(info, 0, "", TOMBSTONE_VALUE if delete else None, tombstones, names)


def _refs(option: Option) -> tuple[int, ...]:
    return option.ref if isinstance(option.ref, tuple) else ()


def _common(field: FieldPlan, key: str, live: Iterable[int], written: Mapping[int, Written]) -> object:
    """Return the newest value that all who wrote had seen; None when there was none."""
    known = [_ancestors(one, written) for one in live]
    shared = set.intersection(*known) if known else set()
    newest = max((written[one].row for one in shared), key=lambda row: (row.time, row.id), default=None)
    return None if newest is None else domain_value(field, key, newest.value)


def _ancestors(assertion: int, written: Mapping[int, Written]) -> set[int]:
    found: set[int] = set()
    waiting = [assertion]
    while waiting:
        fresh = {one for one in written[waiting.pop()].row.supersedes if one in written} - found
        found |= fresh
        waiting += fresh
    return found
