"""Sealed objects: padding hides sizes, and an object opens in its own place and epoch only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes.codec import MAX_OBJECT_BYTES
from ifodesk.changes.crypto import seal
from ifodesk.changes.errors import BadBytes, NoKeyError, TooLargeError
from ifodesk.changes.ids import CompartmentId, GroupId
from ifodesk.changes.labels import OUTER
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import (
    MAX_BODY_BYTES,
    MIN_PADDED_BYTES,
    Epoch,
    Place,
    open_object,
    pad,
    padded_size,
    seal_object,
    unpad,
)
from tests.changes.cast import seeded

PLACE = Place(GroupId(b"g" * 16), CompartmentId(b"c" * 16), ObjectType.SEGMENT)
FIRST, SECOND = Epoch(1, bytes(32)), Epoch(2, bytes([2]) * 32)
IDS = (PLACE.gid, PLACE.cid, 1, 1)


@given(st.integers(1, MAX_OBJECT_BYTES))
def test_attack_21_padding_adds_at_most_an_eighth_and_gives_few_sizes(size: int) -> None:
    padded = padded_size(size)
    assert max(size, MIN_PADDED_BYTES) <= padded <= max(MIN_PADDED_BYTES, size * 1.12)
    assert padded_size(padded) == padded
    assert len({padded_size(1 << exponent | low) for exponent in (14,) for low in range(0, 1 << 14, 7)}) <= 32 + 1


def test_the_smallest_objects_look_alike() -> None:
    sizes = {len(seal_object(FIRST, PLACE, bytes(size), seeded(1))) for size in (0, 1, 1000, 4092)}
    assert sizes == {MIN_PADDED_BYTES + 80}


@given(st.binary(max_size=9000))
def test_a_body_comes_back(body: bytes) -> None:
    assert open_object(seal_object(FIRST, PLACE, body, seeded(1)), PLACE, [SECOND, FIRST]) == (1, body)


def test_the_epochs_held_are_tried_in_turn() -> None:
    sealed = seal_object(FIRST, PLACE, b"body", seeded(1))
    twin = Epoch(1, bytes([3]) * 32)
    assert open_object(sealed, PLACE, [SECOND, twin, FIRST]) == (1, b"body")
    for held in ([], [SECOND], [twin], [Epoch(2, FIRST.secret)]):
        with pytest.raises(NoKeyError):
            open_object(sealed, PLACE, held)


def test_an_object_of_another_place_does_not_open() -> None:
    sealed = seal_object(FIRST, PLACE, b"body", seeded(1))
    others = [
        Place(GroupId(b"x" * 16), PLACE.cid, PLACE.kind),
        Place(PLACE.gid, CompartmentId(b"x" * 16), PLACE.kind),
        *(Place(PLACE.gid, PLACE.cid, kind) for kind in ObjectType if kind is not PLACE.kind),
    ]
    for place in others:
        with pytest.raises(NoKeyError):
            open_object(sealed, place, [FIRST])


def test_padding_that_is_not_zero_or_of_another_length_is_bad_bytes() -> None:
    good = pad(b"body")
    for padded in (
        good[:-1] + b"\x01",
        good[:8] + b"\x01" + good[9:],
        good + bytes(4096),
        good[:-1],
        b"\xff\xff\xff\xff" + good[4:],
        good[:2],
        b"",
    ):
        with pytest.raises(BadBytes):
            unpad(padded)
        with pytest.raises(BadBytes):
            open_object(seal(FIRST.secret, OUTER, IDS, padded, seeded(1)), PLACE, [FIRST])


def test_an_object_stays_below_a_mebibyte() -> None:
    assert len(seal_object(FIRST, PLACE, bytes(MAX_BODY_BYTES), seeded(1))) <= MAX_OBJECT_BYTES
    with pytest.raises(TooLargeError):
        seal_object(FIRST, PLACE, bytes(MAX_BODY_BYTES + 1), seeded(1))
    with pytest.raises(BadBytes):
        open_object(bytes(MAX_OBJECT_BYTES + 1), PLACE, [FIRST])


def test_an_object_of_just_a_mebibyte_is_looked_at() -> None:
    with pytest.raises(NoKeyError):
        open_object(bytes(MAX_OBJECT_BYTES), PLACE, [FIRST])


def test_a_body_that_does_not_fit_its_size_is_refused() -> None:
    assert unpad(pad(bytes(100), 104), 104) == bytes(100)
    with pytest.raises(TooLargeError):
        pad(bytes(101), 104)
