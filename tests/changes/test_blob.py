"""What a blob holds: in order, whole, and exactly as many assertions as its wrapper tells."""

from dataclasses import replace
from itertools import groupby

import pytest
from backports.zstd import compress, decompress
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes.blob import (
    COMPRESS_FROM_BYTES,
    MAX_CONTENT_BYTES,
    Assertion,
    ChangeStamp,
    UnitContent,
    change_complete,
    decode_content,
    encode_content,
)
from ifodesk.changes.codec import Encoded, Item, encode
from ifodesk.changes.errors import BadBytes, TooLargeError
from ifodesk.changes.ids import EntityId
from tests.changes.test_codec import SCALARS

CASE, NOTE = EntityId(b"c" * 16), EntityId(b"n" * 16)
H = b"h" * 16


def row(idx: int, change: int = 1, entity: EntityId = CASE, **other: object) -> Assertion:
    plain = Assertion(idx, change, entity, 3, 7, None, "text", (), None)
    return plain._replace(**other)  # type: ignore[arg-type]  # the test's own names


def content(*rows: Assertion, first_idx: int = 0) -> UnitContent:
    numbers = sorted({one.change for one in rows})
    return UnitContent(first_idx, tuple(ChangeStamp(number, number << 16) for number in numbers), rows)


def test_a_content_comes_back_with_its_numbers() -> None:
    written = content(
        row(5, value=None, supersedes=((H, 0), (b"", 4))),
        row(6, key="D4", value=(b"digest", 12, b"key"), adopts=(H, 9)),
        row(7, 2, NOTE, kind=4, value="å"),
        first_idx=5,
    )
    assert decode_content(encode_content(written), first_idx=5, count=3) == written


@st.composite
def contents(draw: st.DrawFn) -> UnitContent:
    first = draw(st.integers(0, 1000))
    drawn = draw(
        st.lists(
            st.tuples(
                st.integers(1, 5),
                st.sampled_from((CASE, NOTE)),
                st.integers(0, 900),
                st.one_of(st.none(), st.text(min_size=1, max_size=32)),
                SCALARS,
                st.lists(st.tuples(st.just(H), st.integers(0, 999)), max_size=3).map(tuple),
            ),
            min_size=1,
            max_size=60,
        )
    )
    rows = [
        Assertion(first + at, change, entity, 3, field, key, value, supersedes, None)
        for at, (change, entity, field, key, value, supersedes) in enumerate(drawn)
    ]
    return content(*rows, first_idx=first)


@given(contents())
def test_any_content_comes_back(written: UnitContent) -> None:
    plaintext = encode_content(written)
    assert decode_content(plaintext, first_idx=written.first_idx, count=len(written.rows)) == written


@given(contents())
def test_a_content_is_written_as_the_format_says_also_of_values_that_were_encoded_before(written: UnitContent) -> None:
    blocks: list[Item] = []
    for one, rows in groupby(written.rows, lambda row: (row.entity, row.kind)):
        blocks.append((*one, tuple((*row[1:2], *row[4:]) for row in rows)))
    raw = encode((tuple(map(tuple, written.stamps)), tuple(blocks)))
    encoded = tuple(one._replace(value=Encoded(encode(one.value))) for one in written.rows)
    plaintext = encode_content(replace(written, rows=encoded))
    assert plaintext == encode_content(written)
    assert plaintext[1:] == raw or (plaintext[0] == 1 and decompress(plaintext[1:]) == raw)


def test_one_entity_of_two_kinds_stands_as_two() -> None:
    written = content(row(0), row(1, kind=4))
    assert decode_content(encode_content(written), first_idx=0, count=2) == written


def test_the_least_numbers_are_taken() -> None:
    written = content(row(0, 0, field=0, kind=0, supersedes=((H, 0),)))
    assert decode_content(encode_content(written), first_idx=0, count=1) == written


def test_a_reference_of_another_length_is_written_and_refused_by_whoever_reads_it() -> None:
    plaintext = encode_content(content(row(0, supersedes=((H[:-1], 0),))))
    with pytest.raises(BadBytes):
        decode_content(plaintext, first_idx=0, count=1)


def test_a_value_deeper_than_a_reader_takes_is_not_written() -> None:
    value: Item = ()
    while True:
        written = content(row(0, value=value))
        try:
            plaintext = encode_content(written)
        except BadBytes:
            break
        assert decode_content(plaintext, first_idx=0, count=1) == written
        value = (value,)
    with pytest.raises(BadBytes):
        encode(((), ((CASE, 3, ((1, 7, None, value, (), None),)),)))


def test_attack_22_long_contents_are_compressed_and_short_ones_are_not() -> None:
    short, long = content(row(0)), content(*(row(at, value="samma text " * 20) for at in range(60)))
    assert encode_content(short)[0] == 0
    assert encode_content(long)[0] == 1
    assert len(encode_content(long)) < 2000
    assert decode_content(encode_content(long), first_idx=0, count=60) == long


@pytest.mark.parametrize("size", [COMPRESS_FROM_BYTES - 1, COMPRESS_FROM_BYTES, MAX_CONTENT_BYTES])
def test_a_content_of_just_the_size_where_its_form_changes_comes_back(size: int) -> None:
    more = len(encode((((1, 65536, 1),), ((CASE, 3, ((1, 7, None, bytes(size), (), None),)),)))) - size
    written = content(row(0, value=bytes(size - more)))
    plaintext = encode_content(written)
    raw = decompress(plaintext[1:]) if plaintext[0] else plaintext[1:]
    assert (plaintext[0] == 1, len(raw)) == (size >= COMPRESS_FROM_BYTES, size)
    assert decode_content(plaintext, first_idx=0, count=1) == written


