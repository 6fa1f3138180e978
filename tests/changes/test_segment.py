"""Segments: packed, opened, and refused when anything in them is another's or another place's."""

from dataclasses import dataclass, replace

import pytest

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.control import Control, Opening, decode_control
from ifodesk.changes.crypto import SigningKey, generate_signing_key, seal
from ifodesk.changes.errors import (
    BadBytes,
    BadSignatureError,
    ChangesError,
    NewerError,
    NoKeyError,
    TooLargeError,
)
from ifodesk.changes.header import decode_header, encode_header
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import CompartmentId, EntityId, GroupId, UnitId
from ifodesk.changes.labels import SEGMENT, UNIT
from ifodesk.changes.names import ObjectType, parse_name, tag
from ifodesk.changes.objects import Epoch, Place, open_object, seal_object
from ifodesk.changes.segment import (
    Draft,
    Packed,
    Segment,
    UnitBlob,
    check_author,
    check_follows,
    check_root,
    open_outer,
    open_unit,
    pack,
    sealed_units,
)
from tests.changes.cast import seeded

GID, CID, OTHER = GroupId(b"g" * 16), CompartmentId(b"c" * 16), CompartmentId(b"o" * 16)
EPOCH, TAG_SECRET = Epoch(3, bytes([3]) * 32), bytes([9]) * 32
KEY = generate_signing_key(seeded("device"))
HEADS = (b"b" * 16, b"a" * 16)
UNITS = (UnitId(b"u" * 16), UnitId(b"v" * 16))
UNIT_KEYS = (bytes([1]) * 32, bytes([2]) * 32)
OPENINGS = tuple(Opening(unit, None, 1, (), 1, b"") for unit in UNITS)


def content(first_idx: int, count: int) -> UnitContent:
    rows = tuple(
        Assertion(first_idx + at, 1, EntityId(b"e" * 16), 3, at, None, "text", (), None) for at in range(count)
    )
    return UnitContent(first_idx, (ChangeStamp(1, 5, 2),), rows)


BLOBS = (UnitBlob(UNITS[0], UNIT_KEYS[0], content(0, 3)), UnitBlob(UNITS[1], UNIT_KEYS[1], content(3, 2)))
DRAFT = Draft(GID, CID, EPOCH, None, HEADS, 77)


def packed(draft: Draft = DRAFT, blobs: tuple[UnitBlob, ...] = BLOBS, key: SigningKey = KEY) -> Packed:
    return pack(draft, Control(vector_full=True, openings=OPENINGS), blobs, key, tag_secret=TAG_SECRET, rng=seeded(1))


def opened(sealed: bytes) -> Segment:
    return open_outer(sealed, GID, CID, [EPOCH])


def check_all(segment: Segment) -> None:
    check_author(segment, KEY.public)
    check_follows(segment.header, None)
    check_root(segment)


def test_a_segment_comes_back_and_passes_every_check() -> None:
    written = packed()
    segment = opened(written.sealed)
    check_all(segment)
    assert segment.header == written.header
    assert (segment.header.seq, segment.header.prev, segment.header.prev_name) == (1, b"", b"")
    assert segment.header.heads == tuple(sorted(HEADS))
    assert segment.h == written.h == segment.hash[:16]
    assert decode_control(segment.blobs[0]).openings == OPENINGS
    found = [open_unit(segment.header, one, [key]) for one, key in zip(sealed_units(segment), UNIT_KEYS, strict=True)]
    assert found == [one.content for one in BLOBS]
    assert written.name.startswith(f"o/{tag(TAG_SECRET, ObjectType.SEGMENT, device_id(KEY.public))}-")
    assert parse_name(written.name).digest == segment.digest


def test_which_unit_an_assertion_lies_in_is_known_without_its_key() -> None:
    units = sealed_units(opened(packed().sealed))
    assert [(one.index, one.unit, one.first_idx, one.count) for one in units] == [
        (1, UNITS[0], 0, 3),
        (2, UNITS[1], 3, 2),
    ]


def test_a_log_goes_on_from_its_former_segment() -> None:
    first = packed()
    second = packed(replace(DRAFT, former=first.former))
    third = packed(replace(DRAFT, former=second.former))
    assert [one.header.seq for one in (first, second, third)] == [1, 2, 3]
    assert second.header.prev_name == parse_name(first.name).digest
    check_follows(second.header, opened(first.sealed).former)
    for header, former in (
        (first.header, first.former),
        (second.header, None),
        (third.header, first.former),
        (second.header, replace(first.former, header_hash=bytes(32))),
    ):
        with pytest.raises(BadBytes):
            check_follows(header, former)


def test_a_predecessor_that_someone_sealed_once_more_is_the_same_predecessor() -> None:
    first = packed()
    second = packed(replace(DRAFT, former=first.former))
    place = Place(GID, CID, ObjectType.SEGMENT)
    again = seal_object(EPOCH, place, open_object(first.sealed, place, [EPOCH])[1], seeded("other"))
    assert again != first.sealed
    check_follows(second.header, opened(again).former)


