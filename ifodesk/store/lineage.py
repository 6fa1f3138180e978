"""From an entity up to the root that it belongs to."""

# ruff: noqa: S608 - every name in a statement is a declared one

from __future__ import annotations

from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.core import Core
from ifodesk.usecases.errors import NotFoundError


def line_of(core: Core, info: EntityInfo) -> list[EntityInfo]:
    """Return an entity and those above it, as far as they are here; the last one is its root."""
    line = [info]
    plan = core.catalog.kinds.get(info.kind)
    while plan is not None and plan.parent is not None and plan.parent.spec.target is not None:
        row = core.database.one(f"SELECT {plan.parent.column} FROM {plan.table} WHERE entity = ?", (line[-1].id,))
        plan = core.catalog.of_name(plan.parent.spec.target)
        above = core.entities.find(row[0], plan.spec.code, info.compartment) if row and row[0] else None
        if above is None or above in line:
            break
        line.append(above)
    return line


def find_entity(core: Core, entity: bytes, kind_name: str | None = None) -> EntityInfo:
    """Return an entity in an open compartment, the first heard of; of any kind when none is named.

    Raises:
        NotFoundError: It does not exist for this person.
    """
    plans = [core.catalog.of_name(kind_name)] if kind_name else list(core.catalog.kinds.values())
    for plan in plans:
        for info in core.entities.everywhere(entity, plan.spec.code):
            if core.compartments.kind(info.compartment) == int(plan.spec.compartment):
                return info
    raise NotFoundError
