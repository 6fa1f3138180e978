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
from ifodesk.usecases.ports import GROUP, MUNICIPALITY, OWN, Home
from ifodesk.usecases.seen import Write


class PlacingError(ValueError):
    """A save that names no home, or several compartments: a bug in a use case."""


@dataclass(slots=True)
class Placed:
    """One write with its place."""

    plan: KindPlan
    write: Write[object]
    compartment: Compartment
    parent: Placed | EntityInfo | None
    known: EntityInfo | None
    """The entity, when it was here before."""
    taken: EntityInfo | None = None
    """The new entity; None before `Placing.take`."""

    @property
    def info(self) -> EntityInfo:
        """The entity. Raises ``PlacingError`` for a new one that was not taken."""
        found = self.known or self.taken
        if found is None:
            raise PlacingError
        return found


@final
@dataclass(frozen=True, slots=True)
class Placing:
    """Finds places."""

    core: Core

    def place(self, writes: Sequence[Write[object]], home: Home | None) -> tuple[Compartment, list[Placed]]:
        """Return the one compartment of a save, and where each entity lies; parents may be among *writes*.

        Parents come before their children. Nothing is written: `take` does that, when the whole save is found good.

        Raises:
            NotFoundError: A parent, base or home does not exist for this person.
            PlacingError: Several compartments, or none is named.
        """
        placed: dict[bytes, Placed] = {}
        if len(writes) == 1:
            return (only := self._placed(writes[0], placed, home)).compartment, [only]
        waiting = {_id(one.value): one for one in writes}
        while waiting:
            self._place_with_parents(next(iter(waiting)), waiting, placed, home)
        compartments = {one.compartment.row: one.compartment for one in placed.values()}
        if len(compartments) != 1 or len(placed) != len(writes):
            raise PlacingError
        return next(iter(compartments.values())), list(placed.values())

    def take(self, placed: Sequence[Placed]) -> None:
        """Give new entities their numbers and units."""
        for one in placed:
            if one.known is None:
                entity = _id(one.write.value)
                parent = one.parent.info if isinstance(one.parent, Placed) else one.parent
                unit = self._unit(one.plan, entity, one.compartment, parent)
                one.taken = self.core.entities.add(entity, one.plan.spec.code, one.compartment.row, unit)

    def _place_with_parents(
        self, entity: bytes, waiting: dict[bytes, Write[object]], placed: dict[bytes, Placed], home: Home | None
    ) -> None:
        write = waiting.pop(entity)
        above = _parent_of(write, self.core.catalog.of_class(type(write.value)))
        if above is not None and above in waiting:
            self._place_with_parents(above, waiting, placed, home)
        placed[entity] = self._placed(write, placed, home)

    def _placed(self, write: Write[object], placed: Mapping[bytes, Placed], home: Home | None) -> Placed:
        """Return where an entity lies, its parent having been placed before it."""
        core, entity = self.core, _id(write.value)
        plan = core.catalog.of_class(type(write.value))
        above = _parent_of(write, plan)
        parent: Placed | EntityInfo | None = None
        if above is None or plan.parent is None:
            compartment = self._home(write, plan, home)
        elif above in placed:
            parent = placed[above]
            compartment = parent.compartment
        else:
            parent = find_entity(core, above, plan.parent.spec.target)
            compartment = self._open(parent.compartment)
        known = core.entities.find(entity, plan.spec.code, compartment.row)
        if known is None and write.base is not None:
            raise NotFoundError
        return Placed(plan, write, compartment, parent, known)

    def _home(self, write: Write[object], plan: KindPlan, home: Home | None) -> Compartment:
        """Return the compartment of an entity without parent: where it lies already, else its home."""
        if write.base is not None:
            return self._open(find_entity(self.core, _id(write.value), plan.spec.name).compartment)
        if home is None:
            raise PlacingError
        identity = self.core.identity
        cid = {
            OWN.kind: identity.own_compartment,
            MUNICIPALITY.kind: identity.municipality_compartment,
            GROUP.kind: identity.group_compartment,
        }.get(home.kind, home.compartment)
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


def _parent_of(write: Write[object], plan: KindPlan) -> bytes | None:
    return None if plan.parent is None else getattr(write.value, plan.parent.spec.name)


def _id(value: object) -> bytes:
    entity: bytes = getattr(value, "id")  # noqa: B009 - every entity has one; the type does not say so
    return entity
