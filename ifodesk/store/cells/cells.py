"""Accepted assertions, and what of them stands: written together, in the transaction of the caller."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

import cbor2

from ifodesk.changes.codec import Item, kept
from ifodesk.store import numbers
from ifodesk.store.binding import Plain
from ifodesk.store.catalog import Catalog
from ifodesk.store.cells.fold import fold_batch
from ifodesk.store.cells.rows import Batch, Cell, EntityInfo, Folded, NewRow
from ifodesk.store.cells.siblings import Siblings
from ifodesk.store.database import Database, Row, Value

_ALL: Final = ("id", "entity", "field", "key", "value", "unit", "time", "supersedes", "names", "adopts")
_FIRST: Final = ("id", "entity", "field", "value", "unit", "time")
_LATER: Final = (*_FIRST, "supersedes")
_LIVE: Final = "SELECT entity, field, key, id FROM live WHERE entity IN (SELECT value FROM json_each(?))"
_VALUES: Final = "SELECT id, value FROM assertion WHERE id IN (SELECT value FROM json_each(?)) AND field <> 0"
_LIVE_COLUMNS: Final = ("entity", "field", "key", "id")
_COLUMNS: Final = ", ".join(f"a.{column}" for column in _ALL)
_OF_COMPARTMENT: Final = f"""
    SELECT {_COLUMNS} FROM segment s JOIN assertion a ON a.id BETWEEN s.id << 24 AND s.id << 24 | 16777215
    WHERE s.compartment = ?1
    UNION ALL
    SELECT {_COLUMNS} FROM change c JOIN assertion a ON a.id BETWEEN c.id << 24 AND c.id << 24 | 16777215
    WHERE c.compartment = ?1
    ORDER BY 1"""  # noqa: S608 - made of constants


@final
@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of the vault."""

    database: Database
    catalog: Catalog
    siblings: Siblings

    def apply(self, batch: Batch) -> Folded:
        """Write new accepted assertions and return what their cells show now."""
        self._insert(batch.rows)
        old = {entity for entity in {row.entity for row in batch.rows} if not batch.infos[entity].fresh}
        return self._keep(fold_batch(batch, self.live_of(old), self.catalog, self.siblings))

    def refold(self, rows: Sequence[NewRow], infos: dict[int, EntityInfo]) -> Folded:
        """Fold entities from nothing: *rows* are all assertions of theirs that are accepted, already written."""
        wanted = json.dumps(sorted(infos))
        self.database.write("DELETE FROM live WHERE entity IN (SELECT value FROM json_each(?))", (wanted,))
        fresh = {entity: info._replace(fresh=True) for entity, info in infos.items()}
        return self._keep(fold_batch(Batch(rows, fresh), {}, self.catalog, self.siblings))

    def live_of(self, entities: Collection[int]) -> dict[Cell, list[int]]:
        """Return the live assertions of these entities, by cell."""
        found: dict[Cell, list[int]] = defaultdict(list)
        if entities:
            for entity, field, key, assertion in self.database.rows(_LIVE, (json.dumps(sorted(entities)),)):
                found[entity, field, key].append(assertion)
        return found

    def rows_of(self, compartment: int, entities: Collection[int] | None = None) -> list[NewRow]:
        """Return every accepted assertion on *entities*, or on all, in the order of arrival."""
        rows = self.database.rows(_OF_COMPARTMENT, (compartment,))
        return [to_row(row) for row in rows if entities is None or row[1] in entities]

    def values_of(self, assertions: Collection[int]) -> dict[int, Item]:
        """Return the values of assertions by their ids, tombstones left out."""
        if not assertions:
            return {}
        rows = self.database.rows(_VALUES, (json.dumps(list(assertions)),))
        return {assertion: kept(value) for assertion, value in rows}

    def _insert(self, rows: Iterable[NewRow]) -> None:
        """Write assertions. Most have nothing in half of the columns: those are made ready at once."""
        dumps, packed = cbor2.dumps, numbers.to_bytes
        first: list[Plain] = []
        later: list[Plain] = []
        others: list[tuple[Value, ...]] = []
        for assertion, entity, field, key, value, unit, time, supersedes, names, adopts in rows:
            raw, targets = dumps(value), packed(supersedes)
            if key or names is not None or adopts is not None:
                seen = None if names is None else packed(names) or b""
                others.append((assertion, entity, field, key or None, raw, unit, time, targets, seen, adopts))
            elif targets is None:
                first.append((assertion, entity, field, bytearray(raw), unit, time))
            else:
                later.append((assertion, entity, field, bytearray(raw), unit, time, bytearray(targets)))
        self.database.insert_plain("assertion", _FIRST, first, among=_ALL)
        self.database.insert_plain("assertion", _LATER, later, among=_ALL)
        self.database.insert_many("assertion", _ALL, others)

    def _keep(self, folded: Folded) -> Folded:
        if folded.removed:
            self.database.write_many(
                "DELETE FROM live WHERE entity = ? AND field = ? AND key = ? AND id = ?", sorted(folded.removed)
            )
        self.database.insert_plain("live", _LIVE_COLUMNS, sorted(folded.added))
        if folded.dangling:
            self.database.write_many("INSERT OR IGNORE INTO dangling VALUES (?, ?)", folded.dangling)
        return folded


def to_row(row: Row) -> NewRow:
    """Return an assertion as it lies in its table."""
    assertion, entity, field, key, value, unit, time, supersedes, names, adopts = row
    seen = None if names is None else numbers.from_bytes(names)
    return NewRow(
        assertion,
        entity,
        field,
        key or "",
        kept(value),
        unit,
        time,
        numbers.from_bytes(supersedes) if supersedes else (),
        seen,
        adopts,
    )
