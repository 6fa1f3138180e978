"""What goes into a QR code comes out of its text again, and its squares are those of a QR code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.documents.qr import MAX_BYTES, UnreadableCodeError, from_text, squares, svg, to_text

FINDER = (
    (True,) * 7,
    (True, False, False, False, False, False, True),
    (True, False, True, True, True, False, True),
)


@given(st.binary(max_size=200))
def test_every_text_gives_its_bytes_back_also_in_small_letters(data: bytes) -> None:
    assert from_text(to_text(data)) == data
    assert from_text(f"  {to_text(data).lower()}\n") == data


@pytest.mark.parametrize("text", ["", "IFODESK", "HTTP:ABC", "IFODESK:1", "IFODESK:Å", "IFODESK:" + "A" * 5000])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(UnreadableCodeError):
        from_text(text)


def test_more_than_scans_well_goes_by_file() -> None:
    with pytest.raises(ValueError, match="1025"):
        to_text(bytes(MAX_BYTES + 1))


def test_the_squares_have_the_three_finders_of_a_code() -> None:
    rows = squares(to_text(b"inbjudan" * 20))
    size = len(rows)
    assert all(len(row) == size for row in rows)
    assert size % 4 == 1
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert tuple(rows[top + at][left : left + 7] for at in range(3)) == FINDER


def test_the_same_text_gives_the_same_picture() -> None:
    assert svg("IFODESK:AB") == svg("IFODESK:AB") != svg("IFODESK:AC")
    assert svg("IFODESK:AB").startswith(b"<?xml")
