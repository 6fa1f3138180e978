"""What a vault holds and shows, without local row ids: equal dumps mean equal states."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from ifodesk.changes.merge import FieldKind
from ifodesk.store import numbers
from ifodesk.store.catalog import KindPlan
from ifodesk.store.core import Core

UnitDump: TypeAlias = dict[str, list[Any]]


def dump(core: Core, cid: bytes | None = None) -> dict[str, UnitDump]:
    """Return, by compartment and erasure unit, every assertion that stands or was superseded, and every row shown."""
    wanted = [one for one in core.compartments.all() if cid is None or one.cid == cid]
    found: dict[int, UnitDump] = {one.row: defaultdict(list) for one in wanted}
    for compartment, units in found.items():
        _assertions(core, compartment, units)
        _marks(core, compartment, units)
    for plan in core.catalog.kinds.values():
        _rows(core, plan, found)
    return {one.cid.hex(): {unit: sorted(lines) for unit, lines in found[one.row].items()} for one in wanted}


def shown(core: Core) -> dict[str, UnitDump]:
    """Return only what the projection holds."""
    return {
        cid: {unit: [line for line in lines if not line.startswith("assertion")] for unit, lines in units.items()}
        for cid, units in dump(core).items()
    }


def _assertions(core: Core, compartment: int, units: UnitDump) -> None:
    refs: dict[int, int] = dict(core.database.rows("SELECT id, ref FROM own_ref"))
    hs: dict[int, bytes] = dict(core.database.rows("SELECT id, h FROM segment"))
    live = {row[0] for row in core.database.rows("SELECT id FROM live")}
    infos = core.entities.of_compartment(compartment)
    present = {row[0] for row in core.database.rows("SELECT id FROM assertion")}

    def names(assertions: Iterable[int]) -> list[str]:
        """Leave out what was folded away before it was sent: nobody else ever hears of it."""
        return sorted(name(one) for one in assertions if numbers.row_of(refs.get(one, one)) in hs or one in present)

    def name(assertion: int) -> str:
        wire = refs.get(assertion, assertion)
        h = hs.get(numbers.row_of(wire))
        return f"pending {assertion}" if h is None else f"{h.hex()}:{numbers.number_of(wire)}"

    for row in core.cells.rows_of(compartment):
        info = infos[row.entity]
        value = "tombstone" if row.field == 0 and row.names is not None else repr(row.value)
        line = [
            "assertion",
            info.entity.hex(),
            info.kind,
            row.field,
            row.key,
            value,
            name(row.id),
            row.time,
            names(row.supersedes),
            names(row.names or ()),
            row.id in live,
        ]
        units[core.units.unit_id(row.unit).hex()].append(json.dumps(line))


def _rows(core: Core, plan: KindPlan, found: dict[int, UnitDump]) -> None:
    """Add the rows of one kind to the units of their compartments: most kinds have none."""
    columns = "".join(f", {column}" for column in plan.columns)
    statement = f"SELECT compartment, entity, id, created_at, changed_at{columns} FROM {plan.table}"
    rows = [row for row in core.database.rows(statement) if row[0] in found]
    infos = core.entities.at({row[1] for row in rows}) if rows else {}
    for compartment, entity, *row in rows:
        lines = found[compartment][core.units.unit_id(infos[entity].unit).hex()]
        lines.append(json.dumps(["row", plan.spec.name, *map(_plain, row)]))
        for field in plan.fields.values():
            if field.table is not None:
                value = "" if field.kind is FieldKind.SET else ", value"
                key = "member" if field.kind is FieldKind.SET else "key"
                beside = core.database.rows(f"SELECT {key}{value} FROM {field.table} WHERE entity = ?", (entity,))
                lines += [json.dumps(["beside", row[0].hex(), field.spec.name, *map(_plain, one)]) for one in beside]


def _marks(core: Core, compartment: int, units: UnitDump) -> None:
    for table in ("p_contested", "p_unreadable"):
        rows = core.database.rows(
            f"SELECT e.unit, e.entity, t.field, t.key FROM {table} t JOIN entity e ON e.id = t.entity "
            "WHERE e.compartment = ?",
            (compartment,),
        )
        for unit, entity, field, key in rows:
            units[core.units.unit_id(unit).hex()].append(json.dumps([table, entity.hex(), field, key]))


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
