"""Gathers what a batch does to the tables of the projection, and writes it with few statements."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias, final

from ifodesk.changes.errors import BadBytes
from ifodesk.changes.merge import FieldKind, referred_id
from ifodesk.store.catalog import BASE_COLUMNS, FieldPlan, KindPlan, to_column
from ifodesk.store.cells.rows import Cell, EntityInfo, Outcome
from ifodesk.store.clock import COUNTER_BITS
from ifodesk.store.database import Database, Value

Span: TypeAlias = tuple[int, int]
"""First and latest hybrid time of an entity's assertions."""


@final
class RowChanges:
    """The changes of one batch."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rows: dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = defaultdict(list)
        self._patches: dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = defaultdict(list)
        self._side: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
        self._contested: list[Cell] = []
        self._unreadable: list[Cell] = []
        self._looked_at: list[Cell] = []

    def insert(self, plan: KindPlan, info: EntityInfo, outcomes: Mapping[Cell, Outcome], span: Span) -> None:
        """Write a row for an entity that has none."""
        values = self._values(plan, outcomes)
        first, last = span
        base = (info.id, info.entity, info.compartment, first >> COUNTER_BITS, last >> COUNTER_BITS)
        self._rows[plan.table, tuple(values)].append((*base, *values.values()))

    def patch(self, plan: KindPlan, info: EntityInfo, outcomes: Mapping[Cell, Outcome], span: Span) -> None:
        """Change the fields that *outcomes* speak of."""
        values = self._values(plan, outcomes)
        first, last = span
        bounds = (first >> COUNTER_BITS, last >> COUNTER_BITS, info.id)
        self._patches[plan.table, tuple(values)].append((*values.values(), *bounds))
        self._looked_at += outcomes

    def contested_deletion(self, entity: int) -> None:
        """Note that one deleted what another wrote on."""
        self._contested.append((entity, 0, ""))

    def _values(self, plan: KindPlan, outcomes: Mapping[Cell, Outcome]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for cell, outcome in outcomes.items():
            field = plan.fields.get(cell[1])
            if field is None:
                continue
            if outcome.conflict:
                self._contested.append(cell)
            value = outcome.value
            if value is not None and field.kind is not FieldKind.SET and not field.readable(value):
                self._unreadable.append(cell)
                value = None
            if field.column is None:
                self._beside(field, cell, outcome)
            else:
                values[field.column] = value if type(value) is str else to_column(value)
        return values

    def _beside(self, field: FieldPlan, cell: Cell, outcome: Outcome) -> None:
        """Note a change to the table of a keyed register or a set."""
        entity, _, key = cell
        if field.kind is FieldKind.KEYED:
            readable = outcome.value is not None and field.readable(outcome.value)
            sql = (
                f"INSERT OR REPLACE INTO {field.table} VALUES (?, ?, ?)"
                if readable
                else (f"DELETE FROM {field.table} WHERE entity = ? AND key = ?")
            )
            self._side[sql].append((entity, key, to_column(outcome.value)) if readable else (entity, key))
            return
        try:
            member = referred_id(key)
        except BadBytes:
            self._unreadable.append(cell)
            return
        inside = outcome.value is True
        sql = (
            f"INSERT OR IGNORE INTO {field.table} VALUES (?, ?)"
            if inside
            else (f"DELETE FROM {field.table} WHERE entity = ? AND member = ?")
        )
        self._side[sql].append((entity, member))

    def write(self, database: Database) -> None:
        """Write everything. Inside a transaction of the caller."""
        for (table, columns), rows in self._rows.items():
            database.insert_many(table, (*BASE_COLUMNS, *columns), rows)
        for (table, columns), rows in self._patches.items():
            names = "".join(f"{column} = ?, " for column in columns)
            database.write_many(
                f"UPDATE {table} SET {names}created_at = min(created_at, ?), changed_at = max(changed_at, ?) "
                "WHERE entity = ?",
                rows,
            )
        for sql, rows in self._side.items():
            database.write_many(sql, rows)
        self._mark(database, "p_contested", self._contested)
        self._mark(database, "p_unreadable", self._unreadable)

    def _mark(self, database: Database, table: str, cells: list[Cell]) -> None:
        if self._looked_at and database.one(f"SELECT 1 FROM {table} LIMIT 1"):
            database.write_many(f"DELETE FROM {table} WHERE entity = ? AND field = ? AND key = ?", self._looked_at)
        if cells:
            database.write_many(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", cells)
