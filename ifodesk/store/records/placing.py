"""Where a new entity goes: the compartment by its parent or its home, the erasure unit by its declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import final

from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.ids import EntityId as SubjectId
from ifodesk.domain.declare import UnitRule
from ifodesk.store.catalog import KindPlan
from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.core import Core
from ifodesk.store.keys.compartments import Compartment
from ifodesk.store.lineage import find_entity
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.ports import MUNICIPALITY, OWN, Home
from ifodesk.usecases.seen import Write


class PlacingError(ValueError):
    """A save that names no home, or several compartments: a bug in a use case."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One write with its place."""

    plan: KindPlan
    write: Write[object]
    info: EntityInfo


@final
@dataclass(frozen=True, slots=True)
class Placing:
    """Finds places."""

    core: Core

    def place(self, writes: Sequence[Write[object]], home: Home | None) -> tuple[Compartment, list[Placed]]:
        """Return the one compartment of a save, and where each entity lies; parents may be among *writes*.

        Raises:
            NotFoundError: A parent, base or home does not exist for this person.
            PlacingError: Several compartments, or none is named.
        """
        waiting = {_id(one.value): one for one in writes}
        placed: dict[bytes, Placed] = {}
        while waiting:
            self._place_with_parents(next(iter(waiting)), waiting, placed, home)
        compartments = {one.info.compartment for one in placed.values()}
        if len(compartments) != 1 or len(placed) != len(writes):
            raise PlacingError
        return self._open(compartments.pop()), list(placed.values())

    def _place_with_parents(
        self, entity: bytes, waiting: dict[bytes, Write[object]], placed: dict[bytes, Placed], home: Home | None
    ) -> None:
        write = waiting.pop(entity)
        parent = self._parent_of(write)
        if parent is not None and parent in waiting:
            self._place_with_parents(parent, waiting, placed, home)
        placed[entity] = self._place(write, placed, home)

    def _parent_of(self, write: Write[object]) -> bytes | None:
        plan = self.core.catalog.of_class(type(write.value))
        if plan.parent is None:
            return None
        parent: bytes | None = getattr(write.value, plan.parent.spec.name)
        return parent

    def _place(self, write: Write[object], placed: Mapping[bytes, Placed], home: Home | None) -> Placed:
        plan = self.core.catalog.of_class(type(write.value))
        entity = _id(write.value)
        parent = self._parent(write, plan, placed)
        compartment = self._open(parent.compartment) if parent is not None else self._home(write, plan, home)
        known = self.core.entities.find(entity, plan.spec.code, compartment.row)
        if known is None and write.base is not None:
            raise NotFoundError
        if known is None:
            unit = self._unit(plan, entity, compartment, parent)
            known = self.core.entities.take(entity, plan.spec.code, compartment.row, unit)
        return Placed(plan, write, known)

    def _parent(self, write: Write[object], plan: KindPlan, placed: Mapping[bytes, Placed]) -> EntityInfo | None:
        parent = self._parent_of(write)
        if parent is None or plan.parent is None:
            return None
        if parent in placed:
            return placed[parent].info
        return find_entity(self.core, parent, plan.parent.spec.target)

    def _home(self, write: Write[object], plan: KindPlan, home: Home | None) -> Compartment:
        """Return the compartment of an entity without parent: where it lies already, else its home."""
        if write.base is not None:
            return self._open(find_entity(self.core, _id(write.value), plan.spec.name).compartment)
        if home is None:
            raise PlacingError
        identity = self.core.identity
        cid = {OWN.kind: identity.own_compartment, MUNICIPALITY.kind: identity.municipality_compartment}.get(
            home.kind, home.compartment
        )
        found = self.core.compartments.find(CompartmentId(cid or b""))
        if found is None:
            raise NotFoundError
        if int(found.kind) != plan.spec.compartment:
            raise PlacingError
        return found

    def _open(self, row: int) -> Compartment:
        found = self.core.compartments.at(row)
        if found is None:
            raise NotFoundError
        return found

    def _unit(self, plan: KindPlan, entity: bytes, compartment: Compartment, parent: EntityInfo | None) -> int:
        if plan.spec.unit is UnitRule.PARENT and parent is not None:
            return parent.unit
        if plan.spec.unit is UnitRule.ALONE:
            return self.core.units.open(compartment, SubjectId(entity), plan.spec.retention)
        return self.core.units.common(compartment, plan.spec.retention)


def _id(value: object) -> bytes:
    entity: bytes = getattr(value, "id")  # noqa: B009 - every entity has one; the type does not say so
    return entity
