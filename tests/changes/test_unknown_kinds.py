"""An older program keeps what it does not know, and applies it after its upgrade, for each of the six field kinds."""

from __future__ import annotations

import pytest

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent, decode_content, encode_content
from ifodesk.changes.codec import Item
from ifodesk.changes.ids import DeviceId, EntityId, UnitId
from ifodesk.changes.merge import EMPTY, CellState, FieldKind, Write, fold, known_kind, reference_key, shown, write

UNIT, DEVICE, ENTITY, H = UnitId(b"u" * 16), DeviceId(b"d" * 16), EntityId(b"e" * 16), b"h" * 16
FIELD = 9

VALUES: dict[FieldKind, tuple[str | None, Item, Item]] = {
    FieldKind.REGISTER: (None, "first", "second"),
    FieldKind.KEYED: ("D4", 1, 2),
    FieldKind.SET: (reference_key(b"r" * 16), True, False),
    FieldKind.IMMUTABLE: (None, "the note", "another note"),
    FieldKind.ATTACHMENT: (None, (bytes(16), 4000, bytes(32)), (bytes(16), 5000, bytes(32))),
    FieldKind.TOMBSTONE: (None, ((H, 0),), None),
}


def rows(kind: FieldKind) -> tuple[Assertion, ...]:
    key, first, second = VALUES[kind]
    field = 0 if kind is FieldKind.TOMBSTONE else FIELD
    return (
        Assertion(0, 1, ENTITY, 77, field, key, first, (), None),
        Assertion(1, 1, ENTITY, 77, field, key, second, ((b"", 0),), None),
    )


def writes(content: UnitContent) -> list[Write]:
    return [write(row, H, time=row.idx, device=DEVICE, seq=1, unit=UNIT) for row in content.rows]


def after_upgrade(kind: FieldKind, kept: list[bytes]) -> CellState:
    """Fold what an older program kept: the blobs' plaintext, as it came."""
    state = EMPTY
    for plaintext in kept:
        state = fold(state, writes(decode_content(plaintext, first_idx=0, count=2)), kind=kind)
    return state


@pytest.mark.parametrize("kind", FieldKind, ids=lambda kind: kind.name.lower())
def test_an_assertion_of_an_unknown_entity_kind_is_kept_and_applied_after_the_upgrade(kind: FieldKind) -> None:
    content = UnitContent(0, (ChangeStamp(1, 5),), rows(kind))
    plaintext = encode_content(content)
    kept = decode_content(plaintext, first_idx=0, count=2)
    assert kept == content
    assert encode_content(kept) == plaintext
    known_from_the_start = fold(EMPTY, writes(content), kind=kind)
    assert after_upgrade(kind, [plaintext]) == after_upgrade(kind, [plaintext, plaintext]) == known_from_the_start
    assert shown(known_from_the_start, kind) is not None


@pytest.mark.parametrize("kind", FieldKind, ids=lambda kind: kind.name.lower())
def test_a_field_written_before_and_after_the_upgrade_comes_out_as_if_always_known(kind: FieldKind) -> None:
    first, second = writes(UnitContent(0, (ChangeStamp(1, 5),), rows(kind)))
    always = fold(fold(EMPTY, [first], kind=kind), [second], kind=kind)
    assert fold(fold(EMPTY, [second], kind=kind), [first], kind=kind) == always


@pytest.mark.parametrize("kind", FieldKind, ids=lambda kind: kind.name.lower())
def test_codes_of_kinds_stand_as_in_the_format(kind: FieldKind) -> None:
    assert [one.name for one in FieldKind] == ["REGISTER", "KEYED", "SET", "IMMUTABLE", "ATTACHMENT", "TOMBSTONE"]
    assert known_kind(int(kind)) is kind


@pytest.mark.parametrize("code", [0, 7, 63, 1 << 40])
def test_a_kind_of_a_newer_program_is_told_from_the_known_ones(code: int) -> None:
    assert known_kind(code) is None