def test_every_flipped_byte_is_found() -> None:
    sealed = packed().sealed
    for at in range(0, len(sealed), 7):
        with pytest.raises((BadBytes, NoKeyError)):
            opened(sealed[:at] + bytes((sealed[at] ^ 1,)) + sealed[at + 1 :])


def test_a_segment_of_another_group_compartment_or_epoch_does_not_open() -> None:
    sealed = packed().sealed
    for gid, cid, epochs in (
        (GroupId(b"x" * 16), CID, [EPOCH]),
        (GID, OTHER, [EPOCH]),
        (GID, CID, [Epoch(2, EPOCH.secret)]),
        (GID, CID, []),
    ):
        with pytest.raises(NoKeyError):
            open_outer(sealed, gid, cid, epochs)


@dataclass
class Insider:
    """Someone with the epoch secret, who takes a segment apart and seals it anew."""

    segment: Segment

    def sealed(self, *, epoch: Epoch = EPOCH, cid: CompartmentId = CID, **parts: Item) -> bytes:
        header = parts.get("header", self.segment.header_bytes)
        body = (header, parts.get("signature", self.segment.signature), parts.get("blobs", self.segment.blobs))
        return seal_object(epoch, Place(GID, cid, ObjectType.SEGMENT), encode(body), seeded(2))


def insider() -> Insider:
    return Insider(opened(packed().sealed))


def test_attack_06_a_header_that_says_another_place_than_the_seal_is_bad_bytes() -> None:
    with pytest.raises(BadBytes):
        open_outer(insider().sealed(cid=OTHER), GID, OTHER, [EPOCH])
    newer = Epoch(4, EPOCH.secret)
    with pytest.raises(BadBytes):
        open_outer(insider().sealed(epoch=newer), GID, CID, [newer])


def test_attack_07_nobody_writes_in_anothers_name() -> None:
    other = generate_signing_key(seeded("other"))
    header = insider().segment.header_bytes
    forged = opened(insider().sealed(signature=other.sign(SEGMENT, header)))
    with pytest.raises(BadSignatureError):
        check_author(forged, KEY.public)
    changed = encode_header(replace(insider().segment.header, time=78))
    with pytest.raises(BadSignatureError):
        check_author(opened(insider().sealed(header=changed)), KEY.public)


def test_blobs_swapped_left_out_or_added_break_the_root() -> None:
    zero, one, two = insider().segment.blobs
    for blobs in ((zero, two, one), (zero, one), (zero, one, two, two), (zero, one, one), ()):
        with pytest.raises(BadBytes):
            check_root(opened(insider().sealed(blobs=blobs)))


