"""Heads: one size for many, a slot for each log that only its readers find, damage shown without a key."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import bound, derive, encrypt, generate_signing_key
from ifodesk.changes.errors import BadBytes, BadSignatureError, ChangesError, NewerError, NoKeyError
from ifodesk.changes.head import (
    MAX_HEAD_BYTES,
    SIZES,
    Branch,
    Head,
    LogSlot,
    Newest,
    check_head,
    is_whole,
    may_lack_room,
    open_head,
    read_slots,
    seal_head,
)
from ifodesk.changes.identities import device_id
from ifodesk.changes.ids import CompartmentId, GroupId
from ifodesk.changes.labels import HEAD, SLOT
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, seal_object
from tests.changes.cast import seeded

GID, GROUP = GroupId(b"g" * 16), CompartmentId(b"c" * 16)
EPOCH = Epoch(2, bytes([2]) * 32)
KEY = generate_signing_key(seeded("device"))
PARCELS = tuple(bytes([n]) * 16 for n in range(3))


def log(number: int) -> LogSlot:
    name = number.to_bytes(16, "big")
    return LogSlot(CompartmentId(name), sha256(name).digest(), Newest(number + 1, name, sha256(name).digest()[:16]))


def written(count: int = 3, *, parcels: tuple[bytes, ...] = PARCELS, counter: int = 7, seed: int = 1) -> bytes:
    logs = [log(n) for n in range(count)]
    return seal_head((GID, GROUP), EPOCH, logs, parcels, KEY, counter=counter, time=99, rng=seeded(seed))


def opened(raw: bytes) -> Head:
    return open_head(raw, GID, GROUP, [EPOCH])


def test_a_head_comes_back_with_its_parcels() -> None:
    head = opened(written())
    check_head(head, KEY.public)
    assert (head.gid, head.device, head.counter, head.time) == (GID, device_id(KEY.public), 7, 99)
    assert head.parcels == PARCELS


@given(st.integers(0, 40), st.data())
@settings(max_examples=20)
def test_readers_find_the_slots_of_their_compartments_and_no_others(count: int, data: st.DataObject) -> None:
    head = opened(written(count))
    held = data.draw(st.sets(st.integers(0, 50), max_size=8))
    other = Epoch(9, bytes(32))
    found = read_slots(head, [(log(n).cid, [other, Epoch(1, log(n).epoch_secret)]) for n in held])
    assert found == {log(n).cid: log(n).newest for n in held if n < count}


def test_a_slot_of_a_forked_log_tells_of_two_branches() -> None:
    forked = replace(log(0), newest=replace(log(0).newest, beside=Branch(b"h" * 16, b"d" * 16)))
    raw = seal_head((GID, GROUP), EPOCH, [forked, log(1)], (), KEY, counter=1, time=99, rng=seeded(1))
    found = read_slots(opened(raw), [(log(n).cid, [Epoch(1, log(n).epoch_secret)]) for n in range(2)])
    assert found == {log(0).cid: forked.newest, log(1).cid: log(1).newest}


@pytest.mark.parametrize("rest", [bytes(16) + b"d" * 16, b"h" * 16 + bytes(16)])
def test_half_a_branch_in_a_slot_is_bad_bytes(rest: bytes) -> None:
    ids, salt, secret = (GID, GROUP, device_id(KEY.public), 1), bytes(32), bytes(32)
    key, tag = derive(secret, salt, SLOT, ids)
    slot = tag[:8] + encrypt(key, (1).to_bytes(8, "big") + bytes(32) + rest, bound(SLOT, ids))
    head = opened(raw_head((*GOOD[:7], (slot,), GOOD[8])))
    with pytest.raises(BadBytes):
        read_slots(head, [(GROUP, [Epoch(1, secret)])])


def test_a_key_of_one_compartment_finds_no_slot_of_another() -> None:
    head = opened(written())
    assert read_slots(head, [(log(0).cid, [Epoch(1, log(1).epoch_secret)])]) == {}


def test_free_slots_cannot_be_told_from_used_ones_by_number_or_size() -> None:
    few, many = opened(written(1)), opened(written(30))
    assert len(few.slots) == len(many.slots)
    assert len(written(1)) == len(written(30)) == SIZES[0] + 80 + 32


def test_slots_are_sealed_anew_and_shuffled_at_each_writing() -> None:
    first, second = opened(written(seed=1)), opened(written(seed=2))
    assert not set(first.slots) & set(second.slots)
    places = {place_of(opened(written(seed=n))) for n in range(8)}
    assert len(places) > 1


def place_of(head: Head) -> int:
    _, rest = derive(log(0).epoch_secret, head.salt, SLOT, (GID, log(0).cid, head.device, head.counter))
    return next(at for at, slot in enumerate(head.slots) if slot[:8] == rest[:8])


def test_a_head_grows_by_doubling_and_leaves_out_what_was_written_longest_ago() -> None:
    sizes = {count: len(written(count, parcels=())) - 112 for count in (0, 39, 45, 100, 170, 400, 660, 900)}
    assert list(sizes.values()) == [4096, 4096, 8192, 16384, 32768, 65536, 65536, 65536]
    crowded = written(900)
    assert len(crowded) == MAX_HEAD_BYTES
    head = opened(crowded)
    found = read_slots(head, [(log(n).cid, [Epoch(1, log(n).epoch_secret)]) for n in (0, 600, 899)])
    assert set(found) == {log(0).cid, log(600).cid}
    assert 640 <= len(head.slots) <= 670


def test_a_head_that_is_just_full_grows_no_further_and_only_the_greatest_may_lack_room() -> None:
    for size in SIZES[:3]:
        room = len(opened(written(size // 120, parcels=())).slots)
        assert len(written(room, parcels=())) == size + 112
        assert len(written(room + 1, parcels=())) == 2 * size + 112
    assert not may_lack_room(opened(written(300)))
    assert may_lack_room(opened(written(400)))


def test_only_the_newest_parcels_are_named() -> None:
    many = tuple(n.to_bytes(16, "big") for n in range(70))
    assert opened(written(parcels=many)).parcels == many[:64]


@pytest.mark.parametrize("count,parcels", [(n, p) for n in (0, 20, 41, 83, 167, 335, 668) for p in (0, 1, 23, 24, 64)])
def test_every_filling_fits_its_size(count: int, parcels: int) -> None:
    raw = written(count, parcels=tuple(n.to_bytes(16, "big") for n in range(parcels)))
    assert len(raw) - 112 in SIZES
    assert len(opened(raw).slots) >= min(count, 640)


def test_every_flipped_byte_shows_without_a_key() -> None:
    raw = written()
    assert is_whole(raw)
    for at in range(len(raw)):
        assert not is_whole(raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :])
    for damaged in (raw[:-1], raw + b"\x00", b"", raw[-32:], sha256(b"").digest()):
        assert not is_whole(damaged)
        with pytest.raises(BadBytes):
            opened(damaged)


def test_a_head_of_another_group_or_epoch_does_not_open() -> None:
    for gid, cid, epochs in (
        (GroupId(bytes(16)), GROUP, [EPOCH]),
        (GID, CompartmentId(bytes(16)), [EPOCH]),
        (GID, GROUP, [Epoch(1, EPOCH.secret)]),
        (GID, GROUP, []),
    ):
        with pytest.raises(NoKeyError):
            open_head(written(), gid, cid, epochs)


def test_another_device_cannot_write_a_head_in_this_ones_name() -> None:
    with pytest.raises(BadSignatureError):
        check_head(opened(written()), generate_signing_key(seeded(2)).public)


def raw_head(items: Item, *, size: int | None = 4096) -> bytes:
    """Return a head with any header, properly sealed."""
    header = encode(items)
    body = encode((header, KEY.sign(HEAD, header)))
    sealed = seal_object(EPOCH, Place(GID, GROUP, ObjectType.HEAD), body, seeded(3), size=size)
    return sealed + sha256(sealed).digest()


GOOD: tuple[Item, ...] = (1, 1, GID, device_id(KEY.public), 1, 5, bytes(32), (bytes(96),), (bytes(16),))
FAULTS: dict[str, Item] = {
    "no array": 1,
    "nothing": (),
    "eight parts": GOOD[:8],
    "ten parts": (*GOOD, 1),
    "a version that is text": ("1", *GOOD[1:]),
    "another group inside": (1, 1, bytes(16), *GOOD[3:]),
    "a short device id": (*GOOD[:3], b"d", *GOOD[4:]),
    "counter 0": (*GOOD[:4], 0, *GOOD[5:]),
    "a time before 1970": (*GOOD[:5], -1, *GOOD[6:]),
    "a short salt": (*GOOD[:6], bytes(31), *GOOD[7:]),
    "a short slot": (*GOOD[:7], (bytes(95),), GOOD[8]),
    "a short parcel digest": (*GOOD[:8], (bytes(15),)),
    "65 parcels": (*GOOD[:8], (bytes(16),) * 65),
}


@pytest.mark.parametrize("items", FAULTS.values(), ids=FAULTS)
def test_a_head_of_another_form_is_bad_bytes(items: Item) -> None:
    with pytest.raises(BadBytes):
        opened(raw_head(items))


@pytest.mark.parametrize("items", [(2, 1), (1, 2), (2, 1, "new")])
def test_a_head_of_another_version_needs_a_newer_program(items: Item) -> None:
    with pytest.raises(NewerError):
        opened(raw_head(items))


def test_a_head_filled_up_to_another_size_is_bad_bytes() -> None:
    for size in (None, 5000, 131072):
        raw = raw_head((*GOOD[:7], (bytes(96),) * 48, GOOD[8]), size=size)
        with pytest.raises(BadBytes):
            opened(raw)
    good = raw_head(GOOD)
    assert isinstance(decode(opened(good).raw), tuple)


ONE = (1).to_bytes(8, "big")
NUMBERS_OF_NO_SEGMENT = [number.to_bytes(8, "big") + bytes(64) for number in (0, 1 << 63, (1 << 64) - 1)]


@pytest.mark.parametrize(
    "plaintext", [ONE + bytes(63) + b"\x01", ONE + bytes(32), ONE + bytes(65), *NUMBERS_OF_NO_SEGMENT]
)
def test_a_slot_that_its_writer_forged_is_bad_bytes(plaintext: bytes) -> None:
    ids, salt, secret = (GID, GROUP, device_id(KEY.public), 1), bytes(32), bytes(32)
    key, rest = derive(secret, salt, SLOT, ids)
    slot = (rest[:8] + encrypt(key, plaintext, bound(SLOT, ids)))[:96].ljust(96, b"\x00")
    head = opened(raw_head((*GOOD[:7], (slot,), GOOD[8])))
    with pytest.raises(ChangesError):
        read_slots(head, [(GROUP, [Epoch(1, secret)])])
