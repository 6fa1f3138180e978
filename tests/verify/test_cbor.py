import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes import codec
from ifodesk.changes.errors import BadBytes
from ifodesk.verify import cbor
from ifodesk.verify.cbor import Item, NotCanonicalError, decode, encode

LEAVES = (
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | st.binary(max_size=300) | st.text(max_size=300)
)
ITEMS = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=30).map(tuple), max_leaves=60)


@given(ITEMS)
def test_what_the_program_writes_is_read_and_written_alike(item: Item) -> None:
    raw = codec.encode(item)
    assert encode(item) == raw
    assert decode(raw) == item


def agree(raw: bytes) -> None:
    """Both readers accept *raw* as the same item, or both refuse it."""
    try:
        expected = codec.decode(raw)
    except BadBytes:
        with pytest.raises(NotCanonicalError):
            decode(raw)
    else:
        assert decode(raw) == expected
        assert encode(expected) == raw


@given(st.binary(max_size=40))
def test_attack_26_any_bytes_are_read_or_refused_by_both_readers_alike(raw: bytes) -> None:
    agree(raw)


@given(ITEMS, st.data())
def test_changed_bytes_are_read_or_refused_by_both_readers_alike(item: Item, data: st.DataObject) -> None:
    raw = bytearray(codec.encode(item))
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    agree(bytes(raw[: data.draw(st.integers(0, len(raw)))]) + data.draw(st.binary(max_size=3)))


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "00 00",
        "18 17",
        "19 00ff",
        "1a 0000ffff",
        "1b 00000000ffffffff",
        "1b 8000000000000000",
        "3b 8000000000000000",
        "1c",
        "1f",
        "58 17 " + "00" * 23,
        "5f ff",
        "9f ff",
        "9b 7fffffffffffffff",
        "5b 7fffffffffffffff",
        "61 ff",
        "62 c3",
        "63 eda080",
        "a0",
        "c0 00",
        "e0",
        "f7",
        "f8 20",
        "f9 0000",
        "fb 0000000000000000",
        "ff",
        "81" * 17 + "00",
        "82 00",
    ],
)
def test_other_forms_are_refused(raw: str) -> None:
    with pytest.raises(NotCanonicalError):
        decode(bytes.fromhex(raw))
    agree(bytes.fromhex(raw))


def test_depth_and_number_of_items_are_bounded() -> None:
    assert decode(b"\x81" * 16 + b"\x00")
    assert cbor.MAX_ITEMS == 200_000
    with pytest.raises(NotCanonicalError):
        decode(encode("x" * 65_537))
    assert decode(encode("x" * 65_536)) == "x" * 65_536


def test_as_many_items_are_read_as_are_allowed_and_not_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cbor, "MAX_ITEMS", 20)
    assert decode(b"\x93" + bytes(19)) == (0,) * 19
    with pytest.raises(NotCanonicalError):
        decode(b"\x94" + bytes(20))


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65_535, 65_536, (1 << 32) - 1, 1 << 32, (1 << 63) - 1])
def test_numbers_at_the_edges_are_written_as_the_program_does(number: int) -> None:
    for item in (number, -1 - number):
        assert encode(item) == codec.encode(item)
        assert decode(encode(item)) == item


def test_number_beyond_all_edges_is_not_written() -> None:
    with pytest.raises(NotCanonicalError):
        encode(1 << 64)


@pytest.mark.parametrize("item", [None, True, False, b"", "å", (), (1, (None, (False, b"x")))])
def test_each_kind_is_written_as_the_program_does(item: Item) -> None:
    assert encode(item) == codec.encode(item)
    assert decode(encode(item)) == item
