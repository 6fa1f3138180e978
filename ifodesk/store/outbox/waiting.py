"""Own assertions that wait to be packed: all but drafts, with consecutive writes of one field folded into the last."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, final

from ifodesk.changes.codec import Encoded
from ifodesk.changes.merge import FieldKind
from ifodesk.changes.quick import make_named
from ifodesk.store import numbers
from ifodesk.store.cells.rows import EntityInfo, NewRow
from ifodesk.store.core import Core
from ifodesk.store.database import Row

_PENDING: Final = """
    SELECT a.id, a.entity, a.field, a.key, a.value, a.unit, a.time, a.supersedes, a.names, a.adopts
    FROM change c JOIN assertion a ON a.id BETWEEN c.id << 24 AND c.id << 24 | 16777215
    WHERE c.compartment = ? AND c.open = 1"""
_SENT: Final = """
    SELECT o.id FROM change c CROSS JOIN own_ref o ON o.id BETWEEN c.id << 24 AND c.id << 24 | 16777215
    WHERE c.compartment = ? AND c.open = 1"""
"""Of saves that also hold drafts: asked by save, for most have none."""
_NUMBER: Final = itemgetter(0)
_SAID: Final = """
    SELECT l.entity, l.field FROM live l JOIN assertion a ON a.id = l.id
    WHERE l.entity IN (SELECT value FROM json_each(?)) AND a.value = x'f5'"""
"""Fields that say true (the CBOR of it)."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits in one compartment."""

    rows: tuple[NewRow, ...]
    """In the order of the saves, drafts left out."""
    drafts: tuple[NewRow, ...]
    infos: Mapping[int, EntityInfo]

    def with_drafts(self) -> Pending:
        """Return the same with the drafts among what is sent."""
        rows = tuple(sorted((*self.rows, *self.drafts), key=lambda row: row.id))
        return Pending(rows, (), self.infos)


@final
@dataclass(frozen=True, slots=True)
class Waiting:
    """Reads and folds what waits."""

    core: Core

    def compartments(self) -> list[int]:
        """Return the compartments in which something waits."""
        return [row for (row,) in self.core.database.rows("SELECT DISTINCT compartment FROM change WHERE open = 1")]

    def pending(self, compartment: int) -> Pending:
        """Return what waits in a compartment."""
        # They nearly come in order: to sort them here takes less than the database's sorting, which copies each.
        found = sorted(self.core.database.rows(_PENDING, (compartment,)), key=_NUMBER)
        sent = {one for (one,) in self.core.database.rows(_SENT, (compartment,))} if found else set()
        rows = list(_to_send(row for row in found if row[0] not in sent) if sent else _to_send(found))
        infos = self.core.entities.at({row.entity for row in rows})
        drafts = self._drafts(infos)
        if not drafts:
            return Pending(tuple(rows), (), infos)
        ready = tuple(row for row in rows if row.entity not in drafts)
        return Pending(ready, tuple(row for row in rows if row.entity in drafts), infos)

    def _drafts(self, infos: Mapping[int, EntityInfo]) -> set[int]:
        """Return the entities whose writer has not said that they may be sent."""
        kinds = self.core.catalog.kinds
        fields: dict[int, int] = {}
        for info in infos.values():
            plan = kinds.get(info.kind)
            if plan is not None and plan.sent_when is not None:
                fields[info.id] = plan.sent_when.spec.code
        if not fields:
            return set()
        said = set(self.core.database.rows(_SAID, (json.dumps(sorted(fields)),)))
        return {entity for entity, field in fields.items() if (entity, field) not in said}

    def fold(self, compartment: int, pending: Pending) -> Pending:
        """Fold consecutive writes of one field into the last, which then supersedes what they all did.

        Never across a save that ended drafting ("klar", an adoption): PROTOCOL rule 13. Inside a transaction of the
        caller.
        """
        barriers = [
            number
            for (number,) in self.core.database.rows(
                "SELECT id FROM change WHERE compartment = ? AND barrier = 1 AND open = 1 ORDER BY id", (compartment,)
            )
        ]
        folding = _Folding(pending.rows, barriers, self._immutable(pending))
        if not folding.gone:
            return pending
        self._write(folding)
        kept = tuple(folding.kept())
        self._earliest(compartment, {pending.infos[row.entity] for row in folding.gone.values()})
        return Pending(kept, pending.drafts, pending.infos)

    def _immutable(self, pending: Pending) -> set[tuple[int, int]]:
        catalog, infos = self.core.catalog, pending.infos
        cells = {(row.entity, row.field) for row in pending.rows if row.supersedes}
        return {cell for cell in cells if catalog.field_kind(infos[cell[0]].kind, cell[1]) is FieldKind.IMMUTABLE}

    def _write(self, folding: _Folding) -> None:
        database, gone = self.core.database, [(one,) for one in folding.gone]
        database.write_many("DELETE FROM assertion WHERE id = ?", gone)
        database.write_many(
            "UPDATE assertion SET supersedes = ?, names = ? WHERE id = ?",
            [
                (
                    numbers.to_bytes(row.supersedes),
                    None if row.names is None else numbers.to_bytes(row.names) or b"",
                    row.id,
                )
                for row in folding.changed.values()
            ],
        )
        database.write_many("UPDATE OR IGNORE dangling SET by = ? WHERE by = ?", folding.heirs())
        database.write_many("DELETE FROM dangling WHERE by = ?", gone)

    def _earliest(self, compartment: int, infos: Iterable[EntityInfo]) -> None:
        """Let what was folded away no longer count as the first time of its entity."""
        wanted = {info.id: info for info in infos}
        self.core.projection.first_times(wanted.values(), self.core.cells.rows_of(compartment, wanted.keys()))


