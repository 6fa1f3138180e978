"""The declarations as the store needs them: by code, with columns, tables and quick checks of incoming values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from typing import Final

from ifodesk.changes import merge
from ifodesk.changes.codec import Item
from ifodesk.domain.declare import (
    EntitySpec,
    FieldKind,
    FieldSpec,
    UnreadableValueError,
    ValueType,
    from_wire,
)
from ifodesk.domain.ids import ID_BYTES
from ifodesk.store.database import Value

PROJECTION_VERSION: Final = 1
"""Raised when the tables are made in another way from the same declarations."""

BASE_COLUMNS: Final = ("entity", "id", "compartment", "created_at", "changed_at")


def quoted(name: str) -> str:
    """Return a table's or column's name for SQL; names come from declarations only."""
    return f'"{name}"'


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field."""

    spec: FieldSpec
    kind: merge.FieldKind
    column: str | None
    """Its column, quoted; None when the field has a table of its own."""
    table: str | None
    """Its own table, quoted, for keyed registers and sets."""
    readable: Callable[[Item], bool]
    """Whether a value that came fits the declaration. None always does: not answered."""
    plain: type | None
    """Values of just this type are signed as they are; None when all are turned into something else first."""


@dataclass(frozen=True, slots=True)
class KindPlan:
    """One entity kind."""

    spec: EntitySpec
    table: str
    """Quoted."""
    fields: Mapping[int, FieldPlan]
    """By code."""
    by_name: Mapping[str, FieldPlan]
    parent: FieldPlan | None
    sent_when: FieldPlan | None
    ordered: tuple[FieldPlan, ...]
    """In the order of declaration."""
    values: Callable[[object], tuple[object, ...]]
    """Gives the values of an entity's fields in that order."""
    barrier_fields: frozenset[int]
    """Writing one of these ends drafting: what was before it is never folded with what comes after."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of fields, quoted, in the order of declaration."""
        return tuple(plan.column for plan in self.fields.values() if plan.column is not None)


class Catalog:
    """Every kind that this program knows."""

    def __init__(self, specs: Iterable[EntitySpec]) -> None:
        """Prepare the plans."""
        self.kinds: Mapping[int, KindPlan] = {spec.code: _kind_plan(spec) for spec in specs}
        self._by_class = {plan.spec.cls: plan for plan in self.kinds.values()}
        self._by_name = {plan.spec.name: plan for plan in self.kinds.values()}

    def of_class(self, cls: type) -> KindPlan:
        """Return the plan of an entity class; raises ``KeyError``."""
        return self._by_class[cls]

    def of_name(self, name: str) -> KindPlan:
        """Return the plan of the kind with this name; raises ``KeyError``."""
        return self._by_name[name]

    def field_kind(self, kind: int, field: int) -> merge.FieldKind:
        """Return how a field merges. A field that this program does not know merges as a register until it does."""
        if field == 0:
            return merge.FieldKind.TOMBSTONE
        plan = self.kinds.get(kind)
        known = None if plan is None else plan.fields.get(field)
        return merge.FieldKind.REGISTER if known is None else known.kind

    @cached_property
    def hash(self) -> bytes:
        """A hash of everything that decides what the projection holds."""
        described = [
            [spec.name, spec.code, spec.compartment, spec.parent, [_described(field) for field in spec.fields]]
            for spec in (plan.spec for _, plan in sorted(self.kinds.items()))
        ]
        return sha256(json.dumps([PROJECTION_VERSION, described]).encode()).digest()


def _described(field: FieldSpec) -> list[object]:
    codes = sorted(str(member.value) for member in field.enum) if field.enum else []
    return [field.code, field.name, int(field.kind), field.value.value, codes]


def _kind_plan(spec: EntitySpec) -> KindPlan:
    fields = {field.code: _field_plan(spec, field) for field in spec.fields}
    by_name = {plan.spec.name: plan for plan in fields.values()}
    ends = {field.code for field in spec.fields if field.kind is FieldKind.IMMUTABLE or field.name == spec.sent_when}
    return KindPlan(
        spec,
        quoted(f"p_{spec.name}"),
        fields,
        by_name,
        None if spec.parent is None else by_name[spec.parent],
        None if spec.sent_when is None else by_name[spec.sent_when],
        tuple(fields.values()),
        _getter([field.name for field in spec.fields]),
        frozenset(ends),
    )


def _getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _field_plan(spec: EntitySpec, field: FieldSpec) -> FieldPlan:
    own_table = field.kind in {FieldKind.KEYED, FieldKind.SET}
    return FieldPlan(
        field,
        merge.FieldKind(int(field.kind)),
        None if own_table else quoted(field.name),
        quoted(f"p_{spec.name}_{field.name}") if own_table else None,
        _readable(field),
        _PLAIN.get(field.value),
    )


_PLAIN: Final[Mapping[ValueType, type]] = {
    ValueType.TEXT: str,
    ValueType.INTEGER: int,
    ValueType.BOOLEAN: bool,
    ValueType.ENTITY: bytes,
    ValueType.MEMBER: bytes,
}


def _readable(field: FieldSpec) -> Callable[[Item], bool]:
    """Return a check that is quick for the common types: it runs once per assertion."""
    match field.value:
        case ValueType.TEXT:
            return lambda value: type(value) is str
        case ValueType.INTEGER:
            return lambda value: type(value) is int
        case ValueType.BOOLEAN:
            return lambda value: type(value) is bool
        case ValueType.ENTITY | ValueType.MEMBER:
            return lambda value: type(value) is bytes and len(value) == ID_BYTES
        case ValueType.CODE:
            known = frozenset(str(member.value) for member in field.enum or ())
            return lambda value: type(value) is str and value in known
        case _:
            return lambda value: _can_be_read(field, value)


def _can_be_read(field: FieldSpec, value: Item) -> bool:
    if isinstance(value, tuple):
        return False
    try:
        from_wire(field, value)
    except UnreadableValueError:
        return False
    return True


def to_column(value: Item) -> Value:
    """Return a readable value as its column holds it: truth values as 0 and 1, the rest as on the wire."""
    if type(value) is bool:
        return int(value)
    if isinstance(value, tuple):
        raise TypeError
    return value
