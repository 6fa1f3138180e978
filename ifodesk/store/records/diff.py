"""What a save asserts: the fields that differ from what was seen, each superseding exactly what was shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ifodesk.changes.merge import FieldKind, reference_key
from ifodesk.domain.declare import Wire, to_wire
from ifodesk.store.catalog import FieldPlan, KindPlan
from ifodesk.store.records.refs import Refs
from ifodesk.usecases.errors import RuleError
from ifodesk.usecases.seen import Seen

MAX_TEXT_BYTES = 1 << 16
"""Of one text: the format's cap. Longer text is refused before anything is saved."""


class FieldWrite(NamedTuple):
    """One field to be asserted."""

    field: int
    key: str
    value: Wire
    supersedes: tuple[int, ...]


_NOTHING = Refs(0, {}, ())


def differences(plan: KindPlan, value: object, base: Seen[object] | None) -> list[FieldWrite]:
    """Return what must be asserted so that *value* is shown in place of *base*; for a new entity all that is answered.

    Raises:
        RuleError: text_is_final (immutable text that was seen would change), text_too_long.
    """
    refs = base.refs if base is not None and isinstance(base.refs, Refs) else _NOTHING
    former = None if base is None else base.value
    found: list[FieldWrite] = []
    for name, field in plan.by_name.items():
        new = getattr(value, name)
        old = None if former is None else getattr(former, name)
        if former is not None and (new is old or new == old) and type(new) is type(old):
            continue
        found += _field(field, new, old, refs)
    if former is None and not found:
        found.append(FieldWrite(next(iter(plan.fields)), "", None, ()))
    return found


def _field(field: FieldPlan, new: object, old: object, refs: Refs) -> Iterator[FieldWrite]:
    code = field.spec.code
    if field.kind is FieldKind.KEYED:
        yield from _keyed(field, new, old, refs)
    elif field.kind is FieldKind.SET:
        yield from _set(field, new, old, refs)
    elif new is not None or old is not None:
        if field.kind is FieldKind.IMMUTABLE and old is not None:
            raise RuleError("text_is_final")
        yield FieldWrite(code, "", to_item(field, new), refs.of(code))


def _keyed(field: FieldPlan, new: object, old: object, refs: Refs) -> Iterator[FieldWrite]:
    after = dict(new) if isinstance(new, Mapping) else {}
    before = dict(old) if isinstance(old, Mapping) else {}
    code = field.spec.code
    for key in sorted(after.keys() | before.keys()):
        if after.get(key) != before.get(key):
            yield FieldWrite(code, key, to_item(field, after.get(key)), refs.of(code, key))


def _set(field: FieldPlan, new: object, old: object, refs: Refs) -> Iterator[FieldWrite]:
    after = new if isinstance(new, frozenset) else frozenset()
    before = old if isinstance(old, frozenset) else frozenset()
    code = field.spec.code
    for member in sorted(after ^ before):
        key = reference_key(member)
        yield FieldWrite(code, key, member in after, refs.of(code, key))


def to_item(field: FieldPlan, value: object) -> Wire:
    """Return a field's value as it is signed. Raises ``RuleError`` text_too_long."""
    wire = to_wire(field.spec, value)
    if type(wire) is str and len(wire) > MAX_TEXT_BYTES // 4 and len(wire.encode()) > MAX_TEXT_BYTES:
        raise RuleError("text_too_long")
    return wire
