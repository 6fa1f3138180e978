"""How an entity is declared: once, as a frozen dataclass whose fields carry their meaning.

From the declaration come the projection tables, the check of incoming values, the words of the history and the choice
of erasure unit. Codes are part of signed bytes: fixed integers that are never reused (docs/sync-format.md, rule 40).
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar

from ifodesk.domain.ids import ID_BYTES, EntityId, MemberId

T = TypeVar("T")
W = TypeVar("W")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Instants travel as whole milliseconds since then; no float takes part, or one in a thousand would lose one."""
_MILLISECOND = timedelta(milliseconds=1)

TOMBSTONE_FIELD = 0
"""The field code of the tombstone, the same in every kind."""


class FieldKind(IntEnum):
    """How concurrent writes of one field merge. The codes stand in the sync format, section 8."""

    REGISTER = 1
    KEYED = 2
    SET = 3
    IMMUTABLE = 4
    ATTACHMENT = 5
    TOMBSTONE = 6


class CompartmentKind(IntEnum):
    """Which kind of compartment an entity lives in. The codes stand in the sync format, section 1."""

    GROUP = 1
    MUNICIPALITY = 2
    RESTRICTED = 3
    OWN = 4


class UnitRule(StrEnum):
    """Which erasure unit a new entity is put in."""

    COMMON = "common"
    """The compartment's common unit."""
    PARENT = "parent"
    """The unit of the entity that its parent reference names."""
    ALONE = "alone"
    """A unit of its own, so that it can be erased by itself (PROTOCOL rule 29)."""


class ValueType(StrEnum):
    """The type of a value on the wire and in the projection."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    """Text YYYY-MM-DD."""
    INSTANT = "instant"
    """Milliseconds since 1970-01-01 UTC."""
    CODE = "code"
    """A stable text code of an enumeration; an unknown one is shown as unreadable."""
    ENTITY = "entity"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field."""

    code: int
    name: str
    kind: FieldKind
    value: ValueType
    enum: type[Enum] | None
    personal: bool
    """Whether the field can hold personal data."""
    searchable: bool
    """Whether the search may look in it: names, personal numbers and case numbers only (SoLPuF 2001:637 15 §)."""
    target: str | None
    """Name of the entity that a reference points to; None for other values."""


@dataclass(frozen=True, slots=True)
class EntitySpec:
    """One declared entity."""

    name: str
    code: int
    cls: type
    compartment: CompartmentKind
    unit: UnitRule
    retention: int
    """Default retention class of the erasure unit (a code of `ifodesk.domain.retention`)."""
    parent: str | None
    """Name of the field that refers to the parent; None for the root of a compartment."""
    sent_when: str | None
    """Name of a boolean field: until it is true the entity is a draft that stays in the vault and is never packed."""
    quiet: bool
    """Told in a list of its own only: not in the history, not as the latest change, not as something on its way."""
    receipt: bool
    """Whoever wrote it is told when a colleague's device has opened it (PROTOCOL rule 11)."""
    in_brief: bool
    """The history says that it was made, not what each of its fields became: it has a screen of its own."""
    fields: tuple[FieldSpec, ...]

    def field(self, name: str) -> FieldSpec:
        """Return the field called *name*; raises ``KeyError``."""
        for spec in self.fields:
            if spec.name == name:
                return spec
        raise KeyError(name)


def register(code: int, *, personal: bool = False, searchable: bool = False, target: str | None = None) -> Any:  # noqa: ANN401 - stands in for dataclasses.field
    """Declare a register: one value, None when not answered; concurrent writes are kept side by side."""
    return _field(code, FieldKind.REGISTER, personal=personal, searchable=searchable, target=target)