def _to_send(rows: Iterable[Row]) -> Iterator[NewRow]:
    """Give assertions as they lie in their table, each with its value as it goes out: it is not read to be sent."""
    for assertion, entity, field, key, value, unit, time, supersedes, names, adopts in rows:
        seen = None if names is None else numbers.from_bytes(names)
        targets = numbers.from_bytes(supersedes) if supersedes else ()
        what = (assertion, entity, field, key or "", Encoded(value), unit, time, targets, seen, adopts)
        yield make_named(NewRow, what)


@final
class _Folding:
    """Which rows go, and into which."""

    def __init__(self, rows: Sequence[NewRow], barriers: Sequence[int], immutable: set[tuple[int, int]]) -> None:
        self._rows = {row.id: row for row in rows}
        self._barriers = barriers
        self._order = [row.id for row in rows]
        self.gone: dict[int, NewRow] = {}
        self.changed: dict[int, NewRow] = {}
        self._heirs: dict[int, int] = {}
        for row in rows:
            if row.supersedes and (row.entity, row.field) not in immutable:
                self._take_up(row.id)
        if self.gone:
            self._forget_names()

    def _take_up(self, heir: int) -> None:
        """Fold the own waiting rows that *heir* supersedes into it."""
        row = self._rows[heir]
        folded = [one for one in row.supersedes if self._may_fold(one, row)]
        if not folded:
            return
        inherited = [target for one in folded for target in self._rows[one].supersedes]
        rest = [one for one in row.supersedes if one not in folded]
        row = row._replace(supersedes=tuple(dict.fromkeys((*rest, *inherited))))
        self._rows[heir] = self.changed[heir] = row
        for one in folded:
            self.gone[one] = self._rows[one]
            self.changed.pop(one, None)
            self._heirs[one] = heir

    def _may_fold(self, target: int, heir: NewRow) -> bool:
        former = self._rows.get(target)
        if former is None or target in self.gone or former.unit != heir.unit:
            return False
        if (former.entity, former.field, former.key) != (heir.entity, heir.field, heir.key):
            return False
        at = bisect_left(self._barriers, numbers.row_of(target))
        return at == len(self._barriers) or self._barriers[at] >= numbers.row_of(heir.id)

    def _forget_names(self) -> None:
        for assertion, row in self._rows.items():
            if row.names and assertion not in self.gone and not self.gone.keys().isdisjoint(row.names):
                names = tuple(one for one in row.names if one not in self.gone)
                self._rows[assertion] = self.changed[assertion] = row._replace(names=names)

    def kept(self) -> Iterable[NewRow]:
        """Give the rows that stay, in their order."""
        return (self._rows[one] for one in self._order if one not in self.gone)

    def heirs(self) -> list[tuple[int, int]]:
        """Return (heir, folded), the last heir of each."""
        found = []
        for folded in self.gone:
            heir = self._heirs[folded]
            while heir in self._heirs:
                heir = self._heirs[heir]
            found.append((heir, folded))
        return found
