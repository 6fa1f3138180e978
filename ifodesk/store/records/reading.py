"""Reads entities from the projection, each with what was seen of it."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar, cast, final

from ifodesk.changes.merge import FieldKind
from ifodesk.domain.declare import ValueType, from_wire
from ifodesk.domain.ids import EntityId
from ifodesk.store.catalog import Catalog, FieldPlan, KindPlan
from ifodesk.store.cells.cells import Cells
from ifodesk.store.cells.rows import Cell
from ifodesk.store.database import Database, Row, Value
from ifodesk.store.records.refs import Refs
from ifodesk.usecases.seen import Seen

T = TypeVar("T")

OLDEST_FIRST: Final = "p.created_at, p.entity"


_Beside: TypeAlias = Mapping[tuple[int, str], dict[str, object] | frozenset[bytes]]
"""Keyed registers and sets, by entity and field name."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What lies beside the rows of some entities."""

    refs: Mapping[int, Refs]
    contested: Mapping[int, frozenset[str]]
    unreadable: Mapping[int, frozenset[str]]
    beside: _Beside


@final
@dataclass(frozen=True, slots=True)
class Reading:
    """Reads for Records and for the hand-written queries."""

    database: Database
    catalog: Catalog
    cells: Cells

    def select(
        self, cls: type[T], where: str = "TRUE", values: Sequence[Value] = (), *, order: str = OLDEST_FIRST
    ) -> tuple[Seen[T], ...]:
        """Return living entities of *cls*.

        Args:
            cls: The entity class.
            where: A condition over the kind's table, which is called ``p``. Columns are named as the fields, quoted.
            values: For the placeholders in *where*.
            order: What to order by.
        """
        plan = self.catalog.of_class(cls)
        rows = self._rows(plan, where, values, order)
        around = self._around(plan, [row[0] for row in rows])
        return tuple(cast("Seen[T]", _seen(plan, row, around)) for row in rows)

    def values(self, cls: type[T], of: Sequence[EntityId] | None = None) -> tuple[T, ...]:
        """Return all living entities of *cls*, or those whose parent is in *of*, without what was seen of them.

        Oldest first.
        """
        plan = self.catalog.of_class(cls)
        where = "TRUE"
        if of is not None:
            if plan.parent is None:
                return ()
            where = f"p.{plan.parent.column} IN ({', '.join('?' * len(of))})"
        rows = self._rows(plan, where, of or (), OLDEST_FIRST)
        beside = self._beside(plan, [row[0] for row in rows])
        return tuple(cast("T", _entity(plan, row, beside)) for row in rows)

    def _rows(self, plan: KindPlan, where: str, values: Sequence[Value], order: str) -> list[Row]:
        columns = "".join(f", p.{column}" for column in plan.columns)
        return self.database.rows(
            f"SELECT p.entity, p.id{columns} FROM {plan.table} p WHERE {where} ORDER BY {order}", values
        )

    def by_ids(self, cls: type[T], entities: Iterable[EntityId]) -> dict[EntityId, Seen[T]]:
        """Return entities of *cls* by id; those that do not exist are left out."""
        wanted = json.dumps([entity.hex() for entity in entities])
        found = self.select(cls, "hex(p.id) IN (SELECT upper(value) FROM json_each(?))", (wanted,))
        return {_id_of(seen): seen for seen in found}

    def _around(self, plan: KindPlan, entities: list[int]) -> _Around:
        live = self.cells.live_of(entities)
        contested = self._marked("p_contested", entities)
        unreadable = self._marked("p_unreadable", entities)
        names = {code: field.spec.name for code, field in plan.fields.items()}
        names[0] = "deleted"
        return _Around(
            self._refs(plan, entities, live, contested),
            _named(contested, names),
            _named(unreadable, names),
            self._beside(plan, entities),
        )

    def _refs(
        self, plan: KindPlan, entities: list[int], live: Mapping[Cell, list[int]], contested: Collection[Cell]
    ) -> dict[int, Refs]:
        kinds = {cell: self.catalog.field_kind(plan.spec.code, cell[1]) for cell in contested if cell in live}
        outcomes = self.cells.siblings.outcomes({cell: live[cell] for cell in kinds}, kinds) if kinds else {}
        shown: dict[int, dict[tuple[int, str], tuple[int, ...]]] = defaultdict(dict)
        everything: dict[int, list[int]] = defaultdict(list)
        for cell, ids in live.items():
            entity, field, key = cell
            shown[entity][field, key] = outcomes[cell].shown if cell in outcomes else tuple(ids)
            everything[entity] += ids
        return {entity: Refs(entity, shown[entity], tuple(everything[entity])) for entity in entities}

    def _marked(self, table: str, entities: list[int]) -> set[Cell]:
        sql = f"SELECT entity, field, key FROM {table} WHERE entity IN (SELECT value FROM json_each(?))"
        return {(entity, field, key) for entity, field, key in self.database.rows(sql, (json.dumps(entities),))}

    def _beside(
        self, plan: KindPlan, entities: list[int]
    ) -> dict[tuple[int, str], dict[str, object] | frozenset[bytes]]:
        found: dict[tuple[int, str], dict[str, object] | frozenset[bytes]] = {}
        for field in plan.fields.values():
            if field.table is None:
                continue
            rows = self.database.rows(
                f"SELECT * FROM {field.table} WHERE entity IN (SELECT value FROM json_each(?))",
                (json.dumps(entities),),
            )
            for entity in {row[0] for row in rows}:
                mine = [row for row in rows if row[0] == entity]
                found[entity, field.spec.name] = (
                    frozenset(row[1] for row in mine)
                    if field.kind is FieldKind.SET
                    else {row[1]: _value(field, row[2]) for row in mine}
                )
        return found


def _seen(plan: KindPlan, row: Row, around: _Around) -> Seen[object]:
    entity = row[0]
    return Seen(
        _entity(plan, row, around.beside),
        around.refs[entity],
        around.contested.get(entity, frozenset()),
        around.unreadable.get(entity, frozenset()),
    )


def _entity(plan: KindPlan, row: Row, beside: _Beside) -> object:
    values: dict[str, object] = {}
    columns = iter(row[2:])
    for name, field in plan.by_name.items():
        if field.column is not None:
            values[name] = _value(field, next(columns))
        else:
            values[name] = beside.get((row[0], name), frozenset() if field.kind is FieldKind.SET else {})
    return plan.spec.cls(id=EntityId(row[1]), **values)


def _value(field: FieldPlan, column: Value) -> object:
    """Return the domain's value of a column, which holds readable values only."""
    if column is None:
        return None
    if field.spec.value is ValueType.BOOLEAN:
        return bool(column)
    return from_wire(field.spec, cast("int | str | bytes", column))


def _named(cells: Collection[Cell], names: Mapping[int, str]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for entity, field, _ in cells:
        if field in names:
            found[entity].add(names[field])
    return {entity: frozenset(fields) for entity, fields in found.items()}


def _id_of(seen: Seen[object]) -> EntityId:
    return EntityId(getattr(seen.value, "id"))  # noqa: B009 - every entity has one; the type does not say so