def immutable(code: int, *, personal: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare a text that is written once and never changed; a correction is a new entity."""
    return _field(code, FieldKind.IMMUTABLE, personal=personal)


def keyed(code: int, *, personal: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare a keyed register: ``Mapping[str, value]`` with keys of 1-32 characters that merge one by one."""
    return _field(code, FieldKind.KEYED, personal=personal)


def references(code: int, *, target: str | None = None) -> Any:  # noqa: ANN401 - as above
    """Declare an add-wins set: ``frozenset[EntityId]`` with its target, or ``frozenset[MemberId]`` without."""
    return _field(code, FieldKind.SET, target=target)


def _field(
    code: int, kind: FieldKind, *, personal: bool = False, searchable: bool = False, target: str | None = None
) -> Any:  # noqa: ANN401 - as above
    meta = {"code": code, "kind": kind, "personal": personal, "searchable": searchable, "target": target}
    if kind is FieldKind.KEYED:
        return dataclasses.field(default_factory=dict, metadata=meta)
    if kind is FieldKind.SET:
        return dataclasses.field(default=frozenset(), metadata=meta)
    return dataclasses.field(default=None, metadata=meta)


_REGISTRY: dict[type, tuple[int, CompartmentKind, UnitRule, int, str | None, str | None, bool, bool, bool]] = {}


def entity(  # noqa: PLR0913 - a keyword for each thing that can be declared
    *,
    code: int,
    compartment: CompartmentKind,
    unit: UnitRule,
    retention: int,
    parent: str | None = None,
    sent_when: str | None = None,
    quiet: bool = False,
    receipt: bool = False,
    in_brief: bool = False,
) -> typing.Callable[[type[T]], type[T]]:
    """Register a frozen dataclass with an ``id`` field as an entity."""

    def mark(cls: type[T]) -> type[T]:
        _REGISTRY[cls] = (code, compartment, unit, retention, parent, sent_when, quiet, receipt, in_brief)
        return cls

    return mark


@cache
def spec_of(cls: type) -> EntitySpec:
    """Return the declaration of an entity class; raises ``KeyError`` for any other class."""
    code, compartment, unit, retention, parent, sent_when, quiet, receipt, in_brief = _REGISTRY[cls]
    hints = typing.get_type_hints(cls)
    fields = tuple(_spec(f, hints[f.name]) for f in dataclasses.fields(cls) if f.name != "id")
    return EntitySpec(
        _snake(cls.__name__),
        code,
        cls,
        compartment,
        unit,
        retention,
        parent,
        sent_when,
        quiet,
        receipt,
        in_brief,
        fields,
    )


def all_specs() -> tuple[EntitySpec, ...]:
    """Return every declaration, by code. Import `ifodesk.domain.entities` first."""
    return tuple(sorted((spec_of(cls) for cls in _REGISTRY), key=lambda spec: spec.code))


def _spec(field: dataclasses.Field[Any], hint: object) -> FieldSpec:
    meta = field.metadata
    value, enum = _value_type(_inner(hint))
    return FieldSpec(
        meta["code"], field.name, meta["kind"], value, enum, meta["personal"], meta["searchable"], meta["target"]
    )


def _inner(hint: object) -> object:
    """Return the type inside Optional, Mapping[str, …] or frozenset[…]."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return next(arg for arg in args if arg is not type(None))
    return args[-1] if args else hint


_SIMPLE: dict[object, ValueType] = {
    str: ValueType.TEXT,
    int: ValueType.INTEGER,
    bool: ValueType.BOOLEAN,
    date: ValueType.DATE,
    datetime: ValueType.INSTANT,
    EntityId: ValueType.ENTITY,
    MemberId: ValueType.MEMBER,
}


def _value_type(hint: object) -> tuple[ValueType, type[Enum] | None]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ValueType.CODE, hint
    return _SIMPLE[hint], None


def _snake(name: str) -> str:
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


Wire: TypeAlias = bool | int | str | bytes | None
"""What a value is in signed bytes."""


class UnreadableValueError(ValueError):
    """A value that came by sync does not fit its declaration. It is kept and shown as unreadable (PROTOCOL rule 25)."""


def to_wire(spec: FieldSpec, value: object) -> Wire:
    """Return *value* as it is signed; None stays None. Raises ``TypeError`` for a value of the wrong type (a bug)."""
    if value is None:
        return None
    if not isinstance(value, _PYTHON[spec.value]):
        raise TypeError(spec.name)
    match value:
        case datetime():
            return (value - EPOCH) // _MILLISECOND
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case bool() | int() | str() | bytes():
            return value
        case _:
            raise TypeError(spec.name)


_PYTHON: dict[ValueType, type] = {
    ValueType.TEXT: str,
    ValueType.INTEGER: int,
    ValueType.BOOLEAN: bool,
    ValueType.DATE: date,
    ValueType.INSTANT: datetime,
    ValueType.CODE: Enum,
    ValueType.ENTITY: bytes,
    ValueType.MEMBER: bytes,
}


def from_wire(spec: FieldSpec, wire: Wire) -> object:
    """Return the domain value of *wire*; None stays None. Raises ``UnreadableValueError``."""
    if wire is None:
        return None
    try:
        return _READ[spec.value](spec, wire)
    except (ValueError, OverflowError, OSError) as error:
        raise UnreadableValueError(spec.name) from error


def _exact(kind: type[W], wire: object) -> W:
    if type(wire) is not kind:
        raise UnreadableValueError
    return wire


def _read_id(_spec: FieldSpec, wire: Wire) -> bytes:
    raw = _exact(bytes, wire)
    if len(raw) != ID_BYTES:
        raise UnreadableValueError
    return raw


def _read_date(_spec: FieldSpec, wire: Wire) -> date:
    text = _exact(str, wire)
    read = date.fromisoformat(text)
    if read.isoformat() != text:  # 20261201 and 2026-W49-2 name a day as well, and sort elsewhere in a column
        raise UnreadableValueError
    return read


def _read_code(spec: FieldSpec, wire: Wire) -> Enum:
    if spec.enum is None:
        raise UnreadableValueError
    return spec.enum(_exact(str, wire))


_READ: dict[ValueType, typing.Callable[[FieldSpec, Wire], object]] = {
    ValueType.TEXT: lambda _, wire: _exact(str, wire),
    ValueType.INTEGER: lambda _, wire: _exact(int, wire),
    ValueType.BOOLEAN: lambda _, wire: _exact(bool, wire),
    ValueType.DATE: _read_date,
    ValueType.INSTANT: lambda _, wire: EPOCH + _exact(int, wire) * _MILLISECOND,
    ValueType.CODE: _read_code,
    ValueType.ENTITY: _read_id,
    ValueType.MEMBER: _read_id,
}
