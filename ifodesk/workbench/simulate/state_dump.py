"""What a vault holds, without local numbers: equal dumps mean equal states."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TypeAlias

from ifodesk.store import numbers
from ifodesk.store.catalog import KindPlan
from ifodesk.store.core import Core

UnitDump: TypeAlias = Mapping[str, list[str]]
"""Sorted lines by erasure unit."""


def dump(core: Core) -> dict[str, UnitDump]:
    """Return, by compartment and erasure unit, every assertion that stands or was replaced, and every row shown."""
    found: dict[str, UnitDump] = {}
    for compartment in core.compartments.all():
        units: dict[str, list[str]] = defaultdict(list)
        for unit, line in _assertions(core, compartment.row):
            units[unit].append(line)
        for plan in core.catalog.kinds.values():
            for unit, line in _rows(core, compartment.row, plan):
                units[unit].append(line)
        found[compartment.cid.hex()] = {unit: sorted(lines) for unit, lines in units.items()}
    return found


def digest(dumps: Mapping[str, Mapping[str, UnitDump]]) -> str:
    """Return the hash of what several devices hold."""
    return sha256(json.dumps(dumps, sort_keys=True).encode()).hexdigest()


def different(one: Mapping[str, UnitDump], other: Mapping[str, UnitDump]) -> list[str]:
    """Return the lines that only one of two devices holds, in erasure units that both hold."""
    found: list[str] = []
    for cid in sorted(one.keys() & other.keys()):
        for unit in sorted(one[cid].keys() & other[cid].keys()):
            if one[cid][unit] != other[cid][unit]:
                found += sorted(set(one[cid][unit]) ^ set(other[cid][unit]))
    return found


def _assertions(core: Core, compartment: int) -> Iterator[tuple[str, str]]:
    names = _Names(core)
    live = {row[0] for row in core.database.rows("SELECT id FROM live")}
    infos = core.entities.of_compartment(compartment)
    for row in core.cells.rows_of(compartment):
        info = infos[row.entity]
        value = "tombstone" if row.field == 0 and row.names is not None else repr(row.value)
        line = (
            "assertion",
            info.entity.hex(),
            info.kind,
            row.field,
            row.key,
            value,
            names.name(row.id),
            row.time,
            names.sent(row.supersedes),
            names.sent(row.names or ()),
            row.id in live,
        )
        yield core.units.unit_id(row.unit).hex(), json.dumps(line)


class _Names:
    """What others call an assertion."""

    def __init__(self, core: Core) -> None:
        self._refs: dict[int, int] = dict(core.database.rows("SELECT id, ref FROM own_ref"))
        self._hs: dict[int, bytes] = dict(core.database.rows("SELECT id, h FROM segment"))
        self._present = {row[0] for row in core.database.rows("SELECT id FROM assertion")}

    def name(self, assertion: int) -> str:
        wire = self._refs.get(assertion, assertion)
        h = self._hs.get(numbers.row_of(wire))
        return "pending" if h is None else f"{h.hex()}:{numbers.number_of(wire)}"

    def sent(self, assertions: Iterable[int]) -> list[str]:
        """Leave out what was folded away before it was sent: nobody else ever hears of it."""
        known = (
            one for one in assertions if numbers.row_of(self._refs.get(one, one)) in self._hs or one in self._present
        )
        return sorted(self.name(one) for one in known)


def _rows(core: Core, compartment: int, plan: KindPlan) -> Iterator[tuple[str, str]]:
    columns = "".join(f", {column}" for column in plan.columns)
    rows = core.database.rows(
        f"SELECT entity, id, created_at, changed_at{columns} FROM {plan.table} WHERE compartment = ?", (compartment,)
    )
    infos = core.entities.at({row[0] for row in rows})
    for row in rows:
        unit = core.units.unit_id(infos[row[0]].unit).hex()
        yield unit, json.dumps(["row", plan.spec.name, *(_plain(value) for value in row[1:])])


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