def test_too_much_for_one_blob_is_told_before_it_is_sealed() -> None:
    with pytest.raises(TooLargeError):
        encode_content(content(*(row(at, value=bytes(60_000)) for at in range(80))))


def raw(stamps: Item, entities: Item) -> bytes:
    return b"\x00" + encode((stamps, entities))


STAMPS: Item = ((1, 65536, 1),)
GOOD: tuple[Item, ...] = (1, 7, None, "text", (), None)
BAD_ROWS: dict[str, Item] = {
    "five fields": GOOD[:5],
    "seven fields": (*GOOD, None),
    "not an array": 1,
    "a change number that is text": ("1", *GOOD[1:]),
    "a change number that is true": (True, *GOOD[1:]),
    "a negative change number": (-1, *GOOD[1:]),
    "a change without a stamp": (2, *GOOD[1:]),
    "a negative field": (1, -7, *GOOD[2:]),
    "a field that is text": (1, "7", *GOOD[2:]),
    "an empty key": (1, 7, "", *GOOD[3:]),
    "a key of 33 characters": (1, 7, "k" * 33, *GOOD[3:]),
    "a key that is bytes": (1, 7, b"k", *GOOD[3:]),
    "supersedes that is no array": (*GOOD[:4], None, None),
    "supersedes that is a number": (*GOOD[:4], 0, None),
    "a reference of one part": (*GOOD[:4], ((H,),), None),
    "a reference with a short h": (*GOOD[:4], ((H[:-1], 0),), None),
    "a reference with a negative idx": (*GOOD[:4], ((H, -1),), None),
    "a reference with an idx that is true": (*GOOD[:4], ((H, True),), None),
    "a reference to itself": (*GOOD[:4], ((b"", 0),), None),
    "a reference to what comes later in the segment": (*GOOD[:4], ((b"", 5),), None),
    "an adoption of itself": (*GOOD[:5], (b"", 0)),
    "an adoption that is a number": (*GOOD[:5], 0),
}


@pytest.mark.parametrize("bad", BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_row_of_another_form_is_bad_bytes(bad: Item) -> None:
    with pytest.raises(BadBytes):
        decode_content(raw(STAMPS, ((CASE, 3, (bad,)),)), first_idx=0, count=1)


ENTITY: tuple[Item, ...] = (CASE, 3, (GOOD,))
BAD_CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "an unknown flag": b"\x02" + encode((STAMPS, (ENTITY,))),
    "no flag": encode((STAMPS, (ENTITY,))),
    "bytes after": raw(STAMPS, (ENTITY,)) + b"\x00",
    "three parts": b"\x00" + encode((STAMPS, (ENTITY,), ())),
    "a short entity id": raw(STAMPS, ((CASE[:-1], 3, (GOOD,)),)),
    "a negative kind": raw(STAMPS, ((CASE, -1, (GOOD,)),)),
    "an entity without assertions": raw(STAMPS, (ENTITY, (NOTE, 3, ()))),
    "one entity twice on end": raw(STAMPS, (ENTITY, ENTITY)),
    "a stamp of no row": raw((*STAMPS, (2, 0, 1)), (ENTITY,)),  # type: ignore[misc]  # a tuple, as written above
    "stamps in falling order": raw(((2, 0, 1), (1, 0, 1)), ((CASE, 3, (GOOD, (2, *GOOD[1:]))),)),
    "one stamp twice": raw(((1, 0, 1), (1, 0, 1)), (ENTITY,)),
    "a stamp of no parts": raw(((1, 0, 0),), (ENTITY,)),
    "a stamp without parts": raw(((1, 0),), (ENTITY,)),
    "a stamp before 1970": raw(((1, -1, 1),), (ENTITY,)),
    "uncompressed, though long": b"\x00" + encode((STAMPS, ((CASE, 3, ((1, 7, None, "a" * 5000, (), None),)),))),
    "compressed, though short": b"\x01" + compress(encode((STAMPS, (ENTITY,)))),
    "a frame that is cut off": encode_content(content(*(row(at, value="a" * 100) for at in range(50))))[:-1],
    "bytes after the frame": encode_content(content(*(row(at, value="a" * 100) for at in range(50)))) + b"\x00",
    "a frame of garbage": b"\x01" + b"garbage" * 10,
    "a bomb": b"\x01" + compress(bytes(MAX_CONTENT_BYTES + 1)),
}


@pytest.mark.parametrize("plaintext", BAD_CONTENTS.values(), ids=BAD_CONTENTS)
def test_a_content_of_another_form_is_bad_bytes(plaintext: bytes) -> None:
    for count in (1, 2, 50):
        with pytest.raises(BadBytes):
            decode_content(plaintext, first_idx=0, count=count)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_count_that_the_content_does_not_keep_is_bad_bytes(count: int) -> None:
    plaintext = encode_content(content(row(0), row(1)))
    assert len(decode_content(plaintext, first_idx=0, count=2).rows) == 2
    with pytest.raises(BadBytes):
        decode_content(plaintext, first_idx=0, count=count)


def test_rows_that_are_not_numbered_on_are_not_written() -> None:
    for rows in ((row(0), row(2)), (row(0), row(0)), (row(1),)):
        with pytest.raises(BadBytes):
            encode_content(content(*rows))


def test_a_change_waits_for_its_parts_unless_the_rest_is_closed_for_good() -> None:
    assert change_complete(1, 1, rest_closed=False)
    assert not change_complete(2, 1, rest_closed=False)
    assert change_complete(2, 1, rest_closed=True)
    assert change_complete(2, 2, rest_closed=False)