BODIES: dict[str, Item] = {
    "two parts": (b"", bytes(64)),
    "a header that is text": ("", bytes(64), ()),
    "an empty header": (b"", bytes(64), ()),
    "blobs that are no array": (packed().header.root, bytes(64), b""),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_of_another_form_is_bad_bytes(body: Item) -> None:
    with pytest.raises(BadBytes):
        opened(seal_object(EPOCH, Place(GID, CID, ObjectType.SEGMENT), encode(body), seeded(1)))


def header_items() -> list[Item]:
    items = decode(insider().segment.header_bytes)
    assert isinstance(items, tuple)
    return list(items)


HEADER_FAULTS: dict[str, tuple[int, Item]] = {
    "must understand is negative": (2, -1),
    "a short group id": (3, b"g"),
    "a short compartment id": (4, b"c"),
    "epoch 0": (5, 0),
    "an epoch that is true": (5, True),
    "a short device id": (6, b"d"),
    "seq 0": (7, 0),
    "seq 2 without a predecessor": (7, 2),
    "a predecessor at seq 1": (8, bytes(32)),
    "a short predecessor": (8, b"p"),
    "a predecessor's name at seq 1": (9, bytes(16)),
    "heads in falling order": (10, (b"b" * 16, b"a" * 16)),
    "a head twice": (10, (b"a" * 16, b"a" * 16)),
    "heads that are no array": (10, b"a" * 16),
    "too many heads": (10, tuple(n.to_bytes(16, "big") for n in range(1025))),
    "a time before 1970": (11, -1),
    "a short root": (12, b"r"),
    "no blobs": (13, 0),
    "65 blobs": (13, 65),
}


@pytest.mark.parametrize("fault", HEADER_FAULTS.values(), ids=HEADER_FAULTS)
def test_a_header_of_another_form_is_bad_bytes(fault: tuple[int, Item]) -> None:
    items = header_items()
    items[fault[0]] = fault[1]
    with pytest.raises(BadBytes):
        decode_header(encode(tuple(items)))


def test_a_header_of_as_many_heads_and_blobs_as_may_be_comes_back() -> None:
    items = header_items()
    items[10], items[13] = tuple(n.to_bytes(16, "big") for n in range(1024)), 64
    raw = encode(tuple(items))
    assert encode_header(decode_header(raw)) == raw


@pytest.mark.parametrize("prev,name", [(b"p", bytes(16)), (bytes(32), b"n"), ("p", bytes(16)), (bytes(32), None)])
def test_a_later_header_names_its_predecessor_in_full(prev: Item, name: Item) -> None:
    items = header_items()
    items[7:10] = [2, bytes(32), bytes(16)]
    assert decode_header(encode(tuple(items))).seq == 2
    items[8:10] = [prev, name]
    with pytest.raises(BadBytes):
        decode_header(encode(tuple(items)))


@pytest.mark.parametrize("items", [(), (1,), ("1", 1), (True, 1), (1, 1), (1, 1, 0)])
def test_a_header_that_is_cut_off_is_bad_bytes(items: Item) -> None:
    with pytest.raises(BadBytes):
        decode_header(encode(items))


@pytest.mark.parametrize("fault", [(0, 2), (1, 2), (2, 1), (2, 1 << 40)])
def test_another_version_suite_or_must_understand_bit_needs_a_newer_program(fault: tuple[int, Item]) -> None:
    items = header_items()
    items[fault[0]] = fault[1]
    with pytest.raises(NewerError):
        opened(insider().sealed(header=encode(tuple(items))))


def test_an_unknown_field_of_a_newer_version_needs_a_newer_program() -> None:
    with pytest.raises(NewerError):
        decode_header(encode((2, 1, *header_items()[2:], "new")))


def test_a_garbage_blob_touches_itself_alone() -> None:
    first, second = sealed_units(opened(packed().sealed))
    header = packed().header
    ids = (GID, CID, first.unit, header.device, 1, 1)
    bad = [
        replace(first, sealed=first.sealed[:-1] + bytes((first.sealed[-1] ^ 1,))),
        replace(first, sealed=seal(UNIT_KEYS[0], UNIT, ids, b"garbage", seeded(3))),
        replace(first, sealed=b""),
        replace(first, count=2),
        replace(first, first_idx=1, sealed=seal(UNIT_KEYS[0], UNIT, ids, b"\x00", seeded(3))),
    ]
    for one in bad:
        with pytest.raises(BadBytes):
            open_unit(header, one, [UNIT_KEYS[0]])
    assert open_unit(header, second, [UNIT_KEYS[1]]) == BLOBS[1].content


def test_a_blob_moved_to_another_place_is_bad_bytes_under_its_key() -> None:
    first, second = sealed_units(opened(packed().sealed))
    header = packed().header
    moved = [
        (header, replace(first, index=2)),
        (header, replace(first, unit=UNITS[1])),
        (replace(header, seq=2), first),
        (replace(header, cid=OTHER), first),
        (replace(header, gid=GroupId(b"x" * 16)), first),
        (replace(header, device=device_id(b"other")), first),
    ]
    for where, one in moved:
        with pytest.raises(BadBytes):
            open_unit(where, one, [UNIT_KEYS[0]])
    assert second.sealed != first.sealed


def test_a_blob_without_a_key_waits_and_every_key_of_its_unit_is_tried() -> None:
    segment = opened(packed().sealed)
    first = sealed_units(segment)[0]
    with pytest.raises(NoKeyError):
        open_unit(segment.header, first, [])
    assert open_unit(segment.header, first, [UNIT_KEYS[1], UNIT_KEYS[0]]) == BLOBS[0].content


WRAPPERS: dict[str, Item] = {
    "two parts": (UNITS[0], b""),
    "a short unit id": (b"u", 1, b""),
    "a count of nothing": (UNITS[0], 0, b""),
    "a count beyond the cap": (UNITS[0], (1 << 17) + 1, b""),
    "a seal that is text": (UNITS[0], 1, ""),
}


@pytest.mark.parametrize("wrapper", WRAPPERS.values(), ids=WRAPPERS)
def test_a_wrapper_of_another_form_is_wrong_for_every_member(wrapper: Item) -> None:
    segment = insider().segment
    with pytest.raises(BadBytes):
        sealed_units(replace(segment, blobs=(segment.blobs[0], encode(wrapper))))


def test_too_much_for_one_segment_is_told() -> None:
    one = UnitBlob(UNITS[0], UNIT_KEYS[0], content(0, 1))
    with pytest.raises(TooLargeError):
        packed(blobs=(one,) * 64)
    large = replace(content(0, 1), rows=(content(0, 1).rows[0]._replace(value=seeded(1)(1 << 20)),))
    with pytest.raises(TooLargeError):
        packed(blobs=(UnitBlob(UNITS[0], UNIT_KEYS[0], large),))


def test_contents_that_are_not_numbered_on_are_not_packed() -> None:
    with pytest.raises(ChangesError):
        packed(blobs=(BLOBS[0], BLOBS[0]))
