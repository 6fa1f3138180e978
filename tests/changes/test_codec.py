"""The codec takes one encoding of each item and nothing else."""

import cbor2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ifodesk.changes.codec import (
    MAX_DEPTH,
    MAX_INT,
    MAX_ITEMS,
    MAX_TEXT_BYTES,
    Encoded,
    Item,
    decode,
    encode,
    encode_each,
    encode_natural,
    kept,
)
from ifodesk.changes.errors import BadBytes

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(1 << 63), (1 << 63) - 1), st.binary(max_size=300), st.text(max_size=300)
)
ITEMS: st.SearchStrategy[Item] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=30).map(tuple), max_leaves=40
)


@given(ITEMS)
def test_what_is_encoded_comes_back_the_same(item: Item) -> None:
    back = decode(encode(item))
    assert back == item
    assert encode(back) == encode(item)


def exact(item: object) -> bool:
    """Whether all of *item* is of the format's types: the check that the codec replaces by counting."""
    if type(item) is tuple:
        return all(exact(one) for one in item)
    if type(item) is int:
        return -(1 << 63) <= item < 1 << 63
    return item is None or type(item) in (bool, bytes, str)


def plain_decode(raw: bytes) -> tuple[Item] | None:
    """Decode, encode again and compare: what the format document says."""
    try:
        item = cbor2.loads(raw, allow_indefinite=False, max_depth=MAX_DEPTH, immutable=True)
        same = cbor2.dumps(item) == raw
    except (cbor2.CBORError, ValueError, TypeError, OverflowError):
        return None
    return (item,) if same and exact(item) else None


@given(st.one_of(st.binary(max_size=40), ITEMS.map(encode)), st.data())
@example(b"\xf9\x3c\x00", None)
@example(b"\xc2\x41\x01", None)
def test_counting_accepts_exactly_what_encoding_again_gives_back(raw: bytes, data: st.DataObject | None) -> None:
    if data is not None and raw:
        at = data.draw(st.integers(0, len(raw) - 1))
        raw = raw[:at] + bytes((data.draw(st.integers(0, 255)),)) + raw[at + 1 :]
    try:
        found: tuple[Item] | None = (decode(raw),)
    except BadBytes:
        found = None
    assert found == plain_decode(raw)


