from __future__ import annotations

from base64 import b64encode

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.ids import EntityId
from ifodesk.domain.instrument_pack import (
    MAX_BYTES,
    MAX_PIECES,
    PIECE_CHARS,
    PackError,
    case_instrument_id,
    from_pieces,
    to_pieces,
)
from tests.changes.cast import seeded


@given(st.binary(max_size=5000))
def test_a_file_comes_back_as_it_was(raw: bytes) -> None:
    assert from_pieces(to_pieces(raw)) == raw


def test_a_large_file_lies_in_pieces_that_fit_into_texts() -> None:
    raw = seeded("pack")(200_000)
    pieces = to_pieces(raw)
    assert list(pieces) == [f"{number:03}" for number in range(len(pieces))]
    assert max(map(len, pieces.values())) <= PIECE_CHARS
    assert from_pieces(pieces) == raw


def test_a_file_that_does_not_fit_into_one_change_is_refused() -> None:
    with pytest.raises(PackError):
        to_pieces(seeded("pack")(PIECE_CHARS * MAX_PIECES))


def packed(raw: bytes) -> dict[str, str]:
    return {"000": b64encode(zstd.compress(raw)).decode()}


@pytest.mark.parametrize(
    "pieces",
    [
        {},
        {"000": "?"},
        {"000": "aGVq"},
        {"001": packed(b"x")["000"]},
        {f"{number:03}": "A" for number in range(MAX_PIECES + 1)},
        packed(bytes(MAX_BYTES + 1)),
        {"000": packed(b"hej" * 100)["000"][:-8]},
        {"000": b64encode(zstd.compress(b"x") + b"y").decode()},
    ],
    ids=["none", "no base64", "no zstd", "a gap", "too many", "too large", "cut off", "something after it"],
)
def test_pieces_that_hold_no_file_are_refused(pieces: dict[str, str]) -> None:
    with pytest.raises(PackError):
        from_pieces(pieces)


def test_two_devices_copy_the_same_file_into_a_case_under_one_id() -> None:
    one, other = (EntityId(bytes([number]) * 16) for number in (1, 2))
    assert case_instrument_id(one, "ab") == case_instrument_id(one, "ab")
    assert len({case_instrument_id(one, "ab"), case_instrument_id(other, "ab"), case_instrument_id(one, "cd")}) == 3
