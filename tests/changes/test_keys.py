"""Wraps open with their own key, in their own place; commitments tell one secret from another."""

import pytest

from ifodesk.changes.errors import BadBytes, NoKeyError
from ifodesk.changes.ids import CompartmentId, GroupId, UnitId
from ifodesk.changes.keys import (
    Committed,
    Owner,
    check_commitment,
    commitment,
    unwrap_former_secret,
    unwrap_unit_key,
    wrap_former_secret,
    wrap_unit_key,
)
from tests.changes.cast import seeded

OWNER = Owner(GroupId(b"g" * 16), CompartmentId(b"c" * 16))
ELSEWHERE = Owner(OWNER.gid, CompartmentId(b"d" * 16))
UNIT, OTHER_UNIT = UnitId(b"u" * 16), UnitId(b"v" * 16)
BAG, KEY = bytes(32), bytes([7]) * 32


def test_a_unit_key_comes_back_from_its_wrap() -> None:
    assert unwrap_unit_key(BAG, OWNER, UNIT, 1, wrap_unit_key(BAG, OWNER, UNIT, 1, KEY, seeded(1))) == KEY


def test_a_wrap_moved_to_another_unit_generation_or_compartment_does_not_open() -> None:
    wrap = wrap_unit_key(BAG, OWNER, UNIT, 1, KEY, seeded(1))
    for bag, owner, unit, generation in (
        (KEY, OWNER, UNIT, 1),
        (BAG, ELSEWHERE, UNIT, 1),
        (BAG, OWNER, OTHER_UNIT, 1),
        (BAG, OWNER, UNIT, 2),
    ):
        with pytest.raises(NoKeyError):
            unwrap_unit_key(bag, owner, unit, generation, wrap)


def test_a_former_epoch_secret_comes_back_under_the_new_one_only() -> None:
    wrap = wrap_former_secret(BAG, OWNER, 1, b"r" * 16, KEY, seeded(1))
    assert unwrap_former_secret(BAG, OWNER, 1, b"r" * 16, wrap) == KEY
    for secret, owner, number, record in (
        (KEY, OWNER, 1, b"r" * 16),
        (BAG, ELSEWHERE, 1, b"r" * 16),
        (BAG, OWNER, 2, b"r" * 16),
        (BAG, OWNER, 1, b"s" * 16),
    ):
        with pytest.raises(NoKeyError):
            unwrap_former_secret(secret, owner, number, record, wrap)


def test_a_wrap_of_one_kind_is_none_of_the_other() -> None:
    with pytest.raises(NoKeyError):
        unwrap_former_secret(BAG, OWNER, 1, UNIT, wrap_unit_key(BAG, OWNER, UNIT, 1, KEY, seeded(1)))


def test_a_wrapped_key_of_another_length_is_bad_bytes() -> None:
    with pytest.raises(BadBytes):
        unwrap_unit_key(BAG, OWNER, UNIT, 1, wrap_unit_key(BAG, OWNER, UNIT, 1, KEY[:-1], seeded(1)))


def test_a_commitment_fits_one_secret_in_one_use() -> None:
    committed = commitment(KEY, OWNER, Committed.EPOCH_SECRET, 1)
    check_commitment(KEY, OWNER, Committed.EPOCH_SECRET, 1, committed)
    for secret, owner, what, number in (
        (BAG, OWNER, Committed.EPOCH_SECRET, 1),
        (KEY, ELSEWHERE, Committed.EPOCH_SECRET, 1),
        (KEY, OWNER, Committed.BAG_KEY, 1),
        (KEY, OWNER, Committed.TAG_SECRET, 1),
        (KEY, OWNER, Committed.EPOCH_SECRET, 2),
    ):
        with pytest.raises(BadBytes):
            check_commitment(secret, owner, what, number, committed)