HOSTILE = {
    "nothing": "",
    "bytes after the item": "0102",
    "a number not in its shortest form": "1801",
    "a length not in its shortest form": "780161",
    "an array length not in its shortest form": "980101",
    "an indefinite array": "9f01ff",
    "an indefinite text": "7f6161ff",
    "a float": "fb3ff0000000000000",
    "a half float": "f93c00",
    "not a number": "f97e00",
    "undefined": "f7",
    "a simple value": "f863",
    "false in two bytes": "f814",
    "a map": "a10102",
    "an empty map": "a0",
    "a map inside an array": "81a0",
    "a big number": "c249010000000000000000",
    "a big number for 1": "c24101",
    "a number of 64 bits above the signed ones": "1bffffffffffffffff",
    "a negative number below the signed ones": "3bffffffffffffffff",
    "a regular expression": "d8236161",
    "a date": "c11a514b67b0",
    "a decimal": "c4820101",
    "a shared reference to itself": "d81c81d81d00",
    "a string reference": "d901008263616161d81900",
    "a set": "d9010280",
    "an unknown tag": "d9270f01",
    "self-described": "d9d9f701",
    "text that is not UTF-8": "62ffff",
    "a surrogate in text": "63eda080",
    "a break alone": "ff",
    "a text longer than what came": "6461",
    "an array of 2^64 items": "9bffffffffffffffff",
    "a reserved length": "1c",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_are_bad_bytes(raw: str) -> None:
    with pytest.raises(BadBytes, match=r"^bad bytes$"):
        decode(bytes.fromhex(raw))


def test_every_tag_is_bad_bytes_before_anything_is_built_from_it() -> None:
    for tag in (*range(24), *range(24, 300), 1004, 43000, 55799, 70000):
        head = cbor2.dumps(cbor2.CBORTag(tag, 1))[:-1]
        for content in (b"\x01", b"\x41\x01", b"\x61a", b"\x82\x01\x01", b"\xa0"):
            with pytest.raises(BadBytes):
                decode(head + content)


def nested(depth: int) -> Item:
    item: Item = ()
    for _ in range(depth - 1):
        item = (item,)
    return item


def test_sixteen_arrays_may_lie_in_each_other_and_no_more() -> None:
    assert decode(encode(nested(MAX_DEPTH))) == nested(MAX_DEPTH)
    with pytest.raises(BadBytes):
        encode(nested(MAX_DEPTH + 1))
    with pytest.raises(BadBytes):
        decode(b"\x81" * MAX_DEPTH + b"\x80")


def test_items_are_counted_before_they_are_built() -> None:
    most = (None,) * (MAX_ITEMS - 1)
    assert decode(encode(most)) == most
    with pytest.raises(BadBytes):
        encode((None,) * MAX_ITEMS)
    with pytest.raises(BadBytes):
        decode(b"\x9a" + MAX_ITEMS.to_bytes(4, "big") + b"\xf6" * MAX_ITEMS)
    with pytest.raises(BadBytes):
        decode(b"\x9a\x00\x40\x00\x00" + b"\x80" * (1 << 22), max_size=1 << 23)


def test_many_bytes_in_few_items_are_read() -> None:
    item = tuple(bytes(1000) for _ in range(900))
    assert decode(encode(item)) == item
    two_bytes_each: tuple[Item, ...] = (200,) * (MAX_ITEMS * 3 // 4)
    assert decode(encode(two_bytes_each)) == two_bytes_each


def test_text_is_counted_in_bytes() -> None:
    assert decode(encode("å" * (MAX_TEXT_BYTES // 2))) == "å" * (MAX_TEXT_BYTES // 2)
    for text in ("a" * (MAX_TEXT_BYTES + 1), "å" * (MAX_TEXT_BYTES // 2 + 1)):
        with pytest.raises(BadBytes):
            encode(text)
        with pytest.raises(BadBytes):
            decode(cbor2.dumps(text))


@pytest.mark.parametrize("length", [0, 1, 23, 24, 25, 255, 256, 257, 65_535, 65_536])
def test_every_length_about_which_a_head_changes_comes_back(length: int) -> None:
    items: tuple[Item, ...] = (bytes(length), "a" * length, (None,) * length, length, -length)
    for item in (*items, items):
        assert decode(encode(item)) == item
    two_bytes_each = "å" * (length // 2)
    assert decode(encode(two_bytes_each)) == two_bytes_each


def test_the_least_and_greatest_numbers_of_each_head_come_back() -> None:
    for bits in (8, 16, 32, 63):
        for number in ((1 << bits) - 1, -(1 << bits)):
            assert decode(encode(number)) == number
            if bits < 63:
                assert decode(encode(number + 1)) == number + 1
                assert decode(encode(number - 1)) == number - 1


def test_size_is_looked_at_first() -> None:
    with pytest.raises(BadBytes):
        decode(encode(bytes(100)), max_size=101)
    assert decode(encode(bytes(100)), max_size=102) == bytes(100)


@pytest.mark.parametrize("item", [1.0, {}, [1], 1 << 63, -(1 << 63) - 1, "\ud800", (1.0,)])
def test_what_a_reader_would_refuse_is_not_written(item: object) -> None:
    with pytest.raises(BadBytes):
        encode(item)  # type: ignore[arg-type]  # what a careless caller might hand in


@given(ITEMS)
@example(tuple(range(255)))
@example((b"x" * 255, b"x" * 256, "x" * 65_536, tuple(range(256)), 65_535, 65_536, (1 << 32) - 1, 1 << 32))
@example((-256, -257, -65_537, -(1 << 32) - 1, -(1 << 63), (1 << 63) - 1))
def test_what_is_encoded_is_what_the_library_encodes(item: Item) -> None:
    assert encode(item) == cbor2.dumps(item)


@given(ITEMS)
def test_what_was_encoded_before_is_written_as_it_is(item: Item) -> None:
    raw = encode(item)
    assert encode((1, Encoded(raw), None)) == encode((1, item, None))
    assert kept(raw) == item


@given(st.lists(ITEMS, max_size=20))
def test_items_side_by_side_are_an_array_without_its_head(items: list[Item]) -> None:
    assert encode(tuple(items))[1:] == encode_each(tuple(items))


@given(st.integers(0, MAX_INT))
@example(255)
@example(256)
def test_a_whole_number_is_encoded_as_any_item(number: int) -> None:
    assert encode_natural(number) == encode(number)


@pytest.mark.parametrize("number", [-1, MAX_INT + 1, True, "1", None])
def test_what_is_no_whole_number_is_not_written_as_one(number: object) -> None:
    with pytest.raises(BadBytes):
        encode_natural(number)  # type: ignore[arg-type]  # on purpose
