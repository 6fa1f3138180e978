"""Records over a dictionary: per field a revision, conflicts when a base is older than what stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, cast

from ifodesk.domain.declare import EntitySpec, FieldKind, spec_of
from ifodesk.domain.ids import CompartmentId, EntityId, MemberId
from ifodesk.usecases.errors import NotFoundError, RuleError
from ifodesk.usecases.log_ports import Conflict, HistoryLine, Option
from ifodesk.usecases.ports import Clock, Home
from ifodesk.usecases.seen import Changed, ChangeId, Saved, Seen, Write

T = TypeVar("T")


@dataclasses.dataclass
class Kept:
    """One entity with a revision per field and the values that lost."""

    value: object
    revisions: dict[str, int]
    others: dict[str, tuple[Option, object]]
    changed_at: datetime


class FakeRecords:
    """The ports Records and Readers."""

    def __init__(self, clock: Clock, me: MemberId) -> None:
        self._clock = clock
        self.me = me
        self.kept: dict[EntityId, Kept] = {}
        self.lines: list[HistoryLine] = []
        self.read_by: dict[EntityId, list[MemberId]] = {}
        self.shut_out: dict[EntityId, set[MemberId]] = {}
        self.forbidden: set[str] = set()
        """Kinds that the group's table of rights does not know."""
        self.fails: Exception | None = None
        """Raised by the next writes, when set: a full disk."""
        self._former: dict[ChangeId, list[tuple[EntityId, object | None]]] = {}
        self._compartments: dict[CompartmentId, list[MemberId]] = {}

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Nothing is gathered here: each save is done when it returns."""
        yield

    def get(self, cls: type[T], entity: EntityId) -> Seen[T]:
        kept = self.kept.get(entity)
        if kept is None or not isinstance(kept.value, cls):
            raise NotFoundError
        return Seen(kept.value, dict(kept.revisions), frozenset(kept.others))

    def children(self, cls: type[T], parent: EntityId) -> tuple[Seen[T], ...]:
        field = spec_of(cast("Any", cls)).parent
        assert field is not None
        return tuple(seen for seen in self.all(cls) if getattr(seen.value, field) == parent)

    def all(self, cls: type[T]) -> tuple[Seen[T], ...]:
        return tuple(self.get(cls, entity) for entity, kept in self.kept.items() if isinstance(kept.value, cls))

    def values(self, cls: type[T], of: Sequence[EntityId] | None = None) -> tuple[T, ...]:
        field = None if of is None else spec_of(cast("Any", cls)).parent
        found = (seen.value for seen in self.all(cls))
        return tuple(one for one in found if of is None or (field is not None and getattr(one, field) in of))

    def save(self, writes: Sequence[Write[object]], *, home: Home | None = None) -> Saved:
        if self.fails is not None:
            raise self.fails
        former = [(_id(write.value), self._value(_id(write.value))) for write in writes]
        for write in writes:
            self._write(write, home)
        return self._saved(former)

    def remove(self, seen: Seen[T]) -> Saved:
        entity = _id(seen.value)
        former = [(entity, self._value(entity))]
        self.kept.pop(entity, None)
        return self._saved(former)

    def undo(self, change: ChangeId) -> Saved:
        undone = self._former.get(change)
        if undone is None:
            code = "undo_not_possible"
            raise RuleError(code)
        now = [(entity, self._value(entity)) for entity, _ in undone]
        for entity, value in undone:
            if value is None:
                self.kept.pop(entity, None)
            elif (kept := self.kept.get(entity)) is not None:
                kept.value = value
                kept.revisions = {name: number + 1 for name, number in kept.revisions.items()}
            else:
                self._insert(value)
        return self._saved(now)

    def open_compartment(self, readers: Collection[MemberId]) -> CompartmentId:
        compartment = CompartmentId(len(self._compartments).to_bytes(16, "big"))
        self._compartments[compartment] = [self.me, *(reader for reader in readers if reader != self.me)]
        return compartment

    def readers(self, entity: EntityId) -> tuple[MemberId, ...]:
        if entity not in self.kept:
            raise NotFoundError
        return tuple(self.read_by.get(self.root(entity), [self.me]))

    def let_in(self, entity: EntityId, member: MemberId) -> Changed:
        read_by = self.read_by.setdefault(self.root(entity), [self.me])
        if member not in read_by:
            read_by.append(member)
        return Changed(frozenset({"readers"}), frozenset({entity}))

    def exclude(self, entity: EntityId, *members: MemberId) -> Changed:
        return self.wall(entity, *(one for one in members if one in self.readers(entity)))

    def wall(self, entity: EntityId, *members: MemberId) -> Changed:
        root = self.root(entity)
        self.read_by[root] = [reader for reader in self.readers(root) if reader not in members]
        self.shut_out.setdefault(root, set()).update(members)
        if self.me in members:
            for inner in [key for key in self.kept if self.root(key) == root]:
                del self.kept[inner]
        return Changed(frozenset({"readers"}), frozenset({entity}))

    def walled(self, entity: EntityId) -> tuple[MemberId, ...]:
        root = self.root(entity)
        return tuple(sorted(self.shut_out.get(root, set()) - set(self.readers(root))))

    def may_write(self, entity: EntityId, kind: str) -> bool:
        return entity in self.kept and kind not in self.forbidden

    def root(self, entity: EntityId) -> EntityId:
        """Return the root that *entity* hangs on."""
        value = self.kept[entity].value
        parent = _spec(value).parent
        above = getattr(value, parent) if parent else None
        return self.root(above) if above in self.kept else entity

    def write_elsewhere(self, seen: Seen[T], value: T, author: MemberId) -> None:
        """Let a colleague write, on top of *seen*, as if it came by sync."""
        kept = self.kept[_id(seen.value)]
        self._diff(kept, seen, value, author)
        kept.changed_at = self._clock.now()

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the open conflicts."""
        return tuple(
            Conflict(_kind(kept.value), entity, field, "", self.root(entity), before, (other, self._mine(kept, field)))
            for entity, kept in self.kept.items()
            for field, (other, before) in kept.others.items()
        )

    def resolve(self, conflict: Conflict, value: object) -> Saved:
        kept = self.kept[conflict.entity]
        former: list[tuple[EntityId, object | None]] = [(conflict.entity, kept.value)]
        other, before = kept.others.get(conflict.field, (None, None))
        whole = len(conflict.options) > 1
        if other is not None and other.mine and not whole:
            kept.others[conflict.field] = (dataclasses.replace(other, value=value), before)
        else:
            kept.value = _replaced(kept.value, conflict.field, value)
        if whole:
            kept.others.pop(conflict.field, None)
        kept.revisions[conflict.field] = kept.revisions.get(conflict.field, 0) + 1
        return self._saved(former)

    def _write(self, write: Write[object], home: Home | None) -> None:
        entity = _id(write.value)
        if write.base is None:
            self._insert(write.value)
            if home is not None and home.compartment is not None:
                self.read_by[entity] = self._compartments[home.compartment]
        else:
            self._diff(self.kept[entity], write.base, write.value, self.me)
        self.kept[entity].changed_at = self._clock.now()

    def _insert(self, value: object) -> None:
        names = [field.name for field in _spec(value).fields]
        self.kept[_id(value)] = Kept(value, dict.fromkeys(names, 1), {}, self._clock.now())
        self._log(value, "", None, None, "made", self.me)

    def _diff(self, kept: Kept, base: Seen[object], value: object, author: MemberId) -> None:
        refs = cast("dict[str, int]", base.refs)
        for field in _spec(value).fields:
            before, after = getattr(base.value, field.name), getattr(value, field.name)
            if before == after:
                continue
            standing = getattr(kept.value, field.name)
            if kept.revisions[field.name] > refs[field.name] and field.kind is FieldKind.REGISTER and standing != after:
                mine = author != self.me
                writer = self.me if mine else MemberId(b"\2" * 16)
                option = Option(standing, writer, self._clock.now(), mine=mine, ref=None)
                kept.others[field.name] = (option, before)
            else:
                kept.others.pop(field.name, None)
            kept.value = _replaced(kept.value, field.name, after)
            kept.revisions[field.name] += 1
            self._log(value, field.name, before, after, "changed", author)

    def _mine(self, kept: Kept, field: str) -> Option:
        mine = not kept.others[field][0].mine
        writer = self.me if mine else MemberId(b"\2" * 16)
        return Option(getattr(kept.value, field), writer, self._clock.now(), mine=mine, ref=None)

    def _log(self, value: object, field: str, before: object, after: object, what: str, author: MemberId) -> None:
        if _spec(value).quiet:
            return
        line = HistoryLine(self._clock.now(), author, "KN-1", _kind(value), _id(value), field, before, after, what)
        self.lines.insert(0, line)

    def _value(self, entity: EntityId) -> object | None:
        kept = self.kept.get(entity)
        return kept.value if kept else None

    def _saved(self, former: list[tuple[EntityId, object | None]]) -> Saved:
        change = ChangeId(len(self._former) + 1)
        self._former[change] = former
        values = [self._value(entity) or before for entity, before in former]
        kinds = frozenset(_kind(value) for value in values if value is not None)
        return Saved(change, Changed(kinds, frozenset(entity for entity, _ in former)))


def _replaced(value: object, field: str, new: object) -> object:
    return dataclasses.replace(cast("Any", value), **{field: new})  # which entity it is, only the declaration knows


def _spec(value: object) -> EntitySpec:
    return spec_of(cast("Any", type(value)))


def _kind(value: object) -> str:
    return _spec(value).name


def _id(value: object) -> EntityId:
    return EntityId(cast("Any", value).id)
