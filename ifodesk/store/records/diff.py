"""What a save asserts: the fields that differ from what was seen, each superseding exactly what was shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ifodesk.changes.merge import FieldKind, reference_key
from ifodesk.changes.quick import make_named
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
    if base is None:
        return _answers(plan, value)
    refs = base.refs if isinstance(base.refs, Refs) else _NOTHING
    found: list[FieldWrite] = []
    for field, new, old in zip(plan.ordered, plan.values(value), plan.values(base.value), strict=True):
        if new == old:
            continue
        if field.column is None:
            found += _several(field, new, old, refs)
            continue
        if field.kind is FieldKind.IMMUTABLE and old is not None:
            raise RuleError("text_is_final")
        code = field.spec.code
        found.append(make_named(FieldWrite, (code, "", to_item(field, new), refs.of(code))))
    return found


def _answers(plan: KindPlan, value: object) -> list[FieldWrite]:
    """Return all that is answered of a new entity; its first field, empty, when nothing is."""
    found: list[FieldWrite] = []
    for field, new in zip(plan.ordered, plan.values(value), strict=True):
        if new is None:
            continue
        if field.column is None:
            found += _several(field, new, None, _NOTHING)
        else:
            found.append(make_named(FieldWrite, (field.spec.code, "", to_item(field, new), ())))
    return found or [FieldWrite(plan.ordered[0].spec.code, "", None, ())]


def _several(field: FieldPlan, new: object, old: object, refs: Refs) -> Iterator[FieldWrite]:
    """Give the writes of a field with a cell for each key."""
    return (_keyed if field.kind is FieldKind.KEYED else _set)(field, new, old, refs)


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
    wire: Wire = value if type(value) is field.plain else to_wire(field.spec, value)  # type: ignore[assignment]  # str, int, bool or bytes
    if type(wire) is str and len(wire) > MAX_TEXT_BYTES // 4 and len(wire.encode()) > MAX_TEXT_BYTES:
        raise RuleError("text_too_long")
    return wire
