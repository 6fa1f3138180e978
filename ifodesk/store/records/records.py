"""The port Records over the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, TypeVar, final

from typing_extensions import override

from ifodesk.changes.quick import make_named
from ifodesk.domain.ids import EntityId
from ifodesk.store.cells.rows import EntityInfo
from ifodesk.store.collecting import collecting_later
from ifodesk.store.core import Core
from ifodesk.store.lineage import find_entity
from ifodesk.store.records.authoring import TOMBSTONE_VALUE, Authored, Authoring, OwnWrite
from ifodesk.store.records.diff import FieldWrite, differences
from ifodesk.store.records.own_rights import OwnRights
from ifodesk.store.records.placing import Placed, Placing
from ifodesk.store.records.reading import Reading
from ifodesk.store.records.refs import Refs
from ifodesk.store.records.taking_back import TakingBack
from ifodesk.store.records.undo import UndoMemory
from ifodesk.usecases.errors import NotFoundError
from ifodesk.usecases.ports import Home, Records
from ifodesk.usecases.seen import Changed, ChangeId, Saved, Seen, Write

T = TypeVar("T")

NO_CHANGE: Final = ChangeId(0)
"""Of a save in which nothing differed."""


@final
@dataclass(frozen=True, slots=True)
class VaultRecords(Records):
    """Reads and writes entities."""

    core: Core
    reading: Reading
    rights: OwnRights
    memory: UndoMemory = field(default_factory=UndoMemory)
    authoring: Authoring = field(init=False)
    placing: Placing = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "authoring", Authoring(self.core, self.memory, self.rights))
        object.__setattr__(self, "placing", Placing(self.core))

    @override
    def get(self, cls: type[T], entity: EntityId) -> Seen[T]:
        """Return an entity with what was shown of it. Raises ``NotFoundError``."""
        found = self.reading.select(cls, "p.id = ?", (entity,), order="p.entity LIMIT 1")
        if not found:
            raise NotFoundError
        return found[0]

    @override
    def children(self, cls: type[T], parent: EntityId) -> tuple[Seen[T], ...]:
        """Return the living entities of *cls* whose parent is *parent*, oldest first.

        A child lies in its parent's compartment; what names the parent from elsewhere is not its child.
        """
        plan = self.core.catalog.of_class(cls)
        if plan.parent is None:
            return ()
        kind = plan.parent.spec.target
        try:
            above = find_entity(self.core, parent, kind)
        except NotFoundError:
            return ()
        where = f"p.{plan.parent.column} = ? AND p.compartment = ?"
        return self.reading.select(cls, where, (parent, above.compartment))

    @override
    def all(self, cls: type[T]) -> tuple[Seen[T], ...]:
        """Return every living entity of *cls* that this person can read, oldest first."""
        return self.reading.select(cls)

    @override
    def values(self, cls: type[T], of: Sequence[EntityId] | None = None) -> tuple[T, ...]:
        """Return the values of `all` alone; *of*: only of those whose parent is one of these."""
        return self.reading.values(cls, of)

    @override
    def save(self, writes: Sequence[Write[object]], *, home: Home | None = None) -> Saved:
        """Save *writes* as one atomic change in one compartment and return once it is durable."""
        if self.core.database.gathers:
            return self._save(writes, home)
        with self.core.database.durable():
            return self._save(writes, home)

    def _save(self, writes: Sequence[Write[object]], home: Home | None) -> Saved:
        compartment, placed = self.placing.place(writes, home)
        found = [(one, differences(one.plan, one.write.value, one.write.base)) for one in placed]
        pairs = [pair for pair in found if pair[1]]
        if not pairs:
            return Saved(NO_CHANGE, Changed(frozenset()))
        self.placing.take(placed)
        final = any(_ends_drafting(one, writes) for one, writes in pairs)
        touched = [one.info for one, _ in pairs]
        own = [
            make_named(OwnWrite, (info, *write, None))
            for info, (_, writes) in zip(touched, pairs, strict=True)
            for write in writes
        ]
        made = tuple([one.info.id for one, _ in pairs if one.known is None])
        authored = self.authoring.write(compartment, own, final=final, made=made)
        return self._saved(authored, touched)

    @override
    def remove(self, seen: Seen[T]) -> Saved:
        """Delete what was seen. A field that somebody else wrote meanwhile keeps the entity alive and is shown."""
        plan, refs = self.core.catalog.of_class(type(seen.value)), seen.refs
        if not isinstance(refs, Refs):
            raise TypeError
        entity: bytes = getattr(seen.value, "id")  # noqa: B009 - every entity has one; the type does not say so

        def tombstone() -> tuple[EntityInfo, OwnWrite]:
            info = find_entity(self.core, entity, plan.spec.name)
            return info, OwnWrite(info, 0, "", TOMBSTONE_VALUE, refs.of(0), names=refs.live)

        return self.assert_one(tombstone)

    def assert_one(self, choose: Callable[[], tuple[EntityInfo, OwnWrite]]) -> Saved:
        """Save the one assertion that *choose* names, which is called inside the transaction."""
        with self.core.database.durable():
            info, write = choose()
            compartment = self.core.compartments.at(info.compartment)
            if compartment is None:
                raise NotFoundError
            return self._saved(self.authoring.write(compartment, [write], final=False), [info])

    @override
    def undo(self, change: ChangeId) -> Saved:
        """Assert the former values anew."""
        if change == NO_CHANGE:
            return Saved(NO_CHANGE, Changed(frozenset()))
        with self.core.database.durable():
            return self._saved(*TakingBack(self.core, self.memory, self.authoring).take_back(change))

    @override
    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let many saves share one commit: they are durable when this ends. For imports, practice and measuring."""
        with collecting_later(), self.core.database.bulk():
            yield

    def _saved(self, authored: Authored, touched: Sequence[EntityInfo]) -> Saved:
        kinds = frozenset([self.core.catalog.kinds[info.kind].spec.name for info in touched])
        return Saved(authored.change, Changed(kinds, frozenset([EntityId(info.entity) for info in touched])))


def _ends_drafting(placed: Placed, found: Sequence[FieldWrite]) -> bool:
    """Return whether a save says "klar" or adopts: it writes immutable text, or sends a draft."""
    ends = placed.plan.barrier_fields
    if ends:
        for write in found:
            if write.field in ends and write.value not in (None, False):
                return True
    return False
